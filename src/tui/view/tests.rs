use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::*;

/// A screen as drawn.
pub(crate) struct Drawn(Buffer);

/// Draws a state on a screen of its size.
pub(crate) fn drawn(state: &State, data: &Data) -> Drawn {
    let backend = TestBackend::new(state.size.0, state.size.1);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal.draw(|frame| view(state, data, frame)).unwrap();
    Drawn(terminal.backend().buffer().clone())
}

impl Drawn {
    /// The text of a row of the screen, as far as it lies in `area`.
    pub(crate) fn line(&self, area: Rect, y: u16) -> String {
        (area.x..area.right())
            .filter_map(|x| self.0.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }
}
