//! Figures, for programs and for readers.

use chrono::NaiveDate;
use serde::Serialize;

use super::grid::{Column, Place, Value};
use super::per_model::PerModel;
use super::reach::{
    FbiCounts, FbiReport, PeopleReport, PeopleShare, local_words, matched_words, people_words,
};
use crate::history::History;
use crate::model::{DateRule, List, ListKind, Model, StateSet};
use crate::query::{ApplicationFigures, Day, GroupFigures, ModelFigures, Stats};
use crate::text::{counted, day, days_before, days_between, iso, list_and_file, states};

/// Says that a pending list is much older than the participating one, if it is.
pub(super) fn old_pending(participating: NaiveDate, pending: NaiveDate) -> Option<String> {
    days_between(pending, participating).map(|days| format!("that list is {days} older"))
}

/// The pending list in force in words, and how much older it is than the participating one: "the
/// pending list of 27 February 2026 (pendingAgencies02272026am.xlsx), 80 days older". `None` without
/// one.
#[must_use]
pub fn pending_list(history: &History, day: &Day) -> Option<String> {
    let list = history.lists.row(day.pending_list(history)?);
    let participating = day.list(history).map_or(day.as_of, |ix| history.lists.row(ix).date);
    let older = days_between(list.date, participating);
    let older = older.map_or_else(String::new, |days| format!(", {days} older"));
    Some(format!("the pending list of {}{older}", list_and_file(list)))
}

/// A list, as programs get it.
#[derive(Debug, Serialize)]
pub struct ListName<'h> {
    /// Which of the two spreadsheets it is.
    pub kind: ListKind,
    /// Its date.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// The name of its file.
    pub file: &'h str,
    /// How the date was found; `content` is a guess.
    pub date_rule: DateRule,
    #[serde(skip)]
    list: &'h List,
}

impl<'h> ListName<'h> {
    pub(super) fn new(list: &'h List) -> Self {
        Self { kind: list.kind, date: list.date, file: &list.file, date_rule: list.date_rule, list }
    }
}

/// The counts under one model.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ModelCounts {
    /// Agreements under the model.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States with one.
    pub states: u32,
    /// Territories with one, the District of Columbia among them.
    pub territories: u32,
}

impl From<ModelFigures> for ModelCounts {
    fn from(figures: ModelFigures) -> Self {
        let ModelFigures { agreements, agencies, places } = figures;
        let (states, territories) = (places.states(), places.territories());
        Self { agreements, agencies, states, territories }
    }
}

/// Applications.
#[derive(Debug, Serialize)]
pub struct ApplicationCounts {
    /// Applications.
    pub applications: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States with one.
    pub states: u32,
    /// Territories with one, the District of Columbia among them.
    pub territories: u32,
    /// Both, for the words.
    #[serde(skip)]
    places: StateSet,
    /// Applications by model.
    pub models: PerModel<u32>,
}

impl From<ApplicationFigures> for ApplicationCounts {
    fn from(figures: ApplicationFigures) -> Self {
        let ApplicationFigures { applications, agencies, places, models } = figures;
        Self {
            applications,
            agencies,
            states: places.states(),
            territories: places.territories(),
            places,
            models: PerModel::new(&models, |count| count),
        }
    }
}

impl ApplicationCounts {
    /// Says how many there are, of which models, from whom and where.
    fn words(&self) -> String {
        let PerModel { jail, task_force, warrant } = self.models;
        format!(
            "{} (JEM {jail}, WSO {warrant}, TFM {task_force}) from {} in {}",
            counted(self.applications as usize, "application", "applications"),
            counted(self.agencies as usize, "agency", "agencies"),
            states(self.places),
        )
    }
}

/// The applications on the pending list in force.
#[derive(Debug, Serialize)]
pub struct PendingCounts {
    /// The date of the list.
    #[serde(serialize_with = "iso")]
    pub list_date: NaiveDate,
    /// The applications on it.
    #[serde(flatten)]
    pub counts: ApplicationCounts,
}

/// The counts of one group.
#[derive(Debug, Serialize)]
pub struct GroupCounts<'s> {
    /// The value that its agreements share; `None` if it is unknown.
    pub key: Option<&'s str>,
    /// Its name for a reader.
    pub label: &'s str,
    /// Agreements.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// Agreements by model.
    pub models: PerModel<u32>,
    /// Applications, if a status of applications is asked for.
    #[serde(skip_serializing_if = "is_zero")]
    pub applications: u32,
    /// Agencies with one.
    #[serde(skip_serializing_if = "is_zero")]
    pub applicants: u32,
    /// The people of counties with one.
    pub people: PeopleShare,
    /// What the FBI's table says of the agencies.
    pub fbi: FbiCounts,
}

