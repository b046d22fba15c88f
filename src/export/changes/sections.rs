//! What changed, for a reader: sections of rows, each with the columns that it needs.

use std::collections::HashMap;

use super::Told;
use super::row::{Change, ChangeRow};
use crate::export::grid::{Column, Place, Value};
use crate::export::words::{counted, day, thousands};
use crate::export::{Grid, Sheet};
use crate::model::{AgreementIx, Column as ListColumn, EndReason, ListKind, Model, State};

/// Changes of one kind under a title.
#[derive(Debug)]
pub struct Section<'h> {
    /// The title, with the number of rows in it.
    pub title: String,
    /// What the title means, in a sentence without a full stop; empty where it says all.
    pub about: String,
    columns: &'h [Column<Line<'h>>],
    kind: Kind,
    lines: Vec<Line<'h>>,
}

/// A change and what a reader is told beside it.
#[derive(Clone, Debug)]
pub(super) struct Line<'h> {
    pub(super) row: ChangeRow<'h>,
    /// The agreement whose place a new one took.
    pub(super) replaces: Option<AgreementIx>,
}

impl<'h> Section<'h> {
    /// The rows to be written.
    #[must_use]
    pub fn sheet(&self) -> impl Grid + use<'_, 'h> {
        Sheet { columns: self.columns, rows: &self.lines }
    }

    /// Whether its rows are counted only.
    #[must_use]
    pub fn is_counted_only(&self) -> bool {
        self.kind == Kind::Document
    }

    pub(super) fn lines(&self) -> &[Line<'h>] {
        &self.lines
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
            Value::day(line.row.first_listed())
        });
    const LAST_LISTED: Column<Self> =
        Column::new("last_listed", "Last listed", Place::Room(2), |line| {
            Value::day(line.row.last_listed())
        });
    const FIRST_MISSING: Column<Self> =
        Column::new("first_missing", "First missing", Place::Room(1), |line| {
            Value::day(line.row.first_missing())
        });
    const FIRST_PENDING: Column<Self> = Column { heading: "First pending", ..Self::FIRST_LISTED };
    const LAST_PENDING: Column<Self> = Column { heading: "Last pending", ..Self::LAST_LISTED };
    const NOTE: Column<Self> = Column::new("note", "Note", Place::Room(3), |line| {
        Value::text(Some(line.note()).filter(|note| !note.is_empty()))
    });

    const LISTED: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::SIGNED, Self::FIRST_LISTED, Self::NOTE];
    const GONE: &'h [Column<Self>] = &[
        Self::STATE,
        Self::AGENCY,
        Self::MODEL,
        Self::SIGNED,
        Self::LAST_LISTED,
        Self::FIRST_MISSING,
        Self::NOTE,
    ];
    const CORRECTED: &'h [Column<Self>] = &[
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
    const NEW: &'h [Column<Self>] = &[Self::STATE, Self::AGENCY, Self::MODEL, Self::FIRST_PENDING];
    const BECAME: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::FIRST_PENDING, Self::SIGNED, Self::NOTE];
    const WITHDRAWN: &'h [Column<Self>] =
        &[Self::STATE, Self::AGENCY, Self::MODEL, Self::FIRST_PENDING, Self::LAST_PENDING];
}

impl Line<'_> {
    /// An agreement in a few words: `TFM of 2 June 2025`.
    fn agreement(&self, agreement: AgreementIx) -> String {
        let row = self.row.history.agreements.row(agreement);
        let model = row.model.map_or("unknown model", Model::code);
        let signed = row.signed.map_or_else(|| "an unknown day".into(), day);
        format!("{model} of {signed}")
    }

    /// How long an application was pending. What the first pending list of all has may have been
    /// pending before it.
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

    /// What a reader is told beside the columns.
    pub(super) fn note(&self) -> String {
        let row = &self.row;
        let mut notes = Vec::new();
        if let Some(list) = row.returned() {
            notes.push(format!("listed before, last on {}", day(row.date(list))));
        }
        if let Some(old) = self.replaces {
            notes.push(format!("in place of {}", self.agreement(old)));
        }
        if let Some(gone) = row.gone() {
            let unconfirmed = matches!(row.change, Change::Passed(_)) && !gone.confirmed;
            let told = match gone.ending.reason {
                Some(EndReason::Left) => "no agreement of the agency is active any more",
                Some(EndReason::Removed) => "the agency has another active agreement",
                None if gone.confirmed => "perhaps listed under another name",
                None if unconfirmed => "not confirmed yet",
                _ => "",
            };
            notes.extend((!told.is_empty()).then(|| told.to_owned()));
        }
        if let Some(new) = row.successor() {
            notes.push(format!("followed by {}", self.agreement(new)));
        }
        notes.extend(self.waited());
        notes.join("; ")
    }
}

