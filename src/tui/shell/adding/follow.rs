//! A folder that is watched for new lists. The system reports what happens in it (`notify`), so that
//! nothing runs while nothing happens.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use notify::{EventKind, RecursiveMode, Watcher};

use crate::record::{self, Contents, Options};
use crate::terminal::Sender;
use crate::text::display_line;
use crate::tui::shell::message::{FoundList, Message};

/// How long a folder must be quiet before it is looked at: a download arrives in pieces.
const QUIET: Duration = Duration::from_millis(400);

/// The largest file that is taken for a list. ICE's have a few hundred kilobytes.
const LARGEST: u64 = 32 << 20;

/// How many files are read at a time, before the lists among them are reported.
const AT_ONCE: usize = 500;

/// Watches a folder, on a thread of its own, and reports the lists that are in it.
pub(in crate::tui::shell) fn follow(folder: PathBuf, options: Options, sender: &Sender<Message>) {
    let thread = std::thread::Builder::new().name("follow".into());
    let spawned = thread.spawn({
        let sender = sender.clone();
        move || {
            if let Err(words) = watch(&folder, &options, &sender) {
                trouble(&folder, &words, &sender);
            }
        }
    });
    if let Err(error) = spawned {
        sender.send(Message::Followed(Err(format!("no folder is followed: {error}"))));
    }
}

fn trouble(folder: &Path, words: &str, sender: &Sender<Message>) {
    let folder = display_line(&folder.display().to_string()).into_owned();
    sender.send(Message::Followed(Err(format!("{folder} is not followed: {words}"))));
}

fn watch(folder: &Path, options: &Options, sender: &Sender<Message>) -> Result<(), String> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err("not a folder".into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err("no such file or folder".into());
        }
        Err(error) => return Err(error.to_string()),
    }
    let (events, happened) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // That a file was read changes nothing, and reading files is what follows.
        if !matches!(event, Ok(notify::Event { kind: EventKind::Access(_), .. })) {
            let _ = events.send(());
        }
    })
    .map_err(|error| error.to_string())?;
    let mut start = |path: &Path| {
        watcher.watch(path, RecursiveMode::NonRecursive).map_err(|error| error.to_string())
    };
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let mut seen = Seen::default();
    start(folder)?;
    loop {
        seen.new_lists(folder, options, |found| {
            sender.send(Message::Followed(Ok(found)));
        });
        if happened.recv().is_err() {
            return Ok(());
        }
        while happened.recv_timeout(QUIET).is_ok() {}
        if folder.is_dir() {
            continue;
        }
        // It may come back, which its parent reports.
        trouble(folder, "the folder is gone; it is followed again when it is back", sender);
        start(parent)?;
        while !folder.is_dir() {
            if happened.recv().is_err() {
                return Ok(());
            }
        }
        start(folder)?;
    }
}

/// What was read before: name, length and time of each file.
#[derive(Default)]
struct Seen(HashMap<PathBuf, (u64, Option<SystemTime>)>);

impl Seen {
    /// Reads what is new in a folder, however many files it has, and reports the lists among it.
    /// What is no list is passed over.
    fn new_lists(
        &mut self,
        folder: &Path,
        options: &Options,
        mut report: impl FnMut(Vec<FoundList>),
    ) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| !is_hidden(path) && record::is_list(path))
            .filter(|path| self.is_new(path))
            .collect();
        paths.sort();
        for paths in paths.chunks(AT_ONCE) {
            let (_, from, _) = Contents::read_with_paths(paths, options, &());
            let mut found: Vec<FoundList> =
                from.into_iter().map(|(digest, path)| FoundList { path, digest }).collect();
            // Of a dataset one list stands for all.
            found.dedup_by(|one, other| one.path == other.path);
            if !found.is_empty() {
                report(found);
            }
        }
    }

    /// Whether a file of a size that a list has was not read as it is now.
    fn is_new(&mut self, path: &Path) -> bool {
        let Some(file) = fs::metadata(path).ok().filter(fs::Metadata::is_file) else {
            self.0.remove(path);
            return false;
        };
        let now = (file.len(), file.modified().ok());
        (1..=LARGEST).contains(&file.len()) && self.0.insert(path.to_owned(), now) != Some(now)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA\n\
        TEXAS,Hill County Sheriff's Office,County,Hill County,Task Force Model,11/20/2026,\n";

    #[test]
    fn a_list_is_found_once_and_again_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("participatingAgencies11232026.csv"), LIST).unwrap();
        fs::write(at("shopping.csv"), "milk,bread\n").unwrap();
        fs::write(at("empty.csv"), "").unwrap();
        fs::write(at(".participatingAgencies11242026.csv"), LIST).unwrap();
        fs::write(at("notes.pdf"), LIST).unwrap();
        fs::create_dir(at("folder.csv")).unwrap();
        let mut seen = Seen::default();
        let mut names = || {
            let mut found = Vec::new();
            seen.new_lists(folder.path(), &Options::default(), |lists| found.extend(lists));
            let name = |found: &FoundList| found.path.file_name().map(ToOwned::to_owned);
            found.iter().filter_map(name).collect::<Vec<_>>()
        };
        assert_eq!(names(), ["participatingAgencies11232026.csv"]);
        assert_eq!(names().len(), 0);
        fs::write(at("participatingAgencies11232026.csv"), format!("{LIST}\n\n")).unwrap();
        assert_eq!(names(), ["participatingAgencies11232026.csv"]);
        fs::remove_file(at("participatingAgencies11232026.csv")).unwrap();
        assert_eq!(names().len(), 0);
    }
    #[test]
    fn a_list_is_found_among_any_number_of_files() {
        let folder = tempfile::tempdir().unwrap();
        for note in 0..2_500 {
            fs::write(folder.path().join(format!("note {note}.csv")), "milk,bread\n").unwrap();
        }
        // In no order of names or of creation is the list surely among the first.
        for name in ["agencies11232026.csv", "participatingAgencies11242026.csv"] {
            fs::write(folder.path().join(name), format!("{LIST}{name}")).unwrap();
        }
        let mut found = 0;
        Seen::default().new_lists(folder.path(), &Options::default(), |lists| found += lists.len());
        assert_eq!(found, 2);
    }
}
