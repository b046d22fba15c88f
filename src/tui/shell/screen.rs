//! The whole screen: the context, the views, the stack of layers, and the way of an input through
//! them: the top layer, else the view, then the keys that hold everywhere.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::adding::is_dropped;
use super::header::{self, Header};
use super::keys::{self, Action, EVERYWHERE};
use super::message::FoundList;
use super::views::{self, ViewName};
use super::{footer, links, welcome};
use crate::export::destination::Folders;
use crate::export::{Format, Options};
use crate::query::{Day, Filter};
use crate::terminal::Link;
use crate::text::thousands;
use crate::tui::core::moves::motion;
use crate::tui::core::{
    Context, Data, Destination, Effect, Give, Input, Key, Layer, Outcome, Outline, Passage, Reply,
    Response, Scope, Steps, View, agency_rows, file_name,
};
use crate::tui::kit::bars::bar;
use crate::tui::kit::cells::{fold_to_ascii, put, rows};
use crate::tui::kit::theme::Theme;
use crate::tui::layers::add;
use crate::tui::layers::bar::Bar;
use crate::tui::layers::chips::{self, Chips};
use crate::tui::layers::copied::{self, Copied};
use crate::tui::layers::export::{self, Export};
use crate::tui::layers::help::{self, Help};
use crate::tui::layers::palette::{self, Command, CommandPalette};
use crate::tui::layers::search::{self, SearchBox};

/// What an input came to.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Reaction {
    /// Whether the screen may look different now.
    pub(super) changed: bool,
    /// What has to be done outside.
    pub(super) effect: Option<Effect>,
}

/// The whole screen.
pub struct Screen {
    pub(super) cx: Context,
    views: Vec<Box<dyn View>>,
    at: usize,
    /// The view from which another one was reached.
    from: usize,
    layers: Vec<Box<dyn Layer>>,
    folders: Folders,
    mouse: bool,
    /// Whether the user is new here and has pressed no key yet.
    pub(super) newcomer: bool,
    /// Keys that did nothing, which has been said.
    unknown: Vec<Key>,
    /// Where the record is kept that lists can be added to, if any.
    pub(super) record: Option<String>,
    /// New lists in the folder that is followed.
    pub(super) found: Vec<FoundList>,
}

impl Screen {
    /// A screen that shows a view with a filter; nothing can be undone yet.
    pub(super) fn new(
        cx: Context,
        view: ViewName,
        filter: Filter,
        folders: Folders,
        mouse: bool,
    ) -> Self {
        let (views, layers) = (views::new(), Vec::new());
        let at = view.position();
        let mut screen = Self {
            cx,
            views,
            at,
            from: at,
            layers,
            folders,
            mouse,
            newcomer: false,
            unknown: Vec::new(),
            record: None,
            found: Vec::new(),
        };
        screen.cx.set_filter(filter);
        screen.cx.steps = Steps::default();
        screen.refresh();
        screen
    }

    /// The screen of a record at the newest list; `None` where it has no list.
    #[must_use]
    pub fn of(data: Data, theme: Theme, size: (u16, u16)) -> Option<Self> {
        let day = Day::last(&data.history)?;
        let cx = Context::new(data, day, theme, size);
        Some(Self::new(cx, ViewName::default(), Filter::default(), Folders::default(), true))
    }

    /// Presses a key. What it asks of the world outside is left undone.
    pub fn press(&mut self, key: KeyEvent) {
        let _ = self.input(&Input::Key(Key::from(key)));
    }

    /// Shows the keys in the footer, not a message.
    pub fn clear_message(&mut self) {
        self.cx.message = None;
    }

