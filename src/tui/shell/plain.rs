//! What a view shows, in sentences: for a screen reader, or a pipe. No colours, no boxes, no
//! movement; the same state as on the screen, line by line.

use super::screen::Screen;
use super::start::Start;
use crate::export::pending_list;
use crate::model::ListKind;
use crate::terminal::Depth;
use crate::text::{counted, day, list_name, states};
use crate::tui::core::{Context, Data};
use crate::tui::kit::theme::Theme;

/// Sentences do not depend on the size of a screen; this one is never drawn.
const SIZE: (u16, u16) = (120, 40);

/// What the view shows that the explorer would start with, a line each.
#[must_use]
pub fn plain(data: Data, start: &Start) -> Vec<String> {
    let theme = Theme::built_in("mono", Depth::None, true);
    match start.screen(data, theme, SIZE, None) {
        Ok(screen) => lines(&screen),
        Err(_) => vec!["There is no list.".into()],
    }
}

/// As of which list, how many, which filters; then what the view shows.
fn lines(screen: &Screen) -> Vec<String> {
    let mut lines = header(screen.context());
    lines.push(String::new());
    lines.extend(screen.sentences());
    lines
}

fn header(cx: &Context) -> Vec<String> {
    let history = &cx.data.history;
    let age = cx.age().map_or_else(String::new, |age| format!(", {age}"));
    let dated = match cx.list() {
        Some(list) => format!("List of {}{age}", list_name(list)),
        None => format!("No participating list on {}", day(cx.day.as_of)),
    };
    let totals = &cx.answer.totals;
    let entries = cx.question().entries();
    let pending = pending_list(history, &cx.day).filter(|_| entries.has_applications());
    let dated = match pending {
        Some(pending) => format!("{dated}, applications by {pending}"),
        None => dated,
    };
    let count = |number: u32, one, many| counted(number as usize, one, many);
    let filter = match cx.filter.describe() {
        words if words.is_empty() => "No filter: what is active on that day".to_owned(),
        words => format!("Filter: {words}"),
    };
    let mut lines = vec![format!(
        "{dated}. {} of {} in {}. {filter}.",
        entries.counted(totals.agreements as usize, totals.applications as usize),
        count(totals.agencies, "agency", "agencies"),
        states(totals.places),
    )];
    let lists = history.accepted(ListKind::Participating).len();
    let newer = cx.day.position.map_or(0, |at| lists.saturating_sub(at + 1));
    if newer > 0 {
        lines.push(format!("{}.", counted(newer, "list is newer", "lists are newer")));
    }
    if let Some(error) = &cx.search.error {
        lines.push(format!("In the search: {}.", error.message));
    }
    if cx.search.hits.as_ref().is_some_and(|hits| hits.approximate) {
        let words = "Approximate: no name has the words of the search; nearest by spelling.";
        lines.push(words.into());
    }
    lines.extend(cx.data.errors.iter().map(|error| format!("Could not be read: {error}.")));
    lines
}
