//! The history: its tables and lookups in them.

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::keys::DateChange;
use crate::model::{
    Agency, AgencyIx, Agreement, AgreementIx, Application, ApplicationIx, Column, Correction,
    Handover, LikelyPair, List, ListIx, ListKind, Listing, ListingIx, Move, Reading, ReadingIx,
    Span, Spelling, State, Table, Tables,
};

/// Everything that the lists say, combined.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The readings, and the tables that they refer to.
    pub tables: Tables,
    /// All lists, in order of publication.
    pub lists: Table<ListIx, List>,
    /// All rows of all lists, list by list.
    pub listings: Table<ListingIx, Listing>,
    /// All agreements, in order of agency, model and signing date.
    pub agreements: Table<AgreementIx, Agreement>,
    /// All applications, in order of agency and model.
    pub applications: Table<ApplicationIx, Application>,
    /// The accepted participating lists in order, which the [`Span`]s of agreements refer to.
    pub participating: Vec<ListIx>,
    /// The accepted pending lists in order, which the [`Span`]s of applications refer to.
    pub pending: Vec<ListIx>,
    /// Spellings that differ from the canonical name in more than form, in order of agency.
    pub spellings: Vec<Spelling>,
    /// Names under which agreements of an agency were printed before they moved to it, in order of
    /// agency and listing.
    pub moves: Vec<Move>,
    /// Signing dates that were corrected, in order of agreement and listing.
    pub corrections: Vec<Correction>,
    /// Agencies that may be one but stay separate, in order of state and name.
    pub likely_pairs: Vec<LikelyPair>,
    /// The agencies before spellings were joined.
    pub(super) as_spelled: AsSpelled,
    /// The date changes behind `corrections`, by printed agreement.
    pub(super) date_changes: Vec<DateChange>,
    pub(super) spans: Vec<Span>,
    /// The agreement of each reading, and the application of each reading.
    pub(super) agreement_of: Vec<Option<AgreementIx>>,
    pub(super) application_of: Vec<Option<ApplicationIx>>,
    /// By agency: the position of its first agreement.
    pub(super) by_agency: Vec<u32>,
    /// What applications went on as, derived when it is first asked for.
    pub(super) handovers: OnceLock<Vec<Option<Handover>>>,
}

/// Agencies as spelled: what the tables said before the agencies were identified. Lists can be added
/// only to this.
#[derive(Clone, Debug, Default)]
pub(super) struct AsSpelled {
    pub(super) agencies: Table<AgencyIx, Agency>,
    /// By reading: its agency in `agencies`.
    pub(super) of_reading: Vec<AgencyIx>,
}

impl History {
    /// The list of a listing.
    #[must_use]
    pub fn list_of(&self, listing: ListingIx) -> ListIx {
        let after = self.lists.rows().partition_point(|list| list.listings.start <= listing.0);
        ListIx(u32::try_from(after.saturating_sub(1)).unwrap_or(0))
    }

    /// The reading of a listing.
    #[must_use]
    pub fn reading(&self, listing: ListingIx) -> &Reading {
        self.tables.readings.row(self.listings.row(listing).reading)
    }

    /// The text of a handle.
    #[must_use]
    pub fn text(&self, text: crate::model::Text) -> &str {
        self.tables.texts.get(text)
    }

