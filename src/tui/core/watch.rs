//! The watch list.

use crate::history::History;
use crate::model::AgencyIx;
use crate::query::Watched;

/// The agencies that the user watches.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch {
    /// The ids that the file of the watch list has, and whose they are where that is known.
    ids: Vec<(String, Option<AgencyIx>)>,
    /// The agencies.
    pub(crate) agencies: Watched,
}

impl Watch {
    /// The agencies of ids. Those of a former spelling are found too.
    #[must_use]
    pub(crate) fn new(history: &History, ids: Vec<String>) -> Self {
        let known = ids.into_iter().map(|id| {
            let agency = history.agency_of_id(&id);
            (id, agency)
        });
        let ids: Vec<_> = known.collect();
        let agencies = ids.iter().filter_map(|(_, agency)| *agency).collect();
        Self { ids, agencies }
    }

    /// The ids that the file has.
    #[must_use]
    pub(crate) fn ids(&self) -> Vec<String> {
        self.ids.iter().map(|(id, _)| id.clone()).collect()
    }

    /// The ids under which the file has an agency, its own first.
    #[must_use]
    pub(crate) fn ids_of(&self, history: &History, agency: AgencyIx) -> Vec<String> {
        let own = history.tables.agencies.row(agency).id(&history.tables.texts);
        let others = self.ids.iter().filter(|(id, of)| *of == Some(agency) && *id != own);
        let others: Vec<String> = others.map(|(id, _)| id.clone()).collect();
        std::iter::once(own).chain(others).collect()
    }
}

/// A change of the watch list: an agency goes on it or off it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The ids that it may have in the file, its own first.
    pub ids: Vec<String>,
    /// Whether it goes on the list.
    pub on: bool,
}
