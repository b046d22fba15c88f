//! What a reporter can paste: a sentence in news style, and the file and the rows behind it.
//!
//! The words are those that the lists bear out. What stands on the list in force is an agreement
//! that an agency had "according to ICE's list"; "signed" is said where a date of signature is
//! known; what is gone was on one list and missing from another. A state that stands alone is
//! spelled out, and abbreviated behind a county or an agency, as news copy has it.

mod agency;
mod asked;
mod figure;

pub use agency::agency;
pub use figure::figure;

use crate::history::History;
use crate::model::{List, ListIx, ListKind, Model, State};
use crate::query::Day;
use crate::text::news;

/// A sentence and where it is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// One sentence or more.
    pub sentence: String,
    /// The files and the rows behind it.
    pub source: String,
}

impl Citation {
    /// The sentence, and on a line of its own the source.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\nSource: {}", self.sentence, self.source)
    }

    /// Where there is no list to cite.
    fn none(history: &History, day: &Day) -> Self {
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

/// A model of the program as the middle of a sentence has it.
const fn model_name(model: Option<Model>) -> &'static str {
    match model {
        Some(Model::JailEnforcement) => "jail enforcement",
        Some(Model::WarrantService) => "warrant service officer",
        Some(Model::TaskForce) => "task force",
        None => "unknown",
    }
}

/// A state behind a preposition: "Florida", "the District of Columbia".
fn place(state: State) -> String {
    let articled = matches!(state.postal(), "DC" | "MP" | "VI");
    format!("{}{}", if articled { "the " } else { "" }, state.name())
}

fn list(history: &History, list: ListIx) -> &List {
    history.lists.row(list)
}

/// "ICE's list dated June 6, 2025".
fn dated(list: &List) -> String {
    format!("ICE's list dated {}", news::date(list.date))
}
