//! The columns of a change.

use super::row::ChangeRow;
use crate::export::grid::{Column, Place, Value};
use crate::model::{EndReason, Model, State};

impl<'h> ChangeRow<'h> {
    /// Every column of a change, for files. Their names are a promise to programs.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("change", "Change", Place::Always, |r| Value::Text(r.change.name().into())),
        Column::new("id", "Id", Place::Never, |r| Value::text(r.id())),
        Column::new("agency", "Agency", Place::Always, |r| Value::Text(r.agency().into())),
        Column::new("agency_id", "Agency id", Place::Never, |r| Value::Text(r.agency_id().into())),
        Column::new("state", "St", Place::Always, |r| Value::text(r.state().map(State::postal))),
        Column::new("model", "Model", Place::Always, |r| Value::text(r.model().map(Model::code))),
        Column::new("signed", "Signed", Place::Always, |r| Value::day(r.signed())),
        Column::new("status", "Status", Place::Room(1), |r| Value::text(r.status())),
        Column::new("reason", "Reason", Place::Room(1), |r| {
            Value::text(r.reason().map(EndReason::name))
        }),
        Column::new("first_listed", "First listed", Place::Room(1), ChangeRow::first_listed_value),
        Column::new("last_listed", "Last listed", Place::Room(1), ChangeRow::last_listed_value),
        Column::new(
            "first_missing",
            "First missing",
            Place::Room(1),
            ChangeRow::first_missing_value,
        ),
        Column::new("ended", "Ended", Place::Never, |r| Value::text(r.ended())),
        Column::new("successor", "Successor", Place::Never, |r| {
            Value::text(r.successor().map(|ix| r.history.agreement_id(ix)))
        }),
        Column::new("listed_before", "Listed before", Place::Never, |r| {
            r.returned()
                .map_or(Value::Unknown, |list| Value::of_list(r.history.lists.row(list), None))
        }),
        Column::new("column", "Column", Place::Room(1), |r| {
            Value::text(r.corrected().map(|change| change.column.heading()))
        }),
        Column::new("before", "Before", Place::Room(1), |r| Value::text(r.before())),
        Column::new("after", "After", Place::Room(1), |r| Value::text(r.after())),
        Column::new("list", "List", Place::Never, |r| Value::text(r.source().map(|s| s.0))),
        Column::new("row", "Row", Place::Never, |r| {
            r.source().map_or(Value::Unknown, |source| Value::Number(source.1.into()))
        }),
        Column::new("rule", "Rule", Place::Never, |r| Value::text(r.rule())),
        Column::new("days", "Days", Place::Never, |r| {
            Value::text(r.days().map(|days| days.to_string()))
        }),
    ];
}
