//! The trends in sentences: chart by chart, the periods that have something.

use super::by_model;
use crate::model::State as Place;
use crate::query::{ByModel, Series};
use crate::text::{day, sentence, thousands};
use crate::tui::data::Data;
use crate::tui::state::{Basis, Chart, State};
use crate::tui::update::trends::figures;

/// The calendar tells by day what the first chart tells by month; the comparison is of two filters.
const CHARTS: [Chart; 5] =
    [Chart::Signed, Chart::InForce, Chart::FirstListed, Chart::Ended, Chart::States];

pub(crate) fn lines(state: &State, data: &Data) -> Vec<String> {
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    for chart in CHARTS {
        let basis = Basis {
            chart,
            period: state.trends.period,
            filter: state.filter.clone(),
            as_of: state.day.as_of,
            position: state.day.position,
        };
        let figures = figures(state, data, basis);
        let by = figures.basis.period.name();
        if chart == Chart::States {
            lines.push(format!("{}: signed by {by}.", chart.name()));
            lines.extend(figures.states.iter().map(|(place, series)| small(*place, series)));
        } else {
            lines.push(heading(chart, by, &figures.series, data));
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
    let told = match chart {
        Chart::InForce => "on the list in force at the end of each".to_owned(),
        _ if apart == 0 => format!("{all} in all"),
        Chart::FirstListed => {
            format!("{all} in all; {number} more stood on the oldest list, of {oldest}")
        }
        Chart::Ended => format!("{all} in all; {number} unconfirmed beside them"),
        _ => format!("{all} in all; {number} more without a date"),
    };
    format!("{} by {by}: {told}.", chart.name())
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
                by_model(counts),
            )
        },
    )
}

/// A state's signatures in one line.
fn small(place: Option<Place>, series: &Series) -> String {
    let told: Vec<String> = series
        .counts
        .iter()
        .enumerate()
        .filter(|(_, counts)| count(counts) > 0)
        .map(|(at, counts)| {
            format!("{} {}", series.period(at).label(), thousands(u64::from(count(counts))))
        })
        .collect();
    let name = place.map_or("State unknown", Place::name);
    let told = if told.is_empty() { "none has a date".into() } else { told.join(", ") };
    format!("{name}: {}. {told}.", thousands(u64::from(count(&series.total()))))
}

fn count(counts: &ByModel) -> u32 {
    counts.iter().sum()
}
