//! Names as they are compared: folded, abbreviations written out, and no word's final s, so that
//! "Sewall's Point", "Sewalls Point" and "Sewall Point" are one.

use crate::model::State;
use crate::text::fold;

/// Abbreviations and what they stand for.
const ABBREVIATIONS: [(&str, &str); 7] = [
    ("st", "saint"),
    ("ste", "sainte"),
    ("ft", "fort"),
    ("mt", "mount"),
    ("twp", "township"),
    ("dept", "department"),
    ("univ", "university"),
];

/// What a place may be, behind its name.
const DESIGNATIONS: [&str; 5] = ["borough", "city", "town", "township", "village"];

/// The words of a name or a slug, as they are compared.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    let words = words.map(|word| {
        let long = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
        let word = long.map_or(word, |(_, long)| long);
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s'));
        stem.unwrap_or(word).to_owned()
    });
    words.collect()
}

/// The words as one, so that blanks and hyphens within a name do not matter.
pub(super) fn key(words: &[String]) -> String {
    words.concat()
}

/// The words before what the place is, if that stands behind them: `ashdown` of `ashdown city`.
pub(super) fn without_designation(words: &[String]) -> Option<&[String]> {
    let (last, rest) = words.split_last()?;
    (!rest.is_empty() && DESIGNATIONS.contains(&last.as_str())).then_some(rest)
}

/// The words without the name or the postal code of the agency's own state at the front.
pub(super) fn without_state(words: &[String], state: State) -> &[String] {
    let name = self::words(state.name());
    let postal = [state.postal().to_lowercase()];
    let rest = words.strip_prefix(name.as_slice()).or_else(|| words.strip_prefix(&postal));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Sewall's Point", "sewall-point")]
    #[case("Prince George's", "prince-george")]
    #[case("Ste. Genevieve", "sainte-genevieve")]
    #[case("Mount Airy", "mt-airy")]
    #[case("La Salle", "lasalle")]
    #[case("Miami-Dade", "miami-dade")]
    #[case("Florida A&M University", "florida-a-and-m-university")]
    fn a_name_and_a_slug_are_one(#[case] name: &str, #[case] slug: &str) {
        assert_eq!(key(&words(name)), key(&words(slug)));
    }

    #[test]
    fn what_distinguishes_two_names_stays() {
        let differ = [("Manheim", "Manheim Township"), ("Ross", "Rose"), ("Bass", "Bas")];
        for (one, other) in differ {
            assert_ne!(key(&words(one)), key(&words(other)));
        }
    }

    #[test]
    fn the_own_state_and_the_designation_are_taken_off() {
        let south = State::from_postal("SC").unwrap();
        let name = words("South Carolina Highway Patrol");
        assert_eq!(without_state(&name, south), words("Highway Patrol"));
        assert_eq!(without_state(&words("SC Highway Patrol"), south), words("Highway Patrol"));
        assert_eq!(without_state(&words("South Carolina"), south), words("South Carolina"));
        assert_eq!(without_designation(&words("Ashdown City")), Some(&*words("Ashdown")));
        assert_eq!(without_designation(&words("City")), None);
        assert_eq!(without_designation(&words("Ashdown")), None);
    }
}
