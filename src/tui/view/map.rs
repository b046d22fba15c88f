//! The map: counties in half blocks, or a tile for each state where there is no room or no colour.

mod labels;
mod lines;
mod notes;
mod picture;
mod place;
mod screen;
mod tiles;

pub use self::labels::{Label, county_labels};
pub(crate) use self::notes::share;
pub use self::picture::MapPicture;
pub(crate) use self::screen::{draw, territory_area};
pub(crate) use self::tiles::{COLUMNS as TILE_COLUMNS, HEIGHT as TILE_ROWS, next_tile};
pub use self::tiles::{StateTiles, Tile, tile_area};

#[cfg(test)]
mod tests;
