//! A list: one published version of one of ICE's two spreadsheets.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use super::origin::{self, Digest, Sighting};
use super::printed_list::AsRead;
use super::problem::Problem;
use super::table::handle;

handle! {
    /// A row of the table of lists, which is in order of publication.
    ListIx
}

/// Which of the two spreadsheets a list is. Its columns and rows decide, never its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// Participating agencies, whose agreements are signed.
    Participating,
    /// Agencies whose applications are pending.
    Pending,
}

impl ListKind {
    /// The name used in output: `participating` or `pending`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Participating => "participating",
            Self::Pending => "pending",
        }
    }
}

/// The time of day at which a list was published or captured. It orders the lists of one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edition {
    /// Seconds since midnight. ICE's `am` is 6:00, `mid` is 12:00, `pm` is 18:00, and a name
    /// without any of them is midnight.
    pub seconds: u32,
    /// The revision, as in `pm2` or `amB`; 0 if there is none.
    pub revision: u32,
}

impl Edition {
    /// A label for readers: `am`, `mid`, `pm2`, `00:20:27`, or nothing.
    #[must_use]
    pub fn label(self) -> String {
        let base = match self.seconds {
            0 => String::new(),
            21_600 => "am".into(),
            43_200 => "mid".into(),
            64_800 => "pm".into(),
            s => format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60),
        };
        if self.revision > 0 { format!("{base}{}", self.revision) } else { base }
    }
}

/// The rule that gave a list its date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRule {
    /// Given on the command line.
    Given,
    /// The digits in the file name.
    Name,
    /// The file name with the year corrected by the date of capture.
    NameYear,
    /// The file name with one digit corrected by the date of capture.
    NameDigit,
    /// The date of capture in the folder name.
    Folder,
    /// The newest signing date on the list, which cannot be older.
    Content,
}

impl DateRule {
    /// All rules, in the order of tables and datasets.
    pub const ALL: [Self; 6] =
        [Self::Given, Self::Name, Self::NameYear, Self::NameDigit, Self::Folder, Self::Content];

    /// The name used in output, such as `name-year`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Name => "name",
            Self::NameYear => "name-year",
            Self::NameDigit => "name-digit",
            Self::Folder => "folder",
            Self::Content => "content",
        }
    }

    /// Whether the date is a guess, which has to be called one wherever it is shown.
    #[must_use]
    pub const fn is_guess(self) -> bool {
        matches!(self, Self::Content)
    }

    /// Whether the date is that of the file name, as it is or corrected.
    #[must_use]
    pub const fn is_by_name(self) -> bool {
        matches!(self, Self::Name | Self::NameYear | Self::NameDigit)
    }

    /// The rule in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Given => "The date was given on the command line.",
            Self::Name => "The date is in the file name.",
            Self::NameYear => {
                "The file name has the right day and month but the wrong year; the date of capture gives the year."
            }
            Self::NameDigit => {
                "The file name has an impossible date; one digit away from it is a date shortly before the capture."
            }
            Self::Folder => "The file name has no possible date; the date of capture is used.",
            Self::Content => {
                "The date is a guess: neither the file name nor a folder name has one, and the newest signing date on the list is used."
            }
        }
    }
}

/// Whether a list is accepted, which means that it can be in force.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Acceptance {
    /// The list is accepted.
    Accepted,
    /// The list has far fewer rows than the one before it, and the one after it is back to normal
    /// or does not exist.
    Collapsed {
        /// The number of rows on this list.
        rows: u32,
        /// The number of rows on the last accepted list before it.
        before: u32,
    },
}

impl Acceptance {
    /// Whether the list is accepted.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        self == Self::Accepted
    }
}

/// One published version of one of the two spreadsheets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// Which spreadsheet it is.
    pub kind: ListKind,
    /// The date of the list.
    pub date: NaiveDate,
    /// The time of that day.
    pub edition: Edition,
    /// How the date was determined.
    pub date_rule: DateRule,
    /// The file name, without folders.
    pub file: String,
    /// The day of capture, by the name of a folder.
    pub captured: Option<NaiveDate>,
    /// The date that was given with `--date`.
    pub given: Option<NaiveDate>,
    /// Other sightings of the same bytes, in order. The first one of all is that of `file`.
    pub also: Vec<Sighting>,
    /// The digest of the file.
    pub digest: Digest,
    /// The sheet with the table; empty if the format has no sheets.
    pub sheet: String,
    /// The prefix of MOA addresses that a web archive wrapped, with the time of capture. It is kept
    /// once per list, because nothing else differs between captures.
    pub archive_prefix: String,
    /// Its rows in the table of listings.
    pub listings: Range<u32>,
    /// Whether the list is accepted.
    pub acceptance: Acceptance,
    /// Problems beyond the doubts about its readings, those of reading among them.
    pub problems: Vec<Problem>,
    /// What was read beside the listings.
    pub as_read: AsRead,
}

impl List {
    /// The key for the order of publication: date and time; if both are equal, the day of capture
    /// (none comes last), the file name (that of a copy later), the digest and the sheet.
    #[must_use]
    pub fn order(&self) -> impl Ord + '_ {
        let captured = (self.captured.is_none(), self.captured);
        let name = origin::name_order(&self.file);
        (self.date, self.edition, captured, name, self.digest, &*self.sheet)
    }

    /// The file name with the day of capture, such as
    /// `2025-05-25/participatingAgencies05122025am.xlsx`.
    #[must_use]
    pub fn label(&self) -> String {
        origin::label(self.captured, &self.file)
    }

    /// All sightings, the one that names and dates the list first.
    pub fn sightings(&self) -> impl Iterator<Item = Sighting> + '_ {
        let Self { file, captured, given, .. } = self;
        let first = Sighting { file: file.clone(), captured: *captured, given: *given };
        std::iter::once(first).chain(self.also.iter().cloned())
    }
}
