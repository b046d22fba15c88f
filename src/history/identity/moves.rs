//! Agreements that moved: rows of two agencies with the same model and signing date, of which one
//! replaces the other from one list to the next.

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};

use super::pairs::{Names, buckets, digits};
use super::variant::{Variant, Variants};
use crate::history::data::History;
use crate::history::keys::AgreementKey;
use crate::model::{Index, MoveRule, State};

/// A row that is first listed at most this many days after another was last listed may replace it,
/// even if there is a list in between.
const SOON_DAYS: i64 = 2;

/// A printed agreement that belongs to another agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Moved {
    /// The printed agreement. Its agency is a group.
    pub(super) from: AgreementKey,
    /// The group to which it belongs.
    pub(super) to: u32,
    pub(super) rule: MoveRule,
}

/// All agreements that moved, in order of agency, model and date. The agencies of `variants` are
/// groups, and `states` has their states.
pub(super) fn find(
    history: &History,
    states: &[Option<State>],
    variants: &Variants,
    names: &Names<'_>,
) -> Vec<Moved> {
    let lists = Lists::new(history);
    let state = |variant: &Variant| states.get(variant.key.agency.position()).copied().flatten();
    let name = |variant: &Variant| names.name(variant.key.agency.0).to_owned();
    let mut steps = Vec::new();
    for bucket in buckets(variants, name).into_values() {
        let in_states = |a: &Variant, b: &Variant| {
            let known = state(a).is_some() && state(b).is_some();
            known && state(a) != state(b) && (!a.linked || document(a, b))
        };
        lists.only_steps(&bucket, MoveRule::OtherState, in_states, &mut steps);
    }
    for bucket in buckets(variants, state).into_values() {
        let one = |a: &Variant, b: &Variant| document(a, b) && same_numbers(names, a, b);
        lists.only_steps(&bucket, MoveRule::SameDocument, one, &mut steps);
        let fills = |a: &Variant, b: &Variant| {
            b.is_interrupted_by(a) && same_numbers(names, a, b) && one_place(names, state(a), a, b)
        };
        lists.only_steps(&bucket, MoveRule::Interruption, fills, &mut steps);
    }
    let gone: HashSet<AgreementKey> = steps.iter().map(|step| step.from.key).collect();
    let taken: HashSet<AgreementKey> = steps.iter().map(|step| step.to.key).collect();
    for bucket in buckets(variants, state).into_values() {
        let mut found = Vec::new();
        let is_free = |a: &Variant, b: &Variant| !gone.contains(&a.key) && !taken.contains(&b.key);
        lists.only_steps(&bucket, MoveRule::OnlySuccessor, is_free, &mut found);
        steps.extend(found.into_iter().filter(|Step { from, to, .. }| {
            !from.linked
                && same_numbers(names, from, to)
                && one_place(names, state(from), from, to)
                && (first_word(names, from) == first_word(names, to)
                    || !redated(variants, from, to))
        }));
    }
    steps.sort_unstable_by_key(|step| (step.from.first, step.from.key, step.to.key));
    settle(variants, &steps)
}

/// Whether the same digits are in the names of both agencies.
fn same_numbers(names: &Names<'_>, a: &Variant, b: &Variant) -> bool {
    digits(names.name(a.key.agency.0)).eq(digits(names.name(b.key.agency.0)))
}

/// Whether the names of both agencies begin with the same word, or do not name two counties.
fn one_place(names: &Names<'_>, state: Option<State>, a: &Variant, b: &Variant) -> bool {
    first_word(names, a) == first_word(names, b)
        || !names.two_counties(state, a.key.agency.0, b.key.agency.0)
}

fn first_word<'n>(names: &Names<'n>, variant: &Variant) -> Option<&'n str> {
    names.name(variant.key.agency.0).split('-').next()
}

/// Whether the agency of one has another date under the same model from the list on which the other
/// begins, so that only its date may have changed.
fn redated(variants: &Variants, from: &Variant, to: &Variant) -> bool {
    variants.rows.iter().any(|other| {
        (other.key.agency, other.key.model) == (from.key.agency, from.key.model)
            && other.key.signed != from.key.signed
            && other.begins() == to.begins()
    })
}

