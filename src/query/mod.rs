//! Questions to a history: filter, facets, search, order, trends, figures. Everything here borrows
//! and computes; nothing reads a file or a clock.
//!
//! A [`Day`] holds the status of every agreement, a [`Filter`] selects agreements, and the text of
//! the search box is parsed by [`Query::parse`] and looked up by [`SearchIndex::search`]. Together
//! they are a [`Question`]. [`Question::answer`] returns what the screen shows, [`Question::stats`]
//! the figures, [`Question::find`] the agreements, [`Question::changes`] what changed since an
//! earlier point, [`Question::brief`] what to say first of that, and [`Question::series`] the
//! agreements over time.

mod absence;
mod answer;
mod applications;
mod applied;
mod breaks;
pub mod brief;
mod changes;
mod choice;
mod compare;
mod counts;
mod county_names;
pub mod dates;
mod day;
mod entries;
mod facts;
mod fbi;
mod figures;
mod filter;
mod find;
mod findings;
mod found_as;
mod groups;
mod highlight;
mod index;
mod known;
mod local;
mod month;
mod order;
mod over_time;
mod parse;
mod pass;
mod people;
mod period;
mod places;
mod question;
mod reach;
mod scan;
mod score;
mod scoring;
mod search;
mod series;
mod sort;
mod stats;
mod status;
mod suggestion;
mod typo;
pub mod values;
mod watched;
mod words;

pub use absence::{Absence, Neighbour};
pub use answer::{AgencyRow, Answer};
pub use applications::{ApplicationFigures, FoundApplication};
pub use breaks::{Break, LONGEST_USUAL_GAP, UNSEEN_DAYS, Unseen, breaks, unseen};
pub use changes::{AgenciesSince, USUAL_DAYS, usual_day};
pub use choice::{Choice, Facet};
pub use compare::{Compared, MOST_COMPARED, Subject};
pub use day::Day;
pub use entries::Entries;
pub use facts::AgencyFacts;
pub use fbi::{FbiFigures, FbiFinding};
pub use figures::{CountyCount, FacetCounts, ModelFigures, Totals, Trend};
pub use filter::{Chip, CountyChoice, Filter};
pub use find::Found;
pub use findings::{Findings, Occurrence, Tally};
pub use found_as::found_as;
pub use highlight::highlights;
pub use index::SearchIndex;
pub use known::{KnownPlace, PlaceKind};
pub use local::{Local, Locality};
pub use month::Month;
pub use parse::{Query, QueryError};
pub use people::{CountyPeople, PeopleFigures};
pub use period::{Period, PeriodKind};
pub use places::{Places, StateCount};
pub use question::Question;
pub use reach::Reach;
pub use search::{Hits, Match, MatchKind};
pub use series::{ByModel, Measure, Series, Unplaced, sum};
pub use sort::{Sort, SortColumn};
pub use stats::{GroupBy, GroupFigures, PendingFigures, Stats};
pub use status::StatusKind;
pub use suggestion::{nearest, no_such};
pub use watched::Watched;
