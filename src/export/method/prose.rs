//! What the method says in words, with the numbers of the lists at hand.

use chrono::NaiveDate;

use super::section::{Block, RuleRow, Section};
use crate::history::History;
use crate::model::{DateRule, GAP_DAYS, ListKind, PLACES_CREDIT, ROSTER_CREDIT, Roster};
use crate::text::{capital, counted, day, list_day, thousands};

fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

fn item(word: &str, about: impl Into<String>) -> Block {
    Block::Item(word.into(), about.into())
}

/// Where the lists come from.
pub(super) fn origin(history: &History) -> Section {
    let lists = history.lists.rows();
    let of_kind = |kind: ListKind| lists.iter().filter(|list| list.kind == kind).count();
    let rosters = lists.iter().filter(|list| Roster::of(list).is_some()).count();
    let first = lists.iter().min_by_key(|list| list.date);
    let last = lists.iter().max_by_key(|list| list.date);
    let span = match (first, last) {
        (Some(first), Some(last)) => format!(", from {} to {}", list_day(first), list_day(last)),
        _ => String::new(),
    };
    let of_them = match rosters {
        0 => String::new(),
        _ => format!(" ({} of them rosters of ICE's old fact sheet)", thousands(rosters as u64)),
    };
    let mut blocks = vec![
        text(format!(
            "The record is made of {} with {} rows{span}: {} of participating agencies{of_them} and {} of pending agencies. Nothing else is used to say who has an agreement.",
            counted(lists.len(), "list", "lists"),
            thousands(history.listings.len() as u64),
            counted(of_kind(ListKind::Participating), "list", "lists"),
            counted(of_kind(ListKind::Pending), "list", "lists"),
        )),
        item(
            "ICE's lists",
            "ICE publishes two spreadsheets, of participating and of pending agencies (ice.gov/identify-and-arrest/287g). Each version replaces the one before it; ICE keeps no archive, announces no changes, and gives agencies and agreements no identifier. The lists are versions that were saved while they were on ICE's website. They are works of the U.S. government.",
        ),
    ];
    if rosters > 0 {
        blocks.push(item(
            "rosters",
            format!(
                "Until 2017 ICE's fact sheet on 287(g) carried a roster of the agreements. Its versions are lists of the record, {ROSTER_CREDIT}."
            ),
        ));
    }
    blocks.extend([
        item(
            "each list",
            "Its name, day of capture and SHA-256 are in `lists.tsv` and on its page in the view of sources, so that anybody who has a copy can tell whether it is the same one. The record depends on the set of lists alone: not on the order in which they were added, nor on any clock.",
        ),
        item(
            "counties",
            "Names and FIPS codes are the U.S. Census Bureau's, as carried by the npm package `us-atlas` 3.",
        ),
        item(
            "places",
            format!(
                "In which county a municipality, campus, airport or port lies is said by others: {PLACES_CREDIT}. It is asked only where ICE prints no county, or one that does not have the place."
            ),
        ),
    ]);
    Section { heading: "Where the data come from", blocks }
}

/// How a list is read.
pub(super) fn reading(history: &History) -> Section {
    let lists = history.lists.rows();
    let row = |rule: DateRule| {
        let mut own = lists.iter().filter(|list| list.date_rule == rule);
        RuleRow {
            name: rule.name().into(),
            sentence: rule.sentence().into(),
            count: own.clone().count(),
            example: own.next().map(|list| format!("{}: {}", list.label(), list.date)),
        }
    };
    let not_accepted = lists.iter().filter(|list| !list.acceptance.is_accepted()).count();
    Section {
        heading: "How a list is read",
        blocks: vec![
            item(
                "kind",
                "Whether a list is of participating or of pending agencies is decided by its columns and rows, never by its name: on 22 September 2025 ICE published the two under each other's names.",
            ),
            item(
                "rows",
                "Every row is read; blank ones are nothing. No row is dropped without a line that says so (`g287 check`). A repeated row is one agreement, and is reported.",
            ),
            item(
                "acceptance",
                format!(
                    "A list with less than 60 % of the rows of the accepted one before it, where that has 20 or more, is never in force unless the next list confirms it. {} in this record.",
                    match not_accepted {
                        0 => "There is none".to_owned(),
                        1 => "There is one".to_owned(),
                        many => format!("There are {}", thousands(many as u64)),
                    }
                ),
            ),
            text(
                "The date of a list is the day by which everything else is counted. It is found by one of these rules; a date by the content alone is a guess, and is called one.",
            ),
            Block::Rules("lists", DateRule::ALL.into_iter().map(row).collect()),
        ],
    }
}

