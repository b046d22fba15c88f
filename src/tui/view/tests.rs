use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::query::{Filter, StatusKind};
use crate::tui::action::{Action, Answer as Told, Motion, Occasion};
use crate::tui::sample;
use crate::tui::state::{Chart, Pane, Section, ViewKind};
use crate::tui::terminal::Depth;
use crate::tui::theme::Theme;
use crate::tui::update::{start, update};

mod screens;

use self::screens::{choices, scenes};

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
        let mut line = String::new();
        let mut x = area.x;
        while x < area.right() {
            let Some(cell) = self.0.cell((x, y)) else { break };
            line.push_str(cell.symbol());
            x += u16::try_from(cell.symbol().width().max(1)).unwrap();
        }
        line
    }

    /// The whole screen, without the blanks at the ends of its rows.
    fn text(&self) -> String {
        let area = *self.0.area();
        let lines = (0..area.height).map(|y| self.line(area, y).trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn cells(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.0.content().iter().enumerate()
    }
}

/// Compares a screen with the one that is kept under a name.
fn compare(name: &str, screen: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screen);
    });
}

fn scene(data: &Data, size: (u16, u16), actions: &[Action]) -> State {
    let mut state = sample::state(data, size);
    for action in actions {
        let _ = update(&mut state, data, action.clone());
    }
    state
}

#[test]
fn nothing_at_all_is_shown_as_such() {
    let (data, mut state) = sample::empty();
    state.size = (80, 24);
    compare("no_lists", &drawn(&state, &data).text());
}

#[test]
fn reading_tells_how_far_it_has_come() {
    let shown = |done, total| {
        let mut terminal = Terminal::new(TestBackend::new(40, 5)).unwrap();
        terminal.draw(|frame| loading(done, total, sample::dark(), frame)).unwrap();
        Drawn(terminal.backend().buffer().clone()).text()
    };
    compare("reading", &[shown(0, 0), shown(9 << 20, 18 << 20)].join("\n---\n"));
    for size in [(0, 0), (1, 1), (3, 2), (500, 200)] {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| loading(u64::MAX, u64::MAX, sample::dark(), frame)).unwrap();
    }
}

/// All agreements of any status, so that every odd name is on the screen.
fn everything(data: &Data, size: (u16, u16), theme: Theme) -> State {
    let mut state = sample::state(data, size);
    let statuses = StatusKind::ALL.into_iter().map(Some).collect();
    start(&mut state, data, Filter { statuses, ..Filter::default() });
    state.theme = theme;
    state
}

fn each_screen(theme: Theme, mut look: impl FnMut(&State, &Data)) {
    let data = sample::data();
    for width in (1..=130).step_by(7).chain([33, 34, 75, 76, 109, 110, 160]) {
        for height in (1..=45).step_by(3).chain([9, 15, 50]) {
            let state = everything(&data, (width, height), theme);
            for focus in Pane::ALL {
                let mut state = state.clone();
                let _ = update(&mut state, &data, Action::Focus(focus));
                look(&state, &data);
                let _ = update(&mut state, &data, Action::Move(Motion::Last));
                look(&state, &data);
            }
            let mut state = state;
            sections(&state, &data, &mut look);
            if (width + height) % 3 == 0 {
                maps(&state, &data, &mut look);
            }
            charts(&state, &data, &mut look);
            let _ = update(&mut state, &data, Action::Help);
            look(&state, &data);
            for action in [Action::Cite, Action::CopyRow, Action::Export, Action::Palette] {
                let _ = update(&mut state, &data, action);
                let _ = update(&mut state, &data, Action::Answer(Told::Copied(true)));
                look(&state, &data);
            }
            let _ = update(&mut state, &data, Action::Back);
            let _ = update(&mut state, &data, Action::Paste("plok \u{200b}é日本".into()));
            look(&state, &data);
        }
    }
}

/// Every section of the sources, and the first page behind it, from its beginning and its end.
fn sections(state: &State, data: &Data, look: &mut impl FnMut(&State, &Data)) {
    let mut state = state.clone();
    let _ = update(&mut state, data, Action::View(ViewKind::Sources));
    for _ in Section::ALL {
        look(&state, data);
        let mut inner = state.clone();
        for action in [Action::Open, Action::Open, Action::Move(Motion::Last)] {
            let _ = update(&mut inner, data, action);
            look(&inner, data);
        }
        let _ = update(&mut state, data, Action::Move(Motion::Rows(1)));
    }
}

/// The map in every form.
fn maps(state: &State, data: &Data, look: &mut impl FnMut(&State, &Data)) {
    let mut state = state.clone();
    let ways = [
        Action::View(ViewKind::Map),
        Action::Zoom,
        Action::SwitchForm,
        Action::Zoom,
        Action::OffTheMap,
    ];
    for action in ways {
        let _ = update(&mut state, data, action);
        look(&state, data);
    }
}

/// Every chart of the trends, with a range.
fn charts(state: &State, data: &Data, look: &mut impl FnMut(&State, &Data)) {
    let mut state = state.clone();
    let _ = update(&mut state, data, Action::View(ViewKind::Trends));
    let _ = update(&mut state, data, Action::Mark);
    for _ in Chart::ALL {
        look(&state, data);
        for action in [Action::Across(-3), Action::NextPane, Action::NextPeriod] {
            let _ = update(&mut state, data, action);
        }
    }
    let _ = update(&mut state, data, Action::Compare);
    look(&state, data);
    start(&mut state, data, two_states());
    let _ = update(&mut state, data, Action::Compare);
    let _ = update(&mut state, data, Action::Compare);
    look(&state, data);
}

