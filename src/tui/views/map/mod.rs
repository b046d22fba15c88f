//! The map: counties coloured by model in half blocks, or, where there is no room or no colour, a
//! tile for each state or a line for each place.

mod actions;
mod cite;
mod colours;
mod data;
mod draw;
mod labels;
mod layout;
mod moves;
mod picture;
mod playing;
mod pointer;
mod refresh;
mod sentences;
mod state;
mod tile_grid;
mod tiles;
mod view;
mod words;

pub use data::MapData;
pub use labels::Label;
pub use picture::MapPicture;
pub(crate) use state::Map;

#[cfg(test)]
mod any_tests;
#[cfg(test)]
mod drawing_tests;
#[cfg(test)]
mod playing_tests;
#[cfg(test)]
mod pointer_tests;
#[cfg(test)]
mod screens_tests;
#[cfg(test)]
mod tests;
