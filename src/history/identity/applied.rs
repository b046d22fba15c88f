//! Applications that went on under another name or in another state.

use chrono::{NaiveDate, TimeDelta};
use hashbrown::HashMap;

use super::pairs::{typed_wrong, words_more};
use crate::history::data::History;
use crate::model::{
    AgencyIx, Agreement, Application, ApplicationIx, Handover, HandoverRule, Index, ListIx,
    ListKind, ListingIx, Model, NextEntry, Span,
};

/// An application under another name that is first pending within this many days may be the same.
const SOON_DAYS: TimeDelta = TimeDelta::days(60);

/// Words for kinds of places. Names that differ only in one of them at the same position name one
/// place, unless both are listed side by side.
const PLACE_KINDS: [&str; 9] =
    ["borough", "city", "county", "district", "parish", "place", "town", "township", "village"];

impl History {
    /// What an application went on as, if that is under another name or state.
    #[must_use]
    pub fn handover(&self, application: ApplicationIx) -> Option<Handover> {
        let all = self.handovers.get_or_init(|| handovers(self));
        all.get(application.position()).copied().flatten()
    }

    /// The application that went on as this one.
    #[must_use]
    pub fn applied_before(&self, application: ApplicationIx) -> Option<ApplicationIx> {
        let all = self.handovers.get_or_init(|| handovers(self));
        let next = NextEntry::Application(application);
        let before = all.iter().position(|handover| handover.is_some_and(|it| it.next == next));
        before.map(ApplicationIx::at)
    }
}

/// What every application went on as, if that is under another name or state.
fn handovers(history: &History) -> Vec<Option<Handover>> {
    let successors = Successors::new(history);
    let applications = history.applications.rows();
    applications.iter().map(|application| successors.of(application)).collect()
}

/// What an application may go on as, by model.
struct Successors<'h> {
    history: &'h History,
    applications: HashMap<Option<Model>, Vec<(NextEntry, &'h Application)>>,
    agreements: HashMap<Option<Model>, Vec<(NextEntry, &'h Agreement)>>,
}

/// An application that is no longer pending.
struct Gone<'h> {
    row: &'h Application,
    /// The position of the last pending list with it.
    last: u32,
    /// The days of the first and the last pending list with it.
    pending: [NaiveDate; 2],
    /// The day of the first participating list that is not older than the first pending list
    /// without it.
    until: NaiveDate,
}

impl<'h> Successors<'h> {
    fn new(history: &'h History) -> Self {
        let mut found = Self { history, applications: HashMap::new(), agreements: HashMap::new() };
        for (ix, row) in history.applications.iter() {
            let own = found.applications.entry(row.model).or_default();
            own.push((NextEntry::Application(ix), row));
        }
        for (ix, row) in history.agreements.iter() {
            let own = found.agreements.entry(row.model).or_default();
            own.push((NextEntry::Agreement(ix), row));
        }
        found
    }

    fn spans(&self, application: &Application) -> Option<[Span; 2]> {
        let spans = self.history.spans(&application.spans);
        Some([*spans.first()?, *spans.last()?])
    }

