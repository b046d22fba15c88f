//! What the panes of Explore do.

use super::cursor::{click, focus, move_table, travel, turn, wheel};
use super::filters::{change_filter, choose};
use super::recompute;
use super::sources::show_listing;
use super::time::to_list;
use crate::model::{AgencyIx, ListIx};
use crate::query::{Filter, Sort, SortColumn, StatusKind};
use crate::tui::action::Action;
use crate::tui::data::Data;
use crate::tui::state::{Pane, State, ViewKind};
use crate::tui::view::shown_source;

pub(crate) fn act(state: &mut State, data: &Data, action: &Action) {
    match *action {
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
        Action::Source(_) if state.focus == Pane::Detail => source(state, data),
        Action::Back | Action::LeaveSearch => focus(state, Pane::Agencies),
        Action::SortNext | Action::SortReverse | Action::SortBy(_) => sort(state, data, action),
        Action::Toggle | Action::Only | Action::ClearFacet => choose(state, data, action),
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

/// To the list and row that the source line on the screen names.
fn source(state: &mut State, data: &Data) {
    match shown_source(state, data) {
        Some(listing) => show_listing(state, data, listing),
        None => state.message = Some("no list has it".into()),
    }
}

/// Shows an agency, with `on` in force where it is an accepted participating list. Filters that hide
/// it are taken off, which can be taken back. `false`, and nothing is changed but the day, where no
/// list of the day or earlier has an agreement of it.
pub(super) fn show_agency(
    state: &mut State,
    data: &Data,
    agency: AgencyIx,
    on: Option<ListIx>,
) -> bool {
    let position = on.and_then(|on| data.history.participating.iter().position(|&list| list == on));
    if let Some(position) = position {
        to_list(state, data, position);
    }
    let statuses: Vec<StatusKind> =
        data.history.agreements_of(agency).filter_map(|ix| state.day.status(ix)).collect();
    if statuses.is_empty() {
        return false;
    }
    if place(state, agency).is_none() {
        let mut filter = Filter::default();
        if !statuses.contains(&StatusKind::Active) {
            filter.statuses = StatusKind::ALL.into_iter().map(Some).collect();
        }
        change_filter(state, data, filter);
        state.message = Some("filters that hide it are taken off; u brings them back".into());
    }
    if let Some(at) = place(state, agency) {
        state.view = ViewKind::Explore;
        focus(state, Pane::Detail);
        move_table(state, at);
    }
    true
}

fn place(state: &mut State, agency: AgencyIx) -> Option<usize> {
    state.answer.prepare(state.answer.len());
    state.answer.position_of(agency)
}
