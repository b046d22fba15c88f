//! The months of the archive, one after another.

use crate::tui::data::Data;
use crate::tui::state::State;
use crate::tui::update::time::{step_months, to_list};

/// What is told while the archive is played.
const PLAYING: &str = "playing month by month: any key stops";
/// What is told where each month needs a key.
const STEPPING: &str = "reduced motion: Space goes one month on";
const NEWEST: &str = "this is the newest list";

/// Plays the months that follow; from the beginning where the newest list is shown.
pub(super) fn play(state: &mut State, data: &Data) {
    if std::mem::take(&mut state.map.playing) {
        return;
    }
    let Some(last) = data.history.participating.len().checked_sub(1).filter(|&last| last > 0)
    else {
        state.message = Some("there is one list: nothing to play".into());
        return;
    };
    if state.reduced_motion {
        a_month_on(state, data, last);
        return;
    }
    state.map.playing = true;
    if state.day.position.is_none_or(|position| position == last) {
        to_list(state, data, 0);
        state.message = Some(PLAYING.into());
    } else {
        tick(state, data);
    }
}

/// Where nothing may move by itself: one month, and no more until the next key.
fn a_month_on(state: &mut State, data: &Data, last: usize) {
    if state.day.position.is_none_or(|position| position == last) {
        to_list(state, data, 0);
    } else {
        step_months(state, data, 1);
    }
    let newest = state.day.position == Some(last);
    state.message = Some(if newest { NEWEST } else { STEPPING }.into());
}

/// A month on, up to the newest list.
pub(super) fn tick(state: &mut State, data: &Data) {
    if !state.map.playing {
        return;
    }
    step_months(state, data, 1);
    let last = data.history.participating.len().saturating_sub(1);
    state.map.playing = state.day.position.is_some_and(|position| position < last);
    let told = if state.map.playing { PLAYING } else { NEWEST };
    state.message = Some(told.into());
}
