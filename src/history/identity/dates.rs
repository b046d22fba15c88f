//! Corrected signing dates: two printed dates of an agency under one model that are one agreement,
//! because one replaces the other from one list to the next.

use chrono::{Datelike, NaiveDate, TimeDelta};
use hashbrown::HashMap;

use super::pairs::typed_wrong;
use super::variant::{Variant, Variants};
use crate::history::data::History;
use crate::history::keys::{AgreementKey, DateChange, agreement, targets};
use crate::model::{CorrectionRule, ListingIx};

/// The date of a row without a memorandum changes by at most this many days …
const UNLINKED_DAYS: i64 = 90;

/// … also if the row never had one and is missing for at most this many days in between.
const MISSING_DAYS: i64 = 14;

/// A date printed temporarily differs by at most this many days.
const REVERTED_DAYS: i64 = 30;

/// The date of a row changes by at most this many days when its memorandum is posted, or beside the
/// same memorandum file; beyond that, another agreement may have replaced it.
const POSTED_DAYS: i64 = 366;

/// A date first printed more than this many days after itself …
const YEAR_LATE_DAYS: i64 = 300;

/// … has a mistyped year if its day and month fall within this many days before that list, and so
/// does the list before it.
const YEAR_WINDOW_DAYS: i64 = 60;

/// All changes of dates, in order of agency, model and date.
pub(super) fn date_changes(history: &History, variants: &Variants) -> Vec<DateChange> {
    let years = years(history, variants);
    let mut kept: Vec<DateChange> = Vec::new();
    for of_one in variants.rows.chunk_by(|a, b| same_but_date(a.key, b.key)) {
        let mut found: Vec<DateChange> = years
            .iter()
            .filter(|year| of_one.iter().any(|variant| variant.key == year.before))
            .copied()
            .collect();
        if of_one.len() > 1 {
            corrected(history, variants, of_one, &mut found);
        }
        // A mistyped year is wrong whichever date comes later.
        found.sort_by_key(|date_change| {
            (date_change.rule != CorrectionRule::YearTyped, date_change.listing)
        });
        let mut joined = Vec::with_capacity(found.len());
        for date_change in found {
            joined.push(date_change);
            if !can_be(of_one, &joined) {
                joined.pop();
            }
        }
        kept.append(&mut joined);
    }
    kept.sort_by_key(|date_change| (date_change.before, date_change.listing));
    kept
}

/// Whether every date leads to one other date without cycles, and no two rows of a list become one
/// agreement.
fn can_be(of_one: &[Variant], date_changes: &[DateChange]) -> bool {
    let once = date_changes
        .iter()
        .all(|one| date_changes.iter().filter(|other| other.before == one.before).count() == 1);
    let targets = targets(date_changes);
    let last = |key: AgreementKey| targets.get(&key).copied().unwrap_or(key);
    let ends =
        date_changes.iter().all(|date_change| !targets.contains_key(&last(date_change.before)));
    let apart = of_one.iter().enumerate().all(|(i, a)| {
        let others = of_one.iter().skip(i + 1);
        others.filter(|b| last(a.key) == last(b.key)).all(|b| !a.meets(b))
    });
    once && ends && apart
}

fn same_but_date(a: AgreementKey, b: AgreementKey) -> bool {
    (a.agency, a.model) == (b.agency, b.model)
}

fn corrected(
    history: &History,
    variants: &Variants,
    of_one: &[Variant],
    found: &mut Vec<DateChange>,
) {
    for before in of_one {
        let mut after: Vec<&Variant> =
            of_one.iter().filter(|after| after.key != before.key).collect();
        after.sort_by_key(|after| after.first);
        let redated = after.into_iter().find_map(|after| {
            let rule = rule(history, before, after)?;
            let straddled = of_one.iter().any(|other| {
                other.key != before.key
                    && other.key != after.key
                    && other.begins() <= before.ends()
                    && other.ends() >= after.begins()
            });
            if straddled || goes_on(history, variants, before) {
                return None;
            }
            let (from, to) = (before.key.signed, after.key.signed?);
            if rule == CorrectionRule::DocumentPosted && variants.is_of_another(after) {
                let (rule, listing) = (CorrectionRule::OtherDocument, after.first);
                return Some(DateChange { before: after.key, after: from?, listing, rule });
            }
            let listing = if rule == CorrectionRule::Reverted {
                listing_after(history, after, before)?
            } else {
                after.first
            };
            Some(DateChange { before: before.key, after: to, listing, rule })
        });
        found.extend(redated);
    }
}

