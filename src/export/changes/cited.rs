//! A change as a sentence in news style.

use super::change::Change;
use super::line::Line;
use crate::model::{Column, List, Model, State, Status};
use crate::text::{display_line, news, news_list_day, sentence};

impl Line<'_> {
    /// Says what the lists show of the change, in a sentence that can be cited.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (row, history) = (&self.row, self.row.history);
        let agency = history.tables.agencies.row(self.agency());
        let state = agency.state.map_or_else(String::new, |state| format!(" ({})", state.news()));
        let name = display_line(history.text(agency.name)).into_owned();
        let named = agency.state.map(State::name).is_some_and(|state| name.contains(state));
        let agency = if named { name } else { format!("{name}{state}") };
        let model = match self.model() {
            Some(Model::JailEnforcement) => "jail enforcement model",
            Some(Model::WarrantService) => "warrant service officer",
            Some(Model::TaskForce) => "task force model",
            None => "287(g)",
        };
        let signed =
            row.signed().map_or_else(String::new, |d| format!(" signed {}", news::date(d)));
        let dated = |day: Option<chrono::NaiveDate>| day.map(news::date).unwrap_or_default();
        let listed = |list: Option<&List>| list.map(news_list_day).unwrap_or_default();
        match row.change {
            Change::Signed(_) => {
                let note = match row.returned() {
                    Some(list) => format!(
                        ", having been listed before, last on ICE's list dated {}",
                        news_list_day(history.lists.row(list))
                    ),
                    None => String::new(),
                };
                format!(
                    "{agency} had a {model} agreement{signed} that was first listed on ICE's list \
                     dated {}{note}.",
                    listed(row.first_list())
                )
            }
            Change::Ended(gone) | Change::Passed(gone) => {
                let [last, missing] = history.ending_words(gone.ending).days(news::date);
                let unconfirmed = if matches!(gone.status(), Status::Unconfirmed(_)) {
                    "; that it ended is unconfirmed"
                } else {
                    ""
                };
                format!(
                    "A {model} agreement of {agency}{signed} was on ICE's list dated {last}, and \
                     missing from the one dated {missing}{unconfirmed}."
                )
            }
            Change::Corrected(change) | Change::Document(change) => {
                let quoted = |value: Option<std::borrow::Cow<'_, str>>| {
                    value.map_or_else(|| "nothing".into(), |value| format!("\"{value}\""))
                };
                let column = match change.column {
                    Column::Moa => "address of the memorandum",
                    Column::Addendum => "address of the addendum",
                    other => other.heading(),
                };
                format!(
                    "From its list dated {} on, ICE gave {} as the {column} of a {model} agreement \
                     of {agency}, instead of {}.",
                    dated(row.corrected_on()),
                    quoted(row.after()),
                    quoted(row.before())
                )
            }
            Change::ApplicationNew(_) => format!(
                "An application of {agency} for a {model} agreement was first on ICE's list of \
                 pending applications dated {}.",
                listed(row.first_list())
            ),
            Change::ApplicationSigned(_) => format!(
                "An application of {agency} for a {model} agreement, pending since ICE's list \
                 dated {}, became an agreement{signed}.",
                listed(row.first_list())
            ),
            Change::ApplicationHeld(_)
            | Change::ApplicationRenamed(_)
            | Change::ApplicationWithdrawn(_) => {
                let note = match self.note() {
                    note if note.is_empty() => String::new(),
                    note => format!(" {}", sentence(&note)),
                };
                format!(
                    "An application of {agency} for a {model} agreement was last on ICE's list of \
                     pending applications dated {}.{note}",
                    listed(row.last_list())
                )
            }
        }
    }
}
