//! How long the record takes: to open at the start of the program, and to take one more list.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

use std::fmt::Write;

use divan::black_box;
use g287::history::dataset::{self, Dataset};
use g287::record::{self, Contents, Options};

fn main() {
    divan::main();
}

/// What every start of the program does.
#[divan::bench(sample_count = 100)]
fn open() -> usize {
    black_box(record::bundled().unwrap().history.agreements.len())
}

/// What a user's own dataset takes, with its checksums.
#[divan::bench(sample_count = 100)]
fn open_checked() -> usize {
    let bytes: &[u8] = include_bytes!("../assets/agreements.g287");
    match dataset::decode(black_box(bytes)).unwrap() {
        Dataset::Current(history) => history.agreements.len(),
        Dataset::Outdated(_) | Dataset::Closed(_) => 0,
    }
}

/// Reading one list, adding it to the record, deriving everything anew, and encoding the result.
#[divan::bench(sample_count = 5)]
fn add_one_list(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("participatingAgencies11232026.csv");
    let mut text = String::from("STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED\n");
    for row in 0..2000 {
        let day = row % 28 + 1;
        writeln!(
            text,
            "TEXAS,Precinct {row} Constable,County,Polk County,Task Force Model,2025-03-{day:02}"
        )
        .unwrap();
    }
    std::fs::write(&path, text).unwrap();
    bencher.bench(|| {
        let mut contents = Contents::bundled().unwrap();
        contents.unite(Contents::read(std::slice::from_ref(&path), &Options::default(), &()).0);
        dataset::encode(&contents.into_history()).unwrap().len()
    });
}
