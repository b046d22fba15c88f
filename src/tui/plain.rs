//! What a view says, in sentences: for a screen reader, or a pipe. No colours, no boxes, no
//! movement; the same state as the screen has, told line by line.

pub(super) mod changes;
pub(super) mod explore;
pub(super) mod map;
pub(super) mod sources;
pub(super) mod trends;

use super::app::Start;
use super::data::Data;
use super::state::State;
use super::terminal::Depth;
use super::theme::Theme;
use super::views;
use crate::model::{ListKind, Model};
use crate::text::{counted, day, thousands};

/// The most that a view tells of does not depend on a size; this one is drawn for nobody.
const SIZE: (u16, u16) = (120, 40);

/// What the view says that the explorer would start with, line by line.
#[must_use]
pub fn plain(data: &Data, start: &Start) -> Vec<String> {
    let theme = Theme::built_in("mono", Depth::None, true);
    match start.state(data, theme, SIZE, None) {
        Some(state) => lines(&state, data),
        None => vec!["There is no list.".into()],
    }
}

/// As of which list, how many, which filters; then what the view says.
fn lines(state: &State, data: &Data) -> Vec<String> {
    let mut lines = header(state, data);
    if let Some(view) = views::current(state) {
        lines.push(String::new());
        lines.extend((view.plain)(state, data));
    }
    lines
}

fn header(state: &State, data: &Data) -> Vec<String> {
    let history = &data.history;
    let list = state.day.list(history).map(|list| history.lists.row(list));
    let dated = match list {
        Some(list) => {
            format!("List of {} {}", day(list.date), list.edition.label()).trim_end().to_owned()
        }
        None => format!("No participating list on {}", day(state.day.as_of)),
    };
    let totals = &state.answer.totals;
    let count = |number: u32, one, many| counted(number as usize, one, many);
    let filter = match state.filter.describe() {
        words if words.is_empty() => "No filter: what is active on that day".to_owned(),
        words => format!("Filter: {words}"),
    };
    let mut lines = vec![format!(
        "{dated}. {}, {}, {}. {filter}.",
        count(totals.agreements, "agreement", "agreements"),
        count(totals.agencies, "agency", "agencies"),
        count(totals.states, "state", "states"),
    )];
    let lists = history.accepted(ListKind::Participating).len();
    let newer = state.day.position.map_or(0, |at| lists.saturating_sub(at + 1));
    if newer > 0 {
        lines.push(format!("{}.", counted(newer, "list is newer", "lists are newer")));
    }
    if let Some(error) = &state.query_error {
        lines.push(format!("In the search: {}.", error.message));
    }
    if state.hits.as_ref().is_some_and(|hits| hits.approximate) {
        lines.push("Approximate: no name has the words of the search.".into());
    }
    lines.extend(data.errors.iter().map(|error| format!("Could not be read: {error}.")));
    lines
}

/// Counts by model in words, the broadest first, those without a model last: "Task Force 12, Jail
/// Enforcement 3". Empty where there is none.
fn by_model(counts: &[u32; 4]) -> String {
    let [jail, warrant, task, unknown] = *counts;
    let parts = [
        (Model::TaskForce.short(), task),
        (Model::JailEnforcement.short(), jail),
        (Model::WarrantService.short(), warrant),
        ("model unknown", unknown),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    parts
        .map(|(name, count)| format!("{name} {}", thousands(u64::from(*count))))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests;
