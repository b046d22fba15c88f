//! Clicks and the wheel.

use super::*;

pub(super) fn click_at(column: u16, row: u16) -> MouseEvent {
    let kind = MouseEventKind::Down(MouseButton::Left);
    MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }
}

#[test]
fn a_click_on_the_table_hits_the_agency_that_is_drawn_there() {
    for size in SIZES {
        for scrolled in [0, 12, 100] {
            let (data, mut state) = setup(size);
            act(&mut state, &data, &[Action::Move(Motion::Rows(scrolled))]);
            let names = names(&state, &data);
            let inside = state.layout().inside(Pane::Agencies).unwrap();
            let heading = state.layout().heading_rows();
            for row in heading..inside.height {
                let mut state = state.clone();
                let drawn = state.table.top + usize::from(row - heading);
                let action = event::mouse(&state, click_at(inside.x + 3, inside.y + row));
                if drawn < names.len() {
                    act(&mut state, &data, &[action.unwrap()]);
                    assert_eq!(name(&state, &data), names[drawn], "{size:?} row {row}");
                    assert_eq!(state.focus, Pane::Agencies);
                } else {
                    assert_eq!(action, None, "{size:?} row {row}: there is nothing");
                }
            }
        }
    }
}

#[test]
fn a_click_on_a_heading_sorts_by_its_column() {
    for size in SIZES.into_iter().filter(|size| size.1 >= 10) {
        let (_, state) = setup(size);
        let inside = state.layout().inside(Pane::Agencies).unwrap();
        for column in columns(inside.width) {
            for x in [column.at, column.at + column.width - 1] {
                let action = event::mouse(&state, click_at(inside.x + x, inside.y));
                assert_eq!(action, Some(Action::SortBy(column.sort)), "{size:?} column {x}");
            }
        }
    }
}

#[test]
fn a_click_on_a_facet_chooses_the_value_that_is_drawn_there() {
    for size in SIZES {
        for focus in FACETS {
            for motion in [Motion::First, Motion::Rows(3), Motion::Last] {
                let (data, mut state) = setup(size);
                act(&mut state, &data, &[Action::Focus(focus), Action::Move(motion)]);
                for pane in FACETS {
                    clicks(&state, &data, pane);
                }
            }
        }
    }
}

/// Clicks on every row of a pane. What is drawn is read from the screen.
fn clicks(state: &State, data: &Data, pane: Pane) {
    let Some(inside) = state.layout().inside(pane) else { return };
    let screen = crate::tui::view::drawn(state, data);
    for offset in 0..inside.height {
        let line = screen.line(inside, inside.y + offset);
        let action = event::mouse(state, click_at(inside.x + 4, inside.y + offset));
        let Some(action) = action else {
            let nothing = line.trim().is_empty() || line.trim() == "Status";
            assert!(nothing, "{pane:?} at {:?}: no click hits {line:?}", state.size);
            continue;
        };
        let row = row_at(state, pane, usize::from(offset)).unwrap();
        let at = state.facet_cursor(pane).top + row;
        let value = state.values(pane)[at];
        let word = match value {
            Value::State(place) => place.map_or("unknown", |place| place.name()),
            Value::Model(model) => model.map_or("no known", |model| model.short()),
            Value::Kind(kind) => kind.map_or("Unknown", |kind| kind.name()),
            Value::Status(StatusKind::Active) => "Active",
            Value::Status(StatusKind::Unconfirmed) => "Unconfirmed",
            Value::Status(StatusKind::Ended) => "Ended",
        };
        assert!(line.contains(word), "{pane:?} at {:?}: {line:?} is not {word}", state.size);
        let mut after = state.clone();
        act(&mut after, data, &[action]);
        assert_eq!(after.is_chosen(value), !state.is_chosen(value), "{line:?} at {:?}", state.size);
        assert_eq!(after.focus, pane);
        check(&after, data);
    }
}

#[test]
fn a_click_on_the_search_box_types_and_one_elsewhere_leaves_it() {
    let (data, mut state) = setup((120, 40));
    let bar = state.outline().bar.unwrap();
    let action = event::mouse(&state, click_at(bar.x + 4, bar.y)).unwrap();
    act(&mut state, &data, &[action]);
    assert!(state.searching);
    let detail = state.layout().inside(Pane::Detail).unwrap();
    let action = event::mouse(&state, click_at(detail.x + 1, detail.y + 1)).unwrap();
    act(&mut state, &data, &[action]);
    assert!(!state.searching && state.focus == Pane::Detail);
}

#[test]
fn the_wheel_moves_what_is_under_it_and_the_focus_stays() {
    for size in SIZES {
        for pane in Pane::ALL {
            let (data, mut state) = setup(size);
            let Some(inside) = state.layout().inside(pane) else { continue };
            let event = |kind| MouseEvent { kind, ..click_at(inside.x, inside.y) };
            let at = |state: &State| match pane {
                Pane::Agencies => state.table.at,
                Pane::Detail => state.detail_top,
                _ => state.facet_cursor(pane).at,
            };
            let down = event::mouse(&state, event(MouseEventKind::ScrollDown)).unwrap();
            act(&mut state, &data, &[down]);
            let most = match pane {
                Pane::Agencies => state.answer.len() - 1,
                Pane::Detail => detail_end(&state, &data),
                _ => state.values(pane).len() - 1,
            };
            assert_eq!(at(&state), most.min(3), "{pane:?} at {size:?}");
            assert_eq!(state.focus, Pane::Agencies);
            let up = event::mouse(&state, event(MouseEventKind::ScrollUp)).unwrap();
            act(&mut state, &data, &[up.clone(), up]);
            assert_eq!(at(&state), 0, "{pane:?} at {size:?}");
            check(&state, &data);
        }
    }
}

#[test]
fn a_click_between_the_panes_does_nothing() {
    let (_, state) = setup((120, 40));
    let footer = state.outline().footer.unwrap();
    let corner = state.layout().agencies.unwrap();
    for (x, y) in [(0, footer.y), (corner.x, corner.y), (3, 0), (500, 500)] {
        assert_eq!(event::mouse(&state, click_at(x, y)), None, "{x},{y}");
    }
}