impl<'s> From<&'s GroupFigures> for GroupCounts<'s> {
    fn from(group: &'s GroupFigures) -> Self {
        Self {
            key: group.key.as_deref(),
            label: &group.label,
            agreements: group.agreements,
            agencies: group.agencies,
            models: PerModel::new(&group.models, |count| count),
            applications: group.applications,
            applicants: group.applicants,
            people: PeopleShare::new(group.reach.with, group.reach.all),
            fbi: FbiCounts::new(&group.reach.fbi),
        }
    }
}

/// The figures that `stats` writes. The names of its fields are a promise to programs.
#[derive(Debug, Serialize)]
pub struct StatsReport<'h> {
    /// The day.
    #[serde(serialize_with = "iso")]
    pub as_of: NaiveDate,
    /// The participating list in force.
    pub list: Option<ListName<'h>>,
    /// Its rows that match, repeated ones included.
    pub listings: u32,
    /// Agreements.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States with one.
    pub states: u32,
    /// Territories with one, the District of Columbia among them.
    pub territories: u32,
    /// By model.
    pub models: PerModel<ModelCounts>,
    /// The pending list in force.
    pub pending: Option<PendingCounts>,
    /// The applications that match, if a status of applications is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications: Option<ApplicationCounts>,
    /// The people who live in counties with one.
    pub people: PeopleReport,
    /// The country's local agencies, by the FBI.
    pub fbi: FbiReport,
    /// What the sentences need of these.
    #[serde(skip)]
    figures: &'h Stats,
    /// The groups, if they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Vec<GroupCounts<'h>>>,
}

impl<'h> StatsReport<'h> {
    /// Reports some figures; `grouped` says whether groups are asked for.
    #[must_use]
    pub fn new(history: &'h History, stats: &'h Stats, grouped: bool) -> Self {
        let list = stats.list.map(|list| ListName::new(history.lists.row(list)));
        Self {
            as_of: stats.as_of,
            list,
            listings: stats.listings,
            agreements: stats.agreements,
            agencies: stats.agencies,
            states: stats.places.states(),
            territories: stats.places.territories(),
            models: PerModel::new(&stats.models, ModelCounts::from),
            pending: stats.pending.map(|pending| PendingCounts {
                list_date: pending.list_date,
                counts: ApplicationCounts::from(pending.figures),
            }),
            applications: stats.applications.map(ApplicationCounts::from),
            people: PeopleReport::new(&stats.people),
            fbi: FbiReport::new(&stats.reach.fbi),
            figures: stats,
            by: grouped.then(|| stats.by.iter().map(GroupCounts::from).collect()),
        }
    }

    /// Says as of which list the figures are, without a full stop.
    #[must_use]
    pub fn as_of_words(&self) -> String {
        match &self.list {
            Some(ListName { list, date, .. }) => {
                let far = days_before(*date, self.as_of);
                let far = far.map_or_else(String::new, |far| format!(", {far}"));
                format!("As of the list of {}{far}", list_and_file(list))
            }
            None => format!("No participating list is dated {} or earlier", day(self.as_of)),
        }
    }

    /// Says how many applications are pending and as of which list, without a full stop; `None`
    /// without such a list.
    #[must_use]
    pub fn pending_words(&self) -> Option<String> {
        let pending = self.pending.as_ref()?;
        let list_date = day(pending.list_date);
        let mut words = format!("Pending on the list of {list_date}: {}", pending.counts.words());
        let old = self.list.as_ref().and_then(|list| old_pending(list.date, pending.list_date));
        if let Some(old) = old {
            words.push_str("; ");
            words.push_str(&old);
        }
        Some(words)
    }

    /// Says how many applications match, without a full stop; `None` where no status of
    /// applications is asked for.
    #[must_use]
    pub fn application_words(&self) -> Option<String> {
        let counts = self.applications.as_ref()?;
        Some(format!("Applications that match: {}", counts.words()))
    }

    /// Says where people live who have an agreement in their county, how many of the country's local
    /// agencies have one, and how that is known, each without a full stop; nothing without an
    /// agreement.
    #[must_use]
    pub fn reach_words(&self) -> Vec<String> {
        let Stats { reach, scope, .. } = self.figures;
        if self.agreements == 0 {
            return Vec::new();
        }
        let people = people_words(reach.with, reach.all);
        let local = [local_words(&reach.fbi, scope), matched_words(&reach.fbi)];
        people.into_iter().chain(local).collect()
    }

