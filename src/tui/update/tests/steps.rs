//! Taking changes back, and doing them again.

use super::*;
use crate::tui::state::Snapshot;

fn question(state: &State) -> Snapshot {
    super::super::steps::now(state).question
}

#[test]
fn day_order_and_filter_are_taken_back_one_by_one_and_done_again() {
    let (data, mut state) = setup((120, 40));
    let mut asked = vec![question(&state)];
    let changes = [
        vec![Action::StepLists(-1), Action::StepLists(-1)],
        vec![Action::SortBy(SortColumn::State)],
        vec![Action::Focus(Pane::Models), Action::Toggle],
        typed("polk"),
        vec![Action::LeaveSearch, Action::SortReverse],
        vec![Action::ClearFilters],
    ];
    for actions in changes {
        act(&mut state, &data, &actions);
        asked.push(question(&state));
    }
    for expected in asked.iter().rev().skip(1) {
        act(&mut state, &data, &[Action::Undo]);
        assert_eq!(question(&state), *expected);
        check(&state, &data);
    }
    act(&mut state, &data, &[Action::Undo]);
    assert!(state.message.is_some(), "that is told");
    for expected in asked.iter().skip(1) {
        act(&mut state, &data, &[Action::Redo]);
        assert_eq!(question(&state), *expected);
        check(&state, &data);
    }
    act(&mut state, &data, &[Action::Redo]);
    assert!(state.message.is_some());
}

#[test]
fn a_run_through_time_is_one_step_until_something_else_is_done() {
    let (data, mut state) = setup((120, 40));
    let newest = question(&state);
    act(&mut state, &data, &[Action::StepLists(-1), Action::StepMonths(-1)]);
    let there = question(&state);
    act(&mut state, &data, &[Action::Move(Motion::Rows(1)), Action::StepLists(1)]);
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(question(&state), there);
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(question(&state), newest);
}

#[test]
fn the_cursor_stays_on_its_agency_and_comes_back_where_it_was() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Move(Motion::Rows(5))]);
    let before = name(&state, &data);
    act(&mut state, &data, &typed("jacksonville"));
    act(&mut state, &data, &[Action::LeaveSearch]);
    let found = name(&state, &data);
    assert_ne!(found, before);
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(name(&state, &data), found, "it is still listed");
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Only, Action::Focus(Pane::Agencies)]);
    let there = name(&state, &data);
    point(&mut state, &data, Pane::States, Value::State(Place::from_postal("TX")));
    act(&mut state, &data, &[Action::Only, Action::Undo]);
    assert_eq!(name(&state, &data), there, "the one of Texas is not listed any more");
}

#[test]
fn a_new_change_gives_up_what_was_taken_back() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Focus(Pane::Models), Action::Toggle, Action::Undo]);
    assert_eq!(state.steps.len(), (0, 1));
    act(&mut state, &data, &[Action::SortNext]);
    assert_eq!(state.steps.len(), (1, 0));
}

/// What a user does that changes what is asked, and what does not.
fn any_change() -> impl Strategy<Value = Action> {
    let actions = [
        Action::Toggle,
        Action::Only,
        Action::NextPane,
        Action::Move(Motion::Rows(1)),
        Action::Move(Motion::Last),
        Action::Paste("polk".into()),
        Action::Edit(InputRequest::DeletePrevChar),
        Action::LeaveSearch,
        Action::ClearSearch,
        Action::ClearFilters,
        Action::StepLists(-1),
        Action::StepLists(1),
        Action::StepMonths(-1),
        Action::Newest,
        Action::SortNext,
        Action::SortReverse,
        Action::TakeOff(Some(0)),
        Action::Watch,
        Action::OnlyWatched,
        Action::View(ViewKind::Map),
        Action::View(ViewKind::Explore),
    ];
    prop::sample::select(actions.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn undo_then_redo_is_as_if_nothing_was_done(
        actions in prop::collection::vec(any_change(), 1..30),
        back in 1_usize..30,
    ) {
        let (data, mut state) = setup((120, 40));
        let start = question(&state);
        act(&mut state, &data, &actions);
        let before = (question(&state), state.answer.totals);
        let watched = state.watch.agencies.clone();
        let depth = state.steps.len().0;
        for _ in 0..back {
            act(&mut state, &data, &[Action::Undo]);
            check(&state, &data);
        }
        if back >= depth {
            prop_assert_eq!(&question(&state), &start);
        }
        for _ in 0..back {
            act(&mut state, &data, &[Action::Redo]);
            check(&state, &data);
        }
        prop_assert_eq!((question(&state), state.answer.totals), before);
        prop_assert_eq!(state.watch.agencies, watched);
    }
}
