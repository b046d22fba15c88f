//! Merging of spellings into agencies.

use hashbrown::HashMap;

use super::name::{Canonical, canonical};
use super::pairs::{Names, Pair, begins, pairs};
use super::variant::{Variant, Variants};
use crate::history::data::History;
use crate::history::derive;
use crate::history::keys::{AgreementKey, agreement};
use crate::model::{
    Agency, AgencyIx, Column, Index, LikelyPair, ListKind, NameRule, Spelling, State, Table, Text,
};

/// Words in many names: of two spellings, the one with more of them is right.
const USUAL: [&str; 24] = [
    "attorney",
    "board",
    "borough",
    "bureau",
    "city",
    "commissioner",
    "constable",
    "correction",
    "county",
    "department",
    "district",
    "division",
    "enforcement",
    "highway",
    "judicial",
    "marshal",
    "office",
    "parish",
    "patrol",
    "police",
    "precinct",
    "safety",
    "sheriff",
    "township",
];

/// Merges the spellings of each agency.
pub(super) fn unite(history: &mut History) {
    let mut groups = Groups::by_name(history);
    if history.participating.len() > 1 {
        groups.by_lists(history);
    }
    groups.put(history);
}

/// Agencies as spelled, in groups with the same canonical name, and merges of those groups.
struct Groups {
    /// By agency: its group.
    of: Vec<u32>,
    /// By agency: the rule that changed its spelling most.
    rules: Vec<NameRule>,
    /// By group: its canonical name.
    names: Vec<String>,
    states: Vec<Option<State>>,
    /// By group: the group that it was merged into, or itself.
    parent: Vec<u32>,
    /// By group: the rule that merged it.
    joined: Vec<Option<NameRule>>,
    pairs: Vec<LikelyPair>,
}

impl Groups {
    /// Groups agencies by canonical name. A town and a village with the same name are two places:
    /// if names in a state differ only in the kind of place, the kind is kept in the name.
    fn by_name(history: &History) -> Self {
        let agencies = history.tables.agencies.rows();
        let canonical: Vec<Canonical<'_>> =
            agencies.iter().map(|row| canonical(row.state, history.text(row.slug))).collect();
        let mut kinds: HashMap<(Option<State>, &str), &'static str> = HashMap::new();
        let mut several: Vec<(Option<State>, &str)> = Vec::new();
        for (row, found) in agencies.iter().zip(&canonical) {
            let Some(place) = found.place else { continue };
            let at = (row.state, found.name.as_ref());
            if *kinds.entry(at).or_insert(place) != place && !several.contains(&at) {
                several.push(at);
            }
        }
        let mut known: HashMap<(Option<State>, String), u32> = HashMap::new();
        let mut groups = Self {
            of: Vec::with_capacity(agencies.len()),
            rules: Vec::with_capacity(agencies.len()),
            names: Vec::new(),
            states: Vec::new(),
            parent: Vec::new(),
            joined: Vec::new(),
            pairs: Vec::new(),
        };
        for (row, found) in agencies.iter().zip(&canonical) {
            let ambiguous = several.contains(&(row.state, found.name.as_ref()));
            let name = match found.place {
                Some(place) if ambiguous => format!("{place}-of-{}", found.name),
                _ => found.name.clone().into_owned(),
            };
            let group = *known.entry((row.state, name)).or_insert_with_key(|(state, name)| {
                let group = number(groups.names.len());
                groups.names.push(name.clone());
                groups.states.push(*state);
                groups.parent.push(group);
                groups.joined.push(None);
                group
            });
            groups.of.push(group);
            groups.rules.push(found.rule);
        }
        groups
    }

