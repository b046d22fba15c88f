//! The screen, one file a region. Drawing changes nothing.

mod agencies;
mod bars;
mod detail;
mod facets;
mod help;
mod lines;
mod map;
mod paint;
mod trend;

pub(super) use self::agencies::columns;
pub(super) use self::detail::end as detail_end;
pub(super) use self::facets::row_at;
pub(super) use self::help::end as help_end;
pub(super) use self::lines::scope;
pub use self::map::{Label, MapPicture, StateTiles, Tile, county_labels, tile_area};

use ratatui::Frame;
use ratatui::layout::Rect;

use self::paint::Painter;
use super::data::Data;
use super::state::{Pane, State};
use super::theme::Theme;
use crate::export::words::thousands;

/// Draws everything.
pub fn view(state: &State, data: &Data, frame: &mut Frame<'_>) {
    let layout = state.layout();
    let area = layout.area.intersection(frame.area());
    let mut painter = Painter::new(frame.buffer_mut(), state.theme);
    if area.width < 4 || area.height < 2 {
        painter.text(area, "g287: too small", state.theme.faint());
        return;
    }
    frames(state, &mut painter);
    // What is typed is seen on the smallest screen, in the place of another line.
    let box_line = match layout.bar {
        None if state.searching => layout.footer.or(Some(layout.header)),
        bar => bar,
    };
    if box_line != Some(layout.header) {
        lines::header(state, data, layout.header, &mut painter);
    }
    if let Some(line) = box_line {
        lines::bar(state, line, &mut painter);
    }
    for pane in [Pane::States, Pane::Models, Pane::Kinds] {
        if let Some(area) = layout.pane(pane) {
            facets::pane(state, pane, area, &mut painter);
        }
    }
    if let Some(area) = layout.agencies {
        agencies::pane(state, data, area, &mut painter);
    }
    if let Some(area) = layout.trend {
        trend::pane(state, area, &mut painter);
    }
    if let Some(area) = layout.detail {
        detail::pane(state, data, area, &mut painter);
    }
    if let Some(footer) = layout.footer.filter(|_| box_line != layout.footer) {
        lines::footer(state, footer, &mut painter);
    }
    if let Some(top) = state.help {
        help::overlay(state, top, area, &mut painter);
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

/// The frames of all panes, their shared lines joined.
fn frames(state: &State, painter: &mut Painter<'_>) {
    let layout = state.layout();
    if !layout.framed {
        return;
    }
    let panes = Pane::ALL.into_iter().filter_map(|pane| layout.pane(pane)).chain(layout.trend);
    let areas: Vec<Rect> = panes.collect();
    painter.frames(&areas);
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use self::tests::drawn;
