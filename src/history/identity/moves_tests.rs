use rstest::rstest;

use super::applied_tests::pending;
use super::tests::{Row, T, W, ids, list, two};
use crate::history::data::History;
use crate::model::{AgencyIx, CleanList, Column, ListingIx, MoveRule, State};

const DAY: &str = "2025-03-01";
const OTHER: Row<'static> = ("AZ", "yuma-police-department", T, "2025-01-01", "o");

/// The agreements that moved: where from, where to, and by which rule.
fn moves(history: &History) -> Vec<(String, String, MoveRule)> {
    let moves = history.moves.iter();
    moves
        .map(|moved| {
            let from = moved.state.map_or("XX", State::postal);
            let from = format!("{from}-{}", history.text(moved.slug));
            let to = history.tables.agencies.row(moved.agency).id(&history.tables.texts);
            (from, to, moved.rule)
        })
        .collect()
}

fn agency(history: &History, slug: &str) -> AgencyIx {
    let mut agencies = history.tables.agencies.iter();
    agencies.find(|(_, row)| history.text(row.slug) == slug).unwrap().0
}

#[rstest]
#[case::only_successor(
    "AZ",
    "pinal-sheriff",
    "",
    "AZ",
    "pinal-attorney",
    "f",
    Some(MoveRule::OnlySuccessor)
)]
#[case::same_document(
    "AZ",
    "pinal-sheriff",
    "f",
    "AZ",
    "pinal-jail",
    "f",
    Some(MoveRule::SameDocument)
)]
#[case::other_document("AZ", "pinal-sheriff", "e", "AZ", "pinal-jail", "f", None)]
#[case::document_gone("AZ", "pinal-sheriff", "e", "AZ", "pinal-jail", "", None)]
#[case::other_state("MT", "cass-sheriff", "", "MN", "cass-sheriff", "", Some(MoveRule::OtherState))]
#[case::other_state_same_document(
    "MT",
    "cass-sheriff",
    "f",
    "MN",
    "cass-sheriff",
    "f",
    Some(MoveRule::OtherState)
)]
#[case::other_state_other_document("MT", "cass-sheriff", "e", "MN", "cass-sheriff", "f", None)]
#[case::other_state_other_name("MT", "cass-sheriff", "", "MN", "crow-sheriff", "", None)]
#[case::other_number("TX", "constable-precinct-1", "", "TX", "constable-precinct-2", "", None)]
#[case::other_number_same_document("TX", "constable-1", "f", "TX", "constable-2", "f", None)]
fn an_agreement_moves_from_one_list_to_the_next(
    #[case] from_state: &str,
    #[case] from: &str,
    #[case] from_file: &str,
    #[case] state: &str,
    #[case] to: &str,
    #[case] file: &str,
    #[case] want: Option<MoveRule>,
) {
    let history =
        two(&[(from_state, from, T, DAY, from_file), OTHER], &[(state, to, T, DAY, file), OTHER]);
    let found: Vec<_> = moves(&history);
    let want: Vec<_> = want
        .map(|rule| (format!("{from_state}-{from}"), format!("{state}-{to}"), rule))
        .into_iter()
        .collect();
    assert_eq!(found, want);
    let moved = usize::from(!want.is_empty());
    assert_eq!(history.tables.agencies.len(), 3 - moved);
    assert_eq!(history.agreements.len(), 3 - moved);
}

