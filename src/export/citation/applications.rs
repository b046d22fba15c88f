//! The applications of a question, in a sentence.

use super::asked::AskedWords;
use super::parts::{Citation, dated};
use crate::model::{List, StateSet};
use crate::query::{Entries, Question, StatusKind, Totals};
use crate::text::{self, days_between, news, news_list_day, news_states};

/// Says how many agencies had applied and what became of it, as of the pending list in force. Where
/// agreements are asked for too, both are counted, and the sentence says so.
pub(super) fn applications(question: Question<'_>, totals: &Totals, pending: &List) -> Citation {
    let Question { history, day, .. } = question;
    let asked = AskedWords::new(question);
    let places = asked.places();
    let spread = match news_states(totals.places) {
        _ if totals.places == StateSet::default() || asked.is_of_one_state() => String::new(),
        spread if places.is_empty() => format!(" in {spread}"),
        spread => format!(", in {spread},"),
    };
    let subject = format!(
        "{} {}{}{places}{spread}",
        news::first_number(totals.agencies),
        asked.agencies(totals.agencies),
        asked.search(),
    );
    let count = news::counted(totals.applications, "application", "applications");
    let outcomes: Vec<&str> = asked.statuses().into_iter().filter_map(outcome).collect();
    let participating = day.list(history).map(|ix| history.lists.row(ix));
    let older = participating
        .and_then(|list| days_between(pending.date, list.date))
        .map_or_else(String::new, |days| {
            format!(", which is {days} older than the list of participating agencies")
        });
    let pending_list =
        format!("ICE's list of pending agencies dated {}{older}", news_list_day(pending));
    let entries = question.entries();
    let (agreements, sources) = match (entries, participating) {
        (Entries::Both, Some(list)) => (
            format!("{} and ", news::counted(totals.agreements, "agreement", "agreements")),
            format!("{} and {pending_list}", dated(list)),
        ),
        _ => (String::new(), pending_list),
    };
    let sentence = format!(
        "{subject} had {agreements}{count} for {} that ICE listed as {}, according to {sources}.",
        asked.program(),
        news::series(&outcomes, "or"),
    );
    let rows = text::thousands((pending.listings.end - pending.listings.start).into());
    let lists = history.pending.iter().filter(|&&ix| history.lists.row(ix).date <= day.as_of);
    let earlier = text::counted(lists.count().saturating_sub(1), "earlier list", "earlier lists");
    let source = format!("{}, {rows} rows, and {earlier} of pending agencies", pending.file);
    Citation { sentence, source }
}

/// What became of an application, behind "that ICE listed as".
const fn outcome(status: StatusKind) -> Option<&'static str> {
    match status {
        StatusKind::Active | StatusKind::Unconfirmed | StatusKind::Ended => None,
        StatusKind::Pending => Some("pending"),
        StatusKind::ApplicationSigned => Some("pending before an agreement was signed"),
        StatusKind::ApplicationHeld => Some("pending while the agreement already stood"),
        StatusKind::ApplicationRenamed => Some("pending before it went on under another name"),
        StatusKind::Withdrawn => Some("pending earlier and no longer, without an agreement since"),
    }
}
