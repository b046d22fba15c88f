//! The map in sentences: the share of counties, each state, what is not on the map.

use std::cmp::Reverse;

use super::data::{OffMap, off_map};
use super::state::Map;
use super::words::share;
use crate::export::reach::people_words;
use crate::map::CountyMap;
use crate::model::State;
use crate::text::{counted, sentence, thousands};
use crate::tui::core::Context;
use crate::tui::core::models::in_words;

pub(super) fn sentences(view: &Map, cx: &Context) -> Vec<String> {
    let Some(known) = &view.counted else { return Vec::new() };
    let map = CountyMap::bundled();
    let people = cx.question().people();
    let mut lines = vec![sentence(&share(view, cx, u16::MAX))];
    lines.extend(people_words(people.with, people.all).map(|words| sentence(&words)));
    lines.extend([String::new(), "By state.".into()]);
    let mut states: Vec<(State, u32)> = State::all()
        .map(|state| (state, view.models_of_state(state).iter().sum()))
        .filter(|&(_, all)| all > 0)
        .collect();
    states.sort_by_key(|&(_, all)| Reverse(all));
    for (state, all) in states {
        let count = known.places.state(Some(state));
        let counties = match known.data.of_state(map, state) {
            (_, 0) => "; it is not on the map".to_owned(),
            (some, all) => format!("; {some} of {} with one", counted(all, "county", "counties")),
        };
        let own = match in_words(&count.state_agencies) {
            words if words.is_empty() => String::new(),
            words => format!("; of the state's own agencies: {words}"),
        };
        let [one, many] = cx.question().entries().nouns();
        let agreements = counted(all as usize, one, many);
        let models = in_words(&count.models);
        lines.push(format!("{}: {agreements}, {models}{counties}{own}.", state.name()));
    }
    lines.push(String::new());
    lines.push("What is not on the map.".into());
    for line in off_map(cx.question(), &known.places, &known.data) {
        lines.push(match line {
            OffMap::Heading(words) => format!("{words}."),
            OffMap::Place(words, 0) => format!("{words}."),
            OffMap::Place(words, count) => format!("{words}: {}.", thousands(count.into())),
            OffMap::Blank => String::new(),
        });
    }
    lines
}
