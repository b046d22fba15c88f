//! What a search finds, in which order.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    reason = "a fault here is a failed test"
)]

mod query_support;

use g287::history::History;
use g287::query::{Day, Filter, Hits, MatchKind, Query, Question, SearchIndex, highlights};
use query_support::{named, understood};
use rstest::rstest;

fn search(history: &History, text: &str) -> (Hits, Vec<String>) {
    let index = SearchIndex::new(history);
    let query = understood(text);
    let hits = index.search(&query, None);
    let day = Day::last(history).unwrap();
    let found = Question::new(history, &day, &Filter::default()).with_hits(Some(&hits)).find();
    let names = found.iter().map(|found| {
        let agency = history.agreements.row(found.agreement).agency;
        let agency = history.tables.agencies.row(agency);
        let state = agency.state.map_or("XX", |state| state.postal());
        format!("{} {state}", history.text(agency.name))
    });
    let names = names.collect();
    (hits, names)
}

#[rstest]
#[case("sheriff collier fl", &["Collier County Sheriff's Office FL"])]
#[case("collier sheriffs", &["Collier County Sheriff's Office FL"])]
#[case("collier sherrif", &["Collier County Sheriff's Office FL"])]
#[case("miami dade", &["Miami-Dade Sheriff’s Office FL", "Miami Police Department FL", "Miami Beach Police Department FL", "North Miami Police Department FL", "Coral Gables Police Department FL"])]
#[case("miami-dade so", &["Miami-Dade Sheriff’s Office FL"])]
#[case("miami pd", &["Miami Police Department FL", "North Miami Police Department FL", "Miami Beach Police Department FL", "Coral Gables Police Department FL"])]
#[case("mimai pd", &["Miami Police Department FL", "North Miami Police Department FL", "Miami Beach Police Department FL", "Coral Gables Police Department FL"])]
#[case("miami so", &["Miami-Dade Sheriff’s Office FL", "Miami County Sheriff's Office KS"])]
#[case("hwy patrol tn", &["Tennessee Highway Patrol TN"])]
#[case("highway patrol", &["Florida Highway Patrol FL", "Tennessee Highway Patrol TN"])]
#[case("thp", &["Tennessee Highway Patrol TN"])]
#[case("fhp", &["Florida Highway Patrol FL"])]
#[case("tnhp", &["Tennessee Highway Patrol TN"])]
#[case("fdle", &["Florida Department of Law Enforcement FL"])]
#[case("ccso fl", &["Collier County Sheriff's Office FL"])]
#[case("st lucie so", &["St. Lucie County Sheriff's Office FL"])]
#[case("saint lucie so", &["St. Lucie County Sheriff's Office FL"])]
#[case("st. lucie pd", &["Port Saint Lucie Police Department FL"])]
#[case("polk so", &["Polk County Sheriff's Office FL", "Polk County Sheriff's Office GA", "Polk County Sheriff's Office TX"])]
#[case("polk so ga", &["Polk County Sheriff's Office GA"])]
#[case("polk co tx", &["Polk County Sheriff's Office TX", "Polk County Constable Precinct 1 TX"])]
#[case("dona ana", &["Doña Ana County Sheriff's Office NM"])]
#[case("Doña Ana", &["Doña Ana County Sheriff's Office NM"])]
#[case("desoto", &["DeSoto County Sheriff's Office FL", "De Soto Parish Sheriff's Office LA"])]
#[case("de soto", &["De Soto Parish Sheriff's Office LA", "DeSoto County Sheriff's Office FL"])]
#[case("de soto fl", &["DeSoto County Sheriff's Office FL"])]
#[case("lasalle", &["LaSalle Parish Sheriff's Office LA", "La Salle County Sheriff's Office TX"])]
#[case("la salle tx", &["La Salle County Sheriff's Office TX"])]
#[case("north carolina", &["Cabarrus County Sheriff's Office NC"])]
#[case("sheriff n.c.", &["Cabarrus County Sheriff's Office NC"])]
#[case("sheriff in south carolina", &["York County Sheriff's Office SC"])]
#[case("police in", &["Evansville Police Department IN"])]
#[case("portland or", &["Portland Police Bureau OR"])]
#[case("me", &["Wells Police Department ME"])]
#[case("ok", &["Okmulgee Police Department OK"])]
#[case("pd ok", &["Okmulgee Police Department OK"])]
#[case("ft smith", &["Fort Smith Police Department AR"])]
#[case("mt holly", &["Mount Holly Springs Borough Police Department PA"])]
#[case("gaines township", &["Gaines Twp State Constable PA"])]
#[case("dps", &["Arkansas Department of Public Safety AR"])]
#[case("florida doc", &["Florida Department of Corrections FL"])]
#[case("corrections", &["Florida Department of Corrections FL"])]
#[case("tarrant da", &["Tarrant County District Attorney's Office TX"])]
#[case("precinct 1", &["Polk County Constable Precinct 1 TX"])]
#[case("pct 1", &["Polk County Constable Precinct 1 TX"])]
#[case("natl guard", &["Texas National Guard TX"])]
#[case("ag guam", &["Office of the Attorney General GU"])]
#[case("florida a&m", &["Florida A&M University Board of Trustees FL"])]
#[case("fla. univ", &["Florida A&M University Board of Trustees FL"])]
#[case("dept of law enforcement", &["Florida Department of Law Enforcement FL"])]
#[case("\"law enforcement\"", &["Florida Department of Law Enforcement FL"])]
#[case("\"county polk\"", &[])]
#[case("lakeland polk county", &["Lakeland Police Department FL"])]
#[case("kenner jefferson parish", &["Kenner Police Department LA"])]
#[case("virginia sheriff", &["Shenandoah County Sheriff's Office VA"])]
#[case("/^miami .*(police|beach)/", &["Miami Police Department FL", "Miami Beach Police Department FL"])]
#[case("state:fl so polk", &["Polk County Sheriff's Office FL"])]
#[case("polk type:county state:tx", &["Polk County Sheriff's Office TX", "Polk County Constable Precinct 1 TX"])]
#[case("county:polk type:municipality", &["Lakeland Police Department FL"])]
#[case("cabarus", &["Cabarrus County Sheriff's Office NC"])]
#[case("okmlge pd", &["Okmulgee Police Department OK"])]
#[case("zzzz", &[])]
#[case("sheriff or", &["Orange County Sheriff's Office TX"])]
#[case("or", &["Portland Police Bureau OR"])]
fn a_search_finds_these_in_this_order(#[case] text: &str, #[case] expected: &[&str]) {
    let history = named();
    let (_, names) = search(&history, text);
    assert_eq!(names, expected, "{text}");
}

