//! What views and layers have in common: what is asked and answered, keys, effects, and what a view
//! and a layer are.

mod cited;
mod colours;
mod context;
pub mod data;
pub mod effect;
mod exported;
mod hidden;
pub mod keys;
pub(crate) mod layer;
pub(crate) mod models;
pub(crate) mod moves;
mod order;
pub(crate) mod outline;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod stacked;
pub(crate) mod steps;
#[cfg(test)]
pub(crate) mod testing;
pub mod texts;
mod time;
pub(crate) mod two_panes;
pub(crate) mod typing;
pub(crate) mod view;
pub mod watch;

pub(crate) use cited::Passage;
pub(crate) use colours::ModelColours;
pub use context::Context;
pub use data::Data;
pub use effect::{Effect, NewLists, Order, Response, ThemeStep};
pub(crate) use exported::{Give, agency_rows, file_name};
pub(crate) use hidden::Hidden;
pub(crate) use keys::{Binding, Hint, Key, Scope, bind};
pub(crate) use layer::{Layer, Reply};
pub(crate) use order::by_status;
pub(crate) use outline::Outline;
pub(crate) use steps::{Run, Steps};
pub(crate) use two_panes::TwoPanes;
pub(crate) use view::{Destination, Input, Outcome, View};
pub(crate) use watch::Watch;
