//! COUNTY: the county or county-equivalent of the row's own state.

use strsim::osa_distance;

use super::counties::{Body, CensusCounty, Counties, key, words};
use super::spacing::mend;
use super::state;
use super::verdict::{Verdict, absent};
use crate::model::{DoubtKind, Rule, State};

/// Designations printed after a county's name, or before it with "of", as words.
const ENDINGS: [(&[&str], PrintedBody); 16] = [
    (&["city", "and", "county"], PrintedBody::County),
    (&["city", "and", "borough"], PrintedBody::Other(Body::Borough)),
    (&["census", "area"], PrintedBody::Other(Body::CensusArea)),
    (&["county"], PrintedBody::County),
    (&["co"], PrintedBody::County),
    (&["cnty"], PrintedBody::County),
    (&["parish"], PrintedBody::Parish),
    (&["borough"], PrintedBody::Other(Body::Borough)),
    (&["municipality"], PrintedBody::Other(Body::Municipality)),
    (&["municipio"], PrintedBody::Other(Body::Municipio)),
    (&["district"], PrintedBody::Other(Body::District)),
    (&["island"], PrintedBody::Other(Body::Island)),
    (&["city"], PrintedBody::Other(Body::City)),
    (&["town"], PrintedBody::Town),
    (&["township"], PrintedBody::Town),
    (&["village"], PrintedBody::Town),
];

/// The designation of a county as printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PrintedBody {
    /// No designation.
    Nothing,
    /// County, which is used for every county-equivalent.
    County,
    /// Parish, which is used for them, too.
    Parish,
    /// Another designation of the Census Bureau, used only for its own kind, except where
    /// designations vary.
    Other(Body),
    /// A designation that no county-equivalent has.
    Town,
}

impl PrintedBody {
    /// Whether this may mean `place`. In most states a borough, city or island with a county's name
    /// is not that county: Lake City is outside Lake County.
    fn may_mean(self, place: &CensusCounty) -> bool {
        let varied = !matches!(place.body, Body::County | Body::Parish | Body::City);
        match self {
            Self::Nothing | Self::County | Self::Parish => true,
            Self::Other(body) => place.body == body || varied,
            Self::Town => false,
        }
    }

    fn is(self, place: &CensusCounty) -> bool {
        match self {
            Self::Nothing => place.body == Body::None,
            Self::County => place.body == Body::County,
            Self::Parish => place.body == Body::Parish,
            Self::Other(body) => place.body == body,
            Self::Town => false,
        }
    }
}

/// Reads a county of `state`.
///
/// Its name decides, ignoring case, punctuation and designation. If a city and a county share it,
/// the designation decides; without one, the county is meant. Otherwise it is the only county of
/// the state with the nearest spelling: with at most one wrong letter in four to six and two in
/// seven or more, if the first letter agrees (or only one letter of seven or more is wrong);
/// without a designation, only one letter of seven or more may be wrong. A name that exists in
/// another state is a misspelling only with one wrong letter of five or more and a designation.
/// Everything else is unknown: a wrong county is worse than none.
#[must_use]
pub fn read<'a>(
    counties: &'a Counties,
    state: Option<State>,
    printed: &str,
) -> Verdict<&'a CensusCounty> {
    let (mended, rule) = mend(printed);
    if let Some(verdict) = absent(&mended) {
        return verdict;
    }
    let Some(state) = state else {
        return Verdict::unknown(DoubtKind::Unreadable);
    };
    let text = without_state(&mended, state);
    let rule = rule.max((text != mended).then_some(Rule::Synonym));
    as_printed(counties, state, text)
        .or_else(|| by_name(counties, state, text))
        .or_else(|| by_spelling(counties, state, text))
        .unwrap_or(Verdict::unknown(DoubtKind::Unreadable))
        .after(rule)
}

