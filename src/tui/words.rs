//! How days are said.

use chrono::NaiveDate;

/// A day as the screen says it: `6 Jun 2025`.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}
