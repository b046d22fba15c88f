//! What clicks and turns of the wheel do.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::layout::Pane;
use super::state::Explore;
use super::values::Value;
use super::{agencies, facets};
use crate::tui::core::moves::wheel;
use crate::tui::core::{Context, Outcome};

impl Explore {
    pub(super) fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        let panes = self.panes(cx);
        let inside = |pane| panes.inside(pane).filter(|area| area.contains(at));
        let found = Pane::ALL.into_iter().find_map(|pane| Some((pane, inside(pane)?)));
        let is_click = event.kind == MouseEventKind::Down(MouseButton::Left);
        if is_click && self.find.as_ref().map(|find| find.pane) != found.map(|(pane, _)| pane) {
            self.end_find(cx);
        }
        let Some((pane, area)) = found else { return Outcome::Ignored };
        if let Some(motion) = wheel(event.kind) {
            self.travel(cx, pane, motion);
            return Outcome::Done;
        }
        if is_click { self.click(cx, pane, area, at) } else { Outcome::Ignored }
    }

    fn click(&mut self, cx: &mut Context, pane: Pane, area: Rect, at: Position) -> Outcome {
        let offset = usize::from(at.y - area.y);
        match pane {
            Pane::Agencies => {
                let headings = usize::from(self.panes(cx).heading_rows());
                let Some(row) = offset.checked_sub(headings) else {
                    let x = at.x - area.x;
                    let column = agencies::columns(area.width, cx.order().column)
                        .filter(|(_, c)| x >= c.at)
                        .last();
                    return column.map_or(Outcome::Ignored, |(sort, _)| {
                        Self::sort_by(cx, sort);
                        Outcome::Done
                    });
                };
                let at = self.table.top + row;
                if at >= cx.answer.len() {
                    return Outcome::Ignored;
                }
                self.focus(cx, pane);
                self.move_table(cx, at);
            }
            Pane::Detail => self.focus(cx, pane),
            Pane::States | Pane::Models | Pane::Kinds => {
                let Some(at) = facets::row_at(self, pane, offset) else { return Outcome::Ignored };
                self.focus(cx, pane);
                self.move_facet(cx, pane, at);
                self.choose(cx, Value::toggle);
            }
        }
        Outcome::Done
    }
}
