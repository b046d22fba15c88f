//! The tables of keys of all scopes.

use crossterm::event::{KeyEvent, KeyModifiers};

use super::*;

/// Whether the last key did nothing, and that was said.
fn is_unknown(driver: &Driver) -> bool {
    driver.message().is_some_and(|message| message.contains("does nothing here"))
}

#[test]
fn a_key_that_does_nothing_says_so_once() {
    let mut driver = Driver::new((80, 24));
    driver.keys("z");
    assert_eq!(driver.message(), Some("z does nothing here; ? shows the keys"));
    driver.keys("z");
    assert!(is_unknown(&driver), "it stands until a key that does something");
    assert!(!is_unknown(driver.keys("j")));
    assert!(!is_unknown(driver.keys("z")), "it has been understood");
    assert!(is_unknown(driver.keys("&")), "another key is another matter");
    assert_eq!(driver.keys("/ z").cx().filter.text, "z");
}

#[test]
fn no_key_is_in_a_scope_twice_and_every_key_has_words() {
    for scope in Driver::new((120, 40)).screen.scopes() {
        let mut seen: Vec<Key> = Vec::new();
        for hint in &scope.hints {
            assert!(!hint.words.is_empty() && !hint.keys.is_empty(), "{}", scope.name);
            for &key in hint.keys {
                assert!(!seen.contains(&key), "{} twice in {}", key.label(), scope.name);
                seen.push(key);
            }
        }
    }
}

#[test]
fn no_two_scopes_have_the_same_name() {
    let names = scope_names();
    for (at, name) in names.iter().enumerate() {
        assert!(!names[..at].contains(name), "{name}");
    }
}

#[test]
fn from_every_scope_the_program_can_be_quit_and_suspended() {
    for name in scope_names() {
        let mut driver = in_scope(name);
        assert_eq!(driver.keys("Ctrl-Z").effect, Some(Effect::Suspend), "{name}");
        assert_eq!(driver.keys("Ctrl-C").effect, Some(Effect::Quit), "{name}");
    }
}

#[test]
fn every_key_of_a_scope_does_something_in_it() {
    for name in scope_names() {
        let scopes = Driver::new((120, 40)).screen.scopes();
        let scope = scopes.into_iter().find(|scope| scope.name == name).unwrap();
        for key in scope.hints.iter().flat_map(|hint| hint.keys) {
            let mut driver = in_scope(name);
            driver.put_in(&Input::Key(*key));
            assert!(driver.changed && !is_unknown(&driver), "{} in {name}", key.label());
            let _ = driver.text();
        }
    }
}

#[test]
fn what_holds_everywhere_holds_in_every_scope_that_is_not_exclusive() {
    let scopes = Driver::new((120, 40)).screen.scopes();
    for scope in scopes.iter().filter(|scope| !scope.exclusive) {
        for key in scopes[0].hints.iter().flat_map(|hint| hint.keys) {
            let mut driver = in_scope(scope.name);
            driver.put_in(&Input::Key(*key));
            assert!(driver.changed && !is_unknown(&driver), "{} in {}", key.label(), scope.name);
        }
    }
}

#[test]
fn without_a_list_or_a_match_no_key_fails() {
    let every: Vec<Key> = {
        let scopes = Driver::new((120, 40)).screen.scopes();
        scopes.iter().flat_map(|scope| &scope.hints).flat_map(|hint| hint.keys).copied().collect()
    };
    let starts: [fn() -> Driver; 2] = [
        || Driver::with(sample::empty((120, 40)), Filter::default()),
        || {
            let mut driver = Driver::new((120, 40));
            driver.paste("no such name zzzz /^$/").keys("Enter");
            assert!(driver.names().is_empty(), "{:?}", driver.names());
            driver
        },
    ];
    for start in starts {
        for view in ["1", "2", "3", "4", "5"] {
            let mut driver = start();
            driver.keys(view);
            for key in &every {
                driver.put_in(&Input::Key(*key));
                let _ = driver.text();
                // Back from a layer and from another view.
                while !driver.screen.scopes()[..10].iter().any(|scope| scope.name == driver.scope())
                {
                    driver.keys("Esc");
                }
                driver.keys(view);
            }
        }
    }
}

#[test]
fn shift_is_in_the_letter_itself() {
    let mut driver = Driver::new((120, 40));
    let event = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
    driver.put_in(&Input::Key(Key::from(event)));
    let last = driver.cx().answer.agency(driver.cx().answer.len() - 1);
    assert_eq!(driver.cx().selected, last);
}
