//! Writes answers as tables, CSV, TSV, JSON, JSON lines, Markdown or a workbook, and as sentences to
//! be cited: [`citation`].
//!
//! Whatever can be written is a [`Grid`]: rows under columns, each column one row of a table of its
//! own ([`record::Record::COLUMNS`] and its like). A [`Format`] describes itself: its
//! name, its extension, what it can hold, where it names the source of the rows.

pub mod absence;
pub mod brief;
pub mod card;
pub mod changes;
pub mod check;
pub mod citation;
pub mod destination;
pub mod explain;
pub mod file;
mod format;
mod formats;
pub mod grid;
pub mod json;
pub mod lists;
pub mod method;
pub mod package;
mod per_model;
mod provenance;
pub mod reach;
pub mod record;
pub mod series;
pub mod stats;
pub mod summary;

pub use format::{Content, Format, Markup, Options, Sheets, SourcePlace, WriteDocument, WriteGrid};
pub use formats::FORMATS;
pub use grid::{Column, FieldKind, Grid, Sheet, Value};
pub use per_model::PerModel;
pub use provenance::Provenance;
pub use stats::pending_list;
