use proptest::prelude::*;

use super::file::{pack, unpack};
use super::*;
use crate::history::data::History;
use crate::history::tests::{lists, random_lists};

fn told(history: &History) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        history.lists,
        history.listings,
        history.agreements,
        history.applications,
        history.spellings,
        history.corrections,
        history.likely_pairs,
        history.tables
    )
    .split("known_agencies")
    .next()
    .unwrap_or_default()
    .to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_history_is_read_back_as_it_was_written(lists in random_lists()) {
        let history = History::from_lists(lists);
        let bytes = encode(&history).unwrap();
        let back = decode(&bytes).unwrap();
        prop_assert_eq!(told(&history), told(&back));
        prop_assert!(history.tables.texts.iter().eq(back.tables.texts.iter()));
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
    fn damage_is_an_error_and_never_a_panic(
        at in 0_usize..4000,
        bits in 1_u8..=255,
        cut in 0_usize..4000,
        first in any::<bool>(),
    ) {
        let bytes = encode(&History::from_lists(lists())).unwrap();
        let (head, rest) = bytes.split_at(MAGIC.len() + 4);
        let length = u32::from_le_bytes(head[MAGIC.len()..].try_into().unwrap()) as usize;
        let mut parts = [unpack(&rest[..length]).unwrap(), unpack(&rest[length..]).unwrap()];
        let body = &mut parts[usize::from(first)];
        let at = at % body.len();
        body[at] ^= bits;
        body.truncate(body.len() - cut % body.len().min(40));
        let [tables, lists] = parts.map(|part| pack(&part).unwrap());
        let length = u32::try_from(tables.len()).unwrap().to_le_bytes();
        let damaged = [MAGIC.as_slice(), &length, &tables, &lists].concat();
        let _ = decode(&damaged).map(|history| history.agreements.len());
    }
}

#[test]
fn other_files_are_told_from_datasets() {
    assert!(matches!(decode(b"PK\x03\x04"), Err(DatasetError::Foreign)));
    assert!(matches!(decode(b""), Err(DatasetError::Foreign)));
    let bytes = encode(&History::from_lists(lists())).unwrap();
    let half = &bytes[..bytes.len() / 2];
    assert!(decode(half).is_err(), "a dataset cut in half was read");
}
