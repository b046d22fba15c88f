//! What is new between two lists, ready to be shown: what to say first, then every change.

use super::brief::{Brief, Shown};
use super::row::Row;
use crate::export::Grid;
use crate::export::changes::{Digest, Item, Line, SectionKind};
use crate::history::Point;
use crate::query::{Filter, Question};
use crate::text::wrap;
use crate::tui::core::Context;

/// What is compared, and for how much room it is described.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Comparison {
    /// The earlier point.
    pub(super) from: Point,
    /// The later one.
    pub(super) to: Point,
    /// What is wanted.
    pub(super) filter: Filter,
    /// Whether a section is in the order of states; else the newest change is first.
    pub(super) by_state: bool,
    /// Columns of a line.
    pub(super) width: u16,
    /// Lines that may stand above the table.
    pub(super) head: usize,
    /// Lines that what is said first may take, unless all of it is asked for.
    pub(super) brief: usize,
}

/// Changes of one kind.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// What they are.
    pub(super) kind: SectionKind,
    /// Their name and number.
    pub(super) title: String,
    /// What the name means.
    pub(super) about: String,
    /// The columns of which something is known, by their positions in [`SectionKind::columns`].
    pub(super) columns: Vec<usize>,
    /// The changes, in order.
    pub(super) items: Vec<Item>,
}

/// What is new between two lists.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    /// What was compared.
    pub(super) asked: Comparison,
    /// Which lists, how many agreements and applications: whole sentences.
    pub(super) sentences: Vec<String>,
    /// The same in lines, as many as there is room for, each with the number of its sentence.
    pub(super) head: Vec<(usize, String)>,
    /// What is said first.
    pub(super) brief: Brief,
    /// The changes.
    pub(super) groups: Vec<Group>,
    /// The table.
    pub(super) rows: Vec<Row>,
}

impl Compared {
    /// Compares; the table is still empty.
    pub(super) fn new(cx: &Context, asked: Comparison) -> Self {
        let history = &cx.data.history;
        let question = Question { filter: &asked.filter, ..cx.question() };
        let found = question.changes(asked.from);
        let digest = Digest::new(history, &found);
        let brief = Brief::new(question, digest, asked.width);
        let groups = digest.sections().into_iter().map(|section| {
            let mut lines: Vec<_> = section.lines().iter().collect();
            if !asked.by_state {
                lines.sort_by_key(|line| std::cmp::Reverse(line.when()));
            }
            let items = lines.into_iter().map(Line::item).collect();
            let columns = section.sheet().columns_to_read();
            Group { kind: section.kind, title: section.title, about: section.about, columns, items }
        });
        let groups: Vec<Group> = groups.collect();
        let sentences: Vec<String> =
            [Some(digest.heading()), digest.totals(), digest.pending_totals()]
                .into_iter()
                .flatten()
                .map(|sentence| format!("{sentence}."))
                .collect();
        let head = head(&sentences, asked.width, asked.head);
        Self { asked, sentences, head, brief, groups, rows: Vec::new() }
    }

    /// Lays the table out; of folded groups only the name is shown.
    pub(super) fn lay_out(&mut self, folded: &[SectionKind], said: Shown) {
        self.rows.clear();
        if !self.groups.is_empty() {
            self.rows.extend(self.brief.rows(said, self.asked.brief));
            self.rows.push(Row::Blank);
        }
        for (group, changes) in self.groups.iter().enumerate() {
            if group > 0 {
                self.rows.push(Row::Blank);
            }
            self.rows.push(Row::Heading(group));
            if !folded.contains(&changes.kind) {
                self.rows.push(Row::Columns(group));
                self.rows.extend((0..changes.items.len()).map(|at| Row::Item(group, at)));
            }
        }
    }

    /// The change in a row of the table.
    pub(super) fn item(&self, row: usize) -> Option<Item> {
        match self.rows.get(row)? {
            &Row::Item(group, at) => self.groups.get(group)?.items.get(at).copied(),
            _ => None,
        }
    }

    /// The group that a row of the table belongs to.
    pub(super) fn group(&self, row: usize) -> Option<&Group> {
        match *self.rows.get(row)? {
            Row::Heading(group) | Row::Columns(group) | Row::Item(group, _) => {
                self.groups.get(group)
            }
            Row::Brief | Row::Said(..) | Row::MoreSaid | Row::Blank => None,
        }
    }
}

/// Sentences in at most `most` lines, each with the number of its sentence.
fn head(sentences: &[String], width: u16, most: usize) -> Vec<(usize, String)> {
    let width = usize::from(width.saturating_sub(1)).max(8);
    let mut head: Vec<(usize, String)> = (0..)
        .zip(sentences)
        .flat_map(|(i, sentence)| wrap(sentence, width).into_iter().map(move |line| (i, line)))
        .collect();
    let is_whole = head.len() <= most;
    head.truncate(most);
    if let Some((_, last)) = head.last_mut().filter(|_| !is_whole) {
        last.push_str(" \u{2026}");
    }
    head
}
