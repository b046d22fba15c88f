use super::super::sample::{data, empty, joined};
use super::super::state::ViewKind;
use super::*;
use crate::model::State as Place;
use crate::query::{Choice, Filter};

fn told(view: ViewKind, filter: Filter) -> String {
    plain(&data(), &Start { filter, view, ..Start::default() }).join("\n")
}

#[test]
fn every_view_tells_what_it_shows() {
    for view in ViewKind::ALL {
        let text = told(view, Filter::default());
        insta::assert_snapshot!(format!("plain_{}", view.name().to_lowercase()), text);
    }
}

#[test]
fn nothing_but_text_is_told() {
    for view in ViewKind::ALL {
        let lines = plain(&joined(), &Start { view, ..Start::default() });
        let boxes = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        for line in lines {
            assert!(!line.contains(boxes) && !line.contains('\n'), "{line}");
        }
    }
}

#[test]
fn a_filter_is_told_and_holds() {
    let states = Choice::only(Place::from_postal("TX"));
    let text = told(ViewKind::Explore, Filter { states, ..Filter::default() });
    assert!(
        text.starts_with("List of 18 May 2026. 6 agreements, 5 agencies, 1 state. Filter: Texas."),
        "{text}"
    );
    assert!(text.contains("Texas, chosen: 6 agreements."), "{text}");
    assert!(text.contains("Smith County Sheriff's Office, Texas: "), "{text}");
    assert!(!text.contains("Sheriff's Office, Florida: "), "{text}");
}

#[test]
fn of_no_list_that_is_told() {
    let (data, _) = empty();
    assert_eq!(plain(&data, &Start::default()), ["There is no list."]);
}
