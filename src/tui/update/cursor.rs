//! Cursors and the focus: what the keys act on.

use super::filters::choose;
use crate::tui::action::{Action, Motion};
use crate::tui::data::Data;
use crate::tui::layout::Layout;
use crate::tui::state::{Pane, State};
use crate::tui::view::{detail_end, help_end};

/// The panes of facets.
pub(super) const FACETS: [Pane; 3] = [Pane::States, Pane::Models, Pane::Kinds];

pub(super) fn travel(state: &mut State, data: &Data, motion: Motion) {
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

/// Scrolls the keys, while they are shown.
pub(super) fn scroll_help(state: &mut State, motion: Motion) {
    if let Some(top) = state.help {
        let height = usize::from(state.size.1.saturating_sub(6)).max(1);
        let last = help_end(state);
        state.help = Some(moved(top.min(last), motion, last + 1, height));
    }
}

/// Where a motion leads from row `at` of `rows`, a `page` of which is on the screen.
pub(super) fn moved(at: usize, motion: Motion, rows: usize, page: usize) -> usize {
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

pub(super) fn move_table(state: &mut State, at: usize) {
    let rows = state.layout().table_rows();
    state.answer.prepare(at.saturating_add(rows.max(1) * 2));
    state.table.go(at, state.answer.len(), rows);
    selected_agency(state);
}

pub(super) fn selected_agency(state: &mut State) {
    let selected = state.answer.agency(state.table.at);
    if selected != state.selected {
        state.selected = selected;
        state.detail_top = 0;
    }
}

pub(super) fn move_facet(state: &mut State, pane: Pane, at: usize) {
    let height = inside_height(state, pane);
    let mut cursor = state.facet_cursor(pane);
    cursor.go(at, state.values(pane).len(), height);
    if let Some(slot) = State::facet_index(pane).and_then(|i| state.facet_cursors.get_mut(i)) {
        *slot = cursor;
    }
}

pub(super) fn inside_height(state: &State, pane: Pane) -> usize {
    let height = usize::from(state.layout().inside(pane).unwrap_or_default().height);
    // Between the kinds and the statuses stands a heading.
    if pane == Pane::Kinds { height.saturating_sub(1) } else { height }
}

pub(super) fn wheel(state: &mut State, data: &Data, pane: Pane, rows: i32) {
    if pane == state.focus {
        travel(state, data, Motion::Rows(rows));
        return;
    }
    let focus = std::mem::replace(&mut state.focus, pane);
    travel(state, data, Motion::Rows(rows));
    state.focus = focus;
}

pub(super) fn click(state: &mut State, data: &Data, pane: Pane, row: usize) {
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

pub(super) fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    keep_in_view(state);
}

pub(super) fn turn(state: &mut State, by: usize) {
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
