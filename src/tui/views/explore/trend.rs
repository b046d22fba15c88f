//! Agreements signed per month, by model, of what filter and search leave.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::layout::Panes;
use crate::query::{ByModel, Month};
use crate::text::{short_day, thousands};
use crate::tui::core::texts::ORDER;
use crate::tui::core::{Context, ModelColours, stacked};
use crate::tui::kit::cells::{columns_of, put, put_right, row, skip, width};
use crate::tui::kit::frame::title;
use crate::tui::kit::stack::stack;

/// Columns of the note on the executive order: a corner, a blank, its day.
const NOTE: u16 = 13;
/// Columns that the frame, the heading and a blank take in the upper border.
const HEADING: u16 = 22;

/// The months on the screen.
struct Shown<'a> {
    first: Month,
    months: &'a [ByModel],
    /// Columns of a month.
    wide: u16,
}

pub(super) fn draw(cx: &Context, panes: &Panes, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let inside = panes.outline.within(area);
    let axis = width(&thousands(most(&cx.answer.trend.months).into())) + 2;
    let chart = skip(inside, axis);
    let chart = Rect { width: chart.width.saturating_sub(1), ..chart };
    let shown = Shown::new(cx, chart.width);
    heading(cx, &shown, area, buffer);
    if shown.months.is_empty() {
        put(buffer, skip(inside, 2), Span::styled("nothing signed", theme.faint()));
        return;
    }
    let notes = u16::from(chart.height >= 7);
    let height = chart.height.saturating_sub(1 + notes);
    let most = most(shown.months);
    let gutter = Rect { width: axis.saturating_sub(1), ..inside };
    put_right(buffer, gutter, Span::styled(thousands(most.into()), theme.faint()));
    if let Some(line) = row(gutter, height.saturating_sub(1)).filter(|_| height > 1 && most > 0) {
        put_right(buffer, line, Span::styled("0", theme.faint()));
    }
    for (at, counts) in (0..).zip(shown.months) {
        let column = Rect { width: shown.wide, height, ..skip(chart, shown.column(at)) };
        stack(buffer, theme, column, &stacked::parts(theme, counts), most);
    }
    if let Some(line) = row(chart, height) {
        years(cx, &shown, line, buffer);
    }
    if let Some(line) = row(chart, height + 1).filter(|_| notes > 0) {
        note(cx, &shown, line, buffer);
    }
}

fn most(months: &[ByModel]) -> u32 {
    months.iter().map(|counts| counts.iter().sum::<u32>()).max().unwrap_or(0)
}

impl<'a> Shown<'a> {
    /// One to three columns a month; the newest months where not all have room.
    fn new(cx: &'a Context, columns: u16) -> Self {
        let trend = &cx.answer.trend;
        let columns = usize::from(columns).max(1);
        let shown = trend.months.len().min(columns);
        let skipped = trend.months.len() - shown;
        let wide = (columns / shown.max(1)).clamp(1, 3);
        Self {
            first: trend.first.plus(i32::try_from(skipped).unwrap_or(0)),
            months: trend.months.get(skipped..).unwrap_or(&[]),
            wide: u16::try_from(wide).unwrap_or(1),
        }
    }

    /// The first column of a month.
    fn column(&self, at: u16) -> u16 {
        at.saturating_mul(self.wide)
    }

    /// The month at a position.
    fn month(&self, at: u16) -> Month {
        self.first.plus(at.into())
    }

    /// How many months there are.
    fn len(&self) -> u16 {
        u16::try_from(self.months.len()).unwrap_or(u16::MAX)
    }
}

fn heading(cx: &Context, shown: &Shown<'_>, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let mut more: Vec<Span<'_>> = Vec::new();
    // The pane of models has their colours, too.
    if area.width >= 60 {
        for model in stacked::STACK.into_iter().flatten() {
            more.push(Span::styled(model.code(), theme.model(Some(model))));
            more.push(Span::styled(" ", theme.text()));
        }
    }
    let mut room = area.width.saturating_sub(HEADING + columns_of(&Line::from(more.clone())));
    let last = shown.month(shown.len().saturating_sub(1));
    let dash = theme.characters().dash;
    let undated: u32 = cx.answer.trend.undated.iter().sum();
    let range = format!("{} {dash} {} ", shown.first.label(), last.label());
    let undated = (undated > 0).then(|| format!("({} undated) ", thousands(undated.into())));
    for words in [Some(range), undated].into_iter().flatten() {
        if !shown.months.is_empty() && width(&words) <= room {
            room -= width(&words);
            more.push(Span::styled(words, theme.faint()));
        }
    }
    title(buffer, theme, area, false, "Signed per month", more);
}

/// The years below their Januaries, where they do not touch.
fn years(cx: &Context, shown: &Shown<'_>, line: Rect, buffer: &mut Buffer) {
    let mut free = 0;
    for at in 0..shown.len() {
        let (month, column) = (shown.month(at), shown.column(at));
        if month.number() == 1 && column >= free && column + 4 <= line.width {
            let year = Span::styled(month.year().to_string(), cx.theme.faint());
            put(buffer, skip(line, column), year);
            free = column + 5;
        }
    }
}

/// The day of the executive order, below its month.
fn note(cx: &Context, shown: &Shown<'_>, line: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let at = u16::try_from(Month::of(ORDER).0 - shown.first.0).ok();
    let Some(at) = at.filter(|&at| at < shown.len()) else { return };
    let column = shown.column(at);
    let [before, behind] = if theme.unicode { ["└ ", " ┘"] } else { ["^ ", " ^"] };
    let day = Span::styled(short_day(ORDER), theme.faint());
    let behind_it = skip(line, column);
    if behind_it.width >= NOTE {
        put(buffer, behind_it, vec![Span::styled(before, theme.frame()), day]);
    } else if let Some(start) = (column + 1).checked_sub(NOTE) {
        put(buffer, skip(line, start), vec![day, Span::styled(behind, theme.frame())]);
    }
}
