//! The lines across the screen: header, search and filters, keys.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::paint::{Painter, Piece, row, skip};
use crate::export::words::thousands;
use crate::model::ListKind;
use crate::tui::data::Data;
use crate::tui::keymap::{self, Scope};
use crate::tui::state::State;
use crate::tui::words::day;

/// As of which list, and how many.
pub(super) fn header(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let (strong, faint) = (theme.strong(), theme.faint());
    let list = match state.day.list(&data.history) {
        Some(list) => {
            let list = data.history.lists.row(list);
            format!("list of {} {}", day(list.date), list.edition.label()).trim_end().to_owned()
        }
        None => "no participating list".into(),
    };
    let lists = data.history.accepted(ListKind::Participating).len();
    let newer = state.day.position.map_or(0, |at| lists.saturating_sub(at + 1));
    let left = [(" g287 ", theme.accent()), (list.as_str(), strong)];
    let taken = painter.pieces(area, &left);
    let totals = &state.answer.totals;
    let counts = [
        (
            thousands(totals.agreements.into()),
            plural(totals.agreements, " agreement", " agreements"),
        ),
        (thousands(totals.agencies.into()), plural(totals.agencies, " agency", " agencies")),
        (thousands(totals.states.into()), plural(totals.states, " state", " states")),
    ];
    let dot = format!(" {} ", theme.characters().dot);
    for parts in (1..=counts.len()).rev() {
        let width: usize =
            counts.iter().take(parts).map(|(n, word)| n.width() + word.width()).sum();
        let width = u16::try_from(width + (parts - 1) * dot.width() + 1).unwrap_or(u16::MAX);
        if taken + width + 1 > area.width {
            continue;
        }
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        for (i, (count, word)) in counts.iter().take(parts).enumerate() {
            if i > 0 {
                pieces.push((&dot, faint));
            }
            pieces.extend([(count.as_str(), strong), (*word, faint)]);
        }
        painter.pieces(skip(area, area.width - width), &pieces);
        let between = Rect { width: area.width - width, ..area };
        if newer > 0 {
            let older = format!("  {newer} newer");
            let rest = skip(between, taken);
            if usize::from(rest.width) > older.width() {
                painter.text(rest, &older, theme.warning());
            }
        }
        return;
    }
}

/// The search box and the filters that stand.
pub(super) fn bar(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let characters = theme.characters();
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let text = state.input.value();
    let mut taken = if state.searching {
        let (before, after) = split(text, state.input.cursor());
        // What goes before, the caret and a letter behind it.
        let before = end_of(before, line.width.saturating_sub(4));
        let pieces = [
            ("/ ", theme.accent()),
            (before, theme.strong()),
            (characters.caret, theme.accent()),
            (after, theme.strong()),
        ];
        painter.pieces(line, &pieces)
    } else if text.is_empty() {
        painter.pieces(line, &[("/ search", theme.faint())])
    } else {
        painter.pieces(line, &[("/ ", theme.accent()), (text, theme.strong())])
    };
    if let Some(error) = &state.query_error {
        taken += painter.text(skip(line, taken), &format!("   {}", error.message), theme.warning());
    } else if state.hits.as_ref().is_some_and(|hits| hits.approximate) {
        taken += painter.text(
            skip(line, taken),
            "   approximate: no name has these words",
            theme.warning(),
        );
    }
    let mut filter = state.filter.clone();
    filter.text.clear();
    if filter.is_empty() {
        if state.searching && text.is_empty() {
            let hint = "   name, place, state:fl model:tfm signed:2025-03.. status:ended county:polk /regex/";
            painter.text(skip(line, taken), hint, theme.faint());
        }
        return;
    }
    let rest = skip(line, taken);
    let chips: Vec<String> = filter.chips().into_iter().map(|chip| chip.label).collect();
    let gap = "   ";
    let mut pieces: Vec<Piece<'_>> = vec![(gap, theme.text())];
    for (i, chip) in chips.iter().enumerate() {
        if i > 0 {
            pieces.extend([
                (" ", theme.faint()),
                (characters.dot, theme.faint()),
                (" ", theme.faint()),
            ]);
        }
        pieces.push((chip, theme.accent()));
    }
    painter.pieces(rest, &pieces);
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
    for (key, word) in keymap::footer(scope(state)) {
        let width = u16::try_from(key.width() + word.width() + 3).unwrap_or(u16::MAX);
        if taken + width > line.width + 2 {
            break;
        }
        let pieces = [(key.as_str(), theme.strong()), (" ", theme.faint()), (word, theme.faint())];
        painter.pieces(skip(line, taken), &pieces);
        taken += width;
    }
}

/// Where the keys of the moment are looked for.
pub(crate) fn scope(state: &State) -> Scope {
    if state.help.is_some() {
        Scope::Help
    } else if state.searching {
        Scope::Search
    } else if state.focus.is_facet() {
        Scope::Facets
    } else if state.focus == crate::tui::state::Pane::Detail {
        Scope::Detail
    } else {
        Scope::Agencies
    }
}

fn split(text: &str, cursor: usize) -> (&str, &str) {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The end of a text that is too long for `width` columns.
fn end_of(text: &str, width: u16) -> &str {
    let mut taken = 0;
    let fits = |cluster: &&str| {
        taken += cluster.width();
        taken <= usize::from(width)
    };
    let length = text.graphemes(true).rev().take_while(fits).map(str::len).sum::<usize>();
    text.get(text.len() - length..).unwrap_or("")
}

fn plural(count: u32, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
