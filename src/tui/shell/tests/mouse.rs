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
        for tab in header::tabs(driver.cx(), &driver.cx().outline(), 0) {
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

#[test]
fn a_click_on_a_key_of_the_footer_presses_it() {
    for size in [(160, 50), (60, 20)] {
        for name in scope_names() {
            let clicked = |driver: &mut Driver, key: &str| {
                let line = driver.footer();
                let before = line.split_once(&format!(" {key} ")).map(|(before, _)| before);
                let at = before.map(|before| before.chars().count() + 1);
                let row = driver.cx().outline().footer.map(|footer| footer.y);
                at.zip(row).map(|(at, row)| {
                    driver.click(at.try_into().unwrap(), row);
                })
            };
            for (key, effect) in [("q", Some(Effect::Quit)), ("?", None), ("]", None)] {
                let mut driver = in_scope(name);
                driver.resize(size);
                let mut pressed = in_scope(name);
                pressed.resize(size).keys(key);
                if clicked(&mut driver, key).is_none() {
                    continue;
                }
                assert_eq!(driver.text(), pressed.text(), "{key} in {name} at {size:?}");
                if effect.is_some() {
                    assert_eq!(driver.effect, effect, "{name} at {size:?}");
                }
            }
        }
    }
}

#[test]
fn help_and_quitting_can_be_clicked_on_the_smallest_screen() {
    for size in SIZES {
        let footer = Driver::new(size).footer();
        assert!(footer.contains("? help") && footer.contains("q quit"), "{size:?}: {footer}");
    }
}

#[test]
fn a_click_on_a_message_shows_the_keys_again() {
    let mut driver = Driver::new((80, 24));
    let keys = driver.footer();
    driver.screen.say("seen".into());
    assert_eq!(driver.click(2, 23).footer(), keys);
}

/// Where a text begins on the screen.
fn find(driver: &Driver, wanted: &str) -> (u16, u16) {
    let text = driver.text();
    let mut lines = (0_u16..).zip(text.lines());
    lines
        .find_map(|(y, line)| {
            let (before, _) = line.split_once(wanted)?;
            Some((u16::try_from(before.chars().count()).unwrap(), y))
        })
        .unwrap_or_else(|| panic!("{wanted}: {text}"))
}

#[test]
fn a_click_chooses_the_format_of_an_export() {
    for size in [(120, 40), (60, 20)] {
        let mut clicked = Driver::new(size);
        let (x, y) = find(clicked.keys("e"), " json ");
        let mut pressed = Driver::new(size);
        pressed.keys("e Down Down");
        assert_eq!(clicked.click(x + 1, y).text(), pressed.text());
        assert_eq!(clicked.click(0, 0).text(), pressed.text(), "a click beside it changes nothing");
    }
}

#[test]
fn a_click_on_another_citation_copies_it_and_one_elsewhere_closes() {
    let mut clicked = Driver::new((120, 40));
    clicked.keys("y");
    let before = clicked.copied().to_owned();
    let mut pressed = Driver::new((120, 40));
    pressed.keys("y Tab");
    assert_ne!(pressed.copied(), before);
    let (_, y) = find(&clicked, "Citation");
    let copies = (0..120).filter(|&x| {
        let mut driver = Driver::new((120, 40));
        let effect = &driver.keys("y").click(x, y).effect;
        matches!(effect, Some(Effect::Copy(text)) if text == pressed.copied())
    });
    assert!(copies.count() > 3, "its name can be clicked");
    assert_eq!(clicked.click(5, 38).scope(), "Agencies");
}
