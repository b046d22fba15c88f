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

/// Every screen that is worth a look, by name: what happens from the start on.
fn scenes() -> Vec<(&'static str, (u16, u16), Vec<Action>)> {
    use Action::{
        Answer, Cite, CopyRow, Export, Focus, Help, LeaveSearch, Move, Notice, Only, Open,
        OpenAddress, Paste, Search, StepLists, Toggle, Wheel,
    };
    let all = || {
        let (last, up) = (Focus(Pane::Kinds), Move(Motion::Rows(-1)));
        vec![
            last,
            Move(Motion::Last),
            Toggle,
            up.clone(),
            Toggle,
            up,
            Toggle,
            Focus(Pane::Agencies),
        ]
    };
    let then = |mut actions: Vec<Action>, more: &[Action]| {
        actions.extend_from_slice(more);
        actions
    };
    let search = |text: &str| vec![Paste(text.into())];
    let polk = [Paste("polk florida".into()), LeaveSearch, Open];
    vec![
        ("explore_160x50", (160, 50), vec![]),
        ("explore_120x40", (120, 40), vec![]),
        ("explore_80x24", (80, 24), vec![]),
        ("explore_60x20", (60, 20), vec![]),
        ("explore_20x5", (20, 5), vec![]),
        ("explore_34x10", (34, 10), vec![]),
        ("every_status_160x50", (160, 50), all()),
        ("every_status_80x24", (80, 24), all()),
        ("states_120x40", (120, 40), vec![Focus(Pane::States), Move(Motion::Rows(1)), Toggle]),
        ("states_80x24", (80, 24), vec![Focus(Pane::States), Toggle]),
        ("models_60x20", (60, 20), vec![Focus(Pane::Models), Only]),
        ("kinds_34x16", (34, 16), vec![Focus(Pane::Kinds), Move(Motion::Last)]),
        ("detail_160x50", (160, 50), then(all(), &polk)),
        ("detail_60x20", (60, 20), then(all(), &polk)),
        ("detail_60x20_end", (60, 20), then(then(all(), &polk), &[Wheel(Pane::Detail, 999)])),
        ("detail_20x5", (20, 5), vec![Open]),
        ("detail_repaired", (80, 30), vec![Paste("jacksonville".into()), LeaveSearch]),
        ("detail_county_typed_wrong", (80, 30), vec![Paste("camden".into()), LeaveSearch]),
        ("detail_hostile", (80, 30), vec![Paste("pinal".into()), LeaveSearch]),
        ("detail_wide", (80, 30), vec![Paste("guam police".into()), LeaveSearch]),
        ("detail_more_columns", (80, 30), vec![Paste("highway florida".into()), LeaveSearch]),
        ("detail_long", (80, 24), vec![Paste("kansas".into()), LeaveSearch]),
        ("detail_applied_for", (110, 40), vec![Paste("tarrant".into()), LeaveSearch]),
        ("older_list", (120, 40), vec![StepLists(-2)]),
        ("help_120x40", (120, 40), vec![Help]),
        ("help_80x24", (80, 24), vec![Help, Move(Motion::Last)]),
        ("help_20x5", (20, 5), vec![Help]),
        ("search_begins", (120, 40), vec![Search]),
        ("search_found", (120, 40), search("polk so")),
        ("search_query_error", (120, 40), search("state:zz polk")),
        ("search_approximate", (120, 40), search("hllsbrgh")),
        ("search_no_match", (120, 40), search("/^zzzz/")),
        ("search_with_filters", (80, 24), vec![Focus(Pane::States), Toggle, Search]),
        ("search_long", (60, 20), search(&"polk county ".repeat(9))),
        ("search_20x5", (20, 5), search("polk")),
        ("search_20x3", (20, 3), search("polk")),
        ("notice", (80, 24), vec![Notice("a worker failed: out of memory".into())]),
        ("too_small", (3, 3), vec![]),
        ("cite_120x40", (120, 40), vec![Cite, Answer(Told::Copied(true))]),
        ("cite_60x20", (60, 20), vec![Cite, Answer(Told::Copied(true))]),
        ("cite_agency_80x24", (80, 24), then(all(), &[polk.clone().as_slice(), &[Cite]].concat())),
        ("cite_20x5", (20, 5), vec![Cite, Answer(Told::Copied(false))]),
        ("rows_80x24", (80, 24), vec![CopyRow, Answer(Told::Copied(true))]),
        (
            "open_60x20",
            (60, 20),
            then(all(), &[Paste("smith".into()), OpenAddress, Answer(Told::Opened(false))]),
        ),
        ("export_120x40", (120, 40), vec![Export]),
        ("export_60x20", (60, 20), vec![Export, Move(Motion::Rows(2))]),
        (
            "export_exists_60x20",
            (60, 20),
            vec![Export, Answer(Told::Exists("g287-agreements-2026-05-20.csv".into()))],
        ),
        ("export_20x5", (20, 5), vec![Export]),
    ]
}

