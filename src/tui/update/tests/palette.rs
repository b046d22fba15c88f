//! The list of everything that can be done.

use super::*;
use crate::tui::keymap::{Command, Scope, commands};
use crate::tui::layout::PaletteLayout;
use crate::tui::state::Over;

fn opened(size: (u16, u16)) -> (Data, State) {
    let (data, mut state) = setup(size);
    act(&mut state, &data, &[Action::Palette]);
    (data, state)
}

fn found(state: &State) -> &[Command] {
    match &state.over {
        Some(Over::Palette(palette)) => &palette.found,
        _ => panic!("it is not open"),
    }
}

/// The scopes from which it can be opened.
fn scopes() -> impl Iterator<Item = Scope> {
    Scope::ALL.into_iter().filter(|scope| !scope.is_passing())
}

#[test]
fn every_action_is_listed_once_with_the_keys_that_do_it_there() {
    for scope in scopes() {
        let listed = commands(scope);
        for binding in bindings().filter(|b| scopes().any(|s| s == b.scope)) {
            let same = |c: &&Command| c.scope == binding.scope && c.words == binding.words;
            let same: Vec<&Command> = listed.iter().filter(same).collect();
            let own = |key| bindings().any(|b| b.scope == scope && b.keys.contains(key));
            let behind = binding.scope == Scope::Everywhere && scope != Scope::Everywhere;
            let shadowed = behind && binding.keys.iter().all(own);
            let wanted = usize::from(!shadowed && binding.action != Action::Palette);
            assert_eq!(same.len(), wanted, "{:?} {} in {scope:?}", binding.scope, binding.words);
        }
        for command in listed.iter().filter(|command| command.here) {
            for key in &command.keys {
                let action = keymap::action(scope, KeyEvent::new(key.code, key.modifiers));
                assert_eq!(action.as_ref(), Some(&command.action), "{} {scope:?}", key.label());
            }
        }
        assert!(listed.is_sorted_by_key(|command| !command.here), "{scope:?}");
    }
}

#[test]
fn words_find_an_action_and_enter_does_it() {
    let (data, mut state) = opened((120, 40));
    let before = state.day.position;
    for c in "back time list".chars() {
        press(&mut state, &data, KeyCode::Char(c));
    }
    assert_eq!(found(&state)[0].action, Action::StepLists(-1), "{:?}", found(&state));
    press(&mut state, &data, KeyCode::Enter);
    assert!(state.over.is_none());
    assert_eq!(state.day.position, before.map(|at| at - 1));
    assert!(state.filter.is_empty(), "nothing went into the search box");
}

#[test]
fn the_name_of_a_key_finds_what_it_does_first() {
    for (text, action) in [("x", Action::ClearFilters), ("G", Action::Move(Motion::Last))] {
        let (data, mut state) = opened((120, 40));
        act(&mut state, &data, &[Action::Paste(text.into())]);
        assert_eq!(found(&state)[0].action, action);
    }
}

#[test]
fn an_action_of_another_view_leads_there_and_tells_its_key() {
    for scope in scopes().filter(|&scope| scope != Scope::Everywhere) {
        let (data, mut state) = setup((120, 40));
        let start = if scope == Scope::Agencies { Pane::Detail } else { Pane::Agencies };
        act(&mut state, &data, &[Action::Focus(start), Action::Palette]);
        let at = found(&state).iter().position(|command| command.scope == scope).unwrap();
        let command = found(&state)[at].clone();
        assert!(!command.here);
        let down = Action::Move(Motion::Rows(i32::try_from(at).unwrap()));
        let filter = state.filter.clone();
        act(&mut state, &data, &[down, Action::Open]);
        assert_eq!(views::scope(&state), scope);
        assert_eq!(state.filter, filter, "nothing is done");
        let told = state.message.clone().unwrap();
        assert!(told.contains(command.words) && told.contains(&command.keys[0].label()), "{told}");
        check(&state, &data);
    }
}

#[test]
fn everything_that_can_be_quit_from_the_list_is_quit() {
    let (data, mut state) = opened((120, 40));
    act(&mut state, &data, &[Action::Paste("quit".into())]);
    assert_eq!(press(&mut state, &data, KeyCode::Enter), Effect::Quit);
}

#[test]
fn a_click_does_what_is_drawn_there_and_one_beside_closes() {
    let (data, state) = opened((120, 40));
    let layout = PaletteLayout::new(state.outline());
    let screen = crate::tui::view::drawn(&state, &data);
    for (at, command) in found(&state).iter().enumerate().take(usize::from(layout.list.height)) {
        let y = layout.list.y + u16::try_from(at).unwrap();
        let action = event::mouse(&state, click_at(layout.list.x + 4, y)).unwrap();
        assert!(screen.line(layout.list, y).contains(command.words), "{}", command.words);
        let (mut clicked, mut pressed) = (state.clone(), state.clone());
        pressed.over = None;
        let clicked_effect = update(&mut clicked, &data, action);
        assert_eq!(clicked_effect, update(&mut pressed, &data, command.action.clone()));
        assert_eq!(
            (clicked.view, clicked.focus, clicked.table, &clicked.filter, clicked.day.as_of),
            (pressed.view, pressed.focus, pressed.table, &pressed.filter, pressed.day.as_of)
        );
    }
    let beside = event::mouse(&state, click_at(0, 39));
    assert_eq!(beside, Some(Action::Back));
}
