//! What keys do, and what other views send the user to.

use super::detail;
use super::find::Find;
use super::keys::{Action, PANES, Part};
use super::layout::{Pane, Panes};
use super::state::Explore;
use super::values::Value;
use crate::model::{AgencyIx, ListIx};
use crate::query::{Choice, Filter, Sort, SortColumn, StatusKind};
use crate::tui::core::moves::motion;
use crate::tui::core::{Context, Destination, Hidden, Input, Key, Outcome, keys, typing};
use crate::tui::kit::cursor::{Motion, scroll};

impl Explore {
    /// The part of the view that has the keys.
    pub(super) fn part(&self) -> Part {
        if self.find.is_some() { Part::Find } else { Part::of(self.focus) }
    }

    pub(super) fn key(&mut self, cx: &mut Context, key: Key) -> Outcome {
        let part = self.part();
        let action = keys::action(part.keys(), key);
        if let Some(action) = action {
            return self.act(cx, action);
        }
        if part == Part::Find {
            return self.type_letters(cx, &Input::Key(key));
        }
        if let Some(motion) = motion(key) {
            self.travel(cx, self.focus, motion);
            return Outcome::Done;
        }
        keys::action(PANES, key).map_or(Outcome::Ignored, |action| self.act(cx, action))
    }

    fn act(&mut self, cx: &mut Context, action: Action) -> Outcome {
        match action {
            Action::Toggle => {
                self.choose(cx, Value::toggle);
                // The next value can be typed at once.
                self.clear_find(cx);
            }
            Action::Only => self.choose(cx, |value, filter| {
                value.clear(filter);
                value.toggle(filter);
            }),
            Action::Clear => self.choose(cx, Value::clear),
            Action::Find => self.find = Some(Find::new(self.focus)),
            Action::EndFind => self.end_find(cx),
            Action::Rows(rows) => self.travel(cx, self.focus, Motion::Rows(rows)),
            Action::Agencies => self.focus(cx, Pane::Agencies),
            Action::Open if cx.answer.is_empty() => self.show_instead(cx),
            Action::Open => self.focus(cx, Pane::Detail),
            Action::EveryStatus => self.show_instead(cx),
            Action::SortNext => Self::sort_next(cx),
            Action::SortReverse => {
                let now = cx.order();
                sort(cx, Sort { descending: !now.descending, ..now });
            }
            Action::Watch => return self.watch(cx),
            Action::ClearSearch => cx.set_text(""),
            Action::Source => return self.source(cx),
            Action::Form => self.shows_form = !self.shows_form,
            Action::Pane(by) => self.turn(cx, by),
        }
        Outcome::Done
    }

    /// Types letters of the value that is looked for.
    pub(super) fn type_letters(&mut self, cx: &Context, input: &Input) -> Outcome {
        let Some(find) = &mut self.find else { return Outcome::Ignored };
        if !typing::edit(&mut find.text, input) {
            return Outcome::Ignored;
        }
        if let Some(find) = &self.find {
            let (pane, (_, best)) = (find.pane, find.among(self.all_values(find.pane)));
            self.move_facet(cx, pane, best);
        }
        Outcome::Done
    }

    /// Changes the filter by the value under the cursor.
    pub(super) fn choose(&mut self, cx: &mut Context, change: impl FnOnce(Value, &mut Filter)) {
        if let Some(value) = self.value(self.focus) {
            let mut filter = cx.filter.clone();
            change(value, &mut filter);
            cx.set_filter(filter);
        }
    }

    /// Moves the cursor of a pane, or scrolls it.
    pub(super) fn travel(&mut self, cx: &mut Context, pane: Pane, motion: Motion) {
        let height = self.panes(cx).rows(pane);
        match pane {
            Pane::Agencies => {
                let at = motion.target(self.table.at, cx.answer.len(), height);
                self.move_table(cx, at);
            }
            Pane::Detail => {
                let (lines, height) = detail::length(self, cx);
                self.detail_top = scroll(self.detail_top, motion, lines, height);
            }
            Pane::States | Pane::Models | Pane::Kinds => {
                let rows = self.values(pane).len();
                let at = motion.target(self.cursor(pane).at, rows, height);
                self.move_facet(cx, pane, at);
            }
        }
    }

    /// Gives the keys to a pane further on. One that has no room even with the keys is skipped.
    fn turn(&mut self, cx: &Context, by: usize) {
        let all = Pane::ALL;
        let now = all.iter().position(|&pane| pane == self.focus).unwrap_or(0);
        let mut next = (1..=all.len()).filter_map(|step| all.get((now + by * step) % all.len()));
        let has_room = |pane: &&Pane| Panes::new(cx.size, **pane).pane(**pane).is_some();
        if let Some(&pane) = next.find(has_room) {
            self.focus(cx, pane);
        }
    }

