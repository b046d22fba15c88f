//! The agencies: spellings that are one.

use super::groups::Groups;
use crate::history::data::History;
use crate::model::{
    Agency, AgencyIx, Column, Index, LikelyPair, NameRule, ReadingIx, Spelling, Table, Text,
};

/// Merges the spellings of each agency.
pub(super) fn unite(history: &mut History) {
    let mut groups = Groups::by_name(history);
    if history.participating.len() > 1 {
        groups.by_lists(history);
    }
    United::new(history, &groups).put(history, &groups);
}

/// Readings with their agencies.
struct United {
    /// By reading: its agency as spelled.
    spelled: Vec<AgencyIx>,
    agencies: Table<AgencyIx, Agency>,
    /// By group: its agency, if any reading is left in it.
    of_group: Vec<Option<AgencyIx>>,
    /// By reading: its agency.
    of_reading: Vec<AgencyIx>,
}

impl United {
    /// Creates a row for each agency, in order of first listing.
    fn new(history: &mut History, groups: &Groups) -> Self {
        let readings = history.tables.readings.rows();
        let spelled: Vec<AgencyIx> = readings.iter().map(|reading| reading.agency).collect();
        let slugs: Vec<Text> =
            groups.ids().iter().map(|id| history.tables.texts.intern(id)).collect();
        let mut agencies: Table<AgencyIx, Agency> = Table::default();
        let mut of_group: Vec<Option<AgencyIx>> = vec![None; groups.names.len()];
        for (row, &group) in history.tables.agencies.rows().iter().zip(&groups.of) {
            let root = groups.root(group) as usize;
            let slug = slugs.get(root).copied().unwrap_or(row.slug);
            if let Some(slot @ None) = of_group.get_mut(root) {
                *slot = Some(agencies.push(Agency { slug, ..*row }));
            }
        }
        let agency = |spelling| of_group.get(groups.root_of(spelling) as usize).copied().flatten();
        let of_reading = spelled.iter().map(|&it| agency(it).unwrap_or(AgencyIx(0))).collect();
        Self { spelled, agencies, of_group, of_reading }
    }

    fn put(self, history: &mut History, groups: &Groups) {
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
        history.likely_pairs = self.pairs(groups);
    }

    fn spelling(&self, reading: ReadingIx) -> AgencyIx {
        self.spelled.get(reading.position()).copied().unwrap_or(AgencyIx(0))
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
            if !several {
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

    /// Pairs that may be one and stay apart.
    fn pairs(&self, groups: &Groups) -> Vec<LikelyPair> {
        let agency =
            |group: AgencyIx| self.of_group.get(groups.root(group.0) as usize).copied().flatten();
        let mut pairs: Vec<LikelyPair> = groups
            .pairs
            .iter()
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
