//! The figures of a chart, and what to know about the time that it shows.

use chrono::Datelike;

use super::state::{Basis, Chart, Figures, Note, NoteKind, Trends};
use crate::query::{
    Break, Choice, Filter, Measure, PeriodKind, Question, Series, StatusKind, UNSEEN_DAYS, breaks,
};
use crate::text::{counted, short_day, short_days};
use crate::tui::core::{Context, texts};

/// Where months are more than this, quarters are shown unless the user wants otherwise; where they
/// are more than the second number, years.
const MONTHS: [usize; 2] = [60, 120];

/// What the figures of a chart follow from.
pub(super) fn basis(cx: &Context, chart: Chart, period: Option<PeriodKind>) -> Basis {
    let period = if chart == Chart::Calendar { Some(PeriodKind::Day) } else { period };
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
        let basis = basis(cx, self.chart, self.period);
        if self.figures.as_ref().is_none_or(|figures| figures.basis != basis) {
            self.figures = Some(figures(cx, basis));
        }
    }
}

/// The figures of a chart.
pub(super) fn figures(cx: &Context, basis: Basis) -> Figures {
    let active = active(cx);
    let question = cx.question();
    let of_active = Question { filter: &active, ..question };
    let measure = basis.chart.measure();
    let kind = basis.period.unwrap_or_else(|| {
        let months = question.series(measure, PeriodKind::Month).counts.len();
        let [quarters, years] = MONTHS;
        match months {
            0 => PeriodKind::Month,
            months if months > years => PeriodKind::Year,
            months if months > quarters => PeriodKind::Quarter,
            _ => PeriodKind::Month,
        }
    });
    let states = match basis.chart {
        Chart::States => question.series_by_state(measure, kind),
        // What is compared is what is active.
        Chart::Compare => of_active.series_by_state(measure, kind),
        _ => Vec::new(),
    };
    let series = match basis.chart {
        Chart::Compare => of_active.series(measure, kind),
        _ => question.series(measure, kind),
    };
    let signed = measure == Measure::Signed && basis.chart != Chart::Compare;
    let active = (signed && is_of_any_status(cx)).then(|| of_active.series(measure, kind));
    let compared = match basis.chart {
        Chart::Compare => question.compare(),
        _ => Vec::new(),
    };
    Figures { basis, series, active, states, compared, notes: notes(cx, kind) }
}

/// Whether no status is asked for, so that the charts count every one.
pub(super) fn is_of_any_status(cx: &Context) -> bool {
    let boxed = cx.search.hits.as_ref().is_some_and(|hits| !hits.restrictions.statuses.is_empty());
    cx.filter.statuses.is_empty() && !boxed
}

/// The filter, for what is active where no status is asked for.
fn active(cx: &Context) -> Filter {
    let mut filter = cx.filter.clone();
    if is_of_any_status(cx) {
        filter.statuses = Choice::only(Some(StatusKind::Active));
    }
    filter
}

/// The program's dates and the breaks in the record, in order. Stretches without a list that are
/// short beside a period, less than a quarter of it, are left out.
fn notes(cx: &Context, kind: PeriodKind) -> Vec<Note> {
    let shortest = match kind {
        PeriodKind::Day | PeriodKind::Week | PeriodKind::Month => 0,
        PeriodKind::Quarter => 23,
        PeriodKind::Year => 92,
    };
    let is_long = |found: &Break| match found {
        Break::NoList { after, before } => (*before - *after).num_days() >= shortest,
        Break::NotAccepted { .. } => true,
    };
    let program = texts::program_days().map(|(days, entry)| Note {
        kind: NoteKind::Program,
        days,
        term: entry.term.to_owned(),
        text: entry.text.to_owned(),
    });
    let breaks = breaks(&cx.data.history, &cx.day).into_iter().filter(is_long);
    let breaks = breaks.map(|found| match found {
        Break::NoList { after, before } => {
            let days = (before - after).num_days();
            let between = usize::try_from(days).unwrap_or(0);
            Note {
                kind: NoteKind::NoList,
                days: found.days(),
                term: short_days(after, before),
                text: if days > UNSEEN_DAYS {
                    format!(
                        "No list for {}: what was signed and ended in between is not known.",
                        counted(between, "day", "days")
                    )
                } else {
                    format!(
                        "{} from one participating list to the next.",
                        counted(between, "day", "days")
                    )
                },
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
    let mut notes: Vec<Note> = program.chain(breaks).chain(before(cx)).collect();
    notes.sort_by_key(|note| note.days);
    notes
}

/// What is not known of the time before the oldest list.
fn before(cx: &Context) -> Option<Note> {
    let history = &cx.data.history;
    let oldest = history.lists.row(*history.participating.first()?).date;
    let signed = history.agreements.iter().filter_map(|(_, row)| row.signed).min()?;
    (signed < oldest).then(|| Note {
        kind: NoteKind::Before,
        days: (signed, oldest),
        term: format!("before {}", short_day(oldest)),
        text: "Known from the lists of that day and later: what ended before is not in the record."
            .into(),
    })
}

/// The years of the first and the last period.
pub(super) fn ends(series: &Series) -> (i32, i32) {
    let last = series.period(series.counts.len().saturating_sub(1));
    (series.first.first_day().year(), last.last_day().year())
}
