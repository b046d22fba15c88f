//! Why an agreement, an application or an agency is what it is said to be: each list on which
//! something changes, what is printed there, and by which rule it is read.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::words::{counted, day, iso};
use crate::history::{Event, History};
use crate::model::{
    AgencyIx, AgreementIx, ApplicationIx, Column, EndReason, ListIx, ListKind, ListingIx,
    Membership, Model, Outcome, Status,
};
use crate::query::Day;

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

struct Explainer<'h, 'd> {
    history: &'h History,
    on: &'d Day,
}

impl<'h> Explainer<'h, '_> {
    fn day_of(&self, list: ListIx) -> String {
        day(self.history.lists.row(list).date)
    }

    fn membership(&self, membership: Membership) -> String {
        let after = |ending: crate::model::Ending| {
            (self.day_of(ending.last_listed), self.day_of(ending.first_missing))
        };
        match membership {
            Membership::NotYet => "No participating list up to that day has it.".into(),
            Membership::Member => "It has an agreement on the list in force.".into(),
            Membership::CameBack(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "It has an agreement on the list in force; between the lists of {last} and {missing} the last of its earlier ones was gone."
                )
            }
            Membership::Unconfirmed(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "Its last agreement is on the list of {last} and not on that of {missing}: fewer than two lists or seven days confirm it."
                )
            }
            Membership::Left(ending) => {
                let (last, missing) = after(ending);
                format!(
                    "Its last agreement is on the list of {last} and not on that of {missing}, nor on any after it."
                )
            }
        }
    }

    fn agreement(&self, agreement: AgreementIx) -> Option<Life<'h>> {
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
            entries: self.entries(&history.life_of_agreement(agreement), Some(agreement)),
        })
    }

    fn because(&self, agreement: AgreementIx, status: Status) -> Option<String> {
        let history = self.history;
        let in_force = || Some(self.day_of(self.on.list(history)?));
        Some(match status {
            Status::NotYet => return None,
            Status::Active => format!("It stands on the list in force, of {}.", in_force()?),
            Status::Unconfirmed(ending) => format!(
                "It is on the list of {} and not on that of {}: fewer than two lists or seven days confirm it.",
                self.day_of(ending.last_listed),
                self.day_of(ending.first_missing)
            ),
            Status::Ended(ending) => {
                let interval = format!(
                    "It ended after the list of {} and by that of {}",
                    self.day_of(ending.last_listed),
                    self.day_of(ending.first_missing)
                );
                let next = history.successor(agreement, self.on.position?);
                let next = next.map(|next| history.agreement_id(next)).unwrap_or_default();
                match ending.reason {
                    Some(EndReason::Superseded) => format!(
                        "{interval}: {next}, of the same model, is first listed on the next list or within 60 days."
                    ),
                    Some(EndReason::SwitchedModel) => format!(
                        "{interval}: {next}, of another model, is first listed on the next list or within 60 days."
                    ),
                    Some(EndReason::Left) => {
                        format!("{interval}; the agency has no active agreement any more.")
                    }
                    Some(EndReason::Removed) => {
                        format!(
                            "{interval}; the agency has other active agreements, none of which took its place."
                        )
                    }
                    None => format!(
                        "{interval}. Why is not said: it may be listed on under another name (see the likely pairs)."
                    ),
                }
            }
        })
    }

    fn application(&self, application: ApplicationIx) -> Option<Life<'h>> {
        let history = self.history;
        let row = history.applications.row(application);
        let outcome = history.outcome(application, self.on.pending?, self.on.position)?;
        let list = self.day_of(self.on.pending_list(history)?);
        let first = history.lists.row(history.list_of(row.first)).date;
        let (status, because) = match outcome {
            Outcome::Pending => {
                ("pending", format!("It stands on the pending list in force, of {list}."))
            }
            Outcome::Signed(agreement) => {
                let signed = history.agreements.row(agreement).signed;
                let id = history.agreement_id(agreement);
                let days = signed.map(|signed| (signed - first).num_days());
                let days = match days {
                    Some(days) if days >= 0 => {
                        let days = counted(usize::try_from(days).unwrap_or(0), "day", "days");
                        format!(", signed {days} after the first pending list that has it")
                    }
                    _ => String::new(),
                };
                (
                    "signed",
                    format!("It is not on the pending list of {list}; the agency has {id}{days}."),
                )
            }
            Outcome::Withdrawn => (
                "withdrawn",
                format!(
                    "It is not on the pending list of {list}, and no participating list has an agreement of the agency under that model first listed since."
                ),
            ),
        };
        Some(Life {
            what: "application",
            id: history.tables.agencies.row(row.agency).id(&history.tables.texts),
            model: row.model.map(Model::code),
            signed: None,
            status,
            ended_reason: None,
            because,
            entries: self.entries(&history.life_of_application(application), None),
        })
    }

    fn entries(&self, events: &[Event], agreement: Option<AgreementIx>) -> Vec<Entry<'h>> {
        let known = |date: NaiveDate| date <= self.on.as_of;
        events
            .iter()
            .map(|event| self.entry(event, agreement))
            .filter(|entry| known(entry.date))
            .collect()
    }

    fn entry(&self, event: &Event, agreement: Option<AgreementIx>) -> Entry<'h> {
        let (name, listing, list, lists, changes) = match event {
            Event::First(listing) => {
                ("first listed", Some(*listing), None, None, self.first(*listing, agreement))
            }
            Event::Changed { before, after, columns } => {
                let change = |&column| self.change(Some(*before), *after, column, agreement);
                ("changed", Some(*after), None, None, columns.iter().map(change).collect())
            }
            Event::Missing { list, lists } => {
                ("missing", None, Some(*list), Some(*lists), Vec::new())
            }
            Event::Back(listing) => ("listed again", Some(*listing), None, None, Vec::new()),
            Event::Last(listing) => ("last listed", Some(*listing), None, None, Vec::new()),
        };
        let of_listing = listing.map(|listing| self.history.list_of(listing));
        let list = self.history.lists.row(of_listing.or(list).unwrap_or(ListIx(0)));
        Entry {
            event: name,
            date: list.date,
            list: &list.file,
            row: listing.map(|listing| self.history.listings.row(listing).row),
            lists,
            changes,
        }
    }

    /// Every value of a first listing.
    fn first(&self, listing: ListingIx, agreement: Option<AgreementIx>) -> Vec<Change<'h>> {
        Column::ALL
            .into_iter()
            .map(|column| self.change(None, listing, column, agreement))
            .filter(|change| !change.printed.is_empty() || change.used.is_some())
            .collect()
    }

    fn change(
        &self,
        before: Option<ListingIx>,
        listing: ListingIx,
        column: Column,
        agreement: Option<AgreementIx>,
    ) -> Change<'h> {
        let history = self.history;
        let reading = history.listings.row(listing).reading;
        let mut change = Change {
            column: column.heading(),
            before: before.map(|before| history.printed(before, column)),
            printed: history.printed(listing, column),
            used: None,
            rule: None,
            sentence: None,
        };
        let mut read = |used: Option<String>, rule: &'static str, sentence: &'static str| {
            change.used = Some(used);
            change.rule = Some(rule);
            change.sentence = Some(sentence);
        };
        if let Some(repair) = history.tables.repairs(reading).find(|r| r.column == column) {
            let used = Some(history.text(repair.used).to_owned()).filter(|used| !used.is_empty());
            read(used, repair.rule.name(), repair.rule.sentence());
        }
        let row = history.tables.readings.row(reading);
        match column {
            Column::Agency => {
                let printed = row.printed.get(column.position()).copied();
                let spellings = history.spellings_of(row.agency);
                let spelling = spellings.iter().find(|s| Some(s.printed) == printed);
                if let Some(spelling) = spelling {
                    let id = history.tables.agencies.row(row.agency).id(&history.tables.texts);
                    read(Some(id), spelling.rule.name(), spelling.rule.sentence());
                }
            }
            Column::Signed => {
                let corrections =
                    agreement.map_or(&[][..], |agreement| history.corrections_of(agreement));
                let given_up = corrections.iter().find(|c| c.before == row.signed);
                if let Some(correction) = given_up {
                    let used = Some(correction.after.to_string());
                    read(used, correction.rule.name(), correction.rule.sentence());
                }
            }
            _ => {}
        }
        change
    }
}

