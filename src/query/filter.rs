//! What is wanted of a day's agreements.

use chrono::NaiveDate;

use super::{Choice, StatusKind, Watched};
use crate::model::{AgencyKind, Model, State};

/// A county that is wanted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum CountyChoice {
    /// Agreements whose county is not known.
    Unknown,
    /// A county by name, with its body ("Polk County") or without it ("polk": every body of that
    /// name). Case, accents, apostrophes, hyphens, "St." and "Saint" do not count.
    Named {
        /// Its state, or `None` for counties of that name in every state.
        state: Option<State>,
        /// Its name.
        name: String,
    },
}

/// What is wanted: agreements that pass every part. A default filter wants all that is active.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// States; none chosen is all.
    pub states: Choice<State>,
    /// Models; none chosen is all.
    pub models: Choice<Model>,
    /// Kinds of agency; none chosen is all.
    pub kinds: Choice<AgencyKind>,
    /// Statuses; none chosen is active alone.
    pub statuses: Choice<StatusKind>,
    /// Counties, any of which will do; none is all.
    pub counties: Vec<CountyChoice>,
    /// Signed on this day or later.
    pub since: Option<NaiveDate>,
    /// Signed on this day or earlier.
    pub until: Option<NaiveDate>,
    /// Agencies that are watched alone; `None` is all.
    pub watched: Option<Watched>,
    /// The text of the search box, which [`super::Query::parse`] reads. A
    /// [`super::Question`] does not: it is given the hits of the search.
    pub text: String,
}

/// One part of a filter that can be taken off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chip {
    /// The words on it, such as `Florida` or `signed since 2025-01-20`.
    pub label: String,
    /// The filter without it.
    pub without: Filter,
}

impl Filter {
    /// Whether nothing is asked for: all that is active.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The filter in words, such as `Florida or Texas, Task Force, signed since 2025-01-20`; empty
    /// where nothing is asked for.
    #[must_use]
    pub fn describe(&self) -> String {
        let chips = self.chips();
        chips.iter().map(|chip| chip.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The parts, each with the filter that is left without it.
    #[must_use]
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips = Vec::new();
        let mut push = |label: String, change: &dyn Fn(&mut Self)| {
            let mut without = self.clone();
            change(&mut without);
            chips.push(Chip { label, without });
        };
        for state in self.states.iter() {
            push(state.map_or("state unknown", State::name).into(), &|f| f.states.remove(state));
        }
        for model in self.models.iter() {
            push(model.map_or("model unknown", Model::short).into(), &|f| f.models.remove(model));
        }
        for kind in self.kinds.iter() {
            push(kind.map_or("type unknown", AgencyKind::name).into(), &|f| f.kinds.remove(kind));
        }
        for status in self.statuses.iter() {
            push(status.map_or("", StatusKind::name).into(), &|f| f.statuses.remove(status));
        }
        for (i, county) in self.counties.iter().enumerate() {
            let label = match county {
                CountyChoice::Unknown => "county unknown".into(),
                CountyChoice::Named { state: Some(state), name } => {
                    format!("{name}, {}", state.postal())
                }
                CountyChoice::Named { state: None, name } => name.clone(),
            };
            push(label, &|f| {
                f.counties.remove(i);
            });
        }
        if let Some(day) = self.since {
            push(format!("signed since {day}"), &|f| f.since = None);
        }
        if let Some(day) = self.until {
            push(format!("signed until {day}"), &|f| f.until = None);
        }
        if self.watched.is_some() {
            push("watched".into(), &|f| f.watched = None);
        }
        if !self.text.trim().is_empty() {
            push(format!("“{}”", self.text.trim()), &|f| f.text.clear());
        }
        chips
    }
}
