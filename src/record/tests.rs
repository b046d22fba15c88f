use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use rstest::rstest;
use tempfile::TempDir;

use super::bundled::DATASET;
use super::*;
use crate::history::History;
use crate::history::dataset::{self, Dataset, DatasetError};
use crate::model::{Digest, List, Sighting};

const NAMES: [&str; 6] = [
    "participatingAgencies05122025am.csv",
    "participatingAgencies05122025pm.csv",
    "pendingAgencies05142025.csv",
    "participatingAgencies0513202.csv",
    "copy.csv",
    "a.csv",
];

const DAYS: [&str; 3] = ["", "2025-05-13", "2025-05-20_b"];

/// Spellings of few agencies, and values that need repairs.
const AGENCIES: [(&str, &str, &str); 7] = [
    ("FLORIDA", "Polk County Sheriff's Office", "Polk County"),
    ("FLORIDA", "Polk County Sheriffs Office ", "Polk"),
    ("FLORDA", "Polk Co. Sheriff's Department", "Plok County"),
    ("TEXAS", "Town of Ames Police Department", ""),
    ("TEXAS", "Ames Police Department", "Hill County"),
    ("TEXAS", "Ames Police Departmnet", "#N/A"),
    ("Total", "12", ""),
];
const SIGNED: [&str; 4] = ["2025-03-03", "3/4/2025", "03/052025", "2024-03-03"];
const MODELS: [&str; 3] = ["Task Force Model", "Jail Enforcment Model", ""];

/// A file: which content, which name, which folder.
type File = (usize, usize, usize);

/// A row: agency, date, model, memorandum.
type Row = (usize, usize, usize, bool);

/// The text of a list; every third has no TYPE, every fourth no SIGNED.
fn text(number: usize, rows: &[Row]) -> String {
    let (typed, dated) = (!number.is_multiple_of(3), number % 4 != 1);
    let mut text = String::from("STATE,LAW ENFORCEMENT AGENCY,COUNTY,SUPPORT TYPE,MOA");
    text.push_str(if typed { ",TYPE" } else { "" });
    text.push_str(if dated { ",SIGNED" } else { "" });
    text.push_str(if number == 2 { ",NOTE\n" } else { "\n" });
    for &(agency, signed, model, moa) in rows {
        let (state, name, county) = AGENCIES[agency];
        let moa = match (moa, signed) {
            (false, _) => "link pending",
            (true, 0) => "https://web.archive.org/web/2025/https://www.ice.gov/doclib/a.pdf",
            (true, _) => "https://www.ice.gov/doclib/b.pdf",
        };
        write!(text, "{state},{name},{county},{},{moa}", MODELS[model]).unwrap();
        text.push_str(if typed { ",Muncipality" } else { "" });
        if dated {
            write!(text, ",{}", SIGNED[signed]).unwrap();
        }
        text.push_str(if number == 2 { ",x\n" } else { "\n" });
    }
    // The lists of a collection differ.
    text + &format!(
        "TEXAS,Constable Precinct {number},Hill County,Task Force Model,{}\n",
        ",".repeat(usize::from(typed) + usize::from(dated))
    )
}

fn random() -> impl Strategy<Value = (Vec<Vec<Row>>, Vec<File>)> {
    let row = (0..AGENCIES.len(), 0..SIGNED.len(), 0..MODELS.len(), any::<bool>());
    let contents = prop::collection::vec(prop::collection::vec(row, 0..7), 5);
    let file = (0..5_usize, 0..NAMES.len(), 0..DAYS.len());
    (contents, prop::collection::vec(file, 1..9))
}

/// Writes the files, each into a folder of its own.
fn written(contents: &[Vec<Row>], files: &[File]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let paths = files.iter().enumerate().map(|(at, &(content, name, day))| {
        let own = folder.path().join(format!("{at}")).join(DAYS[day]);
        fs::create_dir_all(&own).unwrap();
        let path = own.join(NAMES[name]);
        fs::write(&path, text(content, &contents[content])).unwrap();
        path
    });
    let paths = paths.collect();
    (folder, paths)
}

