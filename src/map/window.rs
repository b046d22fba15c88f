//! A part of the map.

/// A part of the map, in its pixels; it may reach beyond the edges.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Window {
    /// The first column.
    pub x: i32,
    /// The first row.
    pub y: i32,
    /// How many columns; 0 or less is none.
    pub width: i32,
    /// How many rows.
    pub height: i32,
}

impl Window {
    /// The smallest window that holds this one and the pixels of a row from `start` up to `end`.
    pub(super) fn with(self, y: i32, start: i32, end: i32) -> Self {
        self.union(Self { x: start, y, width: end - start, height: 1 })
    }

    /// The smallest window that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        if self.width <= 0 || other.width <= 0 {
            return if self.width <= 0 { other } else { self };
        }
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// The same with a margin all around.
    #[must_use]
    pub const fn with_margin(self, margin: i32) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: self.width + 2 * margin,
            height: self.height + 2 * margin,
        }
    }
}
