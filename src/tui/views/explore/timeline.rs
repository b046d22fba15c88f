//! The years of an agency: a line for each model, with the time in which its agreements are listed
//! and the time in which one ended.

use chrono::{Datelike, NaiveDate, TimeDelta};
use ratatui::text::{Line, Span};

use crate::history::History;
use crate::model::{AgencyIx, Ending, Model, Status};
use crate::query::{Unseen, unseen};
use crate::tui::core::{Context, ModelColours, stacked};

/// A column of a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Cell {
    /// Nothing is listed.
    Nothing,
    /// Between the last list that has an agreement and the first that lacks it.
    Ending,
    /// Listed before and after a long stretch without a list.
    Unseen,
    /// An agreement is listed.
    Listed,
}

/// The lines of an agency in `width` columns, the years below them; none where it has had no
/// agreement up to the day.
pub(super) fn lines(cx: &Context, agency: AgencyIx, width: u16) -> Vec<Line<'static>> {
    let history = &cx.data.history;
    let columns = usize::from(width).saturating_sub(3);
    let (Some(position), Some(&first)) = (cx.day.position, history.participating.first()) else {
        return Vec::new();
    };
    let first = history.lists.row(first).date;
    let axis = Axis::new(first, history.newest_day().unwrap_or(first), columns);
    let theme = cx.theme;
    let characters = theme.characters();
    let [_, _, _, block, ..] = characters.heights;
    let unseen = unseen(history, &cx.day);
    let mut lines = Vec::new();
    for model in stacked::STACK {
        let cells = cells(history, agency, model, (position, &unseen), &axis);
        if cells.iter().all(|cell| *cell == Cell::Nothing) {
            continue;
        }
        let letter = model.map_or('?', Model::letter);
        let colour = theme.model(model);
        let mut line = Line::from(Span::styled(format!("{letter} "), colour));
        for run in cells.chunk_by(|a, b| a == b) {
            let (symbol, style) = match run.first() {
                Some(Cell::Listed) => (block, colour),
                Some(Cell::Ending) => (characters.dash, colour),
                Some(Cell::Unseen) if theme.unicode => ("\u{254c}", colour),
                Some(Cell::Unseen) => ("~", colour),
                _ => (characters.nothing, theme.faint()),
            };
            line.push_span(Span::styled(symbol.repeat(run.len()), style));
        }
        lines.push(line);
    }
    if !lines.is_empty() {
        lines.push(Span::styled(format!("  {}", axis.years()), theme.faint()).into());
    }
    lines
}

fn cells(
    history: &History,
    agency: AgencyIx,
    model: Option<Model>,
    (position, unseen): (usize, &[Unseen]),
    axis: &Axis,
) -> Vec<Cell> {
    let mut cells = vec![Cell::Nothing; axis.columns];
    let date = |at: usize| history.participating.get(at).map(|&list| history.lists.row(list).date);
    let own = history.agreements_of(agency).filter(|&ix| history.agreements.row(ix).model == model);
    for agreement in own {
        for span in history.spans(&history.agreements.row(agreement).spans) {
            let last = (span.last as usize).min(position);
            if let (Some(from), Some(to)) = (date(span.first as usize), date(last))
                && span.first as usize <= position
            {
                axis.mark_listed(&mut cells, (from, to), unseen);
            }
        }
        if let Status::Ended(Ending { last_listed, first_missing, .. })
        | Status::Unconfirmed(Ending { last_listed, first_missing, .. }) =
            history.status_without_reason(agreement, position)
        {
            let date = |list| history.lists.row(list).date;
            axis.mark(&mut cells, date(last_listed), date(first_missing), Cell::Ending);
        }
    }
    cells
}

/// Days as columns.
struct Axis {
    first: NaiveDate,
    days: i64,
    columns: usize,
}

impl Axis {
    fn new(first: NaiveDate, last: NaiveDate, columns: usize) -> Self {
        Self { first, days: (last - first).num_days().max(1), columns }
    }

