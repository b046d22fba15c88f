//! Spellings that differ in more than form: which are one agency, and which may be.

use chrono::NaiveDate;
use hashbrown::HashMap;
use strsim::osa_distance;

use super::variant::{Variant, Variants, apart};
use crate::history::data::History;
use crate::model::{Index, LikelyPair, Likeness, ListingIx, Model, NameRule, State};

/// One other letter in a word shorter than this makes another name: Pine and Pike.
const LETTERS_FOR_ONE: usize = 5;

/// Two other letters in a word shorter than this make another name: North and South.
const LETTERS_FOR_TWO: usize = 7;

/// An agreement that is listed under another state within this many days may be the same one.
const SOON_DAYS: i64 = 60;

/// Words that distinguish agencies or parts of a place. A spelling with an additional one is not
/// the same agency.
const DISTINGUISHING: [&str; 32] = [
    "airport",
    "attorney",
    "borough",
    "campus",
    "city",
    "college",
    "constable",
    "corrections",
    "correction",
    "county",
    "court",
    "district",
    "east",
    "fire",
    "jail",
    "lower",
    "marshal",
    "new",
    "north",
    "parish",
    "police",
    "port",
    "precinct",
    "probation",
    "school",
    "sheriff",
    "south",
    "town",
    "township",
    "university",
    "upper",
    "west",
];

/// The relation of two agencies with agreements of the same model and signing date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct PairVerdict {
    /// The rule by which they are one, if any.
    rule: Option<NameRule>,
    /// The reason why they may be one, if any.
    likeness: Option<Likeness>,
}

/// Two groups of spellings that may be one agency.
pub(super) struct Pair {
    /// The pair, with group numbers in place of agencies.
    pub(super) likely: LikelyPair,
    /// The rule by which they are one, if any.
    pub(super) rule: Option<NameRule>,
}

/// All pairs of groups that are or may be one, in order of first listing. The agencies of
/// `variants` are groups, and `states` has their states.
pub(super) fn pairs(
    history: &History,
    states: &[Option<State>],
    variants: &Variants,
    names: &Names<'_>,
) -> Vec<Pair> {
    let mut pairs = in_one_state(states, variants, names);
    pairs.append(&mut in_two_states(history, states, variants, names));
    pairs.sort_by_key(|(order, _)| *order);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Groups variants by model, signing date and `key`.
pub(super) fn buckets<'v, K: Eq + std::hash::Hash>(
    variants: &'v Variants,
    key: impl Fn(&'v Variant) -> K,
) -> HashMap<(K, Option<Model>, NaiveDate), Vec<&'v Variant>> {
    let mut buckets: HashMap<_, Vec<&Variant>> = HashMap::new();
    for variant in &variants.rows {
        let Some(signed) = variant.key.signed else { continue };
        buckets.entry((key(variant), variant.key.model, signed)).or_default().push(variant);
    }
    buckets
}

/// The first listings of both, and the model.
type PairOrder = (ListingIx, ListingIx, Option<Model>);

fn in_one_state(
    states: &[Option<State>],
    variants: &Variants,
    names: &Names<'_>,
) -> Vec<(PairOrder, Pair)> {
    let state = |variant: &Variant| states.get(variant.key.agency.position()).copied().flatten();
    let buckets = buckets(variants, state);
    let mut pairs = Vec::new();
    for ((state, model, signed), bucket) in buckets {
        for (a, b) in apart(&bucket) {
            let (first, second) = if a.first <= b.first { (a, b) } else { (b, a) };
            let alone = successors(&bucket, first) == 1 && predecessors(&bucket, second) == 1;
            let PairVerdict { rule, likeness } = verdict(names, state, first, second, alone);
            if let Some(likeness) = likeness {
                let (agency, other) = (first.key.agency, second.key.agency);
                let likely = LikelyPair { first: agency, second: other, likeness, model, signed };
                pairs.push(((first.first, second.first, model), Pair { likely, rule }));
            }
        }
    }
    pairs
}

/// Agencies with the same name in two states, one of which is listed after the other with an
/// agreement of the same model and signing date, so that the state may have been wrong.
fn in_two_states(
    history: &History,
    states: &[Option<State>],
    variants: &Variants,
    names: &Names<'_>,
) -> Vec<(PairOrder, Pair)> {
    let buckets = buckets(variants, |variant| names.name(variant.key.agency.0));
    let day = |position: Option<u32>| {
        let list = history.participating.get(position? as usize)?;
        Some(history.lists.row(*list).date)
    };
    let mut pairs = Vec::new();
    for ((_, model, signed), bucket) in buckets.into_iter().filter(|(_, bucket)| bucket.len() > 1) {
        for (first, second) in bucket.iter().flat_map(|a| bucket.iter().map(move |b| (*a, *b))) {
            let (agency, other) = (first.key.agency, second.key.agency);
            let soon = match (day(first.ends()), day(second.begins())) {
                (Some(end), Some(begin)) => (1..=SOON_DAYS).contains(&(begin - end).num_days()),
                _ => false,
            };
            if soon && states.get(agency.position()) != states.get(other.position()) {
                let likeness = Likeness::OtherState;
                let likely = LikelyPair { first: agency, second: other, likeness, model, signed };
                pairs.push(((first.first, second.first, model), Pair { likely, rule: None }));
            }
        }
    }
    pairs
}

