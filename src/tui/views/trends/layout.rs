//! The regions of Trends, from above: the charts' names, the caption, the legend, the chart,
//! the notes.

use ratatui::layout::Rect;

use super::state::Chart;
use crate::query::PeriodKind;
use crate::tui::core::Outline;
use crate::tui::kit::cells::skip;

/// Columns of the numbers at the left of a chart.
const GUTTER: u16 = 7;
/// Rows of a year: its months and its days of the week.
const YEAR: u16 = 8;
/// Columns that a small chart has at least, and a blank behind it.
const SMALL: u16 = 25;

/// The regions of Trends. A region without room has no rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct TrendsLayout {
    /// The lines across the screen.
    pub(super) outline: Outline,
    /// The names of the charts: in the frame, where there is one.
    pub(super) charts: Rect,
    /// What the cursor is on.
    pub(super) caption: Rect,
    /// The models, and what the numbers are.
    pub(super) legend: Rect,
    /// The chart.
    pub(super) stage: Rect,
    /// What to know about the time on the screen.
    pub(super) notes: Rect,
}

/// The regions of a chart of columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Plot {
    /// The numbers.
    pub(super) gutter: Rect,
    /// The columns.
    pub(super) columns: Rect,
    /// The dates under them.
    pub(super) dates: Rect,
    /// The marks under those.
    pub(super) marks: Rect,
}

/// The grid of small charts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Grid {
    /// Its area.
    pub(super) area: Rect,
    /// Charts side by side.
    pub(super) columns: u16,
    /// Rows of charts on the screen.
    pub(super) rows: u16,
    /// Columns and rows of a chart, the name included, the gap not.
    pub(super) cell: (u16, u16),
    /// The line of dates below.
    pub(super) dates: Rect,
}

impl TrendsLayout {
    /// The regions for a chart.
    pub(super) fn new(outline: Outline, chart: Chart) -> Self {
        let layout = Self::of_any(outline);
        match chart {
            Chart::Calendar => layout.for_calendar(),
            Chart::Compare => layout.for_comparison(),
            _ => layout,
        }
    }

    fn of_any(outline: Outline) -> Self {
        let inside = outline.within(outline.body);
        let (charts, mut rest) = if outline.framed {
            let line = Rect { height: 1, ..outline.body };
            let title = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
            // A blank column at both sides.
            let rest = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
            (title, rest)
        } else {
            let mut rest = inside;
            (take(&mut rest, u16::from(inside.height > 2)), rest)
        };
        let height = rest.height;
        let caption = take(&mut rest, 1);
        let legend = take(&mut rest, u16::from(height >= 9));
        let notes = match height {
            0..=8 => 0,
            9..=11 => 1,
            12..=16 => 2,
            17..=24 => 3,
            25..=34 => 6,
            _ => 8,
        };
        let rows = rest.height.saturating_sub(notes);
        let stage = take(&mut rest, rows);
        Self { outline, charts, caption, legend, stage, notes: rest }
    }

    /// The charts' names, where all have room: with two blanks between them, else with one.
    pub(super) fn tabs(&self) -> Vec<(Chart, Rect)> {
        let names: u16 = Chart::ALL.iter().map(|&chart| width(chart)).sum();
        let gaps = u16::try_from(Chart::ALL.len()).unwrap_or(0) + 1;
        let Some(gap) = [2, 1].into_iter().find(|gap| names + gap * gaps <= self.charts.width)
        else {
            return Vec::new();
        };
        let mut x = self.charts.x + 1;
        let tab = Chart::ALL.into_iter().map(|chart| {
            let area = Rect { x, width: width(chart), ..self.charts };
            x += width(chart) + gap;
            (chart, area)
        });
        tab.collect()
    }

    /// The regions of a chart of columns.
    pub(super) fn plot(&self) -> Plot {
        let stage = self.stage;
        let gutter = if stage.width >= 30 { GUTTER } else { 0 };
        let below = match stage.height {
            0..=2 => 0,
            3..=4 => 1,
            _ => 2,
        };
        let height = stage.height - below;
        let right = Rect { x: stage.x + gutter, width: stage.width - gutter, ..stage };
        let line = |offset: u16| Rect {
            y: right.y + height + offset,
            height: u16::from(offset < below),
            ..right
        };
        Plot {
            gutter: Rect { width: gutter, height, ..stage },
            columns: Rect { height, ..right },
            dates: line(0),
            marks: line(1),
        }
    }

    /// The grid of so many small charts: as high as there is room for all of them, within bounds.
    pub(super) fn grid(&self, charts: usize) -> Grid {
        let mut area = self.stage;
        let below = u16::from(area.height >= 4);
        let dates = Rect { y: area.bottom() - below, height: below, ..area };
        area.height -= below;
        let columns = ((area.width + 1) / SMALL).max(1);
        let cell = ((area.width + 1) / columns).saturating_sub(1);
        let needed = u16::try_from(charts.div_ceil(usize::from(columns))).unwrap_or(u16::MAX);
        let (least, most) = if area.height < 9 { (3, 8) } else { (4, 12) };
        let height = area.height.checked_div(needed).unwrap_or(0).clamp(least, most);
        let height = height.min(area.height);
        let rows = area.height.checked_div(height).unwrap_or(0);
        Grid { area, columns, rows, cell: (cell, height), dates }
    }

    /// The whole room is the comparison's.
    fn for_comparison(self) -> Self {
        let height =
            self.caption.height + self.legend.height + self.stage.height + self.notes.height;
        let none = |area: Rect| Rect { height: 0, ..area };
        Self {
            caption: none(self.caption),
            legend: none(self.legend),
            stage: Rect { height, ..self.caption },
            notes: none(self.notes),
            ..self
        }
    }

