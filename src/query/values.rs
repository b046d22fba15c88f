//! The values behind the keys of the search box: `state:fl`, `signed:2025-03..`.

use chrono::NaiveDate;

use super::words::state_named;
use super::{Choice, CountyChoice, Facet, Filter, Month, StatusKind};
use crate::model::{AgencyKind, Model, State};
use crate::text::fold;

/// The keys.
pub(super) const KEYS: [&str; 6] = ["state", "model", "type", "county", "status", "signed"];

/// The word for an unknown value.
const UNKNOWN: &str = "unknown";

/// What is wrong with a restriction.
#[derive(Debug)]
pub(super) enum Trouble {
    /// There is no such key.
    Key,
    /// The value cannot be read, for the reason given.
    Value(String),
}

/// Adds `key:value` to a filter. Of a value that cannot be read nothing is added.
pub(super) fn restrict(filter: &mut Filter, key: &str, value: &str) -> Result<(), Trouble> {
    match key.to_ascii_lowercase().as_str() {
        "state" => choose(&mut filter.states, value, "state", state),
        "model" => choose(&mut filter.models, value, "model", model),
        "type" | "kind" => choose(&mut filter.kinds, value, "type", kind),
        "status" => {
            let mut statuses = filter.statuses;
            for part in parts(value, "status")? {
                match part.as_str() {
                    "all" | "any" => statuses = StatusKind::ALL.map(Some).into_iter().collect(),
                    name => statuses.insert(Some(status(name)?)),
                }
            }
            filter.statuses = statuses;
            Ok(())
        }
        "county" => {
            let names = parts(value, "county")?;
            filter.counties.extend(names.into_iter().map(|name| match name.as_str() {
                UNKNOWN => CountyChoice::Unknown,
                _ => CountyChoice::Named { state: None, name },
            }));
            Ok(())
        }
        "signed" => {
            let (since, until) = span(value)?;
            filter.since = filter.since.max(since);
            filter.until = [filter.until, until].into_iter().flatten().min();
            Ok(())
        }
        _ => Err(Trouble::Key),
    }
}

fn choose<T: Facet>(
    choice: &mut Choice<T>,
    value: &str,
    what: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<(), Trouble> {
    let mut chosen = *choice;
    for part in parts(value, what)? {
        if part == UNKNOWN {
            chosen.insert(None);
        } else {
            let value = read(&part);
            let none = || Trouble::Value(format!("\"{part}\" is no {what}"));
            chosen.insert(Some(value.ok_or_else(none)?));
        }
    }
    *choice = chosen;
    Ok(())
}

fn parts(value: &str, what: &str) -> Result<Vec<String>, Trouble> {
    let parts: Vec<String> = value.split(',').map(fold).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err(Trouble::Value(format!("which {what}?")));
    }
    Ok(parts)
}

/// A state by postal code, name, news abbreviation or the start of one name only.
fn state(folded: &str) -> Option<State> {
    State::from_postal(folded).or_else(|| state_named(folded)).or_else(|| {
        let mut starts = State::all().filter(|state| fold(state.name()).starts_with(folded));
        starts.next().filter(|_| folded.len() >= 3 && starts.next().is_none())
    })
}

fn model(folded: &str) -> Option<Model> {
    Model::from_code(folded).or_else(|| {
        let bare: String = folded.split(' ').collect();
        Model::ALL.into_iter().find(|model| {
            let name: String = fold(model.name()).split(' ').collect();
            name.starts_with(bare.as_str())
        })
    })
}

fn kind(folded: &str) -> Option<AgencyKind> {
    let named = |kind: &AgencyKind| fold(kind.name()).starts_with(folded);
    match folded {
        "city" | "town" | "municipal" => Some(AgencyKind::Municipality),
        _ => AgencyKind::ALL.into_iter().find(named),
    }
}

fn status(folded: &str) -> Result<StatusKind, Trouble> {
    let found = StatusKind::ALL.into_iter().find(|status| status.name().starts_with(folded));
    let none = || {
        let message = format!("\"{folded}\" is no status: active, unconfirmed, ended or all");
        Trouble::Value(message)
    };
    found.ok_or_else(none)
}

type Ends = (Option<NaiveDate>, Option<NaiveDate>);

fn span(value: &str) -> Result<Ends, Trouble> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let since = if from.is_empty() { None } else { Some(period(from)?.0) };
    let until = if to.is_empty() { None } else { Some(period(to)?.1) };
    match (since, until) {
        (None, None) => Err(Trouble::Value("signed when? 2025, 2025-03 or 2025-03-01".into())),
        (Some(since), Some(until)) if since > until => {
            Err(Trouble::Value(format!("{since} is after {until}")))
        }
        ends => Ok(ends),
    }
}

/// The first and last day of a year, a month or a day.
fn period(text: &str) -> Result<(NaiveDate, NaiveDate), Trouble> {
    let none = || Trouble::Value(format!("\"{text}\" is no date: 2025, 2025-03 or 2025-03-01"));
    let digits = |part: &str, most: usize| -> Option<u32> {
        let plain =
            !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|_| plain)
    };
    let mut numbers = text.split('-');
    let year = numbers.next().filter(|year| year.len() == 4).and_then(|year| digits(year, 4));
    let year = year.and_then(|year| i32::try_from(year).ok()).ok_or_else(none)?;
    let month = numbers.next().map(|month| digits(month, 2).ok_or_else(none)).transpose()?;
    let day = numbers.next().map(|day| digits(day, 2).ok_or_else(none)).transpose()?;
    let ends = match (month, day, numbers.next()) {
        (None, ..) => {
            NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
        }
        (Some(month), None, _) => {
            let first = NaiveDate::from_ymd_opt(year, month, 1);
            first.and_then(|first| Some((first, Month::of(first).last_day()?)))
        }
        (Some(month), Some(day), None) => {
            NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, day))
        }
        _ => None,
    };
    ends.ok_or_else(none)
}

/// The parts of a filter in the language that [`restrict`] reads. A county's state is not said.
pub(super) fn write(filter: &Filter) -> Vec<String> {
    let mut out = Vec::new();
    let mut say = |key: &str, values: Vec<String>| {
        if !values.is_empty() {
            out.push(format!("{key}:{}", values.join(",")));
        }
    };
    let or_unknown = |name: Option<&str>| name.unwrap_or(UNKNOWN).to_ascii_lowercase();
    say("state", filter.states.iter().map(|s| or_unknown(s.map(State::postal))).collect());
    say("model", filter.models.iter().map(|m| or_unknown(m.map(Model::code))).collect());
    say(
        "type",
        filter.kinds.iter().map(|k| quoted(&or_unknown(k.map(AgencyKind::name)))).collect(),
    );
    let counties = filter.counties.iter().map(|county| match county {
        CountyChoice::Unknown => UNKNOWN.to_owned(),
        CountyChoice::Named { name, .. } => quoted(name),
    });
    say("county", counties.collect());
    say("status", filter.statuses.iter().map(|s| or_unknown(s.map(StatusKind::name))).collect());
    if filter.since.is_some() || filter.until.is_some() {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        say("signed", vec![format!("{}..{}", day(filter.since), day(filter.until))]);
    }
    out
}

/// Blanks would end the value: hyphens are read as blanks.
fn quoted(name: &str) -> String {
    name.replace(char::is_whitespace, "-").replace([',', '"'], "")
}
