//! Opening files without blocking on them or being fooled by them.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::rc::Rc;

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use sha2::{Digest, Sha256};

use super::error::{Fault, Reason};
use super::format;

/// The largest workbook, which has to fit into memory.
const MAX_WORKBOOK: u64 = 256 << 20;

/// How much is read to determine the format and the separator.
const HEAD: u64 = 64 << 10;

/// An open file whose first bytes have been read.
pub(super) struct Input {
    head: Vec<u8>,
    file: Option<File>,
    size: Option<u64>,
    done: Rc<Cell<u64>>,
    /// The digest of the bytes read so far.
    digest: Rc<RefCell<Sha256>>,
}

/// Opens a file, or standard input for `-`.
pub(super) fn open(path: &Path) -> Result<Input, Fault> {
    let (file, size) = if path.as_os_str() == "-" {
        (None, None)
    } else {
        let file = open_without_waiting(path)?;
        let size = regular_size(&file)?;
        (Some(file), Some(size))
    };
    let mut input =
        Input { head: Vec::new(), file, size, done: Rc::default(), digest: Rc::default() };
    let mut head = Vec::new();
    input.stream().take(HEAD).read_to_end(&mut head).map_err(Reason::Unreadable)?;
    input.head = head;
    if format::is_ole2(&input.head) {
        let encrypted = format::is_encrypted(&input.whole()?);
        return Err(if encrypted { Reason::Encrypted } else { Reason::OldWorkbook }.into());
    }
    Ok(input)
}

impl Input {
    /// The first bytes, up to 64 KB.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// The number of bytes read so far.
    pub(super) fn done(&self) -> u64 {
        self.done.get()
    }

    /// The size of the file; for standard input, the number of bytes read so far.
    pub(super) fn total(&self) -> u64 {
        self.size.unwrap_or_else(|| self.done())
    }

    /// A reader from the beginning of the file. It can be used once.
    pub(super) fn reader(&mut self) -> impl Read + use<> {
        let head = std::mem::take(&mut self.head);
        Cursor::new(head).chain(self.stream())
    }

    /// Reads a whole workbook into memory.
    pub(super) fn whole(&mut self) -> Result<Vec<u8>, Fault> {
        let too_large = || {
            let message = format!("workbook larger than {} MB", MAX_WORKBOOK >> 20);
            Fault::from(Reason::TooMuch(message))
        };
        if self.size.is_some_and(|size| size > MAX_WORKBOOK) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        if let Some(size) = self.size {
            bytes.reserve_exact(usize::try_from(size).unwrap_or_default().saturating_add(1));
        }
        let mut reader = self.reader().take(MAX_WORKBOOK + 1);
        reader.read_to_end(&mut bytes).map_err(Reason::Unreadable)?;
        if bytes.len() as u64 > MAX_WORKBOOK {
            return Err(too_large());
        }
        self.check_unchanged(true)?;
        Ok(bytes)
    }

    /// Fails if the size of the file has changed since it was opened or, if it was read to the end,
    /// differs from what was read.
    pub(super) fn check_unchanged(&self, to_the_end: bool) -> Result<(), Fault> {
        let (Some(file), Some(size)) = (&self.file, self.size) else { return Ok(()) };
        let now = file.metadata().map_err(Reason::Unreadable)?.len();
        let same = now == size && (!to_the_end || self.done() == size);
        if same { Ok(()) } else { Err(Reason::Changed.into()) }
    }

    /// The SHA-256 of the bytes read so far.
    pub(super) fn digest(&self) -> [u8; 32] {
        self.digest.borrow().clone().finalize().into()
    }

    fn stream(&self) -> Stream {
        let from = match self.file.as_ref().map(File::try_clone) {
            Some(Ok(file)) => ByteSource::File(file),
            Some(Err(error)) => ByteSource::Failed(Some(error)),
            None => ByteSource::Standard(io::stdin()),
        };
        Stream { from, done: Rc::clone(&self.done), digest: Rc::clone(&self.digest) }
    }
}

enum ByteSource {
    File(File),
    Standard(io::Stdin),
    Failed(Option<io::Error>),
}

/// A reader that counts the bytes of a file and computes their digest.
struct Stream {
    from: ByteSource,
    done: Rc<Cell<u64>>,
    digest: Rc<RefCell<Sha256>>,
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.from {
            ByteSource::File(file) => file.read(buffer),
            ByteSource::Standard(standard) => standard.read(buffer),
            ByteSource::Failed(error) => {
                Err(error.take().unwrap_or_else(|| io::Error::other("closed")))
            }
        }?;
        self.done.set(self.done.get() + read as u64);
        self.digest.borrow_mut().update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

fn open_without_waiting(path: &Path) -> Result<File, Reason> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(descriptor) => Ok(File::from(descriptor)),
        // The error of opening a socket.
        Err(Errno::NXIO) => Err(Reason::NotAFile("socket")),
        Err(error) => Err(unreadable(error.into())),
    }
}

fn unreadable(error: io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Unreadable(error),
    }
}

/// The size of a regular file; an error for anything else.
fn regular_size(file: &File) -> Result<u64, Reason> {
    let metadata = file.metadata().map_err(Reason::Unreadable)?;
    let kind = metadata.file_type();
    if kind.is_file() {
        return Ok(metadata.len());
    }
    if kind.is_dir() {
        return Err(Reason::NotAFile("folder"));
    }
    if kind.is_fifo() {
        return Err(Reason::NotAFile("pipe"));
    }
    if kind.is_socket() {
        return Err(Reason::NotAFile("socket"));
    }
    Err(Reason::NotAFile("device"))
}
