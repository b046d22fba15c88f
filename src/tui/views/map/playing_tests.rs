//! Playing the months of the archive.

use super::Map;
use crate::tui::core::testing::{Alone, key};
use crate::tui::core::{Input, Outcome, View as _};

fn last(map: &Alone<Map>) -> usize {
    map.cx.data.history.participating.len() - 1
}

#[test]
fn months_are_played_from_the_beginning_to_the_newest_list() {
    let mut map = Alone::<Map>::new((120, 40));
    map.keys("Space");
    assert_eq!((map.view.playing, map.cx.day.position), (true, Some(0)));
    assert!(map.view.pace().is_some());
    let mut seen = vec![0];
    for _ in 0..10 {
        map.put_in(&Input::Tick);
        seen.extend(map.cx.day.position);
    }
    seen.dedup();
    let all: Vec<usize> = (0..=last(&map)).collect();
    assert_eq!(seen, all, "the lists of the sample are months apart");
    assert!(!map.view.playing);
    assert_eq!(map.view.pace(), None);
}

#[test]
fn what_was_played_is_undone_in_one_step() {
    let mut map = Alone::<Map>::new((120, 40));
    map.keys("Space").put_in(&Input::Tick).put_in(&Input::Tick);
    map.change(|cx| {
        cx.steps.unrecorded();
        cx.undo();
    });
    assert_eq!(map.cx.day.position, Some(last(&map)));
}

#[test]
fn with_reduced_motion_a_month_needs_a_key() {
    let mut map = Alone::<Map>::new((120, 40));
    map.cx.reduced_motion = true;
    let last = last(&map);
    for position in (0..=last).chain([0]) {
        map.keys("Space");
        assert_eq!(map.cx.day.position, Some(position));
        assert_eq!(map.view.pace(), None);
        let message = map.cx.message.clone().unwrap();
        let expected = if position == last { "newest list" } else { "Space goes on one month" };
        assert!(message.contains(expected), "{message}");
        map.put_in(&Input::Tick);
        assert_eq!(map.cx.day.position, Some(position), "nothing moves by itself");
    }
}

#[test]
fn any_key_stops_the_playing_and_does_what_it_does() {
    let goes_on = |label| Outcome::Press(key(label));
    for (label, outcome) in [
        ("Space", Outcome::Done),
        ("Right", Outcome::Done),
        ("#", goes_on("#")),
        ("]", goes_on("]")),
        ("1", goes_on("1")),
    ] {
        let mut map = Alone::<Map>::new((120, 40));
        map.keys("Space").keys(label);
        assert!(!map.view.playing, "{label}");
        assert_eq!(map.outcome, outcome, "{label}");
        map.put_in(&Input::Tick);
        assert_eq!(map.cx.day.position, Some(0), "a tick that was on its way does nothing");
    }
    let mut map = Alone::<Map>::new((120, 40));
    map.keys("Space").change(|cx| cx.size = (80, 24));
    assert!(map.view.playing, "a change of size stops nothing");
}

#[test]
fn clicks_the_wheel_and_pasted_texts_stop_the_playing() {
    let play = || {
        let mut map = Alone::<Map>::new((120, 40));
        map.keys("Space");
        map
    };
    let mut map = play();
    map.click(10, 10);
    assert_eq!((map.view.playing, &map.outcome), (false, &Outcome::Done));
    let mut map = play();
    map.click(3, 0);
    assert_eq!((map.view.playing, &map.outcome), (false, &Outcome::Done), "outside the body");
    let mut map = play();
    map.wheel(10, 10, true);
    assert!(!map.view.playing);
    let mut map = play();
    map.put_in(&Input::Paste("polk".into()));
    assert_eq!((map.view.playing, &map.outcome), (false, &Outcome::Ignored));
}

#[test]
fn a_long_stretch_without_a_list_is_named_and_stays_longer() {
    let mut data = crate::tui::core::sample::data();
    let oldest = data.history.participating[0];
    data.history.lists.row_mut(oldest).date = "2023-03-01".parse().unwrap();
    let mut map = Alone::<Map>::with(crate::tui::core::sample::of(data, (120, 40)));
    map.keys("Space");
    assert_eq!(map.view.pace(), Some(super::playing::PACE));
    map.put_in(&Input::Tick);
    let message = map.cx.message.clone().unwrap();
    assert!(message.starts_with("no list from 1 Mar 2023 to 10 Jun 2025;"), "{message}");
    assert_eq!(map.view.pace(), Some(super::playing::PACE_AFTER_GAP));
    assert!(map.body().contains("Jun 2025 (list before: Mar 2023)"), "{}", map.body());
    map.put_in(&Input::Tick);
    assert_eq!(map.view.pace(), Some(super::playing::PACE));
}
