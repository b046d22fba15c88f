//! STATE: a state, the District of Columbia or a territory.

use super::spacing::mend;
use super::spelling::{bound, nearest, words};
use super::verdict::{Verdict, absent};
use crate::model::{DoubtKind, Rule, STATES, State};

/// Other common wordings, in the form of [`words`], with their postal codes.
const SYNONYMS: [(&str, &str); 19] = [
    ("WVIRGINIA", "WV"),
    ("WEST VA", "WV"),
    ("VIRGIN ISLANDS", "VI"),
    ("US VIRGIN ISLANDS", "VI"),
    ("UNITED STATES VIRGIN ISLANDS", "VI"),
    ("VIRGIN ISLANDS OF THE UNITED STATES", "VI"),
    ("USVI", "VI"),
    ("COMMONWEALTH OF THE NORTHERN MARIANA ISLANDS", "MP"),
    ("COMMONWEALTH OF NORTHERN MARIANA ISLANDS", "MP"),
    ("NORTHERN MARIANAS", "MP"),
    ("NORTHERN MARIANAS ISLANDS", "MP"),
    ("NORTH MARIANA ISLANDS", "MP"),
    ("CNMI", "MP"),
    ("WASHINGTON DC", "DC"),
    ("WASHINGTON D C", "DC"),
    ("D C", "DC"),
    ("COMMONWEALTH OF PUERTO RICO", "PR"),
    ("TERRITORY OF GUAM", "GU"),
    ("TERRITORY OF AMERICAN SAMOA", "AS"),
];

/// Prefixes of names and their replacements. Points of the compass are spelled out, so that "W
/// Virginia" is not read as a misspelled Virginia.
const OPENINGS: [(&str, &str); 8] = [
    ("STATE OF ", ""),
    ("COMMONWEALTH OF ", ""),
    ("W ", "WEST "),
    ("N ", "NORTH "),
    ("NO ", "NORTH "),
    ("S ", "SOUTH "),
    ("SO ", "SOUTH "),
    ("NTH ", "NORTH "),
];

/// Reads a state. A postal code or name in capitals, as ICE prints it, is used as printed; another
/// case, common abbreviations and other names are minor repairs; otherwise it is the only state
/// with the nearest spelling, with at most one wrong letter in five, two in nine, three in more.
#[must_use]
pub fn read(printed: &str) -> Verdict<State> {
    let (mended, rule) = mend(printed);
    absent(&mended).unwrap_or_else(|| named(&mended).after(rule)).needed()
}

fn named(text: &str) -> Verdict<State> {
    if let Some(state) = State::from_name(text) {
        let as_printed = !text.chars().any(char::is_lowercase);
        return Verdict::by(state, (!as_printed).then_some(Rule::Case));
    }
    if let Some(state) = State::from_postal(text) {
        let as_printed = !text.chars().any(char::is_lowercase);
        return Verdict::by(state, (!as_printed).then_some(Rule::Case));
    }
    let mut key = words(text);
    if let Some(state) = synonym(&key) {
        return Verdict::by(state, Some(Rule::Synonym));
    }
    for (opening, full) in OPENINGS {
        if let Some(rest) = key.strip_prefix(opening) {
            key = format!("{full}{rest}");
        }
    }
    if let Some(state) = State::from_name(&key) {
        return Verdict::by(state, Some(Rule::Synonym));
    }
    let letters = key.chars().count();
    let names = State::all().map(|state| (state, words(state.name()))).collect::<Vec<_>>();
    let found = nearest(&key, bound(letters), names.iter().map(|(s, name)| (name.as_str(), *s)));
    match found {
        Some((state, _)) => Verdict::by(state, Some(Rule::NearestState)),
        None => Verdict::unknown(DoubtKind::Unreadable),
    }
}

