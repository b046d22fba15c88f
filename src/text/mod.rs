//! How anything is written: counts, states and territories, dates, AP style, short names, width, ASCII, names folded for
//! comparison, and hostile characters made visible.

mod ascii;
mod blanks;
mod columns;
mod dates;
mod display;
mod endings;
mod escapes;
mod fold;
mod lists;
mod names;
pub mod news;
mod numbers;
mod sentences;
mod states;
mod width;

pub use ascii::ascii;
pub use blanks::mark_blanks;
pub use columns::{ColumnDemand, FittedColumn, fit_columns};
pub use dates::{day, iso, iso_if_known, short_day, short_days};
pub use display::{display, display_controls, display_line};
pub use endings::{EndingWords, Published};
pub use escapes::percent_decoded;
pub use fold::{fold, is_apostrophe, unaccented};
pub use lists::{
    age, days_before, days_between, list_and_file, list_day, list_name, news_list_day,
    short_days_before, short_list_day, short_list_name,
};
pub use names::shorten;
pub use numbers::{counted, thousands};
pub use sentences::{and_more, capital, sentence};
pub use states::{news_states, place, states};
pub use width::{cut, last_columns, wrap};
