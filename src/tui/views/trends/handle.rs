//! Moving through the trends: from chart to chart, over the periods, and from a range to a filter.

use chrono::{Datelike, NaiveDate};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::choice;
use super::figures::ends;
use super::keys::{Action, KEYS};
use super::layout::{TrendsLayout, WIDEST, filling};
use super::state::{Chart, Trends};
use super::year_grid::YearGrid;
use crate::model::State;
use crate::query::{Choice, Period, PeriodKind};
use crate::text::short_days;
use crate::tui::core::moves::motion;
use crate::tui::core::{Context, Input, Outcome, keys};
use crate::tui::kit::cursor::Motion;

/// Days from one column of the calendar to the next.
const WEEK: i32 = 7;

impl Trends {
    /// Reacts to an input.
    pub(super) fn react(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        match input {
            Input::Key(key) if self.is_choosing() && keys::action(choice::KEYS, *key).is_some() => {
                if let Some(action) = keys::action(choice::KEYS, *key) {
                    self.choose(cx, action);
                }
            }
            Input::Key(key) => match keys::action(KEYS, *key) {
                Some(action) => self.act(cx, action),
                None => match motion(*key) {
                    Some(motion) => self.travel(cx, motion),
                    None => return Outcome::Ignored,
                },
            },
            Input::Mouse(event) => return self.mouse(cx, *event),
            Input::Paste(_) | Input::Tick => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn act(&mut self, cx: &mut Context, action: Action) {
        match action {
            Action::NextChart => self.turn(1),
            Action::PreviousChart => self.turn(Chart::ALL.len() - 1),
            Action::Across(by) => self.across(by),
            Action::NextPeriod => self.next_period(cx),
            Action::Mark => self.mark(cx),
            Action::Open => self.take(cx),
            Action::Back => self.back(),
            Action::Compare => self.compare_or_back(),
            Action::SwitchScale => self.switch_scale(cx),
            Action::Widen(by) => self.zoom(cx, by),
        }
    }

    fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        if !cx.outline().body.contains(at) {
            return Outcome::Ignored;
        }
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(cx, 1),
            MouseEventKind::ScrollUp => self.wheel(cx, -1),
            MouseEventKind::Down(MouseButton::Left) => self.click(cx, at),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    /// Where everything stands on the screen.
    pub(super) fn layout(&self, cx: &Context) -> TrendsLayout {
        TrendsLayout::new(cx.outline(), self.chart)
    }

    /// How many periods are on the screen.
    pub(super) fn shown(&self, cx: &Context) -> usize {
        let layout = self.layout(cx);
        match self.chart {
            Chart::States => {
                let cell = layout.grid(self.places()).cell.0;
                usize::from(cell / filling(cell, self.len()))
            }
            Chart::Calendar => self.len(),
            Chart::Compare => {
                let compared = self.figures.as_ref().map_or(0, |figures| figures.compared.len());
                let wide = layout.columns(compared).first().map_or(1, |column| column.width);
                usize::from(wide / filling(wide, self.len()))
            }
            _ => layout.plot().bars(self.len(), self.kind(), self.wide).1,
        }
    }

    /// After figures or size changed: the cursors stay on what they were on, and on the screen.
    pub(super) fn keep_in_view(&mut self, cx: &Context) {
        let shown = self.shown(cx);
        let last = self.len().saturating_sub(1);
        let at = self.day.and_then(|day| Some(self.series()?.position(day))).unwrap_or(last);
        self.cursor.go(at, last + 1, shown);
        let states = self.places();
        let grid = self.layout(cx).grid(states);
        self.place.at = self.place.at.min(states.saturating_sub(1));
        let columns = usize::from(grid.columns.max(1));
        let (row, rows) = (self.place.at / columns, usize::from(grid.rows.max(1)));
        let last_top = states.div_ceil(columns).saturating_sub(rows);
        self.place.top = self.place.top.clamp((row + 1).saturating_sub(rows), row).min(last_top);
    }

    fn turn(&mut self, by: usize) {
        if self.chart == Chart::Compare {
            self.chart = self.before;
            return;
        }
        let charts = Chart::ALL;
        let at = charts.iter().position(|&chart| chart == self.chart).unwrap_or(0);
        self.chart = charts.get((at + by) % charts.len()).copied().unwrap_or_default();
    }

    /// Out of the comparison, else the range is taken off.
    fn back(&mut self) {
        if self.chart == Chart::Compare {
            self.compare_or_back();
        } else {
            self.mark = None;
        }
    }

    pub(super) fn compare_or_back(&mut self) {
        if self.chart == Chart::Compare {
            self.chart = self.before;
        } else {
            self.mark = None;
            self.before = self.chart;
            self.chart = Chart::Compare;
        }
    }

    /// Up and down: through the states, else through the periods.
    fn travel(&mut self, cx: &Context, motion: Motion) {
        let shown = self.shown(cx);
        if self.is_choosing() {
            self.move_choice(cx, motion);
            return;
        }
        match (self.chart, motion) {
            (Chart::States, _) => {
                let states = self.places();
                let grid = self.layout(cx).grid(states);
                let page = usize::from(grid.columns) * usize::from(grid.rows);
                self.place.at = motion.target(self.place.at, states, page);
            }
            (Chart::Calendar, Motion::Pages(by)) => self.across(by.saturating_mul(52)),
            (Chart::Calendar, Motion::HalfPages(by)) => self.across(by.saturating_mul(26)),
            (_, motion) => {
                let at = motion.target(self.cursor.at, self.len(), shown);
                self.go(at);
            }
        }
    }

    /// Left and right: through the periods; in the calendar through the weeks.
    fn across(&mut self, by: i32) {
        let by = if self.chart == Chart::Calendar { by.saturating_mul(WEEK) } else { by };
        let at = Motion::Rows(by).target(self.cursor.at, self.len(), 1);
        self.go(at);
    }

    /// Puts the cursor on a period.
    fn go(&mut self, at: usize) {
        let last = self.len().saturating_sub(1);
        self.day = self.series().filter(|_| at < last).map(|s| s.period(at).first_day());
    }

    fn next_period(&mut self, cx: &mut Context) {
        if self.chart == Chart::Calendar {
            cx.say("the calendar has days; the other charts have longer periods");
            return;
        }
        self.wide = None;
        self.period = Some(match self.kind() {
            PeriodKind::Week => PeriodKind::Month,
            PeriodKind::Month => PeriodKind::Quarter,
            PeriodKind::Quarter => PeriodKind::Year,
            PeriodKind::Year | PeriodKind::Day => PeriodKind::Week,
        });
    }

    /// Begins a range at the cursor, or ends the one that is marked.
    fn mark(&mut self, cx: &mut Context) {
        if self.chart == Chart::Compare {
            cx.say("here Enter makes the period a filter; ranges are marked on the charts");
            return;
        }
        self.mark = match self.mark {
            None => self.at().map(Period::first_day),
            Some(_) => None,
        };
    }

    /// Makes the range a filter of signing dates; without one, the period or the state under the cursor.
    fn take(&mut self, cx: &mut Context) {
        let mut filter = cx.filter.clone();
        let wanted = match (self.mark, self.state(), self.days()) {
            (None, Some((place, _)), _) => {
                filter.states = Choice::only(*place);
                place.map_or("state unknown", State::name).to_owned()
            }
            (_, _, Some((first, last))) => {
                filter.since = Some(first);
                filter.until = Some(last);
                if self.figures.as_ref().is_some_and(|figures| figures.active.is_some()) {
                    // As many as the chart shows.
                    filter.statuses = Choice::of_agreements();
                }
                format!("signed {}", short_days(first, last))
            }
            _ => return,
        };
        self.mark = None;
        if filter == cx.filter {
            cx.say(format!("{wanted}: that is the filter already"));
            return;
        }
        cx.set_filter(filter);
        cx.say(format!("{wanted}: now a filter; u undoes it"));
    }

    fn switch_scale(&mut self, cx: &mut Context) {
        match self.chart {
            Chart::States => self.one_scale = !self.one_scale,
            Chart::Compare => self.own_scales = !self.own_scales,
            _ => cx.say("only small charts have more scales than one"),
        }
    }

    fn zoom(&mut self, cx: &Context, by: i32) {
        let plot = self.layout(cx).plot();
        if matches!(self.chart, Chart::States | Chart::Calendar | Chart::Compare) {
            return;
        }
        let (wide, _) = plot.bars(self.len(), self.kind(), self.wide);
        let wide = i32::from(wide).saturating_add(by).clamp(1, i32::from(WIDEST));
        self.wide = u16::try_from(wide).ok();
    }

    fn wheel(&mut self, cx: &Context, rows: i32) {
        match self.chart {
            Chart::States => self.travel(cx, Motion::Rows(rows.signum())),
            Chart::Compare if self.is_choosing() => self.move_choice(cx, Motion::Rows(rows)),
            _ => self.across(rows.signum()),
        }
    }

    fn click(&mut self, cx: &mut Context, at: Position) {
        let layout = self.layout(cx);
        if let Some((chart, _)) = layout.tabs().into_iter().find(|(_, area)| area.contains(at)) {
            self.chart = chart;
            return;
        }
        match self.chart {
            Chart::Calendar => {
                if let Some(day) = self.day_at(&layout, at) {
                    let at = self.series().map_or(0, |series| series.position(day));
                    self.go(at);
                }
            }
            Chart::States => {
                let states = self.places();
                let grid = layout.grid(states);
                let first = self.place.top * usize::from(grid.columns);
                let found = (first..states).find_map(|place| {
                    let cell = grid.cell(place - first)?;
                    cell.contains(at).then_some((place, cell))
                });
                if let Some((place, cell)) = found {
                    self.place.at = place;
                    let wide = filling(cell.width, self.len());
                    let period = self.cursor.top + usize::from((at.x - cell.x) / wide);
                    if period < self.len() {
                        self.go(period);
                    }
                }
            }
            Chart::Compare if self.is_choosing() => self.click_choice(cx, at),
            Chart::Compare => {
                let compared = self.figures.as_ref().map_or(0, |figures| figures.compared.len());
                let columns = layout.columns(compared);
                if let Some(column) = columns.into_iter().find(|column| column.contains(at)) {
                    let wide = filling(column.width, self.len());
                    let period = self.cursor.top + usize::from((at.x - column.x) / wide);
                    if period < self.len() {
                        self.go(period);
                    }
                }
            }
            _ => {
                let plot = layout.plot();
                let (wide, shown) = plot.bars(self.len(), self.kind(), self.wide);
                if layout.stage.contains(at)
                    && let Some(x) = at.x.checked_sub(plot.columns.x)
                    && usize::from(x / wide) < shown
                {
                    self.go(self.cursor.top + usize::from(x / wide));
                }
            }
        }
    }

    /// The day of the calendar at a place of the screen.
    fn day_at(&self, layout: &TrendsLayout, at: Position) -> Option<NaiveDate> {
        let series = self.series()?;
        let cursor = self.at()?.first_day();
        let days = (0..series.counts.len()).map(|at| series.period(at).first_day());
        let (first, last) = ends(series);
        let years = layout.years(first, last, cursor.year());
        let (year, area) = years.into_iter().find(|(_, area)| area.contains(at))?;
        let grid = YearGrid::new(year, area, cursor)?;
        days.filter(|day| day.year() == year)
            .find(|&day| grid.day(day).is_some_and(|cell| cell.contains(at)))
    }
}
