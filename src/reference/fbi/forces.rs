//! What the names alone cannot tell: which row of the FBI's table a statewide force is, with the
//! evidence.

use super::agency::Ori;
use super::names::{key, without_state, words};
use crate::model::State;

/// State, name without the state's own, identifier or `-`, and evidence; lines that begin with `#`
/// are comments.
const TABLE: &str = include_str!("../../../assets/fbi-forces.tsv");

/// An agency whose row was found by a person, or of which a person found that it has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Force {
    /// Its state.
    pub state: State,
    /// Its name as in an agency's id, with or without the name of its state.
    pub name: &'static str,
    /// Its row; `None` if the table has none of the whole agency.
    pub ori: Option<Ori>,
    /// How that is known.
    pub evidence: &'static str,
}

/// Every row of the table of evidence.
pub fn forces() -> impl Iterator<Item = Force> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let (state, name, ori) = (columns.next()?, columns.next()?, columns.next()?);
        let state = State::from_postal(state)?;
        Some(Force { state, name, ori: Ori::new(ori), evidence: columns.next()? })
    })
}

/// What a person found about agencies of a state, by name as it is compared.
pub(super) fn of_state(state: State) -> Vec<(String, Force)> {
    let own = forces().filter(|force| force.state == state);
    own.map(|force| (force_key(&words(force.name), state), force)).collect()
}

/// The name of a statewide agency as it is compared: without the name of its state.
pub(super) fn force_key(name: &[String], state: State) -> String {
    key(without_state(name, state))
}
