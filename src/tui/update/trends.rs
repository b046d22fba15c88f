//! Moving through the trends: from chart to chart, over the periods, and from a range to a filter.

mod pointer;

use chrono::Datelike;

use self::pointer::{click, wheel};
use super::cursor::moved;
use super::filters::change_filter;
use crate::query::{Break, Choice, Period, PeriodKind, Series, breaks};
use crate::text::{counted, short_day, short_days};
use crate::tui::action::{Action, Motion};
use crate::tui::data::Data;
use crate::tui::layout::{TrendsLayout, WIDEST};
use crate::tui::state::{Basis, Chart, Figures, Note, NoteKind, State};
use crate::tui::texts;

/// Days from one column of the calendar to the next.
const WEEK: i32 = 7;

pub(crate) fn act(state: &mut State, data: &Data, action: &Action) {
    match *action {
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, Chart::ALL.len() - 1),
        Action::Move(motion) => travel(state, motion),
        Action::Across(by) => across(state, by),
        Action::NextPeriod => next_period(state),
        Action::Mark => mark(state),
        Action::Open => take(state, data),
        Action::Back => back(state),
        Action::Compare => compare_or_back(state),
        Action::SwitchScale => switch_scale(state),
        Action::Widen(by) => zoom(state, by),
        Action::ClickAt(column, row) => click(state, column, row),
        Action::WheelAt(_, _, rows) => wheel(state, rows),
        _ => {}
    }
}

/// The figures are made again where what they are made of has changed.
pub(crate) fn refresh(state: &mut State, data: &Data) {
    let basis = Basis {
        chart: state.trends.chart,
        period: state.trends.kind(),
        filter: state.filter.clone(),
        as_of: state.day.as_of,
        position: state.day.position,
    };
    if state.trends.figures.as_ref().is_none_or(|figures| figures.basis != basis) {
        state.trends.figures = Some(figures(state, data, basis));
    }
    keep_in_view(state);
}

/// The figures of a chart.
pub(crate) fn figures(state: &State, data: &Data, basis: Basis) -> Figures {
    let question = state.question(&data.history);
    let (measure, kind) = (basis.chart.measure(), basis.period);
    let states = match basis.chart {
        Chart::States | Chart::Compare => question.series_by_state(measure, kind),
        _ => Vec::new(),
    };
    let series = question.series(measure, kind);
    let compared = match basis.chart {
        Chart::Compare => question.compare(),
        _ => Vec::new(),
    };
    Figures { basis, series, states, compared, notes: notes(state, data) }
}

/// The program's dates and the breaks in the record, in order.
fn notes(state: &State, data: &Data) -> Vec<Note> {
    let program = texts::program_days().map(|(days, entry)| Note {
        kind: NoteKind::Program,
        days,
        term: entry.term.to_owned(),
        text: entry.text.to_owned(),
    });
    let breaks = breaks(&data.history, &state.day).into_iter().map(|found| match found {
        Break::NoList { after, before } => {
            let between = usize::try_from((before - after).num_days()).unwrap_or(0);
            Note {
                kind: NoteKind::NoList,
                days: found.days(),
                term: short_days(after, before),
                text: format!(
                    "{} from one participating list to the next.",
                    counted(between, "day", "days")
                ),
            }
        }
        Break::NotAccepted { date, list } => Note {
            kind: NoteKind::NotAccepted,
            days: found.days(),
            term: short_day(date),
            text: format!(
                "The list {} was never in force: far fewer rows than before.",
                data.history.lists.row(list).file
            ),
        },
    });
    let mut notes: Vec<Note> = program.chain(breaks).collect();
    notes.sort_by_key(|note| note.days);
    notes
}

/// How many periods are on the screen.
pub(super) fn shown(state: &State) -> usize {
    let layout = TrendsLayout::new(state.size, state.trends.chart);
    let trends = &state.trends;
    match trends.chart {
        Chart::States => usize::from(layout.grid(trends.places()).cell.0),
        Chart::Calendar => trends.len(),
        Chart::Compare => {
            let compared = trends.figures.as_ref().map_or(0, |figures| figures.compared.len());
            layout.columns(compared).first().map_or(1, |column| usize::from(column.width))
        }
        _ => layout.plot().bars(trends.len(), trends.kind(), trends.wide).1,
    }
}

/// After figures or size changed: the cursors stay on what they were on, and on the screen.
fn keep_in_view(state: &mut State) {
    let shown = shown(state);
    let trends = &mut state.trends;
    let last = trends.len().saturating_sub(1);
    let at = trends.day.and_then(|day| Some(trends.series()?.position(day))).unwrap_or(last);
    trends.cursor.go(at, last + 1, shown);
    let states = trends.places();
    let grid = TrendsLayout::new(state.size, trends.chart).grid(states);
    trends.place.at = trends.place.at.min(states.saturating_sub(1));
    let columns = usize::from(grid.columns.max(1));
    let (row, rows) = (trends.place.at / columns, usize::from(grid.rows.max(1)));
    let last_top = states.div_ceil(columns).saturating_sub(rows);
    trends.place.top = trends.place.top.clamp((row + 1).saturating_sub(rows), row).min(last_top);
}

