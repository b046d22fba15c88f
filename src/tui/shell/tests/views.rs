//! The way from view to view.

use super::*;
use crate::tui::core::sample::REPAIRED;

/// What the view shows, without the lines across the screen.
fn body(driver: &Driver) -> String {
    text(&driver.buffer(), driver.cx().outline().body)
}

#[test]
fn a_number_shows_its_view_and_everything_else_stays() {
    for size in SIZES {
        let mut driver = Driver::new(size);
        driver.paste("polk").keys("Enter [ Enter");
        let explore = body(&driver);
        let before = (driver.text(), driver.cx().step());
        for view in ["2", "3", "4", "5"] {
            driver.keys(view);
            assert_ne!(body(&driver), explore, "{view} at {size:?}");
            driver.keys("1");
            let after = (driver.text(), driver.cx().step());
            assert_eq!(after, before, "{view} at {size:?}");
        }
        driver.keys("5 u 1");
        assert_eq!(driver.cx().day.position, Some(3), "the change before is what is undone");
    }
}

#[test]
fn from_the_source_line_of_an_agency_to_its_row_and_back() {
    for size in SIZES {
        let mut driver = Driver::new(size);
        driver.select(REPAIRED).keys("Enter");
        let before = driver.text();
        driver.keys("l");
        assert_eq!(driver.scope(), "Sources");
        driver.keys("Esc Esc");
        assert_eq!((driver.scope(), driver.text()), ("Agency", before), "{size:?}");
    }
}

#[test]
fn from_a_row_of_a_list_to_its_agency_with_that_list_in_force() {
    let mut driver = Driver::new((120, 40));
    driver.keys("5 Enter j j Enter G");
    let page = body(&driver);
    driver.keys("Enter");
    assert_eq!(driver.scope(), "Agency");
    let cx = driver.cx();
    assert_eq!(cx.day.list(&cx.data.history), Some(cx.data.history.participating[2]));
    let name = cx.data.history.tables.agencies.row(cx.selected.unwrap()).name;
    let name = cx.data.history.text(name);
    assert!(page.contains(name), "{name} is on {page}");
    driver.keys("5");
    assert_eq!(body(&driver), page, "the page is as it was left");
}

#[test]
fn filters_that_hide_an_agency_are_cleared_and_undo_restores_them() {
    let mut driver = Driver::new((120, 40));
    driver.choose_state("georgia");
    let filter = driver.cx().filter.clone();
    assert!(!filter.is_empty());
    driver.keys("5 Enter j Enter G Enter");
    assert_eq!(driver.scope(), "Agency");
    assert!(driver.cx().filter.is_empty());
    assert!(driver.message().unwrap().contains("cleared the filters"), "{:?}", driver.message());
    driver.keys("u");
    assert_eq!(driver.cx().filter, filter);
}
