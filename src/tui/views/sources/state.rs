//! What of the sources is on the screen: the contents, and the page with the pages that led to it.

use super::content::{Content, content, target_of};
use super::layout::{self, panes};
use super::rows;
use super::topics::{Leads, Section, Target, Topic};
use super::writer::Line;
use crate::model::{AgencyIx, ListIx, ListingIx};
use crate::tui::core::{Context, Destination, Outcome, TwoPanes};
use crate::tui::kit::cursor::Cursor;

/// A page that was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Page {
    /// What it is about.
    pub(super) topic: Topic,
    /// The line that the cursor is on, and the first one on the screen.
    pub(super) cursor: Cursor,
    /// Whether it was opened from another view, to which the way back leads.
    pub(super) from_elsewhere: bool,
}

impl Page {
    /// A page at its beginning.
    fn new(topic: Topic) -> Self {
        Self { topic, cursor: Cursor::default(), from_elsewhere: false }
    }
}

/// The view of the lists, the repairs, the words and the limits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    /// The section under the cursor of the contents.
    pub(super) section: Section,
    /// Whether the page has the keys, not the contents.
    pub(super) reading: bool,
    /// The pages from the first one of the section to the one on the screen. Empty until the view
    /// is first shown.
    pub(super) trail: Vec<Page>,
    /// What stands on the last of them.
    pub(super) content: Content,
}

impl Sources {
    /// The page on the screen.
    pub(super) fn page(&self) -> Page {
        self.trail.last().copied().unwrap_or_else(|| Page::new(Topic::Section(self.section)))
    }

    /// Where everything stands on the screen.
    pub(super) fn panes(&self, cx: &Context) -> TwoPanes {
        panes(cx.outline(), self.reading)
    }

    /// Lines of the page on the screen, its heading not counted.
    pub(super) fn height(&self, cx: &Context) -> usize {
        let heading = u16::from(self.content.has_heading());
        let inside = layout::page(&panes(cx.outline(), true));
        usize::from(inside.height.saturating_sub(heading)).max(1)
    }

    /// The page is made for the width and the theme at hand.
    pub(super) fn prepare(&mut self, cx: &Context) {
        let width = layout::page(&panes(cx.outline(), true)).width;
        if self.trail.is_empty() {
            self.trail.push(Page::new(Topic::Section(self.section)));
            self.make(cx);
        } else if (self.content.width, self.content.theme) != (width, Some(cx.theme)) {
            self.reflow(cx);
        } else {
            self.keep_in_view(cx);
        }
    }

    /// Makes the page on the screen.
    fn make(&mut self, cx: &Context) {
        let width = layout::page(&panes(cx.outline(), true)).width;
        self.content = content(cx, self.page().topic, width);
        self.keep_in_view(cx);
    }

    /// Makes the page again for another width; the cursor stays on what it was on.
    fn reflow(&mut self, cx: &Context) {
        let at = self.page().cursor.at;
        let before = &self.content;
        let (lines, target) = (before.lines.len(), before.lines.get(at).and_then(target_of));
        self.make(cx);
        let content = &self.content;
        let same = |line: &Line| target.is_some() && target_of(line) == target;
        let found = match at.checked_sub(lines) {
            Some(row) => Some(content.lines.len() + row),
            None => content.lines.iter().position(same),
        };
        if let Some(found) = found {
            self.go(cx, found);
        }
    }

    /// Opens a page on top of the one on the screen.
    pub(super) fn open(&mut self, cx: &Context, topic: Topic) {
        self.trail.push(Page::new(topic));
        self.reading = true;
        self.make(cx);
        self.go(cx, 0);
    }

    /// Opens the list of a row, with the cursor on it.
    pub(super) fn open_listing(&mut self, cx: &Context, listing: ListingIx) {
        let history = &cx.data.history;
        let list = history.list_of(listing);
        self.open(cx, Topic::List(list));
        let start = history.lists.row(list).listings.start;
        let row = usize::try_from(listing.0.saturating_sub(start)).unwrap_or(0);
        self.go(cx, self.content.lines.len() + row);
    }

