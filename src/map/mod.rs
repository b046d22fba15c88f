//! The counties of the United States as a raster: the county of each pixel, scaling to a screen,
//! and neighbours for the cursor.
//!
//! The raster is `assets/counties.map`, made by `examples/county_raster.rs`; its pixels are square
//! and in the projection `geoAlbersUsa`, with Alaska and Hawaii set below the other states. The
//! territories are not on it.

mod bundled;
mod extent;
mod format;
mod grid;
mod neighbours;
mod raster;
mod region;
mod shape;
mod window;

pub use extent::Extent;
pub use format::{MAGIC, MapError, decode, encode};
pub use grid::Grid;
pub use raster::CountyMap;
pub use region::{Direction, Region};
pub use shape::{Run, Shape};
pub use window::Window;
