use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::style::Color;
use rstest::rstest;

use super::keys::KEYS;
use super::state::Chart;
use super::{Trends, keys};
use crate::model::{Acceptance, State};
use crate::query::{Choice, Filter, PeriodKind, sum};
use crate::terminal::Depth;
use crate::tui::core::moves::MOVES;
use crate::tui::core::testing::{Alone, compare};
use crate::tui::core::{Destination, Input, Key, Outcome, View, sample};
use crate::tui::kit::theme::Theme;

/// From the years with which the sample begins to months.
const MONTHS: &str = "p p";

/// From the widest screen to the smallest on which there is still a list.
const SIZES: [(u16, u16); 7] =
    [(160, 50), (120, 40), (110, 24), (80, 24), (60, 20), (34, 10), (20, 5)];

/// What holds after every input.
fn check(screen: &Alone<Trends>) {
    let (view, cx) = (&screen.view, &screen.cx);
    let figures = view.figures.as_ref().expect("the view has its figures");
    assert_eq!((&figures.basis.filter, figures.basis.as_of), (&cx.filter, cx.day.as_of));
    assert!(view.cursor.at < view.len().max(1), "{:?} of {}", view.cursor, view.len());
    let shown = view.shown(cx);
    if shown > 0 && !view.is_empty() {
        let seen = view.cursor.top..view.cursor.top + shown;
        assert!(seen.contains(&view.cursor.at), "{:?} with {shown} shown", view.cursor);
    }
    assert!(view.place.at < figures.states.len().max(1), "{:?}", view.place);
    if view.chart == Chart::Signed {
        let series = figures.active.as_ref().unwrap_or(&figures.series);
        let [signed, apart] = [series.total(), series.apart].map(|n| n.iter().sum::<u32>());
        assert_eq!(signed + apart, cx.answer.totals.agreements);
    }
    if view.chart == Chart::InForce && cx.filter.statuses.is_empty() {
        let hits = cx.search.hits.as_ref();
        let searches_status = hits.is_some_and(|hits| !hits.restrictions.statuses.is_empty());
        let last = figures.series.counts.last().map_or(0, |counts| counts.iter().sum::<u32>());
        assert!(searches_status || last == cx.answer.totals.agreements);
    }
}

fn trends(size: (u16, u16)) -> Alone<Trends> {
    let screen = Alone::new(size);
    check(&screen);
    screen
}

/// The trends with a chart that has a name on the screen.
fn at_chart(size: (u16, u16), chart: Chart) -> Alone<Trends> {
    let mut screen = trends(size);
    while screen.view.chart != chart {
        screen.keys("Tab");
    }
    check(&screen);
    screen
}

/// The period under the cursor.
fn label(screen: &Alone<Trends>) -> String {
    screen.view.at().expect("there is a period").label()
}

/// The first and last signing date of the filter.
fn signed(filter: &Filter) -> String {
    format!("{} to {}", filter.since.unwrap(), filter.until.unwrap())
}

fn states(postal: [&str; 2]) -> Filter {
    Filter { states: postal.map(State::from_postal).into_iter().collect(), ..Filter::default() }
}

fn lefts(count: usize) -> String {
    "Left ".repeat(count)
}

#[test]
fn nothing_is_counted_before_the_view_is_shown() {
    let (mut view, mut cx) = (Trends::default(), sample::context((120, 40)));
    assert!(view.arrive(&mut cx, &Destination::Scope(keys::SCOPE)));
    assert!(view.figures.is_none());
    view.refresh(&mut cx);
    assert!(view.figures.is_some());
}

#[test]
fn tab_goes_round_the_charts_and_back() {
    for size in SIZES {
        let mut screen = trends(size);
        let mut round = Vec::new();
        for _ in Chart::ALL {
            round.push(screen.view.chart);
            screen.keys("Tab");
            check(&screen);
        }
        assert_eq!(round, Chart::ALL);
        screen.keys("Shift-Tab");
        assert_eq!(screen.view.chart, Chart::Calendar);
    }
}