    /// What is asked and answered.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.cx
    }

    /// The record, when the screen is closed.
    pub(super) fn into_context(self) -> Context {
        self.cx
    }

    fn view(&self) -> Option<&dyn View> {
        self.views.get(self.at).map(AsRef::as_ref)
    }

    /// The scope that has the keys.
    pub(super) fn scope(&self) -> Scope {
        if let Some(layer) = self.layers.last() {
            return layer.scope();
        }
        let Some(view) = self.view() else { return keys::scope() };
        let name = view.scope();
        view.scopes().into_iter().find(|scope| scope.name == name).unwrap_or_else(keys::scope)
    }

    /// Every scope, in the order of the help.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        let mut scopes = vec![keys::scope()];
        scopes.extend(self.views.iter().flat_map(|view| view.scopes()));
        scopes.extend([
            search::scope(),
            chips::scope(),
            help::scope(),
            help::typing_scope(),
            copied::scope(),
            export::scope(),
            export::confirm_scope(),
            add::scope(),
            palette::scope(),
        ]);
        scopes
    }

    /// Reacts to an input.
    pub(super) fn input(&mut self, input: &Input) -> Reaction {
        let message = self.cx.message.take();
        if matches!(input, Input::Key(_) | Input::Paste(_))
            || matches!(input, Input::Mouse(event) if matches!(event.kind, MouseEventKind::Down(_)))
        {
            self.newcomer = false;
        }
        let before = self.cx.step();
        self.cx.steps.begin();
        let outcome = match self.clicked_key(input) {
            // The message that the click is on has been seen.
            Some(_) if message.is_some() => Outcome::Done,
            Some(key) => self.dispatch(&Input::Key(key)),
            None => self.dispatch(input),
        };
        let reaction = match outcome {
            Outcome::Ignored => {
                let said = message.is_some();
                self.cx.message = message;
                match input {
                    Input::Key(key)
                        if !said && key.code != KeyCode::Esc && !self.scope().exclusive =>
                    {
                        self.unknown(*key);
                    }
                    _ => {}
                }
                Reaction { changed: !said && self.cx.message.is_some(), effect: None }
            }
            Outcome::Effect(effect) => Reaction { changed: true, effect: Some(effect) },
            Outcome::Done | Outcome::Go(_) | Outcome::Press(_) => {
                Reaction { changed: true, effect: None }
            }
        };
        let now = self.cx.step();
        self.cx.steps.end(before, &now.asked);
        if reaction.changed {
            self.refresh();
        }
        reaction
    }

    /// The terminal has another size.
    pub(super) fn resize(&mut self, size: (u16, u16)) {
        self.cx.size = size;
        self.refresh();
    }

    /// Shows a message until the next key.
    pub(super) fn say(&mut self, message: String) {
        self.cx.say(message);
    }

    /// What became of an effect.
    pub(super) fn answer(&mut self, answer: &Response) {
        match answer {
            Response::Theme(palette, words) => {
                self.cx.theme = self.cx.theme.with(**palette);
                if let Some(words) = words {
                    self.cx.say(words.as_str());
                }
            }
            Response::Watched(ids) => self.cx.set_watch_list(ids.clone()),
            answer => {
                if let Some(layer) = self.layers.last_mut()
                    && !layer.answer(&mut self.cx, answer)
                {
                    self.layers.pop();
                }
            }
        }
        self.refresh();
    }

    /// Whether neither the screen nor the file of the watch list has an agency.
    pub(super) fn watches_nothing_as(&self, ids: &[String]) -> bool {
        ids.is_empty() && self.cx.watch.agencies.is_empty()
    }

    /// Brings layers and the view up to date.
    pub(super) fn refresh(&mut self) {
        let cx = &self.cx;
        self.layers.retain_mut(|layer| layer.refresh(cx));
        self.cx.typing = self.layers.last().is_some_and(|layer| layer.is_typing());
        if let Some(view) = self.views.get_mut(self.at) {
            view.refresh(&mut self.cx);
        }
    }

    fn dispatch(&mut self, input: &Input) -> Outcome {
        let Some(layer) = self.layers.last_mut() else {
            return self.below(input);
        };
        if let Input::Key(key) = input
            && keys::holds_always(*key)
        {
            return self.everywhere(*key);
        }
        let scope = layer.scope();
        let is_bar = layer.is_bar();
        match layer.handle(&mut self.cx, input) {
            Reply::Stay(Outcome::Ignored) => match input {
                // One that is a line leaves moving to the view.
                Input::Key(key) if is_bar && !scope.exclusive && motion(*key).is_some() => {
                    self.in_view(input)
                }
                Input::Key(key) => {
                    let holds = !scope.exclusive || key.letter().is_some();
                    if holds { self.everywhere(*key) } else { Outcome::Ignored }
                }
                // The search box leaves the wheel to the view.
                Input::Mouse(event) if is_bar => self.mouse(*event),
                Input::Tick => self.in_view(input),
                Input::Mouse(_) | Input::Paste(_) => Outcome::Ignored,
            },
            Reply::Stay(outcome) => self.carry(outcome),
            Reply::Close(outcome) => {
                self.layers.pop();
                match outcome {
                    Outcome::Ignored => match self.dispatch(input) {
                        // That the layer is gone is a change.
                        Outcome::Ignored => Outcome::Done,
                        outcome => outcome,
                    },
                    outcome => self.carry(outcome),
                }
            }
        }
    }

    /// An input that no layer takes.
    fn below(&mut self, input: &Input) -> Outcome {
        if let Input::Mouse(event) = input {
            return self.mouse(*event);
        }
        match self.in_view(input) {
            Outcome::Ignored => match input {
                Input::Key(key) if self.scope().exclusive && !keys::holds_always(*key) => {
                    Outcome::Ignored
                }
                Input::Key(key) => self.everywhere(*key),
                Input::Paste(text) if self.record.is_some() && is_dropped(text) => {
                    self.open_add(text.trim());
                    Outcome::Done
                }
                Input::Paste(text) => {
                    self.search();
                    let _ = self.dispatch(&Input::Paste(text.clone()));
                    Outcome::Done
                }
                Input::Mouse(_) | Input::Tick => Outcome::Ignored,
            },
            outcome => outcome,
        }
    }

    fn in_view(&mut self, input: &Input) -> Outcome {
        let Some(view) = self.views.get_mut(self.at) else { return Outcome::Ignored };
        let outcome = view.handle(&mut self.cx, input);
        self.carry(outcome)
    }

    /// Does what of an outcome is a matter of the screen.
    fn carry(&mut self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Go(destination) => {
                self.go(&destination);
                Outcome::Done
            }
            Outcome::Press(key) => {
                self.refresh();
                match self.below(&Input::Key(key)) {
                    Outcome::Ignored => Outcome::Done,
                    outcome => outcome,
                }
            }
            outcome => outcome,
        }
    }

    /// Shows something in the view that shows such things.
    pub(super) fn go(&mut self, destination: &Destination) {
        match destination {
            Destination::Found => {
                if let Some(view) = self.views.get_mut(self.at) {
                    let _ = view.arrive(&mut self.cx, destination);
                }
                return;
            }
            Destination::Back => return self.show(self.from),
            _ => {}
        }
        let cx = &mut self.cx;
        if let Some(at) = self.views.iter_mut().position(|view| view.arrive(cx, destination)) {
            if at != self.at {
                self.from = self.at;
            }
            self.at = at;
            self.layers.clear();
        }
    }

    fn mouse(&mut self, event: MouseEvent) -> Outcome {
        let at = Position { x: event.column, y: event.row };
        let outline = self.cx.outline();
        if event.kind == MouseEventKind::Down(MouseButton::Left) {
            let mut tabs = header::tabs(&self.cx, &outline, self.at).into_iter();
            if let Some(tab) = tabs.find(|tab| tab.area.contains(at)) {
                // The view sees the click, too: what plays stops.
                let _ = self.in_view(&Input::Mouse(event));
                self.show(tab.view);
                return Outcome::Done;
            }
            if outline.bar.is_some_and(|bar| bar.contains(at))
                && let Some(bar) = self.bar()
            {
                let _ = self.in_view(&Input::Mouse(event));
                let mut placed = Bar::default().chips(&self.cx, bar).into_iter();
                match placed.find(|chip| chip.area.contains(at)) {
                    Some(chip) => chips::take_off(&mut self.cx, chip.index),
                    None => self.search(),
                }
                return Outcome::Done;
            }
        }
        self.in_view(&Input::Mouse(event))
    }

    fn show(&mut self, view: usize) {
        if view < self.views.len() {
            self.at = view;
            self.layers.clear();
        }
    }

    /// Shows another record from `day` on, in views that know nothing of the old one.
    pub(super) fn renew(&mut self, data: Data, day: Day) {
        self.cx.renew(data, day);
        self.views = views::new();
        self.layers.clear();
    }

    /// Whether something lies over the view.
    pub(super) fn has_layer(&self) -> bool {
        !self.layers.is_empty()
    }

    /// Puts a layer on an empty stack.
    pub(super) fn lay(&mut self, layer: Box<dyn Layer>) {
        self.layers.clear();
        self.layers.push(layer);
    }

    /// Opens the search box, where filters change something.
    fn search(&mut self) {
        if self.view().is_some_and(|view| !view.is_filtered()) {
            self.go(&Destination::Agencies);
        }
        let layer = SearchBox::new(&self.cx);
        self.lay(Box::new(layer));
    }

    fn everywhere(&mut self, key: Key) -> Outcome {
        let Some(action) = keys::action(key) else { return Outcome::Ignored };
        let cx = &mut self.cx;
        match action {
            Action::InView => return Outcome::Ignored,
            Action::View(view) => self.show(view),
            Action::Search => self.search(),
            Action::StepLists(by) => cx.step_lists(by),
            Action::StepMonths(by) => cx.step_months(by),
            Action::Newest => cx.go_to_newest(),
            Action::Undo => {
                cx.steps.unrecorded();
                cx.undo();
            }
            Action::Redo => {
                cx.steps.unrecorded();
                cx.redo();
            }
            Action::ClearFilters => cx.set_filter(Filter::default()),
            Action::Chips => match Chips::new(cx) {
                Some(layer) => self.lay(Box::new(layer)),
                None => cx.say("no filter is set"),
            },
            Action::OnlyWatched => cx.toggle_only_watched(),
            Action::Theme(step) => return Outcome::Effect(Effect::Theme(step)),
            Action::Mouse => {
                self.mouse = !self.mouse;
                cx.say(if self.mouse {
                    "the mouse is g287's again"
                } else {
                    "the mouse is the terminal's; m takes it back"
                });
                return Outcome::Effect(Effect::Mouse(self.mouse));
            }
            Action::Palette => self.open_palette(),
            Action::Help => {
                let current = self.view().map_or(EVERYWHERE, |view| view.scope());
                let layer = Help::new(keys::help(current, self.scopes()));
                self.lay(Box::new(layer));
            }
            Action::Suspend => return Outcome::Effect(Effect::Suspend),
            Action::Quit => return Outcome::Effect(Effect::Quit),
            Action::Cite | Action::Export if self.misunderstood() => {}
            Action::Cite => {
                let passages = self.view().map(|view| view.citation(&self.cx));
                return self.copy("Citation", passages.unwrap_or_default());
            }
            Action::CopyRows => return self.copy_rows(),
            Action::CopyAddress => return self.addresses(false),
            Action::OpenAddress => return self.addresses(true),
            Action::Export => self.open_export(),
            Action::Add => self.open_add(""),
        }
        Outcome::Done
    }

    /// What the command palette lists: all that can be done in the views, and everywhere.
    pub(super) fn commands(&self) -> Vec<Command> {
        let current = self.view().map_or(EVERYWHERE, |view| view.scope());
        let mut scopes: Vec<Scope> = self.views.iter().flat_map(|view| view.scopes()).collect();
        scopes.push(keys::scope());
        keys::commands(current, &scopes)
    }

    /// Refuses to cite and to export under a filter that is not understood.
    fn misunderstood(&mut self) -> bool {
        let filtered = self.view().is_some_and(View::is_filtered);
        let Some(error) = self.cx.search.error.as_ref().filter(|_| filtered) else { return false };
        let message =
            format!("nothing is shown that could be cited or exported: {}", error.message);
        self.cx.say(message);
        true
    }

    fn open_palette(&mut self) {
        let layer = CommandPalette::new(self.commands());
        self.lay(Box::new(layer));
    }

    fn open_export(&mut self) {
        let stem = self.view().map_or("", |view| view.stem());
        let name = file_name(&self.cx, stem);
        self.lay(Box::new(Export::new(stem, &name, self.folders.clone())));
    }

    /// Shows texts, and has the first one copied.
    fn copy(&mut self, heading: &'static str, passages: Vec<Passage>) -> Outcome {
        let Some(layer) = Copied::new(heading, passages) else { return self.no_agency() };
        let text = layer.text().to_owned();
        self.lay(Box::new(layer));
        Outcome::Effect(Effect::Copy(text))
    }

    fn no_agency(&mut self) -> Outcome {
        self.cx.say("select an agency first: Explore (1) lists them");
        Outcome::Done
    }

    fn copy_rows(&mut self) -> Outcome {
        let agency = self.view().and_then(|view| view.agency(&self.cx));
        let Some(agency) = agency else { return self.no_agency() };
        let mut bytes = Vec::new();
        agency_rows(&self.cx, agency, |grid| {
            if let Some(format) = Format::named("tsv") {
                // Writing into memory does not fail.
                let _ = (format.write)(grid, Options::default(), &mut bytes);
            }
        });
        let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        self.copy("Rows", vec![Passage { title: "tab-separated".into(), text }])
    }

    /// Shows the addresses of the memorandums of the agency: to be copied, or to be opened.
    fn addresses(&mut self, opens: bool) -> Outcome {
        let agency = self.view().and_then(|view| view.agency(&self.cx));
        let Some(agency) = agency else { return self.no_agency() };
        let passages = links::addresses(&self.cx, agency);
        let Some(first) = passages.first().map(|passage| passage.text.clone()) else {
            self.cx.say("no list gives an address of its memorandum");
            return Outcome::Done;
        };
        let copied = self.copy("Memorandum of agreement", passages);
        if opens { Outcome::Effect(Effect::Open(first)) } else { copied }
    }

    /// Gives the rows of the view, and where they are from.
    pub(super) fn rows(&self, give: &mut Give<'_>) {
        if let Some(view) = self.view() {
            view.rows(&self.cx, give);
        }
    }

    /// What the view shows, in sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        self.view().map_or_else(Vec::new, |view| view.sentences(&self.cx))
    }

    /// How long a frame stands while the view plays something.
    pub(super) fn pace(&self) -> Option<Duration> {
        self.view().and_then(View::pace)
    }

    /// What on the screen leads somewhere. In a table there are no links: each would cost a hundred
    /// bytes a row.
    pub(super) fn links(&self) -> Vec<Link> {
        match self.layers.last() {
            Some(layer) => layer.links(&self.cx),
            None => self.view().map_or_else(Vec::new, |view| view.links(&self.cx)),
        }
    }

    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let cx = &self.cx;
        let outline = cx.outline();
        let area = outline.area.intersection(frame.area());
        let buffer = frame.buffer_mut();
        if area.width < 4 || area.height < 2 {
            put(buffer, area, Span::styled("g287: too small", cx.theme.faint()));
        } else {
            self.draw_parts(outline, buffer);
        }
        if !cx.theme.unicode {
            fold_to_ascii(buffer);
        }
    }

    fn draw_parts(&self, outline: Outline, buffer: &mut Buffer) {
        let cx = &self.cx;
        let header = Header::new(cx, self.at, &outline);
        header.draw(cx, self.at, outline.header, buffer);
        let bar = outline.bar.map(|bar| (bar, header.left(cx, bar)));
        if let Some((_, left)) = bar.filter(|_| !self.newcomer) {
            Bar::default().draw(cx, left, buffer);
        }
        if let Some((line, _)) = bar.filter(|_| self.newcomer) {
            welcome::draw(cx, line, buffer);
        }
        if let Some(view) = self.view() {
            view.draw(cx, buffer);
        }
        if let Some(line) = outline.footer {
            footer::draw(cx, &self.scope(), line, buffer);
        }
        for layer in &self.layers {
            layer.draw(cx, buffer);
        }
        // An empty search box has the line for the words that say what can be typed.
        let begins = cx.typing && cx.filter.is_empty();
        if self.layers.iter().all(|layer| layer.is_bar())
            && !begins
            && !self.newcomer
            && let Some((bar, left)) = bar
        {
            let taken = if self.layers.is_empty() { left } else { bar };
            let caret = u16::from(!self.layers.is_empty());
            header.draw_below(Bar::default().columns(cx, taken) + caret, bar, buffer);
        }
    }

    /// The line of search and filters, without what of the header stands on it.
    pub(super) fn bar(&self) -> Option<Rect> {
        let outline = self.cx.outline();
        let header = Header::new(&self.cx, self.at, &outline);
        outline.bar.map(|bar| header.left(&self.cx, bar))
    }

    /// The key of the footer at a place where it is clicked.
    fn clicked_key(&self, input: &Input) -> Option<Key> {
        let Input::Mouse(event) = input else { return None };
        let outline = self.cx.outline();
        let typed = self.layers.last().is_some_and(|layer| layer.is_bar());
        let footer = outline.footer.filter(|&line| !typed || line != outline.typing_line())?;
        let is_click = event.kind == MouseEventKind::Down(MouseButton::Left);
        let at = Position { x: event.column, y: event.row };
        let key = footer::key_at(&self.cx, &self.scope(), footer, at)?;
        is_click.then_some(key)
    }

    /// Says that a key does nothing, the first time that it is pressed.
    fn unknown(&mut self, key: Key) {
        if !self.unknown.contains(&key) {
            self.unknown.push(key);
            self.cx.say(format!("{} does nothing here; ? shows the keys", key.label()));
        }
    }
}

/// Draws how far reading has come.
pub(super) fn loading(done: u64, total: u64, theme: Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    let width = area.width.saturating_sub(4).min(40);
    let share = done.min(total).saturating_mul(1000).checked_div(total).unwrap_or(0);
    let thousandths = u32::try_from(share).unwrap_or(0);
    let mebibytes = |bytes: u64| thousands(bytes >> 20);
    let words = if total == 0 {
        "reading".to_owned()
    } else {
        format!("reading {} of {} MiB", mebibytes(done), mebibytes(total))
    };
    let middle = area.height / 2;
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + middle,
        width,
        height: area.height - middle,
    };
    let mut lines = rows(place);
    if let Some(line) = lines.next() {
        put(buffer, line, Span::styled(words, theme.faint()));
    }
    if let Some(line) = lines.next() {
        let bar = bar(thousandths, 1000, width, theme.characters());
        put(buffer, line, Span::styled(bar, theme.accent()));
    }
    if !theme.unicode {
        fold_to_ascii(buffer);
    }
}
