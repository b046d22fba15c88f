//! How an action changes the screen. No I/O, no clock.

use chrono::{Datelike, Months, NaiveDate};
use tui_input::InputRequest;

use super::action::{Action, Effect, Motion};
use super::data::Data;
use super::layout::Layout;
use super::state::{Pane, State, Value};
use super::theme::Brightness;
use super::view::{detail_end, help_end};
use crate::model::State as Place;
use crate::query::{Facet, Filter, Query, Sort, SortColumn, answer};

/// Changes of filters that can be taken back.
const UNDO_DEPTH: usize = 100;

/// Does what is asked for, and says what is left to do outside.
pub fn update(state: &mut State, data: &Data, action: Action) -> Effect {
    if !matches!(action, Action::Resize(..) | Action::LightBackground(_) | Action::Notice(_)) {
        state.message = None;
    }
    match action {
        Action::Quit => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::SwitchMouse => {
            state.mouse = !state.mouse;
            state.message = Some(if state.mouse {
                "the mouse is g287's again".into()
            } else {
                "the mouse is the terminal's: m takes it back".into()
            });
            return Effect::Mouse(state.mouse);
        }
        Action::Move(motion) => travel(state, data, motion),
        Action::Wheel(pane, rows) => wheel(state, data, pane, rows),
        Action::Focus(pane) => {
            state.searching = false;
            focus(state, pane);
        }
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, Pane::ALL.len() - 1),
        Action::Click(pane, row) => click(state, data, pane, row),
        Action::Open => focus(state, Pane::Detail),
        Action::Back => back(state),
        Action::Help => state.help = if state.help.is_some() { None } else { Some(0) },
        Action::SwitchTheme => state.theme = state.theme.switched(),
        Action::LightBackground(light) => {
            let brightness = if light { Brightness::Light } else { Brightness::Dark };
            state.theme = state.theme.found(brightness);
        }
        Action::Notice(message) => state.message = Some(message),
        Action::Resize(columns, rows) => {
            state.size = (columns, rows);
            // Keys go only to what is on the screen.
            let shown = state.layout().pane(state.focus).is_some();
            focus(state, if shown { state.focus } else { Pane::Agencies });
        }
        Action::StepLists(by) => step_lists(state, data, by),
        Action::StepMonths(by) => step_months(state, data, by),
        Action::Newest => step_lists(state, data, i32::MAX),
        Action::SortNext | Action::SortReverse | Action::SortBy(_) => sort(state, data, &action),
        Action::Search => {
            // The names are made ready now, so that the first letter need not wait for it.
            let _ = data.index();
            state.help = None;
            state.searching = true;
        }
        Action::LeaveSearch => {
            state.searching = false;
            focus(state, Pane::Agencies);
        }
        Action::Edit(_) | Action::Paste(_) | Action::ClearSearch => edit(state, data, action),
        Action::Toggle | Action::Only | Action::ClearFacet => choose(state, data, &action),
        Action::ClearFilters => change_filter(state, data, Filter::default()),
        Action::Undo => undo(state, data),
    }
    Effect::None
}

/// Puts the filter that the explorer starts with; there is nothing to go back to.
pub(super) fn start(state: &mut State, data: &Data, filter: Filter) {
    set_filter(state, data, filter);
    state.undo.clear();
}

/// Computes again what follows from filter, search, order and day; the cursor stays on its agency.
pub(super) fn recompute(state: &mut State, data: &Data) {
    // A cursor of a facet stays on its value, but at the first row where nobody moved it.
    let on = FACETS.map(|pane| {
        let at = state.facet_cursor(pane).at;
        let moved = at > 0 || pane == state.focus;
        (pane, at, state.values(pane).get(at).copied().filter(|_| moved))
    });
    let hits = state.hits.as_ref();
    state.answer = answer(&data.history, &state.day, &state.filter, hits, state.order());
    let selected = state.selected.and_then(|agency| state.answer.position_of(agency));
    let rows = state.layout().table_rows();
    if selected.is_none() {
        state.table = super::state::Cursor::default();
    }
    state.table.go(selected.unwrap_or(0), state.answer.len(), rows);
    selected_agency(state);
    sort_states(state);
    for (pane, at, value) in on {
        let found = value.and_then(|value| state.values(pane).iter().position(|&v| v == value));
        move_facet(state, pane, found.unwrap_or(at));
    }
}

