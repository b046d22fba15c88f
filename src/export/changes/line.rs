//! A change as a line of a section: the columns that a reader wants, and notes.

use chrono::NaiveDate;

use super::change::Change;
use super::row::ChangeRow;
use crate::export::grid::{Column, Place, Value};
use crate::history::{History, Point};
use crate::model::{AgencyIx, AgreementIx, EndReason, ListingIx, Model, State};
use crate::text::{counted, day, list_day};

/// A change and what makes up the note beside it.
#[derive(Clone, Debug)]
pub struct Line<'h> {
    pub(super) row: ChangeRow<'h>,
    /// The agreement that a new one replaces.
    pub(super) replaces: Option<AgreementIx>,
}

/// A change without its history, to be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    change: Change,
    to: Point,
    replaces: Option<AgreementIx>,
}

impl Item {
    /// Joins the change and its history again.
    #[must_use]
    pub const fn line(self, history: &History) -> Line<'_> {
        let Self { change, to, replaces } = self;
        Line { row: ChangeRow { history, change, to }, replaces }
    }
}

impl<'h> Line<'h> {
    const STATE: Column<Self> = Column::new("state", "St", Place::Always, |line| {
        Value::text(line.row.state().map(State::postal))
    });
    const AGENCY: Column<Self> = Column::new("agency", "Agency", Place::Always, |line| {
        Value::Text(line.row.agency().into())
    });
    const MODEL: Column<Self> = Column::new("model", "Model", Place::Always, |line| {
        Value::text(line.row.model().map(Model::code))
    });
    const SIGNED: Column<Self> =
        Column::new("signed", "Signed", Place::Always, |line| Value::day(line.row.signed()));
    const FIRST_LISTED: Column<Self> =
        Column::new("first_listed", "First listed", Place::Room(1), |line| {
            line.row.first_listed_value()
        });
    const LAST_LISTED: Column<Self> =
        Column::new("last_listed", "Last listed", Place::Room(2), |line| {
            line.row.last_listed_value()
        });
    const FIRST_MISSING: Column<Self> =
        Column::new("first_missing", "First missing", Place::Room(1), |line| {
            line.row.first_missing_value()
        });
    const FOLLOWED_BY: Column<Self> =
        Column::new("successor", "Followed by", Place::Always, |line| {
            let new = line.row.successor().map(|ix| line.row.history.agreements.row(ix));
            Value::text(new.map(|new| {
                let model = new.model.map_or("unknown", Model::code);
                let signed = new.signed.map_or_else(String::new, |day| day.to_string());
                format!("{model} {signed}")
            }))
        });
    const FIRST_PENDING: Column<Self> = Column { heading: "First pending", ..Self::FIRST_LISTED };
    const LAST_PENDING: Column<Self> = Column { heading: "Last pending", ..Self::LAST_LISTED };
    const NOTE: Column<Self> = Column::new("note", "Note", Place::Room(3), |line| {
        Value::text(Some(line.note()).filter(|note| !note.is_empty()))
    });

    pub(super) const LISTED: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::SIGNED, Self::FIRST_LISTED, Self::NOTE];
    pub(super) const GONE: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Self::SIGNED,
        Self::LAST_LISTED,
        Self::FIRST_MISSING,
        Column::new("reason", "Reason", Place::Always, |line| Value::text(line.reason())),
        Column { place: Place::Room(3), ..Self::FOLLOWED_BY },
    ];
    pub(super) const FOLLOWED: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Self::SIGNED,
        Self::FOLLOWED_BY,
        Self::LAST_LISTED,
        Self::FIRST_MISSING,
    ];
    pub(super) const UNCONFIRMED: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Self::SIGNED,
        Self::LAST_LISTED,
        Self::FIRST_MISSING,
        Column { place: Place::Room(3), ..Self::FOLLOWED_BY },
    ];
    pub(super) const CORRECTED: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Column::new("column", "Column", Place::Always, |line| {
            Value::text(line.row.corrected().map(|change| change.column.heading()))
        }),
        Column::new("before", "Before", Place::Always, |line| Value::text(line.row.before())),
        Column::new("after", "After", Place::Always, |line| Value::text(line.row.after())),
        Column::new("source", "First printed in", Place::Room(1), |line| {
            Value::text(line.row.source().map(|(file, row)| format!("{file}, row {row}")))
        }),
    ];
    pub(super) const NEW: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::FIRST_PENDING];
    pub(super) const BECAME: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::FIRST_PENDING, Self::SIGNED, Self::NOTE];
    pub(super) const WITHDRAWN: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Self::FIRST_PENDING,
        Self::LAST_PENDING,
        Self::NOTE,
    ];
}

