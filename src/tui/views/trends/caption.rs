//! What the cursor is on, in a line; and the legend.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::calendar;
use super::layout::TrendsLayout;
use super::state::{Chart, Trends};
use crate::model::{Model, State};
use crate::query::{ByModel, PeriodKind, Series, Unplaced, Unseen, sum};
use crate::text::{counted, short_day, short_days, short_list_day, thousands};
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
    match unseen(series, last) {
        Some(stretch) => {
            let words = format!(
                "no list from {} to {}",
                short_day(stretch.after),
                short_day(stretch.before)
            );
            spans.push(Span::styled(words, cx.theme.warning()));
            put(buffer, layout.caption, spans);
            return;
        }
        None => spans.extend(figures(trends, cx, &counts)),
    }
    let taken: usize = spans.iter().map(Span::width).sum();
    let room = usize::from(layout.caption.width).saturating_sub(taken);
    let more = more(trends, cx, series, first, last).unwrap_or_default();
    if let Some(more) =
        more.into_iter().find(|words| !words.is_empty() && words.width() + 2 <= room)
    {
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

/// The stretch without a list in which a period has no figure.
fn unseen(series: &Series, at: usize) -> Option<Unseen> {
    series.unseen.get(at).copied().flatten()
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

/// The days of a period or a range, and how exactly it is known, the longest wording first.
fn more(
    trends: &Trends,
    cx: &Context,
    series: &Series,
    first: usize,
    last: usize,
) -> Option<Vec<String>> {
    let (from, to) = trends.days()?;
    let to = to.min(cx.day.as_of).max(from);
    match trends.chart {
        Chart::InForce if first < last && unseen(series, first).is_none() => {
            let before = series.counts.get(first)?.iter().sum::<u32>();
            Some(vec![format!(
                "from {} at the end of {}",
                thousands(before.into()),
                series.period(first).label()
            )])
        }
        Chart::InForce => {
            let history = &cx.data.history;
            let at = history.in_force(crate::model::ListKind::Participating, to)?;
            let in_force = *history.participating.get(at.min(cx.day.position?))?;
            Some(vec![format!("by the list of {}", short_list_day(history.lists.row(in_force)))])
        }
        Chart::FirstListed | Chart::Ended if unplaced(series, from, to).is_some() => {
            let (found, count) = unplaced(series, from, to)?;
            let (count, by) = (thousands(count.into()), short_day(found.by));
            let after = found.after.map(short_day);
            let between = after.map(|after| format!("{count} more between {after} and {by}"));
            let short = [format!("{count} more by {by}"), format!("+ {count} by {by}")];
            Some(between.into_iter().chain(short).collect())
        }
        Chart::Ended => {
            let between = series.between.get(first..=last)?.iter().flatten();
            let (after, by) = between.copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
            Some(vec![format!("after {} and by {}", short_day(after), short_day(by))])
        }
        _ if trends.mark.is_some() => Some(vec!["Enter: a filter of signing dates".into()]),
        Chart::Signed | Chart::Calendar => {
            let active = trends.figures.as_ref()?.active.as_ref()?;
            let days = (series.first.kind != PeriodKind::Day).then(|| short_days(from, to));
            let signed: u32 = sum(series.counts.get(first..=last)?).iter().sum();
            let still = (first..=last).map(|at| active_in(active, series, at)).sum::<u32>();
            let still = (signed > 0).then(|| match still {
                0 => "none of them active".to_owned(),
                all if all == signed => "all active".to_owned(),
                some => format!("{} of them active", thousands(some.into())),
            });
            let known = oldest(cx).filter(|&oldest| from < oldest);
            let known = known.map(|day| format!("known from lists since {}", short_day(day)));
            let join = |parts: &[&Option<String>]| {
                let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
                parts.join("; ")
            };
            Some(vec![
                join(&[&days, &still, &known]),
                join(&[&still, &known]),
                join(&[if known.is_some() { &known } else { &still }]),
                join(&[&days]),
            ])
        }
        _ => (series.first.kind != PeriodKind::Day).then(|| vec![short_days(from, to)]),
    }
}

/// The day of the oldest list: what ended before is not known.
fn oldest(cx: &Context) -> Option<NaiveDate> {
    let history = &cx.data.history;
    Some(history.lists.row(*history.participating.first()?).date)
}

/// What is active of what was signed in a period of another series.
fn active_in(active: &Series, series: &Series, at: usize) -> u32 {
    let period = series.period(at);
    let at = if active.counts.is_empty() { None } else { period.since(active.first) };
    at.and_then(|at| active.counts.get(at)).map_or(0, |counts| counts.iter().sum())
}

/// What lies in no period and ends in these days, and how many agreements that is.
fn unplaced(series: &Series, from: NaiveDate, to: NaiveDate) -> Option<(&Unplaced, u32)> {
    let found = series.unplaced.iter().find(|found| from <= found.by && found.by <= to)?;
    Some((found, found.counts.iter().sum()))
}

fn draw_legend(trends: &Trends, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let mut parts = vec![Span::styled(format!("by {}", trends.kind().name()), theme.strong())];
    let shown = trends.shown(cx);
    if trends.chart != Chart::Calendar && shown < trends.len() {
        let words = format!(", {shown} of {}", trends.len());
        parts.push(Span::styled(words, theme.faint()));
    }
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
    let fits = |words: &String| !words.is_empty() && words.width() <= usize::from(rest.width);
    if let Some(words) = apart(trends, cx).into_iter().find(fits) {
        put_right(buffer, rest, Span::styled(words, theme.faint()));
    }
}

/// What the sum is and what has no place on the chart, the longest wording first.
fn apart(trends: &Trends, cx: &Context) -> Vec<String> {
    let Some(figures) = &trends.figures else { return Vec::new() };
    let apart: u32 = figures.series.apart.iter().sum();
    let all: u32 = figures.series.total().iter().sum();
    let (all, number) = (thousands(all.into()), thousands(apart.into()));
    match trends.chart {
        Chart::InForce => vec![
            "the list in force at the end of each period".into(),
            "at each period's end".into(),
        ],
        Chart::FirstListed => {
            let by = by_then(&figures.series, short_day);
            if by.is_empty() {
                return vec![format!("{all} in all"), all];
            }
            let by = by.join(", ");
            vec![
                format!("{all} in all; by then: {by}"),
                format!("by then: {by}"),
                format!("+ {by}"),
            ]
        }
        Chart::Ended => {
            let words = "by the first list without them";
            let gone: u32 = figures.series.unplaced.iter().flat_map(|found| found.counts).sum();
            let across = (gone > 0).then(|| format!("{} more in a gap", thousands(gone.into())));
            let unconfirmed = (apart > 0).then(|| format!("{number} unconfirmed"));
            let beside: Vec<String> = across.into_iter().chain(unconfirmed).collect();
            if beside.is_empty() {
                return vec![format!("{all} in all; {words}"), words.into()];
            }
            let beside = beside.join(", ");
            vec![
                format!("{all} in all, {beside}; {words}"),
                format!("{all} in all, {beside}"),
                beside.clone(),
            ]
        }
        Chart::States if trends.one_scale => vec!["all on one scale".into(), "one scale".into()],
        Chart::States => {
            vec!["each number is the highest column".into(), "own scales".into()]
        }
        Chart::Signed | Chart::Calendar | Chart::Compare => {
            let undated =
                if apart > 0 { format!("; {number} more undated") } else { String::new() };
            match &figures.active {
                Some(active) => {
                    let active: u32 = active.total().iter().sum();
                    let active = thousands(active.into());
                    let day = short_day(cx.day.as_of);
                    let words = format!("{all} in all, {active} of them active on {day}{undated}");
                    let from = figures.series.first.first_day();
                    let before = oldest(cx).filter(|&oldest| from < oldest).map(|day| {
                        format!("{words}; what ended before {} is not known", short_day(day))
                    });
                    vec![
                        before.unwrap_or_default(),
                        words,
                        format!("{all} in all, {active} active{undated}"),
                        format!("{all} in all, {active} active"),
                        format!("{all} in all"),
                    ]
                }
                None => vec![format!("{all} in all{undated}"), format!("{all} in all")],
            }
        }
    }
}

/// How many stood on the oldest list and on each one after a long stretch without any, with the day
/// of the list.
pub(super) fn by_then(series: &Series, day: impl Fn(NaiveDate) -> String) -> Vec<String> {
    let counts = series.unplaced.iter().map(|found| {
        let count: u32 = found.counts.iter().sum();
        format!("{} by {}", thousands(count.into()), day(found.by))
    });
    counts.collect()
}
