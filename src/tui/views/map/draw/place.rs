//! The place under the cursor: its name, its counts, its agencies.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use crate::export::reach::percent;
use crate::model::Model;
use crate::query::{Facet, Local, Locality};
use crate::reference::people::YEAR;
use crate::text::{counted, display, short_day, shorten, thousands};
use crate::tui::core::models::letters;
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::bars::{bar, spark};
use crate::tui::kit::cells::{put, row, rows, skip};
use crate::tui::kit::frame::title;
use crate::tui::views::map::layout::Form;
use crate::tui::views::map::state::{Map, months_of};

/// Columns of the name of a model, and of its count.
const MODEL: usize = 16;
const COUNT: usize = 5;

/// The pane of the place.
pub(super) fn pane(view: &Map, cx: &Context, form: Form, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let (name, state) = view.name();
    let more = state.map(|state| vec![Span::styled(state.postal(), theme.faint()), " ".into()]);
    title(buffer, theme, area, false, name, more.unwrap_or_default());
    let inside = cx.outline().within(area).inner(Margin::new(1, 0));
    let Some((_, local)) = &view.local else { return };
    let lines = counts(view, cx, form, local, inside.width);
    let taken = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.height);
    for (at, line) in rows(inside).zip(lines) {
        put(buffer, at, line);
    }
    let rest = Rect { y: inside.y + taken, height: inside.height - taken, ..inside };
    agencies(cx, local, rest, buffer);
}

/// Everything that is counted, as lines.
fn counts(view: &Map, cx: &Context, form: Form, local: &Local, width: u16) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let all: u32 = local.models.iter().sum();
    let mut lines: Vec<Line<'static>> = Vec::new();
    if all == 0 {
        lines.push(Span::styled(cx.nothing(), theme.faint()).into());
    } else {
        let [one, many] = cx.question().entries().nouns();
        lines.push(Line::from(vec![
            Span::styled(thousands(all.into()), theme.strong()),
            Span::styled(format!(" {}, ", if all == 1 { one } else { many }), theme.faint()),
            Span::styled(counted(local.agencies.len(), "agency", "agencies"), theme.text()),
        ]));
        lines.push(Line::default());
        lines.extend(by_model(cx, local, width));
        lines.push(Line::default());
    }
    lines.extend(people(view, cx, local));
    lines.extend(of_state(view, cx, form));
    if let Some(newest) = local.newest {
        lines.push(Line::from(vec![
            Span::styled("newest signed ", theme.faint()),
            Span::styled(short_day(newest), theme.text()),
        ]));
    }
    lines.extend(months(view, cx, width));
    lines
}

/// A bar for each model, and for agreements without a known one where there are any.
fn by_model(cx: &Context, local: &Local, width: u16) -> impl Iterator<Item = Line<'static>> {
    let theme = cx.theme;
    let models = local.models;
    let most = models.iter().copied().max().unwrap_or(0);
    let room = width.saturating_sub(u16::try_from(3 + MODEL + COUNT).unwrap_or(0));
    let kinds = Model::BY_BREADTH.map(Some).into_iter().chain([None]);
    kinds.filter_map(move |model| {
        let count = models.get(Model::slot(model)).copied().unwrap_or(0);
        if model.is_none() && count == 0 {
            return None;
        }
        let colour = if count == 0 { theme.faint() } else { theme.model(model) };
        let name = model.map_or("model unknown", Model::short);
        Some(Line::from(vec![
            Span::styled(format!("{} ", model.map_or('?', Model::letter)), colour),
            Span::styled(format!("{name:MODEL$}"), theme.faint()),
            Span::styled(format!("{:>COUNT$} ", thousands(count.into())), theme.text()),
            Span::styled(bar(count, most, room, theme.characters()), colour),
        ]))
    })
}

/// The people of the place, and in a state the share of them with an agreement in their county.
fn people(view: &Map, cx: &Context, local: &Local) -> Vec<Line<'static>> {
    let theme = cx.theme;
    if local.all.people == 0 {
        return Vec::new();
    }
    let mut lines = vec![Line::from(vec![
        Span::styled(thousands(local.all.people), theme.text()),
        Span::styled(format!(" people ({YEAR})"), theme.faint()),
    ])];
    if view.county.is_none()
        && let Some(share) = percent(local.with, local.all)
    {
        lines.push(Line::from(vec![
            Span::styled(share, theme.text()),
            Span::styled(" in counties with one", theme.faint()),
        ]));
    }
    lines
}