/// What status and endings mean.
pub(super) fn status(history: &History) -> Section {
    let mut blocks = vec![
        item("agreement", "One agency, one model, one signing date. A row is a listing of it."),
        item(
            "in force",
            "On a day, the newest accepted list of that day or earlier. An agreement is active if it is on the participating list in force.",
        ),
        item(
            "ended",
            "Listed once, and not on the list in force. The ending is an interval: after the last list that has the agreement, and by the first that lacks it. Before two accepted lists and seven days agree, it is unconfirmed: neither active nor ended.",
        ),
        item(
            "why",
            "ICE gives no reasons. Superseded: the agency has a new agreement under the same model, first listed after the old one's last list, on the next list or within 60 days. Switched model: the same with another model. Left: the agency has no active agreement any more. Removed: none of these. That an agency left is said apart from why its last agreement ended: it has left if none of its agreements is active or unconfirmed, even where the reason is not known across a gap. Across a gap of more than 60 days only superseded is said, at a time in between. Where the same agreement likely goes on under another name, no reason is given.",
        ),
        item(
            "application",
            "One agency and one model on a pending list, which has no signing date. It is signed if the agency has an agreement under that model first listed or signed since then, held already if the agency had one when it applied, renamed if it goes on under another name or state, and withdrawn if it is gone from the pending lists without any of these.",
        ),
        item(
            "states",
            "Only the 50 states count as states. Territories are named, and so is the District of Columbia.",
        ),
    ];
    if let Some(position) = history.participating.len().checked_sub(1) {
        let counts = crate::export::summary::agreements(history, position);
        let of_all: Vec<String> = counts
            .iter()
            .map(|(what, count)| format!("{what} {}", thousands(*count as u64)))
            .collect();
        blocks.push(text(format!("On the newest list: {}.", of_all.join("; "))));
    }
    Section { heading: "Agreements, endings and applications", blocks }
}

/// What is ours.
pub(super) fn ours() -> Section {
    Section {
        heading: "What is g287's and not ICE's",
        blocks: vec![
            text(
                "Everything in this list is concluded by the rules on this page and never printed by ICE. Where a printed value stands behind it, g287 shows that beside it.",
            ),
            item(
                "ids",
                "of agencies and agreements. They have the form of those of the Deportation Data Project's ice-287g.",
            ),
            item(
                "identity",
                "which printed names are one agency, and which printed dates one agreement.",
            ),
            item(
                "values that differ from the printed ones",
                "each names its rule; ⚠ marks them on the screen.",
            ),
            item("status, endings and their reasons", "and whether an agency came back or left."),
            item("outcomes of applications", "signed, held already, renamed or withdrawn."),
            item("first and last listed", "the days of lists; neither is a day of signature."),
            item("dates of lists", "where the file name does not have them."),
            item(
                "counties and types",
                "that the rules above say are g287's: from an agency's own name, from its place or from the table of corrections. FIPS codes of all counties.",
            ),
            item(
                "bodies",
                "what an agency is by its name, such as a sheriff, campus police or a constable. ICE prints only County, Municipality and State Agency.",
            ),
            item("ORI, officers and people served", "which are the FBI's, of its latest year."),
        ],
    }
}

