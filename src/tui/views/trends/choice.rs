//! What is compared, where the filter does not say it: a choice of models and states.

use std::cmp::Reverse;

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::layout::TrendsLayout;
use super::state::{Chart, Trends};
use crate::model::{Model, State};
use crate::query::{Facet, MOST_COMPARED, Subject};
use crate::text::thousands;
use crate::tui::core::{Binding, Context, Key, ModelColours, Scope, bind, stacked};
use crate::tui::kit::cells::{put, put_right, row, skip};
use crate::tui::kit::cursor::Motion;

/// Columns of a name with its number, and a blank behind it.
const WIDE: u16 = 27;
/// Lines above the names.
const ABOVE: u16 = 2;

/// What a key does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    Toggle,
    Compare,
    Across(i32),
}

#[rustfmt::skip]
pub(super) const KEYS: &[Binding<Action>] = &[
    bind(&[Key::char(' ')], Action::Toggle, "choose the state or model, or no longer", "choose"),
    bind(&[Key::plain(KeyCode::Enter)], Action::Compare, "compare what is chosen with the one under the cursor", "compare"),
    bind(&[Key::plain(KeyCode::Left), Key::char('h')], Action::Across(-1), "to the column before", ""),
    bind(&[Key::plain(KeyCode::Right), Key::char('l')], Action::Across(1), "to the next column", ""),
];

/// The name of the scope.
pub(super) const SCOPE: &str = "What to compare";

/// The scope of its keys.
pub(super) fn scope() -> Scope {
    Scope::new(SCOPE, KEYS)
}

/// The models, then the states, each with its agreements; those with most agreements first.
fn subjects(cx: &Context) -> Vec<(Subject, u32)> {
    let facets = &cx.answer.facets;
    let at = |counts: &[u32], slot: usize| counts.get(slot).copied().unwrap_or(0);
    let models = stacked::STACK.into_iter().flatten().map(Some);
    let models =
        models.map(|model| (Subject::Model(model), at(&facets.models, Model::slot(model))));
    let all = State::all().map(Some).chain([None]);
    let states = all.map(|state| (Subject::State(state), at(&facets.states, State::slot(state))));
    let mut states: Vec<_> = states.filter(|(_, count)| *count > 0).collect();
    states.sort_by_key(|(_, count)| Reverse(*count));
    models.filter(|(_, count)| *count > 0).chain(states).collect()
}

/// The names on the screen in their places, column by column, the one of the cursor among them.
fn places(area: Rect, count: usize, at: usize) -> Vec<(usize, Rect)> {
    let rows = usize::from(area.height.saturating_sub(ABOVE)).max(1);
    let columns = usize::from((area.width + 1) / WIDE).max(1);
    let first = (at / rows + 1).saturating_sub(columns);
    let place = |index: usize| {
        let (column, offset) = ((index / rows).checked_sub(first)?, index % rows);
        let x = u16::try_from(column).ok()?.checked_mul(WIDE)?;
        let line = row(area, u16::try_from(offset).ok()?.saturating_add(ABOVE))?;
        let line = skip(line, x);
        (column < columns && line.width > 0)
            .then(|| (index, Rect { width: line.width.min(WIDE - 1), ..line }))
    };
    (0..count).filter_map(place).collect()
}

impl Trends {
    /// Whether it has to be chosen what is compared.
    pub(super) fn is_choosing(&self) -> bool {
        let nothing = self.figures.as_ref().is_some_and(|figures| figures.compared.is_empty());
        self.chart == Chart::Compare && nothing
    }

    /// Carries out a key.
    pub(super) fn choose(&mut self, cx: &mut Context, action: Action) {
        match action {
            Action::Toggle => self.toggle(cx),
            Action::Compare => self.compare_chosen(cx),
            Action::Across(by) => {
                let rows = self.layout(cx).stage.height.saturating_sub(ABOVE).max(1);
                self.move_choice(cx, Motion::Rows(by.saturating_mul(i32::from(rows))));
            }
        }
    }

