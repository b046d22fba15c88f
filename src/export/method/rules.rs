//! Every rule with its count and its oldest case.

use std::collections::BTreeMap;

use super::section::{Block, RuleRow, Section};
use crate::export::summary;
use crate::history::History;
use crate::model::{
    AgencyIx, AgreementDoubt, AgreementIx, Chapter, Column, CorrectionRule, DoubtKind,
    HandoverRule, LikelyPair, Likeness, ListingIx, MoveRule, NameRule, NextEntry, Reading, Rule,
    RuleWords, Rulebook,
};
use crate::query::Findings;

/// A section for each kind of rule, and one for what no rule settles.
pub(super) fn sections(history: &History, findings: &Findings) -> Vec<Section> {
    let chapters = Rulebook::new().chapters.into_iter();
    let mut sections: Vec<Section> =
        chapters.map(|chapter| section(&chapter, history, findings)).collect();
    sections.push(in_doubt(history, findings));
    sections
}

fn section(chapter: &Chapter, history: &History, findings: &Findings) -> Section {
    let counts: BTreeMap<String, usize> = match chapter.kind {
        "name" => summary::spellings(history),
        "move" => summary::moves(history),
        "date" => summary::corrections(history),
        "application" => summary::handovers(history),
        _ => summary::repairs(history),
    }
    .into_iter()
    .collect();
    let row = |rule: &RuleWords| RuleRow {
        name: rule.name.into(),
        sentence: rule.sentence.into(),
        count: counts.get(rule.name).copied().unwrap_or(0),
        example: match chapter.kind {
            "name" => spelling(history, findings, *rule),
            "move" => moved(history, *rule),
            "date" => correction(history, *rule),
            "application" => handover(history, *rule),
            _ => value(history, findings, *rule),
        },
    };
    let about = match chapter.kind {
        "name" => {
            "ICE gives agencies no identifier. Two printed names are one agency of a state if they are the same in a canonical form, or by one of these rules; the spelling listed last names it. Counted are printed spellings that differ from the canonical name in more than form."
        }
        "move" => {
            "A row that takes the place of a row of another agency, with the same model and signing date, may be the same agreement, whose agency or state ICE corrected. By one of these rules it is; it then never ended and was never signed again. An agency that had no other agreement is no agency of its own."
        }
        "date" => {
            "An agreement is an agency, a model and a signing date. Where a list prints another date for the same agreement, one of these rules says that it is the same; the agreement keeps every date that it had, and the last one is used. Counted are changes of dates."
        }
        "application" => {
            "An application is an agency and a model, and pending lists print neither a date nor a document for it. Where one is gone and another begins, one of these rules says that it goes on. Counted are applications that went on."
        }
        _ => {
            "Nothing is altered in silence. Every value that is not used as printed is a repair by one of these rules, with its list, row and column, what was printed and what is used. If several rules apply to a value, the one that changes most is named. Counted are values in distinct rows: a row repeated unchanged from list to list counts once, and each of its columns by itself."
        }
    };
    Section {
        heading: chapter.heading,
        blocks: vec![
            Block::Text(about.into()),
            Block::Rules(chapter.counted, chapter.rules.iter().map(row).collect()),
        ],
    }
}

/// Where a row is: "2025-06-06/participatingAgencies06062025am.xlsx, row 5".
fn place(history: &History, listing: ListingIx) -> String {
    let list = history.lists.row(history.list_of(listing));
    format!("{}, row {}", list.label(), history.listings.row(listing).row)
}

fn value(history: &History, findings: &Findings, rule: RuleWords) -> Option<String> {
    let rule = *Rule::ALL.iter().find(|known| known.words() == rule)?;
    let found = findings.repairs_by(history, rule);
    let (reading, repair) = *history.tables.all_repairs().get(*found.last()? as usize)?;
    let listing = findings.occurrence(reading)?.first;
    let printed = history.printed(listing, repair.column);
    let used = Some(history.text(repair.used)).filter(|used| !used.is_empty());
    Some(format!(
        "{} \"{}\" is read as {} ({})",
        repair.column.heading(),
        shortened(&printed),
        shortened(used.unwrap_or("unknown")),
        place(history, listing)
    ))
}

/// A text with its middle left out if it is long, as addresses in addresses are.
fn shortened(text: &str) -> String {
    const ENDS: usize = 40;
    let letters: Vec<char> = text.chars().collect();
    match (letters.first_chunk::<ENDS>(), letters.last_chunk::<ENDS>()) {
        (Some(start), Some(end)) if letters.len() > 3 * ENDS => {
            start.iter().chain(&['…']).chain(end).collect()
        }
        _ => text.to_owned(),
    }
}

fn spelling(history: &History, findings: &Findings, rule: RuleWords) -> Option<String> {
    let rule = *NameRule::ALL.iter().find(|known| known.words() == rule)?;
    let of_rule = history.spellings.iter().filter(|spelling| spelling.rule == rule);
    let wanted: Vec<_> = of_rule.map(|spelling| (spelling.agency, spelling.printed)).collect();
    let names = |reading: &Reading| {
        let printed = reading.printed.get(Column::Agency.position()).copied();
        printed.is_some_and(|printed| wanted.contains(&(reading.agency, printed)))
    };
    let readings = history.tables.readings.iter().filter(|(_, reading)| names(reading));
    let firsts = readings.filter_map(|(ix, _)| Some(findings.occurrence(ix)?.first));
    let listing = firsts.min()?;
    let agency = history.tables.agencies.row(history.reading(listing).agency);
    Some(format!(
        "\"{}\" is {} ({})",
        history.printed(listing, Column::Agency),
        agency.id(&history.tables.texts),
        place(history, listing)
    ))
}