/// The county of `state` whose name are these words of an agency's name, if it can be only one.
/// Nothing is taken for a misspelling. `is_said` is whether "county" or "parish" follows.
pub(super) fn by_own_name<'a>(
    counties: &'a Counties,
    state: State,
    name: &[String],
    is_said: bool,
) -> Option<&'a CensusCounty> {
    let body = if is_said { PrintedBody::County } else { PrintedBody::Nothing };
    let (county, doubt) = choose(counties, state, &key(name), body)?;
    doubt.is_none().then_some(county)
}

/// Whether the state has a county whose name are these words.
pub(super) fn is_named(counties: &Counties, state: State, name: &[String]) -> bool {
    let key = key(name);
    counties.of(state).iter().any(|county| county.is_named(&key))
}

/// The county whose name is printed as the Census Bureau prints it, ignoring case.
fn as_printed<'a>(
    counties: &'a Counties,
    state: State,
    text: &str,
) -> Option<Verdict<&'a CensusCounty>> {
    let mut of = counties.of(state).iter();
    let place = of.find(|place| place.name.eq_ignore_ascii_case(text))?;
    Some(Verdict::by(place, (!text.starts_with(place.base)).then_some(Rule::Case)))
}

/// The county of a name with another designation or none, or with other punctuation.
fn by_name<'a>(
    counties: &'a Counties,
    state: State,
    text: &str,
) -> Option<Verdict<&'a CensusCounty>> {
    let whole = words(text);
    let (base, body) = split(&whole);
    let stem = words(&text.replace("'s", ""));
    let (stem, _) = split(&stem);
    let joined = key(&whole);
    let grown = joined.strip_suffix("county").unwrap_or(&joined).to_owned();
    for (key, body) in [
        (joined, PrintedBody::Nothing),
        (key(base), body),
        (key(stem), body),
        (grown, PrintedBody::County),
    ] {
        if let Some((place, doubt)) = choose(counties, state, &key, body) {
            let rule = if body.is(place) { Rule::Synonym } else { Rule::CountyBody };
            return Some(Verdict { value: Some(place), rule: Some(rule), doubt });
        }
    }
    None
}

/// The place of a name that its designation means: an exact match, or else a county, or else a
/// city.
fn choose<'a>(
    counties: &'a Counties,
    state: State,
    key: &str,
    body: PrintedBody,
) -> Option<(&'a CensusCounty, Option<DoubtKind>)> {
    let fitting: Vec<&CensusCounty> = counties
        .of(state)
        .iter()
        .filter(|place| place.is_named(key) && body.may_mean(place))
        .collect();
    let county = fitting.iter().find(|place| place.body != Body::City);
    let place = fitting.iter().find(|place| body.is(place)).or(county).or(fitting.first())?;
    let two = body == PrintedBody::Nothing && fitting.len() > 1;
    Some((place, two.then_some(DoubtKind::Ambiguous)))
}

/// The county with the nearest spelling.
fn by_spelling<'a>(
    counties: &'a Counties,
    state: State,
    text: &str,
) -> Option<Verdict<&'a CensusCounty>> {
    let whole = words(text);
    let (mut base, mut body) = split(&whole);
    if body == PrintedBody::Nothing
        && let Some((misspelt, rest)) = misspelt_body(&whole)
    {
        (base, body) = (rest, misspelt);
    }
    let printed = key(base);
    let letters = printed.chars().count();
    if let Some((place, doubt)) = choose(counties, state, &printed, body) {
        return Some(Verdict { value: Some(place), rule: Some(Rule::NearestCounty), doubt });
    }
    let bound = match (letters, body) {
        (0..=3, _) | (_, PrintedBody::Town) | (0..=6, PrintedBody::Nothing) => return None,
        (0..=6, _) | (_, PrintedBody::Nothing) => 1,
        _ => 2,
    };
    let first_agrees = |key: &str| key.chars().next() == printed.chars().next();
    let (found, distance) = counties.nearest(state, &printed, bound, |place| {
        body.may_mean(place) && (letters >= 7 || place.begins_as(&printed))
    })?;
    let certain = distance == 1 || first_agrees(found);
    let elsewhere = counties.elsewhere(state, &printed);
    let a_misprint = distance == 1 && letters >= 5 && body != PrintedBody::Nothing;
    if !certain || (elsewhere && !a_misprint) {
        return None;
    }
    let (place, doubt) = choose(counties, state, found, body)?;
    Some(Verdict { value: Some(place), rule: Some(Rule::NearestCounty), doubt })
}

