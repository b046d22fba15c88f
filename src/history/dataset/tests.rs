use proptest::prelude::*;

use super::*;
use crate::history::data::History;
use crate::history::tests::{lists, random_lists};
use crate::model::{AgreementIx, CleanLists, List};

fn shown(history: &History) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        history.lists,
        history.listings,
        history.agreements,
        history.applications,
        history.spellings,
        history.corrections,
        history.likely_pairs,
        history.as_spelled,
        history.tables
    )
    .split("known_agencies")
    .next()
    .unwrap_or_default()
    .to_owned()
}

fn decoded(bytes: &[u8]) -> History {
    let Ok(Dataset::Current(history)) = decode(bytes) else { panic!("not a current dataset") };
    *history
}

/// A set of lists that shares its tables, as a dataset has it.
fn shared(lists: Vec<crate::model::CleanList>) -> CleanLists {
    decoded(&encode(&History::from_lists(lists)).unwrap()).into_lists()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_history_is_read_back_as_it_was_written(lists in random_lists()) {
        let history = History::from_lists(lists);
        let bytes = encode(&history).unwrap();
        let back = decoded(&bytes);
        if history.lists.len() != 1 {
            prop_assert_eq!(shown(&history), shown(&back));
            prop_assert!(history.tables.texts.iter().eq(back.tables.texts.iter()));
        }
        prop_assert_eq!(encode(&back).unwrap(), bytes);
    }

    #[test]
    fn the_order_of_the_lists_makes_no_difference(lists in random_lists(), turn in 0_usize..9) {
        let mut turned = lists.clone();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        turned.reverse();
        prop_assert_eq!(
            encode(&History::from_lists(lists)).unwrap(),
            encode(&History::from_lists(turned)).unwrap()
        );
    }

    #[test]
    fn lists_added_to_a_dataset_give_what_all_of_them_give(
        lists in random_lists(),
        groups in prop::collection::vec(0_u8..3, 8),
    ) {
        let mut sets: [Vec<_>; 3] = Default::default();
        for (list, group) in lists.iter().zip(groups) {
            sets[usize::from(group)].push(list.clone());
        }
        let whole = encode(&History::from_lists(lists)).unwrap();
        let [first, second, third] = sets;
        let two = History::from_sets(vec![shared(first), shared(second)]);
        let two = decoded(&encode(&two).unwrap()).into_lists();
        let mut all: Vec<CleanLists> = third.into_iter().map(CleanLists::from).collect();
        all.push(two);
        prop_assert_eq!(encode(&History::from_sets(all)).unwrap(), whole);
    }

    #[test]
    fn a_list_taken_out_leaves_no_trace(lists in random_lists(), out in 0_usize..8) {
        let mut fewer = lists.clone();
        let mut set = shared(lists);
        if out < fewer.len() {
            let list = fewer.remove(out).list;
            set.lists.retain(|(other, _)| other.digest != list.digest);
        }
        prop_assert_eq!(
            encode(&History::from_sets(vec![set])).unwrap(),
            encode(&History::from_lists(fewer)).unwrap()
        );
    }

    #[test]
    fn any_numbers_are_an_error_and_never_a_panic(
        at in 0_usize..4000,
        bits in 1_u8..=255,
        cut in 0_usize..4000,
        section in 0_usize..4,
    ) {
        let bytes = encode(&History::from_lists(lists())).unwrap();
        let damaged = file::with_section(&bytes, section, |body| {
            let at = at % body.len();
            body[at] ^= bits;
            body.truncate(body.len() - cut % body.len().min(40));
        });
        let _ = decode(&damaged).map(|dataset| match dataset {
            Dataset::Current(history) => history.agreements.len(),
            Dataset::Outdated(lists) => lists.len(),
            Dataset::Closed(_) => 0,
        });
    }
}

#[test]
fn one_bit_that_flips_is_found() {
    let bytes = encode(&History::from_lists(lists())).unwrap();
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        assert!(decode(&flipped).is_err(), "bit {at} of {} is not missed", bytes.len() * 8);
    }
}

