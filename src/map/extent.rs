//! The extent of places on the map.

use super::shape::Shape;
use super::window::Window;

/// The extent of a place. The default is a place that is not on the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Extent {
    /// The number of pixels.
    pub pixels: u32,
    /// The smallest window that contains them all.
    pub bounds: Window,
    /// A pixel near its middle where it is wide, for its name and for distances.
    pub centre: (i32, i32),
}

/// A stretch of pixels is better the longer it is and the nearer to the middle: this many rows away
/// cost as much as a pixel of length.
const FAR: i32 = 2;

/// Adjacent pixels of a row that show one county: row, first column, column after the last.
pub(super) type Stretch = (i32, i32, i32, Shape);

/// The extents of `count` places; `place` returns the place of each county.
pub(super) fn measure(
    stretches: impl Iterator<Item = Stretch> + Clone,
    count: usize,
    place: impl Fn(Shape) -> usize,
) -> Vec<Extent> {
    let mut extents = vec![Extent::default(); count];
    // The sum of the rows of all pixels.
    let mut heights = vec![0_i64; count];
    for (y, start, end, shape) in stretches.clone() {
        let at = place(shape);
        if let (Some(extent), Some(height)) = (extents.get_mut(at), heights.get_mut(at)) {
            let length = end - start;
            extent.bounds = extent.bounds.with(y, start, end);
            extent.pixels += length.unsigned_abs();
            *height += i64::from(y) * i64::from(length);
        }
    }
    let mut best = vec![i32::MIN; count];
    let mut last: Option<(i32, i32, i32, usize)> = None;
    let ends = stretches.map(|(y, start, end, shape)| Some((y, start, end, place(shape))));
    for next in ends.chain([None]) {
        // Adjacent counties of a state are one stretch of the state.
        if let (Some((y, start, end, at)), Some((next_y, next_start, next_end, next_at))) =
            (last, next)
            && (y, end, at) == (next_y, next_start, next_at)
        {
            last = Some((y, start, next_end, at));
            continue;
        }
        if let Some((y, start, end, at)) = last
            && let (Some(extent), Some(height), Some(best)) =
                (extents.get_mut(at), heights.get(at), best.get_mut(at))
        {
            let middle = i32::try_from(height / i64::from(extent.pixels.max(1))).unwrap_or(0);
            let score = (end - start) - FAR * (y - middle).abs();
            if score > *best {
                *best = score;
                extent.centre = (i32::midpoint(start, end - 1), y);
            }
        }
        last = next;
    }
    extents
}
