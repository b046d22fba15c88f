//! The addresses of memorandums.

use crate::model::{AgencyIx, AgreementIx, Link, ListingIx, Model};
use crate::query::StatusKind;
use crate::tui::core::{Context, Passage, by_status};

/// The addresses of the memorandums of an agency, in the order of its pane; on the list in force,
/// else on the last list that had them.
pub(super) fn addresses(cx: &Context, agency: AgencyIx) -> Vec<Passage> {
    let history = &cx.data.history;
    let in_force = cx.day.list(history);
    let mut own: Vec<(StatusKind, AgreementIx)> =
        history.agreements_of(agency).filter_map(|ix| Some((cx.day.status(ix)?, ix))).collect();
    own.sort_by_key(|&(status, ix)| by_status(history, Some(status), ix));
    let listing = |ix| -> ListingIx {
        let listed = in_force.and_then(|list| history.listing_on(ix, list));
        listed.unwrap_or(history.agreements.row(ix).last)
    };
    own.into_iter()
        .filter_map(|(_, ix)| match history.reading(listing(ix)).moa {
            Link::Address(address) => Some(Passage {
                title: history.agreements.row(ix).model.map_or("no model", Model::short).into(),
                text: history.text(address).to_owned(),
            }),
            Link::Pending | Link::None => None,
        })
        .collect()
}
