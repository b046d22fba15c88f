//! Writes what changed: a row for each change for files, sections for a reader, one object for
//! programs.

mod change;
mod cited;
mod columns;
mod digest;
mod line;
mod prose;
mod report;
mod row;
mod sections;

pub use digest::Digest;
pub use line::{Item, Line};
pub use prose::nothing;
pub use report::ChangesReport;
pub use row::ChangeRow;
pub use sections::{Section, SectionKind};
