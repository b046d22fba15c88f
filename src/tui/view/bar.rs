//! The line of search and filters.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::lines::typed;
use super::paint::{Painter, skip};
use crate::query::Chip;
use crate::text::{cut, display};
use crate::tui::state::State;

/// Columns between what is searched and the first part of the filter, and between two parts.
const BEFORE: u16 = 3;
const BETWEEN: u16 = 2;

/// The search box and the filters that stand.
pub(super) fn draw(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let line = inside(area);
    let pieces = search(state, line.width);
    let pieces: Vec<_> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    let taken = painter.pieces(line, &pieces);
    let chips = chips(state, area);
    if chips.is_empty() && state.searching && state.input.value().is_empty() {
        let hint =
            "   name, place, state:fl model:tfm signed:2025-03.. status:ended county:polk /regex/";
        painter.text(skip(line, taken), hint, theme.faint());
    }
    for Placed { index, area, chip } in &chips {
        let has_keys = state.chip == Some(*index);
        if has_keys && area.x > line.x {
            let before = Rect { x: area.x - 1, width: 1, ..*area };
            painter.text(before, theme.characters().cursor, theme.accent());
        }
        let style = if has_keys { theme.strong() } else { theme.faint() };
        let off = theme.characters().off;
        painter.pieces(*area, &[(&chip.label, theme.accent()), (" ", style), (off, style)]);
    }
}

/// A part of the filter in its place.
pub(crate) struct Placed {
    /// Its position among the parts.
    pub(crate) index: usize,
    /// Its words and the mark that takes it off.
    pub(crate) area: Rect,
    /// What it is.
    chip: Chip,
}

/// The parts of the filter on the line of search, as far as there is room; the one that has the
/// keys is among them.
pub(crate) fn chips(state: &State, area: Rect) -> Vec<Placed> {
    let chips = state.chips();
    if chips.is_empty() {
        return Vec::new();
    }
    let line = inside(area);
    let searched: u16 = search(state, line.width).iter().map(|(text, _)| width(text)).sum();
    let rest = skip(line, searched.saturating_add(BEFORE));
    let wide = |chip: &Chip| width(&chip.label).saturating_add(2);
    let mut first = 0;
    if let Some(at) = state.chip {
        let needed = |first: usize| {
            let parts = chips.iter().take(at + 1).skip(first);
            parts.map(|chip| wide(chip).saturating_add(BETWEEN)).fold(0, u16::saturating_add)
        };
        while first < at && needed(first) > rest.width.saturating_add(BETWEEN) {
            first += 1;
        }
    }
    let mut taken = 0_u16;
    let mut placed = Vec::new();
    for (index, chip) in chips.into_iter().enumerate().skip(first) {
        let room = skip(rest, taken);
        if room.width == 0 {
            break;
        }
        let area = Rect { width: wide(&chip).min(room.width), ..room };
        taken = taken.saturating_add(area.width).saturating_add(BETWEEN);
        placed.push(Placed { index, area, chip });
    }
    placed
}

fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn width(text: &str) -> u16 {
    u16::try_from(display(text).width()).unwrap_or(u16::MAX)
}

/// What is searched, and what is to be told of it.
fn search(state: &State, columns: u16) -> Vec<(String, Style)> {
    let theme = state.theme;
    let text = state.input.value();
    let mut pieces: Vec<(String, Style)> = if state.searching {
        let typed = typed(&state.input, columns.saturating_sub(2), theme);
        let typed = typed.map(|(text, style)| (text.to_owned(), style));
        std::iter::once(("/ ".to_owned(), theme.accent())).chain(typed).collect()
    } else if text.is_empty() {
        vec![("/ search".into(), theme.faint())]
    } else {
        vec![("/ ".into(), theme.accent()), (text.into(), theme.strong())]
    };
    if let Some(error) = &state.query_error {
        pieces.push((format!("   {}", error.message), theme.warning()));
    } else if state.hits.as_ref().is_some_and(|hits| hits.approximate) {
        pieces.push(("   approximate: no name has these words".into(), theme.warning()));
    }
    if state.chip.is_some() {
        // The part that has the keys is seen, whatever is searched.
        let most = usize::from(columns / 3);
        let mut room = most;
        for (text, _) in &mut pieces {
            let part = cut(text, room, "").into_owned();
            room -= part.width().min(room);
            *text = part;
        }
    }
    pieces
}
