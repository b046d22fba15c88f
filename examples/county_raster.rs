//! Makes `assets/counties.map` of the county shapes of the npm package `us-atlas` 3 (ISC), which are
//! those of the U.S. Census Bureau in the projection `geoAlbersUsa`. The same shapes give the same
//! bytes:
//!
//! ```sh
//! npm pack us-atlas@3 && tar xzf us-atlas-3.*.tgz
//! cargo run --example county_raster -- package/counties-albers-10m.json assets/counties.map
//! ```

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use g287::map::{CountyMap, Run, Shape, encode};
use serde::Deserialize;

/// Pixels of the raster to one unit of the shapes, whose 975 are about the width of the country.
const SCALE: f64 = 2.0;

/// A file of shapes whose lines are kept once, as "arcs".
#[derive(Deserialize)]
struct Topology {
    bbox: [f64; 4],
    transform: Transform,
    objects: Objects,
    /// By arc: the first point, and the step to each that follows.
    arcs: Vec<Vec<(i32, i32)>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    counties: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: String,
    #[serde(flatten)]
    outline: Outline,
}

/// Rings of arcs; a negative number is an arc taken backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Outline {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

type Point = (f64, f64);

/// Pixels, row by row: which county of the table, counted from 1.
struct Raster {
    width: usize,
    pixels: Vec<usize>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(shapes), Some(out)) = (arguments.next(), arguments.next()) else {
        bail!("give counties-albers-10m.json of us-atlas 3 and the file to write");
    };
    let topology: Topology = serde_json::from_slice(&std::fs::read(&shapes)?)
        .with_context(|| format!("{}", shapes.display()))?;
    let map = map(&topology)?;
    let bytes = encode(&map)?;
    std::fs::write(&out, &bytes)?;
    Ok(())
}

fn map(topology: &Topology) -> Result<CountyMap> {
    let [left, top, right, bottom] = topology.bbox;
    let origin = (left.floor(), top.floor());
    let width = pixel((right.ceil() - origin.0) * SCALE)?;
    let height = pixel((bottom.ceil() - origin.1) * SCALE)?;
    let mut raster = Raster { width, pixels: vec![0; width * height] };
    let arcs: Vec<Vec<Point>> =
        topology.arcs.iter().map(|arc| points(arc, &topology.transform, origin)).collect();
    let mut counties = BTreeMap::new();
    for county in &topology.objects.counties.geometries {
        let rings: Vec<Vec<Point>> = match &county.outline {
            Outline::Polygon(rings) => rings.iter().map(|ring| joined(ring, &arcs)).collect(),
            Outline::MultiPolygon(parts) => {
                parts.iter().flatten().map(|ring| joined(ring, &arcs)).collect()
            }
        };
        counties.insert(county.id.parse::<u32>()?, rings);
    }
    // A county too small for the middle of any pixel, or whose outline the source drew together to
    // a point, still gets the pixel where it lies.
    let mut small = Vec::new();
    for (number, rings) in (1..).zip(counties.values()) {
        if raster.fill(number, rings)? == 0 {
            small.push((number, rings));
        }
    }
    for (number, rings) in small {
        let &(x, y) = rings.iter().flatten().next().context("an outline has no points")?;
        if let Some(at) = raster.pixels.get_mut(pixel(y)? * width + pixel(x)?) {
            *at = number;
        }
    }
    let rows: Vec<Vec<Run>> = raster.pixels.chunks(width).map(runs).collect::<Result<_>>()?;
    let map = CountyMap::new(u16::try_from(width)?, counties.into_keys().collect(), &rows)
        .context("the shapes make no map")?;
    if let Some(lost) = map.shapes().find(|&shape| map.county_extent(shape).pixels == 0) {
        bail!("county {} has no pixel", map.fips(lost));
    }
    Ok(map)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
fn pixel(at: f64) -> Result<usize> {
    if !(0.0..65_535.0).contains(&at) {
        bail!("{at} lies outside the raster");
    }
    Ok(at as usize)
}

/// The points of an arc in pixels of the raster.
fn points(arc: &[(i32, i32)], transform: &Transform, origin: Point) -> Vec<Point> {
    let mut at = (0, 0);
    let place = |steps: i32, scale: f64, translate: f64, origin: f64| {
        (f64::from(steps).mul_add(scale, translate) - origin) * SCALE
    };
    arc.iter()
        .map(|(x, y)| {
            at = (at.0 + x, at.1 + y);
            (
                place(at.0, transform.scale.0, transform.translate.0, origin.0),
                place(at.1, transform.scale.1, transform.translate.1, origin.1),
            )
        })
        .collect()
}

/// The points of a ring.
fn joined(ring: &[i32], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for &arc in ring {
        let backwards = arc < 0;
        let number = if backwards { !arc } else { arc };
        let Some(arc) = usize::try_from(number).ok().and_then(|number| arcs.get(number)) else {
            continue;
        };
        // The first point of an arc is the last of the one before it.
        points.pop();
        if backwards {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points
}

impl Raster {
    /// Fills the pixels whose middle lies inside an odd number of rings; gives how many.
    fn fill(&mut self, number: usize, rings: &[Vec<Point>]) -> Result<usize> {
        let mut crossings: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (&a, &b) in rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().skip(1))) {
            let ((x, y), (to_x, to_y)) = if a.1 <= b.1 { (a, b) } else { (b, a) };
            for row in pixel((y + 0.5).floor())?..pixel((to_y + 0.5).floor())? {
                let middle = f64::from(u32::try_from(row)?) + 0.5;
                let crossing = (middle - y).mul_add((to_x - x) / (to_y - y), x);
                crossings.entry(row).or_default().push(crossing);
            }
        }
        let mut filled = 0;
        for (row, mut columns) in crossings {
            columns.sort_by(f64::total_cmp);
            for inside in columns.chunks_exact(2) {
                let &[start, end] = inside else { continue };
                let (start, end) = (pixel((start + 0.5).floor())?, pixel((end + 0.5).floor())?);
                let range = row * self.width + start..row * self.width + end;
                filled += range.len();
                if let Some(pixels) = self.pixels.get_mut(range) {
                    pixels.fill(number);
                }
            }
        }
        Ok(filled)
    }
}

/// A row in runs.
fn runs(row: &[usize]) -> Result<Vec<Run>> {
    let mut end = 0;
    row.chunk_by(|a, b| a == b)
        .map(|same| {
            end += same.len();
            let number = same.first().copied().unwrap_or(0);
            Ok(Run { end: u16::try_from(end)?, shape: number.checked_sub(1).and_then(Shape::at) })
        })
        .collect()
}
