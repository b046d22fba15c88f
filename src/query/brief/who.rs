//! Agencies with their new agreements, in a sentence.

use super::item::BriefRow;
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx};
use crate::text::{counted, news};

/// How many agencies are named; more are counted.
const MOST_AGENCIES: usize = 3;

/// Agencies with their agreements, those with most officers first.
pub(super) struct Who {
    /// "Zed Police Department, task force, signed 3 June 2025, and 4 more agencies".
    pub(super) words: String,
    /// Their rows on the later list, those of the agencies that are named first.
    pub(super) rows: Vec<BriefRow>,
    /// How many rows are of those that are named.
    pub(super) named: usize,
}

impl Who {
    /// Agencies of one state, which is named elsewhere.
    pub(super) fn of_one_state(scene: &Scene<'_>, new: &[AgreementIx]) -> Self {
        Self::new(scene, new, |agency| scene.name(agency))
    }

    /// Agencies of any states.
    pub(super) fn of_states(scene: &Scene<'_>, new: &[AgreementIx]) -> Self {
        Self::new(scene, new, |agency| scene.agency(agency))
    }

    fn new(scene: &Scene<'_>, new: &[AgreementIx], name: impl Fn(AgencyIx) -> String) -> Self {
        let agencies = scene.by_agency(new.iter().copied());
        let mut agencies: Vec<(AgencyIx, Vec<AgreementIx>)> = agencies.into_iter().collect();
        scene.largest_first(&mut agencies, |agency| agency.0);
        // To count a single one takes as much room as to name it.
        let all = agencies.len() <= MOST_AGENCIES + 1;
        let rest = agencies.split_off(if all { agencies.len() } else { MOST_AGENCIES });
        let who =
            agencies.iter().map(|(agency, own)| format!("{}, {}", name(*agency), scene.deals(own)));
        let mut who: Vec<String> = who.collect();
        if !rest.is_empty() {
            who.push(counted(rest.len(), "more agency", "more agencies"));
        }
        let rows_of = |agencies: &[(AgencyIx, Vec<AgreementIx>)]| -> Vec<BriefRow> {
            agencies.iter().flat_map(|(_, own)| scene.rows(own)).collect()
        };
        let mut rows = rows_of(&agencies);
        let named = rows.len();
        rows.extend(rows_of(&rest));
        Self { words: news::long_series(&who), rows, named }
    }
}
