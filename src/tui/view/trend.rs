//! Signed per month, by model, of exactly what is filtered.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::paint::{Painter, Piece, row, skip};
use super::stack::stack;
use crate::model::Model;
use crate::query::Month;
use crate::text::{short_day, thousands};
use crate::tui::state::State;
use crate::tui::texts::ORDER;
use crate::tui::theme::Theme;

pub(super) fn pane(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let inside = state.layout().outline.within(area);
    let trend = &state.answer.trend;
    let months = trend.months.as_slice();
    let most_ever = months.iter().map(|month| month.iter().sum::<u32>()).max().unwrap_or(0);
    let axis = u16::try_from(thousands(most_ever.into()).len()).unwrap_or(0) + 2;
    let chart = skip(inside, axis);
    let chart = Rect { width: chart.width.saturating_sub(1), ..chart };
    // A column or more a month; the newest months where not all fit.
    let columns = usize::from(chart.width).max(1);
    let shown = months.len().min(columns);
    let wide = (columns / shown.max(1)).clamp(1, 3);
    let skipped = months.len() - shown;
    let first = trend.first.plus(i32::try_from(skipped).unwrap_or(0));
    let months = months.get(skipped..).unwrap_or(&[]);
    let dash = theme.characters().dash;
    title(state, area, painter, first, months.len(), dash);
    let most = months.iter().map(|month| month.iter().sum::<u32>()).max().unwrap_or(0);
    let Some(last) = months.len().checked_sub(1) else {
        painter.text(skip(inside, 2), "nothing signed", theme.faint());
        return;
    };
    let notes = u16::from(chart.height >= 7);
    let height = chart.height.saturating_sub(1 + notes);
    let gutter = Rect { width: axis.saturating_sub(1), ..inside };
    painter.right(Rect { height: 1, ..gutter }, &thousands(most.into()), theme.faint());
    if let Some(line) = row(gutter, height.saturating_sub(1)).filter(|_| height > 1 && most > 0) {
        painter.right(line, "0", theme.faint());
    }
    for (i, month) in months.iter().enumerate() {
        let at = u16::try_from(i * wide).unwrap_or(u16::MAX);
        let column = Rect { width: u16::try_from(wide).unwrap_or(1), height, ..skip(chart, at) };
        stack(theme, month, most, column, painter);
    }
    if let Some(line) = row(chart, height) {
        years(first, last, wide, line, theme, painter);
    }
    let order =
        usize::try_from(Month::of(ORDER).0 - first.0).ok().filter(|&i| i <= last && notes > 0);
    if let (Some(i), Some(line)) = (order, row(chart, height + 1)) {
        let column = u16::try_from(i * wide).unwrap_or(u16::MAX);
        let at = skip(line, column);
        let day = short_day(ORDER);
        let room = 13;
        if at.width >= room {
            let corner = if theme.unicode { "└ " } else { "^ " };
            painter.pieces(at, &[(corner, theme.frame()), (day.as_str(), theme.faint())]);
        } else if let Some(start) = (column + 1).checked_sub(room) {
            let corner = if theme.unicode { " ┘" } else { " ^" };
            painter.pieces(
                skip(line, start),
                &[(day.as_str(), theme.faint()), (corner, theme.frame())],
            );
        }
    }
}

fn title(
    state: &State,
    area: Rect,
    painter: &mut Painter<'_>,
    first: Month,
    months: usize,
    dash: &str,
) {
    let theme = state.theme;
    let last = first.plus(i32::try_from(months).unwrap_or(1) - 1);
    let range = format!("{} {dash} {} ", first.label(), last.label());
    let undated: u32 = state.answer.trend.undated.iter().sum();
    let undated = if undated > 0 {
        format!("({} undated) ", thousands(undated.into()))
    } else {
        String::new()
    };
    let mut more: Vec<Piece<'_>> = Vec::new();
    // The colours of the models stand in the pane of models, too.
    if area.width >= 60 {
        for model in [Model::TaskForce, Model::WarrantService, Model::JailEnforcement] {
            more.push((model.code(), theme.model(Some(model))));
            more.push((" ", theme.text()));
        }
    }
    // The frame, the heading, and what stands there already.
    let taken = 22 + more.iter().map(|(text, _)| text.width()).sum::<usize>();
    let mut room = usize::from(area.width).saturating_sub(taken);
    for text in [range.as_str(), undated.as_str()].into_iter().filter(|_| months > 0) {
        if text.width() <= room {
            room -= text.width();
            more.push((text, theme.faint()));
        }
    }
    painter.title(area, false, "Signed per month", &more);
}

/// The years under their Januaries, where they do not touch.
fn years(
    first: Month,
    last: usize,
    wide: usize,
    line: Rect,
    theme: Theme,
    painter: &mut Painter<'_>,
) {
    let mut free = 0;
    for i in 0..=last {
        let month = first.plus(i32::try_from(i).unwrap_or(0));
        let at = u16::try_from(i * wide).unwrap_or(u16::MAX);
        if month.number() == 1 && at >= free && at + 4 <= line.width {
            painter.text(skip(line, at), &month.year().to_string(), theme.faint());
            free = at + 5;
        }
    }
}
