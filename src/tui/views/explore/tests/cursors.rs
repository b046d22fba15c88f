//! Cursors, scrolling, sorting, and the pane that has the keys.

use super::*;
use crate::query::{Sort, SortColumn};
use crate::tui::core::view::Input;
use crate::tui::core::{Context, Destination, Outcome, View, keys};
use crate::tui::kit::cursor::Cursor;
use crate::tui::views::explore::handle::begins_descending;
use crate::tui::views::explore::keys::{PANES, Part};
use crate::tui::views::explore::layout::Panes;
use crate::tui::views::explore::{agencies, detail};

#[test]
fn at_the_start_what_is_active_is_listed_the_newest_first() {
    let alone = explore((120, 40));
    assert_eq!(name(&alone), sample::LONG);
    assert_eq!(alone.cx.answer.totals.agencies as usize, alone.cx.answer.len());
    check(&alone);
}

#[test]
fn the_cursor_stays_on_its_agency_when_filters_and_time_change() {
    /// Something that moves the cursor or the focus.
    type Change = fn(&mut Alone<Explore>);
    let changes: [(&str, Change); 5] = [
        ("a state", |alone| {
            focus(alone, Pane::States);
            alone.keys("Space");
        }),
        ("a model", |alone| {
            focus(alone, Pane::Models);
            alone.keys("Space");
        }),
        ("no filter", |alone| {
            alone.change(|cx| cx.set_filter(crate::query::Filter::default()));
        }),
        ("a list back", |alone| {
            alone.change(|cx| cx.step_lists(-1));
        }),
        ("months back", |alone| {
            alone.change(|cx| cx.step_months(-1));
        }),
    ];
    for (what, change) in changes {
        let mut alone = explore((120, 24));
        let first = alone.view.all_values(Pane::States).first();
        assert_eq!(first, Some(&state("FL")), "most agreements are in Florida");
        select(&mut alone, "Polk County Sheriff's Office");
        let (before, at) = (name(&alone), alone.view.table.at);
        change(&mut alone);
        assert_eq!(name(&alone), before, "{what}");
        check(&alone);
        if what == "a state" {
            assert_ne!(alone.view.table.at, at, "the case shows nothing");
        }
    }
}

#[test]
fn the_cursor_of_a_facet_stays_on_its_value_when_counts_change() {
    let mut alone = explore((120, 24));
    point(&mut alone, Pane::States, state("GA"));
    let changes: [fn(&mut Context); 3] = [
        |cx| cx.set_text("polk"),
        |cx| cx.set_filter(crate::query::Filter::default()),
        |cx| cx.step_lists(-3),
    ];
    for change in changes {
        alone.change(change);
        assert_eq!(alone.view.value(Pane::States), Some(state("GA")));
        check(&alone);
    }
}

#[test]
fn a_list_of_states_that_shrinks_is_shown_from_its_first_row() {
    let mut alone = explore((110, 16));
    focus(&mut alone, Pane::States);
    alone.keys("G");
    assert!(alone.view.cursor(Pane::States).top > 0, "the case shows nothing");
    alone.change(|cx| cx.set_text("hillsborough"));
    assert_eq!(alone.view.values(Pane::States).len(), 1);
    assert_eq!(alone.view.cursor(Pane::States), Cursor::default());
}

#[test]
fn a_search_selects_the_best_match() {
    let mut alone = explore((120, 40));
    alone.keys("G").change(|cx| cx.set_text("jacksonville"));
    assert_eq!((name(&alone).as_str(), alone.view.table.at), (sample::REPAIRED, 0));
    assert!(alone.view.arrive(&mut alone.cx, &Destination::Found));
    assert_eq!(alone.view.focus, Pane::Agencies);
    assert_eq!(alone.cx.filter.text, "jacksonville", "the search stays");
}

#[test]
fn escape_goes_back_to_the_agencies_and_then_clears_the_search() {
    let mut alone = explore((120, 40));
    alone.change(|cx| cx.set_text("polk")).keys("Enter");
    assert_eq!(alone.view.scope(), "Agency");
    alone.keys("Esc");
    assert_eq!((alone.view.scope(), alone.cx.filter.text.as_str()), ("Agencies", "polk"));
    alone.keys("Esc");
    assert_eq!(alone.cx.filter.text, "");
}

