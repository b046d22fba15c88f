//! Where a list comes from: the bytes of its file, and the names and days under which they were
//! seen.

use std::fmt::{self, Debug, Display, Formatter};

use chrono::NaiveDate;

/// The SHA-256 of a file's bytes, displayed as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Whether there is one: lists of old datasets have none.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::default()
    }
}

impl Display for Digest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Debug for Digest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// A name and a day under which the bytes of a list were seen. Nothing else about a file counts:
/// neither its folder, unless that is a day, nor its time, nor when it was read.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Sighting {
    /// The file name, without folders; `-` for standard input.
    pub file: String,
    /// The day of capture, by the name of a folder.
    pub captured: Option<NaiveDate>,
    /// The date of the list that was given with `--date`.
    pub given: Option<NaiveDate>,
}

impl Sighting {
    /// The key for the order of sightings. The first one names and dates the list: the one captured
    /// earliest, then one whose name may have a day, then by name, then the one whose date is given;
    /// a day comes before none.
    #[must_use]
    pub fn order(&self) -> impl Ord + '_ {
        let name = (!may_have_a_day(&self.file), name_order(&self.file));
        (self.captured.is_none(), self.captured, name, self.given.is_none(), self.given)
    }

    /// The name with the day of capture, such as `2025-05-25/participatingAgencies05122025am.xlsx`.
    #[must_use]
    pub fn label(&self) -> String {
        label(self.captured, &self.file)
    }
}

/// The name of a file with its day of capture before it, if there is one.
pub(super) fn label(captured: Option<NaiveDate>, file: &str) -> String {
    captured.map_or_else(|| file.to_owned(), |day| format!("{day}/{file}"))
}

/// The key for the order of names. Of names that begin alike the shorter one comes first, because
/// what programs add to the name of a copy, such as ` (1)`, makes it longer.
pub(super) fn name_order(file: &str) -> impl Ord + '_ {
    let start = file.split(['.', '(']).next().unwrap_or_default().trim_end();
    (start, file.len(), file)
}

/// Whether a name has six digits or more, which a day takes.
fn may_have_a_day(file: &str) -> bool {
    file.bytes().filter(u8::is_ascii_digit).count() >= 6
}

/// All sightings of `one` and `other`, each once, in order.
#[must_use]
pub fn united_sightings(
    one: impl IntoIterator<Item = Sighting>,
    other: impl IntoIterator<Item = Sighting>,
) -> Vec<Sighting> {
    let mut all: Vec<Sighting> = one.into_iter().chain(other).collect();
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(captured: &str, file: &str, given: &str) -> Sighting {
        Sighting { file: file.into(), captured: captured.parse().ok(), given: given.parse().ok() }
    }

    #[test]
    fn the_earliest_capture_comes_first_and_a_day_before_none() {
        let sorted = [
            sighting("2025-05-01", "b", ""),
            sighting("2025-05-02", "a", "2025-04-01"),
            sighting("2025-05-02", "a", ""),
            sighting("", "list05122025.csv", ""),
            sighting("", "list05122025 (1).csv", ""),
            sighting("", "a", ""),
            sighting("", "a (1)", ""),
            sighting("", "b", ""),
        ];
        let mut turned = sorted.clone();
        turned.reverse();
        assert_eq!(united_sightings(turned, sorted.clone()), sorted);
        assert_eq!(sorted[0].label(), "2025-05-01/b");
        assert_eq!(sorted[7].label(), "b");
    }

    #[test]
    fn a_digest_is_shown_in_hexadecimal() {
        let mut bytes = [0; 32];
        bytes[0] = 0xab;
        assert_eq!(Digest(bytes).to_string(), format!("ab{}", "0".repeat(62)));
    }
}
