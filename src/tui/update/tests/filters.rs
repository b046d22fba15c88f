//! Choosing, clearing and undoing filters.

use super::*;

#[test]
fn a_value_is_chosen_taken_out_chosen_alone_and_cleared() {
    let (data, mut state) = setup((120, 40));
    let texas = Place::from_postal("TX");
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle]);
    assert_eq!(state.filter.states, Choice::only(florida()));
    point(&mut state, &data, Pane::States, Value::State(texas));
    act(&mut state, &data, &[Action::Toggle]);
    assert_eq!(state.filter.states.len(), 2);
    act(&mut state, &data, &[Action::Toggle]);
    assert_eq!(state.filter.states, Choice::only(florida()));
    act(&mut state, &data, &[Action::Only]);
    assert_eq!(state.filter.states, Choice::only(texas));
    act(&mut state, &data, &[Action::ClearFacet]);
    assert!(state.filter.is_empty());
}

#[test]
fn clearing_a_facet_leaves_the_others_and_kinds_are_not_statuses() {
    let (data, mut state) = setup((120, 40));
    let kind = Value::Kind(Some(AgencyKind::County));
    let status = Value::Status(StatusKind::Ended);
    point(&mut state, &data, Pane::Kinds, kind);
    act(&mut state, &data, &[Action::Toggle]);
    point(&mut state, &data, Pane::Kinds, status);
    act(&mut state, &data, &[Action::Toggle]);
    assert!(state.is_chosen(kind) && state.is_chosen(status));
    act(&mut state, &data, &[Action::ClearFacet]);
    assert!(state.is_chosen(kind) && !state.is_chosen(status));
}

#[test]
fn the_count_beside_a_value_is_what_choosing_it_alone_gives() {
    let (data, state) = setup((120, 40));
    let starts = [
        vec![],
        typed("sheriff"),
        vec![Action::StepLists(-2)],
        vec![Action::Focus(Pane::Models), Action::Toggle],
        vec![Action::Focus(Pane::Kinds), Action::Move(Motion::Last), Action::Toggle],
    ];
    for start in starts {
        let mut state = state.clone();
        act(&mut state, &data, &start);
        act(&mut state, &data, &[Action::LeaveSearch]);
        for (pane, value) in all_values(&state) {
            let told = state.count(value);
            let mut state = state.clone();
            point(&mut state, &data, pane, value);
            act(&mut state, &data, &[Action::Only]);
            assert_eq!(state.answer.totals.agreements, told, "{value:?} after {start:?}");
        }
    }
}
