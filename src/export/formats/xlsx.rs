//! A workbook. A text stays a text, whatever it begins with: no cell holds a formula.

use std::io::{self, Write};

use chrono::Datelike;
use rust_xlsxwriter::{self as xlsx, ExcelDateTime, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::export::format::{Content, Format, Options, Sheets, SourcePlace};
use crate::export::grid::{FieldKind, Grid, Value};
use crate::export::provenance::Provenance;
use crate::text::display_controls;

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    about: "a workbook for a spreadsheet",
    ending: "xlsx",
    content: Content::Sheets(|| Box::new(Book::default())),
    source: SourcePlace::Inside(document),
    write,
};

/// The greatest width of a column, in characters.
const WIDEST: usize = 60;

/// A workbook that is being filled.
#[derive(Default)]
struct Book {
    workbook: Workbook,
    sheets: usize,
}

/// Writes a workbook of one sheet.
fn write(grid: &dyn Grid, _: Options, out: &mut dyn Write) -> io::Result<()> {
    let mut book = Book::default();
    book.rows(grid)?;
    book.save(out)
}

/// Writes a workbook of two sheets: the rows, and their source.
fn document(grid: &dyn Grid, provenance: &Provenance, out: &mut dyn Write) -> io::Result<()> {
    let mut book = Book::default();
    book.rows(grid)?;
    book.source(&provenance.facts())?;
    book.save(out)
}

impl Book {
    fn sheet(&mut self, name: &str) -> io::Result<&mut Worksheet> {
        self.workbook.add_worksheet().set_name(name).map_err(io_error)
    }
}

impl Sheets for Book {
    fn rows(&mut self, grid: &dyn Grid) -> io::Result<()> {
        self.sheets += 1;
        let name = match self.sheets {
            1 => "Rows".to_owned(),
            number => format!("Rows {number}"),
        };
        rows(self.sheet(&name)?, grid).map_err(io_error)
    }

    fn source(&mut self, facts: &[(&str, String)]) -> io::Result<()> {
        let sheet = self.sheet("Source")?;
        let write = |sheet: &mut Worksheet| {
            sheet.set_column_width(1, 80)?;
            for (row, (name, fact)) in (0..).zip(facts) {
                sheet.write_string(row, 0, *name)?;
                sheet.write_string(row, 1, display_controls(fact))?;
            }
            Ok(())
        };
        write(sheet).map_err(io_error)
    }

    fn save(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.workbook.save_to_buffer().map_err(io_error)?)
    }
}

fn rows(sheet: &mut Worksheet, grid: &dyn Grid) -> Result<(), XlsxError> {
    let bold = xlsx::Format::new().set_bold();
    let date = xlsx::Format::new().set_num_format("yyyy-mm-dd");
    sheet.set_freeze_panes(1, 0)?;
    let last = |count: usize| count.saturating_sub(1);
    if let (Ok(rows), Ok(columns)) =
        (u32::try_from(grid.height()), u16::try_from(last(grid.width())))
    {
        sheet.autofilter(0, 0, rows, columns)?;
    }
    for (at, column) in (0_u16..).zip(0..grid.width()) {
        sheet.write_string_with_format(0, at, grid.name(column), &bold)?;
        let mut width = grid.name(column).width();
        for (row, line) in (1_u32..).zip(0..grid.height()) {
            let value = grid.value(line, column);
            width = width.max(value.plain().width());
            match &value {
                Value::Unknown => {}
                Value::Number(number) => {
                    sheet.write_number(row, at, u32::try_from(*number).unwrap_or(u32::MAX))?;
                }
                Value::Day(day) | Value::Edition(day, _) => {
                    let month = u8::try_from(day.month()).unwrap_or(1);
                    let of_month = u8::try_from(day.day()).unwrap_or(1);
                    let year = u16::try_from(day.year()).unwrap_or(0);
                    match ExcelDateTime::from_ymd(year, month, of_month) {
                        Ok(day) => sheet.write_datetime_with_format(row, at, &day, &date)?,
                        // A spreadsheet has no dates before 1900 or after 9999.
                        Err(_) => sheet.write_string(row, at, value.plain())?,
                    };
                }
                Value::Flag(flag) => {
                    sheet.write_boolean(row, at, *flag)?;
                }
                Value::Text(address) if is_link(grid.kind(column), address) => {
                    sheet.write_url(row, at, &**address)?;
                }
                Value::Text(_) | Value::Parts(..) => {
                    sheet.write_string(row, at, display_controls(&value.plain()))?;
                }
            }
        }
        let width = width.min(WIDEST) + 2;
        sheet.set_column_width(at, u32::try_from(width).unwrap_or(80))?;
    }
    Ok(())
}

