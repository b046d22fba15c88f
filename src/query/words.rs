//! The words of a search and their equivalents.

use crate::model::{AgencyBody, State};
use crate::text::fold;

/// One word of a search, or a phrase.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub(super) struct Word {
    /// As typed, folded.
    pub(super) text: String,
    /// Whole words of a name that match it.
    pub(super) forms: Vec<String>,
    /// Consecutive words that match it, each in any of its forms; empty if there are none.
    pub(super) phrase: Vec<Vec<String>>,
    /// The state that it names.
    pub(super) state: Option<State>,
    /// Whether the start of a word, a part of one or a typo will do. Where it will not, the start
    /// will do once nothing else matches.
    pub(super) loose: bool,
    /// Whether nothing but the word itself, loosely, is searched: then a longer word finds less.
    pub(super) plain: bool,
    /// Whether it is a body such as "county", which matches an agency in the county of the word
    /// before it.
    pub(super) body: bool,
    /// Whether it names a place that exists: what is only spelled like it is not meant.
    pub(super) is_place: bool,
    /// Whether it carries nothing, so that a search does not fail by it.
    pub(super) is_noise: bool,
}

/// The words for each kind of agency, in the order of [`crate::model::AgencyKind::ALL`].
pub(super) const KINDS: [&[&str]; 3] =
    [&["county"], &["municipality", "municipal", "municipalities"], &["state"]];

/// Whether a word stands for a kind of agency or a body: it then finds what its beginning does not.
fn names_a_kind(word: &str) -> bool {
    let bodies = || AgencyBody::ALL.iter().any(|body| body.words().contains(&word));
    KINDS.iter().any(|names| names.contains(&word)) || bodies()
}

/// Words of names that are not searched for and that a search may omit.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "at")
}

/// Words of questions and of names that carry nothing. They are searched, for "Kansas City" is not
/// "Kansas", but left out if nothing has them all.
const NOISE: &[&str] = &[
    "a",
    "agencies",
    "agency",
    "agreement",
    "agreements",
    "an",
    "any",
    "anybody",
    "anyone",
    "are",
    "by",
    "city",
    "department",
    "dept",
    "did",
    "do",
    "does",
    "from",
    "has",
    "have",
    "in",
    "is",
    "it",
    "my",
    "near",
    "office",
    "on",
    "one",
    "program",
    "signed",
    "their",
    "there",
    "to",
    "town",
    "village",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "with",
];

/// The words of [`NOISE`] that are parts of names; the others are whole words of questions.
const IN_NAMES: &[&str] = &["agency", "city", "department", "dept", "office", "town", "village"];

/// Words for what an agency is, which stand beside the name of a place.
const FORCES: &[&str] = &[
    "bureau",
    "campus",
    "constable",
    "constables",
    "cop",
    "cops",
    "corrections",
    "deputies",
    "enforcement",
    "force",
    "highway",
    "investigation",
    "jail",
    "law",
    "local",
    "marshal",
    "marshals",
    "patrol",
    "pd",
    "police",
    "sheriff",
    "sheriffs",
    "so",
    "state",
    "trooper",
    "troopers",
    "university",
];

/// Whether a word says what an agency is, and not where.
pub(super) fn is_of_a_force(word: &str) -> bool {
    FORCES.contains(&word)
}

/// What may stand for a word: whole words, and words in a row. The flag says whether the word is
/// also searched loosely.
struct Alias {
    words: &'static [&'static str],
    forms: &'static [&'static str],
    phrase: &'static [&'static [&'static str]],
}

const SHERIFF: &[&str] = &["sheriff", "sheriffs"];
const DEPARTMENT: &[&str] = &["department", "dept", "departments"];
const SAINT: &[&str] = &["saint", "st", "ste", "sainte"];
const FORT: &[&str] = &["fort", "ft"];
const MOUNT: &[&str] = &["mount", "mt", "mountain"];
const TOWNSHIP: &[&str] = &["township", "twp"];
const PRECINCT: &[&str] = &["precinct", "pct"];
const UNIVERSITY: &[&str] = &["university", "univ"];
const NATIONAL: &[&str] = &["national", "natl"];
const HIGHWAY: &[&str] = &["highway", "hwy"];
const CORRECTIONS: &[&str] = &["corrections", "correction", "correctional"];
const ATTORNEY: &[&str] = &["attorney", "attorneys"];
const BOROUGH: &[&str] = &["borough", "boro"];