    /// Merges groups because of what the lists show, unless the lists contradict it. Pairs that are
    /// only likely are kept as such.
    fn by_lists(&mut self, history: &History) {
        let found = derive::find(history, ListKind::Participating, |reading| AgreementKey {
            agency: AgencyIx(self.group_of(reading.agency)),
            ..agreement(reading)
        });
        let variants = Variants::new(history, found);
        let counties = self.counties(history);
        let known_counties = known_counties(history);
        let names =
            Names { canonical: &self.names, counties: &counties, known_counties: &known_counties };
        let pairs = pairs(history, &self.states, &variants, &names);
        for Pair { likely, rule } in &pairs {
            let Some(rule) = rule else { continue };
            let (a, b) = (self.root(likely.first.0), self.root(likely.second.0));
            if a == b || self.stand_apart(&variants, a, b) {
                continue;
            }
            let (canonical, other) = self.right_first(history, &counties, a, b);
            if let Some(parent) = self.parent.get_mut(other as usize) {
                *parent = canonical;
            }
            if let Some(joined) = self.joined.get_mut(other as usize) {
                *joined = Some(*rule);
            }
        }
        self.pairs = pairs.into_iter().map(|pair| pair.likely).collect();
    }

    fn group_of(&self, agency: AgencyIx) -> u32 {
        self.of.get(agency.position()).copied().unwrap_or(0)
    }

    fn root(&self, mut group: u32) -> u32 {
        while let Some(&parent) = self.parent.get(group as usize).filter(|&&p| p != group) {
            group = parent;
        }
        group
    }

    /// Whether two sets of spellings are on the same list under the same model, so that ICE lists
    /// two agencies.
    fn stand_apart(&self, variants: &Variants, a: u32, b: u32) -> bool {
        let of = |root: u32| -> Vec<&Variant> {
            variants.rows.iter().filter(|v| self.root(v.key.agency.0) == root).collect()
        };
        let (of_a, of_b) = (of(a), of(b));
        of_a.iter().any(|a| of_b.iter().any(|b| a.key.model == b.key.model && a.meets(b)))
    }

    /// Orders two spellings, the right one first: it names its own county, has more common words,
    /// or was listed first. Later lists do not change any of this.
    fn right_first(&self, history: &History, counties: &[Vec<u32>], a: u32, b: u32) -> (u32, u32) {
        let score = |group: u32| {
            let name = self.names.get(group as usize).map_or("", String::as_str);
            let of = [a, b].into_iter().filter_map(|group| counties.get(group as usize)).flatten();
            let mut of = of.map(|&county| plain_county(history, county));
            let named = of.any(|county| begins(name, &county));
            let usual = name.split('-').filter(|word| USUAL.contains(word)).count();
            (named, usual)
        };
        // Groups are numbered in order of first listing.
        if score(b) > score(a) || (score(a) == score(b) && b < a) { (b, a) } else { (a, b) }
    }

    /// By group: the counties that its rows name.
    fn counties(&self, history: &History) -> Vec<Vec<u32>> {
        let mut counties = vec![Vec::new(); self.names.len()];
        for reading in history.tables.readings.rows() {
            let group = self.group_of(reading.agency);
            if let (Some(county), Some(of)) = (reading.county, counties.get_mut(group as usize))
                && !of.contains(&county.0)
            {
                of.push(county.0);
            }
        }
        counties
    }

    /// Creates a row for each agency, in order of first listing, with the name listed last.
    fn put(self, history: &mut History) {
        let mut rows: Table<AgencyIx, Agency> = Table::default();
        let mut place: Vec<Option<AgencyIx>> = vec![None; self.names.len()];
        let mut moved: Vec<AgencyIx> = Vec::with_capacity(self.of.len());
        let before = std::mem::take(&mut history.tables.agencies);
        let slugs: Vec<Text> =
            self.names.iter().map(|name| history.tables.texts.intern(name)).collect();
        for (row, &group) in before.rows().iter().zip(&self.of) {
            let root = self.root(group) as usize;
            let slug = slugs.get(root).copied().unwrap_or(row.slug);
            let handle = match place.get(root).copied().flatten() {
                Some(handle) => handle,
                None => rows.push(Agency { slug, ..*row }),
            };
            if let Some(slot) = place.get_mut(root) {
                *slot = Some(handle);
            }
            moved.push(handle);
        }
        let united = rows.len() < before.len();
        history.tables.agencies = rows;
        if united {
            self.name_by_last_listing(history, &before, &moved);
        }
        let to = |agency: AgencyIx| moved.get(agency.position()).copied().unwrap_or(agency);
        let mut spelled: Vec<(AgencyIx, Text)> = Vec::new();
        for reading in history.tables.readings.rows_mut() {
            let spelling = reading.agency;
            reading.agency = to(spelling);
            let printed = reading.printed.get(Column::Agency.position());
            spelled.push((spelling, printed.copied().unwrap_or(Text::EMPTY)));
        }
        self.spellings(history, &before, &spelled, to);
        let of_group = |group: AgencyIx| {
            place.get(self.root(group.0) as usize).copied().flatten().unwrap_or(group)
        };
        let mut pairs: Vec<LikelyPair> = self
            .pairs
            .iter()
            .map(|pair| LikelyPair {
                first: of_group(pair.first),
                second: of_group(pair.second),
                ..*pair
            })
            .filter(|pair| pair.first != pair.second)
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        history.likely_pairs = pairs;
    }

