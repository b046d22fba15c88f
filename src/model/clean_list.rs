//! A list on its own.

use super::{List, Listing, Tables};

/// One list as cleaned, with tables of its own.
#[derive(Clone, Debug)]
pub struct CleanList {
    /// The list; its range covers `listings`, and it counts as accepted.
    pub list: List,
    /// Its rows in order.
    pub listings: Vec<Listing>,
    /// What the rows refer to.
    pub tables: Tables,
}
