//! One agency: every agreement that it has or had, with its dates, documents, source and repairs.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::paint::{Painter, row, skip};
use super::timeline;
use crate::history::History;
use crate::model::{
    AgencyIx, AgreementIx, EndReason, Ending, Link, List, ListingIx, Outcome, Status, Text,
};
use crate::query::StatusKind;
use crate::text::{display, short_day, wrap};
use crate::tui::data::Data;
use crate::tui::state::{Pane, State};
use crate::tui::terminal::{self, is_web};
use crate::tui::theme::Theme;

/// Lines of name, state, kind and county.
const HEAD: usize = 4;

/// Columns of a label, its indent included.
const LABEL: u16 = 11;

/// A line of the detail: pieces from the left, and a word at the right.
#[derive(Default)]
struct Line {
    pieces: Vec<(String, Style)>,
    right: Option<(String, Style)>,
    /// The row of a list that it names.
    listing: Option<ListingIx>,
    /// The address that it is a part of.
    address: Option<Text>,
}

pub(super) fn pane(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let layout = state.layout();
    let inside = layout.outline.within(area);
    let focused = state.focus == Pane::Detail && !state.searching;
    if layout.outline.framed {
        painter.title(area, focused, "Agency", &[]);
    }
    let text = text_area(inside);
    let Some(agency) = state.selected else {
        painter.text(text, "no agency", state.theme.faint());
        return;
    };
    let lines = lines(state, data, agency, text);
    let last = lines.len().saturating_sub(usize::from(text.height));
    let top = state.detail_top.min(last);
    for (i, line) in lines.iter().skip(top).enumerate() {
        let Some(at) = row(text, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        let pieces: Vec<_> =
            line.pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        let taken = painter.pieces(at, &pieces);
        if let Some((word, style)) = &line.right {
            let rest = skip(at, (taken + 1).min(at.width));
            painter.right(Rect { width: rest.width.saturating_sub(1), ..rest }, word, *style);
        }
    }
    if top < last && layout.outline.framed {
        painter.foot(area, " more below ");
    }
}

/// The first line on the screen where the detail is scrolled to its end.
pub(crate) fn end(state: &State, data: &Data) -> usize {
    let (Some(inside), Some(agency)) = (state.layout().inside(Pane::Detail), state.selected) else {
        return 0;
    };
    let text = text_area(inside);
    lines(state, data, agency, text).len().saturating_sub(usize::from(text.height))
}

/// The row of a list that the first source line on the screen names; where none is on the screen,
/// the last one above.
pub(crate) fn shown_source(state: &State, data: &Data) -> Option<ListingIx> {
    let text = text_area(state.layout().inside(Pane::Detail)?);
    let lines = lines(state, data, state.selected?, text);
    let last = lines.len().saturating_sub(usize::from(text.height));
    let top = state.detail_top.min(last);
    let mut below = lines.iter().skip(top).filter_map(|line| line.listing);
    below.next().or_else(|| lines.iter().take(top).rev().find_map(|line| line.listing))
}

/// The addresses on the screen, where the agency has the keys.
pub(super) fn links(state: &State, data: &Data) -> Vec<terminal::Link> {
    let inside = state.layout().inside(Pane::Detail).filter(|_| state.focus == Pane::Detail);
    let (Some(inside), Some(agency)) = (inside, state.selected) else { return Vec::new() };
    let text = text_area(inside);
    let lines = lines(state, data, agency, text);
    let top = state.detail_top.min(lines.len().saturating_sub(usize::from(text.height)));
    let shown = (0..text.height).filter_map(|offset| row(text, offset)).zip(lines.iter().skip(top));
    shown
        .filter_map(|(at, line)| {
            let address = data.history.text(line.address?);
            let [(head, _), (part, _)] = &*line.pieces else { return None };
            let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
            let at = skip(at, columns(head));
            let width = columns(part).min(at.width);
            let address = address.to_owned();
            is_web(&address).then_some(terminal::Link { x: at.x, y: at.y, width, address })
        })
        .collect()
}

/// A blank column at the left.
fn text_area(inside: Rect) -> Rect {
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(1), ..inside }
}

