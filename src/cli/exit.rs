//! How a command ends.

/// The exit status of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exit {
    /// Something was found, or what was asked for was done.
    Found = 0,
    /// Nothing was found.
    Nothing = 1,
    /// Wrong use, or input that could not be read.
    Wrong = 2,
}

impl Exit {
    /// The status of a command that found something or not, and could read all of its input or not.
    pub(super) fn new(found: bool, incomplete: bool) -> Self {
        match (incomplete, found) {
            (true, _) => Self::Wrong,
            (false, true) => Self::Found,
            (false, false) => Self::Nothing,
        }
    }
}

/// A failure whose reasons are already on standard error.
#[derive(Debug, thiserror::Error)]
#[error("nothing could be read")]
pub(super) struct Reported;
