//! Questions to a history: filter, facets, search, order, trends, figures. Everything here borrows
//! and computes; nothing reads a file or a clock.
//!
//! The way of a question: a [`Day`] says what stands; a [`Filter`] says what is wanted, with the
//! search box's text parsed by [`Query::parse`] and looked up by [`SearchIndex::search`]; then
//! [`answer()`] gives the screen, [`stats()`] the figures, [`find()`] the agreements,
//! [`changes()`] what changed since another day, [`series()`] the agreements over time.

mod answer;
mod breaks;
mod changes;
mod choice;
mod compare;
mod counts;
mod day;
mod facts;
mod figures;
mod filter;
mod find;
mod findings;
mod fold;
mod groups;
mod highlight;
mod index;
mod local;
mod month;
mod order;
mod parse;
mod pass;
mod period;
mod places;
mod scan;
mod score;
mod scoring;
mod search;
mod series;
mod sort;
mod stats;
mod typo;
mod values;
mod watched;
mod words;

pub use answer::{AgencyRow, Answer, answer, by_county};
pub use breaks::{Break, LONGEST_USUAL_GAP, breaks};
pub use changes::changes;
pub use choice::{Choice, Facet, StatusKind};
pub use compare::{Compared, MOST_COMPARED, Subject, compare};
pub use day::Day;
pub use figures::{CountyCount, FacetCounts, ModelFigures, Totals, Trend};
pub use filter::{Chip, CountyChoice, Filter};
pub use find::{Found, find};
pub use findings::{Findings, Occurrence, Tally};
pub use highlight::highlights;
pub use index::SearchIndex;
pub use local::{Local, Locality, local};
pub use month::Month;
pub use parse::{Query, QueryError};
pub use period::{Period, PeriodKind};
pub use places::{Places, StateCount, places, unplaced};
pub use search::{Hits, Match, MatchKind};
pub use series::{ByModel, Measure, Series, series, series_by_state, sum};
pub use sort::{Sort, SortColumn};
pub use stats::{By, Group, PendingFigures, Stats, stats};
pub use watched::Watched;
