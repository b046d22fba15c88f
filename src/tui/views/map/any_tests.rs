//! Whatever is put in in whatever order, what has to hold holds.

use proptest::prelude::*;

use super::Map;
use super::layout::Form;
use crate::map::CountyMap;
use crate::tui::core::testing::Alone;
use crate::tui::core::{Input, sample};

#[derive(Clone, Debug)]
enum Step {
    Keys(&'static str),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Tick,
    Lists(i32),
    Search(&'static str),
    Size(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    let keys = "h j k l Tab Shift-Tab z Esc Enter o Space v i g G PgUp PgDn Ctrl-D Ctrl-U # ]";
    let keys: Vec<&str> = keys.split(' ').collect();
    prop_oneof![
        8 => prop::sample::select(keys).prop_map(Step::Keys),
        3 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (0_u16..130, 0_u16..45, any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        1 => Just(Step::Tick),
        1 => (-3..4).prop_map(Step::Lists),
        1 => prop::sample::select(vec!["polk", "zzz", ""]).prop_map(Step::Search),
        2 => (0_u16..160, 0_u16..50).prop_map(|(x, y)| Step::Size(x, y)),
    ]
}

fn check(map: &Alone<Map>) {
    let (view, cx) = (&map.view, &map.cx);
    let layout = view.layout(cx);
    let state = view.place.expect("the cursor is on a place");
    assert!(view.county.is_none_or(|county| CountyMap::bundled().state(county) == state));
    assert!(view.counted.as_ref().is_some_and(|counted| counted.revision == cx.revision));
    let height = usize::from(layout.map.height);
    match layout.form {
        Form::Picture => {
            let raster = view.raster.as_ref().expect("a picture has pixels");
            assert_eq!(raster.grid.columns(), layout.map.width);
            assert_eq!(raster.grid.rows(), 2 * layout.map.height);
        }
        Form::Lines if height > 0 => {
            let (lines, at) = view.line_of_cursor();
            assert!(at < lines && (view.top..view.top + height).contains(&at), "{view:?}");
        }
        Form::OffMap => {
            let lines = view.unplaced.as_ref().map_or(0, Vec::len);
            assert!(view.top <= lines.saturating_sub(height));
        }
        Form::Lines | Form::Tiles => {}
    }
    let _ = map.buffer();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_inputs_and_sizes_breaks_anything(
        steps in prop::collection::vec(step(), 1..30),
        empty in prop::bool::weighted(0.1),
    ) {
        let cx = if empty { sample::empty((120, 40)) } else { sample::context((120, 40)) };
        let mut map = Alone::<Map>::with(cx);
        for step in steps {
            match step {
                Step::Keys(labels) => map.keys(labels),
                Step::Click(x, y) => map.click(x, y),
                Step::Wheel(x, y, down) => map.wheel(x, y, down),
                Step::Tick => map.put_in(&Input::Tick),
                Step::Lists(by) => map.change(|cx| cx.step_lists(by)),
                Step::Search(text) => map.change(|cx| cx.set_text(text)),
                Step::Size(x, y) => map.change(|cx| cx.size = (x, y)),
            };
            check(&map);
        }
    }
}
