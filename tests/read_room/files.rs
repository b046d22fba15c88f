//! What is given: folders, links, pipes, devices.

use std::fs;
use std::path::{Path, PathBuf};

use g287::read::{Cell, ReadError, Sink, Source, read, sources};

use crate::support::{Recorder, source};

fn labels(sources: &[Source]) -> Vec<&str> {
    sources.iter().map(|source| source.label.as_str()).collect()
}

fn put(root: &Path, name: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "a,b\n1,2\n").unwrap();
}

#[test]
fn folders_are_walked_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in [
        "2025-10-10_dfba/b.xlsx",
        "2025-10-10_dfba/deep/2025-02-30x/a.CSV",
        "2025-01-02/list.json",
        "z.ods",
        "readme.md",
        "~$lock.xlsx",
        ".hidden/x.csv",
        ".x.csv",
        "1/2/3/4/5/6/7/8/ok.csv",
        "1/2/3/4/5/6/7/8/9/no.csv",
    ] {
        put(root, name);
    }
    let (found, errors) = sources(&[root.to_owned(), root.join("missing"), PathBuf::from("-")]);
    assert_eq!(
        labels(&found),
        [
            "1/2/3/4/5/6/7/8/ok.csv",
            "2025-01-02/list.json",
            "2025-10-10_dfba/b.xlsx",
            "2025-10-10_dfba/deep/2025-02-30x/a.CSV",
            "z.ods",
            "-"
        ]
    );
    let days: Vec<_> =
        found.iter().map(|source| source.captured.map(|day| day.to_string())).collect();
    assert_eq!(days[1].as_deref(), Some("2025-01-02"));
    assert_eq!(days[2].as_deref(), Some("2025-10-10"));
    assert_eq!(days[3].as_deref(), Some("2025-10-10"));
    assert_eq!(errors.len(), 2);
    assert!(errors.iter().any(|error| error.to_string().contains("missing: no such file")));
    assert!(errors.iter().any(|error| error.to_string().contains("8 folders deep")));
}

#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "2025-01-02/a.csv");
    put(root, "2025-01-03/b.csv");
    symlink(root, root.join("2025-01-03/loop")).unwrap();
    symlink(root.join("2025-01-03"), root.join("latest")).unwrap();
    symlink(root.join("2025-01-02/a.csv"), root.join("2025-01-03/again.csv")).unwrap();
    symlink(root.join("gone.csv"), root.join("broken.csv")).unwrap();
    fs::hard_link(root.join("2025-01-02/a.csv"), root.join("2025-01-03/same.csv")).unwrap();
    let (found, errors) = sources(&[root.to_owned()]);
    assert_eq!(labels(&found), ["2025-01-02/a.csv", "2025-01-03/b.csv", "2025-01-03/same.csv"]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("broken.csv"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"list\xff.csv");
    fs::write(folder.path().join(name), "a\n1\n").unwrap();
    let (found, _) = sources(&[folder.path().to_owned()]);
    assert_eq!(labels(&found), ["list\u{fffd}.csv"]);
    read(&found[0], &mut Recorder::default()).unwrap();
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    let socket = folder.path().join("socket.csv");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let cases = [
        (pipe, "is a pipe"),
        (socket, "is a socket"),
        (PathBuf::from("/dev/zero"), "is a device"),
        (folder.path().to_owned(), "is a folder"),
        (folder.path().join("none.csv"), "no such file"),
    ];
    for (path, words) in cases {
        let message = read(&source(&path), &mut Recorder::default()).unwrap_err().to_string();
        assert!(message.contains(words), "{message}");
    }
}

/// Lets the file grow while it is read.
struct Grower<'p>(&'p Path);

impl Sink for Grower<'_> {
    fn sheet(&mut self, _: &str, _: bool) {
        let mut bytes = fs::read(self.0).unwrap();
        bytes.extend(b"3,4\n");
        fs::write(self.0, bytes).unwrap();
    }

    fn row(&mut self, _: u32, _: &[Cell<'_>]) -> bool {
        true
    }

    fn note(&mut self, _: Option<u32>, _: Option<&str>, _: String) {}
}

#[test]
fn a_file_that_changes_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grows.csv");
    fs::write(&path, "a,b\n".repeat(100_000)).unwrap();
    let message = read(&source(&path), &mut Grower(&path)).unwrap_err().to_string();
    assert_eq!(message, "grows.csv: changed while being read; try again");
}

/// Stops at the first telling of progress.
struct Stopper;

impl Sink for Stopper {
    fn sheet(&mut self, _: &str, _: bool) {}

    fn row(&mut self, _: u32, _: &[Cell<'_>]) -> bool {
        true
    }

    fn note(&mut self, _: Option<u32>, _: Option<&str>, _: String) {}

    fn progress(&mut self, done: u64, total: u64) -> bool {
        assert!(done <= total);
        false
    }
}

#[test]
fn a_sink_can_stop() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.csv");
    fs::write(&path, "a,b\n".repeat(1_000_000)).unwrap();
    assert!(read(&source(&path), &mut Stopper).unwrap_err().to_string().contains("canceled"));
}

#[test]
fn errors_travel_between_threads() {
    fn is_send<T: Send>() {}
    is_send::<ReadError>();
}
