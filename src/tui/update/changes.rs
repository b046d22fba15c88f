//! Moving through the changes, and choosing the two lists that are compared.

use chrono::{Days, Months, NaiveDate};
use ratatui::layout::Position;

use super::cursor::moved;
use super::explore::show_agency;
use super::sources::show_listing;
use super::time::to_list;
use crate::export::Grid;
use crate::export::changes::{Digest, Item, Line};
use crate::history::Point;
use crate::model::ListKind;
use crate::query::Question;
use crate::text::wrap;
use crate::tui::action::{Action, Motion, Occasion};
use crate::tui::data::Data;
use crate::tui::layout::ChangesLayout;
use crate::tui::state::{Compared, Comparison, Cursor, Earlier, Group, Row, Span, State};
use crate::tui::view::changes::pane_end;

pub(crate) fn act(state: &mut State, data: &Data, action: &Action) {
    match *action {
        Action::Move(motion) if state.changes.reading => scroll(state, data, motion),
        Action::Move(motion) => travel(state, motion),
        Action::NextPane | Action::PreviousPane => state.changes.reading = !state.changes.reading,
        Action::Open => open(state, data),
        Action::Toggle => fold(state),
        Action::Source(occasion) => source(state, data, occasion),
        Action::Back => state.changes.reading = false,
        Action::SortNext => {
            state.changes.by_state = !state.changes.by_state;
            let order = if state.changes.by_state { "by state" } else { "the newest first" };
            state.message = Some(order.into());
        }
        Action::StepEarlier(by) => step_earlier(state, data, by),
        Action::NextSpan => next_span(state),
        Action::KeepEarlier => keep_earlier(state, data),
        Action::StepChanges(by) => step_changes(state, data, by),
        Action::ClickAt(column, row) => click(state, data, Position { x: column, y: row }),
        Action::WheelAt(column, row, rows) => {
            let at = Position { x: column, y: row };
            if layout(state).pane.is_some_and(|area| area.contains(at)) {
                scroll(state, data, Motion::Rows(rows));
            } else {
                travel(state, Motion::Rows(rows));
            }
        }
        _ => {}
    }
}

/// Compares, where something else is asked for than before.
pub(crate) fn refresh(state: &mut State, data: &Data) {
    let layout = layout(state);
    let asked = Comparison {
        from: earlier(state, data),
        to: Point { participating: state.day.position, pending: state.day.pending },
        filter: state.filter.clone(),
        by_state: state.changes.by_state,
        width: layout.table_inside().width,
        head: layout.head_lines(),
    };
    let before = state.changes.compared.take();
    if before.as_ref().is_some_and(|compared| compared.asked == asked) {
        state.changes.compared = before;
    } else {
        let cursor = state.changes.cursor.at;
        let on = before.as_ref().and_then(|compared| compared.item(cursor));
        state.changes.compared = Some(compare(state, data, asked));
        state.changes.pane_top = 0;
        make_rows(state, on);
    }
    let at = state.changes.cursor.at;
    land(state, at);
}

/// What is compared with the list in force.
fn earlier(state: &State, data: &Data) -> Point {
    let history = &data.history;
    let (kind, now) = later(state);
    let Some(now) = now else { return Point::default() };
    let position = match state.changes.earlier {
        Earlier::Kept(position) => Some(position.min(now)),
        Earlier::Back(Span::List) => now.checked_sub(1),
        Earlier::Back(Span::All) => Some(0),
        Earlier::Back(span) => {
            let list = history.accepted(kind).get(now).map(|&list| history.lists.row(list).date);
            // The archive does not reach back further than its oldest list.
            let day = list.and_then(|day| back(day, span));
            Some(day.and_then(|day| history.in_force(kind, day)).unwrap_or(0))
        }
    };
    position.and_then(|at| history.point_of(kind, at)).unwrap_or_default()
}

/// The later list: that of the day, among those of its kind.
fn later(state: &State) -> (ListKind, Option<usize>) {
    match state.day.position {
        Some(position) => (ListKind::Participating, Some(position)),
        None => (ListKind::Pending, state.day.pending),
    }
}

fn back(day: NaiveDate, span: Span) -> Option<NaiveDate> {
    match span {
        Span::Week => day.checked_sub_days(Days::new(7)),
        Span::Month => day.checked_sub_months(Months::new(1)),
        Span::Year => day.checked_sub_months(Months::new(12)),
        Span::List | Span::All => None,
    }
}

