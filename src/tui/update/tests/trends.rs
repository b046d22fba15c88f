//! The trends: their cursor, ranges, and what becomes of them.

use super::*;
use crate::query::{PeriodKind, sum};
use crate::tui::layout::TrendsLayout;
use crate::tui::state::{Chart, Trends};

/// What holds after every action.
pub(super) fn check(state: &State) {
    let trends = &state.trends;
    if state.view != ViewKind::Trends {
        return;
    }
    let figures = trends.figures.as_ref().expect("the view on the screen has its figures");
    assert_eq!((&figures.basis.filter, figures.basis.as_of), (&state.filter, state.day.as_of));
    assert!(trends.cursor.at < trends.len().max(1), "{:?} of {}", trends.cursor, trends.len());
    let shown = super::super::trends::shown(state);
    if shown > 0 && !trends.is_empty() {
        let seen = trends.cursor.top..trends.cursor.top + shown;
        assert!(seen.contains(&trends.cursor.at), "{:?} with {shown} shown", trends.cursor);
    }
    assert!(trends.place.at < figures.states.len().max(1), "{:?}", trends.place);
    if trends.chart == Chart::Signed {
        let [signed, apart] =
            [figures.series.total(), figures.series.apart].map(|n| n.iter().sum::<u32>());
        assert_eq!(signed + apart, state.answer.totals.agreements);
    }
    if trends.chart == Chart::InForce && state.filter.statuses.is_empty() {
        let boxed = state.hits.as_ref().is_some_and(|h| !h.restrictions.statuses.is_empty());
        let last = figures.series.counts.last().map_or(0, |counts| counts.iter().sum::<u32>());
        assert!(boxed || last == state.answer.totals.agreements);
    }
}

/// The trends on a screen of `size`, with a chart.
fn at_chart(size: (u16, u16), chart: Chart) -> (Data, State) {
    let (data, mut state) = setup(size);
    press(&mut state, &data, KeyCode::Char('3'));
    assert_eq!(state.view, ViewKind::Trends);
    while state.trends.chart != chart {
        press(&mut state, &data, KeyCode::Tab);
    }
    check(&state);
    (data, state)
}

fn label(trends: &Trends) -> String {
    trends.at().expect("there is a period").label()
}

#[test]
fn nothing_is_made_before_the_view_is_shown() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::StepLists(-1), Action::Move(Motion::Last)]);
    assert!(state.trends.figures.is_none());
    act(&mut state, &data, &[Action::View(ViewKind::Trends)]);
    assert!(state.trends.figures.is_some());
}

#[test]
fn tab_goes_round_the_charts_and_back() {
    for size in SIZES {
        let (data, mut state) = at_chart(size, Chart::Signed);
        let mut round = Vec::new();
        for _ in Chart::ALL {
            round.push(state.trends.chart);
            press(&mut state, &data, KeyCode::Tab);
            check(&state);
        }
        assert_eq!(round, Chart::ALL);
        press(&mut state, &data, KeyCode::BackTab);
        assert_eq!(state.trends.chart, Chart::Calendar);
    }
}

#[test]
fn the_cursor_begins_at_the_newest_period_and_keeps_its_day_when_periods_change() {
    let (data, mut state) = at_chart((120, 40), Chart::Signed);
    assert_eq!(label(&state.trends), "May 2026");
    for _ in 0..14 {
        press(&mut state, &data, KeyCode::Left);
    }
    assert_eq!(label(&state.trends), "Mar 2025");
    let expected = [
        (PeriodKind::Quarter, "2025, quarter 1"),
        (PeriodKind::Year, "2025"),
        (PeriodKind::Week, "week of 24 Feb 2025"),
        (PeriodKind::Month, "Mar 2025"),
    ];
    for (kind, words) in expected {
        press(&mut state, &data, KeyCode::Char('p'));
        assert_eq!((state.trends.period, label(&state.trends).as_str()), (kind, words));
        check(&state);
    }
    press(&mut state, &data, KeyCode::BackTab);
    assert_eq!(label(&state.trends), "Sat 1 Mar 2025", "the calendar keeps the day");
    act(&mut state, &data, &[Action::Across(-1), Action::Move(Motion::Rows(2))]);
    assert_eq!(label(&state.trends), "Mon 24 Feb 2025");
}

#[test]
fn a_range_becomes_a_filter_and_undo_takes_it_back() {
    let (data, mut state) = at_chart((120, 40), Chart::Signed);
    let before = state.answer.totals.agreements;
    for _ in 0..12 {
        press(&mut state, &data, KeyCode::Left);
    }
    press(&mut state, &data, KeyCode::Char('v'));
    for _ in 0..3 {
        press(&mut state, &data, KeyCode::Left);
    }
    let (first, last) = state.trends.range().unwrap();
    assert_eq!(last - first, 3);
    let series = state.trends.series().unwrap();
    let expected: u32 = sum(&series.counts[first..=last]).iter().sum();
    assert!(expected > 0 && expected < before, "the case shows nothing");
    press(&mut state, &data, KeyCode::Enter);
    let days = (state.filter.since, state.filter.until).map_days();
    assert_eq!(days, "2025-02-01 2025-05-31");
    assert_eq!(state.answer.totals.agreements, expected, "as many as were told of");
    assert_eq!(state.trends.mark, None);
    assert!(state.message.as_deref().unwrap().contains("u takes it back"));
    check(&state);
    press(&mut state, &data, KeyCode::Char('u'));
    assert_eq!((state.filter.since, state.filter.until), (None, None));
    assert_eq!(state.answer.totals.agreements, before);
}