#[test]
fn the_cursor_begins_at_the_newest_period_and_keeps_its_day_when_periods_change() {
    let mut screen = trends((120, 40));
    assert_eq!(label(&screen), "2026", "more than ten years are shown by year");
    screen.keys(MONTHS);
    assert_eq!(label(&screen), "May 2026");
    screen.keys(&lefts(14));
    assert_eq!(label(&screen), "Mar 2025");
    let expected = [
        (PeriodKind::Quarter, "2025, quarter 1"),
        (PeriodKind::Year, "2025"),
        (PeriodKind::Week, "week of 24 Feb 2025"),
        (PeriodKind::Month, "Mar 2025"),
    ];
    for (kind, words) in expected {
        screen.keys("p");
        assert_eq!((screen.view.kind(), label(&screen).as_str()), (kind, words));
        check(&screen);
    }
    screen.keys("Shift-Tab");
    assert_eq!(label(&screen), "Sat 1 Mar 2025", "the calendar keeps the day");
    screen.keys("Left j j");
    assert_eq!(label(&screen), "Mon 24 Feb 2025");
}

#[test]
fn a_range_becomes_a_filter_and_undo_takes_it_back() {
    let mut screen = trends((120, 40));
    let before = screen.cx.answer.totals.agreements;
    screen.keys(MONTHS).keys(&lefts(12)).keys("v").keys(&lefts(3));
    let (first, last) = screen.view.range().unwrap();
    assert_eq!(last - first, 3);
    let series = screen.view.series().unwrap();
    let expected: u32 = sum(&series.counts[first..=last]).iter().sum();
    assert!(expected > 0 && expected < before, "the case shows nothing");
    screen.keys("Enter");
    assert_eq!(signed(&screen.cx.filter), "2025-02-01 to 2025-05-31");
    assert_eq!(screen.cx.answer.totals.agreements, expected, "as many as were shown");
    assert_eq!(screen.view.mark, None);
    assert!(screen.cx.message.as_deref().unwrap().contains("u undoes it"));
    check(&screen);
    screen.change(|cx| {
        cx.steps.unrecorded();
        cx.undo();
    });
    assert_eq!((screen.cx.filter.since, screen.cx.filter.until), (None, None));
    assert_eq!(screen.cx.answer.totals.agreements, before);
    check(&screen);
}

#[test]
fn esc_takes_the_range_off_and_never_a_filter() {
    let mut screen = trends((80, 24));
    screen.keys(MONTHS).keys("Left Enter");
    let filter = screen.cx.filter.clone();
    assert_eq!(signed(&filter), "2026-04-01 to 2026-04-30");
    screen.keys("v");
    assert!(screen.view.mark.is_some() || screen.view.is_empty());
    screen.keys("Esc");
    assert_eq!((screen.view.mark, &screen.cx.filter), (None, &filter));
}

#[test]
fn the_state_under_the_cursor_becomes_a_filter() {
    let mut screen = at_chart((80, 24), Chart::States);
    let (state, _) = screen.view.state().unwrap().clone();
    assert_eq!(state, State::from_postal("FL"), "most were signed there");
    screen.keys("Enter");
    assert_eq!(screen.cx.filter.states, Choice::only(state));
    let series = screen.view.figures.as_ref().unwrap().active.as_ref().unwrap();
    assert_eq!(screen.cx.answer.totals.agreements, series.total().iter().sum::<u32>());
    screen.keys("s");
    assert!(screen.view.one_scale);
}