/// What each section holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Signed,
    Ended,
    Switched,
    Superseded,
    Unconfirmed,
    Passed,
    Corrected,
    Document,
    New,
    Became,
    Withdrawn,
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Signed,
        Self::Ended,
        Self::Switched,
        Self::Superseded,
        Self::Unconfirmed,
        Self::Passed,
        Self::Corrected,
        Self::Document,
        Self::New,
        Self::Became,
        Self::Withdrawn,
    ];

    fn of(change: &Change) -> Self {
        match change {
            Change::Signed(_) => Self::Signed,
            Change::Ended(gone) => match gone.ending.reason {
                _ if !gone.confirmed => Self::Unconfirmed,
                Some(EndReason::SwitchedModel) => Self::Switched,
                Some(EndReason::Superseded) => Self::Superseded,
                Some(EndReason::Left | EndReason::Removed) | None => Self::Ended,
            },
            Change::Passed(_) => Self::Passed,
            Change::Corrected(_) => Self::Corrected,
            Change::Document(_) => Self::Document,
            Change::ApplicationNew(_) => Self::New,
            Change::ApplicationSigned(_) => Self::Became,
            Change::ApplicationWithdrawn(_) => Self::Withdrawn,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Signed => "Signed",
            Self::Ended => "Ended",
            Self::Switched => "Switched model",
            Self::Superseded => "Superseded",
            Self::Unconfirmed => "Missing",
            Self::Passed => "Listed and gone again",
            Self::Corrected => "Corrected",
            Self::Document => "Documents",
            Self::New => "New applications",
            Self::Became => "Applications signed",
            Self::Withdrawn => "Applications gone",
        }
    }

    const fn columns<'h>(self) -> &'h [Column<Line<'h>>] {
        match self {
            Self::Signed => Line::LISTED,
            Self::Ended | Self::Switched | Self::Superseded | Self::Unconfirmed | Self::Passed => {
                Line::GONE
            }
            Self::Corrected | Self::Document => Line::CORRECTED,
            Self::New => Line::NEW,
            Self::Became => Line::BECAME,
            Self::Withdrawn => Line::WITHDRAWN,
        }
    }
}

impl<'h> Told<'h> {
    /// The changes in sections; kinds of change of which there is none are left out. Documents
    /// are counted and not listed: nearly every agreement gets one some weeks after it is listed.
    #[must_use]
    pub fn sections(self) -> Vec<Section<'h>> {
        let rows = self.rows();
        let successors: HashMap<AgreementIx, AgreementIx> =
            rows.iter().filter_map(|row| Some((row.successor()?, row.agreement()?))).collect();
        let sections = Kind::ALL.into_iter().map(|kind| {
            let own = rows.iter().filter(|row| Kind::of(&row.change) == kind);
            let lines: Vec<Line<'h>> = own
                .map(|&row| {
                    let signed = matches!(row.change, Change::Signed(_));
                    let agreement = row.agreement().filter(|_| signed);
                    let replaces = agreement.and_then(|ix| successors.get(&ix).copied());
                    Line { row, replaces }
                })
                .collect();
            Section {
                title: format!("{} ({})", kind.title(), thousands(lines.len() as u64)),
                about: self.about(kind, &lines),
                columns: kind.columns(),
                kind,
                lines,
            }
        });
        sections.filter(|section| !section.lines.is_empty()).collect()
    }

    fn about(self, kind: Kind, lines: &[Line<'_>]) -> String {
        match kind {
            Kind::Signed => {
                let returned = lines.iter().filter(|line| line.row.returned().is_some()).count();
                let returned = match returned {
                    0 => String::new(),
                    some => format!("; {} of them had been listed before", thousands(some as u64)),
                };
                format!("on the later list and not on the earlier one{returned}")
            }
            Kind::Ended => "gone from the list; each ended between the two days named, which is \
                            all that the lists tell"
                .into(),
            Kind::Switched => "ended, and followed by an agreement of the agency under another model".into(),
            Kind::Superseded => {
                "ended, and followed by an agreement of the agency under the same model".into()
            }
            Kind::Unconfirmed => {
                "gone from the list, which two lists and seven days have not confirmed yet".into()
            }
            Kind::Passed => "first listed after the earlier list and gone by the later one".into(),
            Kind::Corrected => "values that the two lists give differently".into(),
            Kind::Document => documents(lines),
            Kind::New => "on the later pending list and not on the earlier one".into(),
            Kind::Became => "on the earlier pending list, gone, and signed; days are counted from \
                             the first pending list that has it to the signing date"
                .into(),
            Kind::Withdrawn => match self.kind() {
                ListKind::Participating => {
                    "on the earlier pending list, gone, and not signed by the later participating list".into()
                }
                ListKind::Pending => "on the earlier list and gone; pending lists do not tell \
                                      whether it was signed"
                    .into(),
            },
        }
    }
}

fn documents(lines: &[Line<'_>]) -> String {
    let count = |column, posted: bool| {
        let own = lines.iter().filter_map(|line| {
            let change = line.row.corrected()?;
            Some((change.column, line.row.after().is_some()))
        });
        own.filter(|&found| found == (column, posted)).count()
    };
    let parts = [
        (count(ListColumn::Moa, true), "MOA posted", "MOAs posted"),
        (count(ListColumn::Addendum, true), "addendum posted", "addenda posted"),
        (count(ListColumn::Moa, false), "MOA taken away", "MOAs taken away"),
        (count(ListColumn::Addendum, false), "addendum taken away", "addenda taken away"),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0);
    parts.map(|&(count, one, many)| counted(count, one, many)).collect::<Vec<_>>().join(", ")
}
