//! The language of the search box.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    reason = "a fault here is a failed test"
)]

use g287::model::{AgencyKind, Model, State};
use g287::query::{Choice, CountyChoice, Filter, Query, StatusKind};
use rstest::rstest;

fn state(code: &str) -> Choice<State> {
    Choice::only(State::from_postal(code))
}

fn signed(since: &str, until: &str) -> Filter {
    Filter { since: since.parse().ok(), until: until.parse().ok(), ..Filter::default() }
}

#[rstest]
#[case("state:fl", Filter { states: state("fl"), ..Filter::default() })]
#[case("STATE:Florida", Filter { states: state("fl"), ..Filter::default() })]
#[case("state:flor", Filter { states: state("fl"), ..Filter::default() })]
#[case("state:Fla.", Filter { states: state("fl"), ..Filter::default() })]
#[case("state:\"north carolina\"", Filter { states: state("nc"), ..Filter::default() })]
#[case("state:north-carolina", Filter { states: state("nc"), ..Filter::default() })]
#[case("state:fl,unknown", Filter { states: [State::from_postal("FL"), None].into_iter().collect(), ..Filter::default() })]
#[case("state:fl state:ga", Filter { states: ["FL", "GA"].map(State::from_postal).into_iter().collect(), ..Filter::default() })]
#[case("model:tfm", Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() })]
#[case("model:warrant", Filter { models: Choice::only(Some(Model::WarrantService)), ..Filter::default() })]
#[case("tfm", Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() })]
#[case("task force", Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() })]
#[case("Warrant Service Officer", Filter { models: Choice::only(Some(Model::WarrantService)), ..Filter::default() })]
#[case("jail enforcement model", Filter { models: Choice::only(Some(Model::JailEnforcement)), ..Filter::default() })]
#[case("kind:county", Filter { kinds: Choice::only(Some(AgencyKind::County)), ..Filter::default() })]
#[case("type:city", Filter { kinds: Choice::only(Some(AgencyKind::Municipality)), ..Filter::default() })]
#[case("county:Polk", Filter { counties: vec![CountyChoice::Named { state: None, name: "Polk".into() }], ..Filter::default() })]
#[case("status:ended", Filter { statuses: Choice::only(Some(StatusKind::Ended)), ..Filter::default() })]
#[case("status:all", Filter { statuses: StatusKind::AGREEMENT.map(Some).into_iter().collect(), ..Filter::default() })]
#[case("signed:2025", signed("2025-01-01", "2025-12-31"))]
#[case("signed:2024-02", signed("2024-02-01", "2024-02-29"))]
#[case("signed:2025-03..", signed("2025-03-01", ""))]
#[case("signed:..2025-06-06", signed("", "2025-06-06"))]
#[case("signed:2025-01-20..2025-06", signed("2025-01-20", "2025-06-30"))]
#[case("signed:2025-03.. signed:..2025-06", signed("2025-03-01", "2025-06-30"))]
fn a_restriction_is_read(#[case] text: &str, #[case] expected: Filter) {
    let query = Query::parse(text).unwrap();
    assert_eq!(query.restrictions, expected, "{text}");
    assert!(!query.has_words());
}

#[rstest]
#[case("polk colour:red", "colour")]
#[case("polk state:zz", "zz")]
#[case("polk state:", "")]
#[case("signed:2025-13", "2025-13")]
#[case("signed:2025-02-30", "2025-02-30")]
#[case("signed:soon polk", "soon")]
#[case("signed:2026..2025", "2026..2025")]
#[case("status:dead", "dead")]
#[case("/(/ polk", "/(/")]
#[case("/a{1000}{1000}/ polk", "/a{1000}{1000}/")]
fn an_error_has_its_place(#[case] text: &str, #[case] place: &str) {
    let error = Query::parse(text).unwrap_err();
    assert_eq!(&text[error.at.clone()], place, "{error}");
    assert!(!error.to_string().is_empty());
}

#[rstest]
#[case("")]
#[case("   ")]
#[case("\"\"")]
#[case("//")]
#[case("-- ' .")]
fn nothing_is_asked(#[case] text: &str) {
    assert!(Query::parse(text).unwrap().is_empty(), "{text}");
}

#[test]
fn a_chip_takes_one_part_off() {
    let filter = Filter {
        states: ["FL", "TX"].map(State::from_postal).into_iter().collect(),
        models: Choice::only(None),
        text: "polk".into(),
        ..signed("2025-01-20", "")
    };
    assert_eq!(filter.describe(), "Florida, Texas, model unknown, signed since 2025-01-20, “polk”");
    let chips = filter.chips();
    assert_eq!(chips.len(), 5);
    for (at, chip) in chips.iter().enumerate() {
        let labels: Vec<String> = chip.without.chips().into_iter().map(|c| c.label).collect();
        let mut expected: Vec<String> = chips.iter().map(|c| c.label.clone()).collect();
        expected.remove(at);
        assert_eq!(labels, expected);
    }
}

#[rstest]
#[case("dallas county tx", "Dallas County, TX")]
#[case("dallas co texas", "Dallas County, TX")]
#[case("los angeles", "Los Angeles County, CA")]
#[case("the sheriff in polk county florida", "Polk County, FL")]
#[case("who signed in miami dade", "Miami-Dade County, FL")]
#[case("is there any in prince william va", "Prince William County, VA")]
#[case(
    "orange county",
    "Orange County, CA; Orange County, FL; Orange County, IN; Orange County, NY; Orange County, NC; Orange County, TX; Orange County, VT; Orange County, VA"
)]
#[case("texas county mo", "Texas County, MO")]
#[case("orleans parish", "Orleans Parish, LA")]
#[case("sheriffs in vermont", "Vermont, VT")]
#[case("houston police texas", "Houston, TX")]
#[case("chicago", "Chicago, IL")]
#[case("state:tx houston", "Houston County, TX; Houston, TX")]
#[case("mesa az", "Mesa, AZ")]
#[case("dallas pd tx", "Dallas, TX")]
#[case("nypd", "New York City, NY")]
#[case("is there one in new york city", "New York City, NY")]
#[case("oklahoma city police", "Oklahoma City, OK")]
#[case("lasd", "Los Angeles County, CA")]
#[case("LAPD", "Los Angeles, CA")]
#[case("chp", "California, CA")]
#[case("lake travis", "")]
#[case("dallas county fl", "")]
#[case("polk x", "")]
#[case("police", "")]
fn a_search_names_a_place(#[case] text: &str, #[case] expected: &str) {
    let query = Query::parse(text).unwrap();
    let named = query.places().iter().map(|p| format!("{}, {}", p.name, p.state.postal()));
    assert_eq!(named.collect::<Vec<_>>().join("; "), expected);
}
