//! The notes and examples under the help of each command.

pub(super) const EXAMPLES: &str = "\
Examples:
  g287                                       open the explorer on the bundled lists
  g287 lists/                                open it on a folder of lists
  g287 find sheriff collier fl               find an agreement by words
  g287 find --state tx --model tfm --format csv > texas.csv
  g287 show FL-collier-county-sheriff-office
  g287 stats --as-of 2025-06-06 --since 2025-01-20 --by state
  g287 changes --since \"last month\"
  g287 brief --since \"last week\"
  g287 add ~/Downloads/participatingAgencies11232026.xlsx

Exit status: 0 found, 1 nothing found, 2 wrong usage or unreadable input.";

pub(super) const FIND: &str = "\
Every word must match: in full, as the beginning of a word, inside a word, or with a typing error.
If nothing matches, the nearest agreements follow a line that begins with \"approximate\".
With words, ended agreements are listed too. Without words and without --status, only those active
on the day are: the ones that `g287 stats` counts. Applications are listed if --status asks for them.

Examples:
  g287 find sheriff collier fl
  g287 find mimai pd
  g287 find --state fl,ga --model tfm --since 2025-01-20 --format csv
  g287 find --state fl --output florida.xlsx
  g287 find hwy patrol tn --as-of \"June 6, 2025\"
  g287 find --status pending --state ga
  g287 find --reason left --format csv";

pub(super) const SHOW: &str = "\
If several agencies match, they are listed instead, and the exit status is 1.

Examples:
  g287 show collier county sheriff
  g287 show FL-collier-county-sheriff-office
  g287 show 'FL-collier-county-sheriff-office#TFM#2025-02-26' --format json";

pub(super) const STATS: &str = "\
Without --status, agreements active on the day are counted; --status pending and the like count
applications. --by reason counts agreements that ended.

Examples:
  g287 stats
  g287 stats --as-of 2025-06-06 --since 2025-01-20 --format json
  g287 stats --by state
  g287 stats --by reason
  g287 stats --state fl --by quarter --format csv";

pub(super) const CHANGES: &str = "\
Compares the participating lists in force on two days: which agreements are on only one of them, and
which values differ between their rows. The pending lists are compared in the same way. An agreement
first listed between the two days may have been signed before them.

A day is a date, such as 2025-06-06, 6/6/2025, \"June 6, 2025\" or 2025-06, or words: yesterday,
\"last week\", \"last month\", \"3 days ago\", \"2 weeks\", monday, or \"last list\" (the list before the
one compared to). Words count from the day compared to, and those of --to from the day of the newest
list, never from the clock: the lists may be old. --since is the same as --from here, and --until
and --as-of the same as --to.

Filters apply. Without --status, changes of every status are shown; with it, only those of
agreements, or of applications, that have the status on the later day. Between two files an ending is always unconfirmed.

Examples:
  g287 changes
  g287 changes --since \"last month\" --state tx
  g287 changes --from 2025-05-29 --to 2025-06-06 --format markdown
  g287 changes participatingAgencies05292025am.xlsx participatingAgencies06062025am.xlsx";

pub(super) const BRIEF: &str = "\
Counts first, then what a desk would want to know: first agreements of states and counties in this
record, thresholds reached, agencies that are back after years or left, new state agencies, large
counties, models added or dropped, dates that ICE changed, rows that vanished and reappeared, and
applications. Rules decide what is said and in which order, never an opinion; JSON names the rule of
each item. Nothing is said twice. Each item names its lists and rows.

Without --since, what changed in the seven days before the newest list is said. Days are written as
in `g287 changes`; words such as \"last month\" count from the newest list, never from the clock: the
same lists give the same brief. Filters apply; counts and firsts are those of the whole record.

Examples:
  g287 brief
  g287 brief --since \"last month\" --state ga
  g287 brief --since 2025-06-02 --until 2025-06-09 --format markdown -o brief.md";

pub(super) const CHECK: &str = "\
The exit status is 2 if a file could not be read, otherwise 0. CSV, TSV and Markdown have one row for
each repair and each problem.

Examples:
  g287 check participatingAgencies06062025am.xlsx
  g287 check lists/ --format json
  g287 check table.csv --date 2025-06-06";

pub(super) const EXPLAIN: &str = "\
Shows each list on which something changes: the file, the row, the text as printed, and the rule by
which it is read. If several agencies match words, they are listed instead, and the exit status is 1.

Examples:
  g287 explain collier county sheriff
  g287 explain FL-collier-county-sheriff-office
  g287 explain 'OK-ottawa-county-sheriff-office#TFM#2026-02-23'
  g287 explain TX-tenaha-police-department --format json";

pub(super) const ADD: &str = "\
Adds lists to your record, a file that holds them together with the bundled ones, and shows of each
its kind, its date and how that was found, its rows, its repairs, and whether it is accepted; then
what changed from the list that was in force before. A list that the record has under another name is
known by its content. The record does not depend on the order in which lists are added.

A file that cannot be read is reported and left out, and the exit status is 2.

Examples:
  g287 add ~/Downloads/participatingAgencies11232026.xlsx
  g287 add lists/ --dry-run
  g287 add table.csv --date 2026-11-23";

pub(super) const RECORD: &str = "\
Shows which lists the record holds, the newest of each kind and its age, those that you added, and
where it is kept. In CSV, TSV and JSON lines there is a row for each list.

Examples:
  g287 record
  g287 record --format csv > lists.csv
  g287 record remove participatingAgencies11232026.xlsx
  g287 record reset";

/// The help of `build` without the flags of every command, most of which it has no use for.
pub(super) const BUILD_TEMPLATE: &str = "\
{about-with-newline}
{usage-heading} {usage}

Arguments:
{positionals}

{after-help}
";

pub(super) const BUILD: &str = "\
Options:
  -o, --output <DIR>  The folder of the dataset: agreements.g287 and three files that describe it
      --date <DATE>   The date of a list whose name has none
      --sheet <NAME>  The sheet to read from a workbook with several tables
  -h, --help          Print help

Example:
  g287 build lists/ -o data/
  g287 build data/agreements.g287 new.xlsx -o data/ --force";

pub(super) const PACKAGE: &str = "\
The folder gets tables of agencies, agreements, applications, lists, listings (as printed and as
used), repairs, problems and rules, and datapackage.json, which describes every column and says how
the tables refer to each other. It is written whole or not at all. --force replaces a folder that
has nothing but such files.

Values are exactly those of JSON. A text that a spreadsheet would run as a formula is not marked, in
contrast to other CSV: import the tables as text.

Filters do not apply: the package holds the whole record, with statuses on the day of its newest list.

Examples:
  g287 package g287-data
  g287 package g287-data --force
  g287 --data lists/ package g287-data";

pub(super) const CONFIG: &str = "\
The command line overrides the environment, the environment the settings file, and the file the
defaults. The exit status is 2 if the file has a mistake.

Examples:
  g287 config
  g287 --view map --no-mouse config > ~/.config/g287/config.toml";

pub(super) const COMPLETIONS: &str = "\
Examples:
  g287 completions bash > ~/.local/share/bash-completion/completions/g287
  g287 completions zsh > ~/.zfunc/_g287
  g287 completions fish > ~/.config/fish/completions/g287.fish";

pub(super) const MAN: &str = "\
Examples:
  g287 man | man -l -
  g287 man > ~/.local/share/man/man1/g287.1";
