//! What holds of every cell of every screen.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use rstest::rstest;

use super::screens::{SCENES, scene};
use super::*;
use crate::query::{Choice, Filter};
use crate::terminal::Depth;
use crate::tui::core::View;
use crate::tui::core::testing::line;
use crate::tui::kit::theme::Theme;

/// Agreements of any status, so that every odd name is on the screen.
fn everything(size: (u16, u16), theme: Theme) -> Alone<Explore> {
    let mut alone = explore(size);
    let statuses = Choice::of_agreements();
    alone.change(|cx| cx.set_filter(Filter { statuses, ..Filter::default() }));
    alone.cx.theme = theme;
    alone
}

fn each_cell(theme: Theme, look: impl Fn(&Cell, (u16, u16))) {
    for width in (1..=130).step_by(16).chain([33, 34, 75, 76, 109, 110, 160]) {
        for height in (1..=45).step_by(5).chain([9, 10, 15, 50]) {
            let size = (width, height);
            let mut alone = everything(size, theme);
            for _ in Pane::ALL {
                for motion in ["g", "G"] {
                    let buffer = alone.keys(motion).buffer();
                    buffer.content().iter().for_each(|cell| look(cell, size));
                }
                alone.keys("Tab");
            }
            alone.change(|cx| cx.set_text("plok \u{200b}é日本"));
            alone.buffer().content().iter().for_each(|cell| look(cell, size));
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
        let mut alone = scene(screen);
        alone.cx.theme = Theme::built_in("mono", Depth::Truecolor, true);
        let buffer = alone.buffer();
        let reversed = buffer.content().iter().filter(|c| c.modifier.contains(Modifier::REVERSED));
        let (all, letters) =
            (reversed.clone().count(), reversed.filter(|c| c.symbol() != " ").count());
        // A blank is at each side of a title and between words.
        assert!(all <= 3 * letters.max(1), "{}", screen.0);
    }
}

#[test]
fn a_screen_smaller_than_the_view_believes_is_not_left() {
    for screen in SCENES {
        let alone = scene(screen);
        for (width, height) in [(1, 1), (4, 2), (19, 4), (59, 19), (100, 30)] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            alone.view.draw(&alone.cx, &mut buffer);
        }
    }
}

#[test]
fn every_agency_of_the_answer_is_drawn_in_its_order() {
    let alone = everything((160, 60), sample::dark());
    let buffer = alone.buffer();
    let panes = alone.view.panes(&alone.cx);
    let inside = panes.inside(Pane::Agencies).unwrap();
    let answer = &alone.cx.answer;
    let rows = answer.rows(alone.cx.question(), 0..answer.len());
    assert!(rows.len() < panes.rows(Pane::Agencies), "all are on the screen");
    for ((row, name), y) in rows.iter().zip(names(&alone)).zip(inside.y + 1..) {
        let line = line(&buffer, inside, y);
        let start: String = name.chars().take_while(|c| !c.is_control()).take(12).collect();
        assert!(line.contains(start.trim_end()), "{line:?} is not of {name:?}");
        let signed = row.signed.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
        assert!(line.contains(&signed), "{line:?} lacks {signed}");
        assert_eq!(line.contains('⚠'), row.repaired, "{line:?}");
    }
}
