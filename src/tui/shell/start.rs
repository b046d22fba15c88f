//! How the explorer starts.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::screen::Screen;
use super::themes::ThemeChoice;
use super::views::ViewName;
use crate::export::destination::Folders;
use crate::query::{Day, Filter};
use crate::terminal;
use crate::tui::core::{Context, Data, Watch};
use crate::tui::kit::theme::Theme;

/// How the explorer starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The filter that stands at first.
    pub filter: Filter,
    /// The day to look at; the newest list's where none is given.
    pub as_of: Option<NaiveDate>,
    /// The theme; where none is named the terminal is asked for its background.
    pub theme: ThemeChoice,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// The view that is shown first.
    pub view: ViewName,
    /// Whether the terminal keeps the mouse, for selecting text.
    pub no_mouse: bool,
    /// Whether nothing moves by itself.
    pub reduced_motion: bool,
    /// The folders that exports go to.
    pub folders: Folders,
    /// A message to show at the start.
    pub notice: Option<String>,
    /// The file of the watch list, where there is a place for it.
    pub watch: Option<PathBuf>,
    /// The ids on it, where they alone are to be shown at first.
    pub watched: Option<Vec<String>>,
    /// Where the keys come from.
    pub keys: terminal::Keys,
}

impl Start {
    /// The screen as it is at the start, with the ids `listed` on the watch list where they are read
    /// already; `None` where there is no list.
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
        cx.message = cx.message.or_else(|| self.notice.clone());
        let ids = listed.or_else(|| self.watched.clone());
        cx.watch = Watch::new(&cx.data.history, ids.unwrap_or_default());
        let mut filter = self.filter.clone();
        filter.watched = self.watched.as_ref().map(|_| cx.watch.agencies.clone());
        Ok(Screen::new(cx, self.view, filter, self.folders.clone(), !self.no_mouse))
    }
}
