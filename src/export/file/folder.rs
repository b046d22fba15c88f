//! Writing a folder of files whole or not at all.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::process::{Pid, test_kill_process};

/// A new folder. Its files are written into a folder beside its place, which gets its name when all
/// of them are there. Without [`NewFolder::finish`] nothing is left behind.
#[derive(Debug)]
pub struct NewFolder {
    /// The place, with all links followed.
    place: PathBuf,
    /// The folder beside it.
    part: PathBuf,
    /// The mode of the folder that is there, which is replaced.
    replaces: Option<Permissions>,
    /// Holds the lock that tells other programs that this one still writes.
    _lock: Option<File>,
}

impl NewFolder {
    /// Begins a folder. One that exists is replaced only if it is empty, or if `replace` is set and
    /// it has no other files than those of `known`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::AlreadyExists`] if the folder exists and must not be replaced; another error if
    /// the path is not a folder, the folder has other files, or the system refuses.
    pub fn new(path: &Path, replace: bool, known: &[&str]) -> io::Result<Self> {
        let (place, replaces) = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                check(path, replace, known)?;
                (fs::canonicalize(path)?, Some(metadata.permissions()))
            }
            Ok(_) => return Err(io::Error::other("this is not a folder")),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(_) if path.is_symlink() => {
                return Err(io::Error::other("this is a link that leads nowhere"));
            }
            Err(_) => (path.to_owned(), None),
        };
        remove_left_behind(&place);
        let part = beside(&place, "part")?;
        // Nobody may see more of it than of the folder that it replaces.
        let mode = if replaces.is_some() { 0o700 } else { 0o777 };
        DirBuilder::new().mode(mode).create(&part).map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                io::Error::new(ErrorKind::NotFound, "there is no folder to put it in")
            }
            ErrorKind::AlreadyExists => {
                io::Error::other(format!("{} is in the way", part.display()))
            }
            _ => error,
        })?;
        let lock = File::open(&part).ok().filter(is_lockable);
        Ok(Self { place, part, replaces, _lock: lock })
    }

    /// Creates a file of the folder.
    ///
    /// # Errors
    ///
    /// If the folder has a file of this name already, or the system refuses.
    pub fn file(&self, name: &str) -> io::Result<File> {
        File::create_new(self.part.join(name))
    }

    /// Gives the folder its name. The one that it replaces is removed after that.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::AlreadyExists`] if a folder has appeared meanwhile; another error if the system
    /// refuses. What was there before is still there.
    pub fn finish(self) -> io::Result<()> {
        let Some(mode) = self.replaces.clone() else {
            return fs::rename(&self.part, &self.place).map_err(|error| match error.kind() {
                ErrorKind::DirectoryNotEmpty | ErrorKind::NotADirectory => {
                    ErrorKind::AlreadyExists.into()
                }
                _ => error,
            });
        };
        fs::set_permissions(&self.part, mode)?;
        let old = beside(&self.place, "old")?;
        fs::rename(&self.place, &old)?;
        if let Err(error) = fs::rename(&self.part, &self.place) {
            fs::rename(&old, &self.place)?;
            return Err(error);
        }
        fs::remove_dir_all(&old)
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // After `finish` there is none, and without it nobody is left to be told.
        let _ = fs::remove_dir_all(&self.part);
    }
}

/// Removes what programs that were killed have left beside a place.
fn remove_left_behind(place: &Path) {
    let Some(name) = place.file_name() else { return };
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let start = format!(".{}.part-", name.to_string_lossy());
    for entry in fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&start).and_then(|process| process.parse().ok());
        let Some(process) = process.and_then(Pid::from_raw) else { continue };
        // Of another machine that shares the disk the process is not known here, but its lock is.
        let is_gone = test_kill_process(process).is_err();
        if is_gone && File::open(entry.path()).is_ok_and(|folder| is_lockable(&folder)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Takes the lock of an open folder, if no other program has it.
fn is_lockable(folder: &File) -> bool {
    flock(folder, FlockOperation::NonBlockingLockExclusive).is_ok()
}

/// Whether a folder may be replaced.
fn check(path: &Path, replace: bool, known: &[&str]) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        if !replace {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let entry = entry?;
        let name = entry.file_name();
        let ours = known.iter().any(|known| name == *known);
        if !ours || !entry.file_type()?.is_file() {
            let name = name.display();
            return Err(io::Error::other(format!("the folder has other files, such as {name}")));
        }
    }
    Ok(())
}

/// The path of a folder beside another one, hidden and of this process alone.
fn beside(place: &Path, what: &str) -> io::Result<PathBuf> {
    let name = place.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{what}-{}", std::process::id()));
    Ok(place.with_file_name(hidden))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use std::io::Write;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn write(path: &Path, replace: bool, text: &str) -> io::Result<()> {
        let folder = NewFolder::new(path, replace, &["a", "b"])?;
        folder.file("a")?.write_all(text.as_bytes())?;
        folder.finish()
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new");
        let folder = NewFolder::new(&path, false, &[]).unwrap();
        folder.file("a").unwrap();
        assert!(!path.exists());
        drop(folder);
        assert_eq!(names(home.path()), [""; 0]);
        write(&path, false, "1").unwrap();
        assert_eq!((names(home.path()), names(&path)), (vec!["new".into()], vec!["a".into()]));
    }

    #[test]
    fn a_folder_is_replaced_only_with_leave_and_only_if_it_is_one_of_ours() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new");
        fs::create_dir(&path).unwrap();
        write(&path, false, "an empty folder is in nobody's way").unwrap();
        let refused = write(&path, false, "2").unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        fs::write(path.join("b"), "old").unwrap();
        write(&path, true, "3").unwrap();
        assert_eq!(names(&path), ["a"]);
        assert_eq!(fs::read_to_string(path.join("a")).unwrap(), "3");
        fs::write(path.join("thesis.doc"), "mine").unwrap();
        let refused = write(&path, true, "4").unwrap_err().to_string();
        assert_eq!(refused, "the folder has other files, such as thesis.doc");
        assert_eq!(names(home.path()), ["new"]);
    }

    #[test]
    fn what_is_no_folder_is_refused_and_links_are_followed() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        fs::write(at("file"), "").unwrap();
        std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
        for path in [at("file"), at("dangling"), at("missing/folder"), PathBuf::from("..")] {
            assert!(write(&path, true, "").is_err(), "{}", path.display());
        }
        write(&at("real"), false, "1").unwrap();
        std::os::unix::fs::symlink(at("real"), at("link")).unwrap();
        write(&at("link"), true, "2").unwrap();
        assert!(at("link").is_symlink());
        assert_eq!(fs::read_to_string(at("real/a")).unwrap(), "2");
        assert_eq!(names(home.path()), ["dangling", "file", "link", "real"]);
    }
    #[test]
    fn the_mode_stays_and_what_a_killed_program_left_goes() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        write(&at("new"), false, "1").unwrap();
        fs::set_permissions(at("new"), Permissions::from_mode(0o700)).unwrap();
        // No process has this number, and the first one always runs.
        for left in [".new.part-999999999", ".new.part-1", ".other.part-999999999"] {
            fs::create_dir(at(left)).unwrap();
            fs::write(at(left).join("a"), "half").unwrap();
        }
        write(&at("new"), true, "2").unwrap();
        assert_eq!(fs::metadata(at("new")).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(names(home.path()), [".new.part-1", ".other.part-999999999", "new"]);
    }
}
