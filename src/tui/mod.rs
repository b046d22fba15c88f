//! The explorer on the screen.

pub mod terminal;