/// The lines of an agency; its id, and over it its years where the pane has the keys, at the foot,
/// where there is room, so that they stay in their place from one agency to the next.
fn lines(state: &State, data: &Data, agency: AgencyIx, text: Rect) -> Vec<Line> {
    let history = &data.history;
    let writer = || Writer { theme: state.theme, width: text.width, lines: Vec::new() };
    let (mut body, mut foot) = (writer(), writer());
    body.agency(state, history, agency);
    let id = history.tables.agencies.row(agency).id(&history.tables.texts);
    // While the cursor goes through the table they are left out: they would cost more bytes a row
    // than all else that changes here.
    if state.focus == Pane::Detail {
        for pieces in timeline::lines(state, history, agency, text.width) {
            foot.lines.push(Line { pieces, ..Line::default() });
        }
    }
    foot.wrapped("", &id, state.theme.faint());
    let room = usize::from(text.height).saturating_sub(body.lines.len() + foot.lines.len());
    body.lines.extend(std::iter::repeat_with(Line::default).take(room.max(1)));
    body.lines.append(&mut foot.lines);
    body.lines
}

/// Writes lines of a width.
struct Writer {
    theme: Theme,
    width: u16,
    lines: Vec<Line>,
}

impl Writer {
    fn agency(&mut self, state: &State, history: &History, agency: AgencyIx) {
        let row = history.tables.agencies.row(agency);
        let name = history.text(row.name);
        if state.watch.agencies.contains(agency) {
            let mark = self.theme.characters().watched;
            self.wrapped("", &format!("{name} {mark}"), self.theme.strong());
        } else {
            self.wrapped("", name, self.theme.strong());
        }
        let mut agreements: Vec<(AgreementIx, Status)> = history
            .agreements_of(agency)
            .filter_map(|ix| {
                let status = history.status(ix, state.day.position?);
                (status != Status::NotYet).then_some((ix, status))
            })
            .collect();
        let (place, county) = place(history, agency, &agreements, self.theme.characters().dot);
        self.wrapped("", &place, self.theme.text());
        if !county.is_empty() {
            self.wrapped("", &county, self.theme.text());
        }
        // Room for a name of two lines, so that what follows keeps its place.
        let missing = HEAD.saturating_sub(self.lines.len());
        self.lines.extend(std::iter::repeat_with(Line::default).take(missing));
        agreements.sort_by_key(|&(ix, status)| {
            let agreement = history.agreements.row(ix);
            (StatusKind::of(status), std::cmp::Reverse(agreement.signed), agreement.model)
        });
        for (ix, status) in agreements {
            self.lines.push(Line::default());
            self.agreement(state, history, ix, status);
        }
        self.applications(state, history, agency);
    }