/// Whether the last row of one links to the file of the other.
fn document(a: &Variant, b: &Variant) -> bool {
    a.last_file.is_some() && (a.last_file == b.first_file || a.last_file == b.last_file)
}

/// A printed agreement that another one replaces.
struct Step<'v> {
    from: &'v Variant,
    to: &'v Variant,
    rule: MoveRule,
}

/// The accepted participating lists.
struct Lists {
    dates: Vec<NaiveDate>,
}

impl Lists {
    fn new(history: &History) -> Self {
        let lists = history.participating.iter();
        Self { dates: lists.map(|&list| history.lists.row(list).date).collect() }
    }

    /// Adds the steps from each variant to the only one that `may_follow` first, if it is the only
    /// one that the other may follow.
    fn only_steps<'v>(
        &self,
        bucket: &[&'v Variant],
        rule: MoveRule,
        may_follow: impl Fn(&Variant, &Variant) -> bool,
        steps: &mut Vec<Step<'v>>,
    ) {
        let newest = self.dates.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
        let ended = bucket.iter().filter(|variant| variant.ends() != newest);
        let mut found: Vec<(&'v Variant, &'v Variant)> = Vec::new();
        for from in ended {
            let next = bucket.iter().filter(|to| {
                to.key.agency != from.key.agency && self.replaces(to, from) && may_follow(from, to)
            });
            let first = next.clone().filter_map(|to| to.begins()).min();
            let next = next.filter(|to| to.begins() == first);
            found.extend(next.map(|&to| (*from, to)));
        }
        for &(from, to) in &found {
            let is_only =
                found.iter().filter(|(a, b)| a.key == from.key || b.key == to.key).count();
            if is_only == 1 {
                steps.push(Step { from, to, rule });
            }
        }
    }

    /// Whether one begins when the other has ended, or is interrupted by it.
    fn replaces(&self, to: &Variant, from: &Variant) -> bool {
        if to.is_interrupted_by(from) {
            return true;
        }
        let (Some(end), Some(begin)) = (from.ends(), to.begins()) else { return false };
        let date = |position: u32| self.dates.get(position as usize);
        end < begin
            && (end + 1 == begin
                || date(end)
                    .zip(date(begin))
                    .is_some_and(|(&end, &begin)| (begin - end).num_days() <= SOON_DAYS))
    }
}

/// Follows each step to the last one. A step is left out if two rows of one list became one
/// agreement by it.
fn settle(variants: &Variants, steps: &[Step<'_>]) -> Vec<Moved> {
    let mut kept: HashMap<AgreementKey, &Step<'_>> = HashMap::new();
    for step in steps {
        let same =
            |v: &&Variant| (v.key.model, v.key.signed) == (step.to.key.model, step.to.key.signed);
        let bucket: Vec<&Variant> = variants.rows.iter().filter(same).collect();
        let end = |key: AgreementKey| last(&kept, key);
        let of = |key| bucket.iter().filter(move |v| end(v.key) == key);
        let joined: Vec<&&Variant> = of(end(step.from.key)).chain(of(end(step.to.key))).collect();
        let apart =
            joined.iter().enumerate().all(|(i, a)| joined.iter().skip(i + 1).all(|b| !a.meets(b)));
        let is_new = !kept.contains_key(&step.from.key);
        if is_new && apart && end(step.from.key) != end(step.to.key) {
            kept.insert(step.from.key, step);
        }
    }
    let moved = kept.iter().map(|(&from, step)| Moved {
        from,
        to: last(&kept, from).agency.0,
        rule: step.rule,
    });
    let mut moved: Vec<Moved> = moved.collect();
    moved.sort_unstable_by_key(|moved| moved.from);
    moved
}

/// The printed agreement to which the steps from another one lead.
fn last(steps: &HashMap<AgreementKey, &Step<'_>>, mut key: AgreementKey) -> AgreementKey {
    // No step that closes a cycle is kept.
    while let Some(step) = steps.get(&key) {
        key = step.to.key;
    }
    key
}