    /// Shows a row of a list, on the way from another view: back leads to where the agency stands,
    /// then to that view.
    pub(super) fn show_listing(&mut self, cx: &Context, listing: ListingIx) {
        let agency = cx.data.history.reading(listing).agency;
        if self.section != Section::Lists || self.trail.len() != 1 {
            self.section = Section::Lists;
            self.trail = vec![Page::new(Topic::Section(Section::Lists))];
        }
        self.open(cx, Topic::Agency(agency));
        if let Some(page) = self.trail.last_mut() {
            page.from_elsewhere = true;
        }
        let lines = &self.content.lines;
        let line = lines.iter().position(|line| target_of(line) == Some(Target::Listing(listing)));
        if let Some(line) = line {
            self.go(cx, line);
        }
        self.open_listing(cx, listing);
    }

    /// Shows an agency in the view of agencies; where no list of the day has an agreement of it,
    /// where it stands.
    pub(super) fn show_agency(
        &mut self,
        cx: &mut Context,
        agency: AgencyIx,
        on: Option<ListIx>,
    ) -> Outcome {
        let history = &cx.data.history;
        let position = on.and_then(|on| history.participating.iter().position(|&list| list == on));
        let day = position.and_then(|at| cx.day.moved_to(history, at));
        let day = day.as_ref().unwrap_or(&cx.day);
        if history.agreements_of(agency).any(|ix| day.status(ix).is_some()) {
            return Outcome::Go(Destination::Agency(agency, on));
        }
        if let Some(position) = position {
            cx.go_to_list(position);
        }
        cx.say("it has no agreement on a list of that day or earlier");
        if self.page().topic != Topic::Agency(agency) {
            self.open(cx, Topic::Agency(agency));
        }
        Outcome::Done
    }

    /// One step back: to the page before, to the view that led here, to the contents.
    pub(super) fn back(&mut self, cx: &Context) -> Outcome {
        if !self.reading {
            return Outcome::Ignored;
        }
        if self.trail.len() < 2 {
            self.reading = false;
            return Outcome::Done;
        }
        let left = self.trail.pop();
        self.make(cx);
        if left.is_some_and(|page| page.from_elsewhere) {
            return Outcome::Go(Destination::Back);
        }
        Outcome::Done
    }

    /// Shows the first page of a section.
    pub(super) fn show_section(&mut self, cx: &Context, section: Section) {
        let reading = self.reading;
        *self = Self { section, ..Self::default() };
        self.open(cx, Topic::Section(section));
        self.reading = reading;
    }

    /// Where the line of the cursor leads.
    pub(super) fn leads_at_cursor(&self, cx: &Context) -> Leads {
        let (at, topic) = (self.page().cursor.at, self.page().topic);
        if let Some(line) = self.content.lines.get(at) {
            return line.refers.unwrap_or_default();
        }
        let row = at.checked_sub(self.content.lines.len());
        let Some(item) = row.and_then(|at| self.content.items.get(at)) else {
            return Leads::default();
        };
        let leads = rows::row(cx, topic, item).map(|row| row.leads).unwrap_or_default();
        match topic {
            Topic::Spellings(_) => Leads { listings: rows::spelled(cx, item.0), ..leads },
            _ => leads,
        }
    }

    /// Puts the cursor on a line, or on the nearest one on the screen that leads somewhere.
    pub(super) fn go(&mut self, cx: &Context, at: usize) {
        let height = self.height(cx);
        let Self { content, trail, .. } = self;
        if let Some(page) = trail.last_mut() {
            land(&mut page.cursor, content, at, height);
        }
    }

    /// After page or size changed: the cursor stays on the screen.
    fn keep_in_view(&mut self, cx: &Context) {
        let height = self.height(cx);
        let Self { content, trail, .. } = self;
        let Some(Page { cursor, .. }) = trail.last_mut() else { return };
        let last = content.len().saturating_sub(height);
        cursor.top = cursor.top.min(last);
        if content.is_text() {
            cursor.at = cursor.top;
        } else if !(cursor.top..(cursor.top + height).min(content.len())).contains(&cursor.at) {
            land(cursor, content, cursor.at, height);
        }
    }
}

/// Onto a line, or onto the nearest one on the screen that leads somewhere.
pub(super) fn land(cursor: &mut Cursor, content: &Content, at: usize, height: usize) {
    let rows = content.len();
    cursor.go(at, rows, height);
    if !content.is_link(cursor.at) {
        let seen = cursor.top..(cursor.top + height).min(rows);
        let from = cursor.at;
        let near = seen.filter(|&at| content.is_link(at)).min_by_key(|at| at.abs_diff(from));
        cursor.at = near.unwrap_or(from);
    }
}
