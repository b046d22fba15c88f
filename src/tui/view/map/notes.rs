//! The lines below the map: how many counties, what is not seen, and where the place under the
//! cursor has no pane, that place.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::place;
use super::screen::put;
use crate::map::CountyMap;
use crate::model::State as Place;
use crate::query::StateCount;
use crate::text::{counted, thousands};
use crate::tui::layout::{MapForm, MapLayout};
use crate::tui::state::State;
use crate::tui::view::TILE_COLUMNS;
use crate::tui::view::paint::{Painter, row};

pub(super) fn draw(state: &State, layout: MapLayout, painter: &mut Painter<'_>) {
    let area = layout.notes;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut offset = 0;
    if layout.place.is_none() && layout.form != MapForm::OffMap {
        for line in place::short(state) {
            if let Some(at) = row(area, offset) {
                put(painter, at, &line);
            }
            offset += 1;
        }
    }
    let hidden = (layout.form == MapForm::Picture).then(|| hidden(state, area.width)).flatten();
    let months = "the columns are what was signed per month, the newest at the right";
    let wide = layout.form == MapForm::Tiles && layout.map.width >= 7 * TILE_COLUMNS;
    let months = wide.then(|| months.to_owned());
    let told = [Some(share(state, area.width)), off_map(state, area.width), hidden, months];
    for words in told.into_iter().flatten() {
        if let Some(at) = row(area, offset) {
            painter.text(at, &words, state.theme.faint());
        }
        offset += 1;
    }
}

/// The first of several wordings that has room.
fn fitting<const N: usize>(forms: [String; N], width: u16) -> String {
    let mut forms = forms.into_iter();
    let first = forms.next().unwrap_or_default();
    forms.fold(first, |kept, next| if kept.width() > usize::from(width) { next } else { kept })
}

/// The agreements that are counted, in a word.
fn counted_ones(state: &State) -> &'static str {
    if state.filter.is_empty() { "an active agreement" } else { "an agreement that matches" }
}

/// In how many counties agreements are.
pub(crate) fn share(state: &State, width: u16) -> String {
    let map = CountyMap::bundled();
    let counts = state.map.counts.as_ref();
    let looked_at = state.map.county.and(state.map.place);
    let (some, all) = match (counts, looked_at) {
        (Some(counts), Some(place)) => counts.of_state(map, place),
        (Some(counts), None) => (counts.with_agreement, map.len()),
        (None, _) => (0, map.len()),
    };
    let hundredths = (some * 100 + all / 2).checked_div(all).unwrap_or(0);
    let share =
        if hundredths == 0 && some > 0 { "under 1%".into() } else { format!("{hundredths}%") };
    let number = |count: usize| thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let start = format!("{} of {}", number(some), number(all));
    let place = looked_at.map_or_else(String::new, |place| format!(" of {}", place.name()));
    let ones = counted_ones(state);
    let (have, places) =
        (if some == 1 { "has" } else { "have" }, "counties and county-equivalents");
    fitting(
        [
            format!("{start} {places}{place} {have} an agency with {ones} ({share})"),
            format!("{start} counties{place} {have} an agency with {ones} ({share})"),
            format!("{start} counties{place} {have} {ones} ({share})"),
            format!("{start} counties ({share})"),
        ],
        width,
    )
}

/// What has no place on the map: counties of territories, and agreements without a county. Of a
/// state that is looked at, its own.
fn off_map(state: &State, width: u16) -> Option<String> {
    let (Some(places), Some(counts)) = (&state.map.places, &state.map.counts) else { return None };
    let looked_at = state.map.county.and(state.map.place);
    let sum = |models: fn(&StateCount) -> &[u32; 4]| -> usize {
        let seen = places.states.iter().zip(Place::all().map(Some).chain([None]));
        let seen = seen.filter(|(_, place)| looked_at.is_none() || looked_at == *place);
        let all: u32 = seen.map(|(state, _)| models(state).iter().sum::<u32>()).sum();
        usize::try_from(all).unwrap_or(usize::MAX)
    };
    let counties = if looked_at.is_some() { 0 } else { counts.off_map.len() };
    let (own, elsewhere) = (sum(|state| &state.state_agencies), sum(|state| &state.elsewhere));
    let agreements = |count| counted(count, "agreement", "agreements");
    let parts = [
        (
            counties,
            counted(counties, "county that it does not have", "counties that it does not have"),
        ),
        (own, format!("{} of state agencies", agreements(own))),
        (elsewhere, format!("{} whose county is not known", agreements(elsewhere))),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    if parts.is_empty() {
        return None;
    }
    Some(fitting(
        [
            format!("not on the map: {} (i tells which)", parts.join(", ")),
            format!("not on the map: {}", parts.join(", ")),
            format!(
                "not on the map: {}, {own} of state agencies (i: which)",
                agreements(own + elsewhere)
            ),
            format!("not on the map: {} (i: which)", agreements(own + elsewhere)),
            "i tells what is not on the map".into(),
        ],
        width,
    ))
}

/// How many counties have no pixel.
fn hidden(state: &State, width: u16) -> Option<String> {
    let raster = state.map.raster.as_ref()?;
    let counts = state.map.counts.as_ref()?;
    let hidden = raster.grid.hidden();
    let some = hidden.iter().filter(|&&county| counts.has(county)).count();
    if hidden.is_empty() {
        return None;
    }
    let small = counted(hidden.len(), "county has no pixel here", "counties have no pixel here");
    Some(fitting(
        [
            format!("{small}, {some} of them with an agreement: z goes into a state"),
            format!("{small}, {some} of them with an agreement"),
            small,
        ],
        width,
    ))
}
