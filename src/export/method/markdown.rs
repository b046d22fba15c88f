//! The method as a document.

use std::fmt::Write;

use super::contents::sections;
use super::section::{Block, RuleRow, Section};
use crate::export::formats::escaped;
use crate::history::History;
use crate::query::Findings;
use crate::text::{capital, thousands};

/// The method as Markdown.
#[must_use]
pub fn markdown(history: &History) -> String {
    let mut text = String::from(
        "# How the record is made\n\n`g287 build` writes this page together with the dataset: its numbers and examples are those of the lists that the dataset was made of.\n",
    );
    for section in sections(history, &Findings::new(history)) {
        write_section(&section, &mut text);
    }
    text
}

fn write_section(section: &Section, text: &mut String) {
    let _ = writeln!(text, "\n## {}", section.heading);
    let mut in_items = false;
    for block in &section.blocks {
        if !(in_items && matches!(block, Block::Item(..))) {
            text.push('\n');
        }
        in_items = matches!(block, Block::Item(..));
        match block {
            Block::Text(paragraph) => {
                let _ = writeln!(text, "{paragraph}");
            }
            Block::Item(word, about) => {
                let _ = writeln!(text, "- **{}**: {about}", capital(word));
            }
            Block::Rules(what, rows) => table(what, rows, text),
        }
    }
}

fn table(what: &str, rows: &[RuleRow], text: &mut String) {
    let _ = writeln!(text, "| rule | {what} | what it says | an example |\n|---|---:|---|---|");
    for RuleRow { name, sentence, count, example } in rows {
        let (sentence, example) = (escaped(sentence), escaped(example.as_deref().unwrap_or("")));
        let count = thousands(*count as u64);
        let _ = writeln!(text, "| `{name}` | {count} | {sentence} | {example} |");
    }
}
