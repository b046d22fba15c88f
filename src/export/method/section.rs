//! What the method is made of.

/// A section under its heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A word, and what there is to say about it.
    Item(String, String),
    /// Rules with what is counted of them, such as "values".
    Rules(&'static str, Vec<RuleRow>),
}

/// A rule, how often it was applied, and one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleRow {
    /// The name in output.
    pub name: String,
    /// The rule in a sentence.
    pub sentence: String,
    /// How often it was applied.
    pub count: usize,
    /// The oldest case, with its list and row; `None` if there is none.
    pub example: Option<String>,
}