/// Rows of an agency `a`, and of others that may be the one to which its agreement moved.
#[rstest]
#[case::the_next_list(&[(100, "a"), (140, "b")], true)]
#[case::two_days_with_a_list_between(&[(100, "a"), (101, ""), (102, "b")], true)]
#[case::three_days_with_a_list_between(&[(100, "a"), (101, ""), (103, "b")], false)]
#[case::on_both_lists(&[(100, "a"), (101, "ab"), (102, "b")], false)]
#[case::back_again(&[(100, "a"), (101, "b"), (102, "a")], true)]
#[case::back_for_good(&[(100, "a"), (101, "b"), (102, "a"), (103, "b")], false)]
#[case::two_new_ones(&[(100, "a"), (101, "bc")], false)]
#[case::one_after_two(&[(100, "ac"), (101, "b")], false)]
#[case::a_chain(&[(100, "a"), (101, "b"), (102, "c")], true)]
fn what_replaces_it_decides(#[case] listed: &[(u32, &str)], #[case] one: bool) {
    let row = |which| match which {
        'a' => ("AZ", "pinal-sheriff", T, DAY, ""),
        'b' => ("AZ", "pinal-jail", T, DAY, ""),
        _ => ("AZ", "pinal-attorney", T, DAY, ""),
    };
    let lists = listed.iter().map(|(day, which)| {
        let rows: Vec<Row<'_>> = which.chars().map(row).chain([OTHER]).collect();
        list(*day, &rows)
    });
    let history = History::from_lists(lists.collect());
    let agencies: std::collections::HashSet<char> =
        listed.iter().flat_map(|(_, which)| which.chars()).collect();
    let want = if one { 1 } else { agencies.len() };
    assert_eq!(history.agreements.len(), want + 1, "{:?}", ids(&history));
}

#[rstest]
#[case::for_some_lists(&["w", "r", "w"], true)]
#[case::with_a_list_of_neither(&["w", "r", "", "w"], false)]
#[case::beside_it(&["w", "wr", "w"], false)]
#[case::at_the_end(&["w", "r"], false)]
fn a_row_that_stands_for_another_for_some_lists_is_that_one(
    #[case] listed: &[&str],
    #[case] one: bool,
) {
    let row = |which| match which {
        'w' => ("FL", "walton-county-sheriff-office", W, DAY, "walton"),
        _ => ("FL", "waria-labelon-county-sheriff-office", W, DAY, "waria-labelon"),
    };
    let lists = (100_u32..).step_by(7).zip(listed).map(|(day, which)| {
        let rows: Vec<Row<'_>> = which.chars().map(row).chain([OTHER]).collect();
        list(day, &rows)
    });
    let history = History::from_lists(lists.collect());
    let rules: Vec<MoveRule> = history.moves.iter().map(|moved| moved.rule).collect();
    assert_eq!(rules, if one { vec![MoveRule::Interruption] } else { Vec::new() });
}

#[test]
fn a_memorandum_shows_which_of_two_new_ones_it_is() {
    let history = two(
        &[("FL", "escambia-sheriff", W, DAY, "e"), ("FL", "okaloosa-jail", W, DAY, ""), OTHER],
        &[("FL", "escambia-board", W, DAY, "e"), ("FL", "okaloosa-board", W, DAY, "o"), OTHER],
    );
    let found: Vec<(String, MoveRule)> = moves(&history)
        .into_iter()
        .map(|(from, to, rule)| (format!("{from} {to}"), rule))
        .collect();
    assert_eq!(
        found,
        [
            ("FL-escambia-sheriff FL-escambia-board".to_owned(), MoveRule::SameDocument),
            ("FL-okaloosa-jail FL-okaloosa-board".to_owned(), MoveRule::OnlySuccessor),
        ]
    );
}

/// Gives the rows of an agency a county.
fn with_county(mut list: CleanList, slug: &str, fips: u32, county: &str) -> CleanList {
    let name = list.tables.texts.intern(slug);
    let agencies = list.tables.agencies.iter();
    let found = agencies.map(|(agency, row)| (agency, *row)).find(|(_, row)| row.slug == name);
    let Some((agency, row)) = found else { return list };
    let state = row.state.unwrap();
    let county = list.tables.county(state, fips, county);
    for reading in list.tables.readings.rows_mut() {
        if reading.agency == agency {
            reading.county = Some(county);
        }
    }
    list
}