    fn agreement(&mut self, state: &State, history: &History, ix: AgreementIx, status: Status) {
        let theme = self.theme;
        let agreement = history.agreements.row(ix);
        let letter = agreement.model.map_or('?', crate::model::Model::letter);
        let name = agreement.model.map_or("no known model", |model| model.short());
        let active = status == Status::Active;
        let heading = if active { theme.strong() } else { theme.faint() };
        let colour = if active { theme.model(agreement.model) } else { theme.faint() };
        self.lines.push(Line {
            pieces: vec![
                (format!("{letter} "), colour.add_modifier(ratatui::style::Modifier::BOLD)),
                (name.to_owned(), heading),
            ],
            right: status
                .name()
                .map(|word| (word.to_owned(), theme.status(StatusKind::of(status)))),
            ..Line::default()
        });
        let signed = agreement.signed.map_or_else(|| "unknown".into(), short_day);
        self.field("signed", &signed, theme.text());
        let in_force = state.day.list(history);
        let listing =
            in_force.and_then(|list| history.listing_on(ix, list)).unwrap_or(agreement.last);
        // The date that this row prints, where it is given up, stands among what is not as printed.
        let printed = history.reading(listing).signed;
        for correction in history.corrections_of(ix).iter().filter(|c| c.before != printed) {
            let before = correction.before.map_or_else(|| "nothing".into(), short_day);
            let told = format!("earlier printed {before}, {}", correction.rule.name());
            self.field("", &told, theme.faint());
        }
        self.field("listed", &self.listed(history, ix, listing, active), theme.text());
        match status {
            Status::Ended(ending) => self.ending(history, ending, "ended"),
            Status::Unconfirmed(ending) => self.ending(history, ending, "missing"),
            Status::Active | Status::NotYet => {}
        }
        // What stands in one line comes before what may take several: from one agency to the next
        // most lines stay where they are, and over a slow line only what changed is sent.
        let list = history.lists.row(history.list_of(listing));
        self.source(list, listing, history.listings.row(listing).row);
        let reading = history.reading(listing);
        for (label, link) in [("MOA", reading.moa), ("addendum", reading.addendum)] {
            match link {
                Link::Address(address) => {
                    let start = self.lines.len();
                    self.field(label, history.text(address), theme.text());
                    for line in self.lines.iter_mut().skip(start) {
                        line.address = Some(address);
                    }
                }
                Link::Pending => self.field(label, "link pending", theme.faint()),
                Link::None => {}
            }
        }
        let handle = history.listings.row(listing).reading;
        for (heading, value) in history.tables.extras(handle) {
            self.field(&heading.to_lowercase(), value, theme.faint());
        }
        self.repairs(history, listing);
    }

