//! The flags and commands, each declared once.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use super::theme;
use super::values;
use super::when::{self, When};
use crate::export::{FORMATS, Format};
use crate::model::{AgencyKind, Model, State};
use crate::query::dates::{self, DateRange};
use crate::query::{By, Choice, CountyChoice, StatusKind, values as filters};
use crate::text::news;
use crate::tui::ViewKind;

const EXAMPLES: &str = "\
Examples:
  g287                                       open the explorer on the bundled lists
  g287 lists/                                open it on a folder of lists
  g287 find sheriff collier fl               find an agreement by words
  g287 find --state tx --model tfm --format csv > texas.csv
  g287 show FL-collier-county-sheriff-office
  g287 stats --as-of 2025-06-06 --since 2025-01-20 --by state
  g287 changes --since \"last month\"

Exit status: 0 found, 1 nothing found, 2 wrong usage or unreadable input.";

/// Explore the 287(g) agreements of state and local police with ICE.
///
/// Without a command, g287 opens a full-screen explorer of the bundled lists, or of those given.
#[derive(Parser, Debug)]
#[command(name = "g287", version, after_help = EXAMPLES, disable_help_subcommand = true)]
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

    /// Open this view: explore, map, trends, changes or sources
    #[arg(long, value_name = "VIEW", value_parser = values::view)]
    pub view: Option<ViewKind>,

    /// Move nothing without a key: on the map, Space goes one month on
    #[arg(long)]
    pub reduced_motion: bool,

    /// Leave the mouse to the terminal, to select text; the key m toggles it
    #[arg(long)]
    pub no_mouse: bool,

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
            (self.view.is_some(), "--view"),
            (self.reduced_motion, "--reduced-motion"),
            (self.no_mouse, "--no-mouse"),
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
    /// State, by name or postal code; again, or with commas, for several
    #[arg(long, global = true, value_name = "STATE", value_parser = filters::states)]
    pub state: Vec<Choice<State>>,

    /// Model: JEM, WSO or TFM, or the beginning of its name
    #[arg(long, global = true, value_name = "MODEL", value_parser = filters::models)]
    pub model: Vec<Choice<Model>>,

    /// Type of agency: county, municipality or state
    #[arg(long = "type", global = true, value_name = "TYPE", value_parser = filters::kinds)]
    pub kind: Vec<Choice<AgencyKind>>,

    /// County, with or without the word County; like the three above it takes "unknown", too
    #[arg(long, global = true, value_name = "COUNTY", value_parser = filters::counties)]
    pub county: Vec<Vec<CountyChoice>>,

    /// Status on the day: active, unconfirmed, ended or all
    #[arg(long, global = true, value_name = "STATUS", value_parser = filters::statuses)]
    pub status: Vec<Choice<StatusKind>>,

    /// Signed on this day or later; a month or a year counts from its first day. In `changes`: --from
    #[arg(long, global = true, value_name = "DATE", value_parser = when::when)]
    pub since: Option<When>,

    /// Signed on this day or earlier; a month or a year counts to its last day. In `changes`: --to
    #[arg(long, global = true, value_name = "DATE", value_parser = when::when)]
    pub until: Option<When>,

    /// Agencies on the watch list alone, which `w` in the explorer keeps
    #[arg(long, global = true)]
    pub watched: bool,

    /// The day to look at: the newest list of that day or earlier is in force
    #[arg(long, global = true, value_name = "DATE", value_parser = dates::range)]
    pub as_of: Option<DateRange>,
}

/// The flags that choose lists.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Data")]
pub struct DataArgs {
    /// Use these lists instead of the bundled ones: a file, a folder, or `-`; repeat the flag for
    /// several [env: `G287_DATA`, separated like `PATH`]
    #[arg(long, global = true, value_name = "PATH")]
    pub data: Vec<PathBuf>,

    /// The date of a list given whose name holds none
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

