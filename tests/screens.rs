//! The explorer in a pseudo-terminal: what is typed, clicked and given, and what the screen shows.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod support;

use std::fs;
use std::time::Duration;

use rstest::rstest;
use rustix::process::Signal;
use tempfile::TempDir;

use support::{Session, Setup};

/// The limit for leaving.
const SOON: Duration = Duration::from_secs(2);

const LIST: &str = "\
STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA,ADDENDUM
FLORIDA,Polk County Sheriff's Office,County,Polk County,Task Force Model,02/26/2025,,
GEORGIA,Polk County Sheriff's Office,County,Polk County,Jail Enforcement Model,06/08/2020,,
TEXAS,Smith \u{1b}]0;owned\u{7}County Sheriff's Office,County,Smith County,Task Force Model,05/082025,,
MISSOURI,Camden County Sheriff's Office,County,Camdem County,Warrant Service Officer,03/17/2025,,
";

/// A folder with a list that can be read and one that cannot.
fn lists() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("participatingAgencies05182026am.csv"), LIST).unwrap();
    fs::write(folder.path().join("login.csv"), "<!DOCTYPE html><p>Please sign in").unwrap();
    folder
}

/// Starts the program by a line of shell in a folder; `$g` is the program.
fn start(folder: &TempDir, line: &str, variables: &[(&'static str, &'static str)]) -> Session {
    let line = format!("g=\"$0\"; cd '{}' && {line}", folder.path().display());
    // A test's line of shell lives as long as the test.
    let before = vec!["sh", "-c", &*line.leak()];
    Setup { before, variables: variables.to_vec(), ..Setup::default() }.start()
}

fn shown() -> Session {
    let session = Setup::default().start();
    session.wait_until_shown();
    session.wait_until_quiet();
    session
}

fn contents(session: &Session) -> String {
    session.screen(100, 30).screen().contents()
}

#[track_caller]
fn wait_for(session: &Session, text: &str) {
    session.wait(text, |session| contents(session).contains(text));
}

fn leave(session: &mut Session) -> u32 {
    session.press("q");
    let code = session.end_within(SOON);
    session.assert_restored();
    code
}

