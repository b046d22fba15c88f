//! The zip archive of a workbook, decompressed within limits.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::error::{Fault, Reason};
use super::super::limit::{LimitedReader, ReadLimit};
use super::xml::{AbortReason, Xml};

/// The largest number of entries.
const MAX_ENTRIES: usize = 2_000;

/// The largest decompressed size of all parts that are read.
const MAX_EXPANDED: u64 = 256 << 20;

/// The highest compression ratio of a part that is not small.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 1 << 20;

/// Parts up to this size are kept in memory, so that they are decompressed once.
const KEPT: u64 = 8 << 20;

/// The longest tag or text, in bytes.
const MAX_PIECE: usize = 1 << 20;
const BUFFER: usize = 64 << 10;

/// An open archive.
pub(super) struct Package<'a> {
    pub(super) zip: ZipArchive<Cursor<&'a [u8]>>,
    names: HashMap<String, usize>,
    expanded: Rc<Cell<u64>>,
    abort_reason: AbortReason,
}

/// A part of the workbook.
pub(super) enum PackagePart {
    /// Decompressed bytes.
    Kept(Vec<u8>),
    /// The index in the archive.
    Large(usize),
}

impl<'a> Package<'a> {
    /// Opens an archive, which has to be a workbook.
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
        let package = Self { zip, names, expanded: Rc::default(), abort_reason: Rc::default() };
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

    /// Whether there is a part at a path, ignoring case.
    pub(super) fn has(&self, path: &str) -> bool {
        self.names.contains_key(&key(path))
    }

    /// The part of a path.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<PackagePart>, Fault> {
        let Some(&index) = self.names.get(&key(path)) else { return Ok(None) };
        let mut bytes = Vec::new();
        let counted = self.counted(index)?;
        let result = counted.take(KEPT + 1).read_to_end(&mut bytes);
        if let Err(error) = result {
            let abort_reason = self.abort_reason.borrow_mut().take();
            return Err(abort_reason.unwrap_or_else(|| Reason::damaged(&error)).into());
        }
        if bytes.len() as u64 > KEPT {
            self.expanded.set(self.expanded.get().saturating_sub(bytes.len() as u64));
            return Ok(Some(PackagePart::Large(index)));
        }
        Ok(Some(PackagePart::Kept(bytes)))
    }

    /// The XML of a part.
    pub(super) fn xml<'p>(&'p mut self, part: &'p PackagePart) -> Result<Xml<'p>, Fault> {
        let abort_reason = Rc::clone(&self.abort_reason);
        Ok(match part {
            PackagePart::Kept(bytes) => Xml::new(bytes, abort_reason),
            PackagePart::Large(index) => {
                let limit = ReadLimit::new(MAX_PIECE + BUFFER);
                let limited = LimitedReader::new(self.counted(*index)?, limit.clone());
                let buffered = BufReader::with_capacity(BUFFER, limited);
                Xml::streamed(Box::new(buffered), limit, abort_reason)
            }
        })
    }

    fn counted(&mut self, index: usize) -> Result<impl Read + '_, Fault> {
        let inner = self.zip.by_index(index).map_err(zip_reason)?;
        let packed = inner.compressed_size();
        let (expanded, abort_reason) = (Rc::clone(&self.expanded), Rc::clone(&self.abort_reason));
        Ok(Counted { inner, packed, here: 0, expanded, abort_reason })
    }
}

/// A reader that counts decompressed bytes and stops zip bombs.
struct Counted<R> {
    inner: R,
    packed: u64,
    here: u64,
    expanded: Rc<Cell<u64>>,
    abort_reason: AbortReason,
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
        *self.abort_reason.borrow_mut() = Some(Reason::TooMuch(message));
        Err(io::Error::other("too much"))
    }
}

/// The form in which calamine compares paths.
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
