//! The values of the panes that filter.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::layout::Pane;
use crate::model::{AgencyBody, AgencyKind, Model, State};
use crate::query::{Choice, Entries, Facet, Filter, StatusKind};
use crate::text::capital;
use crate::tui::core::{Context, stacked};

/// A value of a facet: a row of a pane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Value {
    /// A state, or none known.
    State(Option<State>),
    /// A model, or none known.
    Model(Option<Model>),
    /// A kind of agency, or none known.
    Kind(Option<AgencyKind>),
    /// A status.
    Status(StatusKind),
    /// What an agency is by its name.
    Body(AgencyBody),
}

impl Value {
    /// Its name in a pane.
    pub(super) fn label(self) -> Cow<'static, str> {
        match self {
            Self::State(state) => state.map_or("unknown", State::name).into(),
            Self::Model(model) => model.map_or("no known model", Model::short).into(),
            Self::Kind(kind) => kind.map_or("Unknown", AgencyKind::name).into(),
            Self::Status(status) => match status {
                StatusKind::ApplicationSigned => "Signed".into(),
                StatusKind::ApplicationHeld => "Held already".into(),
                StatusKind::ApplicationRenamed => "Renamed".into(),
                status => capital(status.name()).into(),
            },
            Self::Body(body) => body.label().into(),
        }
    }

    /// Its name in a sentence that does not say what it is a value of.
    pub(super) fn name(self) -> Cow<'static, str> {
        match self {
            Self::State(None) => "State unknown".into(),
            Self::Model(model) => model.map_or("Model unknown", Model::name).into(),
            Self::Kind(None) => "Kind unknown".into(),
            Self::Status(status) => capital(&status.name().replace('-', " ")).into(),
            Self::State(Some(_)) | Self::Kind(Some(_)) | Self::Body(_) => self.label(),
        }
    }

    /// How many agreements, or applications, it would leave if it were chosen alone.
    pub(super) fn count(self, cx: &Context) -> u32 {
        let facets = &cx.answer.facets;
        let at = |counts: &[u32], slot: usize| counts.get(slot).copied().unwrap_or(0);
        match self {
            Self::State(state) => at(&facets.states, State::slot(state)),
            Self::Model(model) => at(&facets.models, Model::slot(model)),
            Self::Kind(kind) => at(&facets.kinds, AgencyKind::slot(kind)),
            Self::Status(status) => at(&facets.statuses, StatusKind::slot(Some(status))),
            Self::Body(body) => at(&facets.bodies, body.position()),
        }
    }

    /// What it counts.
    pub(super) fn entries(self, cx: &Context) -> Entries {
        match self {
            Self::Status(status) if status.is_of_application() => Entries::Applications,
            Self::Status(_) => Entries::Agreements,
            Self::State(_) | Self::Model(_) | Self::Kind(_) | Self::Body(_) => {
                cx.question().entries()
            }
        }
    }

    /// Whether it is chosen.
    pub(super) fn is_chosen(self, filter: &Filter) -> bool {
        match self {
            Self::State(state) => filter.states.contains(state),
            Self::Model(model) => filter.models.contains(model),
            Self::Kind(kind) => filter.kinds.contains(kind),
            Self::Status(status) => filter.statuses.contains(Some(status)),
            Self::Body(body) => filter.bodies.contains(Some(body)),
        }
    }

    /// Chooses it, or removes it from what is chosen.
    pub(super) fn toggle(self, filter: &mut Filter) {
        match self {
            Self::State(state) => filter.states.toggle(state),
            Self::Model(model) => filter.models.toggle(model),
            Self::Kind(kind) => filter.kinds.toggle(kind),
            Self::Status(status) => filter.statuses.toggle(Some(status)),
            Self::Body(body) => filter.bodies.toggle(Some(body)),
        }
    }

    /// Removes every value of its facet from what is chosen.
    pub(super) fn clear(self, filter: &mut Filter) {
        match self {
            Self::State(_) => filter.states.clear(),
            Self::Model(_) => filter.models.clear(),
            Self::Kind(_) => filter.kinds.clear(),
            Self::Status(_) => filter.statuses.clear(),
            Self::Body(_) => filter.bodies.clear(),
        }
    }
}

/// All values of a pane, in their order; none where the pane does not filter.
pub(super) fn values(cx: &Context, pane: Pane) -> Vec<Value> {
    let facets = &cx.answer.facets;
    match pane {
        Pane::States => states(cx),
        Pane::Models => {
            let unknown = shows_unknown(&facets.models, cx.filter.models);
            let models = stacked::STACK.into_iter().filter(|model| model.is_some() || unknown);
            models.map(Value::Model).collect()
        }
        Pane::Kinds => {
            let unknown = shows_unknown(&facets.kinds, cx.filter.kinds);
            let kinds = AgencyKind::ALL.into_iter().map(Some).chain(unknown.then_some(None));
            let applied = StatusKind::APPLICATION.into_iter().map(Value::Status);
            let applied = applied.filter(|it| it.count(cx) > 0 || it.is_chosen(&cx.filter));
            let statuses = StatusKind::AGREEMENT.into_iter().map(Value::Status).chain(applied);
            let bodies = AgencyBody::ALL.into_iter().map(Value::Body);
            let bodies = bodies.filter(|body| body.count(cx) > 0 || body.is_chosen(&cx.filter));
            kinds.map(Value::Kind).chain(statuses).chain(bodies).collect()
        }
        Pane::Agencies | Pane::Detail => Vec::new(),
    }
}

/// The states that have agreements or are chosen, those with most agreements first.
fn states(cx: &Context) -> Vec<Value> {
    let all = State::all().map(Some).chain([None]);
    let counted = all.map(|state| (Value::State(state).count(cx), state));
    let mut shown: Vec<(u32, Option<State>)> =
        counted.filter(|&(count, state)| count > 0 || cx.filter.states.contains(state)).collect();
    shown.sort_by_key(|&(count, state)| (Reverse(count), State::slot(state)));
    shown.into_iter().map(|(_, state)| Value::State(state)).collect()
}

/// Whether "unknown" is worth a row: there are such agreements, or it is chosen.
fn shows_unknown<T: Facet>(counts: &[u32], choice: Choice<T>) -> bool {
    counts.last().is_some_and(|&count| count > 0) || choice.contains(None)
}
