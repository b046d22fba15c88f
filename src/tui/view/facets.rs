//! The panes that filter: values with the count that a click would give.

use ratatui::layout::Rect;

use super::bars;
use super::lines::typed;
use super::paint::{Painter, Piece, row, skip};
use crate::model::State as Place;
use crate::text::thousands;
use crate::tui::state::{Pane, State, Value};

/// The months that a sparkline tells of.
const SPARK_MONTHS: usize = 12;

/// Columns of a count.
const COUNT: u16 = 6;

/// Columns of the longest names, "North Carolina" and "Jail Enforcement".
const STATE_NAME: u16 = 14;
const MODEL_NAME: u16 = 18;

pub(super) fn pane(state: &State, pane: Pane, area: Rect, painter: &mut Painter<'_>) {
    let layout = state.layout();
    let focused = state.focus == pane && !state.searching;
    let inside = layout.outline.within(area);
    let columns = Columns::new(pane, inside.width);
    let more: Vec<Piece<'_>> = match &state.find {
        Some(find) if find.pane == pane => {
            let [before, caret, after] = typed(&find.input, inside.width / 2, state.theme);
            vec![("f ", state.theme.accent()), before, caret, after, (" ", state.theme.text())]
        }
        _ => Vec::new(),
    };
    match pane {
        Pane::States => {
            painter.title(area, focused, "State", &more);
            if columns.spark > 0 && more.is_empty() {
                let line =
                    Rect { x: area.x + 1, width: area.width.saturating_sub(3), height: 1, ..area };
                painter.right(line, " signed, 12 months ", state.theme.faint());
            }
        }
        Pane::Models => painter.title(area, focused, "Model", &more),
        _ => painter.title(area, focused, "Kind", &more),
    }
    let values = state.values(pane);
    let cursor = state.facet_cursor(pane);
    if values.is_empty()
        && let Some(line) = row(inside, 0)
    {
        painter.text(skip(line, 2), "no value has these letters", state.theme.faint());
    }
    // Bars keep their length while a value is looked for.
    let all = state.all_values(pane);
    let most = all.iter().map(|&value| state.count(value)).max().unwrap_or(0);
    let heading = heading_at(&values);
    let mut offset = 0;
    for (i, &value) in values.iter().enumerate().skip(cursor.top) {
        if heading == Some(i) {
            if let Some(line) = row(inside, offset) {
                painter.text(skip(line, 1), "Status", state.theme.strong());
            }
            offset += 1;
        }
        let Some(line) = row(inside, offset) else { break };
        let most = match value {
            Value::Status(_) | Value::Kind(_) => group_most(state, &all, value),
            _ => most,
        };
        let on_cursor = focused && i == cursor.at;
        draw(state, value, most, on_cursor, columns, line, painter);
        offset += 1;
    }
}

/// The row of a pane at `offset` rows below its frame, counted from the first one shown: between
/// kinds and statuses stands a heading.
pub(crate) fn row_at(state: &State, pane: Pane, offset: usize) -> Option<usize> {
    let values = state.values(pane);
    let top = state.facet_cursor(pane).top;
    let heading = heading_at(&values);
    let at = match heading {
        Some(heading) if top + offset == heading => return None,
        Some(heading) if top <= heading && top + offset > heading => offset - 1,
        _ => offset,
    };
    (top + at < values.len()).then_some(at)
}

/// The value before which the heading of the statuses stands.
fn heading_at(values: &[Value]) -> Option<usize> {
    values.iter().position(|value| matches!(value, Value::Status(_)))
}

fn group_most(state: &State, values: &[Value], like: Value) -> u32 {
    let same = |value: &&Value| std::mem::discriminant(*value) == std::mem::discriminant(&like);
    values.iter().filter(same).map(|&value| state.count(value)).max().unwrap_or(0)
}

/// How wide the parts of a row are.
#[derive(Clone, Copy)]
struct Columns {
    name: u16,
    bar: u16,
    spark: u16,
}

