//! The file format of the raster.
//!
//! The file is [`MAGIC`] and one deflate stream of numbers of 16 bits: the low bytes of all of them
//! first, then the high bytes. The numbers are width, height, count of counties, their FIPS codes,
//! and then three columns of equal length, which encode the rows from top to bottom, each from left
//! to right: a number of pixels copied from the row above, a number of pixels filled after them,
//! and the fill: 0 is the county to their left, 1 is the pixel above the one after the last of
//! them, 2 is no county, and county `n` is `n + 2`. The same map gives the same bytes.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::raster::CountyMap;
use super::shape::{Run, Shape};

/// The first bytes of every map: name and version of the format.
pub const MAGIC: &[u8; 9] = b"g287map\x00\x01";

/// The largest decompressed map, in bytes.
const LARGEST: u64 = 1 << 24;

const LEFT: u16 = 0;
const ABOVE_RIGHT: u16 = 1;
const FIRST: u16 = 2;

/// An error of reading or writing a map.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// The first bytes are not [`MAGIC`].
    #[error("not a map of this version of g287")]
    Foreign,
    /// The map is truncated or contains an invalid number.
    #[error("malformed map")]
    Damaged,
    /// Compression or decompression failed.
    #[error("cannot compress or decompress the map: {0}")]
    Packed(#[from] std::io::Error),
}

/// Encodes a map as a file.
///
/// # Errors
/// Returns [`MapError::Packed`] if compression fails and [`MapError::Damaged`] if a FIPS code has
/// more than five digits.
pub fn encode(map: &CountyMap) -> Result<Vec<u8>, MapError> {
    let count = u16::try_from(map.len()).map_err(|_| MapError::Damaged)?;
    let mut numbers = vec![map.width(), map.height(), count];
    for shape in map.shapes() {
        numbers.push(u16::try_from(map.fips(shape)).map_err(|_| MapError::Damaged)?);
    }
    let mut columns = [const { Vec::new() }; 3];
    let mut above = vec![0; usize::from(map.width())];
    for row in map.rows() {
        let row = pixels(row);
        write_row(&row, &above, &mut columns);
        above = row;
    }
    numbers.extend(columns.concat());
    let low = numbers.iter().map(|number| number.to_le_bytes()[0]);
    let high = numbers.iter().map(|number| number.to_le_bytes()[1]);
    let mut packed = DeflateEncoder::new(MAGIC.to_vec(), Compression::best());
    packed.write_all(&low.chain(high).collect::<Vec<u8>>())?;
    Ok(packed.finish()?)
}

/// The number of every pixel of a row.
fn pixels(row: &[Run]) -> Vec<u16> {
    let mut pixels = Vec::new();
    for run in row {
        pixels.resize(usize::from(run.end), Shape::number(run.shape));
    }
    pixels
}

fn write_row(row: &[u16], above: &[u16], columns: &mut [Vec<u16>; 3]) {
    let [copies, fills, values] = columns;
    let length = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let mut rest = row.iter().zip(above).peekable();
    let mut left = 0;
    while rest.peek().is_some() {
        let mut same = 0;
        while let Some((&pixel, _)) = rest.next_if(|(pixel, above)| pixel == above) {
            left = pixel;
            same += 1;
        }
        copies.push(length(same));
        let Some(&(&value, _)) = rest.peek() else {
            fills.push(0);
            values.push(LEFT);
            return;
        };
        let mut filled = 0;
        while rest.next_if(|&(&pixel, &above)| pixel == value && pixel != above).is_some() {
            filled += 1;
        }
        fills.push(length(filled));
        let behind = rest.peek().map_or(0, |&(_, &above)| above);
        values.push(match value {
            value if value == left => LEFT,
            value if value == behind => ABOVE_RIGHT,
            value => value.saturating_add(FIRST),
        });
        left = value;
    }
}

/// Decodes a map from a file.
///
/// # Errors
/// Returns an error if the bytes are not a map, have another version, or are malformed.
pub fn decode(bytes: &[u8]) -> Result<CountyMap, MapError> {
    let packed = bytes.strip_prefix(MAGIC).ok_or(MapError::Foreign)?;
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(4));
    DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut bytes)?;
    let (low, high) = bytes.split_at(bytes.len() / 2);
    if low.len() != high.len() {
        return Err(MapError::Damaged);
    }
    let numbers: Vec<u16> =
        low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect();
    read(&numbers).ok_or(MapError::Damaged)
}

