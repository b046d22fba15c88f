//! Why an agreement, an application or an agency is what it is said to be: each list on which
//! something changes, what is printed there, and by which rule it is read.

mod explainer;
mod lines;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use self::explainer::Explainer;
use crate::history::History;
use crate::model::{AgencyIx, AgreementIx, ListKind, Membership};
use crate::query::Day;
use crate::text::{counted, iso};

/// A value that a list prints for the first time, and how it is read.
#[derive(Clone, Debug, Serialize)]
pub struct Change<'h> {
    /// The heading of the column.
    pub column: &'static str,
    /// What the row before it prints; `None` on the first listing.
    pub before: Option<Cow<'h, str>>,
    /// What is printed.
    pub printed: Cow<'h, str>,
    /// What is used in its place, where something else is; `None` within it where it is unknown.
    pub used: Option<Option<String>>,
    /// The rule that says so.
    pub rule: Option<&'static str>,
    /// The rule in a sentence.
    pub sentence: Option<&'static str>,
}

/// What one list tells.
#[derive(Clone, Debug, Serialize)]
pub struct Entry<'h> {
    /// `first listed`, `changed`, `missing`, `listed again`, `last listed`.
    pub event: &'static str,
    /// The day of the list.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// The name of the list's file.
    pub list: &'h str,
    /// The row, where it has one.
    pub row: Option<u32>,
    /// From how many lists in a row it is missing.
    pub lists: Option<u32>,
    /// What is printed that was not printed before, or is not used as printed.
    pub changes: Vec<Change<'h>>,
}

/// The life of one agreement or application.
#[derive(Clone, Debug, Serialize)]
pub struct Life<'h> {
    /// `agreement` or `application`.
    pub what: &'static str,
    /// The id of an agreement; of an application the id of its agency.
    pub id: String,
    /// The code of the model.
    pub model: Option<&'static str>,
    /// The signing date as used, in ISO 8601.
    pub signed: Option<String>,
    /// The status or the outcome on the day.
    pub status: &'static str,
    /// Why it ended.
    pub ended_reason: Option<&'static str>,
    /// In a sentence, why it has that status.
    pub because: String,
    /// List by list.
    pub entries: Vec<Entry<'h>>,
}

/// A spelling that is taken for the agency.
#[derive(Clone, Debug, Serialize)]
pub struct OtherName<'h> {
    /// The name as printed.
    pub printed: &'h str,
    /// The rule by which it is this agency.
    pub rule: &'static str,
    /// The rule in a sentence.
    pub sentence: &'static str,
}

/// An agency that may be the same one.
#[derive(Clone, Debug, Serialize)]
pub struct MaybeSame<'h> {
    /// Its id.
    pub id: String,
    /// Its name.
    pub agency: &'h str,
    /// What makes it likely.
    pub likeness: &'static str,
    /// The same in a sentence.
    pub sentence: &'static str,
}

/// All that is to be explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation<'h> {
    /// The id of the agency.
    pub agency_id: String,
    /// Its name.
    pub agency: &'h str,
    /// Its state.
    pub state: Option<&'static str>,
    /// Whether it takes part on the day.
    pub membership: Option<&'static str>,
    /// In a sentence, why.
    pub because: String,
    /// Spellings that are not in the form of its canonical name.
    pub names: Vec<OtherName<'h>>,
    /// Agencies that may be the same one and are kept apart.
    pub likely_pairs: Vec<MaybeSame<'h>>,
    /// Its agreements and applications, or the one that was asked for.
    pub lives: Vec<Life<'h>>,
}

/// Explains an agency, or one agreement of it alone, as of a day.
#[must_use]
pub fn explain<'h>(
    history: &'h History,
    on: &Day,
    agency: AgencyIx,
    only: Option<AgreementIx>,
) -> Explanation<'h> {
    let row = history.tables.agencies.row(agency);
    let texts = &history.tables.texts;
    let membership =
        on.position.map_or(Membership::NotYet, |position| history.membership(agency, position));
    let explainer = Explainer { history, on };
    let mut lives: Vec<Life<'h>> = history
        .agreements_of(agency)
        .filter(|&agreement| only.is_none_or(|only| only == agreement))
        .filter_map(|agreement| explainer.agreement(agreement))
        .collect();
    if only.is_none() {
        let own = history.applications.iter().filter(|(_, row)| row.agency == agency);
        lives.extend(own.filter_map(|(application, _)| explainer.application(application)));
    }
    let pairs = history.likely_pairs.iter().filter_map(|pair| {
        let other = match (pair.first == agency, pair.second == agency) {
            (true, _) => pair.second,
            (_, true) => pair.first,
            _ => return None,
        };
        let row = history.tables.agencies.row(other);
        Some(MaybeSame {
            id: row.id(texts),
            agency: texts.get(row.name),
            likeness: pair.likeness.name(),
            sentence: pair.likeness.sentence(),
        })
    });
    let names = history.spellings_of(agency).iter().map(|spelling| OtherName {
        printed: texts.get(spelling.printed),
        rule: spelling.rule.name(),
        sentence: spelling.rule.sentence(),
    });
    Explanation {
        agency_id: row.id(texts),
        agency: texts.get(row.name),
        state: row.state.map(crate::model::State::name),
        membership: membership.name(),
        because: explainer.membership(membership),
        names: names.collect(),
        likely_pairs: pairs.collect(),
        lives,
    }
}

/// Which lists an explanation of this kind goes through, for the line under it.
#[must_use]
pub fn sources(history: &History) -> String {
    let count = |kind| counted(history.accepted(kind).len(), "list", "lists");
    format!(
        "From {} of participating and {} of pending agencies that are accepted",
        count(ListKind::Participating),
        count(ListKind::Pending)
    )
}
