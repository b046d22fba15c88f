//! Figures: how many agreements, agencies and states, as a whole and by group.

use chrono::NaiveDate;

use super::counts::Counter;
use super::facts::Slots;
use super::pass::Pass;
use super::{
    ApplicationFigures, ModelFigures, PeopleFigures, PeriodKind, Question, Reach, StatusKind,
};
use crate::model::{ListIx, State, StateSet};

/// What to group figures by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GroupBy {
    /// The state; key: postal code.
    State,
    /// The model; key: code.
    Model,
    /// The kind of agency; key: the kind as printed.
    Type,
    /// What the agency is by its name, which ICE does not say; key: the body's name.
    Body,
    /// The county; key: FIPS code in five digits.
    County,
    /// The month of signature; key: `2025-03`.
    Month,
    /// The quarter of signature; key: `2025-Q1`.
    Quarter,
    /// The year of signature; key: `2025`.
    Year,
    /// The reason of an ending, of agreements that ended; key: the reason, such as `left`.
    Reason,
    /// The participating list; key: its file. Each list up to the day counts as on its own day.
    List,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::State,
        Self::Model,
        Self::Type,
        Self::Body,
        Self::County,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Reason,
        Self::List,
    ];

    /// Its name on the command line, such as `state`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Model => "model",
            Self::Type => "type",
            Self::Body => "body",
            Self::County => "county",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Reason => "reason",
            Self::List => "list",
        }
    }

    /// The kind of period of signing, if it is one.
    pub(super) const fn period(self) -> Option<PeriodKind> {
        match self {
            Self::Month => Some(PeriodKind::Month),
            Self::Quarter => Some(PeriodKind::Quarter),
            Self::Year => Some(PeriodKind::Year),
            Self::State
            | Self::Model
            | Self::Type
            | Self::Body
            | Self::County
            | Self::Reason
            | Self::List => None,
        }
    }
}

/// The figures of one group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupFigures {
    /// The key, see [`GroupBy`]; `None` if the value is unknown.
    pub key: Option<String>,
    /// The label; `unknown` if the value is unknown.
    pub label: String,
    /// Agreements.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// Agreements by [`crate::model::Model::position`], those without a model last.
    pub models: [u32; 4],
    /// Applications, where a status of applications is asked for.
    pub applications: u32,
    /// Agencies with one.
    pub applicants: u32,
    /// How far they reach.
    pub reach: Reach,
}

/// The figures of the pending list in force. Filters by state, model, kind and county apply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PendingFigures {
    /// The list.
    pub list: ListIx,
    /// Its date.
    pub list_date: NaiveDate,
    /// The applications on it.
    pub figures: ApplicationFigures,
}

/// The figures of the agreements that match.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stats {
    /// The day.
    pub as_of: NaiveDate,
    /// The participating list in force.
    pub list: Option<ListIx>,
    /// Rows of the list in force, repeated ones included.
    pub listings: u32,
    /// Agreements.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States and territories with one.
    pub places: StateSet,
    /// By [`crate::model::Model::position`], agreements without a model last.
    pub models: [ModelFigures; 4],
    /// The figures of the pending list in force, if any.
    pub pending: Option<PendingFigures>,
    /// The figures of the applications that match, if a status of applications is asked for.
    pub applications: Option<ApplicationFigures>,
    /// The states that filter and search leave; empty for the whole country.
    pub scope: Vec<State>,
    /// The people who live in counties with one.
    pub people: PeopleFigures,
    /// How far they reach.
    pub reach: Reach,
    /// The groups, if requested.
    pub by: Vec<GroupFigures>,
}

impl Question<'_> {
    /// Counts the agreements that match, as a whole and by group if `by` is given.
    #[must_use]
    pub fn stats(self, by: Option<GroupBy>) -> Stats {
        let Question { history, day, .. } = self;
        let pass = Pass::new(self);
        let mut all = Counter::default();
        let mut active = 0;
        pass.each(self, |_, row, code| {
            all.add(row.agency, row.slots());
            active += u32::from(Slots::of(code).status == StatusKind::Active as usize);
        });
        Stats {
            as_of: day.as_of,
            list: day.list(history),
            listings: active + pass.repeats(self),
            agreements: all.agreements,
            agencies: all.agencies,
            places: all.places(),
            models: all.by_model(),
            pending: self.pending(&pass),
            applications: self.applications(),
            scope: self.scope(),
            people: self.people(),
            reach: self.reach(),
            by: by.map_or_else(Vec::new, |by| self.groups(by)),
        }
    }

    /// The states that filter and search leave; empty if they leave all.
    fn scope(self) -> Vec<State> {
        let scope: Vec<State> = State::all().filter(|&state| self.wants(state)).collect();
        if scope.len() == State::COUNT { Vec::new() } else { scope }
    }

    fn pending(self, pass: &Pass) -> Option<PendingFigures> {
        let Question { history, day, .. } = self;
        let list = day.pending_list(history)?;
        let mut all = Counter::default();
        for application in day.applications(history) {
            if application.status == StatusKind::Pending
                && pass.fails_of_application(application.row) == 0
                && self.finds(application.row.agency)
            {
                all.row(application.row);
            }
        }
        Some(PendingFigures {
            list,
            list_date: history.lists.row(list).date,
            figures: ApplicationFigures::from(&all),
        })
    }
}