fn read(paths: &[PathBuf]) -> Contents {
    Contents::read(paths, &Options::default(), &()).0
}

fn bytes(contents: Contents) -> Vec<u8> {
    dataset::encode(&contents.into_history()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_record_depends_on_the_set_of_its_lists(
        (contents, files) in random(),
        order in prop::collection::vec(any::<u32>(), 9),
        kept in prop::collection::vec(any::<bool>(), 9),
    ) {
        let (_folder, paths) = written(&contents, &files);
        let whole = bytes(read(&paths));
        let mut turned: Vec<(u32, &PathBuf)> = order.into_iter().zip(&paths).collect();
        turned.sort();
        // One by one, and now and then through a file.
        let mut one_by_one = Contents::default();
        for (at, (_, path)) in turned.iter().enumerate() {
            one_by_one.unite(read(std::slice::from_ref(*path)));
            if kept[at] {
                one_by_one = Contents::of_dataset(&bytes(one_by_one)).unwrap();
            }
        }
        prop_assert!(bytes(one_by_one) == whole, "one by one, in another order");
        // In two groups, the second before the first.
        let half = turned.len() / 2;
        let group = |group: &[(u32, &PathBuf)]| {
            read(&group.iter().map(|(_, path)| (*path).clone()).collect::<Vec<_>>())
        };
        let mut two = group(&turned[half..]);
        two.unite(group(&turned[..half]));
        prop_assert!(bytes(two) == whole, "in two groups");
        // Again, which changes nothing.
        let mut again = Contents::of_dataset(&whole).unwrap();
        again.unite(read(&paths));
        again.unite(Contents::of_dataset(&whole).unwrap());
        prop_assert!(bytes(again) == whole, "again");
    }

    #[test]
    fn what_is_removed_leaves_no_trace((contents, files) in random(), half in any::<u8>()) {
        let is_out = |at: usize| half & (1 << (at % 8)) != 0;
        let out = |files: &[File], at: usize| {
            // The same bytes with the same name and day are one sighting.
            files.iter().enumerate().any(|(other, file)| *file == files[at] && is_out(other))
        };
        let (_folder, paths) = written(&contents, &files);
        let rest: Vec<PathBuf> = (0..paths.len())
            .filter(|&at| !out(&files, at))
            .map(|at| paths[at].clone())
            .collect();
        let gone: Vec<PathBuf> =
            (0..paths.len()).filter(|&at| out(&files, at)).map(|at| paths[at].clone()).collect();
        let gone: Vec<(Digest, Sighting)> = gone
            .iter()
            .flat_map(|path| {
                let contents = read(std::slice::from_ref(path));
                let seen = |list: &List| (list.digest, list.sightings().next().unwrap());
                contents.lists().map(seen).collect::<Vec<_>>()
            })
            .collect();
        let mut whole = Contents::of_dataset(&bytes(read(&paths))).unwrap();
        whole.remove(|list, seen| gone.contains(&(list.digest, seen.clone())));
        prop_assert!(bytes(whole) == bytes(read(&rest)));
    }

    #[test]
    fn lists_cleaned_anew_are_the_same((contents, files) in random()) {
        let (_folder, paths) = written(&contents, &files);
        let whole = bytes(read(&paths));
        let Ok(Dataset::Current(history)) = dataset::decode(&whole) else { panic!("not current") };
        let all = history.into_lists();
        let as_read = all.lists.iter().map(|(list, rows)| all.as_read(list, rows)).collect();
        prop_assert!(bytes(Contents::cleaned(as_read).unwrap()) == whole);
    }
}

const ONE: &[Row] = &[(0, 0, 0, true), (3, 1, 0, false)];

/// The only list of some files of the same content: its name, its date, and how many other
/// sightings it has.
#[rstest]
#[case::earliest_capture(&[(0, 4, 1), (0, 5, 2)], "copy.csv", "2025-05-13", 1)]
#[case::no_capture_last(&[(0, 0, 0), (0, 4, 2)], "copy.csv", "2025-05-20", 1)]
#[case::then_by_name(&[(0, 1, 0), (0, 0, 0)], "participatingAgencies05122025am.csv", "2025-05-12", 1)]
#[case::one_sighting(&[(0, 0, 1), (0, 0, 1)], "participatingAgencies05122025am.csv", "2025-05-12", 0)]
fn the_first_sighting_names_and_dates_a_list(
    #[case] files: &[File],
    #[case] name: &str,
    #[case] date: &str,
    #[case] others: usize,
) {
    let (_folder, paths) = written(&[ONE.to_vec()], files);
    let contents = read(&paths);
    let lists: Vec<&List> = contents.lists().collect();
    assert_eq!(lists.len(), 1);
    assert_eq!((&*lists[0].file, lists[0].also.len()), (name, others));
    assert_eq!(lists[0].date.to_string(), date);
}

#[test]
fn the_bundled_dataset_is_what_its_rows_give() {
    let Ok(Dataset::Current(history)) = dataset::decode(DATASET) else {
        panic!("the bundled dataset is of another version: build it with `g287 build`")
    };
    let all = history.into_lists();
    let as_read = all.lists.iter().map(|(list, rows)| all.as_read(list, rows)).collect();
    assert!(
        bytes(Contents::cleaned(as_read).unwrap()) == DATASET,
        "the rules have changed: raise RULES_VERSION, and build the bundled dataset anew"
    );
}

#[test]
fn a_bit_of_the_bundled_dataset_that_flips_is_found() {
    for at in (0..500).map(|n| n * 48_271 * 97 % (DATASET.len() * 8)) {
        let mut flipped = DATASET.to_vec();
        flipped[at / 8] ^= 1 << (at % 8);
        let error = dataset::decode(&flipped).expect_err("a flipped bit is found");
        assert!(!matches!(error, DatasetError::Packed(_)), "bit {at}: {error}");
    }
}

#[test]
fn a_list_that_newer_rules_cannot_date_is_not_left_out() {
    // The second content has no SIGNED column, so that only its name can date it.
    let contents = [Vec::new(), ONE.to_vec()];
    let (_folder, paths) = written(&contents, &[(0, 0, 0), (1, 1, 0)]);
    let all = read(&paths).into_history().into_lists();
    let mut as_read: Vec<_> =
        all.lists.iter().map(|(list, rows)| all.as_read(list, rows)).collect();
    assert_eq!(Contents::cleaned(as_read.clone()).unwrap().lists().count(), 2);
    for sighting in as_read.iter_mut().flat_map(|list| &mut list.sightings) {
        if sighting.file == NAMES[1] {
            sighting.file = "list.csv".into();
        }
    }
    let error = Contents::cleaned(as_read).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("which alone can date list.csv"), "{error}");
}

#[test]
fn a_bundled_list_under_another_name_is_a_name_of_the_users() {
    let mut lists = dataset::decode_bundled(DATASET).map(|dataset| match dataset {
        Dataset::Current(history) => history.into_lists(),
        _ => panic!("the bundled dataset is of another version"),
    });
    let lists = lists.as_mut().unwrap();
    let (list, _) = lists.lists.last_mut().unwrap();
    list.also.push(Sighting { file: "zzz.csv".into(), captured: None, given: None });
    let history = History::from_sets(vec![lists.clone()]);
    let store = Store::new("no record".into(), |_, _| Ok(()));
    let own = store.own(&history).unwrap();
    assert!(own.lists.is_empty());
    let [(ix, name)] = own.names.as_slice() else { panic!("{:?}", own.names) };
    assert_eq!((own.bundled(), &**name, own.names_of(*ix).count()), (1, "zzz.csv", 1));
}
