use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn change_of(id: &str, on: bool) -> Change {
    Change { ids: vec![id.into()], on }
}

fn put(text: &str, id: &str, on: bool) -> String {
    String::from_utf8(changed(text.as_bytes(), &change_of(id, on))).unwrap()
}

#[rstest]
#[case::line("TX-a\n", &["TX-a"])]
#[case::no_end("TX-a", &["TX-a"])]
#[case::windows("TX-a\r\nFL-b\r\n", &["TX-a", "FL-b"])]
#[case::mark("\u{feff}TX-a\n", &["TX-a"])]
#[case::comment("# TX-a\n  #FL-b\nTX-c # why\n", &["TX-c"])]
#[case::blank("\n \t\n\nTX-a\n", &["TX-a"])]
#[case::agreement("TX-a#TFM#2025-02-18\n", &["TX-a#TFM#2025-02-18"])]
#[case::nothing("", &[])]
fn the_first_word_of_a_line_is_an_id(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(ids(text.as_bytes()), expected);
}

#[rstest]
#[case::last("# mine\nTX-a\n??\n", "FL-b", true, "# mine\nTX-a\n??\nFL-b\n")]
#[case::no_end("TX-a", "FL-b", true, "TX-a\nFL-b\n")]
#[case::there("tx-A # why\n", "TX-a", true, "tx-A # why\n")]
#[case::off("# mine\nTX-a # why\n\nFL-b", "TX-a", false, "# mine\n\nFL-b")]
#[case::twice("TX-a\nTX-a\n", "TX-a", false, "")]
#[case::not_there("TX-ab\n# TX-a\n", "TX-a", false, "TX-ab\n# TX-a\n")]
fn lines_about_other_agencies_stay_unchanged(
    #[case] before: &str,
    #[case] id: &str,
    #[case] on: bool,
    #[case] after: &str,
) {
    assert_eq!(put(before, id, on), after);
}

#[test]
fn lines_that_are_not_text_are_kept() {
    let bytes = b"\xff\xfe\0\nTX-a\n\x1b]0;owned\x07\n";
    let off = changed(bytes, &change_of("TX-a", false));
    assert_eq!(off, b"\xff\xfe\0\n\x1b]0;owned\x07\n");
}

proptest! {
    #[test]
    fn adding_and_removing_an_agency_changes_nothing_but_the_final_newline(bytes: Vec<u8>) {
        let (on, off) = (change_of("TX-a-police", true), change_of("TX-a-police", false));
        prop_assume!(!ids(&bytes).iter().any(|id| id == "TX-a-police"));
        let put = changed(&bytes, &on);
        prop_assert!(ids(&put).contains(&"TX-a-police".to_owned()));
        prop_assert_eq!(&changed(&put, &on), &put, "adding twice changes nothing");
        let taken = changed(&put, &off);
        let mut expected = if bytes.is_empty() { HEAD.as_bytes().to_vec() } else { bytes };
        if !expected.ends_with(b"\n") {
            expected.push(b'\n');
        }
        prop_assert_eq!(taken, expected);
    }
}

#[test]
fn a_missing_file_is_empty_and_is_created_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/g287/watched");
    assert!(read(&path).unwrap().is_empty());
    assert_eq!(change(&path, &change_of("TX-a", true)).unwrap(), ["TX-a"]);
    assert_eq!(change(&path, &change_of("FL-b", true)).unwrap(), ["TX-a", "FL-b"]);
    assert_eq!(change(&path, &change_of("TX-a", false)).unwrap(), ["FL-b"]);
    assert_eq!(read(&path).unwrap(), ["FL-b"]);
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "no temporary file is left behind");
}

#[test]
fn concurrent_writers_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("watched");
    std::thread::scope(|scope| {
        for program in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for agency in 0..8 {
                    change(path, &change_of(&format!("TX-{program}-{agency}"), true)).unwrap();
                }
            });
        }
    });
    assert_eq!(read(&path).unwrap().len(), 32);
}

#[test]
fn anything_but_a_small_regular_file_is_reported_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    for (path, what) in [(folder.path(), "a folder"), (&pipe, "a pipe")] {
        let words = format!("{}: this is {what}, not a file", path.display());
        assert_eq!(read(path).unwrap_err().to_string(), words);
        assert_eq!(change(path, &change_of("TX-a", true)).unwrap_err().to_string(), words);
    }
    assert!(change(folder.path(), &change_of("TX-a", true)).is_err());
    let large = folder.path().join("large");
    fs::write(&large, vec![b'x'; (1 << 20) + 1]).unwrap();
    let refused = change(&large, &change_of("TX-a", true)).unwrap_err().to_string();
    assert!(refused.ends_with("it is larger than 1024 KiB"), "{refused}");
    assert_eq!(fs::metadata(&large).unwrap().len(), (1 << 20) + 1);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real"), folder.path().join("watched"));
    fs::write(&real, "TX-a\n").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    change(&link, &change_of("FL-b", true)).unwrap();
    assert_eq!(fs::read_to_string(&real).unwrap(), "TX-a\nFL-b\n");
    assert!(link.symlink_metadata().unwrap().is_symlink());
}
