//! The query language of the search box.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::suggestion::no_such;
use super::words::{MOST, Word, words};
use super::{Filter, KnownPlace, dates, known, values};
use crate::model::Model;
use crate::reference::aliases::{Alias, aliases};
use crate::text::fold;

/// A parsed search: words, all of which must match, and restrictions.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The restrictions, with an empty `text`. They apply in addition to the filter of the panes.
    pub restrictions: Filter,
    pub(super) words: Vec<Word>,
    pub(super) patterns: Vec<Regex>,
    places: Vec<KnownPlace>,
    /// What stands for other words, and how it was typed.
    aliases: Vec<(&'static Alias, String)>,
}

/// A part of a search that cannot be understood. Nothing is found by the rest alone: it would be an
/// answer to another question.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// The message for the user.
    pub message: String,
    /// The byte range of that part.
    pub at: Range<usize>,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.restrictions == other.restrictions
            && self.words == other.words
            && self.aliases == other.aliases
            && self.patterns.iter().map(Regex::as_str).eq(other.patterns.iter().map(Regex::as_str))
    }
}

impl Eq for Query {}

/// The models by the words of their full names.
const MODELS: [([&str; 2], Model); 3] = [
    (["jail", "enforcement"], Model::JailEnforcement),
    (["warrant", "service"], Model::WarrantService),
    (["task", "force"], Model::TaskForce),
];

/// Words that may follow the name of a model.
const REST: [&str; 4] = ["model", "officer", "officers", "program"];

/// The size in bytes up to which a pattern is compiled.
const PATTERN_BYTES: usize = 1 << 20;

impl Query {
    /// Reads the tables of places, which the first search would otherwise wait for.
    pub fn prepare() {
        known::prepare();
    }

    /// Parses the text of the search box: words, `"two words"`, `/regex/`, and `key:value` with the keys
    /// `state`, `model`, `type` (or `kind`), `body`, `county`, `status`, `reason`, `signed`. A comma in a value
    /// separates alternatives: `state:fl,ga`. `signed:` takes a date, month or year, or two of them
    /// with `..` between them, either of which may be missing. A bare model code or name counts as
    /// `model:`.
    ///
    /// # Errors
    ///
    /// If a key is unknown, a value cannot be read or a pattern is invalid. The error describes the
    /// first such part.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut reader = QueryReader::default();
        for (token, at) in tokens(text) {
            reader.read(token, at);
        }
        reader.end_words();
        if reader.query.patterns.is_empty() {
            let states = reader.query.restrictions.states;
            let state = states.iter().next().flatten().filter(|_| states.len() == 1);
            let own = reader.query.aliases.iter().map(|(alias, _)| alias.state).next();
            reader.query.places = known::mark(&mut reader.query.words, state.or(own));
        }
        if reader.query.words.len() > MOST {
            let message = format!("too many words: a search has {MOST} at most");
            reader.error.get_or_insert((message, 0..text.len()));
        }
        match reader.error {
            None => Ok(reader.query),
            Some((message, at)) => Err(QueryError { message, at }),
        }
    }

    /// The places that the words name, if they name one: several if several states have a place of
    /// the name and none is named.
    #[must_use]
    pub fn places(&self) -> &[KnownPlace] {
        &self.places
    }

    /// What to say of words that stand for others: "The Tennessee Highway Patrol is a division of
    /// …".
    pub fn readings(&self) -> impl Iterator<Item = String> + '_ {
        self.aliases.iter().filter_map(|(alias, typed)| alias.sentence(typed))
    }

    /// The search without the words that carry nothing; `None` if there are none of them, or
    /// nothing else.
    pub(super) fn without_noise(&self) -> Option<Self> {
        let words: Vec<Word> = self.words.iter().filter(|word| !word.is_noise).cloned().collect();
        let fewer = !words.is_empty() && words.len() < self.words.len();
        fewer.then(|| Self { words, ..self.clone() })
    }

    /// The search for what is spelled like the place that it names.
    pub(super) fn like_its_place(&self) -> Self {
        let mut query = self.clone();
        for word in query.words.iter_mut().filter(|word| word.is_place) {
            word.is_place = false;
            word.loose = true;
        }
        query
    }

    /// Whether there are neither words nor restrictions.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_words() && self.restrictions.is_empty()
    }

    /// Whether there is a word, phrase or pattern to search for.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !(self.words.is_empty() && self.patterns.is_empty())
    }

    /// Whether `before` finds every agency that this query finds without typos.
    pub(super) fn extends(&self, before: &Self) -> bool {
        before.patterns.is_empty()
            && !before.words.is_empty()
            && self.words.len() >= before.words.len()
            && before.words.iter().zip(&self.words).all(|(old, new)| {
                old == new || old.plain && new.plain && new.text.starts_with(old.text.as_str())
            })
    }
}

/// A part of the text, by its marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token<'a> {
    Word(&'a str),
    Phrase(&'a str),
    Pattern(&'a str),
}

/// Iterates over the parts of a text and their byte ranges. An unclosed mark extends to the end.
fn tokens(text: &str) -> impl Iterator<Item = (Token<'_>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let marked = |mark: char| -> Option<(&str, usize)> {
            let inside = rest.strip_prefix(mark)?;
            let end = closing(inside, mark);
            let inside = inside.get(..end.unwrap_or(inside.len()))?;
            Some((inside, inside.len() + 1 + usize::from(end.is_some())))
        };
        let (token, length) = if let Some((inside, length)) = marked('"') {
            (Token::Phrase(inside), length)
        } else if let Some((inside, length)) = marked('/') {
            (Token::Pattern(inside), length)
        } else {
            let mut quoted = false;
            let end = rest.find(|c: char| {
                quoted ^= c == '"';
                c.is_whitespace() && !quoted
            });
            let word = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
            (Token::Word(word), word.len())
        };
        at = start + length;
        Some((token, start..at))
    })
}

