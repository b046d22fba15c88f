//! What lies over a view: the text that is copied, the question of an export.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::lines::typed;
use super::paint::{Painter, row, skip};
use super::palette;
use crate::text::{display, display_line, wrap};
use crate::tui::state::{Copied, Dialog, Fate, Over, State};
use crate::tui::terminal::{Link, is_web};

/// The longest line of a text, in columns.
const LONGEST: u16 = 100;

/// Columns of a label of the dialog.
const LABEL: u16 = 11;

pub(super) fn overlay(state: &State, over: &Over, painter: &mut Painter<'_>) {
    match over {
        Over::Copied(shown) => copied(state, shown, painter),
        Over::Export(dialog) => export(state, dialog, painter),
        Over::Palette(list) => palette::overlay(state, list, painter),
    }
}

/// The lines of a text as they stand in a room of `width` columns.
fn lines(text: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.min(LONGEST)).max(1);
    // Tabs are copied as tabs; where a text is selected by hand, blanks are better than a sign.
    text.lines().flat_map(|line| wrap(&display(&line.replace('\t', "  ")), width)).collect()
}

/// Where a text stands: a band from edge to edge, without a line at its sides, so that nothing but
/// the text is selected with the mouse; its lines, and what is told below them.
struct Band {
    area: Rect,
    text: Rect,
    lines: Vec<String>,
    told: Vec<String>,
}

