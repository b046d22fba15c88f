//! The trends in sentences: chart by chart, the periods that have something.

use super::figures::{basis, figures};
use super::state::{Chart, Trends};
use crate::model::State;
use crate::query::{ByModel, Series};
use crate::text::{day, sentence, thousands};
use crate::tui::core::models::in_words;
use crate::tui::core::{Context, Data};

/// Those with figures of their own: the calendar has by day what the first one has by month, and the
/// comparison is of several filters.
const CHARTS: [Chart; 5] =
    [Chart::Signed, Chart::InForce, Chart::FirstListed, Chart::Ended, Chart::States];

/// What the view shows, a line each.
pub(super) fn sentences(trends: &Trends, cx: &Context) -> Vec<String> {
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    for chart in CHARTS {
        let figures = figures(cx, basis(cx, chart, trends.period));
        let by = figures.basis.period.name();
        if chart == Chart::States {
            lines.push(format!("{}: signed by {by}.", chart.name()));
            lines.extend(figures.states.iter().map(|(place, series)| small(*place, series)));
        } else {
            lines.push(heading(chart, by, &figures.series, &cx.data));
            lines.extend(periods(chart, &figures.series));
        }
        lines.push(String::new());
        notes = figures.notes;
    }
    lines.push("Dates of the program, and breaks in the record.".into());
    lines.extend(notes.into_iter().map(|note| format!("{}: {}", note.term, note.text)));
    lines
}

/// What is counted, how many in all, and what has no period.
fn heading(chart: Chart, by: &str, series: &Series, data: &Data) -> String {
    let all = thousands(u64::from(count(&series.total())));
    let apart = count(&series.apart);
    let number = thousands(u64::from(apart));
    let oldest = data.history.participating.first();
    let oldest = oldest.map_or_else(String::new, |&list| day(data.history.lists.row(list).date));
    let words = match chart {
        Chart::InForce => "on the list in force at the end of each".to_owned(),
        _ if apart == 0 => format!("{all} in all"),
        Chart::FirstListed => {
            format!("{all} in all; {number} more stood on the oldest list, of {oldest}")
        }
        Chart::Ended => format!("{all} in all; {number} unconfirmed beside them"),
        _ => format!("{all} in all; {number} more without a date"),
    };
    format!("{} by {by}: {words}.", chart.name())
}

fn periods(chart: Chart, series: &Series) -> impl Iterator<Item = String> {
    series.counts.iter().enumerate().filter(|(_, counts)| count(counts) > 0).map(
        move |(at, counts)| {
            let between = series
                .between
                .get(at)
                .copied()
                .flatten()
                .map_or_else(String::new, |(after, by)| {
                    format!(", after {} and by {}", day(after), day(by))
                });
            format!(
                "{}: {} {}{between}. {}.",
                sentence(&series.period(at).label()).trim_end_matches('.'),
                thousands(u64::from(count(counts))),
                chart.word(),
                in_words(counts),
            )
        },
    )
}

/// A state's signatures in one line.
fn small(place: Option<State>, series: &Series) -> String {
    let periods: Vec<String> = series
        .counts
        .iter()
        .enumerate()
        .filter(|(_, counts)| count(counts) > 0)
        .map(|(at, counts)| {
            format!("{} {}", series.period(at).label(), thousands(u64::from(count(counts))))
        })
        .collect();
    let name = place.map_or("State unknown", State::name);
    let periods = if periods.is_empty() { "none has a date".into() } else { periods.join(", ") };
    format!("{name}: {}. {periods}.", thousands(u64::from(count(&series.total()))))
}

fn count(counts: &ByModel) -> u32 {
    counts.iter().sum()
}
