//! Where an export from the screen may go.
//!
//! A search text ends up in what is exported, so a name typed without thought must not reach a
//! file that another program obeys: nothing hidden is written, and a name alone stays in the
//! folder for exports.

use std::fs;
use std::path::{Component, Path, PathBuf, absolute};

use thiserror::Error;

/// The folders that a typed name is resolved against.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folders {
    /// The folder for exports; the current folder without one.
    pub export: Option<PathBuf>,
    /// The user's home, for `~`.
    pub home: Option<PathBuf>,
}

/// Why a file of this name is not written.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    /// There is no name.
    #[error("the file needs a name")]
    NoName,
    /// The name has a character that no name should have.
    #[error("the name has a line end or another control character in it")]
    Control,
    /// A part of the path begins with a dot.
    #[error("{0} begins with a dot: no hidden file is written from here")]
    Hidden(String),
    /// A link on the way leads to a hidden file or folder.
    #[error("a link leads to {0}: no hidden file is written from here")]
    LinkToHidden(String),
}

impl Folders {
    /// Resolves a typed name: with a folder in it, it is taken as it is, `~` being the home; a name
    /// alone is a file in the folder for exports.
    ///
    /// # Errors
    ///
    /// If it is not a file name, or names a hidden file.
    pub fn file(&self, typed: &str) -> Result<PathBuf, Refusal> {
        let typed = typed.trim();
        if typed.contains(char::is_control) {
            return Err(Refusal::Control);
        }
        let path = Path::new(typed);
        if let Some(part) = hidden(path) {
            return Err(Refusal::Hidden(part));
        }
        if typed == "~" || typed.ends_with('/') || path.file_name().is_none() {
            return Err(Refusal::NoName);
        }
        if names_a_folder(typed) {
            return Ok(expanded(typed, self.home.as_deref()));
        }
        Ok(self.export.as_deref().map_or_else(|| path.to_owned(), |folder| folder.join(path)))
    }

    /// Says in words which folder a typed name leads to.
    #[must_use]
    pub fn describe(&self, typed: &str) -> String {
        match &self.export {
            _ if names_a_folder(typed.trim()) => "Into the folder that is typed".into(),
            Some(folder) => format!("Into {}", folder.display()),
            None => "Into the current folder".into(),
        }
    }
}

/// Whether a typed name has a folder before it.
fn names_a_folder(typed: &str) -> bool {
    typed.contains('/')
}

/// Expands `~` and `~/…` to the home.
#[must_use]
pub fn expanded(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) if rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => path.into(),
    }
}

/// Refuses a path whose links lead to a hidden file or folder that it does not name itself.
///
/// # Errors
///
/// [`Refusal::LinkToHidden`].
pub fn check_links(path: &Path) -> Result<(), Refusal> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let real = fs::canonicalize(path)
        .or_else(|_| fs::canonicalize(folder.unwrap_or(Path::new("."))))
        .unwrap_or_default();
    let named = absolute(path).unwrap_or_default();
    match hidden(&real) {
        Some(_) if hidden(&named).is_none() => {
            Err(Refusal::LinkToHidden(real.display().to_string()))
        }
        _ => Ok(()),
    }
}

/// The first part of a path that is hidden.
fn hidden(path: &Path) -> Option<String> {
    path.components().find_map(|part| match part {
        Component::Normal(name) if name.as_encoded_bytes().starts_with(b".") => {
            Some(name.to_string_lossy().into_owned())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use std::os::unix::fs::symlink;

    use rstest::rstest;

    use super::*;

    fn folders(export: Option<&str>) -> Folders {
        Folders { export: export.map(PathBuf::from), home: Some("/home/ann".into()) }
    }

    #[rstest]
    #[case::name("rows.csv", None, "rows.csv")]
    #[case::configured("rows.csv", Some("/srv/out"), "/srv/out/rows.csv")]
    #[case::blanks(" my rows.csv ", Some("/srv/out"), "/srv/out/my rows.csv")]
    #[case::here("./rows.csv", Some("/srv/out"), "./rows.csv")]
    #[case::below("out/rows.csv", Some("/srv/out"), "out/rows.csv")]
    #[case::above("../rows.csv", Some("/srv/out"), "../rows.csv")]
    #[case::whole("/data/rows.csv", Some("/srv/out"), "/data/rows.csv")]
    #[case::home("~/out/rows.csv", Some("/srv/out"), "/home/ann/out/rows.csv")]
    #[case::of_another("~bob/rows.csv", None, "~bob/rows.csv")]
    fn a_name_alone_goes_to_the_folder_for_exports(
        #[case] typed: &str,
        #[case] export: Option<&str>,
        #[case] path: &str,
    ) {
        assert_eq!(folders(export).file(typed), Ok(path.into()));
    }

    #[rstest]
    #[case(".bashrc", ".bashrc")]
    #[case(" .bashrc", ".bashrc")]
    #[case("~/.bashrc", ".bashrc")]
    #[case("~/.ssh/authorized_keys", ".ssh")]
    #[case("/home/ann/.config/autostart/x.desktop", ".config")]
    #[case("./.profile", ".profile")]
    #[case("../.git/hooks/post-checkout", ".git")]
    #[case("...", "...")]
    fn nothing_hidden_is_written(#[case] typed: &str, #[case] part: &str) {
        for export in [None, Some("/srv/out")] {
            assert_eq!(folders(export).file(typed), Err(Refusal::Hidden(part.into())));
        }
    }

    #[test]
    fn a_file_needs_a_name_without_control_characters() {
        for typed in ["", "  ", "~", "~/", "out/", "/", ".", "..", "out/.."] {
            assert_eq!(folders(None).file(typed), Err(Refusal::NoName), "{typed:?}");
        }
        for typed in ["a\nb", "a\u{1b}[31m.csv", "\u{9b}x"] {
            assert_eq!(folders(None).file(typed), Err(Refusal::Control), "{typed:?}");
        }
    }

    #[test]
    fn links_do_not_lead_to_hidden_files() {
        let folder = tempfile::Builder::new().prefix("g287").tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at(".ssh")).unwrap();
        fs::create_dir_all(at("out")).unwrap();
        fs::write(at(".ssh/keys"), "").unwrap();
        fs::write(at("out/rows.csv"), "").unwrap();
        symlink(".ssh", at("docs")).unwrap();
        symlink(".ssh/keys", at("rows.csv")).unwrap();
        symlink("out/rows.csv", at("good.csv")).unwrap();
        for name in ["docs/keys", "docs/new", "rows.csv"] {
            let refused = check_links(&at(name));
            assert!(matches!(refused, Err(Refusal::LinkToHidden(_))), "{name}: {refused:?}");
        }
        for name in ["good.csv", "out/rows.csv", "out/new.csv", "new.csv", ".ssh/keys"] {
            assert_eq!(check_links(&at(name)), Ok(()), "{name}");
        }
    }

    #[test]
    fn where_it_goes_is_said() {
        assert_eq!(folders(None).describe("rows.csv"), "Into the current folder");
        assert_eq!(folders(Some("/srv/out")).describe("rows.csv"), "Into /srv/out");
        assert_eq!(
            folders(Some("/srv/out")).describe("~/rows.csv"),
            "Into the folder that is typed"
        );
    }
}
