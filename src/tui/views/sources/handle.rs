//! Moving through the sources, from the contents to a page, from page to page, and out.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::content::Content;
use super::keys::{Action, KEYS, PANES, Which};
use super::layout;
use super::state::{Page, Sources, land};
use super::topics::{Section, Target, Topic};
use crate::tui::core::moves::motion;
use crate::tui::core::{Context, Input, Outcome, keys};
use crate::tui::kit::cursor::{Cursor, Motion, scroll};

/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

impl Sources {
    /// Reacts to an input.
    pub(super) fn react(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        match input {
            Input::Key(key) => {
                if let Some(motion) = motion(*key) {
                    if self.reading {
                        self.travel(cx, motion);
                    } else {
                        self.choose_section(cx, motion);
                    }
                    return Outcome::Done;
                }
                let bound = keys::action(KEYS, *key).or_else(|| keys::action(PANES, *key));
                bound.map_or(Outcome::Ignored, |action| self.act(cx, action))
            }
            Input::Mouse(event) => self.mouse(cx, *event),
            Input::Paste(_) | Input::Tick => Outcome::Ignored,
        }
    }

    fn act(&mut self, cx: &mut Context, action: Action) -> Outcome {
        match action {
            Action::OtherPane => self.reading = !self.reading,
            Action::Open if self.reading => return self.follow(cx),
            Action::Open => self.reading = true,
            Action::Source(which) if self.reading => self.source(cx, which),
            Action::Source(_) => return Outcome::Ignored,
            Action::Back => return self.back(cx),
        }
        Outcome::Done
    }

    /// Goes where the line of the cursor leads.
    fn follow(&mut self, cx: &mut Context) -> Outcome {
        match self.leads_at_cursor(cx).target {
            Some(Target::Page(topic)) => self.open(cx, topic),
            Some(Target::Listing(listing)) => self.open_listing(cx, listing),
            Some(Target::Agency(agency, on)) => return self.show_agency(cx, agency, on),
            None => {}
        }
        Outcome::Done
    }

    /// Goes to the list and row that the line of the cursor names.
    fn source(&mut self, cx: &mut Context, which: Which) {
        let Some([first, last]) = self.leads_at_cursor(cx).listings else {
            cx.say("this line names no row of a list");
            return;
        };
        let listing = if which == Which::First { first } else { last };
        if self.page().topic == Topic::List(cx.data.history.list_of(listing)) {
            cx.say("this is the row");
            return;
        }
        self.open_listing(cx, listing);
    }

    fn choose_section(&mut self, cx: &Context, motion: Motion) {
        let sections = Section::ALL;
        let now = sections.iter().position(|&s| s == self.section).unwrap_or(0);
        let at = motion.target(now, sections.len(), sections.len());
        let section = sections.get(at).copied().unwrap_or_default();
        if at != now || self.trail.len() > 1 {
            self.show_section(cx, section);
        }
    }

    fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        let panes = self.panes(cx);
        if !panes.outline.body.contains(at) {
            return Outcome::Ignored;
        }
        let by = match event.kind {
            MouseEventKind::ScrollDown => WHEEL,
            MouseEventKind::ScrollUp => -WHEEL,
            MouseEventKind::Down(MouseButton::Left) => return self.click(cx, at),
            _ => return Outcome::Ignored,
        };
        if panes.left.is_some_and(|area| area.contains(at)) {
            self.choose_section(cx, Motion::Rows(by.signum()));
        } else {
            self.travel(cx, Motion::Rows(by));
        }
        Outcome::Done
    }

    fn click(&mut self, cx: &mut Context, at: Position) -> Outcome {
        let panes = self.panes(cx);
        let contents = layout::contents(&panes);
        if contents.contains(at) {
            self.reading = false;
            if let Some(&section) = Section::ALL.get(usize::from(at.y - contents.y)) {
                self.show_section(cx, section);
                // Where the contents take the whole room, a click that did nothing would puzzle.
                self.reading = panes.right.is_none();
            }
            return Outcome::Done;
        }
        let inside = layout::page(&panes);
        if panes.right.is_none() || !inside.contains(at) {
            return Outcome::Done;
        }
        self.reading = true;
        let heading = usize::from(self.content.has_heading());
        let Some(offset) = usize::from(at.y - inside.y).checked_sub(heading) else {
            return Outcome::Done;
        };
        let cursor = self.page().cursor;
        let line = cursor.top + offset;
        if self.content.is_link(line) {
            if cursor.at == line {
                return self.follow(cx);
            }
            self.go(cx, line);
        }
        Outcome::Done
    }

    /// Moves the cursor from line to line that leads somewhere; a page of text scrolls.
    fn travel(&mut self, cx: &Context, motion: Motion) {
        let height = self.height(cx);
        let Self { content, trail, .. } = self;
        let Some(Page { cursor, .. }) = trail.last_mut() else { return };
        if content.is_text() {
            let top = scroll(cursor.top, motion, content.len(), height);
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
                let at = motion.target(cursor.at, content.len(), height);
                land(cursor, content, at, height);
            }
        }
    }
}

/// To the next line on the screen that leads somewhere; where there is none, the page scrolls, so
/// that no text is passed over unread.
fn step(cursor: &mut Cursor, content: &Content, down: bool, height: usize) {
    let rows = content.len();
    let end = (cursor.top + height).min(rows);
    let next = if down {
        (cursor.at + 1..end).find(|&at| content.is_link(at))
    } else {
        (cursor.top..cursor.at).rev().find(|&at| content.is_link(at))
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
        seen.clone().find(|&at| at > from && content.is_link(at))
    } else {
        seen.clone().rev().find(|&at| at < from && content.is_link(at))
    };
    cursor.at = found.unwrap_or(from).clamp(seen.start, seen.end.saturating_sub(1));
}
