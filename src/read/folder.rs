//! The files to read, from the paths that were given.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::mem;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::error::{Location, ReadError, Reason};

/// A file to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The path as reached from what was given; `-` is standard input.
    pub path: PathBuf,
    /// The path for messages: relative to the folder that was given, or as it was given.
    pub label: String,
    /// The day of capture: the nearest folder on the way to the file whose name begins with
    /// `YYYY-MM-DD`.
    pub captured: Option<NaiveDate>,
}

/// How many folders deep to look.
const MAX_DEPTH: usize = 8;

/// Extensions of files that are read from folders. The last three are refused with advice; what
/// is in a `.g287` is not for this room to know.
const EXTENSIONS: [&str; 12] =
    ["xlsx", "xlsm", "csv", "tsv", "txt", "json", "jsonl", "ndjson", "g287", "xls", "xlsb", "ods"];

/// Finds the files under `paths` and returns them with the errors. Folders are searched up to eight
/// levels deep, each once however many links lead to it; the files of a folder are sorted by path.
#[must_use]
pub fn sources(paths: &[PathBuf]) -> (Vec<Source>, Vec<ReadError>) {
    let mut walk = Walk::default();
    for path in paths {
        walk.given(path);
    }
    (walk.sources, walk.errors)
}

#[derive(Default)]
struct Walk {
    sources: Vec<Source>,
    errors: Vec<ReadError>,
    /// The folders that were visited.
    entered: HashSet<FileId>,
    /// The files of the current folder that were reached without a link.
    reached: HashSet<FileId>,
    /// The files of the current folder that were reached through a link; they are used if nothing
    /// else leads to them.
    linked: Vec<(FileId, Source)>,
}

impl Walk {
    fn given(&mut self, path: &Path) {
        let label = path.to_string_lossy().into_owned();
        if path.as_os_str() == "-" {
            self.sources.push(Source { path: path.to_owned(), label, captured: None });
            return;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let start = self.sources.len();
                let (failures, folders) = (self.errors.len(), self.entered.len());
                self.folder(path, path, &metadata, 0);
                for (identity, source) in mem::take(&mut self.linked) {
                    if self.reached.insert(identity) {
                        self.sources.push(source);
                    }
                }
                self.reached.clear();
                let is_new = self.entered.len() > folders;
                if is_new && self.sources.len() == start && self.errors.len() == failures {
                    self.reported(path, Reason::NoFiles);
                }
                if let Some(found) = self.sources.get_mut(start..) {
                    found.sort_by(|one, other| one.path.cmp(&other.path));
                }
            }
            Ok(_) => {
                let captured = captured(path);
                self.sources.push(Source { path: path.to_owned(), label, captured });
            }
            Err(error) => self.failed(path, error),
        }
    }

    fn folder(&mut self, root: &Path, folder: &Path, metadata: &Metadata, depth: usize) {
        if !self.entered.insert(identity(metadata)) {
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.failed(folder, error),
        };
        let mut paths = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.failed(folder, error),
            }
        }
        paths.sort();
        for path in paths {
            if path.file_name().is_some_and(is_passed_over) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if depth < MAX_DEPTH {
                        self.folder(root, &path, &metadata, depth + 1);
                    } else {
                        let reason = Reason::TooMuch(format!(
                            "more than {MAX_DEPTH} folders deep; open the folder itself"
                        ));
                        self.reported(&path, reason);
                    }
                }
                Ok(metadata) if is_list(&path) => {
                    let identity = identity(&metadata);
                    let reported = path.strip_prefix(root).unwrap_or(&path);
                    let label = reported.to_string_lossy().into_owned();
                    let captured = captured(&path);
                    let is_link = path.is_symlink();
                    let source = Source { path, label, captured };
                    if is_link {
                        self.linked.push((identity, source));
                    } else {
                        self.reached.insert(identity);
                        self.sources.push(source);
                    }
                }
                Err(error) if is_list(&path) => self.failed(&path, error),
                Ok(_) | Err(_) => {}
            }
        }
    }

    fn failed(&mut self, path: &Path, error: std::io::Error) {
        let reason = match error.kind() {
            std::io::ErrorKind::NotFound => Reason::Missing,
            _ => Reason::Unreadable(error),
        };
        self.reported(path, reason);
    }

    fn reported(&mut self, path: &Path, reason: Reason) {
        let file = path.to_string_lossy().into_owned();
        self.errors.push(ReadError { file, location: Location::default(), reason });
    }
}

/// Whether a file may be a list, by the extension of its name.
#[must_use]
pub fn is_list(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Whether a file is hidden or the lock file of an open workbook.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// The date at the start of the name of the nearest enclosing folder that has one.
fn captured(file: &Path) -> Option<NaiveDate> {
    let parent = file.parent()?;
    let dated = |folder: &Path| folder.ancestors().find_map(|path| date_of(path.file_name()?));
    dated(parent).or_else(|| dated(&fs::canonicalize(parent).ok()?))
}

fn date_of(name: &OsStr) -> Option<NaiveDate> {
    let start = name.as_encoded_bytes().get(..10)?;
    let digits = start.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let text = std::str::from_utf8(start).ok()?;
    if digits { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

/// The device and the number of a file, by which links to it are known.
type FileId = (u64, u64);

fn identity(metadata: &Metadata) -> FileId {
    (metadata.dev(), metadata.ino())
}
