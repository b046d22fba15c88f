#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fault here is a failed test"
)]

use rstest::rstest;

use super::*;
use crate::terminal::Background;

const MINE: &str = "base = \"light\"\npartner = \"mine-dark\"\naccent = \"#102030 bold\"";

/// A folder with three user themes, one of them invalid, and files that are not themes.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("mine.toml", MINE.as_bytes());
    write("mine-dark.toml", b"base = \"dark\"");
    write("broken.toml", b"\naccent = \"#12\"\n");
    write("dark.toml", b"base = \"mono\"");
    write("notes.txt", b"");
    fs::create_dir(folder.path().join("folder.toml")).unwrap();
    let pipe = folder.path().join("pipe.toml");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    folder
}

fn themes(
    folder: &Path,
    name: Option<&str>,
    depth: Depth,
    background: Option<Background>,
) -> (Themes, Option<String>) {
    let choice = ThemeChoice { name: name.map(str::to_owned), folder: Some(folder.to_owned()) };
    let capabilities = Capabilities {
        depth,
        unicode: true,
        multiplexer: None,
        background,
        answers: background.is_none(),
        links: false,
        desktop: false,
    };
    Themes::new(choice, &capabilities)
}

const FULL: Depth = Depth::Truecolor;
const DARK: Option<Background> = Some(Background::Dark);
const LIGHT: Option<Background> = Some(Background::Light);

#[rstest]
#[case::asked(None, FULL, None, "dark", true)]
#[case::known_dark(None, FULL, DARK, "dark", true)]
#[case::known_light(None, FULL, LIGHT, "light", true)]
#[case::chosen(Some("dark"), FULL, LIGHT, "dark", false)]
#[case::follows(Some("high-contrast"), FULL, LIGHT, "high-contrast-light", true)]
#[case::follows_if_asked(Some("high-contrast"), FULL, None, "high-contrast", true)]
#[case::own(Some("mine"), FULL, DARK, "mine", false)]
#[case::mono(Some("mono"), FULL, LIGHT, "mono", false)]
#[case::no_colour(None, Depth::None, None, "mono", false)]
#[case::no_colour_here(Some("dark"), Depth::None, None, "mono", false)]
fn the_initial_theme_depends_on_the_choice_and_the_terminal(
    #[case] name: Option<&str>,
    #[case] depth: Depth,
    #[case] background: Option<Background>,
    #[case] worn: &str,
    #[case] asks: bool,
) {
    let folder = folder();
    let (themes, words) = themes(folder.path(), name, depth, background);
    assert_eq!((themes.worn.name.as_str(), themes.asks(), words), (worn, asks, None));
}

#[rstest]
#[case::mistake("broken", "broken.toml: line 2: \"#12\" is not a colour: write #")]
#[case::nowhere("nowhere", "there is no theme nowhere; choose from dark, light, ")]
#[case::folder("folder", "folder.toml: this is a folder, not a file")]
#[case::pipe("pipe", "pipe.toml: this is a pipe, not a file")]
#[case::outside("../mine", "there is no theme ../mine")]
fn an_unusable_theme_is_reported_and_replaced(#[case] name: &str, #[case] expected: &str) {
    let folder = folder();
    let (themes, words) = themes(folder.path(), Some(name), FULL, None);
    let words = words.unwrap();
    assert!(words.contains(expected), "{words}");
    assert!(words.starts_with(&format!("cannot use theme {name}: ")), "{words}");
    assert_eq!((themes.worn.name.as_str(), themes.asks()), ("dark", true));
}

#[test]
fn the_background_does_not_override_the_users_choice() {
    let folder = folder();
    let (mut themes, _) = themes(folder.path(), None, FULL, None);
    assert!(themes.found(Brightness::Light) && !themes.found(Brightness::Light));
    assert_eq!(themes.worn.name, "light");
    themes.step(ThemeStep::Partner);
    assert_eq!(themes.worn.name, "dark");
    assert!(!themes.found(Brightness::Light));
    assert_eq!(themes.worn.name, "dark");
}

#[test]
fn switching_to_the_partner_and_back_restores_the_theme() {
    let folder = folder();
    let (mut themes, _) = themes(folder.path(), Some("mine"), FULL, None);
    let mine = themes.palette();
    let Response::Theme(palette, None) = themes.step(ThemeStep::Partner) else {
        panic!("no theme")
    };
    assert_eq!(themes.worn.name, "mine-dark");
    assert_eq!(*palette, Scheme::built_in("dark").unwrap().palette);
    themes.step(ThemeStep::Partner);
    assert_eq!((themes.worn.name.as_str(), themes.palette()), ("mine", mine));
}

#[test]
fn stepping_visits_every_theme_and_skips_a_broken_one() {
    let folder = folder();
    let (mut themes, _) = themes(folder.path(), Some("mono"), FULL, None);
    let mut messages = Vec::new();
    for _ in 0..8 {
        let Response::Theme(_, Some(words)) = themes.step(ThemeStep::Next) else {
            panic!("silent")
        };
        messages.push(words);
    }
    let path = folder.path().join("broken.toml");
    let skipped = format!("theme mine; {}: line 2: ", path.display());
    assert!(messages[0].starts_with(&skipped), "{messages:?}");
    let rest = ["mine-dark", "dark", "light", "high-contrast", "high-contrast-light", "mono"];
    assert_eq!(messages[1..7], rest.map(|name| format!("theme {name}")));
}

#[test]
fn without_colours_only_mono_is_available() {
    let folder = folder();
    let (mut mono, _) = themes(folder.path(), None, Depth::None, None);
    let Response::Theme(_, Some(words)) = mono.step(ThemeStep::Next) else { panic!("silent") };
    assert!(words.contains("NO_COLOR") && mono.worn.name == "mono", "{words}");
}

#[test]
fn files_that_are_too_large_or_not_utf8_are_rejected() {
    let folder = folder();
    fs::write(folder.path().join("large.toml"), "#".repeat(70_000)).unwrap();
    fs::write(folder.path().join("latin.toml"), [b'#', 0xe9]).unwrap();
    for (name, expected) in [("large", "64 KiB"), ("latin", "UTF-8")] {
        let (_, words) = themes(folder.path(), Some(name), FULL, None);
        assert!(words.unwrap().contains(expected));
    }
}
