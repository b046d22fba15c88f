//! The sources in sentences: what stands in each section, the lists at the end, for there are many.

use super::content::unwrapped;
use super::topics::Section;
use super::writer::Line;
use crate::model::{Acceptance, List};
use crate::text::{counted, list_name};
use crate::tui::core::Context;

/// What the view shows, a line each.
pub(super) fn sentences(cx: &Context) -> Vec<String> {
    let data = &cx.data;
    let mut lines = Vec::new();
    for section in Section::ALL.into_iter().filter(|&section| section != Section::Lists) {
        lines.push(format!("{}.", section.name()));
        lines.extend(unwrapped(cx, section).iter().map(spoken));
        lines.push(String::new());
    }
    let lists = data.history.lists.iter().map(|(ix, list)| {
        let repairs = data.findings().repairs_on(ix) as usize;
        let doubts = data.findings().doubts_on(ix) as usize;
        self::list(list, repairs, list.problems.len() + doubts)
    });
    let lists: Vec<String> = lists.collect();
    lines.push(format!("{}, the newest first.", counted(lists.len(), "list", "lists")));
    lines.extend(lists.into_iter().rev());
    lines
}

/// A line of a page: a word and what it means, or a text and what stands at its right.
fn spoken(line: &Line) -> String {
    let spans = line.text.spans.iter().chain(&line.right);
    let parts: Vec<&str> =
        spans.map(|span| span.content.trim()).filter(|text| !text.is_empty()).collect();
    parts.join(": ")
}

fn list(list: &List, repairs: usize, problems: usize) -> String {
    let dated = list_name(list);
    let accepted = match list.acceptance {
        Acceptance::Accepted => String::new(),
        Acceptance::Collapsed { rows, before } => {
            format!(" Not accepted: {rows} of {before} rows.")
        }
    };
    format!(
        "{}: {} list, {}, {}, {}. File {}. {}{accepted}",
        dated,
        list.kind.name(),
        counted(list.listings.len(), "row", "rows"),
        counted(repairs, "repair", "repairs"),
        counted(problems, "problem", "problems"),
        list.file,
        list.date_rule.sentence(),
    )
}
