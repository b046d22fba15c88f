//! Lists between the two that are not what they seem.

use super::BriefRule;
use super::item::{BriefRow, BriefSubject, Said};
use super::scene::Scene;
use crate::model::{Acceptance, List, ListIx, ListKind};
use crate::text::{counted, list_name, thousands};

/// Lists that are left out.
pub(super) const LEFT_OUT: BriefRule = BriefRule {
    name: "list-left-out",
    sentence: "A list between the two has far fewer rows than the one before it, so that it does \
               not count as in force.",
    is_final: false,
    most: 3,
    more: |count| format!("And {} left out", counted(count, "more list is", "more lists are")),
    find: left_out,
};

/// Lists of the other kind.
pub(super) const OTHER_KIND: BriefRule = BriefRule {
    name: "list-of-other-kind",
    sentence: "The file name of a list between the two says participating or pending, and its \
               columns and rows say the other.",
    is_final: false,
    most: 3,
    more: |count| {
        format!("And {} of the other kind", counted(count, "more list is", "more lists are"))
    },
    find: other_kind,
};

/// The lists after the earlier point up to the later one.
fn between<'a>(scene: &Scene<'a>) -> impl Iterator<Item = (ListIx, &'a List)> + use<'a> {
    let history = scene.history;
    let last = |kind: ListKind, at: Option<usize>| history.accepted(kind).get(at?).copied();
    let ends = [scene.changes.from, scene.changes.to].map(|point| {
        let participating = last(ListKind::Participating, point.participating);
        participating.into_iter().chain(last(ListKind::Pending, point.pending)).max()
    });
    let [from, to] = ends;
    history
        .lists
        .iter()
        .filter(move |(ix, _)| from.is_some() && from < Some(*ix) && Some(*ix) <= to)
}

/// The whole list.
fn row(list: ListIx) -> Vec<BriefRow> {
    vec![BriefRow { subject: BriefSubject::List, list, listing: None }]
}

fn left_out(scene: &Scene<'_>) -> Vec<Said> {
    let said = between(scene).filter_map(|(ix, list)| match list.acceptance {
        Acceptance::Accepted => None,
        Acceptance::Collapsed { rows, before } => {
            let text = format!(
                "The {} list of {} is left out: it has {}, and the one before it {}.",
                list.kind.name(),
                list_name(list),
                counted(rows as usize, "row", "rows"),
                thousands(before.into())
            );
            Some(Said::new(text, row(ix), list.file.clone()))
        }
    });
    said.collect()
}

fn other_kind(scene: &Scene<'_>) -> Vec<Said> {
    let said = between(scene).filter_map(|(ix, list)| {
        let name = list.file.to_lowercase();
        let named = match (name.contains("pending"), name.contains("participating")) {
            (true, false) => ListKind::Pending,
            (false, true) => ListKind::Participating,
            _ => return None,
        };
        let text = format!(
            "{} is named {}, and is a {} list by its columns and rows.",
            list.file,
            named.name(),
            list.kind.name()
        );
        (named != list.kind).then(|| Said::new(text, row(ix), list.file.clone()))
    });
    said.collect()
}
