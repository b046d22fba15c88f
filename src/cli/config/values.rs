//! The values of the settings, and where they come from.

use std::path::PathBuf;

use crate::cli::args::{Common, ScreenArgs};
use crate::tui::ViewName;

/// The value of every setting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Values {
    pub(super) theme: Option<String>,
    pub(super) ascii: bool,
    pub(super) mouse: bool,
    pub(super) reduced_motion: bool,
    pub(super) view: ViewName,
    pub(super) data: Vec<PathBuf>,
    pub(super) record: Option<PathBuf>,
    pub(super) export: Option<PathBuf>,
    pub(super) follow: Option<PathBuf>,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            theme: None,
            ascii: false,
            mouse: true,
            reduced_motion: false,
            view: ViewName::default(),
            data: Vec::new(),
            record: None,
            export: None,
            follow: None,
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Origin {
    /// It is not set.
    #[default]
    Default,
    /// A line of the file.
    File(usize),
    /// A variable.
    Environment(&'static str),
    /// The command line.
    CommandLine,
}

/// The settings of the command line and the environment.
pub(super) struct Given<'a> {
    pub(super) screen: &'a ScreenArgs,
    pub(super) common: &'a Common,
    pub(super) paths: &'a [PathBuf],
    /// The lists of `G287_DATA`.
    pub(super) lists: Vec<PathBuf>,
    /// The record of `G287_RECORD`.
    pub(super) record: Option<PathBuf>,
}
