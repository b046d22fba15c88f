//! Agencies.

use std::io;

use super::contents::Package;
use super::table::{self, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::{Agency, AgencyIx, AgencyKind, County, Membership, State, Status};
use crate::reference::fbi::FbiMatch;

const TABLE: Table = Table {
    name: "agencies",
    title: "Agencies",
    about: "Every law enforcement agency that a list names, whatever the spelling: one row for an agency of a state.",
    key: &["id"],
    references: &[],
};

struct Row<'h> {
    package: &'h Package<'h>,
    agency: AgencyIx,
    id: String,
    applications: usize,
}

impl<'h> Row<'h> {
    fn agency(&self) -> &'h Agency {
        self.package.history.tables.agencies.row(self.agency)
    }

    fn county(&self) -> Option<&'h County> {
        let county = self.package.day.agency_facts(self.agency).county?;
        Some(self.package.history.tables.counties.row(county))
    }

    fn fbi(&self) -> Option<FbiMatch<'static>> {
        self.package.day.fbi(self.package.history, self.agency).ok()
    }

    fn agreements(&self, wanted: impl Fn(Status) -> bool) -> Value<'static> {
        let Package { history, day, .. } = self.package;
        let own = history.agreements_of(self.agency);
        let status =
            |ix| day.position.map_or(Status::NotYet, |position| history.status(ix, position));
        Value::count(own.filter(|&ix| wanted(status(ix))).count())
    }
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Text,
            "The agency: the postal code of its state (XX if unknown) and its name in a canonical form. Ids are made as those of the Deportation Data Project's ice-287g.",
            Column::new("id", "Id", Place::Always, |r| Value::Text((&*r.id).into())),
        ),
        Column::described(
            FieldKind::Text,
            "Its name, as the newest list prints it, with spacing and apostrophes mended.",
            Column::new("name", "Name", Place::Always, |r| {
                Value::Text(r.package.history.text(r.agency().name).into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The postal code of its state or territory.",
            Column::new("state", "State", Place::Always, |r| {
                Value::text(r.agency().state.map(State::postal))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "ICE's type of agency on the newest list that gives one: County, Municipality or State Agency.",
            Column::new("type", "Type", Place::Always, |r| {
                let kind = r.package.day.agency_facts(r.agency).kind;
                Value::text(kind.map(AgencyKind::name))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "What it is by its name: sheriff, police, county-police, constable, campus, corrections, state-police, port, prosecutor, court, regional, fire-marshal, wildlife, guard or other. Derived by g287; ICE does not print it.",
            Column::new("body", "Body", Place::Always, |r| {
                Value::Text(r.package.day.body(r.agency).name().into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "Its county on the newest list that gives one. Where it is g287's and not ICE's, `repairs` has the rule.",
            Column::new("county", "County", Place::Always, |r| {
                Value::text(r.county().map(|county| r.package.history.text(county.name)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The FIPS code of that county, five digits.",
            Column::new("county_fips", "FIPS", Place::Always, |r| {
                Value::text(r.county().map(|county| format!("{:05}", county.fips)))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "Its ORI, the identifier by which data of the FBI and of the Bureau of Justice Statistics are joined, if it is found in the FBI's table of Law Enforcement Employees.",
            Column::new("ori", "ORI", Place::Always, |r| {
                Value::text(r.fbi().map(|found| found.agency.ori.as_str()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The rule by which it is found in that table.",
            Column::new("fbi_match", "FBI match", Place::Always, |r| {
                Value::text(r.fbi().map(|found| found.rule.name()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "Whether it takes part on the day of the newest list: in the program, came back, unconfirmed or left. Empty if it only applied.",
            Column::new("membership", "Membership", Place::Always, |r| {
                let Package { history, day, .. } = r.package;
                let position = day.position;
                let membership = position.map(|position| history.membership(r.agency, position));
                Value::text(membership.and_then(Membership::name))
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of its agreements, ended ones included.",
            Column::new("agreements", "Agreements", Place::Always, |r| r.agreements(|_| true)),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of those that are active on the newest list.",
            Column::new("active_agreements", "Active", Place::Always, |r| {
                r.agreements(|status| status == Status::Active)
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of its applications, whatever became of them.",
            Column::new("applications", "Applications", Place::Always, |r| {
                Value::count(r.applications)
            }),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let history = package.history;
    let mut applications = vec![0_usize; history.tables.agencies.len()];
    for application in history.applications.rows() {
        if let Some(count) = applications.get_mut(application.agency.0 as usize) {
            *count += 1;
        }
    }
    let row = |(agency, applications): (AgencyIx, usize)| {
        let id = history.tables.agencies.row(agency).id(&history.tables.texts);
        Row { package, agency, id, applications }
    };
    let known = |(agency, applications): &(AgencyIx, usize)| {
        *applications > 0 || history.agreements_of(*agency).next().is_some()
    };
    let agencies = history.tables.agencies.handles().zip(applications);
    let mut rows: Vec<Row<'_>> = agencies.filter(known).map(row).collect();
    rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