trait MapDays {
    fn map_days(self) -> String;
}

impl MapDays for (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
    fn map_days(self) -> String {
        format!("{} {}", self.0.unwrap(), self.1.unwrap())
    }
}

#[test]
fn esc_takes_the_range_off_and_never_a_filter() {
    let (data, mut state) = at_chart((80, 24), Chart::Signed);
    press(&mut state, &data, KeyCode::Left);
    press(&mut state, &data, KeyCode::Enter);
    let filter = state.filter.clone();
    assert_eq!((filter.since, filter.until).map_days(), "2026-04-01 2026-04-30");
    press(&mut state, &data, KeyCode::Char('v'));
    assert!(state.trends.mark.is_some() || state.trends.is_empty());
    press(&mut state, &data, KeyCode::Esc);
    assert_eq!((state.trends.mark, &state.filter), (None, &filter));
}

#[test]
fn the_state_under_the_cursor_becomes_a_filter() {
    let (data, mut state) = at_chart((80, 24), Chart::States);
    let (place, series) = state.trends.state().unwrap().clone();
    assert_eq!(place, florida(), "most were signed there");
    press(&mut state, &data, KeyCode::Enter);
    assert_eq!(state.filter.states, Choice::only(place));
    assert_eq!(state.answer.totals.agreements, series.total().iter().sum::<u32>());
    press(&mut state, &data, KeyCode::Char('s'));
    assert!(state.trends.own_scales);
}

#[test]
fn what_is_chosen_is_compared_and_back_leads_to_the_chart() {
    let (data, mut state) = at_chart((120, 40), Chart::Ended);
    press(&mut state, &data, KeyCode::Char('c'));
    assert_eq!(state.trends.figures.as_ref().unwrap().compared, [], "nothing is chosen");
    for back in [KeyCode::Char('c'), KeyCode::Esc, KeyCode::Tab] {
        press(&mut state, &data, back);
        assert_eq!(state.trends.chart, Chart::Ended, "{back:?}");
        press(&mut state, &data, KeyCode::Char('c'));
        assert_eq!(state.trends.chart, Chart::Compare);
        check(&state);
    }
    let states = ["TX", "FL"].map(Place::from_postal).into_iter().collect();
    change_filter(&mut state, &data, Filter { states, ..Filter::default() });
    act(&mut state, &data, &[Action::Across(-1)]);
    let compared = &state.trends.figures.as_ref().unwrap().compared;
    let agreements: u32 = compared.iter().map(|one| one.totals.agreements).sum();
    assert_eq!((compared.len(), agreements), (2, state.answer.totals.agreements));
}

#[test]
fn columns_are_made_wider_and_narrower() {
    let (data, mut state) = at_chart((80, 24), Chart::Signed);
    let wide = |state: &State| {
        let plot = TrendsLayout::new(state.size, state.trends.chart).plot();
        plot.bars(state.trends.len(), state.trends.kind(), state.trends.wide).0
    };
    let before = wide(&state);
    press(&mut state, &data, KeyCode::Char('+'));
    assert_eq!(wide(&state), before + 1);
    for _ in 0..20 {
        press(&mut state, &data, KeyCode::Char('-'));
        check(&state);
    }
    assert_eq!(wide(&state), 1);
}

#[test]
fn a_click_puts_the_cursor_where_it_is_drawn() {
    for chart in Chart::ALL {
        let (data, mut state) = at_chart((120, 40), chart);
        let layout = TrendsLayout::new(state.size, state.trends.chart);
        for x in layout.stage.x..layout.stage.right() {
            for y in (layout.stage.y..layout.stage.bottom()).step_by(3) {
                if let Some(action) = event::mouse(&state, click_at(x, y)) {
                    act(&mut state, &data, &[action]);
                    check(&state);
                }
            }
        }
        for (tab, area) in layout.tabs() {
            let action = event::mouse(&state, click_at(area.x, area.y)).unwrap();
            act(&mut state, &data, &[action]);
            assert_eq!(state.trends.chart, tab);
        }
    }
}

#[test]
fn a_search_and_another_day_are_followed() {
    let (data, mut state) = at_chart((120, 40), Chart::InForce);
    act(&mut state, &data, &typed("polk"));
    assert_eq!(state.view, ViewKind::Trends, "filters change what it shows");
    check(&state);
    act(&mut state, &data, &[Action::LeaveSearch, Action::StepLists(-2)]);
    check(&state);
    assert_eq!(label(&state.trends), "Jun 2025");
}

#[test]
fn what_a_chart_shows_is_what_it_exports() {
    for chart in Chart::ALL {
        let (data, state) = at_chart((120, 40), chart);
        let mut sums = None;
        let gives = &views::current(&state).unwrap().gives;
        (gives.rows)(&state, &data, &mut |grid, provenance| {
            let at = |name| (0..grid.width()).find(|&at| grid.name(at) == name).unwrap();
            let number = |row, column| grid.value(row, column).plain().parse::<u32>().unwrap();
            let sum = |name| (0..grid.height()).map(|row| number(row, at(name))).sum::<u32>();
            let models = ["JEM", "WSO", "TFM", "model_unknown"].map(sum).iter().sum::<u32>();
            sums = Some((sum("agreements"), models, provenance.line()));
        });
        let (agreements, models, line) = sums.unwrap();
        let shown = state.trends.series().unwrap().total().iter().sum::<u32>();
        assert_eq!((agreements, models), (shown, shown), "{chart:?}");
        assert!(line.contains(chart.word()), "{line}");
    }
}
