//! The view of the map: the map itself, the heading with the legend, the territories.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::picture::rgb;
use super::{MapPicture, StateTiles, Tile, lines, notes, place};
use crate::map::{CountyMap, Region};
use crate::model::{Model, State as Place};
use crate::text::thousands;
use crate::tui::data::Data;
use crate::tui::layout::{MapForm, MapLayout};
use crate::tui::state::State;
use crate::tui::theme::{MapColours, Theme};
use crate::tui::view::paint::{Painter, Piece, skip};

/// Pieces of text with their styles.
pub(super) type Pieces = Vec<(String, Style)>;

/// The models, the broadest first: see [`Model::broadest`].
pub(super) const BROADEST_FIRST: [Model; 3] =
    [Model::TaskForce, Model::JailEnforcement, Model::WarrantService];

pub(crate) fn draw(state: &State, data: &Data, painter: &mut Painter<'_>) {
    let layout = state.map_layout();
    let frames: Vec<Rect> = layout.frame.into_iter().chain(layout.place).collect();
    painter.frames(&frames);
    heading(state, data, layout, painter);
    match layout.form {
        MapForm::Picture => picture(state, layout.map, painter),
        MapForm::Tiles => tiles(state, layout.map, painter),
        MapForm::Lines => lines::places(state, layout.map, painter),
        MapForm::OffMap => lines::off_map(state, layout.map, painter),
    }
    if let Some(line) = layout.territories {
        territories(state, line, painter);
    }
    notes::draw(state, layout, painter);
    if let Some(area) = layout.place {
        place::pane(state, data, area, painter);
    }
}

/// Pieces one after another.
pub(super) fn put(painter: &mut Painter<'_>, area: Rect, pieces: &Pieces) -> u16 {
    let pieces: Vec<Piece<'_>> = pieces.iter().map(|(text, style)| (&**text, *style)).collect();
    painter.pieces(area, &pieces)
}

