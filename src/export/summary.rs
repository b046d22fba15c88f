//! What a history holds, in tables for a reader: agreements and agencies by status, applications by
//! outcome, spellings and dates joined by rule, and the lists it is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::history::History;
use crate::model::{
    Acceptance, AgencyBody, AgencyIx, AgreementDoubt, AgreementIx, CorrectionRule, EndReason,
    HandoverRule, LikelyPair, Likeness, ListKind, Membership, MoveRule, NameRule, Rule, Status,
};
use crate::query::{Day, FbiFinding};
use crate::reference::fbi::{MatchRule, Unmatched};
use crate::text::{day, fold, list_and_file, thousands};

/// Rows of a table: what is counted, and how many.
pub(super) type Counts = Vec<(String, usize)>;

/// The tables as Markdown, as of the newest list.
#[must_use]
pub fn markdown(history: &History) -> String {
    let mut text = String::new();
    let position = history.participating.len().checked_sub(1);
    let pending = history.pending.len().checked_sub(1);
    let newest = |lists: &[crate::model::ListIx]| {
        lists.last().map_or_else(
            || "no list".to_owned(),
            |&list| {
                let list = history.lists.row(list);
                format!("the list of {}", list_and_file(list))
            },
        )
    };
    let as_of = newest(&history.participating);
    let oldest = history.lists.rows().iter().map(|list| list.date).min();
    let since = oldest.map(|date| format!(", the oldest of {}", day(date))).unwrap_or_default();
    let _ = writeln!(text, "# What the dataset holds\n");
    let _ = writeln!(
        text,
        "`g287 build` compiled this dataset from {} lists with {} rows{since}. Agreements and agencies are counted as of {as_of}, applications as of {}.",
        thousands(history.lists.len() as u64),
        thousands(history.listings.len() as u64),
        newest(&history.pending)
    );
    if let Some(position) = position {
        table(&mut text, "Agreements on any list, by status", &agreements(history, position));
        table(&mut text, "Agencies on any participating list", &agencies(history, position));
        table(
            &mut text,
            "Agencies in the program, by what their names say (derived by g287, not printed by ICE)",
            &bodies(history, position),
        );
    }
    if let Some(pending) = pending {
        table(
            &mut text,
            "Applications on any pending list, by outcome",
            &applications(history, pending, position),
        );
    }
    table(
        &mut text,
        "Other spellings of an agency's name, by the rule that recognized them",
        &spellings(history),
    );
    table(
        &mut text,
        "Agreements first listed under another agency or state, by the rule that recognized them",
        &moves(history),
    );
    table(&mut text, "Corrected signing dates, by rule", &corrections(history));
    table(&mut text, "Doubts about agreements", &doubts(history));
    table(
        &mut text,
        "Applications that went on under another name or state, by rule",
        &handovers(history),
    );
    table(
        &mut text,
        "Agencies that are likely the same but kept apart, by reason",
        &pairs(history),
    );
    table(&mut text, "Repaired values, by rule", &repairs(history));
    table(&mut text, "Active agencies by how they are found in the FBI's table", &fbi(history));
    table(&mut text, "Lists", &lists(history));
    text
}

fn table(text: &mut String, heading: &str, counts: &Counts) {
    let _ = writeln!(text, "\n| {heading} | |\n|---|---:|");
    for (what, count) in counts {
        let _ = writeln!(text, "| {what} | {} |", thousands(*count as u64));
    }
}

fn tally<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts
}

fn with_total(mut counts: Counts) -> Counts {
    let total = counts.iter().map(|(_, count)| count).sum();
    counts.push(("all".into(), total));
    counts
}

