//! A ratatui backend that writes nothing itself.
//!
//! ratatui's `Terminal` draws the frames. Whatever it would send on its own (the cells that differ,
//! hiding the cursor again in every frame, a query for the cursor position) is only recorded here.
//! [`Encoder`] turns the whole frame into bytes.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::capabilities::Depth;
use super::encoder::Encoder;
use super::link::Link;

/// The largest area that is drawn. A terminal may report any size, and each cell takes 150 bytes.
const LARGEST: Size = Size::new(1000, 400);

/// Draws frames of the current size and encodes them as bytes for the terminal.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<Notes>,
    encoder: Encoder,
}

/// A record of what ratatui would have sent to the terminal.
#[derive(Debug)]
struct Notes {
    size: Size,
    cursor: Position,
    visible: bool,
}

impl Screen {
    pub(super) fn new(size: Size, depth: Depth) -> Self {
        let notes = Notes { size: within_bounds(size), cursor: Position::ORIGIN, visible: false };
        Self { terminal: always(Terminal::new(notes)), encoder: Encoder::new(depth) }
    }

    /// Sets the size of the next frame, limited to the largest size that is drawn, and returns it.
    pub(super) fn resize(&mut self, size: Size) -> Size {
        let drawn = within_bounds(size);
        self.terminal.backend_mut().size = drawn;
        drawn
    }

    /// Makes the next frame be drawn in full.
    pub(super) fn forget(&mut self) {
        self.encoder.forget();
    }

    /// Sets the links in the next frame.
    pub(super) fn links(&mut self, links: Vec<Link>) {
        self.encoder.links(links);
    }

    /// Draws one frame and returns its bytes, or none if nothing changed.
    pub(super) fn frame(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Vec<u8> {
        let completed = always(self.terminal.draw(draw));
        let cells = self.encoder.cells(completed.buffer);
        let notes = self.terminal.backend();
        self.encoder.finish(cells, notes.visible.then_some(notes.cursor))
    }
}

/// Limits a size to the largest that is drawn.
pub(super) fn within_bounds(size: Size) -> Size {
    Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height))
}

fn always<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}

impl Backend for Notes {
    type Error = Infallible;

    /// Ignores the changed cells: [`Screen::frame`] encodes the completed buffer instead. The
    /// iterator is lazy, so leaving it alone saves the comparison too.
    fn draw<'a, I>(&mut self, _: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.visible = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> Result<(), Infallible> {
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