/// Screens of what is chosen: commands, parts of the filter, values, agencies that are watched.
fn choices() -> Vec<(&'static str, (u16, u16), Vec<Action>)> {
    use Action::{Across, Chips, Find, Focus, Move, OnlyWatched, Palette, Paste, Toggle, Watch};
    let filtered = |more: &[Action]| {
        let panes = [Pane::States, Pane::Models, Pane::Kinds];
        let chosen =
            panes.into_iter().flat_map(|pane| [Focus(pane), Move(Motion::Rows(1)), Toggle]);
        chosen.chain(more.iter().cloned()).collect::<Vec<Action>>()
    };
    let polk = Paste("polk".into());
    vec![
        ("palette_120x40", (120, 40), vec![Palette]),
        ("palette_80x24", (80, 24), vec![Palette, Move(Motion::Last)]),
        ("palette_60x20", (60, 20), vec![Palette, Paste("list time".into())]),
        ("palette_elsewhere", (80, 24), vec![Palette, Paste("map".into())]),
        ("palette_nothing", (60, 20), vec![Palette, Paste("zzz".into())]),
        ("palette_20x5", (20, 5), vec![Palette]),
        ("chips_120x40", (120, 40), filtered(&[Chips])),
        ("chips_80x24", (80, 24), filtered(&[Chips, Across(1)])),
        ("chips_60x20", (60, 20), filtered(&[polk, Chips, Across(1), Across(1)])),
        ("chips_20x5", (20, 5), vec![Watch, OnlyWatched, Chips]),
        ("find_120x40", (120, 40), vec![Focus(Pane::States), Find, Paste("new".into())]),
        ("find_60x20", (60, 20), vec![Focus(Pane::Kinds), Find, Paste("un".into())]),
        ("find_nothing", (80, 24), vec![Focus(Pane::States), Find, Paste("zzq".into())]),
        ("watched_120x40", (120, 40), vec![Watch, Move(Motion::Rows(2)), Watch]),
        ("watched_60x20", (60, 20), vec![Watch, OnlyWatched]),
    ]
}

/// Screens of the sources, of a history that has something for every page.
fn source_scenes() -> Vec<(String, (u16, u16), Vec<Action>)> {
    use Action::{Move, Open, Source};
    let section = |at| vec![Action::View(ViewKind::Sources), Move(Motion::Rows(at)), Open];
    let open = |at, more: &[Action]| {
        let mut actions = section(at);
        actions.extend_from_slice(more);
        actions
    };
    let down = |rows| Move(Motion::Rows(rows));
    let pages = [
        ("contents", vec![Action::View(ViewKind::Sources)]),
        ("lists", section(0)),
        ("list", open(0, &[down(1), Open])),
        ("list_rows", open(0, &[down(1), Open, Move(Motion::Last)])),
        ("list_problem", open(0, &[Move(Motion::Last), Open, Open])),
        ("repairs", section(1)),
        ("rule", open(1, &[Open])),
        ("joined", section(2)),
        ("corrections", open(2, &[Move(Motion::Last), down(-1), Open])),
        ("likely_pairs", open(2, &[Move(Motion::Last), Open])),
        ("words", section(3)),
        ("models", section(4)),
        ("program", section(5)),
        ("limits", section(6)),
        ("agency", vec![Action::Focus(Pane::Detail), Source(Occasion::Last), Action::Back]),
    ];
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let named = pages.into_iter().flat_map(move |(page, actions)| {
        sizes.map(|(name, size)| (format!("sources_{page}_{name}"), size, actions.clone()))
    });
    named.chain([("sources_lists_20x5".into(), (20, 5), section(0))]).collect()
}