/// Splits words into name and designation, which may also be before the name: "County of".
fn split(words: &[String]) -> (&[String], PrintedBody) {
    for (ending, body) in ENDINGS {
        let ends = words.iter().rev().zip(ending.iter().rev()).filter(|(word, end)| word == end);
        if words.len() > ending.len() && ends.count() == ending.len() {
            let base = words.get(..words.len() - ending.len()).unwrap_or(words);
            return (base, body);
        }
        let begins = words.iter().zip(ending).filter(|(word, end)| word == end);
        if begins.count() == ending.len()
            && words.get(ending.len()).is_some_and(|word| word == "of")
            && let Some(base) = words.get(ending.len() + 1..).filter(|base| !base.is_empty())
        {
            return (base, body);
        }
    }
    (words, PrintedBody::Nothing)
}

/// A misspelled "county" or "parish" at the end, and the words before it.
fn misspelt_body(words: &[String]) -> Option<(PrintedBody, &[String])> {
    let (last, rest) = words.split_last()?;
    let bodies = [("county", PrintedBody::County), ("parish", PrintedBody::Parish)];
    let letters = last.chars().count();
    let bound = if letters >= 6 { 2 } else { usize::from(letters >= 4) };
    bodies
        .iter()
        .find(|(body, _)| !rest.is_empty() && osa_distance(last, body) <= bound)
        .map(|(_, printed)| (*printed, rest))
}

