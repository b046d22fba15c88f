//! Reading and writing files whole: only regular ones, and without waiting for anyone.

pub mod folder;

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

/// What is at a path that is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Nothing yet.
    New,
    /// A regular file, with its path after all links are followed.
    File(PathBuf),
    /// A pipe or a device, with its kind, that takes bytes as they come.
    Stream(&'static str),
}

impl Target {
    /// Finds out what is at a path.
    ///
    /// # Errors
    ///
    /// If it is a folder, a socket, a disk or a broken link, or the system refuses.
    pub fn of(path: &Path) -> io::Result<Self> {
        let kind = match fs::metadata(path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(_) if path.is_symlink() => {
                return Err(io::Error::other("this is a link that leads nowhere"));
            }
            Err(_) if path.as_os_str().as_encoded_bytes().ends_with(b"/") => {
                return Err(io::Error::other("this names a folder, not a file"));
            }
            Err(_) => return Ok(Self::New),
        };
        if kind.is_file() {
            return fs::canonicalize(path).map(Self::File);
        }
        let name = name(kind);
        if kind.is_fifo() || kind.is_char_device() {
            Ok(Self::Stream(name))
        } else {
            Err(not_a_file(name))
        }
    }
}

/// Writes a regular file. An existing one is replaced only if `replace` is set, and keeps its mode,
/// its owner and the links to it; otherwise it stays as it is, even if it appears meanwhile.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] if the file exists and must not be replaced; another error if the
/// path is not a file or the system refuses. Nothing is left behind.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    match existing(path)? {
        None => put(path, bytes, None),
        Some(_) if !replace => Err(ErrorKind::AlreadyExists.into()),
        Some(real) => put(&real, bytes, Some(&fs::metadata(&real)?)),
    }
}

/// The regular file at a path, with all links followed; `None` if nothing is there yet.
///
/// # Errors
///
/// If the path is not a file, or the system refuses.
pub fn existing(path: &Path) -> io::Result<Option<PathBuf>> {
    match Target::of(path)? {
        Target::New => Ok(None),
        Target::File(real) => Ok(Some(real)),
        Target::Stream(kind) => Err(not_a_file(kind)),
    }
}

/// Writes a temporary file beside the target and renames it.
fn put(path: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let mut name = path.file_name().ok_or(ErrorKind::InvalidFilename)?.to_owned();
    name.push(format!(".part-{}", std::process::id()));
    let part = path.with_file_name(name);
    let mode = if old.is_some() { 0o600 } else { 0o666 };
    let opened = OpenOptions::new().write(true).create_new(true).mode(mode).open(&part);
    let mut out = opened.map_err(|error| match error.kind() {
        ErrorKind::NotFound => io::Error::new(ErrorKind::NotFound, "there is no such folder"),
        ErrorKind::AlreadyExists => io::Error::other(format!("{} is in the way", part.display())),
        _ => error,
    })?;
    let written = old
        .map_or(Ok(()), |old| make_like(&out, old))
        .and_then(|()| out.write_all(bytes))
        .and_then(|()| out.sync_all())
        .and_then(|()| if old.is_some() { fs::rename(&part, path) } else { place(&part, path) });
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Gives a file the owner and the mode of the one that it replaces.
fn make_like(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        fchown(file, Some(old.uid()), Some(old.gid())).map_err(|_| {
            let words = "it belongs to another user or group; choose another name";
            io::Error::new(ErrorKind::PermissionDenied, words)
        })?;
    }
    file.set_permissions(old.permissions())
}

/// Gives a file a name that no other one may have: a second name, then away with the first.
fn place(part: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // A file system where a file has one name. That none is there was seen a moment ago.
        Err(_) if path.symlink_metadata().is_err() => fs::rename(part, path),
        Err(_) => Err(ErrorKind::AlreadyExists.into()),
    }
}

/// Opens a pipe or a device for writing.
///
/// # Errors
///
/// If no program reads from the pipe, or the system refuses.
pub fn stream(path: &Path) -> io::Result<File> {
    let file = open(path, OFlags::WRONLY).map_err(|error| match error {
        Errno::NXIO => io::Error::other("no program reads from it"),
        error => error.into(),
    })?;
    // Writing may wait for the reader; only opening must not.
    rustix::fs::fcntl_setfl(&file, OFlags::empty())?;
    Ok(file)
}

/// Reads a regular file of at most `most` bytes.
///
/// # Errors
///
/// If the file is larger or not a regular file, or the system refuses.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open(path, OFlags::RDONLY).map_err(|error| match error {
        Errno::NXIO => not_a_file("a socket"),
        error => error.into(),
    })?;
    let kind = file.metadata()?.file_type();
    if !kind.is_file() {
        return Err(not_a_file(name(kind)));
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let words = format!("it is larger than {} KiB", most >> 10);
        return Err(io::Error::new(ErrorKind::FileTooLarge, words));
    }
    Ok(bytes)
}

/// Opens a path without waiting for whoever is at the other end.
fn open(path: &Path, access: OFlags) -> rustix::io::Result<File> {
    let flags = access | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty()).map(File::from)
}

fn not_a_file(what: &str) -> io::Error {
    io::Error::other(format!("this is {what}, not a file"))
}

/// What a reader calls something that is no regular file.
fn name(kind: FileType) -> &'static str {
    if kind.is_dir() {
        "a folder"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(test)]
mod tests;
