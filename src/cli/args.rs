//! The flags and commands, each declared once.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use super::when::{self, When};
use super::{notes, theme, values};
use crate::export::{FORMATS, Format};
use crate::model::{AgencyBody, AgencyKind, EndReason, Model, State};
use crate::query::dates::{self, DateRange};
use crate::query::{Choice, CountyChoice, GroupBy, StatusKind, values as filters};
use crate::text::news;
use crate::tui::ViewName;

/// Explore the 287(g) agreements of state and local police with ICE.
///
/// Without a command, g287 opens a full-screen explorer of the bundled lists, or of those given.
#[derive(Parser, Debug)]
#[command(name = "g287", version, after_help = notes::EXAMPLES, disable_help_subcommand = true)]
pub struct Arguments {
    /// The command; without one the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Lists to explore: workbooks, CSV, TSV or JSON files, folders, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The flags of the explorer.
    #[command(flatten)]
    pub screen: ScreenArgs,

    /// The flags of every command.
    #[command(flatten)]
    pub common: Common,
}

/// The flags of the explorer.
#[derive(Args, Debug)]
#[command(next_help_heading = "Explorer")]
pub struct ScreenArgs {
    /// Print a view in sentences, for a screen reader or a pipe
    #[arg(long)]
    pub plain: bool,

    /// Begin with this search, written as in the search box
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,

    /// Open this view: explore, map, trends, changes or sources
    #[arg(long, value_name = "VIEW", value_parser = values::view)]
    pub view: Option<ViewName>,

    /// Move nothing without a key: on the map, Space goes one month on
    #[arg(long)]
    pub reduced_motion: bool,

    /// Leave the mouse to the terminal, to select text; the key m toggles it
    #[arg(long)]
    pub no_mouse: bool,

    /// Watch this folder, such as ~/Downloads, and say when there are new lists; the key a adds them
    #[arg(long, value_name = "FOLDER")]
    pub follow: Option<PathBuf>,

    /// A message to show at the start.
    #[arg(skip)]
    pub notice: Option<String>,

    /// The folder for exports, of the configuration.
    #[arg(skip)]
    pub export: Option<PathBuf>,
}

impl ScreenArgs {
    /// The first flag given.
    pub(super) fn first(&self) -> Option<&'static str> {
        let given = [
            (self.plain, "--plain"),
            (self.search.is_some(), "--search"),
            (self.view.is_some(), "--view"),
            (self.reduced_motion, "--reduced-motion"),
            (self.no_mouse, "--no-mouse"),
            (self.follow.is_some(), "--follow"),
        ];
        given.into_iter().find(|(given, _)| *given).map(|(_, flag)| flag)
    }
}

/// The flags of every command.
#[derive(Args, Debug)]
pub struct Common {
    /// The flags that choose agreements.
    #[command(flatten)]
    pub filters: Filters,
    /// The flags that choose lists.
    #[command(flatten)]
    pub data: DataArgs,
    /// The flags of the output.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Read settings from this file instead of `~/.config/g287/config.toml` [env: `G287_CONFIG`]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The flags that choose agreements.
#[derive(Args, Debug)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// State, by name or postal code; repeat the flag or use commas for several
    #[arg(long, global = true, value_name = "STATE", value_parser = filters::states)]
    pub state: Vec<Choice<State>>,

    /// Model: JEM, WSO or TFM, or the beginning of its name
    #[arg(long, global = true, value_name = "MODEL", value_parser = filters::models)]
    pub model: Vec<Choice<Model>>,

    /// Type of agency: county, municipality or state
    #[arg(long = "type", global = true, value_name = "TYPE", value_parser = filters::kinds)]
    pub kind: Vec<Choice<AgencyKind>>,

    /// What agencies are by their names, which g287 derives and ICE does not print: sheriff,
    /// police, county-police, constable, campus, corrections, state-police, port, prosecutor,
    /// court, regional, fire-marshal, wildlife, guard or other
    #[arg(long, global = true, value_name = "BODY", value_parser = filters::bodies)]
    pub body: Vec<Choice<AgencyBody>>,

