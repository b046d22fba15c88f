//! Places as lines, where there is no room or no colour for a map; and what is on no map.

use ratatui::layout::Rect;

use super::screen::{BROADEST_FIRST, models_of, months_of};
use crate::map::CountyMap;
use crate::model::State as Place;
use crate::text::thousands;
use crate::tui::map::OffMap;
use crate::tui::state::State;
use crate::tui::view::bars::spark;
use crate::tui::view::paint::{Painter, row, skip};

/// Columns of a count, of a count with its letter, and of a sparkline.
const COUNT: u16 = 6;
const OF_MODEL: u16 = 7;
const MONTHS: u16 = 24;

/// A line.
struct Line<'a> {
    name: &'static str,
    models: [u32; 4],
    months: &'a [u32],
    on_cursor: bool,
}

/// The states, or the counties of the one that is looked at.
pub(super) fn places(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let map = CountyMap::bundled();
    let lines: Vec<Line<'_>> = match (state.map.county, state.map.place) {
        (Some(county), Some(place)) => {
            let data = state.map.counts.as_ref();
            let line = |shape: crate::map::Shape| Line {
                name: map.name(shape),
                models: data.map_or([0; 4], |data| data.models(shape)),
                months: &[],
                on_cursor: shape == county,
            };
            map.shapes_of(place).map(line).collect()
        }
        (_, cursor) => {
            let line = |place: Place| Line {
                name: place.name(),
                models: models_of(state, place),
                months: months_of(state, place),
                on_cursor: cursor == Some(place),
            };
            Place::all().map(line).collect()
        }
    };
    for (i, line) in lines.iter().skip(state.map.top).enumerate() {
        let Some(at) = row(area, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        draw(state, line, at, painter);
    }
}

fn draw(state: &State, line: &Line<'_>, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let count: u32 = line.models.iter().sum();
    let calm = if count == 0 { theme.faint() } else { theme.text() };
    if line.on_cursor {
        painter.text(area, theme.characters().cursor, theme.accent());
    }
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let models = if area.width >= 46 { 3 * OF_MODEL } else { 0 };
    let months = if area.width >= 74 && !line.months.is_empty() { MONTHS + 2 } else { 0 };
    let name = area.width.saturating_sub(2 + COUNT + models + months).min(30);
    let style = if line.on_cursor { theme.current() } else { calm };
    painter.text(Rect { width: name, ..skip(area, 2) }, line.name, style);
    let rest = skip(area, 2 + name);
    let all =
        if count == 0 { theme.characters().nothing.to_owned() } else { thousands(count.into()) };
    painter.right(Rect { width: COUNT.min(rest.width), ..rest }, &all, calm);
    for (i, model) in (0..).zip(BROADEST_FIRST) {
        let count = line.models.get(model.position()).copied().unwrap_or(0);
        if models > 0 && count > 0 {
            let at = skip(rest, COUNT + i * OF_MODEL);
            let text = format!("{} {count}", model.letter());
            painter.right(
                Rect { width: OF_MODEL.min(at.width), ..at },
                &text,
                theme.model(Some(model)),
            );
        }
    }
    if months > 0 {
        let newest = line.months.len().saturating_sub(usize::from(MONTHS));
        let months = line.months.get(newest..).unwrap_or_default();
        painter.text(
            skip(rest, COUNT + models + 2),
            &spark(months, theme.characters()),
            theme.bar(),
        );
    }
}

/// What is on no map.
pub(super) fn off_map(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let lines = state.map.off_map.iter().flatten();
    for (i, line) in lines.skip(state.map.top).enumerate() {
        let Some(at) = row(area, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        match line {
            OffMap::Heading(words) => {
                painter.text(skip(at, 1), words, theme.strong());
            }
            OffMap::Place(words, 0) => {
                painter.text(skip(at, 2), words, theme.faint());
            }
            OffMap::Place(words, count) => {
                let count = thousands((*count).into());
                painter.right(Rect { width: COUNT.min(at.width), ..at }, &count, theme.strong());
                painter.text(skip(at, COUNT + 2), words, theme.text());
            }
            OffMap::Blank => {}
        }
    }
}
