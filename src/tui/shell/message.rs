//! What the explorer's threads report to it.

use std::path::PathBuf;

use super::watch_list::WatchError;
use crate::model::Digest;
use crate::record::{Addition, LoadError};
use crate::tui::core::Data;

/// A message from one of the explorer's threads.
#[derive(Debug)]
pub enum Message {
    /// How many bytes have been read, and the total.
    Progress(u64, u64),
    /// Everything has been read; what happened to the record on the way, to be said once.
    Loaded(Box<Data>, Option<String>),
    /// The ids on the watch list, or why it could not be read or written.
    Watched(Result<Vec<String>, WatchError>),
    /// How far adding lists has come.
    Adding(String),
    /// What adding lists came to.
    Added(Box<Result<Addition, LoadError>>),
    /// Lists in the folder that is followed, or why it is not.
    Followed(Result<Vec<FoundList>, String>),
}

/// A list in the folder that is watched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundList {
    /// Its file.
    pub path: PathBuf,
    /// Its content.
    pub digest: Digest,
}
