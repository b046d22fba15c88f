//! Spellings in groups: those with the same canonical name, and those that the lists show to be one
//! agency.

use hashbrown::HashMap;

use super::name::{Canonical, canonical};
use super::pairs::{Names, Pair, begins, pairs};
use super::recent::{LastListed, last_listed};
use super::variant::{Variant, Variants};

use crate::history::data::History;
use crate::history::derive;
use crate::history::keys::{AgreementKey, agreement};
use crate::model::{AgencyIx, CountyIx, Index, LikelyPair, ListKind, NameRule, State};

/// Agencies as spelled, in groups with the same canonical name, and merges of those groups.
pub(super) struct Groups {
    /// By spelling: its group.
    pub(super) of: Vec<u32>,
    /// By spelling: the rule that changed it most.
    pub(super) rules: Vec<NameRule>,
    /// By spelling: its name in an id, unless that is the name of its group.
    ids: Vec<Option<String>>,
    /// By spelling: when it was listed last.
    last: Vec<LastListed>,
    /// By group: its canonical name.
    pub(super) names: Vec<String>,
    pub(super) states: Vec<Option<State>>,
    /// By group: the group that it was merged into, or itself.
    parent: Vec<u32>,
    /// By group: the rule that merged it.
    joined: Vec<Option<NameRule>>,
    /// Pairs of groups that may be one.
    pub(super) pairs: Vec<LikelyPair>,
}

