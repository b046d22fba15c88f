//! The tables of Sources: rows, made when they are shown.

use ratatui::style::Style;

use super::topics::{Leads, Section, Target, Topic};
use crate::history::History;
use crate::model::{
    Acceptance, AgencyIx, LikelyPair, ListIx, ListKind, ListingIx, Model, ReadingIx, State, Text,
};
use crate::text::{mark_blanks, thousands};
use crate::tui::core::{Context, ModelColours};

/// A cell: its text and how it is drawn.
pub(super) type Cell = (String, Style);

/// A row: a cell for each column, and where it leads.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) leads: Leads,
}

/// A row of the table of a page.
pub(super) fn row(cx: &Context, topic: Topic, item: (u32, u32)) -> Option<Row> {
    Rows { cx }.row(topic, item)
}

#[derive(Clone, Copy)]
struct Rows<'a> {
    cx: &'a Context,
}

impl<'a> Rows<'a> {
    const fn history(self) -> &'a History {
        &self.cx.data.history
    }

    fn plain(self, text: impl Into<String>) -> Cell {
        (text.into(), self.cx.theme.text())
    }

    fn faint(self, text: impl Into<String>) -> Cell {
        (text.into(), self.cx.theme.faint())
    }

    fn count(self, number: usize) -> Cell {
        let text = thousands(u64::try_from(number).unwrap_or(u64::MAX));
        if number == 0 { self.faint(text) } else { self.plain(text) }
    }

    fn model(self, model: Option<Model>) -> Cell {
        (model.map_or("?", Model::code).to_owned(), self.cx.theme.model(model))
    }

    /// The mark of a value that is not used as printed.
    fn mark(self, marked: bool) -> Cell {
        let mark = if marked { self.cx.theme.characters().repaired } else { "" };
        (mark.to_owned(), self.cx.theme.warning())
    }

    fn row(self, topic: Topic, item: (u32, u32)) -> Option<Row> {
        let history = self.history();
        match topic {
            Topic::Section(Section::Lists) => {
                // The newest first.
                let last = u32::try_from(history.lists.len()).unwrap_or(0).checked_sub(1)?;
                self.list(ListIx(last.checked_sub(item.0)?))
            }
            Topic::List(ix) => self.listing(ix, ListingIx(item.0)),
            Topic::RepairsOf(ix, _) => self.repair_of(ix, item),
            Topic::ProblemsOf(ix) => self.problem(ix, item),
            Topic::Rule(_) => self.repair(item.0),
            Topic::Doubt(_) => self.doubt(item.0),
            Topic::Spellings(_) => self.spelling(item.0),
            Topic::Moves(_) => self.moved(item.0),
            Topic::Corrections(_) => self.correction(item.0),
            Topic::LikelyPairs => self.pair(item),
            Topic::Section(_) | Topic::Problem(..) | Topic::Agency(_) => None,
        }
    }

    /// The day of the list of a listing, and its row.
    fn stands(self, listing: ListingIx) -> [Cell; 2] {
        let history = self.history();
        let list = history.lists.row(history.list_of(listing));
        [
            self.faint(list.date.to_string()),
            self.faint(history.listings.row(listing).row.to_string()),
        ]
    }

    fn postal(self, agency: AgencyIx) -> Cell {
        let history = self.history();
        self.faint(history.tables.agencies.row(agency).state.map_or("??", State::postal))
    }

    fn list(self, ix: ListIx) -> Option<Row> {
        let list = self.history().lists.get(ix)?;
        let findings = self.cx.data.findings();
        let in_force = [self.cx.day.list(self.history()), self.cx.day.pending_list(self.history())];
        let standing = match list.acceptance {
            Acceptance::Accepted if in_force.contains(&Some(ix)) => {
                ("in force".into(), self.cx.theme.strong())
            }
            Acceptance::Accepted => self.faint("accepted"),
            Acceptance::Collapsed { rows, before } => (
                format!("no: {} of {} rows", thousands(rows.into()), thousands(before.into())),
                self.cx.theme.warning(),
            ),
        };
        let date_ink = if list.acceptance.is_accepted() {
            self.cx.theme.text()
        } else {
            self.cx.theme.warning()
        };
        let problems = list.problems.len() + findings.doubts_on(ix) as usize;
        Some(Row {
            cells: vec![
                (list.date.to_string(), date_ink),
                self.mark(!list.acceptance.is_accepted()),
                self.faint(list.edition.label()),
                self.plain(list.kind.name()),
                self.count(list.listings.len()),
                self.count(findings.repairs_on(ix) as usize),
                self.count(problems),
                if list.date_rule.is_guess() {
                    ("a guess".into(), self.cx.theme.warning())
                } else {
                    self.faint(list.date_rule.name())
                },
                self.faint(list.sheet.as_str()),
                standing,
            ],
            leads: Leads { target: Some(Target::Page(Topic::List(ix))), listings: None },
        })
    }

    fn listing(self, list: ListIx, ix: ListingIx) -> Option<Row> {
        let history = self.history();
        let listing = history.listings.get(ix)?;
        let reading = history.tables.readings.row(listing.reading);
        let marked = history.is_doubtful(ix);
        let signed = match (reading.signed, history.lists.row(list).kind) {
            (Some(day), _) => self.plain(day.to_string()),
            (None, ListKind::Participating) => self.faint("unknown"),
            (None, ListKind::Pending) => self.faint(""),
        };
        Some(Row {
            cells: vec![
                self.faint(listing.row.to_string()),
                self.plain(name(history, reading.agency)),
                self.postal(reading.agency),
                self.model(reading.model),
                signed,
                self.mark(marked),
            ],
            leads: Leads {
                target: Some(Target::Agency(reading.agency, looked_at_on(history, list))),
                listings: Some([ix, ix]),
            },
        })
    }

    /// A reading in a table: where it stands, its agency, and where the row leads.
    fn reading(self, ix: ReadingIx) -> Option<([Cell; 6], Leads)> {
        let history = self.history();
        let found = self.cx.data.findings().occurrence(ix)?;
        let agency = history.tables.readings.row(ix).agency;
        let [last, last_row] = self.stands(found.last);
        let [first, first_row] = self.stands(found.first);
        let on = looked_at_on(history, history.list_of(found.last));
        let leads = Leads {
            target: Some(Target::Agency(agency, on)),
            listings: Some([found.first, found.last]),
        };
        let agency = self.faint(name(history, agency));
        Some((
            [last, last_row, agency, first, first_row, self.count(found.listings as usize)],
            leads,
        ))
    }

    fn used(self, used: Text) -> Cell {
        let history = self.history();
        match history.text(used) {
            "" => self.faint("unknown"),
            used => self.printed(used),
        }
    }

    /// A text in which blanks that are easily overlooked can be seen.
    fn printed(self, text: &str) -> Cell {
        self.plain(mark_blanks(text, self.cx.theme.characters().blank))
    }

    fn repair(self, at: u32) -> Option<Row> {
        let history = self.history();
        let &(ix, repair) = history.tables.all_repairs().get(at as usize)?;
        let ([last, last_row, agency, first, first_row, rows], leads) = self.reading(ix)?;
        let printed = history.printed(self.cx.data.findings().occurrence(ix)?.last, repair.column);
        let cells = vec![
            last,
            last_row,
            self.faint(repair.column.heading()),
            self.printed(&printed),
            self.used(repair.used),
            agency,
            first,
            first_row,
            rows,
        ];
        Some(Row { cells, leads })
    }

    fn doubt(self, at: u32) -> Option<Row> {
        let history = self.history();
        let &(ix, doubt) = history.tables.all_doubts().get(at as usize)?;
        let ([last, last_row, agency, first, first_row, rows], leads) = self.reading(ix)?;
        let printed = history.printed(self.cx.data.findings().occurrence(ix)?.last, doubt.column);
        let printed = if printed.is_empty() { self.faint("blank") } else { self.plain(printed) };
        let cells = vec![
            last,
            last_row,
            self.faint(doubt.column.heading()),
            printed,
            agency,
            first,
            first_row,
            rows,
        ];
        Some(Row { cells, leads })
    }

    fn repair_of(self, list: ListIx, item: (u32, u32)) -> Option<Row> {
        let history = self.history();
        let ix = ListingIx(item.0);
        let &(_, repair) = history.tables.all_repairs().get(item.1 as usize)?;
        let agency = history.reading(ix).agency;
        Some(Row {
            cells: vec![
                self.faint(history.listings.get(ix)?.row.to_string()),
                self.faint(repair.column.heading()),
                self.printed(&history.printed(ix, repair.column)),
                self.used(repair.used),
                self.faint(name(history, agency)),
            ],
            leads: Leads {
                target: Some(Target::Agency(agency, looked_at_on(history, list))),
                listings: Some([ix, ix]),
            },
        })
    }

    fn problem(self, list: ListIx, item: (u32, u32)) -> Option<Row> {
        let history = self.history();
        if item.0 == OF_LIST {
            let problem = history.lists.row(list).problems.get(item.1 as usize)?;
            return Some(Row {
                cells: vec![
                    self.faint(problem.row.map_or_else(String::new, |row| row.to_string())),
                    self.faint(problem.column.as_deref().unwrap_or("")),
                    self.plain(problem.message.as_str()),
                ],
                leads: Leads {
                    target: Some(Target::Page(Topic::Problem(list, item.1))),
                    listings: None,
                },
            });
        }
        let ix = ListingIx(item.0);
        let &(_, doubt) = history.tables.all_doubts().get(item.1 as usize)?;
        let agency = history.reading(ix).agency;
        Some(Row {
            cells: vec![
                self.faint(history.listings.get(ix)?.row.to_string()),
                self.faint(doubt.column.heading()),
                self.plain(doubt.kind.message(doubt.column, &history.printed(ix, doubt.column))),
            ],
            leads: Leads {
                target: Some(Target::Agency(agency, looked_at_on(history, list))),
                listings: Some([ix, ix]),
            },
        })
    }

    fn spelling(self, at: u32) -> Option<Row> {
        let history = self.history();
        let spelling = history.spellings.get(at as usize)?;
        Some(Row {
            cells: vec![
                self.plain(name(history, spelling.agency)),
                self.postal(spelling.agency),
                self.printed(history.text(spelling.printed)),
            ],
            leads: Leads { target: Some(Target::Agency(spelling.agency, None)), listings: None },
        })
    }

    fn moved(self, at: u32) -> Option<Row> {
        let history = self.history();
        let moved = history.moves.get(at as usize)?;
        let [list, row] = self.stands(moved.first);
        let id = history.moved(moved).map(|agreement| history.agreement_id(agreement));
        let agency = history.tables.agencies.row(moved.agency);
        Some(Row {
            cells: vec![
                self.plain(id.unwrap_or_else(|| agency.id(&history.tables.texts))),
                self.plain(history.text(moved.printed)),
                self.plain(history.text(moved.printed_state)),
                list,
                row,
            ],
            leads: Leads {
                target: Some(Target::Agency(moved.agency, None)),
                listings: Some([moved.first; 2]),
            },
        })
    }

    fn correction(self, at: u32) -> Option<Row> {
        let history = self.history();
        let correction = history.corrections.get(at as usize)?;
        let [list, row] = self.stands(correction.listing);
        let agency = history.agreements.row(correction.agreement).agency;
        let on = looked_at_on(history, history.list_of(correction.listing));
        Some(Row {
            cells: vec![
                self.plain(history.agreement_id(correction.agreement)),
                self.plain(correction.before.map_or_else(|| "blank".into(), |day| day.to_string())),
                self.plain(correction.after.to_string()),
                list,
                row,
            ],
            leads: Leads {
                target: Some(Target::Agency(agency, on)),
                listings: Some([correction.listing; 2]),
            },
        })
    }

    fn pair(self, item: (u32, u32)) -> Option<Row> {
        let history = self.history();
        let pair = history.likely_pairs.get(item.0 as usize)?;
        let first = item.1 == 0;
        let agency = if first { pair.first } else { pair.second };
        let mut cells = vec![self.plain(name(history, agency)), self.postal(agency)];
        if first {
            let likeness = self.faint(pair.likeness.name());
            cells.extend([likeness, self.model(pair.model), self.plain(pair.signed.to_string())]);
        }
        let listings = pair_rows(history, pair, agency);
        let leads = Leads { target: Some(Target::Agency(agency, None)), listings };
        Some(Row { cells, leads })
    }
}