pub(super) fn agreements(history: &History, position: usize) -> Counts {
    let of = |ix| match history.status(ix, position) {
        Status::NotYet => "never on an accepted list".to_owned(),
        Status::Active => "active".to_owned(),
        Status::Unconfirmed(_) => "unconfirmed".to_owned(),
        Status::Ended(ending) => match ending.reason {
            Some(EndReason::Superseded) if ending.in_gap => {
                "ended: superseded, at a time in a gap".to_owned()
            }
            Some(EndReason::Superseded) => "ended: superseded".to_owned(),
            Some(EndReason::SwitchedModel) => "ended: switched model".to_owned(),
            Some(EndReason::Left) => "ended: left".to_owned(),
            Some(EndReason::Removed) => "ended: removed".to_owned(),
            None if ending.in_gap => "ended: reason not known across a gap".to_owned(),
            None => "ended: no reason given, likely listed under another name".to_owned(),
        },
    };
    with_total(tally(history.agreements.handles().map(of)).into_iter().collect())
}

fn agencies(history: &History, position: usize) -> Counts {
    let of = |agency: AgencyIx| match history.membership(agency, position) {
        Membership::NotYet => None,
        other => other.name().map(str::to_owned),
    };
    with_total(tally(history.tables.agencies.handles().filter_map(of)).into_iter().collect())
}

/// What the agencies in the program are by their names.
pub(super) fn bodies_of_members(
    history: &History,
    position: usize,
) -> impl Iterator<Item = (AgencyIx, AgencyBody)> {
    let agencies = history.tables.agencies.iter().filter(move |(agency, _)| {
        matches!(
            history.membership(*agency, position),
            Membership::Member | Membership::CameBack(_)
        )
    });
    agencies.map(move |(agency, row)| {
        (agency, AgencyBody::of(&fold(history.text(row.name)), row.state))
    })
}

fn bodies(history: &History, position: usize) -> Counts {
    let counts = tally(bodies_of_members(history, position).map(|(_, body)| body));
    let named = AgencyBody::ALL
        .map(|body| (body.label().to_owned(), counts.get(&body).copied().unwrap_or(0)));
    with_total(named.into_iter().filter(|(_, count)| *count > 0).collect())
}

fn applications(history: &History, pending: usize, position: Option<usize>) -> Counts {
    let of = |ix| match history.outcome(ix, pending, position) {
        None => "never on an accepted list".to_owned(),
        Some(outcome) => outcome.name().to_owned(),
    };
    with_total(tally(history.applications.handles().map(of)).into_iter().collect())
}

fn by_rule<T: Copy + PartialEq>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    found: impl Fn(T) -> usize,
) -> Counts {
    let counts = all.iter().map(|&rule| (name(rule).to_owned(), found(rule)));
    with_total(counts.filter(|(_, count)| *count > 0).collect())
}

pub(super) fn spellings(history: &History) -> Counts {
    by_rule(NameRule::ALL, NameRule::name, |rule| {
        history.spellings.iter().filter(|spelling| spelling.rule == rule).count()
    })
}

pub(super) fn moves(history: &History) -> Counts {
    by_rule(MoveRule::ALL, MoveRule::name, |rule| {
        let own = history.moves.iter().filter(|moved| moved.rule == rule);
        own.filter_map(|moved| history.moved(moved)).collect::<BTreeSet<_>>().len()
    })
}

pub(super) fn corrections(history: &History) -> Counts {
    by_rule(CorrectionRule::ALL, CorrectionRule::name, |rule| {
        history.corrections.iter().filter(|correction| correction.rule == rule).count()
    })
}

pub(super) fn doubts(history: &History) -> Counts {
    let found: Vec<&str> =
        history.all_doubts_of_agreements().map(|(_, doubt)| doubt.words().name).collect();
    by_rule(
        &AgreementDoubt::NAMES,
        |name| name,
        |name| found.iter().filter(|found| **found == name).count(),
    )
}

pub(super) fn handovers(history: &History) -> Counts {
    by_rule(HandoverRule::ALL, HandoverRule::name, |rule| {
        let applications = history.applications.handles();
        applications.filter_map(|ix| history.handover(ix)).filter(|it| it.rule == rule).count()
    })
}