#[test]
fn bytes_that_are_missing_or_too_many_are_found() {
    let bytes = encode(&History::from_lists(lists())).unwrap();
    for length in 0..bytes.len() {
        assert!(decode(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
    }
    assert!(decode(&[&bytes[..], b"x"].concat()).is_err());
}

#[test]
fn other_files_and_other_versions_are_told_from_datasets() {
    assert!(matches!(decode(b"PK\x03\x04"), Err(DatasetError::Foreign)));
    assert!(matches!(decode(b""), Err(DatasetError::Foreign)));
    assert!(matches!(decode(b"g287\0\x02rest"), Err(DatasetError::Old)));
    assert!(matches!(decode(b"g287\0\x05rest"), Err(DatasetError::Newer)));
    let bytes = encode(&History::from_lists(lists())).unwrap();
    let newer = file::with_rules(&bytes, crate::model::RULES_VERSION + 1);
    assert!(matches!(decode(&newer), Err(DatasetError::Newer)));
}

#[test]
fn of_older_rules_the_rows_are_as_read() {
    let history = History::from_lists(lists());
    let bytes = encode(&history).unwrap();
    let older = file::with_rules(&bytes, crate::model::RULES_VERSION - 1);
    let Ok(Dataset::Outdated(as_read)) = decode(&older) else { panic!("they are current") };
    let all = history.into_lists();
    assert_eq!(as_read.len(), all.lists.len());
    for (as_read, (list, listings)) in as_read.iter().zip(&all.lists) {
        let expected = all.as_read(list, listings);
        assert_eq!(as_read.digest, list.digest);
        assert_eq!((&as_read.order, &as_read.distinct), (&expected.order, &expected.distinct));
        assert!(as_read.texts.iter().eq(expected.texts.iter()));
        assert_eq!((as_read.columns, &as_read.notes), (expected.columns, &expected.notes));
    }
}

#[test]
fn sizes_are_checked_before_memory_is_taken() {
    let bytes = encode(&History::from_lists(lists())).unwrap();
    let huge = file::with_size(&bytes, 1, u32::try_from(LARGEST).unwrap());
    assert!(matches!(decode(&huge), Err(DatasetError::TooLarge)));
    let wrong = file::with_size(&bytes, 1, 1 << 20);
    assert!(matches!(decode(&wrong), Err(DatasetError::Damaged { .. })));
    // A few bytes that say a billion rows.
    let rows = file::with_section(&bytes, 1, |body| {
        body.truncate(1);
        body.extend([0; 32]);
        body.extend([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 3]);
    });
    assert!(decode(&rows).is_err());
}

/// A dataset that version 3 compiled from three invented lists: a misspelled state, a date without a
/// separator, a date that changed, a name in two spellings, and an application.
#[test]
fn a_dataset_of_version_3_is_looked_at_and_not_added_to() {
    let bytes = include_bytes!("version_3.g287");
    let Ok(Dataset::Closed(history)) = decode(bytes) else { panic!("version 3 is not read") };
    let ids: Vec<String> =
        history.agreements.handles().map(|agreement| history.agreement_id(agreement)).collect();
    assert_eq!(
        ids,
        [
            "FL-sample-county-sheriff-office#TFM#2025-03-05",
            "FL-example-police-department#JEM#2025-03-05"
        ]
    );
    assert_eq!(history.applications.len(), 1);
    let labels: Vec<String> = history.lists.rows().iter().map(List::label).collect();
    assert_eq!(
        labels,
        [
            "2025-05-13/participatingAgencies05122025am.csv",
            "participatingAgencies05142025am.csv",
            "pendingAgencies05142025pm.csv"
        ]
    );
    let example = history.agreements.row(AgreementIx(1)).first;
    let rules: Vec<&str> =
        history.not_as_printed(example).iter().map(|used| used.rule.name).collect();
    assert_eq!(
        rules,
        ["nearest-state", "nearest-kind", "not-applicable", "nearest-model", "date-separator"]
    );
    let corrections: Vec<&str> = history.corrections.iter().map(|c| c.rule.name()).collect();
    assert_eq!(corrections, ["unlinked"]);
    assert!(matches!(encode(&history), Err(DatasetError::Closed)));
    for at in 7..bytes.len() {
        let mut damaged = bytes.to_vec();
        damaged[at] ^= 0x10;
        let _ = decode(&damaged).is_ok();
    }
}