/// Whether another row of the place goes on with the model and the date, which then did not change:
/// one of an agency in the same county or with the same first word in its name.
fn goes_on(history: &History, variants: &Variants, before: &Variant) -> bool {
    let agency = |variant: &Variant| history.tables.agencies.row(variant.key.agency);
    let first_word = |variant: &Variant| history.text(agency(variant).slug).split('-').next();
    let county = |variant: &Variant| history.reading(variant.first).county;
    variants.rows.iter().any(|other| {
        other.key.agency != before.key.agency
            && (other.key.model, other.key.signed) == (before.key.model, before.key.signed)
            && before.ends_where_begins(other)
            && agency(other).state == agency(before).state
            && (first_word(other) == first_word(before)
                || (county(other).is_some() && county(other) == county(before)))
    })
}

/// The rule by which the second date replaces the first one.
fn rule(history: &History, before: &Variant, after: &Variant) -> Option<CorrectionRule> {
    let to = after.key.signed?;
    let Some(from) = before.key.signed else {
        return before.ends_where_begins(after).then_some(CorrectionRule::Dated);
    };
    let days = (to - from).num_days().abs();
    if after.is_interrupted_by(before) {
        return (!before.linked && days <= REVERTED_DAYS).then_some(CorrectionRule::Reverted);
    }
    if !before.ends_where_begins(after) {
        let unlinked = !before.linked && days <= UNLINKED_DAYS;
        return (unlinked && is_back_soon(history, before, after))
            .then_some(CorrectionRule::Unlinked);
    }
    let one_file = before.last_file.is_some() && before.last_file == after.first_file;
    if one_file && days <= POSTED_DAYS {
        Some(CorrectionRule::SameDocument)
    } else if !before.linked && after.first_file.is_some() && days <= POSTED_DAYS {
        Some(CorrectionRule::DocumentPosted)
    } else if before.last_file.is_none() && days <= UNLINKED_DAYS {
        Some(CorrectionRule::Unlinked)
    } else {
        None
    }
}

/// Whether the second variant first appears at most 14 days after the first one disappears.
fn is_back_soon(history: &History, before: &Variant, after: &Variant) -> bool {
    let day = |position: u32| {
        let list = history.participating.get(position as usize)?;
        Some(history.lists.row(*list).date)
    };
    let (Some(last), Some(first)) = (before.ends(), after.begins()) else { return false };
    match (day(last), day(first)) {
        (Some(from), Some(to)) => first > last && to - from <= TimeDelta::days(MISSING_DAYS),
        _ => false,
    }
}

/// The first listing of a variant after the last one of another.
fn listing_after(history: &History, of: &Variant, other: &Variant) -> Option<ListingIx> {
    let after = of.spans.iter().find(|span| Some(span.first) > other.ends())?;
    let list = *history.participating.get(after.first as usize)?;
    let mut rows = history
        .listings_of(list)
        .filter(|(_, row)| agreement(history.tables.readings.row(row.reading)) == of.key);
    rows.next().map(|(listing, _)| listing)
}

/// Dates with a year mistyped from the first listing on. If an agreement of that date was printed
/// earlier for a similar spelling, the date is right and only the spelling is new.
fn years(history: &History, variants: &Variants) -> Vec<DateChange> {
    let mut of_day: HashMap<_, Vec<&Variant>> = HashMap::new();
    for variant in &variants.rows {
        let state = history.tables.agencies.row(variant.key.agency).state;
        of_day.entry((state, variant.key.signed)).or_default().push(variant);
    }
    let name =
        |variant: &Variant| history.text(history.tables.agencies.row(variant.key.agency).slug);
    let mut found = Vec::new();
    for variant in &variants.rows {
        let Some(after) = year_typed(history, variant) else { continue };
        let state = history.tables.agencies.row(variant.key.agency).state;
        let others = of_day.get(&(state, variant.key.signed)).map_or(&[][..], Vec::as_slice);
        let known = others.iter().any(|other| {
            other.first < variant.first
                && (other.key.agency == variant.key.agency
                    || typed_wrong(name(other), name(variant)))
        });
        if !known {
            let rule = CorrectionRule::YearTyped;
            found.push(DateChange { before: variant.key, after, listing: variant.first, rule });
        }
    }
    found
}

fn year_typed(history: &History, variant: &Variant) -> Option<NaiveDate> {
    let printed = variant.key.signed?;
    let listed = history.lists.row(history.list_of(variant.first)).date;
    let window = listed - TimeDelta::days(YEAR_WINDOW_DAYS);
    // A date on the oldest list, or on the first one after a gap, may really be that old.
    let before = variant.begins()?.checked_sub(1)? as usize;
    if history.lists.row(*history.participating.get(before)?).date < window
        || (listed - printed).num_days() <= YEAR_LATE_DAYS
    {
        return None;
    }
    let in_year = |year| printed.with_year(year);
    [in_year(listed.year()), in_year(listed.year() - 1)]
        .into_iter()
        .flatten()
        .find(|day| *day <= listed && *day >= window)
}