/// Screens of the map: the picture and what stands around it, and every other form.
fn map_scenes() -> Vec<(String, (u16, u16), Vec<Action>)> {
    use Action::{Move, OffTheMap, Only, SwitchForm, Zoom};
    let map = |more: &[Action]| [&[Action::View(ViewKind::Map)], more].concat();
    let pages = [
        ("view", map(&[])),
        ("only", map(&[Only])),
        ("county", map(&[Zoom])),
        ("other", map(&[SwitchForm])),
        ("county_other", map(&[Zoom, SwitchForm])),
        ("off", map(&[OffTheMap])),
        ("calm", map(&[Move(Motion::First)])),
    ];
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let named = pages.into_iter().flat_map(move |(page, actions)| {
        sizes.map(|(name, size)| (format!("map_{page}_{name}"), size, actions.clone()))
    });
    named.chain([("map_view_20x5".into(), (20, 5), map(&[]))]).collect()
}

#[test]
fn the_view_of_the_map_looks_as_it_did() {
    let data = sample::joined();
    for (name, size, actions) in map_scenes() {
        let mut state = scene(&data, size, &actions);
        let screen = drawn(&state, &data).text();
        compare(&name, &screen);
        state.theme = Theme::built_in("dark", Depth::None, false);
        let _ = update(&mut state, &data, Action::Resize(size.0, size.1));
        let screen = drawn(&state, &data).text();
        assert!(screen.is_ascii(), "{name}: {screen}");
        if ["view_120x40", "county_80x24"].iter().any(|page| name.ends_with(page)) {
            compare(&format!("ascii_{name}"), &screen);
        }
    }
}

/// Screens of the changes, of a history in which everything changes.
fn changes_scenes() -> Vec<(String, (u16, u16), Vec<Action>)> {
    use Action::{Move, NextPane, NextSpan, Open, StepLists};
    let show = |more: &[Action]| {
        let mut actions = vec![Action::View(ViewKind::Changes)];
        actions.extend_from_slice(more);
        actions
    };
    let all = [NextSpan, NextSpan, NextSpan, NextSpan];
    let then = |more: &[Action]| show(&[&all[..], more].concat());
    let pages = [
        ("newest", show(&[])),
        ("all", then(&[])),
        ("heading", then(&[Move(Motion::First)])),
        ("end", then(&[Move(Motion::Last)])),
        ("read", then(&[NextPane])),
        ("folded", then(&[Move(Motion::First), Open])),
        ("searched", then(&[Action::Paste("polk".into()), Action::LeaveSearch])),
        ("nothing", then(&[Action::Paste("/^zzz/".into()), Action::LeaveSearch])),
        ("oldest", show(&[StepLists(-9)])),
    ];
    let sizes =
        [("160x50", (160, 50)), ("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let named = pages.into_iter().flat_map(move |(page, actions)| {
        sizes.map(|(name, size)| (format!("changes_{page}_{name}"), size, actions.clone()))
    });
    named.chain([("changes_newest_20x5".into(), (20, 5), show(&[]))]).collect()
}

#[test]
fn the_changes_look_as_they_did() {
    let data = sample::joined();
    for (name, size, actions) in changes_scenes() {
        let mut state = scene(&data, size, &actions);
        let screen = drawn(&state, &data).text();
        let kept = size != (160, 50) || name.contains("all");
        if kept {
            compare(&name, &screen);
        }
        state.theme = Theme::built_in("dark", Depth::None, false);
        let screen = drawn(&state, &data).text();
        assert!(screen.is_ascii(), "{name}: {screen}");
        if name == "changes_all_80x24" {
            compare(&format!("ascii_{name}"), &screen);
        }
    }
}

#[test]
fn the_sources_look_as_they_did() {
    let data = sample::joined();
    for (name, size, actions) in source_scenes() {
        let mut state = scene(&data, size, &actions);
        let screen = drawn(&state, &data).text();
        compare(&name, &screen);
        state.theme = Theme::built_in("dark", Depth::None, false);
        let screen = drawn(&state, &data).text();
        assert!(screen.is_ascii(), "{name}: {screen}");
        if size == (80, 24) && ["lists", "limits"].iter().any(|page| name.contains(page)) {
            compare(&format!("ascii_{name}"), &screen);
        }
    }
}

