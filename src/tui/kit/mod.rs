//! Building blocks of the screen, on top of ratatui. They know nothing about agreements.

pub(crate) mod bars;
pub(crate) mod cells;
pub(crate) mod columns;
pub(crate) mod cursor;
pub(crate) mod document;
pub(crate) mod frame;
pub(crate) mod scale;
pub(crate) mod stack;
pub(crate) mod text_box;
pub mod theme;
