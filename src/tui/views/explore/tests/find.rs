//! Finding a value by its letters.

use super::*;
use crate::model::{AgencyKind, Model};
use crate::query::StatusKind;
use crate::tui::core::view::Input;
use crate::tui::core::{Destination, View};

fn finding(pane: Pane, text: &str) -> Alone<Explore> {
    let mut alone = explore((120, 40));
    focus(&mut alone, pane);
    alone.keys("f");
    assert_eq!(alone.view.scope(), "Finding a value");
    for letter in text.chars() {
        alone.keys(if letter == ' ' { "Space".into() } else { letter.to_string() }.as_str());
        check(&alone);
    }
    alone
}

#[test]
fn states_are_found_by_name_by_word_and_by_postal_code() {
    let cases = [
        ("tex", "TX", 1),
        ("FL", "FL", 1),
        ("mo", "MO", 1),
        ("caro", "NC", 2),
        ("new h", "NH", 1),
        ("ansas", "KS", 1),
    ];
    for (text, postal, rows) in cases {
        let mut alone = finding(Pane::States, text);
        let values = alone.view.values(Pane::States);
        assert_eq!(values.len(), rows, "{text}: {values:?}");
        assert_eq!(alone.view.value(Pane::States), Some(state(postal)), "{text}");
        alone.keys("Enter");
        assert!(state(postal).is_chosen(&alone.cx.filter), "{text}");
        assert!(alone.view.find.is_some(), "the next value can be typed");
        assert_eq!(alone.view.value(Pane::States), Some(state(postal)), "{text}");
    }
}

#[test]
fn several_are_chosen_in_a_row_and_escape_leaves_them_chosen() {
    let mut alone = finding(Pane::States, "texas");
    alone.keys("Enter g e o r Enter Esc");
    assert!(alone.view.find.is_none());
    assert_eq!(alone.cx.filter.states.len(), 2);
    assert!(alone.view.values(Pane::States).len() > 2, "all are shown again");
    check(&alone);
}

#[test]
fn letters_that_no_value_has_choose_nothing() {
    for pane in Pane::FACETS {
        let mut alone = finding(pane, "zzq");
        assert!(alone.view.values(pane).is_empty());
        alone.keys("Enter");
        assert!(alone.cx.filter.is_empty());
        alone.keys("Esc");
        assert!(!alone.view.values(pane).is_empty());
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
        let mut alone = finding(pane, text);
        alone.keys("Enter");
        assert!(value.is_chosen(&alone.cx.filter), "{text}");
    }
}

#[test]
fn letters_are_edited_and_pasted() {
    let mut alone = finding(Pane::States, "zz");
    alone.keys("Ctrl-U").put_in(&Input::Paste("flo\u{1b}r".into())).keys("i Backspace");
    assert_eq!(alone.view.value(Pane::States), Some(state("FL")));
    let text = alone.view.find.as_ref().map(|find| find.text.value());
    assert_eq!(text, Some("flor"));
    alone.keys("Backspace Backspace Backspace Backspace Down");
    assert_eq!(alone.view.cursor(Pane::States).at, 1);
}

#[test]
fn it_ends_where_its_pane_loses_the_keys() {
    let ends: [fn(&mut Alone<Explore>); 3] = [
        |alone| {
            let _ = alone.view.arrive(&mut alone.cx, &Destination::Agencies);
        },
        |alone| {
            alone.change(|cx| cx.typing = true);
        },
        // A click on the tab of another view.
        |alone| {
            alone.click(30, 0);
        },
    ];
    for end in ends {
        let mut alone = finding(Pane::States, "fl");
        end(&mut alone);
        assert!(alone.view.find.is_none());
        assert!(alone.view.values(Pane::States).len() > 1);
    }
}

#[test]
fn a_click_hits_the_value_that_is_drawn_while_others_are_left_out() {
    let inside = finding(Pane::States, "caro");
    let inside = inside.view.panes(&inside.cx).inside(Pane::States).unwrap();
    for row in 0..2 {
        let mut alone = finding(Pane::States, "caro");
        let value = alone.view.values(Pane::States)[usize::from(row)];
        alone.click(inside.x + 3, inside.y + row);
        assert!(value.is_chosen(&alone.cx.filter));
        assert!(alone.view.find.is_some());
    }
}
