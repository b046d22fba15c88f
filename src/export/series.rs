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
    /// The period; `None` for what belongs to none.
    pub period: Option<Period>,
    /// The first and the last day: of the period, or of the interval that is known instead. `None`
    /// before the oldest list.
    pub days: (Option<NaiveDate>, NaiveDate),
    /// Agreements by model; `None` where no list is known of the period.
    pub counts: Option<ByModel>,
    /// For endings, the earliest date of a last listing and the latest date of a first missing
    /// list.
    pub between: Option<(NaiveDate, NaiveDate)>,
}

impl PeriodRow {
    /// The columns. Their names are a promise to programs.
    pub const COLUMNS: &[Column<Self>] = &[
        Column::new("state", "State", Place::Room(1), |r| Value::text(r.state.map(State::postal))),
        Column::new("period", "Period", Place::Always, |r| Value::text(r.period.map(Period::key))),
        Column::new("from", "From", Place::Never, |r| Value::day(r.days.0)),
        Column::new("until", "Until", Place::Never, |r| Value::Day(r.days.1)),
        Column::new("measure", "Counted", Place::Never, |r| Value::Text(r.measure.into())),
        Column::new("agreements", "Agreements", Place::Always, |r| {
            let sum = |counts: ByModel| counts.into_iter().map(u64::from).sum();
            r.counts.map_or(Value::Unknown, |counts| Value::Number(sum(counts)))
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

    /// Returns the rows of a series: its periods, then what belongs to none of them.
    pub fn of(
        series: &Series,
        state: Option<State>,
        measure: &'static str,
    ) -> impl Iterator<Item = Self> {
        let periods = series.counts.iter().enumerate().map(move |(at, &counts)| {
            let period = series.period(at);
            let unseen = series.unseen.get(at).copied().flatten();
            Self {
                state,
                measure,
                period: Some(period),
                days: (Some(period.first_day()), period.last_day()),
                counts: unseen.is_none().then_some(counts),
                between: series.between.get(at).copied().flatten(),
            }
        });
        let unplaced = series.unplaced.iter().map(move |found| Self {
            state,
            measure,
            period: None,
            days: (found.after, found.by),
            counts: Some(found.counts),
            between: None,
        });
        periods.chain(unplaced)
    }

    fn count(&self, model: Option<Model>) -> Value<'static> {
        let Some(counts) = self.counts else { return Value::Unknown };
        let count = counts.get(Model::slot(model)).copied().unwrap_or(0);
        Value::Number(count.into())
    }
}
