//! An agreement as a row of output, as `find` and `show` write it.

mod agreement;
mod columns;
mod doubts;
mod repairs;

pub use agreement::{Record, Records};
pub use doubts::DoubtRecord;
pub use repairs::RepairRecord;
