//! The county of an agency by its own name, and how it decides over COUNTY and TYPE.

use super::counties::{Body, CensusCounty, Counties, words};
use super::county;
use super::places::{Location, Places};
use super::verdict::Verdict;
use crate::model::{AgencyBody, AgencyKind, DoubtKind, Rule, State};

/// What stands after the name of a place in the name of an agency.
const OFFICES: [&str; 16] = [
    " sheriffs office",
    " sheriffs department",
    " police services department",
    " police department",
    " police dept",
    " police division",
    " police bureau",
    " police",
    " department of public safety",
    " public safety department",
    " public safety",
    " board of trustees",
    " city marshals office",
    " town marshals office",
    " marshals office",
    " marshal",
];

/// What may stand before the name of a place.
const BEFORE: [&str; 5] = ["city of ", "town of ", "village of ", "borough of ", "township of "];

/// Where an agency is at home, by its name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Home<'a> {
    /// The county that the name says.
    own: Option<&'a CensusCounty>,
    /// Where the place lies that the name says.
    place: Option<&'static Location>,
    /// What it is by its name.
    body: AgencyBody,
    /// Whether the name says a township, borough, town or city.
    is_of_town: bool,
}

impl<'a> Home<'a> {
    /// Reads the name of an agency.
    pub(super) fn of(counties: &'a Counties, state: Option<State>, name: &str) -> Self {
        let Some(state) = state else { return Self::default() };
        let words = words(name);
        let body = AgencyBody::of(&words.join(" "), Some(state));
        let own =
            named_county(counties, state, &words).or_else(|| sheriffs(counties, state, &words));
        let is_of_town = words
            .iter()
            .any(|word| matches!(word.as_str(), "township" | "twp" | "borough" | "town" | "city"));
        let place = own.is_none().then(|| place(counties, state, &words)).flatten();
        Self { own, place, body, is_of_town }
    }

    /// The county to use after COUNTY was read as `printed`.
    ///
    /// The name of the agency decides over the cell. Where the name says a place and the cell no
    /// county, it is the only county of the place. A cell that contradicts the place is corrected
    /// if two sources agree; otherwise it is in doubt.
    pub(super) fn county(
        &self,
        counties: &'a Counties,
        printed: Verdict<&'a CensusCounty>,
    ) -> Verdict<&'a CensusCounty> {
        if let Some(own) = self.own {
            return match printed.value {
                Some(value) if value.fips == own.fips => Verdict { doubt: None, ..printed },
                _ => Verdict::by(own, Some(Rule::CountyOwnName)),
            };
        }
        let Some(place) = self.place else { return printed };
        let (found, rule) = match printed.value {
            Some(value) if place.counties.contains(&value.fips) => return printed,
            Some(_) => (place.agreed, Rule::CountyContradicted),
            None => (place.only(), Rule::CountyPlace),
        };
        match found.and_then(|fips| counties.by_fips(fips)) {
            Some(county) => Verdict::by(county, Some(rule)),
            None if printed.value.is_some() => {
                Verdict { doubt: Some(DoubtKind::Elsewhere), ..printed }
            }
            None => printed,
        }
    }

    /// The kind of agency to use after TYPE was read as `printed`.
    ///
    /// A sheriff, a constable, a police or a jail named with a county is a County agency. The police of a place, and the
    /// constable of a township or borough, are a Municipality.
    pub(super) fn kind(&self, printed: Verdict<AgencyKind>) -> Verdict<AgencyKind> {
        let is_of_county = self.own.is_some_and(|county| county.body != Body::City);
        let plain = match self.body {
            AgencyBody::Sheriff
            | AgencyBody::Constable
            | AgencyBody::CountyPolice
            | AgencyBody::Corrections
                if is_of_county =>
            {
                AgencyKind::County
            }
            AgencyBody::Constable if self.is_of_town => AgencyKind::Municipality,
            AgencyBody::Police if self.place.is_some() => AgencyKind::Municipality,
            _ => return printed,
        };
        match printed.value {
            Some(kind) if kind != plain => Verdict::by(plain, Some(Rule::KindOwnName)),
            _ => printed,
        }
    }
}

