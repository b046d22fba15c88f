//! The real archive, where there is one.

use std::path::{Path, PathBuf};

use g287::read::{Cell, Sink, read, sources};

/// Counts.
#[derive(Default)]
struct Counter {
    rows: usize,
    links: usize,
}

impl Sink for Counter {
    fn sheet(&mut self, _: &str, _: bool) {}

    fn row(&mut self, _: u32, cells: &[Cell<'_>]) -> bool {
        self.rows += 1;
        self.links += cells.iter().filter(|cell| cell.link.is_some()).count();
        true
    }

    fn note(&mut self, _: Option<u32>, _: Option<&str>, _: String) {}
}

#[test]
fn every_list_of_the_archive_is_read() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/archive");
    let archive = std::env::var_os("G287_ARCHIVE").map_or(beside, PathBuf::from);
    if !archive.is_dir() {
        println!("skipped: there is no archive at {}", archive.display());
        return;
    }
    let (found, errors) = sources(&[archive]);
    assert!(errors.is_empty(), "{errors:?}");
    assert!(!found.is_empty());
    let mut links = 0;
    for source in &found {
        let dated_folder = !source.label.starts_with("rosters/");
        assert_eq!(source.captured.is_some(), dated_folder, "{}", source.label);
        let mut counter = Counter::default();
        if let Err(error) = read(source, &mut counter) {
            panic!("{error}");
        }
        assert!(counter.rows > 0, "{}", source.label);
        links += counter.links;
    }
    assert!(links > 100_000, "{links}");
}
