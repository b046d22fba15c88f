//! Blanks made visible where they matter.

/// Writes `mark` for blanks that are easily overlooked: at either end, and where several stand in a
/// row. Blanks that only look like one, such as those that do not break, are marked, too.
#[must_use]
pub fn mark_blanks(text: &str, mark: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_blank = |at: Option<&char>| at.is_some_and(|c| c.is_whitespace());
    let first = letters.iter().position(|c| !c.is_whitespace()).unwrap_or(letters.len());
    let last = letters.iter().rposition(|c| !c.is_whitespace()).unwrap_or(0);
    let mut marked = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let outside = at < first || at > last;
        let beside = is_blank(letters.get(at + 1))
            || at.checked_sub(1).is_some_and(|before| is_blank(letters.get(before)));
        if letter.is_whitespace() && (outside || beside || *letter != ' ') {
            marked.push_str(mark);
        } else {
            marked.push(*letter);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Polk County", "Polk County")]
    #[case("Polk County ", "Polk County_")]
    #[case("  Polk  County", "__Polk__County")]
    #[case("Polk\u{a0}County", "Polk_County")]
    #[case("Polk County\n", "Polk County_")]
    #[case(" ", "_")]
    #[case("", "")]
    fn only_blanks_that_are_easily_overlooked_are_marked(#[case] text: &str, #[case] want: &str) {
        assert_eq!(mark_blanks(text, "_"), want);
    }
}
