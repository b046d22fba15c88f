//! The facts of an application on a day.

use super::StatusKind;
use super::facts::{AgencyFacts, AgreementFacts, NONE, OFF_AXIS, UNDATED, body_code, code};
use crate::history::History;
use crate::model::{AgencyBody, ApplicationIx};

/// An application on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct ApplicationFacts {
    /// The application.
    pub(super) ix: ApplicationIx,
    /// Its status.
    pub(super) status: StatusKind,
    /// As of an agreement without a date of signature.
    pub(super) row: AgreementFacts,
}

impl ApplicationFacts {
    /// The facts of an application whose agency is known by `known` and `body`.
    pub(super) fn new(
        history: &History,
        ix: ApplicationIx,
        status: StatusKind,
        known: AgencyFacts,
        body: AgencyBody,
    ) -> Self {
        let row = history.applications.row(ix);
        let known = known.of(history.reading(row.last));
        let state = history.tables.agencies.row(row.agency).state;
        let row = AgreementFacts {
            code: code(state, row.model, known.kind) | body_code(body),
            month: OFF_AXIS,
            signed: UNDATED,
            agency: row.agency.0,
            county: known.county.map_or(NONE, |county| county.0),
        };
        Self { ix, status, row }
    }
}