    /// The value of a column exactly as its list prints it.
    #[must_use]
    pub fn printed(&self, listing: ListingIx, column: Column) -> Cow<'_, str> {
        let reading = self.listings.row(listing).reading;
        let printed = self.tables.printed(reading, column);
        if column == Column::Moa && self.tables.readings.row(reading).archived {
            let prefix = &self.lists.row(self.list_of(listing)).archive_prefix;
            return Cow::Owned(format!("{prefix}{printed}"));
        }
        Cow::Borrowed(printed)
    }

    /// The rows of a list.
    pub fn listings_of(&self, list: ListIx) -> impl Iterator<Item = (ListingIx, &Listing)> {
        let range = self.lists.row(list).listings.clone();
        range.map(|i| (ListingIx(i), self.listings.row(ListingIx(i))))
    }

    /// The agreement of a reading, if it is on a participating list.
    #[must_use]
    pub fn agreement_of(&self, reading: ReadingIx) -> Option<AgreementIx> {
        self.agreement_of.get(reading.0 as usize).copied().flatten()
    }

    /// The application of a reading, if it is on a pending list.
    #[must_use]
    pub fn application_of(&self, reading: ReadingIx) -> Option<ApplicationIx> {
        self.application_of.get(reading.0 as usize).copied().flatten()
    }

    /// The agreements of an agency, in order of model and signing date.
    pub fn agreements_of(&self, agency: AgencyIx) -> impl Iterator<Item = AgreementIx> + use<> {
        let at = |i: u32| self.by_agency.get(i as usize).copied().unwrap_or(0);
        (at(agency.0)..at(agency.0 + 1)).map(AgreementIx)
    }

    /// The spellings of an agency that differ from its canonical name in more than form.
    #[must_use]
    pub fn spellings_of(&self, agency: AgencyIx) -> &[Spelling] {
        equal(&self.spellings, |spelling| spelling.agency.cmp(&agency))
    }

    /// The names under which agreements of an agency were printed before they moved to it.
    #[must_use]
    pub fn moves_to(&self, agency: AgencyIx) -> &[Move] {
        equal(&self.moves, |moved| moved.agency.cmp(&agency))
    }

    /// The names under which agreements were printed that moved from an agency to another one.
    pub fn moves_from(&self, agency: AgencyIx) -> impl Iterator<Item = &Move> {
        let row = self.tables.agencies.row(agency);
        self.moves.iter().filter(|moved| (moved.state, moved.slug) == (row.state, row.slug))
    }

    /// The name and state under which a row is printed whose agreement moved to another agency.
    #[must_use]
    pub fn moved_on(&self, listing: ListingIx) -> Option<&Move> {
        let reading = self.reading(listing);
        let printed = |column: Column| reading.printed.get(column.position()).copied();
        self.moves_to(reading.agency).iter().find(|moved| {
            (Some(moved.printed_state), Some(moved.printed))
                == (printed(Column::State), printed(Column::Agency))
        })
    }

    /// The state of a row as it is printed.
    #[must_use]
    pub fn state_on(&self, listing: ListingIx) -> Option<State> {
        let own = self.tables.agencies.row(self.reading(listing).agency).state;
        self.moved_on(listing).map_or(own, |moved| moved.state)
    }

    /// The agreement that moved.
    #[must_use]
    pub fn moved(&self, moved: &Move) -> Option<AgreementIx> {
        self.agreement_of(self.listings.row(moved.first).reading)
    }

    /// The corrections of an agreement's signing date, in order.
    #[must_use]
    pub fn corrections_of(&self, agreement: AgreementIx) -> &[Correction] {
        equal(&self.corrections, |correction| correction.agreement.cmp(&agreement))
    }

    /// The row of an agreement on a list; the first one if there are several.
    #[must_use]
    pub fn listing_on(&self, agreement: AgreementIx, list: ListIx) -> Option<ListingIx> {
        self.row_on(list, |reading| self.agreement_of(reading) == Some(agreement))
    }

    /// The first row of a list whose reading is wanted.
    #[must_use]
    pub fn row_on(&self, list: ListIx, wanted: impl Fn(ReadingIx) -> bool) -> Option<ListingIx> {
        let mut rows = self.lists.row(list).listings.clone().map(ListingIx);
        rows.find(|&row| wanted(self.listings.row(row).reading))
    }

    /// The spans of an agreement or application.
    #[must_use]
    pub fn spans(&self, range: &std::ops::Range<u32>) -> &[Span] {
        self.spans.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The id of an agreement, such as `TX-smith-county-sheriff-office#TFM#2025-02-18`. An unknown
    /// model or date is left empty.
    #[must_use]
    pub fn agreement_id(&self, agreement: AgreementIx) -> String {
        let agreement = self.agreements.row(agreement);
        let agency = self.tables.agencies.row(agreement.agency).id(&self.tables.texts);
        let model = agreement.model.map_or("", crate::model::Model::code);
        let signed = agreement.signed.map_or_else(String::new, |day| day.to_string());
        format!("{agency}#{model}#{signed}")
    }

    /// The id of an application, such as `TX-smith-county-sheriff-office#TFM#pending#2025-03-04`:
    /// its agency, its model, and the date of the first list that has it. An unknown model is left
    /// empty.
    #[must_use]
    pub fn application_id(&self, application: ApplicationIx) -> String {
        let row = self.applications.row(application);
        let agency = self.tables.agencies.row(row.agency).id(&self.tables.texts);
        let model = row.model.map_or("", crate::model::Model::code);
        let first = self.lists.row(self.list_of(row.first)).date;
        format!("{agency}#{model}#pending#{first}")
    }

    /// The applications of an agency, in order of model.
    pub fn applications_of(&self, agency: AgencyIx) -> impl Iterator<Item = ApplicationIx> + use<> {
        let rows = self.applications.rows();
        let start = rows.partition_point(|row| row.agency < agency);
        let end = rows.partition_point(|row| row.agency <= agency);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (number(start)..number(end)).map(ApplicationIx)
    }

    /// The application of an id, whatever the case of its letters; also by another spelling of its
    /// agency's id.
    #[must_use]
    pub fn application_of_id(&self, id: &str) -> Option<ApplicationIx> {
        let (_, wanted) = id.split_once('#')?;
        self.applications_of(self.agency_of_id(id)?).find(|&ix| {
            let own = self.application_id(ix);
            own.split_once('#').is_some_and(|(_, own)| own.eq_ignore_ascii_case(wanted))
        })
    }

    /// The accepted lists of a kind, in order.
    #[must_use]
    pub fn accepted(&self, kind: ListKind) -> &[ListIx] {
        match kind {
            ListKind::Participating => &self.participating,
            ListKind::Pending => &self.pending,
        }
    }

    /// The date of the last accepted list of either kind.
    #[must_use]
    pub fn newest_day(&self) -> Option<NaiveDate> {
        let last = [self.participating.last(), self.pending.last()];
        last.into_iter().flatten().map(|&list| self.lists.row(list).date).max()
    }

    /// The position among the accepted lists of `kind` of the newest one dated `day` or earlier.
    #[must_use]
    pub fn in_force(&self, kind: ListKind, day: NaiveDate) -> Option<usize> {
        let accepted = self.accepted(kind);
        accepted.partition_point(|&list| self.lists.row(list).date <= day).checked_sub(1)
    }
}

/// The rows of a sorted table that `order` finds equal.
fn equal<T>(rows: &[T], order: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = rows.partition_point(|row| order(row).is_lt());
    let end = rows.partition_point(|row| order(row).is_le());
    rows.get(start..end).unwrap_or(&[])
}