/// The longest address that a spreadsheet follows, in characters.
const LONGEST_LINK: usize = 2_000;

/// Whether a text is written as a link: it is an address of the web, of printable ASCII alone.
fn is_link(kind: FieldKind, text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    kind == FieldKind::Address
        && is_web
        && text.len() <= LONGEST_LINK
        && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use chrono::NaiveDate;

    use super::*;
    use crate::export::grid::Place;
    use crate::export::{Column, Sheet};

    type Row = (&'static str, u64, Option<NaiveDate>);

    const COLUMNS: &[Column<Row>] = &[
        Column::new("text", "Text", Place::Always, |row| Value::Text(row.0.into())),
        Column::new("count", "Count", Place::Always, |row| Value::Number(row.1)),
        Column::new("day", "Day", Place::Always, |row| Value::day(row.2)),
    ];

    #[test]
    fn texts_stay_texts_and_no_cell_is_a_formula() {
        let formulas =
            ["=1+1", "+1", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "http://x", "\u{1b}[31m"];
        let rows: Vec<Row> = formulas.map(|text| (text, 3, None)).to_vec();
        let mut book = Book::default();
        book.rows(&Sheet { columns: COLUMNS, rows: &rows }).unwrap();
        book.source(&[("filter", "=1+1".into())]).unwrap();
        let mut bytes = Vec::new();
        book.save(&mut bytes).unwrap();

        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert_eq!(read.sheet_names(), ["Rows", "Source"]);
        for name in ["Rows", "Source"] {
            assert!(read.worksheet_formula(name).unwrap().cells().next().is_none(), "{name}");
        }
        let cells = read.worksheet_range("Rows").unwrap();
        let texts: Vec<String> = cells.rows().skip(1).map(|row| row[0].to_string()).collect();
        let escaped = "\u{241b}[31m";
        assert_eq!(texts[..6], formulas[..6]);
        assert_eq!(texts[6], escaped);
        let source = read.worksheet_range("Source").unwrap();
        assert_eq!(source.get((0, 1)), Some(&Data::String("=1+1".into())));
    }

    #[test]
    fn addresses_of_the_web_are_links_and_rows_can_be_filtered() {
        let address = FieldKind::Address;
        assert!(is_link(address, "https://www.ice.gov/doclib/287gMOA/collier.pdf"));
        for text in
            ["javascript:alert(1)", "file:///etc/passwd", "https://x/a b", "https://x/\u{7}"]
        {
            assert!(!is_link(address, text), "{text}");
        }
        assert!(!is_link(address, &format!("https://x/{}", "a".repeat(LONGEST_LINK))));
        assert!(!is_link(FieldKind::Text, "https://x/"));
        let rows: Vec<Row> = vec![("https://x/", 1, None)];
        let columns = &[Column::described(
            address,
            "An address.",
            Column::new("moa", "MOA", Place::Always, |row: &Row| Value::Text(row.0.into())),
        )];
        let mut bytes = Vec::new();
        write(&Sheet { columns, rows: &rows }, Options::default(), &mut bytes).unwrap();
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let cells = read.worksheet_range("Rows").unwrap();
        assert_eq!(cells.get((1, 0)), Some(&Data::String("https://x/".into())));
        assert!(read.worksheet_formula("Rows").unwrap().cells().next().is_none());
    }

    #[test]
    fn days_are_dates_and_numbers_are_numbers() {
        let rows: [Row; 2] = [("a", 1_843, NaiveDate::from_ymd_opt(2025, 2, 24)), ("b", 0, None)];
        let mut bytes = Vec::new();
        write(&Sheet { columns: COLUMNS, rows: &rows }, Options::default(), &mut bytes).unwrap();
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let cells = read.worksheet_range("Rows").unwrap();
        assert_eq!(cells.get((1, 1)), Some(&Data::Float(1_843.0)));
        let Some(Data::DateTime(day)) = cells.get((1, 2)) else { panic!("{cells:?}") };
        assert_eq!(day.to_ymd_hms_milli(), (2025, 2, 24, 0, 0, 0, 0));
        assert_eq!(cells.get((2, 2)), Some(&Data::Empty));
    }
}