    /// County, with or without the word County; like state, model and type, it also takes "unknown"
    #[arg(long, global = true, value_name = "COUNTY", value_parser = filters::counties)]
    pub county: Vec<Vec<CountyChoice>>,

    /// Status on the day: active, unconfirmed, ended or all; for applications pending,
    /// application-signed, application-held, application-renamed, withdrawn, or applications for
    /// all of these
    #[arg(long, global = true, value_name = "STATUS", value_parser = filters::statuses)]
    pub status: Vec<Choice<StatusKind>>,

    /// Why agreements ended, as far as the lists show: superseded, switched-model, left, removed or
    /// unknown; without --status, of agreements that ended
    #[arg(long, global = true, value_name = "REASON", value_parser = filters::reasons)]
    pub reason: Vec<Choice<EndReason>>,

    /// Signed on this day or later, or since "last month"; a month or a year counts from its first day;
    /// in `changes`, the same as --from; in `brief`, what changed since then
    #[arg(long, global = true, value_name = "DATE", value_parser = when::when)]
    pub since: Option<When>,

    /// Signed on this day or earlier; a month or a year counts to its last day;
    /// in `changes`, the same as --to; in `brief`, what changed until then
    #[arg(long, global = true, value_name = "DATE", value_parser = when::when)]
    pub until: Option<When>,

    /// Only agencies on the watch list; the key w in the explorer adds them
    #[arg(long, global = true)]
    pub watched: bool,

    /// Show the state of affairs on this day, by the newest list dated then or earlier
    #[arg(long, global = true, value_name = "DATE", value_parser = dates::range)]
    pub as_of: Option<DateRange>,
}

impl Filters {
    /// The first flag given.
    pub(super) fn first(&self) -> Option<&'static str> {
        let Self { state, model, kind, body, county, status, reason, since, until, watched, as_of } =
            self;
        let given = [
            (!state.is_empty(), "--state"),
            (!model.is_empty(), "--model"),
            (!kind.is_empty(), "--type"),
            (!body.is_empty(), "--body"),
            (!county.is_empty(), "--county"),
            (!status.is_empty(), "--status"),
            (!reason.is_empty(), "--reason"),
            (since.is_some(), "--since"),
            (until.is_some(), "--until"),
            (*watched, "--watched"),
            (as_of.is_some(), "--as-of"),
        ];
        given.into_iter().find(|(given, _)| *given).map(|(_, flag)| flag)
    }
}

/// The flags that choose lists.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Data")]
pub struct DataArgs {
    /// Use these lists instead of the bundled ones: a file, a folder, a dataset, or `-`; repeat the
    /// flag for several [env: `G287_DATA`, separated like `PATH`]
    #[arg(long, global = true, value_name = "PATH")]
    pub data: Vec<PathBuf>,

    /// Use these lists together with the record, and keep them nowhere: a file, a folder, a dataset,
    /// or `-`; repeat the flag for several
    #[arg(long, global = true, value_name = "PATH")]
    pub with: Vec<PathBuf>,

    /// Your record: the bundled lists and those that you add
    /// [default: ~/.local/share/g287/record.g287] [env: `G287_RECORD`]
    #[arg(long, global = true, value_name = "FILE")]
    pub record: Option<PathBuf>,

    /// The date of a list whose name has none
    #[arg(long, global = true, value_name = "DATE", value_parser = dates::day)]
    pub date: Option<NaiveDate>,

    /// The sheet to read from a workbook with several tables
    #[arg(long, global = true, value_name = "NAME")]
    pub sheet: Option<String>,

    /// The lists to use if none are given.
    #[arg(skip)]
    pub usual: Vec<PathBuf>,
}

