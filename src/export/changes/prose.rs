//! What changed, in sentences, and as a document for a newsroom's chat.

use super::change::Change;
use super::digest::Digest;
use super::line::Line;
use super::row::ChangeRow;
use super::sections::Section;
use crate::export::format::Markup;
use crate::export::stats::old_pending;
use crate::history::ApplicationChanges;
use crate::model::{EndReason, List, ListKind, Model, State};
use crate::query::AgenciesSince;
use crate::text::{counted, day, list_day, list_name, thousands};

/// Says that nothing changed, without a full stop; `only` is the filter in words.
#[must_use]
pub fn nothing(only: &str) -> String {
    if only.is_empty() {
        "Nothing changed".into()
    } else {
        format!("Nothing changed (only {only})")
    }
}

impl Digest<'_> {
    /// Says which lists are compared, without a full stop: "From the list of 29 May 2025 am to the list
    /// of 6 June 2025 pm, 12 lists later".
    #[must_use]
    pub fn heading(self) -> String {
        let [from, to] = self.compared();
        let kind = match self.kind() {
            ListKind::Participating => "list",
            ListKind::Pending => "pending list",
        };
        let Some(to) = to else { return "No list".into() };
        let Some(from) = from else {
            return format!("Up to the {kind} of {}", list_name(to));
        };
        let at = |point: crate::history::Point| point.participating.or(point.pending).unwrap_or(0);
        let apart = at(self.changes.to).abs_diff(at(self.changes.from));
        let apart = match apart {
            0 => "the same list".into(),
            1 => "the next list".into(),
            apart => format!("{} lists later", thousands(apart as u64)),
        };
        format!(
            "From the {kind} of {} to the {kind} of {}, {apart}",
            list_name(from),
            list_name(to)
        )
    }

    /// Says how many agreements are in force on each of the two lists and how they changed, without a
    /// full stop; `None` without a participating list.
    #[must_use]
    pub fn totals(self) -> Option<String> {
        self.changes.to.participating?;
        let changes = self.changes;
        // The counts are those of the sections.
        let ended = |of: fn(&EndReason) -> bool| {
            let confirmed = changes.ended.iter().filter(|gone| gone.confirmed);
            confirmed.filter(|gone| gone.ending.reason.as_ref().is_some_and(of)).count()
        };
        let unconfirmed = changes.ended.iter().filter(|gone| !gone.confirmed).count();
        let switched = ended(|reason| *reason == EndReason::SwitchedModel);
        let superseded = ended(|reason| *reason == EndReason::Superseded);
        let for_good = changes.ended.len() - unconfirmed - switched - superseded;
        let mut parts = vec![
            format!("{} signed", thousands(changes.signed.len() as u64)),
            format!("{} ended", thousands(for_good as u64)),
        ];
        for (count, what) in [
            (switched, "switched model"),
            (superseded, "superseded"),
            (unconfirmed, "missing (unconfirmed)"),
            (changes.passed.len(), "listed and gone again in between"),
            (changes.corrected.len(), "corrected"),
        ] {
            if count > 0 {
                parts.push(format!("{} {what}", thousands(count as u64)));
            }
        }
        Some(format!(
            "{} in force before, {} after: {}",
            counted(changes.before, "agreement", "agreements"),
            thousands(changes.after as u64),
            parts.join(", "),
        ))
    }

    /// Says how many agencies stand on each of the two participating lists and on both, without a full
    /// stop; `None` where they were not counted.
    #[must_use]
    pub fn agencies(self) -> Option<String> {
        let AgenciesSince { before, after, both } = self.agencies?;
        self.participating()[0]?;
        Some(format!(
            "{} before, {} after: {} on both lists",
            counted(before, "agency", "agencies"),
            thousands(after as u64),
            thousands(both as u64),
        ))
    }

    /// Says which pending lists are compared and how applications changed, without a full stop;
    /// `None` without a pending list.
    #[must_use]
    pub fn pending_totals(self) -> Option<String> {
        let [from, to] = self.pending();
        let to = to?;
        let applications = &self.changes.applications;
        let between = match from {
            Some(from) if std::ptr::eq(from, to) => {
                format!("Pending: the list of {} is in force on both days", list_name(to))
            }
            from => {
                let lists = match from {
                    Some(from) => {
                        format!(
                            "from the list of {} to the list of {}",
                            list_name(from),
                            list_name(to)
                        )
                    }
                    None => format!("up to the list of {}, the first one", list_name(to)),
                };
                format!(
                    "Pending, {lists}: {} new, {} signed, {} gone{}",
                    thousands(applications.new.len() as u64),
                    thousands(applications.signed.len() as u64),
                    thousands(applications.withdrawn.len() as u64),
                    others(applications)
                )
            }
        };
        let note = self.pending_note().map_or_else(String::new, |note| format!("; {note}"));
        Some(format!("{between}{note}"))
    }

    /// Returns what a reader must know about the later pending list: that it is old, or that there is
    /// no participating list to show what was signed.
    #[must_use]
    pub fn pending_note(self) -> Option<String> {
        let [_, pending] = self.pending();
        match self.participating() {
            [_, Some(list)] => old_pending(list.date, pending?.date),
            _ => pending.map(|_| {
                "pending lists alone do not show whether an application was signed".into()
            }),
        }
    }

    /// Names the files compared, without a full stop.
    #[must_use]
    pub fn sources(self) -> String {
        let files = |[from, to]: [Option<&List>; 2]| {
            let mut files: Vec<&str> =
                [from, to].into_iter().flatten().map(|list| list.file.as_str()).collect();
            files.dedup();
            files.join(" and ")
        };
        let (participating, pending) = (files(self.participating()), files(self.pending()));
        match (participating.is_empty(), pending.is_empty()) {
            (false, false) => format!("Source: {participating}; pending: {pending}"),
            (false, true) => format!("Source: {participating}"),
            _ => format!("Source: {pending}"),
        }
    }

    /// Writes the changes as a document, line by line: a headline, sections by state, the sources.
    /// `only` is the filter in words; `notes` explain how the days were found.
    #[must_use]
    pub fn document(self, markup: &Markup, only: &str, notes: &[String]) -> Vec<String> {
        let Markup { plain, bold, italic, item } = *markup;
        let of = if only.is_empty() { String::new() } else { format!(", only {}", plain(only)) };
        let headline = format!("287(g) agreements{of}, {}", self.headline());
        let mut lines = vec![bold(&headline), String::new()];
        let totals = [self.totals(), self.pending_totals()].into_iter().flatten();
        lines.extend(totals.map(|totals| item(&format!("{totals}."))));
        lines.extend(notes.iter().map(|note| item(&plain(note))));
        for section in self.sections() {
            lines.push(String::new());
            lines.push(format!("{}: {}", bold(&section.title), plain(&section.about)));
            if !section.is_counted_only() {
                lines.push(String::new());
                lines.extend(by_state(&section, markup));
            }
        }
        lines.push(String::new());
        lines.push(italic(&format!("{}.", plain(&self.sources()))));
        lines
    }

    fn headline(self) -> String {
        let [from, to] = self.compared().map(|list| list.map(list_day));
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        let changes = self.changes;
        match self.kind() {
            ListKind::Participating => format!(
                "{from} to {to}: {} signed, {} gone from the list",
                thousands(changes.signed.len() as u64),
                thousands(changes.ended.len() as u64),
            ),
            ListKind::Pending => format!(
                "{from} to {to}: {}, {} gone from the list",
                counted(changes.applications.new.len(), "new application", "new applications"),
                thousands(changes.applications.withdrawn.len() as u64),
            ),
        }
    }
}

