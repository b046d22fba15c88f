//! Rules.

use std::io;

use super::contents::Package;
use super::table::{self, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::RuleWords;

const TABLE: Table = Table {
    name: "rules",
    title: "Rules",
    about: "Every rule by which a value is not used as printed, each in a sentence.",
    key: &["kind", "rule"],
    references: &[],
};

struct Row {
    kind: &'static str,
    rule: RuleWords,
}

impl Row {
    const COLUMNS: &[Column<Self>] = &[
        Column::described(
            FieldKind::Text,
            "What it decides: value (how a printed value is read), name (which spellings are one agency), move (which agreement belongs to another agency or state than a row prints) or date (which signing dates are one agreement).",
            Column::new("kind", "Kind", Place::Always, |r| Value::Text(r.kind.into())),
        ),
        Column::described(
            FieldKind::Text,
            "Its name, unique within its kind.",
            Column::new("rule", "Rule", Place::Always, |r| Value::Text(r.rule.name.into())),
        ),
        Column::described(
            FieldKind::Text,
            "The rule in a sentence.",
            Column::new("sentence", "Sentence", Place::Always, |r| {
                Value::Text(r.rule.sentence.into())
            }),
        ),
        Column::described(
            FieldKind::Boolean,
            "Whether it changes only the form of a value, and not its meaning.",
            Column::new("form_only", "Form only", Place::Always, |r| Value::Flag(r.rule.is_minor)),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let chapters = package.rulebook.chapters.iter();
    let rows = chapters
        .flat_map(|chapter| chapter.rules.iter().map(|&rule| Row { kind: chapter.kind, rule }));
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
