//! The agencies of one state, and where their names are.

use super::agency::{FbiAgency, FbiKind};
use super::forces::{Force, force_key, of_state};
use super::names::{key, without_designation, words};
use crate::model::State;

/// How a name was put among the names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Form {
    /// Whole. Of "Butler Township, Luzerne County" the county is left out.
    Whole,
    /// Without "Township", "Village" and the like behind it.
    Bare,
}

/// The agencies of one state.
#[derive(Clone, Debug)]
pub struct StateTable {
    pub(super) state: State,
    agencies: Vec<FbiAgency>,
    /// Every name that is not cut, as it is compared, and whose it is, sorted.
    names: Vec<(String, Form, u32)>,
    /// The kinds and numbers of those who still report; see [`FbiAgency::is_counted`].
    counted: [u32; FbiKind::LOCAL],
    forces: Vec<(String, Force)>,
}

impl StateTable {
    /// The agencies of a state.
    #[must_use]
    pub fn new(state: State, agencies: Vec<FbiAgency>) -> Self {
        let mut names = Vec::new();
        for (at, agency) in (0_u32..).zip(&agencies).filter(|(_, agency)| !agency.is_cut()) {
            let words = words(place(agency));
            if let Some(bare) = without_designation(&words) {
                names.push((key(bare), Form::Bare, at));
            }
            names.push((key(&words), Form::Whole, at));
        }
        names.sort_unstable();
        let mut counted = [0; FbiKind::LOCAL];
        for agency in agencies.iter().filter(|agency| agency.is_counted()) {
            if let Some(count) = counted.get_mut(agency.kind as usize) {
                *count += 1;
            }
        }
        Self { state, agencies, names, counted, forces: of_state(state) }
    }

    /// All of them, in order of identifier.
    #[must_use]
    pub fn agencies(&self) -> &[FbiAgency] {
        &self.agencies
    }

    /// How many local agencies still report, by kind: city, county, campus, other.
    #[must_use]
    pub const fn local_agencies(&self) -> [u32; FbiKind::LOCAL] {
        self.counted
    }

    /// What a person found about an agency.
    pub(super) fn force(&self, name: &[String]) -> Option<Force> {
        let key = force_key(name, self.state);
        self.forces.iter().find(|(of, _)| *of == key).map(|(_, force)| *force)
    }

    /// The agencies of a name in some form and of some kind.
    pub(super) fn named(&self, key: &str, form: Form, kind: FbiKind) -> Vec<&FbiAgency> {
        let start = self.names.partition_point(|(name, of, _)| (name.as_str(), *of) < (key, form));
        let rest = self.names.get(start..).unwrap_or_default();
        let own = rest.iter().take_while(|(name, of, _)| name == key && *of == form);
        let agencies = own.filter_map(|&(_, _, at)| self.agencies.get(at as usize));
        agencies.filter(|agency| agency.kind == kind).collect()
    }

    /// The agencies of a kind in a county, with their names as they are compared.
    pub(super) fn in_county(&self, kind: FbiKind, county: u32) -> Vec<(&FbiAgency, String)> {
        let own = self.agencies.iter().filter(|agency| {
            agency.kind == kind && agency.counties.contains(&county) && !agency.is_cut()
        });
        own.map(|agency| (agency, key(&words(place(agency))))).collect()
    }
}

/// The name without the county that the FBI puts behind one that is not unique.
fn place(agency: &FbiAgency) -> &str {
    county_behind(agency).unwrap_or(&agency.name)
}

/// The name before ", Luzerne County", if that stands behind it: another agency of the state has
/// the same name.
pub(super) fn county_behind(agency: &FbiAgency) -> Option<&str> {
    let (place, county) = agency.name.rsplit_once(", ")?;
    county.ends_with(" County").then_some(place)
}
