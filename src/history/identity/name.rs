//! Canonical names: spellings without everything that does not distinguish the agencies of a state.
//! They depend only on the spelling and the state.
//!
//! A spelling has two of them. The one in an id has the form of the ids in the Deportation Data
//! Project's `ice-287g` dataset. The one by which spellings are compared has less: plurals of
//! officers and the name of the agency's own state do not distinguish agencies either.

use std::borrow::Cow;

use super::other_names;
use crate::model::{NameRule, State};

/// Abbreviations and their full forms. "co" and "so" are included because no place with an agency
/// has such a name; at the start of a name, the postal code of its own state takes precedence.
/// Before a name, "so" is south.
const ABBREVIATIONS: [(&str, &str); 16] = [
    ("st", "saint"),
    ("ste", "sainte"),
    ("ft", "fort"),
    ("mt", "mount"),
    ("co", "county"),
    ("cnty", "county"),
    ("dept", "department"),
    ("so", "sheriff-office"),
    ("pd", "police-department"),
    ("twp", "township"),
    ("boro", "borough"),
    ("hwy", "highway"),
    ("univ", "university"),
    ("pct", "precinct"),
    ("bocc", "board-of-county-commissioners"),
    ("dps", "department-of-public-safety"),
];

/// Kinds of places that are followed by "of" and a name.
const PLACES: [&str; 6] = ["city", "town", "village", "borough", "township", "county"];

/// Words before which a state's name is that of the agency's own state. Before other words it is
/// part of the name, as in Texas County or Delaware City.
const BODIES: [&str; 13] = [
    "attorney",
    "bureau",
    "correction",
    "department",
    "division",
    "fish",
    "game",
    "highway",
    "office",
    "patrol",
    "police",
    "state",
    "wildlife",
];

/// Words before which it is that of the agency's own state, too, but stays in the id: "National
/// Guard" would not stand without it.
const DEPENDENT: [&str; 4] = ["capitol", "law", "military", "national"];

/// Words that stay in ids, and what they are the same as in a comparison: plurals that may be
/// possessives of one officer, and an abbreviation.
const COMPARED: [(&str, &str); 13] = [
    ("attorneys", "attorney"),
    ("auditors", "auditor"),
    ("commissioners", "commissioner"),
    ("coroners", "coroner"),
    ("countys", "county"),
    ("doc", "department-of-correction"),
    ("governors", "governor"),
    ("jailers", "jailer"),
    ("prosecutors", "prosecutor"),
    ("rangers", "ranger"),
    ("solicitors", "solicitor"),
    ("troopers", "trooper"),
    ("wardens", "warden"),
];

/// A canonical name, and how it was derived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Canonical<'a> {
    /// The name in an id, in lowercase, its words separated by hyphens.
    pub(super) id: Cow<'a, str>,
    /// The name by which spellings are compared. Equal ids have equal names.
    pub(super) name: Cow<'a, str>,
    /// The rule that changed most, or [`NameRule::Form`] if none did.
    pub(super) rule: NameRule,
    /// The kind of place removed from the start: "city" for "City of Tampa".
    pub(super) place: Option<&'static str>,
}

