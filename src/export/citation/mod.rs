//! Sentences in news style for a reporter to paste, with the file and the rows behind them.
//!
//! They say no more than the lists bear out. An agreement on the list in force is one that an agency
//! had "according to ICE's list"; "signed" is said only if a signing date is known; an agreement that
//! is gone was on one list and missing from another. As in news copy, a state is spelled out on its
//! own and abbreviated after a county or an agency.

mod absence;
mod agency;
mod applications;
mod asked;
mod change;
mod figure;
mod listing;
mod parts;
mod period;

pub use absence::absence;
pub use agency::agency;
pub(super) use agency::{CitedRow, sources};
pub use change::{change, comparison};
pub use figure::figure;
pub use listing::{list, listing};
pub use parts::Citation;
pub use period::period;