/// How many columns pieces take.
pub(super) fn width(pieces: &Pieces) -> u16 {
    let width = pieces.iter().map(|(text, _)| text.width()).sum::<usize>();
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// What is looked at and when; what the colours and letters mean.
fn heading(state: &State, data: &Data, layout: MapLayout, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let looked_at = state.map.county.and(state.map.place);
    let name = match layout.form {
        MapForm::OffMap => "Not on the map",
        _ => looked_at.map_or("United States", Place::name),
    };
    let list = state.day.list(&data.history).map(|list| data.history.lists.row(list).date);
    let month = list.map_or_else(String::new, |day| day.format("%b %Y").to_string());
    let line = match (layout.frame, layout.heading) {
        (Some(frame), _) => {
            painter.title(
                frame,
                !state.searching,
                name,
                &[(&month, theme.strong()), (" ", theme.text())],
            );
            Rect { x: frame.x + 1, width: frame.width.saturating_sub(3), height: 1, ..frame }
        }
        (None, Some(line)) => {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
            painter.pieces(
                line,
                &[(name, theme.accent()), (" ", theme.text()), (&month, theme.strong())],
            );
            line
        }
        (None, None) => return,
    };
    if layout.form == MapForm::OffMap {
        let back = "Esc back, Enter to the agencies ";
        if line.width > 60 {
            painter.right(line, &format!(" {back}"), theme.faint());
        }
        return;
    }
    let taken = u16::try_from(name.width() + month.width() + 5).unwrap_or(u16::MAX);
    let rest = skip(line, taken);
    let names: [fn(Model) -> &'static str; 3] = [Model::short, first_word, |_| ""];
    for name in names {
        let pieces = legend(theme, layout.form, name);
        let needed = width(&pieces);
        if needed <= rest.width {
            put(painter, skip(rest, rest.width - needed), &pieces);
            return;
        }
    }
}

/// The first word of the name of a model, which tells it from the others.
fn first_word(model: Model) -> &'static str {
    model.short().split(' ').next().unwrap_or_default()
}

fn legend(theme: Theme, form: MapForm, name: fn(Model) -> &'static str) -> Pieces {
    let mut pieces = Pieces::new();
    for model in BROADEST_FIRST {
        let letter = model.letter();
        if form == MapForm::Picture {
            pieces.push((" ".into(), theme.text()));
            pieces.push((format!(" {letter} "), swatch(theme, model)));
        } else {
            pieces.push((format!(" {letter}"), theme.model(Some(model))));
        }
        pieces.push((format!(" {} ", name(model)), theme.faint()));
    }
    pieces
}

/// A letter on the colour that its model has on the map.
pub(super) fn swatch(theme: Theme, model: Model) -> Style {
    let fill = theme.map().fill(Some(model));
    Style::new().fg(rgb(MapColours::ink_on(fill))).bg(rgb(fill)).add_modifier(Modifier::BOLD)
}

/// The place under the cursor.
pub(super) fn cursor(state: &State) -> Option<Region> {
    let county = state.map.county.map(Region::County);
    county.or_else(|| state.map.place.map(Region::State))
}

fn picture(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let (Some(raster), Some(counts)) = (&state.map.raster, &state.map.counts) else { return };
    let picture = MapPicture {
        map: CountyMap::bundled(),
        grid: &raster.grid,
        data: counts,
        within: state.map.county.and(state.map.place),
        cursor: cursor(state),
        labels: &raster.labels,
    };
    let theme = painter.theme;
    picture.draw(theme, area, painter.buffer());
}

/// Agreements of a state by model, those without one last.
pub(super) fn models_of(state: &State, place: Place) -> [u32; 4] {
    state.map.places.as_ref().map_or([0; 4], |places| places.state(Some(place)).models)
}

/// Signed by month in a state: nothing where a choice of states leaves it out.
pub(super) fn months_of(state: &State, place: Place) -> &[u32] {
    if state.filter.states.allows(Some(place)) { state.answer.spark(Some(place)) } else { &[] }
}

fn tiles(state: &State, area: Rect, painter: &mut Painter<'_>) {
    let tile = |place| Tile {
        state: place,
        models: models_of(state, place),
        months: months_of(state, place),
    };
    let tiles: Vec<Tile<'_>> = Place::all().map(tile).collect();
    let theme = painter.theme;
    StateTiles { tiles: &tiles, cursor: state.map.place }.draw(theme, area, painter.buffer());
}

/// What stands before the territories, and how wide one of them is.
const TERRITORIES: &str = " Territories ";
const TERRITORY: u16 = 9;

/// Where a territory stands on their line, counted from 0.
pub(crate) fn territory_area(line: Rect, at: u16) -> Rect {
    let named = line.width >= 13 + 5 * TERRITORY;
    let wide = if named { TERRITORY } else { line.width / 5 };
    let start = if named { 13 } else { 0 };
    Rect { width: wide.saturating_sub(1), height: 1, ..skip(line, start + at.saturating_mul(wide)) }
}

fn territories(state: &State, line: Rect, painter: &mut Painter<'_>) {
    let map = CountyMap::bundled();
    let theme = state.theme;
    let colours = theme.map();
    if territory_area(line, 0).x > line.x {
        painter.text(line, TERRITORIES, theme.faint());
    }
    let off = Place::all().filter(|&place| map.bounds(place).is_none());
    for (place, i) in off.zip(0..) {
        let area = territory_area(line, i);
        let models = models_of(state, place);
        let count: u32 = models.iter().sum();
        let on_cursor = state.map.place == Some(place);
        let ground =
            if on_cursor { colours.cursor } else { colours.fill(Model::broadest(&models)) };
        let text = if count > 0 {
            format!(" {} {}", place.postal(), thousands(count.into()))
        } else {
            format!(" {}", place.postal())
        };
        painter.text(area, &text, Style::new());
        let style = Style::new().fg(rgb(MapColours::ink_on(ground))).bg(rgb(ground));
        painter.restyle(area, style);
    }
}
