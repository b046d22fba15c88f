//! Applications that may have been signed under another spelling.

use chrono::TimeDelta;

use super::pairs::typed_wrong;
use crate::history::data::History;
use crate::model::{Agreement, Application, LikelyPair, Likeness, ListingIx};

/// An agreement first listed within this many days after an application was last pending may be its
/// outcome.
const SOON_DAYS: TimeDelta = TimeDelta::days(60);

/// Pairs of agencies in a state of which one only applied and is gone, and the other, with a
/// similar name, signed under the same model in the meantime or soon after. Pending lists have no
/// signing date that could tell more.
pub(super) fn likely_pairs(history: &History) -> Vec<LikelyPair> {
    let newest = history.pending.len().checked_sub(1);
    let is_gone = |application: &&Application| {
        let last = history.spans(&application.spans).last();
        last.is_some_and(|span| Some(span.last as usize) != newest)
            && history.agreements_of(application.agency).next().is_none()
    };
    let mut pairs = Vec::new();
    for application in history.applications.rows().iter().filter(is_gone) {
        let signed =
            history.agreements.rows().iter().filter(|row| may_be(history, application, row));
        let found = signed.filter_map(|row| {
            let (model, signed) = (application.model, row.signed?);
            let (first, second) = (application.agency, row.agency);
            Some(LikelyPair { first, second, likeness: Likeness::Applied, model, signed })
        });
        pairs.extend(found);
    }
    pairs
}

fn may_be(history: &History, application: &Application, agreement: &Agreement) -> bool {
    if agreement.model != application.model {
        return false;
    }
    let agencies = &history.tables.agencies;
    let (left, right) = (agencies.row(application.agency), agencies.row(agreement.agency));
    if left.state != right.state {
        return false;
    }
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a, b) = (history.text(left.slug), history.text(right.slug));
    if !typed_wrong(a, b) || digits(a) != digits(b) {
        return false;
    }
    let counties = [application.first, agreement.first].map(|row| history.reading(row).county);
    if let [Some(one), Some(other)] = counties
        && one != other
    {
        return false;
    }
    let day = |listing: ListingIx| history.lists.row(history.list_of(listing)).date;
    let listed = day(agreement.first);
    listed >= day(application.first) && listed - day(application.last) <= SOON_DAYS
}
