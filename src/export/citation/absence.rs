//! A place without an agreement in force, in sentences to be cited.

use super::agency::{CitedRow, missing, name, sources};
use super::parts::{Citation, authority, list, model_name};
use crate::export::absence::lists_held;
use crate::model::{AgencyIx, AgreementIx, Status};
use crate::query::{Absence, PlaceKind, Question};
use crate::text::{news, news_list_day, place};

/// Says that no agency of a place had an agreement in force, what was there before, which lists say
/// so, and which agencies are `near` by spelling alone.
#[must_use]
pub fn absence(question: Question<'_>, absence: &Absence, near: &[AgencyIx]) -> Citation {
    let Question { history, day, filter, .. } = question;
    let (Some(position), Some(in_force)) = (day.position, day.list(history)) else {
        return Citation::none(history, day);
    };
    let in_force = list(history, in_force);
    let where_to = match absence.place.kind {
        PlaceKind::State => place(absence.place.state),
        _ => format!("{}, {},", absence.place.called(), absence.place.state.news()),
    };
    let models: Vec<&str> = filter.models.iter().map(model_name).collect();
    let program = match models.as_slice() {
        [] => "its 287(g) program".to_owned(),
        _ => format!("the {} model of its 287(g) program", news::series(&models, "or")),
    };
    let mut sentences = vec![format!(
        "No law enforcement agency of {where_to} had an agreement with ICE under {program}, \
         according to {}.",
        authority(in_force, day.as_of)
    )];
    let mut rows = Vec::new();
    let mut said = |agreements: &[AgreementIx], what: &str| {
        for &ix in agreements {
            let status = history.status(ix, position);
            let (Status::Ended(ending) | Status::Unconfirmed(ending)) = status else { continue };
            let row = history.agreements.row(ix);
            let listing = history.listing_on(ix, ending.last_listed).unwrap_or(row.last);
            rows.push(CitedRow::new(history, listing, row.model));
            sentences.push(format!(
                "{} had {}{what}.",
                name(history, row.agency),
                missing(history, ix, listing, ending, day.as_of)
            ));
        }
    };
    said(&absence.before, "");
    said(&absence.unconfirmed, "; that it ended is unconfirmed");
    if let Some(pending) = day.pending_list(history) {
        let date = news_list_day(list(history, pending));
        let count = u32::try_from(absence.pending.len()).unwrap_or(u32::MAX);
        let (applications, was) = match count {
            0 => ("No application".to_owned(), "was"),
            1 => ("One application".to_owned(), "was"),
            _ => (news::first_number(count) + " applications", "were"),
        };
        sentences.push(format!(
            "{applications} of an agency there {was} on ICE's list of pending applications dated \
             {date}."
        ));
    }
    sentences.push(format!("The lists searched are of {}.", lists_held(history, day)));
    if let Some(&near) = near.first() {
        let near = name(history, near);
        sentences.push(format!("Nearest by spelling, but another agency: {near}."));
    }
    let all = crate::text::thousands((in_force.listings.end - in_force.listings.start).into());
    let mut source = format!("{}, 0 of its {all} rows", in_force.file);
    if !rows.is_empty() {
        source = format!("{source}; {}", sources(&rows));
    }
    Citation { sentence: sentences.join(" "), source }
}
