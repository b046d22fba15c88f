use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::*;
use crate::tui::action::Action;
use crate::tui::sample;
use crate::tui::terminal::Depth;
use crate::tui::theme::Brightness;
use crate::tui::update::update;

/// A screen as drawn.
pub(crate) struct Drawn(Buffer);

/// Draws a state on a screen of its size.
pub(crate) fn drawn(state: &State, data: &Data) -> Drawn {
    let backend = TestBackend::new(state.size.0, state.size.1);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal.draw(|frame| view(state, data, frame)).unwrap();
    Drawn(terminal.backend().buffer().clone())
}

impl Drawn {
    /// The text of a row of the screen, as far as it lies in `area`.
    pub(crate) fn line(&self, area: Rect, y: u16) -> String {
        (area.x..area.right())
            .filter_map(|x| self.0.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }
}

/// The text of a screen, a line a row.
fn text(state: &State, data: &Data) -> String {
    let screen = drawn(state, data);
    let area = *screen.0.area();
    let lines = (0..area.height).map(|y| screen.line(area, y).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn act(state: &mut State, data: &Data, actions: &[Action]) {
    for action in actions {
        let _ = update(state, data, action.clone());
    }
}

#[test]
fn screens_of_every_size_are_as_they_were_looked_at() {
    let data = sample::data();
    for (columns, rows) in [(160, 50), (120, 40), (80, 24), (60, 20), (20, 5)] {
        let state = sample::state(&data, (columns, rows));
        insta::assert_snapshot!(format!("{columns}x{rows}"), text(&state, &data));
    }
}

#[test]
fn panes_that_take_the_place_of_others_are_as_they_were_looked_at() {
    let data = sample::data();
    let search = |text: &str| vec![Action::Paste(text.into()), Action::LeaveSearch];
    let cases: [(&str, (u16, u16), Vec<Action>); 6] = [
        ("facets", (80, 24), vec![Action::Focus(Pane::States), Action::Toggle]),
        ("detail", (60, 20), search("jacksonville")),
        ("help", (80, 24), vec![Action::Help]),
        ("found", (80, 24), search("sheriff")),
        ("nothing", (80, 24), search("zzzz")),
        ("misunderstood", (80, 24), search("state:nowhere")),
    ];
    for (name, size, actions) in cases {
        let mut state = sample::state(&data, size);
        act(&mut state, &data, &actions);
        if name == "detail" {
            act(&mut state, &data, &[Action::Open]);
        }
        insta::assert_snapshot!(name, text(&state, &data));
    }
}

#[test]
fn no_size_and_no_focus_panics_and_no_control_character_is_drawn() {
    let data = sample::data();
    for columns in (1..=200).step_by(9) {
        for rows in (1..=60).step_by(5) {
            for pane in Pane::ALL {
                let mut state = sample::state(&data, (columns, rows));
                act(&mut state, &data, &[Action::Focus(pane)]);
                let shown = text(&state, &data).replace('\n', "");
                assert!(!shown.contains(char::is_control), "{columns}x{rows} {pane:?}");
            }
        }
    }
}

#[test]
fn without_unicode_only_names_hold_more_than_ascii() {
    let data = sample::data();
    for size in [(160, 50), (80, 24), (60, 20), (20, 5)] {
        let mut state = sample::state(&data, size);
        state.theme = Theme::new(Brightness::Dark, Depth::None, false, true);
        let drawn = text(&state, &data);
        let drawing = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c) || "·…⚠␣–".contains(c);
        assert!(!drawn.contains(drawing), "{drawn}");
    }
}

#[test]
fn without_colours_none_is_set() {
    let data = sample::data();
    let mut state = sample::state(&data, (120, 40));
    state.theme = Theme::new(Brightness::Dark, Depth::None, true, true);
    let screen = drawn(&state, &data);
    for cell in screen.0.content() {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{cell:?}");
    }
}
