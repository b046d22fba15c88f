//! What holds of every cell of every screen.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use rstest::rstest;

use super::layers::{SCENES, scene};
use super::*;
use crate::terminal::Depth;

fn each_cell(theme: Theme, look: impl Fn(&Cell, (u16, u16))) {
    let mut cx = sample::context((120, 40));
    cx.theme = theme;
    let mut driver = Driver::with(cx, any_status());
    for width in (1..=130).step_by(16).chain([33, 34, 75, 76, 109, 110, 160]) {
        for height in [1, 2, 3, 4, 6, 9, 10, 15, 16, 26, 50] {
            let size = (width, height);
            driver.resize(size);
            let look_at = |driver: &Driver| {
                driver.buffer().content().iter().for_each(|cell| look(cell, size));
            };
            for keys in ["3", "4", "5", "1"] {
                look_at(driver.keys(keys));
            }
            for keys in ["?", "y", "Esc Y", "Esc e", "Esc :"] {
                look_at(driver.keys(keys).answer(&Response::Copied(true)));
            }
            look_at(driver.keys("Esc").paste("plok \u{200b}é日本"));
            look_at(driver.keys("Enter X"));
            driver.keys("Esc u");
            assert_eq!(driver.cx().filter, any_status(), "each size begins alike");
        }
    }
}

#[test]
fn no_character_acts_on_the_terminal() {
    each_cell(sample::dark(), |cell, size| {
        let acts = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!cell.symbol().chars().any(acts), "{:?} at {size:?}", cell.symbol());
    });
}

#[test]
fn without_unicode_every_cell_is_ascii() {
    each_cell(Theme::built_in("light", Depth::Ansi16, false), |cell, size| {
        assert!(cell.symbol().is_ascii(), "{:?} at {size:?}", cell.symbol());
    });
}

#[rstest]
#[case::no_colours_here("dark", Depth::None)]
#[case::mono("mono", Depth::Truecolor)]
fn without_colours_no_cell_has_one(#[case] name: &str, #[case] depth: Depth) {
    each_cell(Theme::built_in(name, depth, true), |cell, size| {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{size:?}");
    });
}

#[test]
fn the_background_is_the_terminals_own() {
    each_cell(Theme::built_in("dark", Depth::Ansi16, true), |cell, size| {
        assert_eq!(cell.bg, Color::Reset, "{size:?}");
    });
}

#[test]
fn mono_reverses_letters_and_never_the_empty_mark_of_a_row() {
    for screen in SCENES {
        let mut driver = scene(screen);
        let buffer = driver.set_theme(Theme::built_in("mono", Depth::Truecolor, true)).buffer();
        let reversed = buffer.content().iter().filter(|c| c.modifier.contains(Modifier::REVERSED));
        let (all, letters) =
            (reversed.clone().count(), reversed.filter(|c| c.symbol() != " ").count());
        // A blank is at each side of a title and between words.
        assert!(all <= 3 * letters.max(1), "{}: {}", screen.0, driver.text());
        assert!(letters > 0 || screen.1.0 < 30, "{}: {}", screen.0, driver.text());
    }
}

#[test]
fn drawing_again_gives_the_same() {
    for screen in SCENES {
        let driver = scene(screen);
        assert_eq!(driver.buffer(), driver.buffer(), "{}", screen.0);
    }
}

#[test]
fn a_terminal_smaller_than_the_screen_believes_is_not_left() {
    for screen in SCENES {
        let driver = scene(screen);
        for size in [(1, 1), (4, 2), (19, 4), (59, 19), (100, 30)] {
            let _ = driver.buffer_on(size);
        }
    }
}
