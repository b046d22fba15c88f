//! A place without an agreement in force, in sentences.

use crate::history::History;
use crate::model::{
    AgencyIx, AgreementIx, List, ListKind, Model, Roster, State, Status, county_names,
};
use crate::query::{Absence, Day, Filter, KnownPlace, PlaceKind, Question, unseen};
use crate::text::{counted, day as in_words, display_line, list_day, news, place as after_of};

/// The most agencies or counties that are named; the others are counted.
const MOST: usize = 4;

/// Describes a place without an agreement in force: what was there before, what is pending, what is
/// around it, and which lists say so. Each sentence is a line.
#[must_use]
pub fn sentences(question: Question<'_>, absence: &Absence) -> Vec<String> {
    let Question { history, day, .. } = question;
    let Some(in_force) = day.list(history).map(|list| history.lists.row(list)) else {
        return Vec::new();
    };
    let place = &absence.place;
    let list = list_day(in_force);
    let mut lines = vec![if absence.others.is_empty() {
        let only = only(question.filter);
        let comma = if place.kind == PlaceKind::State { "" } else { "," };
        format!(
            "No agency of {}{comma}{only} is on the list of {list}{}.",
            name(place),
            of_state(absence)
        )
    } else {
        let others = agencies(history, &absence.others);
        let place = name(place);
        format!("Nothing that is asked for is on the list of {list}. Of {place}, it has: {others}.")
    }];
    if !absence.unconfirmed.is_empty() {
        let missing = each(&absence.unconfirmed, |ix| gone(history, day, ix, "missing on"));
        lines.push(format!("Missing, but unconfirmed: {missing}."));
    }
    lines.push(match absence.before.as_slice() {
        [] => "Before: none.".to_owned(),
        before => format!("Before: {}.", each(before, |ix| gone(history, day, ix, "gone by"))),
    });
    if let Some(pending) = day.pending_list(history) {
        let list = list_day(history.lists.row(pending));
        lines.push(if absence.pending.is_empty() {
            format!("Pending: none on the list of {list}.")
        } else {
            let applied = each(&absence.pending, |ix| {
                let row = history.applications.row(ix);
                format!("{}, {}", agency(history, row.agency), model(row.model))
            });
            format!("Pending on the list of {list}: {applied}.")
        });
    }
    if place.kind == PlaceKind::City && !absence.in_county.is_empty() {
        let there = agencies(history, &absence.in_county);
        let county = if place.counties.len() == 1 { "county" } else { "counties" };
        lines.push(format!("In its {county}: {there}."));
    }
    lines.extend(around(history, absence));
    lines.push(format!("The lists held here are of {}.", lists_held(history, day)));
    lines
}

/// What matches only by spelling, for a place that is known: "Nearest by spelling: Dallam County
/// Sheriff's Office, Texas."
#[must_use]
pub fn nearest(history: &History, near: &[AgencyIx]) -> String {
    format!("Nearest by spelling: {}.", agencies(history, near))
}

/// The places of a name that too many have: "Orange County is in California, Florida and Texas; name
/// the state." `None` if they are few enough to be answered one by one.
#[must_use]
pub fn several(places: &[KnownPlace]) -> Option<String> {
    let [first, .., _] = places else { return None };
    let states: Vec<&str> = places.iter().map(|place| place.state.name()).collect();
    Some(format!("There is a {} in {}: name the state.", first.name, news::series(&states, "and")))
}

/// A place with its state: "Los Angeles County, California", "California".
#[must_use]
pub fn name(place: &KnownPlace) -> String {
    match place.kind {
        PlaceKind::State => after_of(place.state),
        PlaceKind::County | PlaceKind::City => {
            format!("{}, {}", place.called(), place.state.name())
        }
    }
}

/// The times that the accepted lists up to a day are of: "October 2010 – August 2017 and January
/// 2021 – May 2026".
#[must_use]
pub fn lists_held(history: &History, day: &Day) -> String {
    let lists = history.accepted(ListKind::Participating);
    let dates: Vec<_> = lists.iter().map(|&list| history.lists.row(list).date).collect();
    let until = day.position.map_or(0, |at| at + 1).min(dates.len());
    let mut starts: Vec<usize> = vec![0];
    starts.extend(unseen(history, day).iter().map(|stretch| stretch.position));
    let month = |at: usize| dates.get(at).map(|date| date.format("%B %Y").to_string());
    let ends = starts.iter().skip(1).copied().chain([until]);
    let runs: Vec<String> = starts
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| {
            let (first, last) = (month(start)?, month(end.checked_sub(1)?)?);
            Some(if first == last { first } else { format!("{first} \u{2013} {last}") })
        })
        .collect();
    news::series(&runs, "and")
}

