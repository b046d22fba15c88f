//! SUPPORT TYPE: one of the three models.

use super::spacing::mend;
use super::spelling::{nearest, words};
use super::verdict::{Verdict, absent};
use crate::model::{DoubtKind, Model, Rule};

use Model::{JailEnforcement, TaskForce, WarrantService};

/// Common wordings, in the form of [`words`].
const WORDINGS: [(&str, Model); 25] = [
    ("JAIL ENFORCEMENT MODEL", JailEnforcement),
    ("JAIL ENFORCEMENT", JailEnforcement),
    ("JAIL ENFORCEMENT OFFICER", JailEnforcement),
    ("JAIL ENFORCEMENT PROGRAM", JailEnforcement),
    ("JAIL MODEL", JailEnforcement),
    ("JEM", JailEnforcement),
    ("TASK FORCE MODEL", TaskForce),
    ("TASK FORCE", TaskForce),
    ("TASK FORCE OFFICER", TaskForce),
    ("TASK FORCE PROGRAM", TaskForce),
    ("TASKFORCE MODEL", TaskForce),
    ("TASKFORCE", TaskForce),
    ("TFM", TaskForce),
    ("TFO", TaskForce),
    ("WARRANT SERVICE OFFICER", WarrantService),
    ("WARRANT SERVICE OFFICER MODEL", WarrantService),
    ("WARRANT SERVICE OFFICER PROGRAM", WarrantService),
    ("WARRANT SERVICE", WarrantService),
    ("WARRANT SERVICE MODEL", WarrantService),
    ("WARRANT SERVICE PROGRAM", WarrantService),
    ("WARRANT OFFICER", WarrantService),
    ("WARRANT OFFICER MODEL", WarrantService),
    ("WSO", WarrantService),
    ("WSOM", WarrantService),
    ("WSO MODEL", WarrantService),
];

/// Reads a model. ICE's name and the code in capitals are used as printed; another case and other
/// common wordings are minor repairs; otherwise it is the only model with the nearest spelling,
/// with at most a sixth of its letters wrong.
#[must_use]
pub fn read(printed: &str) -> Verdict<Model> {
    let (mended, rule) = mend(printed);
    absent(&mended).unwrap_or_else(|| named(&mended).after(rule)).needed()
}

fn named(text: &str) -> Verdict<Model> {
    for model in Model::ALL {
        if text == model.name() || text == model.code() {
            return Verdict::plain(model);
        }
        if text.eq_ignore_ascii_case(model.name()) || text.eq_ignore_ascii_case(model.code()) {
            return Verdict::by(model, Some(Rule::Case));
        }
    }
    let key = without_code(&words(text));
    if let Some((_, model)) = WORDINGS.iter().find(|(wording, _)| *wording == key) {
        return Verdict::by(*model, Some(Rule::Synonym));
    }
    let bound = key.chars().count() / 6;
    match nearest(&key, bound, WORDINGS.iter().copied()) {
        Some((model, _)) => Verdict::by(model, Some(Rule::NearestModel)),
        None => Verdict::unknown(DoubtKind::Unreadable),
    }
}

/// Removes a code that agrees with the rest, as in `TASK FORCE MODEL TFM` and `JEM JAIL ENFORCEMENT
/// MODEL`, and `287(g)` before it.
fn without_code(key: &str) -> String {
    let mut rest = key.strip_prefix("287 G ").or_else(|| key.strip_prefix("287G ")).unwrap_or(key);
    for (code, opening) in [("JEM", "JAIL"), ("TFM", "TASK"), ("WSO", "WARRANT")] {
        let behind = rest.strip_suffix(code).map(str::trim_end);
        let before = rest.strip_prefix(code).map(str::trim_start);
        if let Some(words) = behind.or(before).filter(|words| words.starts_with(opening)) {
            rest = words;
        }
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Jail Enforcement Model", JailEnforcement, None)]
    #[case("JEM", JailEnforcement, None)]
    #[case("wso", WarrantService, Some(Rule::Case))]
    #[case("TASK FORCE MODEL", TaskForce, Some(Rule::Case))]
    #[case("Task Force Model ", TaskForce, Some(Rule::Spacing))]
    #[case("Task  Force\u{a0}Model", TaskForce, Some(Rule::Spacing))]
    #[case("Task Force Officer ", TaskForce, Some(Rule::Synonym))]
    #[case("Warrant Service Officer Program", WarrantService, Some(Rule::Synonym))]
    #[case("Task Force Model (TFM)", TaskForce, Some(Rule::Synonym))]
    #[case("WSO - Warrant Service Officer", WarrantService, Some(Rule::Synonym))]
    #[case("287(g) Jail Enforcement Model", JailEnforcement, Some(Rule::Synonym))]
    #[case("Warrant Services Officer ", WarrantService, Some(Rule::NearestModel))]
    #[case("Warrant Service Office", WarrantService, Some(Rule::NearestModel))]
    #[case("Warrent Service Oficer", WarrantService, Some(Rule::NearestModel))]
    #[case("Jail Enforcment Model ", JailEnforcement, Some(Rule::NearestModel))]
    #[case("Tsak Force Model", TaskForce, Some(Rule::NearestModel))]
    #[case("Task Froce Modle", TaskForce, Some(Rule::NearestModel))]
    #[case("Jail Enforcement Mode", JailEnforcement, Some(Rule::NearestModel))]
    fn a_model_is_read(#[case] printed: &str, #[case] model: Model, #[case] rule: Option<Rule>) {
        assert_eq!(read(printed), Verdict::by(model, rule));
    }

    #[rstest]
    #[case("", DoubtKind::Blank)]
    #[case("Hybrid", DoubtKind::Unreadable)]
    #[case("Jail Enforcement Model / Task Force Model", DoubtKind::Unreadable)]
    #[case("Model", DoubtKind::Unreadable)]
    #[case("TEM", DoubtKind::Unreadable)]
    #[case("Officer", DoubtKind::Unreadable)]
    #[case("#VALUE!", DoubtKind::CellError)]
    fn no_model_is_guessed(#[case] printed: &str, #[case] doubt: DoubtKind) {
        assert_eq!(read(printed), Verdict::unknown(doubt));
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let verdict = read(&text);
            prop_assert!(verdict.value.is_some() || verdict.doubt.is_some());
        }
    }
}