impl Columns {
    fn new(pane: Pane, width: u16) -> Self {
        let name = if pane == Pane::States { STATE_NAME } else { MODEL_NAME };
        let room = width.saturating_sub(2 + name + COUNT);
        let spark = match (pane, room) {
            (Pane::States, 14..) => 6,
            (Pane::States, 7..) => 4,
            _ => 0,
        };
        let bar = room.saturating_sub(spark + if spark > 0 { 2 } else { 1 }).min(24);
        Self { name: name.min(width.saturating_sub(2 + COUNT)), bar, spark }
    }
}

fn draw(
    state: &State,
    value: Value,
    most: u32,
    on_cursor: bool,
    columns: Columns,
    line: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let characters = theme.characters();
    let count = state.count(value);
    let chosen = state.is_chosen(value);
    let mark = match (on_cursor, chosen) {
        (true, true) => [characters.cursor, characters.chosen],
        (true, false) => [characters.cursor, " "],
        (false, true) => [" ", characters.chosen],
        (false, false) => [" ", " "],
    };
    painter.pieces(line, &[(mark[0], theme.accent()), (mark[1], theme.accent())]);
    let style = if on_cursor || chosen {
        theme.current()
    } else if count == 0 {
        theme.faint()
    } else {
        theme.text()
    };
    let names = Rect { width: columns.name, ..skip(line, 2) };
    let (name, bar_style) = match value {
        Value::State(place) => (state_name(place, columns.name), theme.bar()),
        Value::Model(model) => {
            let letter = model.map_or('?', crate::model::Model::letter);
            painter.text(names, &letter.to_string(), theme.model(model));
            (format!("  {}", model.map_or("no known model", |m| m.short())), theme.model(model))
        }
        Value::Kind(kind) => (kind.map_or("Unknown", |k| k.name()).to_owned(), theme.bar()),
        Value::Status(status) => (capital(status.name()), theme.bar()),
    };
    let indent = u16::from(matches!(value, Value::Model(_))) * 2;
    painter.text(skip(names, indent), name.trim_start(), style);
    let counts = Rect { width: COUNT, ..skip(line, 2 + columns.name) };
    let count_style = if count == 0 { theme.faint() } else { theme.text() };
    painter.right(counts, &thousands(count.into()), count_style);
    let bars_at = skip(line, 2 + columns.name + COUNT + 1);
    if columns.bar > 0 {
        let bar = bars::bar(count, most, columns.bar, characters);
        painter.text(Rect { width: columns.bar, ..bars_at }, &bar, bar_style);
    }
    if let (Value::State(place), 1..) = (value, columns.spark) {
        let buckets = buckets(state.answer.spark(place), columns.spark);
        let spark = bars::spark(&buckets, characters);
        let at = Rect { width: columns.spark, ..skip(bars_at, columns.bar + 1) };
        painter.text(at, &spark, theme.bar());
    }
}

/// The last months, put together in as many sums as there are columns.
fn buckets(months: &[u32], columns: u16) -> Vec<u32> {
    let columns = usize::from(columns.max(1));
    let months = months.get(months.len().saturating_sub(SPARK_MONTHS)..).unwrap_or(&[]);
    let mut padded = vec![0; SPARK_MONTHS.saturating_sub(months.len())];
    padded.extend_from_slice(months);
    padded.chunks(SPARK_MONTHS.div_ceil(columns)).map(|chunk| chunk.iter().sum()).collect()
}

/// The name of a state, or what news copy makes of it where that is narrower and the name too wide.
fn state_name(place: Option<Place>, width: u16) -> String {
    let Some(place) = place else { return "unknown".into() };
    let name = place.name();
    if name.len() > usize::from(width) && place.news().len() <= usize::from(width) {
        return place.news().into();
    }
    name.into()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_tells_of_the_last_twelve_months() {
        let months: Vec<u32> = (0..30).collect();
        assert_eq!(buckets(&months, 4), [18 + 19 + 20, 21 + 22 + 23, 24 + 25 + 26, 27 + 28 + 29]);
        assert_eq!(buckets(&[7], 6), [0, 0, 0, 0, 0, 7]);
        assert_eq!(buckets(&[], 4), [0, 0, 0, 0]);
    }
}
