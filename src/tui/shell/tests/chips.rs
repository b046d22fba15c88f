//! The parts of the filter, taken off one by one.

use proptest::prelude::*;

use super::*;
use crate::model::{AgencyKind, Model, State};
use crate::query::{Choice, CountyChoice};
use crate::tui::layers::bar::Bar;

/// Something of every kind of part.
fn filter() -> Filter {
    Filter {
        states: [State::from_postal("FL"), State::from_postal("TX"), None].into_iter().collect(),
        models: Choice::only(Some(Model::TaskForce)),
        kinds: Choice::only(Some(AgencyKind::County)),
        statuses: Choice::of_agreements(),
        counties: vec![CountyChoice::Unknown],
        since: chrono::NaiveDate::from_ymd_opt(2025, 1, 20),
        text: "polk".into(),
        ..Filter::default()
    }
}

fn filtered(size: (u16, u16)) -> Driver {
    Driver::with(sample::context(size), filter())
}

#[test]
fn each_part_is_taken_off_alone_and_comes_back() {
    let parts = filtered((120, 40)).cx().chips();
    for (at, part) in parts.iter().enumerate() {
        let mut driver = filtered((120, 40));
        driver.keys("X").keys(&"Right ".repeat(at)).keys("Backspace");
        assert_eq!(driver.cx().filter, part.without);
        assert!(driver.bar().starts_with(" / polk"), "the search stays: {}", driver.bar());
        driver.keys("u");
        assert_eq!(driver.cx().filter, filter());
    }
}

#[test]
fn all_are_taken_off_one_after_the_other_and_the_keys_go_back() {
    let mut driver = filtered((120, 40));
    driver.keys("X");
    for left in (0..driver.cx().chips().len()).rev() {
        assert_eq!(driver.scope(), "Filters, one by one");
        driver.keys("Enter");
        assert_eq!(driver.cx().chips().len(), left);
    }
    assert_eq!(driver.cx().filter, Filter { text: "polk".into(), ..Filter::default() });
    assert_eq!(driver.scope(), "Agencies");
    driver.keys("X");
    assert_eq!((driver.message(), driver.scope()), (Some("no filter is set"), "Agencies"));
}

#[test]
fn a_click_takes_the_part_off_that_is_drawn_there_and_escape_loses_none() {
    for size in SIZES {
        let mut driver = filtered(size);
        let Some(bar) = driver.screen.bar() else { continue };
        let parts = driver.cx().chips();
        let placed = Bar::default().chips(driver.cx(), bar);
        assert!(!placed.is_empty(), "{size:?}");
        for place in placed {
            let label = &parts[place.index].label;
            let shown = driver.line(place.area);
            assert!(shown.starts_with(label) || shown.ends_with('…'), "{shown:?} of {label:?}");
            let mut clicked = filtered(size);
            clicked.click(place.area.x, bar.y);
            assert_eq!(clicked.cx().filter, parts[place.index].without, "{size:?} {label}");
        }
        driver.keys("X Esc");
        assert_eq!((&driver.cx().filter, driver.scope()), (&filter(), "Agencies"));
    }
}

#[test]
fn the_part_that_has_the_keys_is_on_the_screen() {
    for size in SIZES {
        let mut driver = filtered(size);
        driver.keys("X");
        for part in driver.cx().chips() {
            let line = driver.line(driver.cx().outline().typing_line());
            let (_, shown) = line.split_once('▌').expect("a mark is before it");
            let start = shown.chars().next().unwrap();
            assert!(part.label.starts_with(start), "{} at {size:?}: {line}", part.label);
            driver.keys("Right");
        }
    }
}

proptest! {
    #[test]
    fn in_whatever_order_nothing_is_left_at_the_end(order in prop::collection::vec(0_usize..20, 40)) {
        let mut filter = filter();
        let mut parts = filter.chips().len();
        for at in order {
            let chips = filter.chips();
            prop_assert_eq!(chips.len(), parts);
            if let Some(chip) = chips.get(at % parts.max(1)) {
                filter = chip.without.clone();
                prop_assert!(!filter.chips().iter().any(|other| other.label == chip.label));
                parts -= 1;
            }
        }
        prop_assert!(filter.is_empty());
    }
}
