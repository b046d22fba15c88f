//! Agencies that left, that are missing, or that may only have changed their name.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::BriefRule;
use super::item::Said;
use super::phrases::time_between;
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx, EndReason, Ending, Membership, Status};
use crate::text::{counted, day};

/// Agencies that left.
pub(super) const LEFT: BriefRule = BriefRule {
    name: "left",
    sentence: "The agency has no agreement on the list any more, which the later list confirms and \
               the earlier one did not yet: it takes two lists and seven days.",
    is_final: true,
    most: 6,
    more: |count| format!("And {} left", counted(count, "more agency", "more agencies")),
    find: left,
};

/// Agencies that are missing.
pub(super) const MISSING: BriefRule = BriefRule {
    name: "missing",
    sentence: "The agency was on the earlier list and is missing from the later one, which is not \
               confirmed yet: it takes two lists and seven days.",
    is_final: true,
    most: 1,
    more: |_| String::new(),
    find: missing,
};

/// Agencies under another name.
pub(super) const RENAMED: BriefRule = BriefRule {
    name: "renamed",
    sentence: "The agency is gone from the list, and perhaps stands on it under another name: one \
               with the same model and signing date is new.",
    is_final: true,
    most: 5,
    more: |count| {
        let agencies = counted(count, "more agency", "more agencies");
        format!("And {agencies} perhaps under another name")
    },
    find: renamed,
};

/// The agencies with an agreement that was not gone for certain on the earlier list, and of which
/// nothing is said yet.
fn agencies(scene: &Scene<'_>) -> BTreeSet<AgencyIx> {
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return BTreeSet::new() };
    let history = scene.history;
    let ended =
        |ix: AgreementIx, at| matches!(history.status_without_reason(ix, at), Status::Ended(_));
    let newly = history
        .agreements
        .handles()
        .filter(|&ix| scene.last_before(ix).is_some() && !scene.stands(ix) && !ended(ix, from));
    let newly = newly.filter(|&ix| scene.is_asked_for(ix) && !scene.is_claimed(ix));
    let agencies: BTreeSet<AgencyIx> = newly.map(|ix| scene.agency_of(ix)).collect();
    let is_gone = |&agency: &AgencyIx| {
        matches!(history.membership(agency, to), Membership::Left(_) | Membership::Unconfirmed(_))
    };
    agencies.into_iter().filter(is_gone).collect()
}

/// The agreements of an agency that are gone with it: those on its last list.
fn gone_with(scene: &Scene<'_>, agency: AgencyIx, ending: Ending) -> Vec<AgreementIx> {
    let history = scene.history;
    let last = |ix: AgreementIx| Some(*history.participating.get(scene.last_position(ix)?)?);
    history.agreements_of(agency).filter(|&ix| last(ix) == Some(ending.last_listed)).collect()
}

/// The day on which an agency signed the first of its agreements that was listed without a
/// break up to its end; where no list broke, the first of all.
fn since(scene: &Scene<'_>, agency: AgencyIx) -> Option<NaiveDate> {
    let history = scene.history;
    let own = history.agreements_of(agency).filter_map(|ix| {
        let first = scene.spans(ix).first()?.first;
        Some((first, scene.last_position(ix)?, history.agreements.row(ix).signed))
    });
    let mut own: Vec<(u32, usize, Option<NaiveDate>)> = own.collect();
    own.sort_unstable();
    let mut reached = 0;
    let mut start = None;
    for (first, last, signed) in own {
        if first as usize > reached + 1 {
            start = None;
        }
        start = [start, signed].into_iter().flatten().min();
        reached = reached.max(last);
    }
    start
}