/// The canonical name of a spelling, which must be in lowercase without accents, its words
/// separated by hyphens.
pub(super) fn canonical(state: Option<State>, spelling: &str) -> Canonical<'_> {
    let mut rule = NameRule::Form;
    let mut place = None;
    if !may_change(spelling, state) {
        let (id, name) = (Cow::Borrowed(spelling), Cow::Borrowed(spelling));
        return Canonical { id, name, rule, place };
    }
    let mut words: Vec<&str> = spelling.split('-').collect();
    let own = state.map(|state| (state.postal().to_lowercase(), state.name().to_lowercase()));
    let own: Option<(&str, Vec<&str>)> =
        own.as_ref().map(|(postal, name)| (postal.as_str(), name.split(' ').collect()));
    let is_body = |word: &str| BODIES.contains(&word) || DEPENDENT.contains(&word);
    // La Salle in Louisiana does not begin with a postal code.
    if let Some((postal, name)) = &own
        && let [first, body, ..] = words.as_slice()
        && first == postal
        && (is_body(body) || *body == "dept")
    {
        words.splice(..1, name.iter().copied());
        rule = rule.max(NameRule::OwnState);
    }
    let mut full: Vec<&str> = Vec::with_capacity(words.len() + 4);
    for (at, &word) in words.iter().enumerate() {
        let behind = words.get(at + 1).copied().unwrap_or("addendum");
        let ends = matches!(behind, "addendum" | "amendment")
            || own.as_ref().is_some_and(|(postal, name)| {
                behind == *postal || words.get(at + 1..) == Some(name.as_slice())
            });
        if word == "so" && !ends {
            full.push("south");
            rule = rule.max(NameRule::Abbreviation);
            continue;
        }
        if let Some((_, long)) = ABBREVIATIONS.iter().find(|(short, _)| *short == word) {
            full.extend(long.split('-'));
            rule = rule.max(NameRule::Abbreviation);
            continue;
        }
        let singular = match word {
            "corrections" => "correction",
            "services" => "service",
            other => other,
        };
        if singular != word {
            rule = rule.max(NameRule::Wording);
        }
        full.push(singular);
    }
    if let [.., "addendum" | "amendment"] = full.as_slice()
        && full.len() > 1
    {
        full.pop();
        rule = rule.max(NameRule::Document);
    }
    if let Some((postal, name)) = &own {
        let trailing = if full.ends_with(name) {
            name.len()
        } else {
            usize::from(full.last() == Some(postal))
        };
        if trailing > 0 && full.len() > trailing {
            full.truncate(full.len() - trailing);
            rule = rule.max(NameRule::OwnState);
        }
        let body = full.get(name.len()).is_some_and(|word| BODIES.contains(word));
        if body && full.starts_with(name) {
            full.drain(..name.len());
            rule = rule.max(NameRule::OwnState);
        }
    }
    if let [kind, "of", _, ..] = full.as_slice()
        && let Some(kind) = PLACES.iter().find(|place| *place == kind)
    {
        full.drain(..2);
        rule = rule.max(NameRule::PlaceOf);
        place = Some(*kind);
    }
    let id = full.join("-");
    let id = exchange(id, "sheriff-department", "sheriff-office", || {
        rule = rule.max(NameRule::SheriffDepartment);
    });
    let id = exchange(id, "correction-department", "department-of-correction", || {
        rule = rule.max(NameRule::Wording);
    });
    let mut compared: Vec<&str> =
        id.split('-').map(as_compared).flat_map(|words| words.split('-')).collect();
    if let Some((_, name)) = &own
        && compared.starts_with(name)
        && compared.get(name.len()).is_some_and(|word| is_body(word))
    {
        compared.drain(..name.len());
        rule = rule.max(NameRule::OwnState);
    }
    let mut name = compared.join("-");
    if let Some(same) = state.and_then(|state| other_names::same_as(state, &name)) {
        same.clone_into(&mut name);
        rule = rule.max(NameRule::Table);
    }
    if rule == NameRule::Form && name != spelling {
        rule = NameRule::Wording;
    }
    Canonical { id: Cow::Owned(id), name: Cow::Owned(name), rule, place }
}

/// What a word is the same as in a comparison.
fn as_compared(word: &str) -> &str {
    COMPARED.iter().find(|(many, _)| *many == word).map_or(word, |(_, one)| one)
}

/// A quick check whether any rule may apply. For most names none does, and there may be a million.
fn may_change(spelling: &str, state: Option<State>) -> bool {
    let known = |word: &str| {
        matches!(word, "of" | "corrections" | "services" | "addendum" | "amendment" | "correction")
            || as_compared(word) != word
            || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
    };
    let of_state = |word: &str| {
        state.is_some_and(|state| {
            let first = state.name().split(' ').next().unwrap_or_default();
            word.eq_ignore_ascii_case(state.postal()) || word.eq_ignore_ascii_case(first)
        })
    };
    spelling.contains("sheriff-department")
        || state.is_some_and(|state| other_names::same_as(state, spelling).is_some())
        || spelling.split('-').any(|word| known(word) || of_state(word))
}

