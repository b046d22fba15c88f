//! Every screen worth a look, as text.

use super::*;
use crate::query::StatusKind;
use crate::terminal::Depth;
use crate::tui::core::Context;
use crate::tui::kit::theme::Theme;

/// A screen: its name, its size, and what happens from the start on.
pub(super) type Scene = (&'static str, (u16, u16), fn(&mut Alone<Explore>));

/// Chooses every status.
pub(super) fn every_status(alone: &mut Alone<Explore>) {
    for status in StatusKind::AGREEMENT {
        point(alone, Pane::Kinds, Value::Status(status));
        alone.keys("Space");
    }
    alone.keys("Esc");
}

fn search(alone: &mut Alone<Explore>, text: &str) {
    alone.change(|cx| cx.set_text(text));
}

fn polk(alone: &mut Alone<Explore>) {
    every_status(alone);
    search(alone, "polk florida");
    alone.keys("Enter");
}

fn typing(alone: &mut Alone<Explore>, text: &str) {
    alone.change(|cx| {
        cx.typing = true;
        cx.set_text(text);
    });
}

pub(super) const SCENES: &[Scene] = &[
    ("explore_160x50", (160, 50), |_| {}),
    ("explore_120x40", (120, 40), |_| {}),
    ("explore_80x24", (80, 24), |_| {}),
    ("explore_60x20", (60, 20), |_| {}),
    ("explore_20x5", (20, 5), |_| {}),
    ("explore_34x10", (34, 10), |_| {}),
    ("every_status_160x50", (160, 50), every_status),
    ("every_status_80x24", (80, 24), every_status),
    ("states_120x40", (120, 40), |alone| {
        focus(alone, Pane::States);
        alone.keys("j Space");
    }),
    ("states_80x24", (80, 24), |alone| {
        focus(alone, Pane::States);
        alone.keys("Space");
    }),
    ("models_60x20", (60, 20), |alone| {
        focus(alone, Pane::Models);
        alone.keys("o");
    }),
    ("kinds_34x16", (34, 16), |alone| {
        focus(alone, Pane::Kinds);
        alone.keys("G");
    }),
    ("detail_160x50", (160, 50), polk),
    ("detail_60x20", (60, 20), polk),
    ("detail_60x20_end", (60, 20), |alone| {
        polk(alone);
        alone.keys("G");
    }),
    ("detail_20x5", (20, 5), |alone| {
        alone.keys("Enter");
    }),
    ("detail_repaired", (80, 30), |alone| search(alone, "jacksonville")),
    ("detail_county_typed_wrong", (80, 30), |alone| search(alone, "camden")),
    ("detail_hostile", (80, 30), |alone| search(alone, "pinal")),
    ("detail_wide", (80, 30), |alone| search(alone, "guam police")),
    ("detail_more_columns", (80, 30), |alone| search(alone, "highway florida")),
    ("detail_long", (80, 24), |alone| search(alone, "kansas")),
    ("detail_applied_for", (110, 40), |alone| search(alone, "tarrant")),
    ("older_list", (120, 40), |alone| {
        alone.change(|cx| cx.step_lists(-2));
    }),
    ("search_found", (120, 40), |alone| typing(alone, "polk so")),
    ("search_approximate", (120, 40), |alone| typing(alone, "hllsbrgh")),
    ("search_no_match", (120, 40), |alone| typing(alone, "/^zzzz/")),
    ("find_120x40", (120, 40), |alone| {
        focus(alone, Pane::States);
        alone.keys("f n e w");
    }),
    ("find_60x20", (60, 20), |alone| {
        focus(alone, Pane::Kinds);
        alone.keys("f u n");
    }),
    ("find_nothing", (80, 24), |alone| {
        focus(alone, Pane::States);
        alone.keys("f z z q");
    }),
    ("watched_120x40", (120, 40), |alone| {
        alone.keys("w j j w");
    }),
    ("watched_60x20", (60, 20), |alone| {
        alone.keys("w").change(Context::toggle_only_watched);
    }),
];

pub(super) fn scene(&(_, size, happens): &Scene) -> Alone<Explore> {
    let mut alone = explore(size);
    happens(&mut alone);
    alone
}

#[test]
fn screens_look_as_they_did() {
    for screen in SCENES {
        compare(screen.0, &scene(screen).body());
    }
    compare("no_lists", &Alone::<Explore>::with(sample::empty((80, 24))).body());
}

#[test]
fn screens_without_unicode_look_as_they_did() {
    let names = ["explore_120x40", "every_status_80x24", "detail_repaired", "detail_hostile"];
    for screen in SCENES {
        let mut alone = scene(screen);
        alone.cx.theme = Theme::built_in("dark", Depth::None, false);
        let body = alone.body();
        assert!(body.is_ascii(), "{}: {body}", screen.0);
        if names.contains(&screen.0) {
            compare(&format!("ascii_{}", screen.0), &body);
        }
    }
}

#[test]
fn changes_of_form_are_counted_until_they_are_asked_for() {
    let mut alone = explore((120, 40));
    alone.change(|cx| cx.set_text("gorham"));
    let body = alone.body();
    assert!(body.contains("1 change of form only: v shows"), "{body}");
    assert!(!body.contains("printed \u{201c}Gorham"), "{body}");
    let body = alone.keys("v").body();
    assert!(body.contains("Department␣\u{201d}"), "the blank can be seen:\n{body}");
}
