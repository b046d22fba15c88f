//! From list to list.

use super::*;

fn date(driver: &Driver) -> String {
    driver.cx().day.as_of.to_string()
}

fn position(driver: &Driver) -> Option<usize> {
    driver.cx().day.position
}

#[test]
fn the_keys_step_through_every_list_and_stop_at_both_ends() {
    let mut driver = Driver::new((120, 40));
    let newest = date(&driver);
    for expected in ["2025-12-05", "2025-06-10", "2025-02-20"] {
        driver.keys("[");
        assert_eq!((date(&driver).as_str(), driver.message()), (expected, None));
    }
    driver.keys("[");
    assert_eq!(driver.message(), Some("this is the oldest list"));
    assert_eq!((position(&driver), driver.keys("]").message()), (Some(0), None));
    assert_eq!(date(&driver), "2025-06-10");
    driver.keys("n");
    assert_eq!(position(&driver), Some(3));
    assert_eq!(date(&driver), newest, "applications made since the newest list count again");
    driver.keys("]");
    assert_eq!(driver.message(), Some("this is the newest list"));
}

#[test]
fn months_without_a_list_are_passed_over() {
    let mut driver = Driver::new((120, 40));
    for expected in [2, 1, 0, 0] {
        assert_eq!(position(driver.keys("{")), Some(expected));
    }
    for expected in [1, 2, 3, 3] {
        assert_eq!(position(driver.keys("}")), Some(expected));
    }
}

#[test]
fn no_step_is_too_wide() {
    let mut cx = sample::context((120, 40));
    for (by, expected) in [(i32::MIN, 0), (i32::MAX, 3)] {
        cx.step_lists(by);
        assert_eq!(cx.day.position, Some(expected));
    }
    for by in [i32::MIN, i32::MAX] {
        cx.step_months(by);
        assert!(cx.day.position <= Some(3));
    }
}
