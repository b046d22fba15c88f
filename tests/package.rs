//! `g287 package`: the tables are read back, and checked against their description and `stats`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use commands_support::{Lists, Row};
use serde_json::Value;

const HOSTILE: &str = "=HYPERLINK(\"http://example.com\", \"Doña, 'Ana'\")\n@Sheriff";

const COLLIER: Row<'_> = &[
    "FLORIDA",
    "Collier County Sheriff's Office",
    "County",
    "Collier County",
    "Task Force Model",
    "2025-02-26",
    "https://www.ice.gov/doclib/287gMOA/collier.pdf",
    "",
];
const POLK: Row<'_> = &[
    "TEXAS ",
    "Polk County Sheriff's Office",
    "County",
    "Polk",
    "Warrant Services Officer",
    "05/082025",
    "link pending",
    "",
];
const HOSTILE_ROW: Row<'_> =
    &["GUAM", HOSTILE, "Nonsense", "", "Jail Enforcement Model", "2025-03-01", "", ""];
const NAPLES: Row<'_> =
    &["FLORIDA", "Naples Police Department", "Municipality", "Collier County", "Task Force Model"];
const APPLIED: Row<'_> =
    &["FLORIDA", "Collier County Sheriff's Office", "County", "", "Task Force Model"];

/// Lists with repairs, doubts, a repeated row, an ending, a territory, and applications.
fn lists() -> Lists {
    let lists = Lists::new();
    lists.pending("2025-02-01", &[NAPLES, APPLIED]);
    lists.participating("2025-06-06", &[COLLIER, POLK, HOSTILE_ROW, COLLIER]);
    lists.participating("2025-07-01", &[COLLIER, HOSTILE_ROW]);
    lists.participating("2025-08-01", &[HOSTILE_ROW, COLLIER]);
    lists.pending("2025-07-30", &[NAPLES]);
    lists
}

/// A table that was read back: its description, and its rows by the names of their columns.
struct Table {
    resource: Value,
    rows: Vec<BTreeMap<String, String>>,
}

/// Reads a package with nothing but its description and a reader of CSV.
fn read(folder: &Path) -> (Value, BTreeMap<String, Table>) {
    let package = fs::read(folder.join("datapackage.json")).unwrap();
    let package: Value = serde_json::from_slice(&package).unwrap();
    let resources = package["resources"].as_array().unwrap().clone();
    let tables = resources.into_iter().map(|resource| {
        let file = folder.join(resource["path"].as_str().unwrap());
        assert_eq!(fs::metadata(&file).unwrap().len(), resource["bytes"].as_u64().unwrap());
        let mut reader = csv::Reader::from_path(&file).unwrap();
        let columns: Vec<String> = reader.headers().unwrap().iter().map(Into::into).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(columns, names, "{}", file.display());
        let record = |record: csv::StringRecord| {
            columns.iter().cloned().zip(record.iter().map(Into::into)).collect()
        };
        let rows = reader.records().map(|row| record(row.unwrap())).collect();
        (resource["name"].as_str().unwrap().to_owned(), Table { resource, rows })
    });
    let tables = tables.collect();
    (package, tables)
}

fn package(lists: &Lists, folder: &Path) {
    let path = folder.to_str().unwrap();
    lists.command(&["package", path]).assert().code(0);
}

fn names(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The values of some columns of a row; `None` if all of them are empty.
fn values<'r>(row: &'r BTreeMap<String, String>, columns: &[String]) -> Option<Vec<&'r str>> {
    let values: Vec<&str> = columns.iter().map(|column| &*row[column]).collect();
    values.iter().any(|value| !value.is_empty()).then_some(values)
}