    /// Shows what matches but is not in force, else what is nearest by spelling.
    fn show_instead(&self, cx: &mut Context) {
        if let Some(near) = self.absent.nearest(cx) {
            let history = &cx.data.history;
            let name = history.text(history.tables.agencies.row(near).name);
            let text = format!("\"{}\"", name.replace('"', " "));
            cx.set_text(&text);
        } else if Hidden::of(cx).is_some() {
            cx.show_every_status();
        } else {
            cx.say("nothing else matches");
        }
    }

    fn sort_next(cx: &mut Context) {
        let all = SortColumn::ALL;
        let at = all.iter().position(|&column| column == cx.order().column).unwrap_or(0);
        let column = all.get((at + 1) % all.len()).copied().unwrap_or_default();
        sort(cx, Sort { column, descending: begins_descending(column) });
    }

    /// Sorts by a column, or in the other direction where it is sorted by already.
    pub(super) fn sort_by(cx: &mut Context, column: SortColumn) {
        let now = cx.order();
        let descending =
            if column == now.column { !now.descending } else { begins_descending(column) };
        sort(cx, Sort { column, descending });
    }

    fn watch(&mut self, cx: &mut Context) -> Outcome {
        let Some(agency) = cx.selected else {
            cx.say("select an agency first");
            return Outcome::Done;
        };
        // The watch list is no part of what is asked; the filter follows it.
        cx.steps.unrecorded();
        let effect = cx.toggle_watched(agency);
        if cx.answer.position_of(agency).is_none() {
            // It is gone from the table: the cursor stays in its place.
            self.move_table(cx, self.table.at);
        }
        Outcome::Effect(effect)
    }

    /// To the row of a list that the source line on the screen names.
    fn source(&mut self, cx: &mut Context) -> Outcome {
        if let Some(listing) = detail::source(self, cx) {
            return Outcome::Go(Destination::Listing(listing));
        }
        cx.say("no list has this agency");
        Outcome::Done
    }

    /// Shows what another view leads to. Whether it is shown here.
    pub(super) fn show(&mut self, cx: &mut Context, at: &Destination) -> bool {
        match *at {
            Destination::Agencies | Destination::Found => self.focus(cx, Pane::Agencies),
            Destination::Agency(agency, list) => return self.show_agency(cx, agency, list),
            Destination::Listing(_) | Destination::Changes(_) | Destination::Back => return false,
            Destination::Scope(name) => {
                let part = Part::ALL.into_iter().find(|part| part.name() == name);
                let Some(part) = part else { return false };
                self.focus(cx, part.pane());
                if part == Part::Find {
                    self.find = Some(Find::new(self.focus));
                }
            }
        }
        true
    }

    /// Shows an agency, with a list in force where it is an accepted participating list. Filters
    /// that hide it are cleared. `false` where no list of the day or earlier has an agreement of it;
    /// then nothing but the day is changed.
    fn show_agency(&mut self, cx: &mut Context, agency: AgencyIx, list: Option<ListIx>) -> bool {
        let mut accepted = cx.data.history.participating.iter();
        if let Some(at) = list.and_then(|list| accepted.position(|&other| other == list)) {
            cx.go_to_list(at);
        }
        let agreements = cx.data.history.agreements_of(agency);
        let statuses: Vec<StatusKind> = agreements.filter_map(|ix| cx.day.status(ix)).collect();
        if statuses.is_empty() {
            return false;
        }
        if position_of(cx, agency).is_none() {
            let mut filter = Filter::default();
            if !statuses.contains(&StatusKind::Active) {
                filter.statuses = Choice::of_agreements();
            }
            cx.set_filter(filter);
            cx.say("cleared the filters that hid the agency; u restores them");
        }
        if let Some(at) = position_of(cx, agency) {
            self.focus(cx, Pane::Detail);
            self.move_table(cx, at);
        }
        true
    }
}

fn position_of(cx: &mut Context, agency: AgencyIx) -> Option<usize> {
    cx.answer.prepare(cx.answer.len());
    cx.answer.position_of(agency)
}

fn sort(cx: &mut Context, sort: Sort) {
    cx.sort_by(sort);
    let direction = if sort.descending { "descending" } else { "ascending" };
    cx.say(format!("sorted by {}, {direction}", sort.column.name()));
}

/// Whether a column is read from its top: dates, numbers.
pub(super) fn begins_descending(column: SortColumn) -> bool {
    matches!(column, SortColumn::Signed | SortColumn::Models | SortColumn::FirstListed)
        || column.is_of_fbi()
}