#[test]
fn sorting_twice_by_a_heading_reverses_the_order() {
    use SortColumn::{Agency, Kind, Models, Signed, State as States};
    for column in [Agency, Kind, Models, States, Signed] {
        let mut alone = explore((160, 50));
        let inside = alone.view.panes(&alone.cx).inside(Pane::Agencies).unwrap();
        let mut headings = agencies::columns(inside.width, column);
        let at = headings.find(|(sort, _)| *sort == column).unwrap().1.at + inside.x;
        alone.change(|cx| cx.sort_by(Sort { column: SortColumn::County, descending: false }));
        alone.click(at, inside.y);
        let first = alone.cx.order();
        assert_eq!(first, Sort { column, descending: begins_descending(column) });
        assert!(alone.cx.message.as_deref().unwrap().contains(column.name()));
        alone.click(at, inside.y);
        assert_eq!(alone.cx.order(), Sort { descending: !first.descending, ..first });
        let reversed = names(&alone);
        focus(&mut alone, Pane::Agencies);
        alone.keys("r");
        assert_eq!(alone.cx.order(), first);
        assert_ne!(names(&alone), reversed);
        assert_eq!(alone.view.table.at, 0);
    }
}

#[test]
fn sorting_by_the_next_column_reaches_every_column() {
    let mut alone = explore((120, 40));
    let mut seen = Vec::new();
    for _ in SortColumn::ALL {
        alone.keys("s");
        seen.push(alone.cx.order().column);
        check(&alone);
    }
    for column in SortColumn::ALL {
        assert!(seen.contains(&column), "{column:?} is not reached");
    }
}

#[test]
fn the_cursor_goes_where_it_is_sent_and_no_further() {
    let mut alone = explore((120, 24));
    let last = alone.cx.answer.len() - 1;
    let page = alone.view.panes(&alone.cx).rows(Pane::Agencies);
    let cases = [
        ("j", 1),
        ("k k k k k", 0),
        ("PgDn", page),
        ("Ctrl-U", page - page / 2),
        ("G", last),
        ("Ctrl-F", last),
        ("g", 0),
        ("Up", 0),
        ("End", last),
        ("Home", 0),
    ];
    for (keys, expected) in cases {
        alone.keys(keys);
        assert_eq!(alone.view.table.at, expected, "{keys}");
        check(&alone);
    }
}

#[test]
fn another_agency_is_read_from_its_first_line() {
    let mut alone = explore((60, 12));
    alone.keys("Enter j j j");
    assert_eq!(alone.view.detail_top, 3);
    alone.keys("Esc j");
    assert_eq!(alone.view.detail_top, 0);
}

#[test]
fn one_row_up_from_the_end_of_the_agency_is_seen_at_once() {
    let mut alone = explore((60, 12));
    alone.keys("Enter G PgDn PgDn");
    let (lines, height) = detail::length(&alone.view, &alone.cx);
    let end = lines - height;
    assert!(end > 1);
    assert_eq!(alone.view.detail_top, end);
    alone.keys("k");
    assert_eq!(alone.view.detail_top, end - 1);
    alone.keys("G").change(|cx| cx.size = (300, 200)).keys("j");
    assert_eq!(alone.view.detail_top, 0, "all of it is on the screen");
}

#[test]
fn tab_reaches_every_pane_that_has_room_and_no_other() {
    for size in SIZES {
        let mut alone = explore(size);
        let mut round = Vec::new();
        for _ in Pane::ALL {
            round.push(alone.view.focus);
            alone.keys("Tab");
            check(&alone);
        }
        for pane in Pane::ALL {
            let has_room = Panes::new(size, pane).pane(pane).is_some();
            assert_eq!(round.contains(&pane), has_room, "{pane:?} at {size:?}");
        }
        let now = alone.view.focus;
        alone.keys("Tab Shift-Tab");
        assert_eq!(alone.view.focus, now, "{size:?}");
    }
}

