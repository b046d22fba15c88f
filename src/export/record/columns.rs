//! The columns of an agreement or an application.

use super::entry::Record;
use super::repairs::RepairRecord;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::{AgencyKind, EndReason, Link, Model, Outcome, State};
use crate::query::{MatchKind, StatusKind};

impl<'h> Record<'h> {
    /// Every column of a record. Their names are a promise to programs.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Text,
            "The agreement: its agency, its model and its signing date. Ids are made as those of the Deportation Data Project's ice-287g.",
            Column::new("id", "Id", Place::Never, |r| Value::Text(r.id().into())),
        ),
        Column::described(
            FieldKind::Text,
            "The name of the agency, as the newest list prints it, with spacing and apostrophes mended.",
            Column::new("agency", "Agency", Place::Always, |r| Value::Text(r.agency().into())),
        ),
        Column::described(
            FieldKind::Text,
            "The agency.",
            Column::new("agency_id", "Agency id", Place::Never, |r| {
                Value::Text(r.agency_id().into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The postal code of the agency's state or territory.",
            Column::new("state", "St", Place::Always, |r| {
                Value::text(r.state().map(State::postal))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The agency's county: from the last listing, else from the newest list that gives one.",
            Column::new("county", "County", Place::Room(4), |r| Value::text(r.county())),
        ),
        Column::described(
            FieldKind::Text,
            "ICE's type of agency: County, Municipality or State Agency; from the last listing, else from the newest list that gives one.",
            Column::new("type", "Type", Place::Room(3), |r| {
                Value::text(r.kind().map(AgencyKind::name))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "What the agency is by its name: sheriff, police, county-police, constable, campus, corrections, state-police, port, prosecutor, court, regional, fire-marshal, wildlife, guard or other. Derived by g287; ICE does not print it.",
            Column::new("body", "Body", Place::Never, |r| Value::Text(r.body().name().into())),
        ),
        Column::described(
            FieldKind::Text,
            "The rule by which the county is g287's and not ICE's; empty if ICE prints it, or if it is unknown.",
            Column::new("county_rule", "County rule", Place::Never, |r| {
                Value::text(r.county_rule())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The model: JEM (Jail Enforcement Model), TFM (Task Force Model) or WSO (Warrant Service Officer).",
            Column::new("model", "Model", Place::Always, |r| {
                Value::text(r.model().map(Model::code))
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The signing date as used, after repair.",
            Column::new("signed", "Signed", Place::Always, |r| Value::day(r.signed())),
        ),
        Column::described(
            FieldKind::Text,
            "The signing date as the first listing prints it.",
            Column::new("signed_printed", "Printed", Place::Never, |r| {
                Value::text(Some(r.signed_printed()).filter(|printed| !printed.is_empty()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The status on the day of the newest list: active (on the participating list in force), unconfirmed (missing from fewer than two accepted lists, or for under seven days) or ended.",
            Column::new("status", "Status", Place::Always, |r| {
                Value::text(r.status().map(StatusKind::name))
            }),
        ),
        Column::new("entry", "Entry", Place::Never, |r| Value::Text(r.entry_name().into())),
        Column::new("outcome", "Outcome", Place::Never, |r| {
            Value::text(r.outcome().map(Outcome::name))
        }),
        Column::new("agreement", "Agreement", Place::Never, |r| {
            r.led_to().map_or(Value::Unknown, |id| Value::Text(id.into()))
        }),
        Column::new("days", "Days", Place::Never, |r| {
            // The number may be negative, which other numbers of a grid are not.
            r.days().map_or(Value::Unknown, |days| Value::Parts(days.into(), days.to_string()))
        }),
        Column::described(
            FieldKind::Text,
            "Why it ended, as far as the lists show; ICE gives no reasons.",
            Column::new("ended_reason", "Reason", Place::Room(6), |r| {
                Value::text(r.ended_reason().map(EndReason::name))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "When and why it ended, in words, with the time of day where both lists are of one day.",
            Column::new("ended", "Ended", Place::Never, |r| Value::text(r.ended())),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the first list that has it. It does not mean signed; on the first list of the record, and on the first after a gap, it means \"by then\".",
            Column::new("first_listed", "First listed", Place::Room(1), |r| {
                Value::of_list(r.first_list(), None)
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the last list that has it. If it ended, it ended after that list.",
            Column::new("last_listed", "Last listed", Place::Room(2), |r| {
                Value::of_list(r.last_list(), r.editions().map(|[last, _]| last))
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the first accepted list after that, which lacks it. If it ended, it ended by that day.",
            Column::new("first_missing", "First missing", Place::Room(5), |r| {
                r.first_missing().map_or(Value::Unknown, |list| {
                    Value::of_list(list, r.editions().map(|[_, missing]| missing))
                })
            }),
        ),
        Column::described(
            FieldKind::Address,
            "The address of the memorandum of agreement.",
            Column::new("moa", "MOA", Place::Never, |r| Value::text(r.address(r.reading().moa))),
        ),
        Column::described(
            FieldKind::Boolean,
            "Whether ICE says that the memorandum will be posted later.",
            Column::new("moa_pending", "MOA pending", Place::Never, |r| {
                Value::Flag(r.reading().moa == Link::Pending)
            }),
        ),
        Column::described(
            FieldKind::Address,
            "The address of an addendum to the memorandum.",
            Column::new("addendum", "Addendum", Place::Never, |r| {
                Value::text(r.address(r.reading().addendum))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The ORI of the agency, the identifier by which data of the FBI and of the Bureau of Justice Statistics are joined, if it is found in the FBI's table of Law Enforcement Employees.",
            Column::new("ori", "ORI", Place::Never, |r| {
                Value::text(r.fbi().map(|found| found.agency.ori.as_str()))
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The year of the agency's figures in that table, the latest that it has.",
            Column::new("fbi_year", "FBI year", Place::Never, |r| {
                number(r.fbi().map(|found| u32::from(found.agency.year)))
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "Sworn officers of the agency in that year, by the FBI.",
            Column::new("officers", "Officers", Place::Never, |r| {
                number(r.fbi().map(|found| found.agency.officers))
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The people whom the agency serves, by the FBI; empty if they are counted with another agency.",
            Column::new("population_served", "Population served", Place::Never, |r| {
                number(r.fbi().and_then(|found| found.agency.serves()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The rule by which the agency is found in that table.",
            Column::new("fbi_match", "FBI match", Place::Never, |r| {
                Value::text(r.fbi().map(|found| found.rule.name()))
            }),
        ),
        Column::new("match", "Match", Place::Never, |r| {
            Value::text(r.found().map(MatchKind::name))
        }),
        Column::new("repairs", "Repairs", Place::Never, |r| {
            let repairs = r.repairs();
            let words: Vec<String> = repairs.iter().map(RepairRecord::line).collect();
            let json = serde_json::to_value(&repairs).unwrap_or_default();
            Value::Parts(json, words.join("; "))
        }),
        Column::described(
            FieldKind::Text,
            "Doubts about the agreement as a whole, such as a signing date after the first list that has it. Nothing is changed because of them.",
            Column::new("doubts", "Doubts", Place::Never, |r| {
                let doubts = r.doubts();
                let words: Vec<&str> = doubts.iter().map(|doubt| doubt.message.as_str()).collect();
                let words = words.join("; ");
                Value::Parts(serde_json::to_value(&doubts).unwrap_or_default(), words)
            }),
        ),
        Column::new("list", "List", Place::Never, |r| Value::Text((&*r.source().0.file).into())),
        Column::new("row", "Row", Place::Never, |r| Value::Number(r.source().1.into())),
        Column::new("source", "Source", Place::Never, |r| {
            let (list, row) = r.source();
            let json = serde_json::json!({ "list": list.file, "row": row });
            Value::Parts(json, format!("{}, row {row}", list.file))
        }),
    ];

    /// The columns, with how well a row matches in front, for a table in which that matters.
    #[must_use]
    pub fn columns_with_match() -> Vec<Column<Self>> {
        let mut columns = Self::COLUMNS.to_vec();
        if let Some(at) = columns.iter().position(|column| column.name == "match") {
            let column = columns.remove(at);
            columns.insert(0, Column { place: Place::Always, ..column });
        }
        columns
    }
}

fn number(number: Option<u32>) -> Value<'static> {
    number.map_or(Value::Unknown, |number| Value::Number(number.into()))
}
