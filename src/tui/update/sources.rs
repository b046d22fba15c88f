//! Moving through the sources, from the contents to a page, from page to page, and out to Explore.

use super::cursor::moved;
use super::explore::show_agency;
use crate::model::{AgencyIx, ListingIx};
use crate::tui::action::{Action, Motion, Occasion};
use crate::tui::data::Data;
use crate::tui::layout::SourcesLayout;
use crate::tui::state::{
    Content, Cursor, Line, Page, Section, Sources, Spot, State, Target, Topic, ViewKind,
};
use crate::tui::view::sources::{content, has_heading, spot};

pub(crate) fn act(state: &mut State, data: &Data, action: &Action) {
    match *action {
        Action::Move(motion) if state.sources.reading => travel(state, motion),
        Action::Move(motion) => choose_section(state, data, motion),
        Action::NextPane | Action::PreviousPane => state.sources.reading = !state.sources.reading,
        Action::Open if state.sources.reading => follow(state, data),
        Action::Open => state.sources.reading = true,
        Action::Source(occasion) if state.sources.reading => source(state, data, occasion),
        Action::Back => back(state, data),
        Action::ClickAt(column, row) => click(state, data, column, row),
        Action::WheelAt(column, row, rows) => wheel(state, data, (column, row), rows),
        _ => {}
    }
}

/// The page is made for the width at hand.
pub(crate) fn refresh(state: &mut State, data: &Data) {
    if state.sources.trail.is_empty() {
        let first = Page::new(Topic::Section(state.sources.section));
        state.sources.trail.push(first);
        make(state, data);
    } else if state.sources.content.width != width(state) {
        reflow(state, data);
    } else {
        keep_in_view(state);
    }
}

/// Shows a row of a list, on the way from another view: back leads to where the agency stands, then
/// to that view.
pub(crate) fn show_listing(state: &mut State, data: &Data, listing: ListingIx) {
    let agency = data.history.reading(listing).agency;
    let from = state.view;
    if state.sources.section != Section::Lists || state.sources.trail.len() != 1 {
        state.sources.section = Section::Lists;
        state.sources.trail = vec![Page::new(Topic::Section(Section::Lists))];
    }
    state.view = ViewKind::Sources;
    open(state, data, Topic::Agency(agency));
    if let Some(page) = state.sources.trail.last_mut() {
        page.from = Some(from);
    }
    let lines = &state.sources.content.lines;
    let line = lines.iter().position(|line| line.spot.target == Some(Target::Listing(listing)));
    if let Some(line) = line {
        go(state, line);
    }
    open_listing(state, data, listing);
}

/// Shows an agency in Explore; where no list of the day tells of an agreement of it, where it stands.
fn to_agency(state: &mut State, data: &Data, agency: AgencyIx, on: Option<crate::model::ListIx>) {
    if !show_agency(state, data, agency, on) {
        state.message = Some("it has no agreement on a list of that day or earlier".into());
        if state.sources.page().topic != Topic::Agency(agency) {
            open(state, data, Topic::Agency(agency));
        }
    }
}

fn layout(state: &State) -> SourcesLayout {
    SourcesLayout::new(state.size, state.sources.reading)
}

fn width(state: &State) -> u16 {
    SourcesLayout::new(state.size, true).page_inside().width
}

/// Lines of the page on the screen, its heading not counted.
fn height(state: &State) -> usize {
    let heading = u16::from(has_heading(&state.sources.content));
    let inside = SourcesLayout::new(state.size, true).page_inside();
    usize::from(inside.height.saturating_sub(heading)).max(1)
}

/// Makes the page on the screen.
fn make(state: &mut State, data: &Data) {
    let topic = state.sources.page().topic;
    state.sources.content = content(state, data, topic, width(state));
    keep_in_view(state);
}

