//! What the command line asks for: the data, the day and the filter.

use anyhow::{Error, Result, bail};
use chrono::NaiveDate;

use super::args::{Common, Filters};
use super::data::{self, Data};
use super::output::note;
use super::when::{NEWEST, When, counted_from};
use super::{clock, watch};
use crate::export::pending_list;
use crate::history::History;
use crate::model::{AgencyIx, ListKind};
use crate::query::dates;
use crate::query::{Choice, Day, Entries, Filter, Hits, MatchKind, Question, Watched};
use crate::text::{self, day, days_before, list_and_file, list_day};

/// What the command line asks for: data, a day and a filter.
pub(super) struct Request {
    /// The data.
    pub(super) data: Data,
    /// The day.
    pub(super) day: Day,
    /// The filter, without words.
    pub(super) filter: Filter,
    /// The filter in words, as it was asked for; empty if it lets everything pass.
    pub(super) only: String,
}

impl Request {
    /// Loads the data and puts the filters to it.
    pub(super) fn new(common: &Common) -> Result<Self> {
        let data = data::load(&common.data)?;
        let day = match common.filters.as_of {
            Some(days) => Some(Day::new(&data.history, days.last)),
            None => Day::last(&data.history),
        };
        let Some(day) = day else { bail!(data::NO_LISTS) };
        let mut filter = filter(&common.filters, Some(day.as_of))?;
        filter.watched = watched(&common.filters, &data.history)?;
        note_words(&common.filters, day.as_of)?;
        Ok(Self { data, day, only: filter.describe(), filter })
    }

    /// The history.
    pub(super) fn history(&self) -> &History {
        &self.data.history
    }

    /// The question, with the result of a search if there is one.
    pub(super) fn question<'a>(&'a self, hits: Option<&'a Hits>) -> Question<'a> {
        Question::new(self.history(), &self.day, &self.filter).with_hits(hits)
    }

    /// Lets every status of agreements pass if none was asked for.
    pub(super) fn any_status(&mut self) {
        if self.filter.asked_statuses().is_empty() {
            self.filter.statuses = Choice::of_agreements();
        }
    }

    /// The agencies found that applied by the day, one for each application. Of the filters those
    /// of states and of the watch list apply.
    pub(super) fn applicants<'a>(
        &'a self,
        hits: &'a Hits,
    ) -> impl Iterator<Item = (AgencyIx, MatchKind)> + 'a {
        let history = self.history();
        history.applications.iter().filter_map(move |(application, row)| {
            let state = history.tables.agencies.row(row.agency).state;
            let watched = self.filter.watched.as_ref().is_none_or(|w| w.contains(row.agency));
            let allowed = |filter: &Filter| filter.states.allows(state);
            let wanted = watched && allowed(&self.filter) && allowed(&hits.restrictions);
            history.outcome(application, self.day.pending?, self.day.position)?;
            hits.of(row.agency).filter(|_| wanted).map(|hit| (row.agency, hit.kind))
        })
    }

    /// The list that an answer is based on, in words.
    pub(super) fn as_of(&self) -> String {
        let history = self.history();
        match self.day.position.and_then(|at| history.participating.get(at)) {
            Some(&list) => {
                let list = history.lists.row(list);
                let far = days_before(list.date, self.day.as_of);
                let far = far.map_or_else(String::new, |far| format!(", {far}"));
                format!("as of the list of {}{far}", list_and_file(list))
            }
            None => self.no_list(),
        }
    }

    /// The lists that an answer of some entries is based on, in words.
    pub(super) fn as_of_entries(&self, entries: Entries) -> String {
        let pending = || pending_list(self.history(), &self.day);
        match (entries, self.as_of()) {
            (Entries::Agreements, as_of) => as_of,
            (Entries::Applications, as_of) => match pending() {
                Some(pending) => format!("as of {pending}"),
                None => as_of,
            },
            (Entries::Both, as_of) => match pending() {
                Some(pending) => format!("{as_of} and {pending}"),
                None => as_of,
            },
        }
    }

    /// What to know about the age of the newest list, if it is old.
    pub(super) fn age(&self) -> Result<Option<String>> {
        age(self.history())
    }

    /// Why there is no participating list in force, in words.
    pub(super) fn no_list(&self) -> String {
        no_list(self.history(), ListKind::Participating, self.day.as_of)
    }
}

