//! Explore, driven by keys, clicks and the wheel.

mod absent;
mod any;
mod cells;
mod cursors;
mod filters;
mod find;
mod mouse;
mod plain;
mod screens;
mod steps;
mod watch;

use super::Explore;
use super::layout::Pane;
use super::values::Value;
use crate::model::State;
use crate::tui::core::sample;
use crate::tui::core::testing::{Alone, compare};

/// From the widest screen to the smallest that still has a table.
const SIZES: [(u16, u16); 7] =
    [(160, 50), (120, 40), (110, 24), (80, 24), (60, 20), (34, 10), (20, 5)];

fn explore(size: (u16, u16)) -> Alone<Explore> {
    Alone::new(size)
}

fn state(postal: &str) -> Value {
    Value::State(State::from_postal(postal))
}

/// Gives the keys to a pane that has room.
fn focus(alone: &mut Alone<Explore>, pane: Pane) {
    for _ in Pane::ALL {
        if alone.view.focus != pane {
            alone.keys("Tab");
        }
    }
    assert_eq!(alone.view.focus, pane);
}

/// Puts the cursor of a pane on a value.
fn point(alone: &mut Alone<Explore>, pane: Pane, value: Value) {
    focus(alone, pane);
    let at = alone.view.values(pane).iter().position(|&v| v == value).expect("it is a row");
    alone.keys("g").keys(&"j ".repeat(at));
    assert_eq!(alone.view.value(pane), Some(value));
}

/// The agency under the cursor.
fn name(alone: &Alone<Explore>) -> String {
    let selected = alone.cx.selected.expect("an agency is selected");
    let history = &alone.cx.data.history;
    history.text(history.tables.agencies.row(selected).name).to_owned()
}

/// The agencies of the table.
fn names(alone: &Alone<Explore>) -> Vec<String> {
    let history = &alone.cx.data.history;
    let rows = alone.cx.answer.rows(alone.cx.question(), 0..alone.cx.answer.len());
    let name = |agency| history.text(history.tables.agencies.row(agency).name).to_owned();
    rows.iter().map(|row| name(row.agency)).collect()
}

/// Puts the cursor of the table on an agency.
fn select(alone: &mut Alone<Explore>, wanted: &str) {
    let at = names(alone).iter().position(|name| name == wanted).expect("it is a row");
    focus(alone, Pane::Agencies);
    alone.keys("g").keys(&"j ".repeat(at));
    assert_eq!(name(alone), wanted);
}

/// Checks what holds after every input.
fn check(alone: &Alone<Explore>) {
    let (cx, view) = (&alone.cx, &alone.view);
    let (panes, len) = (view.panes(cx), cx.answer.len());
    assert!(view.table.at < len.max(1), "{:?} of {len}", view.table);
    assert_eq!(cx.selected, cx.answer.agency(view.table.at));
    let rows = panes.rows(Pane::Agencies);
    if rows > 0 && len > 0 {
        let shown = view.table.top..view.table.top + rows;
        assert!(shown.contains(&view.table.at), "{:?} with {rows} rows", view.table);
    }
    for pane in Pane::FACETS {
        let (cursor, len) = (view.cursor(pane), view.values(pane).len());
        assert!(cursor.at < len.max(1), "{pane:?}: {cursor:?} of {len}");
        let height = panes.rows(pane);
        if height > 0 {
            assert!(cursor.top <= len.saturating_sub(height), "{pane:?}: rows above are lost");
            let shown = cursor.top..cursor.top + height;
            assert!(shown.contains(&cursor.at), "{pane:?}: {cursor:?} with {height} rows");
        }
    }
    assert!(panes.pane(view.focus).is_some(), "{:?} has the keys but no room", view.focus);
    assert!(view.find.as_ref().is_none_or(|find| find.pane == view.focus));
}
