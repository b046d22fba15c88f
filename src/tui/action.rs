//! What a user can ask for, and what has to be done at the edge.

use tui_input::InputRequest;

use super::state::{Order, Pane, ViewKind};
use super::theme::Palette;
use super::watch::Change;
use crate::query::SortColumn;

/// A step of a cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Motion {
    /// So many rows down; up where negative.
    Rows(i32),
    /// So many pages down; up where negative.
    Pages(i32),
    /// So many halves of a page down; up where negative.
    HalfPages(i32),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// Of several listings, which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// The first.
    First,
    /// The last.
    Last,
}

/// Everything that can change the screen.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Ends the program.
    Quit,
    /// Gives the terminal back to the shell until the program is called again.
    Suspend,
    /// Shows a view.
    View(ViewKind),
    /// Moves the cursor of the pane that has the focus.
    Move(Motion),
    /// Moves the cursor of a pane of Explore, wherever the focus is.
    Wheel(Pane, i32),
    /// Moves the cursor of a chart so many periods on, that of the map to the next place at the
    /// right; back, and to the left, where negative.
    Across(i32),
    /// The next length of periods: week, month, quarter, year.
    NextPeriod,
    /// Begins a range of periods at the cursor, or ends it.
    Mark,
    /// Shows what is chosen side by side, or goes back from there.
    Compare,
    /// One scale for all small charts, or one for each.
    SwitchScale,
    /// Makes each period so many columns wider; narrower where negative.
    Widen(i32),
    /// Gives a pane of Explore the focus.
    Focus(Pane),
    /// Gives the next pane the focus.
    NextPane,
    /// Gives the pane before this one the focus.
    PreviousPane,
    /// Chooses the value under the cursor of a facet, or takes it out again.
    Toggle,
    /// Chooses the value under the cursor of a facet and takes all others out.
    Only,
    /// Takes every choice of this facet out.
    ClearFacet,
    /// Into the state under the cursor, or out of it.
    Zoom,
    /// The map as a picture, or as a tile for each state; a state as a picture, or as a list.
    SwitchForm,
    /// What of the agreements is not on the map, or the map again.
    OffTheMap,
    /// Plays the months of the archive.
    Play,
    /// While they are played: a month on.
    Tick,
    /// A key that does nothing but end the playing, as every key does.
    Halt,
    /// Puts the cursor of a pane on a row of the screen, counted from the first row shown.
    Click(Pane, usize),
    /// A click on a column and row of the screen, in a view that has no panes of Explore.
    ClickAt(u16, u16),
    /// A turn of the wheel on a column and row of the screen: so many rows down.
    WheelAt(u16, u16, i32),
    /// From a list to what it lists.
    Open,
    /// To the list and row that the line of the cursor names.
    Source(Occasion),
    /// One step back: out of help, out of the search box, out of the detail.
    Back,
    /// Puts the cursor into the search box.
    Search,
    /// Changes the text of the search box.
    Edit(InputRequest),
    /// Puts text into the search box.
    Paste(String),
    /// Leaves the search box; the search stays.
    LeaveSearch,
    /// Empties the search box.
    ClearSearch,
    /// Takes all filters and the search off.
    ClearFilters,
    /// Takes a change of filters, day or order back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Gives the parts of the filter the keys.
    Chips,
    /// Takes a part of the filter off: that at a position, or the one that has the keys.
    TakeOff(Option<usize>),
    /// Begins to look for a value in a pane of facets.
    Find,
    /// Puts the agency on the watch list, or takes it off.
    Watch,
    /// Shows the agencies that are watched alone, or all.
    OnlyWatched,
    /// Sorts by the next column.
    SortNext,
    /// Turns the order round.
    SortReverse,
    /// Sorts by a column; again, the other way round.
    SortBy(SortColumn),
    /// So many lists forward in time; back where negative.
    StepLists(i32),
    /// So many months forward in time; back where negative.
    StepMonths(i32),
    /// So many lists forward in time with the earlier of the two lists compared; back where
    /// negative.
    StepEarlier(i32),
    /// Compares with the list before, that of a week, a month, a year before, the oldest.
    NextSpan,
    /// Compares from the list in force on.
    KeepEarlier,
    /// To the next list on which something changed; to the one before where negative.
    StepChanges(i32),
    /// To the newest list.
    Newest,
    /// Shows a citation and has it copied.
    Cite,
    /// Has the rows of the agency copied.
    CopyRow,
    /// Has the address of a memorandum copied.
    CopyAddress,
    /// Opens the address of a memorandum in a browser, or shows it.
    OpenAddress,
    /// Asks where the rows of the view are to be written.
    Export,
    /// Writes them; over a file that is there only where it was asked and allowed.
    Write {
        /// Whether it is allowed.
        replace: bool,
    },
    /// What became of an effect.
    Answer(Answer),
    /// Shows the keys, or hides them.
    Help,
    /// Opens the list of everything that can be done, or closes it.
    Palette,
    /// Another theme.
    Theme(ThemeStep),
    /// Gives the mouse to the terminal, or takes it back.
    SwitchMouse,
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// Something to tell.
    Notice(String),
}

/// Which theme is to take the place of the one on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThemeStep {
    /// The one for the other brightness.
    Partner,
    /// The next of all.
    Next,
}

/// What became of an effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Whether the terminal was told to copy.
    Copied(bool),
    /// Whether a browser was called.
    Opened(bool),
    /// Rows are written: so many, where.
    Written(String),
    /// Nothing is written, for these files are there.
    Exists(String),
    /// Nothing is written, and why.
    Failed(String),
    /// The colours from now on, and what to tell of them.
    Theme(Box<Palette>, Option<String>),
    /// The ids that the file of the watch list has.
    Watched(Vec<String>),
}

/// What an action asks of the world outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing.
    None,
    /// End the program.
    Quit,
    /// Suspend it.
    Suspend,
    /// Ask the terminal to report the mouse, or not to.
    Mouse(bool),
    /// Have the terminal copy a text.
    Copy(String),
    /// Open an address in a browser.
    Open(String),
    /// Write rows into a file.
    Write(Order),
    /// Find another theme.
    Theme(ThemeStep),
    /// Change the file of the watch list.
    Watch(Change),
}
