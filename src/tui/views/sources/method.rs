//! How the record is made: the sections that `g287 build` writes beside a dataset.

use super::writer::Writer;
use crate::export::method::{Block, RuleRow, sections};
use crate::text::{capital, counted};
use crate::tui::core::Data;

pub(super) fn method(data: &Data, page: &mut Writer) {
    for section in sections(&data.history, data.findings()) {
        page.heading(section.heading);
        for block in section.blocks {
            page.blank();
            match block {
                Block::Text(text) => page.text(0, &plain(&text)),
                Block::Item(word, about) => {
                    page.strong(2, &plain(&capital(&word)));
                    page.text(2, &plain(&about));
                }
                Block::Rules(what, rows) => rules(what, &rows, page),
            }
        }
    }
}

fn rules(what: &str, rows: &[RuleRow], page: &mut Writer) {
    for RuleRow { name, sentence, count, example } in rows {
        page.link(&format!("  {name}"), &counted(*count, &one_of(what), what), None);
        page.text(4, sentence);
        if let Some(example) = example {
            page.faint(4, example);
        }
    }
}

/// The singular of a noun that forms its plural with an s.
fn one_of(many: &str) -> String {
    match many.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => many.strip_suffix('s').unwrap_or(many).to_owned(),
    }
}

/// A text without the marks of a document.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
