//! The place under the cursor: its name, its counts, its agencies.

use ratatui::layout::Rect;

use super::screen::{BROADEST_FIRST, Pieces, months_of, put};
use crate::map::CountyMap;
use crate::model::{Model, State as Place};
use crate::query::{Local, Locality};
use crate::text::{counted, display, short_day, shorten, thousands};
use crate::tui::data::Data;
use crate::tui::layout::MapForm;
use crate::tui::state::State;
use crate::tui::view::agencies;
use crate::tui::view::bars::{bar, spark};
use crate::tui::view::paint::{Painter, row, skip};

/// Columns of the name of a model, and of its count.
const MODEL: usize = 16;
const COUNT: usize = 5;

/// The name of the place, and of its state where it is a county.
fn name(state: &State) -> (&'static str, Option<Place>) {
    match (state.map.county, state.map.place) {
        (Some(county), place) => (CountyMap::bundled().name(county), place),
        (None, place) => (place.map_or("", Place::name), None),
    }
}

fn local(state: &State) -> Option<&Local> {
    state.map.local.as_ref().map(|(_, local)| local)
}

/// The pane of the place.
pub(super) fn pane(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let (name, of) = name(state);
    let more = of.map(Place::postal).unwrap_or_default();
    let gap = if more.is_empty() { "" } else { " " };
    painter.title(area, false, name, &[(more, theme.faint()), (gap, theme.text())]);
    let inside = state.outline().within(area);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let Some(local) = local(state) else { return };
    let mut offset = 0;
    for line in counts(state, local, inside.width) {
        if let Some(at) = row(inside, offset) {
            put(painter, at, &line);
        }
        offset += 1;
    }
    let rest = Rect {
        y: inside.y + offset.min(inside.height),
        height: inside.height.saturating_sub(offset),
        ..inside
    };
    agencies(state, data, local, rest, painter);
}

/// How many counties of a state have an agreement, of how many.
fn counties(state: &State, place: Place) -> (usize, usize) {
    let counts = state.map.counts.as_ref();
    counts.map_or((0, 0), |counts| counts.of_state(CountyMap::bundled(), place))
}

/// Everything that is counted, as lines.
fn counts(state: &State, local: &Local, width: u16) -> Vec<Pieces> {
    let theme = state.theme;
    let all: u32 = local.models.iter().sum();
    let mut lines = Vec::new();
    if all == 0 {
        let none =
            if state.filter.is_empty() { "no active agreement" } else { "no agreement matches" };
        lines.push(vec![(none.to_owned(), theme.faint())]);
    } else {
        lines.push(vec![
            (thousands(all.into()), theme.strong()),
            (if all == 1 { " agreement, " } else { " agreements, " }.into(), theme.faint()),
            (counted(local.agencies.len(), "agency", "agencies"), theme.text()),
        ]);
        lines.push(Vec::new());
        let most = local.models.iter().copied().max().unwrap_or(0);
        let room = width.saturating_sub(u16::try_from(3 + MODEL + COUNT).unwrap_or(0));
        for model in BROADEST_FIRST.map(Some).into_iter().chain([None]) {
            let at = model.map_or(local.models.len() - 1, Model::position);
            let count = local.models.get(at).copied().unwrap_or(0);
            if model.is_none() && count == 0 {
                continue;
            }
            let colour = if count == 0 { theme.faint() } else { theme.model(model) };
            lines.push(vec![
                (format!("{} ", model.map_or('?', Model::letter)), colour),
                (format!("{:MODEL$}", model.map_or("model unknown", Model::short)), theme.faint()),
                (format!("{:>COUNT$} ", thousands(count.into())), theme.text()),
                (bar(count, most, room, theme.characters()), colour),
            ]);
        }
        lines.push(Vec::new());
    }
    lines.extend(of_state(state));
    if let Some(newest) = local.newest {
        lines.push(vec![
            ("newest signed ".into(), theme.faint()),
            (short_day(newest), theme.text()),
        ]);
    }
    lines.extend(months(state, width));
    lines
}

