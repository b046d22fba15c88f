//! The state of Explore: cursors, what is scrolled, and the pane that has the keys.

use super::absent::Absent;
use super::find::Find;
use super::layout::{Pane, Panes};
use super::values::{Value, values};
use crate::model::AgencyIx;
use crate::tui::core::Context;
use crate::tui::kit::cursor::Cursor;

/// A pane that filters.
#[derive(Clone, Debug, Default)]
struct Facet {
    cursor: Cursor,
    /// All its values, as they were when the view was last brought up to date.
    values: Vec<Value>,
}

/// The view of agencies: panes that filter, the table, the agency, the months of signature.
#[derive(Clone, Debug, Default)]
pub(crate) struct Explore {
    /// The pane that has the keys.
    pub(super) focus: Pane,
    /// The cursor of the table. It is on the agency that is selected.
    pub(super) table: Cursor,
    /// The first line of the agency on the screen.
    pub(super) detail_top: usize,
    /// The value that is being looked for.
    pub(super) find: Option<Find>,
    /// The places of the search that have no agreement in force.
    pub(super) absent: Absent,
    /// Whether changes of form, such as of spacing, are shown with an agency.
    pub(super) shows_form: bool,
    /// The agency of which `detail_top` is a line.
    detail_of: Option<AgencyIx>,
    /// States; models; kinds and statuses.
    facets: [Facet; 3],
}

impl Explore {
    /// Where the panes are.
    pub(super) fn panes(&self, cx: &Context) -> Panes {
        Panes::new(cx.size, self.focus)
    }

    /// Whether a pane has the keys.
    pub(super) fn has_keys(&self, cx: &Context, pane: Pane) -> bool {
        self.focus == pane && !cx.typing
    }

    fn facet(&self, pane: Pane) -> Option<&Facet> {
        let at = Pane::FACETS.iter().position(|&facet| facet == pane)?;
        self.facets.get(at)
    }

    fn facet_mut(&mut self, pane: Pane) -> Option<&mut Facet> {
        let at = Pane::FACETS.iter().position(|&facet| facet == pane)?;
        self.facets.get_mut(at)
    }

    /// All values of a pane that filters.
    pub(super) fn all_values(&self, pane: Pane) -> &[Value] {
        self.facet(pane).map_or(&[], |facet| &facet.values)
    }

    /// The rows of a pane that filters: all values, or those that match the letters typed.
    pub(super) fn values(&self, pane: Pane) -> Vec<Value> {
        let values = self.all_values(pane);
        match &self.find {
            Some(find) if find.pane == pane => find.among(values).0,
            _ => values.to_vec(),
        }
    }

    /// The cursor of a pane that filters.
    pub(super) fn cursor(&self, pane: Pane) -> Cursor {
        self.facet(pane).map(|facet| facet.cursor).unwrap_or_default()
    }

    /// The value under the cursor of a pane that filters.
    pub(super) fn value(&self, pane: Pane) -> Option<Value> {
        self.values(pane).get(self.cursor(pane).at).copied()
    }

    /// Moves the cursor of a pane that filters.
    pub(super) fn move_facet(&mut self, cx: &Context, pane: Pane, at: usize) {
        let (rows, height) = (self.values(pane).len(), self.panes(cx).rows(pane));
        if let Some(facet) = self.facet_mut(pane) {
            facet.cursor.go(at, rows, height);
        }
    }

    /// Moves the cursor of the table, and selects the agency under it.
    pub(super) fn move_table(&mut self, cx: &mut Context, at: usize) {
        let rows = self.panes(cx).rows(Pane::Agencies);
        cx.answer.prepare(at.saturating_add(rows.max(1) * 2));
        self.table.go(at, cx.answer.len(), rows);
        cx.selected = cx.answer.agency(self.table.at);
        if cx.selected != self.detail_of {
            self.detail_of = cx.selected;
            self.detail_top = 0;
        }
    }

    /// Gives the keys to a pane.
    pub(super) fn focus(&mut self, cx: &Context, pane: Pane) {
        self.focus = pane;
        self.end_find_elsewhere(cx);
    }

    /// Clears the letters of the value that is looked for: all values are shown again, and the
    /// cursor stays on its value.
    pub(super) fn clear_find(&mut self, cx: &Context) {
        let Some(pane) = self.find.as_ref().map(|find| find.pane) else { return };
        let on = self.value(pane);
        self.find = Some(Find::new(pane));
        let at = self.all_values(pane).iter().position(|&value| Some(value) == on);
        self.move_facet(cx, pane, at.unwrap_or(0));
    }

    /// No value is looked for any more.
    pub(super) fn end_find(&mut self, cx: &Context) {
        self.clear_find(cx);
        self.find = None;
    }

    fn end_find_elsewhere(&mut self, cx: &Context) {
        if self.find.as_ref().is_some_and(|find| find.pane != self.focus || cx.typing) {
            self.end_find(cx);
        }
    }

    /// Follows a change of filter, day or size: keys go to a pane that is on the screen, cursors
    /// stay on what they were on and on the screen.
    pub(super) fn follow(&mut self, cx: &mut Context) {
        if self.panes(cx).pane(self.focus).is_none() {
            self.focus = Pane::Agencies;
        }
        self.end_find_elsewhere(cx);
        for pane in Pane::FACETS {
            self.follow_values(cx, pane);
        }
        let at = self.follow_selection(cx);
        self.move_table(cx, at);
        self.absent.refresh(cx);
    }

    /// Where the agency that is selected is now; the first row where it is gone.
    fn follow_selection(&mut self, cx: &Context) -> usize {
        if cx.selected.is_some() && cx.selected == cx.answer.agency(self.table.at) {
            return self.table.at;
        }
        if let Some(at) = cx.selected.and_then(|agency| cx.answer.position_of(agency)) {
            return at;
        }
        (self.table, self.detail_of) = (Cursor::default(), None);
        0
    }

    /// A cursor stays on its value, but on the first row where it has not been moved.
    fn follow_values(&mut self, cx: &Context, pane: Pane) {
        let at = self.cursor(pane).at;
        let on = self.value(pane).filter(|_| at > 0 || pane == self.focus);
        if let Some(facet) = self.facet_mut(pane) {
            facet.values = values(cx, pane);
        }
        let found = on.and_then(|on| self.values(pane).iter().position(|&value| value == on));
        self.move_facet(cx, pane, found.unwrap_or(at));
    }
}
