//! What the panes of Explore do.

use super::cursor::{click, focus, travel, turn, wheel};
use super::filters::choose;
use super::recompute;
use crate::query::{Sort, SortColumn};
use crate::tui::action::Action;
use crate::tui::data::Data;
use crate::tui::state::{Pane, State};

pub(crate) fn act(state: &mut State, data: &Data, action: Action) {
    match action {
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
        Action::Back | Action::LeaveSearch => focus(state, Pane::Agencies),
        Action::SortNext | Action::SortReverse | Action::SortBy(_) => sort(state, data, &action),
        Action::Toggle | Action::Only | Action::ClearFacet => choose(state, data, &action),
        _ => {}
    }
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
pub(super) fn newest_first(column: SortColumn) -> bool {
    matches!(column, SortColumn::Signed | SortColumn::Models | SortColumn::FirstListed)
}
