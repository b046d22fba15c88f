//! Places as lines, where there is no room or no colour for a map; and what is not on the map.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::map::{CountyMap, Shape};
use crate::model::{Model, State};
use crate::text::thousands;
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::bars::spark;
use crate::tui::kit::cells::{put, put_right, rows, skip, span};
use crate::tui::kit::theme::Theme;
use crate::tui::views::map::data::OffMap;
use crate::tui::views::map::state::{Map, months_of};

/// Columns of a count, of a count with its letter, and of a sparkline.
const COUNT: u16 = 6;
const OF_MODEL: u16 = 7;
const MONTHS: u16 = 24;

/// A place as a line.
struct PlaceLine<'a> {
    name: &'static str,
    models: [u32; 4],
    months: &'a [u32],
    on_cursor: bool,
}

/// The states, or the counties of the one that the map is zoomed in on.
pub(super) fn places(view: &Map, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let lines: Vec<PlaceLine<'_>> = if let Some(state) = view.zoomed() {
        let map = CountyMap::bundled();
        let line = |shape: Shape| PlaceLine {
            name: map.name(shape),
            models: view.models_of_county(shape),
            months: &[],
            on_cursor: view.county == Some(shape),
        };
        map.shapes_of(state).map(line).collect()
    } else {
        let line = |state: State| PlaceLine {
            name: state.name(),
            models: view.models_of_state(state),
            months: months_of(cx, state),
            on_cursor: view.place == Some(state),
        };
        State::all().map(line).collect()
    };
    for (at, line) in rows(area).zip(lines.iter().skip(view.top)) {
        draw(cx.theme, line, at, buffer);
    }
}

fn draw(theme: Theme, line: &PlaceLine<'_>, area: Rect, buffer: &mut Buffer) {
    let count: u32 = line.models.iter().sum();
    let plain = if count == 0 { theme.faint() } else { theme.text() };
    if line.on_cursor {
        put(buffer, area, Span::styled(theme.characters().cursor, theme.accent()));
    }
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let models = if area.width >= 46 { 3 * OF_MODEL } else { 0 };
    let months = if area.width >= 74 && !line.months.is_empty() { MONTHS + 2 } else { 0 };
    let name = area.width.saturating_sub(2 + COUNT + models + months).min(30);
    let style = if line.on_cursor { theme.current() } else { plain };
    put(buffer, Rect { width: name, ..skip(area, 2) }, Span::styled(line.name, style));
    let rest = skip(area, 2 + name);
    let all =
        if count == 0 { theme.characters().nothing.to_owned() } else { thousands(count.into()) };
    put_right(buffer, Rect { width: COUNT.min(rest.width), ..rest }, Span::styled(all, plain));
    for (i, model) in (0..).zip(Model::BY_BREADTH) {
        let count = line.models.get(model.position()).copied().unwrap_or(0);
        if models > 0 && count > 0 {
            let at = skip(rest, COUNT + i * OF_MODEL);
            let text = format!("{} {count}", model.letter());
            put_right(
                buffer,
                Rect { width: OF_MODEL.min(at.width), ..at },
                Span::styled(text, theme.model(Some(model))),
            );
        }
    }
    if months > 0 {
        let newest = line.months.len().saturating_sub(usize::from(MONTHS));
        let newest = line.months.get(newest..).unwrap_or_default();
        let columns = spark(newest, theme.characters());
        put(buffer, skip(rest, COUNT + models + 2), Span::styled(columns, theme.bar()));
    }
}

/// What is not on the map.
pub(super) fn off_map(view: &Map, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    for (at, line) in rows(area).zip(view.unplaced.iter().flatten().skip(view.top)) {
        match line {
            OffMap::Heading(words) => {
                put(buffer, skip(at, 1), Span::styled(*words, theme.strong()));
            }
            OffMap::Place(words, 0) => {
                put(buffer, skip(at, 2), span(&**words, theme.faint()));
            }
            OffMap::Place(words, count) => {
                let count = Span::styled(thousands((*count).into()), theme.strong());
                put_right(buffer, Rect { width: COUNT.min(at.width), ..at }, count);
                put(buffer, skip(at, COUNT + 2), span(&**words, theme.text()));
            }
            OffMap::Blank => {}
        }
    }
}
