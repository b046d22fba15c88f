//! A tile for each state, about where it lies.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::picture::rgb;
use crate::map::Direction;
use crate::model::{Model, State};
use crate::text::thousands;
use crate::tui::terminal::Depth;
use crate::tui::theme::{MapColours, Rgb, Theme};
use crate::tui::view::bars::{scaled, spark};
use crate::tui::view::paint::{Painter, row, skip};

/// The tiles from the north to the south, each row from the west to the east; the islands of the
/// Pacific at the left, those of the Caribbean at the right.
const ROWS: [[&str; 11]; 8] = [
    ["AK", "", "", "", "", "", "", "", "", "", "ME"],
    ["", "", "", "", "", "WI", "", "", "", "VT", "NH"],
    ["WA", "ID", "MT", "ND", "MN", "IL", "MI", "", "NY", "MA", ""],
    ["OR", "NV", "WY", "SD", "IA", "IN", "OH", "PA", "NJ", "CT", "RI"],
    ["CA", "UT", "CO", "NE", "MO", "KY", "WV", "VA", "MD", "DE", ""],
    ["", "AZ", "NM", "KS", "AR", "TN", "NC", "SC", "DC", "", ""],
    ["GU", "MP", "", "OK", "LA", "MS", "AL", "GA", "", "", ""],
    ["HI", "AS", "", "TX", "", "", "", "", "FL", "PR", "VI"],
];

/// Tiles in a row.
pub(crate) const COLUMNS: u16 = 11;
/// Rows of tiles.
pub(crate) const HEIGHT: u16 = 8;

/// From how many columns on a tile holds code and count side by side.
const WIDE: u16 = 6;

/// One state.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// The state.
    pub state: State,
    /// Agreements by [`Model::position`], those without a model last.
    pub models: [u32; 4],
    /// Signed by month, the newest last.
    pub months: &'a [u32],
}

/// All states.
#[derive(Clone, Copy, Debug)]
pub struct StateTiles<'a> {
    /// In any order.
    pub tiles: &'a [Tile<'a>],
    /// The state under the cursor.
    pub cursor: Option<State>,
}

/// Where the tile of a state is drawn in `area`, and where a click on it falls; `None` where there
/// is no room for tiles.
#[must_use]
pub fn tile_area(area: Rect, state: State) -> Option<Rect> {
    let (wide, high) = (area.width / COLUMNS, (area.height / HEIGHT).min(4));
    if wide < 3 || high == 0 {
        return None;
    }
    let wide = wide.min(14);
    let left = (area.width - wide * COLUMNS) / 2;
    let (column, row) = place(state)?;
    let at = (u16::try_from(column).ok()?, u16::try_from(row).ok()?);
    Some(Rect {
        x: area.x + left + at.0 * wide,
        y: area.y + at.1 * high,
        width: wide - 1,
        height: if high > 2 { high - 1 } else { high },
    })
}

/// The column and the row of the tile of a state.
fn place(state: State) -> Option<(i32, i32)> {
    ROWS.iter().zip(0..).find_map(|(states, row)| {
        let mut columns = states.iter().zip(0..);
        columns.find(|(code, _)| **code == state.postal()).map(|(_, column)| (column, row))
    })
}

/// The nearest tile in a direction.
pub(crate) fn next_tile(from: State, direction: Direction) -> Option<State> {
    let at = place(from)?;
    let far = State::all().filter_map(|state| {
        let (ahead, aside) = direction.distance(at, place(state)?);
        (ahead > 0).then_some((ahead + 4 * aside, state))
    });
    far.min_by_key(|&(far, _)| far).map(|(_, state)| state)
}

