//! The file format of the FBI's table.
//!
//! The file is [`MAGIC`] and a block for each state in the order of [`State::all`]: its length in
//! bytes, four of them, the lowest first, and a deflate stream of the state's agencies in order of
//! their identifiers. A state can thus be unpacked without the others. A block holds the number of
//! agencies, then columns: how many bytes of the identifier are those of the one before, the
//! remaining bytes, years since 2000, kinds, counties (their number, then the last three digits of
//! each), people, officers, civilians, and the lengths and the bytes of the names.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::agency::{FbiAgency, FbiKind, Ori};
use crate::model::State;
use crate::reference::varint::{put, take};

/// The first bytes of every table: name and version of the format.
const MAGIC: &[u8; 9] = b"g287fbi\x00\x01";

/// The largest unpacked block, in bytes.
const LARGEST: u64 = 1 << 22;

/// The bytes of an identifier.
const ORI: usize = 9;

/// Encodes the agencies of the states, each with its state.
///
/// # Errors
/// If compression fails.
pub fn encode(mut agencies: Vec<(State, FbiAgency)>) -> std::io::Result<Vec<u8>> {
    agencies.sort_by_key(|(state, agency)| (*state, agency.ori));
    let mut file = MAGIC.to_vec();
    for state in State::all() {
        let own = agencies.iter().filter(|(of, _)| *of == state);
        let own: Vec<&FbiAgency> = own.map(|(_, agency)| agency).collect();
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&block(&own))?;
        let packed = packed.finish()?;
        let length = u32::try_from(packed.len()).map_err(std::io::Error::other)?;
        file.extend(length.to_le_bytes());
        file.extend(packed);
    }
    Ok(file)
}

fn block(agencies: &[&FbiAgency]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    put(&mut bytes, number(agencies.len()));
    let (mut shared, mut rest) = (Vec::new(), Vec::new());
    let mut before = "";
    for agency in agencies {
        let ori = agency.ori.as_str();
        let same = ori.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        put(&mut shared, number(same));
        rest.extend(ori.bytes().skip(same));
        before = ori;
    }
    bytes.append(&mut shared);
    bytes.append(&mut rest);
    for agency in agencies {
        put(&mut bytes, u32::from(agency.year.saturating_sub(2000)));
    }
    for agency in agencies {
        put(&mut bytes, agency.kind as u32);
    }
    for agency in agencies {
        put(&mut bytes, number(agency.counties.len()));
        for county in &agency.counties {
            put(&mut bytes, county % 1000);
        }
    }
    let figures: [fn(&FbiAgency) -> u32; 3] =
        [|agency| agency.population, |agency| agency.officers, |agency| agency.civilians];
    for figure in figures {
        for agency in agencies {
            put(&mut bytes, figure(agency));
        }
    }
    for agency in agencies {
        put(&mut bytes, number(agency.name.len()));
    }
    for agency in agencies {
        bytes.extend(agency.name.bytes());
    }
    bytes
}

/// Decodes the agencies of one state; `None` if the bytes are no such table.
#[must_use]
pub fn decode(file: &[u8], state: State) -> Option<Vec<FbiAgency>> {
    let mut rest = file.strip_prefix(MAGIC)?;
    for of in State::all() {
        let (length, behind) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (packed, behind) = behind.split_at_checked(length)?;
        if of == state {
            let mut bytes = Vec::new();
            DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut bytes).ok()?;
            return read(&bytes, state);
        }
        rest = behind;
    }
    None
}

fn read(bytes: &[u8], state: State) -> Option<Vec<FbiAgency>> {
    let mut rest = bytes;
    let count = usize::try_from(take(&mut rest)?).ok()?;
    let (shared, mut rest) = rest.split_at_checked(count)?;
    let mut oris: Vec<[u8; ORI]> = Vec::new();
    let mut ori = [0; ORI];
    for &same in shared {
        let own = ori.get_mut(usize::from(same)..)?;
        let (bytes, behind) = rest.split_at_checked(own.len())?;
        own.copy_from_slice(bytes);
        oris.push(ori);
        rest = behind;
    }
    let years = numbers(&mut rest, count)?;
    let kinds = numbers(&mut rest, count)?;
    let mut counties = Vec::new();
    for _ in 0..count {
        let own = usize::try_from(take(&mut rest)?).ok()?;
        counties.push(numbers(&mut rest, own)?);
    }
    let people = numbers(&mut rest, count)?;
    let officers = numbers(&mut rest, count)?;
    let civilians = numbers(&mut rest, count)?;
    let lengths = numbers(&mut rest, count)?;
    let mut agencies = Vec::new();
    let columns = oris.iter().zip(years).zip(kinds).zip(counties).zip(lengths);
    let figures = people.into_iter().zip(officers).zip(civilians);
    for (((((ori, year), kind), counties), length), figures) in columns.zip(figures) {
        let ((population, officers), civilians) = figures;
        let (name, behind) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        rest = behind;
        agencies.push(FbiAgency {
            ori: Ori::new(std::str::from_utf8(ori).ok()?)?,
            name: std::str::from_utf8(name).ok()?.to_owned(),
            kind: *FbiKind::ALL.get(usize::try_from(kind).ok()?)?,
            counties: counties.iter().map(|county| state.fips() * 1000 + county).collect(),
            year: u16::try_from(year).ok()?.checked_add(2000)?,
            officers,
            civilians,
            population,
        });
    }
    rest.is_empty().then_some(agencies)
}

fn numbers(rest: &mut &[u8], count: usize) -> Option<Vec<u32>> {
    (0..count).map(|_| take(rest)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn any_agency()(
            state in prop::sample::select(State::all().collect::<Vec<_>>()),
            ori in "[A-Z0-9]{9}",
            name in "\\PC{0,20}",
            kind in prop::sample::select(FbiKind::ALL.to_vec()),
            counties in prop::collection::vec(0_u32..1000, 0..3),
            year in 2000_u16..2100,
            figures: (u32, u32, u32),
        ) -> (State, FbiAgency) {
            let (officers, civilians, population) = figures;
            let counties = counties.iter().map(|county| state.fips() * 1000 + county).collect();
            let ori = Ori::new(&ori).unwrap();
            (state, FbiAgency { ori, name, kind, counties, year, officers, civilians, population })
        }
    }

    proptest! {
        #[test]
        fn a_table_comes_back_as_it_was(agencies in prop::collection::vec(any_agency(), 0..20)) {
            let file = encode(agencies.clone()).unwrap();
            for state in State::all() {
                let own = agencies.iter().filter(|(of, _)| *of == state);
                let mut own: Vec<FbiAgency> = own.map(|(_, agency)| agency.clone()).collect();
                own.sort_by_key(|agency| agency.ori);
                prop_assert_eq!(decode(&file, state), Some(own));
            }
        }

        #[test]
        fn no_bytes_do_harm(bytes: Vec<u8>) {
            let state = State::from_postal("AL").unwrap();
            let _ = decode(&bytes, state);
            let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(&bytes).unwrap();
            let packed = packed.finish().unwrap();
            let length = u32::try_from(packed.len()).unwrap().to_le_bytes();
            let _ = decode(&[MAGIC.as_slice(), &length, &packed].concat(), state);
        }
    }
}