    fn column(&self, day: NaiveDate) -> usize {
        let last = self.columns.saturating_sub(1);
        let columns = i64::try_from(last).unwrap_or(0);
        let at = ((day - self.first).num_days() * columns + self.days / 2).div_euclid(self.days);
        usize::try_from(at.max(0)).unwrap_or(0).min(last)
    }

    fn mark(&self, cells: &mut [Cell], from: NaiveDate, to: NaiveDate, cell: Cell) {
        let columns = self.column(from)..=self.column(to);
        for slot in cells.get_mut(columns).unwrap_or_default() {
            *slot = cell.max(*slot);
        }
    }

    /// Marks the days from a list that has an agreement to another one, without the stretches in
    /// between of which no list is known.
    fn mark_listed(
        &self,
        cells: &mut [Cell],
        (from, to): (NaiveDate, NaiveDate),
        unseen: &[Unseen],
    ) {
        let mut start = from;
        let inside = |stretch: &&Unseen| from < stretch.before && stretch.before <= to;
        for stretch in unseen.iter().filter(inside) {
            self.mark(cells, stretch.after, stretch.before, Cell::Unseen);
            self.mark(cells, start, stretch.after.max(start), Cell::Listed);
            start = stretch.before;
        }
        self.mark(cells, start, to, Cell::Listed);
    }

    /// The years, each at the column of its first day, as many as have room.
    fn years(&self) -> String {
        let mut text = String::new();
        let last = self.first + TimeDelta::days(self.days);
        for year in self.first.year() + 1..=last.year() {
            let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1) else { break };
            let column = self.column(day);
            let label = year.to_string();
            if (text.is_empty() || text.len() < column) && column + label.len() <= self.columns {
                text.push_str(&" ".repeat(column - text.len()));
                text.push_str(&label);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_span_is_marked_from_its_first_day_to_its_last() {
        let axis = Axis::new(day("2021-01-01"), day("2026-01-01"), 11);
        let mut cells = [Cell::Nothing; 11];
        axis.mark(&mut cells, day("2025-01-01"), day("2025-07-01"), Cell::Ending);
        axis.mark(&mut cells, day("2022-01-01"), day("2025-01-01"), Cell::Listed);
        let listed: Vec<usize> = (0..11).filter(|&at| cells[at] == Cell::Listed).collect();
        assert_eq!(listed, (2..=8).collect::<Vec<_>>());
        assert_eq!((cells[9], cells[10], cells[1]), (Cell::Ending, Cell::Nothing, Cell::Nothing));
        axis.mark(&mut cells, day("2031-01-01"), day("2031-01-02"), Cell::Listed);
        assert_eq!(cells[10], Cell::Listed, "what is beyond the axis is at its end");
    }

    #[test]
    fn a_stretch_without_a_list_interrupts_a_span() {
        let axis = Axis::new(day("2016-01-01"), day("2026-01-01"), 11);
        let stretch = Unseen { position: 1, after: day("2018-01-01"), before: day("2021-01-01") };
        let shown = |from: &str, to: &str| {
            let mut cells = [Cell::Nothing; 11];
            axis.mark_listed(&mut cells, (day(from), day(to)), &[stretch]);
            let letter = |cell: &Cell| match cell {
                Cell::Listed => 'L',
                Cell::Unseen => '?',
                Cell::Ending => '-',
                Cell::Nothing => '.',
            };
            cells.iter().map(letter).collect::<String>()
        };
        assert_eq!(shown("2017-01-01", "2023-01-01"), ".LL??LLL...");
        assert_eq!(shown("2016-01-01", "2018-01-01"), "LLL........");
        assert_eq!(shown("2021-01-01", "2022-01-01"), ".....LL....");
        assert_eq!(shown("2018-01-01", "2021-01-01"), "..L??L.....");
    }

    #[test]
    fn years_are_at_their_first_day_and_never_touch() {
        let axis = |columns| Axis::new(day("2021-01-13"), day("2026-05-18"), columns);
        assert_eq!(axis(50).years(), "         2022     2023     2024     2025      2026");
        assert_eq!(axis(20).years(), "   2022    2024");
        assert_eq!(axis(3).years(), "");
        assert_eq!(axis(0).years(), "");
    }
}
