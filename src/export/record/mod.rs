//! An agreement as a row of output, as `find` and `show` write it.

mod agreement;
mod columns;
mod repairs;

pub use agreement::{Record, Records};
pub use repairs::RepairRecord;