/// Says that a list is dated after today, which a name or `--date` must have wrong.
pub(super) fn from_the_future(today: NaiveDate) -> String {
    format!("doubtful: dated after today, {}; check its name, or what --date says", day(today))
}

/// Says by the clock how old the newest list is, and where there are newer ones, if it is old.
pub(super) fn age(history: &History) -> Result<Option<String>> {
    let newest = |kind| history.accepted(kind).last().map(|&list| history.lists.row(list));
    let Some(list) = newest(ListKind::Participating).or_else(|| newest(ListKind::Pending)) else {
        return Ok(None);
    };
    let age = text::age(list.date, clock::today()?);
    Ok(age.map(|age| {
        format!(
            "The newest list is of {}, {age}. ICE publishes newer ones at {PUBLISHED}; g287 add adds them.",
            list_day(list)
        )
    }))
}

/// Where ICE publishes its lists.
const PUBLISHED: &str = "ice.gov/identify-and-arrest/287g";

/// Why no list of a kind is in force on a day, in words.
pub(super) fn no_list(history: &History, kind: ListKind, on: NaiveDate) -> String {
    let none = format!("no {} list is dated {} or earlier", kind.name(), day(on));
    match history.accepted(kind).first() {
        Some(&first) => format!("{none}; the first is of {}", list_day(history.lists.row(first))),
        None => none,
    }
}

/// Says on standard error which days words mean.
fn note_words(filters: &Filters, from: NaiveDate) -> Result<()> {
    let what = if filters.as_of.is_some() { "the day that is asked for" } else { NEWEST };
    for when in filters.since.iter().chain(&filters.until) {
        if let When::Words(words, text) = when
            && let Some(meant) = words.day(from)
        {
            note(&counted_from(text, meant, from, what))?;
        }
    }
    Ok(())
}

/// The agencies on the watch list, if only they are asked for.
pub(super) fn watched(filters: &Filters, history: &History) -> Result<Option<Watched>> {
    if !filters.watched {
        return Ok(None);
    }
    let ids = watch::ids()?;
    Ok(Some(ids.iter().filter_map(|id| history.agency_of_id(id)).collect()))
}

/// The filter that the arguments ask for, dates of signature included, of which words such as "last
/// month" count from the day `from`; the watch list is not, for its agencies are those of a history.
pub(super) fn filter(filters: &Filters, from: Option<NaiveDate>) -> Result<Filter> {
    let days = |when: &Option<When>| when.as_ref().map(|when| when.days(from)).transpose();
    let since = days(&filters.since)?.map(|days| days.first);
    let until = days(&filters.until)?.map(|days| days.last);
    dates::in_order(since, until).map_err(Error::msg)?;
    Ok(Filter { since, until, ..undated(filters) })
}

