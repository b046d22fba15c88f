//! Counties that newly have a local agency with an agreement, those with many people first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::BriefRule;
use super::item::Said;
use super::phrases::some;
use super::returns::YEAR;
use super::scene::{Absence, Scene};
use super::who::Who;
use crate::model::{AgencyIx, AgreementIx, CountyIx};
use crate::query::county_names::{county_key, without_body};
use crate::reference::people::{People, YEAR as PEOPLE_YEAR};
use crate::text::{counted, fold, thousands};

/// The people of a large county: about 270 of the 3,142 counties have as many.
const MANY_PEOPLE: u32 = 250_000;

/// Large counties.
pub(super) const LARGE: BriefRule = BriefRule {
    name: "large-county",
    sentence: "A local agency of a county of 250,000 people or more (Census Bureau, 2019) has an \
               agreement, and none had one on the lists of the year before or longer.",
    is_final: true,
    most: 5,
    more: |count| {
        let counties = counted(count, "more county", "more counties");
        format!("And {counties} of 250,000 people or more newly with a local agency")
    },
    find: large,
};

/// All others, in one sentence.
pub(super) const FIRST: BriefRule = BriefRule {
    name: "county-first",
    sentence: "A local agency of the county has an agreement, and no earlier list in this record \
               has an agreement of a local agency of the county.",
    is_final: true,
    most: 1,
    more: |_| String::new(),
    find: first,
};

/// A county that newly has a local agency with an agreement.
struct NewCounty {
    county: CountyIx,
    people: u32,
    /// The time for which there was none; `None` if there was none in this record.
    absence: Option<Absence>,
    new: Vec<AgreementIx>,
}

/// The county of a local agency, if it is known.
fn county_of(scene: &Scene<'_>, agency: AgencyIx) -> Option<CountyIx> {
    scene.question.day.agency_facts(agency).county.filter(|_| !scene.is_of_state(agency))
}

/// Whether an agency whose county is not known may be of a county, because it has the name of the
/// county in its own: old lists name no counties.
fn may_be_of(scene: &Scene<'_>, agency: AgencyIx, county: CountyIx) -> bool {
    let history = scene.history;
    let row = history.tables.counties.row(county);
    let known = history.tables.agencies.row(agency);
    if known.state != Some(row.state) || scene.question.day.agency_facts(agency).county.is_some() {
        return false;
    }
    let folded = fold(history.text(row.name));
    county_key(&fold(history.text(known.name))).contains(&county_key(without_body(&folded)))
}

fn counties(scene: &Scene<'_>) -> Vec<NewCounty> {
    let mut new: BTreeMap<CountyIx, Vec<AgreementIx>> = BTreeMap::new();
    for ix in scene.arrivals() {
        if let Some(county) = county_of(scene, scene.agency_of(ix)) {
            new.entry(county).or_default().push(ix);
        }
    }
    let counties = new.into_iter().filter_map(|(county, new)| {
        let last = scene.last_before_of_all(|ix| {
            let agency = scene.agency_of(ix);
            county_of(scene, agency) == Some(county) || may_be_of(scene, agency, county)
        });
        if last.is_some() && last == scene.from {
            return None;
        }
        let absence = match last {
            None => None,
            Some(last) => Some(scene.absence(last, &new).filter(|absence| absence.days() >= YEAR)?),
        };
        let fips = scene.history.tables.counties.row(county).fips;
        let people = People::bundled().of(fips).unwrap_or(0);
        Some(NewCounty { county, people, absence, new })
    });
    let mut counties: Vec<NewCounty> = counties.collect();
    let fips = |county: &NewCounty| scene.history.tables.counties.row(county.county).fips;
    counties.sort_by_key(|county| (Reverse(county.people), fips(county)));
    counties
}

/// "Tarrant County, Texas".
fn name(scene: &Scene<'_>, county: CountyIx) -> String {
    let row = scene.history.tables.counties.row(county);
    format!("{}, {}", scene.history.text(row.name), row.state.name())
}

fn large(scene: &Scene<'_>) -> Vec<Said> {
    let large = counties(scene).into_iter().filter(|county| county.people >= MANY_PEOPLE);
    let said = large.map(|NewCounty { county, people, absence, new }| {
        let first = absence.map_or_else(
            || "has its first agreement of a local agency in this record".into(),
            |absence| {
                let time = absence.words();
                format!("has an agreement of a local agency again after at least {time} without")
            },
        );
        let who = Who::of_one_state(scene, &new);
        let text = format!(
            "{} ({} people by the {PEOPLE_YEAR} estimate) {first}: {}.",
            name(scene, county),
            thousands(people.into()),
            who.words
        );
        // What is said of a county is said of all that is new in it.
        Said::new(text, who.rows, name(scene, county))
    });
    said.collect()
}

fn first(scene: &Scene<'_>) -> Vec<Said> {
    let mut counties = counties(scene);
    counties.retain(|county| county.absence.is_none());
    if counties.is_empty() {
        return Vec::new();
    }
    let people: u64 = counties.iter().map(|county| u64::from(county.people)).sum();
    let names = counties.iter().map(|county| {
        let row = scene.history.tables.counties.row(county.county);
        format!("{} ({})", scene.history.text(row.name), row.state.news())
    });
    let people = match people {
        0 => String::new(),
        people => format!(" ({} people by the {PEOPLE_YEAR} estimate)", thousands(people)),
    };
    let text = format!(
        "{} the first agreement of a local agency in this record{people}: {}.",
        counted(counties.len(), "county has", "counties have"),
        some(names)
    );
    let rows = counties.iter().flat_map(|county| scene.rows(&county.new)).collect();
    vec![Said::new(text, rows, String::new())]
}
