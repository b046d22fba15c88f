//! Workbooks as they come.

use g287::read::{CellKind, Sink, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Url, Workbook};

use crate::support::{Recorder, book, book_with, rows_of, sheet, source};

fn kinds(recorder: &Recorder, row: usize) -> Vec<(CellKind, &str)> {
    recorder.sheets[0].rows[row].1.iter().map(|cell| (cell.kind, cell.text.as_str())).collect()
}

#[test]
fn a_written_workbook_is_read() {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("m/d/yyyy");
    let sheet = workbook.add_worksheet().set_name("Participating").unwrap();
    for (column, name) in ["STATE", "AGENCY", "SIGNED", "MOA", "N", "OK", "X"].iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), *name).unwrap();
    }
    sheet.write_string(2, 0, "TEXAS ").unwrap();
    sheet.write_string(2, 1, "Smith County Sheriff\u{2019}s Office").unwrap();
    sheet
        .write_datetime_with_format(2, 2, ExcelDateTime::from_ymd(2025, 5, 8).unwrap(), &day)
        .unwrap();
    sheet.write_url_with_text(2, 3, Url::new("https://www.ice.gov/a?b=1&c=2"), "link").unwrap();
    sheet.write_number(2, 4, 1.0).unwrap();
    sheet.write_boolean(2, 5, true).unwrap();
    sheet.write_formula(2, 6, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_blank(3, 0, &day).unwrap();
    sheet.write_blank(3, 12, &day).unwrap();
    sheet.write_string(4, 1, "second").unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.merge_range(5, 0, 6, 1, "merged", &Format::new()).unwrap();
    let other = workbook.add_worksheet().set_name("Notes").unwrap();
    other.write_string(0, 0, "a note").unwrap();
    other.set_hidden(true);
    let rows = rows_of("list.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(rows.sheets.len(), 2);
    assert_eq!((rows.sheets[0].name.as_str(), rows.sheets[0].hidden), ("Participating", false));
    assert_eq!((rows.sheets[1].name.as_str(), rows.sheets[1].hidden), ("Notes", true));
    let numbers: Vec<_> = rows.sheets[0].rows.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 3, 5, 6]);
    assert_eq!(
        kinds(&rows, 1),
        [
            (CellKind::Text, "TEXAS "),
            (CellKind::Text, "Smith County Sheriff\u{2019}s Office"),
            (CellKind::Date, "2025-05-08"),
            (CellKind::Text, "link"),
            (CellKind::Number, "1"),
            (CellKind::Boolean, "true"),
            (CellKind::Error, "#DIV/0!"),
        ]
    );
    let link = rows.sheets[0].rows[1].1[3].link.as_deref();
    assert_eq!(link, Some("https://www.ice.gov/a?b=1&c=2"));
    assert_eq!(kinds(&rows, 3), [(CellKind::Text, "merged")]);
    let hidden: Vec<_> = rows.notes.iter().filter(|note| note.2.contains("hidden")).collect();
    assert_eq!(hidden.len(), 1);
    assert_eq!(hidden[0].0, Some(5));
}

const STYLES: &[u8] = b"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode='m/d/yyyy;\"x\"@'/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>";

fn dated(epoch: &str, serials: &[&str]) -> Recorder {
    use std::fmt::Write as _;
    let mut rows = String::new();
    for (index, serial) in serials.iter().enumerate() {
        let row = index + 1;
        let _ = write!(
            rows,
            "<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c><c r=\"B{row}\" s=\"2\"><v>{serial}</v></c></row>"
        );
    }
    let main = format!(
        "<workbook>{epoch}<sheets><sheet name=\"List\" r:id=\"rId1\"/></sheets></workbook>"
    );
    rows_of(
        "dates.xlsx",
        &book_with(
            &sheet(&rows),
            &[("xl/styles.xml", STYLES), ("xl/workbook.xml", main.as_bytes())],
        ),
    )
}

#[test]
fn dates_follow_both_systems() {
    let serials = ["45922", "45922.75", "59", "60", "61", "-1", "1e308", "NaN", "2958466"];
    let rows = dated("", &serials);
    let texts: Vec<_> = rows.lines().into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        [
            "1|2025-09-22",
            "2|2025-09-22",
            "3|1900-02-28",
            "4|",
            "5|1900-03-01",
            "6|",
            "7|",
            "8|",
            "9|"
        ]
    );
    assert_eq!(rows.notes.iter().filter(|note| note.1.as_deref() == Some("B")).count(), 5);
    assert!(rows.has_note("60 is not a date"));
    assert_eq!(rows.sheets[0].rows[0].1[1].kind, CellKind::Date);
    let rows = dated("<workbookPr date1904=\"1\"/>", &["44460", "0"]);
    assert_eq!(rows.lines(), [(1, "1|2025-09-22".to_owned()), (2, "2|1904-01-01".to_owned())]);
}

