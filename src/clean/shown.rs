//! The first values of a row, for messages.

use super::spacing::mend;

/// The first values of a row, for messages.
pub(super) fn shown<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut shown = String::new();
    for text in texts.map(|text| mend(text).0).filter(|text| !text.is_empty()) {
        if !shown.is_empty() {
            shown.push_str(" | ");
        }
        shown.extend(text.chars().take(60));
        if shown.len() > 240 {
            shown.push_str(" …");
            break;
        }
    }
    shown
}
