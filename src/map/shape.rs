//! The counties of a raster, and the pixels that show them.

use std::num::NonZeroU16;

/// A county on the map: its position in the table of the map, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Shape(NonZeroU16);

impl Shape {
    /// The shape at a position of the table, counted from 0.
    #[must_use]
    pub fn at(position: usize) -> Option<Self> {
        let number = u16::try_from(position.checked_add(1)?).ok()?;
        NonZeroU16::new(number).map(Self)
    }

    /// The position in the table, counted from 0.
    #[must_use]
    pub const fn position(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The number of a shape in a map file; 0 is no county.
    pub(super) const fn number(shape: Option<Self>) -> u16 {
        match shape {
            Some(shape) => shape.0.get(),
            None => 0,
        }
    }

    /// The shape of a number in a map file.
    pub(super) fn of_number(number: u16) -> Option<Self> {
        NonZeroU16::new(number).map(Self)
    }
}

/// Adjacent pixels of a row that show the same county.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// The column after the last pixel.
    pub end: u16,
    /// The county, or `None` for water and land outside the country.
    pub shape: Option<Shape>,
}
