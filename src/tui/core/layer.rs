//! What lies over a view: help, search box, palette and the like, in a stack whose top has the keys.

use ratatui::buffer::Buffer;

use super::view::{Input, Outcome};
use super::{Context, Response, Scope};
use crate::terminal::Link;

/// What a layer does with an input.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Reply {
    /// It stays.
    Stay(Outcome),
    /// It is taken off the stack; what is ignored goes on to what lies below.
    Close(Outcome),
}

/// Something over a view.
pub(crate) trait Layer {
    /// Its keys.
    fn scope(&self) -> Scope;

    /// Reacts to an input.
    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply;

    /// Reacts to what became of an effect that it asked for. Whether it stays.
    fn answer(&mut self, _cx: &mut Context, _answer: &Response) -> bool {
        true
    }

    /// Follows a change of filter, day or size. Whether it stays.
    fn refresh(&mut self, _cx: &Context) -> bool {
        true
    }

    /// Draws itself over what lies below.
    fn draw(&self, cx: &Context, buffer: &mut Buffer);

    /// What of it leads somewhere.
    fn links(&self, _cx: &Context) -> Vec<Link> {
        Vec::new()
    }

    /// Whether a text for the search is typed in it, so that no pane of the view has the keys.
    fn is_typing(&self) -> bool {
        false
    }

    /// Whether it takes the place of the line of search and filters.
    fn is_bar(&self) -> bool {
        false
    }
}
