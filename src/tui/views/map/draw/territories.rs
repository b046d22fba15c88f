//! The line of the territories.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::map::CountyMap;
use crate::model::Model;
use crate::text::thousands;
use crate::tui::core::Context;
use crate::tui::kit::cells::put;
use crate::tui::views::map::colours::{colour_of, text_on};
use crate::tui::views::map::layout::{territories, territory_area};
use crate::tui::views::map::state::Map;

pub(super) fn draw(view: &Map, cx: &Context, line: Rect, buffer: &mut Buffer) {
    let colours = cx.theme.map();
    if territory_area(line, 0).x > line.x {
        put(buffer, line, Span::styled(" Territories ", cx.theme.faint()));
    }
    for (state, at) in territories(CountyMap::bundled()).zip(0..) {
        let area = territory_area(line, at);
        let models = view.models_of_state(state);
        let count: u32 = models.iter().sum();
        let on_cursor = view.place == Some(state);
        let ground =
            if on_cursor { colours.cursor } else { colour_of(colours, Model::broadest(&models)) };
        let text = if count > 0 {
            format!(" {} {}", state.postal(), thousands(count.into()))
        } else {
            format!(" {}", state.postal())
        };
        put(buffer, area, Span::raw(text));
        buffer.set_style(area, text_on(ground));
    }
}