/// The parts of a filter but for places and statuses: " (only Task Force)".
fn only(filter: &Filter) -> String {
    let rest = Filter {
        models: filter.models,
        kinds: filter.kinds,
        bodies: filter.bodies,
        since: filter.since,
        until: filter.until,
        watched: filter.watched.clone(),
        ..Filter::default()
    };
    match rest.describe() {
        words if words.is_empty() => String::new(),
        words => format!(" (only {words})"),
    }
}

fn of_state(absence: &Absence) -> String {
    if absence.place.kind == PlaceKind::State {
        return String::new();
    }
    let state = after_of(absence.place.state);
    match absence.of_state {
        0 => format!("; none of {state} is"),
        1 => format!("; one agency of {state} is"),
        count => format!("; {} of {state} are", counted(count, "agency", "agencies")),
    }
}

fn around(history: &History, absence: &Absence) -> Option<String> {
    if absence.adjacent == 0 {
        return None;
    }
    let adjacent = counted(absence.adjacent, "adjacent county", "adjacent counties");
    if absence.around.is_empty() {
        return Some(format!("Around it: no agency in {adjacent}."));
    }
    let counties: Vec<String> = absence
        .around
        .iter()
        .map(|neighbour| {
            let county = county(neighbour.fips, absence.place.state);
            let [first, rest @ ..] = neighbour.agencies.as_slice() else { return county };
            let first = agency_alone(history, *first);
            match rest.len() {
                0 => format!("{county} ({first})"),
                more => format!("{county} ({first} and {more} more)"),
            }
        })
        .collect();
    let count = counties.len();
    Some(format!("Around it, in {count} of {adjacent}: {}.", each(&counties, |county| county)))
}

/// A county by its FIPS code, with its state if that is another one.
fn county(fips: u32, own: State) -> String {
    let name = county_names().find(|&(code, _)| code == fips).map_or("", |(_, name)| name);
    match State::from_fips(fips / 1000).filter(|&state| state != own) {
        Some(state) => format!("{name}, {}", state.postal()),
        None => name.to_owned(),
    }
}

/// "Los Angeles County Sheriff's Office, Jail Enforcement, last on the roster of 31 March 2015, gone
/// by 25 July 2015".
fn gone(history: &History, day: &Day, ix: AgreementIx, how: &str) -> String {
    let row = history.agreements.row(ix);
    let known = format!("{}, {}", agency(history, row.agency), model(row.model));
    let status = day.position.map_or(Status::NotYet, |at| history.status(ix, at));
    let (Status::Ended(ending) | Status::Unconfirmed(ending)) = status else { return known };
    let [last, missing] = history.ending_words(ending).days(in_words);
    let called = kind_of_list(history.lists.row(ending.last_listed));
    format!("{known}, last on the {called} of {last}, {how} {missing}")
}

/// What a list is called: those before 2018 are rosters.
fn kind_of_list(list: &List) -> &'static str {
    if Roster::of(list).is_some() { "roster" } else { "list" }
}

fn model(model: Option<Model>) -> &'static str {
    model.map_or("model unknown", Model::short)
}

fn agencies(history: &History, agencies: &[AgencyIx]) -> String {
    each(agencies, |ix| agency(history, ix))
}

/// The name of an agency, with its state if the name does not say it.
fn agency(history: &History, ix: AgencyIx) -> String {
    let state = history.tables.agencies.row(ix).state;
    let name = agency_alone(history, ix);
    match state {
        Some(state) if !name.contains(state.name()) => format!("{name} ({})", state.postal()),
        _ => name,
    }
}

fn agency_alone(history: &History, ix: AgencyIx) -> String {
    display_line(history.text(history.tables.agencies.row(ix).name)).into_owned()
}

/// The first few, and how many more there are.
fn each<T: Clone>(things: &[T], words: impl Fn(T) -> String) -> String {
    let mut named: Vec<String> = things.iter().take(MOST).cloned().map(words).collect();
    if things.len() > MOST {
        named.push(format!("and {} more", things.len() - MOST));
    }
    named.join("; ")
}
