//! Models that an agency adds to what it has, drops, or takes in place of another.

use std::collections::{BTreeMap, BTreeSet};

use super::BriefRule;
use super::item::Said;
use super::phrases::model_words;
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx, Model};
use crate::text::{counted, news};

/// One model in place of another.
pub(super) const SWITCHED: BriefRule = BriefRule {
    name: "model-switched",
    sentence: "The agency is on both lists, under one model on the earlier one and under another \
               on the later one.",
    is_final: true,
    most: 4,
    more: |count| format!("And agencies switched in {}", counted(count, "other way", "other ways")),
    find: |scene| said(scene, Kind::Switched),
};

/// A model added.
pub(super) const ADDED: BriefRule = BriefRule {
    name: "model-added",
    sentence: "The agency keeps a model that it has on the earlier list, and has another one \
               beside it on the later list.",
    is_final: true,
    most: 3,
    more: |count| format!("And agencies added {}", counted(count, "other model", "other models")),
    find: |scene| said(scene, Kind::Added),
};

/// A model dropped.
pub(super) const DROPPED: BriefRule = BriefRule {
    name: "model-dropped",
    sentence: "The agency has a model on the earlier list that it has not on the later one, and \
               keeps another one.",
    is_final: true,
    most: 3,
    more: |count| format!("And agencies dropped {}", counted(count, "other model", "other models")),
    find: |scene| said(scene, Kind::Dropped),
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Switched,
    Added,
    Dropped,
}

/// Models without those of unknown agreements.
type Models = BTreeSet<Model>;

/// What an agency added and dropped.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Exchange {
    added: Models,
    dropped: Models,
}

/// An agency with the agreements by which it added and dropped models.
type Exchanged = (AgencyIx, Vec<AgreementIx>);

fn models(scene: &Scene<'_>, agency: AgencyIx, on: impl Fn(AgreementIx) -> bool) -> Models {
    let own = scene.history.agreements_of(agency).filter(|&ix| on(ix));
    own.filter_map(|ix| scene.history.agreements.row(ix).model).collect()
}

/// Agencies on both lists by what they added and dropped.
fn exchanges(scene: &Scene<'_>, kind: Kind) -> BTreeMap<Exchange, Vec<Exchanged>> {
    let new = scene.arrivals();
    let gone = scene.departures().into_iter().map(|gone| gone.agreement);
    let mut found: BTreeMap<Exchange, Vec<Exchanged>> = BTreeMap::new();
    for (agency, changed) in scene.by_agency(new.into_iter().chain(gone)) {
        let before = models(scene, agency, |ix| scene.stood(ix));
        let after = models(scene, agency, |ix| scene.stands(ix));
        let added: Models = after.difference(&before).copied().collect();
        let dropped: Models = before.difference(&after).copied().collect();
        let is_it = match kind {
            _ if before.is_empty() || after.is_empty() => false,
            Kind::Switched => !added.is_empty() && !dropped.is_empty(),
            Kind::Added => !added.is_empty() && dropped.is_empty(),
            Kind::Dropped => added.is_empty() && !dropped.is_empty(),
        };
        if is_it {
            let own = changed.into_iter().filter(|&ix| {
                let model = scene.history.agreements.row(ix).model;
                model.is_some_and(|model| added.contains(&model) || dropped.contains(&model))
            });
            let own = own.collect();
            found.entry(Exchange { added, dropped }).or_default().push((agency, own));
        }
    }
    found
}

fn said(scene: &Scene<'_>, kind: Kind) -> Vec<Said> {
    let mut said: Vec<(usize, Said)> = Vec::new();
    for (Exchange { added, dropped }, mut agencies) in exchanges(scene, kind) {
        scene.largest_first(&mut agencies, |agency| agency.0);
        let who: Vec<AgencyIx> = agencies.iter().map(|agency| agency.0).collect();
        let what = match kind {
            Kind::Switched => format!("switched from {} to {}", series(&dropped), series(&added)),
            Kind::Added => format!("added {} to another model", series(&added)),
            Kind::Dropped => format!("dropped {} and kept another model", series(&dropped)),
        };
        let unconfirmed = unconfirmed(scene, &agencies);
        let names = scene.agencies(&who);
        let text = if who.len() == 1 {
            let what = what.replace("another model", &series(&kept(scene, agencies.first())));
            format!("{names} {what}{unconfirmed}.")
        } else {
            let count = counted(who.len(), "agency", "agencies");
            format!("{count} {what}{unconfirmed}: {names}.")
        };
        let short =
            format!("{} ({names})", series(if added.is_empty() { &dropped } else { &added }));
        let own = agencies.iter().flat_map(|agency| agency.1.iter().copied());
        let rows = own.map(|ix| scene.row_at(ix, scene.last_position(ix))).collect();
        said.push((who.len(), Said::new(text, rows, short)));
    }
    said.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    said.into_iter().map(|(_, said)| said).collect()
}

/// The models that an agency has on both lists.
fn kept(scene: &Scene<'_>, agency: Option<&Exchanged>) -> Models {
    let Some((agency, _)) = agency else { return Models::new() };
    let before = models(scene, *agency, |ix| scene.stood(ix));
    let after = models(scene, *agency, |ix| scene.stands(ix));
    before.intersection(&after).copied().collect()
}

fn series(models: &Models) -> String {
    let names: Vec<&str> = models.iter().map(|&model| model_words(Some(model))).collect();
    news::series(&names, "and")
}

/// Says how many of the agencies dropped a model that later lists have not confirmed to be gone.
fn unconfirmed(scene: &Scene<'_>, agencies: &[Exchanged]) -> String {
    let open = |ix: &AgreementIx| {
        let mut gone = scene.changes.ended.iter();
        gone.any(|gone| gone.agreement == *ix && !gone.confirmed && gone.successor.is_none())
    };
    let count = agencies.iter().filter(|agency| agency.1.iter().any(open)).count();
    match count {
        0 => String::new(),
        _ if count == agencies.len() => " (not confirmed yet)".into(),
        _ => format!(" ({count} of them not confirmed yet)"),
    }
}
