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
