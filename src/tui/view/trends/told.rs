//! What the cursor is on, in a line; and the legend.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::paint::{Painter, Piece, skip};
use super::super::stack::{STACK, count, mark};
use super::calendar;
use crate::model::{Model, State as Place};
use crate::query::{ByModel, PeriodKind, Series, sum};
use crate::text::{counted, short_day, short_days, thousands};
use crate::tui::data::Data;
use crate::tui::layout::TrendsLayout;
use crate::tui::state::{Chart, State};

/// A text and its style.
type Part = (String, Style);

pub(super) fn draw(state: &State, data: &Data, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    legend(state, data, layout.legend, painter);
    let trends = &state.trends;
    let Some(series) = shown(state) else { return };
    let Some((first, last)) = trends.range() else { return };
    let counts = match trends.chart {
        Chart::InForce => series.counts.get(last).copied().unwrap_or_default(),
        _ => sum(series.counts.get(first..=last).unwrap_or_default()),
    };
    let mut parts = label(state, series, first, last);
    parts.extend(figures(state, &counts));
    let mut room = usize::from(layout.told.width);
    room = room.saturating_sub(parts.iter().map(|(text, _)| text.width()).sum());
    if let Some(more) = more(state, data, series, first, last).filter(|t| t.width() + 2 <= room) {
        parts.push((format!("  {more}"), state.theme.faint()));
    }
    let pieces: Vec<Piece<'_>> =
        parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    painter.pieces(layout.told, &pieces);
}

/// The series that is told of: that of the state under the cursor where there is one.
fn shown(state: &State) -> Option<&Series> {
    match state.trends.state() {
        Some((_, series)) => Some(series),
        None => state.trends.series(),
    }
}

/// The state, and the period or the range.
fn label(state: &State, series: &Series, first: usize, last: usize) -> Vec<Part> {
    let theme = state.theme;
    let mut parts = Vec::new();
    if let Some((place, _)) = state.trends.state() {
        let name = place.map_or("state unknown", Place::name);
        parts.push((format!("{name}, "), theme.strong()));
    }
    let kind = series.first.kind;
    if first == last {
        parts.push((series.period(last).label(), theme.accent()));
    } else {
        let said = format!(
            "{} {} {}",
            series.period(first).label(),
            theme.characters().dash,
            series.period(last).label()
        );
        parts.push((said, theme.accent()));
        let plural = format!("{}s", kind.name());
        let count = counted(last - first + 1, kind.name(), &plural);
        parts.push((format!(" ({count})"), theme.faint()));
    }
    parts.push(("  ".into(), theme.text()));
    parts
}

/// The sum, then each model that has some.
fn figures(state: &State, counts: &ByModel) -> Vec<Part> {
    let theme = state.theme;
    let all: u32 = counts.iter().sum();
    let mut parts = vec![
        (thousands(all.into()), theme.strong()),
        (format!(" {}", state.trends.chart.word()), theme.text()),
    ];
    for layer in STACK {
        let count = count(counts, layer);
        if count > 0 {
            let letter = layer.map_or('?', Model::letter);
            parts.push((format!("  {letter} "), theme.model(layer)));
            parts.push((thousands(count.into()), theme.text()));
        }
    }
    parts
}

/// The days of a period or a range, and how exactly it is known.
fn more(state: &State, data: &Data, series: &Series, first: usize, last: usize) -> Option<String> {
    let trends = &state.trends;
    let (from, to) = trends.days()?;
    let to = to.min(state.day.as_of).max(from);
    match trends.chart {
        Chart::InForce if first < last => {
            let before = series.counts.get(first)?.iter().sum::<u32>();
            Some(format!(
                "from {} at the end of {}",
                thousands(before.into()),
                series.period(first).label()
            ))
        }
        Chart::InForce => {
            let history = &data.history;
            let at = history.in_force(crate::model::ListKind::Participating, to)?;
            let in_force = *history.participating.get(at.min(state.day.position?))?;
            Some(format!("by the list of {}", short_day(history.lists.row(in_force).date)))
        }
        Chart::Ended => {
            let between = series.between.get(first..=last)?.iter().flatten();
            let (after, by) = between.copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
            Some(format!("after {} and by {}", short_day(after), short_day(by)))
        }
        _ if trends.mark.is_some() => Some("Enter: a filter of signing dates".into()),
        Chart::Calendar => None,
        _ => (series.first.kind != PeriodKind::Day).then(|| short_days(from, to)),
    }
}

