//! A tile for each state, about where it lies.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use super::colours::{colour_of, rgb};
use super::tile_grid::tile_area;
use crate::model::{Model, State};
use crate::terminal::Depth;
use crate::text::thousands;
use crate::tui::core::ModelColours;
use crate::tui::kit::bars::{scaled, spark};
use crate::tui::kit::cells::{clear, put, put_right, row, skip};
use crate::tui::kit::theme::{MapColours, Rgb, Theme};

/// From this width on, a tile has code and count side by side.
const WIDE: u16 = 6;

/// One state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile<'a> {
    /// The state.
    pub(super) state: State,
    /// Agreements by [`Model::position`], those without a model last.
    pub(super) models: [u32; 4],
    /// Signed by month, the newest last.
    pub(super) months: &'a [u32],
}

/// All states.
#[derive(Clone, Copy, Debug)]
pub(super) struct StateTiles<'a> {
    /// In any order.
    pub(super) tiles: &'a [Tile<'a>],
    /// The state under the cursor.
    pub(super) cursor: Option<State>,
}

impl StateTiles<'_> {
    /// Draws them in `area`.
    pub(super) fn draw(&self, theme: Theme, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(*buffer.area());
        let all = |tile: &Tile<'_>| tile.models.iter().sum::<u32>();
        let most = self.tiles.iter().map(all).max().unwrap_or(0);
        for tile in self.tiles {
            if let Some(place) = tile_area(area, tile.state) {
                self.tile(theme, tile, all(tile), most, place, buffer);
            }
        }
    }

    fn tile(
        &self,
        theme: Theme,
        tile: &Tile<'_>,
        agreements: u32,
        most: u32,
        place: Rect,
        buffer: &mut Buffer,
    ) {
        let model = Model::broadest(&tile.models);
        let ground = ground(theme, model, agreements, most);
        let (code, text) = match ground {
            Some(_) => (Style::new().add_modifier(Modifier::BOLD), Style::new()),
            None if agreements == 0 => (theme.faint(), theme.faint()),
            None => (theme.model(model).add_modifier(Modifier::BOLD), theme.text()),
        };
        clear(buffer, place);
        let margin = u16::from(place.width >= 8);
        let inside = Rect { x: place.x + margin, width: place.width - 2 * margin, ..place };
        let count = if agreements == 0 { String::new() } else { thousands(agreements.into()) };
        let taken = put(buffer, inside, Span::styled(tile.state.postal(), code));
        let rest = Rect { height: 1, ..skip(inside, taken) };
        // Without a ground, what belongs to a tile stands together.
        let below = if ground.is_some() { place.height.saturating_sub(1) } else { 1 };
        let last = row(inside, below).filter(|_| place.height > 1);
        if inside.width >= WIDE {
            put_right(buffer, rest, Span::styled(count, text));
            // Never by colour alone: the letter of the model has the line between, where there is one.
            let between = row(inside, 1).filter(|_| place.height > 2 && below > 1);
            let letter = match (between, model) {
                (Some(line), Some(model)) => Some((line, model)),
                (None, Some(model)) if inside.width >= WIDE + 2 => Some((skip(rest, 1), model)),
                _ => None,
            };
            if let Some((at, model)) = letter {
                put(buffer, at, Span::styled(model.letter().to_string(), code));
            }
            if let Some(line) = last {
                let newest = tile.months.len().saturating_sub(usize::from(line.width));
                let months = tile.months.get(newest..).unwrap_or_default();
                put(buffer, line, Span::styled(spark(months, theme.characters()), text));
            }
        } else {
            let level = scaled(agreements, most, 8).checked_sub(1);
            let level = level.and_then(|level| theme.characters().heights.get(level as usize));
            put(buffer, rest, Span::styled(level.copied().unwrap_or_default(), text));
            if let Some(line) = last {
                put_right(buffer, line, Span::styled(count, text));
            }
        }
        let on_cursor = self.cursor == Some(tile.state);
        let Some(ground) = ground else {
            if on_cursor {
                let style = Style::new().add_modifier(Modifier::REVERSED);
                buffer.set_style(Rect { height: 1, ..place }, style);
            }
            return;
        };
        let ground = if on_cursor { theme.map().cursor } else { ground };
        let clear = MapColours::ink_on(ground);
        let soft = MapColours::mixed(ground, clear, if agreements == 0 { 45 } else { 60 });
        let letters = if agreements == 0 { soft } else { clear };
        buffer.set_style(place, Style::new().fg(rgb(letters)).bg(rgb(ground)));
        if let Some(line) = last.filter(|_| inside.width >= WIDE) {
            buffer.set_style(line, Style::new().fg(rgb(soft)));
        }
    }
}

/// The ground of a tile, where there are enough colours: the more agreements, the more of its
/// model's colour.
fn ground(theme: Theme, model: Option<Model>, agreements: u32, most: u32) -> Option<Rgb> {
    if !matches!(theme.depth(), Depth::Ansi256 | Depth::Truecolor) {
        return None;
    }
    let colours = theme.map();
    let share = agreements.saturating_mul(10_000).checked_div(most).unwrap_or(0).isqrt();
    let share = if agreements == 0 { 0 } else { 12 + share * 7 / 10 };
    let share = u8::try_from(share).unwrap_or(100);
    Some(MapColours::mixed(colours.ground, colour_of(colours, model), share))
}