    /// Returns a row for each model, and one for all.
    #[must_use]
    pub fn rows(&self) -> Vec<ModelRow> {
        let pending = self.pending.as_ref();
        let people = |with| PeopleShare::new(with, self.figures.people.all);
        let of_model = |model: Model| {
            people(self.figures.people.models.get(model.position()).copied().unwrap_or_default())
        };
        let row = |model: Model, counts: ModelCounts, pending| ModelRow {
            key: model.code(),
            label: model.name(),
            counts,
            pending,
            people: of_model(model),
        };
        let models = &self.models;
        let all = ModelCounts {
            agreements: self.agreements,
            agencies: self.agencies,
            states: self.states,
            territories: self.territories,
        };
        vec![
            row(Model::JailEnforcement, models.jail, pending.map(|p| p.counts.models.jail)),
            row(Model::WarrantService, models.warrant, pending.map(|p| p.counts.models.warrant)),
            row(Model::TaskForce, models.task_force, pending.map(|p| p.counts.models.task_force)),
            ModelRow {
                key: "all",
                label: "All",
                counts: all,
                pending: pending.map(|p| p.counts.applications),
                people: people(self.figures.people.with),
            },
        ]
    }
}

/// The counts of one model, or of all.
#[derive(Debug)]
pub struct ModelRow {
    key: &'static str,
    label: &'static str,
    counts: ModelCounts,
    pending: Option<u32>,
    people: PeopleShare,
}

impl ModelRow {
    /// The columns of figures without groups.
    pub const COLUMNS: &[Column<Self>] = &[
        Column::new("model", "Model", Place::Never, |r| Value::Text(r.key.into())),
        Column::new("label", "Model", Place::Always, |r| Value::Text(r.label.into())),
        Column::new("agreements", "Agreements", Place::Always, |r| number(r.counts.agreements)),
        Column::new("agencies", "Agencies", Place::Always, |r| number(r.counts.agencies)),
        Column::new("states", "States", Place::Always, |r| number(r.counts.states)),
        Column::new("territories", "Territories", Place::Always, |r| number(r.counts.territories)),
        Column::new("pending", "Pending", Place::Never, |r| {
            r.pending.map_or(Value::Unknown, number)
        }),
        Column::new("counties_with_agreement", "Counties", Place::Never, |r| {
            number(r.people.counties_with_agreement)
        }),
        Column::new("people_with_agreement", "People", Place::Never, |r| {
            Value::Number(r.people.people_with_agreement)
        }),
        Column::new("people", "Of people", Place::Never, |r| Value::Number(r.people.people)),
    ];
}

impl<'s> GroupCounts<'s> {
    /// The columns of groups.
    pub const COLUMNS: &'s [Column<Self>] = &[
        Column::new("key", "Key", Place::Never, |g| Value::text(g.key)),
        Column::new("label", "", Place::Always, |g| Value::Text(g.label.into())),
        Column::new("agreements", "Agreements", Place::Always, |g| number(g.agreements)),
        Column::new("agencies", "Agencies", Place::Always, |g| number(g.agencies)),
        Column::new("JEM", "JEM", Place::Always, |g| number(g.models.jail)),
        Column::new("WSO", "WSO", Place::Always, |g| number(g.models.warrant)),
        Column::new("TFM", "TFM", Place::Always, |g| number(g.models.task_force)),
        Column::new("applications", "Applications", Place::Never, |g| number(g.applications)),
        Column::new("applicants", "Applicants", Place::Never, |g| number(g.applicants)),
        Column::new("people_share", "People", Place::Room(1), |g| {
            Value::text(g.people.percent.as_deref())
        }),
        Column::new("counties_with_agreement", "Counties", Place::Never, |g| {
            number(g.people.counties_with_agreement)
        }),
        Column::new("counties", "Of counties", Place::Never, |g| number(g.people.counties)),
        Column::new("people_with_agreement", "People", Place::Never, |g| {
            Value::Number(g.people.people_with_agreement)
        }),
        Column::new("people", "Of people", Place::Never, |g| Value::Number(g.people.people)),
        Column::new("local_agencies_with_agreement", "Local agencies", Place::Never, |g| {
            number(g.fbi.local_agencies_with_agreement)
        }),
        Column::new("local_agencies", "Of local agencies", Place::Never, |g| {
            number(g.fbi.local_agencies)
        }),
        Column::new("officers", "Officers", Place::Never, |g| Value::Number(g.fbi.officers)),
    ];
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn number(count: u32) -> Value<'static> {
    Value::Number(count.into())
}
