//! What the screen costs on a slow line: bytes of a frame on the bundled record, in truecolor.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use g287::record;
use g287::terminal::{Depth, bytes_of_frames};
use g287::tui::{Data, Screen, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// The explorer on the newest list, after some keys.
fn screen(size: (u16, u16), keys: &[KeyCode]) -> Screen {
    let data = Data::new(record::bundled().unwrap().history, Vec::new());
    let theme = Theme::built_in("dark", Depth::Truecolor, true);
    let mut screen = Screen::of(data, theme, size).unwrap();
    for &key in keys {
        press(&mut screen, key);
    }
    screen
}

fn press(screen: &mut Screen, key: KeyCode) {
    screen.press(KeyEvent::new(key, KeyModifiers::NONE));
}

fn frame(screen: &Screen, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| screen.draw(frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The bytes of the first frame, and of each of `times` presses of a key after it.
fn costs(size: (u16, u16), before: &[KeyCode], key: KeyCode, times: usize) -> (usize, Vec<usize>) {
    let mut screen = screen(size, before);
    let mut frames = vec![frame(&screen, size)];
    for _ in 0..times {
        press(&mut screen, key);
        frames.push(frame(&screen, size));
    }
    let bytes = bytes_of_frames(&frames, Depth::Truecolor);
    (bytes[0], bytes[1..].to_vec())
}

/// The median and the 99th percentile.
fn median_and_tail(mut bytes: Vec<usize>) -> (usize, usize) {
    bytes.sort_unstable();
    (bytes[bytes.len() / 2], bytes[bytes.len() * 99 / 100])
}

#[test]
fn the_first_frame_a_row_and_a_page_stay_within_their_budgets() {
    for (size, first_most, row_most, tail_most, page_most) in
        [((120, 40), 11_500, 600, 3_400, 3_500), ((160, 50), 18_000, 1_000, 5_000, 5_500)]
    {
        let (first, rows) = costs(size, &[], KeyCode::Down, 200);
        let (row, tail) = median_and_tail(rows);
        let (page, _) = median_and_tail(costs(size, &[], KeyCode::PageDown, 30).1);
        println!("{size:?}: first frame {first}, row {row} (p99 {tail}), page {page} bytes");
        assert!(first < first_most, "{size:?}: first frame {first}");
        assert!(row <= row_most && tail <= tail_most, "{size:?}: row {row}, p99 {tail}");
        assert!(page <= page_most, "{size:?}: page {page}");
    }
}

#[test]
fn a_row_down_in_changes_stays_within_its_budget() {
    let keys = [KeyCode::Char('4'), KeyCode::Char('p')];
    let (row, tail) = median_and_tail(costs((120, 40), &keys, KeyCode::Down, 100).1);
    println!("Changes: row {row} (p99 {tail}) bytes");
    assert!(row <= 950 && tail <= 4_000, "row {row}, p99 {tail}");
}

#[test]
fn a_frame_in_which_nothing_changed_costs_nothing() {
    let size = (120, 40);
    let frame = frame(&screen(size, &[]), size);
    assert_eq!(bytes_of_frames(&[frame.clone(), frame], Depth::Truecolor)[1], 0);
}