/// What there is to be told of a state: its counties, its own agencies, what has no county.
fn of_state(state: &State) -> Vec<Pieces> {
    let theme = state.theme;
    let (None, Some(place), Some(places)) = (state.map.county, state.map.place, &state.map.places)
    else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let count = places.state(Some(place));
    let (with, all) = counties(state, place);
    if all > 0 {
        lines.push(vec![
            (format!("{with} of {all}"), theme.text()),
            (" counties have one".into(), theme.faint()),
        ]);
    }
    if let Some(broadest) = Model::broadest(&count.state_agencies) {
        let own: u32 = count.state_agencies.iter().sum();
        let mut line = vec![
            (thousands(own.into()), theme.text()),
            (" of the state's own agencies".into(), theme.faint()),
        ];
        if state.map_layout().form == MapForm::Picture {
            lines.push(line);
            line = vec![
                (format!("{} ", broadest.letter()), theme.model(Some(broadest))),
                ("is the colour of the border".into(), theme.faint()),
            ];
        }
        lines.push(line);
    }
    let elsewhere: u32 = count.elsewhere.iter().sum();
    if elsewhere > 0 {
        lines.push(vec![
            (thousands(elsewhere.into()), theme.text()),
            (" whose county is not known".into(), theme.faint()),
        ]);
    }
    lines
}

/// Signed per month in a state.
fn months(state: &State, width: u16) -> Vec<Pieces> {
    let theme = state.theme;
    let (None, Some(place)) = (state.map.county, state.map.place) else { return Vec::new() };
    let months = months_of(state, place);
    let shown = months.len().min(usize::from(width));
    let newest = months.get(months.len() - shown..).unwrap_or_default();
    if newest.iter().all(|&count| count == 0) {
        return Vec::new();
    }
    let trend = &state.answer.trend;
    let month = |at: usize| trend.first.plus(i32::try_from(at).unwrap_or(0)).label();
    let (from, to) = (month(months.len() - shown), month(months.len().saturating_sub(1)));
    let gap = usize::from(width).min(shown).saturating_sub(from.len() + to.len());
    vec![
        Vec::new(),
        vec![("signed per month".into(), theme.faint())],
        vec![(spark(newest, theme.characters()), theme.bar())],
        vec![(format!("{from}{}{to}", " ".repeat(gap)), theme.faint())],
    ]
}

/// The agencies, as many as have room.
fn agencies(state: &State, data: &Data, local: &Local, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let Some(heading) = row(area, 1).filter(|_| !local.agencies.is_empty()) else { return };
    painter.text(heading, "Agencies, last signed first", theme.strong());
    let room = usize::from(area.height.saturating_sub(2));
    let all = local.agencies.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    for (i, &agency) in local.agencies.iter().take(shown).enumerate() {
        let Some(at) = row(area, u16::try_from(i + 2).unwrap_or(u16::MAX)) else { return };
        let found = state.answer.row_of(state.question(&data.history), agency);
        agencies::models(state, &found, Rect { width: 5.min(at.width), ..at }, painter);
        let name = display(data.history.text(data.history.tables.agencies.row(agency).name));
        let at = skip(at, 7);
        painter.text(at, &shorten(&name, usize::from(at.width)), theme.text());
    }
    if shown < all
        && let Some(at) = row(area, area.height.saturating_sub(1))
    {
        let more = thousands(u64::try_from(all - shown).unwrap_or(u64::MAX));
        painter.text(at, &format!("and {more} more: Enter shows all"), theme.faint());
    }
}

/// The place in two lines, where it has no pane.
pub(super) fn short(state: &State) -> Vec<Pieces> {
    let theme = state.theme;
    let Some((locality, local)) = &state.map.local else { return Vec::new() };
    let (name, of) = name(state);
    let all: u32 = local.models.iter().sum();
    let mut first = vec![(name.to_owned(), theme.accent())];
    if let Some(of) = of {
        first.push((format!(", {}", of.postal()), theme.faint()));
    }
    if all == 0 {
        let none =
            if state.filter.is_empty() { "no active agreement" } else { "no agreement matches" };
        first.push((format!("  {none}"), theme.faint()));
    } else {
        first.push((format!("  {}", thousands(all.into())), theme.strong()));
    }
    for model in BROADEST_FIRST {
        let count = local.models.get(model.position()).copied().unwrap_or(0);
        if count > 0 {
            first.push((format!("  {}", model.letter()), theme.model(Some(model))));
            first.push((format!(" {}", thousands(count.into())), theme.text()));
        }
    }
    let mut second = vec![(counted(local.agencies.len(), "agency", "agencies"), theme.text())];
    if let (Locality::State(_), Some(place)) = (locality, state.map.place) {
        let (with, all) = counties(state, place);
        if all > 0 {
            second.push((
                format!(" {} {with} of {all} counties", theme.characters().dot),
                theme.faint(),
            ));
        }
    }
    if let Some(newest) = local.newest {
        second.push((
            format!(" {} newest signed {}", theme.characters().dot, short_day(newest)),
            theme.faint(),
        ));
    }
    vec![first, second]
}