/// The flags of the output.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// The format, if one is asked for.
    #[arg(long, global = true, value_name = "FORMAT", value_parser = values::format, help = formats())]
    pub format: Option<Format>,

    /// Write into this file, whole or not at all; - is standard output; in `build`: the folder of
    /// the dataset
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file of --output, or the folder of `package`, if it exists
    #[arg(long, global = true)]
    pub force: bool,

    /// In CSV and TSV, write text unchanged. Without this flag, text that begins with = + - or @ gets
    /// a leading apostrophe, and control characters are made visible.
    #[arg(long, global = true)]
    pub raw: bool,

    /// Use ASCII only, for a terminal without Unicode
    #[arg(long, global = true)]
    pub ascii: bool,

    /// Theme of the explorer: dark, light, high-contrast, high-contrast-light, mono, or one of your
    /// own; by default dark or light, as the terminal is
    #[arg(long, global = true, value_name = "NAME", value_parser = theme::name)]
    pub theme: Option<String>,
}

fn formats() -> String {
    let names = FORMATS.map(|format| format.name);
    format!(
        "Format: {} [default: by the file's extension, or {}]",
        news::series(&names, "or"),
        Format::default().name
    )
}

/// A command.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// List the agreements, or applications, that match some words
    #[command(after_help = notes::FIND)]
    Find {
        /// Words of the agency, its state or its model; all must match, in any order
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
    },
    /// Show the full record of one agency
    #[command(after_help = notes::SHOW)]
    Show {
        /// The id of the agency, of one of its agreements or applications, or words
        #[arg(value_name = "AGENCY", required = true)]
        agency: Vec<String>,
    },
    /// Count agreements, agencies, states and territories
    #[command(after_help = notes::STATS)]
    Stats {
        /// Count by state, model, type, body, county, month, quarter, year, reason or list
        #[arg(long, value_name = "WHAT", value_parser = values::by)]
        by: Option<GroupBy>,
    },
    /// Show what changed between two days, or between two files
    #[command(after_help = notes::CHANGES)]
    Changes {
        /// Two lists to compare; the one with the earlier date comes first
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Compare from the list in force on this day [default: seven days before --to]
        #[arg(long, value_name = "DATE", value_parser = when::from_or_to)]
        from: Option<When>,
        /// Compare to the list in force on this day [default: the day of the newest list]
        #[arg(long, value_name = "DATE", value_parser = when::from_or_to)]
        to: Option<When>,
    },
    /// Say what is worth saying first of what changed, with the rows behind it
    #[command(after_help = notes::BRIEF)]
    Brief,
    /// Show every repair and every doubt in lists
    #[command(after_help = notes::CHECK)]
    Check {
        /// Lists: files, folders, or `-` for standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Show which lists, rows and rules give an agreement, an application or an agency its dates and
    /// its status
    #[command(after_help = notes::EXPLAIN)]
    Explain {
        /// The id of an agency, an agreement or an application, ids of older spellings and dates too, or words
        #[arg(value_name = "AGENCY", required = true)]
        agency: Vec<String>,
    },
    /// Add lists to your record, and show what they change
    #[command(after_help = notes::ADD)]
    Add {
        /// Lists: files, folders, datasets, or `-` for standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Show what the lists would change, and keep nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Show what your record holds, or take lists out of it
    #[command(after_help = notes::RECORD)]
    Record {
        /// What to do with it.
        #[command(subcommand)]
        what: Option<RecordCommand>,
    },
    /// Compile lists into a dataset, such as the bundled one
    #[command(after_help = notes::BUILD, help_template = notes::BUILD_TEMPLATE)]
    Build {
        /// Folders of lists, files, or datasets; a dataset in a folder is passed over
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Write the whole record as a Frictionless Data Package: tables as CSV, and their description
    #[command(after_help = notes::PACKAGE)]
    Package {
        /// The folder to write, which must not exist yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print every setting with its value and its origin, as a settings file
    #[command(after_help = notes::CONFIG)]
    Config,
    /// Write shell completions
    #[command(after_help = notes::COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Write the manual page
    #[command(after_help = notes::MAN)]
    Man,
}

/// What to do with the record.
#[derive(Subcommand, Debug)]
pub enum RecordCommand {
    /// Take lists that you added out again
    Remove {
        /// The file name of a list, or the first digits of its SHA-256
        #[arg(value_name = "LIST", required = true)]
        lists: Vec<OsString>,
    },
    /// Go back to the bundled lists; the old record stays beside it
    Reset,
}
