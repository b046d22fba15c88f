//! State agencies that are new on the list.

use super::BriefRule;
use super::item::Said;
use super::scene::Scene;
use crate::text::counted;

/// New state agencies.
pub(super) const NEW: BriefRule = BriefRule {
    name: "state-agency",
    sentence: "The agency is a state agency by TYPE, and no earlier list in this record has it.",
    is_final: true,
    most: 4,
    more: |count| {
        format!("And {} new", counted(count, "more state agency is", "more state agencies are"))
    },
    find: new,
};

fn new(scene: &Scene<'_>) -> Vec<Said> {
    let new = scene.by_agency(scene.arrivals()).into_iter().filter(|(agency, _)| {
        let mut own = scene.history.agreements_of(*agency);
        scene.is_of_state(*agency) && own.all(|ix| scene.last_before(ix).is_none())
    });
    let mut new: Vec<_> = new.collect();
    scene.largest_first(&mut new, |new| new.0);
    let said = new.into_iter().map(|(agency, own)| {
        let text = format!(
            "{}, a state agency by ICE's TYPE, is new on the list: {}.",
            scene.agency_and_officers(agency),
            scene.deals(&own)
        );
        Said::new(text, scene.rows(&own), scene.agency(agency))
    });
    said.collect()
}
