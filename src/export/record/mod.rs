//! An agreement or an application as a row of output, as `find` and `show` write it.

mod columns;
mod doubts;
mod entry;
mod of_question;
mod records;
mod repairs;

pub use doubts::DoubtRecord;
pub use entry::Record;
pub use records::{Entry, Records};
pub use repairs::RepairRecord;
