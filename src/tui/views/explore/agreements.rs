//! One agency in text: every agreement that it has or had, with its dates, documents, source and
//! repairs, and its applications.

use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::export::reach::{fbi_words, officers_words, unmatched_words};
use crate::history::{History, Used};
use crate::model::{
    AgencyIx, AgencyKind, AgreementIx, ApplicationIx, Ending, Link, ListingIx, Model, Outcome,
    State, Status, Text,
};
use crate::query::{StatusKind, found_as};
use crate::text::{counted, mark_blanks, short_day};
use crate::tui::core::{Context, ModelColours, by_status};
use crate::tui::kit::document::Document;

/// Lines of name, state, kind and county, and of what the FBI knows.
const HEAD: usize = 6;

/// Columns of a label, with its indent.
const LABEL: usize = 11;

/// What a line names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reference {
    /// A row of a list.
    Listing(ListingIx),
    /// An address, or a part of it.
    Address(Text),
}

/// The text of an agency in lines of `width` columns; with every change that is one of form only
/// if `with_form`.
pub(super) fn document(
    cx: &Context,
    agency: AgencyIx,
    width: u16,
    with_form: bool,
) -> Document<Reference> {
    let text = Document::new(width);
    let mut writer = Writer { cx, width: usize::from(width), with_form, text };
    writer.agency(agency);
    writer.text
}

struct Writer<'c> {
    cx: &'c Context,
    width: usize,
    with_form: bool,
    text: Document<Reference>,
}

