//! What the map says in words, on the screen and in sentences.

use unicode_width::UnicodeWidthStr;

use super::state::Map;
use crate::map::CountyMap;
use crate::model::State;
use crate::query::{Entries, StateCount};
use crate::text::{counted, thousands};
use crate::tui::core::Context;

/// What the columns of tiles are.
pub(super) const COLUMNS: &str =
    "the columns are what was signed per month, the newest at the right";

/// The first of several wordings that fits, else the last.
fn fitting<const N: usize>(wordings: [String; N], width: u16) -> String {
    let mut wordings = wordings.into_iter();
    let first = wordings.next().unwrap_or_default();
    wordings.fold(first, |kept, next| if kept.width() > usize::from(width) { next } else { kept })
}

/// How many counties have an agreement, in at most `width` columns where that can be said.
pub(super) fn share(view: &Map, cx: &Context, width: u16) -> String {
    let zoomed = view.zoomed();
    let (some, all) = if let Some(state) = zoomed {
        view.counties_with_agreement(state)
    } else {
        let some = view.counted.as_ref().map_or(0, |counted| counted.data.with_agreement);
        (some, CountyMap::bundled().len())
    };
    let hundredths = (some * 100 + all / 2).checked_div(all).unwrap_or(0);
    let share =
        if hundredths == 0 && some > 0 { "under 1%".into() } else { format!("{hundredths}%") };
    let number = |count: usize| thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let start = format!("{} of {}", number(some), number(all));
    let of = zoomed.map_or_else(String::new, |state| format!(" of {}", state.name()));
    let one = match cx.question().entries() {
        Entries::Agreements if cx.filter.is_empty() => "an active agreement",
        Entries::Agreements => "an agreement that matches",
        Entries::Applications => "an application that matches",
        Entries::Both => "an agreement or application that matches",
    };
    let have = if some == 1 { "has" } else { "have" };
    fitting(
        [
            format!(
                "{start} counties and county-equivalents{of} {have} an agency with {one} ({share})"
            ),
            format!("{start} counties{of} {have} an agency with {one} ({share})"),
            format!("{start} counties{of} {have} {one} ({share})"),
            format!("{start} counties ({share})"),
        ],
        width,
    )
}

/// What has no place on the map: counties of territories, and agreements without a county; where
/// the map is zoomed in on a state, only what belongs to it.
pub(super) fn off_map(view: &Map, cx: &Context, width: u16) -> Option<String> {
    let known = view.counted.as_ref()?;
    let zoomed = view.zoomed();
    let sum = |models: fn(&StateCount) -> &[u32; 4]| -> usize {
        let states = known.places.states.iter().zip(State::all().map(Some).chain([None]));
        let shown = states.filter(|(_, state)| zoomed.is_none() || zoomed == *state);
        let all: u32 = shown.map(|(count, _)| models(count).iter().sum::<u32>()).sum();
        usize::try_from(all).unwrap_or(usize::MAX)
    };
    let counties = if zoomed.is_some() { 0 } else { known.data.off_map.len() };
    let (own, elsewhere) = (sum(|state| &state.state_agencies), sum(|state| &state.elsewhere));
    let [one, many] = cx.question().entries().nouns();
    let agreements = |count| counted(count, one, many);
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
    let (parts, all) = (parts.join(", "), agreements(own + elsewhere));
    Some(fitting(
        [
            format!("not on the map: {parts} (i shows which)"),
            format!("not on the map: {parts}"),
            format!("not on the map: {all}, {own} of state agencies (i: which)"),
            format!("not on the map: {all} (i: which)"),
            "i shows what is not on the map".into(),
        ],
        width,
    ))
}

/// How many counties are too small for a pixel.
pub(super) fn hidden(view: &Map, width: u16) -> Option<String> {
    let hidden = view.raster.as_ref()?.grid.hidden();
    let data = &view.counted.as_ref()?.data;
    if hidden.is_empty() {
        return None;
    }
    let some = hidden.iter().filter(|&&county| data.has(county)).count();
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