fn moved(history: &History, rule: RuleWords) -> Option<String> {
    let rule = *MoveRule::ALL.iter().find(|known| known.words() == rule)?;
    let of_rule = history.moves.iter().filter(|moved| moved.rule == rule);
    let agreements = of_rule.filter_map(|moved| Some((history.moved(moved)?, moved)));
    let (agreement, moved) = agreements.min_by_key(|(_, moved)| moved.first)?;
    Some(format!(
        "{} was printed as \"{}\" in {} ({})",
        history.agreement_id(agreement),
        history.text(moved.printed).trim(),
        history.text(moved.printed_state).trim(),
        place(history, moved.first)
    ))
}

fn correction(history: &History, rule: RuleWords) -> Option<String> {
    let rule = *CorrectionRule::ALL.iter().find(|known| known.words() == rule)?;
    let of_rule = history.corrections.iter().filter(|correction| correction.rule == rule);
    let oldest = of_rule.min_by_key(|correction| correction.listing)?;
    let before = oldest.before.map_or_else(|| "no date".into(), |day| day.to_string());
    Some(format!(
        "{}: {before} became {} ({})",
        history.agreement_id(oldest.agreement),
        oldest.after,
        place(history, oldest.listing)
    ))
}

fn handover(history: &History, rule: RuleWords) -> Option<String> {
    let rule = *HandoverRule::ALL.iter().find(|known| known.words() == rule)?;
    let mut applications = history.applications.iter().filter_map(|(ix, row)| {
        let handover = history.handover(ix).filter(|handover| handover.rule == rule)?;
        Some((row, handover.next))
    });
    let first = applications.next()?;
    let (row, next) = applications
        .fold(first, |oldest, other| if other.0.last < oldest.0.last { other } else { oldest });
    let id = |agency: AgencyIx| history.tables.agencies.row(agency).id(&history.tables.texts);
    let next = match next {
        NextEntry::Application(next) => id(history.applications.row(next).agency),
        NextEntry::Agreement(next) => history.agreement_id(next),
    };
    Some(format!("{} went on as {next} ({})", id(row.agency), place(history, row.last)))
}

/// A row for each doubt about agreements as a whole.
fn about_agreements(history: &History) -> Vec<RuleRow> {
    let found: Vec<(AgreementIx, AgreementDoubt)> = history.all_doubts_of_agreements().collect();
    let mut rows: Vec<RuleRow> = Vec::new();
    for (agreement, doubt) in found {
        let words = doubt.words();
        match rows.iter_mut().find(|row| row.name == words.name) {
            Some(row) => row.count += 1,
            None => rows.push(RuleRow {
                name: words.name.into(),
                sentence: words.sentence.into(),
                count: 1,
                example: Some(format!(
                    "{}: {} ({})",
                    history.agreement_id(agreement),
                    history.doubt_message(doubt),
                    place(history, history.agreements.row(agreement).last)
                )),
            }),
        }
    }
    rows
}

fn in_doubt(history: &History, findings: &Findings) -> Section {
    let doubt = |kind: DoubtKind| {
        let found = findings.doubts_of(history, kind);
        let all = history.tables.all_doubts();
        let &(reading, doubt) = all.get(*found.last()? as usize)?;
        let listing = findings.occurrence(reading)?.first;
        let printed = history.printed(listing, doubt.column);
        let words = kind.message(doubt.column, &printed);
        Some(format!("{words} ({})", place(history, listing)))
    };
    let doubts = DoubtKind::ALL.map(|kind| RuleRow {
        name: kind.name().into(),
        sentence: kind.sentence().into(),
        count: findings.of_doubt(kind).readings as usize,
        example: doubt(kind),
    });
    let counts: BTreeMap<String, usize> = summary::pairs(history).into_iter().collect();
    let pairs = Likeness::ALL.map(|likeness| RuleRow {
        name: likeness.name().into(),
        sentence: likeness.sentence().into(),
        count: counts.get(likeness.name()).copied().unwrap_or(0),
        example: history
            .likely_pairs
            .iter()
            .find(|pair| pair.likeness == likeness)
            .map(|pair| both(history, pair)),
    });
    Section {
        heading: "What no rule settles",
        blocks: vec![
            Block::Text("A value that no rule can read stays as printed and is unknown to filters. `g287 check` names each with its row. Counted are distinct rows.".into()),
            Block::Rules("rows", doubts.into()),
            Block::Text("Dates and documents of an agreement that do not agree are shown beside it, and nothing is changed because of them.".into()),
            Block::Rules("agreements", about_agreements(history)),
            Block::Text("Two agencies that may be one, but meet none of the rules above, stay apart and are shown as a likely pair if their agreements have the same model and signing date.".into()),
            Block::Rules("pairs", pairs.into()),
        ],
    }
}

fn both(history: &History, pair: &LikelyPair) -> String {
    let id = |agency| history.tables.agencies.row(agency).id(&history.tables.texts);
    format!("{} and {}", id(pair.first), id(pair.second))
}
