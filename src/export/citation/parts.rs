//! What citations are made of.

use chrono::NaiveDate;

use crate::history::History;
use crate::model::{List, ListIx, ListKind, Model};
use crate::query::Day;
use crate::text::{age, days_between, news, news_list_day};

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

    /// As [`Citation::text`], with how old the list behind it is on the day `today`, if that is more
    /// than 14 days: for the newest list of a history, which ICE may have replaced since.
    #[must_use]
    pub fn text_on(&self, newest: &List, today: NaiveDate) -> String {
        let text = self.text();
        match age(newest.date, today) {
            Some(age) => {
                format!("{text}; the newest list here, {age} on {}", news::date(today))
            }
            None => text,
        }
    }

    /// Says that there is no list to cite.
    pub(super) fn none(history: &History, day: &Day) -> Self {
        let first = history.accepted(ListKind::Participating).first();
        let first = first.map_or_else(String::new, |&first| {
            format!("; the first is dated {}", news_list_day(history.lists.row(first)))
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

/// "ICE's list dated June 6, 2025"; "an undated ICE list from about June 6, 2025" if that is a guess.
pub(super) fn dated(list: &List) -> String {
    let date = news_list_day(list);
    if list.date_rule.is_guess() {
        format!("an undated ICE list from {date}")
    } else {
        format!("ICE's list dated {date}")
    }
}

/// The list that a statement about a day is made by: [`dated`], and that it is the latest one known
/// if the day is much later.
pub(super) fn authority(list: &List, on: NaiveDate) -> String {
    let dated = dated(list);
    match days_between(list.date, on) {
        Some(days) => {
            format!("{dated}, the latest one known on {}, {days} later", news::date(on))
        }
        None => dated,
    }
}
