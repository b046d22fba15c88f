//! Printed agreements: the listings of one agency, model and signing date.

use hashbrown::HashMap;

use crate::history::data::History;
use crate::history::derive::Appearances;
use crate::history::keys::AgreementKey;
use crate::model::{AgreementIx, Index, Link, ListingIx, Span};

/// A printed agreement: where it is listed, and what its rows link to.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) key: AgreementKey,
    /// Its first listing on any participating list.
    pub(super) first: ListingIx,
    /// The spans of accepted participating lists that have it.
    pub(super) spans: Vec<Span>,
    /// Whether any row links to a memorandum.
    pub(super) linked: bool,
    /// The file that its first row links to.
    pub(super) first_file: Option<String>,
    /// The file that its last row links to.
    pub(super) last_file: Option<String>,
}

/// All printed agreements, in order of their keys.
pub(super) struct Variants {
    pub(super) rows: Vec<Variant>,
    /// By file: the printed agreements with a row that links to it.
    linked_by: HashMap<String, Vec<AgreementKey>>,
}

impl Variants {
    pub(super) fn new(history: &History, found: Appearances<AgreementKey, AgreementIx>) -> Self {
        let mut linked = vec![false; found.rows.len()];
        let mut linked_by: HashMap<String, Vec<AgreementKey>> = HashMap::new();
        for (reading, of) in history.tables.readings.rows().iter().zip(&found.of_reading) {
            let Some(at) = of.map(AgreementIx::position) else { continue };
            let (Some(slot), Some((key, _))) = (linked.get_mut(at), found.rows.get(at)) else {
                continue;
            };
            let Some(file) = file(history, reading.moa) else { continue };
            *slot = true;
            let keys = linked_by.entry(file).or_default();
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
        let file = |listing| file(history, history.reading(listing).moa);
        let rows = found.rows.into_iter().zip(linked).map(|((key, row), linked)| Variant {
            key,
            first: row.first,
            first_file: file(row.first),
            last_file: file(row.last),
            spans: row.all().collect(),
            linked,
        });
        Self { rows: rows.collect(), linked_by }
    }

    /// Whether the file that the first row of a printed agreement links to is also linked by
    /// another agency with the same model and signing date.
    pub(super) fn is_of_another(&self, variant: &Variant) -> bool {
        let of_file = variant.first_file.as_ref().and_then(|file| self.linked_by.get(file));
        let key = variant.key;
        of_file.into_iter().flatten().any(|other| {
            other.agency != key.agency && (other.model, other.signed) == (key.model, key.signed)
        })
    }
}

impl Variant {
    /// The position of the first accepted list with it.
    pub(super) fn begins(&self) -> Option<u32> {
        self.spans.first().map(|span| span.first)
    }

    /// The position of the last accepted list with it.
    pub(super) fn ends(&self) -> Option<u32> {
        self.spans.last().map(|span| span.last)
    }

    /// Whether both are on the same accepted list.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let mut others = other.spans.iter().peekable();
        self.spans.iter().any(|span| {
            while others.next_if(|other| other.last < span.first).is_some() {}
            others.peek().is_some_and(|other| other.first <= span.last)
        })
    }

    /// Whether the other one first appears on the list from which this one finally disappears.
    pub(super) fn ends_where_begins(&self, other: &Self) -> bool {
        matches!((self.ends(), other.begins()), (Some(end), Some(begin)) if end + 1 == begin)
    }

    /// Whether one of them replaces the other at least once, from one list to the next.
    pub(super) fn hands_over(&self, other: &Self) -> bool {
        let takes = |a: &Self, b: &Self| {
            a.spans.iter().any(|a| b.spans.iter().any(|b| a.last + 1 == b.first))
        };
        takes(self, other) || takes(other, self)
    }

    /// Whether it is on every list from its first to its last except those with `other`, and
    /// `other` is only on those.
    pub(super) fn is_interrupted_by(&self, other: &Self) -> bool {
        let (Some(first), Some(last)) = (self.begins(), self.ends()) else { return false };
        let count = |spans: &[Span]| spans.iter().map(|s| s.last - s.first + 1).sum::<u32>();
        let within = other.begins().is_some_and(|begin| begin > first)
            && other.ends().is_some_and(|end| end < last);
        within && !self.meets(other) && count(&self.spans) + count(&other.spans) == last - first + 1
    }
}

