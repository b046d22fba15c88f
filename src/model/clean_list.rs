//! A list by itself.

use super::{List, Listing, Tables};

/// A cleaned list with its own tables.
#[derive(Clone, Debug)]
pub struct CleanList {
    /// The list. Its range covers `listings`, and it is accepted.
    pub list: List,
    /// Its rows in order.
    pub listings: Vec<Listing>,
    /// The tables that the rows refer to.
    pub tables: Tables,
}
