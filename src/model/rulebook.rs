//! All rules in one list, as a reader looks them up.

use super::{CorrectionRule, HandoverRule, MoveRule, NameRule, Rule, RuleWords};

/// Rules of one kind.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The kind in output. The name of a rule is unique only within its kind.
    pub kind: &'static str,
    /// What the rules are for, as a heading.
    pub heading: &'static str,
    /// What is counted of a rule, such as "spellings".
    pub counted: &'static str,
    /// The rules, from the one that changes least.
    pub rules: Vec<RuleWords>,
}

/// Every rule by which a value is not used as printed.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The rules by kind.
    pub chapters: Vec<Chapter>,
}

impl Rulebook {
    /// Collects all rules.
    #[must_use]
    pub fn new() -> Self {
        let chapter = |kind, heading, counted, rules| Chapter { kind, heading, counted, rules };
        Self {
            chapters: vec![
                chapter(
                    "value",
                    "Values that are read by a rule",
                    "rows",
                    Rule::ALL.iter().map(|rule| rule.words()).collect(),
                ),
                chapter(
                    "name",
                    "Spellings that name one agency",
                    "spellings",
                    NameRule::ALL.iter().map(|rule| rule.words()).collect(),
                ),
                chapter(
                    "move",
                    "Agreements that moved to another agency or state",
                    "agreements",
                    MoveRule::ALL.iter().map(|rule| rule.words()).collect(),
                ),
                chapter(
                    "date",
                    "Signing dates that belong to one agreement",
                    "changes",
                    CorrectionRule::ALL.iter().map(|rule| rule.words()).collect(),
                ),
                chapter(
                    "application",
                    "Applications that go on under another name or state",
                    "applications",
                    HandoverRule::ALL.iter().map(|rule| rule.words()).collect(),
                ),
            ],
        }
    }

    /// The kind of a rule.
    #[must_use]
    pub fn kind_of(&self, rule: RuleWords) -> Option<&'static str> {
        self.chapters.iter().find(|chapter| chapter.rules.contains(&rule)).map(|c| c.kind)
    }
}

impl Default for Rulebook {
    fn default() -> Self {
        Self::new()
    }
}
