//! What citations are made of.

use crate::history::History;
use crate::model::{List, ListIx, ListKind, Model};
use crate::query::Day;
use crate::text::news;

/// A statement and its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// One sentence or more.
    pub sentence: String,
    /// The files and the rows behind it.
    pub source: String,
}

impl Citation {
    /// Returns the sentence and, on a line of its own, the source.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\nSource: {}", self.sentence, self.source)
    }

    /// Says that there is no list to cite.
    pub(super) fn none(history: &History, day: &Day) -> Self {
        let first = history.accepted(ListKind::Participating).first();
        let first = first.map_or_else(String::new, |&first| {
            format!("; the first is dated {}", news::date(history.lists.row(first).date))
        });
        let day = news::date(day.as_of);
        Self {
            sentence: format!(
                "No ICE list of participating agencies dated {day}, or earlier, is known{first}."
            ),
            source: "none".into(),
        }
    }
}

/// Names a model of the program inside a sentence.
pub(super) const fn model_name(model: Option<Model>) -> &'static str {
    match model {
        Some(Model::JailEnforcement) => "jail enforcement",
        Some(Model::WarrantService) => "warrant service officer",
        Some(Model::TaskForce) => "task force",
        None => "unknown",
    }
}

pub(super) fn list(history: &History, list: ListIx) -> &List {
    history.lists.row(list)
}

/// "ICE's list dated June 6, 2025".
pub(super) fn dated(list: &List) -> String {
    format!("ICE's list dated {}", news::date(list.date))
}
