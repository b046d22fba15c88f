//! The screen, one file a region. Drawing changes nothing.

mod agencies;
mod bar;
mod bars;
pub(super) mod changes;
mod detail;
pub(super) mod explore;
mod facets;
mod grid;
mod help;
mod lines;
pub(super) mod map;
mod over;
mod paint;
mod palette;
mod scale;
pub(super) mod sources;
mod stack;
mod timeline;
mod trend;
pub(super) mod trends;

pub(super) use self::agencies::columns;
pub(super) use self::bar::chips;
pub(super) use self::detail::{end as detail_end, shown_source};
pub(super) use self::facets::row_at;
pub(super) use self::help::end as help_end;
pub use self::map::{Label, MapPicture, StateTiles, Tile, county_labels, tile_area};
pub(super) use self::map::{TILE_COLUMNS, TILE_ROWS};
pub(super) use self::over::copied_end;
pub(super) use self::paint::Painter;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::data::Data;
use super::state::{Over, State, ViewKind};
use super::terminal::Link;
use super::theme::Theme;
use super::views;
use crate::text::thousands;

/// Draws everything.
pub fn view(state: &State, data: &Data, frame: &mut Frame<'_>) {
    let outline = state.outline();
    let area = outline.area.intersection(frame.area());
    let mut painter = Painter::new(frame.buffer_mut(), state.theme);
    if area.width < 4 || area.height < 2 {
        painter.text(area, "g287: too small", state.theme.faint());
        return;
    }
    // What is typed is seen on the smallest screen, in the place of another line.
    let box_line = match outline.bar {
        None if state.searching || state.chip.is_some() => outline.footer.or(Some(outline.header)),
        bar => bar,
    };
    if box_line != Some(outline.header) {
        lines::header(state, data, outline.header, &mut painter);
    }
    if let Some(line) = box_line {
        bar::draw(state, line, &mut painter);
    }
    if let Some(view) = views::current(state) {
        (view.draw)(state, data, &mut painter);
    }
    if let Some(footer) = outline.footer.filter(|_| box_line != outline.footer) {
        lines::footer(state, footer, &mut painter);
    }
    if let Some(top) = state.help {
        help::overlay(state, top, area, &mut painter);
    }
    if let Some(over) = &state.over {
        over::overlay(state, over, &mut painter);
    }
}

/// The addresses on the screen: of the agency that has the keys, of a text that is copied.
/// While the cursor goes through a table there are none: each would cost a hundred bytes a row.
pub(super) fn links(state: &State, data: &Data) -> Vec<Link> {
    match &state.over {
        Some(Over::Copied(shown)) => over::links(state, shown),
        None if state.help.is_none() && state.view == ViewKind::Explore => {
            detail::links(state, data)
        }
        _ => Vec::new(),
    }
}

/// How far reading has come.
pub(super) fn loading(done: u64, total: u64, theme: Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut painter = Painter::new(frame.buffer_mut(), theme);
    let width = area.width.saturating_sub(4).min(40);
    let share = done.min(total).saturating_mul(1000).checked_div(total).unwrap_or(0);
    let thousandths = u32::try_from(share).unwrap_or(0);
    let megabytes = |bytes: u64| thousands(bytes >> 20);
    let told = if total == 0 {
        "reading".to_owned()
    } else {
        format!("reading {} of {} MiB", megabytes(done), megabytes(total))
    };
    let middle = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + area.height / 2,
        width,
        height: area.height.min(1),
    };
    painter.text(middle, &told, theme.faint());
    if let Some(below) =
        paint::row(Rect { height: area.bottom().saturating_sub(middle.y), ..middle }, 1)
    {
        painter.text(
            below,
            &bars::bar(thousandths, 1000, width, theme.characters()),
            theme.accent(),
        );
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use self::tests::drawn;