    /// Sets the name of every agency to the one listed last. A name followed by "addendum" is used
    /// only if there is no other.
    fn name_by_last_listing(
        &self,
        history: &mut History,
        before: &Table<AgencyIx, Agency>,
        moved: &[AgencyIx],
    ) {
        let mut last: Vec<Option<AgencyIx>> = vec![None; history.tables.agencies.len()];
        for listing in history.listings.rows() {
            let spelling = history.tables.readings.row(listing.reading).agency;
            let handle = moved.get(spelling.position()).copied().unwrap_or(spelling);
            let of_document = self.rules.get(spelling.position()) == Some(&NameRule::Document);
            if let Some(slot) = last.get_mut(handle.position())
                && !(of_document && slot.is_some())
            {
                *slot = Some(spelling);
            }
        }
        for (handle, spelling) in (0..).map(AgencyIx).zip(last) {
            if let Some(spelling) = spelling {
                history.tables.agencies.row_mut(handle).name = before.row(spelling).name;
            }
        }
    }

    /// Records the rules by which spellings are an agency, for agencies with several spellings.
    fn spellings(
        &self,
        history: &mut History,
        before: &Table<AgencyIx, Agency>,
        spelled: &[(AgencyIx, Text)],
        to: impl Fn(AgencyIx) -> AgencyIx,
    ) {
        let mut count = vec![0_u32; history.tables.agencies.len()];
        for spelling in before.handles() {
            if let Some(count) = count.get_mut(to(spelling).position()) {
                *count += 1;
            }
        }
        let mut spellings = Vec::new();
        for &(spelling, printed) in spelled {
            let agency = to(spelling);
            if count.get(agency.position()).is_none_or(|&count| count < 2) {
                continue;
            }
            let mut rule = self.rules.get(spelling.position()).copied().unwrap_or(NameRule::Form);
            let mut group = self.group_of(spelling);
            while let Some(joined) = self.joined.get(group as usize).copied().flatten() {
                rule = rule.max(joined);
                group = self.parent.get(group as usize).copied().unwrap_or(group);
            }
            if rule != NameRule::Form {
                let slug = before.row(spelling).slug;
                spellings.push(Spelling { agency, printed, slug, rule });
            }
        }
        spellings.sort_unstable();
        spellings.dedup();
        history.spellings = spellings;
    }
}

/// The name of a county without its designation, in the form of canonical names.
fn plain_county(history: &History, county: u32) -> String {
    let row = history.tables.counties.row(crate::model::CountyIx(county));
    let name = history.text(row.name).to_lowercase().replace(". ", " ");
    let words = name.rsplit_once(' ').map_or(name.as_str(), |(words, _)| words);
    let words = words.replace('\'', "").replace(' ', "-");
    match words.strip_prefix("st-") {
        Some(rest) => format!("saint-{rest}"),
        None => words,
    }
}

fn known_counties(history: &History) -> HashMap<State, Vec<String>> {
    let mut known: HashMap<State, Vec<String>> = HashMap::new();
    for (county, row) in history.tables.counties.iter() {
        known.entry(row.state).or_default().push(plain_county(history, county.0));
    }
    known
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