/// The filter that the arguments ask for, without dates.
pub(super) fn undated(filters: &Filters) -> Filter {
    Filter {
        states: Choice::of_all(&filters.state),
        models: Choice::of_all(&filters.model),
        kinds: Choice::of_all(&filters.kind),
        bodies: Choice::of_all(&filters.body),
        statuses: Choice::of_all(&filters.status),
        reasons: Choice::of_all(&filters.reason),
        counties: filters.county.concat(),
        ..Filter::default()
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use rstest::rstest;

    use super::*;
    use crate::cli::args::Arguments;
    use crate::query::Query;

    /// The filter of flags, or the sentence by which they are refused.
    fn of_flags(flags: &[String]) -> Result<Filter, String> {
        let arguments = std::iter::once("g287").chain(flags.iter().map(String::as_str));
        match Arguments::try_parse_from(arguments) {
            Ok(arguments) => {
                filter(&arguments.common.filters, None).map_err(|error| error.to_string())
            }
            Err(error) => {
                // `error: invalid value 'zz' for '--state <STATE>': SENTENCE`, then a hint.
                let text = error.to_string();
                let line = text.lines().next().unwrap_or_default();
                let sentence = line.split_once(">': ").map_or(line, |(_, sentence)| sentence);
                Err(sentence.to_owned())
            }
        }
    }

    /// The filter of the search box, or the sentence by which it is refused.
    fn of_search(text: &str) -> Result<Filter, String> {
        let query = Query::parse(text).map_err(|error| error.to_string())?;
        assert!(!query.has_words(), "{text} is no restriction alone");
        Ok(query.restrictions)
    }

    fn of_both(flags: &[String], search: &str) -> Result<Filter, String> {
        let (flags, search) = (of_flags(flags), of_search(search));
        assert_eq!(flags, search);
        flags
    }

    /// A value is read, and what it stands for in words; or it is refused, and why.
    #[rstest]
    #[case("state", "fl", Ok("Florida"))]
    #[case("state", "FL,ga", Ok("Florida, Georgia"))]
    #[case("state", "fl, ga,", Ok("Florida, Georgia"))]
    #[case("state", "fla", Ok("Florida"))]
    #[case("state", "Fla.", Ok("Florida"))]
    #[case("state", "flor", Ok("Florida"))]
    #[case("state", "N.C.", Ok("North Carolina"))]
    #[case("state", "north-carolina", Ok("North Carolina"))]
    #[case("state", "new york", Ok("New York"))]
    #[case("state", "virginia", Ok("Virginia"))]
    #[case("state", "guam,unknown", Ok("Guam, state unknown"))]
    #[case("state", "Floirda", Err("no such state: \"Floirda\"; did you mean Florida?"))]
    #[case(
        "state",
        "zz",
        Err(
            "no such state: \"zz\"; use a name such as Florida, a postal code such as FL, or unknown"
        )
    )]
    #[case(
        "state",
        "fl,zz",
        Err(
            "no such state: \"zz\"; use a name such as Florida, a postal code such as FL, or unknown"
        )
    )]
    #[case(
        "state",
        "",
        Err("no state given; use a name such as Florida, a postal code such as FL, or unknown")
    )]
    #[case(
        "state",
        ",",
        Err("no state given; use a name such as Florida, a postal code such as FL, or unknown")
    )]
    #[case("model", "tfm", Ok("Task Force"))]
    #[case("model", "Task Force Model", Ok("Task Force"))]
    #[case("model", "taskforce", Ok("Task Force"))]
    #[case("model", "warrant", Ok("Warrant Service"))]
    #[case("model", "jem,unknown", Ok("Jail Enforcement, model unknown"))]
    #[case("model", "tmf", Err("no such model: \"tmf\"; did you mean TFM?"))]
    #[case("model", "287", Err("no such model: \"287\"; use JEM, WSO, TFM or unknown"))]
    #[case("model", "", Err("no model given; use JEM, WSO, TFM or unknown"))]
    #[case("type", "county", Ok("County"))]
    #[case("type", "city", Ok("Municipality"))]
    #[case("type", "town", Ok("Municipality"))]
    #[case("type", "municipal", Ok("Municipality"))]
    #[case("type", "state", Ok("State Agency"))]
    #[case("type", "State Agency,unknown", Ok("State Agency, type unknown"))]
    #[case(
        "type",
        "c",
        Err("no such type of agency: \"c\"; use county, municipality, state or unknown")
    )]
    #[case("type", "contry", Err("no such type of agency: \"contry\"; did you mean County?"))]
    #[case("status", "ended", Ok("ended"))]
    #[case("status", "End", Ok("ended"))]
    #[case("status", "all", Ok("active, unconfirmed, ended"))]
    #[case("status", "any", Ok("active, unconfirmed, ended"))]
    #[case(
        "status",
        "dead",
        Err(
            "no such status: \"dead\"; use active, unconfirmed, ended or all; or pending, application-signed, withdrawn or applications"
        )
    )]
    #[case(
        "status",
        "unknown",
        Err(
            "no such status: \"unknown\"; use active, unconfirmed, ended or all; or pending, application-signed, withdrawn or applications"
        )
    )]
    #[case("status", "pending", Ok("pending"))]
    #[case("status", "ended,withdrawn", Ok("ended, withdrawn"))]
    #[case("status", "application-signed", Ok("application-signed"))]
    #[case(
        "status",
        "applications",
        Ok("pending, application-signed, application-held, application-renamed, withdrawn")
    )]
    #[case("reason", "left", Ok("reason: left"))]
    #[case("reason", "switched,unknown", Ok("reason: switched-model, reason: unknown"))]
    #[case(
        "reason",
        "gone",
        Err("no such reason: \"gone\"; use superseded, switched-model, left, removed or unknown")
    )]
    #[case("county", "Polk", Ok("Polk"))]
    #[case("county", "St. Lucie,unknown", Ok("St. Lucie, county unknown"))]
    #[case("county", " ", Err("no county given; use a name such as Polk, or unknown"))]
    fn a_value_is_read_alike_after_a_flag_and_in_the_search_box(
        #[case] key: &str,
        #[case] value: &str,
        #[case] expected: Result<&str, &str>,
    ) {
        let read = of_both(&[format!("--{key}={value}")], &format!("{key}:\"{value}\""));
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(read.map(|filter| filter.describe()), expected);
    }

    const NOT_A_DATE: &str = "use 2025-06-06, 6/6/2025, \"June 6, 2025\", 2025-06 or 2025";

    #[rstest]
    #[case("2025-06-06", Some(("2025-06-06", "2025-06-06")))]
    #[case("2025-6-6", Some(("2025-06-06", "2025-06-06")))]
    #[case("6/6/2025", Some(("2025-06-06", "2025-06-06")))]
    #[case("June 6, 2025", Some(("2025-06-06", "2025-06-06")))]
    #[case("Jun. 6, 2025", Some(("2025-06-06", "2025-06-06")))]
    #[case("2024-02", Some(("2024-02-01", "2024-02-29")))]
    #[case("2024-2", Some(("2024-02-01", "2024-02-29")))]
    #[case("2025", Some(("2025-01-01", "2025-12-31")))]
    #[case("2025-13", None)]
    #[case("2025-02-30", None)]
    #[case("6/6/25", None)]
    #[case("soon", None)]
    fn a_date_is_read_alike_after_a_flag_and_in_the_search_box(
        #[case] text: &str,
        #[case] expected: Option<(&str, &str)>,
    ) {
        let since = of_both(&[format!("--since={text}")], &format!("signed:\"{text}\".."));
        let until = of_both(&[format!("--until={text}")], &format!("signed:..\"{text}\""));
        let as_of = of_flags(&[format!("--as-of={text}")]).map(|_| Filter::default());
        if let Some((first, last)) = expected {
            assert_eq!(since.unwrap().since, first.parse().ok());
            assert_eq!(until.unwrap().until, last.parse().ok());
            assert!(as_of.is_ok());
        } else {
            let refused = Err(format!("not a date: \"{text}\"; {NOT_A_DATE}"));
            assert_eq!([&since, &until, &as_of], [&refused; 3]);
        }
    }

    #[test]
    fn dates_in_the_wrong_order_are_refused_alike() {
        let flags = ["--since=2026".to_owned(), "--until=2025".to_owned()];
        for search in ["signed:2026..2025", "signed:2026.. signed:..2025"] {
            let refused = of_both(&flags, search).unwrap_err();
            assert_eq!(refused, "1 January 2026 is after 31 December 2025; exchange the two dates");
        }
    }
}
