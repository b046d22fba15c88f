//! Columns of counts by model, one model on the other.

use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::bars::scaled;
use super::paint::{Painter, row};
use crate::model::Model;
use crate::query::{ByModel, Facet};
use crate::tui::terminal::Depth;
use crate::tui::theme::Theme;

/// A layer of a column: a model, or agreements whose model is not known.
pub(super) type Layer = Option<Model>;

/// The models from the bottom of a column to its top.
pub(super) const STACK: [Layer; 4] =
    [Some(Model::TaskForce), Some(Model::WarrantService), Some(Model::JailEnforcement), None];

/// Whether letters are the texture of a column, because there is no colour.
pub(super) fn has_letters(theme: Theme) -> bool {
    !theme.unicode || theme.depth() == Depth::None
}

/// The mark of a layer in a legend: what its part of a column looks like.
pub(super) fn mark(theme: Theme, layer: Layer) -> String {
    if has_letters(theme) {
        return layer.map_or('?', Model::letter).to_string();
    }
    theme.characters().heights.last().copied().unwrap_or("").to_owned()
}

/// The count of a layer.
pub(super) fn count(counts: &ByModel, layer: Layer) -> u32 {
    counts.get(Model::slot(layer)).copied().unwrap_or(0)
}

/// Counts by model as a column of eighths, in which two models can share a cell; `most` fills it.
pub(super) fn stack(
    theme: Theme,
    counts: &ByModel,
    most: u32,
    column: Rect,
    painter: &mut Painter<'_>,
) {
    let full = u32::from(column.height) * 8;
    let mut tops = Vec::with_capacity(4);
    let mut sum = 0;
    for model in STACK {
        sum += count(counts, model);
        tops.push((model, scaled(sum, most, full)));
    }
    for cell in 0..column.height {
        let Some(line) = row(column, column.height - 1 - cell) else { break };
        let (bottom, top) = (u32::from(cell) * 8, u32::from(cell) * 8 + 8);
        let inside: Vec<(Layer, u32)> = STACK
            .iter()
            .zip(&tops)
            .scan(0, |below, (&model, &(_, end))| {
                let start = std::mem::replace(below, end);
                Some((model, start.max(bottom), end.min(top)))
            })
            .filter(|(_, start, end)| end > start)
            .map(|(model, start, end)| (model, end - start))
            .collect();
        let Some(&(lower, height)) = inside.first() else { continue };
        let upper = inside.get(1).map(|&(model, _)| model);
        let filled: u32 = inside.iter().map(|&(_, height)| height).sum();
        let (symbol, style) = cell_of(theme, lower, height, upper, filled);
        let symbol = symbol.repeat(usize::from(column.width));
        painter.text(line, &symbol, style);
    }
}

/// The character and style of a cell that `lower` fills up to `height` eighths, and `upper` above.
fn cell_of(
    theme: Theme,
    lower: Layer,
    height: u32,
    upper: Option<Layer>,
    filled: u32,
) -> (String, Style) {
    let level = |eighths: u32| {
        let at = eighths.saturating_sub(1) as usize;
        theme.characters().heights.get(at).copied().unwrap_or("").to_owned()
    };
    if has_letters(theme) {
        // Letters are the texture where there is no colour.
        let model = if height * 2 >= filled { lower } else { upper.unwrap_or(lower) };
        let letter = model.map_or('?', Model::letter);
        let symbol = if filled >= 4 { letter.to_string() } else { level(filled) };
        return (symbol, theme.model(model));
    }
    match upper {
        Some(upper) if filled == 8 && theme.depth() != Depth::Ansi16 => {
            let background = theme.model(upper).fg.unwrap_or(Color::Reset);
            (level(height), theme.model(lower).bg(background))
        }
        Some(upper) => {
            let model = if height * 2 >= filled { lower } else { upper };
            (level(filled), theme.model(model))
        }
        None => (level(height), theme.model(lower)),
    }
}
