//! The list of keys.

use super::*;

#[test]
fn the_same_key_opens_and_closes_it_and_the_table_below_stays() {
    let mut driver = Driver::new((80, 24));
    let before = driver.text();
    let opened = driver.keys("?").text();
    let moved = driver.keys("j").text();
    assert_ne!(moved, opened);
    driver.wheel(5, 5, true);
    assert_ne!(driver.text(), moved);
    driver.wheel(5, 5, false);
    assert_eq!(driver.text(), moved);
    assert_eq!(driver.keys("?").text(), before, "the table did not move");
    for key in ["Esc", "Enter"] {
        assert_eq!(driver.keys("?").keys(key).text(), before, "{key}");
    }
    assert_eq!(driver.keys("?").click(5, 5).text(), before, "a click closes it, too");
}

#[test]
fn one_row_up_from_the_end_is_seen_at_once() {
    let mut driver = Driver::new((60, 12));
    let end = driver.keys("? G PgDn PgDn").text();
    let above = driver.keys("k").text();
    assert_ne!(above, end);
    assert_eq!(driver.keys("j").text(), end);
    let all = driver.resize((300, 200)).text();
    assert!(all.contains("Everywhere"), "{all}");
    assert_eq!(driver.keys("j").text(), all, "all of it is on the screen");
}

#[test]
fn a_search_closes_it_so_that_what_is_typed_is_seen() {
    let mut driver = Driver::new((120, 40));
    assert_eq!(driver.keys("? /").scope(), "Search box");
    let mut driver = Driver::new((120, 40));
    assert_eq!(driver.keys("?").paste("polk").scope(), "Search box");
    assert_eq!(driver.cx().filter.text, "polk");
}

#[test]
fn every_key_of_every_scope_is_on_it() {
    let mut driver = Driver::new((120, 200));
    let text = driver.keys("?").text();
    for scope in driver.screen.scopes() {
        assert!(text.contains(scope.name), "{}", scope.name);
        for hint in scope.hints {
            let start: String = hint.words.chars().take(30).collect();
            assert!(text.contains(&start), "{}: {}", scope.name, hint.words);
        }
    }
}
