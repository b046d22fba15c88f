//! The part of the map that fits on a screen.

use super::raster::CountyMap;
use super::shape::Shape;
use super::window::Window;

/// How many units a pixel of the map has along each side, in which a [`Grid`] is positioned.
const PARTS: i32 = 64;

/// A part of the map at another scale, in square pixels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grid {
    columns: u16,
    rows: u16,
    /// The origin of the first pixel, in units.
    origin: (i32, i32),
    /// The side of a pixel, in units.
    step: i32,
    pixels: Vec<Option<Shape>>,
    hidden: Vec<Shape>,
}

impl Grid {
    /// Creates an empty grid centred on `window` and containing all of it.
    fn around(window: Window, columns: u16, rows: u16) -> Self {
        let side = |length: i32, pixels: u16| {
            let pixels = i32::from(pixels.max(1));
            (length.max(1) * PARTS + pixels - 1) / pixels
        };
        let step = side(window.width, columns).max(side(window.height, rows)).max(1);
        let begin = |start: i32, length: i32, pixels: u16| {
            (2 * start + length) * PARTS / 2 - step * i32::from(pixels) / 2
        };
        Self {
            columns,
            rows,
            origin: (begin(window.x, window.width, columns), begin(window.y, window.height, rows)),
            step,
            pixels: vec![None; usize::from(columns) * usize::from(rows)],
            hidden: Vec::new(),
        }
    }

    /// The width in pixels.
    #[must_use]
    pub const fn columns(&self) -> u16 {
        self.columns
    }

    /// The height in pixels.
    #[must_use]
    pub const fn rows(&self) -> u16 {
        self.rows
    }

    /// The county of a pixel, or `None` for water and beyond the edges.
    #[must_use]
    pub fn county_at(&self, column: u16, row: u16) -> Option<Shape> {
        if column >= self.columns {
            return None;
        }
        let at = usize::from(row) * usize::from(self.columns) + usize::from(column);
        self.pixels.get(at).copied().flatten()
    }

    /// The counties in this part that have no pixel, because each would have taken the only pixel
    /// of another.
    #[must_use]
    pub fn hidden(&self) -> &[Shape] {
        &self.hidden
    }

    /// The width of a pixel in pixels of the map, rounded down.
    #[must_use]
    pub const fn scale(&self) -> i32 {
        self.step / PARTS
    }

    /// Whether a pixel is no larger than one of the map, so that no more detail is available.
    #[must_use]
    pub const fn is_finest(&self) -> bool {
        self.step <= PARTS
    }

    /// The pixel of the map at the centre of a pixel of the grid.
    #[must_use]
    pub fn source(&self, column: u16, row: u16) -> (i32, i32) {
        let middle = |origin: i32, at: u16| {
            (origin + i32::from(at) * self.step + self.step / 2).div_euclid(PARTS)
        };
        (middle(self.origin.0, column), middle(self.origin.1, row))
    }

    /// The pixel of the grid that contains the centre of a pixel of the map, if it is shown.
    #[must_use]
    pub fn target(&self, source: (i32, i32)) -> Option<(u16, u16)> {
        let at = |origin: i32, source: i32, count: u16| {
            let at = (source * PARTS + PARTS / 2 - origin).div_euclid(self.step);
            u16::try_from(at).ok().filter(|&at| at < count)
        };
        at(self.origin.0, source.0, self.columns).zip(at(self.origin.1, source.1, self.rows))
    }

    /// The start of each pixel along one axis, and the end of the last one.
    fn edges(origin: i32, step: i32, count: u16) -> Vec<i32> {
        (0..=i32::from(count)).map(|i| (origin + i * step).div_euclid(PARTS)).collect()
    }
}

/// How much of a pixel each county covers.
#[derive(Clone, Debug, Default)]
struct Cover {
    land: i32,
    counties: Vec<(Shape, i32)>,
}

impl Cover {
    fn add(&mut self, shape: Shape, pixels: i32) {
        self.land += pixels;
        match self.counties.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, covered)) => *covered += pixels,
            None => self.counties.push((shape, pixels)),
        }
    }

    /// The county that covers most; the first in the table if several do.
    fn most(&self) -> Option<Shape> {
        let first = |(shape, covered): &(Shape, i32)| (*covered, std::cmp::Reverse(*shape));
        self.counties.iter().copied().max_by_key(first).map(|(shape, _)| shape)
    }
}

