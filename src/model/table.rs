//! Tables whose rows are addressed by handles of their own type, so that rows of different tables
//! cannot be confused.

use std::marker::PhantomData;

/// A handle: the position of a row in its table.
pub trait Index: Copy {
    /// The handle of the row at `position`.
    fn at(position: usize) -> Self;
    /// The position of the row.
    fn position(self) -> usize;
}

/// Declares a handle type over `u32`.
macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);
        impl $crate::model::Index for $name {
            fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }
            fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}
pub(crate) use handle;

/// Rows of type `T`, addressed by handles of type `I`. Only a table creates its handles, so their
/// rows always exist.
#[derive(Clone, Debug)]
pub struct Table<I, T> {
    rows: Vec<T>,
    handle: PhantomData<I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { rows: Vec::new(), handle: PhantomData }
    }
}

impl<I: Index, T> Table<I, T> {
    /// Appends a row and returns its handle.
    pub fn push(&mut self, row: T) -> I {
        let handle = I::at(self.rows.len());
        self.rows.push(row);
        handle
    }

    /// The row of a handle.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a handle is made only by its own table")]
    pub fn row(&self, handle: I) -> &T {
        &self.rows[handle.position()]
    }

    /// The mutable row of a handle.
    #[expect(clippy::indexing_slicing, reason = "a handle is made only by its own table")]
    pub fn row_mut(&mut self, handle: I) -> &mut T {
        &mut self.rows[handle.position()]
    }

    /// The row of a handle, or `None` if the handle is of another table.
    #[must_use]
    pub fn get(&self, handle: I) -> Option<&T> {
        self.rows.get(handle.position())
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row with its handle, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(position, row)| (I::at(position), row))
    }

    /// Every handle, in order.
    pub fn handles(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.rows.len()).map(I::at)
    }

    /// The rows as a slice.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The rows as a mutable slice.
    pub fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }
}

impl<I, T> From<Vec<T>> for Table<I, T> {
    fn from(rows: Vec<T>) -> Self {
        Self { rows, handle: PhantomData }
    }
}

impl<I, T> From<Table<I, T>> for Vec<T> {
    fn from(table: Table<I, T>) -> Self {
        table.rows
    }
}
