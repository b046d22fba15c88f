//! TYPE: the kind of agency.

use super::spacing::mend;
use super::spelling::{bound, nearest, words};
use super::verdict::{Verdict, absent};
use crate::model::{AgencyKind, DoubtKind, Rule};

use AgencyKind::{County, Municipality, State};

/// Common wordings, in the form of [`words`].
const WORDINGS: [(&str, AgencyKind); 34] = [
    ("COUNTY", County),
    ("COUNTY AGENCY", County),
    ("COUNTY GOVERNMENT", County),
    ("PARISH", County),
    ("BOROUGH COUNTY", County),
    ("SHERIFF", County),
    ("SHERIFFS OFFICE", County),
    ("MUNICIPALITY", Municipality),
    ("MUNICIPAL", Municipality),
    ("MUNICIPAL AGENCY", Municipality),
    ("MUNICIPALITIES", Municipality),
    ("CITY", Municipality),
    ("CITY AGENCY", Municipality),
    ("TOWN", Municipality),
    ("TOWNSHIP", Municipality),
    ("VILLAGE", Municipality),
    ("BOROUGH", Municipality),
    ("LOCAL", Municipality),
    ("POLICE DEPARTMENT", Municipality),
    ("CITY TOWN", Municipality),
    ("CITY POLICE", Municipality),
    ("MUNI", Municipality),
    ("STATE AGENCY", State),
    ("STATE", State),
    ("STATE AGENCIES", State),
    ("STATE GOVERNMENT", State),
    ("STATE POLICE", State),
    ("STATEWIDE", State),
    ("STATEWIDE AGENCY", State),
    ("STATE LEVEL", State),
    ("STATE LAW ENFORCEMENT", State),
    ("STATE DEPARTMENT", State),
    ("TERRITORY", State),
    ("TERRITORIAL AGENCY", State),
];

/// Reads a kind of agency. ICE's three terms are used as printed; another case and other common
/// wordings are minor repairs; otherwise it is the only kind with the nearest spelling, with at
/// most one wrong letter in five, two in nine, three in more.
#[must_use]
pub fn read(printed: &str) -> Verdict<AgencyKind> {
    let (mended, rule) = mend(printed);
    absent(&mended).unwrap_or_else(|| named(&mended).after(rule))
}

fn named(text: &str) -> Verdict<AgencyKind> {
    for kind in AgencyKind::ALL {
        if text == kind.name() {
            return Verdict::plain(kind);
        }
        if text.eq_ignore_ascii_case(kind.name()) {
            return Verdict::by(kind, Some(Rule::Case));
        }
    }
    let key = words(text);
    if let Some((_, kind)) = WORDINGS.iter().find(|(wording, _)| *wording == key) {
        return Verdict::by(*kind, Some(Rule::Synonym));
    }
    match nearest(&key, bound(key.chars().count()), WORDINGS.iter().copied()) {
        Some((kind, _)) => Verdict::by(kind, Some(Rule::NearestKind)),
        None => Verdict::unknown(DoubtKind::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("County", County, None)]
    #[case("State Agency", State, None)]
    #[case("County ", County, Some(Rule::Spacing))]
    #[case("COUNTY", County, Some(Rule::Case))]
    #[case("State", State, Some(Rule::Synonym))]
    #[case("Municipal", Municipality, Some(Rule::Synonym))]
    #[case("City", Municipality, Some(Rule::Synonym))]
    #[case("Town", Municipality, Some(Rule::Synonym))]
    #[case("Parish", County, Some(Rule::Synonym))]
    #[case("Muncipality ", Municipality, Some(Rule::NearestKind))]
    #[case("Municiplaity", Municipality, Some(Rule::NearestKind))]
    #[case("Couny", County, Some(Rule::NearestKind))]
    #[case("Countty", County, Some(Rule::NearestKind))]
    #[case("Sate Agency", State, Some(Rule::NearestKind))]
    #[case("State Agnecy", State, Some(Rule::NearestKind))]
    fn a_kind_is_read(#[case] printed: &str, #[case] kind: AgencyKind, #[case] rule: Option<Rule>) {
        assert_eq!(read(printed), Verdict::by(kind, rule));
    }

    #[rstest]
    #[case("", Verdict::nothing())]
    #[case("#NA", Verdict::not_applicable())]
    #[case("University", Verdict::unknown(DoubtKind::Unreadable))]
    #[case("Tribal", Verdict::unknown(DoubtKind::Unreadable))]
    #[case("Country", Verdict::by(County, Some(Rule::NearestKind)))]
    #[case("#NAME?", Verdict::unknown(DoubtKind::CellError))]
    fn no_kind_is_guessed(#[case] printed: &str, #[case] want: Verdict<AgencyKind>) {
        assert_eq!(read(printed), want);
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