    /// Where the names of the lines of the comparison stand.
    pub(super) fn names(line: Rect) -> Rect {
        let width = (line.width / 5).clamp(13, 20).min(line.width);
        Rect { width: width.saturating_sub(1), ..line }
    }

    /// The columns of the comparison, each from its first row to its last.
    pub(super) fn columns(&self, count: usize) -> Vec<Rect> {
        let rest = skip(self.stage, Self::names(self.stage).width + 1);
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        let wide = rest.width.checked_div(count).unwrap_or(0);
        let place = |at: u16| Rect { width: wide.saturating_sub(1), ..skip(rest, at * wide) };
        (0..count).map(place).collect()
    }

    /// The same for the calendar: it takes the rows of the notes where they let it show another
    /// year.
    fn for_calendar(self) -> Self {
        let all = Rect { height: self.stage.height + self.notes.height, ..self.stage };
        let gains = all.height / YEAR > self.stage.height / YEAR;
        if !gains || self.stage.height >= YEAR * 2 {
            return self;
        }
        Self { stage: all, notes: Rect { y: all.bottom(), height: 0, ..self.notes }, ..self }
    }

    /// The years of the calendar that are on the screen, of those from `first` to `last`: the
    /// newest ones, or from that of the cursor on. A blank row is left between them where it costs
    /// no year.
    pub(super) fn years(&self, first: i32, last: i32, cursor: i32) -> Vec<(i32, Rect)> {
        let rows = (self.stage.height / YEAR).max(1);
        let apart = if rows * (YEAR + 1) <= self.stage.height + 1 { YEAR + 1 } else { YEAR };
        let shown = i32::from(rows);
        let top = (last - shown + 1).min(cursor).max(first);
        let years = (top..=last).zip(0..rows);
        let place = |(year, row): (i32, u16)| {
            let y = self.stage.y + row * apart;
            let height = self.stage.bottom().saturating_sub(y).min(YEAR);
            (year, Rect { y, height, ..self.stage })
        };
        years.map(place).collect()
    }
}

impl Plot {
    /// How many columns a period takes, and how many of `periods` are on the screen. A user's own
    /// `wide` goes before.
    pub(super) fn bars(&self, periods: usize, kind: PeriodKind, wide: Option<u16>) -> (u16, usize) {
        let least = match kind {
            PeriodKind::Day | PeriodKind::Week => 1,
            PeriodKind::Month | PeriodKind::Quarter => 3,
            PeriodKind::Year => 2,
        };
        let all = u16::try_from(periods.max(1)).unwrap_or(u16::MAX);
        let wide = wide.unwrap_or_else(|| (self.columns.width / all).clamp(least, WIDEST));
        let wide = wide.clamp(1, self.columns.width.max(1));
        (wide, usize::from(self.columns.width / wide).min(periods))
    }
}

/// The columns of a period in a small chart of so many columns: as many as let all periods fill it.
pub(super) fn filling(columns: u16, periods: usize) -> u16 {
    let periods = u16::try_from(periods.max(1)).unwrap_or(u16::MAX);
    (columns / periods).clamp(1, WIDEST)
}

/// The most columns that a period takes.
pub(super) const WIDEST: u16 = 8;

impl Grid {
    /// Where a chart stands, counted from the first one on the screen.
    pub(super) fn cell(&self, at: usize) -> Option<Rect> {
        let columns = usize::from(self.columns.max(1));
        let (row, column) = (u16::try_from(at / columns).ok()?, u16::try_from(at % columns).ok()?);
        let (width, height) = self.cell;
        (row < self.rows).then(|| Rect {
            x: self.area.x + column * (width + 1),
            y: self.area.y + row * height,
            width,
            height,
        })
    }
}

/// Takes rows off the top of an area.
fn take(area: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    let taken = Rect { height: rows, ..*area };
    area.y += rows;
    area.height -= rows;
    taken
}

fn width(chart: Chart) -> u16 {
    u16::try_from(chart.name().len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::core::two_panes::every_size;

    #[test]
    fn every_size_has_a_chart_and_nothing_lies_outside() {
        for (width, height) in every_size() {
            for chart in Chart::ALL.into_iter().chain([Chart::Compare]) {
                let layout = TrendsLayout::new(Outline::new((width, height)), chart);
                let plot = layout.plot();
                let areas = [
                    layout.charts,
                    layout.caption,
                    layout.legend,
                    layout.stage,
                    layout.notes,
                    plot.gutter,
                    plot.columns,
                    plot.dates,
                    plot.marks,
                ];
                let cells = (0..100).map_while(|at| layout.grid(40).cell(at));
                let tabs = layout.tabs().into_iter().map(|(_, area)| area);
                let all = areas.into_iter().chain(cells).chain(tabs).chain(layout.columns(4));
                for area in all.filter(|area| !area.is_empty()) {
                    let body = layout.outline.body;
                    assert_eq!(
                        area.intersection(body),
                        area,
                        "{width}x{height} {chart:?}: {area:?} in {body:?}"
                    );
                }
                assert!(height < 8 || width < 20 || layout.stage.height > 0);
            }
        }
    }

    #[test]
    fn the_calendar_takes_the_rows_of_the_notes_where_that_shows_another_year() {
        let years = |size| {
            let layout = TrendsLayout::new(Outline::new(size), Chart::Calendar);
            (layout.years(2000, 2026, 2026).len(), layout.notes.height > 0)
        };
        assert_eq!(years((120, 40)), (3, true));
        assert_eq!(years((80, 24)), (2, false));
        assert_eq!(years((60, 20)), (1, true));
        let first =
            TrendsLayout::new(Outline::new((80, 24)), Chart::Calendar).years(2000, 2026, 2010);
        assert_eq!(first.first().map(|(year, _)| *year), Some(2010), "the cursor's is shown");
    }
}
