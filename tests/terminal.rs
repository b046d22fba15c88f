//! What the terminal is left with, whatever ends the program.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod support;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rstest::rstest;
use rustix::process::Signal;

use support::{PATIENCE, Session, Setup};

/// The limit for giving the terminal back.
const SOON: Duration = Duration::from_secs(1);

fn shown(setup: &Setup) -> Session {
    let session = setup.start();
    session.wait_until_shown();
    session.wait_until_quiet();
    session
}

#[rstest]
#[case::q("q")]
#[case::ctrl_c("\x03")]
fn keys_end_it(#[case] keys: &str) {
    let mut session = shown(&Setup::default());
    session.press(keys);
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[rstest]
#[case(Signal::TERM, 143)]
#[case(Signal::INT, 130)]
#[case(Signal::QUIT, 131)]
#[case(Signal::HUP, 129)]
fn signals_end_it(#[case] signal: Signal, #[case] code: u32) {
    let mut session = shown(&Setup::default());
    session.press("jjj");
    session.signal(signal);
    assert_eq!(session.end_within(SOON), code);
    session.assert_restored();
}

#[test]
fn a_signal_at_any_moment_restores_the_terminal() {
    for delay in 0..30 {
        let mut session = Setup::default().start();
        let start = Instant::now();
        while start.elapsed() < Duration::from_micros(delay * 400) {
            std::hint::spin_loop();
        }
        session.signal(Signal::TERM);
        let code = session.end_within(SOON);
        // Before the handler stands, the system ends the program; nothing is set up by then.
        assert!(code == 143 || code == 1, "{code} after {delay}");
        if session.mode(1049).is_some() {
            session.assert_restored();
        }
        assert!(session.termios_is_as_before(), "after {delay}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_on_the_screens_thread_is_told_after_the_restore() {
    let setup = Setup { variables: vec![("G287_TEST_PANIC", "ui")], ..Setup::default() };
    let mut session = setup.start();
    assert_eq!(session.end_within(SOON * 5), 101);
    session.assert_restored();
    session.wait("the message", |session| session.output().contains("a panic on demand"));
    let output = session.output();
    assert!(output.rfind("a panic on demand") > output.rfind("\u{1b}[?1049l"));
}

#[cfg(debug_assertions)]
#[test]
fn a_workers_panic_is_a_notice() {
    let setup = Setup { variables: vec![("G287_TEST_PANIC", "worker")], ..Setup::default() };
    let mut session = setup.start();
    session.wait("the notice", |session| {
        session.screen(100, 30).screen().contents().contains("a panic on demand")
    });
    assert_eq!(session.mode(1049), Some(true));
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[rstest]
#[case::plain(&[], true)]
#[case::hup_ignored(&["sh", "-c", "trap '' HUP; exec \"$0\""], true)]
#[case::no_controlling_terminal(&[], false)]
#[case::hup_ignored_and_none(&["sh", "-c", "trap '' HUP; exec \"$0\""], false)]
fn the_end_of_the_terminal_ends_it(#[case] before: &[&'static str], #[case] controlling: bool) {
    let mut session = shown(&Setup { before: before.to_vec(), controlling, ..Setup::default() });
    session.hang_up();
    assert_eq!(session.end_within(SOON), 129);
}

#[rstest]
#[case::signal(None)]
#[case::ctrl_z(Some("\x1a"))]
fn it_stops_and_comes_back(#[case] keys: Option<&str>) {
    let mut session = shown(&Setup::default());
    for columns in [90, 100] {
        let frames = session.output().matches("\u{1b}[?1049h").count();
        match keys {
            Some(keys) => session.press(keys),
            None => session.signal(Signal::TSTP),
        }
        session.wait("the stop", |session| session.usage().0 == 'T');
        session.assert_restored();
        session.resize(columns, 25);
        session.signal(Signal::CONT);
        session.wait("the way back", |session| {
            session.output().matches("\u{1b}[?1049h").count() == frames + 1
                && session.mode(1000) == Some(true)
        });
        session.wait_until_quiet();
        assert_eq!(session.mode(25), Some(false));
        assert!(!session.termios_is_as_before());
        let mut now = vt100::Parser::new(25, columns, 0);
        let bytes = session.bytes();
        let start = session.output().rfind("\u{1b}[?1049h").unwrap();
        now.process(&bytes[start..]);
        assert!(now.screen().contents().contains("g287"), "{}", now.screen().contents());
    }
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[test]
fn a_stop_that_nobody_announced_is_made_good() {
    let mut session = shown(&Setup::default());
    session.signal(Signal::STOP);
    session.wait("the stop", |session| session.usage().0 == 'T');
    session.signal(Signal::CONT);
    session.wait("a new frame", |session| session.output().matches("\u{1b}[2J").count() == 2);
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
}

#[rstest]
#[case::term(Some(Signal::TERM), 143)]
#[case::quit(None, 0)]
fn a_reader_that_does_not_read_parks_nobody(#[case] signal: Option<Signal>, #[case] code: u32) {
    // As the leader of a session with this terminal, its end would have the system throw away what
    // is still unread.
    let setup = Setup { columns: 500, rows: 200, controlling: false, ..Setup::default() };
    let mut session = setup.start_unread();
    let start = Instant::now();
    while !session.is_output_blocked() {
        assert!(start.elapsed() < PATIENCE, "the pseudo-terminal does not fill up");
        for key in ["j", "k"].repeat(50) {
            session.press(key);
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    assert!(session.peak_memory() < 64, "{} MiB", session.peak_memory());
    match signal {
        Some(signal) => session.signal(signal),
        None => session.press("q"),
    }
    assert_eq!(session.end_within(SOON), code);
    session.read();
    session.wait("the restore", |session| session.mode(1049) == Some(false));
    assert!(session.termios_is_as_before());
}

#[test]
fn a_slow_reader_sees_the_newest_frame() {
    let mut session = Setup { columns: 200, rows: 60, ..Setup::default() }.start_unread();
    for round in 0..30 {
        session.resize(200 - round % 2, 60);
        session.press("j");
        std::thread::sleep(Duration::from_millis(5));
    }
    session.resize(200, 60);
    session.press("k");
    session.read();
    session.wait_until_shown();
    session.wait_until_quiet();
    let text = session.screen(200, 60).screen().contents();
    // What a fresh frame of the same state looks like.
    session.signal(Signal::TSTP);
    session.wait("the stop", |session| session.usage().0 == 'T');
    session.signal(Signal::CONT);
    session.wait_until_quiet();
    assert_eq!(text, session.screen(200, 60).screen().contents());
}

#[test]
fn without_a_terminal_it_says_what_to_use() {
    for redirect in ["\"$0\" | cat", "exec \"$0\" < /dev/null"] {
        let setup = Setup { before: vec!["sh", "-c", redirect], ..Setup::default() };
        let mut session = setup.start();
        session.end_within(SOON * 5);
        session.wait("the words", |session| session.output().contains("g287 find"));
        assert!(!session.output().contains("\u{1b}["), "{}", session.output());
    }
    let output = Command::new(env!("CARGO_BIN_EXE_g287"))
        .stdin(Stdio::null())
        .env("TERM", "xterm")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("g287 find") && words.lines().count() == 1, "{words}");
    assert!(output.stdout.is_empty());
}

#[rstest]
#[case("dumb")]
#[case("")]
fn a_terminal_that_cannot_is_refused(#[case] term: &'static str) {
    let mut session = Setup { variables: vec![("TERM", term)], ..Setup::default() }.start();
    assert_eq!(session.end_within(SOON), 2);
    session.wait("the words", |session| session.output().contains("g287 find"));
    assert!(!session.output().contains('\u{1b}'));
    assert_eq!(session.output().trim().lines().count(), 1);
}

#[rstest]
#[case(1, 1, 32)]
#[case(0, 0, 32)]
#[case(20, 5, 32)]
#[case(500, 200, 64)]
#[case(5000, 2000, 200)]
fn any_size_will_do(#[case] columns: u16, #[case] rows: u16, #[case] memory: u64) {
    let mut session = Setup { columns, rows, ..Setup::default() }.start();
    session.wait("the first frame", |session| session.mode(1049) == Some(true));
    session.wait_until_quiet();
    assert!(session.peak_memory() < memory, "{} MiB", session.peak_memory());
    session.press("jjk");
    session.wait_until_quiet();
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let mut session = shown(&Setup::default());
    for (columns, rows) in [(80, 24), (1, 1), (20, 5), (0, 0), (300, 100), (100, 30)] {
        session.resize(columns, rows);
        session.wait_until_quiet();
        assert_ne!(session.mode(2026), Some(true));
    }
    let before = session.screen(100, 30).screen().contents();
    assert!(before.contains("g287"), "{before}");
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[test]
fn a_key_costs_one_small_frame_and_waiting_costs_nothing() {
    let mut session = shown(&Setup::default());
    let before = session.bytes().len();
    session.press("j");
    session.wait("a frame", |session| session.bytes().len() > before);
    session.wait_until_quiet();
    let frame = String::from_utf8(session.bytes()[before..].to_vec()).unwrap();
    assert!(frame.starts_with("\u{1b}[?2026h") && frame.ends_with("\u{1b}[?2026l"), "{frame:?}");
    assert!(frame.len() < 600, "{}", frame.len());

    let (_, ticks, switches) = session.usage();
    let length = session.bytes().len();
    std::thread::sleep(Duration::from_secs(3));
    let (_, ticks_now, switches_now) = session.usage();
    assert_eq!(session.bytes().len(), length);
    assert_eq!((ticks_now, switches_now), (ticks, switches));
}

#[test]
fn the_answer_about_the_background_is_not_taken_for_keys() {
    let mut session = shown(&Setup::default());
    assert!(session.output().contains("\u{1b}]11;?\u{1b}\\"));
    let answers = ["\u{1b}]11;rgb:ffff/ff", "ff/ffff\u{1b}", "\\", "\u{1b}]x"];
    for part in answers {
        session.press(part);
        session.wait_until_quiet();
    }
    let (_, ticks, _) = session.usage();
    assert!(ticks < 100);
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}

#[rstest]
#[case("linux", "")]
#[case("screen-256color", "")]
#[case("xterm", "15;0")]
fn some_terminals_are_not_asked(#[case] term: &'static str, #[case] colours: &'static str) {
    let variables = vec![("TERM", term), ("COLORFGBG", colours)];
    let session = shown(&Setup { variables, ..Setup::default() });
    assert!(!session.output().contains("\u{1b}]11;"));
}

#[test]
fn settings_let_the_terminal_keep_the_mouse_and_report_what_is_wrong() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, "mouse = false\nviwe = 1\nview = \"sources\"\n").unwrap();
    let file = Box::leak(file.to_str().unwrap().to_owned().into_boxed_str());
    let setup = Setup { variables: vec![("G287_CONFIG", file)], ..Setup::default() };
    let mut session = shown(&setup);
    assert_ne!(session.mode(1000), Some(true));
    let screen = session.screen(100, 30).screen().contents();
    for words in ["line 2: no such setting: viwe", "History of the program"] {
        assert!(screen.contains(words), "{words} in {screen}");
    }
    session.press("m");
    session.wait("the mouse", |session| session.mode(1000) == Some(true));
    session.press("q");
    assert_eq!(session.end_within(SOON), 0);
    session.assert_restored();
}