const fn same(words: &'static [&'static str]) -> Alias {
    Alias { words, forms: words, phrase: &[] }
}

const ALIASES: &[Alias] = &[
    Alias { words: &["pd"], forms: &["police"], phrase: &[] },
    Alias { words: &["so", "shf", "sherrif", "sherriff", "sherrifs"], forms: SHERIFF, phrase: &[] },
    same(SHERIFF),
    same(DEPARTMENT),
    Alias { words: &["dpt"], forms: DEPARTMENT, phrase: &[] },
    same(SAINT),
    same(FORT),
    same(MOUNT),
    same(TOWNSHIP),
    same(PRECINCT),
    same(UNIVERSITY),
    same(NATIONAL),
    same(HIGHWAY),
    same(CORRECTIONS),
    same(ATTORNEY),
    same(BOROUGH),
    Alias { words: &["atty", "attys"], forms: ATTORNEY, phrase: &[] },
    Alias { words: &["co"], forms: &["county"], phrase: &[] },
    Alias { words: &["doc"], forms: CORRECTIONS, phrase: &[] },
    Alias { words: &["dps"], forms: &[], phrase: &[&["public"], &["safety"]] },
    Alias { words: &["da"], forms: &[], phrase: &[&["district"], ATTORNEY] },
    Alias { words: &["ag"], forms: &[], phrase: &[ATTORNEY, &["general"]] },
    Alias { words: &["isd"], forms: &[], phrase: &[&["independent"], &["school"], &["district"]] },
];

const BODIES: [&str; 5] = ["county", "co", "parish", "borough", "counties"];

/// The maximum number of words of a search; more are ignored.
pub(super) const MOST: usize = 16;

impl Word {
    /// A quoted phrase, or `None` if it has no words.
    pub(super) fn phrase(text: &str) -> Option<Self> {
        let text = fold(text);
        let phrase = parts(&text);
        (!phrase.is_empty()).then(|| {
            let state = state_named(&text);
            Self { text, phrase, state, ..Self::default() }
        })
    }

    fn single(text: &str) -> Self {
        let aliases = || ALIASES.iter().filter(|alias| alias.words.contains(&text));
        let mut forms = vec![text.to_owned()];
        forms.extend(aliases().flat_map(|a| a.forms).map(|&f| f.to_owned()).filter(|f| f != text));
        match text.strip_suffix('s') {
            Some(one) if one.len() >= 4 => forms.push(one.to_owned()),
            None if text.len() >= 4 => forms.push(format!("{text}s")),
            _ => {}
        }
        let phrase = aliases().find(|alias| !alias.phrase.is_empty());
        let phrase = phrase.map_or(&[][..], |alias| alias.phrase);
        let own = |part: &&[&str]| part.iter().map(|&form| form.to_owned()).collect();
        let state = State::from_postal(text).or_else(|| state_named(text));
        let special = state.is_some() || aliases().next().is_some();
        let body = BODIES.contains(&text);
        let names_kind = forms.iter().any(|form| names_a_kind(form));
        let is_noise = state.is_none() && NOISE.contains(&text);
        // "any" is no part of "Albany".
        let of_a_question = is_noise && text.len() > 2 && !IN_NAMES.contains(&text);
        Self {
            text: text.to_owned(),
            forms,
            phrase: phrase.iter().map(own).collect(),
            state,
            loose: (text.len() > 2 || !special) && !of_a_question,
            plain: text.len() > 2 && !special && !body && !names_kind && !is_noise,
            body,
            is_place: false,
            is_noise,
        }
    }
}

