#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;

use tempfile::{TempDir, tempdir};

use super::*;

fn pipe(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &path, Mode::RUSR | Mode::WUSR).unwrap();
    path
}

fn words<T: std::fmt::Debug>(result: io::Result<T>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_file_is_replaced_only_when_asked_for() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    write(&path, b"one", false).unwrap();
    let error = write(&path, b"two", false).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write(&path, b"three", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"three");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn a_file_that_comes_into_being_meanwhile_stays() {
    let folder = tempdir().unwrap();
    let (part, path) = (folder.path().join("part"), folder.path().join("rows.csv"));
    fs::write(&part, "mine").unwrap();
    fs::write(&path, "theirs").unwrap();
    assert_eq!(place(&part, &path).unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&path).unwrap(), b"theirs");
}

#[test]
fn a_replaced_file_keeps_its_mode_and_its_owner() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    for mode in [0o600, 0o640, 0o444] {
        let _ = fs::remove_file(&path);
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        // Only root may give a file away.
        let _ = std::os::unix::fs::chown(&path, Some(12_345), Some(54_321));
        let before = fs::metadata(&path).unwrap();
        write(&path, b"new", true).unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(after.mode(), before.mode());
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        assert_ne!(after.ino(), before.ino(), "a new file, whole before it is moved there");
    }
}

#[test]
fn a_link_is_followed_to_a_file_and_stays() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("far")).unwrap();
    fs::write(at("far/rows.csv"), "old").unwrap();
    symlink("far/rows.csv", at("near.csv")).unwrap();
    symlink("near.csv", at("nearer.csv")).unwrap();
    write(&at("nearer.csv"), b"new", true).unwrap();
    assert!(at("near.csv").is_symlink() && at("nearer.csv").is_symlink());
    assert_eq!(fs::read(at("far/rows.csv")).unwrap(), b"new");
    assert!(!at("far/rows.csv").is_symlink());
}

#[test]
fn a_link_that_leads_nowhere_is_refused_in_words() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    symlink("nowhere", &path).unwrap();
    for replace in [false, true] {
        assert_eq!(words(write(&path, b"x", replace)), "this is a link that leads nowhere");
    }
    symlink("loop", folder.path().join("loop")).unwrap();
    assert!(write(&folder.path().join("loop"), b"x", true).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn what_is_no_file_is_never_replaced() {
    let folder = tempdir().unwrap();
    let socket = folder.path().join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    let link = folder.path().join("link");
    symlink("/dev/null", &link).unwrap();
    for (path, what) in [
        (folder.path(), "a folder"),
        (&*pipe(&folder), "a pipe"),
        (&*socket, "a socket"),
        (Path::new("/dev/null"), "a device"),
        (&*link, "a device"),
    ] {
        for replace in [false, true] {
            let refused = words(write(path, b"x", replace));
            assert_eq!(refused, format!("this is {what}, not a file"), "{}", path.display());
        }
    }
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert!(link.is_symlink());
}

#[test]
fn a_place_that_is_none_is_named_in_words() {
    let folder = tempdir().unwrap();
    assert!(write(Path::new("/"), b"x", true).is_err());
    let nowhere = folder.path().join("no/folder.csv");
    assert_eq!(words(write(&nowhere, b"x", false)), "there is no such folder");
    let slash = folder.path().join("rows/");
    assert_eq!(words(write(&slash, b"x", false)), "this names a folder, not a file");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_moved_into_place_leaves_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    fs::write(&path, "old").unwrap();
    let part = folder.path().join(format!("rows.csv.part-{}", std::process::id()));
    fs::write(&part, "another program's").unwrap();
    assert!(words(write(&path, b"new", true)).ends_with(" is in the way"));
    assert_eq!(fs::read(&part).unwrap(), b"another program's");
    fs::remove_file(&part).unwrap();
    let metadata = fs::metadata(&path).unwrap();
    assert!(put(&folder.path().join("a/rows.csv"), b"new", Some(&metadata)).is_err());
    fs::create_dir(folder.path().join("rows")).unwrap();
    assert!(put(&folder.path().join("rows"), b"new", Some(&metadata)).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the file and the folder");
}

#[test]
fn pipes_and_devices_are_written_to_as_they_are() {
    let folder = tempdir().unwrap();
    let path = pipe(&folder);
    assert_eq!(Target::of(&path).unwrap(), Target::Stream("a pipe"));
    assert_eq!(words(stream(&path)), "no program reads from it");
    let mut reader = open(&path, OFlags::RDONLY).unwrap();
    stream(&path).unwrap().write_all(b"rows").unwrap();
    let mut read = String::new();
    reader.read_to_string(&mut read).unwrap();
    assert_eq!(read, "rows");
    assert_eq!(Target::of(Path::new("/dev/null")).unwrap(), Target::Stream("a device"));
    stream(Path::new("/dev/null")).unwrap().write_all(b"rows").unwrap();
}

#[test]
fn only_regular_files_are_read_and_none_is_waited_for() {
    let folder = tempdir().unwrap();
    let socket = folder.path().join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    for (path, what) in [
        (folder.path(), "a folder"),
        (&*pipe(&folder), "a pipe"),
        (&*socket, "a socket"),
        (Path::new("/dev/zero"), "a device"),
    ] {
        assert_eq!(words(read(path, 9)), format!("this is {what}, not a file"));
    }
    let path = folder.path().join("theme.toml");
    assert_eq!(read(&path, 9).unwrap_err().kind(), ErrorKind::NotFound);
    fs::write(&path, vec![b'x'; 2048]).unwrap();
    assert_eq!(read(&path, 2048).unwrap().len(), 2048);
    assert_eq!(words(read(&path, 1024)), "it is larger than 1 KiB");
}
