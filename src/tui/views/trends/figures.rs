//! The figures of a chart, and what to know about the time that it shows.

use chrono::Datelike;

use super::state::{Basis, Chart, Figures, Note, NoteKind, Trends};
use crate::query::{Break, PeriodKind, Series, breaks};
use crate::text::{counted, short_day, short_days};
use crate::tui::core::{Context, texts};

/// What the figures of a chart follow from.
pub(super) fn basis(cx: &Context, chart: Chart, period: PeriodKind) -> Basis {
    Basis {
        chart,
        period,
        filter: cx.filter.clone(),
        as_of: cx.day.as_of,
        position: cx.day.position,
    }
}

impl Trends {
    /// Makes the figures again where what they follow from has changed.
    pub(super) fn count(&mut self, cx: &Context) {
        let basis = basis(cx, self.chart, self.kind());
        if self.figures.as_ref().is_none_or(|figures| figures.basis != basis) {
            self.figures = Some(figures(cx, basis));
        }
    }
}

/// The figures of a chart.
pub(super) fn figures(cx: &Context, basis: Basis) -> Figures {
    let question = cx.question();
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
    Figures { basis, series, states, compared, notes: notes(cx) }
}

/// The program's dates and the breaks in the record, in order.
fn notes(cx: &Context) -> Vec<Note> {
    let program = texts::program_days().map(|(days, entry)| Note {
        kind: NoteKind::Program,
        days,
        term: entry.term.to_owned(),
        text: entry.text.to_owned(),
    });
    let breaks = breaks(&cx.data.history, &cx.day).into_iter().map(|found| match found {
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
                cx.data.history.lists.row(list).file
            ),
        },
    });
    let mut notes: Vec<Note> = program.chain(breaks).collect();
    notes.sort_by_key(|note| note.days);
    notes
}

/// The years of the first and the last period.
pub(super) fn ends(series: &Series) -> (i32, i32) {
    let last = series.period(series.counts.len().saturating_sub(1));
    (series.first.first_day().year(), last.last_day().year())
}
