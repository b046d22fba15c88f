//! The lines across the screen: header and keys.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use super::paint::{Painter, Piece, row, skip};
use crate::model::ListKind;
use crate::text::{last_columns, short_day, thousands};
use crate::tui::data::Data;
use crate::tui::keymap;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::views;

/// The views; as of which list, and how many.
pub(super) fn header(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let between = theme.characters().frame[1];
    let tabs = state.outline().tabs(state.view);
    let mut taken = painter.text(area, " g287 ", theme.accent());
    if !tabs.is_empty() {
        painter.text(skip(area, taken), between, theme.frame());
    }
    for tab in &tabs {
        let style = if tab.kind == state.view { theme.current() } else { theme.faint() };
        let mut name = tab.kind.digit().to_string();
        if tab.named {
            name.push(' ');
            name.push_str(tab.kind.name());
        }
        painter.text(tab.area, &name, style);
        taken = tab.area.right() - area.x + 2;
    }
    let rest = skip(area, taken);
    for pieces in figures(state, data) {
        let pieces: Vec<Piece<'_>> = pieces.iter().map(|(t, style)| (t.as_str(), *style)).collect();
        let width = pieces.iter().map(|(text, _)| text.width()).sum::<usize>() + 1;
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        if width <= rest.width {
            painter.pieces(skip(rest, rest.width - width), &pieces);
            return;
        }
        if pieces.len() == 1 {
            painter.pieces(rest, &pieces);
        }
    }
}

/// What the header tells of the list and of what matches, the longest form first.
fn figures(state: &State, data: &Data) -> Vec<Vec<(String, Style)>> {
    let theme = state.theme;
    let (strong, faint) = (theme.strong(), theme.faint());
    let list = state.day.list(&data.history).map(|list| data.history.lists.row(list));
    let dated = list.map_or_else(
        || "no participating list".into(),
        |list| format!("{} {}", short_day(list.date), list.edition.label()).trim_end().to_owned(),
    );
    let lists = data.history.accepted(ListKind::Participating).len();
    let newer = state.day.position.map_or(0, |at| lists.saturating_sub(at + 1));
    let mut named = vec![(dated.clone(), strong)];
    if list.is_some() {
        named.insert(0, ("list of ".into(), faint));
    }
    if newer > 0 {
        named.push((format!("  {newer} newer"), theme.warning()));
    }
    let totals = &state.answer.totals;
    let counts = [
        (totals.agreements, " agreement", " agreements"),
        (totals.agencies, " agency", " agencies"),
        (totals.states, " state", " states"),
    ];
    let [dot, between] = [theme.characters().dot, theme.characters().frame[1]];
    let with_counts = (0..=counts.len()).rev().map(|parts| {
        let mut pieces = named.clone();
        for (i, &(count, one, many)) in counts.iter().take(parts).enumerate() {
            let mark = if i == 0 { (between, theme.frame()) } else { (dot, faint) };
            pieces.push((format!(" {} ", mark.0), mark.1));
            pieces.push((thousands(count.into()), strong));
            pieces.push((if count == 1 { one } else { many }.into(), faint));
        }
        pieces
    });
    with_counts.chain([vec![(dated, strong)]]).collect()
}

/// The keys that work here and now, or something to tell.
pub(super) fn footer(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let Some(line) = row(skip(area, 1), 0) else { return };
    if let Some(message) = &state.message {
        painter.text(line, message, theme.warning());
        return;
    }
    let mut taken = 0;
    for (key, word) in keymap::footer(views::scope(state)) {
        let width = u16::try_from(key.width() + word.width() + 3).unwrap_or(u16::MAX);
        if taken + width > line.width + 2 {
            break;
        }
        let pieces = [(key.as_str(), theme.strong()), (" ", theme.faint()), (word, theme.faint())];
        painter.pieces(skip(line, taken), &pieces);
        taken += width;
    }
}

/// What is typed into a box of `width` columns, with the caret, which is always on the screen.
pub(super) fn typed(input: &Input, width: u16, theme: Theme) -> [Piece<'_>; 3] {
    let (before, after) = split(input.value(), input.cursor());
    // What goes before, the caret and a letter behind it.
    let before = last_columns(before, usize::from(width.saturating_sub(2)));
    [(before, theme.strong()), (theme.characters().caret, theme.accent()), (after, theme.strong())]
}

fn split(text: &str, cursor: usize) -> (&str, &str) {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}
