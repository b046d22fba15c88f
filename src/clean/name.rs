//! LAW ENFORCEMENT AGENCY: the name as shown, and the slug of its id.

use super::spacing::mend;
use super::verdict::{Verdict, is_cell_error, is_not_applicable};
use crate::model::DoubtKind;
use crate::text::unaccented;

/// Plurals that are possessives without the apostrophe. Any other final s belongs to its word, as
/// in Kansas, Texas or Collins.
const OFFICES: [(&str, &str); 3] =
    [("sheriffs", "sheriff"), ("constables", "constable"), ("marshals", "marshal")];

/// Reads a name. Only its form is mended. If it mixes letters from several scripts, it is in doubt.
#[must_use]
pub fn read(printed: &str) -> Verdict<String> {
    let (mended, rule) = mend(printed);
    let doubt = if is_cell_error(&mended) || is_not_applicable(&mended) {
        Some(DoubtKind::CellError)
    } else {
        mixes_scripts(&mended).then_some(DoubtKind::MixedScript)
    };
    Verdict { value: Some(mended.into_owned()), rule, doubt }
}

/// The slug of a name: lowercase without accents, words separated by hyphens, `&` as `and`, "Saint"
/// as `st`, no apostrophes. Only sheriff's, constable's and marshal's lose their s, as in the ids of
/// the Deportation Data Project: `smith-county-sheriff-office` for "Smith County Sheriff's Office",
/// "Smith County Sheriffs Office" and "Smith County Sheriff Office". Letters of other scripts are
/// kept.
#[must_use]
pub fn slug(name: &str) -> String {
    let (mended, _) = mend(name);
    let mut slug = String::with_capacity(mended.len());
    let mut word = String::new();
    for character in unaccented(&mended).chain([' ']) {
        match character {
            '\'' => word.push('\''),
            '&' => {
                push_word(&mut slug, &word);
                push_word(&mut slug, "and");
                word.clear();
            }
            _ if character.is_alphanumeric() => word.push(character),
            _ if is_ignored(character) => {}
            _ => {
                push_word(&mut slug, &word);
                word.clear();
            }
        }
    }
    slug
}

fn push_word(slug: &mut String, word: &str) {
    let word = word.replace('\'', "");
    let word = match word.as_str() {
        "" => return,
        "saint" => "st",
        "sainte" => "ste",
        plural => OFFICES.iter().find(|(many, _)| *many == plural).map_or(plural, |(_, one)| one),
    };
    if !slug.is_empty() {
        slug.push('-');
    }
    slug.push_str(word);
}

