//! Places that a search names. They are known whether or not an agency of theirs is on a list, so
//! that "none" can be an answer, and so that a place is never taken for another of a like name.

mod gazetteer;
mod named;
mod place;

pub(super) use gazetteer::prepare;
pub(super) use named::mark;
pub use place::{KnownPlace, PlaceKind};