/// Two states, of any status.
fn two_states() -> Filter {
    let states = ["FL", "TX"].map(crate::model::State::from_postal).into_iter().collect();
    let statuses = StatusKind::ALL.into_iter().map(Some).collect();
    Filter { states, statuses, ..Filter::default() }
}

#[test]
fn no_character_acts_on_the_terminal_and_every_size_is_drawn() {
    each_screen(sample::dark(), |state, data| {
        let screen = drawn(state, data);
        for (at, cell) in screen.cells() {
            let symbol = cell.symbol();
            assert!(
                !symbol.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)),
                "{symbol:?} at cell {at} of {:?}",
                state.size
            );
        }
    });
}

#[test]
fn without_unicode_every_cell_is_ascii() {
    let theme = Theme::built_in("light", Depth::Ansi16, false);
    each_screen(theme, |state, data| {
        for (at, cell) in drawn(state, data).cells() {
            assert!(cell.symbol().is_ascii(), "{:?} at {at} of {:?}", cell.symbol(), state.size);
        }
    });
}

#[rstest]
#[case::no_colours_here("dark", Depth::None)]
#[case::mono("mono", Depth::Truecolor)]
fn without_colours_no_cell_has_one(#[case] name: &str, #[case] depth: Depth) {
    each_screen(Theme::built_in(name, depth, true), |state, data| {
        for (at, cell) in drawn(state, data).cells() {
            let colours = (cell.fg, cell.bg);
            assert_eq!(colours, (Color::Reset, Color::Reset), "cell {at} of {:?}", state.size);
        }
    });
}

#[test]
fn mono_reverses_where_the_user_is_and_never_the_empty_mark_of_a_row() {
    let data = sample::data();
    for (name, size, actions) in scenes() {
        let mut state = scene(&data, size, &actions);
        state.theme = Theme::built_in("mono", Depth::Truecolor, true);
        let screen = drawn(&state, &data);
        let reversed: Vec<_> =
            screen.cells().filter(|(_, cell)| cell.modifier.contains(Modifier::REVERSED)).collect();
        let letters = reversed.iter().filter(|(_, cell)| cell.symbol() != " ").count();
        // A blank stands at each side of a title, and between words.
        assert!(reversed.len() <= 3 * letters.max(1), "{name}: {}", screen.text());
        assert!(letters > 0 || size.0 < 30, "{name}: {}", screen.text());
    }
}

#[test]
fn the_background_is_the_terminals_own_but_where_two_models_share_a_cell() {
    let theme = Theme::built_in("dark", Depth::Ansi16, true);
    each_screen(theme, |state, data| {
        for (_, cell) in drawn(state, data).cells() {
            assert_eq!(cell.bg, Color::Reset, "at {:?}", state.size);
        }
    });
}

#[test]
fn drawing_again_gives_the_same_and_a_used_buffer_shows_through_nowhere_in_a_pane() {
    let data = sample::data();
    for (name, size, actions) in scenes().into_iter().chain(choices()) {
        let state = scene(&data, size, &actions);
        let once = drawn(&state, &data);
        let again = drawn(&state, &data);
        assert_eq!(once.0, again.0, "{name}");
    }
}

#[test]
fn a_terminal_smaller_than_the_state_believes_is_not_left() {
    let data = sample::data();
    for (name, size, actions) in scenes().into_iter().chain(choices()) {
        let state = scene(&data, size, &actions);
        for real in [(1, 1), (4, 2), (19, 4), (59, 19), (100, 30)] {
            let mut terminal = Terminal::new(TestBackend::new(real.0, real.1)).unwrap();
            let drawn = terminal.draw(|frame| view(&state, &data, frame));
            assert!(drawn.is_ok(), "{name} on {real:?}");
        }
    }
}

#[test]
fn every_agency_of_the_answer_is_drawn_in_its_order() {
    let data = sample::data();
    let state = everything(&data, (160, 60), sample::dark());
    let screen = drawn(&state, &data);
    let inside = state.layout().inside(Pane::Agencies).unwrap();
    let rows = state.answer.rows(state.question(&data.history), 0..state.answer.len());
    assert!(rows.len() < state.layout().table_rows(), "all are on the screen");
    for (row, y) in rows.iter().zip(inside.y + 1..) {
        let line = screen.line(inside, y);
        let name = data.history.text(data.history.tables.agencies.row(row.agency).name);
        let start: String = name.chars().take_while(|c| !c.is_control()).take(12).collect();
        assert!(line.contains(start.trim_end()), "{line:?} is not of {name:?}");
        let signed = row.signed.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
        assert!(line.contains(&signed), "{line:?} lacks {signed}");
        assert_eq!(line.contains('⚠'), row.repaired, "{line:?}");
    }
}

#[test]
fn the_caret_is_on_the_screen_however_long_the_search_is() {
    let data = sample::data();
    for size in [(120, 40), (60, 20), (20, 5), (20, 3)] {
        for length in [0, 3, 15, 16, 17, 55, 60, 117, 300] {
            let mut state = sample::state(&data, size);
            let text = "wordé ".chars().cycle().take(length).collect::<String>();
            let _ = update(&mut state, &data, Action::Search);
            let _ = update(&mut state, &data, Action::Paste(text));
            for _ in 0..2 {
                let screen = drawn(&state, &data).text();
                assert!(screen.contains('▏'), "{length} letters at {size:?}:\n{screen}");
                let to_start = Action::Edit(tui_input::InputRequest::GoToStart);
                let _ = update(&mut state, &data, to_start);
            }
        }
    }
}
