//! The views, each whole in its folder. No view knows another.

pub(crate) mod changes;
pub(crate) mod explore;
pub mod map;
pub(crate) mod sources;
pub(crate) mod trends;
