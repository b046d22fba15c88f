//! What of the map is on the screen.

use std::time::Duration;

use chrono::NaiveDate;

use crate::map::{Grid, Shape, Window};
use crate::model::State as Place;
use crate::query::{Filter, Local, Locality, Places};
use crate::tui::map::{MapData, OffMap};
use crate::tui::view::Label;

/// How long a month stands while the archive is played: fewer than four frames a second.
const PACE: Duration = Duration::from_millis(280);

/// How places are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Counties in half blocks.
    Picture,
    /// A tile for each state; in a state a line for each county.
    Tiles,
}

/// What the counts of the map follow from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The filter, the text of the search in it.
    pub filter: Filter,
    /// The day.
    pub as_of: NaiveDate,
    /// The list in force.
    pub position: Option<usize>,
}

/// The part of the map that is on the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Raster {
    /// The part.
    pub window: Window,
    /// Its pixels.
    pub grid: Grid,
    /// The names on it.
    pub labels: Vec<Label>,
}

/// The view of the map. What is made of the data is made when it is first shown.
#[derive(Clone, Debug, Default)]
pub struct MapView {
    /// The state under the cursor, or the one that is looked at.
    pub place: Option<Place>,
    /// The county under the cursor, where a state is looked at.
    pub county: Option<Shape>,
    /// The form that the user chose; else size and terminal do.
    pub form: Option<Form>,
    /// Whether the months of the archive are being played.
    pub playing: bool,
    /// The first line on the screen, where places are lines.
    pub top: usize,
    /// What the counts were made of.
    pub asked: Option<Asked>,
    /// Where the agreements that match are.
    pub places: Option<Places>,
    /// The same by place on the map.
    pub counts: Option<MapData>,
    /// What is not on the map, while that is shown.
    pub off_map: Option<Vec<OffMap>>,
    /// The pixels on the screen.
    pub raster: Option<Raster>,
    /// The place under the cursor, and what is there.
    pub local: Option<(Locality, Local)>,
}

impl MapView {
    /// How long the frame on the screen stands, while the archive is played.
    #[must_use]
    pub fn pace(&self) -> Option<Duration> {
        self.playing.then_some(PACE)
    }
}
