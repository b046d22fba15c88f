//! Places that a search names and that have no agreement in force.

use super::*;
use crate::tui::core::View;

fn searched(text: &str, size: (u16, u16)) -> Alone<Explore> {
    let mut alone = explore(size);
    alone.change(|cx| cx.set_text(text));
    alone
}

#[test]
fn a_place_without_an_agreement_is_an_answer_with_a_citation_of_its_own() {
    let alone = searched("mecklenburg county nc", (120, 40));
    let body = alone.body();
    for words in ["No agency of Mecklenburg", "Before: Mecklenburg", "The lists held here"] {
        assert!(body.contains(words), "{words}:\n{body}");
    }
    let cited = alone.view.citation(&alone.cx);
    assert_eq!(cited[0].title, "Mecklenburg County");
    let expected = "No law enforcement agency of Mecklenburg County, N.C., had an agreement with \
        ICE under its 287(g) program, according to ICE's list dated May 18, 2026. ";
    assert!(cited[0].text.starts_with(expected), "{}", cited[0].text);
    assert!(alone.view.sentences(&alone.cx).join("\n").contains("None in force. 1 ended"));
}

#[test]
fn what_is_spelled_like_a_known_place_is_offered_and_not_taken_for_it() {
    let mut alone = searched("camden county nj", (120, 40));
    assert!(alone.cx.answer.is_empty(), "{}", alone.body());
    alone.change(|cx| cx.set_text("cameron county tx"));
    assert!(alone.body().contains("No agency of Cameron County"), "{}", alone.body());
    alone.change(|cx| cx.set_text("camde sheriff"));
    assert_eq!(alone.cx.answer.len(), 1, "no place is called so: a start of a word");
    alone.change(|cx| cx.set_text("gorhem"));
    let body = alone.body();
    assert!(body.contains("≈ Gorham") && body.contains("nearest by spelling"), "{body}");
}

#[test]
fn the_nearest_is_searched_for_by_enter() {
    let mut alone = searched("bucky county", (120, 40));
    assert!(alone.cx.search.query.places().is_empty());
    alone.change(|cx| cx.set_text("tarrant county"));
    assert_eq!(alone.cx.answer.len(), 1);
    alone.change(|cx| cx.set_text("smyth county"));
    let body = alone.body();
    assert!(alone.cx.answer.is_empty() && body.contains("Nearest by spelling: Smith"), "{body}");
    assert!(alone.view.citation(&alone.cx)[0].text.contains("but another agency: The Smith"));
    alone.keys("Enter");
    assert_eq!(alone.cx.answer.len(), 1, "{}", alone.cx.filter.text);
}

#[test]
fn the_answer_is_whole_where_there_is_one_pane() {
    let body = searched("mecklenburg county nc", (60, 20)).body();
    assert!(body.contains("No agency of Mecklenburg County"), "{body}");
}
