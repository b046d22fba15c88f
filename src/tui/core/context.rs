//! What is asked and answered: the one thing that all views share.

use super::outline::Outline;
use super::steps::{Asked, Run, Step, Steps};
use super::watch::Watch;
use super::{Data, Effect, watch};
use chrono::NaiveDate;

use crate::model::{AgencyIx, List, ListKind};
use crate::query::{
    Answer, Chip, Choice, Day, Entries, Filter, Hits, Query, QueryError, Question, Sort, SortColumn,
};
use crate::text::{age, display, short_days_before};
use crate::tui::kit::theme::Theme;

/// The text of the search box as it is understood, and what it found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// The query.
    pub(crate) query: Query,
    /// Why a part of the text is not understood: then nothing is found.
    pub(crate) error: Option<QueryError>,
    /// What the query found; `None` where nothing is searched for.
    pub(crate) hits: Option<Hits>,
}

/// What all views share. A view and a layer change it by its methods, so that what follows from
/// filter, search, order and day is always up to date.
#[derive(Debug)]
pub struct Context {
    /// The record.
    pub(crate) data: Data,
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    /// What is wanted.
    pub(crate) filter: Filter,
    /// The search, read from the filter's text.
    pub(crate) search: Search,
    /// The order that the user chose.
    pub(crate) sort: Option<Sort>,
    /// The day that is looked at, and what stands on it.
    pub(crate) day: Day,
    /// What filter and search leave on that day.
    pub(crate) answer: Answer,
    /// Counts how often the answer was computed, so that a view knows whether its own is old.
    pub(crate) revision: u64,
    /// The agency under the cursor of the table: what undo leads back to.
    pub(crate) selected: Option<AgencyIx>,
    /// What was asked before.
    pub(crate) steps: Steps,
    /// The agencies that are watched.
    pub(crate) watch: Watch,
    /// A message in the place of the footer, until the next key.
    pub(crate) message: Option<String>,
    /// Colours and characters.
    pub(crate) theme: Theme,
    /// Whether a text is being typed, so that no pane of the view has the keys.
    pub(crate) typing: bool,
    /// Whether nothing moves by itself.
    pub(crate) reduced_motion: bool,
    /// Today, which only the age of the newest list depends on; `None` says no age.
    pub(crate) today: Option<NaiveDate>,
}

impl Context {
    /// Everything that is active on `day`.
    #[must_use]
    pub fn new(data: Data, day: Day, theme: Theme, size: (u16, u16)) -> Self {
        let message = data.trouble();
        let mut context = Self {
            data,
            size,
            filter: Filter::default(),
            search: Search::default(),
            sort: None,
            day,
            answer: Answer::default(),
            revision: 0,
            selected: None,
            steps: Steps::default(),
            watch: Watch::default(),
            message,
            theme,
            typing: false,
            reduced_motion: false,
            today: None,
        };
        context.recompute();
        context
    }

