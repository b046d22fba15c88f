//! States and counties as places for a cursor.

use super::extent::Extent;
use super::raster::CountyMap;
use super::shape::Shape;
use super::window::Window;
use crate::model::State;

/// A place on the map.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Region {
    /// A whole state.
    State(State),
    /// One county.
    County(Shape),
}

/// A direction on the map.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    /// To the west.
    Left,
    /// To the east.
    Right,
    /// To the north.
    Up,
    /// To the south.
    Down,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];

    /// The distance from `from` to `to` in this direction, and sideways.
    #[must_use]
    pub const fn distance(self, from: (i32, i32), to: (i32, i32)) -> (i32, i32) {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        match self {
            Self::Left => (-x, y.abs()),
            Self::Right => (x, y.abs()),
            Self::Up => (-y, x.abs()),
            Self::Down => (y, x.abs()),
        }
    }
}

/// How much more a step sideways costs than a step ahead. With less, places close to others could
/// not be reached from any side.
const ASIDE: i32 = 4;

impl CountyMap {
    /// The extent of a place.
    #[must_use]
    pub fn extent(&self, region: Region) -> Extent {
        match region {
            Region::State(state) => self.state_extent(state),
            Region::County(shape) => self.county_extent(shape),
        }
    }

    /// Whether a state is an inset below the others: Alaska and Hawaii.
    #[must_use]
    pub fn is_inset(state: State) -> bool {
        matches!(state.postal(), "AK" | "HI")
    }

    /// The window on a state with a margin, or `None` if it is not on the map.
    #[must_use]
    pub fn bounds(&self, state: State) -> Option<Window> {
        let extent = self.state_extent(state);
        let margin = extent.bounds.width.max(extent.bounds.height) / 24 + 1;
        (extent.pixels > 0).then(|| extent.bounds.with_margin(margin))
    }

    /// The nearest place of the same kind in a direction: from a state the next state, from a
    /// county the next county of its state.
    #[must_use]
    pub fn next(&self, from: Region, direction: Direction) -> Option<Region> {
        match from {
            Region::State(state) => {
                let states = State::all().filter(|&other| other != state).map(Region::State);
                self.nearest(from, direction, states)
            }
            Region::County(shape) => {
                let counties = self.shapes_of(self.state(shape));
                self.nearest(
                    from,
                    direction,
                    counties.filter(|&other| other != shape).map(Region::County),
                )
            }
        }
    }

    fn nearest(
        &self,
        from: Region,
        direction: Direction,
        places: impl Iterator<Item = Region>,
    ) -> Option<Region> {
        let centre = self.extent(from).centre;
        let far = places.filter_map(|place| {
            let extent = self.extent(place);
            let (ahead, aside) = direction.distance(centre, extent.centre);
            (ahead > 0 && extent.pixels > 0).then_some((ahead + ASIDE * aside, place))
        });
        far.min_by_key(|&(far, _)| far).map(|(_, place)| place)
    }
}
