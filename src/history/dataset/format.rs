//! What a dataset contains, and the numbers of its format.

use crate::history::data::History;
use crate::model::PrintedList;

/// The first bytes of every dataset, which the version of the format follows.
pub const MAGIC: &[u8; 5] = b"g287\0";

/// The version of the format.
pub(super) const VERSION: u8 = 4;

/// The largest dataset: the size of its file, its sections unpacked together, and what is kept of
/// each in memory, in bytes.
pub const LARGEST: usize = 256 << 20;

/// What a dataset contains.
#[derive(Debug)]
pub enum Dataset {
    /// A history by this version of the rules.
    Current(Box<History>),
    /// Lists as read, whose readings are by an older version of the rules.
    Outdated(Vec<PrintedList>),
    /// A history of version 3, which can be looked at, but to which nothing can be added.
    Closed(Box<History>),
}
