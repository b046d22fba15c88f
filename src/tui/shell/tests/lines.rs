//! The lines across the screen: header, search and filters, keys.

use super::*;
use crate::tui::core::testing::compare;
use crate::tui::shell::VIEWS;

#[test]
fn the_header_looks_as_it_did() {
    let mut lines = Vec::new();
    for size in SIZES.into_iter().chain([(3, 3)]) {
        lines.push(format!("{} columns", size.0));
        for number in 1..=VIEWS.len() {
            let mut driver = Driver::new(size);
            lines.push(driver.keys(&number.to_string()).header());
        }
        let mut older = Driver::new(size);
        lines.push(older.keys("[ [").header());
        let mut one = Driver::new(size);
        lines.push(one.paste("gorham").header());
        let none = Driver::with(sample::empty(size), Filter::default());
        lines.push(none.header());
    }
    compare("header", &lines.join("\n"));
}

#[test]
fn the_line_of_search_and_filters_looks_as_it_did() {
    let scenes: &[(&str, &[&str])] = &[
        ("", &[]),
        ("/", &[]),
        ("", &["polk so"]),
        ("", &["hllsbrgh"]),
        ("", &["/^zzzz/"]),
        ("", &["state:zz polk"]),
        ("", &["polk county polk county polk county polk county polk county "]),
        ("Tab Tab Space", &[]),
        ("Tab Tab Space /", &[]),
        ("Tab Tab j Space Tab j Space Tab j Space", &[]),
        ("Tab Tab j Space Tab j Space Tab j Space X", &[]),
        ("Tab Tab j Space Tab j Space Tab j Space X Right Right", &[]),
        ("w W", &[]),
        ("w W X", &["polk"]),
    ];
    let mut lines = Vec::new();
    for size in [(120, 40), (80, 24), (60, 20)] {
        lines.push(format!("{} columns", size.0));
        for (keys, texts) in scenes {
            let mut driver = Driver::new(size);
            driver.keys(keys);
            for text in *texts {
                driver.paste(text);
                lines.push(driver.bar());
                driver.keys("Enter");
            }
            lines.push(driver.bar());
        }
    }
    compare("bar", &lines.join("\n"));
}

#[test]
fn the_keys_of_every_scope_are_in_the_footer() {
    let mut lines = Vec::new();
    for name in scope_names() {
        if name == "Everywhere" {
            continue;
        }
        lines.push(name.to_owned());
        // So high that no layer covers the line.
        for width in [160, 80, 34, 20] {
            lines.push(in_scope(name).resize((width, 190)).footer());
        }
    }
    compare("footer", &lines.join("\n"));
}

#[test]
fn a_filter_is_seen_on_every_screen() {
    for size in SIZES.into_iter().chain([(40, 15), (40, 11), (24, 8)]) {
        let mut driver = Driver::new(size);
        driver.paste("polk").keys("Enter");
        let lines = [driver.header(), driver.bar()].join("\n");
        assert!(lines.contains("polk"), "{size:?}: {lines}");
    }
}

#[test]
fn the_age_of_the_list_stays_while_a_filter_takes_the_line() {
    for size in [(160, 50), (120, 40), (80, 24), (60, 20), (40, 15)] {
        let mut cx = sample::context(size);
        cx.today = "2026-11-24".parse().ok();
        let mut driver = Driver::with(cx, Filter::default());
        driver.paste("polk county polk county polk county polk county polk county").keys("Enter");
        let lines = [driver.header(), driver.bar()].join("\n");
        assert!(lines.contains("18 May 2026") && lines.contains("190 days old"), "{lines}");
    }
}
