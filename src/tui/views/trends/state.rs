//! What of the trends is on the screen: the chart, its periods, the cursor on them, and the figures
//! that were made for it.

use chrono::NaiveDate;

use crate::model::State;
use crate::query::{Compared, Filter, Measure, Period, PeriodKind, Series, Subject};
use crate::tui::kit::cursor::Cursor;

/// A chart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) enum Chart {
    /// Signed by period, stacked by model.
    #[default]
    Signed,
    /// On the list in force at the end of each period.
    InForce,
    /// By the first list that has them.
    FirstListed,
    /// By the first list that lacks them.
    Ended,
    /// A small chart of signatures for each state.
    States,
    /// Signatures by day, a year as a grid of weeks.
    Calendar,
    /// The states or models chosen, side by side: not one of the names on the screen.
    Compare,
}

impl Chart {
    /// Those with a name on the screen, in its order.
    pub(super) const ALL: [Self; 6] =
        [Self::Signed, Self::InForce, Self::FirstListed, Self::Ended, Self::States, Self::Calendar];

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Signed => "Signed",
            Self::InForce => "In force",
            Self::FirstListed => "First listed",
            Self::Ended => "Ended",
            Self::States => "By state",
            Self::Calendar => "Calendar",
            Self::Compare => "Compare",
        }
    }

    /// What it counts.
    pub(super) const fn measure(self) -> Measure {
        match self {
            Self::Signed | Self::States | Self::Calendar | Self::Compare => Measure::Signed,
            Self::InForce => Measure::InForce,
            Self::FirstListed => Measure::FirstListed,
            Self::Ended => Measure::Ended,
        }
    }

    /// The word behind a number of what it counts.
    pub(super) const fn word(self) -> &'static str {
        match self.measure() {
            Measure::Signed => "signed",
            Measure::InForce => "in force",
            Measure::FirstListed => "first listed",
            Measure::Ended => "ended",
        }
    }
}

/// What a note is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoteKind {
    /// A date of the program.
    Program,
    /// A stretch without a list.
    NoList,
    /// The time before the oldest list.
    Before,
    /// A list that was never in force.
    NotAccepted,
}

impl NoteKind {
    /// Whether it has a mark of its own at its day.
    pub(super) const fn is_of_a_day(self) -> bool {
        matches!(self, Self::Program | Self::NotAccepted)
    }
}

/// Something to know about a stretch of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Note {
    /// What it is about.
    pub(super) kind: NoteKind,
    /// Its first and last day.
    pub(super) days: (NaiveDate, NaiveDate),
    /// When, in words.
    pub(super) term: String,
    /// What.
    pub(super) text: String,
}

/// What figures were made of: they are made again when it differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Basis {
    /// The chart.
    pub(super) chart: Chart,
    /// The length of its periods where the user has said it.
    pub(super) period: Option<PeriodKind>,
    /// What is wanted, the search included.
    pub(super) filter: Filter,
    /// The day.
    pub(super) as_of: NaiveDate,
    /// The list in force.
    pub(super) position: Option<usize>,
}

/// The figures of a chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Figures {
    /// What they were made of.
    pub(super) basis: Basis,
    /// Everything that matches.
    pub(super) series: Series,
    /// What of it is active, where the series counts agreements by the day of signature whatever
    /// their status.
    pub(super) active: Option<Series>,
    /// By state, with the same periods; only for the small charts.
    pub(super) states: Vec<(Option<State>, Series)>,
    /// What is chosen to be compared.
    pub(super) compared: Vec<Compared>,
    /// What to know, in order of days.
    pub(super) notes: Vec<Note>,
}

/// What is chosen so far to be compared, and the cursor.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// The position of the cursor.
    pub(super) at: usize,
    /// What is chosen.
    pub(super) subjects: Vec<Subject>,
}

/// The view of the trends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trends {
    /// The chart on the screen.
    pub(super) chart: Chart,
    /// The chart from which the comparison was called.
    pub(super) before: Chart,
    /// The length of periods where the user has said it, see [`Trends::kind`].
    pub(super) period: Option<PeriodKind>,
    /// Columns that a period takes, where the user has said so.
    pub(super) wide: Option<u16>,
    /// A day of the period under the cursor; `None` stands for the last period.
    pub(super) day: Option<NaiveDate>,
    /// A day of the period at the other end of the range that is marked.
    pub(super) mark: Option<NaiveDate>,
    /// The period under the cursor, and the first one on the screen.
    pub(super) cursor: Cursor,
    /// The state under the cursor of the small charts, and the first row of them on the screen.
    pub(super) place: Cursor,
    /// Whether the small charts have one scale: on it, small states are flat.
    pub(super) one_scale: bool,
    /// Whether each chart of the comparison has a scale of its own.
    pub(super) own_scales: bool,
    /// What is chosen to be compared, until it is a filter.
    pub(super) chosen: Chosen,
    /// The figures of the chart; made when the view is first shown.
    pub(super) figures: Option<Figures>,
}

impl Trends {
    /// The length of the periods of the chart: days in the calendar, else what the user wants, else
    /// what shows the whole range.
    pub(super) fn kind(&self) -> PeriodKind {
        self.series().map_or_else(|| self.period.unwrap_or_default(), |series| series.first.kind)
    }

    /// Everything that matches, where anything does.
    pub(super) fn series(&self) -> Option<&Series> {
        let series = &self.figures.as_ref()?.series;
        (!series.counts.is_empty()).then_some(series)
    }

    /// How many periods there are.
    pub(super) fn len(&self) -> usize {
        self.series().map_or(0, |series| series.counts.len())
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many small charts there are.
    pub(super) fn places(&self) -> usize {
        self.figures.as_ref().map_or(0, |figures| figures.states.len())
    }

    /// The positions of the first and the last period of the range that is marked; of the period
    /// under the cursor where none is.
    pub(super) fn range(&self) -> Option<(usize, usize)> {
        let at = self.cursor.at;
        let mark = self.mark.map_or(Some(at), |day| Some(self.series()?.position(day)))?;
        self.series().map(|_| (mark.min(at), mark.max(at)))
    }

    /// The days of the range.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.range()?;
        let series = self.series()?;
        Some((series.period(first).first_day(), series.period(last).last_day()))
    }

    /// The state under the cursor of the small charts with its own series.
    pub(super) fn state(&self) -> Option<&(Option<State>, Series)> {
        if self.chart != Chart::States {
            return None;
        }
        self.figures.as_ref()?.states.get(self.place.at)
    }

    /// The period under the cursor.
    pub(super) fn at(&self) -> Option<Period> {
        self.series().map(|series| series.period(self.cursor.at))
    }
}
