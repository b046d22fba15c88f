//! The panes that filter: each value with the number of agreements that choosing it would leave.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::layout::{Pane, Panes};
use super::state::Explore;
use super::values::Value;
use crate::model::{Model, State};
use crate::text::thousands;
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::bars;
use crate::tui::kit::cells::{put, put_right, row, skip};
use crate::tui::kit::frame::title;
use crate::tui::kit::text_box::typed;

/// The months of a sparkline.
const SPARK_MONTHS: usize = 12;

/// Columns of a count.
const COUNT: u16 = 6;

/// Columns of the longest names, "North Carolina" and "Jail Enforcement".
const STATE_NAME: u16 = 14;
const MODEL_NAME: u16 = 18;

pub(super) fn draw(
    explore: &Explore,
    cx: &Context,
    panes: &Panes,
    (pane, area): (Pane, Rect),
    buffer: &mut Buffer,
) {
    let theme = cx.theme;
    let inside = panes.outline.within(area);
    let has_keys = explore.has_keys(cx, pane);
    let columns = Columns::new(pane, inside.width);
    heading(explore, cx, (pane, area), columns, buffer);
    let values = explore.values(pane);
    if values.is_empty()
        && let Some(line) = row(inside, 0)
    {
        put(buffer, skip(line, 2), Span::styled("no value has these letters", theme.faint()));
    }
    // Bars keep their length while a value is looked for.
    let all = explore.all_values(pane);
    let cursor = explore.cursor(pane);
    let mut lines = (0..).map_while(|offset| row(inside, offset));
    for (at, &value) in values.iter().enumerate().skip(cursor.top) {
        if let Some(words) = heading_at(&values, at)
            && let Some(line) = lines.next()
        {
            put(buffer, skip(line, 1), Span::styled(words, theme.strong()));
        }
        let Some(line) = lines.next() else { break };
        let row = Row { value, most: most_like(cx, all, value), columns };
        row.draw(cx, has_keys && at == cursor.at, line, buffer);
    }
}

fn heading(
    explore: &Explore,
    cx: &Context,
    (pane, area): (Pane, Rect),
    columns: Columns,
    buffer: &mut Buffer,
) {
    let theme = cx.theme;
    let mut letters = Vec::new();
    if let Some(find) = explore.find.as_ref().filter(|find| find.pane == pane) {
        letters.push(Span::styled("f ", theme.accent()));
        letters.extend(typed(&find.text, area.width.saturating_sub(2) / 2, theme));
        letters.push(Span::styled(" ", theme.text()));
    }
    let name = match pane {
        Pane::States => "State",
        Pane::Models => "Model",
        _ => "Kind",
    };
    let has_spark_words = columns.spark > 0 && letters.is_empty();
    title(buffer, theme, area, explore.has_keys(cx, pane), name, letters);
    if has_spark_words {
        let line = Rect { width: area.width.saturating_sub(3), height: 1, ..skip(area, 1) };
        put_right(buffer, line, Span::styled(" signed, 12 months ", theme.faint()));
    }
}

/// The value of a pane on the row at `offset` from its first one: its position among all rows.
pub(super) fn row_at(explore: &Explore, pane: Pane, offset: usize) -> Option<usize> {
    let values = explore.values(pane);
    let mut row = 0;
    for at in explore.cursor(pane).top..values.len() {
        row += usize::from(heading_at(&values, at).is_some());
        if row >= offset {
            return (row == offset).then_some(at);
        }
        row += 1;
    }
    None
}

/// The heading above the first value of a facet that is not the first one of its pane.
fn heading_at(values: &[Value], at: usize) -> Option<&'static str> {
    let own = values.get(at)?;
    let before = at.checked_sub(1).and_then(|before| values.get(before));
    let is_first = before.is_none_or(|v| std::mem::discriminant(v) != std::mem::discriminant(own));
    let applied = |v: &Value| matches!(v, Value::Status(status) if status.is_of_application());
    match own {
        Value::Status(_) if is_first => Some("Status"),
        Value::Status(status) if status.is_of_application() && !before.is_some_and(applied) => {
            Some("Applications")
        }
        Value::Body(_) if is_first => Some("By name (not ICE's)"),
        _ => None,
    }
}

