//! A text that is copied, always shown, so that it can be selected by hand where copying failed.

use crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::terminal::{Link, is_web};
use crate::text::{display, wrap};
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{
    Binding, Context, Effect, Key, Layer, Passage, Reply, Response, Scope, bind, keys,
};
use crate::tui::kit::cells::{clear, put, put_right, rows, skip, width};
use crate::tui::kit::cursor::{Motion, scroll};
use crate::tui::kit::frame::{MORE_BELOW, title};

/// The longest line of a text, in columns.
const LONGEST: u16 = 100;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Turn(isize),
    Move(Motion),
    Everywhere,
    Open,
    Back,
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Tab)], Action::Turn(1), "the next text in its place", "another"),
    bind(&[Key::plain(KeyCode::BackTab)], Action::Turn(-1), "the previous one", ""),
    bind(&[Key::plain(KeyCode::Down)], Action::Move(Motion::Rows(1)), "down", ""),
    bind(&[Key::plain(KeyCode::Up)], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(&[Key::char('m')], Action::Everywhere, "mouse: g287 or the terminal's own", "mouse"),
    bind(&[Key::char('M')], Action::Everywhere, "copy the address", ""),
    bind(&[Key::char('o')], Action::Open, "open the address on a local desktop", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "back; so does any other key", "back"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::exclusive("Copied text", KEYS)
}

/// What became of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Delivery {
    Shown,
    Sent,
    NotSent,
    Opened,
    NotOpened,
}

impl Delivery {
    const fn words(self) -> &'static str {
        match self {
            Self::Shown => "",
            Self::Sent => {
                "Sent to the terminal's clipboard (OSC 52). If it is not there, select it here: m gives the mouse to the terminal."
            }
            Self::NotSent => {
                "Not copied: this terminal takes no text this way, or not so much. Select it here: m gives the mouse to the terminal."
            }
            Self::Opened => "Opened in the browser.",
            Self::NotOpened => {
                "Not opened: that works on a local desktop only. M copies the address."
            }
        }
    }
}

/// A text that is copied, and others that can take its place.
#[derive(Debug)]
pub(crate) struct Copied {
    heading: &'static str,
    /// There is one at least.
    passages: Vec<Passage>,
    at: usize,
    top: usize,
    delivery: Delivery,
}

impl Copied {
    /// Shows texts, the first one first; `None` where there are none.
    pub(crate) fn new(heading: &'static str, passages: Vec<Passage>) -> Option<Self> {
        let layer = Self { heading, passages, at: 0, top: 0, delivery: Delivery::Shown };
        (!layer.passages.is_empty()).then_some(layer)
    }

    /// The text that is shown.
    pub(crate) fn text(&self) -> &str {
        self.passages.get(self.at).map_or("", |passage| &passage.text)
    }

    fn copy(&self) -> Outcome {
        Outcome::Effect(Effect::Copy(self.text().to_owned()))
    }

    fn turn(&mut self, by: isize) -> Outcome {
        let next = self.at.checked_add_signed(by).unwrap_or(self.passages.len().saturating_sub(1));
        self.show(next.checked_rem(self.passages.len()).unwrap_or(0))
    }

    /// Shows another text, and has it copied.
    fn show(&mut self, at: usize) -> Outcome {
        if at == self.at {
            return Outcome::Done;
        }
        (self.at, self.top, self.delivery) = (at, 0, Delivery::Shown);
        self.copy()
    }

    /// The words that stand for the texts in the upper line, each in its place.
    fn tabs(&self, cx: &Context) -> Vec<Rect> {
        if self.passages.len() < 2 {
            return Vec::new();
        }
        let line = Rect { height: 1, ..Band::new(cx, self).area };
        let mut taken = width(self.heading) + 3;
        let tab = self.passages.iter().map(|passage| {
            let wide = width(&passage.title) + 2;
            let rest = skip(line, taken);
            taken = taken.saturating_add(wide);
            Rect { width: wide.min(rest.width), ..rest }
        });
        tab.collect()
    }
}

/// Where a text stands: a band from edge to edge, without a line at its sides, so that nothing but
/// the text is selected with the mouse; its lines, and what became of it below them.
struct Band {
    area: Rect,
    text: Rect,
    lines: Vec<String>,
    below: Vec<String>,
}

