//! What a view is.
//!
//! Views are trait objects: the shell keeps a list of them and knows none by type, so that a view is
//! added by its folder and one line.

use std::time::Duration;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;

use super::cited::{self, Passage};
use super::effect::Effect;
use super::exported::{self, Give};
use super::{Context, Key, Scope};
use crate::model::{AgencyIx, ListIx, ListingIx};
use crate::terminal::Link;

/// What a user, or the clock while something plays, puts in.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Input {
    /// A key.
    Key(Key),
    /// A click, a turn of the wheel.
    Mouse(MouseEvent),
    /// A pasted text.
    Paste(String),
    /// The pace of what is playing.
    Tick,
}

/// What became of an input.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Outcome {
    /// It means nothing here: it goes on to what lies below, and last to the keys that hold
    /// everywhere.
    Ignored,
    /// It is done.
    Done,
    /// It is done, but for this.
    Effect(Effect),
    /// Something is to be shown, in whichever view shows such things.
    Go(Destination),
    /// A key is to be pressed in the view, as the command palette does.
    Press(Key),
}

/// Something that another view may show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Destination {
    /// The agencies that filter and search leave.
    Agencies,
    /// An agency, with a list in force where one is named and accepted.
    Agency(AgencyIx, Option<ListIx>),
    /// A row of a list.
    Listing(ListingIx),
    /// What changed since the accepted participating list at this position.
    Changes(usize),
    /// What a search found, in the view that is shown.
    Found,
    /// The view that was shown before the one that is shown.
    Back,
    /// The part of a view in which the keys of a scope hold.
    Scope(&'static str),
}

/// A view: it owns its state, which nobody else reads.
pub(crate) trait View {
    /// Its scopes of keys, in the order of the help.
    fn scopes(&self) -> Vec<Scope>;

    /// The name of the scope that has the keys.
    fn scope(&self) -> &'static str;

    /// Whether filters change what it shows. From a view where they do not, a search leads to the
    /// agencies.
    fn is_filtered(&self) -> bool {
        true
    }

    /// Reacts to an input.
    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome;

    /// Shows something, if the view shows such things. Whether it does.
    fn arrive(&mut self, _cx: &mut Context, _at: &Destination) -> bool {
        false
    }

    /// Brings itself up to date: it comes to the screen, or filter, day or size have changed.
    fn refresh(&mut self, cx: &mut Context);

    /// Draws itself into the body of the screen.
    fn draw(&self, cx: &Context, buffer: &mut Buffer);

    /// What of it leads somewhere.
    fn links(&self, _cx: &Context) -> Vec<Link> {
        Vec::new()
    }

    /// How long a frame stands while the view plays something.
    fn pace(&self) -> Option<Duration> {
        None
    }

    /// What it shows, in sentences, a line each.
    fn sentences(&self, cx: &Context) -> Vec<String>;

    /// What `y` cites: the first passage at once, the others in its place.
    fn citation(&self, cx: &Context) -> Vec<Passage> {
        vec![cited::figure(cx)]
    }

    /// The agency under the cursor: the one that is copied, opened and watched.
    fn agency(&self, _cx: &Context) -> Option<AgencyIx> {
        None
    }

    /// What its rows are, as the name of a file has it.
    fn stem(&self) -> &'static str {
        "agreements"
    }

    /// Gives the rows that are exported, and where they are from.
    fn rows(&self, cx: &Context, give: &mut Give<'_>) {
        exported::agreements(cx, give);
    }
}
