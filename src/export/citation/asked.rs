//! What a filter and a search ask for, in words.

use super::parts::model_name;
use crate::model::{AgencyBody, AgencyKind, EndReason};
use crate::query::{Choice, CountyChoice, Facet, Filter, Hits, Question, StatusKind};
use crate::text::{counted, news, place};

/// A filter joined with the restrictions of a search.
pub(super) struct AskedWords {
    filter: Filter,
    /// The text of the search, if its words matter, and whether they match only approximately.
    search: Option<(String, bool)>,
}

impl AskedWords {
    pub(super) fn new(question: Question<'_>) -> Self {
        let Question { filter, hits, .. } = question;
        let none = Filter::default();
        let boxed = hits.map_or(&none, |hits| &hits.restrictions);
        let mut clash = false;
        let both = Filter {
            states: both(filter.states, boxed.states, &mut clash),
            models: both(filter.models, boxed.models, &mut clash),
            kinds: both(filter.kinds, boxed.kinds, &mut clash),
            bodies: both(filter.bodies, boxed.bodies, &mut clash),
            statuses: both(filter.statuses, boxed.statuses, &mut clash),
            reasons: both(filter.reasons, boxed.reasons, &mut clash),
            counties: match (&*filter.counties, &*boxed.counties) {
                (panes, []) => panes.to_vec(),
                ([], typed) => typed.to_vec(),
                (panes, _) => {
                    clash = true;
                    panes.to_vec()
                }
            },
            since: filter.since.max(boxed.since),
            until: filter.until.into_iter().chain(boxed.until).min(),
            watched: filter.watched.clone(),
            text: String::new(),
        };
        let approximate = hits.is_some_and(|hits| hits.approximate);
        let worded = clash || hits.is_some_and(Hits::has_words);
        let text = filter.text.trim().replace('"', "'");
        Self { filter: both, search: worded.then_some((text, approximate)) }
    }

    /// Whether a single state is asked for.
    pub(super) fn is_of_one_state(&self) -> bool {
        self.filter.states.len() == 1
    }

    /// Names the agencies: "law enforcement agency", "county law enforcement agencies".
    pub(super) fn agencies(&self, count: u32) -> String {
        let kinds: Vec<&str> = self
            .filter
            .kinds
            .iter()
            .map(|kind| match kind {
                Some(AgencyKind::County) => "county",
                Some(AgencyKind::Municipality) => "municipal",
                Some(AgencyKind::State) => "state",
                None => "unclassified",
            })
            .collect();
        let noun = if count == 1 { "law enforcement agency" } else { "law enforcement agencies" };
        let noun = if kinds.is_empty() { noun.into() } else { format!("{} {noun}", or(&kinds)) };
        let bodies = self.filter.bodies.iter().flatten().map(AgencyBody::label);
        let bodies: Vec<String> = bodies.map(str::to_lowercase).collect();
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        if bodies.is_empty() { noun } else { format!("{noun} (by name: {})", or(&bodies)) }
    }

    /// Names the places: " in Polk County, Fla.", " in Florida and Texas"; empty if all are asked for.
    pub(super) fn places(&self) -> String {
        let counties: Vec<String> = self
            .filter
            .counties
            .iter()
            .map(|county| match county {
                CountyChoice::Unknown => "a county that is not known".into(),
                CountyChoice::Named { state: Some(state), name } => {
                    format!("{name}, {}", state.news())
                }
                CountyChoice::Named { state: None, name } => format!("a county named \"{name}\""),
            })
            .collect();
        let states: Vec<String> = self
            .filter
            .states
            .iter()
            .map(|state| state.map_or_else(|| "a state that is not known".into(), place))
            .collect();
        let mut words = String::new();
        if !counties.is_empty() {
            words.push_str(" in ");
            words.push_str(&or(&counties));
        }
        if !states.is_empty() {
            words.push_str(" in ");
            words.push_str(&news::series(&states, "and"));
        }
        words
    }

    /// Names the watch list and the search: ` on a watch list of 3 agencies`, ` matching the search "polk so"`.
    pub(super) fn search(&self) -> String {
        let watched = self.filter.watched.as_ref().map_or_else(String::new, |watched| {
            format!(" on a watch list of {}", counted(watched.len(), "agency", "agencies"))
        });
        let search = match &self.search {
            None => String::new(),
            Some((text, false)) => format!(" matching the search \"{text}\""),
            Some((text, true)) => {
                format!(" that come nearest to the search \"{text}\" (approximate matches)")
            }
        };
        watched + &search
    }

    /// Names the program or its models: "its 287(g) program", "the task force model of its 287(g)
    /// program".
    pub(super) fn program(&self) -> String {
        let models: Vec<&str> = self.filter.models.iter().map(model_name).collect();
        let program = "its 287(g) program";
        match &*models {
            [] => program.to_owned(),
            [model] if *model == model_name(None) => format!("no known model of {program}"),
            _ => format!("the {} model of {program}", or(&models)),
        }
    }

    /// Names the signing dates, if they are asked for: "signed since Jan. 20, 2025".
    pub(super) fn signed(&self) -> Option<String> {
        Some(match (self.filter.since, self.filter.until) {
            (None, None) => return None,
            (Some(since), None) => format!("signed since {}", news::date(since)),
            (None, Some(until)) => format!("signed through {}", news::date(until)),
            (Some(one), Some(same)) if one == same => format!("signed {}", news::date(one)),
            (Some(since), Some(until)) => {
                format!("signed from {}, through {}", news::date(since), news::date(until))
            }
        })
    }

    /// Names the reasons of endings, if they are asked for, as g287's: "with the reason \"left\" by
    /// g287's rules".
    pub(super) fn reasons(&self) -> Option<String> {
        let reasons = self.filter.reasons.iter();
        let reasons: Vec<String> = reasons
            .map(|reason| format!("\"{}\"", reason.map_or("unknown", EndReason::name)))
            .collect();
        (!reasons.is_empty()).then(|| format!("with the reason {} by g287's rules", or(&reasons)))
    }

    /// The statuses asked for; none if only agreements on the list in force are.
    pub(super) fn statuses(&self) -> Vec<StatusKind> {
        let statuses: Vec<StatusKind> = self.filter.asked_statuses().iter().flatten().collect();
        if statuses == [StatusKind::Active] { Vec::new() } else { statuses }
    }
}

fn or<T: AsRef<str>>(words: &[T]) -> String {
    news::series(words, "or")
}

/// Returns what passes both choices; if nothing does, the first one, and sets `clash`.
fn both<T: Facet>(one: Choice<T>, other: Choice<T>, clash: &mut bool) -> Choice<T> {
    if one.is_empty() {
        return other;
    }
    let common: Choice<T> = one.iter().filter(|&value| other.allows(value)).collect();
    if common.is_empty() {
        *clash = true;
        return one;
    }
    common
}
