//! The character that separates the columns.

use std::io::Read as _;
use std::path::Path;

use super::super::text::TextReader;

/// The known separators, the most likely first, and their names.
const SEPARATORS: [(u8, &str); 4] =
    [(b',', "commas"), (b'\t', "tabs"), (b';', "semicolons"), (b'|', "vertical bars")];

/// How many lines to examine.
const LINES: usize = 20;

/// The separator that divides the first lines of a text into the most regular columns.
pub(super) fn of(head: &[u8]) -> u8 {
    let mut text = Vec::new();
    // Reading from a slice does not fail.
    let _ = TextReader::with_lines(head, b"").read_to_end(&mut text);
    let mut best = (0, 0, b',');
    for (separator, _) in SEPARATORS {
        let counts = counts(&text, separator);
        let usual = counts
            .iter()
            .filter(|&&count| count > 0)
            .map(|&count| (counts.iter().filter(|&&other| other == count).count(), count))
            .max()
            .unwrap_or_default();
        if (usual.0, usual.1) > (best.0, best.1) {
            best = (usual.0, usual.1, separator);
        }
    }
    best.2
}

/// The name of a separator that is unexpected for the extension of the file.
pub(super) fn unexpected(separator: u8, path: &Path) -> Option<&'static str> {
    let is_tsv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("tsv"));
    if separator == b',' || (separator == b'\t' && is_tsv) {
        return None;
    }
    SEPARATORS.iter().find(|(known, _)| *known == separator).map(|(_, name)| *name)
}

/// How often a separator occurs outside quotes in each of the first lines that are not blank.
fn counts(text: &[u8], separator: u8) -> Vec<usize> {
    let mut counts = Vec::with_capacity(LINES);
    let mut quoted = false;
    let mut count = 0;
    let mut blank = true;
    for &byte in text.iter().chain(b"\n") {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if !blank {
                    counts.push(count);
                }
                if counts.len() == LINES {
                    break;
                }
                count = 0;
                blank = true;
                continue;
            }
            _ if byte == separator && !quoted => count += 1,
            _ => {}
        }
        blank &= byte.is_ascii_whitespace();
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_detected() {
        let cases: [(&str, u8); 9] = [
            ("a,b\n1,2\n", b','),
            ("a;b;c\n1,5;2;3\n4,5;2;3\n", b';'),
            ("a\tb\n\"x,y,z\"\t2\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("one\ntwo\n", b','),
            ("", b','),
            ("\"a;b;c\",d\n\"1;2;3\",e\n", b','),
            ("title\n\na;b\nc;d\ne;f\n", b';'),
            ("a,b,c|d\n1,2,3\n4,5,6\n", b','),
        ];
        for (text, separator) in cases {
            assert_eq!(of(text.as_bytes()), separator, "{text:?}");
        }
    }
}
