//! Texts that are cited and copied.

use super::Context;
use crate::export::citation::{self, Citation};
use crate::model::AgencyIx;

/// A text to be shown and copied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Passage {
    /// What it is, in a word or two.
    pub(crate) title: String,
    /// The text.
    pub(crate) text: String,
}

/// The figure of the filter on the day that is looked at.
pub(crate) fn figure(cx: &Context) -> Passage {
    Passage::new(cx, "the figure", &citation::figure(cx.question(), &cx.answer))
}

impl Passage {
    /// A citation as it is copied: with the age of the newest list, where it is made from that.
    fn new(cx: &Context, title: &str, citation: &Citation) -> Self {
        let text = match cx.newest() {
            Some((newest, today)) => citation.text_on(newest, today),
            None => citation.text(),
        };
        Self { title: title.into(), text }
    }

    /// The figure of the filter on the day that is looked at.
    pub(crate) fn figure(cx: &Context) -> Self {
        figure(cx)
    }

    /// The agreements of an agency on the day that is looked at.
    pub(crate) fn agency(cx: &Context, agency: AgencyIx) -> Self {
        Self::new(cx, "the agency", &citation::agency(&cx.data.history, &cx.day, agency))
    }
}