fn turn(state: &mut State, by: usize) {
    if state.trends.chart == Chart::Compare {
        state.trends.chart = state.trends.before;
        return;
    }
    let charts = Chart::ALL;
    let at = charts.iter().position(|&chart| chart == state.trends.chart).unwrap_or(0);
    state.trends.chart = charts.get((at + by) % charts.len()).copied().unwrap_or_default();
}

/// Out of the comparison, else the range is taken off.
fn back(state: &mut State) {
    if state.trends.chart == Chart::Compare {
        compare_or_back(state);
    } else {
        state.trends.mark = None;
    }
}

fn compare_or_back(state: &mut State) {
    let trends = &mut state.trends;
    if trends.chart == Chart::Compare {
        trends.chart = trends.before;
    } else {
        trends.mark = None;
        trends.before = trends.chart;
        trends.chart = Chart::Compare;
    }
}

/// Up and down: through the states, else through the periods.
fn travel(state: &mut State, motion: Motion) {
    let shown = shown(state);
    let trends = &mut state.trends;
    match (trends.chart, motion) {
        (Chart::States, _) => {
            let states = trends.places();
            let grid = TrendsLayout::new(state.size, trends.chart).grid(states);
            let page = usize::from(grid.columns) * usize::from(grid.rows);
            trends.place.at = moved(trends.place.at, motion, states, page);
        }
        (Chart::Calendar, Motion::Pages(by)) => across(state, by.saturating_mul(52)),
        (Chart::Calendar, Motion::HalfPages(by)) => across(state, by.saturating_mul(26)),
        (_, motion) => {
            let at = moved(trends.cursor.at, motion, trends.len(), shown);
            go(state, at);
        }
    }
}

/// Left and right: through the periods; in the calendar through the weeks.
fn across(state: &mut State, by: i32) {
    let by = if state.trends.chart == Chart::Calendar { by.saturating_mul(WEEK) } else { by };
    let at = moved(state.trends.cursor.at, Motion::Rows(by), state.trends.len(), 1);
    go(state, at);
}

/// Puts the cursor on a period.
fn go(state: &mut State, at: usize) {
    let trends = &mut state.trends;
    let last = trends.len().saturating_sub(1);
    trends.day = trends.series().filter(|_| at < last).map(|s| s.period(at).first_day());
}

fn next_period(state: &mut State) {
    let trends = &mut state.trends;
    if trends.chart == Chart::Calendar {
        state.message = Some("the calendar has days; the other charts have longer periods".into());
        return;
    }
    trends.wide = None;
    trends.period = match trends.period {
        PeriodKind::Week => PeriodKind::Month,
        PeriodKind::Month => PeriodKind::Quarter,
        PeriodKind::Quarter => PeriodKind::Year,
        PeriodKind::Year | PeriodKind::Day => PeriodKind::Week,
    };
}

/// Begins a range at the cursor, or ends the one that is marked.
fn mark(state: &mut State) {
    if state.trends.chart == Chart::Compare {
        state.message =
            Some("here Enter makes the period a filter; ranges are marked on the charts".into());
        return;
    }
    let trends = &mut state.trends;
    trends.mark = match trends.mark {
        None => trends.at().map(Period::first_day),
        Some(_) => None,
    };
}

/// Makes the range a filter of signing dates; without one, the period or the state under the cursor.
fn take(state: &mut State, data: &Data) {
    let mut filter = state.filter.clone();
    let told = match (state.trends.mark, state.trends.state(), state.trends.days()) {
        (None, Some((place, _)), _) => {
            filter.states = Choice::only(*place);
            place.map_or("state unknown", crate::model::State::name).to_owned()
        }
        (_, _, Some((first, last))) => {
            filter.since = Some(first);
            filter.until = Some(last);
            format!("signed {}", short_days(first, last))
        }
        _ => return,
    };
    state.trends.mark = None;
    if filter == state.filter {
        state.message = Some(format!("{told}: that is the filter already"));
        return;
    }
    change_filter(state, data, filter);
    state.message = Some(format!("{told}: now a filter; u takes it back"));
}

fn switch_scale(state: &mut State) {
    if matches!(state.trends.chart, Chart::States | Chart::Compare) {
        state.trends.own_scales = !state.trends.own_scales;
    } else {
        state.message = Some("only small charts have more scales than one".into());
    }
}

fn zoom(state: &mut State, by: i32) {
    let plot = TrendsLayout::new(state.size, state.trends.chart).plot();
    let trends = &mut state.trends;
    if matches!(trends.chart, Chart::States | Chart::Calendar | Chart::Compare) {
        return;
    }
    let (wide, _) = plot.bars(trends.len(), trends.kind(), trends.wide);
    let wide = i32::from(wide).saturating_add(by).clamp(1, i32::from(WIDEST));
    trends.wide = u16::try_from(wide).ok();
}

/// The years of the first and the last period.
pub(crate) fn ends(series: &Series) -> (i32, i32) {
    let last = series.period(series.counts.len().saturating_sub(1));
    (series.first.first_day().year(), last.last_day().year())
}