fn compare(state: &State, data: &Data, asked: Comparison) -> Compared {
    let history = &data.history;
    let found = Question { filter: &asked.filter, ..state.question(history) }.changes(asked.from);
    let told = Digest::new(history, &found);
    let groups = told.sections().into_iter().map(|section| {
        let mut lines: Vec<_> = section.lines().iter().collect();
        if !asked.by_state {
            lines.sort_by_key(|line| std::cmp::Reverse(line.when()));
        }
        let items = lines.into_iter().map(Line::item).collect();
        let columns = section.sheet().columns_to_read();
        Group { kind: section.kind, title: section.title, about: section.about, columns, items }
    });
    let groups: Vec<Group> = groups.collect();
    let sentences: Vec<String> = [Some(told.heading()), told.totals(), told.pending_totals()]
        .into_iter()
        .flatten()
        .map(|sentence| format!("{sentence}."))
        .collect();
    let width = usize::from(asked.width.saturating_sub(1)).max(8);
    let lines = (0..).zip(&sentences);
    let mut head: Vec<(usize, String)> = lines
        .flat_map(|(i, sentence)| wrap(sentence, width).into_iter().map(move |line| (i, line)))
        .collect();
    let is_whole = head.len() <= asked.head;
    head.truncate(asked.head);
    if let Some((_, last)) = head.last_mut().filter(|_| !is_whole) {
        last.push_str(" \u{2026}");
    }
    Compared { asked, told: sentences, head, groups, rows: Vec::new() }
}

/// Lays the table out; the cursor goes to the change that it was `on`, else to the first one.
fn make_rows(state: &mut State, on: Option<Item>) {
    let view = &mut state.changes;
    let Some(compared) = &mut view.compared else { return };
    compared.rows.clear();
    for (group, changes) in compared.groups.iter().enumerate() {
        if group > 0 {
            compared.rows.push(Row::Blank);
        }
        compared.rows.push(Row::Heading(group));
        if !view.folded.contains(&changes.kind) {
            compared.rows.push(Row::Columns(group));
            compared.rows.extend((0..changes.items.len()).map(|at| Row::Item(group, at)));
        }
    }
    let same = |at: &usize| on.is_some() && compared.item(*at) == on;
    let rows = 0..compared.rows.len();
    let found = rows.clone().find(same);
    let first = rows.clone().find(|&at| compared.item(at).is_some());
    view.cursor.at = found.or(first).unwrap_or(0);
    if found.is_none() {
        view.cursor.top = 0;
    }
}

fn layout(state: &State) -> ChangesLayout {
    ChangesLayout::new(state.size, state.changes.reading)
}

fn height(state: &State) -> usize {
    let head = state.changes.compared.as_ref().map_or(0, |compared| compared.head.len());
    usize::from(ChangesLayout::new(state.size, false).rows(head).height).max(1)
}

fn travel(state: &mut State, motion: Motion) {
    let height = height(state);
    let Some(compared) = &state.changes.compared else { return };
    let rows = &compared.rows;
    let at = state.changes.cursor.at;
    let to = moved(at, motion, rows.len(), height);
    let leads = |at: &usize| rows.get(*at).is_some_and(|row| row.leads());
    let to = if to > at {
        (to..rows.len()).find(leads).or_else(|| (at..to).rev().find(leads))
    } else {
        (0..=to).rev().find(leads).or_else(|| (to..at).find(leads))
    };
    land(state, to.unwrap_or(at));
}

/// Puts the cursor on a row, or on the nearest one where it may stand.
fn land(state: &mut State, at: usize) {
    let height = height(state);
    let view = &mut state.changes;
    let Some(compared) = &view.compared else { return };
    let rows = &compared.rows;
    let leading = (0..rows.len()).filter(|&row| rows.get(row).is_some_and(|row| row.leads()));
    let at = leading.min_by_key(|row| row.abs_diff(at)).unwrap_or(0);
    if view.cursor.at != at {
        view.pane_top = 0;
    }
    view.cursor.go(at, rows.len(), height);
    // The heading over the first change stays in sight.
    if at <= 1 {
        view.cursor.top = 0;
    }
}

fn scroll(state: &mut State, data: &Data, motion: Motion) {
    let height = usize::from(layout(state).pane_inside().height);
    let last = pane_end(state, data);
    state.changes.pane_top = moved(state.changes.pane_top.min(last), motion, last + 1, height);
}

fn item(state: &State) -> Option<Item> {
    state.changes.compared.as_ref()?.item(state.changes.cursor.at)
}

fn open(state: &mut State, data: &Data) {
    let Some(item) = item(state) else { return fold(state) };
    let line = item.line(&data.history);
    let listing = line.listings().map(|[_, last]| last);
    if !show_agency(state, data, line.agency(), None)
        && let Some(listing) = listing
    {
        show_listing(state, data, listing);
        state.message = Some("it has only applied: this is its row".into());
    }
}

