//! What the screen shows, as values.

mod changes;
mod cursor;
mod find;
mod map;
mod over;
mod palette;
mod sources;
mod steps;
mod trends;
mod watch;

pub use self::changes::{ChangesView, Compared, Comparison, Earlier, Group, Row, Span};
pub use self::cursor::Cursor;
pub use self::find::Find;
pub use self::map::{Asked, Form, MapView, Raster};
pub use self::over::{Copied, Dialog, Face, Fate, Order, Over};
pub use self::palette::Palette;
pub use self::sources::{Content, Ink, Items, Line, Page, Section, Sources, Spot, Target, Topic};
pub use self::trends::{Basis, Chart, Figures, Note, NoteKind, Trends};

pub use self::steps::{Run, Snapshot, Step, Steps};
pub use self::watch::Watch;

use tui_input::Input;

use super::data::Data;
use super::layout::{Layout, MapLayout, Outline, Shows};
use super::theme::Theme;
use super::view::MapPicture;
use crate::export::destination::Folders;
use crate::history::History;
use crate::model::{AgencyIx, AgencyKind, Model, State as Place};
use crate::query::{
    Answer, Chip, Choice, Day, Facet, Filter, Hits, Query, QueryError, Question, Sort, SortColumn,
    StatusKind,
};

/// A view of the data, by its number on the keyboard. Which of them there are says the table of
/// `tui/views.rs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ViewKind {
    /// Filters, agencies, the agency, the trend.
    #[default]
    Explore,
    /// Counties by model.
    Map,
    /// Signed, listed and ended over time.
    Trends,
    /// What is new between two lists.
    Changes,
    /// The lists, the repairs, the words.
    Sources,
}

impl ViewKind {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Explore, Self::Map, Self::Trends, Self::Changes, Self::Sources];

    /// The name on its tab.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explore => "Explore",
            Self::Map => "Map",
            Self::Trends => "Trends",
            Self::Changes => "Changes",
            Self::Sources => "Sources",
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Map => "map",
            Self::Trends => "trends",
            Self::Changes => "changes",
            Self::Sources => "sources",
        }
    }

    /// The digit on its tab, which is its key.
    #[must_use]
    pub const fn digit(self) -> char {
        match self {
            Self::Explore => '1',
            Self::Map => '2',
            Self::Trends => '3',
            Self::Changes => '4',
            Self::Sources => '5',
        }
    }
}

/// A pane of Explore that can have the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pane {
    /// The states.
    States,
    /// The models.
    Models,
    /// The kinds of agency, then the statuses.
    Kinds,
    /// The table of agencies.
    Agencies,
    /// One agency.
    Detail,
}

impl Pane {
    /// All of them, in the order in which the focus goes round.
    pub const ALL: [Self; 5] =
        [Self::Agencies, Self::Detail, Self::States, Self::Models, Self::Kinds];

    /// Whether it chooses values of a facet.
    #[must_use]
    pub const fn is_facet(self) -> bool {
        matches!(self, Self::States | Self::Models | Self::Kinds)
    }
}

/// A value of a facet, as a row of a pane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// A state, or no known one.
    State(Option<Place>),
    /// A model, or none known.
    Model(Option<Model>),
    /// A kind of agency, or none known.
    Kind(Option<AgencyKind>),
    /// A status.
    Status(StatusKind),
}

/// Everything that the screen is drawn from, beside the data.
#[derive(Clone, Debug)]
pub struct State {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The view on the screen.
    pub view: ViewKind,
    /// What is wanted. Its text is that of the search box.
    pub filter: Filter,
    /// What was asked before.
    pub steps: Steps,
    /// The order that the user chose.
    pub sort: Option<Sort>,
    /// What stands on the day that is looked at.
    pub day: Day,
    /// The search, read from the search box.
    pub query: Query,
    /// Why a part of it is not understood.
    pub query_error: Option<QueryError>,
    /// What the search found.
    pub hits: Option<Hits>,
    /// What filter and search leave.
    pub answer: Answer,
    /// The states in order of the pane.
    pub states: Vec<Option<Place>>,
    /// The pane that has the keys.
    pub focus: Pane,
    /// Cursors of the panes of facets: states, models, kinds and statuses.
    pub facet_cursors: [Cursor; 3],
    /// The cursor of the table.
    pub table: Cursor,
    /// The agency under it.
    pub selected: Option<AgencyIx>,
    /// The first line of the detail on the screen.
    pub detail_top: usize,
    /// The view of the map.
    pub map: MapView,
    /// The view of the changes.
    pub changes: ChangesView,
    /// The view of the sources.
    pub sources: Sources,
    /// The view of the trends.
    pub trends: Trends,
    /// The search box.
    pub input: Input,
    /// Whether keys go into the search box.
    pub searching: bool,
    /// The part of the filter that has the keys.
    pub chip: Option<usize>,
    /// What is typed to find a value in a pane.
    pub find: Option<Find>,
    /// The watch list.
    pub watch: Watch,
    /// The first line of the help on the screen, while it is shown.
    pub help: Option<usize>,
    /// What lies over the view and has the keys.
    pub over: Option<Over>,
    /// Something to tell, in the place of the footer, until the next key.
    pub message: Option<String>,
    /// Colours and characters.
    pub theme: Theme,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether nothing moves by itself.
    pub reduced_motion: bool,
    /// The folders that exports go to.
    pub folders: Folders,
}

