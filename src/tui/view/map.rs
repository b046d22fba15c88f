//! The map: counties in half blocks, or a tile for each state where there is no room or no colour.

mod labels;
mod picture;
mod tiles;

pub use self::labels::{Label, county_labels};
pub use self::picture::MapPicture;
pub use self::tiles::{StateTiles, Tile, tile_area};

#[cfg(test)]
mod tests;
