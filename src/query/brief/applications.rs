//! Applications: signed fastest, waiting longest.

use chrono::NaiveDate;

use super::BriefRule;
use super::item::{BriefRow, BriefSubject, Said};
use super::phrases::{model_words, some};
use super::scene::Scene;
use crate::model::{ApplicationIx, List, ListingIx, Outcome};
use crate::query::breaks::LONGEST_USUAL_GAP;
use crate::text::{counted, day, list_name};

/// The applications that were signed fastest.
pub(super) const FASTEST: BriefRule = BriefRule {
    name: "signed-fastest",
    sentence: "Of the applications signed between the two pending lists, those that were pending \
               for the fewest days from the first pending list that names them to the signing \
               date. Not where the later pending list is more than 14 days old.",
    is_final: false,
    most: 1,
    more: |_| String::new(),
    find: fastest,
};

/// The applications that have been waiting longest.
pub(super) const LONGEST: BriefRule = BriefRule {
    name: "waiting-longest",
    sentence: "Of the applications on the later pending list whose agency has no agreement under \
               that model, those that have been on every pending list for longest. Not where that \
               list is more than 14 days old, or is the earlier one.",
    is_final: false,
    most: 1,
    more: |_| String::new(),
    find: longest,
};

/// The later pending list, if it is not too old to speak of.
fn pending<'a>(scene: &Scene<'a>) -> Option<&'a List> {
    let list = *scene.history.pending.get(scene.changes.to.pending?)?;
    let list = scene.list(list);
    let old = (scene.question.day.as_of - list.date).num_days() > LONGEST_USUAL_GAP;
    (!old).then_some(list)
}

/// The first row of an application, under whatever name.
fn first_row(scene: &Scene<'_>, application: ApplicationIx) -> ListingIx {
    let mut oldest = application;
    while let Some(before) = scene.history.applied_before(oldest) {
        oldest = before;
    }
    scene.history.applications.row(oldest).first
}

/// The day of the first pending list with an application, and whether that is the very first one,
/// so that it may have been pending before.
fn since(scene: &Scene<'_>, application: ApplicationIx) -> (NaiveDate, bool) {
    let history = scene.history;
    let list = history.list_of(first_row(scene, application));
    (scene.list(list).date, history.pending.first() == Some(&list))
}

/// The row from which on an application has been on every pending list up to the one at `to`,
/// under whatever name.
fn waiting_since(scene: &Scene<'_>, application: ApplicationIx, to: usize) -> ListingIx {
    let history = scene.history;
    let spans = history.spans(&history.applications.row(application).spans);
    let span = spans.iter().rfind(|span| span.first as usize <= to);
    match span.filter(|span| Some(*span) != spans.first()) {
        None => first_row(scene, application),
        Some(span) => {
            let list = history.pending.get(span.first as usize);
            let is_it = |reading| history.application_of(reading) == Some(application);
            let row = list.and_then(|&list| history.row_on(list, is_it));
            row.unwrap_or_else(|| first_row(scene, application))
        }
    }
}

/// Whether the agency of an application has an agreement under its model on the later list.
fn is_held(scene: &Scene<'_>, application: ApplicationIx) -> bool {
    let row = scene.history.applications.row(application);
    let mut own = scene.history.agreements_of(row.agency);
    own.any(|ix| scene.history.agreements.row(ix).model == row.model && scene.stands(ix))
}

fn name(scene: &Scene<'_>, application: ApplicationIx) -> String {
    let row = scene.history.applications.row(application);
    format!("{} [{}]", scene.agency(row.agency), model_words(row.model))
}

fn row(scene: &Scene<'_>, ix: ApplicationIx, listing: ListingIx) -> BriefRow {
    let list = scene.history.list_of(listing);
    BriefRow { subject: BriefSubject::Application(ix), list, listing: Some(listing) }
}

fn fastest(scene: &Scene<'_>) -> Vec<Said> {
    if pending(scene).is_none() {
        return Vec::new();
    }
    let signed = scene.changes.applications.signed.iter().filter_map(|signed| {
        let days = signed.days.filter(|&days| days >= 0)?;
        let (_, is_open) = since(scene, signed.application);
        (!is_open).then_some((days, *signed))
    });
    let signed: Vec<_> = signed.collect();
    let Some(least) = signed.iter().map(|(days, _)| *days).min() else { return Vec::new() };
    let mut fastest: Vec<_> = signed.iter().filter(|(days, _)| *days == least).collect();
    let agency = |ix: ApplicationIx| scene.history.applications.row(ix).agency;
    scene.largest_first(&mut fastest, |(_, signed)| agency(signed.application));
    let text = format!(
        "Signed fastest of {}: {} after the first pending list that names it: {}.",
        counted(signed.len(), "application", "applications"),
        counted(usize::try_from(least).unwrap_or(0), "day", "days"),
        some(fastest.iter().map(|(_, signed)| name(scene, signed.application)))
    );
    let rows = fastest.iter().flat_map(|(_, signed)| {
        let first = first_row(scene, signed.application);
        [row(scene, signed.application, first), scene.row_at(signed.agreement, scene.to)]
    });
    vec![Said::new(text, rows.collect(), String::new())]
}

fn longest(scene: &Scene<'_>) -> Vec<Said> {
    let (Some(list), Some(to)) = (pending(scene), scene.changes.to.pending) else {
        return Vec::new();
    };
    if scene.changes.from.pending == Some(to) {
        return Vec::new();
    }
    let history = scene.history;
    let pending = history.applications.handles().filter(|&ix| {
        scene.is_application_asked_for(ix)
            && !is_held(scene, ix)
            && history.outcome(ix, to, scene.to) == Some(Outcome::Pending)
    });
    let waiting: Vec<(NaiveDate, bool, ApplicationIx)> = pending
        .map(|ix| {
            let list = history.list_of(waiting_since(scene, ix, to));
            (scene.list(list).date, history.pending.first() == Some(&list), ix)
        })
        .collect();
    let Some(&(oldest, is_open, _)) = waiting.iter().min_by_key(|waiting| waiting.0) else {
        return Vec::new();
    };
    let mut longest: Vec<ApplicationIx> =
        waiting.iter().filter(|waiting| waiting.0 == oldest).map(|waiting| waiting.2).collect();
    scene.largest_first(&mut longest, |&ix| history.applications.row(ix).agency);
    let days = usize::try_from((list.date - oldest).num_days()).unwrap_or(0);
    let text = format!(
        "Waiting longest of {}, by the pending list of {}: {} for {}{}, since that of {}: {}.",
        counted(waiting.len(), "application", "applications"),
        list_name(list),
        counted(longest.len(), "application", "applications"),
        if is_open { "at least " } else { "" },
        counted(days, "day", "days"),
        day(oldest),
        some(longest.iter().map(|&ix| name(scene, ix)))
    );
    let rows = longest.iter().map(|&ix| row(scene, ix, waiting_since(scene, ix, to)));
    vec![Said::new(text, rows.collect(), String::new())]
}
