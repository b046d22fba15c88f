//! What the data cannot say, with the days and numbers of the data at hand.

use chrono::NaiveDate;

use super::topics::{Target, Topic};
use super::writer::{Writer, tally};
use crate::model::{DoubtKind, ListIx, ListKind};
use crate::text::{counted, day};
use crate::tui::core::{Data, texts};

/// A stretch of more days than this without a list is listed; so is a pending list that is older
/// than the newest participating one by more.
const LONG: i64 = 14;

pub(super) fn limits(data: &Data, page: &mut Writer) {
    let history = &data.history;
    page.entries(texts::LIMITS);
    let dates = |kind| -> Vec<(ListIx, NaiveDate)> {
        history.accepted(kind).iter().map(|&ix| (ix, history.lists.row(ix).date)).collect()
    };
    let participating = dates(ListKind::Participating);
    let pending = dates(ListKind::Pending);
    if let Some(&(_, first)) = participating.first() {
        page.blank();
        let text = format!(
            "The oldest participating list is of {}. What stands on it was signed by then; when it was first listed, and what ended before, is not known.",
            day(first)
        );
        page.labelled("beginning", &text);
    }
    page.blank();
    page.labelled("pending", &pending_text(&participating, &pending));
    for (name, lists) in [("participating", &participating), ("pending", &pending)] {
        gaps(name, lists, page);
    }
    page.heading("Lists that are not accepted");
    let mut none = true;
    for (ix, list) in history.lists.iter().filter(|(_, list)| !list.acceptance.is_accepted()) {
        none = false;
        let rows = counted(list.listings.len(), "row", "rows");
        let text = format!("{} {}", list.date, list.kind.name());
        page.link(&text, &rows, Some(Target::Page(Topic::List(ix))));
    }
    page.faint(0, if none { "none" } else { texts::NOT_ACCEPTED });
    unread(data, page);
    if !data.errors.is_empty() {
        page.heading("Files that could not be read");
        for error in &data.errors {
            page.text(0, error);
        }
    }
}

fn pending_text(participating: &[(ListIx, NaiveDate)], pending: &[(ListIx, NaiveDate)]) -> String {
    let Some(&(_, newest)) = pending.last() else {
        return "There is no pending list.".into();
    };
    let behind = participating.last().map_or(0, |&(_, last)| (last - newest).num_days());
    if behind > LONG {
        return format!(
            "Pending lists stand still since {}: the newest participating list is {} younger. What was applied for since then, and what became of it, is not known.",
            day(newest),
            counted(usize::try_from(behind).unwrap_or(0), "day", "days")
        );
    }
    format!("The newest pending list is of {}.", day(newest))
}

/// Stretches without an accepted list.
fn gaps(name: &str, lists: &[(ListIx, NaiveDate)], page: &mut Writer) {
    page.heading(&format!("More than {LONG} days without a {name} list"));
    let mut none = true;
    for pair in lists.windows(2).rev() {
        let [(_, before), (ix, after)] = pair else { continue };
        let days = (*after - *before).num_days();
        if days > LONG {
            none = false;
            let days = counted(usize::try_from(days).unwrap_or(0), "day", "days");
            let text = format!("{before} to {after}");
            page.link(&text, &days, Some(Target::Page(Topic::List(*ix))));
        }
    }
    if none {
        page.faint(0, "none");
    }
}

/// Values that no rule could read, or that may mean two things.
fn unread(data: &Data, page: &mut Writer) {
    page.heading("Values in doubt");
    for kind in DoubtKind::ALL {
        let found = data.findings().of_doubt(kind);
        let target = (found.readings > 0).then_some(Target::Page(Topic::Doubt(kind)));
        page.link(texts::doubt(kind).term, &tally(found), target);
    }
}
