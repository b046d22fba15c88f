//! The zip archive of a workbook, held to its limits while it is inflated.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::error::{Fault, Reason};
use super::super::ration::{Ration, Rationed};
use super::xml::{Verdict, Xml};

/// The most entries of the archive.
const MAX_ENTRIES: usize = 2_000;

/// The most bytes of all parts that are read, inflated.
const MAX_EXPANDED: u64 = 256 << 20;

/// The most bytes that a byte may become, in a part that is not small.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 1 << 20;

/// Parts up to this size are kept inflated, so that they are inflated once.
const KEPT: u64 = 8 << 20;

/// The most bytes of a single tag or text.
const MAX_PIECE: usize = 1 << 20;
const BUFFER: usize = 64 << 10;

/// An opened archive.
pub(super) struct Package<'a> {
    pub(super) zip: ZipArchive<Cursor<&'a [u8]>>,
    names: HashMap<String, usize>,
    expanded: Rc<Cell<u64>>,
    verdict: Verdict,
}

/// A part of the workbook.
pub(super) enum Part {
    /// Inflated.
    Kept(Vec<u8>),
    /// By its index in the archive.
    Large(usize),
}

impl<'a> Package<'a> {
    /// Opens an archive that has to hold a workbook.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(zip_reason)?;
        if zip.len() > MAX_ENTRIES {
            let message =
                format!("{} zip entries; a workbook has at most {MAX_ENTRIES}", zip.len());
            return Err(Reason::TooMuch(message).into());
        }
        let mut names = HashMap::with_capacity(zip.len());
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                names.insert(key(&name), index);
            }
        }
        let package = Self { zip, names, expanded: Rc::default(), verdict: Rc::default() };
        if package.has("_rels/.rels") && !package.has("xl/workbook.bin") {
            return Ok(package);
        }
        let open_document = package.has("mimetype") && package.has("content.xml");
        Err(match () {
            () if package.has("xl/workbook.bin") => Reason::BinaryWorkbook,
            () if open_document => Reason::OpenDocument,
            () => Reason::NotAWorkbook,
        }
        .into())
    }

    /// Whether there is a part of that path, whatever its case.
    pub(super) fn has(&self, path: &str) -> bool {
        self.names.contains_key(&key(path))
    }

    /// The part of a path.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Part>, Fault> {
        let Some(&index) = self.names.get(&key(path)) else { return Ok(None) };
        let mut bytes = Vec::new();
        let counted = self.counted(index)?;
        let result = counted.take(KEPT + 1).read_to_end(&mut bytes);
        if let Err(error) = result {
            let verdict = self.verdict.borrow_mut().take();
            return Err(verdict.unwrap_or_else(|| Reason::damaged(&error)).into());
        }
        if bytes.len() as u64 > KEPT {
            self.expanded.set(self.expanded.get().saturating_sub(bytes.len() as u64));
            return Ok(Some(Part::Large(index)));
        }
        Ok(Some(Part::Kept(bytes)))
    }

    /// The XML of a part.
    pub(super) fn xml<'p>(&'p mut self, part: &'p Part) -> Result<Xml<'p>, Fault> {
        let verdict = Rc::clone(&self.verdict);
        Ok(match part {
            Part::Kept(bytes) => Xml::new(bytes, verdict),
            Part::Large(index) => {
                let ration = Ration::new(MAX_PIECE + BUFFER);
                let rationed = Rationed::new(self.counted(*index)?, ration.clone());
                let buffered = BufReader::with_capacity(BUFFER, rationed);
                Xml::streamed(Box::new(buffered), ration, verdict)
            }
        })
    }

    fn counted(&mut self, index: usize) -> Result<impl Read + '_, Fault> {
        let inner = self.zip.by_index(index).map_err(zip_reason)?;
        let packed = inner.compressed_size();
        let (expanded, verdict) = (Rc::clone(&self.expanded), Rc::clone(&self.verdict));
        Ok(Counted { inner, packed, here: 0, expanded, verdict })
    }
}

/// A reader that counts what comes out and stops a bomb.
struct Counted<R> {
    inner: R,
    packed: u64,
    here: u64,
    expanded: Rc<Cell<u64>>,
    verdict: Verdict,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.here += read as u64;
        self.expanded.set(self.expanded.get() + read as u64);
        let message = if self.expanded.get() > MAX_EXPANDED {
            format!("unpacks to more than {} MB", MAX_EXPANDED >> 20)
        } else if self.here > SMALL && self.here > self.packed.saturating_mul(MAX_RATIO) {
            format!("unpacks to more than {MAX_RATIO} times its size")
        } else {
            return Ok(read);
        };
        *self.verdict.borrow_mut() = Some(Reason::TooMuch(message));
        Err(io::Error::other("too much"))
    }
}

/// Paths are compared as the workbook reader does.
fn key(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn zip_reason(error: ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => {
            Reason::Encrypted
        }
        error => Reason::damaged(&error),
    }
}
