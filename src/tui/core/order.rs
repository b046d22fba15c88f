//! The order in which the agreements of an agency are shown.

use std::cmp::Reverse;

use crate::history::History;
use crate::model::AgreementIx;
use crate::query::StatusKind;

/// The key by which the agreements of an agency are sorted: active ones first, then the newest
/// signature first.
pub(crate) fn by_status(
    history: &History,
    status: Option<StatusKind>,
    agreement: AgreementIx,
) -> impl Ord + use<> {
    let row = history.agreements.row(agreement);
    (status, Reverse(row.signed), row.model)
}
