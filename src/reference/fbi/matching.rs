//! Which agency of the FBI's table an agency of the lists is.

use strsim::osa_distance;

use super::agency::{FbiAgency, FbiKind};
use super::names::{key, without_designation, words};
use super::table::{Form, StateTable, county_behind};
use crate::model::{State, county_names, rules};

rules! {
    /// The rule by which an agency of the lists is one of the FBI's table. The first rule that has a
    /// candidate decides; it holds only if one candidate is left. A name that the table cut at a
    /// colon or a comma is never a candidate, except by evidence.
    MatchRule
    /// By the table of evidence.
    Evidence "evidence" false "A statewide agency, and one whose name differs, is the row that the table of evidence names, or none.";
    /// The sheriff of a county.
    Sheriff "sheriff" false "The sheriff of a county is the county agency that has the county's name in that state; the county's own name decides, whatever COUNTY says.";
    /// The same name.
    SameName "same-name" false "An agency is the local agency that has its whole name in that state, if their counties agree where both are known.";
    /// The police of a city.
    City "city-police" false "The police of a city, town or township are the city agency of that name in that state, if their counties agree where both are known.";
    /// A campus.
    Campus "campus-police" false "The police of a university or college are the campus agency of that name in that state, if their counties agree where both are known.";
    /// An airport, a port, a school district.
    Other "other-police" false "The police of an airport, a port or another body are the other local agency of that name in that state, if their counties agree where both are known.";
    /// A place with or without its designation.
    Designation "designation" false "The police of a place are the city agency of its name without \"Borough\", \"City\", \"Town\" or \"Village\", or of its name with one of these or \"Township\", if both are in one county.";
    /// A name with a typing error.
    Misspelt "misspelt" false "The police of a place are the city agency of their county whose name differs in one letter, and a sheriff is the county agency of the same county whose name resembles the sheriff's, if no other county has that name.";
}

/// An agency of the lists that is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sought<'a> {
    /// The canonical name, as in its id but without the state: `smith-county-sheriff-office`.
    pub slug: &'a str,
    /// The FIPS code of its county, if it is known.
    pub county: Option<u32>,
}

/// The agency that was found, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FbiMatch<'t> {
    /// The agency.
    pub agency: &'t FbiAgency,
    /// The rule.
    pub rule: MatchRule,
}

/// Why none was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unmatched {
    /// The table has no agency that it may be.
    NoCandidate,
    /// It may be several.
    Several,
    /// The only candidate lies in another county.
    OtherCounty,
    /// A person found that the table has no row of the whole agency.
    ByEvidence,
}

impl Unmatched {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::NoCandidate, Self::Several, Self::OtherCounty, Self::ByEvidence];

    /// The name used in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoCandidate => "no-candidate",
            Self::Several => "ambiguous",
            Self::OtherCounty => "other-county",
            Self::ByEvidence => "none-by-evidence",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoCandidate => "No row of the state has a name that a rule accepts.",
            Self::Several => "More than one row is left.",
            Self::OtherCounty => "The only row of that name lies in another county.",
            Self::ByEvidence => {
                "The table of evidence says that the FBI has no row of the whole agency."
            }
        }
    }
}

/// The last words of the name of a police force, the longer ones first.
const POLICE: [&str; 13] = [
    "police service department",
    "municipal police department",
    "department of public safety",
    "public safety department",
    "board of trustees",
    "police department",
    "police service",
    "police bureau",
    "public safety",
    "marshal office",
    "police force",
    "marshal",
    "police",
];

/// The first words of the name of the body that runs a college.
const TRUSTEES: &str = "district board of trustees of";

impl StateTable {
    /// Looks for an agency of this state.
    ///
    /// # Errors
    /// If no rule leaves exactly one candidate.
    pub fn find(&self, sought: Sought<'_>) -> Result<FbiMatch<'_>, Unmatched> {
        let own = words(sought.slug);
        if let Some(force) = self.force(&own) {
            let own = |ori| self.agencies().iter().find(|agency| agency.ori == ori);
            let agency = force.ori.and_then(own).ok_or(Unmatched::ByEvidence)?;
            return Ok(FbiMatch { agency, rule: MatchRule::Evidence });
        }
        let search = Search { table: self, county: sought.county };
        let found = match own.strip_suffix(["sheriff".to_owned(), "office".to_owned()].as_slice()) {
            Some(place) => search.sheriff(place, &own),
            None => search.police(&own),
        };
        found.unwrap_or(Err(Unmatched::NoCandidate))
    }
}

/// What a rule finds; `None` if it has no candidate.
type Finding<'t> = Option<Result<FbiMatch<'t>, Unmatched>>;

/// Whether the counties have to be known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counties {
    AgreeIfKnown,
    MustAgree,
}

struct Search<'t> {
    table: &'t StateTable,
    county: Option<u32>,
}

