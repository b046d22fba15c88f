//! The result of reading a value by a rule.

use crate::model::{DoubtKind, Rule};

/// A value as read by a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict<T> {
    /// The value that is used, or `None` if it is unknown.
    pub value: Option<T>,
    /// The rule that changed the value most, if it is not used as printed.
    pub rule: Option<Rule>,
    /// The doubt about it, if any.
    pub doubt: Option<DoubtKind>,
}

impl<T> Verdict<T> {
    /// A value that is used as printed.
    #[must_use]
    pub const fn plain(value: T) -> Self {
        Self { value: Some(value), rule: None, doubt: None }
    }

    /// A value that was changed by a rule, if any.
    #[must_use]
    pub const fn by(value: T, rule: Option<Rule>) -> Self {
        Self { value: Some(value), rule, doubt: None }
    }

    /// A blank value where none is required.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { value: None, rule: None, doubt: None }
    }

    /// An unknown value, and why.
    #[must_use]
    pub const fn unknown(doubt: DoubtKind) -> Self {
        Self { value: None, rule: None, doubt: Some(doubt) }
    }

    /// A value that says that there is none.
    #[must_use]
    pub const fn not_applicable() -> Self {
        Self { value: None, rule: Some(Rule::NotApplicable), doubt: None }
    }

    /// The same verdict after `rule` also changed the value. A verdict without a value stays as it
    /// is, because no change of form could have led to it.
    #[must_use]
    pub fn after(self, rule: Option<Rule>) -> Self {
        if self.value.is_none() {
            return self;
        }
        Self { rule: self.rule.max(rule), ..self }
    }

    /// The same verdict with the value converted by `form`.
    #[must_use]
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Verdict<U> {
        Verdict { value: self.value.map(form), rule: self.rule, doubt: self.doubt }
    }

    /// The same verdict, in doubt if a value is missing.
    #[must_use]
    pub fn needed(self) -> Self {
        if self.value.is_none() && self.doubt.is_none() {
            return Self { doubt: Some(DoubtKind::Blank), ..self };
        }
        self
    }
}

/// The verdict on a value that is blank, not applicable or a spreadsheet error.
#[must_use]
pub(super) fn absent<T>(mended: &str) -> Option<Verdict<T>> {
    if mended.is_empty() {
        return Some(Verdict::nothing());
    }
    if is_not_applicable(mended) {
        return Some(Verdict::not_applicable());
    }
    is_cell_error(mended).then_some(Verdict::unknown(DoubtKind::CellError))
}

/// Whether a text says that there is no value. Spreadsheets write `#N/A`, people `#NA`, `N/A` and
/// dashes, and programs `null` and `nan`.
#[must_use]
pub(super) fn is_not_applicable(mended: &str) -> bool {
    const WORDS: [&str; 15] = [
        "#N/A",
        "#NA",
        "#N/A!",
        "N/A",
        "NA",
        "N.A.",
        "N\\A",
        "NOT APPLICABLE",
        "NONE",
        "NULL",
        "NAN",
        "-",
        "--",
        "\u{2013}",
        "\u{2014}",
    ];
    mended.len() <= 14 && WORDS.iter().any(|word| mended.eq_ignore_ascii_case(word))
}

/// Whether a text is a spreadsheet error other than `#N/A`.
#[must_use]
pub(super) fn is_cell_error(mended: &str) -> bool {
    const ERRORS: [&str; 12] = [
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#GETTING_DATA",
    ];
    mended.starts_with('#') && ERRORS.iter().any(|error| mended.eq_ignore_ascii_case(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", Some(Verdict::nothing()))]
    #[case("#N/A", Some(Verdict::not_applicable()))]
    #[case("#na", Some(Verdict::not_applicable()))]
    #[case("NaN", Some(Verdict::not_applicable()))]
    #[case("—", Some(Verdict::not_applicable()))]
    #[case("#REF!", Some(Verdict::unknown(DoubtKind::CellError)))]
    #[case("Nantucket", None)]
    #[case("#1", None)]
    fn nothing_is_said_in_several_ways(#[case] text: &str, #[case] want: Option<Verdict<u8>>) {
        assert_eq!(absent(text), want);
    }

    #[test]
    fn the_rule_that_changes_most_is_named() {
        let verdict = Verdict::by(1, Some(Rule::NearestState)).after(Some(Rule::Spacing));
        assert_eq!(verdict.rule, Some(Rule::NearestState));
        assert_eq!(Verdict::plain(1).after(Some(Rule::Spacing)).rule, Some(Rule::Spacing));
        assert_eq!(Verdict::<u8>::nothing().after(Some(Rule::Spacing)).rule, None);
        assert_eq!(Verdict::<u8>::nothing().needed().doubt, Some(DoubtKind::Blank));
    }
}
