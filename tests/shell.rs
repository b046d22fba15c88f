//! What is written for the shell, given to the shell.

#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

mod commands_support;

use std::io::Write;
use std::process::{Command, Stdio};

use commands_support::program;
use rstest::rstest;

fn output(arguments: &[&str]) -> Vec<u8> {
    program(arguments).assert().code(0).get_output().stdout.clone()
}

/// What a program says about a text, where there is such a program.
fn given_to(name: &str, arguments: &[&str], text: &[u8]) -> Option<(bool, String)> {
    let (input, out, error) = (Stdio::piped(), Stdio::piped(), Stdio::piped());
    let mut command = Command::new(name);
    command.args(arguments).env("MANWIDTH", "200").stdin(input).stdout(out).stderr(error);
    let mut child = command.spawn().ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let text = text.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&text));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    Some((output.status.success(), said))
}

#[test]
fn bash_takes_its_completions_and_completes_with_them() {
    let mut script = output(&["completions", "bash"]);
    let Some((taken, said)) = given_to("bash", &["-n"], &script) else { return };
    assert!(taken && said.is_empty(), "{said}");
    for (words, cursor, expected) in [
        (&["g287", "sta"][..], 1, "stats"),
        (&["g287", "stats", "--by", "qua"], 3, "quarter"),
        (&["g287", "find", "--as-"], 2, "--as-of"),
        (&["g287", "--state", "WY"], 2, "WY"),
    ] {
        let asked = script.clone();
        let line = words.join(" ");
        let (last, before) = (words[cursor], words[cursor - 1]);
        write!(
            script,
            "\nCOMP_WORDS=({line}); COMP_CWORD={cursor}; _g287 g287 {last} {before}; \
             echo \"${{COMPREPLY[@]}}\"\n"
        )
        .unwrap();
        let (_, said) = given_to("bash", &[], &script).unwrap();
        assert_eq!(said.trim(), expected, "{line}");
        script = asked;
    }
}

#[rstest]
#[case::zsh("zsh", "#compdef g287")]
#[case::fish("fish", "complete -c g287")]
#[case::elvish("elvish", "edit:completion:arg-completer[g287]")]
#[case::powershell("powershell", "Register-ArgumentCompleter")]
fn the_other_shells_are_told_in_their_words(#[case] shell: &str, #[case] expected: &str) {
    let script = String::from_utf8(output(&["completions", shell])).unwrap();
    for word in [expected, "explain", "as-of"] {
        assert!(script.contains(word), "{word}");
    }
}

#[test]
fn a_shell_that_is_none_is_told() {
    let assert = program(&["completions", "tcsh"]).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("bash, elvish, fish, powershell, zsh"), "{said}");
}

#[test]
fn man_shows_the_page_without_a_complaint() {
    let page = output(&["man"]);
    let checked = given_to("groff", &["-man", "-Tutf8", "-ww", "-z"], &page);
    if let Some((taken, said)) = checked {
        assert!(taken && said.is_empty(), "{said}");
    }
    let Some((true, said)) = given_to("man", &["-l", "-"], &page) else { return };
    for words in ["g287 explain", "--as-of", "SYNOPSIS"] {
        assert!(said.replace('\u{2010}', "-").contains(words), "{words} in {said}");
    }
}
