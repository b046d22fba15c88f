//! In which county municipalities, campuses, airports and ports lie.
//!
//! The table is `assets/places.deflate`, made by `examples/places.rs`. Decompressed, it has a line
//! for each county: its FIPS code and the keys of the places in it, separated by blanks. A key is
//! the name without blanks and punctuation. It ends in a mark if there is more to say:
//!
//! | mark | meaning |
//! |---|---|
//! | none | the only county of the place, by one source |
//! | `*` | the only county of the place, by two sources |
//! | `/` | one of several counties |

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

/// The bundled table.
static BUNDLED: &[u8] = include_bytes!("../../assets/places.deflate");

/// The table in readable form, decompressed on first use. A test ensures that it can be.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    match DeflateDecoder::new(BUNDLED).read_to_string(&mut text) {
        Ok(_) => text,
        Err(_) => String::new(),
    }
});

/// Every place: the FIPS code of its county, or of one of them, its key and its mark.
pub fn place_names() -> impl Iterator<Item = (u32, &'static str, Option<char>)> {
    let lines = TEXT.lines().filter_map(|line| {
        let (fips, keys) = line.split_once(' ')?;
        Some((fips.parse().ok()?, keys))
    });
    lines.flat_map(|(fips, keys)| {
        keys.split(' ').map(move |key| {
            let name = key.trim_end_matches(['/', '*']);
            (fips, name, key.strip_prefix(name).and_then(|mark| mark.chars().next()))
        })
    })
}

/// The FIPS codes of the counties in which places of a key lie, in order; those of all states.
#[must_use]
pub fn counties_of_place(key: &str) -> Vec<u32> {
    let whole = |start: usize| {
        let before = TEXT.get(..start)?;
        let after = TEXT.get(start + key.len()..)?.chars().next();
        let ends = after.is_none_or(|c| matches!(c, ' ' | '\n' | '/' | '*'));
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let fips = before.get(line..)?.split(' ').next()?;
        (before.ends_with(' ') && ends).then(|| fips.parse().ok()).flatten()
    };
    if key.is_empty() || !key.chars().all(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut found: Vec<u32> =
        TEXT.match_indices(key).filter_map(|(start, _)| whole(start)).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_whole_key() {
        for (fips, key, _) in place_names().step_by(997) {
            assert!(counties_of_place(key).contains(&fips), "{key}");
        }
        assert_eq!(counties_of_place("oklahomacity").first(), Some(&40_017));
        for key in ["oklahomacit", "klahomacity", "", "40017", " "] {
            assert!(counties_of_place(key).is_empty(), "{key}");
        }
    }
}
