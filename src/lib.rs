//! g287: a terminal explorer of ICE's 287(g) agreements. The rooms of the house, and which of them
//! may know which, are told in the README.

pub mod clean;
pub mod cli;
pub mod export;
pub mod history;
pub mod load;
pub mod map;
pub mod model;
pub mod query;
pub mod read;
pub mod text;
pub mod tui;
