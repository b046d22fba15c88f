//! How far agreements reach: the people of counties with one, and the country's local agencies.

use serde::Serialize;

use super::per_model::PerModel;
use crate::model::{State, county_names};
use crate::query::{CountyPeople, FbiFigures, PeopleFigures};
use crate::reference::fbi::{self, FbiAgency, FbiKind, Unmatched};
use crate::reference::people::{self, CountiesAndPeople};
use crate::text::{counted, thousands};

/// People and counties, with and without an agreement.
#[derive(Debug, Serialize)]
pub struct PeopleShare {
    /// Counties with an agreement of a local agency.
    pub counties_with_agreement: u32,
    /// Their people.
    pub people_with_agreement: u64,
    /// All counties of the states in question.
    pub counties: u32,
    /// Their people.
    pub people: u64,
    /// The share of the people, rounded to a tenth of a per cent: 0.333.
    pub share: Option<f64>,
    /// The same in whole per cent, for readers.
    #[serde(skip)]
    pub percent: Option<String>,
}

impl PeopleShare {
    pub(super) fn new(with: CountiesAndPeople, all: CountiesAndPeople) -> Self {
        Self {
            percent: percent(with, all),
            counties_with_agreement: with.counties,
            people_with_agreement: with.people,
            counties: all.counties,
            people: all.people,
            share: with.share_of(all, 1000).map(|share| f64::from(share) / 1000.0),
        }
    }
}

/// A county and its people.
#[derive(Debug, Serialize)]
pub struct CountyRow {
    /// Its FIPS code in five digits.
    pub fips: String,
    /// Its name.
    pub county: &'static str,
    /// The postal code of its state.
    pub state: Option<&'static str>,
    /// Its people.
    pub people: u32,
}

impl CountyRow {
    fn all(counties: &[CountyPeople]) -> Vec<Self> {
        let row = |county: &CountyPeople| {
            let name = county_names().find(|&(fips, _)| fips == county.fips);
            Self {
                fips: format!("{:05}", county.fips),
                county: name.map_or("", |(_, name)| name),
                state: State::of_county(county.fips).map(State::postal),
                people: county.people,
            }
        };
        counties.iter().map(row).collect()
    }
}

/// The people who live in counties with an agreement.
#[derive(Debug, Serialize)]
pub struct PeopleReport {
    /// What is counted.
    pub definition: &'static str,
    /// The year of the estimate.
    pub year: u16,
    /// Where it comes from.
    pub source: &'static str,
    /// People and counties.
    #[serde(flatten)]
    pub share: PeopleShare,
    /// By model.
    pub models: PerModel<PeopleShare>,
    /// The largest counties with one.
    pub largest_with: Vec<CountyRow>,
    /// The largest counties without one.
    pub largest_without: Vec<CountyRow>,
}

impl PeopleReport {
    pub(super) fn new(figures: &PeopleFigures) -> Self {
        Self {
            definition: people::DEFINITION,
            year: people::YEAR,
            source: people::SOURCE,
            share: PeopleShare::new(figures.with, figures.all),
            models: PerModel::new(&figures.models, |with| PeopleShare::new(with, figures.all)),
            largest_with: CountyRow::all(&figures.largest_with),
            largest_without: CountyRow::all(&figures.largest_without),
        }
    }
}

/// The local agencies of one kind.
#[derive(Debug, Serialize)]
pub struct LocalAgencies {
    /// The kind as the FBI writes it.
    pub kind: &'static str,
    /// Those with an agreement.
    pub local_agencies_with_agreement: u32,
    /// All of them.
    pub local_agencies: u32,
}

/// What the FBI's table says of the agencies.
#[derive(Debug, Serialize)]
pub struct FbiCounts {
    /// Agencies that are one of the table.
    pub matched: u32,
    /// Agencies that may be several of the table, and are therefore not matched.
    pub ambiguous: u32,
    /// Other agencies that are not matched.
    pub unmatched: u32,
    /// Sworn officers of those matched, each in the agency's latest year.
    pub officers: u64,
    /// The table's local agencies with an agreement.
    pub local_agencies_with_agreement: u32,
    /// All local agencies of the table, in the states in question.
    pub local_agencies: u32,
}

impl FbiCounts {
    pub(super) fn new(figures: &FbiFigures) -> Self {
        let unmatched: u32 = figures.unmatched.iter().sum();
        let ambiguous = figures.unmatched.get(Unmatched::Several as usize).copied().unwrap_or(0);
        Self {
            matched: figures.matched,
            ambiguous,
            unmatched: unmatched - ambiguous,
            officers: figures.officers,
            local_agencies_with_agreement: figures.local_with.iter().sum(),
            local_agencies: figures.local.iter().sum(),
        }
    }
}

