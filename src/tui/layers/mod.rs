//! What lies over a view, a file each.

pub(crate) mod add;
pub(crate) mod bar;
pub(crate) mod chips;
pub(crate) mod copied;
pub(crate) mod export;
pub(crate) mod help;
pub(crate) mod palette;
pub(crate) mod search;
