//! Changes between two lists in force.
//!
//! The agreements on the participating lists in force at either point are compared, and so are the
//! applications on the pending lists. What was listed only between the points is reported
//! separately, so that nothing is lost over a long time.

mod rows;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::data::History;
use super::on_day::{Standing, standing};
use crate::model::{
    AgreementIx, ApplicationIx, Column, CorrectionRule, Ending, ListIx, ListKind, ListingIx,
    Outcome, Span, Status,
};

/// A point in time, as the accepted lists that are in force then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Point {
    /// The position in [`History::participating`]; `None` before the first list.
    pub participating: Option<usize>,
    /// The position in [`History::pending`]; `None` before the first list.
    pub pending: Option<usize>,
}

/// The changes between two points.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// The earlier point.
    pub from: Point,
    /// The later point.
    pub to: Point,
    /// The number of agreements in force at the earlier point.
    pub before: usize,
    /// The number of agreements in force at the later point.
    pub after: usize,
    /// Agreements on the later list that are not on the earlier one.
    pub signed: Vec<Listed>,
    /// Agreements on the earlier list that are not on the later one.
    pub ended: Vec<Gone>,
    /// Agreements first listed after the earlier list and no longer on the later one.
    pub passed: Vec<Gone>,
    /// Values that differ between the rows of an agreement on both lists.
    pub corrected: Vec<Corrected>,
    /// Documents of agreements on both lists that were posted or removed.
    pub documents: Vec<Corrected>,
    /// The changes of applications.
    pub applications: ApplicationChanges,
}

/// An agreement that is newly listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The last list before the earlier point that had it, if it returned.
    pub returned: Option<ListIx>,
}

/// An agreement that is no longer listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gone {
    /// The agreement.
    pub agreement: AgreementIx,
    /// When it ended, and why if known.
    pub ending: Ending,
    /// Whether the ending is confirmed at the later point: see [`Status::Unconfirmed`].
    pub confirmed: bool,
    /// The agreement that replaced it, of the same model or another one.
    pub successor: Option<AgreementIx>,
}

/// A value that differs between two rows of one agreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Corrected {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The column.
    pub column: Column,
    /// Its row on the earlier list; the first one if there are several.
    pub before: ListingIx,
    /// Its row on the first accepted list after the earlier one that prints the new value.
    pub first: ListingIx,
    /// The rule by which the agreement is the same despite another signing date.
    pub rule: Option<CorrectionRule>,
}

/// The changes of applications between two pending lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ApplicationChanges {
    /// Applications on the later list but not on the earlier one.
    pub new: Vec<ApplicationIx>,
    /// Applications no longer pending, and signed by the later participating list.
    pub signed: Vec<SignedApplication>,
    /// Applications no longer pending of agencies that already held the agreement when they
    /// applied.
    pub held: Vec<SignedApplication>,
    /// Applications no longer pending that went on under another name or state.
    pub renamed: Vec<RenamedApplication>,
    /// Applications no longer pending, and not signed by the later participating list.
    pub withdrawn: Vec<ApplicationIx>,
}

/// An application that went on under another name or state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RenamedApplication {
    /// The application.
    pub application: ApplicationIx,
    /// The application that it went on as.
    pub next: ApplicationIx,
}

/// An application that became an agreement, or of an agency that held the agreement already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignedApplication {
    /// The application.
    pub application: ApplicationIx,
    /// The agreement.
    pub agreement: AgreementIx,
    /// The number of days from the first pending list with it to the signing date; negative if it
    /// was signed before it was listed as pending.
    pub days: Option<i64>,
}

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.signed.is_empty()
            && self.ended.is_empty()
            && self.passed.is_empty()
            && self.corrected.is_empty()
            && self.documents.is_empty()
            && self.applications.is_empty()
    }
}

impl ApplicationChanges {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
            && self.signed.is_empty()
            && self.held.is_empty()
            && self.renamed.is_empty()
            && self.withdrawn.is_empty()
    }
}

impl Gone {
    /// The status of the agreement at the later point.
    #[must_use]
    pub const fn status(&self) -> Status {
        if self.confirmed { Status::Ended(self.ending) } else { Status::Unconfirmed(self.ending) }
    }
}

impl History {
    /// The lists in force on a day.
    #[must_use]
    pub fn point(&self, day: NaiveDate) -> Point {
        Point {
            participating: self.in_force(ListKind::Participating, day),
            pending: self.in_force(ListKind::Pending, day),
        }
    }

    /// The point of an accepted list and the list of the other kind that is in force on its day.
    /// `None` if there is no such list.
    #[must_use]
    pub fn point_of(&self, kind: ListKind, position: usize) -> Option<Point> {
        let list = *self.accepted(kind).get(position)?;
        let beside = self.point(self.lists.row(list).date);
        Some(match kind {
            ListKind::Participating => Point { participating: Some(position), ..beside },
            ListKind::Pending => Point { pending: Some(position), ..beside },
        })
    }

