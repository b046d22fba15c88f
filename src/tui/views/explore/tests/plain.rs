//! Explore in sentences, its citation, its agency.

use super::*;
use crate::query::{Choice, Filter};
use crate::tui::core::View;

fn sentences(alone: &Alone<Explore>) -> String {
    alone.view.sentences(&alone.cx).join("\n")
}

#[test]
fn every_count_and_every_agency_is_a_sentence() {
    compare("sentences", &sentences(&explore((120, 40))));
}

#[test]
fn a_filter_is_in_the_sentences_and_holds() {
    let mut alone = explore((120, 40));
    let states = Choice::only(State::from_postal("TX"));
    alone.change(|cx| cx.set_filter(Filter { states, ..Filter::default() }));
    let text = sentences(&alone);
    assert!(text.contains("Texas, chosen: 6 agreements."), "{text}");
    assert!(text.contains("Smith County Sheriff's Office, Texas: "), "{text}");
    assert!(!text.contains("Sheriff's Office, Florida: "), "{text}");
}

#[test]
fn sentences_have_no_boxes_and_no_line_breaks() {
    let mut alone = Alone::<Explore>::with(sample::of(sample::joined(), (120, 40)));
    screens::every_status(&mut alone);
    for line in alone.view.sentences(&alone.cx) {
        let boxes = |letter: char| ('\u{2500}'..='\u{259f}').contains(&letter);
        assert!(!line.contains(boxes) && !line.contains('\n'), "{line}");
    }
}

#[test]
fn the_agency_is_cited_first_where_it_has_the_keys() {
    let mut alone = explore((120, 40));
    let titles = |alone: &Alone<Explore>| {
        let passages = alone.view.citation(&alone.cx);
        passages.into_iter().map(|passage| passage.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&alone), ["the figure", "the agency"]);
    alone.keys("Enter");
    assert_eq!(titles(&alone), ["the agency", "the figure"]);
    assert_eq!(alone.view.agency(&alone.cx), alone.cx.selected);
    let empty = Alone::<Explore>::with(sample::empty((80, 24)));
    assert_eq!(titles(&empty), ["the figure"]);
}
