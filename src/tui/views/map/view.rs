//! The map as a view.

use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::actions::{Action, KEYS};
use super::cite::citation;
use super::draw::draw;
use super::playing::{PACE, PACE_AFTER_GAP};
use super::sentences::sentences;
use super::state::Map;
use crate::tui::core::moves::motion;
use crate::tui::core::{Context, Destination, Input, Key, Outcome, Passage, Scope, View, keys};

/// Its one scope of keys.
const SCOPE: &str = "Map";
/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

impl View for Map {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::new(SCOPE, KEYS)]
    }

    fn scope(&self) -> &'static str {
        SCOPE
    }

    /// Any key, click or pasted text stops the playing, and besides does what it does at other
    /// times.
    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        let outcome = match input {
            Input::Key(key) => self.key(cx, *key),
            Input::Mouse(event) => self.mouse(cx, *event),
            Input::Paste(_) => {
                self.playing = false;
                Outcome::Ignored
            }
            Input::Tick if self.playing => {
                self.tick(cx);
                Outcome::Done
            }
            // A tick that was on its way when the playing was stopped.
            Input::Tick => Outcome::Ignored,
        };
        if outcome == Outcome::Done {
            self.bring_up_to_date(cx);
        }
        outcome
    }

    fn arrive(&mut self, _cx: &mut Context, at: &Destination) -> bool {
        *at == Destination::Scope(SCOPE)
    }

    fn refresh(&mut self, cx: &mut Context) {
        self.bring_up_to_date(cx);
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        draw(self, cx, buffer);
    }

    fn pace(&self) -> Option<Duration> {
        self.playing.then_some(if self.after_gap { PACE_AFTER_GAP } else { PACE })
    }

    fn sentences(&self, cx: &Context) -> Vec<String> {
        sentences(self, cx)
    }

    fn citation(&self, cx: &Context) -> Vec<Passage> {
        citation(self, cx)
    }
}

impl Map {
    fn key(&mut self, cx: &mut Context, key: Key) -> Outcome {
        let was_playing = std::mem::take(&mut self.playing);
        match keys::action(KEYS, key) {
            Some(Action::Play) if was_playing => Outcome::Done,
            Some(action) => self.act(cx, action),
            None => match motion(key) {
                Some(motion) => {
                    self.travel(cx, motion);
                    Outcome::Done
                }
                // It has stopped the playing, so that it is not ignored, but it may hold everywhere.
                None if was_playing => Outcome::Press(key),
                None => Outcome::Ignored,
            },
        }
    }

    fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        let rows = match event.kind {
            MouseEventKind::ScrollDown => Some(WHEEL),
            MouseEventKind::ScrollUp => Some(-WHEEL),
            MouseEventKind::Down(MouseButton::Left) => None,
            _ => return Outcome::Ignored,
        };
        let was_playing = std::mem::take(&mut self.playing);
        if !cx.outline().body.contains(at) {
            return if was_playing { Outcome::Done } else { Outcome::Ignored };
        }
        match rows {
            Some(rows) => {
                self.wheel(cx, at, rows);
                Outcome::Done
            }
            None => self.click(cx, at),
        }
    }
}