#[test]
fn what_is_chosen_is_compared_and_back_leads_to_the_chart() {
    let mut screen = at_chart((120, 40), Chart::Ended);
    screen.keys("c");
    assert_eq!(screen.view.figures.as_ref().unwrap().compared, [], "nothing is chosen");
    for back in ["c", "Esc", "Tab"] {
        screen.keys(back);
        assert_eq!(screen.view.chart, Chart::Ended, "{back}");
        screen.keys("c");
        assert_eq!(screen.view.chart, Chart::Compare);
        check(&screen);
    }
    screen.change(|cx| cx.set_filter(states(["TX", "FL"]))).keys("Left");
    check(&screen);
    let compared = &screen.view.figures.as_ref().unwrap().compared;
    let agreements: u32 = compared.iter().map(|one| one.totals.agreements).sum();
    assert_eq!((compared.len(), agreements), (2, screen.cx.answer.totals.agreements));
}

#[test]
fn what_is_compared_is_chosen_where_nothing_is() {
    let mut screen = trends((120, 40));
    screen.keys("c");
    assert_eq!(screen.view.scope(), "What to compare");
    // Three models stand before the states.
    screen.keys("j j j Space j Enter");
    let florida_and_texas = states(["FL", "TX"]).states;
    assert_eq!(screen.cx.filter.states, florida_and_texas, "the two with most agreements");
    assert_eq!(screen.view.figures.as_ref().unwrap().compared.len(), 2);
    assert_eq!(screen.view.scope(), "Trends");
    let mut screen = trends((120, 40));
    screen.keys("c g Space j Enter");
    assert_eq!((screen.cx.filter.models.len(), screen.cx.filter.states.len()), (2, 0));
}

#[test]
fn one_alone_is_not_compared_and_a_state_not_with_a_model() {
    let mut screen = trends((80, 24));
    screen.keys("c Enter");
    assert_eq!(screen.cx.filter, Filter::default());
    assert!(screen.cx.message.as_deref().is_some_and(|said| said.contains("one more")));
    screen.keys("j j j Enter");
    assert_eq!(screen.cx.filter, Filter::default(), "the model is no longer chosen");
    screen.keys("j Enter");
    assert_eq!(screen.cx.filter.states.len(), 2);
}

#[test]
fn a_click_chooses_what_is_compared() {
    let mut screen = trends((120, 40));
    screen.keys("c");
    let area = screen.view.layout(&screen.cx).stage;
    screen.click(area.x + 4, area.y + 5).click(area.x + 4, area.y + 6).keys("Enter");
    assert_eq!(screen.cx.filter.states, states(["FL", "TX"]).states);
}

#[test]
fn columns_are_made_wider_and_narrower() {
    let mut screen = trends((80, 24));
    let wide = |screen: &Alone<Trends>| {
        let view = &screen.view;
        view.layout(&screen.cx).plot().bars(view.len(), view.kind(), view.wide).0
    };
    let before = wide(&screen);
    screen.keys("+");
    assert_eq!(wide(&screen), before + 1);
    for _ in 0..20 {
        screen.keys("-");
        check(&screen);
    }
    assert_eq!(wide(&screen), 1);
}

#[test]
fn a_click_puts_the_cursor_where_it_is_drawn() {
    for chart in Chart::ALL {
        let mut screen = at_chart((120, 40), chart);
        let layout = screen.view.layout(&screen.cx);
        for x in layout.stage.x..layout.stage.right() {
            for y in (layout.stage.y..layout.stage.bottom()).step_by(3) {
                screen.click(x, y);
                check(&screen);
            }
        }
        for (tab, area) in layout.tabs() {
            screen.click(area.x, area.y);
            assert_eq!(screen.view.chart, tab);
            check(&screen);
        }
    }
}

#[test]
fn a_search_and_another_day_are_followed() {
    let mut screen = at_chart((120, 40), Chart::InForce);
    assert!(screen.view.is_filtered(), "filters change what it shows");
    screen.change(|cx| cx.set_text("polk"));
    check(&screen);
    screen.change(|cx| cx.step_lists(-2));
    check(&screen);
    assert_eq!(label(&screen), "Jun 2025");
}

