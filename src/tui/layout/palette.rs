//! The list of everything that can be done, in front of a view.

use ratatui::layout::Rect;

use super::Outline;

/// The widest and highest it gets.
const LARGEST: (u16, u16) = (84, 28);

/// Its regions, which stay the same while a text is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PaletteLayout {
    /// The whole, its frame included.
    pub(crate) window: Rect,
    /// The line of what is typed.
    pub(crate) input: Rect,
    /// A line for each command.
    pub(crate) list: Rect,
}

impl PaletteLayout {
    /// The regions on a screen.
    pub(crate) fn new(outline: Outline) -> Self {
        // Header, search and keys stay seen, where there is room.
        let area = if outline.bar.is_some() { outline.body } else { outline.area };
        let width = area.width.min(LARGEST.0);
        let window = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y,
            width,
            height: area.height.min(LARGEST.1),
        };
        let inside = outline.within(window);
        let blank = u16::from(outline.framed);
        let inside =
            Rect { x: inside.x + blank, width: inside.width.saturating_sub(blank * 2), ..inside };
        let input = Rect { height: inside.height.min(1), ..inside };
        let list =
            Rect { y: inside.y + input.height, height: inside.height - input.height, ..inside };
        Self { window, input, list }
    }
}
