//! What an agency is by its name: sheriff, police, campus police and so on. ICE prints none of
//! this.

use serde::Serialize;

use super::State;

/// What an agency is, derived from its name by g287. ICE prints only County, Municipality and State
/// Agency, see [`super::AgencyKind`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyBody {
    /// A sheriff of a county, parish or independent city.
    Sheriff,
    /// The police or marshal of a municipality.
    Police,
    /// The police of a county.
    CountyPolice,
    /// A constable, or the constables of a precinct, district, township or borough.
    Constable,
    /// The police of a university, college or school district.
    Campus,
    /// A department of corrections or a jail that no sheriff runs.
    Corrections,
    /// State police, highway patrols and other police of a whole state.
    StatePolice,
    /// The police of an airport or port.
    Port,
    /// A prosecutor, attorney general included.
    Prosecutor,
    /// A court, or an agency of a judicial district.
    Court,
    /// A body of several counties or cities, such as a regional jail or a task force.
    Regional,
    /// A fire marshal.
    FireMarshal,
    /// Officers of wildlife, natural resources, agriculture or the environment.
    Wildlife,
    /// A national guard or state guard.
    Guard,
    /// Anything else.
    #[default]
    Other,
}

/// Where in a name a phrase has to stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum At {
    /// Anywhere.
    Any,
    /// At the beginning.
    Start,
    /// Right after the name of the agency's state, or its postal code, at the beginning.
    State,
    /// Anywhere after "county" or "parish".
    County,
}

use AgencyBody as B;

/// The rules. The first one whose phrase is in the name decides. A phrase is whole words of the
/// folded name; a possessive or plural s may follow the last one.
const RULES: &[(AgencyBody, At, &str)] = &[
    (B::Sheriff, At::Any, "sheriff"),
    (B::Police, At::Start, "college station police"),
    (B::Police, At::Start, "college park police"),
    (B::Police, At::Start, "college place police"),
    (B::Police, At::Start, "state college police"),
    (B::Police, At::Start, "state college borough"),
    (B::Police, At::Start, "university park police"),
    (B::Police, At::Start, "university city police"),
    (B::Police, At::Start, "university heights police"),
    (B::Campus, At::Start, "florida atlantic police"),
    (B::Campus, At::Any, "university"),
    (B::Campus, At::Any, "college"),
    (B::Campus, At::Any, "campus"),
    (B::Campus, At::Any, "school"),
    (B::Campus, At::Any, "isd"),
    (B::Guard, At::Any, "national guard"),
    (B::Guard, At::Any, "state guard"),
    (B::Guard, At::Any, "military department"),
    (B::Port, At::Any, "airport"),
    (B::Port, At::Any, "port authority"),
    (B::Port, At::Any, "seaport"),
    (B::Port, At::Start, "port of"),
    (B::Prosecutor, At::Any, "state attorney"),
    (B::Prosecutor, At::Any, "attorney general"),
    (B::Prosecutor, At::Any, "district attorney"),
    (B::Prosecutor, At::Any, "county attorney"),
    (B::Prosecutor, At::Any, "city attorney"),
    (B::Prosecutor, At::Any, "commonwealth attorney"),
    (B::Prosecutor, At::Any, "prosecuting attorney"),
    (B::Prosecutor, At::Any, "prosecutor"),
    (B::Prosecutor, At::Any, "solicitor"),
    (B::Constable, At::Any, "constable"),
    (B::Court, At::Any, "judicial district"),
    (B::Court, At::Any, "judicial distric"),
    (B::Court, At::Any, "judicial circuit"),
    (B::Court, At::Any, "court"),
    (B::Court, At::Any, "probation"),
    (B::Regional, At::Any, "task force"),
    (B::Regional, At::Any, "regional"),
    (B::Regional, At::Any, "cooperative"),
    (B::Regional, At::Any, "police authority"),
    (B::Regional, At::Any, "multi county"),
    (B::Regional, At::Any, "multi jurisdictional"),
    (B::FireMarshal, At::Any, "fire marshal"),
    (B::Wildlife, At::Any, "wildlife"),
    (B::Wildlife, At::Any, "game and fish"),
    (B::Wildlife, At::Any, "fish and game"),
    (B::Wildlife, At::Any, "natural resource"),
    (B::Wildlife, At::Any, "marine resource"),
    (B::Wildlife, At::Any, "conservation"),
    (B::Wildlife, At::Any, "environmental"),
    (B::Wildlife, At::Any, "agricultural"),
    (B::Wildlife, At::Any, "agriculture"),
    (B::Corrections, At::Any, "correction"),
    (B::Corrections, At::Any, "correctional"),
    (B::Corrections, At::State, "doc"),
    (B::Corrections, At::Any, "jail"),
    (B::Corrections, At::Any, "detention"),
    (B::Corrections, At::Any, "prison"),
    (B::Corrections, At::County, "criminal justice authority"),
    (B::Other, At::Any, "crime information center"),
    (B::StatePolice, At::Any, "highway patrol"),
    (B::StatePolice, At::Any, "state police"),
    (B::StatePolice, At::Any, "state patrol"),
    (B::StatePolice, At::Any, "department of law enforcement"),
    (B::StatePolice, At::State, "law enforcement division"),
    (B::StatePolice, At::State, "department of public safety"),
    (B::StatePolice, At::State, "department of safety"),
    (B::StatePolice, At::Start, "cnmi department of public safety"),
    (B::StatePolice, At::State, "bureau of investigation"),
    (B::StatePolice, At::State, "bureau of narcotic"),
    (B::StatePolice, At::State, "division of criminal investigation"),
    (B::CountyPolice, At::County, "police"),
    (B::CountyPolice, At::County, "public safety"),
    (B::Police, At::Any, "police"),
    (B::Police, At::Any, "polce"),
    (B::Police, At::Any, "public safety"),
    (B::Police, At::Any, "marshal"),
];

