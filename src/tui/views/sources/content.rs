//! What stands on a page: its lines, and which rows its table has.

use chrono::NaiveDate;

use super::columns::columns;
use super::limits::limits;
use super::method::method;
use super::roster::roster;
use super::rows::OF_LIST;
use super::topics::{Items, Section, Target, Topic};
use super::writer::{Line, Writer, tally};
use crate::history::History;
use crate::model::{
    Acceptance, AgencyIx, Correction, CorrectionRule, DoubtKind, ListIx, ListingIx, Model,
    MoveRule, NameRule, ROSTER_CREDIT, Roster, Rule, Span,
};
use crate::text::{counted, day};
use crate::tui::core::{Context, Data, texts};
use crate::tui::kit::columns::headings;
use crate::tui::kit::theme::Theme;

/// A page, wrapped to a width: lines, then the rows of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// The width.
    pub(super) width: u16,
    /// The theme that it was made for.
    pub(super) theme: Option<Theme>,
    /// The lines.
    pub(super) lines: Vec<Line>,
    /// The rows behind them.
    pub(super) items: Items,
}

impl Content {
    /// Lines and rows together.
    pub(super) fn len(&self) -> usize {
        self.lines.len() + self.items.len()
    }

    /// Whether a line leads anywhere, as every row of a table does.
    pub(super) fn is_link(&self, at: usize) -> bool {
        match self.lines.get(at) {
            Some(line) => target_of(line).is_some(),
            None => at < self.len(),
        }
    }

