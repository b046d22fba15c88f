//! The search box.

use super::*;

#[test]
fn a_search_as_typed_equals_the_search_as_pasted() {
    let texts = [
        "polk",
        "polk sheriff",
        "plok",
        "state:fl so",
        "so flordia",
        "/^po.k/",
        "key:x",
        "zzzz",
        "グア",
    ];
    for text in texts {
        let (data, mut typing) = setup((120, 40));
        let mut so_far = String::new();
        act(&mut typing, &data, &[Action::Search]);
        for c in text.chars() {
            so_far.push(c);
            press(&mut typing, &data, KeyCode::Char(c));
            let (data, mut pasting) = setup((120, 40));
            act(&mut pasting, &data, &[Action::Paste(so_far.clone())]);
            assert_eq!(names(&typing, &data), names(&pasting, &data), "{so_far:?}");
            assert_eq!(typing.answer.totals, pasting.answer.totals, "{so_far:?}");
            assert_eq!(typing.answer.facets, pasting.answer.facets, "{so_far:?}");
            assert_eq!(typing.query_error, pasting.query_error, "{so_far:?}");
            assert_eq!(typing.selected, pasting.selected, "{so_far:?}");
        }
    }
}

#[test]
fn pasted_text_brings_no_control_characters_and_no_book() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Paste("polk\n\u{1b}[31m\u{7} so\r".into())]);
    assert_eq!(state.input.value(), "polk[31m so");
    act(&mut state, &data, &[Action::ClearSearch, Action::Paste("x".repeat(100_000))]);
    assert_eq!(state.input.value().len(), 400);
}

#[test]
fn a_search_puts_the_best_match_first_and_under_the_cursor() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Move(Motion::Last)]);
    act(&mut state, &data, &typed("jacksonville"));
    assert_eq!((name(&state, &data).as_str(), state.table.at), (REPAIRED, 0));
    act(&mut state, &data, &[Action::LeaveSearch]);
    assert_eq!((state.searching, state.focus), (false, Pane::Agencies));
    assert_eq!(state.filter.text, "jacksonville", "the search stays");
}

#[test]
fn a_search_closes_the_help_so_that_what_is_typed_is_seen() {
    for action in [Action::Search, Action::Paste("polk".into())] {
        let (data, mut state) = setup((120, 40));
        act(&mut state, &data, &[Action::Help, action]);
        assert!(state.searching && state.help.is_none());
    }
}