/// The panes of facets.
const FACETS: [Pane; 3] = [Pane::States, Pane::Models, Pane::Kinds];

/// The states that have something or are chosen, the one with most first.
fn sort_states(state: &mut State) {
    let mut states: Vec<Option<Place>> = Place::all()
        .map(Some)
        .chain([None])
        .filter(|&place| {
            state.count(Value::State(place)) > 0 || state.filter.states.contains(place)
        })
        .collect();
    states.sort_by_key(|&place| {
        (std::cmp::Reverse(state.count(Value::State(place))), Place::slot(place))
    });
    state.states = states;
}

/// Looks the search box's text up, then computes again.
fn search(state: &mut State, data: &Data) {
    let (query, error) = match Query::parse(&state.filter.text) {
        Ok(query) => (query, None),
        Err(error) => ((*error.instead).clone(), Some(error)),
    };
    // Not narrowed from the hits of the text before: a longer word can mean more than its start,
    // as "state" means bodies of the state, and "stat" does not.
    state.hits = (!query.is_empty()).then(|| data.index().search(&query, None));
    state.query = query;
    state.query_error = error;
    recompute(state, data);
}

fn edit(state: &mut State, data: &Data, action: Action) {
    let before = state.input.value().to_owned();
    let mut emptied = false;
    match action {
        Action::Edit(request) => {
            state.input.handle(request);
        }
        Action::Paste(text) => {
            for c in text.chars().filter(|c| !c.is_control()).take(400) {
                state.input.handle(InputRequest::InsertChar(c));
            }
            state.help = None;
            state.searching = true;
        }
        _ => {
            emptied = true;
            state.input.reset();
        }
    }
    if state.input.value() != before {
        // A search is one change, however many keys it took; to empty the box is another.
        if emptied || state.undo.last().is_none_or(|last| !differs_by_text(last, &state.filter)) {
            remember(state);
        }
        state.filter.text = state.input.value().to_owned();
        state.selected = None;
        search(state, data);
    }
}

fn differs_by_text(a: &Filter, b: &Filter) -> bool {
    a != b
        && Filter { text: String::new(), ..a.clone() }
            == Filter { text: String::new(), ..b.clone() }
}

fn choose(state: &mut State, data: &Data, action: &Action) {
    let values = state.values(state.focus);
    let Some(&value) = values.get(state.facet_cursor(state.focus).at) else { return };
    let mut filter = state.filter.clone();
    if !matches!(action, Action::Toggle) {
        match value {
            Value::State(_) => filter.states.clear(),
            Value::Model(_) => filter.models.clear(),
            Value::Kind(_) => filter.kinds.clear(),
            Value::Status(_) => filter.statuses.clear(),
        }
    }
    if !matches!(action, Action::ClearFacet) {
        match value {
            Value::State(place) => filter.states.toggle(place),
            Value::Model(model) => filter.models.toggle(model),
            Value::Kind(kind) => filter.kinds.toggle(kind),
            Value::Status(status) => filter.statuses.toggle(Some(status)),
        }
    }
    change_filter(state, data, filter);
}

fn change_filter(state: &mut State, data: &Data, filter: Filter) {
    if filter != state.filter {
        remember(state);
        set_filter(state, data, filter);
    }
}

fn set_filter(state: &mut State, data: &Data, filter: Filter) {
    let text_changed = filter.text != state.filter.text;
    state.filter = filter;
    if text_changed {
        state.input = state.filter.text.clone().into();
        search(state, data);
    } else {
        recompute(state, data);
    }
}

fn remember(state: &mut State) {
    if state.undo.len() == UNDO_DEPTH {
        state.undo.remove(0);
    }
    state.undo.push(state.filter.clone());
}

