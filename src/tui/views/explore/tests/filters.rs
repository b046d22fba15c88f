//! Choosing and clearing values.

use super::*;
use crate::model::AgencyKind;
use crate::query::{Choice, StatusKind};

#[test]
fn a_value_is_chosen_removed_chosen_alone_and_cleared() {
    let mut alone = explore((120, 40));
    let (florida, texas) = (State::from_postal("FL"), State::from_postal("TX"));
    point(&mut alone, Pane::States, Value::State(florida));
    alone.keys("Space");
    assert_eq!(alone.cx.filter.states, Choice::only(florida));
    point(&mut alone, Pane::States, Value::State(texas));
    alone.keys("Enter");
    assert_eq!(alone.cx.filter.states.len(), 2);
    alone.keys("Space");
    assert_eq!(alone.cx.filter.states, Choice::only(florida));
    alone.keys("o");
    assert_eq!(alone.cx.filter.states, Choice::only(texas));
    alone.keys("Backspace");
    assert!(alone.cx.filter.is_empty());
}

#[test]
fn clearing_a_facet_leaves_the_others_and_kinds_are_not_statuses() {
    let mut alone = explore((120, 40));
    let kind = Value::Kind(Some(AgencyKind::County));
    let status = Value::Status(StatusKind::Ended);
    for value in [kind, status] {
        point(&mut alone, Pane::Kinds, value);
        alone.keys("Space");
    }
    assert!(kind.is_chosen(&alone.cx.filter) && status.is_chosen(&alone.cx.filter));
    alone.keys("Delete");
    assert!(kind.is_chosen(&alone.cx.filter) && !status.is_chosen(&alone.cx.filter));
}

#[test]
fn the_count_beside_a_value_is_what_choosing_it_alone_leaves() {
    let starts: [fn(&mut Alone<Explore>); 5] = [
        |_| {},
        |alone| {
            alone.change(|cx| cx.set_text("sheriff"));
        },
        |alone| {
            alone.change(|cx| cx.step_lists(-2));
        },
        |alone| {
            focus(alone, Pane::Models);
            alone.keys("Space");
        },
        |alone| {
            focus(alone, Pane::Kinds);
            alone.keys("G Space");
        },
    ];
    for start in starts {
        let mut begun = explore((120, 40));
        start(&mut begun);
        for pane in Pane::FACETS {
            for value in begun.view.values(pane) {
                let mut alone = explore((120, 40));
                start(&mut alone);
                point(&mut alone, pane, value);
                alone.keys("o");
                let left = alone.cx.answer.totals.entries();
                assert_eq!(left, value.count(&begun.cx), "{value:?}");
            }
        }
    }
}

#[test]
fn escape_never_loses_a_filter_or_a_search() {
    for pane in Pane::ALL {
        for text in ["", "polk"] {
            let mut alone = explore((120, 40));
            point(&mut alone, Pane::States, state("FL"));
            alone.keys("Space").change(|cx| cx.set_text(text));
            focus(&mut alone, pane);
            let before = alone.cx.filter.clone();
            for _ in 0..4 {
                alone.keys("Esc");
                assert_eq!(alone.cx.filter.states, before.states, "{pane:?}");
            }
            if alone.cx.filter != before {
                alone.change(crate::tui::core::Context::undo);
            }
            assert_eq!(alone.cx.filter, before, "{pane:?}: undo restores {text:?}");
        }
    }
}
