//! The first agreement of a kind of body, such as campus police.

use std::collections::BTreeMap;

use super::BriefRule;
use super::item::Said;
use super::scene::Scene;
use super::who::Who;
use crate::model::{AgencyBody, AgreementIx};
use crate::text::counted;

/// The first agreement of a kind of body.
pub(super) const FIRST: BriefRule = BriefRule {
    name: "body-first",
    sentence: "No earlier list in this record has an agreement of an agency of that kind: campus \
               police, prosecutors, constables and the like, by names as g287 reads them, which is \
               not ICE's TYPE.",
    is_final: true,
    most: 5,
    more: |count| {
        let kinds = counted(count, "more kind of body has", "more kinds of body have");
        format!("And {kinds} the first agreement in this record")
    },
    find: first,
};

fn first(scene: &Scene<'_>) -> Vec<Said> {
    let body = |ix: AgreementIx| scene.question.day.body(scene.agency_of(ix));
    let mut new: BTreeMap<AgencyBody, Vec<AgreementIx>> = BTreeMap::new();
    for ix in scene.arrivals() {
        if body(ix) != AgencyBody::Other {
            new.entry(body(ix)).or_default().push(ix);
        }
    }
    new.retain(|&of, _| scene.last_before_of_all(|ix| body(ix) == of).is_none());
    let said = new.into_iter().map(|(of, new)| {
        let who = Who::of_states(scene, &new);
        let text = format!(
            "The first agreement in this record of a {}, a kind that g287 reads from names: {}.",
            noun(of),
            who.words
        );
        Said { text, rows: who.rows, named: who.named, short: noun(of).into() }
    });
    said.collect()
}

const fn noun(body: AgencyBody) -> &'static str {
    match body {
        AgencyBody::Sheriff => "sheriff",
        AgencyBody::Police => "municipal police force",
        AgencyBody::CountyPolice => "county police force",
        AgencyBody::Constable => "constable",
        AgencyBody::Campus => "campus police force",
        AgencyBody::Corrections => "corrections agency",
        AgencyBody::StatePolice => "state police force",
        AgencyBody::Port => "police force of an airport or port",
        AgencyBody::Prosecutor => "prosecutor",
        AgencyBody::Court => "court or judicial district",
        AgencyBody::Regional => "regional body",
        AgencyBody::FireMarshal => "fire marshal",
        AgencyBody::Wildlife => "wildlife or agriculture agency",
        AgencyBody::Guard => "national or state guard",
        AgencyBody::Other => "body of another kind",
    }
}
