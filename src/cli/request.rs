//! What the command line asks for: the data, the day and the filter.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::args::{Common, Filters};
use super::data::{self, Data};
use super::watch;
use super::when::When;
use crate::history::History;
use crate::model::{AgencyIx, ListKind};
use crate::query::{CountyChoice, Day, Filter, Hits, MatchKind, Question, StatusKind, Watched};
use crate::text::day;

/// What the command line asks for: data, a day and a filter.
pub(super) struct Request {
    /// The data.
    pub(super) data: Data,
    /// The day.
    pub(super) day: Day,
    /// The filter, without words.
    pub(super) filter: Filter,
    /// The filter in words, as it was asked for; empty where it lets all pass.
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
        let Some(day) = day else { bail!("there is no list in what was given") };
        let mut filter = filter(&common.filters)?;
        filter.watched = watched(&common.filters, &data.history)?;
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

    /// Lets every status pass, where none was asked for.
    pub(super) fn any_status(&mut self) {
        if self.filter.statuses.is_empty() {
            self.filter.statuses = StatusKind::ALL.into_iter().map(Some).collect();
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

    /// As of which list an answer is, in words.
    pub(super) fn as_of(&self) -> String {
        let history = self.history();
        match self.day.position.and_then(|at| history.participating.get(at)) {
            Some(&list) => {
                let list = history.lists.row(list);
                format!("as of the list of {} ({})", day(list.date), list.file)
            }
            None => self.no_list(),
        }
    }

    /// Why there is no participating list in force, in words.
    pub(super) fn no_list(&self) -> String {
        no_list(self.history(), ListKind::Participating, self.day.as_of)
    }
}

/// Why no list of a kind is in force on a day, in words.
pub(super) fn no_list(history: &History, kind: ListKind, on: NaiveDate) -> String {
    let none = format!("no {} list is dated {} or earlier", kind.name(), day(on));
    match history.accepted(kind).first() {
        Some(&first) => format!("{none}; the first is of {}", day(history.lists.row(first).date)),
        None => none,
    }
}

/// The agencies on the watch list, where they alone are asked for.
pub(super) fn watched(filters: &Filters, history: &History) -> Result<Option<Watched>> {
    if !filters.watched {
        return Ok(None);
    }
    let ids = watch::ids()?;
    Ok(Some(ids.iter().filter_map(|id| history.agency_of_id(id)).collect()))
}

/// The filter that the arguments ask for, dates of signature included; the watch list is not, for
/// its agencies are those of a history.
pub(super) fn filter(filters: &Filters) -> Result<Filter> {
    Ok(Filter {
        since: filters.since.as_ref().map(When::days).transpose()?.map(|days| days.first),
        until: filters.until.as_ref().map(When::days).transpose()?.map(|days| days.last),
        ..undated(filters)
    })
}

/// The filter that the arguments ask for, without dates.
pub(super) fn undated(filters: &Filters) -> Filter {
    let county = |name: &String| match name.trim() {
        name if name.eq_ignore_ascii_case("unknown") => CountyChoice::Unknown,
        name => CountyChoice::Named { state: None, name: name.to_owned() },
    };
    Filter {
        states: filters.state.iter().copied().collect(),
        models: filters.model.iter().copied().collect(),
        kinds: filters.kind.iter().copied().collect(),
        statuses: filters.status.iter().copied().map(Some).collect(),
        counties: filters.county.iter().map(county).collect(),
        ..Filter::default()
    }
}
