//! Parts that screens are made of, on ratatui's terms. They know nothing of agreements.

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
