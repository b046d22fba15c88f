//! Adding lists in the explorer, in a pseudo-terminal: by a path that is typed and completed, by one
//! that is dropped, and from a folder that is followed.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

use support::{Session, Setup};

const SOON: Duration = Duration::from_secs(5);

/// The newest bundled list has 1,843 rows; one with far fewer would not be accepted.
const ENOUGH: usize = 1_850;

const NOVEMBER: &str = "participatingAgencies11232026.csv";

/// A user's home with an empty folder of downloads.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(TempDir::new().unwrap());
        fs::create_dir(home.downloads()).unwrap();
        home
    }

    fn downloads(&self) -> PathBuf {
        self.0.path().join("downloads")
    }

    /// Puts a list of some agencies of its own into the downloads.
    fn download(&self, name: &str) -> PathBuf {
        let path = self.downloads().join(name);
        let mut text =
            "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA\n".to_owned();
        for row in 0..ENOUGH {
            writeln!(text, "TEXAS,Test Town {row} Police Department,Municipality,Hill County,Task Force Model,11/20/2026,").unwrap();
        }
        // A list is renamed when it is complete, as a browser does.
        let part = path.with_extension("part");
        fs::write(&part, text).unwrap();
        fs::rename(part, &path).unwrap();
        path
    }

    /// Starts the program with this home and these arguments.
    fn start(&self, arguments: &str) -> Session {
        let data: &str = self.0.path().join("data").display().to_string().leak();
        let home: &str = self.0.path().display().to_string().leak();
        let line: &str = format!("exec \"$0\" {arguments}").leak();
        let session = Setup {
            before: vec!["sh", "-c", line],
            variables: vec![("XDG_DATA_HOME", data), ("HOME", home), ("G287_TODAY", "2026-11-24")],
            ..Setup::default()
        }
        .start();
        session.wait_until_shown();
        session
    }
}

#[track_caller]
fn wait_for(session: &Session, text: &str) {
    session.wait(text, |session| session.screen(100, 30).screen().contents().contains(text));
}

fn leave(session: &mut Session) {
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[test]
fn a_path_is_completed_and_its_list_is_added_and_shown() {
    let home = Home::new();
    home.download(NOVEMBER);
    let mut session = home.start("");
    session.press("a");
    wait_for(&session, "Add lists");
    wait_for(&session, "~/data/g287/record.g287");
    session.press("~/downloads/part\t");
    wait_for(&session, NOVEMBER);
    session.press("\r");
    wait_for(&session, "added the participating list of 23 November 2026, 1,850 rows");
    wait_for(&session, "18 May");
    wait_for(&session, "Test Town");
    leave(&mut session);
    let mut again = home.start("");
    wait_for(&again, "23 Nov 2026");
    leave(&mut again);
}

#[test]
fn a_file_dropped_on_the_terminal_is_offered_once() {
    let home = Home::new();
    let path = home.download("participatingAgencies 11232026 (1).csv");
    let mut session = home.start("");
    for (drop, answer) in [
        (format!("'{}'", path.display()), "added the participating list of 23 November 2026"),
        (path.display().to_string(), "already in the record"),
        (
            format!("file://{}", path.display().to_string().replace(' ', "%20")),
            "already in the record",
        ),
    ] {
        session.press(&format!("\u{1b}[200~{drop}\n\u{1b}[201~"));
        wait_for(&session, "Add lists");
        session.press("\r");
        wait_for(&session, answer);
    }
    session.press("\u{1b}");
    session.wait_until_quiet();
    leave(&mut session);
}

#[test]
fn a_folder_that_is_followed_offers_what_is_new_and_adds_nothing_unasked() {
    let home = Home::new();
    let mut session = home.start("--follow ~/downloads");
    session.wait_until_quiet();
    home.download(NOVEMBER);
    wait_for(&session, "1 new list in downloads: a adds it");
    assert!(!home.0.path().join("data/g287/record.g287").exists());
    session.press("a");
    wait_for(&session, "Enter adds 1 new list");
    session.press("\r");
    wait_for(&session, "added the participating list of 23 November 2026");
    leave(&mut session);
}

#[test]
fn nothing_is_added_to_lists_that_are_not_the_record() {
    let home = Home::new();
    let path = home.download(NOVEMBER);
    let mut session = home.start(&format!("--data '{}'", path.display()));
    wait_for(&session, "1,850");
    session.press("a");
    wait_for(&session, "lists can be added to your own record only");
    leave(&mut session);
    assert!(!home.0.path().join("data").exists());
}

#[test]
fn standard_input_is_no_list_in_the_explorer() {
    let home = Home::new();
    let mut session = home.start("");
    session.press("a");
    wait_for(&session, "Add lists");
    session.press("-");
    session.press("\r");
    wait_for(&session, "standard input is the keyboard here");
    session.press("\u{3}");
    assert_eq!(session.end_within(SOON), 0, "the keyboard is still read");
}

#[test]
fn a_paste_that_is_too_long_is_refused_as_a_whole() {
    let home = Home::new();
    let mut session = home.start("");
    for before in ["", "/", "a"] {
        session.press(before);
        session.press(&format!("\u{1b}[200~{}\u{1b}[201~", "collier ".repeat(8_250)));
        wait_for(&session, "nothing was pasted: 66,000 bytes, and 65,536 is the most");
        session.press("\u{1b}");
        session.wait_until_quiet();
        assert!(!session.screen(100, 30).screen().contents().contains("collier"));
    }
    leave(&mut session);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed_again() {
    let home = Home::new();
    let mut session = home.start("--follow ~/downloads");
    session.wait_until_quiet();
    fs::remove_dir(home.downloads()).unwrap();
    wait_for(&session, "the folder is gone");
    fs::create_dir(home.downloads()).unwrap();
    home.download(NOVEMBER);
    wait_for(&session, "1 new list in downloads: a adds it");
    leave(&mut session);
}

#[test]
fn ctrl_c_quits_while_lists_are_added() {
    let home = Home::new();
    home.download(NOVEMBER);
    let folder = home.0.path().join("data/g287");
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::File::create(folder.join("record.g287.lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let mut session = home.start("");
    session.press("a");
    wait_for(&session, "Add lists");
    session.press(&format!("~/downloads/{NOVEMBER}\r"));
    wait_for(&session, "waiting for another g287 that is changing the record");
    session.press("\u{3}");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}
