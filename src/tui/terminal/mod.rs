//! The terminal.
mod capabilities;
pub use capabilities::{Background, Capabilities, Depth};
mod encoder;
mod moves;
mod pen;
