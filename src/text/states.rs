//! In how many states and in which territories.

use super::{counted, news};
use crate::model::{State, StateSet};

/// Counts states, and names territories and the District of Columbia: "38 states, Guam and the
/// Northern Mariana Islands".
#[must_use]
pub fn states(set: StateSet) -> String {
    spread(set, |count| counted(count as usize, "state", "states"))
}

/// Like [`states`], with numbers in AP style: "two states and Guam".
#[must_use]
pub fn news_states(set: StateSet) -> String {
    spread(set, |count| news::counted(count, "state", "states"))
}

/// Names a state after a preposition: "Florida", "the District of Columbia".
#[must_use]
pub fn place(state: State) -> String {
    let articled = matches!(state.postal(), "DC" | "MP" | "VI");
    format!("{}{}", if articled { "the " } else { "" }, state.name())
}

/// States are counted unless there are territories alone.
fn spread(set: StateSet, count: impl Fn(u32) -> String) -> String {
    let states = set.states();
    let counted = (states > 0 || set.territories() == 0).then(|| count(states));
    let parts: Vec<String> = counted.into_iter().chain(set.outside_states().map(place)).collect();
    news::series(&parts, "and")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("", (0, 0), "0 states", "no states")]
    #[case("FL", (1, 0), "1 state", "one state")]
    #[case("FL TX", (2, 0), "2 states", "two states")]
    #[case("GU", (0, 1), "Guam", "Guam")]
    #[case("FL GU", (1, 1), "1 state and Guam", "one state and Guam")]
    #[case("DC", (0, 1), "the District of Columbia", "the District of Columbia")]
    #[case(
        "FL TX DC MP",
        (2, 2),
        "2 states, the District of Columbia and the Northern Mariana Islands",
        "two states, the District of Columbia and the Northern Mariana Islands"
    )]
    fn states_are_counted_and_territories_named(
        #[case] codes: &str,
        #[case] counts: (u32, u32),
        #[case] words: &str,
        #[case] in_news: &str,
    ) {
        let set: StateSet =
            codes.split_whitespace().map(|code| State::from_postal(code).unwrap()).collect();
        assert_eq!((set.states(), set.territories()), counts);
        assert_eq!((states(set).as_str(), news_states(set).as_str()), (words, in_news));
    }

    #[test]
    fn there_are_50_states_and_six_other_places() {
        let all: StateSet = State::all().collect();
        assert_eq!((all.states(), all.territories()), (50, 6));
        let codes: Vec<&str> = all.outside_states().map(State::postal).collect();
        assert_eq!(codes, ["DC", "AS", "GU", "MP", "PR", "VI"]);
    }
}
