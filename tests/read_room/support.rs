//! A sink that keeps everything, and workbooks made by hand.

use std::io::{Cursor, Write as _};
use std::path::Path;

use g287::read::{Cell, CellKind, ReadError, Sink, Source, read};
use zip::write::SimpleFileOptions;

/// A cell that is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Kept {
    pub(crate) kind: CellKind,
    pub(crate) text: String,
    pub(crate) link: Option<String>,
}

/// A sheet that is kept.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) rows: Vec<(u32, Vec<Kept>)>,
}

/// Keeps what it is given.
#[derive(Default, Debug)]
pub(crate) struct Recorder {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) notes: Vec<(Option<u32>, Option<String>, String)>,
    /// Rows wanted of a sheet; 0 is all.
    pub(crate) most: usize,
}

impl Sink for Recorder {
    fn sheet(&mut self, name: &str, hidden: bool) {
        self.sheets.push(Sheet { name: name.to_owned(), hidden, rows: Vec::new() });
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool {
        let keep = |cell: &Cell<'_>| Kept {
            kind: cell.kind,
            text: cell.text.to_owned(),
            link: cell.link.map(str::to_owned),
        };
        let sheet = self.sheets.last_mut().unwrap();
        sheet.rows.push((number, cells.iter().map(keep).collect()));
        sheet.rows.len() != self.most
    }

    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String) {
        self.notes.push((row, column.map(str::to_owned), message));
    }
}

impl Recorder {
    /// The rows of all sheets: number and texts joined with `|`.
    pub(crate) fn lines(&self) -> Vec<(u32, String)> {
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.map(|(number, cells)| {
            let texts: Vec<_> = cells.iter().map(|cell| cell.text.as_str()).collect();
            (*number, texts.join("|"))
        })
        .collect()
    }

    pub(crate) fn has_note(&self, words: &str) -> bool {
        self.notes.iter().any(|(_, _, message)| message.contains(words))
    }
}

/// The source of a path.
pub(crate) fn source(path: &Path) -> Source {
    Source {
        path: path.to_owned(),
        label: path.file_name().unwrap().to_string_lossy().into_owned(),
        captured: None,
    }
}

/// Reads bytes from a file of that name.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> (Recorder, Result<(), ReadError>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut recorder = Recorder::default();
    let result = read(&source(&path), &mut recorder);
    (recorder, result.map(|_| ()))
}

/// The rows of bytes that can be read.
pub(crate) fn rows_of(name: &str, bytes: &[u8]) -> Recorder {
    let (recorder, result) = read_bytes(name, bytes);
    if let Err(error) = result {
        panic!("{error}");
    }
    recorder
}

/// The one-line message of bytes that cannot be read.
pub(crate) fn failure(name: &str, bytes: &[u8]) -> String {
    let (_, result) = read_bytes(name, bytes);
    let Err(error) = result else { panic!("{name} was read") };
    let message = error.to_string();
    assert!(!message.contains('\n'), "{message}");
    assert!(message.starts_with(name), "{message}");
    message
}

/// A zip archive of parts; what has 9 to 12 MB is not compressed.
pub(crate) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let large = (9 << 20..12 << 20).contains(&bytes.len());
        let method =
            if large { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &[u8] = br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The parts of a workbook with one sheet, and others in their place or beside them.
pub(crate) fn book_with(sheet: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    for other in others {
        parts.retain(|(name, _)| *name != other.0);
        parts.push(*other);
    }
    zip_of(&parts)
}

/// A workbook with one sheet of those rows.
pub(crate) fn book(rows: &str) -> Vec<u8> {
    book_with(&sheet(rows), &[])
}

/// The XML of a sheet of those rows.
pub(crate) fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}
