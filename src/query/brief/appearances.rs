//! Rows that vanished and reappeared, and rows that came and went between the two lists.

use std::collections::BTreeMap;

use super::BriefRule;
use super::item::Said;
use super::phrases::{model_words, some};
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx};
use crate::text::counted;

/// Rows that are back.
pub(super) const RETURNED: BriefRule = BriefRule {
    name: "reappeared",
    sentence: "The agreement is on the later list, and was missing from lists before.",
    is_final: true,
    most: 4,
    more: |count| format!("And more reappeared on {}", counted(count, "other list", "other lists")),
    find: returned,
};

/// Rows that came and went.
pub(super) const PASSED: BriefRule = BriefRule {
    name: "came-and-went",
    sentence: "The agreement is on a list between the two and on neither of them, and no other one \
               of the agency followed it.",
    is_final: true,
    most: 1,
    more: |_| String::new(),
    find: passed,
};

/// Agreements with the same two positions.
type Groups = BTreeMap<(usize, usize), Vec<AgreementIx>>;

fn returned(scene: &Scene<'_>) -> Vec<Said> {
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return Vec::new() };
    let mut groups: Groups = BTreeMap::new();
    for ix in scene.history.agreements.handles() {
        if !scene.stands(ix) || scene.is_claimed(ix) || !scene.is_asked_for(ix) {
            continue;
        }
        let spans = scene.spans(ix);
        let pairs = spans.iter().zip(spans.iter().skip(1));
        let mut pairs = pairs.map(|(before, after)| (before.last as usize, after.first as usize));
        let back = pairs.rfind(|&(_, again)| from < again && again <= to);
        if let Some(gap) = back {
            groups.entry(gap).or_default().push(ix);
        }
    }
    let said = groups.into_iter().map(|((last, again), own)| {
        let agencies = agencies(scene, &own);
        let lists = counted(again - last - 1, "list", "lists");
        let text = format!(
            "{} on the list again since that of {}, missing from {lists} after that of {}: {}.",
            counted(own.len(), "agreement is", "agreements are"),
            scene.list_words(again),
            scene.list_words(last),
            scene.agencies(&agencies)
        );
        let before = own.iter().map(|&ix| scene.row_at(ix, Some(last)));
        let rows = before.chain(own.iter().map(|&ix| scene.row_at(ix, Some(again)))).collect();
        (own.len(), Said::new(text, rows, format!("{} ({})", scene.list_words(again), own.len())))
    });
    let mut said: Vec<(usize, Said)> = said.collect();
    said.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    said.into_iter().map(|(_, said)| said).collect()
}

fn passed(scene: &Scene<'_>) -> Vec<Said> {
    if scene.from.is_none() {
        return Vec::new();
    }
    let passed = scene.changes.passed.iter().filter(|gone| gone.successor.is_none());
    let mut own: Vec<AgreementIx> = passed.map(|gone| gone.agreement).collect();
    own.retain(|&ix| !scene.is_claimed(ix));
    if own.is_empty() {
        return Vec::new();
    }
    scene.largest_first(&mut own, |&ix| scene.agency_of(ix));
    let names = own.iter().map(|&ix| {
        let first = scene.spans(ix).first().map(|span| span.first as usize);
        let [first, last] = [first, scene.last_position(ix)]
            .map(|at| at.map_or_else(String::new, |at| scene.list_words(at)));
        let lists = if first == last { first } else { format!("{first} to {last}") };
        let model = model_words(scene.history.agreements.row(ix).model);
        format!("{}, {model} (listed {lists})", scene.agency(scene.agency_of(ix)))
    });
    let text = format!(
        "{} between the two lists: {}.",
        counted(own.len(), "agreement came and went", "agreements came and went"),
        some(names)
    );
    let rows = own.iter().map(|&ix| scene.row_at(ix, scene.last_position(ix))).collect();
    vec![Said::new(text, rows, String::new())]
}

fn agencies(scene: &Scene<'_>, own: &[AgreementIx]) -> Vec<AgencyIx> {
    let mut agencies: Vec<AgencyIx> = scene.by_agency(own.iter().copied()).into_keys().collect();
    scene.largest_first(&mut agencies, |&agency| agency);
    agencies
}
