//! The map in sentences: the share of counties, each state, what is not on the map.

use super::by_model;
use crate::map::CountyMap;
use crate::model::State as Place;
use crate::text::{counted, sentence, thousands};
use crate::tui::data::Data;
use crate::tui::map::{OffMap, off_map};
use crate::tui::state::State;
use crate::tui::view::map::share;

pub(crate) fn lines(state: &State, data: &Data) -> Vec<String> {
    let (Some(places), Some(counts)) = (&state.map.places, &state.map.counts) else {
        return Vec::new();
    };
    let map = CountyMap::bundled();
    let mut lines = vec![sentence(&share(state, u16::MAX)), String::new(), "By state.".into()];
    let mut known: Vec<(Place, u32)> = Place::all()
        .map(|place| (place, places.state(Some(place)).models.iter().sum()))
        .filter(|&(_, all)| all > 0)
        .collect();
    known.sort_by_key(|&(_, all)| std::cmp::Reverse(all));
    for (place, all) in known {
        let here = places.state(Some(place));
        let (some, counties) = counts.of_state(map, place);
        let counties = match counties {
            0 => "; it is not on the map".to_owned(),
            counties => format!("; {some} of {} with one", counted(counties, "county", "counties")),
        };
        let own = match by_model(&here.state_agencies) {
            words if words.is_empty() => String::new(),
            words => format!("; of the state's own agencies: {words}"),
        };
        let count = counted(all as usize, "agreement", "agreements");
        lines.push(format!(
            "{}: {count}, {}{counties}{own}.",
            place.name(),
            by_model(&here.models)
        ));
    }
    lines.push(String::new());
    lines.push("What is not on the map.".into());
    for line in off_map(state.question(&data.history), places, counts) {
        lines.push(match line {
            OffMap::Heading(words) => format!("{words}."),
            OffMap::Place(words, 0) => format!("{words}."),
            OffMap::Place(words, count) => format!("{words}: {}.", thousands(count.into())),
            OffMap::Blank => String::new(),
        });
    }
    lines
}
