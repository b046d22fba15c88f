//! The terminal.
mod capabilities;
mod encoder;
mod moves;
mod pen;
