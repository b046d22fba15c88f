//! The map at the usual sizes, in every form.

use super::Map;
use crate::terminal::Depth;
use crate::tui::core::sample;
use crate::tui::core::testing::{Alone, compare};
use crate::tui::kit::theme::Theme;

/// A name and the keys that lead there.
const SCENES: [(&str, &str); 7] = [
    ("view", ""),
    ("only", "o"),
    ("county", "z"),
    ("other", "v"),
    ("county_other", "z v"),
    ("off", "i"),
    ("calm", "g"),
];
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (60, 20)];

fn look(scene: &str, keys: &str, size: (u16, u16)) {
    let (width, height) = size;
    let name = format!("{scene}_{width}x{height}");
    let mut map = Alone::<Map>::with(sample::of(sample::joined(), size));
    map.keys(keys);
    compare(&name, &map.body());
    map.change(|cx| cx.theme = Theme::built_in("dark", Depth::None, false));
    let body = map.body();
    assert!(body.is_ascii(), "{name}: {body}");
    if ["view_120x40", "county_80x24"].contains(&&*name) {
        compare(&format!("ascii_{name}"), &body);
    }
}

#[test]
fn the_map_looks_as_before_in_every_form() {
    for (scene, keys) in SCENES {
        for size in SIZES {
            look(scene, keys, size);
        }
    }
    look("view", "", (20, 5));
}
