//! Finding a value in a pane of facets.

use super::*;

fn finding(pane: Pane, text: &str) -> (Data, State) {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Focus(pane)]);
    press(&mut state, &data, KeyCode::Char('f'));
    for c in text.chars() {
        press(&mut state, &data, KeyCode::Char(c));
        check(&state, &data);
    }
    (data, state)
}

fn state(postal: &str) -> Value {
    Value::State(Place::from_postal(postal))
}

#[test]
fn states_are_found_by_name_by_words_and_by_postal_code() {
    let cases = [
        ("tex", "TX", 1),
        ("FL", "FL", 1),
        ("mo", "MO", 1),
        ("caro", "NC", 2),
        ("new h", "NH", 1),
        ("ansas", "KS", 1),
    ];
    for (text, postal, rows) in cases {
        let (data, mut found) = finding(Pane::States, text);
        let values = found.values(Pane::States);
        assert_eq!(values.len(), rows, "{text}: {values:?}");
        assert_eq!(values[found.facet_cursor(Pane::States).at], state(postal), "{text}");
        press(&mut found, &data, KeyCode::Enter);
        assert!(found.is_chosen(state(postal)), "{text}");
        assert!(found.find.is_some(), "the next one can be typed");
        let cursor = found.facet_cursor(Pane::States).at;
        assert_eq!(found.values(Pane::States)[cursor], state(postal), "{text}");
    }
}

#[test]
fn several_are_chosen_in_a_row_and_esc_leaves_them_chosen() {
    let (data, mut state) = finding(Pane::States, "texas");
    press(&mut state, &data, KeyCode::Enter);
    for c in "geor".chars() {
        press(&mut state, &data, KeyCode::Char(c));
    }
    press(&mut state, &data, KeyCode::Enter);
    press(&mut state, &data, KeyCode::Esc);
    assert!(state.find.is_none());
    assert_eq!(state.filter.states.len(), 2);
    assert!(state.values(Pane::States).len() > 2, "all are there again");
    check(&state, &data);
}

#[test]
fn letters_that_no_value_has_choose_nothing() {
    for pane in FACETS {
        let (data, mut state) = finding(pane, "zzq");
        assert!(state.values(pane).is_empty());
        press(&mut state, &data, KeyCode::Enter);
        assert!(state.filter.is_empty());
        press(&mut state, &data, KeyCode::Esc);
        assert!(!state.values(pane).is_empty());
    }
}

#[test]
fn statuses_models_and_kinds_are_found() {
    for (pane, text, value) in [
        (Pane::Kinds, "end", Value::Status(StatusKind::Ended)),
        (Pane::Kinds, "muni", Value::Kind(Some(AgencyKind::Municipality))),
        (Pane::Models, "wso", Value::Model(Some(Model::WarrantService))),
        (Pane::Models, "task", Value::Model(Some(Model::TaskForce))),
    ] {
        let (data, mut state) = finding(pane, text);
        press(&mut state, &data, KeyCode::Enter);
        assert!(state.is_chosen(value), "{text}");
    }
}

#[test]
fn it_ends_where_its_pane_loses_the_keys() {
    for action in [Action::Focus(Pane::Agencies), Action::Search, Action::View(ViewKind::Map)] {
        let (data, mut state) = finding(Pane::States, "fl");
        act(&mut state, &data, std::slice::from_ref(&action));
        assert!(state.find.is_none(), "{action:?}");
        assert!(state.values(Pane::States).len() > 1);
    }
}

#[test]
fn a_click_hits_the_value_that_is_drawn_while_others_are_left_out() {
    let (data, found) = finding(Pane::States, "caro");
    let inside = found.layout().inside(Pane::States).unwrap();
    for row in 0..2 {
        let mut found = found.clone();
        let value = found.values(Pane::States)[usize::from(row)];
        let action = event::mouse(&found, click_at(inside.x + 3, inside.y + row)).unwrap();
        act(&mut found, &data, &[action]);
        assert!(found.is_chosen(value));
    }
}
