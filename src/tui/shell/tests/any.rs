//! Whatever is done in whatever order, what has to hold holds.

use proptest::prelude::*;

use super::*;
use crate::tui::core::Steps;

#[derive(Clone, Debug)]
enum Step {
    Put(Input),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Resize(u16, u16),
    Response(Response),
}

/// Anything that a user, a terminal or the world outside can send.
fn any_step() -> impl Strategy<Value = Step> {
    let scopes = Driver::new((120, 40)).screen.scopes();
    let keys = scopes.iter().flat_map(|scope| &scope.hints).flat_map(|hint| hint.keys);
    let keys: Vec<Key> = keys.copied().collect();
    let letters = "polk sheriff:/\"é日.,fl".chars().map(|c| Key::plain(KeyCode::Char(c)));
    let key = |keys: Vec<Key>| prop::sample::select(keys).prop_map(|k| Step::Put(Input::Key(k)));
    let answers = vec![
        Response::Copied(true),
        Response::Opened(false),
        Response::Exists("rows.csv".into()),
        Response::Failed("disk full".into()),
        Response::Written("written: rows.csv".into()),
        Response::Watched(vec!["??".into()]),
    ];
    prop_oneof![
        8 => key(keys),
        3 => key(letters.collect()),
        1 => Just(Step::Put(Input::Paste("new\u{1b}".into()))),
        1 => Just(Step::Put(Input::Tick)),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Resize(x, y)),
        2 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Resize(x, y)),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Click(x, y)),
        4 => (0_u16..120, 0_u16..40).prop_map(|(x, y)| Step::Click(x, y)),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        1 => prop::sample::select(answers).prop_map(Step::Response),
    ]
}

/// What holds after every step.
fn check(driver: &Driver) {
    let cx = driver.cx();
    let (back, forward) = cx.steps.len();
    assert!(back <= Steps::DEPTH && forward <= Steps::DEPTH);
    assert!(scope_names().contains(&driver.scope()), "{}", driver.scope());
    let types = ["Search box", "Finding a value"].contains(&driver.scope());
    assert!(types || !cx.typing, "{} has the keys", driver.scope());
    let chips = driver.scope() == "Filters, one by one";
    assert!(!chips || !cx.chips().is_empty(), "there is a part that has the keys");
    let asked = !cx.search.query.is_empty() || cx.search.error.is_some();
    assert_eq!(cx.search.hits.is_some(), asked);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_anything(
        steps in prop::collection::vec(any_step(), 1..40),
        empty in prop::bool::weighted(0.1),
    ) {
        let size = (120, 40);
        let cx = if empty { sample::empty(size) } else { sample::context(size) };
        let mut driver = Driver::with(cx, Filter::default());
        for step in steps {
            match step {
                Step::Put(input) => driver.put_in(&input),
                Step::Click(x, y) => driver.click(x, y),
                Step::Wheel(x, y, down) => driver.wheel(x, y, down),
                Step::Resize(x, y) => driver.resize((x, y)),
                Step::Response(answer) => driver.answer(&answer),
            };
            check(&driver);
        }
        let _ = driver.text();
    }
}
