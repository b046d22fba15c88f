//! Changes: what was signed, ended, corrected and applied for between two lists, and what to say
//! first of it.

mod brief;
mod compared;
mod draw;
mod handle;
mod keys;
mod layout;
mod page;
mod row;
mod sentences;
mod state;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;

pub(crate) use self::state::Changes;
use self::state::Earlier;
use crate::export::changes::{ChangeRow, Digest};
use crate::export::{Provenance, Sheet, citation};
use crate::model::AgencyIx;
use crate::query::Question;
use crate::text::counted;
use crate::tui::core::{Context, Destination, Give, Input, Outcome, Passage, Scope, View};

impl View for Changes {
    fn scopes(&self) -> Vec<Scope> {
        vec![keys::scope()]
    }

    fn scope(&self) -> &'static str {
        keys::SCOPE
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        self.react(cx, input)
    }

    fn arrive(&mut self, _cx: &mut Context, at: &Destination) -> bool {
        if let Destination::Changes(earlier) = at {
            self.earlier = Earlier::Kept(*earlier);
            return true;
        }
        *at == Destination::Scope(keys::SCOPE)
    }

    fn refresh(&mut self, cx: &mut Context) {
        self.compare(cx);
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        self.paint(cx, buffer);
    }

    fn sentences(&self, cx: &Context) -> Vec<String> {
        sentences::sentences(self, cx)
    }

    fn citation(&self, cx: &Context) -> Vec<Passage> {
        let history = &cx.data.history;
        let passage = |title: &str, text| Passage { title: title.to_owned(), text };
        let mut passages = Vec::new();
        if let Some(said) = self.said() {
            passages.push(passage("the brief", format!("{}\n{}", said.item.text, said.sources)));
        }
        if let Some(item) = self.item() {
            let line = item.line(history);
            passages.push(passage("the change", citation::change(history, &line).text()));
            passages.push(Passage::agency(cx, line.agency()));
        }
        if let Some(compared) = &self.compared {
            let asked = &compared.asked;
            let found = Question { filter: &asked.filter, ..cx.question() }.changes(asked.from);
            let text = citation::comparison(Digest::new(history, &found)).text();
            passages.push(passage("both lists", text));
        }
        passages.push(Passage::figure(cx));
        passages
    }

    fn agency(&self, cx: &Context) -> Option<AgencyIx> {
        self.changed_agency(cx)
    }

    fn stem(&self) -> &'static str {
        "changes"
    }

    fn rows(&self, cx: &Context, give: &mut Give<'_>) {
        let Some(compared) = &self.compared else { return };
        let asked = &compared.asked;
        let found = Question { filter: &asked.filter, ..cx.question() }.changes(asked.from);
        let digest = Digest::new(&cx.data.history, &found);
        let rows = digest.rows();
        let count = counted(rows.len(), "change", "changes");
        let what = format!("{count}. {}. {}", digest.heading(), digest.sources());
        let provenance = Provenance::new(cx.question(), what);
        give(&Sheet { columns: ChangeRow::COLUMNS, rows: &rows }, &provenance);
    }
}