impl Writer<'_> {
    fn agency(&mut self, agency: AgencyIx) {
        let (cx, theme) = (self.cx, self.cx.theme);
        let history = &cx.data.history;
        let name = history.text(history.tables.agencies.row(agency).name);
        if cx.watch.agencies.contains(agency) {
            let mark = theme.characters().watched;
            self.text.paragraph(&format!("{name} {mark}"), theme.strong());
        } else {
            self.text.paragraph(name, theme.strong());
        }
        for words in cx.search.query.readings() {
            self.text.paragraph(&words, theme.faint());
        }
        if let Some(other) = found_as(history, &cx.search.query, agency) {
            let words = format!("also listed as \u{201c}{}\u{201d}", other.trim());
            self.text.paragraph(&words, theme.faint());
        }
        let mut agreements: Vec<(AgreementIx, Status)> = history
            .agreements_of(agency)
            .filter_map(|ix| Some((ix, history.status(ix, cx.day.position?))))
            .filter(|&(_, status)| status != Status::NotYet)
            .collect();
        let (place, county) = place(history, agency, &agreements, theme.characters().dot);
        self.text.paragraph(&place, theme.text());
        if !county.is_empty() {
            self.text.paragraph(&county, theme.text());
        }
        match cx.day.fbi(history, agency) {
            Ok(found) => {
                self.text.paragraph(&officers_words(found.agency), theme.text());
                self.text.paragraph(&fbi_words(found.agency), theme.faint());
            }
            Err(why) => self.text.paragraph(unmatched_words(why), theme.faint()),
        }
        // A name of two lines has room, so that what follows keeps its place.
        while self.text.lines.len() < HEAD {
            self.text.blank();
        }
        agreements.sort_by_key(|&(ix, status)| by_status(history, StatusKind::of(status), ix));
        for (ix, status) in agreements {
            self.text.blank();
            self.agreement(ix, status);
        }
        self.applications(agency);
    }

    /// A letter and a name, and a word at the right.
    fn heading(&mut self, letter: Span<'static>, name: Span<'static>, word: Option<Span<'static>>) {
        self.text.line(Line::from(vec![letter, name]), word);
    }

    fn agreement(&mut self, ix: AgreementIx, status: Status) {
        let (history, theme) = (&self.cx.data.history, self.cx.theme);
        let agreement = history.agreements.row(ix);
        let active = status == Status::Active;
        let style = if active { theme.strong() } else { theme.faint() };
        let colour = if active { theme.model(agreement.model) } else { theme.faint() };
        let name = agreement.model.map_or("no known model", Model::short);
        let word = status.name();
        self.heading(
            Span::styled(letter(agreement.model), colour.bold()),
            Span::styled(name, style),
            word.map(|word| Span::styled(word, theme.status(StatusKind::of(status)))),
        );
        self.field("signed", &agreement.signed.map_or_else(|| "unknown".into(), short_day));
        let in_force = self.cx.day.list(history);
        let listing =
            in_force.and_then(|list| history.listing_on(ix, list)).unwrap_or(agreement.last);
        // A date that was given up and is printed by this row is among what is not as printed.
        let printed = history.reading(listing).signed;
        for correction in history.corrections_of(ix).iter().filter(|c| c.before != printed) {
            let before = correction.before.map_or_else(|| "nothing".into(), short_day);
            let words = format!("earlier printed {before}, {}", correction.rule.name());
            self.styled_field("", &words, theme.faint());
        }
        let moved = history.moves_to(agreement.agency).iter();
        for moved in moved.filter(|moved| history.moved(moved) == Some(ix)) {
            let name = history.text(moved.printed).trim();
            let state = moved.state.map_or("an unknown state", State::name);
            let words = format!("corrected: moved from {name}, {state}, {}", moved.rule.name());
            self.styled_field("", &words, theme.faint());
        }
        let listed = self.listed(ix, listing, active);
        self.field("listed", &listed);
        match status {
            Status::Ended(ending) => self.ending(ending, "ended", true),
            Status::Unconfirmed(ending) => self.ending(ending, "missing", false),
            Status::Active | Status::NotYet => {}
        }
        // What takes one line comes before what may take several: from one agency to the next most
        // lines stay where they are, and only what changed is sent to the terminal.
        self.source(listing);
        let reading = history.reading(listing);
        for (label, link) in [("MOA", reading.moa), ("addendum", reading.addendum)] {
            match link {
                Link::Address(address) => self.address(label, address),
                Link::Pending => self.styled_field(label, "link pending", theme.faint()),
                Link::None => {}
            }
        }
        for (heading, value) in history.tables.extras(history.listings.row(listing).reading) {
            self.styled_field(&heading.to_lowercase(), value, theme.faint());
        }
        self.repairs(listing);
        let warning = theme.warning();
        for doubt in history.doubts_of(ix, listing) {
            let mark = Span::styled(format!("  {} ", theme.characters().repaired), warning);
            self.text.hanging(mark, &history.doubt_message(doubt), warning);
        }
    }

    fn listed(&self, ix: AgreementIx, listing: ListingIx, active: bool) -> String {
        let history = &self.cx.data.history;
        let date = |listing| history.lists.row(history.list_of(listing)).date;
        let first = history.agreements.row(ix).first;
        // What is on the oldest list may have been listed before.
        let oldest = history.participating.first() == Some(&history.list_of(first));
        match (active, oldest) {
            (true, true) => format!("by {}", short_day(date(first))),
            (true, false) => format!("since {}", short_day(date(first))),
            (false, true) => format!("by {}", self.days(date(first), date(listing))),
            (false, false) => self.days(date(first), date(listing)),
        }
    }

    /// From one day to another, or the one day.
    fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return short_day(first);
        }
        format!("{} {} {}", short_day(first), self.cx.theme.characters().dash, short_day(last))
    }

    fn ending(&mut self, ending: Ending, label: &str, confirmed: bool) {
        let words = self.cx.data.history.ending_words(ending);
        self.field(label, &words.interval(short_day));
        if confirmed {
            self.styled_field("", words.reason(), self.cx.theme.faint());
        }
    }

    fn address(&mut self, label: &str, address: Text) {
        let start = self.text.lines.len();
        self.field(label, self.cx.data.history.text(address));
        for line in self.text.lines.iter_mut().skip(start) {
            line.refers = Some(Reference::Address(address));
        }
    }

    fn repairs(&mut self, listing: ListingIx) {
        let (history, theme) = (&self.cx.data.history, self.cx.theme);
        let mark = theme.characters().repaired;
        let all = history.not_as_printed(listing);
        let is_shown = |used: &&Used<'_>| self.with_form || !used.rule.is_minor;
        let hidden = all.iter().filter(|used| !is_shown(used)).count();
        for used in all.iter().filter(is_shown) {
            let style = if used.rule.is_minor { theme.faint() } else { theme.warning() };
            let printed = history.printed(listing, used.column);
            let printed = mark_blanks(&printed, theme.characters().blank);
            let words = format!("{} printed \u{201c}{printed}\u{201d}", used.column.heading());
            self.text.hanging(Span::styled(format!("  {mark} "), style), &words, style);
            let value = match &used.value {
                None => "as unknown".to_owned(),
                Some(value) => format!("\u{201c}{value}\u{201d}"),
            };
            let words = format!("used {value}, {}", used.rule.name);
            self.text.hanging(Span::styled("    ", style), &words, style);
        }
        if hidden > 0 {
            let count = counted(hidden, "change", "changes");
            let words = format!("{count} of form only: v shows");
            self.text.hanging(Span::styled("  ", theme.faint()), &words, theme.faint());
        }
        let style = theme.warning();
        for doubt in history.tables.doubts(history.listings.row(listing).reading) {
            let printed = history.printed(listing, doubt.column);
            let message = doubt.kind.message(doubt.column, &printed);
            self.text.hanging(Span::styled(format!("  {mark} "), style), &message, style);
        }
    }

    fn applications(&mut self, agency: AgencyIx) {
        let history = &self.cx.data.history;
        let Some(position) = self.cx.day.pending else { return };
        for (ix, application) in history.applications.iter().filter(|(_, a)| a.agency == agency) {
            if let Some(outcome) = history.outcome(ix, position, self.cx.day.position) {
                self.text.blank();
                self.application(ix, outcome);
                self.source(application.last);
            }
        }
    }

    fn application(&mut self, ix: ApplicationIx, outcome: Outcome) {
        let (history, theme) = (&self.cx.data.history, self.cx.theme);
        let application = history.applications.row(ix);
        let agency = application.agency;
        self.heading(
            Span::styled(letter(application.model), theme.model(application.model)),
            Span::styled("Application", theme.text()),
            Some(Span::styled(outcome.name(), theme.faint())),
        );
        let date = |listing| history.lists.row(history.list_of(listing)).date;
        let listed = self.days(date(application.first), date(application.last));
        self.field("listed", &listed);
        match outcome {
            Outcome::Signed(agreement) | Outcome::Held(agreement) => {
                let row = history.agreements.row(agreement);
                if let Some(signed) = row.signed {
                    self.field("signed", &short_day(signed));
                }
                self.other_name(agency, row.agency);
            }
            Outcome::Renamed(next) => {
                self.other_name(agency, history.applications.row(next).agency);
            }
            Outcome::Pending | Outcome::Withdrawn => {}
        }
    }

    /// The agency under whose name an application went on, if that is another one.
    fn other_name(&mut self, own: AgencyIx, other: AgencyIx) {
        if own != other {
            let history = &self.cx.data.history;
            let row = history.tables.agencies.row(other);
            let state = row.state.map_or("", State::postal);
            let name = format!("as {}, {state}", history.text(row.name));
            self.styled_field("", &name, self.cx.theme.faint());
        }
    }

    /// The row of a list, and the list.
    fn source(&mut self, listing: ListingIx) {
        let history = &self.cx.data.history;
        let list = history.lists.row(history.list_of(listing));
        let faint = self.cx.theme.faint();
        let row = history.listings.row(listing).row;
        self.styled_field("source", &format!("row {row} of"), faint);
        self.text.refer(Reference::Listing(listing));
        let indent = if list.file.width() + 2 > self.width { "" } else { "  " };
        self.text.hanging(Span::styled(indent, faint), &list.file, faint);
    }

    fn field(&mut self, label: &str, value: &str) {
        self.styled_field(label, value, self.cx.theme.text());
    }

    fn styled_field(&mut self, label: &str, value: &str, style: Style) {
        let label = Span::styled(format!("  {label}"), self.cx.theme.faint());
        self.text.field(&label, LABEL, value, style);
    }
}

fn letter(model: Option<Model>) -> String {
    format!("{} ", model.map_or('?', Model::letter))
}

/// State and kind, and the county, as far as they are known.
fn place(
    history: &History,
    agency: AgencyIx,
    agreements: &[(AgreementIx, Status)],
    dot: &str,
) -> (String, String) {
    let newest = agreements.iter().map(|&(ix, _)| history.agreements.row(ix).last).max();
    let reading = newest.map(|listing| history.reading(listing));
    let state = history.tables.agencies.row(agency).state.map_or("state unknown", State::name);
    let kind = reading.and_then(|reading| reading.kind).map(AgencyKind::name);
    let place = match kind {
        Some(kind) => format!("{state} {dot} {kind}"),
        None => state.to_owned(),
    };
    let county = reading.and_then(|reading| reading.county);
    let county = county.map(|c| history.text(history.tables.counties.row(c).name).to_owned());
    (place, county.unwrap_or_default())
}
