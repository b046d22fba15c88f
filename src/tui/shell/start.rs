//! The initial state of the explorer.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::adding::Adding;
use super::screen::Screen;
use super::themes::ThemeChoice;
use super::views::ViewName;
use crate::export::destination::Folders;
use crate::query::{Day, Filter};
use crate::terminal;
use crate::tui::core::{Context, Data, Watch};
use crate::tui::kit::theme::Theme;

/// The options that the explorer starts with.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Start {
    /// The initial filter.
    pub filter: Filter,
    /// The day to show, or the day of the newest list if `None`.
    pub as_of: Option<NaiveDate>,
    /// Today, for the age of the newest list; `None` says no age.
    pub today: Option<NaiveDate>,
    /// The theme. If none is named, the terminal is queried for its background.
    pub theme: ThemeChoice,
    /// Whether to draw only ASCII.
    pub ascii: bool,
    /// The initial view.
    pub view: ViewName,
    /// Whether to leave the mouse to the terminal, for selecting text.
    pub no_mouse: bool,
    /// Whether to turn off animations.
    pub reduced_motion: bool,
    /// The folders that exports are written to.
    pub folders: Folders,
    /// A message to show at the start.
    pub notice: Option<String>,
    /// Whether the user is new here: the first keys are said until one is pressed.
    pub newcomer: bool,
    /// The watch list file, if there is a place for one.
    pub watch: Option<PathBuf>,
    /// The ids on the watch list, if only those agencies are shown at first.
    pub watched: Option<Vec<String>>,
    /// Where lists are added; `None` refuses to.
    pub adding: Option<Adding>,
    /// Where the keys come from.
    pub keys: terminal::Keys,
}

impl Start {
    /// Creates the initial screen, with the ids `listed` if the watch list has been read. Returns
    /// the data if there are no lists.
    pub(super) fn screen(
        &self,
        data: Data,
        theme: Theme,
        size: (u16, u16),
        listed: Option<Vec<String>>,
    ) -> Result<Screen, Box<Data>> {
        let day = match self.as_of {
            Some(day) => Some(Day::new(&data.history, day)),
            None => Day::last(&data.history),
        };
        let Some(day) = day else { return Err(Box::new(data)) };
        let mut cx = Context::new(data, day, theme, size);
        cx.reduced_motion = self.reduced_motion;
        cx.today = self.today;
        cx.message = cx.message.or_else(|| self.notice.clone());
        let ids = listed.or_else(|| self.watched.clone());
        cx.watch = Watch::new(&cx.data.history, ids.unwrap_or_default());
        let mut filter = self.filter.clone();
        filter.watched = self.watched.as_ref().map(|_| cx.watch.agencies.clone());
        let mut screen = Screen::new(cx, self.view, filter, self.folders.clone(), !self.no_mouse);
        screen.newcomer = self.newcomer;
        screen.record = self.adding.as_ref().map(Adding::place);
        Ok(screen)
    }
}
