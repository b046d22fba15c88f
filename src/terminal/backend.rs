//! ratatui's side of the screen.
//!
//! ratatui's `Terminal` makes the frames, one each time it is told to. What it would send of its
//! own (the cells that differ, the cursor hidden again in every frame, a question for where the
//! cursor is) is only noted here; [`Encoder`] turns the whole frame into bytes.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::capabilities::Depth;
use super::encoder::Encoder;
use super::link::Link;

/// The largest area that is drawn: a client may claim any size, and a cell takes 150 bytes.
const LARGEST: Size = Size::new(1000, 400);

/// A screen of some size, and the bytes that bring a terminal to show it.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<Notes>,
    encoder: Encoder,
}

/// What ratatui would tell a terminal.
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

    /// The next frame is of this size, or as much of it as is drawn at most, which is returned.
    pub(super) fn resize(&mut self, size: Size) -> Size {
        let drawn = within_bounds(size);
        self.terminal.backend_mut().size = drawn;
        drawn
    }

    /// The next frame is drawn whole.
    pub(super) fn forget(&mut self) {
        self.encoder.forget();
    }

    /// What of the next frame leads somewhere.
    pub(super) fn links(&mut self, links: Vec<Link>) {
        self.encoder.links(links);
    }

    /// The bytes of one frame; none if nothing changed.
    pub(super) fn frame(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Vec<u8> {
        let completed = always(self.terminal.draw(draw));
        let cells = self.encoder.cells(completed.buffer);
        let notes = self.terminal.backend();
        self.encoder.finish(cells, notes.visible.then_some(notes.cursor))
    }
}

/// As much of a size as is drawn.
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

    /// The cells come by another way; the comparison is made only if somebody asks for it.
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
