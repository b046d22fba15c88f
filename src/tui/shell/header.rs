//! The first line of the screen: the views, as of which list, how many.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::views::VIEWS;
use crate::model::{ListKind, StateSet};
use crate::query::Entries;
use crate::text::{days_between, short_list_name, thousands};
use crate::tui::core::{Context, Outline};
use crate::tui::kit::cells::{columns_of, put, put_right, skip, span};
use crate::tui::kit::theme::Theme;

/// The columns of the program's name, and of the line behind it.
const NAME: u16 = 8;
/// The columns of the name of a list, and of the list with a count.
const LIST: u16 = 20;
const LIST_AND_COUNT: u16 = 42;
/// The fewest columns in which a cut text still says something.
const LEAST: u16 = 8;

/// A view as the header names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tab {
    /// Its place in the list of views.
    pub(super) view: usize,
    /// Whether its name stands behind its number.
    named: bool,
    /// Where it stands.
    pub(super) area: Rect,
}

/// The tabs of a screen on which `current` is shown. Where there is no line for the filter, it stands
/// in their place.
pub(super) fn tabs(cx: &Context, outline: &Outline, current: usize) -> Vec<Tab> {
    match outline.bar {
        None if !cx.filter.is_empty() => Vec::new(),
        bar => tabs_of(outline.header, bar.is_some(), current),
    }
}

/// The tabs that have room. The names of all, as long as there is room beside them for the
/// list and a count, or `has_bar`, a line below where these can stand; else the numbers of the others;
/// else the name of this view alone; on the smallest screens none, for the list goes before.
fn tabs_of(header: Rect, has_bar: bool, current: usize) -> Vec<Tab> {
    /// Whether a tab is shown, and with its name, by whether it is that of the view.
    type Named = fn(bool) -> Option<bool>;
    let room = header.width.saturating_sub(NAME);
    let of = |shows: Named| {
        let mut x = header.x + NAME;
        let shown = VIEWS
            .iter()
            .enumerate()
            .filter_map(|(view, entry)| Some((view, entry.name, shows(view == current)?)));
        let tab = shown.map(|(view, name, named)| {
            let name = if named { name.len() + 1 } else { 0 };
            let width = u16::try_from(name).unwrap_or(0) + 1;
            let tab = Tab { view, named, area: Rect { x, width, ..header } };
            x += width + 2;
            tab
        });
        tab.collect::<Vec<Tab>>()
    };
    let forms: [(Named, u16); 4] = [
        (|_| Some(true), if has_bar { 0 } else { LIST_AND_COUNT }),
        (|here| Some(here), LIST_AND_COUNT),
        (|here| Some(here), LIST),
        (|here| here.then_some(true), LIST),
    ];
    let mut fitting = forms.into_iter().map(|(shows, beside)| (of(shows), beside));
    let fits = |(tabs, beside): &(Vec<Tab>, u16)| {
        tabs.iter().map(|tab| tab.area.width + 2).sum::<u16>() + beside <= room
    };
    fitting.find(fits).map_or_else(Vec::new, |(tabs, _)| tabs)
}

/// The first line of the screen, and what of it stands on the line below.
pub(super) struct Header {
    tabs: Vec<Tab>,
    /// What is at the right end.
    right: Line<'static>,
    /// What has no room there: the longest form first.
    below: Vec<Line<'static>>,
}

impl Header {
    /// The header of a screen on which `current` is shown.
    pub(super) fn new(cx: &Context, current: usize, outline: &Outline) -> Self {
        let has_bar = outline.bar.is_some();
        let tabs = tabs(cx, outline, current);
        let taken = tabs.last().map_or(NAME - 1, |tab| tab.area.right() + 2);
        let room = outline.header.width.saturating_sub(taken + 1);
        let figures = Figures::new(cx);
        let fits = |line: &Line<'_>| columns_of(line) <= room;
        if !has_bar {
            let shortest = figures.line(List::Date, false, 0);
            let right = figures.forms().into_iter().find(fits).unwrap_or(shortest);
            return Self { tabs, right, below: Vec::new() };
        }
        let whole = figures.counts.len()..=figures.counts.len() + 1;
        let whole = whole.rev().map(|parts| figures.line(List::Named, true, parts)).find(fits);
        if let Some(right) = whole {
            return Self { tabs, right, below: Vec::new() };
        }
        let forms =
            [(List::Named, true), (List::Date, true), (List::Named, false), (List::Date, false)];
        let right = forms
            .into_iter()
            .map(|(list, age)| (list, age, figures.line(list, age, 0)))
            .find(|(.., line)| fits(line));
        // The list and its age are said once.
        let (list, age) = match &right {
            Some((_, age, _)) => (List::None, !age),
            None => (List::Date, true),
        };
        let parts = (0..=figures.counts.len() + 1).rev();
        let below = parts.map(|parts| figures.line(list, age, parts)).collect();
        Self { tabs, right: right.map_or_else(Line::default, |(.., line)| line), below }
    }

