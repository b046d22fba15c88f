//! The columns of an agreement.

use super::agreement::Record;
use super::repairs::RepairRecord;
use crate::export::grid::{Column, Place, Value};
use crate::model::{AgencyKind, EndReason, Link, Model, State};
use crate::query::MatchKind;

impl<'h> Record<'h> {
    /// Every column of a record. Their names are a promise to programs.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("id", "Id", Place::Never, |r| Value::Text(r.id().into())),
        Column::new("agency", "Agency", Place::Always, |r| Value::Text(r.agency().into())),
        Column::new("agency_id", "Agency id", Place::Never, |r| Value::Text(r.agency_id().into())),
        Column::new("state", "St", Place::Always, |r| Value::text(r.state().map(State::postal))),
        Column::new("county", "County", Place::Room(4), |r| Value::text(r.county())),
        Column::new("type", "Type", Place::Room(3), |r| {
            Value::text(r.kind().map(AgencyKind::name))
        }),
        Column::new("model", "Model", Place::Always, |r| Value::text(r.model().map(Model::code))),
        Column::new("signed", "Signed", Place::Always, |r| Value::day(r.signed())),
        Column::new("signed_printed", "Printed", Place::Never, |r| {
            Value::text(Some(r.signed_printed()).filter(|printed| !printed.is_empty()))
        }),
        Column::new("status", "Status", Place::Always, |r| Value::text(r.status.name())),
        Column::new("ended_reason", "Reason", Place::Room(6), |r| {
            Value::text(r.ended_reason().map(EndReason::name))
        }),
        Column::new("first_listed", "First listed", Place::Room(1), |r| {
            Value::Day(r.first_listed())
        }),
        Column::new("last_listed", "Last listed", Place::Room(2), |r| Value::Day(r.last_listed())),
        Column::new("first_missing", "First missing", Place::Room(5), |r| {
            Value::day(r.first_missing())
        }),
        Column::new("moa", "MOA", Place::Never, |r| Value::text(r.address(r.reading().moa))),
        Column::new("moa_pending", "MOA pending", Place::Never, |r| {
            Value::Flag(r.reading().moa == Link::Pending)
        }),
        Column::new("addendum", "Addendum", Place::Never, |r| {
            Value::text(r.address(r.reading().addendum))
        }),
        Column::new("match", "Match", Place::Never, |r| {
            Value::text(r.found().map(MatchKind::name))
        }),
        Column::new("repairs", "Repairs", Place::Never, |r| {
            let repairs = r.repairs();
            let words: Vec<String> = repairs.iter().map(RepairRecord::line).collect();
            let json = serde_json::to_value(&repairs).unwrap_or_default();
            Value::Parts(json, words.join("; "))
        }),
        Column::new("source", "Source", Place::Never, |r| {
            let (list, row) = r.source();
            let json = serde_json::json!({ "list": list.file, "row": row });
            Value::Parts(json, format!("{}, row {row}", list.file))
        }),
    ];
}
