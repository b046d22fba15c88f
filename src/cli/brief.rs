//! `g287 brief`: what to say first of what changed.

use anyhow::Result;

use super::args::Common;
use super::comparison::{asked_days, of_days};
use super::exit::Exit;
use super::output::{Output, note};
use super::request;
use crate::export::brief::{BriefLine, Briefing, nothing};
use crate::export::changes::Digest;
use crate::export::{Content, Provenance, Sheet};
use crate::query::Question;
use crate::text::counted;

/// Runs the command.
pub(super) fn run(common: &Common) -> Result<Exit> {
    let filters = &common.filters;
    let [from, to] = asked_days(None, None, filters)?;
    let compared = of_days(from, to, common)?;
    let mut filter = request::undated(filters);
    filter.watched = request::watched(filters, &compared.history)?;
    let question = Question::new(&compared.history, &compared.day, &filter);
    let changes = question.changes(compared.from);
    let agencies = question.agencies_since(compared.from);
    let digest = Digest::new(&compared.history, &changes).with_agencies(agencies);
    let briefing = Briefing::new(question, digest);
    let only = filter.describe();
    let mut output = Output::new(&common.output)?;
    match output.format.content {
        Content::Object => output.object(&briefing.report())?,
        Content::Markup(markup) => {
            for line in briefing.document(&markup, &only, &compared.notes) {
                output.line(&line)?;
            }
        }
        Content::Text => {
            let notes: Vec<String> = compared.age.iter().chain(&compared.notes).cloned().collect();
            for line in briefing.lines(&only, &notes) {
                output.line(&line)?;
            }
        }
        Content::Rows | Content::Sheets(_) => {
            output.rows(&Sheet { columns: BriefLine::COLUMNS, rows: &briefing.rows() })?;
            let count = counted(briefing.items().len(), "item", "items");
            let what = format!("{count}. {}. {}", digest.heading(), digest.sources());
            output.source(&Provenance::new(question, what))?;
        }
    }
    let found = !briefing.items().is_empty();
    if !found && !output.format.is_for_people() {
        note(&format!("{} {}.", nothing(&only), digest.heading()))?;
    }
    output.finish()?;
    Ok(Exit::new(found, compared.incomplete))
}
