//! The watch list.

use super::*;
use crate::model::State;
use crate::tui::core::Watch;

#[test]
fn the_file_is_shown_and_ids_that_no_agency_has_are_passed_over() {
    let mut driver = Driver::new((120, 40));
    let agency = driver.cx().selected.unwrap();
    let tables = &driver.cx().data.history.tables;
    let own = tables.agencies.row(agency).id(&tables.texts);
    let ids = vec!["??".into(), own.to_lowercase(), "TX-no-such-agency".into(), String::new()];
    driver.answer(&Response::Watched(ids));
    assert!(driver.cx().watch.agencies.contains(agency));
    driver.keys("w");
    let Some(Effect::Watch(change)) = &driver.effect else { panic!("the file does not follow") };
    assert_eq!(change.ids, [own.clone(), own.to_lowercase()], "as the file has it");
    driver.answer(&Response::Watched(Vec::new()));
    assert!(driver.cx().watch.agencies.is_empty());
}

#[test]
fn a_filter_of_watched_agencies_follows_the_file() {
    let mut driver = Driver::new((120, 40));
    driver.keys("w W");
    assert_eq!(driver.names().len(), 1);
    driver.answer(&Response::Watched(Vec::new()));
    assert!(driver.names().is_empty());
}

#[test]
fn a_former_spelling_is_the_agency_that_it_was() {
    let data = sample::joined();
    let spelling = data.history.spellings.first().expect("the sample has joined spellings");
    let agency = data.history.tables.agencies.row(spelling.agency);
    let postal = agency.state.map_or("XX", State::postal);
    let former = format!("{postal}-{}", data.history.text(spelling.slug));
    let watch = Watch::new(&data.history, vec![former.clone()]);
    assert!(watch.agencies.contains(spelling.agency), "{former}");
}
