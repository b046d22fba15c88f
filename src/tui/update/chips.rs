//! The parts of the filter on the line of search, taken off one by one.

use super::filters::change_filter;
use crate::tui::action::{Action, Effect};
use crate::tui::data::Data;
use crate::tui::state::State;

/// Gives the parts of the filter the keys.
pub(super) fn enter(state: &mut State) {
    if state.chips().is_empty() {
        state.message = Some("no filter is chosen".into());
    } else {
        (state.searching, state.help, state.chip) = (false, None, Some(0));
    }
}

/// Does what is a matter of the parts of the filter; `None` where an action is not, which takes the
/// keys from them unless it changes the filter or comes from elsewhere than the user.
pub(super) fn act(state: &mut State, data: &Data, action: &Action) -> Option<Effect> {
    if let Action::TakeOff(Some(at)) = *action {
        take_off(state, data, at);
        return Some(Effect::None);
    }
    let at = state.chip?;
    let last = state.chips().len().saturating_sub(1);
    match *action {
        Action::Across(by) if by < 0 => state.chip = Some(at.saturating_sub(1)),
        Action::Across(_) => state.chip = Some((at + 1).min(last)),
        Action::TakeOff(None) => take_off(state, data, at),
        Action::Back => state.chip = None,
        Action::Undo
        | Action::Redo
        | Action::Resize(..)
        | Action::Notice(_)
        | Action::Answer(_) => return None,
        _ => {
            state.chip = None;
            return None;
        }
    }
    Some(Effect::None)
}

fn take_off(state: &mut State, data: &Data, at: usize) {
    if let Some(chip) = state.chips().into_iter().nth(at) {
        change_filter(state, data, chip.without);
    }
}

/// After the filter changed: the keys stay with a part that is there.
pub(super) fn keep(state: &mut State) {
    if let Some(at) = state.chip {
        let parts = state.chips().len();
        state.chip = parts.checked_sub(1).map(|last| at.min(last));
    }
}