/// Whether a character changes the direction of text or is a tag. Such characters separate no
/// words.
fn is_ignored(character: char) -> bool {
    matches!(
        character,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a name mixes letters from several scripts, such as a Cyrillic `а` for an `a`.
#[must_use]
pub fn mixes_scripts(name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let mut scripts = name.chars().filter(|c| c.is_alphabetic()).filter_map(script);
    scripts.next().is_some_and(|first| scripts.any(|script| script != first))
}

/// The script of a letter, for scripts with letters that look like Latin ones. Symbols common to
/// all scripts have none.
fn script(letter: char) -> Option<&'static str> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some("Latin"),
        '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{2b0}'..='\u{2ff}' => None,
        '\u{250}'..='\u{2af}' | '\u{1d00}'..='\u{1dbf}' => Some("Phonetic"),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some("Cherokee"),
        '\u{ff21}'..='\u{ff5a}' => Some("Fullwidth"),
        '\u{2100}'..='\u{214f}' | '\u{1d400}'..='\u{1d7ff}' => Some("Mathematical"),
        _ => Some("Other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rule;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Smith County Sheriff's Office", "smith-county-sheriff-office")]
    #[case("Smith County Sheriff\u{2019}s Office", "smith-county-sheriff-office")]
    #[case("Smith County Sheriffs Office ", "smith-county-sheriff-office")]
    #[case("Smith County Sheriffs' Office", "smith-county-sheriff-office")]
    #[case("Smith County Sheriff  Office", "smith-county-sheriff-office")]
    #[case("SMITH COUNTY SHERIFF'S OFFICE", "smith-county-sheriff-office")]
    #[case("Smith County Sheriff's Department", "smith-county-sheriff-department")]
    #[case("Pinal County Attorney's Office", "pinal-county-attorneys-office")]
    #[case("Pinal County Attorneys Office", "pinal-county-attorneys-office")]
    #[case("Queen Anne's County Sheriff's Office", "queen-annes-county-sheriff-office")]
    #[case("Town Marshal's Office", "town-marshal-office")]
    #[case("Kansas Bureau of Investigation", "kansas-bureau-of-investigation")]
    #[case("Arkansas State Police", "arkansas-state-police")]
    #[case("Collins Police Department", "collins-police-department")]
    #[case("Coolspring Township Constables Office", "coolspring-township-constable-office")]
    #[case("Addison Borough Constable's Office, PA", "addison-borough-constable-office-pa")]
    #[case("St. Charles Parish Sheriff's Office", "st-charles-parish-sheriff-office")]
    #[case("Saint Charles Parish Sheriff's Office", "st-charles-parish-sheriff-office")]
    #[case("St Charles Parish Sheriff\u{b4}s Office", "st-charles-parish-sheriff-office")]
    #[case("Ste. Genevieve County Sheriff's Office", "ste-genevieve-county-sheriff-office")]
    #[case("Doña Ana County Sheriff's Office", "dona-ana-county-sheriff-office")]
    #[case("Safety & Homeland Security", "safety-and-homeland-security")]
    #[case("Safety&Security", "safety-and-security")]
    #[case("O'Brien County Sheriff's Office", "obrien-county-sheriff-office")]
    #[case(
        "Escambia County/ Department of Corrections",
        "escambia-county-department-of-corrections"
    )]
    #[case("  'Quoted'  ", "quoted")]
    #[case("Polk-County", "polk-county")]
    #[case("Po\u{200b}lk", "polk")]
    #[case("Po\u{202e}lk", "polk")]
    #[case("Коло", "коло")]
    #[case("", "")]
    #[case("'s", "s")]
    fn a_name_has_one_canonical_form(#[case] name: &str, #[case] want: &str) {
        assert_eq!(slug(name), want);
        assert_eq!(slug(want), want);
    }

    #[rstest]
    #[case("Polk County Sheriff's Office", false)]
    #[case("P\u{43e}lk County Sheriff's Office", true)]
    #[case("Doña Ana County", false)]
    #[case("Hawai\u{2bb}i Police", false)]
    #[case("Ροlk", true)]
    #[case("Полиция", false)]
    #[case("\u{ff30}olk", true)]
    #[case("𝐏olk", true)]
    fn look_alike_letters_are_in_doubt(#[case] name: &str, #[case] mixed: bool) {
        assert_eq!(mixes_scripts(name), mixed);
        assert_eq!(read(name).doubt.is_some(), mixed);
    }

    #[test]
    fn only_the_form_of_a_name_is_mended() {
        assert_eq!(
            read("Alachua Police Departent"),
            Verdict::plain("Alachua Police Departent".into())
        );
        assert_eq!(read("Polk  County "), Verdict::by("Polk County".into(), Some(Rule::Spacing)));
        assert_eq!(read("#REF!").doubt, Some(DoubtKind::CellError));
    }

    proptest! {
        #[test]
        fn a_canonical_name_is_its_own(text in any::<String>()) {
            let once = slug(&text);
            prop_assert!(!once.contains("--") && !once.starts_with('-') && !once.ends_with('-'));
            prop_assert_eq!(slug(&once), once);
        }

        #[test]
        fn a_mended_name_is_no_repair(text in any::<String>()) {
            let name = read(&text).value.unwrap_or_default();
            prop_assert_eq!(read(&name).rule, None);
        }
    }
}
