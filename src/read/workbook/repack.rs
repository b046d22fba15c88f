//! A package with checked parts only, under names of our own.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::error::{Fault, Reason};
use super::package::{Package, PackagePart};

/// A package that is being written.
pub(super) struct Repacked(ZipWriter<Cursor<Vec<u8>>>);

impl Repacked {
    /// Creates an empty package.
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Copies a part from another package.
    pub(super) fn put(
        &mut self,
        name: &str,
        part: PackagePart,
        package: &mut Package<'_>,
    ) -> Result<(), Fault> {
        match part {
            PackagePart::Kept(bytes) => self.write(name, &bytes),
            PackagePart::Large(index) => {
                let raw =
                    package.zip.by_index_raw(index).map_err(|error| Reason::damaged(&error))?;
                self.0.raw_copy_file_rename(raw, name).map_err(|error| Reason::damaged(&error))?;
                Ok(())
            }
        }
    }

    /// Writes a part.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, stored).map_err(|error| Reason::damaged(&error))?;
        self.0.write_all(bytes).map_err(|error| Reason::damaged(&error))?;
        Ok(())
    }

    /// Lists the sheets, whose parts are `xl/1.xml` and so on, and finishes the package.
    pub(super) fn finish(mut self, sheets: usize, from_1904: bool) -> Result<Vec<u8>, Fault> {
        let mut listed = String::new();
        let mut related = String::new();
        for sheet in 1..=sheets {
            let _ = write!(listed, "<sheet name=\"{sheet}\" r:id=\"r{sheet}\"/>");
            let _ = write!(
                related,
                "<Relationship Id=\"r{sheet}\" Type=\"x/relationships/worksheet\" Target=\"{sheet}.xml\"/>"
            );
        }
        let epoch = if from_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
        let book = format!("<workbook>{epoch}<sheets>{listed}</sheets></workbook>");
        let relations = format!("<Relationships>{related}</Relationships>");
        self.write("xl/workbook.xml", book.as_bytes())?;
        self.write("xl/_rels/workbook.xml.rels", relations.as_bytes())?;
        self.write(
            "_rels/.rels",
            b"<Relationships><Relationship Id=\"r\" Type=\"x/relationships/officeDocument\" \
              Target=\"xl/workbook.xml\"/></Relationships>",
        )?;
        let out = self.0.finish().map_err(|error| Reason::damaged(&error))?;
        Ok(out.into_inner())
    }
}
