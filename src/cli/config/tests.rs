use std::path::Path;

use clap::Parser;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::cli::args::Arguments;
use crate::tui::ViewName;

const FILE: &str = "/home/someone/.config/g287/config.toml";

fn read(text: &str) -> Settings {
    Settings::read(text, Path::new(FILE))
}

fn with(text: &str, line: &[&str], lists: &[&str]) -> Settings {
    let arguments = Arguments::try_parse_from([&["g287"], line].concat()).unwrap();
    let Arguments { paths, screen, common, .. } = &arguments;
    let mut settings = read(text);
    let lists = lists.iter().map(PathBuf::from).collect();
    settings.give(&Given { screen, common, paths, lists, record: None });
    settings
}

#[test]
fn every_setting_is_read() {
    let text = "theme = \"light\"\nascii = true\nmouse = false\nreduced_motion = true\n\
                view = \"Map\"\ndata = [\"lists\", \"/srv/more.csv\"]\nrecord = \"own.g287\"\nexport = \"out\"\nfollow = \"in\"\n";
    let settings = read(text);
    assert_eq!(settings.complaints, Vec::<String>::new());
    let folder = Path::new(FILE).parent().unwrap();
    assert_eq!(
        settings.values,
        Values {
            theme: Some("light".into()),
            ascii: true,
            mouse: false,
            reduced_motion: true,
            view: crate::cli::values::view("map").unwrap(),
            data: vec![folder.join("lists"), "/srv/more.csv".into()],
            record: Some(folder.join("own.g287")),
            export: Some(folder.join("out")),
            follow: Some(folder.join("in")),
        }
    );
    assert_eq!(settings.origins, std::array::from_fn(|at| Origin::File(at + 1)));
}

#[rstest]
#[case::unknown(
    "view = \"map\"\nviwe = 1",
    2,
    "no such setting: viwe; did you mean view? The settings are theme, ascii, mouse, reduced_motion, view, data, record, export, follow"
)]
#[case::kind("\nascii = \"yes\"", 2, "ascii: expected true or false, not text")]
#[case::view("view = \"maps\"", 1, "view: no such view: \"maps\"; did you mean map?")]
#[case::text("view = 3", 1, "view: expected text in quotes, not a number")]
#[case::theme("theme = \"pinkk\"", 1, "theme: ")]
#[case::paths("data = [1]", 1, "data: expected a path, or several in [ ], not a list")]
#[case::no_folder("export = [\"a\"]", 1, "export: expected text in quotes, not a list")]
#[case::empty("export = \"\"", 1, "export: empty path")]
#[case::table("[view]\na = 1", 1, "view: expected text in quotes, not a table")]
#[case::twice("mouse = false\nmouse = true", 2, "")]
#[case::syntax("# one\nmouse = ", 2, "")]
#[case::missing("\nmouse == true\n", 2, "")]
fn what_is_wrong_is_told_with_its_line(
    #[case] text: &str,
    #[case] line: usize,
    #[case] words: &str,
) {
    let settings = read(&format!("{text}\n"));
    let told = settings.complaints.join("\n");
    assert!(told.starts_with(&format!("{FILE}, line {line}: {words}")), "{told}");
    assert_eq!(settings.complaints.len(), 1, "{told}");
}

#[test]
fn the_home_is_found_in_paths() {
    let home = etcetera::home_dir().unwrap();
    let settings = read("data = \"~/lists\"\nexport = \"~/Documents\"\n");
    assert_eq!(settings.values.export, Some(home.join("Documents")));
    assert_eq!(settings.values.data, [home.join("lists")]);
}

#[test]
fn beside_a_wrong_value_the_others_hold() {
    let settings = read("view = 1\nascii = true\nmouse = = 3\nreduced_motion = true\n");
    assert_eq!(settings.complaints.len(), 2, "{:?}", settings.complaints);
    assert!(settings.values.ascii && settings.values.reduced_motion && settings.values.mouse);
    assert_eq!(settings.values.view, ViewName::default());
}

#[test]
fn the_command_line_stands_before_the_environment_and_that_before_the_file() {
    let text = "view = \"map\"\ndata = \"a\"\n";
    let view = KEYS.iter().position(|key| key.name == "view").unwrap();
    let data = KEYS.iter().position(|key| key.name == "data").unwrap();
    let settings = with(text, &["--view", "trends", "--data", "/c"], &["/b"]);
    assert_eq!(settings.values.view, crate::cli::values::view("trends").unwrap());
    assert_eq!(settings.values.data, [Path::new("/c")]);
    assert_eq!(settings.origins[view], Origin::CommandLine);
    let settings = with(text, &[], &["/b"]);
    assert_eq!(settings.values.data, [Path::new("/b")]);
    assert_eq!(settings.origins[data], Origin::Environment("G287_DATA"));
    assert_eq!(settings.origins[view], Origin::File(1));
    let flags = &["--no-mouse", "--ascii", "--reduced-motion", "--theme", "dark", "/d"];
    let settings = with(text, flags, &["/b"]);
    assert_eq!(settings.values.data, [Path::new("/d")]);
    assert!(!settings.values.mouse && settings.values.ascii && settings.values.reduced_motion);
    assert_eq!(settings.values.theme.as_deref(), Some("dark"));
}

#[rstest]
#[case::defaults("", &[])]
#[case::file("theme = \"light\"\nmouse = false\ndata = [\"a b\", \"\\\"q\\\"\"]\n", &[])]
#[case::export("export = \"/srv/out\"\n", &[])]
#[case::follow("follow = \"/srv/in\"\n", &["--follow=/srv/in"])]
#[case::record("record = \"/srv/own.g287\"\n", &["--record", "/srv/other.g287"])]
#[case::both("view = \"map\"\nascii = true\n", &["--view", "sources", "--data", "/c\\d"])]
fn what_is_printed_gives_the_same_settings(#[case] text: &str, #[case] line: &[&str]) {
    let settings = with(text, line, &[]);
    let printed = settings.lines().join("\n");
    let again = read(&printed);
    assert_eq!(again.complaints, Vec::<String>::new(), "{printed}");
    assert_eq!(again.values, settings.values, "{printed}");
    assert_eq!(again.lines().last(), settings.lines().last());
    for key in &KEYS {
        assert!(printed.contains(key.name) && printed.contains(key.about), "{printed}");
    }
}

proptest! {
    #[test]
    fn no_text_brings_it_down(text in ".*") {
        let _ = read(&text);
    }

    #[test]
    fn nothing_like_a_file_of_settings_brings_it_down(
        lines in prop::collection::vec(
            ("(theme|ascii|mouse|reduced_motion|view|data|record|export|follow|\\[x\\]|[a-z.\"]{0,6})",
             "(=|==|)",
             "(true|false|\"map\"|'light'|\\[\"a\", 1\\]|\\{a = 1\\}|1e9|-0x1|2025-01-20|\"\"\"|[^\n]{0,12})"),
            0..8,
        ),
    ) {
        let text: Vec<String> = lines.iter().map(|(a, b, c)| format!("{a} {b} {c}")).collect();
        let settings = read(&text.join("\n"));
        let again = read(&settings.lines().join("\n"));
        prop_assert_eq!(again.values, settings.values);
        prop_assert!(again.complaints.is_empty(), "{:?}", again.complaints);
    }
}