/// What nobody knows.
pub(super) fn unknown(history: &History) -> Section {
    let dates: Vec<NaiveDate> =
        history.participating.iter().map(|&list| history.lists.row(list).date).collect();
    let gaps: Vec<String> = dates
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] if (*after - *before).num_days() > GAP_DAYS => {
                let days = usize::try_from((*after - *before).num_days()).unwrap_or(0);
                let days = counted(days, "day", "days");
                Some(format!("{} to {} ({days})", day(*before), day(*after)))
            }
            _ => None,
        })
        .collect();
    let mut blocks = Vec::new();
    if let Some(&first) = dates.first() {
        blocks.push(item(
            &format!("before {}", day(first)),
            "Agreements that ended before the oldest list are not in the record. What stands on it was signed by then; when it was first listed is not known.",
        ));
    }
    if !gaps.is_empty() {
        blocks.push(item(
            "gaps",
            format!(
                "There is no accepted participating list for more than {GAP_DAYS} days in {}: {}. What began and ended within a gap is not in the record, an ending across it may have been on any of its days, and a figure for a day in it is that of the list before.",
                counted(gaps.len(), "stretch", "stretches"),
                gaps.join("; ")
            ),
        ));
    }
    let newest =
        |lists: &[crate::model::ListIx]| lists.last().map(|&list| history.lists.row(list).date);
    if let (Some(last), Some(pending)) = (newest(&history.participating), newest(&history.pending))
        && last > pending
    {
        let days = usize::try_from((last - pending).num_days()).unwrap_or(0);
        blocks.push(item(
            "pending",
            format!(
                "The newest pending list is of {}, {} before the newest participating one. What was applied for since, and what became of it, is not known.",
                day(pending),
                counted(days, "day", "days")
            ),
        ));
    }
    blocks.extend([
        item("between two lists", "What was listed and gone between two lists that we hold is not in the record."),
        item("reasons", "Why an agreement ended, and whether agency or ICE ended it."),
        item("practice", "Whether and how an agreement is used: how many officers were trained, how many people were arrested or held. The lists do not say."),
        item("errors of ICE", "A list can be wrong in ways that no other list shows: an agency that was never listed, a date that was never corrected."),
    ]);
    Section { heading: "What nobody knows", blocks: capitals(blocks) }
}

fn capitals(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Item(word, about) => Block::Item(word, capital(&about)),
            other => other,
        })
        .collect()
}

/// How the bundled record was checked.
pub(super) fn checked() -> Section {
    Section {
        heading: "How the bundled record was checked",
        blocks: vec![
            item(
                "by a second reader",
                "An earlier state of the record was recounted from the workbooks by a program that shares no code with g287. First, last and missing dates agreed for 1,974 of 1,974 agreements.",
            ),
            item(
                "against the Deportation Data Project",
                "The same state was compared with the corrections that the project made by hand in ice-287g. Of 99 joined spellings none was a false merge; 67 of 69 changes of dates, and 835 of 835 signed applications, were right. What was wrong was mended by rules, and CHANGELOG.md lists the figures that changed.",
            ),
            item(
                "against a news report",
                "Its figures of 9 June 2025, about the list of 6 June 2025, come out: 514 agreements signed since 20 January 2025, 315 under the task force model, agreements in 40 states.",
            ),
            item(
                "by tests",
                "Figures and citations are held word for word; on every list every row is accounted for; lists added in any order give the same record, byte for byte; the data package is read back and counts the same.",
            ),
        ],
    }
}

/// How to check a figure.
pub(super) fn yourself() -> Section {
    Section {
        heading: "How to check a figure yourself",
        blocks: vec![
            item(
                "`g287 explain ID`",
                "shows the life of an agency or an agreement, list by list: file, row, what was printed, how it was read, and by which rule.",
            ),
            item(
                "`g287 check FILE`",
                "shows every repair and every doubt of a list, without the others.",
            ),
            item("`g287 package DIR`", "writes everything as tables: count with your own tools."),
            item(
                "`g287 build LISTS -o DIR`",
                "compiles the record from the lists anew, and writes this page.",
            ),
        ],
    }
}
