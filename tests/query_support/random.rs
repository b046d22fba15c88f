//! Random histories of few agencies on few lists, and random filters.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part")]

use chrono::NaiveDate;
use g287::history::History;
use g287::model::{AgencyIx, AgencyKind, ListKind, Model, State};
use g287::query::{Choice, CountyChoice, Filter, StatusKind};
use proptest::prelude::*;

use crate::query_support::{Row, list};

pub const PLACES: [&str; 4] = ["Polk", "Miami-Dade", "St. Lucie", "Doña Ana"];
pub const STATES: [usize; 3] = [0, 9, 43];

pub fn day(number: u16) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(738_000 + i32::from(number)).unwrap()
}

prop_compose! {
    pub fn any_row()(
        state in prop::option::weighted(0.9, 0_usize..3),
        place in 0_usize..4,
        police in any::<bool>(),
        kind in prop::option::weighted(0.8, 0_usize..3),
        county in any::<bool>(),
        model in prop::option::weighted(0.9, 0_usize..3),
        signed in prop::option::weighted(0.9, 0_u16..1500),
    ) -> Row {
        let state = state.and_then(|at| State::from_position(STATES[at]));
        let body = if police { "Police Department" } else { "County Sheriff's Office" };
        let fips = state.map_or(0, |s| u32::try_from(s.position()).unwrap() * 10);
        Row {
            state,
            name: format!("{} {body}", PLACES[place]),
            kind: kind.map(|at| AgencyKind::ALL[at]),
            county: county.then(|| (fips + u32::try_from(place).unwrap(), format!("{} County", PLACES[place]))),
            model: model.map(|at| Model::ALL[at]),
            signed: signed.map(day),
        }
    }
}

prop_compose! {
    pub fn any_history()(
        pool in prop::collection::vec(any_row(), 1..40),
        lists in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 0..40), 0_u16..60, any::<bool>()), 1..7),
    ) -> History {
        let mut date = day(1500);
        let lists = lists.into_iter().map(|(rows, later, pending)| {
            date += chrono::TimeDelta::days(i64::from(later));
            let rows: Vec<Row> = rows.iter().map(|at| at.get(&pool).clone()).collect();
            let kind = if pending { ListKind::Pending } else { ListKind::Participating };
            list(kind, &date.to_string(), &rows)
        });
        History::from_lists(lists.collect())
    }
}

prop_compose! {
    pub fn any_filter()(
        states in prop::collection::vec(prop::option::of(0_usize..3), 0..3),
        models in prop::collection::vec(prop::option::of(0_usize..3), 0..2),
        kinds in prop::collection::vec(prop::option::of(0_usize..3), 0..2),
        statuses in prop::collection::vec(0_usize..3, 0..3),
        county in prop::option::weighted(0.3, prop::option::of(0_usize..4)),
        since in prop::option::weighted(0.3, 0_u16..1500),
        until in prop::option::weighted(0.3, 0_u16..1500),
        watched in prop::option::weighted(0.2, prop::collection::vec(0_u32..12, 0..8)),
    ) -> Filter {
        let known = |at: usize| State::from_position(STATES[at]);
        Filter {
            states: states.into_iter().map(|at| at.and_then(known)).collect(),
            models: models.into_iter().map(|at| at.map(|at| Model::ALL[at])).collect(),
            kinds: kinds.into_iter().map(|at| at.map(|at| AgencyKind::ALL[at])).collect(),
            bodies: Choice::default(),
            statuses: statuses.into_iter().map(|at| Some(StatusKind::AGREEMENT[at])).collect(),
            reasons: Choice::default(),
            counties: county.map(|place| place.map_or(CountyChoice::Unknown, |place| {
                CountyChoice::Named { state: None, name: PLACES[place].to_lowercase() }
            })).into_iter().collect(),
            since: since.map(day),
            until: until.map(day),
            watched: watched.map(|agencies| agencies.into_iter().map(AgencyIx).collect()),
            text: String::new(),
        }
    }
}
