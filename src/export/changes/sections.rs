//! What changed, in sections for a reader, each with the columns that it needs.

use std::collections::HashMap;

use super::change::Change;
use super::digest::Digest;
use super::line::Line;
use crate::export::grid::Column;
use crate::export::{Grid, Sheet};
use crate::model::{AgreementIx, Column as ListColumn, EndReason, ListKind};
use crate::text::{counted, thousands};

/// Changes of one kind under a title.
#[derive(Debug)]
pub struct Section<'h> {
    /// The title, with the number of rows in it.
    pub title: String,
    /// What the title means, without a full stop.
    pub about: String,
    /// What its rows are.
    pub kind: SectionKind,
    lines: Vec<Line<'h>>,
}

impl<'h> Section<'h> {
    /// Returns its rows under the columns that a reader wants.
    #[must_use]
    pub fn sheet(&self) -> impl Grid + use<'_, 'h> {
        Sheet { columns: self.kind.columns(), rows: &self.lines }
    }

    /// Whether its rows are only counted.
    #[must_use]
    pub fn is_counted_only(&self) -> bool {
        self.kind == SectionKind::Document
    }

    /// The rows.
    #[must_use]
    pub fn lines(&self) -> &[Line<'h>] {
        &self.lines
    }
}

/// A kind of section.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SectionKind {
    /// Agreements on the later list and not on the earlier one.
    Signed,
    /// Agreements that ended.
    Ended,
    /// Agreements that ended and were followed by one under another model.
    Switched,
    /// Agreements that ended and were followed by one under the same model.
    Superseded,
    /// Agreements that are missing, which later lists have not confirmed yet.
    Unconfirmed,
    /// Agreements that were listed only between the two lists.
    Passed,
    /// Values that differ.
    Corrected,
    /// Documents posted or removed.
    Document,
    /// New applications.
    New,
    /// Applications that became agreements.
    Became,
    /// Applications of agencies that held the agreement already.
    Held,
    /// Applications that go on under another name or state.
    Renamed,
    /// Applications that are gone without being signed.
    Withdrawn,
}

impl SectionKind {
    const ALL: [Self; 13] = [
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
        Self::Held,
        Self::Renamed,
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
            Change::ApplicationHeld(_) => Self::Held,
            Change::ApplicationRenamed(_) => Self::Renamed,
            Change::ApplicationWithdrawn(_) => Self::Withdrawn,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn title(self) -> &'static str {
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
            Self::Held => "Applications for an agreement held already",
            Self::Renamed => "Applications renamed",
            Self::Withdrawn => "Applications gone",
        }
    }

    /// Its columns for a reader.
    #[must_use]
    pub const fn columns<'h>(self) -> &'h [Column<Line<'h>>] {
        match self {
            Self::Signed => Line::LISTED,
            Self::Ended | Self::Passed => Line::GONE,
            Self::Switched | Self::Superseded => Line::FOLLOWED,
            Self::Unconfirmed => Line::UNCONFIRMED,
            Self::Corrected | Self::Document => Line::CORRECTED,
            Self::New => Line::NEW,
            Self::Became => Line::BECAME,
            Self::Held | Self::Renamed | Self::Withdrawn => Line::WITHDRAWN,
        }
    }
}

impl<'h> Digest<'h> {
    /// Returns the changes in sections, without empty ones. Documents are counted and not listed:
    /// nearly every agreement gets one some weeks after it is first listed.
    #[must_use]
    pub fn sections(self) -> Vec<Section<'h>> {
        let rows = self.rows();
        let successors: HashMap<AgreementIx, AgreementIx> =
            rows.iter().filter_map(|row| Some((row.successor()?, row.agreement()?))).collect();
        let sections = SectionKind::ALL.into_iter().map(|kind| {
            let own = rows.iter().filter(|row| SectionKind::of(&row.change) == kind);
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
                kind,
                lines,
            }
        });
        sections.filter(|section| !section.lines.is_empty()).collect()
    }

    /// Says what the title of a section means.
    fn about(self, kind: SectionKind, lines: &[Line<'_>]) -> String {
        let about = match kind {
            SectionKind::Signed => return self.about_signed(lines),
            SectionKind::Document => return documents(lines),
            SectionKind::Ended => {
                "gone from the list between the two days named; left: the agency has no active \
                 agreement left; removed: it has another one; unknown: perhaps only its name changed, or there is no \
                 list in between"
            }
            SectionKind::Switched => "ended, and followed by an agreement under another model",
            SectionKind::Superseded => "ended, and followed by an agreement under the same model",
            SectionKind::Unconfirmed => {
                "gone from the list, but not confirmed yet, which takes two lists and seven days"
            }
            SectionKind::Passed => "first listed after the earlier list and gone by the later one",
            SectionKind::Corrected => "values that differ between the two lists",
            SectionKind::New => "on the later pending list but not on the earlier one",
            SectionKind::Became => {
                "on the earlier pending list, not on the later one, and signed; days are counted \
                 from the first pending list that names the application to the signing date"
            }
            SectionKind::Held => {
                "on the earlier pending list, not on the later one; the agency already held an \
                 agreement under that model when it applied"
            }
            SectionKind::Renamed => {
                "on the earlier pending list, and on the later one under another name or state"
            }
            SectionKind::Withdrawn => match self.kind() {
                ListKind::Participating => {
                    "on the earlier pending list, not on the later one, and not signed by the later \
                     participating list"
                }
                ListKind::Pending => {
                    "on the earlier list but not on the later one; pending lists do not show whether \
                     it was signed"
                }
            },
        };
        about.to_owned()
    }

    fn about_signed(self, lines: &[Line<'_>]) -> String {
        let [earlier, _] = self.participating().map(|list| list.map(|list| list.date));
        let is_old = |line: &&Line<'_>| line.row.signed().is_some_and(|day| Some(day) < earlier);
        let old = lines.iter().filter(is_old).count();
        let returned = lines.iter().filter(|line| line.row.returned().is_some()).count();
        let mut parts = vec!["on the later list but not on the earlier one".to_owned()];
        for (count, what) in [(old, "signed before the earlier list"), (returned, "listed before")]
        {
            if count > 0 {
                parts.push(counted(count, what, what));
            }
        }
        parts.join("; ")
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
        (count(ListColumn::Moa, false), "MOA removed", "MOAs removed"),
        (count(ListColumn::Addendum, false), "addendum removed", "addenda removed"),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0);
    parts.map(|&(count, one, many)| counted(count, one, many)).collect::<Vec<_>>().join(", ")
}
