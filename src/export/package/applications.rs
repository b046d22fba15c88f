//! Applications.

use std::io;

use super::contents::{Package, place};
use super::table::{self, Reference, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::{AgreementIx, Application, ApplicationIx, ListingIx, Model, Outcome};

const TABLE: Table = Table {
    name: "applications",
    title: "Applications",
    about: "Every application that a list of pending agencies has: one row for an agency and a model.",
    key: &["id"],
    references: &[
        Reference { columns: &["agency_id"], table: "agencies", of: &["id"] },
        Reference { columns: &["agreement_id"], table: "agreements", of: &["id"] },
        Reference {
            columns: &["first_list", "first_row"],
            table: "listings",
            of: &["list", "row"],
        },
        Reference { columns: &["last_list", "last_row"], table: "listings", of: &["list", "row"] },
    ],
};

struct Row<'h> {
    package: &'h Package<'h>,
    application: ApplicationIx,
    id: String,
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Text,
            "The application: its agency, its model, the word pending, and the date of the first list that has it.",
            Column::new("id", "Id", Place::Always, |r| Value::Text((&*r.id).into())),
        ),
        Column::described(
            FieldKind::Text,
            "The agency.",
            Column::new("agency_id", "Agency", Place::Always, |r| {
                let history = r.package.history;
                let agency = history.tables.agencies.row(r.row().agency);
                Value::Text(agency.id(&history.tables.texts).into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The model: JEM, TFM or WSO.",
            Column::new("model", "Model", Place::Always, |r| {
                Value::text(r.row().model.map(Model::code))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "What has become of it by the newest lists: pending, signed, held already (the agency had an agreement under that model when it applied), renamed (it goes on under another name or state), or withdrawn (gone from the pending lists and none of these). Empty if no accepted list has it.",
            Column::new("outcome", "Outcome", Place::Always, |r| {
                Value::text(r.outcome().map(Outcome::name))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The agreement that was signed or held already.",
            Column::new("agreement_id", "Agreement", Place::Always, |r| {
                Value::text(r.signed().map(|agreement| r.package.history.agreement_id(agreement)))
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the first list that has it.",
            Column::new("first_listed", "First listed", Place::Always, |r| r.listed(r.row().first)),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the last list that has it.",
            Column::new("last_listed", "Last listed", Place::Always, |r| r.listed(r.row().last)),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of the first list that has it.",
            Column::new("first_list", "First list", Place::Always, |r| r.place(r.row().first).0),
        ),
        Column::described(
            FieldKind::Integer,
            "Its row on that list.",
            Column::new("first_row", "First row", Place::Always, |r| r.place(r.row().first).1),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of the last list that has it.",
            Column::new("last_list", "Last list", Place::Always, |r| r.place(r.row().last).0),
        ),
        Column::described(
            FieldKind::Integer,
            "Its row on that list.",
            Column::new("last_row", "Last row", Place::Always, |r| r.place(r.row().last).1),
        ),
    ];

    fn row(&self) -> &'h Application {
        self.package.history.applications.row(self.application)
    }

    fn outcome(&self) -> Option<Outcome> {
        let Package { history, day, .. } = self.package;
        history.outcome(self.application, day.pending?, day.position)
    }

    fn signed(&self) -> Option<AgreementIx> {
        match self.outcome() {
            Some(Outcome::Signed(agreement) | Outcome::Held(agreement)) => Some(agreement),
            _ => None,
        }
    }

    fn listed(&self, listing: ListingIx) -> Value<'static> {
        let history = self.package.history;
        Value::Day(history.lists.row(history.list_of(listing)).date)
    }

    fn place(&self, listing: ListingIx) -> (Value<'static>, Value<'static>) {
        let (list, row) = place(self.package.history, listing);
        (Value::Number(list), Value::Number(row))
    }
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let applications = package.history.applications.handles();
    let row =
        |application| Row { package, application, id: package.history.application_id(application) };
    let mut rows: Vec<Row<'_>> = applications.map(row).collect();
    rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
