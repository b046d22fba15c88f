//! Finds the reasons and the entries of an explanation.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::explanation::{Life, LifeEntry, PrintedValue};
use crate::export::record::DoubtRecord;
use crate::history::{History, LifeEvent};
use crate::model::{
    AgreementIx, ApplicationIx, Column, EndReason, Ending, ListIx, ListingIx, Membership, Model,
    NextEntry, Outcome, Status,
};
use crate::query::Day;
use crate::text::{counted, day, list_day};

/// A history as it is known on a day.
pub(super) struct Explainer<'h, 'd> {
    pub(super) history: &'h History,
    pub(super) on: &'d Day,
}

impl<'h> Explainer<'h, '_> {
    fn day_of(&self, list: ListIx) -> String {
        list_day(self.history.lists.row(list))
    }

    pub(super) fn membership(&self, membership: Membership) -> String {
        let after = |ending: Ending| {
            let [last, missing] = self.history.ending_words(ending).days(day);
            (last, missing)
        };
        let in_between = |ending: Ending| {
            let gap = self.history.ending_words(ending).gap();
            gap.map_or_else(String::new, |gap| {
                format!(" Between the two there is no list for {gap}, so it is only known that it was gone by then.")
            })
        };
        match membership {
            Membership::NotYet => "No participating list up to that day names it.".into(),
            Membership::Member => "It has an agreement on the list in force.".into(),
            Membership::CameBack(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "It has an agreement on the list in force after a time without one: the last of its earlier agreements is on the list of {last} but not on that of {missing}.{}",
                    in_between(ending)
                )
            }
            Membership::Unconfirmed(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "Its last agreement is on the list of {last} but not on that of {missing}; that it is gone is not confirmed yet, which takes two lists and seven days."
                )
            }
            Membership::Left(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "Its last agreement is on the list of {last} but not on that of {missing} or any later one.{}",
                    in_between(ending)
                )
            }
        }
    }

    pub(super) fn agreement(&self, agreement: AgreementIx) -> Option<Life<'h>> {
        let history = self.history;
        let status = history.status(agreement, self.on.position?);
        let row = history.agreements.row(agreement);
        let because = self.because(agreement, status)?;
        let reason = match status {
            Status::Ended(ending) => ending.reason.map(EndReason::name),
            _ => None,
        };
        Some(Life {
            what: "agreement",
            id: history.agreement_id(agreement),
            model: row.model.map(Model::code),
            signed: row.signed.map(|day| day.to_string()),
            status: status.name()?,
            ended_reason: reason,
            because,
            doubts: DoubtRecord::of(history, agreement, self.row_in_force(agreement)),
            entries: self.entries(&history.life_of_agreement(agreement)),
        })
    }

    /// The row of an agreement on the list in force, or else its last row.
    fn row_in_force(&self, agreement: AgreementIx) -> ListingIx {
        let history = self.history;
        let on_list = self.on.list(history).and_then(|list| history.listing_on(agreement, list));
        on_list.unwrap_or(history.agreements.row(agreement).last)
    }

    fn because(&self, agreement: AgreementIx, status: Status) -> Option<String> {
        let history = self.history;
        let in_force = || Some(self.day_of(self.on.list(history)?));
        Some(match status {
            Status::NotYet => return None,
            Status::Active => format!("It is on the list in force, dated {}.", in_force()?),
            Status::Unconfirmed(ending) => {
                let [last, missing] = history.ending_words(ending).days(day);
                format!(
                    "It is on the list of {last} but not on that of {missing}; that it is gone is not confirmed yet, which takes two lists and seven days."
                )
            }
            Status::Ended(ending) => {
                let words = history.ending_words(ending);
                let [last, missing] = words.days(day);
                let gap = words.gap().map_or_else(String::new, |gap| {
                    format!(", between which there is no list for {gap}")
                });
                let interval =
                    format!("It ended between the list of {last} and that of {missing}{gap}");
                let next = history.successor(agreement, self.on.position?);
                let next = next.map(|next| history.agreement_id(next)).unwrap_or_default();
                match ending.reason {
                    Some(EndReason::Superseded) if ending.in_gap => format!(
                        "{interval}: at a time in between it was superseded by {next}, under the same model, which is first listed after the gap."
                    ),
                    None if ending.in_gap => format!(
                        "{interval}. The reason is not known across the gap: other agreements may have come and gone in between."
                    ),
                    Some(EndReason::Superseded) => format!(
                        "{interval}: {next}, under the same model, is first listed on the next list or within 60 days."
                    ),
                    Some(EndReason::SwitchedModel) => format!(
                        "{interval}: {next}, under another model, is first listed on the next list or within 60 days."
                    ),
                    Some(EndReason::Left) => {
                        format!("{interval}; the agency no longer has an active agreement.")
                    }
                    Some(EndReason::Removed) => {
                        format!(
                            "{interval}; the agency has other active agreements, none of which took its place."
                        )
                    }
                    None => format!(
                        "{interval}. The reason is unknown: it may still be listed under another name (see the likely pairs)."
                    ),
                }
            }
        })
    }

    pub(super) fn application(&self, application: ApplicationIx) -> Option<Life<'h>> {
        let history = self.history;
        let row = history.applications.row(application);
        let outcome = history.outcome(application, self.on.pending?, self.on.position)?;
        let list = self.day_of(self.on.pending_list(history)?);
        let because = match outcome {
            Outcome::Pending => format!("It is on the pending list in force, dated {list}."),
            Outcome::Signed(agreement) => {
                let id = history.agreement_id(agreement);
                let days = history.days_to_signing(application, agreement);
                let days = days.and_then(|days| usize::try_from(days).ok()).map(|days| {
                    let days = counted(days, "day", "days");
                    format!(", signed {days} after the first pending list that names it")
                });
                let days = days.unwrap_or_default();
                format!("It is not on the pending list of {list}; the agency has {id}{days}.")
            }
            Outcome::Held(agreement) => {
                let id = history.agreement_id(agreement);
                format!(
                    "It is not on the pending list of {list}; when it applied, the agency already held {id}, so it has not withdrawn."
                )
            }
            Outcome::Renamed(next) => {
                let agency = history.tables.agencies.row(history.applications.row(next).agency);
                let id = agency.id(&history.tables.texts);
                format!(
                    "It is not on the pending list of {list}: it went on as the application of {id}."
                )
            }
            Outcome::Withdrawn => format!(
                "It is not on the pending list of {list}, and no agreement of the agency under that model has been listed for the first time since."
            ),
        };
        let handover = history.handover(application).filter(|handover| match outcome {
            Outcome::Renamed(ix) => handover.next == NextEntry::Application(ix),
            Outcome::Signed(ix) | Outcome::Held(ix) => handover.next == NextEntry::Agreement(ix),
            Outcome::Pending | Outcome::Withdrawn => false,
        });
        let because = match handover {
            Some(handover) => format!("{because} {}", handover.rule.sentence()),
            None => because,
        };
        Some(Life {
            what: "application",
            id: history.application_id(application),
            model: row.model.map(Model::code),
            signed: None,
            status: outcome.name(),
            ended_reason: None,
            because,
            doubts: Vec::new(),
            entries: self.entries(&history.life_of_application(application)),
        })
    }

    fn entries(&self, events: &[LifeEvent]) -> Vec<LifeEntry<'h>> {
        let known = |date: NaiveDate| date <= self.on.as_of;
        events.iter().map(|event| self.entry(event)).filter(|entry| known(entry.date)).collect()
    }

    fn entry(&self, event: &LifeEvent) -> LifeEntry<'h> {
        let (name, listing, list, lists, changes) = match event {
            LifeEvent::First(listing) => {
                ("first listed", Some(*listing), None, None, self.first(*listing))
            }
            LifeEvent::Changed { before, after, columns } => {
                let value = |&column| self.value(Some(*before), *after, column);
                ("changed", Some(*after), None, None, columns.iter().map(value).collect())
            }
            LifeEvent::Missing { list, lists } => {
                ("missing", None, Some(*list), Some(*lists), Vec::new())
            }
            LifeEvent::Back(listing) => ("listed again", Some(*listing), None, None, Vec::new()),
            LifeEvent::Last(listing) => ("last listed", Some(*listing), None, None, Vec::new()),
        };
        let of_listing = listing.map(|listing| self.history.list_of(listing));
        let list = self.history.lists.row(of_listing.or(list).unwrap_or(ListIx(0)));
        LifeEntry {
            event: name,
            date: list.date,
            list: &list.file,
            row: listing.map(|listing| self.history.listings.row(listing).row),
            lists,
            changes,
        }
    }

    /// Returns every value of a first listing.
    fn first(&self, listing: ListingIx) -> Vec<PrintedValue<'h>> {
        Column::ALL
            .into_iter()
            .map(|column| self.value(None, listing, column))
            .filter(|value| !value.printed.is_empty() || value.used.is_some())
            .collect()
    }

    fn value(
        &self,
        before: Option<ListingIx>,
        listing: ListingIx,
        column: Column,
    ) -> PrintedValue<'h> {
        let history = self.history;
        let mut value = PrintedValue {
            column: column.heading(),
            before: before.map(|before| history.printed(before, column)),
            printed: history.printed(listing, column),
            used: None,
            rule: None,
            sentence: None,
        };
        let mut used = history.not_as_printed(listing).into_iter();
        if let Some(used) = used.find(|used| used.column == column) {
            value.used = Some(used.value.map(Cow::into_owned));
            value.rule = Some(used.rule.name);
            value.sentence = Some(used.rule.sentence);
        }
        value
    }
}