#[test]
fn a_search_that_is_typed_shows_the_agency() {
    let mut session = shown();
    session.press("/");
    wait_for(&session, "/ ▏");
    for key in ["p", "o", "l", "k", " ", "s", "o", " ", "f", "l"] {
        session.press(key);
    }
    wait_for(&session, "/ polk so fl▏");
    session.wait("the agency", |session| {
        let row = contents(session).lines().nth(4).unwrap_or_default().to_owned();
        row.contains("▌Polk Co") && row.contains("FL")
    });
    session.press("\r");
    wait_for(&session, "Enter open");
    session.press("\r");
    wait_for(&session, "Esc back");
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn letters_in_the_search_box_are_no_commands() {
    let mut session = shown();
    session.press("/qx?");
    wait_for(&session, "/ qx?▏");
    session.press("\r");
    wait_for(&session, "Enter open");
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn pasted_text_is_searched_and_runs_nothing() {
    let mut session = shown();
    session.press("\u{1b}[200~polk\rq\u{3}\u{1b}[201~");
    wait_for(&session, "/ polkq▏");
    session.press("\u{15}\r");
    wait_for(&session, "/ search");
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn clicks_and_the_wheel_move_the_cursor_until_the_mouse_is_given_back() {
    let mut session = shown();
    let marked = |row: usize| {
        move |session: &Session| {
            contents(session).lines().nth(row).is_some_and(|line| line.starts_with("│▌"))
        }
    };
    session.wait("the first row", marked(4));
    // Coordinates count from 1: the row after the tenth of the screen is its eleventh.
    session.press("\u{1b}[<0;10;11M\u{1b}[<0;10;11m");
    session.wait("the row that was clicked", marked(10));
    session.press("\u{1b}[<64;10;11M");
    session.wait("three rows up", marked(7));
    session.press("m");
    session.wait("the mouse", |session| session.mode(1000) == Some(false));
    session.press("m");
    session.wait("the mouse", |session| session.mode(1000) == Some(true));
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_open() {
    let folder = lists();
    for line in [
        "exec \"$g\" --data login.csv --data participatingAgencies05182026am.csv",
        "exec \"$g\" login.csv participatingAgencies05182026am.csv",
        "exec \"$g\" .",
    ] {
        let mut session = start(&folder, line, &[]);
        wait_for(&session, "4 agreements");
        wait_for(&session, "login.csv");
        session.press("j");
        session.wait("the keys", |session| contents(session).contains("Enter open"));
        assert_eq!(leave(&mut session), 2, "{line}: what is missing is told to scripts too");
        // After the screen is gone it is said once more, where it stays.
        session.wait("the complaint", |session| {
            let output = session.output();
            output.rsplit_once("\u{1b}[?1049l").is_some_and(|(_, told)| told.contains("login.csv"))
        });
    }
}

#[test]
fn text_of_a_list_reaches_the_terminal_only_as_text() {
    let folder = lists();
    let mut session = start(&folder, "exec \"$g\" participating*.csv", &[]);
    wait_for(&session, "4 agreements");
    session.press("/smith\r");
    wait_for(&session, "Smith ␛]0;owned␇");
    assert!(!session.output().contains("\u{1b}]0;"), "the title is set");
    assert_eq!(leave(&mut session), 0);
}

#[rstest]
#[case::missing("exec \"$g\" missing.xlsx", "missing.xlsx")]
#[case::typo("exec \"$g\" stat", "did you mean g287 stats?")]
fn a_path_that_is_none_is_told_without_a_screen(#[case] line: &'static str, #[case] told: &str) {
    let folder = lists();
    let mut session = start(&folder, line, &[]);
    assert_eq!(session.end_within(SOON), 2);
    session.wait("the words", |session| session.output().contains(told));
    assert_eq!(session.output().trim().lines().count(), 1, "{}", session.output());
    assert!(!session.output().contains("\u{1b}["), "{}", session.output());
    assert!(session.termios_is_as_before());
}

#[test]
fn nothing_that_can_be_read_ends_with_its_reason_on_a_restored_screen() {
    let folder = lists();
    let mut session = start(&folder, "exec \"$g\" login.csv", &[]);
    assert_eq!(session.end_within(SOON * 5), 2);
    session.wait("the reason", |session| session.output().contains("login.csv"));
    // The list may be refused before the first frame is sent; then the screen was never switched.
    if session.mode(1049).is_some() {
        session.assert_restored();
    }
    assert!(session.termios_is_as_before());
}

#[rstest]
#[case::file("exec \"$g\" - < participatingAgencies05182026am.csv")]
#[case::pipe("cat participating*.csv | \"$g\" -")]
fn keys_come_from_the_terminal_where_a_list_is_piped_in(#[case] line: &'static str) {
    let folder = lists();
    let mut session = start(&folder, line, &[]);
    wait_for(&session, "4 agreements");
    session.press("/camden\r");
    wait_for(&session, "1 agreement");
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

/// The kinds of colour that a text asks the terminal for.
fn colours(output: &str) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    for sequence in output.split("\u{1b}[").skip(1) {
        let Some((parameters, _)) = sequence.split_once('m') else { continue };
        if !parameters.bytes().all(|b| b.is_ascii_digit() || b == b';' || b == b':') {
            continue;
        }
        let parts: Vec<&str> = parameters.split([';', ':']).collect();
        let kind = match parts.windows(2).find(|pair| ["38", "48"].contains(&pair[0])) {
            Some(&[_, "2"]) => "truecolor",
            Some(&[_, "5"]) => "256",
            _ if parts.iter().any(|p| {
                p.parse().is_ok_and(|n: u8| matches!(n, 30..=37 | 40..=47 | 90..=97 | 100..=107))
            }) =>
            {
                "16"
            }
            _ => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

#[rstest]
#[case::truecolor(&[("COLORTERM", "truecolor")], &["truecolor"])]
#[case::many(&[("TERM", "xterm-256color")], &["256"])]
#[case::few(&[("TERM", "xterm")], &["16"])]
#[case::console(&[("TERM", "linux")], &["16"])]
#[case::none(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], &[])]
#[case::no_color_that_is_empty(&[("NO_COLOR", ""), ("TERM", "xterm-256color")], &["256"])]
#[case::vt100(&[("TERM", "vt100")], &[])]
fn colours_are_those_that_the_terminal_has(
    #[case] variables: &[(&'static str, &'static str)],
    #[case] expected: &[&str],
) {
    let folder = lists();
    let mut session = start(&folder, "exec \"$g\" participating*.csv", variables);
    wait_for(&session, "4 agreements");
    session.press("\t\t ");
    session.wait_until_quiet();
    assert_eq!(colours(&session.output()), expected);
    assert_eq!(leave(&mut session), 0);
}

#[rstest]
#[case::asked_for("exec \"$g\" --ascii participating*.csv", &[])]
#[case::locale("exec \"$g\" participating*.csv", &[("LANG", "C")])]
fn without_unicode_no_byte_is_beyond_ascii(
    #[case] line: &'static str,
    #[case] variables: &[(&'static str, &'static str)],
) {
    let folder = lists();
    let mut session = start(&folder, line, variables);
    wait_for(&session, "4 agreements");
    session.press("/\u{15}polk\r?jjj?s");
    wait_for(&session, "sorted by");
    assert!(session.output().is_ascii(), "{}", session.output());
    assert_eq!(leave(&mut session), 0);
}

/// What is seen of a screen: letters and how they look, of blanks only the background.
fn seen(parser: &vt100::Parser) -> Vec<String> {
    let cells = (0..30).flat_map(|row| (0..100).map(move |column| (row, column)));
    let cells = cells.filter_map(|(row, column)| parser.screen().cell(row, column));
    let look = |cell: &vt100::Cell| {
        let letter = cell.contents().trim();
        let looks = (!letter.is_empty())
            .then(|| (cell.fgcolor(), cell.bold(), cell.dim(), cell.underline(), cell.inverse()));
        format!("{letter:?} {looks:?} on {:?}", cell.bgcolor())
    };
    cells.map(look).collect()
}

/// The screen as it is, and as a new one would show it: after a stop everything is drawn afresh.
#[track_caller]
fn assert_as_drawn_afresh(session: &Session, what: &str) {
    session.wait_until_quiet();
    let now = session.screen(100, 30);
    let frames = session.output().matches("\u{1b}[?1049h").count();
    session.signal(Signal::TSTP);
    session.wait("the stop", |session| session.usage().0 == 'T');
    session.signal(Signal::CONT);
    session.wait("the way back", |session| {
        session.output().matches("\u{1b}[?1049h").count() == frames + 1
    });
    session.wait_until_quiet();
    let output = session.output();
    let mut fresh = vt100::Parser::new(30, 100, 0);
    fresh.process(output.rsplit_once("\u{1b}[?1049h").unwrap().1.as_bytes());
    let (now_text, fresh_text) = (now.screen().contents(), fresh.screen().contents());
    assert!(seen(&now) == seen(&fresh), "{what}: now\n{now_text}\nafresh\n{fresh_text}");
}

#[test]
fn a_storm_of_sizes_and_keys_leaves_the_screen_whole() {
    let mut session = shown();
    for round in 0_u16..150 {
        session.resize(1 + round * 37 % 180, 1 + round * 23 % 60);
        session
            .press(["j", "\t", "/", "po", "\r", "\u{1b}[B", "]", "?", "?"][usize::from(round % 9)]);
    }
    session.resize(100, 30);
    session.wait_until_quiet();
    let now = contents(&session);
    // Which keys arrive together decides what is open at the end, so only the header's start is sure.
    assert!(now.contains(" g287 "), "{now}");
    assert_ne!(session.mode(2026), Some(true));
    assert_as_drawn_afresh(&session, "after the storm");
    session.press("\u{3}");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[test]
fn every_screen_that_was_changed_step_by_step_is_as_one_drawn_afresh() {
    let mut session = shown();
    let keys = [
        "jjj",
        "\t",
        "G",
        "\u{1b}",
        "/polk",
        "\r",
        "\t\t",
        " ",
        "[",
        "[",
        "}",
        "?",
        "G",
        "?",
        "s",
        "r",
        "t",
        "x",
        "u",
        "\u{1b}[6~",
    ];
    for key in keys {
        session.press(key);
        assert_as_drawn_afresh(&session, key);
    }
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn what_was_searched_and_chosen_is_there_after_a_stop() {
    let mut session = shown();
    session.press("/polk\r");
    wait_for(&session, "/ polk");
    wait_for(&session, "Enter open");
    session.wait_until_quiet();
    let before = contents(&session);
    session.press("\u{1a}");
    session.wait("the stop", |session| session.usage().0 == 'T');
    session.assert_restored();
    session.signal(Signal::CONT);
    session.wait("the way back", |session| session.mode(1049) == Some(true));
    session.wait_until_quiet();
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trimmed(&contents(&session)), trimmed(&before));
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn the_smallest_screens_can_be_searched_and_left() {
    for (columns, rows) in [(20, 5), (20, 3), (34, 10), (4, 2)] {
        let mut session = Setup { columns, rows, ..Setup::default() }.start();
        session.wait_until_shown();
        session.wait_until_quiet();
        session.press("/polk");
        if columns >= 20 {
            session.wait("the search box", |session| {
                session.screen(columns, rows).screen().contents().contains("/ polk▏")
            });
        }
        session.press("\r");
        session.wait_until_quiet();
        assert_eq!(leave(&mut session), 0);
    }
}

#[test]
fn a_citation_goes_to_the_terminals_clipboard() {
    let mut session = shown();
    session.press("y");
    wait_for(&session, "Citation");
    let start = "\u{1b}]52;c;";
    session.wait("the copy", |session| session.output().contains(start));
    let output = session.output();
    let (_, rest) = output.split_once(start).unwrap();
    let (encoded, _) = rest.split_once('\u{7}').unwrap();
    let engine = base64::engine::general_purpose::STANDARD;
    let text = String::from_utf8(base64::Engine::decode(&engine, encoded).unwrap()).unwrap();
    assert!(text.contains("according to ICE's list dated May 18, 2026.\nSource: "), "{text}");
    // It is shown in any case.
    wait_for(&session, "A total of 1,549 law enforcement agencies");
    session.press("q");
    wait_for(&session, "Enter open");
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn no_browser_is_opened_over_ssh() {
    let folder = lists();
    // A browser that would leave a trace.
    let browser = "#!/bin/sh\necho opened > opened\n";
    fs::write(folder.path().join("xdg-open"), browser).unwrap();
    let line = "chmod +x xdg-open; PATH=\"$PWD:$PATH\" exec \"$g\" --state fl";
    for (variables, opened) in [
        (&[("DISPLAY", ":9"), ("SSH_CONNECTION", "a 1 b 2")][..], false),
        (&[("DISPLAY", ":9")][..], true),
    ] {
        let mut session = start(&folder, line, variables);
        wait_for(&session, "348 agreements");
        session.press("/collier\ro");
        wait_for(&session, "Memorandum of agreement");
        wait_for(&session, if opened { "Opened in the browser" } else { "Not opened:" });
        let trace = folder.path().join("opened");
        if opened {
            session.wait("the browser", |_| trace.exists());
        }
        assert_eq!(trace.exists(), opened);
        session.press("q");
        wait_for(&session, "Enter open");
        assert_eq!(leave(&mut session), 0);
    }
}

#[test]
fn an_export_never_replaces_a_file_without_asking() {
    let folder = TempDir::new().unwrap();
    let mut session = start(&folder, "exec \"$g\" --state fl", &[]);
    wait_for(&session, "348 agreements");
    let path = folder.path().join("g287-agreements-fl-2026-05-18.csv");
    session.press("e");
    wait_for(&session, "g287-agreements-fl-2026-05-18.csv");
    session.press("\r");
    wait_for(&session, "written: g287-agreements-fl-2026-05-18.csv");
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written.lines().count(), 349);
    let note = folder.path().join("g287-agreements-fl-2026-05-18.source.txt");
    assert!(fs::read_to_string(&note).unwrap().contains("participatingAgencies05182026am.xlsx"));

    fs::write(&path, "mine").unwrap();
    fs::remove_file(&note).unwrap();
    session.press("e");
    wait_for(&session, "Enter write");
    session.press("\r");
    wait_for(&session, "File exists:");
    session.press("\r");
    wait_for(&session, "Enter write");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    session.press("\r");
    wait_for(&session, "File exists:");
    session.press("y");
    wait_for(&session, "written: g287-agreements-fl-2026-05-18.csv");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(leave(&mut session), 0);
}

#[test]
fn a_workbook_is_not_shown_in_a_terminal() {
    let folder = lists();
    let mut session = start(&folder, "exec \"$g\" find --format xlsx", &[]);
    session.wait("the complaint", |session| session.output().contains("use --output FILE"));
    assert_eq!(session.end_within(SOON), 2);
}

#[test]
fn what_is_watched_is_kept_in_the_users_folder_and_marked_at_the_next_start() {
    let folder = lists();
    let kept = folder.path().join("state/g287/watched");
    let home = folder.path().join("state").display().to_string().leak();
    let line = "exec \"$g\" participating*.csv";
    let mut session = start(&folder, line, &[("XDG_STATE_HOME", home)]);
    wait_for(&session, "finds a county");
    assert!(!contents(&session).contains('★'));
    session.press("/polk florida\r");
    wait_for(&session, "Agencies 1 ");
    session.press("w");
    wait_for(&session, "is watched");
    assert!(contents(&session).contains('★'));
    assert_eq!(leave(&mut session), 0);
    let text = fs::read_to_string(&kept).unwrap();
    assert!(text.lines().any(|line| line == "FL-polk-county-sheriff-office"), "{text}");

    fs::write(&kept, format!("{text}# mine\nnobody-knows-this\n")).unwrap();
    let mut session = start(&folder, line, &[("XDG_STATE_HOME", home)]);
    wait_for(&session, "4 agreements");
    wait_for(&session, "★");
    session.press("W");
    wait_for(&session, "watched ×");
    wait_for(&session, "Agencies 1 ");
    session.press("w");
    wait_for(&session, "Agencies 0 ");
    assert_eq!(leave(&mut session), 0);
    let text = fs::read_to_string(&kept).unwrap();
    assert!(!text.contains("FL-polk") && text.contains("# mine\nnobody-knows-this\n"), "{text}");
}

#[test]
fn a_watch_list_that_cannot_be_saved_is_reported_and_the_explorer_goes_on() {
    let folder = lists();
    fs::write(folder.path().join("file"), "").unwrap();
    let home = folder.path().join("file").display().to_string().leak();
    let mut session = start(&folder, "exec \"$g\" participating*.csv", &[("XDG_STATE_HOME", home)]);
    wait_for(&session, "4 agreements");
    session.press("jw");
    wait_for(&session, "the watch list is not saved");
    assert!(contents(&session).contains('★'), "it holds until the end");
    assert_eq!(leave(&mut session), 0);
}
