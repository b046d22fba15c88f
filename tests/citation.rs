//! Citations of the bundled data, word for word.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use std::sync::LazyLock;

use g287::export::citation::{self, Citation};
use g287::history::History;
use g287::query::{Day, Query, Question, SearchIndex, Sort};
use rstest::rstest;

static HISTORY: LazyLock<History> = LazyLock::new(|| g287::record::bundled().unwrap().history);

fn day(text: &str) -> Day {
    Day::new(&HISTORY, text.parse().unwrap())
}

/// The citation of what the search box asks for; restrictions as if they were chosen in the panes.
fn figure(on: &str, panes: &str, typed: &str) -> Citation {
    let day = day(on);
    let mut filter = Query::parse(panes).unwrap().restrictions;
    filter.text = typed.into();
    let query = Query::parse(typed).unwrap();
    let hits = (!query.is_empty()).then(|| SearchIndex::new(&HISTORY).search(&query, None));
    let question = Question::new(&HISTORY, &day, &filter).with_hits(hits.as_ref());
    citation::figure(question, &question.answer(Sort::default()))
}

fn agency(on: &str, id: &str) -> Citation {
    citation::agency(&HISTORY, &day(on), HISTORY.agency_of_id(id).unwrap())
}

#[rstest]
#[case::all(
    "2025-06-06",
    "",
    "",
    "A total of 532 law enforcement agencies in 40 states had 649 agreements with ICE under its \
     287(g) program, according to ICE's list dated June 6, 2025.",
    "participatingAgencies06062025am.xlsx, 649 of its 649 rows"
)]
#[case::since_inauguration(
    "2025-06-06",
    "signed:2025-01-20..",
    "",
    "A total of 459 law enforcement agencies in 36 states had 514 agreements with ICE under its \
     287(g) program, all signed since Jan. 20, 2025, according to ICE's list dated June 6, 2025.",
    "participatingAgencies06062025am.xlsx, 514 of its 649 rows"
)]
#[case::task_force(
    "2025-06-06",
    "model:tfm signed:2025-01-20..",
    "",
    "A total of 314 law enforcement agencies in 30 states had 315 agreements with ICE under the \
     task force model of its 287(g) program, all signed since Jan. 20, 2025, according to ICE's \
     list dated June 6, 2025.",
    "participatingAgencies06062025am.xlsx, 315 of its 649 rows"
)]
#[case::territories_are_no_states(
    "2026-05-18",
    "",
    "",
    "A total of 1,549 law enforcement agencies in 38 states, Guam and the Northern Mariana \
     Islands had 1,843 agreements with ICE under its 287(g) program, according to ICE's list \
     dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 1,843 of its 1,843 rows"
)]
#[case::far_from_the_list(
    "2019-01-01",
    "",
    "",
    "A total of 58 law enforcement agencies in 18 states had 58 agreements with ICE under its \
     287(g) program, according to ICE's list dated Aug. 1, 2017, the latest one known on \
     Jan. 1, 2019, 518 days later.",
    "roster-2017-08-01.csv, 58 of its 58 rows"
)]
#[case::one_state(
    "2026-05-18",
    "state:fl",
    "",
    "A total of 284 law enforcement agencies in Florida had 348 agreements with ICE under its \
     287(g) program, according to ICE's list dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 348 of its 1,843 rows"
)]
#[case::ended(
    "2026-05-18",
    "status:ended",
    "",
    "A total of 184 law enforcement agencies in 36 states had 275 agreements with ICE under its \
     287(g) program, all no longer on ICE's list dated May 18, 2026, according to ICE's lists \
     since Oct. 29, 2010.",
    "participatingAgencies05182026am.xlsx, 0 of its 1,843 rows, and 833 earlier lists of \
     participating agencies"
)]
#[case::every_status_to_a_day(
    "2026-05-18",
    "status:ended,active,unconfirmed signed:..2024",
    "",
    "A total of 196 law enforcement agencies in 34 states had 323 agreements with ICE under its \
     287(g) program, all signed through Dec. 31, 2024, and on ICE's list dated May 18, 2026, or \
     on an earlier one, according to ICE's lists since Oct. 29, 2010.",
    "participatingAgencies05182026am.xlsx, 130 of its 1,843 rows, and 833 earlier lists of \
     participating agencies"
)]
#[case::unconfirmed(
    "2026-05-18",
    "status:unconfirmed",
    "",
    "Three law enforcement agencies in two states had three agreements with ICE under its 287(g) \
     program, all missing from ICE's list dated May 18, 2026, for too short a time to count as \
     ended, according to ICE's lists since Oct. 29, 2010.",
    "participatingAgencies05182026am.xlsx, 0 of its 1,843 rows, and 833 earlier lists of \
     participating agencies"
)]
#[case::county_kind_models_and_words(
    "2026-05-18",
    "county:polk type:county model:tfm,jem",
    "polk",
    "Five county law enforcement agencies matching the search \"polk\" in a county named \
     \"polk\", in four states, had five agreements with ICE under the jail enforcement or task \
     force model of its 287(g) program, according to ICE's list dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 5 of its 1,843 rows"
)]
#[case::panes_and_search_box_together(
    "2026-05-18",
    "state:fl,ga",
    "state:fl,tx model:wso signed:2025-03",
    "No law enforcement agencies in Florida had an agreement with ICE under the warrant service \
     officer model of its 287(g) program, signed from March 1, 2025, through March 31, 2025, \
     according to ICE's list dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 0 of its 1,843 rows"
)]
#[case::a_contradiction_is_cited_as_typed(
    "2026-05-18",
    "state:fl",
    "state:tx",
    "No law enforcement agencies matching the search \"state:tx\" in Florida had an agreement \
     with ICE under its 287(g) program, according to ICE's list dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 0 of its 1,843 rows"
)]
#[case::approximate(
    "2026-05-18",
    "",
    "hllsbrgh",
    "Two law enforcement agencies that come nearest to the search \"hllsbrgh\" (approximate \
     matches) in two states had three agreements with ICE under its 287(g) program, according to \
     ICE's list dated May 18, 2026.",
    "participatingAgencies05182026am.xlsx, 3 of its 1,843 rows"
)]
#[case::before_the_first_list(
    "2010-01-01",
    "",
    "",
    "No ICE list of participating agencies dated Jan. 1, 2010, or earlier, is known; the first is \
     dated Oct. 29, 2010.",
    "none"
)]
fn a_figure_is_cited_word_for_word(
    #[case] on: &str,
    #[case] panes: &str,
    #[case] typed: &str,
    #[case] sentence: &str,
    #[case] source: &str,
) {
    let citation = figure(on, panes, typed);
    assert_eq!((&*citation.sentence, &*citation.source), (sentence, source));
    assert_eq!(citation.text(), format!("{sentence}\nSource: {source}"));
}

