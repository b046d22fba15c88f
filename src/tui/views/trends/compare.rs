//! States or models side by side: a column for each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::choice;
use super::dates::dates;
use super::layout::{TrendsLayout, filling};
use super::plot::needle;
use super::state::{Figures, Trends};
use crate::model::{AgencyKind, AgreementIx, Model};
use crate::query::{ByModel, Compared, Facet, Subject};
use crate::text::{short_day, shorten, thousands};
use crate::tui::core::stacked::{legend, parts};
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::cells::{put, row, skip, width};
use crate::tui::kit::stack::stack;

/// The least rows of the charts: for which the names of agencies are left out, for which blanks are,
/// and for which the line that explains the shares is.
const CHART: [usize; 3] = [2, 4, 6];

/// Columns of the longest name of a model with its mark.
const WHOLE_NAME: u16 = 18;

/// How far lines can be spared: blanks, then the names of agencies.
const BLANK: u8 = 2;
const NAME: u8 = 1;

/// A line: its name, and what stands in each column.
struct Line {
    name: String,
    cells: Vec<String>,
    /// The model that its name is the legend of.
    model: Option<Model>,
    /// Whether it goes where there is little room: not where it is 0.
    spare: u8,
}

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let Some(figures) = &trends.figures else { return };
    let compared = &figures.compared;
    let area = layout.stage;
    if compared.is_empty() {
        choice::draw(trends, cx, layout, buffer);
        return;
    }
    let columns = layout.columns(compared.len());
    let widths =
        (TrendsLayout::names(area).width, columns.first().map_or(0, |column| column.width));
    let mut lines = lines(cx, compared, widths);
    // The heading, and the line under the charts.
    let room = usize::from(area.height).saturating_sub(2);
    for (spare, least) in [(BLANK, CHART[1]), (NAME, CHART[0])] {
        while lines.len() + least > room
            && let Some(at) = lines.iter().rposition(|line| line.spare == spare)
        {
            lines.remove(at);
        }
    }
    for (column, one) in columns.iter().zip(compared) {
        put(buffer, *column, Span::styled(one.subject.name(), theme.strong()));
    }
    let mut offset = 1;
    for line in &lines {
        let Some(place) = row(area, offset) else { return };
        offset += 1;
        let name = TrendsLayout::names(place);
        match line.model {
            Some(model) => {
                let spans = vec![
                    Span::styled(legend(theme, Some(model)), theme.model(Some(model))),
                    Span::styled(" ", theme.text()),
                    Span::styled(line.name.as_str(), theme.faint()),
                ];
                put(buffer, name, spans);
            }
            None => {
                put(buffer, name, Span::styled(&line.name, theme.faint()));
            }
        }
        for (column, text) in columns.iter().zip(&line.cells) {
            put(buffer, Rect { y: place.y, ..*column }, Span::styled(text, theme.text()));
        }
    }
    let left = area.height.saturating_sub(offset + 1);
    let note = u16::from(usize::from(left) > CHART[2]);
    let left = left - note;
    charts(
        trends,
        cx,
        figures,
        &columns,
        Rect { y: area.y + offset, height: left, ..area },
        buffer,
    );
    if let Some(line) = row(area, offset + left + 1).filter(|_| note > 0) {
        let what = if is_of_states(compared) { "state" } else { "model" };
        let all = thousands(all_of(cx, is_of_states(compared)).into());
        let words = format!(
            "Shares: of the {all} agreements that match whatever the {what}; below, of the column's own."
        );
        put(buffer, line, Span::styled(words.clone(), theme.faint()));
    }
}

/// Agreements that match whatever is chosen of what is compared.
fn all_of(cx: &Context, of_states: bool) -> u32 {
    let facets = &cx.answer.facets;
    if of_states { facets.states.iter().sum() } else { facets.models.iter().sum() }
}

fn is_of_states(compared: &[Compared]) -> bool {
    compared.iter().any(|one| matches!(one.subject, Subject::State(_)))
}

/// The lines, for columns of `width` columns behind names of `names`.
fn lines(cx: &Context, compared: &[Compared], (names, width): (u16, u16)) -> Vec<Line> {
    let of_states = is_of_states(compared);
    let all = all_of(cx, of_states);
    let mut lines = Vec::new();
    let mut add = |name: &str, model, spare, cell: &dyn Fn(&Compared) -> String| {
        let cells = compared.iter().map(cell).collect();
        lines.push(Line { name: name.to_owned(), cells, model, spare });
    };
    add("agreements", None, 0, &|one| with_share(one.totals.agreements, all));
    add("agencies", None, 0, &|one| number(one.totals.agencies));
    if !of_states {
        add("states", None, 0, &|one| number(one.totals.places.states()));
        if compared.iter().any(|one| one.totals.places.territories() > 0) {
            add("territories", None, 0, &|one| number(one.totals.places.territories()));
        }
    }
    add("", None, BLANK, &|_| String::new());
    if of_states {
        for model in [Model::TaskForce, Model::WarrantService, Model::JailEnforcement] {
            let name = if names >= WHOLE_NAME { model.short() } else { model.code() };
            add(name, Some(model), 0, &|one| {
                let count = one.totals.models.get(model.position());
                with_share(count.map_or(0, |count| count.agreements), one.totals.agreements)
            });
        }
        add("", None, BLANK, &|_| String::new());
    }
    for kind in AgencyKind::ALL.into_iter().map(Some).chain([None]) {
        let count = |one: &Compared| one.kinds.get(AgencyKind::slot(kind)).copied().unwrap_or(0);
        if kind.is_some() || compared.iter().any(|one| count(one) > 0) {
            let name = kind.map_or("type unknown", AgencyKind::name);
            add(name, None, 0, &|one| with_share(count(one), one.totals.agreements));
        }
    }
    add("", None, BLANK, &|_| String::new());
    let signed = |ix: Option<AgreementIx>| {
        let signed = ix.and_then(|ix| cx.data.history.agreements.row(ix).signed);
        signed.map_or_else(|| "none dated".into(), short_day)
    };
    let agency = |ix: Option<AgreementIx>| {
        let Some(ix) = ix else { return String::new() };
        let agency = cx.data.history.agreements.row(ix).agency;
        let name = cx.data.history.text(cx.data.history.tables.agencies.row(agency).name);
        shorten(name, width.into()).into_owned()
    };
    add("signed first", None, 0, &|one| signed(one.first));
    add("", None, NAME, &|one| agency(one.first));
    add("", None, BLANK, &|_| String::new());
    add("signed last", None, 0, &|one| signed(one.newest));
    add("", None, NAME, &|one| agency(one.newest));
    lines
}

