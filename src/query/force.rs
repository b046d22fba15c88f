//! The forces of a state, which go by the state's first letters and their own: "FHP" is the highway
//! patrol of Florida.

use super::fold::fold;
use crate::model::State;

/// How each is called for short behind the state's letters.
const FORCES: [([&str; 2], &str); 3] =
    [(["highway", "patrol"], "hp"), (["highway", "patrol"], "shp"), (["state", "police"], "sp")];

/// Whether a folded word may be of a force's name: a first look that costs little.
pub(super) fn may_be(word: &str) -> bool {
    let is_short =
        || (3..=5).contains(&word.len()) && (word.ends_with("hp") || word.ends_with("sp"));
    FORCES.iter().any(|(words, _)| words.first() == Some(&word)) || is_short()
}

/// What a name that has these folded words goes by, too: the short names of a force that is printed,
/// and the words of one that is printed for short.
pub(super) fn other_names(words: &[&str], state: State) -> (Vec<String>, Vec<&'static str>) {
    let name = fold(state.name());
    let letter: String = name.chars().take(1).collect();
    let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    let mut before = vec![letter, initials, state.postal().to_ascii_lowercase()];
    before.dedup();
    let (mut short, mut long) = (Vec::new(), Vec::new());
    for (force, end) in FORCES {
        let is_short = |word: &&str| {
            word.strip_suffix(end).is_some_and(|own| before.iter().any(|letters| letters == own))
        };
        if words.windows(2).any(|pair| pair == force) {
            short.extend(before.iter().map(|own| format!("{own}{end}")));
        } else if words.iter().any(is_short) {
            long.extend(force);
        }
    }
    (short, long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_force_has_a_long_name_and_short_ones() {
        type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);
        let cases: [Case; 7] = [
            ("florida highway patrol", "FL", &["fhp", "flhp", "fshp", "flshp"], &[]),
            ("department of safety thp", "TN", &[], &["highway", "patrol"]),
            ("ncshp", "NC", &[], &["highway", "patrol"]),
            ("department of state police", "VA", &["vsp", "vasp"], &[]),
            ("state college police", "FL", &[], &[]),
            ("thp", "FL", &[], &[]),
            ("hp", "FL", &[], &[]),
        ];
        for (name, state, short, long) in cases {
            let words: Vec<&str> = name.split(' ').filter(|word| *word != "of").collect();
            assert_eq!(words.iter().any(|word| may_be(word)), name != "hp", "{name}");
            let found = State::from_postal(state).map(|state| other_names(&words, state));
            let short = short.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(found, Some((short, long.to_vec())), "{name}");
        }
    }
}
