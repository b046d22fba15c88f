//! Whatever is done in whatever order, what has to hold holds.

use super::*;

/// Anything that a user, a mouse or a terminal can send.
fn any_action() -> impl Strategy<Value = Step> {
    let bound =
        (0..bindings().count()).prop_map(|i| Step::Do(bindings().nth(i).unwrap().action.clone()));
    let key = prop::sample::select("polk sheriff:/\"é日.,fl".chars().collect::<Vec<_>>());
    let key = key.prop_map(|c| Step::Key(KeyCode::Char(c)));
    let size = (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Do(Action::Resize(x, y)));
    let small = (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Do(Action::Resize(x, y)));
    let mouse =
        (0_u16..500, 0_u16..200, 0_usize..3).prop_map(|(x, y, kind)| Step::Mouse(x, y, kind));
    let near = (0_u16..120, 0_u16..40, 0_usize..3).prop_map(|(x, y, kind)| Step::Mouse(x, y, kind));
    let column =
        (0..SortColumn::ALL.len()).prop_map(|i| Step::Do(Action::SortBy(SortColumn::ALL[i])));
    let wheel = (0..Pane::ALL.len(), any::<i32>())
        .prop_map(|(i, rows)| Step::Do(Action::Wheel(Pane::ALL[i], rows)));
    prop_oneof![6 => bound, 3 => key, 1 => size, 2 => small, 1 => mouse, 3 => near, 1 => column, 1 => wheel]
}

#[derive(Clone, Debug)]
enum Step {
    Do(Action),
    Key(KeyCode),
    Mouse(u16, u16, usize),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_anything(
        steps in prop::collection::vec(any_action(), 1..40),
        empty in prop::bool::weighted(0.1),
    ) {
        let (data, mut state) = if empty { sample::empty() } else { setup((120, 40)) };
        for step in steps {
            let action = match step {
                Step::Do(action) => Some(action),
                Step::Key(code) => event::key(&state, KeyEvent::new(code, KeyModifiers::NONE)),
                Step::Mouse(column, row, kind) => {
                    let kind = [
                        MouseEventKind::Down(MouseButton::Left),
                        MouseEventKind::ScrollDown,
                        MouseEventKind::ScrollUp,
                    ][kind];
                    event::mouse(&state, MouseEvent { kind, ..click_at(column, row) })
                }
            };
            if let Some(action) = action {
                let _ = update(&mut state, &data, action);
            }
            check(&state, &data);
        }
        crate::tui::view::drawn(&state, &data);
    }
}