    /// The part of the line below that is left for search and filters: all of it for what is wrong
    /// with a search.
    pub(super) fn left(&self, cx: &Context, bar: Rect) -> Rect {
        let said = if cx.search.error.is_some() { None } else { self.below.last() };
        let needed = said.map_or(0, columns_of);
        let kept = if needed == 0 { 0 } else { needed + 3 };
        Rect { width: bar.width.saturating_sub(kept), ..bar }
    }

    /// Draws what stands on the line below, the longest form that has room behind the columns that
    /// are taken.
    pub(super) fn draw_below(&self, taken: u16, bar: Rect, buffer: &mut Buffer) {
        let room = skip(bar, taken);
        let fits = |line: &&Line<'_>| {
            let width = columns_of(line);
            width > 0 && width + 3 <= room.width
        };
        if let Some(line) = self.below.iter().find(fits) {
            put_right(buffer, Rect { width: room.width - 1, ..room }, line.clone());
        }
    }

    /// Draws the line.
    pub(super) fn draw(&self, cx: &Context, current: usize, area: Rect, buffer: &mut Buffer) {
        let theme = cx.theme;
        let between = theme.characters().frame[1];
        let mut taken = put(buffer, area, Span::styled(" g287 ", theme.accent()));
        if !self.tabs.is_empty() {
            put(buffer, skip(area, taken), Span::styled(between, theme.frame()));
        }
        for tab in &self.tabs {
            let style = if tab.view == current { theme.current() } else { theme.faint() };
            let name = VIEWS.get(tab.view).map_or("", |entry| entry.name);
            let number = tab.view + 1;
            let label = if tab.named { format!("{number} {name}") } else { number.to_string() };
            put(buffer, tab.area, Span::styled(label, style));
            taken = tab.area.right() - area.x + 2;
        }
        let mut rest = skip(area, taken);
        // Where there is no line for it, the filter stands in the place of the tabs.
        if self.tabs.is_empty() && !cx.filter.is_empty() {
            let words = span(cx.filter.describe(), theme.accent());
            let short = rest.width.saturating_sub(columns_of(&self.right) + 3);
            let width = if short < LEAST { rest.width } else { short };
            let used = put(buffer, Rect { width, ..rest }, words);
            rest = skip(rest, used + 2);
        }
        let width = columns_of(&self.right) + 1;
        if width <= rest.width {
            put(buffer, skip(rest, rest.width - width), self.right.clone());
        } else if rest.width >= LEAST {
            put(buffer, rest, self.right.clone());
        }
    }
}

/// How the list is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// "list of 18 May 2026".
    Named,
    /// "18 May 2026".
    Date,
    /// Not at all.
    None,
}

