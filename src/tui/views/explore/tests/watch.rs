//! The watch list.

use super::*;
use crate::history::Point;
use crate::tui::core::testing::line;
use crate::tui::core::{Context, Effect, Outcome};

#[test]
fn w_watches_an_agency_and_stops_watching_it_and_the_file_follows() {
    for keys in ["", "Enter"] {
        let mut alone = explore((120, 40));
        alone.keys(keys);
        let agency = alone.cx.selected.unwrap();
        let tables = &alone.cx.data.history.tables;
        let own = tables.agencies.row(agency).id(&tables.texts);
        for on in [true, false] {
            alone.keys("w");
            let Outcome::Effect(Effect::Watch(change)) = &alone.outcome else {
                panic!("the file does not follow: {:?}", alone.outcome);
            };
            assert_eq!((&change.ids, change.on), (&vec![own.clone()], on));
            assert_eq!(alone.cx.watch.agencies.contains(agency), on);
            assert!(alone.cx.message.is_some());
        }
    }
}

#[test]
fn where_nothing_is_selected_nothing_is_watched() {
    let mut alone = Alone::<Explore>::with(sample::empty((80, 24)));
    alone.keys("w");
    assert_eq!(alone.outcome, Outcome::Done);
    assert_eq!(alone.cx.message.as_deref(), Some("select an agency first"));
}

#[test]
fn a_filter_of_watched_agencies_follows_the_list() {
    let mut alone = explore((120, 40));
    alone.change(Context::toggle_only_watched);
    assert!(alone.cx.filter.is_empty() && alone.cx.message.is_some(), "nothing is watched");
    alone.keys("w j w");
    let two = names(&alone)[..2].to_vec();
    alone.change(Context::toggle_only_watched);
    assert_eq!(names(&alone), two);
    assert_eq!(alone.cx.chips().len(), 1);
    for listed in alone.cx.question().changes(Point::default()).signed {
        let agency = alone.cx.data.history.agreements.row(listed.agreement).agency;
        assert!(alone.cx.watch.agencies.contains(agency));
    }
    alone.keys("w");
    assert_eq!(names(&alone), two[..1], "one that is not watched is gone");
    check(&alone);
    alone.change(Context::toggle_only_watched);
    assert!(alone.cx.filter.is_empty());
    alone.change(Context::undo);
    assert_eq!(names(&alone).len(), 1, "the list is that of now");
}

#[test]
fn the_cursor_stays_in_its_place_where_an_agency_leaves_the_table() {
    let mut alone = explore((120, 40));
    alone.keys("w j w j w j w").change(Context::toggle_only_watched);
    alone.keys("g j");
    let next = names(&alone)[2].clone();
    alone.keys("w");
    assert_eq!((alone.view.table.at, name(&alone)), (1, next));
}

#[test]
fn the_mark_is_in_the_table_and_at_the_name() {
    for size in SIZES {
        let mut alone = explore(size);
        let buffer = alone.keys("w").buffer();
        let panes = alone.view.panes(&alone.cx);
        let inside = panes.inside(Pane::Agencies).unwrap();
        let row = |at| line(&buffer, inside, inside.y + panes.heading_rows() + at);
        assert!(row(0).contains('★'), "{size:?}: {}", row(0));
        assert!(!row(1).contains('★'), "{size:?}: {}", row(1));
        if let Some(detail) = panes.inside(Pane::Detail) {
            let lines = (detail.y..detail.bottom()).map(|y| line(&buffer, detail, y));
            assert!(lines.collect::<String>().contains('★'), "{size:?}");
        }
    }
}