/// What the FBI's table says of the agencies, with what is counted and where it comes from.
#[derive(Debug, Serialize)]
pub struct FbiReport {
    /// What is counted as a local agency.
    pub definition: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The counts.
    #[serde(flatten)]
    pub counts: FbiCounts,
    /// The local agencies by kind.
    pub kinds: Vec<LocalAgencies>,
}

impl FbiReport {
    pub(super) fn new(figures: &FbiFigures) -> Self {
        let kinds = FbiKind::ALL.iter().zip(figures.local_with).zip(figures.local);
        Self {
            definition: fbi::LOCAL,
            source: fbi::SOURCE,
            counts: FbiCounts::new(figures),
            kinds: kinds
                .map(|((kind, with), all)| LocalAgencies {
                    kind: kind.name(),
                    local_agencies_with_agreement: with,
                    local_agencies: all,
                })
                .collect(),
        }
    }
}

/// Says in how many counties a local agency has an agreement and what share of people lives there,
/// without a full stop: "In 925 of 3,142 counties, where 33% of people live, a local agency has
/// one (2019 estimate, …)". `None` where no people are known.
#[must_use]
pub fn people_words(with: CountiesAndPeople, all: CountiesAndPeople) -> Option<String> {
    let share = percent(with, all)?;
    Some(format!(
        "In {} of {} counties, where {share} of people live, a local agency has one ({})",
        thousands(with.counties.into()),
        thousands(all.counties.into()),
        people::DEFINITION
    ))
}

/// A share of people in whole per cent: "33%", "under 1%".
#[must_use]
pub fn percent(with: CountiesAndPeople, all: CountiesAndPeople) -> Option<String> {
    Some(match with.share_of(all, 100)? {
        0 if with.people > 0 => "under 1%".into(),
        100 if with.people < all.people => "over 99%".into(),
        share => format!("{share}%"),
    })
}

/// Says how many of the country's local agencies have an agreement, without a full stop; `scope` are
/// the states in question, none for all.
#[must_use]
pub fn local_words(figures: &FbiFigures, scope: &[State]) -> String {
    let place = match scope {
        [] => "the country",
        [state] => state.name(),
        _ => "these states",
    };
    let counts = FbiCounts::new(figures);
    format!(
        "By the FBI's table, {} of {} local agencies in {place} have one ({})",
        thousands(counts.local_agencies_with_agreement.into()),
        thousands(counts.local_agencies.into()),
        fbi::LOCAL
    )
}

/// Says how many agencies are found in the FBI's table, without a full stop.
#[must_use]
pub fn matched_words(figures: &FbiFigures) -> String {
    let FbiCounts { matched, ambiguous, unmatched, officers, .. } = FbiCounts::new(figures);
    let all = u64::from(matched) + u64::from(ambiguous) + u64::from(unmatched);
    let words = format!(
        "{} of {} are found in that table, with {} sworn officers in all, each in its latest year",
        thousands(matched.into()),
        if all == 1 { "1 agency".into() } else { format!("{} agencies", thousands(all)) },
        thousands(officers),
    );
    if ambiguous == 0 {
        return words;
    }
    format!("{words}; {} more may each be one of several", thousands(ambiguous.into()))
}

/// Says how many officers an agency has, and how many people it serves: "45 officers, 12,345 people
/// served". Where the table prints no employee at all, it says so: an agency without any would not
/// be one.
#[must_use]
pub fn officers_words(agency: &FbiAgency) -> String {
    let officers = if agency.officers == 0 && agency.civilians == 0 {
        "no employees reported".to_owned()
    } else {
        counted(agency.officers as usize, "officer", "officers")
    };
    match agency.serves() {
        Some(people) => format!("{officers}, {} people served", thousands(people.into())),
        None => officers,
    }
}

/// Says whose figures these are, and of which year: "FBI 2025, ORI FL0110000".
#[must_use]
pub fn fbi_words(agency: &FbiAgency) -> String {
    format!("FBI {}, ORI {}", agency.year, agency.ori)
}

/// Says why an agency is none of the FBI's table.
#[must_use]
pub const fn unmatched_words(why: Unmatched) -> &'static str {
    match why {
        Unmatched::NoCandidate => "not found in the FBI's table",
        Unmatched::Several => "may be several of the FBI's table",
        Unmatched::OtherCounty => "in another county in the FBI's table",
        Unmatched::ByEvidence => "no row of its own in the FBI's table",
    }
}