/// What there is to say about the list and about what matches.
struct Figures {
    theme: Theme,
    /// What stands before the day of the list.
    list: &'static str,
    dated: String,
    has_list: bool,
    age: Option<String>,
    newer: usize,
    counts: [String; 3],
    words: [&'static str; 3],
    territories: String,
}

impl Figures {
    fn new(cx: &Context) -> Self {
        let list = cx.list();
        let lists = cx.data.history.accepted(ListKind::Participating).len();
        let totals = &cx.answer.totals;
        let places = totals.places;
        let entries = cx.question().entries();
        let [entry, several] = match entries {
            Entries::Agreements => [" agreement", " agreements"],
            Entries::Applications => [" application", " applications"],
            Entries::Both => [" of both", " agreements and applications"],
        };
        // Applications are counted by a list of their own, which may be much older.
        let pending = cx.day.pending_list(&cx.data.history).filter(|_| entries.has_applications());
        let pending = pending.map(|list| cx.data.history.lists.row(list));
        let age = match (pending, list) {
            (Some(pending), Some(list)) => {
                days_between(pending.date, list.date).map(|days| format!("{days} older"))
            }
            _ => cx.age(),
        };
        let count = |number: u32| thousands(number.into());
        let word = |number: u32, one, many| if number == 1 { one } else { many };
        Self {
            theme: cx.theme,
            list: if pending.is_some() { "pending list of " } else { "list of " },
            dated: pending.or(list).map_or_else(|| "no participating list".into(), short_list_name),
            has_list: list.is_some(),
            age,
            newer: cx.day.position.map_or(0, |at| lists.saturating_sub(at + 1)),
            counts: [count(totals.entries()), count(totals.agencies), count(places.states())],
            words: [
                word(totals.entries(), entry, several),
                word(totals.agencies, " agency", " agencies"),
                word(places.states(), " state", " states"),
            ],
            territories: postal_codes(places),
        }
    }

    /// The list, its age, and the first `parts` of the counts; one more, and the territories too.
    fn line(&self, list: List, age: bool, parts: usize) -> Line<'static> {
        let theme = self.theme;
        let (strong, faint) = (theme.strong(), theme.faint());
        let [dot, between] = [theme.characters().dot, theme.characters().frame[1]];
        let mut spans: Vec<Span<'static>> = Vec::new();
        if list == List::Named && self.has_list {
            spans.push(Span::styled(self.list, faint));
        }
        if list != List::None {
            spans.push(Span::styled(self.dated.clone(), strong));
        }
        if age {
            if let Some(age) = &self.age {
                if !spans.is_empty() {
                    spans.push(Span::styled(format!(" {dot} "), faint));
                }
                spans.push(Span::styled(age.clone(), theme.warning()));
            }
            if self.newer > 0 {
                let before = if spans.is_empty() { "" } else { "  " };
                spans.push(Span::styled(format!("{before}{} newer", self.newer), theme.warning()));
            }
        }
        for (i, (count, word)) in self.counts.iter().zip(self.words).take(parts).enumerate() {
            let (mark, style) = if i == 0 { (between, theme.frame()) } else { (dot, faint) };
            if !spans.is_empty() {
                spans.push(Span::styled(format!(" {mark} "), style));
            }
            spans.push(Span::styled(count.clone(), strong));
            spans.push(Span::styled(word, faint));
        }
        if parts > self.counts.len() {
            spans.push(Span::styled(self.territories.clone(), faint));
        }
        Line::from(spans)
    }

    /// The forms for one line, the longest first. The age stays longer than the words before it.
    fn forms(&self) -> Vec<Line<'static>> {
        let all = (0..=self.counts.len() + 1).rev();
        let named = all.filter(|parts| *parts > 0 || self.age.is_none());
        let mut forms: Vec<Line<'static>> =
            named.map(|parts| self.line(List::Named, true, parts)).collect();
        if self.age.is_some() {
            forms.push(self.line(List::Date, true, 1));
            forms.push(self.line(List::Named, true, 0));
            forms.push(self.line(List::Date, true, 0));
        }
        forms.push(self.line(List::Date, false, 0));
        forms
    }
}

/// The territories by postal code, which is all there is room for: ", GU, MP".
fn postal_codes(places: StateSet) -> String {
    places.outside_states().flat_map(|territory| [", ", territory.postal()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_lie_side_by_side_and_leave_room_for_the_list() {
        for (width, has_bar) in (0..300).flat_map(|width| [(width, false), (width, true)]) {
            for current in 0..VIEWS.len() {
                let tabs = tabs_of(Rect::new(0, 0, width, 1), has_bar, current);
                for pair in tabs.windows(2) {
                    assert!(pair[0].area.right() < pair[1].area.x, "{width}");
                }
                let all = tabs.iter().all(|tab| tab.named) && tabs.len() == VIEWS.len();
                let beside = if has_bar && all { 0 } else { LIST };
                if let Some(last) = tabs.last() {
                    assert!(last.area.right() + beside <= width, "{width}");
                    assert!(tabs.iter().any(|tab| tab.view == current && tab.named), "{width}");
                }
                assert!(!has_bar || width < 60 || all, "{width}: every view is named");
            }
        }
    }
}
