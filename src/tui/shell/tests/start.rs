//! How the screen starts, its messages, and what it asks of the world outside.

use super::*;
use crate::model::Model;
use crate::query::Choice;
use crate::terminal::Depth;
use crate::tui::core::testing::compare;
use crate::tui::core::{Data, ThemeStep};
use crate::tui::kit::theme::Scheme;
use crate::tui::shell::screen::loading;

/// The answer that a theme is found.
fn theme(name: &str, words: Option<&str>) -> Response {
    let palette = Scheme::built_in(name).unwrap().palette;
    Response::Theme(Box::new(palette), words.map(str::to_owned))
}

#[test]
fn what_could_not_be_read_is_said_until_the_next_key() {
    let data = Data::new(sample::history(), vec!["a.xlsx: bad".into(), "b.xlsx: bad".into()]);
    let mut driver = Driver::with(sample::of(data, (120, 40)), Filter::default());
    assert_eq!(driver.footer(), " a.xlsx: bad (and 1 more)");
    driver.resize((80, 24)).answer(&theme("light", None));
    assert!(driver.message().is_some(), "nobody has read it yet");
    assert_eq!(driver.keys("Down").message(), None);
}

#[test]
fn the_filter_of_the_start_cannot_be_undone() {
    let filter = Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() };
    let mut driver = Driver::with(sample::context((120, 40)), filter.clone());
    assert_eq!(driver.cx().filter, filter);
    driver.keys("u");
    assert_eq!(driver.cx().filter, filter);
}

#[test]
fn effects_are_asked_for_and_nothing_else_happens() {
    let mut driver = Driver::new((120, 40));
    let before = driver.text();
    for (key, effect) in [
        ("q", Effect::Quit),
        ("Ctrl-C", Effect::Quit),
        ("Ctrl-Z", Effect::Suspend),
        ("T", Effect::Theme(ThemeStep::Next)),
        ("t", Effect::Theme(ThemeStep::Partner)),
    ] {
        assert_eq!(driver.keys(key).effect, Some(effect));
        assert_eq!(driver.text(), before);
    }
    for (key, mine) in [("m", false), ("m", true)] {
        assert_eq!(driver.keys(key).effect, Some(Effect::Mouse(mine)));
        assert!(driver.message().is_some());
    }
    driver.screen.say("seen".into());
    assert_eq!(driver.footer(), " seen");
}

#[test]
fn another_theme_is_found_outside_and_then_named_in_the_footer() {
    let mut driver = Driver::new((120, 40));
    let dark = driver.cx().theme;
    driver.keys("T");
    assert_eq!(driver.cx().theme, dark);
    driver.answer(&theme("light", Some("theme light")));
    assert_eq!(driver.cx().theme, Theme::built_in("light", Depth::Truecolor, true));
    assert_eq!(driver.footer(), " theme light");
    driver.answer(&theme("dark", None));
    assert_eq!(driver.footer(), " theme light", "the terminal's answer hides nothing");
}

#[test]
fn escape_goes_one_step_back() {
    let mut driver = Driver::new((120, 40));
    driver.keys("Enter / Esc Enter ?");
    assert_eq!(driver.scope(), "Help");
    assert_eq!(driver.keys("Esc").scope(), "Agency");
    assert_eq!(driver.keys("Esc").scope(), "Agencies");
}

#[test]
fn reading_shows_how_far_it_has_come() {
    let draw = |done, total, size: (u16, u16)| {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| loading(done, total, sample::dark(), frame)).unwrap();
        let buffer = terminal.backend().buffer();
        text(buffer, *buffer.area())
    };
    let screens = [draw(0, 0, (40, 5)), draw(9 << 20, 18 << 20, (40, 5))];
    compare("reading", &screens.join("\n---\n"));
    for size in [(0, 0), (1, 1), (3, 2), (500, 200)] {
        let _ = draw(u64::MAX, u64::MAX, size);
    }
}

/// A context whose clock shows a day, and the first two lines of its screen.
fn header(size: (u16, u16), today: &str, as_of: &str) -> String {
    let mut cx = sample::context(size);
    cx.today = today.parse().ok();
    if let Ok(day) = as_of.parse() {
        let day = cx.day.moved(&cx.data.history, day);
        cx.set_day(day);
    }
    let driver = Driver::with(cx, Filter::default());
    [driver.header(), driver.bar()].join("\n")
}

#[test]
fn the_header_says_how_old_the_newest_list_is() {
    assert!(!header((160, 50), "2026-06-01", "").contains("old"), "two weeks are not old");
    let wide = header((160, 50), "2026-11-24", "");
    assert!(wide.contains("list of 18 May 2026 · 190 days old │ "), "{wide}");
    let narrow = header((80, 24), "2026-11-24", "");
    assert!(narrow.contains("list of 18 May 2026\n"), "{narrow}");
    assert!(narrow.contains("190 days old │ 24 agreements"), "{narrow}");
    assert!(header((60, 20), "2026-11-24", "").contains("18 May 2026 · 190 days old"));
    assert!(header((34, 10), "2026-11-24", "").contains("18 May 2026"));
}

#[test]
fn the_header_says_how_far_the_list_is_from_the_day() {
    for today in ["", "2026-11-24"] {
        let line = header((160, 50), today, "2026-06-07");
        assert!(line.contains("list of 18 May 2026 · 20 days before 7 Jun 2026"), "{line}");
    }
}

#[test]
fn a_newcomer_is_told_the_first_keys_until_one_is_pressed() {
    for size in SIZES {
        let mut driver = Driver::new(size);
        driver.screen.newcomer = true;
        if driver.cx().outline().bar.is_none() {
            continue;
        }
        let told = driver.bar();
        assert!(told.starts_with(" / finds a county") && told.ends_with("quits"), "{told}");
        driver.wheel(5, 8, true);
        assert_eq!(driver.bar(), told, "nothing was pressed");
        assert!(!driver.keys("j").bar().contains("finds a county"), "{size:?}");
    }
    assert!(
        Driver::new((80, 24)).bar().starts_with(" / search"),
        "who is no newcomer is told nothing"
    );
}