/// Makes the page again for another width; the cursor stays on what it was on.
fn reflow(state: &mut State, data: &Data) {
    let at = state.sources.page().cursor.at;
    let before = &state.sources.content;
    let (lines, target) =
        (before.lines.len(), before.lines.get(at).and_then(|line| line.spot.target));
    make(state, data);
    let content = &state.sources.content;
    let same = |line: &Line| target.is_some() && line.spot.target == target;
    let found = match at.checked_sub(lines) {
        Some(row) => Some(content.lines.len() + row),
        None => content.lines.iter().position(same),
    };
    if let Some(found) = found {
        go(state, found);
    }
}

fn open(state: &mut State, data: &Data, topic: Topic) {
    state.sources.trail.push(Page::new(topic));
    state.sources.reading = true;
    make(state, data);
    go(state, 0);
}

fn open_listing(state: &mut State, data: &Data, listing: ListingIx) {
    let list = data.history.list_of(listing);
    open(state, data, Topic::List(list));
    let start = data.history.lists.row(list).listings.start;
    let row = usize::try_from(listing.0.saturating_sub(start)).unwrap_or(0);
    go(state, state.sources.content.lines.len() + row);
}

/// Goes where the line of the cursor leads.
fn follow(state: &mut State, data: &Data) {
    match at_cursor(state, data).target {
        Some(Target::Page(topic)) => open(state, data, topic),
        Some(Target::Listing(listing)) => open_listing(state, data, listing),
        Some(Target::Agency(agency, on)) => to_agency(state, data, agency, on),
        None => {}
    }
}

/// Goes to the list and row that the line of the cursor names.
fn source(state: &mut State, data: &Data, occasion: Occasion) {
    let Some([first, last]) = at_cursor(state, data).listings else {
        state.message = Some("this line names no row of a list".into());
        return;
    };
    let listing = if occasion == Occasion::First { first } else { last };
    if state.sources.page().topic == Topic::List(data.history.list_of(listing)) {
        state.message = Some("this is the row".into());
        return;
    }
    open_listing(state, data, listing);
}

fn at_cursor(state: &State, data: &Data) -> Spot {
    spot(state, data, state.sources.page().cursor.at)
}

/// One step back: to the page before, to the view that led here, to the contents.
fn back(state: &mut State, data: &Data) {
    let sources = &mut state.sources;
    if !sources.reading {
        return;
    }
    if sources.trail.len() > 1 {
        let left = sources.trail.pop();
        if let Some(view) = left.and_then(|page| page.from) {
            state.view = view;
        }
        make(state, data);
    } else {
        sources.reading = false;
    }
}

fn choose_section(state: &mut State, data: &Data, motion: Motion) {
    let sections = Section::ALL;
    let now = sections.iter().position(|&s| s == state.sources.section).unwrap_or(0);
    let at = moved(now, motion, sections.len(), sections.len());
    let section = sections.get(at).copied().unwrap_or_default();
    if at != now || state.sources.trail.len() > 1 {
        show_section(state, data, section);
    }
}

fn show_section(state: &mut State, data: &Data, section: Section) {
    let reading = state.sources.reading;
    state.sources = Sources { section, ..Sources::default() };
    open(state, data, Topic::Section(section));
    state.sources.reading = reading;
}

fn click(state: &mut State, data: &Data, column: u16, row: u16) {
    state.searching = false;
    let layout = layout(state);
    let at = ratatui::layout::Position { x: column, y: row };
    let contents = layout.contents_inside();
    if contents.contains(at) {
        state.sources.reading = false;
        if let Some(&section) = Section::ALL.get(usize::from(row - contents.y)) {
            show_section(state, data, section);
            // Where the contents take the whole room, a click that did nothing would puzzle.
            state.sources.reading = layout.page.is_none();
        }
        return;
    }
    let inside = layout.page_inside();
    if layout.page.is_none() || !inside.contains(at) {
        return;
    }
    state.sources.reading = true;
    let heading = usize::from(has_heading(&state.sources.content));
    let Some(offset) = usize::from(row - inside.y).checked_sub(heading) else { return };
    let cursor = state.sources.page().cursor;
    let line = cursor.top + offset;
    if !state.sources.content.leads(line) {
        return;
    }
    if cursor.at == line {
        follow(state, data);
    } else {
        go(state, line);
    }
}

