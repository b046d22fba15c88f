//! Filters: which agreements and applications of a day match.

use chrono::NaiveDate;

use super::{Choice, StatusKind, Watched};
use crate::model::{AgencyBody, AgencyKind, EndReason, Model, State};

/// A county to filter by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum CountyChoice {
    /// Agreements whose county is unknown.
    Unknown,
    /// A county by name, with its kind of body ("Polk County") or without it ("polk", which matches
    /// every kind). Case, accents, apostrophes and hyphens are ignored, and "St." equals "Saint".
    Named {
        /// Its state; `None` for the counties of that name in any state.
        state: Option<State>,
        /// Its name.
        name: String,
    },
}

/// A filter: an agreement or an application matches if it passes every part. The default matches
/// all active agreements.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// The states; empty for all.
    pub states: Choice<State>,
    /// The models; empty for all.
    pub models: Choice<Model>,
    /// The kinds of agency; empty for all.
    pub kinds: Choice<AgencyKind>,
    /// What the agencies are by their names; empty for all. "Unknown" is not used.
    pub bodies: Choice<AgencyBody>,
    /// The statuses, of agreements and of applications; empty for active alone, or for ended
    /// where reasons are chosen.
    pub statuses: Choice<StatusKind>,
    /// The reasons of endings; empty for all.
    pub reasons: Choice<EndReason>,
    /// The counties, any of which may match; empty for all.
    pub counties: Vec<CountyChoice>,
    /// The first day of signing.
    pub since: Option<NaiveDate>,
    /// The last day of signing.
    pub until: Option<NaiveDate>,
    /// The watched agencies, if only they match.
    pub watched: Option<Watched>,
    /// The text of the search box, which [`super::Query::parse`] reads. A
    /// [`super::Question`] does not: it is given the hits of the search.
    pub text: String,
}

/// One part of a filter, which can be removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chip {
    /// The words on it, such as `Florida` or `signed since 2025-01-20`.
    pub label: String,
    /// The filter without it.
    pub without: Filter,
}

impl Filter {
    /// Whether it is the default, which matches all active agreements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Describes the filter, for example `Florida or Texas, Task Force, signed since 2025-01-20`; empty
    /// for the default filter.
    #[must_use]
    pub fn describe(&self) -> String {
        let chips = self.chips();
        chips.iter().map(|chip| chip.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The parts, each with the filter that remains without it.
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
        for body in self.bodies.iter() {
            push(body.map_or("", AgencyBody::label).into(), &|f| f.bodies.remove(body));
        }
        for status in self.statuses.iter() {
            push(status.map_or("", StatusKind::name).into(), &|f| f.statuses.remove(status));
        }
        for reason in self.reasons.iter() {
            let label = format!("reason: {}", reason.map_or("unknown", EndReason::name));
            push(label, &|f| f.reasons.remove(reason));
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
