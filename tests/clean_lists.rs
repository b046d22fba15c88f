//! Whole lists through the door that raw rows come through.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::PathBuf;

use g287::clean::{self, CleanError, CleanOptions, Counties, Receiver};
use g287::model::{
    AgencyKind, CleanList, Column, DateRule, Digest, DoubtKind, Link, ListKind, Model, Rule, State,
};
use g287::read::{Cell, CellKind, Sink, Source};
use rstest::rstest;

const PARTICIPATING: &str =
    "STATE|LAW ENFORCEMENT AGENCY|TYPE|COUNTY|SUPPORT TYPE|SIGNED|MOA|ADDENDUM";
const PENDING: &str = "STATE|LAW ENFORCEMENT AGENCY|TYPE|COUNTY|SUPPORT TYPE";
const SIGNED: &str = "TEXAS|Ames Police Department|Municipality|Hill County|Task Force Model|2025-09-01|link pending|";
const BLANK: &str = "TEXAS|Bynum Police Department|Municipality|Hill County|Task Force Model|||";
const APPLIED: &str = "TEXAS|Ames Police Department|Municipality|Hill County|Task Force Model";

/// A sheet: its name, and its rows with cells parted by `|` and a hyperlink behind `→`.
type Sheet<'a> = (&'a str, &'a [&'a str]);

fn clean(
    file: &str,
    captured: &str,
    options: &CleanOptions,
    sheets: &[Sheet<'_>],
) -> Result<CleanList, CleanError> {
    let counties = Counties::new();
    let source = Source {
        path: PathBuf::from(format!("lists/{file}")),
        label: format!("lists/{file}"),
        captured: captured.parse().ok(),
    };
    let mut cleaner = Receiver::new(&source, options);
    for (name, rows) in sheets {
        cleaner.sheet(name, name.starts_with("hidden"));
        for (number, row) in (1..).zip(*rows) {
            let cells: Vec<Cell<'_>> = row.split('|').map(cell).collect();
            let is_blank = cells.iter().all(|cell| cell.kind == CellKind::Blank);
            if !is_blank && !cleaner.row(number, &cells) {
                break;
            }
        }
    }
    clean::clean(cleaner.finish(Digest::default())?, &counties)
}

fn cell(text: &str) -> Cell<'_> {
    let (text, link) = match text.split_once('→') {
        Some((text, link)) => (text, Some(link)),
        None => (text, None),
    };
    let kind = if text.trim().is_empty() { CellKind::Blank } else { CellKind::Text };
    Cell { kind, text, link }
}

fn list(file: &str, captured: &str, rows: &[&str]) -> CleanList {
    clean(file, captured, &CleanOptions::default(), &[("Sheet1", rows)]).unwrap()
}