fn undo(state: &mut State, data: &Data) {
    // A search that was typed and deleted again is no change.
    while let Some(filter) = state.undo.pop() {
        if filter != state.filter {
            set_filter(state, data, filter);
            return;
        }
    }
    state.message = Some("no change of filters to take back".into());
}

fn sort(state: &mut State, data: &Data, action: &Action) {
    let now = state.order();
    state.sort = Some(match *action {
        Action::SortBy(column) if column == now.column => {
            Sort { column, descending: !now.descending }
        }
        Action::SortBy(column) => Sort { column, descending: newest_first(column) },
        Action::SortReverse => Sort { descending: !now.descending, ..now },
        _ => {
            let at = SortColumn::ALL.iter().position(|&column| column == now.column).unwrap_or(0);
            let next = SortColumn::ALL.get((at + 1) % SortColumn::ALL.len()).copied();
            let column = next.unwrap_or_default();
            Sort { column, descending: newest_first(column) }
        }
    });
    let order = state.order();
    let direction = if order.descending { "descending" } else { "ascending" };
    state.message = Some(format!("sorted by {}, {direction}", order.column.name()));
    state.selected = None;
    recompute(state, data);
}

/// Dates and numbers of models are asked for from the top.
fn newest_first(column: SortColumn) -> bool {
    matches!(column, SortColumn::Signed | SortColumn::Models | SortColumn::FirstListed)
}

fn step_lists(state: &mut State, data: &Data, by: i32) {
    let lists = data.history.participating.len();
    let Some(now) = state.day.position else { return };
    let target = i64::try_from(now).unwrap_or(0).saturating_add(i64::from(by));
    let last = lists.saturating_sub(1);
    let target = usize::try_from(target.max(0)).unwrap_or(0).min(last);
    if target == now {
        state.message =
            Some(if by > 0 { "this is the newest list" } else { "this is the oldest list" }.into());
        return;
    }
    // With the newest list stands what was applied for since.
    let newest = (target == last).then(|| newest_day(data)).flatten();
    let day = match newest {
        Some(newest) => Some(state.day.moved(&data.history, newest)),
        None => state.day.moved_to(&data.history, target),
    };
    if let Some(day) = day {
        state.day = day;
        recompute(state, data);
    }
}

/// The day of the last list of either kind.
fn newest_day(data: &Data) -> Option<NaiveDate> {
    let history = &data.history;
    let last = [history.participating.last(), history.pending.last()];
    last.into_iter().flatten().map(|&list| history.lists.row(list).date).max()
}

/// To the list in force at the end of the month before or after; at the ends of the archive to its
/// first or last list.
fn step_months(state: &mut State, data: &Data, by: i32) {
    let Some(target) = months_away(state.day.as_of, by) else { return };
    let history = &data.history;
    let position = history.in_force(crate::model::ListKind::Participating, target).unwrap_or(0);
    let now = state.day.position.unwrap_or(0);
    let step = i32::try_from(position).unwrap_or(0) - i32::try_from(now).unwrap_or(0);
    // A month without a list of its own is passed over.
    step_lists(state, data, if step == 0 { by.signum() } else { step });
}

fn months_away(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let first = day.with_day(1)?;
    let months = Months::new(by.unsigned_abs());
    let moved =
        if by < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
    moved?.checked_add_months(Months::new(1))?.pred_opt()
}

fn travel(state: &mut State, data: &Data, motion: Motion) {
    if let Some(top) = state.help {
        let height = usize::from(state.size.1.saturating_sub(6)).max(1);
        let last = help_end(state);
        state.help = Some(moved(top.min(last), motion, last + 1, height));
        return;
    }
    let pane = state.focus;
    match pane {
        Pane::Agencies => {
            let height = state.layout().table_rows();
            let at = moved(state.table.at, motion, state.answer.len(), height);
            move_table(state, at);
        }
        Pane::Detail => {
            let height = inside_height(state, pane);
            let last = detail_end(state, data);
            state.detail_top = moved(state.detail_top.min(last), motion, last + 1, height);
        }
        Pane::States | Pane::Models | Pane::Kinds => {
            let height = inside_height(state, pane);
            let rows = state.values(pane).len();
            let at = moved(state.facet_cursor(pane).at, motion, rows, height);
            move_facet(state, pane, at);
        }
    }
}