fn left(scene: &Scene<'_>) -> Vec<Said> {
    let Some(to) = scene.to else { return Vec::new() };
    let history = scene.history;
    let mut found = Vec::new();
    for agency in agencies(scene) {
        let Membership::Left(ending) = history.membership(agency, to) else { continue };
        let gone = gone_with(scene, agency, ending);
        let endings = gone.iter().filter_map(|&ix| match history.status(ix, to) {
            Status::Ended(ending) => Some(ending),
            _ => None,
        });
        // In a gap no reason is known; without one the name may only have changed.
        let left = endings
            .into_iter()
            .find(|ending| ending.reason == Some(EndReason::Left) || ending.in_gap);
        found.extend(left.map(|ending| (agency, gone, ending)));
    }
    scene.largest_first(&mut found, |found| found.0);
    let said = found.into_iter().map(|(agency, gone, ending)| {
        let words = history.ending_words(ending);
        let [last, missing] = words.days(day);
        let how = if ending.in_gap {
            format!("was last listed on {last} and is gone by the next list, of {missing}")
        } else {
            format!("left between {last} and {missing}")
        };
        let last = scene.list(ending.last_listed).date;
        let after =
            since(scene, agency).filter(|&since| since < last).map_or_else(String::new, |since| {
                format!("; it first signed at least {} before", time_between(since, last))
            });
        let text =
            format!("{} {how}: {}{after}.", scene.agency_and_officers(agency), scene.deals(&gone));
        let rows = gone.iter().map(|&ix| scene.row_at(ix, scene.last_position(ix))).collect();
        Said::new(text, rows, scene.agency(agency))
    });
    said.collect()
}

/// The agency that may be the same under another name: new, with the same model and signing date.
fn other_name(scene: &Scene<'_>, agency: AgencyIx) -> Option<AgencyIx> {
    let new: BTreeSet<AgencyIx> =
        scene.changes.signed.iter().map(|listed| scene.agency_of(listed.agreement)).collect();
    let mut pairs = scene.history.likely_pairs.iter();
    pairs.find_map(|pair| {
        let other = match (pair.first == agency, pair.second == agency) {
            (true, _) => pair.second,
            (_, true) => pair.first,
            _ => return None,
        };
        new.contains(&other).then_some(other)
    })
}

fn missing(scene: &Scene<'_>) -> Vec<Said> {
    let Some(to) = scene.to else { return Vec::new() };
    let is_missing = |&agency: &AgencyIx| {
        matches!(scene.history.membership(agency, to), Membership::Unconfirmed(_))
            && scene.history.agreements_of(agency).any(|ix| scene.stood(ix))
            && other_name(scene, agency).is_none()
    };
    let mut missing: Vec<AgencyIx> = agencies(scene).into_iter().filter(is_missing).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    scene.largest_first(&mut missing, |&agency| agency);
    let list = scene.list_words(to);
    let names = scene.agencies(&missing);
    let text = if missing.len() == 1 {
        format!("{names} is missing from the list of {list}; no later list confirms that yet.")
    } else {
        let count = counted(missing.len(), "agency", "agencies");
        format!(
            "{count} are missing from the list of {list}, which no later list confirms yet: {names}."
        )
    };
    let own = missing.iter().flat_map(|&agency| scene.history.agreements_of(agency));
    let own = own.filter(|&ix| scene.stood(ix));
    let rows = own.map(|ix| scene.row_at(ix, scene.last_position(ix))).collect();
    vec![Said::new(text, rows, String::new())]
}

fn renamed(scene: &Scene<'_>) -> Vec<Said> {
    let mut gone: Vec<AgencyIx> = agencies(scene).into_iter().collect();
    scene.largest_first(&mut gone, |&agency| agency);
    let said = gone.into_iter().filter_map(|agency| {
        let other = other_name(scene, agency)?;
        let text = format!(
            "{} is gone from the list, and perhaps stands on it as {}, which is new with the same \
             model and signing date.",
            scene.agency(agency),
            scene.agency(other)
        );
        let own = scene.history.agreements_of(agency).filter(|&ix| scene.stood(ix));
        let mut rows: Vec<_> = own.map(|ix| scene.row_at(ix, scene.last_position(ix))).collect();
        let new = scene.history.agreements_of(other).filter(|&ix| scene.stands(ix));
        rows.extend(new.map(|ix| scene.row_at(ix, scene.to)));
        Some(Said::new(text, rows, scene.agency(agency)))
    });
    said.collect()
}
