//! The day of the clock, which only ages of lists depend on.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use chrono::{DateTime, NaiveDate};

use crate::query::dates;

/// The variable that takes the place of the clock, for output that is to be the same on every day.
const VARIABLE: &str = "G287_TODAY";

/// Today by `G287_TODAY`, else by the clock, in UTC.
pub(super) fn today() -> Result<NaiveDate> {
    match env::var(VARIABLE) {
        Ok(text) => dates::day(&text).map_err(|error| anyhow!("{VARIABLE}: {error}")),
        Err(_) => Ok(by_the_clock().unwrap_or_default()),
    }
}

fn by_the_clock() -> Option<NaiveDate> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let now = DateTime::from_timestamp(i64::try_from(passed.as_secs()).ok()?, 0)?;
    Some(now.date_naive())
}
