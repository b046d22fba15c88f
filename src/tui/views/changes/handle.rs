//! Moving through the changes, and choosing the two lists that are compared.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::keys::{Action, KEYS, PANES, Which};
use super::layout;
use super::page::page;
use super::row::Row;
use super::state::{Changes, Distance, Earlier, later};
use crate::model::ListKind;
use crate::query::Question;
use crate::text::short_day;
use crate::tui::core::moves::motion;
use crate::tui::core::{Context, Destination, Input, Outcome, keys};
use crate::tui::kit::cursor::{Cursor, Motion, scroll};

/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

impl Changes {
    /// Reacts to an input.
    pub(super) fn react(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        match input {
            Input::Key(key) => {
                if let Some(motion) = motion(*key) {
                    self.go(cx, motion, self.reading);
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
            Action::Open => return self.open(cx),
            Action::Source(which) => return self.source(cx, which),
            Action::StepChanges(by) => Self::step_changes(cx, by),
            Action::StepEarlier(by) => self.step_earlier(cx, by),
            Action::NextSpan => self.next_span(cx),
            Action::KeepEarlier => self.keep_earlier(cx),
            Action::Sort => {
                self.by_state = !self.by_state;
                cx.say(if self.by_state { "by state" } else { "the newest first" });
            }
            Action::Fold => self.fold(cx),
            Action::OtherPane => self.reading = !self.reading,
            Action::Back => self.reading = false,
        }
        Outcome::Done
    }

    /// Scrolls the page, or moves the cursor of the table.
    fn go(&mut self, cx: &Context, motion: Motion, in_page: bool) {
        if in_page {
            let area = layout::page(&self.panes(cx));
            let lines = page(self, cx, area.width).lines.len();
            self.page_top = scroll(self.page_top, motion, lines, usize::from(area.height));
        } else {
            self.travel(cx, motion);
        }
    }

    fn open(&mut self, cx: &Context) -> Outcome {
        let row = self.compared.as_ref().and_then(|compared| compared.rows.get(self.cursor.at));
        match row {
            Some(Row::MoreSaid) => {
                self.show_whole_brief(cx);
                return Outcome::Done;
            }
            Some(Row::Said(..)) => {
                let listing = self.said().and_then(|said| said.listing(cx, false));
                return listing
                    .map_or(Outcome::Done, |listing| Outcome::Go(Destination::Listing(listing)));
            }
            _ => {}
        }
        let Some(item) = self.item() else {
            self.fold(cx);
            return Outcome::Done;
        };
        let history = &cx.data.history;
        let line = item.line(history);
        let agency = line.agency();
        let listed = history.agreements_of(agency).any(|ix| cx.day.status(ix).is_some());
        match line.listings() {
            // It has only applied: its row is all there is.
            Some([_, last]) if !listed => Outcome::Go(Destination::Listing(last)),
            _ => Outcome::Go(Destination::Agency(agency, None)),
        }
    }

    fn source(&mut self, cx: &mut Context, which: Which) -> Outcome {
        if let Some(said) = self.said() {
            let listing = said.listing(cx, which == Which::First);
            return listing
                .map_or(Outcome::Done, |listing| Outcome::Go(Destination::Listing(listing)));
        }
        let listings = self.item().and_then(|item| item.line(&cx.data.history).listings());
        let Some([first, last]) = listings else {
            cx.say("this line names no row of a list");
            return Outcome::Done;
        };
        Outcome::Go(Destination::Listing(if which == Which::First { first } else { last }))
    }

    fn step_earlier(&mut self, cx: &mut Context, by: i32) {
        let from = self.earlier_point(cx);
        let (kind, now) = later(cx);
        let Some(now) = now else { return };
        let at = match kind {
            ListKind::Participating => from.participating,
            ListKind::Pending => from.pending,
        };
        let target = i64::try_from(at.unwrap_or(0)).unwrap_or(0) + i64::from(by);
        match usize::try_from(target).ok().filter(|&target| target <= now) {
            Some(target) => self.earlier = Earlier::Kept(target),
            None if by > 0 => cx.say("the earlier list is the later one already"),
            None => cx.say("this is the oldest list"),
        }
    }

    fn next_span(&mut self, cx: &mut Context) {
        let next = match self.earlier {
            Earlier::Kept(_) => Distance::List,
            Earlier::Back(span) => {
                let at = Distance::ALL.iter().position(|&known| known == span).unwrap_or(0);
                Distance::ALL.get((at + 1) % Distance::ALL.len()).copied().unwrap_or_default()
            }
        };
        self.earlier = Earlier::Back(next);
        cx.say(format!("compared with {}", next.name()));
    }

    fn keep_earlier(&mut self, cx: &mut Context) {
        let (kind, Some(now)) = later(cx) else { return };
        self.earlier = Earlier::Kept(now);
        let history = &cx.data.history;
        let date = history.accepted(kind).get(now).map(|&list| history.lists.row(list).date);
        if let Some(date) = date {
            cx.say(format!("compared from the list of {} on; ] goes forward", short_day(date)));
        }
    }

    /// To the next list on which something wanted differs from the list before it.
    fn step_changes(cx: &mut Context, by: i32) {
        let Some(mut at) = cx.day.position else {
            cx.say("there is no participating list to go to");
            return;
        };
        let history = &cx.data.history;
        loop {
            let next = if by > 0 { at.checked_add(1) } else { at.checked_sub(1) };
            let day = next.and_then(|next| Some((next, cx.day.moved_to(history, next)?)));
            let Some((next, day)) = day else {
                let there = if by > 0 { "later" } else { "earlier" };
                cx.say(format!("no {there} list changes what is shown"));
                return;
            };
            at = next;
            let before =
                at.checked_sub(1).and_then(|at| history.point_of(ListKind::Participating, at));
            let question = Question { day: &day, ..cx.question() };
            if !question.changes(before.unwrap_or_default()).is_empty() {
                cx.steps.in_run(crate::tui::core::Run::Time);
                cx.go_to_list(at);
                return;
            }
        }
    }

    fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        let panes = self.panes(cx);
        if !panes.outline.body.contains(at) {
            return Outcome::Ignored;
        }
        let in_page = panes.right.is_some_and(|area| area.contains(at));
        match event.kind {
            MouseEventKind::ScrollDown => self.go(cx, Motion::Rows(WHEEL), in_page),
            MouseEventKind::ScrollUp => self.go(cx, Motion::Rows(-WHEEL), in_page),
            MouseEventKind::Down(MouseButton::Left) if in_page => self.reading = true,
            MouseEventKind::Down(MouseButton::Left) => return self.click(cx, at),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    /// A click in the table: chooses a row; a second one opens it.
    fn click(&mut self, cx: &Context, at: Position) -> Outcome {
        let panes = self.panes(cx);
        let head = self.compared.as_ref().map_or(0, |compared| compared.head.len());
        let rows = layout::rows(&panes, head);
        if panes.left.is_none() || !rows.contains(at) {
            return Outcome::Done;
        }
        self.reading = false;
        let Cursor { at: before, top } = self.cursor;
        let row = top + usize::from(at.y - rows.y);
        let compared = self.compared.as_ref();
        let Some(kind) = compared.and_then(|compared| compared.rows.get(row)).copied() else {
            return Outcome::Done;
        };
        let (row, kind) = match kind {
            Row::Said(at, line) => (row.saturating_sub(line), Row::Said(at, 0)),
            kind => (row, kind),
        };
        if kind.is_selectable() {
            self.land(cx, row);
            if before == row || matches!(kind, Row::Brief | Row::MoreSaid | Row::Heading(_)) {
                return self.open(cx);
            }
        }
        Outcome::Done
    }
}
