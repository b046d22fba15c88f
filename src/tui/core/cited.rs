//! Texts that are cited and copied.

use super::Context;
use crate::export::citation;
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
    let citation = citation::figure(cx.question(), &cx.answer);
    Passage { title: "the figure".into(), text: citation.text() }
}

impl Passage {
    /// The figure of the filter on the day that is looked at.
    pub(crate) fn figure(cx: &Context) -> Self {
        figure(cx)
    }

    /// The agreements of an agency on the day that is looked at.
    pub(crate) fn agency(cx: &Context, agency: AgencyIx) -> Self {
        let citation = citation::agency(&cx.data.history, &cx.day, agency);
        Self { title: "the agency".into(), text: citation.text() }
    }
}