impl AgencyBody {
    /// The number of bodies.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, the most frequent first, [`AgencyBody::Other`] last.
    pub const ALL: [Self; 15] = [
        Self::Sheriff,
        Self::Police,
        Self::CountyPolice,
        Self::Constable,
        Self::Campus,
        Self::Corrections,
        Self::StatePolice,
        Self::Port,
        Self::Prosecutor,
        Self::Court,
        Self::Regional,
        Self::FireMarshal,
        Self::Wildlife,
        Self::Guard,
        Self::Other,
    ];

    /// What the agency of `state` is whose folded name is `name`: words in lowercase without
    /// apostrophes, one blank between them.
    #[must_use]
    pub fn of(name: &str, state: Option<State>) -> Self {
        let mut best = RULES.len();
        let start_of_rest = state.map_or(0, |state| after_state(name, state));
        let mut is_after_county = false;
        let mut start = 0;
        for word in name.split(' ') {
            let rest = name.get(start..).unwrap_or_default();
            let first = rest.as_bytes().first().copied();
            for (at, (_, place, phrase)) in RULES.iter().enumerate().take(best) {
                if phrase.as_bytes().first().copied() == first
                    && match place {
                        At::Any => true,
                        At::Start => start == 0,
                        At::State => start != 0 && start == start_of_rest,
                        At::County => is_after_county,
                    }
                    && begins_with(rest, phrase)
                {
                    best = at;
                    break;
                }
            }
            is_after_county |= matches!(word, "county" | "parish");
            start += word.len() + 1;
        }
        RULES.get(best).map_or(Self::Other, |&(body, ..)| body)
    }

    /// The phrases by which a name says so, in the order of the rules.
    pub fn phrases(self) -> impl Iterator<Item = &'static str> {
        RULES.iter().filter(move |(body, ..)| *body == self).map(|(_, _, phrase)| *phrase)
    }

    /// The name used in output and in arguments, such as `county-police`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sheriff => "sheriff",
            Self::Police => "police",
            Self::CountyPolice => "county-police",
            Self::Constable => "constable",
            Self::Campus => "campus",
            Self::Corrections => "corrections",
            Self::StatePolice => "state-police",
            Self::Port => "port",
            Self::Prosecutor => "prosecutor",
            Self::Court => "court",
            Self::Regional => "regional",
            Self::FireMarshal => "fire-marshal",
            Self::Wildlife => "wildlife",
            Self::Guard => "guard",
            Self::Other => "other",
        }
    }

    /// The name for readers, in the plural, such as `County police`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sheriff => "Sheriffs",
            Self::Police => "Police",
            Self::CountyPolice => "County police",
            Self::Constable => "Constables",
            Self::Campus => "Campus police",
            Self::Corrections => "Corrections",
            Self::StatePolice => "State police",
            Self::Port => "Airports, ports",
            Self::Prosecutor => "Prosecutors",
            Self::Court => "Court districts",
            Self::Regional => "Regional bodies",
            Self::FireMarshal => "Fire marshals",
            Self::Wildlife => "Wildlife, farms",
            Self::Guard => "Guard",
            Self::Other => "Other",
        }
    }

    /// Words by which it is also found, folded. Words that every such name has are left out.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Campus => &["campus", "university"],
            Self::Corrections => &["jail", "prison"],
            Self::StatePolice => &["trooper"],
            Self::Port => &["airport"],
            Self::Prosecutor => &["prosecutor"],
            _ => &[],
        }
    }

    /// The position in [`AgencyBody::ALL`].
    #[must_use]
    pub const fn position(self) -> usize {
        self as usize
    }
}

