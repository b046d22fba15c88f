//! Words of the command line to values: states, models, types, statuses, dates. A word that is none
//! is answered with the nearest one.

use chrono::{Datelike, Months, NaiveDate};

use crate::export::{FORMATS, Format};
use crate::model::{AgencyKind, Model, STATES, State};
use crate::query::{By, StatusKind};
use crate::tui::ViewKind;

/// How alike two words must be for one to be suggested for the other: two of three letters.
const ALIKE: f64 = 0.66;

/// A state by its name or postal code.
pub(super) fn state(text: &str) -> Result<Option<State>, String> {
    if is_unknown(text) {
        return Ok(None);
    }
    let text = text.trim();
    State::from_postal(text).or_else(|| State::from_name(text)).map(Some).ok_or_else(|| {
        let names = STATES.iter().map(|row| row.1);
        format!("no state is called that{}", suggestion(text, names))
    })
}

/// A model by its code or the beginning of its name.
pub(super) fn model(text: &str) -> Result<Option<Model>, String> {
    if is_unknown(text) {
        return Ok(None);
    }
    let text = text.trim();
    let word = folded(text);
    let named = Model::ALL
        .into_iter()
        .find(|model| !word.is_empty() && folded(model.name()).starts_with(&word));
    Model::from_code(text).or(named).map(Some).ok_or_else(|| {
        let words = Model::ALL.into_iter().flat_map(|model| [model.code(), model.name()]);
        format!("the models are JEM, WSO and TFM{}", suggestion(text, words))
    })
}

/// A kind of agency by the beginning of its name; `city` is one, too.
pub(super) fn kind(text: &str) -> Result<Option<AgencyKind>, String> {
    if is_unknown(text) {
        return Ok(None);
    }
    let word = folded(text);
    let named = |kind: &AgencyKind| {
        [kind.name(), kind.short()].iter().any(|name| folded(name).starts_with(&word))
    };
    AgencyKind::ALL.into_iter().find(|kind| !word.is_empty() && named(kind)).map(Some).ok_or_else(
        || {
            let words = AgencyKind::ALL.map(AgencyKind::name);
            format!(
                "the types are County, Municipality and State Agency{}",
                suggestion(text, words)
            )
        },
    )
}

/// A status by its name.
pub(super) fn status(text: &str) -> Result<StatusKind, String> {
    one_of(text, &StatusKind::ALL.map(|status| (status.name(), status)))
}

/// A view by its name.
pub(super) fn view(text: &str) -> Result<ViewKind, String> {
    one_of(text, &ViewKind::ALL.map(|view| (view.word(), view)))
}

/// What to count by.
pub(super) fn by(text: &str) -> Result<By, String> {
    one_of(text, &By::ALL.map(|by| (by.name(), by)))
}

/// A format by its name.
pub(super) fn format(text: &str) -> Result<Format, String> {
    one_of(text, &FORMATS.map(|format| (format.name, format)))
}

/// Whether the value that is not known is meant.
fn is_unknown(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("unknown")
}

/// Days from the first to the last, both included: a day, a month or a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

/// A day as `2025-06-06`, `6/6/2025` or `June 6, 2025`; a month as `2025-06`; a year as `2025`.
pub(super) fn days(text: &str) -> Result<Days, String> {
    let text = text.trim();
    if let Ok(day) = day(text) {
        return Ok(Days { first: day, last: day });
    }
    let (year, month) = text.split_once('-').unwrap_or((text, ""));
    let digits = |text: &str, count| {
        (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let year = digits(year, 4).and_then(|year| i32::try_from(year).ok());
    let (first, length) = match (year, month) {
        (Some(year), "") => (NaiveDate::from_ymd_opt(year, 1, 1), 12),
        (Some(year), month) => {
            (digits(month, 2).and_then(|month| NaiveDate::from_ymd_opt(year, month, 1)), 1)
        }
        (None, _) => (None, 0),
    };
    first
        .and_then(|first| {
            let last = first.checked_add_months(Months::new(length))?.pred_opt()?;
            Some(Days { first, last })
        })
        .ok_or_else(|| NO_DATE.to_owned())
}

pub(super) const NO_DATE: &str = "write a date as 2025-06-06, 6/6/2025 or \"June 6, 2025\"";

/// A day as `2025-06-06`, `6/6/2025` or `June 6, 2025`.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    const FORMS: [&str; 8] = [
        "%Y-%m-%d",
        "%m/%d/%Y",
        "%B %d, %Y",
        "%B %d %Y",
        "%b. %d, %Y",
        "%b %d, %Y",
        "%d %B %Y",
        "%d %b %Y",
    ];
    FORMS
        .iter()
        .filter_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok())
        .find(|day| (1000..=9999).contains(&day.year()))
        .ok_or_else(|| NO_DATE.to_owned())
}

/// One of some words, whatever its case.
fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let text = text.trim();
    words
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text))
        .map(|&(_, value)| value)
        .ok_or_else(|| {
            let names: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
            let all = names.join(", ");
            format!("it is one of {all}{}", suggestion(text, names))
        })
}

/// The word of `words` nearest to `text`, where one is near.
pub(super) fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    words
        .into_iter()
        .map(|word| (alike(&text, &word.to_lowercase()), word))
        .filter(|&(alike, _)| alike > ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}

/// From 0 to 1. Of short words the letters exchanged tell more than those in common.
fn alike(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b).max(strsim::normalized_damerau_levenshtein(a, b))
}

fn suggestion<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    nearest(text, words).map_or_else(String::new, |word| format!("; did you mean {word}?"))
}

/// Small letters and digits only.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_is_read_in_every_form() {
        for text in [
            "2025-06-06",
            "6/6/2025",
            "06/06/2025",
            "June 6, 2025",
            "june 6, 2025",
            "Jun 6, 2025",
            "6 June 2025",
            " 2025-06-06 ",
        ] {
            assert_eq!(day(text), Ok(date(2025, 6, 6)), "{text}");
        }
        for text in ["", "2025", "6/6/25", "2025-02-30", "13/1/2025", "yesterday"] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_is_all_its_days() {
        let cases = [
            ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
            ("2025-06-06", date(2025, 6, 6), date(2025, 6, 6)),
        ];
        for (text, first, last) in cases {
            assert_eq!(days(text), Ok(Days { first, last }), "{text}");
        }
        for text in ["2025-13", "20255", "2025-1-", "25"] {
            assert!(days(text).is_err(), "{text}");
        }
    }

    #[test]
    fn states_models_and_types_go_by_several_names() {
        assert_eq!(state("fl"), Ok(State::from_name("Florida")));
        assert_eq!(state("new york"), Ok(State::from_postal("NY")));
        assert_eq!(state("unknown"), Ok(None));
        assert!(state("Floirda").unwrap_err().ends_with("did you mean Florida?"));
        for text in ["tfm", "task force", "Task Force Model", "task"] {
            assert_eq!(model(text), Ok(Some(Model::TaskForce)), "{text}");
        }
        assert!(model("tmf").unwrap_err().ends_with("did you mean TFM?"));
        assert_eq!(kind("city"), Ok(Some(AgencyKind::Municipality)));
        assert_eq!(kind("state"), Ok(Some(AgencyKind::State)));
        assert!(kind("").is_err());
    }
}