#[test]
fn what_a_chart_shows_is_what_it_exports() {
    for chart in Chart::ALL {
        let screen = at_chart((120, 40), chart);
        let mut sums = None;
        screen.view.rows(&screen.cx, &mut |grid, provenance| {
            let at = |name| (0..grid.width()).find(|&at| grid.name(at) == name).unwrap();
            let number = |row, column| grid.value(row, column).plain().parse::<u32>().unwrap();
            let sum = |name| (0..grid.height()).map(|row| number(row, at(name))).sum::<u32>();
            let models = ["JEM", "WSO", "TFM", "model_unknown"].map(sum).iter().sum::<u32>();
            sums = Some((sum("agreements"), models, provenance.line()));
        });
        let (agreements, models, line) = sums.unwrap();
        let series = screen.view.series().unwrap();
        let apart = series.unplaced.iter().flat_map(|found| found.counts).sum::<u32>();
        let shown = series.total().iter().sum::<u32>() + apart;
        assert_eq!((agreements, models), (shown, shown), "{chart:?}");
        assert!(line.contains(chart.word()), "{line}");
    }
}

/// Any key of the view.
fn own_keys() -> Vec<Key> {
    let own = KEYS.iter().flat_map(|binding| binding.keys);
    own.chain(MOVES.iter().flat_map(|binding| binding.keys)).copied().collect()
}

