//! The list of everything that can be done.

use super::*;
use crate::tui::core::{Hint, Scope};

/// The scopes in which the palette can be opened and that it lists.
fn listed() -> Vec<Scope> {
    let scopes = Driver::new((120, 40)).screen.scopes();
    let layers = ["Filters, one by one", "Help"];
    scopes.into_iter().filter(|scope| !scope.exclusive && !layers.contains(&scope.name)).collect()
}

fn has(hint: &Hint, key: &Key) -> bool {
    hint.keys.contains(key)
}

#[test]
fn every_action_is_listed_once_with_the_keys_that_do_it_there() {
    let scopes = listed();
    let everywhere = &scopes[0];
    for scope in &scopes[1..] {
        let commands = in_scope(scope.name).screen.commands();
        let is_own = |key: &Key| scope.hints.iter().any(|hint| has(hint, key));
        for of in &scopes {
            for hint in &of.hints {
                let same = commands.iter().filter(|c| c.scope == of.name && c.words == hint.words);
                let shadowed = of.name == everywhere.name && hint.keys.iter().all(is_own);
                let wanted = usize::from(!shadowed && !has(hint, &key(":")));
                assert_eq!(same.count(), wanted, "{}: {} in {}", of.name, hint.words, scope.name);
            }
        }
        for command in commands.iter().filter(|command| command.here) {
            for key in &command.keys {
                let mut hints = scope.hints.iter().chain(&everywhere.hints);
                let first = hints.find(|hint| has(hint, key)).unwrap();
                assert_eq!(first.words, command.words, "{} in {}", key.label(), scope.name);
            }
        }
        assert!(commands.is_sorted_by_key(|command| !command.here), "{}", scope.name);
    }
}

#[test]
fn words_find_an_action_and_enter_does_it() {
    let mut driver = Driver::new((120, 40));
    let before = driver.cx().day.position;
    driver.keys(":").type_in("back time list").keys("Enter");
    assert_eq!(driver.scope(), "Agencies");
    assert_eq!(driver.cx().day.position, before.map(|at| at - 1));
    assert!(driver.cx().filter.is_empty(), "nothing is searched for");
}

#[test]
fn the_name_of_a_key_finds_what_it_does_first() {
    let mut driver = Driver::new((120, 40));
    driver.choose_state("florida").keys(":").paste("x").keys("Enter");
    assert!(driver.cx().filter.is_empty());
    driver.keys(":").paste("G").keys("Enter");
    let last = driver.cx().answer.agency(driver.cx().answer.len() - 1);
    assert_eq!(driver.cx().selected, last);
}

#[test]
fn an_action_of_another_view_leads_there_and_says_its_key() {
    for scope in &listed()[1..] {
        let mut driver = in_scope(if scope.name == "Agencies" { "Agency" } else { "Agencies" });
        let filter = driver.cx().filter.clone();
        let commands = driver.screen.commands();
        let is_there = |at: &usize| commands[*at].scope == scope.name && !commands[*at].here;
        let elsewhere = (0..commands.len()).find(is_there);
        let Some(at) = elsewhere else {
            assert_eq!(scope.name, "Agencies", "only what can be done here is not elsewhere");
            continue;
        };
        driver.keys(":").keys(&"Down ".repeat(at)).keys("Enter");
        assert_eq!(driver.scope(), scope.name);
        assert_eq!(driver.cx().filter, filter, "nothing is done");
        let message = driver.message().unwrap();
        let command = &commands[at];
        assert_eq!(message, format!("{}: {}", command.keys[0].label(), command.words));
    }
}

#[test]
fn whatever_asks_for_an_effect_does_so_from_the_list() {
    let mut driver = Driver::new((120, 40));
    assert_eq!(driver.keys(":").paste("quit").keys("Enter").effect, Some(Effect::Quit));
}

#[test]
fn a_click_does_what_is_drawn_there_and_one_beside_closes() {
    let mut driver = Driver::new((120, 40));
    let before = driver.text();
    let commands = driver.screen.commands();
    let text = driver.keys(":").text();
    let first = text.lines().position(|line| line.contains(": ▏")).unwrap() + 1;
    let last = text.lines().position(|line| line.contains("more below")).unwrap();
    for ((y, line), command) in text.lines().enumerate().take(last).skip(first).zip(&commands) {
        assert!(line.contains(command.words), "{}: {line}", command.words);
        let (mut clicked, mut pressed) = (Driver::new((120, 40)), Driver::new((120, 40)));
        clicked.keys(":").click(24, u16::try_from(y).unwrap());
        pressed.put_in(&Input::Key(command.keys[0]));
        assert_eq!(clicked.effect, pressed.effect, "{}", command.words);
        assert_eq!(clicked.text(), pressed.text(), "{}", command.words);
    }
    assert_eq!(driver.click(0, 39).text(), before);
}
