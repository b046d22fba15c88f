//! Undo and redo, as far as the view is concerned.

use proptest::prelude::*;

use super::*;
use crate::query::{Filter, Sort, SortColumn};
use crate::tui::core::Context;
use crate::tui::core::steps::Asked;

type Change = fn(&mut Alone<Explore>);

fn asked(alone: &Alone<Explore>) -> Asked {
    alone.cx.step().asked
}

#[test]
fn day_order_and_filter_are_undone_one_by_one_and_redone() {
    let changes: [Change; 6] = [
        |alone| {
            alone.change(|cx| cx.step_lists(-1)).change(|cx| cx.step_lists(-1));
        },
        |alone| {
            let sort = Sort { column: SortColumn::State, descending: false };
            alone.change(|cx| cx.sort_by(sort));
        },
        |alone| {
            focus(alone, Pane::Models);
            alone.keys("Space Esc");
        },
        |alone| {
            alone.change(|cx| cx.set_text("po")).change(|cx| cx.set_text("polk"));
        },
        |alone| {
            alone.keys("r");
        },
        |alone| {
            alone.change(|cx| cx.set_filter(Filter::default()));
        },
    ];
    let mut alone = explore((120, 40));
    let mut before = vec![asked(&alone)];
    for change in changes {
        change(&mut alone);
        before.push(asked(&alone));
    }
    // Undo is an input that is not recorded.
    let step = |alone: &mut Alone<Explore>, step: fn(&mut Context)| {
        alone.change(|cx| {
            cx.steps.unrecorded();
            step(cx);
        });
        check(alone);
    };
    for expected in before.iter().rev().skip(1) {
        step(&mut alone, Context::undo);
        assert_eq!(asked(&alone), *expected);
    }
    step(&mut alone, Context::undo);
    assert!(alone.cx.message.is_some(), "it says that there is nothing to undo");
    for expected in before.iter().skip(1) {
        step(&mut alone, Context::redo);
        assert_eq!(asked(&alone), *expected);
    }
    step(&mut alone, Context::redo);
    assert!(alone.cx.message.is_some());
}

#[test]
fn the_cursor_stays_on_its_agency_and_else_comes_back_where_it_was() {
    let mut alone = explore((120, 40));
    alone.keys("j j j j j");
    let before = name(&alone);
    alone.change(|cx| cx.set_text("jacksonville"));
    let found = name(&alone);
    assert_ne!(found, before);
    alone.change(Context::undo);
    assert_eq!(name(&alone), found, "it is still listed");
    let mut alone = explore((120, 40));
    point(&mut alone, Pane::States, state("FL"));
    alone.keys("o");
    let there = name(&alone);
    point(&mut alone, Pane::States, state("TX"));
    alone.keys("o").change(Context::undo);
    assert_eq!(name(&alone), there, "the one of Texas is not listed");
}

fn undo(alone: &mut Alone<Explore>) {
    alone.change(|cx| {
        cx.steps.unrecorded();
        cx.undo();
    });
}

fn redo(alone: &mut Alone<Explore>) {
    alone.change(|cx| {
        cx.steps.unrecorded();
        cx.redo();
    });
}

/// What changes what is asked, and what does not.
const CHANGES: &[Change] = &[
    |alone| {
        alone.keys("Space");
    },
    |alone| {
        alone.keys("o");
    },
    |alone| {
        alone.keys("Tab");
    },
    |alone| {
        alone.keys("j");
    },
    |alone| {
        alone.keys("G");
    },
    |alone| {
        alone.keys("s");
    },
    |alone| {
        alone.keys("r");
    },
    |alone| {
        alone.keys("w");
    },
    |alone| {
        alone.keys("Esc");
    },
    |alone| {
        alone.change(|cx| cx.set_text("polk"));
    },
    |alone| {
        alone.change(|cx| cx.set_text("pol"));
    },
    |alone| {
        alone.change(|cx| cx.set_text(""));
    },
    |alone| {
        alone.change(|cx| cx.set_filter(Filter::default()));
    },
    |alone| {
        alone.change(|cx| cx.step_lists(-1));
    },
    |alone| {
        alone.change(|cx| cx.step_lists(1));
    },
    |alone| {
        alone.change(|cx| cx.step_months(-1));
    },
    |alone| {
        alone.change(Context::go_to_newest);
    },
    |alone| {
        alone.change(Context::toggle_only_watched);
    },
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn undo_then_redo_is_as_if_nothing_was_done(
        changes in prop::collection::vec(0..CHANGES.len(), 1..30),
        back in 1_usize..30,
    ) {
        let mut alone = explore((120, 40));
        let start = asked(&alone);
        for at in changes {
            CHANGES[at](&mut alone);
        }
        let before = (asked(&alone), alone.cx.answer.totals);
        let watched = alone.cx.watch.agencies.clone();
        let depth = alone.cx.steps.len().0;
        for _ in 0..back {
            undo(&mut alone);
            check(&alone);
        }
        if back >= depth {
            prop_assert_eq!(&asked(&alone), &start);
        }
        for _ in 0..back {
            redo(&mut alone);
            check(&alone);
        }
        prop_assert_eq!((asked(&alone), alone.cx.answer.totals), before);
        prop_assert_eq!(alone.cx.watch.agencies, watched);
    }
}
