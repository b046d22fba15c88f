//! What g287 says of an agency beside what ICE prints: what it is by its name, and which agency of
//! the FBI's table it is.

use std::collections::BTreeMap;

use super::section::{Block, RuleRow, Section};
use crate::export::summary;
use crate::history::History;
use crate::model::{AgencyBody, AgencyIx};
use crate::reference::fbi::{FbiMatch, LOCAL, MatchRule, SOURCE, Unmatched};

/// The rules by which a name tells what an agency is.
pub(super) fn bodies(history: &History) -> Section {
    let newest = history.participating.len().checked_sub(1);
    let mut members: BTreeMap<AgencyBody, Vec<String>> = BTreeMap::new();
    for (agency, body) in newest.into_iter().flat_map(|at| summary::bodies_of_members(history, at))
    {
        let id = history.tables.agencies.row(agency).id(&history.tables.texts);
        members.entry(body).or_default().push(id);
    }
    let row = |body: AgencyBody| {
        let phrases: Vec<String> = body.phrases().map(|phrase| format!("\"{phrase}\"")).collect();
        RuleRow {
            name: body.name().into(),
            sentence: match body {
                AgencyBody::Other => {
                    format!("Every other name, and names with {}.", phrases.join(", "))
                }
                _ => format!("Names with {}.", phrases.join(", ")),
            },
            count: members.get(&body).map_or(0, Vec::len),
            example: members.get(&body).and_then(|ids| ids.iter().min().cloned()),
        }
    };
    Section {
        heading: "What an agency is by its name",
        blocks: vec![
            Block::Text("ICE prints only County, Municipality and State Agency. What a name says beyond that is derived by phrases: of all that are in the name, the one that comes first in `src/model/body.rs` decides, and some count only at the beginning, after the state's name or after \"county\", which that file says. Counted are the agencies in the program on the newest list.".into()),
            Block::Rules("agencies", AgencyBody::ALL.into_iter().map(row).collect()),
        ],
    }
}

/// The rules by which an agency is one of the FBI's table.
pub(super) fn fbi(history: &History) -> Section {
    let found = summary::fbi_findings(history);
    let id = |agency: AgencyIx| history.tables.agencies.row(agency).id(&history.tables.texts);
    let rules = MatchRule::ALL.iter().map(|&rule| {
        let own = || {
            let of_rule = found.iter().filter_map(|(agency, found)| Some((agency, found.ok()?)));
            of_rule.filter(|(_, found): &(_, FbiMatch<'_>)| found.rule == rule)
        };
        let oldest = own().min_by_key(|(agency, _)| id(**agency));
        RuleRow {
            name: rule.name().into(),
            sentence: rule.sentence().into(),
            count: own().count(),
            example: oldest.map(|(agency, found)| {
                format!("{} is {} \"{}\"", id(*agency), found.agency.ori, found.agency.name)
            }),
        }
    });
    let unmatched = Unmatched::ALL.into_iter().map(|why| {
        let of_reason = found.iter().filter(|(_, found)| found.as_ref().err() == Some(&why));
        let ids: Vec<String> = of_reason.map(|(agency, _)| id(*agency)).collect();
        RuleRow {
            name: why.name().into(),
            sentence: why.sentence().into(),
            count: ids.len(),
            example: ids.into_iter().min(),
        }
    });
    Section {
        heading: "Which agency of the FBI's table an agency is",
        blocks: vec![
            Block::Text(format!(
                "ORI, officers and people served are not ICE's. They are of one row of that table ({SOURCE}), found by one of these rules; the figures of a year stand beside that year, whatever day is looked at. Local agencies are {LOCAL}. Counted are the agencies with an active agreement on the newest list."
            )),
            Block::Rules("agencies", rules.collect()),
            Block::Text("An agency that is none by these rules is left unmatched, for one of these reasons.".into()),
            Block::Rules("agencies", unmatched.collect()),
        ],
    }
}