impl StateTiles<'_> {
    /// Draws them in `area`.
    pub fn draw(&self, theme: Theme, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(*buffer.area());
        let mut painter = Painter::new(buffer, theme);
        let all = |tile: &Tile<'_>| tile.models.iter().sum::<u32>();
        let most = self.tiles.iter().map(all).max().unwrap_or(0);
        for tile in self.tiles {
            if let Some(place) = tile_area(area, tile.state) {
                self.tile(tile, all(tile), most, place, &mut painter);
            }
        }
    }

    fn tile(
        &self,
        tile: &Tile<'_>,
        agreements: u32,
        most: u32,
        place: Rect,
        painter: &mut Painter<'_>,
    ) {
        let theme = painter.theme;
        let model = Model::broadest(&tile.models);
        let ground = ground(theme, model, agreements, most);
        let (code, text) = match ground {
            Some(_) => (Style::new().add_modifier(Modifier::BOLD), Style::new()),
            None if agreements == 0 => (theme.faint(), theme.faint()),
            None => (theme.model(model).add_modifier(Modifier::BOLD), theme.text()),
        };
        painter.clear(place);
        let margin = u16::from(place.width >= 8);
        let inside = Rect { x: place.x + margin, width: place.width - 2 * margin, ..place };
        let count = if agreements == 0 { String::new() } else { thousands(agreements.into()) };
        let taken = painter.text(inside, tile.state.postal(), code);
        let rest = Rect { height: 1, ..skip(inside, taken) };
        // Without a ground, what belongs to a tile stands together.
        let below = if ground.is_some() { place.height.saturating_sub(1) } else { 1 };
        let last = row(inside, below).filter(|_| place.height > 1);
        if inside.width >= WIDE {
            painter.right(rest, &count, text);
            // Never by colour alone: the letter of the model has the line between, where there is one.
            let between = row(inside, 1).filter(|_| place.height > 2 && below > 1);
            let letter = match (between, model) {
                (Some(line), Some(model)) => Some((line, model)),
                (None, Some(model)) if inside.width >= WIDE + 2 => Some((skip(rest, 1), model)),
                _ => None,
            };
            if let Some((at, model)) = letter {
                painter.text(at, &model.letter().to_string(), code);
            }
            if let Some(line) = last {
                let newest = tile.months.len().saturating_sub(usize::from(line.width));
                let months = tile.months.get(newest..).unwrap_or_default();
                painter.text(line, &spark(months, theme.characters()), text);
            }
        } else {
            let level = scaled(agreements, most, 8).checked_sub(1);
            let level = level.and_then(|level| theme.characters().heights.get(level as usize));
            painter.text(rest, level.copied().unwrap_or_default(), text);
            if let Some(line) = last {
                painter.right(line, &count, text);
            }
        }
        let on_cursor = self.cursor == Some(tile.state);
        let Some(ground) = ground else {
            if on_cursor {
                let style = Style::new().add_modifier(Modifier::REVERSED);
                painter.restyle(Rect { height: 1, ..place }, style);
            }
            return;
        };
        let ground = if on_cursor { theme.map().cursor } else { ground };
        let ink = MapColours::ink_on(ground);
        let soft = MapColours::mixed(ground, ink, if agreements == 0 { 45 } else { 60 });
        let ink = if agreements == 0 { soft } else { ink };
        painter.restyle(place, Style::new().fg(rgb(ink)).bg(rgb(ground)));
        if let Some(line) = last.filter(|_| inside.width >= WIDE) {
            painter.restyle(line, Style::new().fg(rgb(soft)));
        }
    }
}

/// The ground of a tile, where there are colours enough: the more of its model's colour, the more
/// agreements it has.
fn ground(theme: Theme, model: Option<Model>, agreements: u32, most: u32) -> Option<Rgb> {
    if !matches!(theme.depth(), Depth::Ansi256 | Depth::Truecolor) {
        return None;
    }
    let colours = theme.map();
    let share = agreements.saturating_mul(10_000).checked_div(most).unwrap_or(0).isqrt();
    let share = if agreements == 0 { 0 } else { 12 + share * 7 / 10 };
    let share = u8::try_from(share).unwrap_or(100);
    Some(MapColours::mixed(colours.ground, colours.fill(model), share))
}
