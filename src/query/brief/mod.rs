//! What to say first of what changed: firsts, thresholds, returns, departures and the like, found
//! by rules and never by opinion.
//!
//! [`RULES`] is the table of rules in order of rank. What a rule of arrivals or departures says is
//! not said again by a rule of a lower rank. "In this record" means on the lists at hand: what was
//! before the first of them, or in a gap between two, is not known.

mod appearances;
mod applications;
mod bodies;
mod counties;
mod dates;
mod departures;
mod item;
mod lists;
mod models;
mod phrases;
mod returns;
mod rule;
mod scene;
mod states;
mod statewide;
mod thresholds;
mod who;
mod words;

pub use self::item::{BriefRow, BriefSubject};
pub use self::rule::{BriefItem, BriefRule};
use self::scene::Scene;
use super::Question;
use crate::history::Changes;

/// The rules, the highest rank first.
pub const RULES: [BriefRule; 23] = [
    states::FIRST,
    states::LAST,
    states::AGAIN,
    thresholds::PASSED,
    bodies::FIRST,
    returns::TASK_FORCE,
    returns::CAME_BACK,
    departures::LEFT,
    statewide::NEW,
    counties::LARGE,
    counties::FIRST,
    models::SWITCHED,
    models::ADDED,
    models::DROPPED,
    departures::MISSING,
    departures::RENAMED,
    appearances::RETURNED,
    appearances::PASSED,
    dates::CHANGED,
    lists::LEFT_OUT,
    lists::OTHER_KIND,
    applications::FASTEST,
    applications::LONGEST,
];

impl Question<'_> {
    /// Returns what to say first of `changes`, which are those of this question
    /// ([`Question::changes`]), in order of rank. The same lists give the same items.
    #[must_use]
    pub fn brief(self, changes: &Changes) -> Vec<BriefItem> {
        let mut scene = Scene::new(self, changes);
        let mut items = Vec::new();
        for rule in &RULES {
            let found = rule.items(&scene);
            if rule.is_final {
                scene.claim(found.iter().flat_map(BriefItem::named_rows));
            }
            items.extend(found);
        }
        items
    }
}