fn wheel(state: &mut State, data: &Data, at: (u16, u16), rows: i32) {
    let at = ratatui::layout::Position { x: at.0, y: at.1 };
    if layout(state).contents.is_some_and(|area| area.contains(at)) {
        choose_section(state, data, Motion::Rows(rows.signum()));
    } else {
        travel(state, Motion::Rows(rows));
    }
}

/// Moves the cursor from line to line that leads somewhere; a page of text scrolls.
fn travel(state: &mut State, motion: Motion) {
    let height = height(state);
    let Sources { content, trail, .. } = &mut state.sources;
    let Some(Page { cursor, .. }) = trail.last_mut() else { return };
    if content.is_text() {
        let last = content.len().saturating_sub(height);
        let top = moved(cursor.top.min(last), motion, last + 1, height);
        *cursor = Cursor { at: top, top };
        return;
    }
    match motion {
        Motion::Rows(by) => {
            for _ in 0..by.unsigned_abs() {
                let before = *cursor;
                step(cursor, content, by > 0, height);
                if *cursor == before {
                    break;
                }
            }
        }
        motion => {
            let at = moved(cursor.at, motion, content.len(), height);
            land(cursor, content, at, height);
        }
    }
}

/// To the next line on the screen that leads somewhere; where there is none, the page scrolls, so
/// that no text is passed over unread.
fn step(cursor: &mut Cursor, content: &Content, down: bool, height: usize) {
    let rows = content.len();
    let end = (cursor.top + height).min(rows);
    let next = if down {
        (cursor.at + 1..end).find(|&at| content.leads(at))
    } else {
        (cursor.top..cursor.at).rev().find(|&at| content.leads(at))
    };
    if let Some(next) = next {
        cursor.go(next, rows, height);
        return;
    }
    let by = (height / 3).max(1);
    let top = if down {
        (cursor.top + by).min(rows.saturating_sub(height)).max(cursor.top)
    } else {
        cursor.top.saturating_sub(by)
    };
    if top == cursor.top {
        return;
    }
    let from = cursor.at;
    cursor.top = top;
    let seen = top..(top + height).min(rows);
    let found = if down {
        seen.clone().find(|&at| at > from && content.leads(at))
    } else {
        seen.clone().rev().find(|&at| at < from && content.leads(at))
    };
    cursor.at = found.unwrap_or(from).clamp(seen.start, seen.end.saturating_sub(1));
}

/// Onto a line, or onto the nearest one on the screen that leads somewhere.
fn land(cursor: &mut Cursor, content: &Content, at: usize, height: usize) {
    let rows = content.len();
    cursor.go(at, rows, height);
    if !content.leads(cursor.at) {
        let seen = cursor.top..(cursor.top + height).min(rows);
        let from = cursor.at;
        let near = seen.filter(|&at| content.leads(at)).min_by_key(|at| at.abs_diff(from));
        cursor.at = near.unwrap_or(from);
    }
}

fn go(state: &mut State, at: usize) {
    let height = height(state);
    let Sources { content, trail, .. } = &mut state.sources;
    if let Some(page) = trail.last_mut() {
        land(&mut page.cursor, content, at, height);
    }
}

/// After page or size changed: the cursor stays on the screen.
fn keep_in_view(state: &mut State) {
    let height = height(state);
    let Sources { content, trail, .. } = &mut state.sources;
    let Some(Page { cursor, .. }) = trail.last_mut() else { return };
    let last = content.len().saturating_sub(height);
    cursor.top = cursor.top.min(last);
    if content.is_text() {
        cursor.at = cursor.top;
    } else if !(cursor.top..(cursor.top + height).min(content.len())).contains(&cursor.at) {
        land(cursor, content, cursor.at, height);
    }
}