#[test]
fn every_table_and_column_is_described_and_every_value_has_its_type() {
    let (lists, out) = (lists(), Lists::new());
    package(&lists, &out.folder().join("data"));
    let (package, tables) = read(&out.folder().join("data"));
    assert_eq!(package["profile"], "tabular-data-package");
    assert_eq!(package["version"], "2025.8.1");
    assert_eq!(package["schema_version"], 1);
    for credits in ["sources", "licenses", "contributors"] {
        assert!(!package[credits].as_array().unwrap().is_empty(), "{credits}");
    }
    let all: Vec<&str> = tables.keys().map(String::as_str).collect();
    let expected = [
        "agencies",
        "agreements",
        "applications",
        "listings",
        "lists",
        "problems",
        "repairs",
        "rules",
    ];
    assert_eq!(all, expected);
    for (name, Table { resource, rows }) in &tables {
        assert!(!rows.is_empty(), "{name}");
        assert!(!resource["description"].as_str().unwrap().is_empty(), "{name}");
        for field in resource["schema"]["fields"].as_array().unwrap() {
            let column = field["name"].as_str().unwrap();
            let about = field["description"].as_str().unwrap();
            assert!(about.ends_with('.'), "{name}.{column}: {about}");
            let kind = (field["type"].as_str().unwrap(), field["format"].as_str().unwrap());
            for value in rows.iter().map(|row| &*row[column]).filter(|value| !value.is_empty()) {
                let fits = match kind {
                    ("string", "default") => true,
                    ("string", "uri") => value.contains("://") && !value.contains(' '),
                    ("integer", _) => value.parse::<u64>().is_ok(),
                    ("date", "%Y-%m-%d") => value.parse::<chrono::NaiveDate>().is_ok(),
                    ("boolean", _) => value == "true" || value == "false",
                    ("object", _) => serde_json::from_str::<Value>(value).unwrap().is_object(),
                    _ => false,
                };
                assert!(fits, "{name}.{column}: {value:?} is no {kind:?}");
            }
        }
    }
}

#[test]
fn keys_are_unique_and_every_reference_leads_to_a_row() {
    let (lists, out) = (lists(), Lists::new());
    package(&lists, &out.folder().join("data"));
    let (_, tables) = read(&out.folder().join("data"));
    let mut followed = 0;
    for (name, Table { resource, rows }) in &tables {
        let key = names(&resource["schema"]["primaryKey"]);
        let keys: HashSet<_> = rows.iter().map(|row| values(row, &key).unwrap()).collect();
        assert_eq!(keys.len(), rows.len(), "{name}: {key:?}");
        for reference in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let columns = names(&reference["fields"]);
            let other = &tables[reference["reference"]["resource"].as_str().unwrap()];
            let of = names(&reference["reference"]["fields"]);
            let known: HashSet<_> = other.rows.iter().map(|row| values(row, &of)).collect();
            for row in rows.iter().filter(|row| values(row, &columns).is_some()) {
                assert!(known.contains(&values(row, &columns)), "{name}: {columns:?} of {row:?}");
                followed += 1;
            }
        }
    }
    assert!(followed > 50, "{followed}");
}

#[test]
fn the_tables_count_as_stats_does() {
    let (lists, out) = (lists(), Lists::new());
    package(&lists, &out.folder().join("data"));
    let (_, tables) = read(&out.folder().join("data"));
    let stats = lists.json(0, &["stats"]);
    let count = |table: &str, wanted: &dyn Fn(&BTreeMap<String, String>) -> bool| {
        Value::from(tables[table].rows.iter().filter(|row| wanted(row)).count())
    };
    let active = |row: &BTreeMap<String, String>| row["status"] == "active";
    assert_eq!(stats["agreements"], count("agreements", &active));
    for model in ["JEM", "TFM", "WSO"] {
        let of_model = |row: &BTreeMap<String, String>| active(row) && row["model"] == model;
        assert_eq!(stats["models"][model]["agreements"], count("agreements", &of_model));
    }
    let member = |row: &BTreeMap<String, String>| row["active_agreements"] != "0";
    assert_eq!(stats["agencies"], count("agencies", &member));
    let pending = |row: &BTreeMap<String, String>| row["outcome"] == "pending";
    assert_eq!(stats["pending"]["applications"], count("applications", &pending));
    let newest = tables["lists"].rows.iter().find(|row| row["date"] == "2025-08-01").unwrap();
    let on_newest = |row: &BTreeMap<String, String>| row["list"] == newest["list"];
    assert_eq!(stats["listings"], count("listings", &on_newest));
}