fn successors(bucket: &[&Variant], of: &Variant) -> usize {
    bucket.iter().filter(|other| of.ends_where_begins(other)).count()
}

fn predecessors(bucket: &[&Variant], of: &Variant) -> usize {
    bucket.iter().filter(|other| other.ends_where_begins(of)).count()
}

/// The canonical names of groups and the names of counties.
pub(super) struct Names<'a> {
    pub(super) canonical: &'a [String],
    /// By group: the counties that its rows name.
    pub(super) counties: &'a [Vec<u32>],
    /// By state: the names of counties on the lists, without designation.
    pub(super) known_counties: &'a HashMap<State, Vec<String>>,
}

impl<'a> Names<'a> {
    /// The canonical name of a group.
    pub(super) fn name(&self, group: u32) -> &'a str {
        self.canonical.get(group as usize).map_or("", String::as_str)
    }

    /// Whether the rows or the names of two groups name two counties.
    pub(super) fn two_counties(&self, state: Option<State>, a: u32, b: u32) -> bool {
        let counties =
            |group: u32| self.counties.get(group as usize).map_or(&[][..], Vec::as_slice);
        let (of_a, of_b) = (counties(a), counties(b));
        if !of_a.is_empty() && !of_b.is_empty() && !of_a.iter().any(|c| of_b.contains(c)) {
            return true;
        }
        let Some(known) = state.and_then(|state| self.known_counties.get(&state)) else {
            return false;
        };
        let named = |group: u32| known.iter().find(|county| begins(self.name(group), county));
        matches!((named(a), named(b)), (Some(a), Some(b)) if a != b)
    }
}

/// Whether a name begins with these whole words.
pub(super) fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn verdict(
    names: &Names<'_>,
    state: Option<State>,
    first: &Variant,
    second: &Variant,
    alone: bool,
) -> PairVerdict {
    let (a, b) = (first.key.agency.0, second.key.agency.0);
    let (left, right) = (names.name(a), names.name(b));
    if digits(left).ne(digits(right)) || names.two_counties(state, a, b) {
        return PairVerdict::default();
    }
    let handover = first.hands_over(second);
    let document = handover && first.last_file.is_some() && first.last_file == second.first_file;
    let typed_wrong = typed_wrong(left, right);
    let more = words_more(left, right);
    let tells = |word: &&str| DISTINGUISHING.contains(word);
    let rule = if !handover {
        None
    } else if typed_wrong {
        Some(NameRule::Typo)
    } else if more.as_ref().is_some_and(|more| !more.iter().any(tells)) {
        Some(NameRule::MoreWords)
    } else {
        let another = left.split('-').filter(tells).ne(right.split('-').filter(tells));
        (document && (more.is_some() || !another)).then_some(NameRule::SameDocument)
    };
    let likeness = if typed_wrong || osa_distance(left, right) <= 3 {
        Some(Likeness::Spelling)
    } else if more.is_some() {
        Some(Likeness::Words)
    } else {
        let follows = first.ends_where_begins(second) && (alone || document);
        follows.then_some(Likeness::Follows)
    };
    PairVerdict { rule, likeness: likeness.or(rule.map(|_| Likeness::Follows)) }
}

/// The digits in a name.
pub(super) fn digits(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(char::is_ascii_digit)
}

/// Whether two names differ like a typo: in one word, by one letter in a word of five or two in a
/// word of seven; or only in the separation of words.
pub(super) fn typed_wrong(a: &str, b: &str) -> bool {
    if a.replace('-', "") == b.replace('-', "") {
        return true;
    }
    if a.split('-').count() != b.split('-').count() {
        return false;
    }
    let mut differing = a.split('-').zip(b.split('-')).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let letters = a.chars().count().min(b.chars().count());
    match osa_distance(a, b) {
        1 => {
            letters >= LETTERS_FOR_ONE
                && !(DISTINGUISHING.contains(&a) && DISTINGUISHING.contains(&b))
        }
        2 => letters >= LETTERS_FOR_TWO,
        _ => false,
    }
}

/// The additional words of a name that has all words of the other.
pub(super) fn words_more<'a>(a: &'a str, b: &'a str) -> Option<Vec<&'a str>> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut more: Vec<&str> = long.split('-').collect();
    for word in short.split('-') {
        more.remove(more.iter().position(|other| *other == word)?);
    }
    Some(more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("berrian-county-sheriff-office", "berrien-county-sheriff-office", true)]
    #[case("alachua-police-departent", "alachua-police-department", true)]
    #[case("de-soto-police-department", "desoto-police-department", true)]
    #[case("north-police-department", "south-police-department", false)]
    #[case("pine-township", "pike-township", false)]
    #[case("polk-county", "polk-couny", true)]
    #[case("lee-county-sheriff-office", "leon-county-sheriff-office", false)]
    #[case("polk-county-sheriff-office", "polk-county-police-office", false)]
    fn a_typing_error_is_one_letter_of_a_long_word(
        #[case] a: &str,
        #[case] b: &str,
        #[case] wrong: bool,
    ) {
        assert_eq!(typed_wrong(a, b), wrong);
        assert_eq!(typed_wrong(b, a), wrong);
    }

    #[test]
    fn words_more_are_told() {
        let long = "department-of-safety-and-homeland-security-thp";
        assert_eq!(
            words_more("department-of-safety-and-homeland-security", long),
            Some(vec!["thp"])
        );
        assert_eq!(words_more("polk-jail", "lake-county-jail"), None);
    }
}