    /// The changes from one point to another, which must not be earlier. Takes a pass over both
    /// lists and, if values were corrected, one over the lists between them.
    #[must_use]
    pub fn changes(&self, from: Point, to: Point) -> Changes {
        let mut changes = Changes { from, to, ..Changes::default() };
        self.compare_agreements(&mut changes);
        self.compare_rows(&mut changes);
        self.compare_applications(&mut changes);
        changes
    }

    fn compare_agreements(&self, changes: &mut Changes) {
        let Some(to) = changes.to.participating else { return };
        for (agreement, row) in self.agreements.iter() {
            let spans = self.spans(&row.spans);
            let before = at(spans, changes.from.participating);
            let after = standing(spans, to);
            changes.before += usize::from(before == Standing::Listed);
            changes.after += usize::from(after == Standing::Listed);
            match (before, after) {
                (Standing::Listed, Standing::MissingSince(_)) => {
                    changes.ended.extend(self.gone(agreement, to));
                }
                (Standing::NotYet, Standing::MissingSince(_)) => {
                    changes.passed.extend(self.gone(agreement, to));
                }
                (Standing::NotYet, Standing::Listed) => {
                    changes.signed.push(Listed { agreement, returned: None });
                }
                (Standing::MissingSince(last), Standing::Listed) => {
                    let returned = self.participating.get(last).copied();
                    changes.signed.push(Listed { agreement, returned });
                }
                _ => {}
            }
        }
    }

    fn gone(&self, agreement: AgreementIx, to: usize) -> Option<Gone> {
        let (ending, confirmed) = match self.status(agreement, to) {
            Status::Ended(ending) => (ending, true),
            Status::Unconfirmed(ending) => (ending, false),
            Status::Active | Status::NotYet => return None,
        };
        Some(Gone { agreement, ending, confirmed, successor: self.successor(agreement, to) })
    }

    /// The last accepted pending list with an application, up to the one at `position`.
    #[must_use]
    pub fn last_pending(&self, application: ApplicationIx, position: usize) -> Option<ListIx> {
        let spans = self.spans(&self.applications.row(application).spans);
        let last = match standing(spans, position) {
            Standing::NotYet => return None,
            Standing::Listed => position,
            Standing::MissingSince(last) => last,
        };
        self.pending.get(last).copied()
    }

    /// The number of days from the first pending list with an application, under whatever name, to
    /// the signing date of an agreement; negative if it was signed before it was listed as pending.
    #[must_use]
    pub fn days_to_signing(
        &self,
        application: ApplicationIx,
        agreement: AgreementIx,
    ) -> Option<i64> {
        let mut oldest = application;
        while let Some(before) = self.applied_before(oldest) {
            oldest = before;
        }
        let first = self.applications.row(oldest).first;
        let listed = self.lists.row(self.list_of(first)).date;
        self.agreements.row(agreement).signed.map(|day| (day - listed).num_days())
    }

    /// The outcome of an application, or if it went on under another name, what has become of that
    /// since. It is renamed only while the other one is still pending.
    fn last_outcome(
        &self,
        application: ApplicationIx,
        position: usize,
        participating: Option<usize>,
    ) -> Option<Outcome> {
        let outcome = self.outcome(application, position, participating)?;
        let Outcome::Renamed(next) = outcome else { return Some(outcome) };
        match self.last_outcome(next, position, participating)? {
            Outcome::Pending => Some(Outcome::Renamed(next)),
            other => Some(other),
        }
    }

    fn compare_applications(&self, changes: &mut Changes) {
        let Some(to) = changes.to.pending else { return };
        let found = &mut changes.applications;
        for (application, row) in self.applications.iter() {
            let before = at(self.spans(&row.spans), changes.from.pending);
            let outcome = self.last_outcome(application, to, changes.to.participating);
            match (before, outcome) {
                (Standing::NotYet, Some(Outcome::Pending))
                    if self.applied_before(application).is_some_and(|before| {
                        let spans = self.spans(&self.applications.row(before).spans);
                        at(spans, changes.from.pending) == Standing::Listed
                    }) => {}
                (Standing::NotYet | Standing::MissingSince(_), Some(Outcome::Pending)) => {
                    found.new.push(application);
                }
                (Standing::Listed, Some(Outcome::Signed(agreement))) => {
                    let days = self.days_to_signing(application, agreement);
                    found.signed.push(SignedApplication { application, agreement, days });
                }
                (Standing::Listed, Some(Outcome::Held(agreement))) => {
                    let held = SignedApplication { application, agreement, days: None };
                    found.held.push(held);
                }
                (Standing::Listed, Some(Outcome::Renamed(next))) => {
                    found.renamed.push(RenamedApplication { application, next });
                }
                (Standing::Listed, Some(Outcome::Withdrawn)) => found.withdrawn.push(application),
                _ => {}
            }
        }
    }
}

/// The standing at a position, which may not exist yet.
fn at(spans: &[Span], position: Option<usize>) -> Standing {
    position.map_or(Standing::NotYet, |position| standing(spans, position))
}
