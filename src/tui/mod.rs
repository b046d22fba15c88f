//! The screen: event → keymap → action → update → state → view.

mod action;
mod app;
mod contribution;
mod data;
mod edge;
mod event;
mod keymap;
mod layout;
mod map;
mod plain;
#[cfg(test)]
mod sample;
pub mod state;
pub mod terminal;
pub mod texts;
mod theme;
mod update;
mod view;
mod views;

pub use action::{Action, Answer, Effect, Motion, Occasion};
pub use app::{Content, Loader, Message, Start, run};
pub use data::Data;
pub use edge::themes::ThemeChoice;
pub use edge::watch;
pub use keymap::{Binding, Command, Key, Scope, bindings};
pub use layout::{Layout, MapForm, MapLayout, Outline, Shows, SourcesLayout, Tab};
pub use map::{MapData, OffMap, off_map};
pub use plain::plain;
pub use state::{Copied, Cursor, Dialog, Face, Fate, Order, Over, Pane, State, Value, ViewKind};
pub use theme::{
    BUILT_IN as BUILT_IN_THEMES, Brightness, Characters, MapColours, Palette, Rgb, Scheme, Theme,
    ThemeError,
};
pub use update::update;
pub use view::{Label, MapPicture, StateTiles, Tile, county_labels, tile_area, view};