fn moved(at: usize, motion: Motion, rows: usize, page: usize) -> usize {
    let last = rows.saturating_sub(1);
    let page = i64::try_from(page.max(1)).unwrap_or(1);
    let by = match motion {
        Motion::First => return 0,
        Motion::Last => return last,
        Motion::Rows(by) => i64::from(by),
        Motion::Pages(by) => i64::from(by) * page,
        Motion::HalfPages(by) => i64::from(by) * (page / 2).max(1),
    };
    let target = i64::try_from(at).unwrap_or(0).saturating_add(by).max(0);
    usize::try_from(target).unwrap_or(0).min(last)
}

fn move_table(state: &mut State, at: usize) {
    let rows = state.layout().table_rows();
    state.answer.prepare(at.saturating_add(rows.max(1) * 2));
    state.table.go(at, state.answer.len(), rows);
    selected_agency(state);
}

fn selected_agency(state: &mut State) {
    let selected = state.answer.agency(state.table.at);
    if selected != state.selected {
        state.selected = selected;
        state.detail_top = 0;
    }
}

fn move_facet(state: &mut State, pane: Pane, at: usize) {
    let height = inside_height(state, pane);
    let mut cursor = state.facet_cursor(pane);
    cursor.go(at, state.values(pane).len(), height);
    if let Some(slot) = State::facet_index(pane).and_then(|i| state.facet_cursors.get_mut(i)) {
        *slot = cursor;
    }
}

fn inside_height(state: &State, pane: Pane) -> usize {
    let height = usize::from(state.layout().inside(pane).unwrap_or_default().height);
    // Between the kinds and the statuses stands a heading.
    if pane == Pane::Kinds { height.saturating_sub(1) } else { height }
}

fn wheel(state: &mut State, data: &Data, pane: Pane, rows: i32) {
    if state.help.is_some() || pane == state.focus {
        travel(state, data, Motion::Rows(rows));
        return;
    }
    let focus = std::mem::replace(&mut state.focus, pane);
    travel(state, data, Motion::Rows(rows));
    state.focus = focus;
}

fn click(state: &mut State, data: &Data, pane: Pane, row: usize) {
    state.searching = false;
    match pane {
        Pane::Agencies => {
            focus(state, pane);
            move_table(state, state.table.top.saturating_add(row));
        }
        Pane::Detail => focus(state, pane),
        Pane::States | Pane::Models | Pane::Kinds => {
            focus(state, pane);
            let at = state.facet_cursor(pane).top + row;
            if at < state.values(pane).len() {
                move_facet(state, pane, at);
                choose(state, data, &Action::Toggle);
            }
        }
    }
}

fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    keep_in_view(state);
}

fn turn(state: &mut State, by: usize) {
    let at = Pane::ALL.iter().position(|&pane| pane == state.focus).unwrap_or(0);
    for step in 1..=Pane::ALL.len() {
        let next =
            Pane::ALL.get((at + by * step) % Pane::ALL.len()).copied().unwrap_or(Pane::Agencies);
        // A pane for which there is no room, even with the focus, is passed over.
        if Layout::new(state.size, next).pane(next).is_some() {
            focus(state, next);
            return;
        }
    }
}

fn back(state: &mut State) {
    if state.help.is_some() {
        state.help = None;
    } else {
        focus(state, Pane::Agencies);
    }
}

/// After the regions changed: the cursors stay on the screen.
fn keep_in_view(state: &mut State) {
    let rows = state.layout().table_rows();
    let mut table = state.table;
    table.go(table.at, state.answer.len(), rows);
    state.table = table;
    for pane in FACETS {
        let at = state.facet_cursor(pane).at;
        move_facet(state, pane, at);
    }
}

#[cfg(test)]
mod tests;
