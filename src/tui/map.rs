//! What the map shows, made once for each answer.

use crate::history::History;
use crate::map::CountyMap;
use crate::model::{CountyIx, Model, State};
use crate::query::{CountyCount, Places};

/// What the map shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapData {
    /// By [`crate::map::Shape::position`]: agreements by [`Model::position`], those without a
    /// model last.
    pub counties: Vec<[u32; 4]>,
    /// By state: the broadest model of its state agencies.
    pub state_agencies: [Option<Model>; State::COUNT],
    /// How many counties and county-equivalents of the map have an agreement.
    pub with_agreement: usize,
    /// Counties with an agreement that are not on the map: those of the territories, and codes that
    /// the map does not know.
    pub off_map: Vec<CountyIx>,
}

impl MapData {
    /// Puts agreements where they are.
    #[must_use]
    pub fn new(history: &History, map: &CountyMap, places: &Places) -> Self {
        let mut data = Self {
            counties: vec![[0; 4]; map.len()],
            state_agencies: [None; State::COUNT],
            with_agreement: 0,
            off_map: Vec::new(),
        };
        for &CountyCount { county, models } in &places.counties {
            let shape = map.shape(history.tables.counties.row(county).fips);
            match shape.and_then(|shape| data.counties.get_mut(shape.position())) {
                Some(counts) => {
                    *counts = models;
                    data.with_agreement += 1;
                }
                None => data.off_map.push(county),
            }
        }
        for (model, state) in data.state_agencies.iter_mut().zip(&places.states) {
            *model = Model::broadest(&state.state_agencies);
        }
        data
    }
}