fn source(state: &mut State, data: &Data, occasion: Occasion) {
    let listings = item(state).and_then(|item| item.line(&data.history).listings());
    let Some([first, last]) = listings else {
        state.message = Some("this line names no row of a list".into());
        return;
    };
    show_listing(state, data, if occasion == Occasion::First { first } else { last });
}

/// Shows only the name of the group under the cursor, or all of it again.
fn fold(state: &mut State) {
    let view = &mut state.changes;
    let Some(compared) = &view.compared else { return };
    let Some(kind) = compared.group(view.cursor.at).map(|group| group.kind) else { return };
    match view.folded.iter().position(|&folded| folded == kind) {
        Some(at) => drop(view.folded.remove(at)),
        None => view.folded.push(kind),
    }
    let top = view.cursor.top;
    make_rows(state, None);
    let Some(compared) = &state.changes.compared else { return };
    let group = compared.groups.iter().position(|group| group.kind == kind);
    let heading = group.map(Row::Heading);
    let at = compared.rows.iter().position(|&row| Some(row) == heading);
    state.changes.cursor.top = top;
    land(state, at.unwrap_or(0));
}

fn step_earlier(state: &mut State, data: &Data, by: i32) {
    let from = earlier(state, data);
    let (kind, now) = later(state);
    let Some(now) = now else { return };
    let at = match kind {
        ListKind::Participating => from.participating,
        ListKind::Pending => from.pending,
    };
    let target = i64::try_from(at.unwrap_or(0)).unwrap_or(0) + i64::from(by);
    match usize::try_from(target).ok().filter(|&target| target <= now) {
        Some(target) => state.changes.earlier = Earlier::Kept(target),
        None if by > 0 => state.message = Some("the earlier list is the later one already".into()),
        None => state.message = Some("this is the oldest list".into()),
    }
}

fn next_span(state: &mut State) {
    let next = match state.changes.earlier {
        Earlier::Kept(_) => Span::List,
        Earlier::Back(span) => {
            let at = Span::ALL.iter().position(|&known| known == span).unwrap_or(0);
            Span::ALL.get((at + 1) % Span::ALL.len()).copied().unwrap_or_default()
        }
    };
    state.changes.earlier = Earlier::Back(next);
    state.message = Some(format!("compared with {}", next.name()));
}

fn keep_earlier(state: &mut State, data: &Data) {
    let (kind, Some(now)) = later(state) else { return };
    state.changes.earlier = Earlier::Kept(now);
    let list = data.history.accepted(kind).get(now).map(|&list| data.history.lists.row(list).date);
    if let Some(date) = list.map(crate::text::short_day) {
        state.message = Some(format!("compared from the list of {date} on: ] goes forward"));
    }
}

/// To the next list on which something wanted differs from the list before it.
fn step_changes(state: &mut State, data: &Data, by: i32) {
    let history = &data.history;
    let Some(mut at) = state.day.position else {
        state.message = Some("there is no participating list to go to".into());
        return;
    };
    loop {
        let next = if by > 0 { at.checked_add(1) } else { at.checked_sub(1) };
        let day = next.and_then(|next| Some((next, state.day.moved_to(history, next)?)));
        let Some((next, day)) = day else {
            let there = if by > 0 { "later" } else { "earlier" };
            state.message = Some(format!("no {there} list brings a change of what is shown"));
            return;
        };
        at = next;
        let before = at.checked_sub(1).and_then(|at| history.point_of(ListKind::Participating, at));
        let question = Question { day: &day, ..state.question(history) };
        if !question.changes(before.unwrap_or_default()).is_empty() {
            to_list(state, data, at);
            return;
        }
    }
}

fn click(state: &mut State, data: &Data, at: Position) {
    state.searching = false;
    let layout = layout(state);
    if layout.pane.is_some_and(|area| area.contains(at)) {
        state.changes.reading = true;
        return;
    }
    let head = state.changes.compared.as_ref().map_or(0, |compared| compared.head.len());
    let rows = layout.rows(head);
    if layout.table.is_none() || !rows.contains(at) {
        return;
    }
    state.changes.reading = false;
    let Cursor { at: before, top } = state.changes.cursor;
    let row = top + usize::from(at.y - rows.y);
    let compared = state.changes.compared.as_ref();
    let Some(kind) = compared.and_then(|compared| compared.rows.get(row)).copied() else { return };
    if kind.leads() {
        land(state, row);
        if before == row || matches!(kind, Row::Heading(_)) {
            open(state, data);
        }
    }
}