#[test]
fn a_smaller_screen_takes_the_keys_from_a_pane_without_room() {
    for size in SIZES {
        for pane in Pane::ALL {
            let mut alone = explore((120, 40));
            focus(&mut alone, pane);
            alone.keys("G").change(|cx| cx.size = size);
            check(&alone);
        }
    }
}

#[test]
fn a_resize_keeps_the_cursors_on_the_screen() {
    for at in [0, 7, 20] {
        let mut alone = explore((120, 50));
        alone.keys(&"j ".repeat(at));
        let before = name(&alone);
        for size in SIZES.into_iter().chain([(0, 0), (1, 1), (500, 200), (120, 18)]) {
            alone.change(|cx| cx.size = size);
            check(&alone);
            assert_eq!(name(&alone), before);
        }
    }
}

#[test]
fn every_key_of_a_table_is_there_once_and_has_words() {
    for part in Part::ALL {
        let all: Vec<_> = part.keys().iter().chain(PANES).collect();
        for (i, binding) in all.iter().enumerate() {
            assert!(!binding.words.is_empty() && !binding.keys.is_empty());
            for key in binding.keys {
                let before = all[..i].iter().any(|other| other.keys.contains(key));
                assert!(!before || part == Part::Find, "{} twice in {part:?}", key.label());
            }
        }
        for binding in part.keys() {
            for &key in binding.keys {
                assert_eq!(keys::action(part.keys(), key), Some(binding.action));
            }
        }
    }
}

#[test]
fn every_key_does_something_wherever_it_holds_and_breaks_nothing() {
    for empty in [false, true] {
        for part in Part::ALL {
            for binding in part.keys().iter().chain(PANES) {
                for &key in binding.keys {
                    let mut alone = explore((120, 40));
                    if empty {
                        alone = Alone::with(sample::empty((120, 40)));
                    }
                    let at = Destination::Scope(part.name());
                    assert!(alone.view.arrive(&mut alone.cx, &at));
                    alone.refresh();
                    assert_eq!(alone.view.scope(), part.name());
                    alone.put_in(&Input::Key(key));
                    assert_ne!(alone.outcome, Outcome::Ignored, "{} in {part:?}", key.label());
                    check(&alone);
                }
            }
        }
    }
}

#[test]
fn an_agency_is_shown_whatever_hides_it() {
    let mut alone = explore((120, 40));
    let history = &alone.cx.data.history;
    let all: Vec<_> = history.tables.agencies.handles().collect();
    let lists = history.participating.clone();
    alone.change(|cx| cx.set_text("/^zzz/"));
    assert!(alone.cx.answer.is_empty());
    let mut shown = 0;
    for agency in all {
        for list in [None, lists.first().copied(), lists.last().copied()] {
            let arrives = alone.view.arrive(&mut alone.cx, &Destination::Agency(agency, list));
            alone.refresh();
            check(&alone);
            if arrives {
                shown += 1;
                assert_eq!((alone.cx.selected, alone.view.focus), (Some(agency), Pane::Detail));
            }
        }
    }
    assert!(shown > 20, "{shown}");
    assert!(!alone.view.arrive(&mut alone.cx, &Destination::Scope("Map")));
}

#[test]
fn the_source_line_leads_to_its_row_and_addresses_are_links() {
    let mut alone = explore((120, 40));
    alone.change(|cx| cx.set_text("smith"));
    assert!(alone.view.links(&alone.cx).is_empty(), "the agency has not the keys");
    alone.keys("Enter");
    let links = alone.view.links(&alone.cx);
    assert!(!links.is_empty());
    let inside = alone.view.panes(&alone.cx).inside(Pane::Detail).unwrap();
    let buffer = alone.buffer();
    for link in links {
        let text: String =
            (link.x..link.x + link.width).map(|x| buffer[(x, link.y)].symbol()).collect();
        assert!(link.address.contains(&text), "{text} is no part of {}", link.address);
        assert!((inside.y..inside.bottom()).contains(&link.y));
    }
    alone.keys("l");
    let Outcome::Go(Destination::Listing(listing)) = alone.outcome else {
        panic!("{:?}", alone.outcome);
    };
    let history = &alone.cx.data.history;
    let row = format!("row {} of", history.listings.row(listing).row);
    assert!(alone.body().contains(&row), "{row}");
}
