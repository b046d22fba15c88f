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
use self::topics::{Target, Topic};
use crate::export::citation;
use crate::tui::core::{Context, Destination, Input, Outcome, Passage, Scope, View};

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

    /// The row, the agency or the list under the cursor, else the list of the page.
    fn citation(&self, cx: &Context) -> Vec<Passage> {
        let history = &cx.data.history;
        let leads = self.leads_at_cursor(cx);
        let mut passages = Vec::new();
        let mut add = |title: &str, text| passages.push(Passage { title: title.to_owned(), text });
        let mut rows: Vec<_> = leads.listings.into_iter().flatten().collect();
        if let Some(Target::Listing(row)) = leads.target {
            rows.push(row);
        }
        rows.dedup();
        for row in rows {
            add("the row", citation::listing(history, row).text());
        }
        let agency = match leads.target {
            Some(Target::Agency(agency, _)) => Some(agency),
            _ => None,
        };
        match (leads.target, self.page().topic) {
            (Some(Target::Page(Topic::List(list))), _)
            | (_, Topic::List(list) | Topic::RepairsOf(list, _) | Topic::ProblemsOf(list)) => {
                add("the list", citation::list(history, list).text());
            }
            _ => {}
        }
        passages.extend(agency.map(|agency| Passage::agency(cx, agency)));
        passages.push(Passage::figure(cx));
        passages
    }
}
