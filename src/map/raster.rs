//! The raster: rows of runs of pixels that show the same county.

use super::extent::{Extent, Stretch, measure};
use super::shape::{Run, Shape};
use crate::model::{State, county_names};

/// The map. A [`Shape`] may be used only with the map that returned it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CountyMap {
    width: u16,
    height: u16,
    /// By shape: FIPS code, in ascending order.
    fips: Vec<u32>,
    /// By shape: the state.
    states: Vec<State>,
    /// By shape: the name, empty if no county has the code.
    names: Vec<&'static str>,
    /// By row: where its runs end in `runs`.
    row_ends: Vec<u32>,
    runs: Vec<Run>,
    /// By shape: its extent.
    counties: Vec<Extent>,
    /// By state: its extent; the default for territories.
    whole: Vec<Extent>,
}

impl CountyMap {
    /// Creates a map from the FIPS codes of its counties in ascending order and its rows. Returns
    /// `None` if a code belongs to no state or a row is not `width` wide.
    #[must_use]
    pub fn new(width: u16, fips: Vec<u32>, rows: &[Vec<Run>]) -> Option<Self> {
        let mut row_ends = Vec::with_capacity(rows.len());
        let mut runs = Vec::with_capacity(rows.iter().map(Vec::len).sum());
        for row in rows {
            runs.extend_from_slice(row);
            row_ends.push(u32::try_from(runs.len()).ok()?);
        }
        Self::of_runs(width, fips, row_ends, runs)
    }

    pub(super) fn of_runs(
        width: u16,
        fips: Vec<u32>,
        row_ends: Vec<u32>,
        runs: Vec<Run>,
    ) -> Option<Self> {
        let height = u16::try_from(row_ends.len()).ok()?;
        let states: Option<Vec<State>> =
            fips.iter().map(|fips| State::from_fips(fips / 1000)).collect();
        let mut names = vec![""; fips.len()];
        for (code, name) in county_names() {
            if let Some(slot) = fips.binary_search(&code).ok().and_then(|at| names.get_mut(at)) {
                *slot = name;
            }
        }
        let mut map =
            Self { width, height, fips, states: states?, names, row_ends, runs, ..Self::default() };
        let known = |run: &Run| run.shape.is_none_or(|shape| shape.position() < map.fips.len());
        let whole = |row: &[Run]| {
            row.is_sorted_by(|a, b| a.end < b.end) && row.last().map_or(0, |run| run.end) == width
        };
        if !map.fips.is_sorted() || !map.runs.iter().all(known) || !map.rows().all(whole) {
            return None;
        }
        map.counties = measure(map.stretches(), map.fips.len(), Shape::position);
        map.whole = measure(map.stretches(), State::COUNT, |shape| map.state(shape).position());
        Some(map)
    }

    /// The width in pixels.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The height in pixels.
    #[must_use]
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// The number of counties and county-equivalents, which are those of the 50 states and the
    /// District of Columbia.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fips.len()
    }

    /// Whether there are no counties.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fips.is_empty()
    }

    /// Every county, in order of FIPS code.
    pub fn shapes(&self) -> impl Iterator<Item = Shape> + use<> {
        (0..self.fips.len()).filter_map(Shape::at)
    }

    /// The counties of a state, in order of FIPS code.
    pub fn shapes_of(&self, state: State) -> impl Iterator<Item = Shape> + use<> {
        let start = self.states.partition_point(|&other| other < state);
        let end = self.states.partition_point(|&other| other <= state);
        (start..end).filter_map(Shape::at)
    }

    /// The county of a FIPS code.
    #[must_use]
    pub fn shape(&self, fips: u32) -> Option<Shape> {
        Shape::at(self.fips.binary_search(&fips).ok()?)
    }

    /// The FIPS code of a county.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a shape is asked only of its own map")]
    pub fn fips(&self, shape: Shape) -> u32 {
        self.fips[shape.position()]
    }

    /// The name of a county with its designation, such as `Polk County`.
    #[must_use]
    pub fn name(&self, shape: Shape) -> &'static str {
        self.names.get(shape.position()).copied().unwrap_or_default()
    }

    /// The state of a county.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a shape is asked only of its own map")]
    pub fn state(&self, shape: Shape) -> State {
        self.states[shape.position()]
    }

    /// The county at a pixel, or `None` for water and beyond the edges.
    #[must_use]
    pub fn county_at(&self, x: i32, y: i32) -> Option<Shape> {
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        let row = self.row(y);
        row.get(row.partition_point(|run| run.end <= x))?.shape
    }

    /// The extent of a county.
    #[must_use]
    pub fn county_extent(&self, shape: Shape) -> Extent {
        self.counties.get(shape.position()).copied().unwrap_or_default()
    }

    /// The extent of a state; the default if it is not on the map.
    #[must_use]
    pub fn state_extent(&self, state: State) -> Extent {
        self.whole.get(state.position()).copied().unwrap_or_default()
    }

    /// The runs of a row from left to right; none below the last row.
    #[must_use]
    pub fn row(&self, y: u16) -> &[Run] {
        let end_of = |row: u16| self.row_ends.get(usize::from(row)).map(|&end| end as usize);
        let start = y.checked_sub(1).map_or(Some(0), end_of);
        let range = start.zip(end_of(y)).map(|(start, end)| start..end);
        range.and_then(|range| self.runs.get(range)).unwrap_or_default()
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[Run]> + Clone {
        (0..self.height).map(|y| self.row(y))
    }

    /// All stretches of pixels with a county.
    pub(super) fn stretches(&self) -> impl Iterator<Item = Stretch> + Clone {
        (0_i32..).zip(self.rows()).flat_map(|(y, row)| {
            let starts = std::iter::once(0).chain(row.iter().map(|run| i32::from(run.end)));
            let stretches = starts.zip(row);
            stretches.filter_map(move |(start, run)| Some((y, start, run.end.into(), run.shape?)))
        })
    }
}