#[rstest]
#[case("collier", MatchKind::Exact)]
#[case("coll", MatchKind::Prefix)]
#[case("ollier", MatchKind::Substring)]
#[case("colier", MatchKind::Typo)]
#[case("collr", MatchKind::Approximate)]
fn a_match_is_of_the_kind_of_its_worst_word(#[case] text: &str, #[case] kind: MatchKind) {
    let history = named();
    for text in [text.to_owned(), format!("{text} fl")] {
        let (hits, _) = search(&history, &text);
        let agency = history.tables.agencies.iter().next().unwrap().0;
        assert_eq!(hits.of(agency).map(|hit| hit.kind), Some(kind), "{text}");
        assert_eq!(hits.approximate, !kind.is_as_written());
    }
}

#[test]
fn a_county_matches_after_names() {
    let history = named();
    let (_, names) = search(&history, "miami");
    assert_eq!(names.first().unwrap(), "Miami Police Department FL");
    assert_eq!(names.last().unwrap(), "Coral Gables Police Department FL");
    assert_eq!(names.len(), 6);
}

#[test]
fn typing_on_gives_what_typing_anew_gives() {
    let history = named();
    let index = SearchIndex::new(&history);
    let texts = [
        "polk sheriff fl",
        "miami dade",
        "de soto",
        "mimai pd",
        "st lucie",
        "sheriff in florida",
        "north carolina",
        "tfm polk",
        "hwy patrol tn",
        "\"law enforcement\" fl",
        "/po.*ce/ miami",
        "zzz q",
        "state",
        "states police",
        "municipality",
        "counties",
        "task force",
        "corrections",
        "district attorney",
        "thp",
    ];
    typed_letter_by_letter(&history, &index, &texts);
}