impl CountyMap {
    /// The window with all states, except for the western Aleutians, which would take a tenth of
    /// the width; a window on Alaska has them.
    #[must_use]
    pub fn overview(&self) -> Window {
        const ALEUTIANS_WEST: u32 = 2016;
        let shapes = self.shapes().filter(|&shape| self.fips(shape) != ALEUTIANS_WEST);
        let bounds = shapes.map(|shape| self.county_extent(shape).bounds);
        bounds.fold(Window::default(), Window::union).with_margin(4)
    }

    /// Scales a part of the map to `columns` × `rows` pixels, with all of `window` at its centre.
    ///
    /// A pixel that is at least half land shows the county that covers most of it. A county left
    /// without a pixel gets the one that it covers most of, unless that is the only pixel of
    /// another county.
    #[must_use]
    pub fn downsample(&self, window: Window, columns: u16, rows: u16) -> Grid {
        let mut grid = Grid::around(window, columns, rows);
        if grid.is_finest() {
            for row in 0..rows {
                for column in 0..columns {
                    let (x, y) = grid.source(column, row);
                    let at = usize::from(row) * usize::from(columns) + usize::from(column);
                    if let Some(pixel) = grid.pixels.get_mut(at) {
                        *pixel = self.county_at(x, y);
                    }
                }
            }
            return grid;
        }
        let best = self.cover(&mut grid);
        self.rescue(&mut grid, &best);
        grid
    }

    /// Sets the county of each pixel. Returns, for each county, the pixel that it covers most of
    /// and how much of it.
    fn cover(&self, grid: &mut Grid) -> Vec<(i32, usize)> {
        let across = Grid::edges(grid.origin.0, grid.step, grid.columns);
        let down = Grid::edges(grid.origin.1, grid.step, grid.rows);
        let width = usize::from(grid.columns).max(1);
        let mut best = vec![(0, 0); self.len()];
        let mut covers = vec![Cover::default(); width];
        let ranges = down.iter().zip(down.iter().skip(1));
        for (row, (pixels, (&top, &bottom))) in
            grid.pixels.chunks_exact_mut(width).zip(ranges).enumerate()
        {
            for y in (top..bottom).filter_map(|y| u16::try_from(y).ok()) {
                add_row(self.row(y), &across, &mut covers);
            }
            for (column, (pixel, cover)) in pixels.iter_mut().zip(&mut covers).enumerate() {
                let side = across.get(column + 1).zip(across.get(column)).map_or(0, |(b, a)| b - a);
                let area = side * (bottom - top);
                *pixel = if cover.land * 2 >= area { cover.most() } else { None };
                for &(shape, covered) in &cover.counties {
                    if let Some(best) = best.get_mut(shape.position())
                        && covered > best.0
                    {
                        *best = (covered, row * width + column);
                    }
                }
                cover.land = 0;
                cover.counties.clear();
            }
        }
        best
    }

    /// Gives a pixel to counties without one; see [`CountyMap::downsample`].
    fn rescue(&self, grid: &mut Grid, best: &[(i32, usize)]) {
        let mut owned = vec![0_u32; self.len()];
        for shape in grid.pixels.iter().flatten() {
            if let Some(count) = owned.get_mut(shape.position()) {
                *count += 1;
            }
        }
        for (shape, &(covered, at)) in self.shapes().zip(best) {
            if covered == 0 || owned.get(shape.position()).is_none_or(|&count| count > 0) {
                continue;
            }
            let Some(pixel) = grid.pixels.get_mut(at) else { continue };
            if let Some(owner) = *pixel {
                let Some(count) = owned.get_mut(owner.position()).filter(|count| **count > 1)
                else {
                    grid.hidden.push(shape);
                    continue;
                };
                *count -= 1;
            }
            *pixel = Some(shape);
            if let Some(count) = owned.get_mut(shape.position()) {
                *count = 1;
            }
        }
    }
}

/// Adds a row of the map to the pixels whose edges are `across`.
fn add_row(row: &[super::Run], across: &[i32], covers: &mut [Cover]) {
    let mut start = 0;
    for run in row {
        let end = i32::from(run.end);
        if let Some(shape) = run.shape {
            let first = across.partition_point(|&edge| edge <= start).saturating_sub(1);
            let edges = across.iter().zip(across.iter().skip(1)).zip(covers.iter_mut());
            for ((&left, &right), cover) in edges.skip(first).take_while(|((l, _), _)| **l < end) {
                let covered = right.min(end) - left.max(start);
                if covered > 0 {
                    cover.add(shape, covered);
                }
            }
        }
        start = end;
    }
}
