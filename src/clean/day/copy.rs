//! Marks that browsers and file managers leave on the name of a copy.

/// The text without the marks of copies at its end: ` (1)`, ` copy`, ` copy 2`, and the time of
/// day at which a file of the same name was saved, ` 12.15.07 AM`.
///
/// Three numbers may also be a day. They are a time only where `dated` says that the text before
/// them has a day of its own.
pub(super) fn without_marks(text: &str, dated: impl Fn(&str) -> bool) -> &str {
    let mut text = text.trim_end();
    loop {
        let before = numbered(text)
            .or_else(|| copied(text))
            .or_else(|| saved_at(text).filter(|before| dated(before)));
        match before {
            Some(before) => text = before.trim_end_matches([' ', '-', '_']),
            None => return text,
        }
    }
}

/// The text before ` (1)`.
fn numbered(text: &str) -> Option<&str> {
    let (before, number) = text.strip_suffix(')')?.rsplit_once('(')?;
    is_small(number).then_some(before)
}

/// The text before ` copy` or ` copy 2`.
fn copied(text: &str) -> Option<&str> {
    let end = |text: &str, word: &str| {
        let (before, last) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
        let apart = !before.ends_with(|c: char| c.is_ascii_alphanumeric());
        (last.eq_ignore_ascii_case(word) && apart).then_some(before.len())
    };
    let unnumbered = match text.rsplit_once([' ', '_', '-']) {
        Some((before, number)) if is_small(number) => before,
        _ => text,
    };
    end(unnumbered, "copy").and_then(|at| text.get(..at))
}

/// The text before ` 12.15.07 AM` or ` at 12.15.07`.
fn saved_at(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let halved = ["am", "pm"].iter().find_map(|half| lower.strip_suffix(half));
    let clock = halved.unwrap_or(&lower).trim_end();
    let start = clock.rfind(' ')?;
    let parts: Vec<&str> = clock.get(start + 1..)?.split(['.', '-', '_', ':']).collect();
    let below = |part: &str, limit: u32| part.parse::<u32>().is_ok_and(|number| number < limit);
    let [hour, minute, second] = parts.as_slice() else { return None };
    let is_time = (1..=2).contains(&hour.len())
        && minute.len() == 2
        && second.len() == 2
        && below(hour, 24)
        && below(minute, 60)
        && below(second, 60);
    let before = text.get(..start)?;
    is_time.then(|| before.strip_suffix(" at").unwrap_or(before))
}

fn is_small(number: &str) -> bool {
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}