    /// The question that is asked.
    pub(crate) fn question(&self) -> Question<'_> {
        Question {
            history: &self.data.history,
            day: &self.day,
            filter: &self.filter,
            hits: self.search.hits.as_ref(),
        }
    }

    /// The participating list in force.
    pub(crate) fn list(&self) -> Option<&List> {
        self.day.list(&self.data.history).map(|list| self.data.history.lists.row(list))
    }

    /// What to know about the age of the list in force, if it is far from the day that is looked at,
    /// or old: "518 days before 1 Jan 2019", "190 days old".
    pub(crate) fn age(&self) -> Option<String> {
        short_days_before(self.list()?.date, self.day.as_of).or_else(|| {
            let (newest, today) = self.newest()?;
            age(newest.date, today)
        })
    }

    /// The list in force and today's date, where that is known, if the list is the newest one.
    pub(super) fn newest(&self) -> Option<(&List, NaiveDate)> {
        let lists = self.data.history.accepted(ListKind::Participating).len();
        let is_newest = self.day.position.map(|at| at + 1) == Some(lists);
        Some((self.list()?, self.today.filter(|_| is_newest)?))
    }

    /// The lines across the screen, and the room that they leave.
    pub(crate) fn outline(&self) -> Outline {
        Outline::new(self.size)
    }

    /// The order in force: the one chosen, else the best match first where there is a search, else
    /// the newest signature first.
    pub(crate) fn order(&self) -> Sort {
        self.sort.unwrap_or_else(|| {
            if self.search.query.has_words() {
                Sort::default()
            } else {
                Sort { column: SortColumn::Signed, descending: true }
            }
        })
    }

    /// The parts of the filter, but for the search, which has a box of its own.
    pub(crate) fn chips(&self) -> Vec<Chip> {
        let mut chips = self.filter.chips();
        chips.retain(|chip| chip.without.text == self.filter.text);
        chips
    }

    /// Why nothing is left to be shown.
    pub(crate) fn nothing(&self) -> String {
        if let Some(error) = &self.search.error {
            return format!("nothing is shown: {}", error.message);
        }
        match self.question().entries() {
            Entries::Agreements if self.filter.is_empty() => "no agreement is active",
            Entries::Agreements => "no agreement matches",
            Entries::Applications => "no application matches",
            Entries::Both => "no agreement or application matches",
        }
        .into()
    }

    /// Lets every status of agreements pass, so that what is not in force is shown.
    pub(crate) fn show_every_status(&mut self) {
        let statuses = Choice::of_agreements();
        self.set_filter(Filter { statuses, ..self.filter.clone() });
    }

    /// Shows a message in the place of the footer.
    pub(crate) fn say(&mut self, message: impl Into<String>) {
        self.message = Some(message.into());
    }

    /// Computes again what follows from filter, search, order and day.
    pub(crate) fn recompute(&mut self) {
        self.answer = self.question().answer(self.order());
        self.revision += 1;
    }

    /// Asks for another filter.
    pub(crate) fn set_filter(&mut self, filter: Filter) {
        if filter == self.filter {
            return;
        }
        let same_text = filter.text == self.filter.text;
        self.filter = filter;
        if same_text {
            self.recompute();
        } else {
            self.look_up();
        }
    }

    /// Changes the text of the search. The best match is selected.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.steps.in_run(Run::Search);
        if text != self.filter.text {
            text.clone_into(&mut self.filter.text);
            self.selected = None;
            self.look_up();
        }
    }

    /// Reads the search and looks it up, then computes again.
    fn look_up(&mut self) {
        self.search = match Query::parse(&self.filter.text) {
            Ok(query) => {
                let hits = (!query.is_empty()).then(|| {
                    let previous = self.search.hits.as_ref().map(|hits| (&self.search.query, hits));
                    self.data.index().search(&query, previous)
                });
                Search { query, error: None, hits }
            }
            Err(error) => {
                Search { query: Query::default(), error: Some(error), hits: Some(Hits::none()) }
            }
        };
        self.recompute();
    }

    /// Sorts by a column.
    pub(crate) fn sort_by(&mut self, sort: Sort) {
        self.sort = Some(sort);
        self.selected = None;
        self.recompute();
    }

    /// Looks at another day.
    pub(crate) fn set_day(&mut self, day: Day) {
        self.day = day;
        self.recompute();
    }

    /// What is asked now.
    pub(crate) fn step(&self) -> Step {
        let asked = Asked {
            filter: self.filter.clone(),
            as_of: self.day.as_of,
            position: self.day.position,
            sort: self.sort,
        };
        Step { asked, selected: self.selected }
    }

    /// Takes the last change of filter, day or order back.
    pub(crate) fn undo(&mut self) {
        while let Some(step) = self.steps.undo(self.step()) {
            if self.ask_again(step) {
                return;
            }
        }
        self.say("nothing to undo");
    }

    /// Makes the change that was taken back last again.
    pub(crate) fn redo(&mut self) {
        while let Some(step) = self.steps.redo(self.step()) {
            if self.ask_again(step) {
                return;
            }
        }
        self.say("nothing to redo");
    }

    /// Asks what was asked in a step. `false` where that is what is asked already.
    fn ask_again(&mut self, step: Step) -> bool {
        let Step { mut asked, selected } = step;
        // The agencies watched are those of now.
        if let Some(watched) = &mut asked.filter.watched {
            *watched = self.watch.agencies.clone();
        }
        let now = self.step();
        if asked == now.asked {
            return false;
        }
        if (asked.as_of, asked.position) != (now.asked.as_of, now.asked.position) {
            let day = self.day.moved(&self.data.history, asked.as_of);
            let other = asked.position.filter(|_| day.position != asked.position);
            self.day = other.and_then(|at| day.moved_to(&self.data.history, at)).unwrap_or(day);
        }
        self.sort = asked.sort;
        let changes_text = asked.filter.text != self.filter.text;
        self.filter = asked.filter;
        if changes_text {
            self.look_up();
        } else {
            self.recompute();
        }
        let stays = self.selected.is_some_and(|agency| self.answer.position_of(agency).is_some());
        if !stays {
            self.selected = selected;
        }
        true
    }

    /// Looks at another record from its newest list on. The filter stays; what was asked of the old
    /// record cannot be asked again.
    pub(crate) fn renew(&mut self, data: Data, day: Day) {
        let ids = self.watch.ids();
        self.data = data;
        self.day = day;
        self.selected = None;
        self.steps = Steps::default();
        self.search = Search::default();
        self.watch = Watch::new(&self.data.history, ids);
        self.filter.watched = self.filter.watched.as_ref().map(|_| self.watch.agencies.clone());
        self.look_up();
    }

    /// Puts an agency on the watch list, or takes it off; the file is left to the edge.
    pub(crate) fn toggle_watched(&mut self, agency: AgencyIx) -> Effect {
        let history = &self.data.history;
        let ids = self.watch.ids_of(history, agency);
        let name = display(history.text(history.tables.agencies.row(agency).name)).into_owned();
        self.watch.agencies = self.watch.agencies.toggled(agency);
        let on = self.watch.agencies.contains(agency);
        self.follow_watch_list();
        self.say(if on {
            format!("{name} is watched; W shows watched agencies only")
        } else {
            format!("{name} is no longer watched")
        });
        Effect::Watch(watch::Change { ids, on })
    }

    /// Shows the watched agencies only, or all again.
    pub(crate) fn toggle_only_watched(&mut self) {
        let mut filter = self.filter.clone();
        filter.watched = match filter.watched {
            Some(_) => None,
            None if self.watch.agencies.is_empty() => {
                self.say("no agency is watched; w adds the one under the cursor");
                return;
            }
            None => Some(self.watch.agencies.clone()),
        };
        self.set_filter(filter);
    }

    /// Takes over the ids that the file of the watch list has.
    pub(crate) fn set_watch_list(&mut self, ids: Vec<String>) {
        self.watch = Watch::new(&self.data.history, ids);
        self.follow_watch_list();
    }

    /// A filter of watched agencies is one of those watched now.
    fn follow_watch_list(&mut self) {
        let watched = self.filter.watched.as_ref().map(|_| self.watch.agencies.clone());
        if watched != self.filter.watched {
            self.set_filter(Filter { watched, ..self.filter.clone() });
        }
    }
}
