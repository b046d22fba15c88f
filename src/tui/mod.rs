//! The screen. `kit` are the parts that screens are made of, `core` is what views and layers have in
//! common, `views` and `layers` are what is seen, and `shell` puts them together and runs them.

pub mod core;
pub mod kit;
mod layers;
pub mod shell;
pub mod views;

pub use core::{Context, Data};
pub use kit::theme::{BUILT_IN as BUILT_IN_THEMES, MapColours, Rgb, Theme};
pub use shell::{
    Adding, Content, Loader, Screen, Start, ThemeChoice, VIEWS, ViewName, plain, run, watch_list,
};
