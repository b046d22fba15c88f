//! The trends in sentences: chart by chart, the periods that have something.

use super::caption::by_then;
use super::figures::{basis, figures};
use super::state::{Chart, Trends};
use crate::model::State;
use crate::query::{ByModel, Series};
use crate::text::news::series as series_of;
use crate::text::{day, sentence, thousands};
use crate::tui::core::Context;
use crate::tui::core::models::in_words;

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
        let by = figures.series.first.kind.name();
        if chart == Chart::States {
            lines.push(format!("{}: signed by {by}.", chart.name()));
            lines.extend(figures.states.iter().map(|(place, series)| small(*place, series)));
        } else {
            lines.push(heading(chart, by, &figures.series));
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
fn heading(chart: Chart, by: &str, series: &Series) -> String {
    let all = thousands(u64::from(count(&series.total())));
    let apart = count(&series.apart);
    let number = thousands(u64::from(apart));
    let words = match chart {
        Chart::InForce => "on the list in force at the end of each".to_owned(),
        Chart::FirstListed => {
            let by = by_then(series, day);
            let by = if by.is_empty() { by } else { vec![series_of(&by, "and")] };
            let by = by.iter().map(|by| format!("; by then, of an unknown day: {by}"));
            format!("{all} in all{}", by.collect::<String>())
        }
        Chart::Ended => {
            let gone = series.unplaced.iter().filter_map(|found| {
                let count: u32 = found.counts.iter().sum();
                let after = day(found.after?);
                let count = thousands(count.into());
                Some(format!("; {count} more between {after} and {}", day(found.by)))
            });
            let unconfirmed = if apart == 0 {
                String::new()
            } else {
                format!("; {number} unconfirmed beside them")
            };
            format!("{all} in all{}{unconfirmed}", gone.collect::<String>())
        }
        _ if apart == 0 => format!("{all} in all"),
        _ => format!("{all} in all; {number} more without a date"),
    };
    format!("{} by {by}: {words}.", chart.name())
}

fn periods(chart: Chart, series: &Series) -> impl Iterator<Item = String> {
    let unseen = |at: usize| series.unseen.get(at).copied().flatten();
    let shown = move |&(at, counts): &(usize, &ByModel)| count(counts) > 0 || unseen(at).is_some();
    series.counts.iter().enumerate().filter(shown).map(move |(at, counts)| {
        let label = sentence(&series.period(at).label());
        let label = label.trim_end_matches('.');
        if let Some(stretch) = unseen(at) {
            let (after, before) = (day(stretch.after), day(stretch.before));
            return format!("{label}: no list from {after} to {before}.");
        }
        let between =
            series.between.get(at).copied().flatten().map_or_else(String::new, |(after, by)| {
                format!(", after {} and by {}", day(after), day(by))
            });
        format!(
            "{}: {} {}{between}. {}.",
            label,
            thousands(u64::from(count(counts))),
            chart.word(),
            in_words(counts),
        )
    })
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