/// All pairs of which the two are never on one accepted list. Those with the same spans are told
/// from others as one, since on most days hundreds begin and stay together.
pub(super) fn apart<'v>(variants: &[&'v Variant]) -> Vec<(&'v Variant, &'v Variant)> {
    let mut by_spans: HashMap<&[Span], Vec<&'v Variant>> = HashMap::new();
    for &variant in variants {
        by_spans.entry(&variant.spans).or_default().push(variant);
    }
    let alike: Vec<Vec<&Variant>> = by_spans.into_values().collect();
    let mut pairs = Vec::new();
    for (i, group) in alike.iter().enumerate() {
        // Without spans they meet nobody, not even each other.
        if group.first().is_some_and(|one| one.spans.is_empty()) {
            let rest = |at: usize| group.iter().skip(at + 1);
            let own = group.iter().enumerate();
            pairs.extend(own.flat_map(|(at, one)| rest(at).map(move |other| (*one, *other))));
        }
        for others in alike.iter().skip(i + 1) {
            let (Some(one), Some(other)) = (group.first(), others.first()) else { continue };
            if !one.meets(other) {
                let with = |one: &&'v Variant| {
                    let one = *one;
                    others.iter().map(move |other| (one, *other))
                };
                pairs.extend(group.iter().flat_map(with));
            }
        }
    }
    pairs
}

/// The name of the linked file, letters and digits only, or `None` for ICE's placeholder.
fn file(history: &History, link: Link) -> Option<String> {
    let Link::Address(address) = link else { return None };
    let address = history.text(address);
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".pdf").unwrap_or(name).replace("%20", "");
    let kept: String =
        stem.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    (!kept.is_empty() && kept != "xxx").then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AgencyIx;
    use rstest::rstest;

    fn variant(spans: &[(u32, u32)]) -> Variant {
        Variant {
            key: AgreementKey { agency: AgencyIx(0), model: None, signed: None },
            first: ListingIx(0),
            spans: spans.iter().map(|&(first, last)| Span { first, last }).collect(),
            linked: false,
            first_file: None,
            last_file: None,
        }
    }

    #[rstest]
    #[case(&[(0, 3)], &[(4, 6)], false, true, false)]
    #[case(&[(0, 3)], &[(3, 6)], true, false, false)]
    #[case(&[(0, 3), (6, 8)], &[(4, 5)], false, true, true)]
    #[case(&[(0, 3), (7, 8)], &[(4, 5)], false, true, false)]
    #[case(&[(0, 3)], &[(5, 6)], false, false, false)]
    #[case(&[(0, 1), (4, 4), (9, 9)], &[(2, 3), (4, 8)], true, true, false)]
    fn stretches_of_two(
        #[case] a: &[(u32, u32)],
        #[case] b: &[(u32, u32)],
        #[case] meets: bool,
        #[case] hands_over: bool,
        #[case] interrupted: bool,
    ) {
        let (a, b) = (variant(a), variant(b));
        assert_eq!(a.meets(&b), meets);
        assert_eq!(b.meets(&a), meets);
        assert_eq!(a.hands_over(&b), hands_over);
        assert_eq!(a.is_interrupted_by(&b), interrupted);
    }

    proptest::proptest! {
        #[test]
        fn those_apart_are_the_pairs_that_do_not_meet(
            spans in proptest::collection::vec(
                proptest::collection::vec((0_u32..3, 1_u32..4), 0..3), 0..12,
            ),
        ) {
            let variants: Vec<Variant> = spans
                .iter()
                .zip(0..)
                .map(|(steps, agency)| {
                    let mut next = 0;
                    let step = |&(skip, length): &(u32, u32)| {
                        let first = next + skip;
                        next = first + length + 1;
                        (first, first + length - 1)
                    };
                    let spans: Vec<(u32, u32)> = steps.iter().map(step).collect();
                    let mut variant = variant(&spans);
                    variant.key.agency = AgencyIx(agency);
                    variant
                })
                .collect();
            let all: Vec<&Variant> = variants.iter().collect();
            let name = |a: &Variant, b: &Variant| {
                let (a, b) = (a.key.agency.0, b.key.agency.0);
                (a.min(b), a.max(b))
            };
            let mut found: Vec<_> = apart(&all).into_iter().map(|(a, b)| name(a, b)).collect();
            found.sort_unstable();
            let mut expected = Vec::new();
            for (i, a) in all.iter().enumerate() {
                let rest = all.iter().skip(i + 1).filter(|b| !a.meets(b));
                expected.extend(rest.map(|b| name(a, b)));
            }
            expected.sort_unstable();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
