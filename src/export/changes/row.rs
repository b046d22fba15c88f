//! A change as a row.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::change::Change;
use super::digest::Digest;
use crate::export::grid::Value;
use crate::history::{Corrected, Gone, History, Point};
use crate::model::{
    AgencyIx, AgreementIx, ApplicationIx, CorrectionRule, EndReason, Link, List, ListIx, ListingIx,
    Model, ReadingIx, State,
};
use crate::text::{EndingWords, day};

/// A change as a row.
#[derive(Clone, Copy, Debug)]
pub struct ChangeRow<'h> {
    pub(super) history: &'h History,
    pub(super) change: Change,
    /// The later point.
    pub(super) to: Point,
}

impl<'h> Digest<'h> {
    /// Returns every change, sorted by kind, state, name and model.
    #[must_use]
    pub fn rows(self) -> Vec<ChangeRow<'h>> {
        let Self { history, changes, .. } = self;
        let applications = &changes.applications;
        let to = changes.to;
        let mut rows = Vec::new();
        let mut kind = |kind: &mut dyn Iterator<Item = Change>| {
            let start = rows.len();
            rows.extend(kind.map(|change| ChangeRow { history, change, to }));
            if let Some(own) = rows.get_mut(start..) {
                own.sort_by_cached_key(ChangeRow::order);
            }
        };
        kind(&mut changes.signed.iter().copied().map(Change::Signed));
        kind(&mut changes.ended.iter().copied().map(Change::Ended));
        kind(&mut changes.passed.iter().copied().map(Change::Passed));
        kind(&mut changes.corrected.iter().copied().map(Change::Corrected));
        kind(&mut changes.documents.iter().copied().map(Change::Document));
        kind(&mut applications.new.iter().copied().map(Change::ApplicationNew));
        kind(&mut applications.signed.iter().copied().map(Change::ApplicationSigned));
        kind(&mut applications.held.iter().copied().map(Change::ApplicationHeld));
        kind(&mut applications.renamed.iter().copied().map(Change::ApplicationRenamed));
        kind(&mut applications.withdrawn.iter().copied().map(Change::ApplicationWithdrawn));
        rows
    }
}

impl<'h> ChangeRow<'h> {
    fn order(&self) -> (Option<&'static str>, String, Option<Model>, Option<AgreementIx>, usize) {
        let state = self.state().map(State::name);
        let column = self.corrected().map_or(0, |change| change.column.position());
        (state, self.agency().to_lowercase(), self.model(), self.agreement(), column)
    }

    /// The agreement that changed, or that an application became.
    pub(super) fn agreement(&self) -> Option<AgreementIx> {
        match self.change {
            Change::Signed(listed) => Some(listed.agreement),
            Change::Ended(gone) | Change::Passed(gone) => Some(gone.agreement),
            Change::Corrected(change) | Change::Document(change) => Some(change.agreement),
            Change::ApplicationSigned(signed) | Change::ApplicationHeld(signed) => {
                Some(signed.agreement)
            }
            Change::ApplicationNew(_)
            | Change::ApplicationRenamed(_)
            | Change::ApplicationWithdrawn(_) => None,
        }
    }

    pub(super) const fn application(&self) -> Option<ApplicationIx> {
        match self.change {
            Change::ApplicationNew(ix) | Change::ApplicationWithdrawn(ix) => Some(ix),
            Change::ApplicationSigned(signed) | Change::ApplicationHeld(signed) => {
                Some(signed.application)
            }
            Change::ApplicationRenamed(renamed) => Some(renamed.application),
            _ => None,
        }
    }

    pub(super) const fn gone(&self) -> Option<Gone> {
        match self.change {
            Change::Ended(gone) | Change::Passed(gone) => Some(gone),
            _ => None,
        }
    }

    pub(super) const fn corrected(&self) -> Option<Corrected> {
        match self.change {
            Change::Corrected(change) | Change::Document(change) => Some(change),
            _ => None,
        }
    }

    /// The id of the agreement.
    pub(super) fn id(&self) -> Option<String> {
        self.agreement().map(|ix| self.history.agreement_id(ix))
    }

    pub(super) fn agency_ix(&self) -> AgencyIx {
        let history = self.history;
        match (self.application(), self.agreement()) {
            (Some(ix), _) => history.applications.row(ix).agency,
            (None, Some(ix)) => history.agreements.row(ix).agency,
            (None, None) => AgencyIx(0),
        }
    }

