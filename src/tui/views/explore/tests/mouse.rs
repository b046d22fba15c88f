//! Clicks and the wheel.

use super::*;
use crate::query::Filter;
use crate::tui::core::Outcome;
use crate::tui::core::testing::line;
use crate::tui::views::explore::{agencies, detail, facets};

#[test]
fn a_click_on_the_table_hits_the_agency_that_is_drawn_there() {
    for size in SIZES {
        for scrolled in ["", "j j j j j j j j j j j j", "G"] {
            let mut alone = explore(size);
            alone.keys(scrolled);
            let (begun, selected) = (alone.view.clone(), alone.cx.selected);
            let names = names(&alone);
            let panes = begun.panes(&alone.cx);
            let inside = panes.inside(Pane::Agencies).unwrap();
            for row in panes.heading_rows()..inside.height {
                (alone.view, alone.cx.selected) = (begun.clone(), selected);
                let drawn = begun.table.top + usize::from(row - panes.heading_rows());
                alone.click(inside.x + 3, inside.y + row);
                if drawn < names.len() {
                    assert_eq!(name(&alone), names[drawn], "{size:?} row {row}");
                    assert_eq!(alone.view.focus, Pane::Agencies);
                } else {
                    assert_eq!(alone.outcome, Outcome::Ignored, "{size:?} row {row}");
                }
            }
        }
    }
}

#[test]
fn a_click_on_a_heading_sorts_by_its_column() {
    for size in SIZES.into_iter().filter(|size| size.1 >= 10) {
        let alone = explore(size);
        let inside = alone.view.panes(&alone.cx).inside(Pane::Agencies).unwrap();
        for (sort, column) in agencies::columns(inside.width, crate::query::SortColumn::Agency) {
            for x in [column.at, column.at + column.width - 1] {
                let mut alone = explore(size);
                alone.click(inside.x + x, inside.y);
                assert_eq!(alone.cx.order().column, sort, "{size:?} column {x}");
            }
        }
    }
}

#[test]
fn a_click_on_a_facet_chooses_the_value_that_is_drawn_there() {
    for size in SIZES {
        for focused in Pane::FACETS {
            let mut alone = explore(size);
            for _ in Pane::ALL {
                if alone.view.focus != focused {
                    alone.keys("Tab");
                }
            }
            for motion in ["g", "j j j", "G"] {
                alone.keys(motion);
                let begun = alone.view.clone();
                for pane in Pane::FACETS {
                    clicks(&mut alone, &begun, pane);
                }
                restore(&mut alone, &begun);
            }
        }
    }
}

/// The view as it was, with no filter.
fn restore(alone: &mut Alone<Explore>, begun: &Explore) {
    alone.cx.set_filter(Filter::default());
    alone.view = begun.clone();
}

/// Clicks on every row of a pane. What is drawn there is read from the screen.
fn clicks(alone: &mut Alone<Explore>, begun: &Explore, pane: Pane) {
    restore(alone, begun);
    let Some(inside) = begun.panes(&alone.cx).inside(pane) else { return };
    let (size, buffer) = (alone.cx.size, alone.buffer());
    for offset in 0..inside.height {
        let drawn = line(&buffer, inside, inside.y + offset);
        restore(alone, begun);
        alone.click(inside.x + 4, inside.y + offset);
        if alone.outcome == Outcome::Ignored {
            let nothing = drawn.trim().is_empty()
                || ["Status", "Applications", "By name (not ICE's)"].contains(&drawn.trim());
            assert!(nothing, "{pane:?} at {size:?}: no click hits {drawn:?}");
            continue;
        }
        let at = facets::row_at(begun, pane, usize::from(offset)).unwrap();
        let value = begun.values(pane)[at];
        let word = if value == Value::Model(None) { "no known".into() } else { value.label() };
        assert!(drawn.contains(&*word), "{pane:?} at {size:?}: {drawn:?} is not {word}");
        assert!(value.is_chosen(&alone.cx.filter), "{drawn:?} at {size:?}");
        assert_eq!(alone.view.focus, pane);
        check(alone);
    }
}

#[test]
fn the_wheel_moves_what_is_under_it_and_the_keys_stay() {
    for size in SIZES {
        for pane in Pane::ALL {
            let mut alone = explore(size);
            let Some(inside) = alone.view.panes(&alone.cx).inside(pane) else { continue };
            let at = |alone: &Alone<Explore>| match pane {
                Pane::Agencies => alone.view.table.at,
                Pane::Detail => alone.view.detail_top,
                _ => alone.view.cursor(pane).at,
            };
            alone.wheel(inside.x, inside.y, true);
            let (lines, height) = detail::length(&alone.view, &alone.cx);
            let most = match pane {
                Pane::Agencies => alone.cx.answer.len() - 1,
                Pane::Detail => lines.saturating_sub(height),
                _ => alone.view.values(pane).len() - 1,
            };
            assert_eq!(at(&alone), most.min(3), "{pane:?} at {size:?}");
            assert_eq!(alone.view.focus, Pane::Agencies);
            alone.wheel(inside.x, inside.y, false).wheel(inside.x, inside.y, false);
            assert_eq!(at(&alone), 0, "{pane:?} at {size:?}");
            check(&alone);
        }
    }
}

#[test]
fn a_click_on_the_agency_gives_it_the_keys() {
    let mut alone = explore((120, 40));
    let detail = alone.view.panes(&alone.cx).inside(Pane::Detail).unwrap();
    alone.click(detail.x + 1, detail.y + 1);
    assert_eq!(alone.view.focus, Pane::Detail);
}

#[test]
fn a_click_between_the_panes_is_ignored() {
    let mut alone = explore((120, 40));
    let footer = alone.cx.outline().footer.unwrap();
    let corner = alone.view.panes(&alone.cx).pane(Pane::Agencies).unwrap();
    for (x, y) in [(0, footer.y), (corner.x, corner.y), (3, 0), (500, 500)] {
        alone.click(x, y);
        assert_eq!(alone.outcome, Outcome::Ignored, "{x},{y}");
    }
}