/// The county of the state that the words name with "county" or "parish" behind it, if there is
/// exactly one.
fn named_county<'a>(
    counties: &'a Counties,
    state: State,
    words: &[String],
) -> Option<&'a CensusCounty> {
    let mut found: Option<&CensusCounty> = None;
    let says = |word: &String| matches!(word.as_str(), "county" | "parish");
    for (at, _) in words.iter().enumerate().filter(|(_, word)| says(word)) {
        let county = (1..=4.min(at)).rev().find_map(|length| {
            county::by_own_name(counties, state, words.get(at - length..at)?, true)
        });
        match (county, found) {
            (Some(county), Some(other)) if county.fips != other.fips => return None,
            (county, _) => found = county.or(found),
        }
    }
    found
}

/// The county of a sheriff who is named without the word: "Miami-Dade Sheriff's Office".
fn sheriffs<'a>(
    counties: &'a Counties,
    state: State,
    words: &[String],
) -> Option<&'a CensusCounty> {
    let (_, before) = words.split_last()?;
    let (sheriff, base) = before.split_last()?;
    let is_sheriff = matches!(sheriff.as_str(), "sheriffs" | "sheriff");
    is_sheriff.then(|| county::by_own_name(counties, state, base, false)).flatten()
}

/// Where the place lies that the words name before "police department" and the like, or where the
/// whole is a place itself.
fn place(counties: &Counties, state: State, words: &[String]) -> Option<&'static Location> {
    let name = words.join(" ");
    let of = OFFICES.iter().find_map(|ending| name.strip_suffix(ending))?;
    let of = BEFORE.iter().find_map(|before| of.strip_prefix(before)).unwrap_or(of);
    // A sheriff of "Richmond" may be the county's or the city's.
    let is_county = || county::is_named(counties, state, &[of.replace(' ', "")]);
    if of.eq_ignore_ascii_case(state.name()) || name.contains(" sheriff") && is_county() {
        return None;
    }
    Places::bundled().of(state, of).or_else(|| {
        let undesignated =
            [" borough", " town"].iter().find_map(|ending| of.strip_suffix(ending))?;
        Places::bundled().of(state, undesignated)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read(state: &str, name: &str, printed: &str) -> (Option<&'static str>, Option<Rule>, bool) {
        let counties = Counties::new();
        let state = State::from_postal(state);
        let home = Home::of(&counties, state, name);
        let verdict = home.county(&counties, county::read(&counties, state, printed));
        (
            verdict.value.map(|county| county.name),
            verdict.rule,
            verdict.doubt == Some(DoubtKind::Elsewhere),
        )
    }

    const OWN: Option<Rule> = Some(Rule::CountyOwnName);
    const PLACE: Option<Rule> = Some(Rule::CountyPlace);
    const CONTRADICTED: Option<Rule> = Some(Rule::CountyContradicted);

    #[rstest]
    #[case("AR", "Pope County Sheriff's Office", "Pop", "Pope County", OWN)]
    #[case("LA", "St. Bernard Parish Sheriff's Office", "Bernard", "St. Bernard Parish", OWN)]
    #[case("TN", "Madison County Sheriff's Office", "Macon County", "Madison County", OWN)]
    #[case("TN", "Madison County Sheriff's Office", "Madison County", "Madison County", None)]
    #[case("FL", "Miami-Dade Sheriff's Office", "", "Miami-Dade County", OWN)]
    #[case("VA", "Hopewell Sheriff's Office", "", "Hopewell city", OWN)]
    #[case("PA", "Pennsylvania State Constables Office Cambria County", "", "Cambria County", OWN)]
    #[case("UT", "Salt Lake County Sheriff's Office", "", "Salt Lake County", OWN)]
    #[case("VA", "James City County Police Department", "", "James City County", OWN)]
    #[case("AZ", "Mesa Police Department", "#N/A", "Maricopa County", PLACE)]
    #[case("AR", "Texarkana Police Department", "Bowie County", "Miller County", PLACE)]
    #[case("FL", "City of Miami Police Department", "#NA", "Miami-Dade County", PLACE)]
    #[case("FL", "Florida Polytechnic University Police Department", "", "Polk County", PLACE)]
    #[case("FL", "Florida A&M University Board of Trustees", "", "Leon County", PLACE)]
    #[case("FL", "Sanford Airport Police Department", "#N/A", "Seminole County", PLACE)]
    #[case("FL", "Jupiter Island Department of Public Safety", "", "Martin County", PLACE)]
    #[case("PA", "Manheim Borough Police Department", "#N/A", "Lancaster County", PLACE)]
    #[case("PA", "New Sewickley Township Police Department", "#N/A", "Beaver County", PLACE)]
    #[case("AL", "Cherokee Police Department", "Cherokee County", "Colbert County", CONTRADICTED)]
    #[case("AL", "Cherokee Police Department", "Colbert County", "Colbert County", None)]
    fn the_name_decides(
        #[case] state: &str,
        #[case] name: &str,
        #[case] printed: &str,
        #[case] county: &str,
        #[case] rule: Option<Rule>,
    ) {
        assert_eq!(read(state, name, printed), (Some(county), rule, false));
    }

    #[rstest]
    #[case("FL", "Longboat Key Police Department", "#N/A")]
    #[case("PA", "Northwest Regional Police Department", "#N/A")]
    #[case("PA", "Sewickley Township Constable's Office", "#N/A")]
    #[case("OK", "Oklahoma Department of Corrections", "#N/A")]
    #[case("UT", "Utah Department of Public Safety", "")]
    #[case("VA", "Richmond Sheriff's Office", "")]
    #[case("NC", "Polk County and Burke County Drug Task Force", "")]
    fn no_county_is_guessed(#[case] state: &str, #[case] name: &str, #[case] printed: &str) {
        assert_eq!(read(state, name, printed).0, None);
    }

    #[rstest]
    #[case("PA", "East Franklin Township Police Department", "Adams County")]
    #[case("TX", "Yoakum Police Department", "Yoakum County")]
    fn what_no_two_sources_correct_is_in_doubt(
        #[case] state: &str,
        #[case] name: &str,
        #[case] printed: &'static str,
    ) {
        assert_eq!(read(state, name, printed), (Some(printed), None, true));
    }

    #[rstest]
    #[case("OK", "Haskell County Sheriff's Office", AgencyKind::Municipality, AgencyKind::County)]
    #[case("TX", "Bexar County Constable Precinct 3", AgencyKind::Municipality, AgencyKind::County)]
    #[case("IN", "Shirley Police Department", AgencyKind::County, AgencyKind::Municipality)]
    #[case(
        "PA",
        "Greene Township Constable's Office",
        AgencyKind::County,
        AgencyKind::Municipality
    )]
    #[case("FL", "University of Florida Police Department", AgencyKind::State, AgencyKind::State)]
    #[case("VA", "Hopewell Sheriff's Office", AgencyKind::Municipality, AgencyKind::Municipality)]
    #[case(
        "NV",
        "Las Vegas Metropolitan Police Department",
        AgencyKind::County,
        AgencyKind::County
    )]
    #[case("LA", "Louisiana State Police Department", AgencyKind::State, AgencyKind::State)]
    fn the_name_decides_over_type(
        #[case] state: &str,
        #[case] name: &str,
        #[case] printed: AgencyKind,
        #[case] used: AgencyKind,
    ) {
        let counties = Counties::new();
        let home = Home::of(&counties, State::from_postal(state), name);
        let rule = (printed != used).then_some(Rule::KindOwnName);
        assert_eq!(home.kind(Verdict::plain(printed)), Verdict::by(used, rule));
        assert_eq!(home.kind(Verdict::nothing()), Verdict::nothing());
    }
}
