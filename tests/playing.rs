//! The map in a pseudo-terminal: what a frame costs, how the months are played, and that nothing
//! is sent once it stands. `cargo test --test playing -- --nocapture` tells the figures.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail, and tells figures")]

mod support;

use std::time::{Duration, Instant};

use support::{Session, Setup};

const END: &[u8] = b"\x1b[?2026l";
/// The most bytes of a frame.
const MOST: usize = 64 * 1024;

/// The bytes of each frame from a place of the output on.
fn frames(session: &Session, from: usize) -> Vec<usize> {
    let bytes = session.bytes();
    let mut start = from;
    let ends = bytes.windows(END.len()).enumerate().skip(from);
    let ends = ends.filter(|(_, window)| *window == END).map(|(at, _)| at + END.len());
    ends.map(|end| end - std::mem::replace(&mut start, end)).collect()
}

fn map(variables: &[(&'static str, &'static str)]) -> Session {
    let variables = variables.to_vec();
    let mut session = Setup { columns: 150, rows: 47, variables, ..Setup::default() }.start();
    session.wait_until_shown();
    session.wait_until_quiet();
    let before = session.bytes().len();
    session.press("2");
    session.wait_until_quiet();
    let first = frames(&session, before);
    eprintln!("the first frame of the map at 150x47: {first:?} bytes");
    assert!(first.iter().all(|&bytes| bytes < MOST), "{first:?}");
    session
}

fn shows(session: &Session, words: &str) -> bool {
    session.screen(150, 47).screen().contents().contains(words)
}

#[test]
fn months_are_played_calmly_until_a_key_and_then_nothing_is_sent() {
    for variables in [&[("COLORTERM", "truecolor")][..], &[]] {
        let mut session = map(variables);
        let before = session.bytes().len();
        let start = Instant::now();
        session.press(" ");
        session.wait("some months", |session| frames(session, before).len() >= 9);
        let took = start.elapsed();
        let played = frames(&session, before);
        eprintln!("{variables:?}: {} frames in {took:?}: {played:?} bytes", played.len());
        assert!(took > 8 * Duration::from_millis(125), "{took:?}");
        assert!(played.iter().all(|&bytes| bytes < MOST), "{played:?}");
        assert!(shows(&session, "any key stops"));
        // A key that does nothing else.
        session.press("#");
        session.wait("the end of playing", |session| !shows(session, "any key stops"));
        session.wait_until_quiet();
        let (bytes, (_, ticks, slept)) = (session.bytes().len(), session.usage());
        std::thread::sleep(Duration::from_millis(1200));
        assert_eq!(session.bytes().len(), bytes);
        assert_eq!((session.usage().1, session.usage().2), (ticks, slept));
        session.press("q");
        assert_eq!(session.end_within(Duration::from_secs(2)), 0);
        session.assert_restored();
    }
}

#[test]
fn playing_ends_at_the_newest_list() {
    let mut session = map(&[]);
    session.press("{{{");
    session.wait("an older list", |session| shows(session, "newer"));
    session.press(" ");
    session.wait("the newest list", |session| shows(session, "this is the newest list"));
    session.wait_until_quiet();
    let bytes = session.bytes().len();
    std::thread::sleep(Duration::from_millis(900));
    assert_eq!(session.bytes().len(), bytes);
}