fn legend(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let trends = &state.trends;
    let mut parts: Vec<Part> = vec![(format!("by {}", trends.kind().name()), theme.strong())];
    if trends.chart == Chart::Calendar {
        parts.extend(calendar::legend(theme));
    } else {
        let total = trends.figures.as_ref().map(|figures| figures.series.total());
        for layer in STACK {
            let used = total.as_ref().is_some_and(|total| count(total, layer) > 0);
            if layer.is_none() && !used {
                continue;
            }
            let name = layer.map_or("unknown", |model| match area.width {
                0..=62 => model.code(),
                63..=89 => model.short(),
                _ => model.name(),
            });
            parts.push((format!("  {} ", mark(theme, layer)), theme.model(layer)));
            parts.push((name.to_owned(), theme.text()));
        }
    }
    let pieces: Vec<Piece<'_>> =
        parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    let taken = painter.pieces(area, &pieces);
    let rest = skip(area, taken + 2);
    if let Some(words) =
        apart(state, data).into_iter().find(|t| t.width() <= usize::from(rest.width))
    {
        painter.right(rest, &words, theme.faint());
    }
}

/// What the sum is and what has no place on the chart, the longest wording first.
fn apart(state: &State, data: &Data) -> Vec<String> {
    let trends = &state.trends;
    let Some(figures) = &trends.figures else { return Vec::new() };
    let apart: u32 = figures.series.apart.iter().sum();
    let all: u32 = figures.series.total().iter().sum();
    let (all, number) = (thousands(all.into()), thousands(apart.into()));
    let oldest = data
        .history
        .participating
        .first()
        .map(|&list| short_day(data.history.lists.row(list).date));
    let oldest = oldest.unwrap_or_default();
    match trends.chart {
        Chart::InForce => vec![
            "the list in force at the end of each period".into(),
            "at each period's end".into(),
        ],
        Chart::FirstListed => vec![
            format!("{all} in all; {number} more stood on the oldest list, of {oldest}"),
            format!("{number} more by {oldest}"),
            format!("+ {number} by {oldest}"),
        ],
        Chart::Ended => {
            let words = "by the first list without them";
            if apart == 0 {
                vec![format!("{all} in all; {words}"), words.into()]
            } else {
                vec![
                    format!("{all} in all, {number} unconfirmed beside them; {words}"),
                    format!("{number} unconfirmed beside them"),
                    format!("+ {number} unconfirmed"),
                ]
            }
        }
        Chart::States if trends.own_scales => vec!["a scale for each".into(), "own scales".into()],
        Chart::States => vec!["all on one scale".into(), "one scale".into()],
        Chart::Signed | Chart::Calendar | Chart::Compare => {
            let undated =
                if apart > 0 { format!("; {number} more undated") } else { String::new() };
            if is_of_active(state) {
                let day = short_day(state.day.as_of);
                let told = format!("{all} of those active on {day}{undated}");
                vec![told, format!("{all} active{undated}"), format!("{all} active")]
            } else {
                vec![format!("{all} in all{undated}"), format!("{all} in all")]
            }
        }
    }
}

/// Whether only what is active on the day is counted, because no status is asked for.
fn is_of_active(state: &State) -> bool {
    let boxed = state.hits.as_ref().is_some_and(|hits| !hits.restrictions.statuses.is_empty());
    state.filter.statuses.is_empty() && !boxed
}
