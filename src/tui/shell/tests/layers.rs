//! What lies over a view, as text.

use super::*;
use crate::terminal::Depth;
use crate::tui::core::testing::compare;

/// A screen: its name, its size, and what happens from the start on.
pub(super) type Scene = (&'static str, (u16, u16), fn(&mut Driver) -> &mut Driver);

/// Chooses every status.
fn every_status(driver: &mut Driver) -> &mut Driver {
    driver.keys("Shift-Tab j j j j Space j Space j Space Esc")
}

/// Chooses a state, a model and a kind.
fn choose_some(driver: &mut Driver) -> &mut Driver {
    driver.keys("Tab Tab j Space Tab j Space Tab j Space")
}

pub(super) const SCENES: &[Scene] = &[
    ("help_120x40", (120, 40), |driver| driver.keys("?")),
    ("help_80x24", (80, 24), |driver| driver.keys("? G")),
    ("help_20x5", (20, 5), |driver| driver.keys("?")),
    ("search_begins", (120, 40), |driver| driver.keys("/")),
    ("search_query_error", (120, 40), |driver| driver.paste("state:zz polk")),
    ("search_with_filters", (80, 24), |driver| driver.keys("Tab Tab Space /")),
    ("search_long", (60, 20), |driver| driver.paste(&"polk county ".repeat(9))),
    ("search_20x5", (20, 5), |driver| driver.paste("polk")),
    ("search_20x3", (20, 3), |driver| driver.paste("polk")),
    ("notice", (80, 24), |driver| {
        driver.screen.say("a worker failed: out of memory".into());
        driver
    }),
    ("too_small", (3, 3), |driver| driver),
    ("cite_120x40", (120, 40), |driver| driver.keys("y").answer(&Response::Copied(true))),
    ("cite_60x20", (60, 20), |driver| driver.keys("y").answer(&Response::Copied(true))),
    ("cite_agency_80x24", (80, 24), |driver| {
        every_status(driver).paste("polk florida").keys("Enter Enter y")
    }),
    ("cite_20x5", (20, 5), |driver| driver.keys("y").answer(&Response::Copied(false))),
    ("rows_80x24", (80, 24), |driver| driver.keys("Y").answer(&Response::Copied(true))),
    ("open_60x20", (60, 20), |driver| {
        every_status(driver).paste("smith").keys("Enter o").answer(&Response::Opened(false))
    }),
    ("export_120x40", (120, 40), |driver| driver.keys("e")),
    ("export_60x20", (60, 20), |driver| driver.keys("e Down Down")),
    ("export_exists_60x20", (60, 20), |driver| {
        let name = "g287-agreements-2026-05-20.csv";
        driver.keys("e").answer(&Response::Exists(name.into()))
    }),
    ("export_20x5", (20, 5), |driver| driver.keys("e")),
    ("add_80x24", (80, 24), |driver| {
        driver.screen.record = Some("~/record.g287".into());
        let lists = ["~/lists/", "~/list one.xlsx"].map(String::from);
        driver.keys("a").answer(&Response::Completed("~/list".into(), lists.to_vec())).keys("Down")
    }),
    ("add_20x5", (20, 5), |driver| {
        driver.screen.record = Some("~/record.g287".into());
        driver.keys("a").answer(&Response::Failed("no such file".into()))
    }),
    ("palette_120x40", (120, 40), |driver| driver.keys(":")),
    ("palette_80x24", (80, 24), |driver| driver.keys(":").keys(&"PgDn ".repeat(30))),
    ("palette_60x20", (60, 20), |driver| driver.keys(":").paste("list time")),
    ("palette_elsewhere", (80, 24), |driver| driver.keys(":").paste("map")),
    ("palette_nothing", (60, 20), |driver| driver.keys(":").paste("zzz")),
    ("palette_20x5", (20, 5), |driver| driver.keys(":")),
    ("chips_120x40", (120, 40), |driver| choose_some(driver).keys("X")),
    ("chips_80x24", (80, 24), |driver| choose_some(driver).keys("X Right")),
    ("chips_60x20", (60, 20), |driver| {
        choose_some(driver).paste("polk").keys("Enter Shift-Tab X Right Right")
    }),
    ("chips_20x5", (20, 5), |driver| driver.keys("w W X")),
];

pub(super) fn scene(&(_, size, happens): &Scene) -> Driver {
    let mut driver = Driver::new(size);
    happens(&mut driver);
    driver
}

#[test]
fn layers_look_as_they_did() {
    for screen in SCENES {
        compare(screen.0, &scene(screen).text());
    }
}

#[test]
fn layers_without_unicode_are_ascii() {
    for screen in SCENES {
        let mut driver = scene(screen);
        driver.set_theme(Theme::built_in("dark", Depth::None, false));
        let text = driver.text();
        assert!(text.is_ascii() || screen.0.starts_with("search"), "{}: {text}", screen.0);
    }
}