impl Line<'_> {
    /// Returns the change without its history.
    #[must_use]
    pub const fn item(&self) -> Item {
        Item { change: self.row.change, to: self.row.to, replaces: self.replaces }
    }

    /// The agency.
    #[must_use]
    pub fn agency(&self) -> AgencyIx {
        self.row.agency_ix()
    }

    /// The agreement that changed, or that an application became.
    #[must_use]
    pub fn of_agreement(&self) -> Option<AgreementIx> {
        self.row.agreement()
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> Option<Model> {
        self.row.model()
    }

    /// The first and the last row behind the change: for an agreement or application that is new or
    /// gone, its first and its last row up to the later point; for a correction, the rows before and
    /// after it.
    #[must_use]
    pub fn listings(&self) -> Option<[ListingIx; 2]> {
        self.row.listings()
    }

    /// The day of the change, as exactly as the lists show it: the signing date of what is new, the
    /// first list without what is gone, the list that prints a correction.
    #[must_use]
    pub fn when(&self) -> Option<NaiveDate> {
        self.row.when()
    }

    /// Names an agreement in a few words: `TFM of 2 June 2025`.
    fn agreement(&self, agreement: AgreementIx) -> String {
        let row = self.row.history.agreements.row(agreement);
        let model = row.model.map_or("unknown model", Model::code);
        let signed = row.signed.map_or_else(|| "an unknown day".into(), day);
        format!("{model} of {signed}")
    }

    /// Names the agreement that the agency held already when it applied, or the name under which
    /// an application goes on or was signed.
    fn outcome(&self) -> Option<String> {
        let (row, history) = (&self.row, self.row.history);
        let own = row.agency_ix();
        let name = |agency: AgencyIx| {
            let agency = history.tables.agencies.row(agency);
            let state = agency.state.map_or("unknown state", State::postal);
            format!("{} ({state})", history.text(agency.name))
        };
        match row.change {
            Change::ApplicationHeld(held) => {
                Some(format!("the agency held {} already", self.agreement(held.agreement)))
            }
            Change::ApplicationRenamed(renamed) => {
                let next = history.applications.row(renamed.next);
                Some(format!("goes on as {}", name(next.agency)))
            }
            Change::ApplicationSigned(signed) => {
                let agency = history.agreements.row(signed.agreement).agency;
                (agency != own).then(|| format!("signed as {}", name(agency)))
            }
            _ => None,
        }
    }

    /// Says how long an application was pending. One on the very first pending list may have been
    /// pending before that.
    fn waited(&self) -> Option<String> {
        let (row, history) = (&self.row, self.row.history);
        let days = row.days()?;
        let number = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
        let number = counted(number, "day", "days");
        if days < 0 {
            return Some(format!("signed {number} before it was listed as pending"));
        }
        let first = history.applications.row(row.application()?).first;
        let oldest = history.pending.first() == Some(&history.list_of(first));
        Some(format!("after {}{number}", if oldest { "at least " } else { "" }))
    }

    /// Says in a word why an agreement is gone.
    fn reason(&self) -> Option<&'static str> {
        let gone = self.row.gone()?;
        Some(match gone.ending.reason {
            Some(EndReason::SwitchedModel) => "switched model",
            Some(reason) => reason.name(),
            None if gone.confirmed => "unknown",
            None => "unconfirmed",
        })
    }

    /// Returns what a reader should know beside the facts; empty if there is nothing.
    #[must_use]
    pub fn note(&self) -> String {
        let row = &self.row;
        let mut notes = Vec::new();
        if let Some(list) = row.returned() {
            notes.push(format!("listed before, last on {}", list_day(row.history.lists.row(list))));
        }
        if let Some(old) = self.replaces {
            notes.push(format!("replaces {}", self.agreement(old)));
        }
        if let Some(gone) = row.gone() {
            let unconfirmed = matches!(row.change, Change::Passed(_)) && !gone.confirmed;
            let reason = match gone.ending.reason {
                Some(EndReason::Left) => "the agency has no active agreement left",
                Some(EndReason::Removed) => "the agency has another active agreement",
                Some(EndReason::Superseded) if gone.ending.in_gap => "at a time in between",
                None if gone.confirmed => self.row.history.ending_words(gone.ending).reason(),
                None if unconfirmed => "not confirmed yet",
                _ => "",
            };
            notes.extend((!reason.is_empty()).then(|| reason.to_owned()));
        }
        if let Some(new) = row.successor() {
            notes.push(format!("followed by {}", self.agreement(new)));
        }
        notes.extend(self.outcome());
        notes.extend(self.waited());
        notes.join("; ")
    }
}