#[test]
fn typing_a_name_of_the_bundled_data_gives_what_typing_anew_gives() {
    let history = g287::record::bundled().unwrap().history;
    let index = SearchIndex::new(&history);
    let agencies = history.tables.agencies.rows().iter().step_by(29);
    let names: Vec<&str> = agencies.map(|agency| history.text(agency.name)).collect();
    typed_letter_by_letter(&history, &index, &names);
}

/// Holds a search that is narrowed with each letter against the same search made at once.
fn typed_letter_by_letter(history: &History, index: &SearchIndex, texts: &[&str]) {
    for text in texts {
        let mut before: Option<(Query, Hits)> = None;
        for end in (1..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let query = understood(&text[..end]);
            let anew = index.search(&query, None);
            let hits = index.search(&query, before.as_ref().map(|(query, hits)| (query, hits)));
            for agency in history.tables.agencies.handles() {
                assert_eq!(hits.of(agency), anew.of(agency), "{}", &text[..end]);
            }
            before = Some((query, hits));
        }
    }
}

#[rstest]
#[case("Miami-Dade Sheriff’s Office", "miami so", &["Miami", "Sheriff’s"])]
#[case("Doña Ana County Sheriff's Office", "dona an", &["Doña", "An"])]
#[case("Don\u{303}a Ana County", "don", &["Don\u{303}"])]
#[case("DeSoto County", "soto", &["Soto"])]
#[case("Miami Police Department", "mimai pd", &["Miami", "Police"])]
#[case("Miami Police Department", "/i.p/", &["i P"])]
#[case("Miami Police Department", "zzz", &[])]
fn what_matches_is_highlighted(#[case] name: &str, #[case] text: &str, #[case] expected: &[&str]) {
    let parts = highlights(name, &understood(text));
    let parts: Vec<&str> = parts.into_iter().map(|part| &name[part]).collect();
    assert_eq!(parts, expected);
}

#[rstest]
#[case("who signed in polk county florida", &["Polk County Sheriff's Office FL"])]
#[case("city of lakeland police department", &["Lakeland Police Department FL"])]
#[case("is there any in collier", &["Collier County Sheriff's Office FL"])]
#[case("the collier sheriff department", &["Collier County Sheriff's Office FL"])]
fn words_that_carry_nothing_never_make_a_search_fail(
    #[case] text: &str,
    #[case] expected: &[&str],
) {
    let history = named();
    let (hits, names) = search(&history, text);
    assert_eq!(names.first().map(String::as_str), expected.first().copied(), "{text}: {names:?}");
    assert!(!hits.approximate, "{text}");
}

#[rstest]
// Each is spelled like an agency of the list, but is a county of its own.
#[case("coffee county georgia", "collier")]
#[case("park county colorado", "polk")]
#[case("dallas county tx", "dale")]
fn a_county_that_exists_is_not_taken_for_another(#[case] text: &str, #[case] other: &str) {
    let history = named();
    let (hits, names) = search(&history, text);
    let taken = names.iter().any(|name| name.to_lowercase().starts_with(other));
    assert!(!taken && hits.count() == Some(0), "{text}: {names:?}");
    assert_eq!(understood(text).places().len(), 1);
}

#[test]
fn what_is_spelled_like_a_place_is_found_when_it_is_asked_for() {
    let history = named();
    let query = understood("polc county fl");
    assert!(query.places().is_empty(), "no county is called so");
    assert!(SearchIndex::new(&history).search(&query, None).approximate);
    let query = understood("pope county fl");
    assert!(query.places().is_empty(), "not in Florida");
    let query = understood("collin county tx");
    let index = SearchIndex::new(&history);
    assert_eq!(index.search(&query, None).count(), Some(0));
    let near = index.alike(&query);
    assert_eq!(near.count(), Some(0), "nor is there one in Texas that is spelled like it");
}
