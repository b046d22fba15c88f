//! Paths as they are typed, pasted, or dropped on the terminal, which pastes them quoted as a shell
//! reads them, or as `file:` addresses.

use std::fs;
use std::path::{Path, PathBuf};

use crate::record;
use crate::text::percent_decoded;

/// The most entries of a folder that are looked at to complete a path.
const MOST: usize = 20_000;

/// The paths in a text. If the text as a whole is the path of something, it is that one; else it is
/// split at blanks outside of quotes. `expand` resolves `~`.
pub(super) fn paths(text: &str, expand: impl Fn(&str) -> PathBuf) -> Vec<PathBuf> {
    let text = text.trim();
    let whole = expand(text);
    if whole.symlink_metadata().is_ok() {
        return vec![whole];
    }
    words(text).iter().map(|word| expand(&local(word))).collect()
}

/// Whether a pasted text is one or more paths of lists or folders, as a file manager drops them: each
/// begins at the root, at home or with `file:`, and has the name of a list or ends with a slash.
pub(in crate::tui::shell) fn is_dropped(text: &str) -> bool {
    let text = text.trim();
    let words = words(text);
    let are_paths = words.iter().all(|word| {
        let path = local(word);
        is_rooted(&path) && (path.ends_with('/') || record::is_list(Path::new(&path)))
    });
    // Some terminals paste a path as it is, blanks and all.
    let is_whole = is_rooted(text)
        && !text.contains('\n')
        && (record::is_list(Path::new(text)) || Path::new(text).is_dir());
    (are_paths && !words.is_empty()) || is_whole
}

fn is_rooted(path: &str) -> bool {
    path.starts_with('/') || path.starts_with("~/")
}

/// The path of a `file:` address; any other word as it is.
fn local(word: &str) -> String {
    let path = word.strip_prefix("file://").and_then(|rest| {
        let at = rest.find('/')?;
        percent_decoded(rest.get(at..)?)
    });
    path.unwrap_or_else(|| word.to_owned())
}

/// Splits a text as a shell does: at blanks, but for those in quotes or after a backslash.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (None | Some('"'), '\\') => {
                word.get_or_insert_default().push(letters.next().unwrap_or('\\'));
            }
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// Completes a typed path: as far as it is certain, and the paths that go on from there, folders
/// first. Hidden names are left out unless a dot is typed.
pub(in crate::tui::shell) fn complete(
    typed: &str,
    expand: impl Fn(&str) -> PathBuf,
) -> (String, Vec<String>) {
    let typed = if typed == "~" { "~/" } else { typed };
    let (folder, begun) = typed.split_at(typed.rfind('/').map_or(0, |slash| slash + 1));
    let at = if folder.is_empty() { PathBuf::from(".") } else { expand(folder) };
    let entries = fs::read_dir(at).into_iter().flatten().flatten().take(MOST);
    let mut names: Vec<(bool, String)> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_hidden = name.starts_with('.') && !begun.starts_with('.');
            if is_hidden || name.contains(char::is_control) {
                return None;
            }
            // A link counts as what it leads to.
            let is_folder = fs::metadata(entry.path()).is_ok_and(|found| found.is_dir());
            (is_folder || record::is_list(Path::new(&name))).then_some((!is_folder, name))
        })
        .collect();
    let exact = names.iter().any(|(_, name)| name.starts_with(begun));
    names.retain(|(_, name)| {
        name.starts_with(begun)
            || (!exact && name.to_lowercase().starts_with(&begun.to_lowercase()))
    });
    names.sort();
    let paths: Vec<String> = names
        .iter()
        .map(|(is_file, name)| format!("{folder}{name}{}", if *is_file { "" } else { "/" }))
        .collect();
    let certain = common(&paths).filter(|certain| certain.len() >= typed.len());
    (certain.unwrap_or(typed).to_owned(), paths)
}

/// What all texts begin with.
fn common(texts: &[String]) -> Option<&str> {
    let (first, rest) = texts.split_first()?;
    let mut length = first.len();
    for text in rest {
        let same = first.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        length = length.min(same);
    }
    while !first.is_char_boundary(length) {
        length -= 1;
    }
    first.get(..length)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a.xlsx", &["a.xlsx"])]
    #[case("'/a b/c.xlsx' /d.csv", &["/a b/c.xlsx", "/d.csv"])]
    #[case(r"/a\ b/c.xlsx", &["/a b/c.xlsx"])]
    #[case(r#""/it's here/c.xlsx""#, &["/it's here/c.xlsx"])]
    #[case("file:///a%20b/c.xlsx\n", &["/a b/c.xlsx"])]
    #[case("file://localhost/c.xlsx", &["/c.xlsx"])]
    #[case("~/x.csv", &["/home/r/x.csv"])]
    #[case("", &[])]
    #[case("'open", &["open"])]
    #[case("end\\", &["end\\"])]
    fn a_text_is_read_as_a_shell_reads_it(#[case] text: &str, #[case] expected: &[&str]) {
        let home = Path::new("/home/r");
        let found = paths(text, |path| crate::export::destination::expanded(path, Some(home)));
        assert_eq!(found, expected.iter().map(PathBuf::from).collect::<Vec<_>>());
    }

    #[rstest]
    #[case("/home/r/participatingAgencies11232026.xlsx", true)]
    #[case("'/home/r/a b.xlsx' '/home/r/c.csv'", true)]
    #[case("file:///home/r/a%20b.xlsx\r\n", true)]
    #[case("~/record.g287", true)]
    #[case("/home/r/lists/", true)]
    #[case("/home/r/my lists/a b (1).xlsx", true)]
    #[case("~/my lists/participating agencies 11232026.csv\n", true)]
    #[case("/home/r/a b.pdf", false)]
    #[case("/home/r/a.xlsx\n\nand a text", false)]
    #[case("/", true)]
    #[case("collier county", false)]
    #[case("https://www.ice.gov/a.xlsx", false)]
    #[case("a.xlsx", false)]
    #[case("/home/r/a.pdf", false)]
    #[case("/regular expression/", false)]
    #[case("", false)]
    fn a_dropped_file_is_told_from_a_search(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_dropped(text), expected);
    }

    #[test]
    fn a_path_is_completed_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["list one.xlsx", "list two.csv", "List.csv", "notes.pdf", ".hidden.csv"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("older")).unwrap();
        let root = folder.path().display().to_string();
        let complete = |typed: &str| {
            let (path, all) = complete(&format!("{root}/{typed}"), |path| PathBuf::from(path));
            let short = |path: &str| path.trim_start_matches(&root).to_owned();
            (short(&path), all.iter().map(|path| short(path)).collect::<Vec<_>>())
        };
        let of = |path: &str, all: &[&str]| {
            (path.to_owned(), all.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(complete("l"), of("/list ", &["/list one.xlsx", "/list two.csv"]));
        assert_eq!(complete("list o"), of("/list one.xlsx", &["/list one.xlsx"]));
        assert_eq!(complete("o"), of("/older/", &["/older/"]));
        assert_eq!(complete("OLD"), of("/older/", &["/older/"]));
        assert_eq!(complete("x"), of("/x", &[]));
        assert_eq!(complete("notes"), of("/notes", &[]));
        assert_eq!(complete(".h"), of("/.hidden.csv", &["/.hidden.csv"]));
        let all = ["/older/", "/List.csv", "/list one.xlsx", "/list two.csv"];
        assert_eq!(complete(""), of("/", &all));
    }
}