/// The position of the closing mark; one after a backslash does not close.
fn closing(inside: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    inside.find(|c| {
        let closes = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })
}

#[derive(Default)]
struct QueryReader {
    query: Query,
    /// Consecutive folded words that are not parsed yet.
    texts: Vec<String>,
    error: Option<(String, Range<usize>)>,
}

impl QueryReader {
    fn read(&mut self, token: Token<'_>, at: Range<usize>) {
        match token {
            Token::Word(word) => self.word(word, at),
            Token::Phrase(text) => {
                self.end_words();
                self.query.words.extend(Word::phrase(text));
            }
            Token::Pattern("") => {}
            Token::Pattern(pattern) => self.pattern(pattern, at),
        }
    }

    fn pattern(&mut self, pattern: &str, at: Range<usize>) {
        let mut builder = RegexBuilder::new(pattern);
        builder.case_insensitive(true).size_limit(PATTERN_BYTES).dfa_size_limit(PATTERN_BYTES);
        match builder.build() {
            Ok(pattern) => self.query.patterns.push(pattern),
            Err(error) => {
                let reason = match error {
                    regex::Error::CompiledTooBig(_) => "too large".into(),
                    other => last_line(&other.to_string()),
                };
                self.fail(format!("invalid pattern /{pattern}/: {reason}"), at);
            }
        }
    }

    fn word(&mut self, word: &str, at: Range<usize>) {
        let key = word
            .split_once(':')
            .filter(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic()));
        let Some((key, value)) = key else {
            if let Some(model) = Model::from_code(word) {
                self.query.restrictions.models.insert(Some(model));
            } else {
                self.text(word);
            }
            return;
        };
        let value_at = at.start + key.len() + 1..at.end;
        let value = value.replace('"', "");
        match restrict(&mut self.query.restrictions, &key.to_ascii_lowercase(), &value) {
            Some(Ok(())) => {}
            Some(Err(message)) => self.fail(message, value_at),
            None => {
                let usage = format!("one of {}", KEYS.join(", "));
                self.fail(no_such("key", key, KEYS, &usage), at.start..at.start + key.len());
            }
        }
    }

    fn text(&mut self, text: &str) {
        let folded = fold(text);
        self.texts.extend(folded.split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
    }

    fn end_words(&mut self) {
        let mut texts = std::mem::take(&mut self.texts);
        for (name, model) in MODELS {
            while let Some(at) = texts.windows(2).position(|pair| pair == name) {
                let rest = texts.get(at + 2).is_some_and(|next| REST.contains(&next.as_str()));
                texts.drain(at..at + 2 + usize::from(rest));
                self.query.restrictions.models.insert(Some(model));
            }
        }
        self.read_aliases(&mut texts);
        self.query.words.extend(words(&texts));
    }

    /// Replaces words that stand for others.
    fn read_aliases(&mut self, texts: &mut Vec<String>) {
        let mut at = 0;
        while at < texts.len() {
            let rest = texts.get(at..).unwrap_or_default();
            let starts = |words: &&Vec<&str>| {
                words.len() <= rest.len() && words.iter().zip(rest).all(|(word, text)| word == text)
            };
            let all = aliases().iter().flat_map(|a| a.words.iter().map(move |words| (a, words)));
            let longest = all.filter(|(_, words)| starts(words)).max_by_key(|(_, w)| w.len());
            let Some((alias, words)) = longest else {
                at += 1;
                continue;
            };
            let typed =
                if words.len() == 1 { words.concat().to_uppercase() } else { words.join(" ") };
            let search = alias.search.iter().map(|&word| word.to_owned());
            texts.splice(at..at + words.len(), search);
            at += alias.search.len();
            self.query.aliases.push((alias, typed));
        }
    }

    fn fail(&mut self, message: String, at: Range<usize>) {
        self.error.get_or_insert((message, at));
    }
}

/// The keys of restrictions.
const KEYS: [&str; 8] = ["state", "model", "type", "body", "county", "status", "reason", "signed"];

/// Adds `key:value` to a filter; of a value that cannot be read, nothing. `None` if there is no
/// such key.
fn restrict(filter: &mut Filter, key: &str, value: &str) -> Option<Result<(), String>> {
    Some(match key {
        "state" => values::states(value).map(|states| filter.states.extend(states)),
        "model" => values::models(value).map(|models| filter.models.extend(models)),
        "type" | "kind" => values::kinds(value).map(|kinds| filter.kinds.extend(kinds)),
        "body" => values::bodies(value).map(|bodies| filter.bodies.extend(bodies)),
        "status" => values::statuses(value).map(|statuses| filter.statuses.extend(statuses)),
        "reason" => values::reasons(value).map(|reasons| filter.reasons.extend(reasons)),
        "county" => values::counties(value).map(|counties| filter.counties.extend(counties)),
        "signed" => signed(filter, value),
        _ => return None,
    })
}

/// Narrows the dates of signature to a date, or from one date to another: `2025..2026-03`, either
/// of which may be missing.
fn signed(filter: &mut Filter, value: &str) -> Result<(), String> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let read = |text: &str| (!text.trim().is_empty()).then(|| dates::range(text)).transpose();
    let (from, to) = (read(from)?, read(to)?);
    if from.is_none() && to.is_none() {
        return Err(dates::not_a_date(value));
    }
    let since = filter.since.max(from.map(|range| range.first));
    let until = filter.until.into_iter().chain(to.map(|range| range.last)).min();
    dates::in_order(since, until)?;
    (filter.since, filter.until) = (since, until);
    Ok(())
}

fn last_line(text: &str) -> String {
    let line = text.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