#[rstest]
#[case::two_models(
    "2026-05-18",
    "FL-collier-county-sheriff-office",
    "The Collier County Sheriff's Office (Fla.) had two agreements with ICE under its 287(g) \
     program: a jail enforcement model agreement signed June 9, 2020, and a task force model \
     agreement signed Feb. 24, 2025, according to ICE's list dated May 18, 2026. ICE no longer \
     listed a jail enforcement model agreement signed Aug. 6, 2007, which was on its list dated \
     Dec. 31, 2012, and replaced by a new agreement at a time before the next list, which is \
     dated Aug. 7, 2013; a jail enforcement model agreement signed June 28, 2013, which was on \
     its list dated July 25, 2015, and replaced by a new agreement at a time before the next \
     list, which is dated Aug. 20, 2016; and a jail enforcement model agreement signed June 13, \
     2016, which was on its list dated Aug. 1, 2017, and replaced by a new agreement at a time \
     before the next list, which is dated Jan. 13, 2021.",
    "roster-2012-12-31.csv, row 14 (JEM); roster-2015-07-25.csv, row 10 (JEM); \
     roster-2017-08-01.csv, row 11 (JEM); participatingAgencies05182026am.xlsx, rows 209 (JEM) \
     and 208 (TFM)"
)]
#[case::three_models(
    "2026-05-18",
    "TX-goliad-county-sheriff-office",
    "The Goliad County Sheriff's Office (Texas) had three agreements with ICE under its 287(g) \
     program: a jail enforcement model agreement signed June 9, 2020; a warrant service officer \
     agreement signed Feb. 18, 2025; and a task force model agreement signed Feb. 18, 2025, \
     according to ICE's list dated May 18, 2026. ICE no longer listed a jail enforcement model \
     agreement signed June 26, 2017, which was on its list dated Aug. 1, 2017, and replaced by \
     a new agreement at a time before the next list, which is dated Jan. 13, 2021.",
    "roster-2017-08-01.csv, row 48 (JEM); participatingAgencies05182026am.xlsx, rows 1465 (JEM), \
     1467 (WSO) and 1466 (TFM)"
)]
#[case::the_state_is_in_the_name(
    "2026-05-18",
    "FL-department-of-law-enforcement",
    "The Florida Department of Law Enforcement had an agreement with ICE under its 287(g) \
     program, a task force model agreement signed Feb. 14, 2025, according to ICE's list dated \
     May 18, 2026. ICE no longer listed a task force model agreement signed July 2, 2002, which \
     was on its list dated Oct. 16, 2012, and gone by the next list, which is dated \
     Dec. 31, 2012.",
    "roster-2012-10-16.csv, row 20 (TFM); participatingAgencies05182026am.xlsx, row 243 (TFM)"
)]
#[case::a_date_that_a_rule_reads(
    "2025-06-06",
    "VA-campbell-county-sheriff-office",
    "The Campbell County Sheriff's Office (Va.) had an agreement with ICE under its 287(g) \
     program, a task force model agreement signed May 8, 2025 (printed as \"05/082025\"), \
     according to ICE's list dated June 6, 2025.",
    "participatingAgencies06062025am.xlsx, row 618 (TFM)"
)]
#[case::gone(
    "2026-05-18",
    "PA-bucks-county-sheriff-office",
    "The Bucks County Sheriff's Office (Pa.) had no agreement with ICE under its 287(g) program, \
     according to ICE's list dated May 18, 2026. ICE no longer listed a task force model \
     agreement signed May 13, 2025, which was on its list dated Jan. 14, 2026, and missing from \
     the one dated Jan. 15, 2026.",
    "participatingAgencies01142026am.xlsx, row 805 (TFM)"
)]
#[case::unconfirmed(
    "2026-05-18",
    "MD-garrett-county-sheriff-office",
    "The Garrett County Sheriff's Office (Md.) had no agreement on ICE's list dated May 18, 2026. \
     Missing, for too short a time to count as ended: a warrant service officer agreement signed \
     Feb. 28, 2025, which was on its list dated May 14, 2026, and missing from the one dated \
     May 18, 2026; whether it ended is unconfirmed.",
    "participatingAgencies05142026am.xlsx, row 745 (WSO)"
)]
#[case::a_date_given_later_is_not_known_before(
    "2025-03-10",
    "FL-hardee-county-sheriff-office",
    "The Hardee County Sheriff's Office (Fla.) had two agreements with ICE under its 287(g) \
     program: a warrant service officer agreement signed Feb. 26, 2025, and a task force model \
     agreement printed as signed Feb. 26, 2025, according to ICE's list dated March 7, 2025.",
    "participatingAgencies03072025am.xlsx, rows 69 (WSO) and 70 (TFM)"
)]
#[case::an_application_has_the_date_of_its_own_list(
    "2025-06-08",
    "TX-denton-county-sheriff-office",
    "The Denton County Sheriff's Office (Texas) had no agreement with ICE under its 287(g) \
     program, according to ICE's list dated June 6, 2025. An application of the agency under the \
     jail enforcement model was pending, according to ICE's list of pending applications dated \
     June 6, 2025.",
    "pendingAgencies06062025am.xlsx, row 60 (JEM)"
)]
fn an_agency_is_cited_word_for_word(
    #[case] on: &str,
    #[case] id: &str,
    #[case] sentence: &str,
    #[case] source: &str,
) {
    let citation = agency(on, id);
    assert_eq!((&*citation.sentence, &*citation.source), (sentence, source));
}

/// The rows that a source names behind a file.
fn rows_of(source: &str) -> Vec<(&str, u32)> {
    let mut rows = Vec::new();
    for part in source.split("; ") {
        let (file, numbers) = part.split_once(", row").unwrap_or((part, ""));
        let numbers = numbers.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
        rows.extend(numbers.map(|row| (file, row)));
    }
    rows
}

#[test]
fn every_row_cited_for_an_agency_is_a_row_of_that_agency() {
    let on = day("2026-05-18");
    for ix in HISTORY.tables.agencies.handles() {
        let cited = citation::agency(&HISTORY, &on, ix);
        let text = cited.text();
        let clean = !text.contains("  ") && !text.contains(",,") && !text.contains(" ,");
        assert!(clean && text.lines().count() == 2, "{text}");
        for (file, row) in rows_of(&cited.source) {
            let is_it =
                HISTORY.lists.iter().filter(|(_, list)| list.file == file).any(|(list, _)| {
                    let mut listings = HISTORY.listings_of(list);
                    listings
                        .any(|(at, listing)| listing.row == row && HISTORY.reading(at).agency == ix)
                });
            assert!(is_it, "{text}");
        }
    }
}
