//! Listings.

use std::io;

use super::contents::{Package, number};
use super::table::{self, Reference, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::{
    AgencyKind, AgreementIx, ApplicationIx, Column as ListColumn, County, Link, ListIx, ListKind,
    ListingIx, Model, Reading, State,
};

const TABLE: Table = Table {
    name: "listings",
    title: "Listings",
    about: "Every row of every list, as printed and as used. Rows that are blank are not listings; the problems say where a list has others that are not.",
    key: &["list", "row"],
    references: &[
        Reference { columns: &["list"], table: "lists", of: &["list"] },
        Reference { columns: &["agency_id"], table: "agencies", of: &["id"] },
        Reference { columns: &["agreement_id"], table: "agreements", of: &["id"] },
        Reference { columns: &["application_id"], table: "applications", of: &["id"] },
    ],
};

struct Row<'h> {
    package: &'h Package<'h>,
    list: ListIx,
    kind: ListKind,
    listing: ListingIx,
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Integer,
            "The number of the list.",
            Column::new("list", "List", Place::Always, |r| Value::Number(number(r.list))),
        ),
        Column::described(
            FieldKind::Integer,
            "The row of the sheet or the line of the file, counted from 1, headings included.",
            Column::new("row", "Row", Place::Always, |r| {
                Value::Number(r.package.history.listings.row(r.listing).row.into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The agency that it names.",
            Column::new("agency_id", "Agency", Place::Always, |r| {
                let history = r.package.history;
                let agency = history.tables.agencies.row(r.reading().agency);
                Value::Text(agency.id(&history.tables.texts).into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The agreement, on a list of participating agencies.",
            Column::new("agreement_id", "Agreement", Place::Always, |r| {
                Value::text(r.agreement().map(|ix| r.package.history.agreement_id(ix)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The application, on a list of pending agencies.",
            Column::new("application_id", "Application", Place::Always, |r| {
                Value::text(r.application().map(|ix| r.package.history.application_id(ix)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The postal code of the agency's state or territory, as used.",
            Column::new("state", "State", Place::Always, |r| {
                let agency = r.package.history.tables.agencies.row(r.reading().agency);
                Value::text(agency.state.map(State::postal))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "ICE's type of agency, as used.",
            Column::new("type", "Type", Place::Always, |r| {
                Value::text(r.reading().kind.map(AgencyKind::name))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The county, as used.",
            Column::new("county", "County", Place::Always, |r| {
                Value::text(r.county().map(|county| r.package.history.text(county.name)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The FIPS code of the county, five digits.",
            Column::new("county_fips", "FIPS", Place::Always, |r| {
                Value::text(r.county().map(|county| format!("{:05}", county.fips)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The model, as used: JEM, TFM or WSO.",
            Column::new("model", "Model", Place::Always, |r| {
                Value::text(r.reading().model.map(Model::code))
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The signing date, as used: the one that the lists give the agreement last.",
            Column::new("signed", "Signed", Place::Always, |r| {
                Value::day(
                    r.agreement().map_or(r.reading().signed, |ix| {
                        r.package.history.agreements.row(ix).signed
                    }),
                )
            }),
        ),
        Column::described(
            FieldKind::Address,
            "The address of the memorandum of agreement, as used.",
            Column::new("moa", "MOA", Place::Always, |r| r.address(r.reading().moa)),
        ),
        Column::described(
            FieldKind::Boolean,
            "Whether ICE says that the memorandum will be posted later.",
            Column::new("moa_pending", "MOA pending", Place::Always, |r| {
                Value::Flag(r.reading().moa == Link::Pending)
            }),
        ),
        Column::described(
            FieldKind::Address,
            "The address of an addendum, as used.",
            Column::new("addendum", "Addendum", Place::Always, |r| r.address(r.reading().addendum)),
        ),
        Column::described(
            FieldKind::Text,
            "STATE, as printed.",
            Column::new("state_printed", "STATE", Place::Always, |r| r.printed(ListColumn::State)),
        ),
        Column::described(
            FieldKind::Text,
            "LAW ENFORCEMENT AGENCY, as printed.",
            Column::new("agency_printed", "LAW ENFORCEMENT AGENCY", Place::Always, |r| {
                r.printed(ListColumn::Agency)
            }),
        ),
        Column::described(
            FieldKind::Text,
            "TYPE, as printed.",
            Column::new("type_printed", "TYPE", Place::Always, |r| r.printed(ListColumn::Type)),
        ),
        Column::described(
            FieldKind::Text,
            "COUNTY, as printed.",
            Column::new("county_printed", "COUNTY", Place::Always, |r| {
                r.printed(ListColumn::County)
            }),
        ),
        Column::described(
            FieldKind::Text,
            "SUPPORT TYPE, as printed.",
            Column::new("model_printed", "SUPPORT TYPE", Place::Always, |r| {
                r.printed(ListColumn::Model)
            }),
        ),
        Column::described(
            FieldKind::Text,
            "SIGNED, as printed; a date that the workbook stores as a date is written as ISO 8601.",
            Column::new("signed_printed", "SIGNED", Place::Always, |r| {
                r.printed(ListColumn::Signed)
            }),
        ),
        Column::described(
            FieldKind::Text,
            "MOA, as printed; of a cell with a hyperlink, its address, unless the cell says that the link is pending.",
            Column::new("moa_printed", "MOA", Place::Always, |r| r.printed(ListColumn::Moa)),
        ),
        Column::described(
            FieldKind::Text,
            "ADDENDUM, as printed; of a cell with a hyperlink, its address.",
            Column::new("addendum_printed", "ADDENDUM", Place::Always, |r| {
                r.printed(ListColumn::Addendum)
            }),
        ),
        Column::described(
            FieldKind::Object,
            "Any other columns, as printed, each under its heading.",
            Column::new("other_columns", "Other columns", Place::Always, |r| {
                let reading = r.package.history.listings.row(r.listing).reading;
                let extras = r.package.history.tables.extras(reading);
                let object: serde_json::Map<String, serde_json::Value> =
                    extras.map(|(name, value)| (name.to_owned(), value.into())).collect();
                if object.is_empty() {
                    return Value::Unknown;
                }
                Value::Parts(object.into(), String::new())
            }),
        ),
    ];

    fn reading(&self) -> &'h Reading {
        self.package.history.reading(self.listing)
    }

    fn agreement(&self) -> Option<AgreementIx> {
        let history = self.package.history;
        let listed = self.kind == ListKind::Participating;
        listed.then(|| history.agreement_of(history.listings.row(self.listing).reading)).flatten()
    }

    fn application(&self) -> Option<ApplicationIx> {
        let history = self.package.history;
        let listed = self.kind == ListKind::Pending;
        listed.then(|| history.application_of(history.listings.row(self.listing).reading)).flatten()
    }

    fn county(&self) -> Option<&'h County> {
        Some(self.package.history.tables.counties.row(self.reading().county?))
    }

    fn address(&self, link: Link) -> Value<'h> {
        match link {
            Link::Address(address) => Value::Text(self.package.history.text(address).into()),
            Link::None | Link::Pending => Value::Unknown,
        }
    }

    fn printed(&self, column: ListColumn) -> Value<'h> {
        let printed = self.package.history.printed(self.listing, column);
        Value::text(Some(printed).filter(|printed| !printed.is_empty()))
    }
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let history = package.history;
    let rows = history.lists.iter().flat_map(|(list, row)| {
        let listings = history.listings_of(list);
        listings.map(move |(listing, _)| Row { package, list, kind: row.kind, listing })
    });
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