/// The applications that are neither new nor signed nor gone, if there are any.
fn others(applications: &ApplicationChanges) -> String {
    let mut words = String::new();
    for (count, what) in
        [(applications.held.len(), "held already"), (applications.renamed.len(), "renamed")]
    {
        if count > 0 {
            words.push_str(", ");
            words.push_str(&thousands(count as u64));
            words.push(' ');
            words.push_str(what);
        }
    }
    words
}

/// Writes a line for each state: its name, the count in bold, its changes.
fn by_state(section: &Section<'_>, markup: &Markup) -> Vec<String> {
    let state = |line: &Line<'_>| line.row.state();
    section
        .lines()
        .chunk_by(|a, b| state(a) == state(b))
        .map(|own| {
            let name = own.first().and_then(state).map_or("Unknown state", State::name);
            let count = (markup.bold)(&thousands(own.len() as u64));
            let changes: Vec<String> = own.iter().map(|line| brief(line, markup.plain)).collect();
            (markup.item)(&format!("{name} {count}: {}", changes.join("; ")))
        })
        .collect()
}

/// Describes a change in a few words.
fn brief(line: &Line<'_>, plain: fn(&str) -> String) -> String {
    let row = &line.row;
    let model = row.model().map_or("unknown model", Model::code);
    let who = format!("{}, {model}", plain(row.agency()));
    let unknown = || "an unknown day".into();
    let signed = row.signed().map_or_else(unknown, day);
    let listed = row.first_list().map_or_else(unknown, list_day);
    let last = row.last_list().map_or_else(unknown, list_day);
    let note = line.note().replace("; ", ", ");
    let noted = |text: String| {
        if note.is_empty() { format!("{who} ({text})") } else { format!("{who} ({text}, {note})") }
    };
    match row.change {
        Change::Signed(_) => noted(format!("signed {signed}")),
        Change::Ended(_) | Change::Passed(_) => {
            let days = row.ending_words().map(|words| words.days(day));
            let [last, missing] = days.unwrap_or_default();
            noted(format!("signed {signed}, last listed {last}, missing {missing}"))
        }
        Change::Corrected(_) | Change::Document(_) => corrected(row, &who, plain),
        Change::ApplicationNew(_) => noted(format!("pending since {listed}")),
        Change::ApplicationSigned(_) => noted(format!("pending since {listed}, signed {signed}")),
        Change::ApplicationHeld(_)
        | Change::ApplicationRenamed(_)
        | Change::ApplicationWithdrawn(_) => noted(format!("pending from {listed} to {last}")),
    }
}

fn corrected(row: &ChangeRow<'_>, who: &str, plain: fn(&str) -> String) -> String {
    let heading = row.corrected().map_or("", |change| change.column.heading());
    let value = |value: Option<std::borrow::Cow<'_, str>>| {
        value.map_or_else(|| "unknown".into(), |value| plain(&value))
    };
    let since = row.corrected_on().map_or_else(String::new, day);
    let row_number = row.source().map_or(0, |source| source.1);
    format!(
        "{who}: {heading} {} → {} (list of {since}, row {row_number})",
        value(row.before()),
        value(row.after())
    )
}