impl Explanation<'_> {
    /// The explanation in lines for a reader.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            self.agency.to_owned(),
            format!("{} · {}", self.state.unwrap_or("state unknown"), self.agency_id),
            format!("{}. {}", capital(self.membership.unwrap_or("not listed yet")), self.because),
        ];
        for name in &self.names {
            lines
                .push(format!("  also printed as \u{201c}{}\u{201d}: {}", name.printed, name.rule));
            lines.push(format!("    {}", name.sentence));
        }
        for pair in &self.likely_pairs {
            lines.push(format!("  may be the same as {} ({})", pair.agency, pair.id));
            lines.push(format!("    {} They are kept apart.", pair.sentence));
        }
        for life in &self.lives {
            lines.push(String::new());
            life.lines(&mut lines);
        }
        lines
    }
}

impl Life<'_> {
    fn lines(&self, lines: &mut Vec<String>) {
        let model = self.model.and_then(Model::of_code).map_or("Unknown model", Model::name);
        let reason = self.ended_reason.map_or_else(String::new, |reason| format!(" ({reason})"));
        if self.what == "application" {
            lines.push(format!("Application for {model}: {}", self.status));
        } else {
            let signed = self.signed.as_deref().unwrap_or("on an unknown day");
            lines.push(format!("{model}, signed {signed}: {}{reason}", self.status));
            lines.push(format!("  {}", self.id));
        }
        lines.push(format!("  {}", self.because));
        for entry in &self.entries {
            entry.lines(lines);
        }
    }
}

impl Entry<'_> {
    fn lines(&self, lines: &mut Vec<String>) {
        let place = match (self.row, self.lists) {
            (Some(row), _) => format!("{}, row {row}", self.list),
            (None, Some(lists)) if lists > 1 => {
                format!("{} and {} after it", self.list, lists - 1)
            }
            (None, _) => self.list.to_owned(),
        };
        lines.push(format!("  {}  {:<12}  {place}", self.date, self.event));
        for change in &self.changes {
            change.lines(lines);
        }
    }
}

impl Change<'_> {
    fn lines(&self, lines: &mut Vec<String>) {
        let quoted = |text: &str| match text {
            "" => "nothing".to_owned(),
            text => format!("\u{201c}{text}\u{201d}"),
        };
        let before = match &self.before {
            Some(before) => format!("{} → ", quoted(before)),
            None => String::new(),
        };
        let used = match &self.used {
            Some(used) => {
                let used = used.as_deref().unwrap_or("unknown");
                format!(", read as {used} ({})", self.rule.unwrap_or_default())
            }
            None => String::new(),
        };
        let indent = " ".repeat(14);
        lines.push(format!("{indent}{}: {before}{}{used}", self.column, quoted(&self.printed)));
        if let Some(sentence) = self.sentence {
            lines.push(format!("{indent}  {sentence}"));
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
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
