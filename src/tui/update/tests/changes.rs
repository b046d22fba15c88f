use super::*;
use crate::export::changes::SectionKind;
use crate::history::Point;
use crate::tui::layout::ChangesLayout;
use crate::tui::state::{Earlier, Row, Span};

/// What holds after every action.
pub(super) fn check(state: &State) {
    let view = &state.changes;
    let Some(compared) = view.compared.as_ref().filter(|_| state.view == ViewKind::Changes) else {
        return;
    };
    assert_eq!(compared.asked.filter, state.filter, "what is shown is what is wanted");
    assert_eq!(compared.asked.to.participating, state.day.position);
    let from = compared.asked.from.participating;
    assert!(from <= compared.asked.to.participating, "{from:?} is the earlier one");
    let rows = &compared.rows;
    assert!(view.cursor.at < rows.len().max(1), "{:?} of {}", view.cursor, rows.len());
    assert!(rows.get(view.cursor.at).is_none_or(|row| row.leads()), "{:?}", view.cursor);
    let layout = ChangesLayout::new(state.size, false);
    let height = usize::from(layout.rows(compared.head.len()).height);
    if height > 0 {
        let shown = view.cursor.top..view.cursor.top + height;
        assert!(shown.contains(&view.cursor.at), "{:?} with {height} rows", view.cursor);
    }
}

fn changes(size: (u16, u16)) -> (Data, State) {
    let (data, mut state) = (sample::joined(), sample::state(&sample::joined(), size));
    act(&mut state, &data, &[Action::View(ViewKind::Changes)]);
    check(&state);
    (data, state)
}

/// The newest list compared with the oldest.
fn since_the_oldest() -> (Data, State) {
    let (data, mut state) = changes((120, 40));
    while state.changes.earlier != Earlier::Back(Span::All) {
        act(&mut state, &data, &[Action::NextSpan]);
    }
    (data, state)
}

fn from(state: &State) -> Point {
    state.changes.compared.as_ref().unwrap().asked.from
}

fn count(state: &State, kind: SectionKind) -> usize {
    let compared = state.changes.compared.as_ref().unwrap();
    compared.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.items.len())
}

fn kinds(state: &State) -> Vec<SectionKind> {
    state.changes.compared.as_ref().unwrap().groups.iter().map(|group| group.kind).collect()
}

/// Puts the cursor on the first change of a kind.
fn to_change(state: &mut State, data: &Data, kind: SectionKind) {
    let compared = state.changes.compared.as_ref().unwrap();
    let row = (0..compared.rows.len()).find(|&row| {
        compared.item(row).is_some() && compared.group(row).is_some_and(|g| g.kind == kind)
    });
    let row = row.expect("there is such a change");
    act(state, data, &[Action::Move(Motion::First)]);
    while state.changes.cursor.at < row {
        act(state, data, &[Action::Move(Motion::Rows(1))]);
    }
    assert_eq!(state.changes.cursor.at, row, "every change is reached row by row");
}

#[test]
fn the_earlier_list_is_the_one_before_until_another_is_chosen() {
    let (data, mut state) = changes((120, 40));
    let newest = state.day.position.unwrap();
    assert_eq!(from(&state).participating, Some(newest - 1));
    press(&mut state, &data, KeyCode::Char('['));
    assert_eq!(from(&state).participating, Some(newest - 2), "it moves along");
    for (span, position) in [
        (Span::Week, newest - 2),
        (Span::Month, newest - 2),
        (Span::Year, 0),
        (Span::All, 0),
        (Span::List, newest - 2),
    ] {
        press(&mut state, &data, KeyCode::Char('p'));
        assert_eq!(state.changes.earlier, Earlier::Back(span));
        assert_eq!(from(&state).participating, Some(position), "{span:?}");
        check(&state);
    }
    press(&mut state, &data, KeyCode::Char('('));
    assert_eq!(from(&state).participating, Some(newest - 3));
    press(&mut state, &data, KeyCode::Char(']'));
    assert_eq!(from(&state).participating, Some(newest - 3), "a list that was chosen stays");
    press(&mut state, &data, KeyCode::Char('f'));
    assert_eq!(from(&state).participating, Some(newest), "from the list in force on");
    let of_agreements = [SectionKind::Signed, SectionKind::Ended, SectionKind::Corrected];
    assert!(!kinds(&state).iter().any(|kind| of_agreements.contains(kind)), "nothing yet");
    press(&mut state, &data, KeyCode::Char(')'));
    assert_eq!(from(&state).participating, Some(newest), "no further than the later one");
}

