//! What the lists say about one agency, in sentences.

use super::parts::{Citation, authority, list, model_name};
use chrono::NaiveDate;

use crate::history::History;
use crate::model::{
    AgencyIx, AgreementIx, Column, EndReason, Ending, ListingIx, Model, Outcome, Status,
};
use crate::query::Day;
use crate::text::{news, news_list_day};

/// Says what the lists up to a day say about an agency: the agreements that it had on the list in
/// force, those that are gone, and its pending applications with the date of their own list.
#[must_use]
pub fn agency(history: &History, day: &Day, agency: AgencyIx) -> Citation {
    let (Some(position), Some(in_force)) = (day.position, day.list(history)) else {
        return Citation::none(history, day);
    };
    let name = name(history, agency);
    let (mut active, mut gone, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut unconfirmed = Vec::new();
    let mut agreements: Vec<AgreementIx> = history.agreements_of(agency).collect();
    agreements.sort_by_key(|&ix| history.agreements.row(ix).signed);
    for ix in agreements {
        let model = history.agreements.row(ix).model;
        match history.status(ix, position) {
            Status::NotYet => {}
            Status::Active => {
                let listing =
                    history.listing_on(ix, in_force).unwrap_or(history.agreements.row(ix).last);
                active.push(agreement(history, ix, listing, day.as_of));
                rows.push(CitedRow::new(history, listing, model));
            }
            Status::Ended(ending) | Status::Unconfirmed(ending) => {
                let listing = history
                    .listing_on(ix, ending.last_listed)
                    .unwrap_or(history.agreements.row(ix).last);
                let words = missing(history, ix, listing, ending, day.as_of);
                let confirmed = matches!(history.status(ix, position), Status::Ended(_));
                let one = if confirmed { &mut gone } else { &mut unconfirmed };
                one.push(words);
                rows.push(CitedRow::new(history, listing, model));
            }
        }
    }
    let in_force = list(history, in_force);
    let according = format!("according to {}.", authority(in_force, day.as_of));
    let mut sentences = vec![if active.is_empty() && !unconfirmed.is_empty() {
        format!("{name} had no agreement on {}.", authority(in_force, day.as_of))
    } else {
        held(&name, &active, &according)
    }];
    if !unconfirmed.is_empty() {
        let words = news::long_series(&unconfirmed);
        sentences.push(format!(
            "Missing, for too short a time to count as ended: {words}; whether it ended is unconfirmed."
        ));
    }
    if !gone.is_empty() {
        sentences.push(format!("ICE no longer listed {}.", news::long_series(&gone)));
    }
    sentences.extend(applications(history, day, agency, &mut rows));
    let source = if rows.is_empty() { in_force.file.clone() } else { sources(&rows) };
    Citation { sentence: sentences.join(" "), source }
}

/// "The Collier County Sheriff's Office (Fla.)"; without the state if the name contains it.
pub(super) fn name(history: &History, agency: AgencyIx) -> String {
    let row = history.tables.agencies.row(agency);
    let name = crate::text::display_line(history.text(row.name)).into_owned();
    let article = if name.starts_with("The ") { "" } else { "The " };
    match row.state {
        Some(state) if !name.contains(state.name()) => {
            format!("{article}{name} ({})", state.news())
        }
        _ => format!("{article}{name}"),
    }
}

fn held(name: &str, active: &[String], according: &str) -> String {
    match active {
        [] => format!("{name} had no agreement with ICE under its 287(g) program, {according}"),
        [one] => {
            format!("{name} had an agreement with ICE under its 287(g) program, {one}, {according}")
        }
        several => {
            let count = news::number(u32::try_from(several.len()).unwrap_or(u32::MAX));
            format!(
                "{name} had {count} agreements with ICE under its 287(g) program: {}, {according}",
                news::long_series(several)
            )
        }
    }
}

/// "a task force model agreement signed Feb. 24, 2025"; with the printed date if it is not used as
/// printed, or the first list if no signing date is known.
fn agreement(history: &History, ix: AgreementIx, listing: ListingIx, as_of: NaiveDate) -> String {
    let row = history.agreements.row(ix);
    let name = match row.model {
        Some(model @ Model::WarrantService) => format!("a {} agreement", model_name(Some(model))),
        Some(model) => format!("a {} model agreement", model_name(Some(model))),
        None => "an agreement whose model the list does not name".into(),
    };
    // A date that a later list gave is not yet known on an earlier day.
    let printed_then = history.reading(listing).signed;
    let known = |signed: &NaiveDate| *signed <= as_of;
    if let Some(later) = row.signed.filter(|signed| !known(signed)) {
        return match printed_then.filter(known) {
            Some(printed) => format!("{name} printed as signed {}", news::date(printed)),
            None if printed_then == Some(later) => {
                format!("{name} printed as signed on a later day, {}", news::date(later))
            }
            None => format!("{name} with no signing date up to that day"),
        };
    }
    let Some(signed) = row.signed else {
        let first = list(history, history.list_of(row.first));
        return format!(
            "{name} with no known date of signature, first listed {}",
            news_list_day(first)
        );
    };
    let altered = history
        .not_as_printed(listing)
        .iter()
        .any(|used| used.column == Column::Signed && !used.rule.is_minor);
    let printed = if altered {
        let printed = history.printed(listing, Column::Signed);
        format!(" (printed as \"{}\")", crate::text::display_line(printed.trim()))
    } else {
        String::new()
    };
    format!("{name} signed {}{printed}", news::date(signed))
}

/// Describes an agreement that was on one list and is missing from a later one.
pub(super) fn missing(
    history: &History,
    ix: AgreementIx,
    listing: ListingIx,
    ending: Ending,
    as_of: NaiveDate,
) -> String {
    let words = history.ending_words(ending);
    let [last, missing] = words.days(news::date);
    let gone = match (ending.in_gap, ending.reason) {
        (false, _) => format!("and missing from the one dated {missing}"),
        (true, Some(EndReason::Superseded)) => format!(
            "and replaced by a new agreement at a time before the next list, which is dated {missing}"
        ),
        (true, _) => format!("and gone by the next list, which is dated {missing}"),
    };
    format!(
        "{}, which was on its list dated {last}, {gone}",
        agreement(history, ix, listing, as_of)
    )
}

/// Names the applications on the pending list in force, with the date of that list.
fn applications(
    history: &History,
    day: &Day,
    agency: AgencyIx,
    rows: &mut Vec<CitedRow>,
) -> Option<String> {
    let position = day.pending?;
    let pending = day.pending_list(history)?;
    let mut models = Vec::new();
    for (ix, row) in history.applications.iter().filter(|(_, row)| row.agency == agency) {
        if history.outcome(ix, position, day.position) == Some(Outcome::Pending) {
            models.push(format!("the {} model", model_name(row.model)));
            let mut listings = history.listings_of(pending);
            let on_it = listings.find(|(_, l)| history.application_of(l.reading) == Some(ix));
            let listing = on_it.map_or(row.last, |(listing, _)| listing);
            rows.push(CitedRow::new(history, listing, row.model));
        }
    }
    if models.is_empty() {
        return None;
    }
    let date = news_list_day(list(history, pending));
    let models = news::series(&models, "and");
    Some(format!(
        "An application of the agency under {models} was pending, according to ICE's list of pending applications dated {date}."
    ))
}

/// A row of a list and the code of its model.
pub(in crate::export) struct CitedRow {
    file: String,
    number: u32,
    code: &'static str,
}

impl CitedRow {
    pub(in crate::export) fn new(
        history: &History,
        listing: ListingIx,
        model: Option<Model>,
    ) -> Self {
        Self {
            file: list(history, history.list_of(listing)).file.clone(),
            number: history.listings.row(listing).row,
            code: model.map_or("no model", Model::code),
        }
    }
}

/// Names every row behind the sentences, by file.
pub(in crate::export) fn sources(rows: &[CitedRow]) -> String {
    let mut files: Vec<(&str, Vec<String>)> = Vec::new();
    for row in rows {
        let named = format!("{} ({})", row.number, row.code);
        match files.iter_mut().find(|(file, _)| *file == row.file) {
            Some((_, rows)) => rows.push(named),
            None => files.push((&row.file, vec![named])),
        }
    }
    let named = files.iter().map(|(file, rows)| {
        let word = if rows.len() == 1 { "row" } else { "rows" };
        format!("{file}, {word} {}", news::series(rows, "and"))
    });
    named.collect::<Vec<_>>().join("; ")
}
