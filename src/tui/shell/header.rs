//! The first line of the screen: the views, as of which list, how many.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::views::VIEWS;
use crate::model::{ListKind, StateSet};
use crate::text::{short_list_name, thousands};
use crate::tui::core::Context;
use crate::tui::kit::cells::{columns_of, put, skip};

/// The columns of the program's name, and of the line behind it.
const NAME: u16 = 8;
/// The columns of the name of a list, and of the list with a count.
const LIST: u16 = 20;
const LIST_AND_COUNT: u16 = 42;

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

/// The tabs where `current` is shown: all names; else the numbers of the others; else the name of
/// this view alone; on the smallest screens none, for the list goes before.
pub(super) fn tabs(header: Rect, current: usize) -> Vec<Tab> {
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
    let forms: [(Named, u16); 3] = [
        (|_| Some(true), LIST_AND_COUNT),
        (|here| Some(here), LIST_AND_COUNT),
        (|here| here.then_some(true), LIST),
    ];
    let mut fitting = forms.into_iter().map(|(shows, beside)| (of(shows), beside));
    let fits = |(tabs, beside): &(Vec<Tab>, u16)| {
        tabs.iter().map(|tab| tab.area.width + 2).sum::<u16>() + beside <= room
    };
    fitting.find(fits).map_or_else(Vec::new, |(tabs, _)| tabs)
}

/// Draws the line.
pub(super) fn draw(cx: &Context, current: usize, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let between = theme.characters().frame[1];
    let tabs = tabs(area, current);
    let mut taken = put(buffer, area, Span::styled(" g287 ", theme.accent()));
    if !tabs.is_empty() {
        put(buffer, skip(area, taken), Span::styled(between, theme.frame()));
    }
    for tab in &tabs {
        let style = if tab.view == current { theme.current() } else { theme.faint() };
        let name = VIEWS.get(tab.view).map_or("", |entry| entry.name);
        let number = tab.view + 1;
        let label = if tab.named { format!("{number} {name}") } else { number.to_string() };
        put(buffer, tab.area, Span::styled(label, style));
        taken = tab.area.right() - area.x + 2;
    }
    let rest = skip(area, taken);
    for line in figures(cx) {
        let width = columns_of(&line).saturating_add(1);
        if width <= rest.width {
            put(buffer, skip(rest, rest.width - width), line);
            return;
        }
        if line.spans.len() == 1 {
            put(buffer, rest, line);
        }
    }
}

/// What there is to say about the list and about what matches, the longest form first.
fn figures(cx: &Context) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let (strong, faint) = (theme.strong(), theme.faint());
    let history = &cx.data.history;
    let list = cx.list();
    let dated = list.map_or_else(|| "no participating list".into(), short_list_name);
    let lists = history.accepted(ListKind::Participating).len();
    let newer = cx.day.position.map_or(0, |at| lists.saturating_sub(at + 1));
    let mut named = vec![Span::styled(dated.clone(), strong)];
    if list.is_some() {
        named.insert(0, Span::styled("list of ", faint));
    }
    let [dot, between] = [theme.characters().dot, theme.characters().frame[1]];
    let age = cx.age();
    if let Some(age) = &age {
        named.push(Span::styled(format!(" {dot} "), faint));
        named.push(Span::styled(age.clone(), theme.warning()));
    }
    if newer > 0 {
        named.push(Span::styled(format!("  {newer} newer"), theme.warning()));
    }
    let totals = &cx.answer.totals;
    let places = totals.places;
    let counts = [
        (totals.agreements, " agreement", " agreements"),
        (totals.agencies, " agency", " agencies"),
        (places.states(), " state", " states"),
    ];
    let territories = postal_codes(places);
    let line = |named: &[Span<'static>], parts: usize| {
        let mut spans = named.to_vec();
        for (i, &(count, one, many)) in counts.iter().take(parts).enumerate() {
            let (mark, style) = if i == 0 { (between, theme.frame()) } else { (dot, faint) };
            spans.push(Span::styled(format!(" {mark} "), style));
            spans.push(Span::styled(thousands(count.into()), strong));
            spans.push(Span::styled(if count == 1 { one } else { many }, faint));
        }
        if parts > counts.len() {
            spans.push(Span::styled(territories.clone(), faint));
        }
        Line::from(spans)
    };
    let shortest = Line::from(Span::styled(dated, strong));
    let all = (0..=counts.len() + 1).rev();
    if age.is_none() || list.is_none() {
        return all.map(|parts| line(&named, parts)).chain([shortest]).collect();
    }
    // The age stays longer than the words before it.
    let bare = named.get(1..).unwrap_or(&[]);
    let whole = all.filter(|parts| *parts > 0).map(|parts| line(&named, parts));
    let shorter = [line(bare, 1), line(&named, 0), line(bare, 0)];
    whole.chain(shorter).chain([shortest]).collect()
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
        for width in 0..300 {
            for current in 0..VIEWS.len() {
                let tabs = tabs(Rect::new(0, 0, width, 1), current);
                for pair in tabs.windows(2) {
                    assert!(pair[0].area.right() < pair[1].area.x, "{width}");
                }
                if let Some(last) = tabs.last() {
                    assert!(last.area.right() + LIST <= width, "{width}");
                    assert!(tabs.iter().any(|tab| tab.view == current && tab.named), "{width}");
                }
            }
        }
    }
}