    /// From one day to another, or that one day.
    fn stretch(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return short_day(first);
        }
        format!("{} {} {}", short_day(first), self.theme.characters().dash, short_day(last))
    }

    fn listed(
        &self,
        history: &History,
        ix: AgreementIx,
        listing: ListingIx,
        active: bool,
    ) -> String {
        let date = |listing| history.lists.row(history.list_of(listing)).date;
        let first = history.agreements.row(ix).first;
        // What stands on the oldest list may have stood there before.
        let oldest = history.participating.first() == Some(&history.list_of(first));
        let by = if oldest { "by " } else { "" };
        if active {
            let since = if by.is_empty() { "since " } else { by };
            return format!("{since}{}", short_day(date(first)));
        }
        format!("{by}{}", self.stretch(date(first), date(listing)))
    }

    fn ending(&mut self, history: &History, ending: Ending, label: &str) {
        let date = |list| short_day(history.lists.row(list).date);
        let interval =
            format!("after {}, by {}", date(ending.last_listed), date(ending.first_missing));
        self.field(label, &interval, self.theme.text());
        if let Some(reason) = ending.reason {
            let words = match reason {
                EndReason::Superseded => "superseded: signed again",
                EndReason::SwitchedModel => "switched model",
                EndReason::Left => "left: no agreement any more",
                EndReason::Removed => "removed from the list",
            };
            self.field("", words, self.theme.faint());
        }
    }

    fn repairs(&mut self, history: &History, listing: ListingIx) {
        let handle = history.listings.row(listing).reading;
        let mark = self.theme.characters().repaired;
        for used in history.not_as_printed(listing) {
            let minor = used.rule.is_minor;
            let style = if minor { self.theme.faint() } else { self.theme.warning() };
            let printed = history.printed(listing, used.column);
            let heading = used.column.heading();
            self.wrapped_after(
                (format!("  {mark} "), style),
                &format!("{heading} printed \u{201c}{}\u{201d}", self.with_blanks(&printed)),
                style,
            );
            let value = match &used.value {
                None => "as unknown".to_owned(),
                Some(value) => format!("\u{201c}{value}\u{201d}"),
            };
            let told = format!("used {value}, {}", used.rule.name);
            self.wrapped_after(("    ".into(), style), &told, style);
        }
        for doubt in history.tables.doubts(handle) {
            let printed = history.printed(listing, doubt.column);
            let message = doubt.kind.message(doubt.column, &printed);
            let style = self.theme.warning();
            self.wrapped_after((format!("  {mark} "), style), &message, style);
        }
    }

    /// A text whose blanks at either end are seen.
    fn with_blanks(&self, text: &str) -> String {
        let blank = self.theme.characters().blank;
        let inner = text.trim_matches(' ');
        let before = text.len() - text.trim_start_matches(' ').len();
        let after = text.len() - before - inner.len();
        format!("{}{inner}{}", blank.repeat(before), blank.repeat(after))
    }

    fn applications(&mut self, state: &State, history: &History, agency: AgencyIx) {
        let Some(position) = state.day.pending else { return };
        for (ix, application) in history.applications.iter().filter(|(_, a)| a.agency == agency) {
            let Some(outcome) = history.outcome(ix, position, state.day.position) else { continue };
            let letter = application.model.map_or('?', crate::model::Model::letter);
            self.lines.push(Line::default());
            self.lines.push(Line {
                pieces: vec![
                    (format!("{letter} "), self.theme.model(application.model)),
                    ("Application".into(), self.theme.text()),
                ],
                right: Some((outcome.name().into(), self.theme.faint())),
                ..Line::default()
            });
            let first = history.lists.row(history.list_of(application.first));
            let last = history.lists.row(history.list_of(application.last));
            let listed = self.stretch(first.date, last.date);
            self.field("listed", &listed, self.theme.text());
            if let Outcome::Signed(agreement) = outcome
                && let Some(signed) = history.agreements.row(agreement).signed
            {
                self.field("signed", &short_day(signed), self.theme.text());
            }
            self.source(last, application.last, history.listings.row(application.last).row);
        }
    }

    /// The row and the list that it stands on.
    fn source(&mut self, list: &List, listing: ListingIx, row: u32) {
        let faint = self.theme.faint();
        self.field("source", &format!("row {row} of"), faint);
        if let Some(line) = self.lines.last_mut() {
            line.listing = Some(listing);
        }
        let indent = if list.file.width() + 2 > usize::from(self.width) { "" } else { "  " };
        self.wrapped(indent, &list.file, faint);
    }

    /// A label and its value, which goes on below itself where it is too long.
    fn field(&mut self, label: &str, value: &str, style: Style) {
        let width = usize::from(LABEL);
        let mut head = format!("  {label}");
        head.push_str(&" ".repeat(width.saturating_sub(head.width()).max(1)));
        self.wrapped_after((head, self.theme.faint()), value, style);
    }

    fn wrapped(&mut self, indent: &str, text: &str, style: Style) {
        self.wrapped_after((indent.to_owned(), style), text, style);
    }

    fn wrapped_after(&mut self, head: (String, Style), text: &str, style: Style) {
        let indent = head.0.width();
        let room = usize::from(self.width).saturating_sub(indent).max(8);
        let shown = display(text);
        let mut head = Some(head);
        for part in wrap(&shown, room) {
            let lead = head.take().unwrap_or_else(|| (" ".repeat(indent), style));
            self.lines.push(Line { pieces: vec![lead, (part, style)], ..Line::default() });
        }
    }
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
    let state = history.tables.agencies.row(agency).state;
    let mut parts = vec![state.map_or("state unknown", |state| state.name()).to_owned()];
    parts.extend(reading.and_then(|r| r.kind).map(|kind| kind.name().to_owned()));
    let county = reading.and_then(|r| r.county);
    let county = county.map(|c| history.text(history.tables.counties.row(c).name).to_owned());
    (parts.join(&format!(" {dot} ")), county.unwrap_or_default())
}
