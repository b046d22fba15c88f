//! What the cursor is on, in a line; and the legend.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::calendar;
use super::layout::TrendsLayout;
use super::state::{Chart, Trends};
use crate::model::{Model, State};
use crate::query::{ByModel, PeriodKind, Series, sum};
use crate::text::{counted, short_day, short_days, thousands};
use crate::tui::core::stacked::{STACK, count, legend};
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::cells::{put, put_right, skip};

/// Draws the line and the legend.
pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    draw_legend(trends, cx, layout.legend, buffer);
    let Some(series) = shown(trends) else { return };
    let Some((first, last)) = trends.range() else { return };
    let counts = match trends.chart {
        Chart::InForce => series.counts.get(last).copied().unwrap_or_default(),
        _ => sum(series.counts.get(first..=last).unwrap_or_default()),
    };
    let mut spans = label(trends, cx, series, first, last);
    spans.extend(figures(trends, cx, &counts));
    let taken: usize = spans.iter().map(Span::width).sum();
    let room = usize::from(layout.caption.width).saturating_sub(taken);
    if let Some(more) = more(trends, cx, series, first, last).filter(|t| t.width() + 2 <= room) {
        spans.push(Span::styled(format!("  {more}"), cx.theme.faint()));
    }
    put(buffer, layout.caption, spans);
}

/// The series that the line is about: that of the state under the cursor where there is one.
fn shown(trends: &Trends) -> Option<&Series> {
    match trends.state() {
        Some((_, series)) => Some(series),
        None => trends.series(),
    }
}

/// The state, and the period or the range.
fn label(
    trends: &Trends,
    cx: &Context,
    series: &Series,
    first: usize,
    last: usize,
) -> Vec<Span<'static>> {
    let theme = cx.theme;
    let mut parts = Vec::new();
    if let Some((place, _)) = trends.state() {
        let name = place.map_or("state unknown", State::name);
        parts.push(Span::styled(format!("{name}, "), theme.strong()));
    }
    let kind = series.first.kind;
    if first == last {
        parts.push(Span::styled(series.period(last).label(), theme.accent()));
    } else {
        let range = format!(
            "{} {} {}",
            series.period(first).label(),
            theme.characters().dash,
            series.period(last).label()
        );
        parts.push(Span::styled(range, theme.accent()));
        let plural = format!("{}s", kind.name());
        let count = counted(last - first + 1, kind.name(), &plural);
        parts.push(Span::styled(format!(" ({count})"), theme.faint()));
    }
    parts.push(Span::styled("  ", theme.text()));
    parts
}

/// The sum, then each model that has some.
fn figures(trends: &Trends, cx: &Context, counts: &ByModel) -> Vec<Span<'static>> {
    let theme = cx.theme;
    let all: u32 = counts.iter().sum();
    let mut parts = vec![
        Span::styled(thousands(all.into()), theme.strong()),
        Span::styled(format!(" {}", trends.chart.word()), theme.text()),
    ];
    for layer in STACK {
        let count = count(counts, layer);
        if count > 0 {
            let letter = layer.map_or('?', Model::letter);
            parts.push(Span::styled(format!("  {letter} "), theme.model(layer)));
            parts.push(Span::styled(thousands(count.into()), theme.text()));
        }
    }
    parts
}

/// The days of a period or a range, and how exactly it is known.
fn more(
    trends: &Trends,
    cx: &Context,
    series: &Series,
    first: usize,
    last: usize,
) -> Option<String> {
    let (from, to) = trends.days()?;
    let to = to.min(cx.day.as_of).max(from);
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
            let history = &cx.data.history;
            let at = history.in_force(crate::model::ListKind::Participating, to)?;
            let in_force = *history.participating.get(at.min(cx.day.position?))?;
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

fn draw_legend(trends: &Trends, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let mut parts = vec![Span::styled(format!("by {}", trends.kind().name()), theme.strong())];
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
            parts.push(Span::styled(format!("  {} ", legend(theme, layer)), theme.model(layer)));
            parts.push(Span::styled(name, theme.text()));
        }
    }
    let taken = put(buffer, area, parts);
    let rest = skip(area, taken + 2);
    if let Some(words) =
        apart(trends, cx).into_iter().find(|t| t.width() <= usize::from(rest.width))
    {
        put_right(buffer, rest, Span::styled(words, theme.faint()));
    }
}

/// What the sum is and what has no place on the chart, the longest wording first.
fn apart(trends: &Trends, cx: &Context) -> Vec<String> {
    let Some(figures) = &trends.figures else { return Vec::new() };
    let apart: u32 = figures.series.apart.iter().sum();
    let all: u32 = figures.series.total().iter().sum();
    let (all, number) = (thousands(all.into()), thousands(apart.into()));
    let oldest = cx
        .data
        .history
        .participating
        .first()
        .map(|&list| short_day(cx.data.history.lists.row(list).date));
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
            if is_of_active(cx) {
                let day = short_day(cx.day.as_of);
                let words = format!("{all} of those active on {day}{undated}");
                vec![words, format!("{all} active{undated}"), format!("{all} active")]
            } else {
                vec![format!("{all} in all{undated}"), format!("{all} in all")]
            }
        }
    }
}

/// Whether only what is active on the day is counted, because no status is asked for.
fn is_of_active(cx: &Context) -> bool {
    let boxed = cx.search.hits.as_ref().is_some_and(|hits| !hits.restrictions.statuses.is_empty());
    cx.filter.statuses.is_empty() && !boxed
}
