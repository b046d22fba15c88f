//! A year as a grid of weeks.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

/// Columns of the year and of the names of the days of the week, with a blank.
const WEEKDAYS: u16 = 5;
/// Weeks that a year can touch.
const WEEKS: u16 = 54;

/// A year of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct YearGrid {
    area: Rect,
    /// Columns of a week.
    wide: u16,
    /// The Monday of the first week on the screen.
    monday: NaiveDate,
    /// Weeks on the screen.
    weeks: u16,
}

impl YearGrid {
    /// A year in its area; where not all weeks have room, those around `cursor`.
    pub(super) fn new(year: i32, area: Rect, cursor: NaiveDate) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let room = area.width.saturating_sub(WEEKDAYS);
        let wide = if room >= WEEKS * 2 { 2 } else { 1 };
        let weeks = (room / wide).min(WEEKS);
        let at = if cursor.year() == year { weeks_from(monday(first)?, cursor) } else { 0 };
        let skipped = (at - i64::from(weeks / 2)).clamp(0, i64::from(WEEKS - weeks));
        let monday = monday(first)? + chrono::TimeDelta::weeks(skipped);
        Some(Self { area, wide, monday, weeks })
    }

    /// The line of the year and its months.
    pub(super) fn heading(&self) -> Rect {
        Rect { height: self.area.height.min(1), ..self.area }
    }

    /// The line of a day of the week, counted from Monday, from its name on.
    pub(super) fn weekday(&self, day: u16) -> Option<Rect> {
        (day + 1 < self.area.height).then_some(Rect {
            y: self.area.y + 1 + day,
            height: 1,
            ..self.area
        })
    }

    /// Where a day stands.
    pub(super) fn day(&self, day: NaiveDate) -> Option<Rect> {
        let week = weeks_from(self.monday, day);
        let week = u16::try_from(week).ok().filter(|&week| week < self.weeks)?;
        let line = self.weekday(u16::try_from(day.weekday().num_days_from_monday()).ok()?)?;
        Some(Rect { x: line.x + WEEKDAYS + week * self.wide, width: self.wide, ..line })
    }
}

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(chrono::Days::new(day.weekday().num_days_from_monday().into()))
}

fn weeks_from(monday: NaiveDate, day: NaiveDate) -> i64 {
    (day - monday).num_days().div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_year_has_a_cell_of_its_own() {
        for (width, height) in [(160, 8), (76, 8), (59, 8)] {
            for year in [2024, 2025, 2026, 2028, 2040] {
                let area = Rect::new(3, 2, width, height);
                let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
                let grid = YearGrid::new(year, area, first).unwrap();
                let days: Vec<NaiveDate> =
                    first.iter_days().take_while(|day| day.year() == year).collect();
                let mut cells: Vec<Rect> = days.iter().map(|&day| grid.day(day).unwrap()).collect();
                assert!(cells.iter().all(|&cell| cell.intersection(area) == cell), "{year}");
                cells.sort_unstable_by_key(|cell| (cell.x, cell.y));
                cells.dedup();
                assert_eq!(cells.len(), days.len(), "{year} in {width}");
            }
        }
    }

    #[test]
    fn where_not_all_weeks_have_room_the_cursor_is_among_them() {
        for width in 6..60 {
            let area = Rect::new(0, 0, width, 8);
            let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
            for day in first.iter_days().take(365).step_by(9) {
                let grid = YearGrid::new(2025, area, day).unwrap();
                assert!(grid.day(day).is_some(), "{day} in {width}");
            }
        }
    }
}
