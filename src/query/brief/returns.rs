//! Agencies that come back after years.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::BriefRule;
use super::item::Said;
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx, Membership, Model};
use crate::text::{counted, day};

/// From this year to 2025 there was no task force model: the roster of 31 December 2012 has no such
/// agreement any more.
const WITHOUT_TASK_FORCE: i32 = 2013;

/// An agency that was off the list for fewer days than this comes back, but not after years.
pub(super) const YEAR: i64 = 365;

/// The task force model again.
pub(super) const TASK_FORCE: BriefRule = BriefRule {
    name: "task-force-again",
    sentence: "The agency was in the task force model before 2013, when ICE gave it up, and has a \
               new agreement under it.",
    is_final: true,
    most: 5,
    more: |count| {
        let agencies = counted(count, "more agency", "more agencies");
        format!("And {agencies} of the time before 2013 in the task force model again")
    },
    find: task_force,
};

/// On the list again.
pub(super) const CAME_BACK: BriefRule = BriefRule {
    name: "came-back",
    sentence: "The agency has an agreement on the list again after a year or more without one.",
    is_final: true,
    most: 5,
    more: |count| {
        let agencies = counted(count, "more agency", "more agencies");
        format!("And {agencies} on the list again after a year or more")
    },
    find: came_back,
};

fn task_force(scene: &Scene<'_>) -> Vec<Said> {
    let history = scene.history;
    let is_task_force =
        |ix: &AgreementIx| history.agreements.row(*ix).model == Some(Model::TaskForce);
    let new = scene.by_agency(scene.arrivals().into_iter().filter(is_task_force));
    let mut found: Vec<(AgencyIx, Vec<AgreementIx>, AgreementIx, usize)> = Vec::new();
    for (agency, new) in new {
        let own = history.agreements_of(agency).filter(is_task_force);
        let before = own.filter_map(|ix| Some((scene.last_before(ix)?, ix)));
        let Some((last, old)) = before.max_by_key(|&(last, ix)| (last, Reverse(ix))) else {
            continue;
        };
        if scene.list_at(Some(last)).is_some_and(|list| list.date.year() < WITHOUT_TASK_FORCE) {
            found.push((agency, new, old, last));
        }
    }
    scene.largest_first(&mut found, |found| found.0);
    let said = found.into_iter().map(|(agency, new, old, last)| {
        let signed = |ix: AgreementIx| words(history.agreements.row(ix).signed);
        let signed_again: Vec<String> = new.iter().map(|&ix| signed(ix)).collect();
        let text = format!(
            "{} is in the task force model again, by an agreement signed {}; before 2013 it was in \
             it by one signed {}, last on the list of {}.",
            scene.agency_and_officers(agency),
            signed_again.join(" and "),
            signed(old),
            scene.list_words(last)
        );
        let mut rows = scene.rows(&new);
        if !new.contains(&old) {
            rows.push(scene.row_at(old, Some(last)));
        }
        Said::new(text, rows, scene.agency(agency))
    });
    said.collect()
}

fn words(signed: Option<NaiveDate>) -> String {
    signed.map_or_else(|| "on a day that is not known".into(), day)
}

fn came_back(scene: &Scene<'_>) -> Vec<Said> {
    let Some(to) = scene.to else { return Vec::new() };
    let history = scene.history;
    let mut found = Vec::new();
    for (agency, new) in scene.by_agency(scene.arrivals()) {
        let Membership::CameBack(ending) = history.membership(agency, to) else { continue };
        let own = || history.agreements_of(agency);
        if own().any(|ix| scene.stood(ix)) {
            continue;
        }
        let Some(last) = own().filter_map(|ix| scene.last_before(ix)).max() else { continue };
        let absence = scene.absence(last, &new).filter(|absence| absence.days() >= YEAR);
        found.extend(absence.map(|absence| (agency, new, ending, last, absence)));
    }
    scene.largest_first(&mut found, |found| found.0);
    let said = found.into_iter().map(|(agency, new, ending, last, absence)| {
        let [last_day, missing] = history.ending_words(ending).days(day);
        let text = format!(
            "{} is on the list again after at least {} without an agreement: {}. It was last on \
             the list of {last_day} and is missing from the next one, of {missing}.",
            scene.agency_and_officers(agency),
            absence.words(),
            scene.deals(&new)
        );
        let mut rows = scene.rows(&new);
        let old = history.agreements_of(agency).filter(|ix| !new.contains(ix));
        let old = old.filter(|&ix| scene.last_before(ix) == Some(last));
        rows.extend(old.map(|ix| scene.row_at(ix, Some(last))));
        Said::new(text, rows, scene.agency(agency))
    });
    said.collect()
}