    /// The name of the agency.
    pub(super) fn agency(&self) -> &'h str {
        self.history.text(self.history.tables.agencies.row(self.agency_ix()).name)
    }

    pub(super) fn agency_id(&self) -> String {
        let agency = self.history.tables.agencies.row(self.agency_ix());
        agency.id(&self.history.tables.texts)
    }

    pub(super) fn state(&self) -> Option<State> {
        self.history.tables.agencies.row(self.agency_ix()).state
    }

    pub(super) fn model(&self) -> Option<Model> {
        match (self.application(), self.agreement()) {
            (Some(ix), _) => self.history.applications.row(ix).model,
            (None, Some(ix)) => self.history.agreements.row(ix).model,
            (None, None) => None,
        }
    }

    /// The day of signature.
    pub(super) fn signed(&self) -> Option<NaiveDate> {
        self.history.agreements.row(self.agreement()?).signed
    }

    pub(super) fn status(&self) -> Option<&'static str> {
        self.gone().and_then(|gone| gone.status().name())
    }

    pub(super) fn reason(&self) -> Option<EndReason> {
        self.gone().and_then(|gone| gone.ending.reason)
    }

    pub(super) fn successor(&self) -> Option<AgreementIx> {
        self.gone().and_then(|gone| gone.successor)
    }

    /// The last list before the earlier one that names an agreement that returned.
    pub(super) const fn returned(&self) -> Option<ListIx> {
        match self.change {
            Change::Signed(listed) => listed.returned,
            _ => None,
        }
    }

    pub(super) const fn days(&self) -> Option<i64> {
        match self.change {
            Change::ApplicationSigned(signed) => signed.days,
            _ => None,
        }
    }

    /// The first list that names the agreement, or of the first pending list that names
    /// the application.
    pub(super) fn first_list(&self) -> Option<&'h List> {
        let history = self.history;
        let first = match self.application() {
            Some(ix) => history.applications.row(ix).first,
            None => history.agreements.row(self.agreement()?).first,
        };
        Some(history.lists.row(history.list_of(first)))
    }

    /// The last list that names an agreement that is gone, or of the last pending list
    /// up to the later one that names the application.
    pub(super) fn last_list(&self) -> Option<&'h List> {
        let last = match self.application() {
            Some(ix) => self.history.last_pending(ix, self.to.pending?)?,
            None => self.gone()?.ending.last_listed,
        };
        Some(self.history.lists.row(last))
    }

    pub(super) fn first_missing(&self) -> Option<&'h List> {
        self.gone().map(|gone| self.history.lists.row(gone.ending.first_missing))
    }

    /// The date of the first list, as a value.
    pub(super) fn first_listed_value(&self) -> Value<'static> {
        self.first_list().map_or(Value::Unknown, |list| Value::of_list(list, None))
    }

    /// The ending of an agreement that is gone, to be written.
    pub(super) fn ending_words(&self) -> Option<EndingWords> {
        Some(self.history.ending_words(self.gone()?.ending))
    }

    /// The date of the last list, with its edition if the first list without the agreement is of
    /// the same day.
    pub(super) fn last_listed_value(&self) -> Value<'static> {
        let label = self.ending_words().and_then(|words| words.editions());
        let value = |list| Value::of_list(list, label.map(|[last, _]| last));
        self.last_list().map_or(Value::Unknown, value)
    }

    /// The date of the first list without an agreement, with its edition if the last list is of the
    /// same day.
    pub(super) fn first_missing_value(&self) -> Value<'static> {
        let label = self.ending_words().and_then(|words| words.editions());
        let value = |list| Value::of_list(list, label.map(|[_, missing]| missing));
        self.first_missing().map_or(Value::Unknown, value)
    }

    /// When and why an agreement ended, in words.
    pub(super) fn ended(&self) -> Option<String> {
        Some(self.ending_words()?.sentence(self.gone()?.confirmed, day))
    }

    /// The application that a renamed one went on as.
    pub(super) const fn next(&self) -> Option<ApplicationIx> {
        match self.change {
            Change::ApplicationRenamed(renamed) => Some(renamed.next),
            _ => None,
        }
    }

    /// The value as read before; `None` if it was unknown or empty.
    pub(super) fn before(&self) -> Option<Cow<'h, str>> {
        let change = self.corrected()?;
        value(self.history, change.column, change.before)
    }

    /// The value as read after.
    pub(super) fn after(&self) -> Option<Cow<'h, str>> {
        let change = self.corrected()?;
        value(self.history, change.column, change.first)
    }

    /// The file and the row that show the change: of what is new the first row, or if it returned
    /// the one on the later list; of what is gone the last one; of a correction the first one that
    /// prints the new value.
    pub(super) fn source(&self) -> Option<(&'h str, u32)> {
        let history = self.history;
        let [first, last] = self.listings()?;
        let is_new = matches!(self.change, Change::Signed(_) | Change::ApplicationNew(_));
        let row = if is_new && self.returned().is_none() { first } else { last };
        let file = &history.lists.row(history.list_of(row)).file;
        Some((file, history.listings.row(row).row))
    }

    /// The date of that list.
    pub(super) fn corrected_on(&self) -> Option<NaiveDate> {
        Some(self.history.lists.row(self.history.list_of(self.corrected()?.first)).date)
    }

    /// See [`super::Line::listings`].
    pub(super) fn listings(&self) -> Option<[ListingIx; 2]> {
        let history = self.history;
        if let Some(change) = self.corrected() {
            return Some([change.before, change.first]);
        }
        if let Some(ix) = self.application() {
            let row = history.applications.row(ix);
            let last = history.last_pending(ix, self.to.pending?)?;
            let is_it = |reading: ReadingIx| history.application_of(reading) == Some(ix);
            return Some([row.first, history.row_on(last, is_it).unwrap_or(row.last)]);
        }
        let agreement = self.agreement()?;
        let row = history.agreements.row(agreement);
        let last = match self.gone() {
            Some(gone) => gone.ending.last_listed,
            None => *history.participating.get(self.to.participating?)?,
        };
        Some([row.first, history.listing_on(agreement, last).unwrap_or(row.last)])
    }

    /// See [`super::Line::when`].
    pub(super) fn when(&self) -> Option<NaiveDate> {
        match self.change {
            Change::Signed(_) | Change::ApplicationSigned(_) => {
                self.signed().or_else(|| self.first_list().map(|list| list.date))
            }
            Change::Ended(_) | Change::Passed(_) => self.first_missing().map(|list| list.date),
            Change::Corrected(_) | Change::Document(_) => self.corrected_on(),
            Change::ApplicationNew(_) => self.first_list().map(|list| list.date),
            Change::ApplicationHeld(_)
            | Change::ApplicationRenamed(_)
            | Change::ApplicationWithdrawn(_) => self.last_list().map(|list| list.date),
        }
    }

    pub(super) fn rule(&self) -> Option<&'static str> {
        let (history, change) = (self.history, self.corrected()?);
        let moved = [change.before, change.first].into_iter().find_map(|row| history.moved_on(row));
        match change.column {
            crate::model::Column::State | crate::model::Column::Agency if moved.is_some() => {
                return moved.map(|moved| moved.rule.name());
            }
            crate::model::Column::Agency => {}
            _ => return change.rule.map(CorrectionRule::name),
        }
        // Which of both spellings is the agency's own, and which one a rule joined to it.
        let printed = [change.before, change.first].map(|row| history.name_on(row));
        let spellings = history.spellings_of(history.agreements.row(change.agreement).agency);
        let joined = spellings.iter().find(|s| printed.contains(&history.text(s.printed)));
        joined.map(|spelling| spelling.rule.name())
    }
}

/// Returns the value of a column as it is read in a row; of type and county, as ICE lists them.
fn value(history: &History, column: crate::model::Column, row: ListingIx) -> Option<Cow<'_, str>> {
    use crate::model::Column;

    let reading = history.reading(row);
    let address = |link| match link {
        Link::Address(text) => Some(history.text(text)),
        Link::None | Link::Pending => None,
    };
    let text = match column {
        Column::State => history.state_on(row).map(State::name),
        Column::Agency => Some(history.name_on(row)),
        Column::Type | Column::County => history.listed(column, row),
        Column::Model => reading.model.map(Model::name),
        Column::Signed => return reading.signed.map(|signed| signed.to_string().into()),
        Column::Moa => address(reading.moa),
        Column::Addendum => address(reading.addendum),
    };
    text.map(Cow::Borrowed)
}
