//! What was first listed or ended in a period, in a sentence.

use chrono::NaiveDate;

use super::asked::AskedWords;
use super::parts::{Citation, list};
use crate::model::ListKind;
use crate::query::{Measure, Question};
use crate::text::{news, news_list_day};

/// How many agreements were first listed, or first missing, between two days. `None` for what is
/// counted by other days: a [`super::figure`] with a filter or on another day says it.
#[must_use]
pub fn period(
    question: Question<'_>,
    measure: Measure,
    (from, to): (NaiveDate, NaiveDate),
    count: u32,
) -> Option<Citation> {
    let Question { history, day, .. } = question;
    let what = match measure {
        Measure::FirstListed => "first listed by ICE",
        Measure::Ended => "missing from ICE's list for the first time",
        Measure::Signed | Measure::InForce => return None,
    };
    let asked = AskedWords::new(question);
    let agencies = format!("{}{}{}", asked.agencies(2), asked.search(), asked.places());
    let number = news::first_number(count);
    let (agreements, were) = if count == 1 { ("agreement", "was") } else { ("agreements", "were") };
    let signed = asked.signed().map_or_else(String::new, |signed| format!(", {signed},"));
    let when = if from == to {
        format!("on {}", news::date(from))
    } else {
        format!("from {}, through {}", news::date(from), news::date(to))
    };
    let sentence = format!(
        "{number} {agreements} of {agencies} with ICE under {}{signed} {were} {what} {when}, \
         according to ICE's lists.",
        asked.program()
    );
    let accepted = history.accepted(ListKind::Participating).iter().map(|&ix| list(history, ix));
    let known = accepted.take(day.position.map_or(0, |at| at + 1));
    let within: Vec<_> = known.filter(|list| (from..=to).contains(&list.date)).collect();
    let source = match within.as_slice() {
        [] => "no list of these days is known".to_owned(),
        [one] => one.file.clone(),
        [first, .., last] => format!(
            "{} lists of participating agencies dated {} to {}, {} to {}",
            within.len(),
            news_list_day(first),
            news_list_day(last),
            first.file,
            last.file
        ),
    };
    Some(Citation { sentence, source })
}