#[test]
fn every_key_does_something_on_every_chart_even_where_nothing_is_shown() {
    for key in own_keys() {
        let empty = Alone::<Trends>::with(sample::empty((120, 40)));
        let mut nothing = trends((120, 40));
        nothing.change(|cx| cx.set_text("zzzzzz /^$/"));
        for mut screen in [trends((120, 40)), nothing, empty] {
            for _ in 0..=Chart::ALL.len() {
                screen.put_in(&Input::Key(key));
                assert_ne!(screen.outcome, Outcome::Ignored, "{}", key.label());
                check(&screen);
                screen.buffer();
                screen.keys("Tab");
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Resize(u16, u16),
    Lists(i32),
    Search(&'static str),
    Filter(Filter),
}

/// Anything that a user or a terminal can send, and that other views and layers can change.
fn any_step() -> impl Strategy<Value = Step> {
    let texts = vec!["polk", "zzz /^$/", "status:ended", ""];
    let filters = vec![states(["FL", "TX"]), Filter::default()];
    prop_oneof![
        8 => prop::sample::select(own_keys()).prop_map(Step::Key),
        3 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Click(x, y)),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Resize(x, y)),
        2 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Resize(x, y)),
        1 => (-2..2).prop_map(Step::Lists),
        1 => prop::sample::select(texts).prop_map(Step::Search),
        1 => prop::sample::select(filters).prop_map(Step::Filter),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_anything(
        steps in prop::collection::vec(any_step(), 1..40),
    ) {
        let mut screen = trends((120, 40));
        for step in steps {
            match step {
                Step::Key(key) => screen.put_in(&Input::Key(key)),
                Step::Click(x, y) => screen.click(x, y),
                Step::Wheel(x, y, down) => screen.wheel(x, y, down),
                Step::Resize(x, y) => screen.change(|cx| cx.size = (x, y)),
                Step::Lists(by) => screen.change(|cx| cx.step_lists(by)),
                Step::Search(text) => screen.change(|cx| cx.set_text(text)),
                Step::Filter(filter) => screen.change(|cx| cx.set_filter(filter)),
            };
            check(&screen);
        }
        screen.buffer();
    }
}

/// The cells of every chart with a range, of agreements of any status, and of the comparison.
fn each_cell(theme: Theme, look: impl Fn(&Cell, (u16, u16))) {
    let statuses: Choice<_> = Choice::of_agreements();
    for width in (1..=130).step_by(21).chain([33, 34, 75, 76, 109, 110, 160]) {
        for height in (1..=45).step_by(8).chain([10, 15, 50]) {
            let each = |screen: &Alone<Trends>| {
                let buffer = screen.buffer();
                buffer.content().iter().for_each(|cell| look(cell, (width, height)));
            };
            let mut screen = trends((width, height));
            screen.cx.theme = theme;
            let all = Filter { statuses, ..Filter::default() };
            screen.change(|cx| cx.set_filter(all)).keys("v");
            for _ in Chart::ALL {
                each(&screen);
                screen.keys("Left Left Left Tab p");
            }
            each(screen.keys("c"));
            let two = Filter { statuses, ..states(["FL", "TX"]) };
            each(screen.change(|cx| cx.set_filter(two)));
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

/// The trends of a history with a list that is not accepted.
fn with_a_refused_list(size: (u16, u16)) -> Alone<Trends> {
    let mut data = sample::data();
    let refused = data.history.participating[1];
    data.history.lists.row_mut(refused).acceptance = Acceptance::Collapsed { rows: 3, before: 40 };
    let screen = Alone::with(sample::of(data, size));
    check(&screen);
    screen
}

#[test]
fn the_trends_look_as_they_did() {
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let (any, two) = (Filter::default(), states(["FL", "TX"]));
    let none = Filter { text: "zzzzzz /^$/".into(), ..Filter::default() };
    let charts = [
        ("signed", &any, String::new()),
        ("signed_range", &any, [MONTHS, &lefts(12), "v", &lefts(2)].join(" ")),
        ("signed_by_week", &any, "p".into()),
        ("signed_by_month", &any, MONTHS.into()),
        ("signed_at_first", &any, "g".into()),
        ("in_force", &any, "Tab p".into()),
        ("first_listed", &any, "Tab Tab".into()),
        ("ended", &any, ["Tab Tab Tab", &lefts(5)].join(" ")),
        ("states", &any, "Shift-Tab Shift-Tab j".into()),
        ("states_one_scale", &any, "Shift-Tab Shift-Tab s".into()),
        ("calendar", &any, ["Shift-Tab", &lefts(3), "v", &"k ".repeat(9)].join(" ")),
        ("compare_nothing", &any, "c".into()),
        ("compare", &two, ["c", &lefts(3)].join(" ")),
        ("nothing", &none, String::new()),
    ];
    let mut scenes = Vec::new();
    for (chart, filter, keys) in charts {
        for (name, size) in sizes {
            scenes.push((format!("{chart}_{name}"), size, filter, keys.clone()));
        }
    }
    scenes.push(("signed_160x50".into(), (160, 50), &any, String::new()));
    scenes.push(("signed_20x5".into(), (20, 5), &any, String::new()));
    for (name, size, filter, keys) in scenes {
        let mut screen = with_a_refused_list(size);
        screen.change(|cx| cx.set_filter(filter.clone()));
        compare(&name, &screen.keys(&keys).body());
        check(&screen);
        screen.cx.theme = Theme::built_in("dark", Depth::None, false);
        let ascii = screen.refresh().body();
        assert!(ascii.is_ascii(), "{name}: {ascii}");
        if name.ends_with("80x24") && !name.contains("nothing") {
            compare(&format!("ascii_{name}"), &ascii);
        }
    }
}

#[test]
fn the_period_under_the_cursor_is_cited() {
    for (chart, words) in [
        (Chart::Signed, "signed from "),
        (Chart::InForce, "according to ICE's list dated "),
        (Chart::FirstListed, "first listed by ICE from "),
        (Chart::Ended, "missing from ICE's list for the first time from "),
    ] {
        let screen = at_chart((120, 40), chart);
        let cited = screen.view.citation(&screen.cx);
        assert_eq!(cited.len(), 2, "{chart:?}: the period, then the figure");
        assert!(cited[0].text.contains(words), "{chart:?}: {}", cited[0].text);
    }
}
