//! The last line of the screen: the keys that work here and now, or a message.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::keys::{self, Item};
use crate::tui::core::{Context, Key, Scope};
use crate::tui::kit::cells::{put, skip, width};

/// Columns between two entries.
const BETWEEN: u16 = 2;

/// Draws the line.
pub(super) fn draw(cx: &Context, scope: &Scope, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    if let Some(message) = &cx.message {
        put(buffer, skip(area, 1), Span::styled(message.as_str(), theme.warning()));
        return;
    }
    for (place, item) in placed(cx, scope, area) {
        let word = [" ", item.word].map(|text| Span::styled(text, theme.faint()));
        let mut spans = vec![Span::styled(labels(&item.keys), theme.strong())];
        spans.extend(word);
        put(buffer, place, spans);
    }
}

/// The key at a place of the line. The word belongs to the last key of its entry.
pub(super) fn key_at(cx: &Context, scope: &Scope, area: Rect, at: Position) -> Option<Key> {
    let (place, item) =
        placed(cx, scope, area).into_iter().find(|(place, _)| place.contains(at))?;
    let first = item.keys.first().copied()?;
    let is_first = at.x < place.x + width(&first.label());
    if is_first { Some(first) } else { item.keys.last().copied() }
}

/// The entries in their places: as many as have room, those of the lowest rank first.
fn placed(cx: &Context, scope: &Scope, area: Rect) -> Vec<(Rect, Item)> {
    let line = skip(area, 1);
    let wide = |item: &Item| width(&labels(&item.keys)) + 1 + width(item.word);
    let items = keys::footer(cx, scope);
    let mut ranked: Vec<(usize, &Item)> = items.iter().enumerate().collect();
    ranked.sort_by_key(|(_, item)| item.rank);
    let (mut room, mut kept) = (line.width + BETWEEN, vec![false; items.len()]);
    for (at, item) in ranked {
        let needed = wide(item) + BETWEEN;
        if needed <= room
            && let Some(kept) = kept.get_mut(at)
        {
            room -= needed;
            *kept = true;
        }
    }
    let mut taken = 0;
    let kept = items.into_iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(item, _)| {
        let width = wide(&item);
        let place = Rect { width, ..skip(line, taken) };
        taken += width + BETWEEN;
        (place, item)
    })
    .collect()
}

fn labels(keys: &[Key]) -> String {
    keys.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
}
