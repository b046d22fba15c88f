//! From list to list and from month to month.

use chrono::{Datelike, Months, NaiveDate};

use super::recompute;
use crate::model::ListKind;
use crate::tui::data::Data;
use crate::tui::state::State;

pub(super) fn step_lists(state: &mut State, data: &Data, by: i32) {
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
    to_list(state, data, target);
}

/// To the accepted participating list at a position, there being one.
pub(super) fn to_list(state: &mut State, data: &Data, target: usize) {
    let last = data.history.participating.len().saturating_sub(1);
    if state.day.position == Some(target) {
        return;
    }
    // With the newest list stands what was applied for since.
    let newest = (target == last).then(|| data.history.newest_day()).flatten();
    let day = match newest {
        Some(newest) => Some(state.day.moved(&data.history, newest)),
        None => state.day.moved_to(&data.history, target),
    };
    if let Some(day) = day {
        state.day = day;
        recompute(state, data);
    }
}

/// To the list in force at the end of the month before or after; at the ends of the archive to its
/// first or last list.
pub(super) fn step_months(state: &mut State, data: &Data, by: i32) {
    let Some(target) = months_away(state.day.as_of, by) else { return };
    let history = &data.history;
    let position = history.in_force(ListKind::Participating, target).unwrap_or(0);
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
