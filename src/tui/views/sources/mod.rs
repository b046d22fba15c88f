//! Sources: the lists and their rows, the repairs, what was joined, the words, the history of the
//! program, and what the record cannot say.

mod columns;
mod content;
mod draw;
mod handle;
mod keys;
mod layout;
mod limits;
mod method;
mod roster;
mod rows;
mod sentences;
mod state;
#[cfg(test)]
mod tests;
mod topics;
mod writer;

use ratatui::buffer::Buffer;

pub(crate) use self::state::Sources;
use crate::tui::core::{Context, Destination, Input, Outcome, Scope, View};

impl View for Sources {
    fn scopes(&self) -> Vec<Scope> {
        vec![keys::scope()]
    }

    fn scope(&self) -> &'static str {
        keys::SCOPE
    }

    fn is_filtered(&self) -> bool {
        false
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        self.react(cx, input)
    }

    fn arrive(&mut self, cx: &mut Context, at: &Destination) -> bool {
        match at {
            Destination::Listing(listing) => {
                self.show_listing(cx, *listing);
                true
            }
            Destination::Scope(name) => *name == keys::SCOPE,
            _ => false,
        }
    }

    fn refresh(&mut self, cx: &mut Context) {
        self.prepare(cx);
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        self.paint(cx, buffer);
    }

    fn sentences(&self, cx: &Context) -> Vec<String> {
        sentences::sentences(cx)
    }
}
