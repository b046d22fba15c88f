//! Explore as a view.

use ratatui::buffer::Buffer;

use super::keys::Part;
use super::layout::Pane;
use super::sentences::sentences;
use super::state::Explore;
use super::{agencies, detail, facets, trend};
use crate::model::AgencyIx;
use crate::terminal::Link;
use crate::tui::core::{Context, Destination, Input, Outcome, Passage, Scope, View};
use crate::tui::kit::frame::frames;

impl View for Explore {
    fn scopes(&self) -> Vec<Scope> {
        Part::ALL.into_iter().map(Part::scope).collect()
    }

    fn scope(&self) -> &'static str {
        self.part().name()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        match input {
            Input::Key(key) => self.key(cx, *key),
            Input::Mouse(event) => self.mouse(cx, *event),
            Input::Paste(_) => self.type_letters(cx, input),
            Input::Tick => Outcome::Ignored,
        }
    }

    fn arrive(&mut self, cx: &mut Context, at: &Destination) -> bool {
        self.show(cx, at)
    }

    fn refresh(&mut self, cx: &mut Context) {
        self.follow(cx);
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let panes = self.panes(cx);
        if panes.outline.framed {
            frames(buffer, cx.theme, &panes.frames());
        }
        for pane in Pane::FACETS {
            if let Some(area) = panes.pane(pane) {
                facets::draw(self, cx, &panes, (pane, area), buffer);
            }
        }
        if let Some(area) = panes.pane(Pane::Agencies) {
            agencies::draw(self, cx, &panes, area, buffer);
        }
        if let Some(area) = panes.trend {
            trend::draw(cx, &panes, area, buffer);
        }
        if let Some(area) = panes.pane(Pane::Detail) {
            detail::draw(self, cx, &panes, area, buffer);
        }
    }

    fn links(&self, cx: &Context) -> Vec<Link> {
        detail::links(self, cx)
    }

    fn sentences(&self, cx: &Context) -> Vec<String> {
        sentences(self, cx)
    }

    /// The place that has none, the figure and the agency; the agency first where its pane has the
    /// keys or nothing else is found.
    fn citation(&self, cx: &Context) -> Vec<Passage> {
        let mut passages = self.absent.citations(cx);
        passages.push(Passage::figure(cx));
        if let Some(agency) = cx.selected {
            let first = self.focus == Pane::Detail || cx.answer.len() == 1;
            let at = if first { 0 } else { passages.len() };
            passages.insert(at, Passage::agency(cx, agency));
        }
        passages
    }

    fn agency(&self, cx: &Context) -> Option<AgencyIx> {
        cx.selected
    }
}
