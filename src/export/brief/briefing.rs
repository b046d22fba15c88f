//! What to say first together with its question.

use crate::export::changes::Digest;
use crate::query::Question;
use crate::query::brief::BriefItem;

/// What to say first of the changes between two lists, ready to be written.
#[derive(Clone, Debug)]
pub struct Briefing<'h> {
    pub(super) question: Question<'h>,
    pub(super) digest: Digest<'h>,
    pub(super) items: Vec<BriefItem>,
}

impl<'h> Briefing<'h> {
    /// What to say first of changes, which are those of the question.
    #[must_use]
    pub fn new(question: Question<'h>, digest: Digest<'h>) -> Self {
        let items = question.brief(digest.changes());
        Self { question, digest, items }
    }

    /// What is said, the weightiest first.
    #[must_use]
    pub fn items(&self) -> &[BriefItem] {
        &self.items
    }
}
