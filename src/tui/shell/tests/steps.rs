//! Undo and redo.

use proptest::prelude::*;

use super::*;
use crate::tui::core::Steps;

#[test]
fn undo_restores_filters_and_search_one_by_one() {
    let mut driver = Driver::new((120, 40));
    let first = driver.choose_state("florida").cx().filter.clone();
    let second = driver.keys("/ p o l k").cx().filter.clone();
    driver.keys("Enter x");
    assert!(driver.cx().filter.is_empty());
    for expected in [second, first, Filter::default()] {
        driver.keys("u");
        assert_eq!(driver.cx().filter, expected);
        assert_eq!(driver.cx().search.hits.is_some(), !expected.text.is_empty());
        let box_shows = if expected.text.is_empty() { " / search" } else { " / polk" };
        assert!(driver.bar().starts_with(box_shows), "{}", driver.bar());
        assert_eq!(driver.message(), None);
    }
    driver.keys("u");
    assert_eq!(driver.message(), Some("nothing to undo"));
}

#[test]
fn undo_skips_a_search_that_was_deleted_again() {
    let mut driver = Driver::new((120, 40));
    driver.choose_state("florida").keys("/ x Backspace Enter u");
    assert!(driver.cx().filter.is_empty(), "{:?}", driver.cx().filter);
}

#[test]
fn no_number_of_changes_makes_the_memory_of_undo_grow() {
    let mut driver = Driver::new((120, 40));
    driver.focus_states();
    for _ in 0..=Steps::DEPTH * 2 {
        driver.keys("Space");
    }
    assert_eq!(driver.cx().steps.len().0, Steps::DEPTH);
}

#[test]
fn a_run_through_time_is_one_step_until_something_else_is_done() {
    let mut driver = Driver::new((120, 40));
    let newest = driver.cx().step().asked;
    let there = driver.keys("[ {").cx().step().asked;
    driver.keys("j ] u");
    assert_eq!(driver.cx().step().asked, there);
    driver.keys("u");
    assert_eq!(driver.cx().step().asked, newest);
}

#[test]
fn a_new_change_gives_up_what_was_undone() {
    let mut driver = Driver::new((120, 40));
    driver.focus_states().keys("Space u");
    assert_eq!(driver.cx().steps.len(), (0, 1));
    driver.keys("Esc s");
    assert_eq!(driver.cx().steps.len(), (1, 0));
}

/// What a user does that changes what is asked, and what does not.
const CHANGES: &[&str] = &[
    "Space",
    "o",
    "Tab",
    "j",
    "G",
    "s",
    "r",
    "w",
    "W",
    "x",
    "/ p o l k Enter",
    "/ Backspace Enter",
    "/ Ctrl-U Enter",
    "[",
    "]",
    "{",
    "n",
    "X Enter Esc",
    "2",
    "3",
    "1",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn undo_then_redo_is_as_if_nothing_was_done(
        changes in prop::collection::vec(prop::sample::select(CHANGES), 1..20),
        back in 1_usize..20,
    ) {
        let mut driver = Driver::new((120, 40));
        for keys in changes {
            driver.keys(keys);
            // A text that is copied, an address that is opened: the keys go back.
            if driver.scope() == "Copied text" {
                driver.keys("Esc");
            }
        }
        let before = (driver.cx().step().asked, driver.cx().answer.totals);
        let watched = driver.cx().watch.agencies.clone();
        driver.keys(&"u ".repeat(back)).keys(&"U ".repeat(back));
        prop_assert_eq!((driver.cx().step().asked, driver.cx().answer.totals), before);
        prop_assert_eq!(&driver.cx().watch.agencies, &watched);
    }
}