impl<'t> Search<'t> {
    fn sheriff(&self, place: &[String], own: &[String]) -> Finding<'t> {
        let place = match place {
            [before @ .., body] if matches!(body.as_str(), "county" | "parish" | "borough") => {
                before
            }
            all => all,
        };
        let place = key(place);
        if let [agency] = *self.table.named(&place, Form::Whole, FbiKind::County) {
            return Some(Ok(FbiMatch { agency, rule: MatchRule::Sheriff }));
        }
        self.same_name(own).or_else(|| match county_named(self.table.state, &place) {
            // A county that is one with its city: "Hartsville/Trousdale".
            Some(county) => {
                self.of_county(MatchRule::Sheriff, county, |name| name.contains(&place))
            }
            None => {
                self.of_county(MatchRule::Misspelt, self.county?, |name| resembles(name, &place))
            }
        })
    }

    fn police(&self, own: &[String]) -> Finding<'t> {
        if let found @ Some(_) = self.same_name(own) {
            return found;
        }
        let place = place_of_police(own)?;
        let whole = key(place);
        let named = |key: &str, kind| self.table.named(key, Form::Whole, kind);
        let if_known = Counties::AgreeIfKnown;
        let campus = || {
            // The state's name was taken off: "Florida State College at Jacksonville".
            let with_state = key(&words(self.table.state.name())) + &whole;
            let mut found = named(&whole, FbiKind::Campus);
            found.extend(named(&with_state, FbiKind::Campus));
            found
        };
        self.decide(MatchRule::City, &named(&whole, FbiKind::City), if_known)
            .or_else(|| self.decide(MatchRule::Campus, &campus(), if_known))
            .or_else(|| self.decide(MatchRule::Other, &named(&whole, FbiKind::Other), if_known))
            .or_else(|| self.designation(place, &whole))
            .or_else(|| self.misspelt(&whole))
    }

    /// The local agencies of the whole name.
    fn same_name(&self, own: &[String]) -> Finding<'t> {
        let own = key(own);
        let local = FbiKind::ALL.into_iter().filter(|kind| kind.is_local());
        let found: Vec<_> =
            local.flat_map(|kind| self.table.named(&own, Form::Whole, kind)).collect();
        self.decide(MatchRule::SameName, &found, Counties::AgreeIfKnown)
    }

    /// The police of a place whose name has a designation on one side alone. A township is not the
    /// borough inside it, so that its name is not shortened.
    fn designation(&self, place: &[String], whole: &str) -> Finding<'t> {
        let bare = without_designation(place)
            .filter(|_| place.last().is_none_or(|designation| designation != "township"));
        let mut found = bare
            .map_or_else(Vec::new, |bare| self.table.named(&key(bare), Form::Whole, FbiKind::City));
        found.extend(self.table.named(whole, Form::Bare, FbiKind::City));
        self.decide(MatchRule::Designation, &found, Counties::MustAgree)
    }

    fn misspelt(&self, whole: &str) -> Finding<'t> {
        let mut nearest = self.table.in_county(FbiKind::City, self.county?);
        nearest.retain(|(_, name)| whole.len() > 5 && osa_distance(name, whole) == 1);
        let found: Vec<&FbiAgency> = nearest.into_iter().map(|(agency, _)| agency).collect();
        self.decide(MatchRule::Misspelt, &found, Counties::MustAgree)
    }

    /// The only county agency of a county, its police apart, whose name fits.
    fn of_county(&self, rule: MatchRule, county: u32, fits: impl Fn(&str) -> bool) -> Finding<'t> {
        let mut found = self.table.in_county(FbiKind::County, county);
        found.retain(|(_, name)| fits(name) && !name.contains("police"));
        match *found {
            [] => None,
            [(agency, _)] => Some(Ok(FbiMatch { agency, rule })),
            _ => Some(Err(Unmatched::Several)),
        }
    }

    /// Leaves the candidates whose counties agree with the one that is known.
    fn decide(
        &self,
        rule: MatchRule,
        candidates: &[&'t FbiAgency],
        counties: Counties,
    ) -> Finding<'t> {
        let first = *candidates.first()?;
        let found = |agency| Some(Ok(FbiMatch { agency, rule }));
        let must_agree = counties == Counties::MustAgree || county_behind(first).is_some();
        let Some(county) = self.county else {
            let one = candidates.len() == 1 && !must_agree;
            return if one { found(first) } else { Some(Err(Unmatched::Several)) };
        };
        let mut agreeing: Vec<&FbiAgency> =
            candidates.iter().copied().filter(|a| a.counties.contains(&county)).collect();
        agreeing.dedup_by_key(|agency| agency.ori);
        match (&*agreeing, candidates) {
            ([agency], _) => found(agency),
            ([], [agency]) if agency.counties.is_empty() && !must_agree => found(agency),
            ([], _) => Some(Err(Unmatched::OtherCounty)),
            _ => Some(Err(Unmatched::Several)),
        }
    }
}

/// The words of the place, campus or body that a police force is of.
fn place_of_police(own: &[String]) -> Option<&[String]> {
    let trustees = words(TRUSTEES);
    if let Some(college) = own.strip_prefix(trustees.as_slice()) {
        return Some(college).filter(|college| !college.is_empty());
    }
    let ending = POLICE.iter().map(|ending| words(ending)).find(|ending| {
        own.len() > ending.len()
            && own.iter().rev().zip(ending.iter().rev()).all(|(word, of)| same_word(word, of))
    })?;
    own.get(..own.len() - ending.len())
}

/// Whether a word is another, but for one letter if it is long.
fn same_word(word: &str, other: &str) -> bool {
    word == other || (other.len() > 7 && osa_distance(word, other) == 1)
}

/// Whether a county's name is within a sheriff's, or the other way round, or differs in two letters
/// at most.
fn resembles(county: &str, sheriff: &str) -> bool {
    let long_enough = county.len().min(sheriff.len()) > 3;
    let letters = if county.len() > 5 { 2 } else { 1 };
    long_enough
        && (county.contains(sheriff)
            || sheriff.contains(county)
            || osa_distance(county, sheriff) <= letters)
}

/// The FIPS code of the county of a state that has that name.
fn county_named(state: State, place: &str) -> Option<u32> {
    let own = county_names().filter(|&(fips, _)| State::of_county(fips) == Some(state));
    let mut named = own.filter(|(_, name)| {
        let name = words(name);
        let bare = name.split_last().map_or(name.as_slice(), |(_, before)| before);
        key(bare) == place || key(&name) == place
    });
    named.next().map(|(fips, _)| fips)
}
