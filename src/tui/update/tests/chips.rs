//! The parts of the filter, taken off one by one.

use super::*;
use crate::query::CountyChoice;
use crate::tui::view::chips;

fn filtered(size: (u16, u16)) -> (Data, State) {
    let (data, mut state) = setup(size);
    let filter = Filter {
        states: [florida(), Place::from_postal("TX"), None].into_iter().collect(),
        models: Choice::only(Some(Model::TaskForce)),
        kinds: Choice::only(Some(AgencyKind::County)),
        statuses: StatusKind::ALL.into_iter().map(Some).collect(),
        counties: vec![CountyChoice::Unknown],
        since: chrono::NaiveDate::from_ymd_opt(2025, 1, 20),
        text: "polk".into(),
        ..Filter::default()
    };
    start(&mut state, &data, filter);
    (data, state)
}

#[test]
fn each_part_is_taken_off_alone_and_comes_back() {
    let (data, state) = filtered((120, 40));
    for at in 0..state.chips().len() {
        let mut state = state.clone();
        let (before, expected) = (state.filter.clone(), state.chips()[at].without.clone());
        act(&mut state, &data, &[Action::Chips]);
        for _ in 0..at {
            act(&mut state, &data, &[Action::Across(1)]);
        }
        assert_eq!(state.chip, Some(at));
        press(&mut state, &data, KeyCode::Backspace);
        assert_eq!(state.filter, expected);
        assert_eq!(state.input.value(), "polk", "the search stays");
        act(&mut state, &data, &[Action::Undo]);
        assert_eq!(state.filter, before);
        check(&state, &data);
    }
}

#[test]
fn one_after_the_other_all_are_taken_off_and_the_keys_go_back() {
    let (data, mut state) = filtered((120, 40));
    press(&mut state, &data, KeyCode::Char('X'));
    for left in (0..state.chips().len()).rev() {
        assert_eq!(views::scope(&state), keymap::Scope::Chips);
        press(&mut state, &data, KeyCode::Enter);
        assert_eq!(state.chips().len(), left);
        check(&state, &data);
    }
    assert_eq!(state.filter, Filter { text: "polk".into(), ..Filter::default() });
    assert_eq!(views::scope(&state), keymap::Scope::Agencies);
    press(&mut state, &data, KeyCode::Char('X'));
    assert!(state.message.is_some() && state.chip.is_none());
}

#[test]
fn a_click_on_a_part_takes_it_off_and_esc_loses_none() {
    for size in SIZES {
        let (data, state) = filtered(size);
        let Some(bar) = state.outline().bar else { continue };
        let screen = crate::tui::view::drawn(&state, &data);
        let placed = chips(&state, bar);
        assert!(!placed.is_empty(), "{size:?}");
        for chip in placed {
            let label = state.chips()[chip.index].label.clone();
            let shown = screen.line(chip.area, bar.y);
            assert!(shown.starts_with(&label) || shown.ends_with('…'), "{shown:?} of {label:?}");
            let action = event::mouse(&state, click_at(chip.area.x, bar.y)).unwrap();
            let mut after = state.clone();
            act(&mut after, &data, &[action]);
            assert_eq!(after.filter, state.chips()[chip.index].without, "{size:?} {label}");
        }
        let mut after = state.clone();
        press(&mut after, &data, KeyCode::Char('X'));
        press(&mut after, &data, KeyCode::Esc);
        assert_eq!((after.filter, after.chip), (state.filter, None));
    }
}

#[test]
fn the_part_that_has_the_keys_is_on_the_screen() {
    for size in SIZES {
        let (data, mut state) = filtered(size);
        act(&mut state, &data, &[Action::Chips]);
        for at in 0..state.chips().len() {
            let line = state.outline().bar.or(state.outline().footer).unwrap();
            let placed = chips(&state, line);
            assert!(placed.iter().any(|chip| chip.index == at), "{at} at {size:?}");
            act(&mut state, &data, &[Action::Across(1)]);
        }
    }
}

proptest! {
    #[test]
    fn whatever_the_order_nothing_is_left_at_the_end(order in prop::collection::vec(0_usize..20, 40)) {
        let (_, state) = filtered((120, 40));
        let mut filter = state.filter;
        let mut parts = filter.chips().len();
        for at in order {
            let chips = filter.chips();
            prop_assert_eq!(chips.len(), parts);
            if let Some(chip) = chips.get(at % parts.max(1)) {
                filter = chip.without.clone();
                prop_assert!(!filter.chips().iter().any(|other| other.label == chip.label));
                parts -= 1;
            }
        }
        prop_assert!(filter.is_empty());
    }
}
