//! A part of the map.

/// A part of the map in pixels, which may extend beyond the edges.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Window {
    /// The first column.
    pub x: i32,
    /// The first row.
    pub y: i32,
    /// The number of columns; none if 0 or less.
    pub width: i32,
    /// The number of rows.
    pub height: i32,
}

impl Window {
    /// The smallest window that contains this one and the pixels `start..end` of a row.
    pub(super) fn with(self, y: i32, start: i32, end: i32) -> Self {
        self.union(Self { x: start, y, width: end - start, height: 1 })
    }

    /// The smallest window that contains both.
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

    /// This window with a margin on all sides.
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