impl State {
    /// The screen as it is at the start: everything that is active on `day`.
    #[must_use]
    pub fn new(data: &Data, day: Day, theme: Theme, size: (u16, u16)) -> Self {
        let mut state = Self {
            size,
            view: ViewKind::Explore,
            filter: Filter::default(),
            steps: Steps::default(),
            sort: None,
            day,
            query: Query::default(),
            query_error: None,
            hits: None,
            answer: Answer::default(),
            states: Vec::new(),
            focus: Pane::Agencies,
            facet_cursors: [Cursor::default(); 3],
            table: Cursor::default(),
            selected: None,
            detail_top: 0,
            map: MapView::default(),
            changes: ChangesView::default(),
            sources: Sources::default(),
            trends: Trends::default(),
            input: Input::default(),
            searching: false,
            chip: None,
            find: None,
            watch: Watch::default(),
            help: None,
            over: None,
            message: data.told(),
            theme,
            mouse: true,
            reduced_motion: false,
            folders: Folders::default(),
        };
        super::update::recompute(&mut state, data);
        state
    }

    /// What is asked of a history: the one that the day and the hits are of.
    #[must_use]
    pub fn question<'a>(&'a self, history: &'a History) -> Question<'a> {
        Question::new(history, &self.day, &self.filter).with_hits(self.hits.as_ref())
    }

    /// The lines across the screen, and the room that they leave.
    #[must_use]
    pub fn outline(&self) -> Outline {
        Outline::new(self.size)
    }

    /// Where everything of Explore stands on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::new(self.size, self.focus)
    }

    /// Where everything of the map stands on the screen.
    #[must_use]
    pub fn map_layout(&self) -> MapLayout {
        let shows = Shows {
            fit: MapPicture::is_fit_for(self.theme),
            form: self.map.form,
            zoomed: self.map.county.is_some(),
            off_map: self.map.off_map.is_some(),
        };
        MapLayout::new(self.size, shows)
    }

    /// The order in force: the one chosen, else best match first where there is a search, else the
    /// newest signature first.
    #[must_use]
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or_else(|| {
            if self.query.has_words() {
                Sort::default()
            } else {
                Sort { column: SortColumn::Signed, descending: true }
            }
        })
    }

    /// The parts of the filter, but for the search, which has a box of its own.
    #[must_use]
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips = self.filter.chips();
        chips.retain(|chip| chip.without.text == self.filter.text);
        chips
    }

    /// The rows of a pane of facets: all values, or those that have what is typed.
    #[must_use]
    pub fn values(&self, pane: Pane) -> Vec<Value> {
        let values = self.all_values(pane);
        match &self.find {
            Some(find) if find.pane == pane => find.among(values).0,
            _ => values,
        }
    }

    /// All values of a pane of facets.
    #[must_use]
    pub fn all_values(&self, pane: Pane) -> Vec<Value> {
        match pane {
            Pane::States => self.states.iter().map(|&state| Value::State(state)).collect(),
            Pane::Models => {
                let order = [Model::TaskForce, Model::WarrantService, Model::JailEnforcement];
                let known = order.into_iter().map(|model| Value::Model(Some(model)));
                let unknown = shows_unknown(&self.answer.facets.models, self.filter.models);
                known.chain(unknown.then_some(Value::Model(None))).collect()
            }
            Pane::Kinds => {
                let kinds = AgencyKind::ALL.into_iter().map(|kind| Value::Kind(Some(kind)));
                let unknown = shows_unknown(&self.answer.facets.kinds, self.filter.kinds);
                let kinds = kinds.chain(unknown.then_some(Value::Kind(None)));
                kinds.chain(StatusKind::ALL.into_iter().map(Value::Status)).collect()
            }
            Pane::Agencies | Pane::Detail => Vec::new(),
        }
    }

    /// How many agreements a value would leave, chosen alone.
    #[must_use]
    pub fn count(&self, value: Value) -> u32 {
        let facets = &self.answer.facets;
        let at = |counts: &[u32], slot: usize| counts.get(slot).copied().unwrap_or(0);
        match value {
            Value::State(state) => at(&facets.states, Place::slot(state)),
            Value::Model(model) => at(&facets.models, Model::slot(model)),
            Value::Kind(kind) => at(&facets.kinds, AgencyKind::slot(kind)),
            Value::Status(status) => at(&facets.statuses, StatusKind::slot(Some(status))),
        }
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn is_chosen(&self, value: Value) -> bool {
        match value {
            Value::State(state) => self.filter.states.contains(state),
            Value::Model(model) => self.filter.models.contains(model),
            Value::Kind(kind) => self.filter.kinds.contains(kind),
            Value::Status(status) => self.filter.statuses.contains(Some(status)),
        }
    }

    /// The position of a pane of facets in `facet_cursors`.
    #[must_use]
    pub const fn facet_index(pane: Pane) -> Option<usize> {
        match pane {
            Pane::States => Some(0),
            Pane::Models => Some(1),
            Pane::Kinds => Some(2),
            Pane::Agencies | Pane::Detail => None,
        }
    }

    /// The cursor of a pane of facets.
    #[must_use]
    pub fn facet_cursor(&self, pane: Pane) -> Cursor {
        let index = Self::facet_index(pane);
        index.and_then(|i| self.facet_cursors.get(i)).copied().unwrap_or_default()
    }
}

/// Whether "unknown" is worth a row: there are some, or it is chosen.
fn shows_unknown<T: Facet>(counts: &[u32], choice: Choice<T>) -> bool {
    counts.last().is_some_and(|&count| count > 0) || choice.contains(None)
}
