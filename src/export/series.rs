//! Agreements over time as rows, one for each period, or for each state and period.

use chrono::NaiveDate;

use super::grid::{Column, Place, Value};
use crate::model::{Model, State};
use crate::query::{ByModel, Facet, Period, Series};

/// The counts of one period.
#[derive(Clone, Copy, Debug)]
pub struct PeriodRow {
    /// The state, if each has rows of its own.
    pub state: Option<State>,
    /// What is counted, such as `signed`.
    pub measure: &'static str,
    /// The period.
    pub period: Period,
    /// Agreements by model.
    pub counts: ByModel,
    /// For endings, the earliest date of a last listing and the latest date of a first missing
    /// list.
    pub between: Option<(NaiveDate, NaiveDate)>,
}

impl PeriodRow {
    /// The columns. Their names are a promise to programs.
    pub const COLUMNS: &[Column<Self>] = &[
        Column::new("state", "State", Place::Room(1), |r| Value::text(r.state.map(State::postal))),
        Column::new("period", "Period", Place::Always, |r| Value::Text(r.period.key().into())),
        Column::new("from", "From", Place::Never, |r| Value::Day(r.period.first_day())),
        Column::new("until", "Until", Place::Never, |r| Value::Day(r.period.last_day())),
        Column::new("measure", "Counted", Place::Never, |r| Value::Text(r.measure.into())),
        Column::new("agreements", "Agreements", Place::Always, |r| {
            Value::Number(r.counts.iter().copied().map(u64::from).sum())
        }),
        Column::new("JEM", "JEM", Place::Always, |r| r.count(Some(Model::JailEnforcement))),
        Column::new("WSO", "WSO", Place::Always, |r| r.count(Some(Model::WarrantService))),
        Column::new("TFM", "TFM", Place::Always, |r| r.count(Some(Model::TaskForce))),
        Column::new("model_unknown", "Unknown", Place::Never, |r| r.count(None)),
        Column::new("last_listed", "Last listed", Place::Room(2), |r| {
            Value::day(r.between.map(|(after, _)| after))
        }),
        Column::new("first_missing", "First missing", Place::Room(2), |r| {
            Value::day(r.between.map(|(_, by)| by))
        }),
    ];

    /// Returns the rows of a series.
    pub fn of(
        series: &Series,
        state: Option<State>,
        measure: &'static str,
    ) -> impl Iterator<Item = Self> {
        series.counts.iter().enumerate().map(move |(at, &counts)| Self {
            state,
            measure,
            period: series.period(at),
            counts,
            between: series.between.get(at).copied().flatten(),
        })
    }

    fn count(&self, model: Option<Model>) -> Value<'static> {
        let count = self.counts.get(Model::slot(model)).copied().unwrap_or(0);
        Value::Number(count.into())
    }
}