pub(super) fn pairs(history: &History) -> Counts {
    let mut pairs: Vec<&LikelyPair> = history.likely_pairs.iter().collect();
    pairs.dedup_by_key(|pair| (pair.first, pair.second));
    by_rule(&Likeness::ALL, Likeness::name, |likeness| {
        pairs.iter().filter(|pair| pair.likeness == likeness).count()
    })
}

pub(super) fn repairs(history: &History) -> Counts {
    let tables = &history.tables;
    let rules = tables.readings.handles().flat_map(|reading| tables.repairs(reading));
    let counts = tally(rules.map(|repair| repair.rule));
    by_rule(Rule::ALL, Rule::name, |rule| counts.get(&rule).copied().unwrap_or(0))
}

/// Which agencies of the FBI's table the active agencies of the newest list are.
pub(super) fn fbi_findings(history: &History) -> Vec<(AgencyIx, FbiFinding)> {
    let Some(position) = history.participating.len().checked_sub(1) else { return Vec::new() };
    let Some(day) = Day::at(history, position) else { return Vec::new() };
    let is_active =
        |&ix: &AgreementIx| history.status_without_reason(ix, position) == Status::Active;
    let active: BTreeSet<AgencyIx> = history
        .agreements
        .handles()
        .filter(is_active)
        .map(|ix| history.agreements.row(ix).agency)
        .collect();
    active.into_iter().map(|ix| (ix, day.fbi(history, ix))).collect()
}

fn fbi(history: &History) -> Counts {
    let found: Vec<FbiFinding> =
        fbi_findings(history).into_iter().map(|(_, found)| found).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let count = |wanted: &dyn Fn(&FbiFinding) -> bool| found.iter().filter(|f| wanted(f)).count();
    let rules = MatchRule::ALL.iter().map(|&rule| {
        let of_rule = |found: &FbiFinding| found.is_ok_and(|found| found.rule == rule);
        (rule.name().to_owned(), count(&of_rule))
    });
    let reasons = Unmatched::ALL.iter().map(|&why| {
        (format!("not matched: {}", why.name()), count(&|found: &FbiFinding| *found == Err(why)))
    });
    with_total(rules.chain(reasons).collect())
}

fn lists(history: &History) -> Counts {
    let count = |kind: ListKind, accepted: bool| {
        let own = history.lists.rows().iter().filter(|list| list.kind == kind);
        own.filter(|list| list.acceptance.is_accepted() == accepted).count()
    };
    with_total(vec![
        ("participating, accepted".into(), count(ListKind::Participating, true)),
        ("participating, not accepted".into(), count(ListKind::Participating, false)),
        ("pending, accepted".into(), count(ListKind::Pending, true)),
        ("pending, not accepted".into(), count(ListKind::Pending, false)),
    ])
}

/// Every list, a line each, in order of publication, as tab-separated values: kind, date, when on
/// that day, the rule of the date, rows, accepted or why not, day of capture, file, sheet, SHA-256 of
/// the file.
#[must_use]
pub fn lists_tsv(history: &History) -> String {
    let mut text =
        "kind\tdate\tedition\tdate_rule\trows\taccepted\tcaptured\tfile\tsheet\tsha256\n"
            .to_owned();
    for list in history.lists.rows() {
        let accepted = match list.acceptance {
            Acceptance::Accepted => "yes".to_owned(),
            Acceptance::Collapsed { rows, before } => format!("no: {rows} rows after {before}"),
        };
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}\t{accepted}\t{}\t{}\t{}\t{}",
            list.kind.name(),
            list.date,
            list.edition.label(),
            list.date_rule.name(),
            list.listings.end - list.listings.start,
            list.captured.map(|day| day.to_string()).unwrap_or_default(),
            crate::text::display_line(&list.file),
            crate::text::display_line(&list.sheet),
            list.digest,
        );
    }
    text
}