    /// Whether a line above the page is kept for the headings of its table.
    pub(super) fn has_heading(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether no line leads anywhere: there is no cursor, and keys scroll.
    pub(super) fn is_text(&self) -> bool {
        self.items.is_empty() && self.lines.iter().all(|line| target_of(line).is_none())
    }
}

/// Where a line leads.
pub(super) fn target_of(line: &Line) -> Option<Target> {
    line.refers.and_then(|leads| leads.target)
}

/// What stands on the page of a topic, wrapped to a width.
pub(super) fn content(cx: &Context, topic: Topic, width: u16) -> Content {
    let data = &cx.data;
    let mut page = Writer::new(width.saturating_sub(1), cx.theme);
    let items = match topic {
        Topic::Section(section) => self::section(section, data, &mut page),
        Topic::List(list) => self::list(data, list, &mut page),
        Topic::RepairsOf(list, rule) => {
            page.faint(0, rule.sentence());
            page.blank();
            repairs_of(&data.history, list, rule)
        }
        Topic::ProblemsOf(list) => problems_of(&data.history, list),
        Topic::Problem(list, at) => {
            let problems = &data.history.lists.row(list).problems;
            if let Some(problem) = problems.get(at as usize) {
                let row = problem.row.map_or_else(|| "none".into(), |row| row.to_string());
                page.field("row", &row);
                page.field("column", problem.column.as_deref().unwrap_or("none"));
                page.field("problem", &problem.message);
            }
            Items::None
        }
        Topic::Rule(rule) => {
            page.faint(0, rule.sentence());
            page.blank();
            chosen(data.findings().repairs_by(&data.history, rule))
        }
        Topic::Doubt(kind) => {
            page.faint(0, texts::doubt(kind).text);
            page.blank();
            chosen(data.findings().doubts_of(&data.history, kind))
        }
        Topic::Spellings(rule) => {
            page.faint(0, rule.sentence());
            page.blank();
            positions(&data.history.spellings, |spelling| spelling.rule == rule)
        }
        Topic::Moves(rule) => {
            page.faint(0, rule.sentence());
            page.blank();
            positions(&data.history.moves, |moved| moved.rule == rule)
        }
        Topic::Corrections(rule) => {
            page.faint(0, rule.sentence());
            page.blank();
            positions(&data.history.corrections, |correction| correction.rule == rule)
        }
        Topic::LikelyPairs => {
            let pairs = u32::try_from(data.history.likely_pairs.len()).unwrap_or(0);
            Items::Chosen((0..pairs).flat_map(|pair| [(pair, 0), (pair, 1)]).collect())
        }
        Topic::Agency(agency) => {
            self::agency(cx, agency, &mut page);
            Items::None
        }
    };
    if items.is_empty() && page.is_empty() {
        page.faint(0, "none");
    } else if !items.is_empty() && !page.is_empty() {
        page.faint(0, &headings(columns(topic), table_width(width)));
    }
    Content { width, theme: Some(cx.theme), lines: page.lines(), items }
}

/// The columns of a table on a page: the mark of the cursor stands before them.
pub(super) const fn table_width(width: u16) -> u16 {
    width.saturating_sub(1)
}

/// The lines of the first page of a section, as long as they are.
pub(super) fn unwrapped(cx: &Context, section: Section) -> Vec<Line> {
    let mut page = Writer::unwrapped(cx.theme);
    let _ = self::section(section, &cx.data, &mut page);
    page.lines()
}

fn chosen(positions: Vec<u32>) -> Items {
    Items::Chosen(positions.into_iter().map(|at| (at, 0)).collect())
}

fn positions<T>(rows: &[T], wanted: impl Fn(&T) -> bool) -> Items {
    chosen((0..).zip(rows).filter(|(_, row)| wanted(row)).map(|(at, _)| at).collect())
}

fn section(section: Section, data: &Data, page: &mut Writer) -> Items {
    match section {
        Section::Lists => {
            return Items::Range(0..u32::try_from(data.history.lists.len()).unwrap_or(0));
        }
        Section::Repairs => repairs(data, page),
        Section::Joined => joined(&data.history, page),
        Section::Method => method(data, page),
        Section::Words => {
            page.entries(texts::WORDS);
            page.heading("What others know and the lists do not say");
            page.entries(texts::REFERENCE);
            page.heading("Where this differs from another dataset");
            page.text(0, texts::DATASET);
            page.entries(texts::DIFFERENCES);
        }
        Section::Models => page.entries(texts::MODELS),
        Section::Program => {
            page.entries(texts::PROGRAM);
            page.heading("Lists of 2010 to 2017");
            page.text(0, &format!("{} They are {ROSTER_CREDIT}.", texts::ROSTERS));
        }
        Section::Limits => limits(data, page),
    }
    Items::None
}

fn repairs(data: &Data, page: &mut Writer) {
    let findings = data.findings();
    page.text(0, texts::REPAIRS);
    page.heading("Repairs");
    for &rule in Rule::ALL {
        let found = findings.of_rule(rule);
        let target = (found.readings > 0).then_some(Target::Page(Topic::Rule(rule)));
        page.link(rule.name(), &tally(found), target);
        page.faint(2, rule.sentence());
    }
    page.heading("Doubts");
    for kind in DoubtKind::ALL {
        let found = findings.of_doubt(kind);
        let target = (found.readings > 0).then_some(Target::Page(Topic::Doubt(kind)));
        let entry = texts::doubt(kind);
        page.link(entry.term, &tally(found), target);
        page.faint(2, entry.text);
    }
}

fn joined(history: &History, page: &mut Writer) {
    let count = |number: usize, one: &str, many: &str| match number {
        0 => "none".into(),
        number => counted(number, one, many),
    };
    page.text(0, texts::JOINED);
    page.heading("Spellings taken for one agency");
    for &rule in NameRule::ALL {
        let number = history.spellings.iter().filter(|spelling| spelling.rule == rule).count();
        let target = (number > 0).then_some(Target::Page(Topic::Spellings(rule)));
        page.link(rule.name(), &count(number, "spelling", "spellings"), target);
        page.faint(2, rule.sentence());
    }
    page.heading("Agreements moved to another agency or state");
    for &rule in MoveRule::ALL {
        let number = history.moves.iter().filter(|moved| moved.rule == rule).count();
        let target = (number > 0).then_some(Target::Page(Topic::Moves(rule)));
        page.link(rule.name(), &count(number, "name", "names"), target);
        page.faint(2, rule.sentence());
    }
    page.heading("Signing dates corrected");
    for &rule in CorrectionRule::ALL {
        let of_rule = |correction: &&Correction| correction.rule == rule;
        let number = history.corrections.iter().filter(of_rule).count();
        let target = (number > 0).then_some(Target::Page(Topic::Corrections(rule)));
        page.link(rule.name(), &count(number, "date", "dates"), target);
        page.faint(2, rule.sentence());
    }
    page.heading("Agencies that may be one and stay apart");
    let pairs = history.likely_pairs.len();
    let target = (pairs > 0).then_some(Target::Page(Topic::LikelyPairs));
    page.link("likely pairs", &count(pairs, "pair", "pairs"), target);
    page.faint(2, texts::LIKELY_PAIRS);
}

fn list(data: &Data, ix: ListIx, page: &mut Writer) -> Items {
    let list = data.history.lists.row(ix);
    page.field("file", &list.file);
    if let Some(day) = list.captured {
        page.field("captured", &crate::text::day(day));
    }
    for sighting in &list.also {
        page.field("also as", &sighting.label());
    }
    if !list.sheet.is_empty() {
        page.field("sheet", &list.sheet);
    }
    match Roster::of(list) {
        Some(known) => roster(known, page),
        None => page.field("date", list.date_rule.sentence()),
    }
    let accepted = match list.acceptance {
        Acceptance::Accepted => "It may be in force.".to_owned(),
        Acceptance::Collapsed { rows, before } => format!(
            "No: it has {}, the list before it {}, and no list after it confirms that.",
            counted(rows as usize, "row", "rows"),
            crate::text::thousands(before.into())
        ),
    };
    page.field("accepted", &accepted);
    if list.digest.is_known() {
        page.field("SHA-256", &list.digest.to_string());
    }
    let repairs = repairs_by_rule(&data.history, ix);
    page.heading("Repairs");
    for (rule, values) in &repairs {
        let values = counted(*values, "value", "values");
        page.link(rule.name(), &values, Some(Target::Page(Topic::RepairsOf(ix, *rule))));
    }
    if repairs.is_empty() {
        page.faint(0, "none");
    }
    page.heading("Problems");
    let problems = list.problems.len() + data.findings().doubts_on(ix) as usize;
    if problems > 0 {
        let number = counted(problems, "line", "lines");
        page.link(
            "what no rule could read, and more",
            &number,
            Some(Target::Page(Topic::ProblemsOf(ix))),
        );
    } else {
        page.faint(0, "none");
    }
    page.heading(&counted(list.listings.len(), "row", "rows"));
    Items::Range(list.listings.clone())
}

/// How many values of a list each rule repaired, for rules that did.
fn repairs_by_rule(history: &History, list: ListIx) -> Vec<(Rule, usize)> {
    let mut counts = vec![0; Rule::ALL.len()];
    for (_, listing) in history.listings_of(list) {
        for repair in history.tables.repairs(listing.reading) {
            if let Some(count) = counts.get_mut(repair.rule as usize) {
                *count += 1;
            }
        }
    }
    Rule::ALL.iter().copied().zip(counts).filter(|&(_, count)| count > 0).collect()
}

fn repairs_of(history: &History, list: ListIx, rule: Rule) -> Items {
    let all = history.tables.all_repairs();
    let of_row = |(listing, row): (ListingIx, &crate::model::Listing)| {
        let reading = row.reading;
        let start = all.partition_point(|&(ix, _)| ix < reading);
        let here =
            all.iter().enumerate().skip(start).take_while(move |(_, (ix, _))| *ix == reading);
        let by_rule = here.filter(move |(_, (_, repair))| repair.rule == rule);
        by_rule.filter_map(move |(at, _)| Some((listing.0, u32::try_from(at).ok()?)))
    };
    Items::Chosen(history.listings_of(list).flat_map(of_row).collect())
}

fn problems_of(history: &History, list: ListIx) -> Items {
    let own = history.lists.row(list).problems.len();
    let mut chosen: Vec<(u32, u32)> =
        (0..u32::try_from(own).unwrap_or(0)).map(|at| (OF_LIST, at)).collect();
    let all = history.tables.all_doubts();
    for (listing, row) in history.listings_of(list) {
        let start = all.partition_point(|&(ix, _)| ix < row.reading);
        let here = all.iter().enumerate().skip(start);
        let here = here.take_while(|(_, (ix, _))| *ix == row.reading);
        chosen.extend(here.filter_map(|(at, _)| Some((listing.0, u32::try_from(at).ok()?))));
    }
    Items::Chosen(chosen)
}

/// Every agreement and application of an agency, with the rows in which it stands first and last.
fn agency(cx: &Context, agency: AgencyIx, page: &mut Writer) {
    let history = &cx.data.history;
    let row = history.tables.agencies.row(agency);
    page.strong(0, history.text(row.name));
    page.faint(0, &row.id(&history.tables.texts));
    let in_force = cx.day.list(history);
    for ix in history.agreements_of(agency) {
        let agreement = history.agreements.row(ix);
        let signed = agreement.signed.map_or_else(|| "an unknown day".into(), day);
        page.heading(&format!("{}, signed {signed}", model(agreement.model)));
        let now = in_force.and_then(|list| history.listing_on(ix, list));
        stands(history, page, [("first", agreement.first), ("last", agreement.last)], now);
        for correction in history.corrections_of(ix) {
            let before = correction.before.map_or_else(|| "left blank".into(), |d| d.to_string());
            let text = format!("date {before} became {}", correction.after);
            page.link(&text, correction.rule.name(), Some(Target::Listing(correction.listing)));
            page.names([correction.listing; 2]);
        }
        spans(history, page, history.spans(&agreement.spans));
    }
    for (_, application) in history.applications.iter().filter(|(_, row)| row.agency == agency) {
        page.heading(&format!("Application: {}", model(application.model)));
        stands(history, page, [("first", application.first), ("last", application.last)], None);
    }
    let (spellings, moves) = (history.spellings_of(agency), history.moves_to(agency));
    if !spellings.is_empty() || !moves.is_empty() {
        page.heading("Printed also as");
        for spelling in spellings {
            page.field(spelling.rule.name(), history.text(spelling.printed));
        }
        for moved in moves {
            let name = history.text(moved.printed);
            let text = format!("{name}, {}", history.text(moved.printed_state));
            page.link(&text, moved.rule.name(), Some(Target::Listing(moved.first)));
            page.names([moved.first; 2]);
        }
    }
}

fn model(model: Option<Model>) -> &'static str {
    model.map_or("no known model", Model::name)
}

fn stands(
    history: &History,
    page: &mut Writer,
    ends: [(&str, ListingIx); 2],
    now: Option<ListingIx>,
) {
    let now = now.filter(|now| ends.iter().all(|(_, listing)| listing != now));
    let [(_, start), (_, end)] = ends;
    let ends = if start == end { vec![("only", start)] } else { ends.to_vec() };
    for (which, listing) in now.map(|now| ("in force", now)).into_iter().chain(ends) {
        let list = history.lists.row(history.list_of(listing));
        let row = history.listings.row(listing).row;
        let text = format!("{which:<9} {}  row {row}", list.date);
        page.link(&text, &list.file, Some(Target::Listing(listing)));
        page.names([listing; 2]);
    }
}

/// The gaps in which no accepted list has an agreement that came back.
fn spans(history: &History, page: &mut Writer, spans: &[Span]) {
    let date = |at: u32| -> Option<NaiveDate> {
        Some(history.lists.row(*history.participating.get(at as usize)?).date)
    };
    for pair in spans.windows(2) {
        let [before, after] = pair else { continue };
        if let (Some(last), Some(again)) = (date(before.last), date(after.first)) {
            page.faint(0, &format!("not on the lists between {last} and {again}"));
        }
    }
}