/// A number under others.
fn number(count: u32) -> String {
    format!("{:>5}", thousands(count.into()))
}

/// A number, and how much of a whole it is: `348  18.9 %`.
fn with_share(count: u32, all: u32) -> String {
    let number = number(count);
    let thousandths = (u64::from(count) * 2_000 + u64::from(all)).checked_div(u64::from(all) * 2);
    match thousandths {
        Some(share) => format!("{number} {:>5} %", format!("{}.{}", share / 10, share % 10)),
        None => number,
    }
}

/// What was signed by period, and in the period under the cursor.
fn charts(
    trends: &Trends,
    cx: &Context,
    figures: &Figures,
    columns: &[Rect],
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = cx.theme;
    let top = trends.cursor.top;
    let columns_of_one = columns.first().map_or(1, |column| column.width);
    let wide = filling(columns_of_one, trends.len());
    let (shown, gap) = (usize::from(columns_of_one / wide), u16::from(wide > 2));
    // The dates have a line where there is room for one.
    let dated = u16::from(area.height > 4);
    let dates_line = Rect { y: (area.bottom() - dated.min(area.height)), height: dated, ..area };
    let area = Rect { height: area.height - dated, ..area };
    let counts: Vec<Vec<ByModel>> = figures
        .compared
        .iter()
        .map(|one| {
            let seen = top..(top + shown).min(trends.len());
            seen.map(|at| of_subject(figures, one.subject, at)).collect()
        })
        .collect();
    let most = |counts: &[ByModel]| counts.iter().map(|c| c.iter().sum()).max().unwrap_or(0);
    let most_of_all = counts.iter().map(|counts| most(counts)).max().unwrap_or(0);
    let name = TrendsLayout::names(area);
    put(buffer, name, Span::styled(format!("by {}", trends.kind().name()), theme.faint()));
    if let Some(line) = row(name, 1) {
        let most = thousands(most_of_all.into());
        let words = if trends.own_scales { "own scales".into() } else { format!("most {most}") };
        put(buffer, line, Span::styled(words.clone(), theme.faint()));
    }
    let under = Rect { y: area.bottom() + dated, height: 1, ..area };
    if let Some(period) = trends.at() {
        put(buffer, TrendsLayout::names(under), Span::styled(period.label(), theme.accent()));
    }
    for ((column, counts), one) in columns.iter().zip(&counts).zip(&figures.compared) {
        let full = if trends.own_scales { most(counts) } else { most_of_all };
        let chart = Rect { y: area.y, height: area.height, ..*column };
        for (x, counts) in (0_u16..).zip(counts) {
            let bar = Rect { width: wide - gap, ..skip(chart, x * wide) };
            if top + usize::from(x) == trends.cursor.at {
                needle(theme, counts.iter().sum(), full, bar, buffer);
            }
            stack(buffer, theme, bar, &parts(theme, counts), full);
        }
        if dated > 0 {
            let line = Rect { y: dates_line.y, height: 1, ..*column };
            for (x, words) in dates(figures.series.period(top), counts.len(), wide) {
                let at = skip(line, x);
                if width(&words) <= at.width {
                    put(buffer, at, Span::styled(words, theme.faint()));
                }
            }
        }
        let now: u32 = of_subject(figures, one.subject, trends.cursor.at).iter().sum();
        let now = format!("{} signed", thousands(now.into()));
        put(
            buffer,
            Rect { y: under.y, height: 1, ..*column },
            Span::styled(now.clone(), theme.text()),
        );
    }
}

/// What was signed of a subject in the period at a position.
fn of_subject(figures: &Figures, subject: Subject, at: usize) -> ByModel {
    match subject {
        Subject::State(place) => {
            let own = figures.states.iter().find(|(state, _)| *state == place);
            own.and_then(|(_, series)| series.counts.get(at)).copied().unwrap_or_default()
        }
        Subject::Model(model) => {
            let mut counts = ByModel::default();
            let all = figures.series.counts.get(at).copied().unwrap_or_default();
            for (slot, (count, all)) in counts.iter_mut().zip(all).enumerate() {
                *count = if slot == Model::slot(model) { all } else { 0 };
            }
            counts
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_a_tenth_of_a_percent() {
        let cases = [
            (348, 1843, "  348  18.9 %"),
            (1, 3, "    1  33.3 %"),
            (2, 3, "    2  66.7 %"),
            (1843, 1843, "1,843 100.0 %"),
            (0, 5, "    0   0.0 %"),
            (0, 0, "    0"),
            (1, 2_000, "    1   0.1 %"),
        ];
        for (count, all, expected) in cases {
            assert_eq!(with_share(count, all), expected);
        }
    }
}
