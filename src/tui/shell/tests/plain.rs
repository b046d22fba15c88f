//! What the views say, in sentences, with the lines before them.

use super::*;
use crate::model::State;
use crate::query::Choice;
use crate::tui::core::Data;
use crate::tui::core::testing::compare;
use crate::tui::shell::{Start, plain};

fn lines(view: ViewName, filter: Filter) -> String {
    plain(sample::data(), &Start { filter, view, ..Start::default() }).join("\n")
}

#[test]
fn every_view_says_what_it_shows() {
    for view in ViewName::all() {
        compare(&format!("plain_{}", view.word()), &lines(view, Filter::default()));
    }
}

#[test]
fn lines_have_no_boxes_and_no_line_breaks() {
    for view in ViewName::all() {
        for line in plain(sample::joined(), &Start { view, ..Start::default() }) {
            let boxes = |letter: char| ('\u{2500}'..='\u{259f}').contains(&letter);
            assert!(!line.contains(boxes) && !line.contains('\n'), "{line}");
        }
    }
}

#[test]
fn a_filter_is_said_and_holds() {
    let states = Choice::only(State::from_postal("TX"));
    let text = lines(ViewName::default(), Filter { states, ..Filter::default() });
    let start = "List of 18 May 2026. 6 agreements of 5 agencies in 1 state. Filter: Texas.";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("Texas, chosen: 6 agreements."), "{text}");
    assert!(text.contains("Smith County Sheriff's Office, Texas: "), "{text}");
    assert!(!text.contains("Sheriff's Office, Florida: "), "{text}");
}

#[test]
fn without_a_list_that_is_said() {
    let data = Data::new(crate::history::History::default(), Vec::new());
    assert_eq!(plain(data, &Start::default()), ["There is no list."]);
}

#[test]
fn a_search_is_said_and_what_has_no_agreement_is_left_out() {
    let text = lines(ViewName::default(), Filter { text: "smith".into(), ..Filter::default() });
    assert!(text.contains("\u{201c}smith\u{201d}"), "{text}");
    assert!(text.contains("Smith County Sheriff's Office, Texas: "), "{text}");
    assert!(!text.contains(": 0 agreements.") && !text.contains("Polk"), "{text}");
}