impl Band {
    fn new(cx: &Context, copied: &Copied) -> Self {
        let room = cx.outline().over();
        let width = room.width.saturating_sub(2);
        let columns = usize::from(width.min(LONGEST)).max(1);
        // Tabs are copied as tabs; where a text is selected by hand, blanks are better than a sign.
        let shown = |line: &str| wrap(&display(&line.replace('\t', "  ")), columns);
        let lines: Vec<String> = copied.text().lines().flat_map(shown).collect();
        let below = wrap(copied.delivery.words(), columns);
        let wanted = u16::try_from(lines.len() + below.len() + 3).unwrap_or(u16::MAX);
        let height = wanted.min(room.height);
        let area = Rect { y: room.y + (room.height - height) / 2, height, ..room };
        // The text goes before what became of it.
        let inside = height.saturating_sub(2);
        let below_rows = u16::try_from(below.len() + 1).unwrap_or(u16::MAX);
        let rows = inside.saturating_sub(below_rows).max(inside.min(3));
        let rows = rows.min(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let text = Rect { x: area.x + 1, y: area.y + 1, width, height: rows };
        Self { area, text, lines, below }
    }

    /// The first line on the screen where the text is scrolled to its end.
    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(usize::from(self.text.height))
    }
}

impl Layer for Copied {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        let key = match input {
            Input::Key(key) => *key,
            Input::Mouse(event) if event.kind == MouseEventKind::Down(MouseButton::Left) => {
                let at = Position { x: event.column, y: event.row };
                return match self.tabs(cx).into_iter().position(|tab| tab.contains(at)) {
                    Some(tab) => Reply::Stay(self.show(tab)),
                    None => Reply::Close(Outcome::Done),
                };
            }
            Input::Mouse(_) | Input::Paste(_) => return Reply::Stay(Outcome::Done),
            Input::Tick => return Reply::Stay(Outcome::Ignored),
        };
        match keys::action(KEYS, key) {
            Some(Action::Turn(by)) => Reply::Stay(self.turn(by)),
            Some(Action::Move(motion)) => {
                let band = Band::new(cx, self);
                let rows = usize::from(band.text.height);
                self.top = scroll(self.top, motion, band.lines.len(), rows);
                Reply::Stay(Outcome::Done)
            }
            Some(Action::Open) => {
                Reply::Stay(Outcome::Effect(Effect::Open(self.text().to_owned())))
            }
            Some(Action::Everywhere) => Reply::Stay(Outcome::Ignored),
            Some(Action::Back) | None => Reply::Close(Outcome::Done),
        }
    }

    fn answer(&mut self, _cx: &mut Context, answer: &Response) -> bool {
        match answer {
            Response::Copied(sent) => {
                self.delivery = if *sent { Delivery::Sent } else { Delivery::NotSent };
            }
            Response::Opened(opened) => {
                self.delivery = if *opened { Delivery::Opened } else { Delivery::NotOpened };
            }
            _ => {}
        }
        true
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let band = Band::new(cx, self);
        clear(buffer, band.area);
        let [across, ..] = theme.characters().frame;
        let rule = across.repeat(usize::from(band.area.width));
        for y in [band.area.y, band.area.bottom().saturating_sub(1)] {
            let line = Rect { y, height: 1, ..band.area };
            put(buffer, line, Span::styled(rule.as_str(), theme.frame()));
        }
        let several = self.passages.len() > 1;
        let tabs = self.passages.iter().enumerate().filter(|_| several).map(|(i, passage)| {
            let style = if i == self.at { theme.current() } else { theme.faint() };
            Span::styled(format!(" {} ", passage.title), style)
        });
        title(buffer, theme, band.area, true, self.heading, tabs.collect());
        let top = self.top.min(band.last_top());
        for (at, line) in rows(band.text).zip(band.lines.iter().skip(top)) {
            put(buffer, at, Span::styled(line.as_str(), theme.text()));
        }
        let below = Rect {
            y: band.text.bottom() + 1,
            height: band.area.bottom().saturating_sub(band.text.bottom() + 2),
            ..band.text
        };
        for (at, line) in rows(below).zip(&band.below) {
            put(buffer, at, Span::styled(line.as_str(), theme.faint()));
        }
        if top < band.last_top() {
            let corner = Rect { y: band.area.bottom().saturating_sub(1), height: 1, ..band.area };
            put_right(buffer, skip(corner, 1), Span::styled(MORE_BELOW, theme.faint()));
        }
    }

    fn links(&self, cx: &Context) -> Vec<Link> {
        let address = self.text();
        if !is_web(address) {
            return Vec::new();
        }
        let band = Band::new(cx, self);
        let top = self.top.min(band.last_top());
        rows(band.text)
            .zip(band.lines.iter().skip(top))
            .map(|(at, line)| {
                let width = width(line).min(at.width);
                Link { x: at.x, y: at.y, width, address: address.to_owned() }
            })
            .collect()
    }
}