#[test]
fn values_are_as_printed_and_as_used() {
    let (lists, out) = (lists(), Lists::new());
    package(&lists, &out.folder().join("data"));
    let (_, tables) = read(&out.folder().join("data"));
    let row = |agency: &str| {
        let rows = &tables["listings"].rows;
        rows.iter().find(|row| row["agency_printed"].starts_with(agency)).unwrap()
    };
    assert_eq!(row("=")["agency_printed"], HOSTILE, "no apostrophe, no cut");
    let polk = row("Polk");
    for (column, value) in [
        ("state_printed", "TEXAS "),
        ("state", "TX"),
        ("county_printed", "Polk"),
        ("county", "Polk County"),
        ("county_fips", "48373"),
        ("model_printed", "Warrant Services Officer"),
        ("model", "WSO"),
        ("signed_printed", "05/082025"),
        ("signed", "2025-05-08"),
        ("moa_pending", "true"),
        ("moa", ""),
    ] {
        assert_eq!(polk[column], value, "{column}");
    }
    let repairs = &tables["repairs"].rows;
    let repair = repairs.iter().find(|row| row["column"] == "SIGNED").unwrap();
    assert_eq!(
        (&*repair["list"], &*repair["row"], &*repair["printed"], &*repair["used"]),
        (&*polk["list"], &*polk["row"], "05/082025", "2025-05-08")
    );
    assert_eq!((&*repair["rule_kind"], &*repair["rule"]), ("value", "date-separator"));
    let signed = &tables["applications"].rows;
    let signed = signed.iter().find(|row| row["outcome"] == "signed").unwrap();
    assert_eq!(signed["id"], "FL-collier-county-sheriff-office#TFM#pending#2025-02-01");
    assert_eq!(signed["agreement_id"], "FL-collier-county-sheriff-office#TFM#2025-02-26");
}

#[test]
fn the_same_lists_give_the_same_bytes() {
    let (lists, out) = (lists(), Lists::new());
    let at = |name: &str| out.folder().join(name);
    package(&lists, &at("one"));
    package(&lists, &at("two"));
    for file in fs::read_dir(at("one")).unwrap().map(|file| file.unwrap().file_name()) {
        let [one, two] = ["one", "two"].map(|name| fs::read(at(name).join(&file)).unwrap());
        assert!(one == two, "{}", file.display());
    }
}

#[test]
fn filters_are_refused_in_a_sentence() {
    let (lists, out) = (lists(), Lists::new());
    let path = out.folder().join("data");
    let cases: [&[&str]; 8] = [
        &["--state", "fl"],
        &["--model", "tfm"],
        &["--type", "city"],
        &["--county", "polk"],
        &["--status", "all"],
        &["--since", "2025"],
        &["--watched"],
        &["--as-of", "2025"],
    ];
    for case in cases {
        let arguments = [&["package", path.to_str().unwrap()], case].concat();
        let assert = lists.command(&arguments).assert().code(2);
        let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        let refused = format!("g287: {} does not apply: a data package holds the", case[0]);
        assert!(message.starts_with(&refused), "{message}");
        assert!(!path.exists());
    }
}

#[test]
fn a_folder_is_replaced_only_with_force_and_only_if_it_is_a_package() {
    let (lists, out) = (lists(), Lists::new());
    let path = out.folder().join("data");
    package(&lists, &path);
    let refused = |arguments: &[&str], said: &str| {
        let arguments = [&["package", path.to_str().unwrap()], arguments].concat();
        let assert = lists.command(&arguments).assert().code(2);
        let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(message.contains(said), "{message}");
    };
    refused(&[], "folder exists; use --force to replace it");
    fs::write(path.join("rules.csv"), "old").unwrap();
    lists.command(&["package", path.to_str().unwrap(), "--force"]).assert().code(0);
    assert_ne!(fs::read(path.join("rules.csv")).unwrap(), b"old");
    fs::write(path.join("notes.txt"), "mine").unwrap();
    refused(&["--force"], "the folder has other files, such as notes.txt");
    assert_eq!(fs::read(path.join("notes.txt")).unwrap(), b"mine");
    let left: Vec<_> =
        fs::read_dir(out.folder()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["data"], "no part is left behind");
}