fn error(options: &CleanOptions, sheets: &[Sheet<'_>]) -> String {
    clean("x.csv", "", options, sheets).unwrap_err().to_string()
}

fn problems(list: &CleanList) -> Vec<String> {
    let told = |row: Option<u32>| row.map_or(String::new(), |row| format!("{row}: "));
    list.list.problems.iter().map(|p| format!("{}{}", told(p.row), p.message)).collect()
}

fn repairs(list: &CleanList, listing: usize) -> Vec<(Column, &str, &str, Rule)> {
    let reading = list.listings[listing].reading;
    let tables = &list.tables;
    tables
        .repairs(reading)
        .map(|r| (r.column, tables.printed(reading, r.column), tables.texts.get(r.used), r.rule))
        .collect()
}

fn doubts(list: &CleanList, listing: usize) -> Vec<(Column, DoubtKind)> {
    list.tables.doubts(list.listings[listing].reading).map(|d| (d.column, d.kind)).collect()
}

#[test]
fn a_clean_row_is_a_listing_without_repairs() {
    let list = list(
        "participatingAgencies05122025am.xlsx",
        "2025-05-12",
        &[
            PARTICIPATING,
            "ALABAMA|Colbert County Sheriff's Office|County|Colbert County|Warrant Service Officer|2025-05-08|link→https://www.ice.gov/a.pdf|",
        ],
    );
    assert_eq!(list.list.kind, ListKind::Participating);
    assert_eq!(list.list.date.to_string(), "2025-05-12");
    assert_eq!((list.list.date_rule, list.list.edition.label()), (DateRule::Name, "am".into()));
    assert_eq!(list.list.file, "participatingAgencies05122025am.xlsx");
    assert_eq!(list.list.label(), "2025-05-12/participatingAgencies05122025am.xlsx");
    assert_eq!((list.list.listings.clone(), list.listings[0].row), (0..1, 2));
    assert_eq!((repairs(&list, 0), doubts(&list, 0), problems(&list)), (vec![], vec![], vec![]));
    let tables = &list.tables;
    let reading = tables.readings.row(list.listings[0].reading);
    let agency = tables.agencies.row(reading.agency);
    assert_eq!(agency.id(&tables.texts), "AL-colbert-county-sheriff-office");
    assert_eq!(reading.county.map(|county| tables.counties.row(county).fips), Some(1033));
    assert_eq!(reading.kind, Some(AgencyKind::County));
    assert_eq!(reading.model, Some(Model::WarrantService));
    assert_eq!(reading.signed.map(|date| date.to_string()), Some("2025-05-08".into()));
    let Link::Address(moa) = reading.moa else { panic!("no address") };
    assert_eq!(tables.texts.get(moa), "https://www.ice.gov/a.pdf");
    assert_eq!(tables.printed(list.listings[0].reading, Column::Moa), "https://www.ice.gov/a.pdf");
    assert_eq!(reading.addendum, Link::None);
}

#[test]
fn every_repair_and_doubt_is_kept_with_its_row() {
    let list = list(
        "participatingAgencies06062025pm.xlsx",
        "2025-06-07",
        &[
            PARTICIPATING,
            "WEST VIRIGINIA|Berkeley County Sheriff’s  Office |County |Berkely County|Task Force Officer |05/082025|link pending|link",
            "UTAh|Kane County Sheriff's Office||#N/A||5025-05-01||",
            "FLORIDA|Longboat Key Police Department|Muncipality |Pop|Task Force Model|someday|Cons→https:/www.ice.gov/b.pdf|",
        ],
    );
    assert_eq!(
        repairs(&list, 0),
        [
            (Column::State, "WEST VIRIGINIA", "West Virginia", Rule::NearestState),
            (
                Column::Agency,
                "Berkeley County Sheriff’s  Office ",
                "Berkeley County Sheriff's Office",
                Rule::Apostrophe
            ),
            (Column::Type, "County ", "County", Rule::Spacing),
            (Column::County, "Berkely County", "Berkeley County", Rule::NearestCounty),
            (Column::Model, "Task Force Officer ", "Task Force Model", Rule::Synonym),
            (Column::Signed, "05/082025", "2025-05-08", Rule::DateSeparator),
        ]
    );
    assert_eq!(doubts(&list, 0), [(Column::Addendum, DoubtKind::Unreadable)]);
    assert_eq!(
        repairs(&list, 1),
        [
            (Column::State, "UTAh", "Utah", Rule::Case),
            (Column::County, "#N/A", "Kane County", Rule::CountyOwnName),
            (Column::Signed, "5025-05-01", "2025-05-01", Rule::DateYear),
        ]
    );
    assert_eq!(
        doubts(&list, 1),
        [(Column::Type, DoubtKind::Blank), (Column::Model, DoubtKind::Blank)]
    );
    assert_eq!(
        repairs(&list, 2)[1..],
        [(
            Column::Moa,
            "https:/www.ice.gov/b.pdf",
            "https://www.ice.gov/b.pdf",
            Rule::AddressSlashes
        )]
    );
    assert_eq!(
        doubts(&list, 2),
        [(Column::County, DoubtKind::Unreadable), (Column::Signed, DoubtKind::Unreadable)]
    );
}

#[test]
fn a_footnote_mark_after_any_value_is_a_repair() {
    let row = "DELAWARE**|Kent County Sheriff\u{2019}s Office*|County\u{2020}|Kent County *|Task Force Model**|2009-10-15*||";
    let list = list("participatingAgencies05062025am.xlsx", "", &[PARTICIPATING, row]);
    let reading = list.tables.readings.row(list.listings[0].reading);
    assert_eq!(reading.model, Some(Model::TaskForce));
    assert_eq!(reading.signed, "2009-10-15".parse().ok());
    let repairs = repairs(&list, 0);
    let used: Vec<_> = repairs.iter().map(|&(column, _, used, _)| (column, used)).collect();
    assert_eq!(
        used,
        [
            (Column::State, "Delaware"),
            (Column::Agency, "Kent County Sheriff's Office"),
            (Column::Type, "County"),
            (Column::County, "Kent County"),
            (Column::Model, "Task Force Model"),
            (Column::Signed, "2009-10-15"),
        ]
    );
    assert!(repairs.iter().all(|&(.., rule)| rule == Rule::Footnote), "{repairs:?}");
}

#[test]
fn the_prefix_of_a_web_archive_is_kept_once_a_list() {
    let rows = [
        "STATE|LAW ENFORCEMENT AGENCY|SUPPORT TYPE|SIGNED|MOA",
        "ALABAMA|Etowah County Sheriff's Office|Jail Enforcement Model|2020-07-02|https://web.archive.org/web/20210113002027/https://www.ice.gov/a.pdf",
        "ARIZONA|Pinal County Sheriff's Office|Jail Enforcement Model|2020-06-15|https://web.archive.org/web/20200101000000/https://www.ice.gov/b.pdf",
        "TEXAS|Rockwall County Sheriff's Office|Jail Enforcement Model|2020-06-15|https://www.ice.gov/c.pdf",
    ];
    let list = list("ParticipatingEntities-20210113002027.xlsx", "2025-04-22", &rows);
    assert_eq!(list.list.archive_prefix, "https://web.archive.org/web/20210113002027/");
    assert_eq!(list.list.date.to_string(), "2021-01-13");
    assert_eq!(list.list.edition.label(), "00:20:27");
    let told = |at: usize| {
        let reading = list.listings[at].reading;
        let archived = list.tables.readings.row(reading).archived;
        (list.tables.printed(reading, Column::Moa), archived, repairs(&list, at).len())
    };
    // The county is read from the name.
    assert_eq!(told(0), ("https://www.ice.gov/a.pdf", true, 2));
    let other = "https://web.archive.org/web/20200101000000/https://www.ice.gov/b.pdf";
    assert_eq!(told(1), (other, false, 2));
    assert_eq!(told(2), ("https://www.ice.gov/c.pdf", false, 1));
    assert_eq!(repairs(&list, 0)[1].2, "https://www.ice.gov/a.pdf");
    assert!((0..3).all(|at| doubts(&list, at).is_empty()));
}

#[test]
fn the_kind_of_a_list_is_told_by_its_columns_and_rows() {
    let kind = |file: &str, rows: &[&str]| list(file, "2025-09-22", rows).list.kind;
    let (participating, pending) = (ListKind::Participating, ListKind::Pending);
    assert_eq!(kind("participatingAgencies09222025pm.xlsx", &[PENDING, APPLIED]), pending);
    assert_eq!(kind("pendingAgencies09222025pm.xlsx", &[PARTICIPATING, SIGNED]), participating);
    assert_eq!(kind("a09222025.xlsx", &[PARTICIPATING, BLANK, BLANK]), pending);
    assert_eq!(kind("a09222025.xlsx", &[PARTICIPATING, SIGNED, SIGNED, BLANK]), participating);
    assert_eq!(kind("a09222025.xlsx", &[PARTICIPATING, SIGNED, BLANK, BLANK]), pending);
    assert_eq!(kind("a09222025.xlsx", &[PARTICIPATING]), participating);
    assert_eq!(kind("a09222025.xlsx", &[PENDING]), pending);
}

#[test]
fn a_missing_signing_date_is_a_doubt_on_a_participating_list_only() {
    let participating = list("a09222025.xlsx", "", &[PARTICIPATING, SIGNED, SIGNED, BLANK]);
    assert_eq!(doubts(&participating, 2), [(Column::Signed, DoubtKind::Blank)]);
    let pending = list("a09222025.xlsx", "", &[PARTICIPATING, BLANK]);
    assert_eq!(doubts(&pending, 0), []);
}

#[test]
fn no_row_is_dropped_without_a_word() {
    let list = list(
        "a09222025.xlsx",
        "2025-09-22",
        &[
            "287(g) participating agencies",
            "",
            PARTICIPATING,
            SIGNED,
            PARTICIPATING,
            SIGNED,
            "TEXAS||Municipality||||",
            "Total|1,843|||||||",
            "Grand total|agencies|||||||",
            "||Footnote",
            "|See the web page|||||||",
        ],
    );
    assert_eq!(list.listings.iter().map(|listing| listing.row).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(
        problems(&list),
        [
            "1: row skipped: above the header row (287(g) participating agencies)",
            "5: row skipped: repeated header row (STATE | LAW ENFORCEMENT AGENCY | TYPE | COUNTY | SUPPORT TYPE | SIGNED | MOA | ADDENDUM)",
            "6: same agency, model and signing date as row 4: counted as one agreement",
            "7: row skipped: no agency (TEXAS | Municipality)",
            "8: row skipped: a total (Total | 1,843)",
            "9: row skipped: a total (Grand total | agencies)",
            "10: row skipped: no agency (Footnote)",
            "11: row skipped: only a name (See the web page)",
        ]
    );
}

#[test]
fn columns_come_in_any_order_and_unknown_ones_are_kept() {
    let list = list(
        "pendingAgencies01122026am.xlsx",
        "2026-01-12",
        &[
            "Agency Validation|Support Type|County|State|Law Enforcement Agency|",
            "yes|Task Force Model|Hill County|TEXAS|Ames Police Department|seen|later",
        ],
    );
    let reading = list.listings[0].reading;
    let extras: Vec<_> = list.tables.extras(reading).collect();
    assert_eq!(extras, [("Agency Validation", "yes"), ("column 6", "seen"), ("column 7", "later")]);
    assert_eq!((repairs(&list, 0), doubts(&list, 0)), (vec![], vec![]));
    let state = list.tables.agencies.row(list.tables.readings.row(reading).agency).state;
    assert_eq!(state.map(State::postal), Some("TX"));
}

#[test]
fn a_sheet_without_a_list_is_passed_over() {
    let rows = [PENDING, APPLIED];
    let totals = ["Total||JEM||TFM", "ALABAMA||ALABAMA||ALABAMA"];
    let sheets: [Sheet<'_>; 4] =
        [("Sheet1", &rows), ("Sheet2", &totals), ("Sheet3", &[]), ("hidden", &totals)];
    let list = clean("a03022026am.xlsx", "", &CleanOptions::default(), &sheets).unwrap();
    assert_eq!((list.list.sheet.as_str(), list.listings.len()), ("Sheet1", 1));
    assert_eq!(
        problems(&list),
        ["sheet \"Sheet2\" skipped: no header row", "sheet \"hidden\" skipped: no header row",]
    );
    let list =
        clean("a03022026am.xlsx", "", &CleanOptions::default(), &[("hidden", &rows)]).unwrap();
    assert_eq!(problems(&list), ["sheet \"hidden\" is hidden, but was read"]);
}

#[test]
fn a_sheet_is_chosen_where_two_hold_a_list() {
    let rows = [PENDING, APPLIED];
    let two: [Sheet<'_>; 2] = [("Sheet1", &rows), ("Old", &rows)];
    assert_eq!(
        error(&CleanOptions::default(), &two),
        "lists/x.csv: sheets \"Sheet1\" and \"Old\" both contain a list; choose one with --sheet"
    );
    let options = CleanOptions { sheet: Some("old".into()), date: None };
    assert_eq!(clean("a03022026am.xlsx", "", &options, &two).unwrap().list.sheet, "Old");
    let options = CleanOptions { sheet: Some("New".into()), date: None };
    assert_eq!(
        error(&options, &two),
        "lists/x.csv: no sheet named \"New\"; the file has: Sheet1, Old"
    );
}

#[test]
fn a_file_that_is_no_list_is_told_in_one_line() {
    let told = |rows: &[&str]| error(&CleanOptions::default(), &[("", rows)]);
    assert_eq!(told(&[]), "lists/x.csv: no rows");
    assert_eq!(
        told(&["a|b|c", "1|2|3"]),
        "lists/x.csv: no header row in the first 25 rows; a list needs STATE, LAW ENFORCEMENT AGENCY, SUPPORT TYPE"
    );
    assert_eq!(
        told(&["STATE|COUNTY|SIGNED", "1|2|3"]),
        "lists/x.csv, row 1: the header row lacks LAW ENFORCEMENT AGENCY, SUPPORT TYPE; it has: STATE | COUNTY | SIGNED"
    );
    assert_eq!(
        told(&["STATE|AGENCY|MODEL|State"]),
        "lists/x.csv, row 1: duplicate column STATE; remove or rename one"
    );
    assert_eq!(
        told(&["STATE|AGENCY|MODEL"]),
        "x.csv: no date in the file name, a folder name or the list; give one with --date YYYY-MM-DD"
    );
}

/// The date that is given counts only where the name has none.
#[rstest]
#[case::content("x.csv", "", "", "2025-09-01", DateRule::Content)]
#[case::before_content("x.csv", "", "2025-09-05", "2025-09-05", DateRule::Given)]
#[case::folder("x.csv", "2025-09-12", "", "2025-09-12", DateRule::Folder)]
#[case::before_the_folder("x.csv", "2025-09-12", "2025-09-05", "2025-09-05", DateRule::Given)]
#[case::after_the_name("x09032025.csv", "", "2025-09-05", "2025-09-03", DateRule::Name)]
#[case::after_name_and_folder(
    "x09032025.csv",
    "2025-09-04",
    "2025-09-05",
    "2025-09-03",
    DateRule::Name
)]
#[case::roster("roster-2025-09-02.csv", "", "2026-09-05", "2025-09-02", DateRule::Name)]
#[case::impossible_name("x99999999.csv", "", "2025-09-05", "2025-09-05", DateRule::Given)]
fn a_given_day_dates_a_list_whose_name_does_not(
    #[case] file: &str,
    #[case] captured: &str,
    #[case] given: &str,
    #[case] date: &str,
    #[case] rule: DateRule,
) {
    let rows = [PARTICIPATING, SIGNED];
    let options = CleanOptions { date: given.parse().ok(), sheet: None };
    let list = clean(file, captured, &options, &[("", &rows)]).unwrap().list;
    assert_eq!((list.date.to_string(), list.date_rule), (date.into(), rule));
    assert_eq!(list.given.is_some(), rule == DateRule::Given, "what says nothing leaves no trace");
}

#[test]
fn the_names_of_our_own_output_are_read() {
    let list = list(
        "export.csv",
        "2025-09-22",
        &[
            "id|agency|agency_id|state|county|type|model|signed|signed_printed|status|moa|addendum",
            "a|Ames Police Department|b|TX|Hill County|Municipality|TFM|2025-09-01|9/1/2025|active|https://www.ice.gov/a.pdf|",
        ],
    );
    assert_eq!(list.list.kind, ListKind::Participating);
    assert_eq!((repairs(&list, 0), doubts(&list, 0), problems(&list)), (vec![], vec![], vec![]));
}

#[test]
fn equal_rows_share_a_reading_and_repeats_are_counted() {
    let counties = Counties::new();
    let source =
        Source { path: "a.csv".into(), label: "a.csv".into(), captured: "2025-09-22".parse().ok() };
    let mut cleaner = Receiver::new(&source, &CleanOptions::default());
    cleaner.sheet("", false);
    assert!(cleaner.row(1, &PARTICIPATING.split('|').map(cell).collect::<Vec<_>>()));
    for row in 0..20_000u32 {
        let agency = format!("Agency {} Police Department", row % 5000);
        let cells = ["TEXAS", &agency, "Municipality", "Hill County", "TFM", "2025-09-01", "link"];
        assert!(cleaner.row(row + 2, &cells.map(cell)));
    }
    let list = clean::clean(cleaner.finish(Digest::default()).unwrap(), &counties).unwrap();
    assert_eq!((list.listings.len(), list.tables.readings.len()), (20_000, 5000));
    assert_eq!(list.list.problems.len(), 1001);
    assert_eq!(
        list.list.problems[0].message,
        "14000 more rows repeat the agency, model and signing date of another row"
    );
}

#[test]
fn rows_that_are_no_listings_are_counted_past_a_thousand() {
    let mut rows = vec![PENDING];
    rows.extend(vec!["TEXAS||County"; 1500]);
    let list = list("a09222025.xlsx", "", &rows);
    assert_eq!((list.listings.len(), list.list.problems.len()), (0, 1001));
    assert_eq!(list.list.problems[0].message, "500 more rows skipped");
}

proptest::proptest! {
    #[test]
    fn any_cells_give_a_list_or_an_error(
        rows in proptest::collection::vec(proptest::collection::vec(".{0,12}", 0..10), 0..12),
        at in 0usize..3,
    ) {
        let counties = Counties::new();
        let source = Source { path: "x".into(), label: "x".into(), captured: "2025-09-22".parse().ok() };
        let mut cleaner = Receiver::new(&source, &CleanOptions::default());
        cleaner.sheet("", false);
        for (number, row) in (1u32..).zip(&rows) {
            if number as usize == at + 1 {
                cleaner.row(number, &PARTICIPATING.split('|').map(cell).collect::<Vec<_>>());
            }
            cleaner.row(number + 1, &row.iter().map(|text| cell(text)).collect::<Vec<_>>());
        }
        let printed = cleaner.finish(Digest::default());
        if let Ok(list) = printed.and_then(|printed| clean::clean(printed, &counties)) {
            let told = list.list.problems.iter().filter(|p| p.message.contains("skipped")).count();
            proptest::prop_assert_eq!(list.listings.len() + told + 1, rows.len() + 1);
        }
    }
}
