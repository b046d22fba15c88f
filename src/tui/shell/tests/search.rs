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
        let mut typing = Driver::new((120, 40));
        typing.keys("/");
        let mut so_far = String::new();
        for letter in text.chars() {
            so_far.push(letter);
            typing.type_in(&letter.to_string());
            let mut pasting = Driver::new((120, 40));
            pasting.paste(&so_far);
            assert_eq!(typing.text(), pasting.text(), "{so_far:?}");
            assert_eq!(typing.names(), pasting.names(), "{so_far:?}");
            let (typed, pasted) = (typing.cx(), pasting.cx());
            assert_eq!(typed.answer.totals, pasted.answer.totals, "{so_far:?}");
            assert_eq!(typed.answer.facets, pasted.answer.facets, "{so_far:?}");
            assert_eq!(typed.search.error, pasted.search.error, "{so_far:?}");
            assert_eq!(typed.selected, pasted.selected, "{so_far:?}");
        }
    }
}

#[test]
fn pasted_text_brings_no_control_characters_and_no_book() {
    let mut driver = Driver::new((120, 40));
    driver.paste("polk\n\u{1b}[31m\u{7} so\r");
    assert_eq!(driver.cx().filter.text, "polk[31m so");
    driver.keys("Ctrl-U").paste(&"x".repeat(100_000));
    assert_eq!(driver.cx().filter.text.len(), 400);
}

#[test]
fn letters_are_text_in_the_box_and_commands_elsewhere() {
    let mut driver = Driver::new((120, 40));
    driver.keys("/ q");
    assert_eq!((driver.cx().filter.text.as_str(), &driver.effect), ("q", &None));
    assert_eq!(driver.keys("Esc Enter q").effect, Some(Effect::Quit));
}

#[test]
fn from_a_view_that_is_not_filtered_a_search_leads_to_the_agencies() {
    let mut driver = Driver::new((120, 40));
    driver.keys("5 /");
    assert_eq!(driver.scope(), "Search box");
    assert_eq!(driver.keys("Enter").scope(), "Agencies");
    let mut driver = Driver::new((120, 40));
    assert_eq!(driver.keys("3 / Enter").scope(), "Trends", "from one that is, to that view");
}

#[test]
fn the_caret_is_on_the_screen_however_long_the_search_is() {
    for size in [(120, 40), (60, 20), (20, 5), (20, 3)] {
        for length in [0, 3, 15, 16, 17, 55, 60, 117, 300] {
            let mut driver = Driver::new(size);
            let text: String = "wordé ".chars().cycle().take(length).collect();
            driver.keys("/").paste(&text);
            for key in ["", "Home"] {
                let text = driver.keys(key).text();
                assert!(text.contains('▏'), "{length} letters at {size:?}:\n{text}");
            }
        }
    }
}

#[test]
fn nothing_is_listed_cited_or_exported_under_a_filter_that_is_not_understood() {
    for text in ["state:zz", "polk status:dead", "colour:red", "/(/", "signed:soon"] {
        let mut driver = Driver::new((120, 40));
        driver.paste(text).keys("Esc");
        assert_eq!(driver.cx().answer.totals.agreements, 0, "{text}");
        let shown = driver.text();
        assert!(shown.contains("nothing is shown: "), "{text}:\n{shown}");
        for key in ["y", "e"] {
            driver.keys(key);
            assert_eq!((driver.scope(), &driver.effect), ("Agencies", &None), "{key} {text}");
            let message = driver.message().unwrap_or_default();
            assert!(message.starts_with("nothing is shown that could be cited"), "{message}");
        }
        driver.keys("x y");
        assert_eq!(driver.scope(), "Copied text", "without it, {text}");
    }
}

#[test]
fn what_is_not_in_force_is_said_and_shown_by_enter() {
    for keys in ["Enter", "Esc Enter", "Esc E"] {
        let mut driver = Driver::new((120, 40));
        driver.paste("mecklenburg");
        let shown = driver.text();
        assert!(shown.contains("None in force. 1 ended (gone"), "{shown}");
        driver.keys(keys);
        assert!(driver.text().contains("Mecklenburg County Sheriff"), "{keys}");
        assert_eq!(driver.cx().filter.statuses.len(), 3);
        driver.keys("u");
        assert!(driver.cx().answer.is_empty(), "u hides it again");
    }
    let mut driver = Driver::new((120, 40));
    driver.paste("goliad");
    driver.keys("Esc");
    let shown = driver.text();
    assert!(shown.contains("1 ended (gone in 2025): E shows"), "{shown}");
}
