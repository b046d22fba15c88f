//! What to say first of what changed, as text, as a document, as rows and as one object.

mod briefing;
mod columns;
mod report;
mod sources;
mod summary;
mod text;

pub use self::briefing::Briefing;
pub use self::columns::BriefLine;
pub use self::report::BriefReport;
pub use self::text::nothing;
