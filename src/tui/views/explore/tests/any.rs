//! Whatever is done in whatever order.

use crossterm::event::KeyCode;
use proptest::prelude::*;

use super::*;
use crate::query::{Sort, SortColumn};
use crate::tui::core::moves::MOVES;
use crate::tui::core::view::Input;
use crate::tui::core::{Context, Key};
use crate::tui::views::explore::keys::{PANES, Part};

#[derive(Clone, Debug)]
enum Step {
    Put(Input),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Resize(u16, u16),
    Change(fn(&mut Context)),
    Sort(SortColumn),
}

/// Anything that a user or a terminal can send, and that other views and layers can change.
fn any_step() -> impl Strategy<Value = Step> {
    let own = Part::ALL.into_iter().flat_map(Part::keys).chain(PANES).flat_map(|b| b.keys);
    let keys: Vec<Key> = own.chain(MOVES.iter().flat_map(|b| b.keys)).copied().collect();
    let letters = "polk sheriff:/\"é日.,fl".chars().map(|c| Key::plain(KeyCode::Char(c)));
    let key = |keys: Vec<Key>| prop::sample::select(keys).prop_map(|k| Step::Put(Input::Key(k)));
    let changes: Vec<fn(&mut Context)> = vec![
        |cx| cx.set_text("polk"),
        |cx| cx.set_text("zzz /^$/"),
        |cx| cx.set_text(""),
        |cx| cx.typing = !cx.typing,
        |cx| cx.step_lists(-1),
        |cx| cx.step_months(1),
        Context::toggle_only_watched,
        Context::undo,
        Context::redo,
    ];
    prop_oneof![
        6 => key(keys),
        3 => key(letters.collect()),
        1 => Just(Step::Put(Input::Paste("new\u{1b}".into()))),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Resize(x, y)),
        2 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Resize(x, y)),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Click(x, y)),
        3 => (0_u16..120, 0_u16..40).prop_map(|(x, y)| Step::Click(x, y)),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        2 => prop::sample::select(changes).prop_map(Step::Change),
        1 => prop::sample::select(SortColumn::ALL.to_vec()).prop_map(Step::Sort),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_anything(
        steps in prop::collection::vec(any_step(), 1..40),
        empty in prop::bool::weighted(0.1),
    ) {
        let size = (120, 40);
        let mut alone = if empty { Alone::with(sample::empty(size)) } else { explore(size) };
        for step in steps {
            match step {
                Step::Put(input) => alone.put_in(&input),
                Step::Click(x, y) => alone.click(x, y),
                Step::Wheel(x, y, down) => alone.wheel(x, y, down),
                Step::Resize(x, y) => alone.change(|cx| cx.size = (x, y)),
                Step::Change(change) => alone.change(change),
                Step::Sort(column) => alone.change(|cx| cx.sort_by(Sort { column, descending: true })),
            };
            check(&alone);
        }
        alone.buffer();
    }
}
