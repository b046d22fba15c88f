//! The watch list.

use super::*;
use crate::history::Point;
use crate::query::Question;
use crate::tui::action::Answer;
use crate::tui::state::Watch;

fn id(state: &State, data: &Data) -> String {
    let agency = data.history.tables.agencies.row(state.selected.unwrap());
    agency.id(&data.history.tables.texts)
}

#[test]
fn w_puts_an_agency_on_the_list_and_takes_it_off_and_the_file_is_told() {
    for pane in [Pane::Agencies, Pane::Detail] {
        let (data, mut state) = setup((120, 40));
        act(&mut state, &data, &[Action::Focus(pane)]);
        let (agency, own) = (state.selected.unwrap(), id(&state, &data));
        for on in [true, false] {
            let Effect::Watch(change) = press(&mut state, &data, KeyCode::Char('w')) else {
                panic!("the file is not told");
            };
            assert_eq!((change.ids, change.on), (vec![own.clone()], on));
            assert_eq!(state.watch.agencies.contains(agency), on);
            assert!(state.message.is_some());
        }
    }
}

#[test]
fn those_alone_are_shown_in_every_view_and_the_filter_follows_the_list() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::OnlyWatched]);
    assert!(state.filter.is_empty() && state.message.is_some(), "nothing is watched");
    act(&mut state, &data, &[Action::Watch, Action::Move(Motion::Rows(1)), Action::Watch]);
    let two = names(&state, &data)[..2].to_vec();
    act(&mut state, &data, &[Action::OnlyWatched]);
    assert_eq!(names(&state, &data), two);
    assert_eq!(state.chips().len(), 1);
    let found = Question::new(&data.history, &state.day, &state.filter).changes(Point::default());
    for listed in found.signed {
        let agency = data.history.agreements.row(listed.agreement).agency;
        assert!(state.watch.agencies.contains(agency));
    }
    act(&mut state, &data, &[Action::Watch]);
    assert_eq!(names(&state, &data).len(), 1, "what is taken off is gone");
    check(&state, &data);
    act(&mut state, &data, &[Action::OnlyWatched]);
    assert!(state.filter.is_empty());
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(names(&state, &data).len(), 1, "the list is that of now");
}

#[test]
fn the_file_is_shown_and_ids_that_no_agency_has_are_passed_over() {
    let (data, mut state) = setup((120, 40));
    let (agency, own) = (state.selected.unwrap(), id(&state, &data));
    let ids = vec!["??".into(), own.to_lowercase(), "TX-no-such-agency".into(), String::new()];
    act(&mut state, &data, &[Action::Answer(Answer::Watched(ids))]);
    assert!(state.watch.agencies.contains(agency));
    let Effect::Watch(change) = update(&mut state, &data, Action::Watch) else {
        panic!("the file is not told");
    };
    assert_eq!(change.ids, [own.clone(), own.to_lowercase()], "as the file has it");
    act(&mut state, &data, &[Action::Answer(Answer::Watched(Vec::new()))]);
    assert!(state.watch.agencies.is_empty());
}

#[test]
fn a_former_spelling_is_the_agency_that_it_was() {
    let data = sample::joined();
    let spelling = data.history.spellings.first().expect("the sample has joined spellings");
    let agency = data.history.tables.agencies.row(spelling.agency);
    let postal = agency.state.map_or("XX", Place::postal);
    let former = format!("{postal}-{}", data.history.text(spelling.slug));
    let watch = Watch::new(&data.history, vec![former.clone()]);
    assert!(watch.agencies.contains(spelling.agency), "{former}");
}

#[test]
fn the_mark_stands_in_the_table_and_at_the_name() {
    for size in SIZES {
        let (data, mut state) = setup(size);
        act(&mut state, &data, &[Action::Watch]);
        let screen = crate::tui::view::drawn(&state, &data);
        let inside = state.layout().inside(Pane::Agencies).unwrap();
        let heading = state.layout().heading_rows();
        let row = |at| screen.line(inside, inside.y + heading + at);
        assert!(row(0).contains('★'), "{size:?}: {}", row(0));
        assert!(!row(1).contains('★'), "{size:?}: {}", row(1));
        if let Some(detail) = state.layout().inside(Pane::Detail) {
            let lines = (0..detail.height).map(|at| screen.line(detail, detail.y + at));
            assert!(lines.collect::<String>().contains('★'), "{size:?}");
        }
    }
}