    /// Replace the file of --output if it exists
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
    /// List the agreements that match some words
    #[command(after_help = FIND)]
    Find {
        /// Words of the agency, its state or its model; all must match, in any order
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
    },
    /// Show the full record of one agency
    #[command(after_help = SHOW)]
    Show {
        /// The id of the agency or of one of its agreements, or words
        #[arg(value_name = "AGENCY", required = true)]
        agency: Vec<String>,
    },
    /// Count agreements, agencies and states
    #[command(after_help = STATS)]
    Stats {
        /// Count by state, model, type, county, month, quarter, year or list
        #[arg(long, value_name = "WHAT", value_parser = values::by)]
        by: Option<By>,
    },
    /// Show what changed between two days, or between two files
    #[command(after_help = CHANGES)]
    Changes {
        /// Two lists to compare, the older one first by its own date; without them, two days
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The day to compare from: the list in force on it. Without it, seven days before --to
        #[arg(long, value_name = "DATE", value_parser = when::from_or_to)]
        from: Option<When>,
        /// The day to compare to: the list in force on it. Without it, the newest list's day
        #[arg(long, value_name = "DATE", value_parser = when::from_or_to)]
        to: Option<When>,
    },
    /// Show every repair and every doubt in lists
    #[command(after_help = CHECK)]
    Check {
        /// Lists: files, folders, or `-` for standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Show which lists, rows and rules give an agreement or an agency its dates and its status
    #[command(after_help = EXPLAIN)]
    Explain {
        /// The id of an agency or of an agreement; ids of older spellings and dates work too
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Compile a folder of lists into a dataset, such as the bundled one
    #[command(after_help = BUILD)]
    Build {
        /// The folder of lists
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Print every setting with its value and its origin, as a settings file
    #[command(after_help = CONFIG)]
    Config,
    /// Write shell completions
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Write the manual page
    #[command(after_help = MAN)]
    Man,
}

const FIND: &str = "\
Every word must match: in full, as the beginning of a word, inside a word, or with a typing error.
If nothing matches, the nearest agreements follow a line that begins with \"approximate\".
With words, ended agreements are listed too. Without words and without --status, only those active
on the day are: the ones that `g287 stats` counts.

Examples:
  g287 find sheriff collier fl
  g287 find mimai pd
  g287 find --state fl,ga --model tfm --since 2025-01-20 --format csv
  g287 find --state fl --output florida.xlsx
  g287 find hwy patrol tn --as-of \"June 6, 2025\"";

const SHOW: &str = "\
If several agencies match, they are listed instead, and the exit status is 1.

Examples:
  g287 show collier county sheriff
  g287 show FL-collier-county-sheriff-office
  g287 show 'FL-collier-county-sheriff-office#TFM#2025-02-26' --format json";

const STATS: &str = "\
Without --status, agreements active on the day are counted.

Examples:
  g287 stats
  g287 stats --as-of 2025-06-06 --since 2025-01-20 --format json
  g287 stats --by state
  g287 stats --state fl --by quarter --format csv";

const CHANGES: &str = "\
Compares the participating lists in force on two days: which agreements are on only one of them, and
which values differ between their rows. The pending lists are compared in the same way. An agreement
first listed between the two days may have been signed before them.

A day is a date, such as 2025-06-06, 6/6/2025, \"June 6, 2025\" or 2025-06, or words: yesterday,
\"last week\", \"last month\", \"3 days ago\", \"2 weeks\", monday, or \"last list\" (the list before the
one compared to). Words count from the day compared to, and those of --to from the day of the newest
list, never from the clock: the lists may be old. --since is the same as --from here, and --until
and --as-of the same as --to.

Filters apply. Without --status, changes of every status are shown; with it, applications, which
have no status, are left out. Between two files an ending is always unconfirmed.

Examples:
  g287 changes
  g287 changes --since \"last month\" --state tx
  g287 changes --from 2025-05-29 --to 2025-06-06 --format markdown
  g287 changes participatingAgencies05292025am.xlsx participatingAgencies06062025am.xlsx";

const CHECK: &str = "\
The exit status is 2 if a file could not be read, otherwise 0. CSV, TSV and Markdown have one row for
each repair and each problem.

Examples:
  g287 check participatingAgencies06062025am.xlsx
  g287 check lists/ --format json
  g287 check table.csv --date 2025-06-06";

const EXPLAIN: &str = "\
Shows each list on which something changes: the file, the row, the text as printed, and the rule by
which it is read. Find ids with `g287 find` and `g287 show`.

Examples:
  g287 explain FL-collier-county-sheriff-office
  g287 explain 'OK-ottawa-county-sheriff-office#TFM#2026-02-23'
  g287 explain TX-tenaha-police-department --format json";

const BUILD: &str = "\
Example:
  g287 build lists/ -o data/";

const CONFIG: &str = "\
The command line overrides the environment, the environment the settings file, and the file the
defaults. The exit status is 2 if the file has a mistake.

Examples:
  g287 config
  g287 --view map --no-mouse config > ~/.config/g287/config.toml";

const COMPLETIONS: &str = "\
Examples:
  g287 completions bash > ~/.local/share/bash-completion/completions/g287
  g287 completions zsh > ~/.zfunc/_g287
  g287 completions fish > ~/.config/fish/completions/g287.fish";

const MAN: &str = "\
Examples:
  g287 man | man -l -
  g287 man > ~/.local/share/man/man1/g287.1";