#[test]
fn before_the_oldest_list_there_is_nothing() {
    let (data, mut state) = changes((120, 40));
    act(&mut state, &data, &[Action::StepLists(-99)]);
    assert_eq!(from(&state), Point::default());
    let standing = state.answer.totals.agreements as usize;
    assert_eq!(count(&state, SectionKind::Signed), standing, "all that stands on it is new");
    act(&mut state, &data, &[Action::StepEarlier(-1)]);
    assert!(state.message.is_some());
}

#[test]
fn filters_and_search_hold() {
    let (data, mut state) = since_the_oldest();
    let all = count(&state, SectionKind::Signed);
    press(&mut state, &data, KeyCode::Char('/'));
    assert_eq!(state.view, ViewKind::Changes, "the search is seen here");
    for letter in "polk".chars() {
        press(&mut state, &data, KeyCode::Char(letter));
    }
    press(&mut state, &data, KeyCode::Enter);
    let polk = count(&state, SectionKind::Signed);
    assert!(polk > 0 && polk < all, "{polk} of {all}");
    let compared = state.changes.compared.as_ref().unwrap();
    for item in (0..compared.rows.len()).filter_map(|row| compared.item(row)) {
        let agency = data.history.tables.agencies.row(item.line(&data.history).agency());
        assert!(data.history.text(agency.name).contains("Polk"));
    }
    press(&mut state, &data, KeyCode::Char('u'));
    assert_eq!(count(&state, SectionKind::Signed), all, "and are taken back here");
}

#[test]
fn from_a_change_to_its_agency_and_to_its_rows() {
    let (data, mut state) = since_the_oldest();
    for kind in kinds(&state) {
        act(&mut state, &data, &[Action::View(ViewKind::Changes)]);
        if kind == SectionKind::Document {
            continue;
        }
        to_change(&mut state, &data, kind);
        let compared = state.changes.compared.as_ref().unwrap();
        let line = compared.item(state.changes.cursor.at).unwrap().line(&data.history);
        let (agency, [first, last]) = (line.agency(), line.listings().unwrap());
        for (key, listing) in [('L', first), ('l', last)] {
            assert_eq!(data.history.reading(listing).agency, agency, "{kind:?}");
            press(&mut state, &data, KeyCode::Char(key));
            assert_eq!(state.view, ViewKind::Sources);
            let on = sources::at_listing(&state, &data);
            assert_eq!(on, Some(listing), "{kind:?} {key}");
            act(&mut state, &data, &[Action::Back, Action::Back]);
            assert_eq!(state.view, ViewKind::Changes, "and back");
        }
        press(&mut state, &data, KeyCode::Enter);
        if state.view == ViewKind::Explore {
            assert_eq!(state.selected, Some(agency), "{kind:?}");
        } else {
            assert_eq!(sources::at_listing(&state, &data), Some(last), "it has only applied");
        }
    }
}

#[test]
fn a_heading_hides_its_rows_and_shows_them_again() {
    let (data, mut state) = since_the_oldest();
    act(&mut state, &data, &[Action::Move(Motion::First)]);
    let rows = |state: &State| state.changes.compared.as_ref().unwrap().rows.clone();
    let before = rows(&state);
    assert_eq!(before[state.changes.cursor.at], Row::Heading(0));
    for key in [KeyCode::Enter, KeyCode::Char(' ')] {
        press(&mut state, &data, key);
        assert!(!rows(&state).iter().any(|row| matches!(row, Row::Item(0, _))));
        assert_eq!(rows(&state)[state.changes.cursor.at], Row::Heading(0), "the cursor stays");
        press(&mut state, &data, key);
        assert_eq!(rows(&state), before);
    }
}

