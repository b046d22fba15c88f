//! From list to list and from month to month.

use chrono::{Datelike, Months, NaiveDate};

use super::Context;
use super::steps::Run;
use crate::model::ListKind;

impl Context {
    /// Goes so many lists forward in time; back where negative.
    pub(crate) fn step_lists(&mut self, by: i32) {
        self.steps.in_run(Run::Time);
        let Some(now) = self.day.position else { return };
        let last = self.data.history.participating.len().saturating_sub(1);
        let target = i64::try_from(now).unwrap_or(0).saturating_add(i64::from(by));
        let target = usize::try_from(target.max(0)).unwrap_or(0).min(last);
        if target == now {
            self.say(if by > 0 { "this is the newest list" } else { "this is the oldest list" });
            return;
        }
        self.go_to_list(target);
    }

    /// Goes to the newest list.
    pub(crate) fn go_to_newest(&mut self) {
        self.step_lists(i32::MAX);
    }

    /// Goes to the accepted participating list at a position.
    pub(crate) fn go_to_list(&mut self, target: usize) {
        let history = &self.data.history;
        if self.day.position == Some(target) {
            return;
        }
        let last = history.participating.len().saturating_sub(1);
        // With the newest list stands what was applied for since.
        let newest = (target == last).then(|| history.newest_day()).flatten();
        let day = match newest {
            Some(newest) => Some(self.day.moved(history, newest)),
            None => self.day.moved_to(history, target),
        };
        if let Some(day) = day {
            self.set_day(day);
        }
    }

    /// Goes to the list in force at the end of the month so many months away; at the ends of the
    /// record to its first or last list.
    pub(crate) fn step_months(&mut self, by: i32) {
        let Some(target) = months_away(self.day.as_of, by) else { return };
        let history = &self.data.history;
        let position = history.in_force(ListKind::Participating, target).unwrap_or(0);
        let now = self.day.position.unwrap_or(0);
        let step = i32::try_from(position).unwrap_or(0) - i32::try_from(now).unwrap_or(0);
        // A month without a list of its own is passed over.
        self.step_lists(if step == 0 { by.signum() } else { step });
    }
}

fn months_away(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let first = day.with_day(1)?;
    let months = Months::new(by.unsigned_abs());
    let moved =
        if by < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
    moved?.checked_add_months(Months::new(1))?.pred_opt()
}
