//! Trends: agreements signed, in force, first listed and ended over time.

mod calendar;
mod caption;
mod choice;
mod cite;
mod compare;
mod dates;
mod draw;
mod figures;
mod handle;
mod keys;
mod layout;
mod multiples;
mod notes;
mod plot;
mod sentences;
mod state;
#[cfg(test)]
mod tests;
mod year_grid;

use ratatui::buffer::Buffer;

use self::state::Chart;
pub(crate) use self::state::Trends;
use crate::export::series::PeriodRow;
use crate::export::{Provenance, Sheet};
use crate::tui::core::{Context, Destination, Give, Input, Outcome, Passage, Scope, View};

impl View for Trends {
    fn scopes(&self) -> Vec<Scope> {
        vec![keys::scope(), choice::scope()]
    }

    fn scope(&self) -> &'static str {
        if self.is_choosing() { choice::SCOPE } else { keys::SCOPE }
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Outcome {
        self.react(cx, input)
    }

    fn arrive(&mut self, _cx: &mut Context, at: &Destination) -> bool {
        if *at == Destination::Scope(choice::SCOPE) && self.chart != Chart::Compare {
            self.compare_or_back();
            return true;
        }
        [keys::SCOPE, choice::SCOPE].iter().any(|scope| *at == Destination::Scope(scope))
    }

    fn refresh(&mut self, cx: &mut Context) {
        self.count(cx);
        self.keep_in_view(cx);
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        draw::draw(self, cx, buffer);
    }

    fn sentences(&self, cx: &Context) -> Vec<String> {
        sentences::sentences(self, cx)
    }

    fn citation(&self, cx: &Context) -> Vec<Passage> {
        cite::citation(self, cx)
    }

    fn stem(&self) -> &'static str {
        "trends"
    }

    fn rows(&self, cx: &Context, give: &mut Give<'_>) {
        let Some(figures) = &self.figures else { return };
        let word = figures.basis.chart.word();
        let rows: Vec<PeriodRow> = if figures.states.is_empty() {
            PeriodRow::of(&figures.series, None, word).collect()
        } else {
            let states = figures.states.iter();
            states.flat_map(|(state, series)| PeriodRow::of(series, *state, word)).collect()
        };
        let by = figures.series.first.kind.name();
        let of = if figures.states.is_empty() { "" } else { " and state" };
        let ended = if figures.active.is_some() { ", ended ones included" } else { "" };
        let what = format!("agreements {word}{ended}, by {by}{of}");
        let provenance = Provenance::new(cx.question(), what);
        give(&Sheet { columns: PeriodRow::COLUMNS, rows: &rows }, &provenance);
    }
}