fn exchange(name: String, from: &str, to: &str, on_change: impl FnOnce()) -> String {
    let at = name.find(from).filter(|&at| {
        let behind = name.get(at + from.len()..).unwrap_or_default();
        let before = name.get(..at).unwrap_or_default();
        (behind.is_empty() || behind.starts_with('-'))
            && (before.is_empty() || before.ends_with('-'))
    });
    match at {
        Some(at) => {
            on_change();
            let mut name = name;
            name.replace_range(at..at + from.len(), to);
            name
        }
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn state(postal: &str) -> Option<State> {
        State::all().find(|state| state.postal() == postal)
    }

    #[rstest]
    #[case("TX", "smith-county-sheriff-office", "smith-county-sheriff-office", NameRule::Form)]
    #[case(
        "SC",
        "lexington-county-sheriff-department",
        "lexington-county-sheriff-office",
        NameRule::SheriffDepartment
    )]
    #[case(
        "FL",
        "city-of-miami-springs-police-department",
        "miami-springs-police-department",
        NameRule::PlaceOf
    )]
    #[case("FL", "tampa-pd", "tampa-police-department", NameRule::Abbreviation)]
    #[case("FL", "ft-myers-police-dept", "fort-myers-police-department", NameRule::Abbreviation)]
    #[case(
        "FL",
        "gulf-county-bocc",
        "gulf-county-board-of-county-commissioner",
        NameRule::Abbreviation
    )]
    #[case("FL", "st-johns-county-so", "saint-johns-county-sheriff-office", NameRule::Abbreviation)]
    #[case("MT", "mt-dept-of-justice", "department-of-justice", NameRule::OwnState)]
    #[case("MT", "montana-department-of-justice", "department-of-justice", NameRule::OwnState)]
    #[case(
        "VA",
        "virginia-department-of-corrections",
        "department-of-correction",
        NameRule::OwnState
    )]
    #[case("WY", "corrections-department", "department-of-correction", NameRule::Wording)]
    #[case("FL", "florida-highway-patrol", "highway-patrol", NameRule::OwnState)]
    #[case(
        "PA",
        "addison-borough-constable-office-pa",
        "addison-borough-constable-office",
        NameRule::OwnState
    )]
    #[case("MO", "texas-county-sheriff-office", "texas-county-sheriff-office", NameRule::Form)]
    #[case(
        "FL",
        "florida-city-police-department",
        "florida-city-police-department",
        NameRule::Form
    )]
    #[case(
        "SC",
        "south-carolina-law-enforcement-division",
        "law-enforcement-division",
        NameRule::OwnState
    )]
    #[case("CO", "co-department-of-corrections", "department-of-correction", NameRule::OwnState)]
    #[case(
        "TX",
        "lee-co-sheriff-department",
        "lee-county-sheriff-office",
        NameRule::SheriffDepartment
    )]
    #[case(
        "NC",
        "mount-airy-police-department-addendum",
        "mount-airy-police-department",
        NameRule::Document
    )]
    #[case(
        "LA",
        "la-salle-parish-sheriff-office",
        "la-salle-parish-sheriff-office",
        NameRule::Form
    )]
    #[case("TX", "texas-national-guard", "national-guard", NameRule::OwnState)]
    #[case("TX", "tx-national-guard", "national-guard", NameRule::OwnState)]
    #[case(
        "AZ",
        "pinal-county-attorneys-office",
        "pinal-county-attorney-office",
        NameRule::Wording
    )]
    #[case(
        "PA",
        "so-middleton-twp-police-department",
        "south-middleton-township-police-department",
        NameRule::Abbreviation
    )]
    #[case(
        "PA",
        "pennsylvania-state-constable-office-so-middleton-twp",
        "state-constable-office-south-middleton-township",
        NameRule::OwnState
    )]
    #[case("MO", "missouri-state-highway-patrol", "highway-patrol", NameRule::Table)]
    #[case("OH", "ohio-state-highway-patrol", "state-highway-patrol", NameRule::OwnState)]
    #[case(
        "VA",
        "prince-william-manassas-regional-jail",
        "prince-william-manassas-regional-adult-detention-center",
        NameRule::Table
    )]
    #[case("UT", "weber-co-so-ut", "weber-county-sheriff-office", NameRule::OwnState)]
    #[case("UT", "weber-co-so", "weber-county-sheriff-office", NameRule::Abbreviation)]
    #[case("TX", "texas", "texas", NameRule::Form)]
    #[case("TX", "", "", NameRule::Form)]
    fn a_spelling_has_one_canonical_name(
        #[case] postal: &str,
        #[case] spelling: &str,
        #[case] name: &str,
        #[case] rule: NameRule,
    ) {
        let found = canonical(state(postal), spelling);
        assert_eq!((found.name.as_ref(), found.rule), (name, rule));
        assert_eq!(canonical(state(postal), name).name, name, "it is not its own canonical name");
    }

    #[rstest]
    #[case("AZ", "pinal-county-attorneys-office", "pinal-county-attorneys-office")]
    #[case("FL", "gulf-county-bocc", "gulf-county-board-of-county-commissioners")]
    #[case("TX", "texas-national-guard", "texas-national-guard")]
    #[case("TX", "tx-national-guard", "texas-national-guard")]
    #[case(
        "SC",
        "south-carolina-law-enforcement-division",
        "south-carolina-law-enforcement-division"
    )]
    #[case("VA", "virginia-department-of-corrections", "department-of-correction")]
    #[case("VA", "va-department-of-state-police", "department-of-state-police")]
    #[case("FL", "boca-raton-police-services-department", "boca-raton-police-service-department")]
    #[case("MD", "st-marys-county-sheriff-office", "saint-marys-county-sheriff-office")]
    #[case("FL", "tampa-pd", "tampa-police-department")]
    #[case("TX", "smith-county-sheriff-office", "smith-county-sheriff-office")]
    fn an_id_keeps_what_its_name_needs(
        #[case] postal: &str,
        #[case] spelling: &str,
        #[case] id: &str,
    ) {
        let state = state(postal);
        let found = canonical(state, spelling);
        assert_eq!(found.id, id);
        let again = canonical(state, id);
        assert_eq!((again.id.as_ref(), again.name), (id, found.name));
    }

    #[test]
    fn the_kind_of_place_that_is_taken_off_is_known() {
        assert_eq!(canonical(state("NY"), "town-of-rome-police-department").place, Some("town"));
        assert_eq!(canonical(state("NY"), "rome-police-department").place, None);
    }

    proptest! {
        #[test]
        fn no_name_is_lost_altogether(words in proptest::collection::vec("[a-z]{1,8}|co|st|of|city|texas|tx|addendum", 1..6)) {
            let spelling = words.join("-");
            prop_assert!(!canonical(state("TX"), &spelling).name.is_empty());
        }
    }
}