/// The largest count among the values of the same facet.
fn most_like(cx: &Context, values: &[Value], like: Value) -> u32 {
    let same = |value: &&Value| std::mem::discriminant(*value) == std::mem::discriminant(&like);
    values.iter().filter(same).map(|value| value.count(cx)).max().unwrap_or(0)
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

struct Row {
    value: Value,
    most: u32,
    columns: Columns,
}

impl Row {
    fn draw(&self, cx: &Context, on_cursor: bool, line: Rect, buffer: &mut Buffer) {
        let (theme, columns) = (cx.theme, self.columns);
        let characters = theme.characters();
        let count = self.value.count(cx);
        let chosen = self.value.is_chosen(&cx.filter);
        let marks = [
            Span::styled(if on_cursor { characters.cursor } else { " " }, theme.accent()),
            Span::styled(if chosen { characters.chosen } else { " " }, theme.accent()),
        ];
        put(buffer, line, Line::from(marks.to_vec()));
        let style = if on_cursor || chosen {
            theme.current()
        } else if count == 0 {
            theme.faint()
        } else {
            theme.text()
        };
        let mut names = Rect { width: columns.name, ..skip(line, 2) };
        let mut bar_style = theme.bar();
        if let Value::Model(model) = self.value {
            bar_style = theme.model(model);
            let letter = model.map_or('?', Model::letter).to_string();
            put(buffer, names, Span::styled(letter, bar_style));
            names = skip(names, 2);
        }
        put(buffer, names, Span::styled(self.name(), style));
        let counts = Rect { width: COUNT, ..skip(line, 2 + columns.name) };
        let count_style = if count == 0 { theme.faint() } else { theme.text() };
        put_right(buffer, counts, Span::styled(thousands(count.into()), count_style));
        let bars = skip(line, 2 + columns.name + COUNT + 1);
        let bar = bars::bar(count, self.most, columns.bar, characters);
        put(buffer, Rect { width: columns.bar, ..bars }, Span::styled(bar, bar_style));
        if let (Value::State(state), 1..) = (self.value, columns.spark) {
            let sums = sums(cx.answer.spark(state), columns.spark);
            let at = Rect { width: columns.spark, ..skip(bars, columns.bar + 1) };
            put(buffer, at, Span::styled(bars::spark(&sums, characters), theme.bar()));
        }
    }

    /// The name, or the abbreviation of the news where only that has room.
    fn name(&self) -> std::borrow::Cow<'static, str> {
        let width = usize::from(self.columns.name);
        match self.value {
            Value::State(Some(state)) if state.name().len() > width => {
                let news = state.news();
                if news.len() <= width { news.into() } else { State::name(state).into() }
            }
            value => value.label(),
        }
    }
}

/// The last months, added up to as many sums as there are columns.
fn sums(months: &[u32], columns: u16) -> Vec<u32> {
    let columns = usize::from(columns.max(1));
    let months = months.get(months.len().saturating_sub(SPARK_MONTHS)..).unwrap_or(&[]);
    let mut padded = vec![0; SPARK_MONTHS.saturating_sub(months.len())];
    padded.extend_from_slice(months);
    padded.chunks(SPARK_MONTHS.div_ceil(columns)).map(|chunk| chunk.iter().sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_covers_the_last_twelve_months() {
        let months: Vec<u32> = (0..30).collect();
        assert_eq!(sums(&months, 4), [18 + 19 + 20, 21 + 22 + 23, 24 + 25 + 26, 27 + 28 + 29]);
        assert_eq!(sums(&[7], 6), [0, 0, 0, 0, 0, 7]);
        assert_eq!(sums(&[], 4), [0, 0, 0, 0]);
    }
}
