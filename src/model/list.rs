//! A list: one published version of one of ICE's two spreadsheets.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use super::table::handle;

handle! {
    /// A row of the table of lists, which stands in order of publication.
    ListIx
}

/// Which of the two spreadsheets a list is. Told by its columns and rows, never by its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// Agencies that take part: their agreements are signed.
    Participating,
    /// Agencies whose application is under way.
    Pending,
}

impl ListKind {
    /// The word in output: `participating` or `pending`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Participating => "participating",
            Self::Pending => "pending",
        }
    }
}

/// When on its day a list was published or captured: the order of lists of one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edition {
    /// Seconds since midnight. ICE's `am` counts as 6:00, `mid` as 12:00, `pm` as 18:00, and a
    /// name without any of them as midnight.
    pub seconds: u32,
    /// The number behind it, as in `pm2` or `amB`: 0 where there is none.
    pub revision: u32,
}

impl Edition {
    /// How it is said: `am`, `mid`, `pm2`, `00:20:27`, or nothing.
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

/// Which rule gave a list its date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRule {
    /// Given on the command line.
    Given,
    /// The digits of the file name.
    Name,
    /// The file name with last year's year; the folder's day of capture tells.
    NameYear,
    /// The file name with one digit typed wrong; the folder's day of capture tells.
    NameDigit,
    /// The folder's day of capture.
    Folder,
    /// The newest signing date on the list: it is not older than that.
    Content,
}

impl DateRule {
    /// All of them, for tables and datasets.
    pub const ALL: [Self; 6] =
        [Self::Given, Self::Name, Self::NameYear, Self::NameDigit, Self::Folder, Self::Content];

    /// The word in output, such as `name-year`.
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

    /// The rule in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Given => "The date was given on the command line.",
            Self::Name => "The date stands in the file's name.",
            Self::NameYear => {
                "The file's name has the right day and month with a wrong year; the day of capture tells which year."
            }
            Self::NameDigit => {
                "The file's name holds no possible date; one digit away from it is a day shortly before the capture."
            }
            Self::Folder => "The file's name holds no possible date; the day of capture is used.",
            Self::Content => {
                "Neither name nor folder holds a date; the newest signing date on the list is used."
            }
        }
    }
}

/// Whether a list may be in force.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Acceptance {
    /// It may.
    Accepted,
    /// It has far fewer rows than the list before it, and the list after it is back to normal or
    /// does not exist.
    Collapsed {
        /// Rows on this list.
        rows: u32,
        /// Rows on the last accepted list before it.
        before: u32,
    },
}

impl Acceptance {
    /// Whether the list may be in force.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        self == Self::Accepted
    }
}

/// Something about a list that a reader should know: an unreadable value, a repeated row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The row of the sheet, from 1, where the problem has one.
    pub row: Option<u32>,
    /// The heading of the column, where the problem has one.
    pub column: Option<String>,
    /// What is the matter, and what was done.
    pub message: String,
}

/// One published version of one of the two spreadsheets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// Which spreadsheet.
    pub kind: ListKind,
    /// The day that it is dated.
    pub date: NaiveDate,
    /// When on that day.
    pub edition: Edition,
    /// How the date was found.
    pub date_rule: DateRule,
    /// The file's own name, without a folder.
    pub file: String,
    /// The path as reached from what was given; in a dataset, from the folder it was built from.
    pub path: String,
    /// The sheet that holds the table; empty where the format has no sheets.
    pub sheet: String,
    /// What stands before every MOA address that a web archive wrapped, with the time of capture.
    /// Kept once a list, because it is the only thing that differs between captures.
    pub archive_prefix: String,
    /// Its rows in the table of listings.
    pub listings: Range<u32>,
    /// Whether it may be in force.
    pub acceptance: Acceptance,
    /// What a reader should know about it, beside the doubts of its readings.
    pub problems: Vec<Problem>,
}

impl List {
    /// The order of publication: day, time, and where both are equal the path.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, Edition, &str, &str) {
        (self.date, self.edition, &self.path, &self.sheet)
    }
}
