//! The line of search and filters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use crate::query::Chip;
use crate::text::{cut, display};
use crate::tui::core::Context;
use crate::tui::kit::cells::{put, skip, span};
use crate::tui::kit::text_box::typed;

/// Columns between what is searched and the first part of the filter, and between two parts.
const BEFORE: u16 = 3;
const BETWEEN: u16 = 2;

/// What stands in an empty box.
const HINT: &str =
    "   name, place, state:fl model:tfm signed:2025-03.. status:ended county:polk /regex/";

/// What has the keys on the line.
#[derive(Clone, Copy, Default)]
pub(crate) struct Bar<'a> {
    /// What is being typed.
    pub(crate) input: Option<&'a Input>,
    /// The part of the filter that has the keys.
    pub(crate) chip: Option<usize>,
}

/// A part of the filter in its place.
pub(crate) struct Placed {
    /// Its position among the parts.
    pub(crate) index: usize,
    /// Its words, and the mark that takes it off.
    pub(crate) area: Rect,
    chip: Chip,
}

impl Bar<'_> {
    /// Draws the search and the parts of the filter.
    pub(crate) fn draw(self, cx: &Context, area: Rect, buffer: &mut Buffer) {
        let theme = cx.theme;
        let line = inside(area);
        let taken = put(buffer, line, self.search(cx, line.width));
        let placed = self.chips(cx, area);
        if placed.is_empty() && self.input.is_some_and(|input| input.value().is_empty()) {
            put(buffer, skip(line, taken), Span::styled(HINT, theme.faint()));
        }
        for Placed { index, area, chip } in &placed {
            let has_keys = self.chip == Some(*index);
            if has_keys && area.x > line.x {
                let before = Rect { x: area.x - 1, width: 1, ..*area };
                put(buffer, before, Span::styled(theme.characters().cursor, theme.accent()));
            }
            let style = if has_keys { theme.strong() } else { theme.faint() };
            let off = theme.characters().off;
            let label = span(chip.label.as_str(), theme.accent());
            put(buffer, *area, vec![label, Span::styled(" ", style), Span::styled(off, style)]);
        }
    }

    /// The columns that it takes.
    pub(crate) fn columns(self, cx: &Context, area: Rect) -> u16 {
        if let Some(last) = self.chips(cx, area).last() {
            return last.area.right() - area.x;
        }
        let line = inside(area);
        let spans = self.search(cx, line.width);
        let wide = spans.iter().map(|span| columns(&span.content)).fold(0, u16::saturating_add);
        wide.saturating_add(1).min(area.width)
    }

    /// The parts of the filter, as far as there is room; the one that has the keys is among them.
    pub(crate) fn chips(self, cx: &Context, area: Rect) -> Vec<Placed> {
        let chips = cx.chips();
        if chips.is_empty() {
            return Vec::new();
        }
        let line = inside(area);
        let searched: u16 =
            self.search(cx, line.width).iter().map(|span| columns(&span.content)).sum();
        let rest = skip(line, searched.saturating_add(BEFORE));
        let wide = |chip: &Chip| columns(&chip.label).saturating_add(2);
        let mut first = 0;
        if let Some(at) = self.chip {
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

    /// What is searched, and what there is to say about it.
    fn search(self, cx: &Context, columns: u16) -> Vec<Span<'static>> {
        let theme = cx.theme;
        let text = cx.filter.text.as_str();
        let owned = |span: Span<'_>| Span::styled(span.content.into_owned(), span.style);
        let mut spans: Vec<Span<'static>> = if let Some(input) = self.input {
            let typed = typed(input, columns.saturating_sub(2), theme).map(owned);
            std::iter::once(Span::styled("/ ", theme.accent())).chain(typed).collect()
        } else if text.is_empty() {
            vec![Span::styled("/ search", theme.faint())]
        } else {
            vec![Span::styled("/ ", theme.accent()), Span::styled(text.to_owned(), theme.strong())]
        };
        if let Some(error) = &cx.search.error {
            spans.push(Span::styled(format!("   {}", error.message), theme.warning()));
        } else if cx.search.hits.as_ref().is_some_and(|hits| hits.approximate) {
            let words = "   approximate: nearest by spelling";
            spans.push(Span::styled(words, theme.warning()));
        }
        for words in cx.search.query.readings() {
            spans.push(Span::styled(format!("   {words}"), theme.faint()));
        }
        if self.chip.is_some() {
            // The part that has the keys is seen, whatever is searched.
            let mut room = usize::from(columns / 3);
            for span in &mut spans {
                let short = cut(&span.content, room, "").into_owned();
                room -= short.width().min(room);
                span.content = short.into();
            }
        }
        spans
    }
}

fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn columns(text: &str) -> u16 {
    u16::try_from(display(text).width()).unwrap_or(u16::MAX)
}
