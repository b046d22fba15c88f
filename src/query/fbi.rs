//! Which agency of the FBI's table an agency is, and how many of the country's local agencies have
//! an agreement.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::history::History;
use crate::model::{AgencyIx, CountyIx};
use crate::reference::fbi::{self, FbiAgency, FbiKind, FbiMatch, Sought, Unmatched};

/// The row of the FBI's table that an agency is, or why it is none.
pub type FbiFinding = Result<FbiMatch<'static>, Unmatched>;

/// How many of the agencies of an answer are which of the FBI's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FbiFigures {
    /// Agencies that are one of the FBI's table.
    pub matched: u32,
    /// Those that are not, by the order of [`Unmatched::ALL`].
    pub unmatched: [u32; Unmatched::ALL.len()],
    /// Sworn officers of those that are matched, each agency of the table counted once.
    pub officers: u64,
    /// Local agencies of the table that still report and have an agreement, by kind: city, county,
    /// campus, other.
    pub local_with: [u32; FbiKind::LOCAL],
    /// All local agencies of the table that still report, of the states that the filter leaves.
    pub local: [u32; FbiKind::LOCAL],
}

/// What was found for every agency of a history.
#[derive(Clone, Debug, Default)]
pub(super) struct FbiFacts {
    /// By agency.
    findings: Vec<FbiFinding>,
    /// By agency: its row in `rows`, or `u32::MAX`.
    pub(super) row_of: Vec<u32>,
    /// The rows that are matched, each once.
    pub(super) rows: Vec<&'static FbiAgency>,
}

impl FbiFacts {
    /// Looks for every agency, whose county `county_of` says.
    pub(super) fn new(
        history: &History,
        county_of: impl Fn(AgencyIx) -> Option<CountyIx> + Sync,
    ) -> Self {
        let all: Vec<AgencyIx> = history.tables.agencies.handles().collect();
        let findings: Vec<FbiFinding> =
            all.into_par_iter().map(|ix| find(history, ix, county_of(ix))).collect();
        let mut rows: Vec<&'static FbiAgency> =
            findings.iter().flatten().map(|found| found.agency).collect();
        rows.sort_unstable_by_key(|agency| agency.ori);
        rows.dedup_by_key(|agency| agency.ori);
        let row = |finding: &FbiFinding| {
            let ori = finding.ok()?.agency.ori;
            u32::try_from(rows.binary_search_by_key(&ori, |agency| agency.ori).ok()?).ok()
        };
        let row_of = findings.iter().map(|finding| row(finding).unwrap_or(u32::MAX)).collect();
        Self { findings, row_of, rows }
    }

    pub(super) fn finding(&self, agency: u32) -> FbiFinding {
        self.findings.get(agency as usize).copied().unwrap_or(Err(Unmatched::NoCandidate))
    }
}

/// Looks for an agency of a county.
pub(super) fn find(history: &History, agency: AgencyIx, county: Option<CountyIx>) -> FbiFinding {
    let row = history.tables.agencies.row(agency);
    let state = row.state.ok_or(Unmatched::NoCandidate)?;
    let county = county.map(|county| history.tables.counties.row(county).fips);
    fbi::of_state(state).find(Sought { slug: history.text(row.slug), county })
}
