//! The screen: event → keymap → action → update → state → view.

mod action;
mod app;
mod data;
mod event;
mod keymap;
mod layout;
mod map;
#[cfg(test)]
mod sample;
mod state;
pub mod terminal;
mod theme;
mod update;
mod view;
mod words;

pub use action::{Action, Effect, Motion};
pub use app::{Content, Loader, Message, Start, run};
pub use data::Data;
pub use keymap::{BINDINGS, Binding, Key, Scope};
pub use layout::Layout;
pub use map::MapData;
pub use state::{Cursor, Pane, State, Value};
pub use theme::{Brightness, Characters, MapColours, Rgb, Theme};
pub use update::update;
pub use view::{Label, MapPicture, StateTiles, Tile, county_labels, tile_area, view};