/// Removes the state from "Polk County, FL" if it is the row's own.
fn without_state(text: &str, own: State) -> &str {
    let behind = text.rsplit_once(',').or_else(|| text.strip_suffix(')')?.rsplit_once('('));
    match behind {
        Some((county, named)) if state::read(named).value == Some(own) => county.trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn county(
        state: &str,
        printed: &str,
    ) -> (Option<&'static str>, Option<Rule>, Option<DoubtKind>) {
        let counties = Counties::new();
        let verdict = read(&counties, State::from_postal(state), printed);
        (verdict.value.map(|place| place.name), verdict.rule, verdict.doubt)
    }

    #[rstest]
    #[case("FL", "Polk County", "Polk County", None)]
    #[case("FL", "Polk County ", "Polk County", Some(Rule::Spacing))]
    #[case("FL", "POLK COUNTY", "Polk County", Some(Rule::Case))]
    #[case("LA", "Orleans Parish", "Orleans Parish", None)]
    #[case("VA", "Fairfax City", "Fairfax city", None)]
    #[case("AK", "Kodiak Island Borough", "Kodiak Island Borough", None)]
    #[case("NV", "Carson City", "Carson City", None)]
    #[case("GU", "Guam", "Guam", None)]
    #[case("PA", "Lawrence", "Lawrence County", Some(Rule::CountyBody))]
    #[case("IN", "Kosciusko", "Kosciusko County", Some(Rule::CountyBody))]
    #[case("LA", "Caldwell County", "Caldwell Parish", Some(Rule::CountyBody))]
    #[case("LA", "Saint Landry County", "St. Landry Parish", Some(Rule::CountyBody))]
    #[case("FL", "Polk Co.", "Polk County", Some(Rule::Synonym))]
    #[case("AK", "Anchorage", "Anchorage Municipality", Some(Rule::CountyBody))]
    #[case("AK", "Juneau City", "Juneau City and Borough", Some(Rule::CountyBody))]
    #[case("AK", "Juneau Borough", "Juneau City and Borough", Some(Rule::Synonym))]
    #[case("VA", "Alexandria County", "Alexandria city", Some(Rule::CountyBody))]
    #[case("VA", "Virginia Beach", "Virginia Beach city", Some(Rule::CountyBody))]
    #[case("VA", "James City", "James City County", Some(Rule::CountyBody))]
    #[case("VA", "Charles City County", "Charles City County", None)]
    #[case("MO", "Saint Francois County", "St. Francois County", Some(Rule::Synonym))]
    #[case("MO", "Sainte Genevieve County", "Ste. Genevieve County", Some(Rule::Synonym))]
    #[case("MO", "St Louis County", "St. Louis County", Some(Rule::Synonym))]
    #[case("MO", "City of St. Louis", "St. Louis city", Some(Rule::Synonym))]
    #[case("MS", "De Soto County", "DeSoto County", Some(Rule::Synonym))]
    #[case("IL", "La Salle County", "LaSalle County", Some(Rule::Synonym))]
    #[case("IN", "LaPorte County", "LaPorte County", None)]
    #[case("NM", "Dona Ana County", "Doña Ana County", Some(Rule::Synonym))]
    #[case("NM", "Don\u{303}a Ana County", "Doña Ana County", Some(Rule::Spacing))]
    #[case("KS", "Lyon's County", "Lyon County", Some(Rule::Synonym))]
    #[case("MD", "Prince Georges County", "Prince George's County", Some(Rule::Synonym))]
    #[case("MD", "Prince George\u{2019}s County", "Prince George's County", Some(Rule::Apostrophe))]
    #[case("IA", "OBrien County", "O'Brien County", Some(Rule::Synonym))]
    #[case("TX", "Ft. Bend County", "Fort Bend County", Some(Rule::Synonym))]
    #[case("FL", "PolkCounty", "Polk County", Some(Rule::Synonym))]
    #[case("FL", "County of Franklin", "Franklin County", Some(Rule::Synonym))]
    #[case("FL", "Polk County, FL", "Polk County", Some(Rule::Synonym))]
    #[case("FL", "Polk County (Florida)", "Polk County", Some(Rule::Synonym))]
    #[case("CO", "City and County of Denver", "Denver County", Some(Rule::Synonym))]
    #[case("KY", "PULAKSI", "Pulaski County", Some(Rule::NearestCounty))]
    #[case("AR", "Pulaksi County", "Pulaski County", Some(Rule::NearestCounty))]
    #[case("AL", "Frankin County", "Franklin County", Some(Rule::NearestCounty))]
    #[case("FL", "Flagere County", "Flagler County", Some(Rule::NearestCounty))]
    #[case("FL", "St. Luice County", "St. Lucie County", Some(Rule::NearestCounty))]
    #[case("KS", "Sedgqick County ", "Sedgwick County", Some(Rule::NearestCounty))]
    #[case("MS", "Hinds Couny", "Hinds County", Some(Rule::NearestCounty))]
    #[case("OK", "Custer Countey", "Custer County", Some(Rule::NearestCounty))]
    #[case("FL", "Polk Count", "Polk County", Some(Rule::NearestCounty))]
    #[case("LA", "Lafourche Parrish", "Lafourche Parish", Some(Rule::NearestCounty))]
    #[case("MD", "Allegancy", "Allegany County", Some(Rule::NearestCounty))]
    #[case("PA", "Alleghany County", "Allegheny County", Some(Rule::NearestCounty))]
    #[case("AR", "Layafette County", "Lafayette County", Some(Rule::NearestCounty))]
    #[case("LA", "Calacasieu Parish", "Calcasieu Parish", Some(Rule::NearestCounty))]
    #[case("TX", "Fall County", "Falls County", Some(Rule::NearestCounty))]
    #[case("TX", "Somervill", "Somervell County", Some(Rule::NearestCounty))]
    #[case("AL", "Clark County", "Clarke County", Some(Rule::NearestCounty))]
    #[case("VA", "Roanoke County", "Roanoke County", None)]
    #[case("VA", "Roanke City", "Roanoke city", Some(Rule::NearestCounty))]
    #[case("PR", "Mayaguez", "Mayagüez Municipio", Some(Rule::CountyBody))]
    #[case("MP", "Saipan", "Saipan Municipality", Some(Rule::CountyBody))]
    #[case("DC", "District of Columbia", "District of Columbia", None)]
    fn a_county_is_read(
        #[case] state: &str,
        #[case] printed: &str,
        #[case] name: &str,
        #[case] rule: Option<Rule>,
    ) {
        assert_eq!(county(state, printed), (Some(name), rule, None));
    }

    #[rstest]
    #[case("VA", "Fairfax", "Fairfax County")]
    #[case("VA", "RICHMOND", "Richmond County")]
    #[case("MO", "St. Louis", "St. Louis County")]
    #[case("MD", "Baltimore", "Baltimore County")]
    fn a_city_and_a_county_of_one_name(
        #[case] state: &str,
        #[case] printed: &str,
        #[case] name: &str,
    ) {
        let want = (Some(name), Some(Rule::CountyBody), Some(DoubtKind::Ambiguous));
        assert_eq!(county(state, printed), want);
    }

    #[rstest]
    #[case("AR", "Pop County")]
    #[case("MN", "Freedom County")]
    #[case("MO", "North County")]
    #[case("AL", "County")]
    #[case("LA", "Chalmette Parish")]
    #[case("LA", "German Coast County")]
    #[case("AR", "Bowie County")]
    #[case("OK", "Wichita County")]
    #[case("NC", "Albemarle County")]
    #[case("SC", "Lackawanna County")]
    #[case("WV", "Washington County")]
    #[case("TX", "Overton County")]
    #[case("FL", "Lake City")]
    #[case("FL", "Orange City")]
    #[case("PA", "Somerset Borough")]
    #[case("PA", "Cumberland Township")]
    #[case("TX", "Marlin")]
    #[case("GA", "Dale County")]
    #[case("TN", "Sparta-White County")]
    #[case("GU", "Kattan District")]
    #[case("FL", "Polk County and Lake County")]
    #[case("FL", "Polk County, GA")]
    #[case("VA", "Fairfax Town")]
    #[case("FL", "...")]
    fn no_county_is_guessed(#[case] state: &str, #[case] printed: &str) {
        assert_eq!(county(state, printed), (None, None, Some(DoubtKind::Unreadable)));
    }

    #[test]
    fn nothing_is_unknown_without_a_doubt() {
        assert_eq!(county("FL", ""), (None, None, None));
        assert_eq!(county("FL", "#N/A"), (None, Some(Rule::NotApplicable), None));
        assert_eq!(county("XX", "Polk County").2, Some(DoubtKind::Unreadable));
    }

    #[test]
    fn every_county_stands_as_printed_and_is_found_without_its_body() {
        let counties = Counties::new();
        for place in counties.all() {
            assert_eq!(read(&counties, Some(place.state), place.name), Verdict::plain(place));
            let bare = read(&counties, Some(place.state), place.base);
            assert!(bare.doubt.is_some() || bare.value == Some(place), "{place:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(at in 0usize..56, text in any::<String>()) {
            let counties = Counties::new();
            let _ = read(&counties, State::from_position(at), &text);
        }

        #[test]
        fn a_wrong_letter_never_gives_a_county_farther_away(at in 0usize..3200, place in 0usize..30, letter in proptest::char::range('a', 'z')) {
            let counties = Counties::new();
            let Some(meant) = counties.all().get(at) else { return Ok(()) };
            let at = place % meant.base.chars().count();
            let base = meant.base.chars().enumerate().map(|(i, c)| if i == at { letter } else { c });
            let printed = format!("{} County", base.collect::<String>());
            let read = read(&counties, Some(meant.state), &printed);
            if let Some(found) = read.value.filter(|found| found.base != meant.base) {
                let distance = osa_distance(&key(&words(found.base)), &key(&words(&printed.replace(" County", ""))));
                prop_assert!(distance <= 1, "{printed} in {:?}: {}", meant.state, found.name);
            }
        }
    }
}