fn read(numbers: &[u16]) -> Option<CountyMap> {
    let (&[width, height, count], rest) = numbers.split_first_chunk()?;
    let (fips, rest) = rest.split_at_checked(usize::from(count))?;
    let tokens = rest.len() / 3;
    let (copies, rest) = rest.split_at_checked(tokens)?;
    let (fills, values) = rest.split_at_checked(tokens)?;
    if values.len() != tokens {
        return None;
    }
    let mut tokens = copies.iter().zip(fills).zip(values);
    let mut rows = DecodedRows { above: 0..0, runs: Vec::with_capacity(copies.len() * 3) };
    let mut row_ends = Vec::with_capacity(usize::from(height));
    for _ in 0..height {
        let start = rows.runs.len();
        let mut x = 0_u16;
        let mut above = rows.above.start;
        while x < width {
            let ((&same, &filled), &value) = tokens.next()?;
            if same == 0 && filled == 0 {
                return None;
            }
            let same_to = x.checked_add(same)?;
            rows.copy(start, &mut above, same_to)?;
            x = same_to.checked_add(filled)?;
            if filled > 0 {
                let shape = match value {
                    LEFT => rows.runs.get(start..)?.last().and_then(|run| run.shape),
                    ABOVE_RIGHT => rows.above_at(above, x),
                    value => Shape::of_number(value - FIRST),
                };
                rows.push(start, Run { end: x, shape });
            }
        }
        rows.above = start..rows.runs.len();
        row_ends.push(u32::try_from(rows.runs.len()).ok()?);
    }
    if tokens.next().is_some() {
        return None;
    }
    let fips = fips.iter().map(|&fips| fips.into()).collect();
    CountyMap::of_runs(width, fips, row_ends, rows.runs)
}

/// The rows so far, and the range of the last complete one among their runs.
struct DecodedRows {
    above: std::ops::Range<usize>,
    runs: Vec<Run>,
}

impl DecodedRows {
    /// Adds a run to the row that begins at `start`, merged with the run before it if both show the
    /// same.
    fn push(&mut self, start: usize, run: Run) {
        let same = |last: &&mut Run| last.shape == run.shape;
        match self.runs.get_mut(start..).and_then(<[Run]>::last_mut).filter(same) {
            Some(last) => last.end = run.end,
            None => self.runs.push(run),
        }
    }

    /// The run of the row above that contains column `x`, searched from `from`.
    fn run_above(&self, from: usize, x: u16) -> Option<(usize, Run)> {
        let runs = self.runs.get(from..self.above.end)?;
        let at = runs.iter().position(|run| run.end > x)?;
        Some((from + at, *runs.get(at)?))
    }

    fn above_at(&self, from: usize, x: u16) -> Option<Shape> {
        self.run_above(from, x)?.1.shape
    }

    /// Copies the row above up to column `to`; there is no county above the first row.
    fn copy(&mut self, start: usize, above: &mut usize, to: u16) -> Option<()> {
        let mut x = self.runs.get(start..)?.last().map_or(0, |run| run.end);
        while x < to {
            if self.above.is_empty() {
                self.push(start, Run { end: to, shape: None });
                return Some(());
            }
            let (at, run) = self.run_above(*above, x)?;
            *above = at;
            x = run.end.min(to);
            self.push(start, Run { end: x, shape: run.shape });
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A map of three counties of Alabama with these pixels.
    pub(crate) fn map(rows: &[Vec<u16>]) -> CountyMap {
        let width = u16::try_from(rows.first().map_or(0, Vec::len)).unwrap();
        let rows: Vec<Vec<Run>> = rows
            .iter()
            .map(|row| {
                let mut runs: Vec<Run> = Vec::new();
                for (&pixel, end) in row.iter().zip(1..) {
                    let shape = Shape::of_number(pixel);
                    match runs.last_mut().filter(|run| run.shape == shape) {
                        Some(run) => run.end = end,
                        None => runs.push(Run { end, shape }),
                    }
                }
                runs
            })
            .collect();
        CountyMap::new(width, vec![1001, 1003, 1005], &rows).unwrap()
    }

    proptest! {
        #[test]
        fn a_map_comes_back_as_it_was(
            rows in (1_usize..12).prop_flat_map(|width| {
                prop::collection::vec(prop::collection::vec(0_u16..4, width), 0..12)
            })
        ) {
            let map = map(&rows);
            let bytes = encode(&map).unwrap();
            prop_assert_eq!(decode(&bytes).unwrap(), map.clone());
            for (y, row) in (0..).zip(&rows) {
                for (x, &pixel) in (0..).zip(row) {
                    prop_assert_eq!(map.county_at(x, y), Shape::of_number(pixel));
                }
            }
        }

        #[test]
        fn no_bytes_do_harm(mut bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
            let mut packed = DeflateEncoder::new(MAGIC.to_vec(), Compression::fast());
            let low = bytes.len() / 2;
            bytes.iter_mut().skip(low).for_each(|high| *high %= 2);
            packed.write_all(&bytes).unwrap();
            let _ = decode(&packed.finish().unwrap());
        }
    }

    #[test]
    fn invalid_maps_are_errors() {
        let map = encode(&map(&[vec![0, 1, 2], vec![1, 1, 3]])).unwrap();
        assert!(matches!(decode(b"g287\x00\x02"), Err(MapError::Foreign)));
        assert!(decode(&map[..map.len() - 1]).is_err());
    }
}
