//! The agencies: spellings that are one, and the agreements that moved from one to another.

use hashbrown::{HashMap, HashSet};

use super::groups::{Groups, known_counties};
use super::moves::{self, Moved};
use super::pairs::Names;
use super::variant::Variants;
use crate::history::data::History;
use crate::history::derive;
use crate::history::keys::{AgreementKey, agreement};
use crate::model::{
    Agency, AgencyIx, Column, Index, LikelyPair, ListKind, Move, MoveRule, NameRule, ReadingIx,
    Spelling, Table, Text,
};

/// Merges the spellings of each agency, and gives agreements that moved to the agency to which they
/// moved.
pub(super) fn unite(history: &mut History) {
    let mut groups = Groups::by_name(history);
    let mut moves = Moves::default();
    if history.participating.len() > 1 {
        groups.by_lists(history);
        moves = Moves::new(history, &groups);
    }
    United::new(history, &groups, &moves).put(history, &groups, &moves);
}

/// Agreements that moved. Groups stand for agencies.
#[derive(Default)]
struct Moves {
    of: HashMap<AgreementKey, (u32, MoveRule)>,
    /// Groups whose agreements all moved to one other, which take everything else along.
    whole: HashMap<u32, (u32, MoveRule)>,
}

impl Moves {
    fn new(history: &History, groups: &Groups) -> Self {
        let found = derive::find(history, ListKind::Participating, |reading| AgreementKey {
            agency: AgencyIx(groups.root_of(reading.agency)),
            ..agreement(reading)
        });
        let variants = Variants::new(history, found);
        let names = Names {
            canonical: &groups.names,
            counties: &groups.counties(history),
            known_counties: &known_counties(history),
        };
        let found = moves::find(history, &groups.states, &variants, &names);
        let of: HashMap<AgreementKey, (u32, MoveRule)> =
            found.iter().map(|&Moved { from, to, rule }| (from, (to, rule))).collect();
        let mut whole = HashMap::new();
        for own in variants.rows.chunk_by(|a, b| a.key.agency == b.key.agency) {
            let mut targets = own.iter().map(|variant| of.get(&variant.key));
            let Some(Some(&first)) = targets.next() else { continue };
            if targets.all(|target| target.is_some_and(|&(to, _)| to == first.0)) {
                whole.extend(own.first().map(|variant| (variant.key.agency.0, first)));
            }
        }
        Self { of, whole }
    }

    /// The group to which a reading of a group moved, and the rule.
    fn target(&self, group: u32, key: AgreementKey) -> Option<(u32, MoveRule)> {
        let key = AgreementKey { agency: AgencyIx(group), ..key };
        self.of.get(&key).or_else(|| self.whole.get(&group)).copied()
    }
}

/// Readings with their agencies.
struct United {
    /// By reading: its agency as spelled.
    spelled: Vec<AgencyIx>,
    /// By reading: the rule by which it moved.
    moved: Vec<Option<MoveRule>>,
    /// By spelling: the name in the id of the agency under which it is printed, if agreements moved
    /// from it; if all of them did, that of the spelling.
    former: HashMap<AgencyIx, Text>,
    agencies: Table<AgencyIx, Agency>,
    /// By group: its agency, if any reading is left in it.
    of_group: Vec<Option<AgencyIx>>,
    /// By reading: its agency.
    of_reading: Vec<AgencyIx>,
}

impl United {
    /// Creates a row for each agency, in order of first listing.
    fn new(history: &mut History, groups: &Groups, moves: &Moves) -> Self {
        let readings = history.tables.readings.rows();
        let spelled: Vec<AgencyIx> = readings.iter().map(|reading| reading.agency).collect();
        let mut rules = Vec::with_capacity(readings.len());
        let mut targets = Vec::with_capacity(readings.len());
        for reading in readings {
            let root = groups.root_of(reading.agency);
            let target = moves.target(root, agreement(reading));
            rules.push(target.map(|(_, rule)| rule));
            targets.push(target.map_or(root, |(to, _)| to));
        }
        let mut used = vec![false; groups.names.len()];
        for &target in &targets {
            if let Some(used) = used.get_mut(target as usize) {
                *used = true;
            }
        }
        let slugs: Vec<Text> =
            groups.ids().iter().map(|id| history.tables.texts.intern(id)).collect();
        let mut former = HashMap::new();
        for (&spelling, _) in spelled.iter().zip(&rules).filter(|(_, rule)| rule.is_some()) {
            let root = groups.root_of(spelling) as usize;
            let slug = match (used.get(root), slugs.get(root)) {
                (Some(true), Some(&slug)) => slug,
                _ => history.tables.texts.intern(groups.id_of(spelling)),
            };
            former.insert(spelling, slug);
        }
        let mut agencies: Table<AgencyIx, Agency> = Table::default();
        let mut of_group: Vec<Option<AgencyIx>> = vec![None; groups.names.len()];
        for (row, &group) in history.tables.agencies.rows().iter().zip(&groups.of) {
            let root = groups.root(group) as usize;
            let slug = slugs.get(root).copied().unwrap_or(row.slug);
            if let Some(slot @ None) = of_group.get_mut(root)
                && used.get(root) == Some(&true)
            {
                *slot = Some(agencies.push(Agency { slug, ..*row }));
            }
        }
        let agency = |group: u32| of_group.get(group as usize).copied().flatten();
        let of_reading = targets.iter().map(|&group| agency(group).unwrap_or(AgencyIx(0)));
        let of_reading = of_reading.collect();
        Self { spelled, moved: rules, former, agencies, of_group, of_reading }
    }

