//! A rule of the brief, and what it says.

use super::item::{BriefRow, Said};
use super::phrases::some;
use super::scene::Scene;

/// A rule by which something is worth saying.
#[derive(Debug)]
pub struct BriefRule {
    /// Its name in output.
    pub name: &'static str,
    /// The rule in a sentence.
    pub sentence: &'static str,
    /// Whether what it says of an agreement is not said again by rules of a lower rank.
    pub(super) is_final: bool,
    /// How many are said one by one.
    pub(super) most: usize,
    /// Counts those that are not said one by one, as the beginning of a sentence that names them.
    pub(super) more: fn(usize) -> String,
    /// Finds what is to be said, the weightiest first.
    pub(super) find: fn(&Scene<'_>) -> Vec<Said>,
}

/// Something to say.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefItem {
    /// The rule that found it.
    pub rule: &'static BriefRule,
    /// What is said, in whole sentences.
    pub text: String,
    /// The rows behind it, those of what is named first.
    pub rows: Vec<BriefRow>,
    /// How many of the rows are of what is named.
    named: usize,
}

impl BriefItem {
    /// The rows of what is named.
    pub(super) fn named_rows(&self) -> impl Iterator<Item = &BriefRow> {
        self.rows.iter().take(self.named)
    }
}

impl PartialEq for BriefRule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl BriefRule {
    /// What it has to say, of many the last ones as a count.
    pub(super) fn items(&'static self, scene: &Scene<'_>) -> Vec<BriefItem> {
        let mut said = (self.find)(scene);
        // To count a single one takes as much room as to say it.
        if said.len() > self.most + 1 {
            let rest = said.split_off(self.most);
            let head = (self.more)(rest.len());
            let names = some(rest.iter().map(|said| said.short.clone()));
            let rows = rest.into_iter().flat_map(|said| said.rows).collect();
            said.push(Said::new(format!("{head}: {names}."), rows, String::new()));
        }
        let item = |Said { text, rows, named, .. }| BriefItem { rule: self, text, rows, named };
        said.into_iter().map(item).collect()
    }
}
