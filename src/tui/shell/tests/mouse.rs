//! Clicks on the lines across the screen.

use super::*;
use crate::tui::shell::header;

#[test]
fn a_click_on_the_search_box_types_and_one_elsewhere_leaves_it() {
    let mut driver = Driver::new((120, 40));
    let bar = driver.cx().outline().bar.unwrap();
    driver.click(bar.x + 4, bar.y);
    assert_eq!(driver.scope(), "Search box");
    driver.click(100, 10);
    assert_eq!(driver.scope(), "Agency");
}

#[test]
fn a_click_on_a_tab_leads_to_its_view() {
    for size in SIZES {
        let driver = Driver::new(size);
        for tab in header::tabs(driver.cx().outline().header, 0) {
            let mut driver = Driver::new(size);
            assert!(driver.line(tab.area).starts_with(&(tab.view + 1).to_string()), "{size:?}");
            driver.click(tab.area.x, 0);
            let mut pressed = Driver::new(size);
            pressed.keys(&(tab.view + 1).to_string());
            assert_eq!(driver.text(), pressed.text(), "{size:?}");
        }
    }
}

#[test]
fn while_a_search_is_typed_the_wheel_moves_the_view() {
    let mut driver = Driver::new((120, 20));
    let before = driver.keys("/").text();
    driver.wheel(50, 8, true);
    assert_ne!(driver.text(), before);
    assert_eq!(driver.scope(), "Search box");
}