impl Band {
    fn new(state: &State, shown: &Copied) -> Self {
        let outline = state.outline();
        let footer = outline.footer.map_or(0, |footer| footer.height);
        let room = Rect { height: outline.area.height.saturating_sub(footer), ..outline.area };
        let width = room.width.saturating_sub(2);
        let lines = lines(shown.text(), width);
        let told = wrap(&fate(shown), usize::from(width.min(LONGEST)).max(1));
        let wanted = u16::try_from(lines.len() + told.len() + 3).unwrap_or(u16::MAX);
        let height = wanted.min(room.height);
        let area = Rect { y: room.y + (room.height - height) / 2, height, ..room };
        // The text goes before what is told of it.
        let inside = height.saturating_sub(2);
        let told_rows = u16::try_from(told.len() + 1).unwrap_or(u16::MAX);
        let rows = inside.saturating_sub(told_rows).max(inside.min(3));
        let rows = rows.min(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let text = Rect { x: area.x + 1, y: area.y + 1, width, height: rows };
        Self { area, text, lines, told }
    }

    /// The first line on the screen where the text is scrolled to its end.
    fn end(&self) -> usize {
        self.lines.len().saturating_sub(usize::from(self.text.height))
    }
}

/// The first line on the screen where a text that is copied is scrolled to its end.
pub(crate) fn copied_end(state: &State) -> usize {
    match &state.over {
        Some(Over::Copied(shown)) => Band::new(state, shown).end(),
        _ => 0,
    }
}

/// The lines on the screen of a text that is an address.
pub(super) fn links(state: &State, shown: &Copied) -> Vec<Link> {
    let address = shown.text();
    if !is_web(address) {
        return Vec::new();
    }
    let band = Band::new(state, shown);
    let top = shown.top.min(band.end());
    let rows = (0..band.text.height).filter_map(|offset| row(band.text, offset));
    rows.zip(band.lines.iter().skip(top))
        .map(|(at, line)| {
            let width = u16::try_from(line.width()).unwrap_or(u16::MAX).min(at.width);
            Link { x: at.x, y: at.y, width, address: address.to_owned() }
        })
        .collect()
}

/// What became of the text.
fn fate(shown: &Copied) -> String {
    let what = match shown.fate {
        Fate::Shown => "",
        Fate::Sent => {
            "Sent to the terminal's clipboard (OSC 52). If it is not there, select it here: m gives the mouse to the terminal."
        }
        Fate::NotSent => {
            "Not copied: this terminal takes no text so, or not so much. Select it here: m gives the mouse to the terminal."
        }
        Fate::Opened => "Opened in the browser.",
        Fate::NotOpened => {
            "No browser is opened from here: that is done on a local desktop only. M copies the address."
        }
    };
    what.to_owned()
}

fn copied(state: &State, shown: &Copied, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let band = Band::new(state, shown);
    painter.clear(band.area);
    let [across, ..] = theme.characters().frame;
    let rule = across.repeat(usize::from(band.area.width));
    for y in [band.area.y, band.area.bottom().saturating_sub(1)] {
        painter.text(Rect { y, height: 1, ..band.area }, &rule, theme.frame());
    }
    let mut more = Vec::new();
    let tabs: Vec<(String, _)> = shown
        .faces
        .iter()
        .enumerate()
        .filter(|_| shown.faces.len() > 1)
        .map(|(i, face)| {
            let style = if i == shown.at { theme.current() } else { theme.faint() };
            (format!(" {} ", face.title), style)
        })
        .collect();
    more.extend(tabs.iter().map(|(title, style)| (title.as_str(), *style)));
    painter.title(band.area, true, shown.heading, &more);
    let top = shown.top.min(band.end());
    for (i, line) in band.lines.iter().skip(top).enumerate() {
        let Some(at) = row(band.text, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        painter.text(at, line, theme.text());
    }
    let below = Rect {
        y: band.text.bottom() + 1,
        height: band.area.bottom().saturating_sub(band.text.bottom() + 2),
        ..band.text
    };
    for (i, line) in band.told.iter().enumerate() {
        let Some(at) = row(below, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        painter.text(at, line, theme.faint());
    }
    if top < band.end() {
        let corner = Rect { y: band.area.bottom().saturating_sub(1), height: 1, ..band.area };
        painter.right(skip(corner, 1), " more below ", theme.faint());
    }
}

fn export(state: &State, dialog: &Dialog, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let outline = state.outline();
    let footer = outline.footer.map_or(0, |footer| footer.height);
    let room = Rect { height: outline.area.height.saturating_sub(footer), ..outline.area };
    let width = room.width.min(72);
    let told = wrap(&told(state, dialog), usize::from(width.saturating_sub(4)).max(1));
    let formats = Dialog::formats();
    let wanted = u16::try_from(formats.len() + told.len() + 5).unwrap_or(u16::MAX);
    let height = wanted.min(room.height);
    let area = Rect {
        x: room.x + (room.width - width) / 2,
        y: room.y + (room.height - height) / 2,
        width,
        height,
    };
    painter.clear(area);
    painter.frames(&[area]);
    painter.title(area, true, "Export", &[(dialog.what, theme.strong()), (" ", theme.strong())]);
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    };
    // On a screen too small for all, the name and what is told of it go before the formats.
    let rows = usize::from(inside.height);
    let shown = rows.saturating_sub(told.len() + 2).clamp(rows.min(1), formats.len());
    let first = dialog.at.saturating_sub(shown.saturating_sub(1)).min(formats.len() - shown);
    let mut rows = (0..inside.height).filter_map(|offset| row(inside, offset));
    for (i, format) in formats.iter().enumerate().skip(first).take(shown) {
        let Some(at) = rows.next() else { break };
        let chosen = i == dialog.at;
        let mark = if chosen { theme.characters().chosen } else { " " };
        let style = if chosen { theme.strong() } else { theme.text() };
        painter.pieces(at, &[(mark, theme.accent()), (" ", style), (format.name, style)]);
        painter.text(skip(at, LABEL), format.about, theme.faint());
    }
    if usize::from(inside.height) > shown + told.len() + 1 {
        rows.next();
    }
    if let Some(at) = rows.next() {
        painter.text(at, "  file", theme.faint());
        let at = skip(at, LABEL);
        painter.pieces(at, &typed(&dialog.name, at.width, theme));
    }
    if usize::from(inside.height) > shown + told.len() + 2 {
        rows.next();
    }
    let asks = dialog.replaces.is_some() || dialog.trouble.is_some();
    let style = if asks { theme.warning() } else { theme.faint() };
    for (at, line) in rows.zip(&told) {
        painter.text(at, line, style);
    }
}

/// What is to be said of the file.
fn told(state: &State, dialog: &Dialog) -> String {
    if let Some(name) = &dialog.replaces {
        return format!("There already: {name}. y replaces it, any other key leaves it.");
    }
    if let Some(trouble) = &dialog.trouble {
        return format!("Not written: {trouble}");
    }
    let place = state.folders.describe(dialog.name.value());
    let source = if dialog.format().holds_provenance() {
        "Where the rows are from stands in the file."
    } else {
        "A second file, .source.txt, says where the rows are from."
    };
    format!("{}. {source}", display_line(&place))
}
