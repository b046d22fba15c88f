//! Frames around panes. Adjacent panes share a border, so their frames overlap by one cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Span;
use ratatui::widgets::{Block, Widget};

use super::cells::{put, put_right, row};
use super::theme::Theme;

/// The note in the lower border of a pane that can be scrolled further.
pub(crate) const MORE_BELOW: &str = " more below ";

/// Draws frames around areas, joining lines that meet.
pub(crate) fn frames(buffer: &mut Buffer, theme: Theme, areas: &[Rect]) {
    for area in areas {
        Block::bordered()
            .border_style(theme.frame())
            .merge_borders(MergeStrategy::Exact)
            .render(*area, buffer);
    }
}

/// Writes a heading into the upper border of a frame, highlighted if the pane has the focus.
pub(crate) fn title(
    buffer: &mut Buffer,
    theme: Theme,
    area: Rect,
    has_keys: bool,
    text: &str,
    more: Vec<Span<'_>>,
) {
    let style = if has_keys { theme.current() } else { theme.strong() };
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let mut spans =
        vec![Span::styled(" ", style), Span::styled(text, style), Span::styled(" ", style)];
    spans.extend(more);
    put(buffer, line, spans);
}

/// Writes a few words at the right end of a frame's lower border.
pub(crate) fn foot(buffer: &mut Buffer, theme: Theme, area: Rect, text: &str) {
    let Some(line) = row(area, area.height.saturating_sub(1)) else { return };
    let line = Rect { x: line.x + 1, width: line.width.saturating_sub(3), ..line };
    put_right(buffer, line, Span::styled(text, theme.faint()));
}
