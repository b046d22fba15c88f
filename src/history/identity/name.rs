//! Canonical names: spellings without everything that does not distinguish the agencies of a state.
//! They depend only on the spelling and the state, so that ids do not change when a list changes
//! its spelling.
//!
//! The forms are those of the ids in the Deportation Data Project's `ice-287g` dataset.

use std::borrow::Cow;

use crate::model::{NameRule, State};

/// Abbreviations and their full forms. "co" and "so" are included because no place with an agency
/// has such a name; at the start of a name, the postal code of its own state takes precedence.
const ABBREVIATIONS: [(&str, &str); 17] = [
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
    ("bocc", "board-of-county-commissioner"),
    ("dps", "department-of-public-safety"),
    ("doc", "department-of-correction"),
];

/// Kinds of places that are followed by "of" and a name.
const PLACES: [&str; 6] = ["city", "town", "village", "borough", "township", "county"];

/// Words before which a state's name is that of the agency's own state. Before other words it is
/// part of the name, as in Texas County or Delaware City.
const BODIES: [&str; 17] = [
    "attorney",
    "bureau",
    "capitol",
    "correction",
    "department",
    "division",
    "fish",
    "game",
    "highway",
    "law",
    "military",
    "national",
    "office",
    "patrol",
    "police",
    "state",
    "wildlife",
];

/// A canonical name, and how it was derived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Canonical<'a> {
    /// The name in lowercase, its words separated by hyphens.
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
        return Canonical { name: Cow::Borrowed(spelling), rule, place };
    }
    let mut words: Vec<&str> = spelling.split('-').collect();
    let own = state.map(|state| (state.postal().to_lowercase(), state.name().to_lowercase()));
    let own: Option<(&str, Vec<&str>)> =
        own.as_ref().map(|(postal, name)| (postal.as_str(), name.split(' ').collect()));
    // La Salle in Louisiana does not begin with a postal code.
    if let Some((postal, _)) = &own
        && let [first, body, ..] = words.as_slice()
        && first == postal
        && (BODIES.contains(body) || *body == "dept")
    {
        words.remove(0);
        rule = rule.max(NameRule::OwnState);
    }
    let mut full: Vec<&str> = Vec::with_capacity(words.len() + 4);
    for word in words {
        if let Some((_, long)) = ABBREVIATIONS.iter().find(|(short, _)| *short == word) {
            full.extend(long.split('-'));
            rule = rule.max(NameRule::Abbreviation);
            continue;
        }
        let singular = match word {
            "corrections" => "correction",
            "services" => "service",
            "commissioners" => "commissioner",
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
    let name = full.join("-");
    let name = exchange(name, "sheriff-department", "sheriff-office", || {
        rule = rule.max(NameRule::SheriffDepartment);
    });
    let name = exchange(name, "correction-department", "department-of-correction", || {
        rule = rule.max(NameRule::Wording);
    });
    Canonical { name: Cow::Owned(name), rule, place }
}

/// A quick check whether any rule may apply. For most names none does, and there may be a million.
fn may_change(spelling: &str, state: Option<State>) -> bool {
    let known = |word: &str| {
        matches!(word, "of" | "corrections" | "services" | "commissioners" | "addendum")
            || matches!(word, "amendment" | "correction")
            || (word.len() <= 4 && ABBREVIATIONS.iter().any(|(short, _)| *short == word))
    };
    let of_state = |word: &str| {
        state.is_some_and(|state| {
            let first = state.name().split(' ').next().unwrap_or_default();
            word.eq_ignore_ascii_case(state.postal()) || word.eq_ignore_ascii_case(first)
        })
    };
    spelling.contains("sheriff-department")
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
