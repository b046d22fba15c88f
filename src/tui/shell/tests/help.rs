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
    assert_eq!(driver.keys("?").click(5, 1).text(), before, "a click closes it, too");
}

#[test]
fn one_row_up_from_the_end_is_seen_at_once() {
    let mut driver = Driver::new((60, 12));
    let end = driver.keys("? G PgDn PgDn").text();
    let above = driver.keys("k").text();
    assert_ne!(above, end);
    assert_eq!(driver.keys("j").text(), end);
    let all = driver.resize((300, 200)).text();
    assert!(all.contains("Cite, copy and save"), "{all}");
    assert_eq!(driver.keys("j").text(), all, "all of it is on the screen");
}

#[test]
fn a_pasted_text_closes_it_so_that_what_is_searched_is_seen() {
    let mut driver = Driver::new((120, 40));
    assert_eq!(driver.keys("?").paste("polk").scope(), "Search box");
    assert_eq!(driver.cx().filter.text, "polk");
}

/// The lines of the help, without the frame.
fn lines(driver: &Driver) -> Vec<String> {
    let text = driver.text();
    let inside = text.lines().filter_map(|line| line.strip_prefix('│'));
    inside.map(|line| line.trim_end_matches('│').trim().to_owned()).collect()
}

#[test]
fn a_key_is_found_by_what_it_does_or_by_its_name() {
    for (typed, expected) in
        [("undo", "u                 undo a change"), ("CITE sent", "y "), ("Ctrl-R", "U  Ctrl-R")]
    {
        let mut driver = Driver::new((80, 24));
        driver.keys("? /").type_in(typed);
        assert_eq!(driver.scope(), "Finding a key");
        let lines = lines(&driver);
        assert!(lines[1].starts_with(expected), "{typed}: {lines:?}");
        let shown = driver.keys("Enter").text();
        assert_eq!(driver.scope(), "Help");
        assert!(shown.contains(typed), "what is looked for is seen");
    }
    let mut driver = Driver::new((80, 24));
    let all = driver.keys("?").text();
    driver.keys("/").type_in("zzzz");
    assert!(driver.text().contains("no key has these words"));
    assert_eq!(driver.keys("Esc").text(), all);
}

#[test]
fn the_keys_of_the_pane_come_first_and_what_one_wants_to_do_after_them() {
    let mut driver = Driver::new((80, 200));
    let lines = lines(driver.keys("Enter ?"));
    assert_eq!(lines[0], "Agency (here)");
    let at = |name| lines.iter().position(|line| line == name).expect(name);
    assert!(at("Find") < at("Cite, copy and save") && at("Cite, copy and save") < at("Map"));
}

#[test]
fn a_click_on_a_key_presses_it_where_it_holds() {
    let mut driver = Driver::new((80, 24));
    let at = lines(driver.keys("?")).iter().position(|line| line.starts_with("y ")).unwrap();
    driver.click(5, u16::try_from(at).unwrap() + 1);
    assert!(matches!(driver.effect, Some(Effect::Copy(_))), "{}", driver.text());
}

#[test]
fn every_key_of_every_scope_is_on_it_in_full() {
    for width in [80, 120, 200] {
        let mut driver = Driver::new((width, 200));
        // From its beginning to its end.
        let text = [driver.keys("?").text(), driver.keys("G").text()].concat();
        let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "│").collect();
        assert!(!text.contains('…'), "{text}");
        for scope in driver.screen.scopes() {
            assert!(scope.name == "Everywhere" || text.contains(scope.name), "{}", scope.name);
            for word in scope.hints.iter().flat_map(|hint| hint.words.split_whitespace()) {
                assert!(words.contains(&word), "{width}, {}: {word}", scope.name);
            }
        }
    }
}
