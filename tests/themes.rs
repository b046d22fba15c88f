//! Themes by name, in the whole program.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod commands_support;
mod support;

use std::fs;

use commands_support::program;
use rstest::rstest;
use support::{Session, Setup};
use tempfile::TempDir;

const MINE: &str = "base = \"dark\"\naccent = \"#0b1621 bold\"\n";
const BROKEN: &str = "base = \"dark\"\naccent = \"#0b1621 blod\"\n";

/// A folder of settings with a theme, and with one that has a mistake in its second line.
fn settings() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let themes = folder.path().join("g287/themes");
    fs::create_dir_all(&themes).unwrap();
    fs::write(themes.join("mine.toml"), MINE).unwrap();
    fs::write(themes.join("broken.toml"), BROKEN).unwrap();
    folder
}

fn explorer(
    settings: &TempDir,
    theme: &'static str,
    variables: &[(&'static str, &'static str)],
) -> Session {
    let path: &'static str = settings.path().to_str().unwrap().to_owned().leak();
    let variables = [variables, &[("XDG_CONFIG_HOME", path), ("THEME", theme)]].concat();
    let shell = ["sh", "-c", "exec \"$0\" ${THEME:+--theme $THEME}"].to_vec();
    let session = Setup { variables, before: shell, ..Setup::default() }.start();
    session.wait_until_shown();
    session.wait_until_quiet();
    session
}

const TRUE: (&str, &str) = ("COLORTERM", "truecolor");

#[rstest]
#[case::own("mine", &[TRUE], "38;2;11;22;33", "38;2;126;200;176")]
#[case::dark("", &[TRUE], "38;2;126;200;176", "38;2;0;110;92")]
#[case::light("light", &[TRUE], "38;2;0;110;92", "38;2;126;200;176")]
#[case::light_by_environment("", &[TRUE, ("COLORFGBG", "0;15")], "38;2;0;110;92", "38;2;126;")]
#[case::high_contrast("high-contrast", &[TRUE], "38;2;140;240;208", "38;2;126;200;176")]
#[case::mono("mono", &[TRUE], "\u{1b}[1;7m", "38;")]
#[case::no_color("", &[TRUE, ("NO_COLOR", "1")], "\u{1b}[1;7m", "38;")]
#[case::no_color_wins("light", &[TRUE, ("NO_COLOR", "1")], "\u{1b}[1;7m", "38;")]
fn a_theme_is_chosen_by_its_name(
    #[case] theme: &'static str,
    #[case] variables: &[(&'static str, &'static str)],
    #[case] there: &str,
    #[case] not_there: &str,
) {
    let settings = settings();
    let output = explorer(&settings, theme, variables).output();
    assert!(output.contains(there), "no {there:?} in {output:?}");
    assert!(!output.contains(not_there), "{not_there:?} in {output:?}");
}

#[test]
fn a_mistake_is_told_in_the_footer_and_the_usual_theme_is_shown() {
    let settings = settings();
    let session = explorer(&settings, "broken", &[TRUE]);
    let screen = session.screen(100, 30).screen().contents();
    let footer = screen.lines().last().unwrap();
    assert!(footer.contains("cannot use theme broken: "), "{screen}");
    assert!(session.output().contains("38;2;126;200;176"));
}

#[test]
fn a_name_that_is_no_theme_is_refused_with_those_that_are() {
    let settings = settings();
    let mut command = program(&["--theme", "sepia"]);
    let refused = command.env("XDG_CONFIG_HOME", settings.path()).assert().code(2);
    let words = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(words.contains("dark, light, high-contrast, high-contrast-light, mono"), "{words}");
    assert!(words.contains("broken, mine") && words.contains("g287/themes/NAME.toml"), "{words}");
}

#[rstest]
#[case::pipe(&[], false)]
#[case::forced(&[("CLICOLOR_FORCE", "1")], true)]
#[case::not_forced(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false)]
fn a_table_in_a_pipe_is_bold_where_that_is_forced(
    #[case] variables: &[(&str, &str)],
    #[case] bold: bool,
) {
    let mut command = program(&["stats", "--by", "model"]);
    for name in ["CLICOLOR_FORCE", "NO_COLOR", "CLICOLOR"] {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).assert().code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert_eq!(text.contains("\u{1b}[1m"), bold, "{text}");
}
