//! Agreements and applications derived from the listings, and the spans of lists that have them.

use std::hash::Hash;

use hashbrown::HashMap;

use super::data::History;
use super::keys::{self, AgreementKey, ApplicationKey};
use crate::model::{
    Agreement, Application, ApplicationIx, Correction, Index, ListKind, ListingIx, Reading, Span,
    Table,
};

/// Derives all agreements and applications. Corrected dates are one agreement. Lists that are not
/// accepted also have agreements, but add nothing to their spans.
pub(super) fn derive(history: &mut History) {
    let targets = keys::targets(&history.date_changes);
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
    let mut found = find(history, ListKind::Pending, keys::application);
    let filled = filled(&found);
    if !filled.is_empty() {
        found = find(history, ListKind::Pending, |reading| {
            let key = keys::application(reading);
            filled.get(&key).copied().unwrap_or(key)
        });
    }
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

/// See [`keys::filled`].
fn filled(
    found: &Appearances<ApplicationKey, ApplicationIx>,
) -> HashMap<ApplicationKey, ApplicationKey> {
    let rows = found.rows.iter().filter_map(|(key, row)| {
        let first = row.all().next()?.first;
        Some((*key, first, row.open?.last))
    });
    keys::filled(&rows.collect::<Vec<_>>())
}

fn corrections(
    history: &History,
    targets: &HashMap<AgreementKey, AgreementKey>,
) -> Vec<Correction> {
    let key =
        |row: &Agreement| AgreementKey { agency: row.agency, model: row.model, signed: row.signed };
    let agreements = history.agreements.rows();
    let found = history.date_changes.iter().filter_map(|date_change| {
        let last = targets.get(&date_change.before)?;
        let agreement = agreements.binary_search_by(|row| key(row).cmp(last)).ok()?;
        Some(Correction {
            agreement: Index::at(agreement),
            before: date_change.before.signed,
            after: date_change.after,
            listing: date_change.listing,
            rule: date_change.rule,
        })
    });
    let mut found: Vec<Correction> = found.collect();
    found.sort_unstable_by_key(|correction| (correction.agreement, correction.listing));
    found
}

/// The position of a reading that no list of the kind has had yet.
const UNSEEN: u32 = u32::MAX;

/// The appearances of a key on the lists.
pub(super) struct Appearance {
    pub(super) first: ListingIx,
    pub(super) last: ListingIx,
    /// The last span, which may continue.
    open: Option<Span>,
    spans: Vec<Span>,
}

impl Appearance {
    fn new(listing: ListingIx) -> Self {
        Self { first: listing, last: listing, open: None, spans: Vec::new() }
    }

    /// Adds the accepted list at `position`.
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

    /// All spans, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Span> {
        self.spans.iter().copied().chain(self.open)
    }
}

pub(super) struct Appearances<K, I> {
    pub(super) rows: Vec<(K, Appearance)>,
    pub(super) of_reading: Vec<Option<I>>,
}

pub(super) fn find<K: Copy + Ord + Hash, I: Index>(
    history: &History,
    kind: ListKind,
    key: impl Fn(&Reading) -> K,
) -> Appearances<K, I> {
    let mut at: HashMap<K, u32> = HashMap::new();
    let mut of_reading: Vec<u32> = vec![UNSEEN; history.tables.readings.len()];
    let mut rows: Vec<(K, Appearance)> = Vec::new();
    let mut position = 0;
    for (list, meta) in history.lists.iter().filter(|(_, list)| list.kind == kind) {
        let accepted = meta.acceptance.is_accepted();
        for (listing, row) in history.listings_of(list) {
            let Some(known) = of_reading.get_mut(row.reading.position()) else { continue };
            if *known == UNSEEN {
                let key = key(history.tables.readings.row(row.reading));
                *known = *at.entry(key).or_insert_with(|| {
                    rows.push((key, Appearance::new(listing)));
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
    Appearances { rows, of_reading }
}

fn append(spans: &mut Vec<Span>, more: impl Iterator<Item = Span>) -> std::ops::Range<u32> {
    let start = u32::try_from(spans.len()).unwrap_or(u32::MAX);
    spans.extend(more);
    start..u32::try_from(spans.len()).unwrap_or(u32::MAX)
}

/// The start of the agreements of each agency, and the end of the last ones.
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