/// Screens of the trends.
fn trend_scenes() -> Vec<(String, (u16, u16), Vec<Action>)> {
    use Action::{Across, Mark, Move, NextPane, NextPeriod, PreviousPane, SwitchScale};
    let show = |more: &[Action]| {
        let mut actions = vec![Action::View(ViewKind::Trends)];
        actions.extend_from_slice(more);
        actions
    };
    let choose = |more: &[Action]| {
        let choice =
            [Action::Focus(Pane::States), Action::Toggle, Move(Motion::Rows(1)), Action::Toggle];
        let mut actions = choice.to_vec();
        actions.extend(show(more));
        actions
    };
    let charts = [
        ("signed", show(&[])),
        ("signed_range", show(&[Across(-12), Mark, Across(-2)])),
        ("signed_by_week", show(&[NextPeriod, NextPeriod, NextPeriod])),
        ("signed_by_year", show(&[NextPeriod, NextPeriod, Move(Motion::First)])),
        ("in_force", show(&[NextPane, NextPeriod])),
        ("first_listed", show(&[NextPane, NextPane])),
        ("ended", show(&[NextPane, NextPane, NextPane, Across(-5)])),
        ("states", show(&[PreviousPane, PreviousPane, Move(Motion::Rows(1))])),
        ("states_own_scales", show(&[PreviousPane, PreviousPane, SwitchScale])),
        ("calendar", show(&[PreviousPane, Across(-3), Mark, Move(Motion::Rows(-9))])),
        ("compare_nothing", show(&[Action::Compare])),
        ("compare", choose(&[Action::Compare, Across(-3)])),
        ("nothing", show(&[Action::Paste("zzzzzz /^$/".into()), Action::LeaveSearch])),
    ];
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let named = charts.into_iter().flat_map(move |(chart, actions)| {
        sizes.map(|(name, size)| (format!("trends_{chart}_{name}"), size, actions.clone()))
    });
    named
        .chain([
            ("trends_signed_160x50".into(), (160, 50), show(&[])),
            ("trends_signed_20x5".into(), (20, 5), show(&[])),
        ])
        .collect()
}

#[test]
fn the_trends_look_as_they_did() {
    let mut data = sample::data();
    // Neither archive nor sample has a list that is not accepted.
    let refused = data.history.participating[1];
    data.history.lists.row_mut(refused).acceptance =
        crate::model::Acceptance::Collapsed { rows: 3, before: 40 };
    for (name, size, actions) in trend_scenes() {
        let mut state = scene(&data, size, &actions);
        let screen = drawn(&state, &data).text();
        compare(&name, &screen);
        state.theme = Theme::built_in("dark", Depth::None, false);
        let screen = drawn(&state, &data).text();
        assert!(screen.is_ascii(), "{name}: {screen}");
        if size == (80, 24) && !name.contains("nothing") {
            compare(&format!("ascii_{name}"), &screen);
        }
    }
}

fn scene(data: &Data, size: (u16, u16), actions: &[Action]) -> State {
    let mut state = sample::state(data, size);
    for action in actions {
        let _ = update(&mut state, data, action.clone());
    }
    state
}

#[test]
fn screens_look_as_they_did() {
    let data = sample::data();
    for (name, size, actions) in scenes().into_iter().chain(choices()) {
        let screen = drawn(&scene(&data, size, &actions), &data).text();
        compare(name, &screen);
    }
}

#[test]
fn screens_without_unicode_look_as_they_did() {
    let data = sample::data();
    let names = ["explore_120x40", "every_status_80x24", "detail_repaired", "detail_hostile"];
    for (name, size, actions) in scenes().into_iter().filter(|scene| names.contains(&scene.0)) {
        let mut state = scene(&data, size, &actions);
        state.theme = Theme::built_in("dark", Depth::None, false);
        let screen = drawn(&state, &data).text();
        let name = format!("ascii_{name}");
        compare(&name, &screen);
    }
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
    let rows = state.answer.rows(&data.history, &state.day, None, 0..state.answer.len());
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