    fn put(self, history: &mut History, groups: &Groups, moves: &Moves) {
        let before = std::mem::replace(&mut history.tables.agencies, self.agencies.clone());
        for (reading, &agency) in
            history.tables.readings.rows_mut().iter_mut().zip(&self.of_reading)
        {
            reading.agency = agency;
        }
        if self.agencies.len() < before.len() {
            self.name_by_last_listing(history, groups, &before);
        }
        history.spellings = self.spellings(history, groups, &before);
        history.moves = self.moves(history, &before);
        history.likely_pairs = self.pairs(groups, moves);
    }

    fn spelling(&self, reading: ReadingIx) -> AgencyIx {
        self.spelled.get(reading.position()).copied().unwrap_or(AgencyIx(0))
    }

    fn rule(&self, reading: ReadingIx) -> Option<MoveRule> {
        self.moved.get(reading.position()).copied().flatten()
    }

    /// Sets the name of every agency to the one listed last. A name followed by "addendum" is used
    /// only if there is no other.
    fn name_by_last_listing(
        &self,
        history: &mut History,
        groups: &Groups,
        before: &Table<AgencyIx, Agency>,
    ) {
        let mut last: Vec<Option<AgencyIx>> = vec![None; history.tables.agencies.len()];
        for listing in history.listings.rows() {
            if self.rule(listing.reading).is_some() {
                continue;
            }
            let spelling = self.spelling(listing.reading);
            let agency = history.tables.readings.row(listing.reading).agency;
            let of_document = groups.rules.get(spelling.position()) == Some(&NameRule::Document);
            if let Some(slot) = last.get_mut(agency.position())
                && !(of_document && slot.is_some())
            {
                *slot = Some(spelling);
            }
        }
        for (agency, spelling) in (0..).map(AgencyIx).zip(last) {
            if let Some(spelling) = spelling {
                history.tables.agencies.row_mut(agency).name = before.row(spelling).name;
            }
        }
    }

    /// The rules by which spellings are an agency, for agencies with several spellings.
    fn spellings(
        &self,
        history: &History,
        groups: &Groups,
        before: &Table<AgencyIx, Agency>,
    ) -> Vec<Spelling> {
        let mut count = vec![0_u32; groups.names.len()];
        for spelling in before.handles() {
            if let Some(count) = count.get_mut(groups.root_of(spelling) as usize) {
                *count += 1;
            }
        }
        let mut spellings = Vec::new();
        for (ix, reading) in history.tables.readings.iter() {
            let spelling = self.spelling(ix);
            let several = count.get(groups.root_of(spelling) as usize).is_some_and(|&n| n > 1);
            if self.rule(ix).is_some() || !several {
                continue;
            }
            let rule = groups.rule_of(spelling);
            if rule != NameRule::Form {
                let (agency, slug) = (reading.agency, before.row(spelling).slug);
                let printed = printed(&reading.printed, Column::Agency);
                spellings.push(Spelling { agency, printed, slug, rule });
            }
        }
        spellings.sort_unstable();
        spellings.dedup();
        spellings
    }

    /// The names under which agreements that moved were listed, each where it is listed first.
    fn moves(&self, history: &History, before: &Table<AgencyIx, Agency>) -> Vec<Move> {
        if self.moved.iter().all(Option::is_none) {
            return Vec::new();
        }
        let mut known = HashSet::new();
        let mut moves = Vec::new();
        for (first, listing) in history.listings.iter() {
            let Some(rule) = self.rule(listing.reading) else { continue };
            let reading = history.tables.readings.row(listing.reading);
            let state = printed(&reading.printed, Column::State);
            let name = printed(&reading.printed, Column::Agency);
            if known.insert((agreement(reading), state, name)) {
                let spelling = self.spelling(listing.reading);
                let row = before.row(spelling);
                let slug = self.former.get(&spelling);
                moves.push(Move {
                    agency: reading.agency,
                    first,
                    state: row.state,
                    slug: slug.copied().unwrap_or(row.slug),
                    printed_state: state,
                    printed: name,
                    rule,
                });
            }
        }
        moves.sort_unstable();
        moves
    }

    /// Pairs that may be one and stay apart.
    fn pairs(&self, groups: &Groups, moves: &Moves) -> Vec<LikelyPair> {
        let agency = |group: AgencyIx| {
            let root = groups.root(group.0);
            let root = moves.whole.get(&root).map_or(root, |&(to, _)| to);
            self.of_group.get(root as usize).copied().flatten()
        };
        let is_settled = |group: AgencyIx, pair: &LikelyPair| {
            let agency = AgencyIx(groups.root(group.0));
            let key = AgreementKey { agency, model: pair.model, signed: Some(pair.signed) };
            moves.of.contains_key(&key)
        };
        let apart = groups.pairs.iter().filter(|pair| !is_settled(pair.first, pair));
        let apart = apart.filter(|pair| !is_settled(pair.second, pair));
        let mut pairs: Vec<LikelyPair> = apart
            .filter_map(|pair| {
                let (first, second) = (agency(pair.first)?, agency(pair.second)?);
                (first != second).then_some(LikelyPair { first, second, ..*pair })
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

fn printed(columns: &[Text; Column::COUNT], column: Column) -> Text {
    columns.get(column.position()).copied().unwrap_or(Text::EMPTY)
}
