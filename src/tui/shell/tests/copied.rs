//! Citing, copying, opening.

use super::*;
use crate::tui::core::sample::REPAIRED;

const SMITH: &str = "Smith County Sheriff's Office";
const ADDRESS: &str = "https://www.ice.gov/doclib/287gMOA/smith-county-sheriffs-office_TFM.pdf";

fn on_smith(size: (u16, u16)) -> Driver {
    let mut driver = Driver::new(size);
    driver.select(SMITH);
    driver
}

fn is_open(driver: &Driver) -> bool {
    driver.scope() == "Copied text"
}

#[test]
fn the_figure_is_cited_and_the_agency_in_its_place() {
    let mut driver = on_smith((120, 40));
    let figure = driver.keys("y").copied().to_owned();
    assert!(figure.contains(" agreements with ICE under its 287(g) program"), "{figure}");
    assert!(figure.contains("according to ICE's list dated May 18, 2026.\nSource: "), "{figure}");
    let (first, _) = figure.split_once(" agreements with").unwrap();
    assert!(driver.text().contains(first), "it is shown:\n{}", driver.text());
    driver.answer(&Response::Copied(true));
    assert!(driver.text().contains("Sent to the terminal's clipboard"), "{}", driver.text());

    let agency = driver.keys("Tab").copied().to_owned();
    assert!(agency.starts_with("The Smith County Sheriff's Office (Texas) had two "), "{agency}");
    assert!(!driver.text().contains("Sent to"), "of this text nothing is known yet");
    assert_eq!(driver.keys("Tab").copied(), figure);
    assert_eq!(driver.keys("Shift-Tab").copied(), agency);
}

#[test]
fn where_the_agency_has_the_keys_it_is_cited_first() {
    let mut driver = on_smith((120, 40));
    let text = driver.keys("Enter y").copied();
    assert!(text.starts_with("The Smith County Sheriff's Office (Texas) had two "), "{text}");
}

#[test]
fn the_citation_is_of_the_filter_and_of_the_day_of_the_header() {
    let mut driver = Driver::new((120, 40));
    let text = driver.choose_state("florida").keys("[ y").copied();
    let of_both = text.contains(" in Florida had ") && text.contains("list dated Dec. 5, 2025");
    assert!(of_both, "{text}");
}

#[test]
fn a_citation_says_how_old_the_newest_list_is_and_of_no_other_list() {
    let cited = |today: &str, keys: &str| {
        let mut cx = sample::context((120, 40));
        cx.today = today.parse().ok();
        Driver::with(cx, Filter::default()).keys(keys).copied().to_owned()
    };
    let age = "; the newest list here, 190 days old on Nov. 24, 2026";
    for keys in ["y", "y Tab"] {
        let text = cited("2026-11-24", keys);
        assert!(text.ends_with(age), "{text}");
    }
    for (today, keys) in [("2026-06-01", "y"), ("", "y"), ("2026-11-24", "[ y")] {
        let text = cited(today, keys);
        assert!(!text.contains("days old"), "{text}");
    }
}

#[test]
fn any_key_closes_the_box_and_does_nothing_else() {
    for key in ["Esc", "q", "x", "y", "Enter"] {
        let mut driver = Driver::new((120, 40));
        driver.paste("polk").keys("Enter");
        let before = driver.text();
        driver.keys("y").keys(key);
        assert_eq!((&driver.effect, is_open(&driver)), (&None, false), "{key}");
        assert_eq!(driver.text(), before, "{key}");
    }
}

#[test]
fn the_mouse_is_given_away_while_the_box_stays_and_a_click_closes_it() {
    let mut driver = Driver::new((120, 40));
    driver.keys("y m");
    assert_eq!(driver.effect, Some(Effect::Mouse(false)));
    assert!(is_open(&driver), "the text is to be selected");
    driver.click(1, 1);
    assert!(!is_open(&driver));
}

#[test]
fn a_text_longer_than_the_screen_is_scrolled_and_not_past_its_end() {
    let mut driver = Driver::new((60, 10));
    driver.select("Polk County Sheriff's Office").keys("Y");
    assert!(driver.copied().starts_with("id\tagency\t"), "{:?}", driver.effect);
    let start = driver.text();
    let end = driver.keys(&"Down ".repeat(99)).text();
    assert_ne!(end, start);
    assert!(!end.contains("more below"), "{end}");
    driver.keys("Down");
    assert_eq!(driver.text(), end);
    driver.keys("Up");
    assert_ne!(driver.text(), end, "one line up is seen at once");
}

#[test]
fn the_rows_of_the_agency_are_those_of_the_filter() {
    let mut driver = on_smith((120, 40));
    let rows: Vec<&str> = driver.keys("Y").copied().lines().collect();
    assert_eq!(rows.len(), 3, "a heading and two agreements: {rows:?}");
    assert!(rows[1..].iter().all(|row| row.contains("\tSmith County Sheriff's Office\t")));
}

#[test]
fn the_address_of_a_memorandum_is_copied_or_opened() {
    let mut driver = on_smith((120, 40));
    assert_eq!(driver.keys("M").copied(), ADDRESS);
    let titles = "Memorandum of agreement  Task Force  Jail Enforcement ";
    assert!(driver.text().contains(titles), "{}", driver.text());
    let opens = Some(Effect::Open(ADDRESS.into()));
    assert_eq!(driver.keys("o").effect, opens);
    assert_eq!(driver.keys("Esc o").effect, opens);
    driver.answer(&Response::Opened(false));
    assert!(driver.text().contains("Not opened: "), "{}", driver.text());
    assert_eq!(driver.keys("M").copied(), ADDRESS);
}

#[test]
fn without_an_address_or_an_agency_a_message_says_so() {
    let mut driver = Driver::new((120, 40));
    driver.select(REPAIRED);
    for key in ["M", "o"] {
        assert_eq!(driver.keys(key).effect, None);
        assert_eq!(driver.message(), Some("no list gives an address of its memorandum"));
    }
    driver.keys("5");
    for key in ["Y", "M", "o"] {
        assert_eq!(driver.keys(key).effect, None);
        assert_eq!(driver.message(), Some("select an agency first: Explore (1) lists them"));
    }
    let text = driver.keys("y").copied();
    assert!(text.starts_with("ICE's list of "), "a citation is there anywhere: {text}");
}

#[test]
fn an_address_on_the_screen_is_a_link_where_the_agency_has_the_keys() {
    let mut driver = on_smith((160, 50));
    assert!(driver.screen.links().is_empty(), "a row down is to cost few bytes");
    let links = driver.keys("Enter").screen.links();
    assert!(links.len() >= 2, "{links:?}");
    let of_address = links.iter().filter(|link| link.address == ADDRESS);
    let shown = of_address.map(|link| driver.line(Rect::new(link.x, link.y, link.width, 1)));
    assert_eq!(shown.collect::<String>(), ADDRESS, "the whole address and nothing else");
    let links = driver.keys("M").screen.links();
    assert_eq!((links.len(), &*links[0].address), (1, ADDRESS));
    assert!(driver.keys("Esc y").screen.links().is_empty());
}