    /// Moves the cursor over the names.
    pub(super) fn move_choice(&mut self, cx: &Context, motion: Motion) {
        let rows = usize::from(self.layout(cx).stage.height.saturating_sub(ABOVE));
        self.chosen.at = motion.target(self.chosen.at, subjects(cx).len(), rows);
    }

    /// Chooses the name that is clicked, or no longer.
    pub(super) fn click_choice(&mut self, cx: &mut Context, at: Position) {
        let area = self.layout(cx).stage;
        let places = places(area, subjects(cx).len(), self.chosen.at);
        if let Some((index, _)) = places.into_iter().find(|(_, place)| place.contains(at)) {
            self.chosen.at = index;
            self.toggle(cx);
        }
    }

    fn toggle(&mut self, cx: &mut Context) {
        let Some(&(subject, _)) = subjects(cx).get(self.chosen.at) else { return };
        let chosen = &mut self.chosen.subjects;
        if let Some(at) = chosen.iter().position(|other| *other == subject) {
            chosen.remove(at);
            return;
        }
        // States are compared with states, and models with models.
        let alike = |other: &Subject| {
            matches!(other, Subject::State(_)) == matches!(subject, Subject::State(_))
        };
        chosen.retain(alike);
        if chosen.len() < MOST_COMPARED {
            chosen.push(subject);
        } else {
            cx.say(format!("at most {MOST_COMPARED} fit side by side"));
        }
    }

    /// Makes what is chosen a filter, which is what the comparison follows.
    fn compare_chosen(&mut self, cx: &mut Context) {
        let here = subjects(cx).get(self.chosen.at).map(|(subject, _)| *subject);
        if here.is_some_and(|here| !self.chosen.subjects.contains(&here))
            && self.chosen.subjects.len() < 2
        {
            self.toggle(cx);
        }
        if self.chosen.subjects.len() < 2 {
            cx.say("choose one more: Space on it, or Enter");
            return;
        }
        let mut filter = cx.filter.clone();
        let chosen = std::mem::take(&mut self.chosen.subjects);
        let state = |subject: &Subject| match subject {
            Subject::State(state) => Some(*state),
            Subject::Model(_) => None,
        };
        let model = |subject: &Subject| match subject {
            Subject::Model(model) => Some(*model),
            Subject::State(_) => None,
        };
        if chosen.iter().any(|subject| state(subject).is_some()) {
            filter.states = chosen.iter().filter_map(state).collect();
        } else {
            filter.models = chosen.iter().filter_map(model).collect();
        }
        cx.set_filter(filter);
    }
}

/// Draws the choice.
pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let area = layout.stage;
    let subjects = subjects(cx);
    if subjects.is_empty() {
        put(buffer, area, Span::styled(cx.nothing(), theme.faint()));
        return;
    }
    let states = cx.filter.states.len();
    let words = if states > MOST_COMPARED {
        format!("{states} states are chosen; at most {MOST_COMPARED} fit side by side. Choose:")
    } else {
        "What is to be compared? Choose two to four states, or two or three models:".into()
    };
    put(buffer, area, Span::styled(words, theme.text()));
    for (index, place) in places(area, subjects.len(), trends.chosen.at) {
        let Some((subject, count)) = subjects.get(index) else { continue };
        let on_cursor = index == trends.chosen.at;
        let chosen = trends.chosen.subjects.contains(subject);
        let cursor = if on_cursor { theme.characters().cursor } else { " " };
        let mark = if chosen { theme.characters().chosen } else { " " };
        let style = match (on_cursor, chosen) {
            (true, _) => theme.current(),
            (false, true) => theme.strong(),
            (false, false) => theme.text(),
        };
        let mut spans =
            vec![Span::styled(cursor, theme.accent()), Span::styled(mark, theme.accent())];
        if let Subject::Model(Some(model)) = subject {
            let letter = format!("{} ", model.letter());
            spans.push(Span::styled(letter, theme.model(Some(*model))));
        }
        spans.push(Span::styled(subject.name(), style));
        let number = thousands((*count).into());
        let taken = put(buffer, place, spans);
        put_right(buffer, skip(place, taken + 1), Span::styled(number, theme.faint()));
    }
}