fn name(history: &History, agency: AgencyIx) -> String {
    history.text(history.tables.agencies.row(agency).name).to_owned()
}

/// The list that may be in force when an agency is looked at from one of its rows.
pub(super) fn looked_at_on(history: &History, list: ListIx) -> Option<ListIx> {
    let row = history.lists.row(list);
    (row.kind == ListKind::Participating && row.acceptance.is_accepted()).then_some(list)
}

/// The first of the pair of a problem that a list has beside the doubts of its rows.
pub(super) const OF_LIST: u32 = u32::MAX;

/// The first and the last listing with a spelling: they are looked for, for one row at a time.
pub(super) fn spelled(cx: &Context, at: u32) -> Option<[ListingIx; 2]> {
    let history = &cx.data.history;
    let spelling = history.spellings.get(at as usize)?;
    let column = crate::model::Column::Agency.position();
    let readings = history.tables.readings.iter().filter(|(_, reading)| {
        reading.agency == spelling.agency && reading.printed.get(column) == Some(&spelling.printed)
    });
    let found = readings.filter_map(|(ix, _)| cx.data.findings().occurrence(ix));
    found
        .map(|found| [found.first, found.last])
        .reduce(|all, found| [all[0].min(found[0]), all[1].max(found[1])])
}

/// The first and the last row of what one of a pair signed or applied for.
fn pair_rows(history: &History, pair: &LikelyPair, agency: AgencyIx) -> Option<[ListingIx; 2]> {
    let signed = history.agreements_of(agency).map(|ix| history.agreements.row(ix));
    let mut signed =
        signed.filter(|row| (row.model, row.signed) == (pair.model, Some(pair.signed)));
    let applied = || {
        let mut all = history.applications.rows().iter();
        all.find(|row| (row.agency, row.model) == (agency, pair.model))
    };
    let rows = signed.next().map(|row| [row.first, row.last]);
    rows.or_else(|| applied().map(|row| [row.first, row.last]))
}
