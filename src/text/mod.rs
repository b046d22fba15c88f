//! How anything is written: counts, dates, AP style, short names, width, ASCII, and text of unknown
//! origin made fit for a terminal.

mod ascii;
mod dates;
mod display;
mod names;
pub mod news;
mod numbers;
mod sentences;
mod width;

pub use ascii::ascii;
pub use dates::{day, iso, short_day, short_days};
pub use display::{display, display_controls, display_line};
pub use names::shorten;
pub use numbers::{counted, thousands};
pub use sentences::{capital, sentence};
pub use width::{cut, last_columns, wrap};