#[rstest]
#[case::two_counties("lee-county-sheriff-office", "leon-county-sheriff-office", false)]
#[case::a_town_of_another_county(
    "haskell-police-department",
    "haskell-county-sheriff-office",
    true
)]
fn an_only_successor_is_of_the_same_place(
    #[case] from: &str,
    #[case] to: &str,
    #[case] moved: bool,
) {
    let counties = |list| {
        let list = with_county(list, from, 40101, "Lee County");
        with_county(list, to, 40061, "Leon County")
    };
    let history = History::from_lists(vec![
        counties(list(100, &[("OK", from, T, DAY, ""), OTHER])),
        counties(list(107, &[("OK", to, T, DAY, ""), OTHER])),
    ]);
    assert_eq!(history.moves.len(), usize::from(moved));
}

#[test]
fn an_agency_whose_only_agreement_moved_moves_with_its_applications() {
    let (from, to) = ("brookfield-police", "brookford-police");
    let history = History::from_lists(vec![
        list(90, &[OTHER]),
        pending(90, &[("NC", from, T, "", ""), OTHER]),
        list(100, &[("NC", from, T, DAY, ""), OTHER]),
        pending(100, &[OTHER]),
        list(107, &[("NC", to, T, DAY, ""), OTHER]),
    ]);
    assert_eq!(history.tables.agencies.len(), 2);
    let agency = agency(&history, to);
    assert_eq!(history.agency_of_id("NC-brookfield-police"), Some(agency));
    assert!(history.applications.rows().iter().any(|row| row.agency == agency));
    assert!(history.spellings.is_empty());
}

#[test]
fn only_the_agreement_moves_from_an_agency_with_others() {
    let stays = ("FL", "escambia-sheriff", T, DAY, "t");
    let history = two(
        &[("FL", "escambia-sheriff", W, DAY, "w"), stays, OTHER],
        &[("FL", "escambia-board", W, DAY, "w"), stays, OTHER],
    );
    let (sheriff, board) =
        (agency(&history, "escambia-sheriff"), agency(&history, "escambia-board"));
    assert_eq!(history.agreements_of(sheriff).count(), 1);
    let agreement = history.agreements_of(board).next().unwrap();
    assert_eq!(history.agency_of_id("FL-escambia-sheriff"), Some(sheriff));
    let old = format!("FL-escambia-sheriff#WSO#{DAY}");
    assert_eq!(history.agreement_of_id(&old), Some(agreement));
    assert_eq!(history.agreement_of_id(&history.agreement_id(agreement)), Some(agreement));
    assert_eq!(history.moves_from(sheriff).count(), 1);
    // The first row is used as one of the board, and says so.
    let used = history.not_as_printed(ListingIx(0));
    let used: Vec<_> = used.iter().map(|u| (u.column, u.value.as_deref(), u.rule.name)).collect();
    assert_eq!(used, [(Column::Agency, Some("escambia board"), "same-memorandum")]);
    assert!(history.is_doubtful(ListingIx(0)) && !history.is_doubtful(ListingIx(1)));
}

#[test]
fn a_move_is_a_correction_and_neither_an_ending_nor_a_signing() {
    let name = "cass-sheriff";
    let history = two(&[("MT", name, T, DAY, ""), OTHER], &[("MN", name, T, DAY, ""), OTHER]);
    let point = |day: &str| history.point(day.parse().unwrap());
    let changes = history.changes(point("2025-04-10"), point("2025-04-17"));
    assert!(changes.signed.is_empty() && changes.ended.is_empty() && changes.passed.is_empty());
    let columns: Vec<Column> = changes.corrected.iter().map(|change| change.column).collect();
    assert_eq!(columns, [Column::State]);
    let states = [changes.corrected[0].before, changes.corrected[0].first];
    let states = states.map(|row| history.state_on(row).map(State::postal));
    assert_eq!(states, [Some("MT"), Some("MN")]);
}