#[test]
fn cells_of_every_kind() {
    let rows = rows_of(
        "kinds.xlsx",
        &book(concat!(
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><r><t>rich </t></r><r><t xml:space=\"preserve\"> text</t></r></is></c>",
            "<c r=\"C2\" t=\"e\"><v>#REF!</v></c><c r=\"D2\" t=\"e\"><v>#SPILL!</v></c><c r=\"E2\" t=\"d\"><v>2025-05-08T10:00:00</v></c>",
            "<c r=\"F2\"><f>1+1</f></c><c r=\"G2\"><f>1+1</f><v>2</v></c><c r=\"H2\" t=\"str\"><v>a_x001B_b &amp; c</v></c></row>",
            "<row><c><v>0.5</v></c><c t=\"str\"><v>  </v></c></row><row><c t=\"str\"><v> </v></c></row>"
        )),
    );
    assert_eq!(
        kinds(&rows, 0),
        [
            (CellKind::Blank, ""),
            (CellKind::Text, "rich text"),
            (CellKind::Error, "#REF!"),
            (CellKind::Error, "#SPILL!"),
            (CellKind::Date, "2025-05-08"),
            (CellKind::Blank, ""),
            (CellKind::Number, "2"),
            (CellKind::Text, "a\u{1b}b & c"),
        ]
    );
    assert_eq!(rows.sheets[0].rows[0].0, 2);
    assert_eq!(rows.sheets[0].rows[1].0, 3);
    assert_eq!(kinds(&rows, 1), [(CellKind::Number, "0.5"), (CellKind::Blank, "  ")]);
    assert_eq!(rows.sheets[0].rows.len(), 2);
    assert_eq!(rows.notes.len(), 1);
    assert_eq!((rows.notes[0].0, rows.notes[0].1.as_deref()), (Some(2), Some("F")));
}

#[test]
fn hyperlinks_cover_cells_and_ranges() {
    let sheet = concat!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" t=\"str\"><v>y</v></c></row>",
        "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>HYPERLINK(\"https://f.example/\",\"f\")</f><v>f</v></c></row></sheetData>",
        "<hyperlinks><hyperlink ref=\"A1:A2\" r:id=\"rId7\"/><hyperlink ref=\"B2\" r:id=\"rId8\" location=\"p=1\"/>",
        "<hyperlink ref=\"C2\" location=\"'Sheet 2'!A1\"/><hyperlink ref=\"A3:XFD1048576\" r:id=\"rId404\"/></hyperlinks></worksheet>"
    );
    let rels = b"<Relationships><Relationship Id=\"rId7\" Type=\"x/hyperlink\" Target=\"https://a.example/?a=1&amp;b=2\"/><Relationship Target=\"https://b.example/\" Type=\"x/hyperlink\" Id=\"rId8\"/></Relationships>";
    let rows =
        rows_of("links.xlsx", &book_with(sheet, &[("xl/worksheets/_rels/sheet1.xml.rels", rels)]));
    let links = |row: usize| -> Vec<_> {
        rows.sheets[0].rows[row].1.iter().map(|cell| cell.link.as_deref().unwrap_or("-")).collect()
    };
    assert_eq!(links(0), ["https://a.example/?a=1&b=2"]);
    assert_eq!(links(1), ["https://a.example/?a=1&b=2", "https://b.example/#p=1", "#'Sheet 2'!A1"]);
    assert_eq!(links(2), ["https://f.example/"]);
}

#[test]
fn names_of_parts_may_be_unusual() {
    let rels = b"<Relationships><Relationship Id=\"a\" Type=\"x/relationships/officeDocument\" Target=\"/Book/main.xml\"/></Relationships>";
    let main = b"<x:workbook xmlns:x=\"y\"><x:sheets><x:sheet name=\"A &amp; B\" q:id=\"s\"/><x:sheet name=\"Chart\" q:id=\"c\"/><x:sheet name=\"A &amp; B\" state=\"veryHidden\" q:id=\"s\"/></x:sheets></x:workbook>";
    let main_rels = b"<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"../Pages/./ONE.xml\"/><Relationship Id=\"c\" Type=\"x/chartsheet\" Target=\"c.xml\"/></Relationships>";
    let page = b"<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let bytes = crate::support::zip_of(&[
        ("_rels/.rels", rels),
        ("book\\Main.xml", main),
        ("Book/_rels/main.xml.rels", main_rels),
        ("Pages/one.xml", page),
    ]);
    let rows = rows_of("odd.xlsx", &bytes);
    let sheets: Vec<_> = rows
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.rows.len()))
        .collect();
    assert_eq!(sheets, [("A & B", false, 1), ("A & B", true, 1)]);
    assert!(rows.has_note("Chart"));
}

#[test]
fn a_sheet_that_is_not_wanted_is_left() {
    let mut workbook = Workbook::new();
    for _ in 0..2 {
        let sheet = workbook.add_worksheet();
        for row in 0..10 {
            sheet.write_number(row, 0, row).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.xlsx");
    workbook.save(&path).unwrap();
    let mut recorder = Recorder { most: 3, ..Recorder::default() };
    read(&source(&path), &mut recorder).unwrap();
    assert_eq!(recorder.sheets.iter().map(|sheet| sheet.rows.len()).collect::<Vec<_>>(), [3, 3]);
}

/// Rows, and the number of the last one.
struct Counter(u32, u32);

impl Sink for Counter {
    fn sheet(&mut self, _: &str, _: bool) {}
    fn row(&mut self, number: u32, cells: &[g287::read::Cell<'_>]) -> bool {
        self.0 += 1;
        self.1 = number;
        cells.len() == 6
    }
    fn note(&mut self, _: Option<u32>, _: Option<&str>, _: String) {}
}

#[test]
fn a_large_sheet_is_streamed() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..60_000 {
        for column in 0..6 {
            sheet.write_number(row, column, row * u32::from(column)).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.xlsx");
    workbook.save(&path).unwrap();
    let mut counter = Counter(0, 0);
    read(&source(&path), &mut counter).unwrap();
    assert_eq!((counter.0, counter.1), (60_000, 60_000));
}