    fn gone(&self, row: &'h Application) -> Option<Gone<'h>> {
        let history = self.history;
        let [first, Span { last, .. }] = self.spans(row)?;
        let day = |position: u32| {
            let list = history.pending.get(position as usize)?;
            Some(history.lists.row(*list).date)
        };
        let missing = day(last + 1)?;
        let date = |list: ListIx| history.lists.row(list).date;
        let later = history.participating.partition_point(|&list| date(list) < missing);
        let until = history.participating.get(later).map_or(missing, |&list| date(list));
        Some(Gone { row, last, pending: [day(first.first)?, day(last)?], until })
    }

    fn of(&self, application: &'h Application) -> Option<Handover> {
        let history = self.history;
        let gone = self.gone(application)?;
        let own = history.agreements_of(application.agency);
        if own.into_iter().any(|ix| history.agreements.row(ix).model == application.model) {
            return None;
        }
        let pending = self.applications.get(&application.model).into_iter().flatten();
        let pending = pending.filter_map(|(next, row)| {
            let rule = self.rule(&gone, row.agency, row.first)?;
            self.goes_on(&gone, row, rule).then(|| (rule, self.day(row.first), *next))
        });
        let signed = self.agreements.get(&application.model).into_iter().flatten();
        let signed = signed.filter_map(|(next, row)| {
            let day = self.day(row.first);
            let in_time = day >= gone.pending[1] && day <= gone.until;
            let held = day < gone.pending[0] && self.stood(row, gone.pending[0]);
            if !in_time && !held {
                return None;
            }
            let rule = self.rule(&gone, row.agency, row.first)?;
            let may = match rule {
                HandoverRule::Typo | HandoverRule::PlaceKind => held,
                HandoverRule::Words | HandoverRule::OtherState => false,
            };
            let new = in_time && !self.has_applied(row.agency, row.model);
            (may || new).then_some((rule, day, *next))
        });
        let mut found: Vec<(HandoverRule, NaiveDate, NextEntry)> = pending.chain(signed).collect();
        found.sort_by_key(|&(rule, day, _)| (rule, day));
        match *found.as_slice() {
            [(rule, _, next)] => Some(Handover { next, rule }),
            [(rule, day, next), (other, later, _), ..] if (rule, day) != (other, later) => {
                Some(Handover { next, rule })
            }
            _ => None,
        }
    }

    /// Whether an application that is named by a rule begins in time after the one that is gone.
    fn goes_on(&self, gone: &Gone<'_>, next: &Application, rule: HandoverRule) -> bool {
        let Some([begin, _]) = self.spans(next) else { return false };
        let tight = begin.first == gone.last + 1;
        let soon = begin.first > gone.last && self.day(next.first) - gone.pending[1] <= SOON_DAYS;
        match rule {
            HandoverRule::OtherState => tight,
            HandoverRule::Typo | HandoverRule::PlaceKind | HandoverRule::Words => soon,
        }
    }

    fn has_applied(&self, agency: AgencyIx, model: Option<Model>) -> bool {
        let of_model = self.applications.get(&model).into_iter().flatten();
        of_model.into_iter().any(|(_, row)| row.agency == agency)
    }

    /// Whether an agreement is on the participating list in force on a day.
    fn stood(&self, agreement: &Agreement, day: NaiveDate) -> bool {
        let history = self.history;
        let at = history.in_force(ListKind::Participating, day);
        let mut spans = history.spans(&agreement.spans).iter();
        at.is_some_and(|at| spans.any(|s| s.first as usize <= at && s.last as usize >= at))
    }

    fn day(&self, listing: ListingIx) -> NaiveDate {
        self.history.lists.row(self.history.list_of(listing)).date
    }

    /// The rule by which another agency's name, as first listed in a row, may be that of the
    /// application.
    fn rule(&self, gone: &Gone<'_>, agency: AgencyIx, first: ListingIx) -> Option<HandoverRule> {
        let history = self.history;
        if agency == gone.row.agency {
            return None;
        }
        let agencies = &history.tables.agencies;
        let (left, right) = (agencies.row(gone.row.agency), agencies.row(agency));
        let counties = [gone.row.first, first].map(|row| history.reading(row).county);
        let two_counties = matches!(counties, [Some(one), Some(other)] if one != other);
        // An agreement that moved has another name in its first row.
        let moved = history.moved_on(first).map(|moved| (moved.state, moved.slug));
        let names = [Some((right.state, right.slug)), moved];
        names.into_iter().flatten().find_map(|(state, slug)| {
            if left.state != state {
                return (left.slug == slug).then_some(HandoverRule::OtherState);
            }
            let (left, right) = (history.text(left.slug), history.text(slug));
            if two_counties { None } else { name_rule(left, right) }
        })
    }
}

/// The rule by which two names of a state may be one.
fn name_rule(a: &str, b: &str) -> Option<HandoverRule> {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (of_a, of_b) = (digits(a), digits(b));
    if typed_wrong(a, b) && of_a == of_b {
        return Some(HandoverRule::Typo);
    }
    if is_other_kind(a, b) {
        return Some(HandoverRule::PlaceKind);
    }
    let numbered = of_a != of_b && !of_a.is_empty() && !of_b.is_empty();
    (!numbered && words_more(a, b).is_some()).then_some(HandoverRule::Words)
}

/// Whether two names differ only in the word for the kind of place.
fn is_other_kind(a: &str, b: &str) -> bool {
    if a.split('-').count() != b.split('-').count() {
        return false;
    }
    let mut differing = a.split('-').zip(b.split('-')).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    PLACE_KINDS.contains(&a) && PLACE_KINDS.contains(&b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("carteret-county-sheriff", "cartert-county-sheriff", Some(HandoverRule::Typo))]
    #[case("lake-parish-sheriff", "lake-county-sheriff", Some(HandoverRule::PlaceKind))]
    #[case("lake-county-jail", "lake-county-sheriff", None)]
    #[case("pine-township-constable", "constable-pine-township", Some(HandoverRule::Words))]
    #[case("pembroke-police", "pembroke-pines-police", Some(HandoverRule::Words))]
    #[case("constable-office", "constable-office-6th-ward", Some(HandoverRule::Words))]
    #[case("constable-precinct-1", "county-constable-precinct-2", None)]
    #[case("lee-county-sheriff", "leon-county-sheriff", None)]
    fn names_of_one_applicant(
        #[case] a: &str,
        #[case] b: &str,
        #[case] want: Option<HandoverRule>,
    ) {
        assert_eq!(name_rule(a, b), want);
        assert_eq!(name_rule(b, a), want);
    }
}