/// Where the words after the name or the postal code of the state begin; 0 if they are not at the
/// beginning.
fn after_state(name: &str, state: State) -> usize {
    let begins = |of: &str| {
        let start = name.get(..of.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(of) && name.as_bytes().get(of.len()) == Some(&b' ')
    };
    [state.name(), state.postal()].into_iter().find(|of| begins(of)).map_or(0, |of| of.len() + 1)
}

/// Whether `rest` begins with the words of a phrase, of which the last may have an s more.
fn begins_with(rest: &str, phrase: &str) -> bool {
    rest.strip_prefix(phrase).is_some_and(|after| {
        let after = after.strip_prefix('s').unwrap_or(after);
        after.is_empty() || after.starts_with(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("FL", "collier county sheriff office", B::Sheriff)]
    #[case("FL", "collier county sheriffs office", B::Sheriff)]
    #[case("FL", "miami police department", B::Police)]
    #[case("TX", "college station police department", B::Police)]
    #[case("PA", "state college police department", B::Police)]
    #[case("FL", "tallahassee state college police department", B::Campus)]
    #[case("FL", "florida a and m university board of trustees", B::Campus)]
    #[case("TX", "conroe isd police department", B::Campus)]
    #[case("FL", "florida atlantic police department", B::Campus)]
    #[case("FL", "atlantic beach police department", B::Police)]
    #[case("GA", "cobb county police department", B::CountyPolice)]
    #[case("FL", "indian creek village department of public safety", B::Police)]
    #[case("GA", "georgia department of public safety", B::StatePolice)]
    #[case("TX", "texas department of public safety texas highway patrol", B::StatePolice)]
    #[case("MP", "cnmi department of public safety", B::StatePolice)]
    #[case("SC", "south carolina law enforcement division", B::StatePolice)]
    #[case("FL", "florida department of law enforcement", B::StatePolice)]
    #[case("KS", "kansas bureau of investigation", B::StatePolice)]
    #[case("TN", "bradley county constable district 1", B::Constable)]
    #[case("PA", "constable unity township", B::Constable)]
    #[case("FL", "florida department of corrections", B::Corrections)]
    #[case("FL", "escambia county department of corrections", B::Corrections)]
    #[case("VA", "southwest virginia regional jail authority", B::Regional)]
    #[case("PA", "northwest regional police department", B::Regional)]
    #[case("FL", "sarasota manatee airport authority police department", B::Port)]
    #[case("FL", "port orange police department", B::Police)]
    #[case("FL", "north port police department", B::Police)]
    #[case("FL", "new port richey police department", B::Police)]
    #[case("FL", "office of the state attorney sixth judicial circuit", B::Prosecutor)]
    #[case("MS", "mississippi attorney general office", B::Prosecutor)]
    #[case("AR", "16th judicial distric drug task force", B::Court)]
    #[case("LA", "louisiana office of the state fire marshal", B::FireMarshal)]
    #[case("MI", "metro police authority of genesee county", B::Regional)]
    #[case("OK", "okmulgee county criminal justice authority", B::Corrections)]
    #[case("AR", "arkansas department of public safety crime information center", B::Other)]
    #[case("FL", "florida fish and wildlife conservation commission", B::Wildlife)]
    #[case("FL", "office of agricultural law enforcement", B::Wildlife)]
    #[case("LA", "louisiana military department", B::Guard)]
    #[case("FL", "florida gaming control commission", B::Other)]
    #[case("AL", "jailton police department", B::Police)]
    #[case("AL", "", B::Other)]
    fn a_name_tells(#[case] state: &str, #[case] name: &str, #[case] body: AgencyBody) {
        assert_eq!(AgencyBody::of(name, State::from_postal(state)), body);
    }

    #[test]
    fn every_body_has_its_place_and_name() {
        for (at, body) in AgencyBody::ALL.into_iter().enumerate() {
            assert_eq!(body.position(), at);
            assert!(body.label().len() <= 15);
        }
    }
}