/// The words of folded texts in a row. Names of states are put together; fillers are left out.
pub(super) fn words(texts: &[String]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let meaningful = texts.iter().filter(|text| !is_filler(text)).count();
    while let Some(text) = texts.get(at) {
        let rest = texts.get(at..).unwrap_or_default();
        if let Some((state, length)) = state_of_several(rest) {
            let text = rest.iter().take(length).map(String::as_str).collect::<Vec<_>>().join(" ");
            words.push(Word { phrase: parts(&text), text, state: Some(state), ..Word::default() });
            at += length;
            continue;
        }
        at += 1;
        // "in" and "or" are Indiana and Oregon only if no word follows.
        let joins = matches!(text.as_str(), "in" | "or") && at < texts.len();
        if (is_filler(text) || joins) && (meaningful > 0 || words.iter().any(|w| w.text == *text)) {
            continue;
        }
        words.push(Word::single(text));
    }
    // "Oklahoma City" is not Oklahoma.
    for i in 1..words.len() {
        if let Some([state, city]) = words.get_mut(i - 1..=i)
            && state.state.is_some()
            && city.text == "city"
        {
            city.is_noise = false;
        }
    }
    if let [word] = &mut *words {
        // Alone it is what is searched.
        word.is_noise = false;
        word.loose |= word.state.is_none() && word.text.len() > 2;
    }
    join_short(&mut words);
    words
}

/// A short word and the one after it may stand run together, as "de soto" and "desoto".
fn join_short(words: &mut [Word]) {
    for i in 1..words.len() {
        if let Some([first, second]) = words.get_mut(i - 1..=i)
            && first.text.len() <= 3
            && !second.text.contains(' ')
        {
            let joined = format!("{}{}", first.text, second.text);
            first.forms.push(joined.clone());
            second.forms.push(joined);
        }
    }
}

fn parts(folded: &str) -> Vec<Vec<String>> {
    let words = folded.split(' ').filter(|word| !word.is_empty() && !is_filler(word));
    words
        .map(|word| {
            let alias = ALIASES.iter().find(|a| a.phrase.is_empty() && a.words.contains(&word));
            let forms = alias.map_or(&[][..], |alias| alias.forms);
            let others = forms.iter().map(|&form| form.to_owned()).filter(|form| form != word);
            std::iter::once(word.to_owned()).chain(others).collect()
        })
        .collect()
}

/// The state of a folded name or news abbreviation.
pub(super) fn state_named(folded: &str) -> Option<State> {
    State::all().find(|state| {
        folded.len() > 2 && (is_folded(state.name(), folded) || is_folded(state.news(), folded))
    })
}

/// Whether `name` folds to `folded`, without folding it if the first letters differ.
fn is_folded(name: &str, folded: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    first(name) == first(folded) && fold(name) == folded
}

fn state_of_several(texts: &[String]) -> Option<(State, usize)> {
    (2..=texts.len().min(4)).rev().find_map(|length| {
        let text = texts.iter().take(length).map(String::as_str).collect::<Vec<_>>().join(" ");
        state_named(&text).map(|state| (state, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<&'static str>)> {
        let texts: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
        words(&texts).into_iter().map(|w| (w.text, w.state.map(State::postal))).collect()
    }

    #[test]
    fn states_are_known_by_name_code_and_news_abbreviation() {
        type Case = (&'static str, &'static [(&'static str, Option<&'static str>)]);
        let cases: [Case; 9] = [
            ("north carolina sheriff", &[("north carolina", Some("NC")), ("sheriff", None)]),
            ("N.C. sheriff", &[("nc", Some("NC")), ("sheriff", None)]),
            ("Fla. sheriff", &[("fla", Some("FL")), ("sheriff", None)]),
            ("sheriff in florida", &[("sheriff", None), ("florida", Some("FL"))]),
            ("sheriff in", &[("sheriff", None), ("in", Some("IN"))]),
            ("polk or walton", &[("polk", None), ("walton", None)]),
            ("portland or", &[("portland", None), ("or", Some("OR"))]),
            ("district of columbia", &[("district of columbia", Some("DC"))]),
            ("department of corrections", &[("department", None), ("corrections", None)]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|&(w, s)| (w.to_owned(), s)).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_filler_alone_is_a_word() {
        assert_eq!(read("of"), [("of".to_owned(), None)]);
        assert_eq!(read("the"), [("the".to_owned(), None)]);
    }
}
