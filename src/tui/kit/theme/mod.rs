//! Colours and characters.
//!
//! The terminal's own background is never painted over, so that the screen fits any of them.
//! Categories differ by letter and texture as well as by colour. Each theme's colours come from a
//! file.

mod characters;
mod file;
mod map;
mod palette;
mod styles;
#[cfg(test)]
mod tests;
mod tint;

pub use self::characters::Characters;
pub(crate) use self::file::named;
pub use self::file::{BUILT_IN, Scheme, ThemeError};
pub use self::map::MapColours;
pub use self::palette::{Brightness, Palette};
pub use self::styles::Theme;
pub use self::tint::Rgb;
