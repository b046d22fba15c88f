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

/// Three themes of a user's own, one of them with a mistake, and things that are no themes.
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
fn the_theme_at_the_start(
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
#[case::mistake("broken", "broken.toml: line 2: \"#12\" is no colour: write #")]
#[case::nowhere("nowhere", "there is no theme nowhere; there are dark, light, ")]
#[case::folder("folder", "folder.toml: this is a folder, not a file")]
#[case::pipe("pipe", "pipe.toml: this is a pipe, not a file")]
#[case::outside("../mine", "there is no theme ../mine")]
fn what_cannot_be_used_is_told_and_the_usual_one_taken(#[case] name: &str, #[case] told: &str) {
    let folder = folder();
    let (themes, words) = themes(folder.path(), Some(name), FULL, None);
    let words = words.unwrap();
    assert!(words.contains(told), "{words}");
    assert!(words.starts_with(&format!("theme {name} is not used: ")), "{words}");
    assert_eq!((themes.worn.name.as_str(), themes.asks()), ("dark", true));
}

#[test]
fn the_users_choice_is_not_overruled_by_the_terminals_answer() {
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
fn the_way_to_a_partner_leads_back() {
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
fn all_themes_are_gone_through_and_a_broken_one_is_stepped_over() {
    let folder = folder();
    let (mut themes, _) = themes(folder.path(), Some("mono"), FULL, None);
    let mut told = Vec::new();
    for _ in 0..8 {
        let Response::Theme(_, Some(words)) = themes.step(ThemeStep::Next) else {
            panic!("silent")
        };
        told.push(words);
    }
    let path = folder.path().join("broken.toml");
    assert!(told[0].starts_with(&format!("theme mine; {}: line 2: ", path.display())), "{told:?}");
    let rest = ["mine-dark", "dark", "light", "high-contrast", "high-contrast-light", "mono"];
    assert_eq!(told[1..7], rest.map(|name| format!("theme {name}")));
}

#[test]
fn without_colours_there_is_mono_alone() {
    let folder = folder();
    let (mut mono, _) = themes(folder.path(), None, Depth::None, None);
    let Response::Theme(_, Some(words)) = mono.step(ThemeStep::Next) else { panic!("silent") };
    assert!(words.contains("NO_COLOR") && mono.worn.name == "mono", "{words}");
}

#[test]
fn what_is_larger_than_a_theme_is_not_read_to_its_end() {
    let folder = folder();
    fs::write(folder.path().join("large.toml"), "#".repeat(70_000)).unwrap();
    fs::write(folder.path().join("latin.toml"), [b'#', 0xe9]).unwrap();
    for (name, told) in [("large", "64 KiB"), ("latin", "UTF-8")] {
        let (_, words) = themes(folder.path(), Some(name), FULL, None);
        assert!(words.unwrap().contains(told));
    }
}
