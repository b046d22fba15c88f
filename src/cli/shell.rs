//! `g287 completions` and `g287 man`: shell completions and the manual page.

use std::io::{self, Write};

use anyhow::Result;
use clap::{Arg, Command, CommandFactory};
use clap_complete::{Generator, Shell};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::args::Arguments;
use super::config;
use super::exit::Exit;
use crate::export::FORMATS;
use crate::model::{EndReason, Model, STATES};
use crate::query::{GroupBy, StatusKind};
use crate::tui::ViewName;

/// Writes the completion script of a shell.
pub(super) fn completions(shell: Shell) -> Result<Exit> {
    let mut command = with_words(Arguments::command());
    command.set_bin_name("g287");
    command.build();
    let mut script = Vec::new();
    shell.try_generate(&command, &mut script)?;
    write(&script)
}

/// Writes the manual page.
pub(super) fn man() -> Result<Exit> {
    write(&page()?)
}

fn write(bytes: &[u8]) -> Result<Exit> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Exit::Found)
}

/// The command line with the values that a shell offers for its flags. The program itself takes
/// more: names, beginnings of names, any case.
fn with_words(command: Command) -> Command {
    let states: Vec<&str> = STATES.iter().map(|row| row.0).collect();
    let words = [
        ("state", states),
        ("model", Model::ALL.map(Model::code).to_vec()),
        ("kind", vec!["county", "municipality", "state"]),
        ("view", ViewName::all().map(ViewName::word).collect()),
        ("status", StatusKind::ALL.map(StatusKind::name).to_vec()),
        ("reason", EndReason::ALL.map(EndReason::name).to_vec()),
        ("format", FORMATS.iter().map(|format| format.name).collect()),
    ];
    let command = words
        .into_iter()
        .fold(command, |command, (id, words)| command.mut_arg(id, |flag| flag.value_parser(words)));
    let by = GroupBy::ALL.map(GroupBy::name);
    command.mut_subcommand("stats", |stats| stats.mut_arg("by", |flag| flag.value_parser(by)))
}

/// The manual page: the flags that all commands take, then each command with its own.
fn page() -> io::Result<Vec<u8>> {
    let command = Arguments::command().override_usage(
        "g287 [OPTIONS] [PATH]...\n\
         g287 COMMAND [OPTIONS] [ARGUMENTS]",
    );
    let own = Man::new(command.clone());
    let mut page = Vec::new();
    own.render_title(&mut page)?;
    own.render_name_section(&mut page)?;
    own.render_synopsis_section(&mut page)?;
    own.render_description_section(&mut page)?;
    own.render_options_section(&mut page)?;
    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    for command in command.get_subcommands() {
        describe(command, &mut rest);
    }
    rest.control("SH", ["CONFIGURATION"]);
    rest.text([roman("~/.config/g287/config.toml, in TOML; g287 config prints one.")]);
    for (name, about) in config::about() {
        rest.control("TP", []);
        rest.text([bold(name)]);
        rest.text([roman(about)]);
    }
    rest.control("SH", ["EXAMPLES"]);
    as_printed(command.get_after_help().map(ToString::to_string), &mut rest);
    rest.to_writer(&mut page)?;
    Ok(page)
}

/// Adds a command: what it does, its arguments, its notes.
fn describe(command: &Command, page: &mut Roff) {
    page.control("SS", [format!("g287 {}", command.get_name()).as_str()]);
    page.text([roman(plain(command.get_about()))]);
    for argument in command.get_arguments() {
        page.control("TP", []);
        page.text(heading(argument));
        let mut text = plain(argument.get_help());
        let words: Vec<String> =
            argument.get_possible_values().iter().map(|word| word.get_name().to_owned()).collect();
        if !words.is_empty() {
            text = format!("{text}: {}", words.join(", "));
        }
        page.text([roman(text)]);
    }
    as_printed(command.get_after_help().map(ToString::to_string), page);
}

fn plain(text: Option<&impl ToString>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// `--by <WHAT>`, or `WORDS`.
fn heading(argument: &Arg) -> Vec<Inline> {
    let names = argument.get_value_names().unwrap_or_default();
    let value = names.iter().map(clap::builder::Str::as_str).collect::<Vec<_>>().join(" ");
    match argument.get_long() {
        Some(long) => vec![bold(format!("--{long}")), roman(" <"), italic(value), roman(">")],
        None => vec![italic(value)],
    }
}

/// Adds lines without filling them.
fn as_printed(text: Option<String>, page: &mut Roff) {
    let Some(text) = text else { return };
    page.control("PP", []);
    page.control("nf", []);
    for line in text.lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_command_and_flag() {
        let page = String::from_utf8(page().unwrap()).unwrap().replace('\\', "");
        let command = Arguments::command();
        let commands = command.get_subcommands();
        for one in commands {
            assert!(page.contains(&format!(".SS \"g287 {}\"", one.get_name())), "{one}");
            for flag in one.get_arguments().filter_map(Arg::get_long) {
                assert!(page.contains(&format!("--{flag}")), "--{flag} of {one}");
            }
        }
        for flag in command.get_arguments().filter_map(Arg::get_long) {
            assert!(page.contains(&format!("--{flag}")), "--{flag}");
        }
        for word in ["powershell", "Exit status: 0 found", "G287_DATA"] {
            assert!(page.contains(word), "{word}");
        }
    }

    #[test]
    fn every_word_that_a_shell_offers_is_taken() {
        let command = with_words(Arguments::command());
        let of = |command: &Command| {
            let flags = command.get_arguments().filter(|flag| flag.get_long().is_some());
            let of_one = |flag: &Arg| {
                let words = flag.get_possible_values();
                let word = |word: &clap::builder::PossibleValue| {
                    (flag.get_long().unwrap().to_owned(), word.get_name().to_owned())
                };
                words.iter().map(word).collect::<Vec<_>>()
            };
            flags.flat_map(of_one).collect::<Vec<_>>()
        };
        let stats = command.find_subcommand("stats").unwrap();
        let offered = [of(&command), of(stats)].concat();
        assert!(offered.len() > 60, "{offered:?}");
        for (flag, word) in offered.iter().filter(|(_, word)| word != "true" && word != "false") {
            let long = format!("--{flag}");
            let line = match &**flag {
                "by" => vec!["g287", "stats", "--by", word],
                _ => vec!["g287", &long, word],
            };
            let taken = Arguments::command().try_get_matches_from(line);
            assert!(taken.is_ok(), "--{flag} {word}");
        }
    }
}