/// What is known of a state alone: its counties, its own agencies, what is in no known county.
fn of_state(view: &Map, cx: &Context, form: Form) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let (None, Some(state), Some(known)) = (view.county, view.place, &view.counted) else {
        return Vec::new();
    };
    let line = |number: String, words: &'static str| {
        Line::from(vec![Span::styled(number, theme.text()), Span::styled(words, theme.faint())])
    };
    let mut lines = Vec::new();
    let count = known.places.state(Some(state));
    let (with, all) = view.counties_with_agreement(state);
    if all > 0 {
        lines.push(line(format!("{with} of {all}"), " counties have one"));
    }
    if let Some(broadest) = Model::broadest(&count.state_agencies) {
        let own: u32 = count.state_agencies.iter().sum();
        lines.push(line(thousands(own.into()), " of the state's own agencies"));
        if form == Form::Picture {
            lines.push(Line::from(vec![
                Span::styled(format!("{} ", broadest.letter()), theme.model(Some(broadest))),
                Span::styled("is the colour of the border", theme.faint()),
            ]));
        }
    }
    let elsewhere: u32 = count.elsewhere.iter().sum();
    if elsewhere > 0 {
        lines.push(line(thousands(elsewhere.into()), " whose county is not known"));
    }
    lines
}

/// Signed per month in a state.
fn months(view: &Map, cx: &Context, width: u16) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let (None, Some(state)) = (view.county, view.place) else { return Vec::new() };
    let months = months_of(cx, state);
    let shown = months.len().min(usize::from(width));
    let newest = months.get(months.len() - shown..).unwrap_or_default();
    if newest.iter().all(|&count| count == 0) {
        return Vec::new();
    }
    let first = cx.answer.trend.first;
    let month = |at: usize| first.plus(i32::try_from(at).unwrap_or(0)).label();
    let (from, to) = (month(months.len() - shown), month(months.len().saturating_sub(1)));
    let gap = shown.saturating_sub(from.len() + to.len());
    vec![
        Line::default(),
        Span::styled("signed per month", theme.faint()).into(),
        Span::styled(spark(newest, theme.characters()), theme.bar()).into(),
        Span::styled(format!("{from}{}{to}", " ".repeat(gap)), theme.faint()).into(),
    ]
}

/// As many agencies as there is room for.
fn agencies(cx: &Context, local: &Local, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let history = &cx.data.history;
    let Some(heading) = row(area, 1).filter(|_| !local.agencies.is_empty()) else { return };
    put(buffer, heading, Span::styled("Agencies, last signed first", theme.strong()));
    let room = usize::from(area.height.saturating_sub(2));
    let all = local.agencies.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    for (at, &agency) in rows(area).skip(2).zip(local.agencies.iter().take(shown)) {
        let found = cx.answer.row_of(cx.question(), agency);
        put(buffer, Rect { width: 5.min(at.width), ..at }, letters(theme, found.models));
        let name = display(history.text(history.tables.agencies.row(agency).name));
        let at = skip(at, 7);
        let name = shorten(&name, usize::from(at.width));
        put(buffer, at, Span::styled(name, theme.text()));
    }
    if shown < all
        && let Some(at) = row(area, area.height.saturating_sub(1))
    {
        let more = thousands(u64::try_from(all - shown).unwrap_or(u64::MAX));
        let words = format!("and {more} more: Enter shows all");
        put(buffer, at, Span::styled(words, theme.faint()));
    }
}

/// The place in two lines, where it has no pane.
pub(super) fn short(view: &Map, cx: &Context) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let Some((locality, local)) = &view.local else { return Vec::new() };
    let (name, state) = view.name();
    let all: u32 = local.models.iter().sum();
    let mut first = vec![Span::styled(name, theme.accent())];
    if let Some(state) = state {
        first.push(Span::styled(format!(", {}", state.postal()), theme.faint()));
    }
    first.push(if all == 0 {
        Span::styled(format!("  {}", cx.nothing()), theme.faint())
    } else {
        Span::styled(format!("  {}", thousands(all.into())), theme.strong())
    });
    for model in Model::BY_BREADTH {
        let count = local.models.get(model.position()).copied().unwrap_or(0);
        if count > 0 {
            first.push(Span::styled(format!("  {}", model.letter()), theme.model(Some(model))));
            first.push(Span::styled(format!(" {}", thousands(count.into())), theme.text()));
        }
    }
    let dot = theme.characters().dot;
    let agencies = counted(local.agencies.len(), "agency", "agencies");
    let mut second = vec![Span::styled(agencies, theme.text())];
    if let (Locality::State(_), Some(state)) = (locality, view.place)
        && let (with, all) = view.counties_with_agreement(state)
        && all > 0
    {
        let words = format!(" {dot} {with} of {all} counties");
        second.push(Span::styled(words, theme.faint()));
    }
    if let Some(newest) = local.newest {
        let words = format!(" {dot} newest signed {}", short_day(newest));
        second.push(Span::styled(words, theme.faint()));
    }
    vec![first.into(), second.into()]
}
