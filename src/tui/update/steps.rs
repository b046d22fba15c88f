//! Taking changes of filter, day and order back, and doing them again.

use super::cursor::move_table;
use super::filters::set_filter;
use crate::tui::action::Action;
use crate::tui::data::Data;
use crate::tui::state::{Run, Snapshot, State, Step};

/// What is asked now.
pub(super) fn now(state: &State) -> Step {
    let question = Snapshot {
        filter: state.filter.clone(),
        as_of: state.day.as_of,
        position: state.day.position,
        sort: state.sort,
    };
    Step { question, selected: state.selected }
}

/// Which run an action belongs to; `None` where it comes from elsewhere than the user.
pub(super) fn run_of(action: &Action) -> Option<Run> {
    match action {
        Action::Edit(_) | Action::Paste(_) => Some(Run::Search),
        Action::StepLists(_)
        | Action::StepMonths(_)
        | Action::StepChanges(_)
        | Action::Play
        | Action::Tick => Some(Run::Time),
        Action::Resize(..)
        | Action::Notice(_)
        | Action::Answer(_)
        // The watch list is no question: the filter follows it.
        | Action::Watch
        | Action::Undo
        | Action::Redo => None,
        _ => Some(Run::Single),
    }
}

/// Remembers what was asked before an action, where something else is asked since.
pub(super) fn remember(state: &mut State, before: Step, run: Run) {
    state.steps.interrupt(run);
    let now = now(state).question;
    if now != before.question {
        state.steps.record(before, &now, run);
    }
}

pub(super) fn undo(state: &mut State, data: &Data) {
    while let Some(step) = state.steps.undo(now(state)) {
        if go(state, data, step) {
            return;
        }
    }
    state.message = Some("no change to take back".into());
}

pub(super) fn redo(state: &mut State, data: &Data) {
    while let Some(step) = state.steps.redo(now(state)) {
        if go(state, data, step) {
            return;
        }
    }
    state.message = Some("no change to do again".into());
}

/// Asks again what was asked; the cursor stays on its agency, else it goes where it was. `false`
/// where that is what is asked already.
fn go(state: &mut State, data: &Data, step: Step) -> bool {
    let Step { mut question, selected } = step;
    // The agencies watched are those of now.
    if let Some(watched) = &mut question.filter.watched {
        *watched = state.watch.agencies.clone();
    }
    let before = now(state);
    if question == before.question {
        return false;
    }
    let history = &data.history;
    if (question.as_of, question.position) != (before.question.as_of, before.question.position) {
        let day = state.day.moved(history, question.as_of);
        let other = question.position.filter(|_| day.position != question.position);
        state.day = other.and_then(|at| day.moved_to(history, at)).unwrap_or(day);
    }
    state.sort = question.sort;
    set_filter(state, data, question.filter);
    if state.selected != before.selected
        && let Some(agency) = selected
    {
        state.answer.prepare(state.answer.len());
        if let Some(at) = state.answer.position_of(agency) {
            move_table(state, at);
        }
    }
    true
}
