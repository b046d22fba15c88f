//! Agreements and applications from the listings, and the spans of lists on which they stand.

use std::hash::Hash;

use hashbrown::HashMap;

use super::data::History;
use super::keys::{self, AgreementKey};
use crate::model::{
    Agreement, Application, Correction, Index, ListKind, ListingIx, Reading, Span, Table,
};

/// Finds every agreement and application, dates that were corrected being one agreement. Lists that
/// are not accepted tell of agreements too, but give them no span.
pub(super) fn derive(history: &mut History) {
    let targets = keys::targets(&history.redatings);
    let found = find(history, ListKind::Participating, |reading| {
        let key = keys::agreement(reading);
        targets.get(&key).copied().unwrap_or(key)
    });
    history.agreement_of = found.of_reading;
    let mut spans = Vec::with_capacity(found.rows.len());
    history.agreements = Table::from(
        found
            .rows
            .into_iter()
            .map(|(key, row)| Agreement {
                agency: key.agency,
                model: key.model,
                signed: key.signed,
                first: row.first,
                last: row.last,
                spans: append(&mut spans, row.all()),
            })
            .collect::<Vec<_>>(),
    );
    let found = find(history, ListKind::Pending, keys::application);
    history.application_of = found.of_reading;
    history.applications = Table::from(
        found
            .rows
            .into_iter()
            .map(|(key, row)| Application {
                agency: key.agency,
                model: key.model,
                first: row.first,
                last: row.last,
                spans: append(&mut spans, row.all()),
            })
            .collect::<Vec<_>>(),
    );
    history.spans = spans;
    history.by_agency = starts(history);
    history.corrections = corrections(history, &targets);
}

fn corrections(
    history: &History,
    targets: &HashMap<AgreementKey, AgreementKey>,
) -> Vec<Correction> {
    let key =
        |row: &Agreement| AgreementKey { agency: row.agency, model: row.model, signed: row.signed };
    let agreements = history.agreements.rows();
    let found = history.redatings.iter().filter_map(|redating| {
        let last = targets.get(&redating.before)?;
        let agreement = agreements.binary_search_by(|row| key(row).cmp(last)).ok()?;
        Some(Correction {
            agreement: Index::at(agreement),
            before: redating.before.signed,
            after: redating.after,
            listing: redating.listing,
            rule: redating.rule,
        })
    });
    let mut found: Vec<Correction> = found.collect();
    found.sort_unstable_by_key(|correction| (correction.agreement, correction.listing));
    found
}

/// The place of a reading that no list of the kind has shown yet.
const UNSEEN: u32 = u32::MAX;

/// What the listings say of one key.
pub(super) struct Found {
    pub(super) first: ListingIx,
    pub(super) last: ListingIx,
    /// The stretch that goes on, after those that are over.
    open: Option<Span>,
    spans: Vec<Span>,
}

impl Found {
    fn new(listing: ListingIx) -> Self {
        Self { first: listing, last: listing, open: None, spans: Vec::new() }
    }

    /// Notes that it stands on the accepted list at `position`.
    fn extend(&mut self, position: u32) {
        match &mut self.open {
            Some(span) if span.last == position || span.last + 1 == position => {
                span.last = position;
            }
            open => {
                let next = Span { first: position, last: position };
                self.spans.extend(open.replace(next));
            }
        }
    }

    /// All stretches, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Span> {
        self.spans.iter().copied().chain(self.open)
    }
}

pub(super) struct Finding<K, I> {
    pub(super) rows: Vec<(K, Found)>,
    pub(super) of_reading: Vec<Option<I>>,
}

pub(super) fn find<K: Copy + Ord + Hash, I: Index>(
    history: &History,
    kind: ListKind,
    key: impl Fn(&Reading) -> K,
) -> Finding<K, I> {
    let mut at: HashMap<K, u32> = HashMap::new();
    let mut of_reading: Vec<u32> = vec![UNSEEN; history.tables.readings.len()];
    let mut rows: Vec<(K, Found)> = Vec::new();
    let mut position = 0;
    for (list, meta) in history.lists.iter().filter(|(_, list)| list.kind == kind) {
        let accepted = meta.acceptance.is_accepted();
        for (listing, row) in history.listings_of(list) {
            let Some(known) = of_reading.get_mut(row.reading.position()) else { continue };
            if *known == UNSEEN {
                let key = key(history.tables.readings.row(row.reading));
                *known = *at.entry(key).or_insert_with(|| {
                    rows.push((key, Found::new(listing)));
                    u32::try_from(rows.len() - 1).unwrap_or(UNSEEN)
                });
            }
            if let Some((_, found)) = rows.get_mut(*known as usize) {
                found.last = listing;
                if accepted {
                    found.extend(position);
                }
            }
        }
        position += u32::from(accepted);
    }
    let mut sorted: Vec<(K, usize)> = rows.iter().map(|(key, _)| *key).zip(0..).collect();
    sorted.sort_unstable();
    let mut rank = vec![0; rows.len()];
    for (position, &(_, found)) in sorted.iter().enumerate() {
        if let Some(slot) = rank.get_mut(found) {
            *slot = position;
        }
    }
    rows.sort_unstable_by_key(|(key, _)| *key);
    let of_reading =
        of_reading.into_iter().map(|i| rank.get(i as usize).map(|&rank| I::at(rank))).collect();
    Finding { rows, of_reading }
}

fn append(spans: &mut Vec<Span>, more: impl Iterator<Item = Span>) -> std::ops::Range<u32> {
    let start = u32::try_from(spans.len()).unwrap_or(u32::MAX);
    spans.extend(more);
    start..u32::try_from(spans.len()).unwrap_or(u32::MAX)
}

/// Where the agreements of each agency begin, and behind the last agency where they end.
fn starts(history: &History) -> Vec<u32> {
    let mut starts = Vec::with_capacity(history.tables.agencies.len() + 1);
    let mut agreements = history.agreements.iter().peekable();
    let mut at = 0;
    for agency in history.tables.agencies.handles() {
        starts.push(at);
        while agreements.next_if(|(_, agreement)| agreement.agency == agency).is_some() {
            at += 1;
        }
    }
    starts.push(at);
    starts
}