/// The state of another common wording, or of an abbreviation in AP style (`Fla.`, `W.Va.`).
fn synonym(key: &str) -> Option<State> {
    let postal = SYNONYMS.iter().find(|(wording, _)| *wording == key).map(|(_, postal)| *postal);
    let news = || STATES.iter().find(|row| words(row.2) == key).map(|row| row.0);
    let undotted = || {
        let joined = key.replace(' ', "");
        (joined.len() == 2 && key.len() == 3).then_some(joined)
    };
    match postal.or_else(news) {
        Some(postal) => State::from_postal(postal),
        None => State::from_name(key).or_else(|| State::from_postal(&undotted()?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("TEXAS", "TX", None)]
    #[case("TX", "TX", None)]
    #[case("tx", "TX", Some(Rule::Case))]
    #[case("Texas", "TX", Some(Rule::Case))]
    #[case("UTAh", "UT", Some(Rule::Case))]
    #[case("AlABAMA", "AL", Some(Rule::Case))]
    #[case("WESt VIRGINIA", "WV", Some(Rule::Case))]
    #[case("GEORGIA ", "GA", Some(Rule::Spacing))]
    #[case("NEW\u{a0}YORK", "NY", Some(Rule::Spacing))]
    #[case("NEW  YORK ", "NY", Some(Rule::Spacing))]
    #[case("DELAWARE**", "DE", Some(Rule::Footnote))]
    #[case("Delaware*", "DE", Some(Rule::Footnote))]
    #[case("UTAHJ", "UT", Some(Rule::NearestState))]
    #[case("MCHIGAN", "MI", Some(Rule::NearestState))]
    #[case("PENNSLYVANIA", "PA", Some(Rule::NearestState))]
    #[case("WEST VIRIGINIA", "WV", Some(Rule::NearestState))]
    #[case("WEST VIRIGINA ", "WV", Some(Rule::NearestState))]
    #[case("VIRGINA", "VA", Some(Rule::NearestState))]
    #[case("W. VIRGINIA", "WV", Some(Rule::Synonym))]
    #[case("W. VIRGINA", "WV", Some(Rule::NearestState))]
    #[case("S Dakota", "SD", Some(Rule::Synonym))]
    #[case("MISSISIPPI", "MS", Some(Rule::NearestState))]
    #[case("MISOURI", "MO", Some(Rule::NearestState))]
    #[case("FLORDIA", "FL", Some(Rule::NearestState))]
    #[case("TENESSEE", "TN", Some(Rule::NearestState))]
    #[case("MASSACHUSSETTS", "MA", Some(Rule::NearestState))]
    #[case("CONNETICUT", "CT", Some(Rule::NearestState))]
    #[case("ARKANAS", "AR", Some(Rule::NearestState))]
    #[case("KANASAS", "KS", Some(Rule::NearestState))]
    #[case("N. CAROLINA", "NC", Some(Rule::Synonym))]
    #[case("OHOI", "OH", Some(Rule::NearestState))]
    #[case("IDHAO", "ID", Some(Rule::NearestState))]
    #[case("NEWHAMPSHIRE", "NH", Some(Rule::NearestState))]
    #[case("Virgin Islands", "VI", Some(Rule::Synonym))]
    #[case("U.S. Virgin Islands", "VI", Some(Rule::Case))]
    #[case("Commonwealth of the Northern Mariana Islands", "MP", Some(Rule::Synonym))]
    #[case("CNMI", "MP", Some(Rule::Synonym))]
    #[case("NORTHERN MARIANA ISLANDS", "MP", None)]
    #[case("Washington DC", "DC", Some(Rule::Synonym))]
    #[case("Washington, D.C.", "DC", Some(Rule::Synonym))]
    #[case("D.C.", "DC", Some(Rule::Synonym))]
    #[case("WASHINGTON", "WA", None)]
    #[case("Fla.", "FL", Some(Rule::Synonym))]
    #[case("N.H.", "NH", Some(Rule::Synonym))]
    #[case("State of Georgia", "GA", Some(Rule::Synonym))]
    #[case("GUAM", "GU", None)]
    fn a_state_is_read(#[case] printed: &str, #[case] postal: &str, #[case] rule: Option<Rule>) {
        let verdict = read(printed);
        assert_eq!(verdict.value.map(State::postal), Some(postal));
        assert_eq!((verdict.rule, verdict.doubt), (rule, None));
    }

    #[rstest]
    #[case("", None, DoubtKind::Blank)]
    #[case(" \u{a0}", None, DoubtKind::Blank)]
    #[case("#N/A", Some(Rule::NotApplicable), DoubtKind::Blank)]
    #[case("#REF!", None, DoubtKind::CellError)]
    #[case("XX", None, DoubtKind::Unreadable)]
    #[case("NEW", None, DoubtKind::Unreadable)]
    #[case("CAROLINA", None, DoubtKind::Unreadable)]
    #[case("NERTH CAROLINA / SOUTH CAROLINA", None, DoubtKind::Unreadable)]
    #[case("Ontario", None, DoubtKind::Unreadable)]
    #[case("TOTAL", None, DoubtKind::Unreadable)]
    #[case("SORTH CAROLINA", None, DoubtKind::Unreadable)]
    #[case("SORTH DAKOTA", None, DoubtKind::Unreadable)]
    fn no_state_is_guessed(
        #[case] printed: &str,
        #[case] rule: Option<Rule>,
        #[case] doubt: DoubtKind,
    ) {
        assert_eq!(read(printed), Verdict { value: None, rule, doubt: Some(doubt) });
    }

    #[test]
    fn every_name_and_code_stands_as_printed() {
        for state in State::all() {
            assert_eq!(read(state.postal()), Verdict::plain(state));
            assert_eq!(read(&state.name().to_uppercase()), Verdict::plain(state));
        }
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let verdict = read(&text);
            prop_assert!(verdict.value.is_some() || verdict.doubt.is_some());
        }

        #[test]
        fn one_wrong_letter_never_gives_another_state(at in 0usize..56, place in 0usize..24, letter in proptest::char::range('A', 'Z')) {
            let Some(state) = State::from_position(at) else { return Ok(()) };
            let name = state.name().to_uppercase();
            let at = place % name.chars().count();
            let name = name.chars().enumerate().map(|(i, c)| if i == at { letter } else { c });
            let read = read(&name.collect::<String>()).value;
            prop_assert!(read.is_none() || read == Some(state) || state.name().len() < 5);
        }
    }
}
