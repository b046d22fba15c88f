//! The months of the archive, one after another.

use std::time::Duration;

use super::state::Map;
use crate::query::unseen;
use crate::text::short_day;
use crate::tui::core::{Context, Run};

/// How long a month stays on the screen: fewer than four frames a second.
pub(super) const PACE: Duration = Duration::from_millis(280);

/// How long the first month after a long stretch without a list stays, so that a reader sees that
/// time is left out.
pub(super) const PACE_AFTER_GAP: Duration = Duration::from_millis(1_400);

/// Messages while the archive is played, where each month needs a key, and at the end.
const PLAYING: &str = "playing month by month: any key stops";
const STEPPING: &str = "reduced motion: Space goes on one month";
const NEWEST: &str = "this is the newest list";

impl Map {
    /// Plays the months that follow; from the oldest list where the newest one is shown.
    pub(super) fn play(&mut self, cx: &mut Context) {
        let Some(last) = last(cx).filter(|&last| last > 0) else {
            cx.say("nothing to play: there is only one list");
            return;
        };
        let at_end = cx.day.position.is_none_or(|position| position == last);
        if at_end {
            cx.steps.in_run(Run::Time);
            cx.go_to_list(0);
        }
        if cx.reduced_motion {
            // Nothing moves by itself: one month, and no more until the next key.
            if !at_end {
                cx.step_months(1);
            }
            cx.say(if cx.day.position == Some(last) { NEWEST } else { STEPPING });
            return;
        }
        self.playing = true;
        if at_end {
            cx.say(PLAYING);
        } else {
            self.tick(cx);
        }
    }

    /// Goes on one month, up to the newest list.
    pub(super) fn tick(&mut self, cx: &mut Context) {
        cx.step_months(1);
        self.playing = cx.day.position.zip(last(cx)).is_some_and(|(at, last)| at < last);
        let gap = unseen(&cx.data.history, &cx.day).pop();
        let gap = gap.filter(|gap| self.playing && cx.day.position == Some(gap.position));
        self.after_gap = gap.is_some();
        match gap {
            Some(gap) => {
                let (after, before) = (short_day(gap.after), short_day(gap.before));
                cx.say(format!("no list from {after} to {before}; {PLAYING}"));
            }
            None => cx.say(if self.playing { PLAYING } else { NEWEST }),
        }
    }
}

/// The position of the newest list.
fn last(cx: &Context) -> Option<usize> {
    cx.data.history.participating.len().checked_sub(1)
}