#[test]
fn to_the_next_list_that_brings_a_change() {
    let (data, mut state) = changes((120, 40));
    act(&mut state, &data, &[Action::Paste("polk".into()), Action::LeaveSearch]);
    let mut seen = Vec::new();
    loop {
        let before = state.day.position;
        press(&mut state, &data, KeyCode::Char('<'));
        check(&state);
        if state.day.position == before {
            break;
        }
        assert!(!kinds(&state).is_empty(), "something changed");
        seen.push(state.day.position.unwrap());
    }
    assert!(state.message.as_deref().is_some_and(|told| told.contains("no earlier list")));
    // From list to list nothing else than that is passed over.
    act(&mut state, &data, &[Action::Newest]);
    let mut brought = Vec::new();
    while state.day.position > Some(0) {
        act(&mut state, &data, &[Action::StepLists(-1)]);
        brought.extend(state.day.position.filter(|_| !kinds(&state).is_empty()));
    }
    assert_eq!(seen, brought);
}

#[test]
fn the_newest_change_is_first_or_the_states_are_in_order() {
    let (data, mut state) = since_the_oldest();
    let signed = |state: &State| {
        let compared = state.changes.compared.as_ref().unwrap();
        let lines = compared.groups[0].items.iter().map(|item| item.line(&data.history));
        let told = lines.map(|line| {
            let agency = data.history.tables.agencies.row(line.agency());
            (line.when(), agency.state.map(Place::name))
        });
        told.unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let (days, _) = signed(&state);
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    press(&mut state, &data, KeyCode::Char('s'));
    let (_, states) = signed(&state);
    assert!(states.is_sorted(), "{states:?}");
}

#[test]
fn clicks_choose_and_open() {
    let (data, mut state) = since_the_oldest();
    let compared = state.changes.compared.as_ref().unwrap();
    let rows = ChangesLayout::new(state.size, false).rows(compared.head.len());
    let at = |row: usize| click_at(rows.x + 5, rows.y + u16::try_from(row).unwrap());
    let item = (0..compared.rows.len()).filter(|&row| compared.item(row).is_some()).nth(1).unwrap();
    let click = |state: &mut State, mouse| {
        let action = event::mouse(state, mouse).unwrap();
        act(state, &data, &[action]);
    };
    click(&mut state, at(item));
    assert_eq!(state.changes.cursor.at, item);
    let pane = ChangesLayout::new(state.size, false).pane.unwrap();
    click(&mut state, click_at(pane.x + 5, pane.y + 5));
    assert!(state.changes.reading);
    click(&mut state, at(item));
    assert_eq!(state.view, ViewKind::Explore, "a second click opens");
    act(&mut state, &data, &[Action::View(ViewKind::Changes)]);
    click(&mut state, at(0));
    assert!(state.changes.folded.contains(&SectionKind::Signed), "a click on a heading folds");
}

#[test]
fn the_changes_shown_are_what_is_exported() {
    let (data, mut state) = since_the_oldest();
    act(&mut state, &data, &[Action::Paste("polk".into()), Action::LeaveSearch]);
    let gives = &views::current(&state).unwrap().gives;
    let mut height = 0;
    (gives.rows)(&state, &data, &mut |grid, provenance| {
        height = grid.height();
        let told = provenance.line();
        assert!(told.contains(&format!("{height} changes. From the list of 20 February 2025")));
        let agency = (0..grid.width()).find(|&column| grid.name(column) == "agency").unwrap();
        assert!((0..height).all(|row| grid.value(row, agency).plain().contains("Polk")));
    });
    let compared = state.changes.compared.as_ref().unwrap();
    let shown: usize = compared.groups.iter().map(|group| group.items.len()).sum();
    assert_eq!(height, shown);
    assert!(height > 1);
}