impl Groups {
    /// Groups agencies by canonical name. A town and a village with the same name are two places:
    /// if names in a state differ only in the kind of place, the kind is kept in the name.
    pub(super) fn by_name(history: &History) -> Self {
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
            ids: Vec::with_capacity(agencies.len()),
            last: last_listed(history),
            names: Vec::new(),
            states: Vec::new(),
            parent: Vec::new(),
            joined: Vec::new(),
            pairs: Vec::new(),
        };
        for (row, found) in agencies.iter().zip(&canonical) {
            let kept = found.place.filter(|_| several.contains(&(row.state, found.name.as_ref())));
            let whole = |name: &str| match kept {
                Some(place) => format!("{place}-of-{name}"),
                None => name.to_owned(),
            };
            groups.ids.push((found.id != found.name).then(|| whole(&found.id)));
            let name = whole(&found.name);
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
    pub(super) fn by_lists(&mut self, history: &History) {
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
        let mut last = self.last_of_groups();
        for Pair { likely, rule } in &pairs {
            let Some(rule) = rule else { continue };
            let (a, b) = (self.root(likely.first.0), self.root(likely.second.0));
            if a == b || self.stand_apart(&variants, a, b) {
                continue;
            }
            let (right, other) = self.right_first(history, &counties, &last, a, b);
            let later = last.get(other as usize).copied().unwrap_or_default();
            if let Some(last) = last.get_mut(right as usize) {
                *last = later.max(*last);
            }
            if let Some(parent) = self.parent.get_mut(other as usize) {
                *parent = right;
            }
            if let Some(joined) = self.joined.get_mut(other as usize) {
                *joined = Some(*rule);
            }
        }
        self.pairs = pairs.into_iter().map(|pair| pair.likely).collect();
    }

    pub(super) fn group_of(&self, spelling: AgencyIx) -> u32 {
        self.of.get(spelling.position()).copied().unwrap_or(0)
    }

    /// The group that a group was merged into, or itself.
    pub(super) fn root(&self, mut group: u32) -> u32 {
        while let Some(&parent) = self.parent.get(group as usize).filter(|&&p| p != group) {
            group = parent;
        }
        group
    }

    /// The merged group of a spelling.
    pub(super) fn root_of(&self, spelling: AgencyIx) -> u32 {
        self.root(self.group_of(spelling))
    }

    /// The rule by which a spelling belongs to its merged group: of several, the one that changes
    /// most.
    pub(super) fn rule_of(&self, spelling: AgencyIx) -> NameRule {
        let mut rule = self.rules.get(spelling.position()).copied().unwrap_or(NameRule::Form);
        let mut group = self.group_of(spelling);
        while let Some(joined) = self.joined.get(group as usize).copied().flatten() {
            rule = rule.max(joined);
            group = self.parent.get(group as usize).copied().unwrap_or(group);
        }
        rule
    }

    /// The name of a spelling in an id.
    pub(super) fn id_of(&self, spelling: AgencyIx) -> &str {
        let own = self.ids.get(spelling.position()).and_then(Option::as_deref);
        let group = self.names.get(self.group_of(spelling) as usize);
        own.or(group.map(String::as_str)).unwrap_or_default()
    }

    /// By merged group: its name in an id, which is that of the spelling listed last of those with
    /// its own canonical name.
    pub(super) fn ids(&self) -> Vec<String> {
        let mut named: Vec<Option<usize>> = vec![None; self.names.len()];
        let last = |spelling: usize| self.last.get(spelling).copied().unwrap_or_default();
        for (spelling, &group) in self.of.iter().enumerate() {
            if let Some(slot) = named.get_mut(group as usize)
                && slot.is_none_or(|known| last(known) < last(spelling))
            {
                *slot = Some(spelling);
            }
        }
        let id = |spelling: Option<usize>| self.ids.get(spelling?)?.clone();
        let of_groups = self.names.iter().zip(named);
        of_groups.map(|(name, spelling)| id(spelling).unwrap_or_else(|| name.clone())).collect()
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

    fn last_of_groups(&self) -> Vec<LastListed> {
        let mut of_groups = vec![LastListed::default(); self.names.len()];
        for (&group, &last) in self.of.iter().zip(&self.last) {
            if let Some(latest) = of_groups.get_mut(group as usize) {
                *latest = last.max(*latest);
            }
        }
        of_groups
    }

    /// Orders two spellings, the right one first: it names its own county, or was listed last; of
    /// two on the same list, the one that was listed first.
    fn right_first(
        &self,
        history: &History,
        counties: &[Vec<u32>],
        last: &[LastListed],
        a: u32,
        b: u32,
    ) -> (u32, u32) {
        let score = |group: u32| {
            let name = self.names.get(group as usize).map_or("", String::as_str);
            let of = [a, b].into_iter().filter_map(|group| counties.get(group as usize)).flatten();
            let mut of = of.map(|&county| plain_county(history, county));
            let named = of.any(|county| begins(name, &county));
            (named, last.get(group as usize).copied().unwrap_or_default())
        };
        // Groups are numbered in order of first listing.
        if score(b) > score(a) || (score(a) == score(b) && b < a) { (b, a) } else { (a, b) }
    }

    /// By group: the counties that its rows name. A group that others were merged into has theirs.
    pub(super) fn counties(&self, history: &History) -> Vec<Vec<u32>> {
        let mut counties = vec![Vec::new(); self.names.len()];
        for reading in history.tables.readings.rows() {
            let group = self.root_of(reading.agency);
            if let (Some(county), Some(of)) = (reading.county, counties.get_mut(group as usize))
                && !of.contains(&county.0)
            {
                of.push(county.0);
            }
        }
        counties
    }
}

/// The name of a county without its designation, in the form of canonical names.
fn plain_county(history: &History, county: u32) -> String {
    let row = history.tables.counties.row(CountyIx(county));
    let name = history.text(row.name).to_lowercase().replace(". ", " ");
    let words = name.rsplit_once(' ').map_or(name.as_str(), |(words, _)| words);
    let words = words.replace('\'', "").replace(' ', "-");
    match words.strip_prefix("st-") {
        Some(rest) => format!("saint-{rest}"),
        None => words,
    }
}

/// By state: the names of counties on the lists, without designation.
pub(super) fn known_counties(history: &History) -> HashMap<State, Vec<String>> {
    let mut known: HashMap<State, Vec<String>> = HashMap::new();
    for (county, row) in history.tables.counties.iter() {
        known.entry(row.state).or_default().push(plain_county(history, county.0));
    }
    known
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
