//! Which lists are the user's own: those that the program does not bring along.

use hashbrown::HashMap;

use super::LoadError;
use crate::model::{Digest, List, Sighting};

/// The lists that the program brings along, by their content.
pub(super) struct Own {
    bundled: HashMap<(Digest, String), Vec<Sighting>>,
}

impl Own {
    /// Reads the bundled lists.
    pub(super) fn new() -> Result<Self, LoadError> {
        let history = super::bundled()?.history;
        let of = |list: &List| ((list.digest, list.sheet.clone()), list.sightings().collect());
        Ok(Self { bundled: history.lists.rows().iter().map(of).collect() })
    }

    /// Whether a list is the user's own.
    pub(super) fn has(&self, list: &List) -> bool {
        !self.bundled.contains_key(&(list.digest, list.sheet.clone()))
    }

    /// Whether a sighting is the user's own, be it of a list that the program brings along.
    pub(super) fn has_seen(&self, list: &List, seen: &Sighting) -> bool {
        let bundled = self.bundled.get(&(list.digest, list.sheet.clone()));
        bundled.is_none_or(|sightings| !sightings.contains(seen))
    }
}
