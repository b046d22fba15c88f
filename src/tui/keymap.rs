//! The one table of keys. Help, footer and the README's table are read from it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use super::action::{Action, Motion, Occasion, ThemeStep};
use super::state::ViewKind;
use super::views;

/// Where a binding holds. A key is looked for in the scope of the focus first, then everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// In every pane.
    Everywhere,
    /// In the panes that filter.
    Facets,
    /// In the table of agencies.
    Agencies,
    /// In the detail of an agency.
    Detail,
    /// On the map.
    Map,
    /// In the trends.
    Trends,
    /// In the changes.
    Changes,
    /// In the sources.
    Sources,
    /// In the search box.
    Search,
    /// Among the parts of the filter.
    Chips,
    /// While a value of a pane is looked for.
    Find,
    /// While the keys are shown.
    Help,
    /// While a text that is copied is shown.
    Copied,
    /// While it is asked where rows are to be written.
    Export,
    /// While it is asked whether a file may be replaced.
    Replace,
    /// While everything that can be done is listed.
    Palette,
}

impl Scope {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 16] = [
        Self::Everywhere,
        Self::Facets,
        Self::Agencies,
        Self::Detail,
        Self::Map,
        Self::Trends,
        Self::Changes,
        Self::Sources,
        Self::Search,
        Self::Chips,
        Self::Find,
        Self::Help,
        Self::Copied,
        Self::Export,
        Self::Replace,
        Self::Palette,
    ];

    /// The heading in the help.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Facets => "State, model, kind, status",
            Self::Agencies => "Agencies",
            Self::Detail => "Agency",
            Self::Map => "Map",
            Self::Trends => "Trends",
            Self::Changes => "Changes",
            Self::Sources => "Sources",
            Self::Search => "Search box",
            Self::Chips => "Filters, one by one",
            Self::Find => "Finding a value",
            Self::Help => "Help",
            Self::Copied => "A text that is copied",
            Self::Export => "Export",
            Self::Replace => "A file that is there already",
            Self::Palette => "Commands",
        }
    }

    /// Whether what holds everywhere does not hold in it.
    const fn is_alone(self) -> bool {
        self.takes_text() || matches!(self, Self::Copied | Self::Replace)
    }

    /// Whether letters are text in it.
    const fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Export | Self::Palette | Self::Find)
    }

    /// Whether it lasts only while something lies over the view.
    pub(super) const fn is_passing(self) -> bool {
        self.is_alone() || matches!(self, Self::Help | Self::Chips)
    }
}

/// A key with its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, alt.
    pub modifiers: KeyModifiers,
}

impl Key {
    const fn plain(code: KeyCode) -> Self {
        Self { code, modifiers: KeyModifiers::NONE }
    }

    const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    const fn control(c: char) -> Self {
        Self { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
    }

    /// How it is written: `q`, `Ctrl-C`, `Tab`, `↑`.
    #[must_use]
    pub fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".into(),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                c.to_uppercase().to_string()
            }
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Enter => "Enter".into(),
            KeyCode::Esc => "Esc".into(),
            KeyCode::Tab => "Tab".into(),
            KeyCode::BackTab => "Shift-Tab".into(),
            KeyCode::Backspace => "Backspace".into(),
            KeyCode::Delete => "Delete".into(),
            KeyCode::Up => "Up".into(),
            KeyCode::Down => "Down".into(),
            KeyCode::Left => "Left".into(),
            KeyCode::Right => "Right".into(),
            KeyCode::Home => "Home".into(),
            KeyCode::End => "End".into(),
            KeyCode::PageUp => "PgUp".into(),
            KeyCode::PageDown => "PgDn".into(),
            KeyCode::F(n) => format!("F{n}"),
            other => format!("{other:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) { format!("Ctrl-{name}") } else { name }
    }
}

/// Keys that do the same thing in one scope.
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The keys.
    pub keys: &'static [Key],
    /// What they do.
    pub action: Action,
    /// What they do, in words, for the help.
    pub words: &'static str,
    /// A word for the footer, where it is worth a place there.
    pub footer: &'static str,
}

const fn bind(
    scope: Scope,
    keys: &'static [Key],
    action: Action,
    words: &'static str,
    footer: &'static str,
) -> Binding {
    Binding { scope, keys, action, words, footer }
}

use Scope::{
    Agencies, Changes, Chips, Copied, Detail, Everywhere, Export, Facets, Find, Help, Map, Palette,
    Replace, Search, Sources, Trends,
};

const fn view(keys: &'static [Key], kind: ViewKind, words: &'static str) -> Binding {
    bind(Everywhere, keys, Action::View(kind), words, "")
}

/// Every key that does something. A view's number is kept for it while it is missing: read
/// [`bindings`].
#[rustfmt::skip]
const BINDINGS: &[Binding] = &[
    bind(Facets, &[Key::char(' '), Key::plain(KeyCode::Enter)], Action::Toggle, "choose the value, or take it out", "choose"),
    bind(Facets, &[Key::char('o')], Action::Only, "choose this value alone", "only this"),
    bind(Facets, &[Key::plain(KeyCode::Backspace), Key::plain(KeyCode::Delete)], Action::ClearFacet, "take every choice of this list out", ""),
    bind(Facets, &[Key::char('f')], Action::Find, "find a value of this list by its letters", "find"),
    bind(Facets, &[Key::plain(KeyCode::Esc)], Action::Back, "to the agencies", ""),
    bind(Agencies, &[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right), Key::char('l')], Action::Open, "to the agency", "open"),
    bind(Agencies, &[Key::char('s')], Action::SortNext, "sort by the next column", "sort"),
    bind(Agencies, &[Key::char('r')], Action::SortReverse, "turn the order round", ""),
    bind(Agencies, &[Key::char('w')], Action::Watch, "watch the agency, or no longer", "watch"),
    bind(Agencies, &[Key::plain(KeyCode::Esc)], Action::ClearSearch, "empty the search box", ""),
    bind(Detail, &[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Back, "back to the agencies", "back"),
    bind(Detail, &[Key::char('l'), Key::plain(KeyCode::Right)], Action::Source(Occasion::Last), "to the list and row that the source line names", "source"),
    bind(Detail, &[Key::char('w')], Action::Watch, "watch the agency, or no longer", "watch"),
    bind(Map, &[Key::plain(KeyCode::Right), Key::char('l')], Action::Across(1), "to the place at the right", ""),
    bind(Map, &[Key::plain(KeyCode::Left), Key::char('h')], Action::Across(-1), "to the place at the left", ""),
    bind(Map, &[Key::plain(KeyCode::Tab)], Action::NextPane, "next place by name, the territories too", ""),
    bind(Map, &[Key::plain(KeyCode::BackTab)], Action::PreviousPane, "place before", ""),
    bind(Map, &[Key::char('z'), Key::char('+'), Key::char('=')], Action::Zoom, "into the state, to its counties; again: out", "in or out"),
    bind(Map, &[Key::plain(KeyCode::Esc), Key::char('-'), Key::plain(KeyCode::Backspace)], Action::Back, "out of the state, back to the map", ""),
    bind(Map, &[Key::plain(KeyCode::Enter)], Action::Open, "filter by this place alone and show its agencies", "agencies"),
    bind(Map, &[Key::char('o')], Action::Only, "filter by this place alone and stay here; again: all", "only this"),
    bind(Map, &[Key::char(' ')], Action::Play, "play the months of the archive; any key stops", "play"),
    bind(Map, &[Key::char('v')], Action::SwitchForm, "picture or tiles; of a state: picture or list", "map or tiles"),
    bind(Map, &[Key::char('i')], Action::OffTheMap, "what is not on the map", "not on the map"),
    bind(Trends, &[Key::plain(KeyCode::Tab)], Action::NextPane, "next chart", "chart"),
    bind(Trends, &[Key::plain(KeyCode::BackTab)], Action::PreviousPane, "chart before", ""),
    bind(Trends, &[Key::plain(KeyCode::Left), Key::char('h')], Action::Across(-1), "a period back, in the calendar a week", ""),
    bind(Trends, &[Key::plain(KeyCode::Right), Key::char('l')], Action::Across(1), "a period on, in the calendar a week", ""),
    bind(Trends, &[Key::char('p')], Action::NextPeriod, "week, month, quarter or year", "length"),
    bind(Trends, &[Key::char('v')], Action::Mark, "begin a range of periods, or end it", "range"),
    bind(Trends, &[Key::plain(KeyCode::Enter)], Action::Open, "filter by the range, period or state", ""),
    bind(Trends, &[Key::plain(KeyCode::Esc)], Action::Back, "take the range off, leave the comparison", ""),
    bind(Trends, &[Key::char('s')], Action::SwitchScale, "small charts: one scale, or one for each", ""),
    bind(Trends, &[Key::char('c')], Action::Compare, "compare the states or models chosen", "compare"),
    bind(Trends, &[Key::char('+'), Key::char('=')], Action::Widen(1), "wider columns", ""),
    bind(Trends, &[Key::char('-')], Action::Widen(-1), "narrower columns", ""),
    bind(Changes, &[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right)], Action::Open, "to the agency; on a heading, show or hide its rows", "open"),
    bind(Changes, &[Key::char('l')], Action::Source(Occasion::Last), "to the list and row of the change", "list and row"),
    bind(Changes, &[Key::char('L')], Action::Source(Occasion::First), "to the first row: what was listed first, what was corrected", ""),
    bind(Changes, &[Key::char('<')], Action::StepChanges(-1), "to the list before that brings a change", "< > change"),
    bind(Changes, &[Key::char('>')], Action::StepChanges(1), "to the next list that brings a change", ""),
    bind(Changes, &[Key::char('(')], Action::StepEarlier(-1), "the earlier list one back in time", "( ) earlier"),
    bind(Changes, &[Key::char(')')], Action::StepEarlier(1), "the earlier list one forward", ""),
    bind(Changes, &[Key::char('p')], Action::NextSpan, "compare with the list before, of a week, a month, a year before, the oldest", "span"),
    bind(Changes, &[Key::char('f')], Action::KeepEarlier, "compare from the list in force on", "from here"),
    bind(Changes, &[Key::char('s')], Action::SortNext, "the newest first, or by state", "sort"),
    bind(Changes, &[Key::char(' ')], Action::Toggle, "show or hide the rows of the heading", ""),
    bind(Changes, &[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Back, "from the change to the table", ""),
    bind(Sources, &[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right)], Action::Open, "to what the line names: a page, an agency", "open"),
    bind(Sources, &[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Back, "one step back", "back"),
    bind(Sources, &[Key::char('l')], Action::Source(Occasion::Last), "to the list and row that the line names", "list and row"),
    bind(Sources, &[Key::char('L')], Action::Source(Occasion::First), "to the first list that has it", ""),
    view(&[Key::char('1')], ViewKind::Explore, "Explore: filter, find and look up agencies"),
    view(&[Key::char('2')], ViewKind::Map, "Map: counties by model"),
    view(&[Key::char('3')], ViewKind::Trends, "Trends: signed, listed and ended over time"),
    view(&[Key::char('4')], ViewKind::Changes, "Changes: what is new between two lists"),
    view(&[Key::char('5')], ViewKind::Sources, "Sources: lists, repairs, words, limits"),
    bind(Everywhere, &[Key::plain(KeyCode::Tab)], Action::NextPane, "next pane", "pane"),
    bind(Everywhere, &[Key::plain(KeyCode::BackTab)], Action::PreviousPane, "pane before", ""),
    bind(Everywhere, &[Key::plain(KeyCode::Down), Key::char('j')], Action::Move(Motion::Rows(1)), "down", ""),
    bind(Everywhere, &[Key::plain(KeyCode::Up), Key::char('k')], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(Everywhere, &[Key::plain(KeyCode::PageDown), Key::control('f')], Action::Move(Motion::Pages(1)), "a page down", ""),
    bind(Everywhere, &[Key::plain(KeyCode::PageUp), Key::control('b')], Action::Move(Motion::Pages(-1)), "a page up", ""),
    bind(Everywhere, &[Key::control('d')], Action::Move(Motion::HalfPages(1)), "half a page down", ""),
    bind(Everywhere, &[Key::control('u')], Action::Move(Motion::HalfPages(-1)), "half a page up", ""),
    bind(Everywhere, &[Key::plain(KeyCode::Home), Key::char('g')], Action::Move(Motion::First), "to the first row", ""),
    bind(Everywhere, &[Key::plain(KeyCode::End), Key::char('G')], Action::Move(Motion::Last), "to the last row", ""),
    bind(Everywhere, &[Key::char('/')], Action::Search, "search", "search"),
    bind(Everywhere, &[Key::char('[')], Action::StepLists(-1), "one list back in time", "[ ] list"),
    bind(Everywhere, &[Key::char(']')], Action::StepLists(1), "one list forward", ""),
    bind(Everywhere, &[Key::char('{')], Action::StepMonths(-1), "one month back in time", "{ } month"),
    bind(Everywhere, &[Key::char('}')], Action::StepMonths(1), "one month forward", ""),
    bind(Everywhere, &[Key::char('n')], Action::Newest, "to the newest list", ""),
    bind(Everywhere, &[Key::char('u')], Action::Undo, "take back a change of filter, day, order", "undo"),
    bind(Everywhere, &[Key::char('U'), Key::control('r')], Action::Redo, "do again what was taken back", ""),
    bind(Everywhere, &[Key::char('x')], Action::ClearFilters, "take all filters and the search off", "clear"),
    bind(Everywhere, &[Key::char('X')], Action::Chips, "take filters off one by one", ""),
    bind(Everywhere, &[Key::char('W')], Action::OnlyWatched, "the agencies that are watched, or all", ""),
    bind(Everywhere, &[Key::char('t')], Action::Theme(ThemeStep::Partner), "theme: dark or light", ""),
    bind(Everywhere, &[Key::char('T')], Action::Theme(ThemeStep::Next), "theme: the next of all, your own too", ""),
    bind(Everywhere, &[Key::char('m')], Action::SwitchMouse, "mouse: g287 or the terminal's own", ""),
    bind(Everywhere, &[Key::char(':')], Action::Palette, "everything that can be done, by words", "commands"),
    bind(Everywhere, &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "these keys", "help"),
    bind(Everywhere, &[Key::control('z')], Action::Suspend, "suspend", ""),
    bind(Everywhere, &[Key::char('q'), Key::control('c')], Action::Quit, "quit", "quit"),
    bind(Everywhere, &[Key::char('y')], Action::Cite, "cite: a sentence with its source, copied", "cite"),
    bind(Everywhere, &[Key::char('Y')], Action::CopyRow, "copy the rows of the agency", ""),
    bind(Everywhere, &[Key::char('M')], Action::CopyAddress, "copy the address of its memorandum (MOA)", ""),
    bind(Everywhere, &[Key::char('o')], Action::OpenAddress, "open the memorandum on a local desktop", ""),
    bind(Everywhere, &[Key::char('e')], Action::Export, "export what is shown into a file", "export"),
    bind(Search, &[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Esc), Key::plain(KeyCode::Tab), Key::plain(KeyCode::Down)], Action::LeaveSearch, "to the agencies found", "done"),
    bind(Search, &[Key::plain(KeyCode::Backspace), Key::control('h')], Action::Edit(InputRequest::DeletePrevChar), "delete the letter before", ""),
    bind(Search, &[Key::plain(KeyCode::Delete), Key::control('d')], Action::Edit(InputRequest::DeleteNextChar), "delete the letter after", ""),
    bind(Search, &[Key::control('w')], Action::Edit(InputRequest::DeletePrevWord), "delete the word before", ""),
    bind(Search, &[Key::control('u')], Action::ClearSearch, "empty the box", "empty"),
    bind(Search, &[Key::plain(KeyCode::Left), Key::control('b')], Action::Edit(InputRequest::GoToPrevChar), "left", ""),
    bind(Search, &[Key::plain(KeyCode::Right), Key::control('f')], Action::Edit(InputRequest::GoToNextChar), "right", ""),
    bind(Search, &[Key::plain(KeyCode::Home), Key::control('a')], Action::Edit(InputRequest::GoToStart), "to the beginning", ""),
    bind(Search, &[Key::plain(KeyCode::End), Key::control('e')], Action::Edit(InputRequest::GoToEnd), "to the end", ""),
    bind(Search, &[Key::control('z')], Action::Suspend, "suspend", ""),
    bind(Search, &[Key::control('c')], Action::Quit, "quit", ""),
    bind(Chips, &[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Backspace), Key::plain(KeyCode::Delete), Key::char(' ')], Action::TakeOff(None), "take it off", "take off"),
    bind(Chips, &[Key::plain(KeyCode::Right), Key::plain(KeyCode::Tab), Key::char('l')], Action::Across(1), "to the next one", "next"),
    bind(Chips, &[Key::plain(KeyCode::Left), Key::plain(KeyCode::BackTab), Key::char('h')], Action::Across(-1), "to the one before", ""),
    bind(Chips, &[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
    bind(Find, &[Key::plain(KeyCode::Enter)], Action::Toggle, "choose the value, or take it out", "choose"),
    bind(Find, &[Key::plain(KeyCode::Down), Key::plain(KeyCode::Tab)], Action::Move(Motion::Rows(1)), "down", ""),
    bind(Find, &[Key::plain(KeyCode::Up), Key::plain(KeyCode::BackTab)], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(Find, &[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
    bind(Help, &[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Enter)], Action::Back, "back", "back"),
    bind(Copied, &[Key::plain(KeyCode::Tab)], Action::NextPane, "another text in its place", "another"),
    bind(Copied, &[Key::plain(KeyCode::BackTab)], Action::PreviousPane, "the one before", ""),
    bind(Copied, &[Key::plain(KeyCode::Down)], Action::Move(Motion::Rows(1)), "down", ""),
    bind(Copied, &[Key::plain(KeyCode::Up)], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(Copied, &[Key::char('m')], Action::SwitchMouse, "mouse: g287 or the terminal's own", "mouse"),
    bind(Copied, &[Key::char('M')], Action::CopyAddress, "copy the address", ""),
    bind(Copied, &[Key::char('o')], Action::OpenAddress, "open the address on a local desktop", ""),
    bind(Copied, &[Key::control('z')], Action::Suspend, "suspend", ""),
    bind(Copied, &[Key::control('c')], Action::Quit, "quit", ""),
    bind(Copied, &[Key::plain(KeyCode::Esc)], Action::Back, "back; so does any other key", "back"),
    bind(Export, &[Key::plain(KeyCode::Enter)], Action::Write { replace: false }, "write the file", "write"),
    bind(Export, &[Key::plain(KeyCode::Down), Key::plain(KeyCode::Tab)], Action::Move(Motion::Rows(1)), "the next format", "format"),
    bind(Export, &[Key::plain(KeyCode::Up), Key::plain(KeyCode::BackTab)], Action::Move(Motion::Rows(-1)), "the format before", ""),
    bind(Export, &[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
    bind(Replace, &[Key::char('y')], Action::Write { replace: true }, "replace it", "replace"),
    bind(Replace, &[Key::control('c')], Action::Quit, "quit", ""),
    bind(Replace, &[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Enter)], Action::Back, "leave it; so does any other key", "leave it"),
    bind(Palette, &[Key::plain(KeyCode::Enter)], Action::Open, "do it; of another view or pane: go there", "do it"),
    bind(Palette, &[Key::plain(KeyCode::Down), Key::control('n'), Key::plain(KeyCode::Tab)], Action::Move(Motion::Rows(1)), "down", ""),
    bind(Palette, &[Key::plain(KeyCode::Up), Key::control('p'), Key::plain(KeyCode::BackTab)], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(Palette, &[Key::plain(KeyCode::PageDown)], Action::Move(Motion::Pages(1)), "a page down", ""),
    bind(Palette, &[Key::plain(KeyCode::PageUp)], Action::Move(Motion::Pages(-1)), "a page up", ""),
    bind(Palette, &[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
];

/// The keys that do something in this program: those of views that are missing are left out.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(|b| !matches!(b.action, Action::View(kind) if !views::exists(kind)))
}

/// Something that can be asked for, with the keys that do it.
#[derive(Clone, PartialEq, Debug)]
pub struct Command {
    /// Where it can be done.
    pub scope: Scope,
    /// What is done.
    pub action: Action,
    /// What is done, in words.
    pub words: &'static str,
    /// The keys that do it.
    pub keys: Vec<Key>,
    /// Whether it can be done here and now.
    pub here: bool,
}

/// Everything that can be asked for: first what can be done in a scope, then what can be done
/// everywhere, then what other panes and views do.
pub(super) fn commands(scope: Scope) -> Vec<Command> {
    let taken: Vec<Key> =
        bindings().filter(|b| b.scope == scope).flat_map(|b| b.keys).copied().collect();
    let mut commands: Vec<Command> = bindings()
        .filter(|b| !b.scope.is_passing() && b.action != Action::Palette)
        .filter_map(|b| {
            let everywhere = b.scope == Everywhere && scope != Everywhere;
            let free = |key: &&Key| !(everywhere && taken.contains(key));
            let keys: Vec<Key> = b.keys.iter().filter(free).copied().collect();
            let here = b.scope == scope || b.scope == Everywhere;
            let (scope, words) = (b.scope, b.words);
            let command = Command { scope, action: b.action.clone(), words, keys, here };
            (!command.keys.is_empty()).then_some(command)
        })
        .collect();
    commands.sort_by_key(|command| (!command.here, command.here && command.scope != scope));
    commands
}

/// What a key does in a scope. Where a text is typed letters are text; in the help the moving keys
/// move the help.
pub(super) fn action(scope: Scope, event: KeyEvent) -> Option<Action> {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let key = Key { code: event.code, modifiers };
    let bound = |scope| {
        bindings().find(|b| b.scope == scope && b.keys.contains(&key)).map(|b| b.action.clone())
    };
    if matches!(scope, Copied | Replace) {
        return bound(scope).or(Some(Action::Back));
    }
    if scope.takes_text() {
        let typed = match key {
            Key { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE } => {
                Some(Action::Edit(InputRequest::InsertChar(c)))
            }
            _ => None,
        };
        // Every text is typed as a search is.
        return typed.or_else(|| bound(scope)).or_else(|| bound(Search));
    }
    bound(scope).or_else(|| bound(Everywhere))
}

/// The bindings that the footer shows in a scope, with how their keys are written there.
pub(super) fn footer(scope: Scope) -> impl Iterator<Item = (String, &'static str)> {
    let own = move || bindings().filter(move |b| b.scope == scope);
    let everywhere = bindings().filter(move |b| b.scope == Everywhere && scope != Everywhere);
    // What a key does here goes before what it does everywhere.
    let left = everywhere
        .filter(move |b| !scope.is_alone() && !own().any(|own| own.keys.first() == b.keys.first()));
    own().chain(left).filter(|b| !b.footer.is_empty()).map(|b| {
        let pair = ["] ", "} ", ") ", "> "].into_iter().find_map(|end| b.footer.split_once(end));
        match pair {
            Some((_, word)) => {
                let keys = b.footer.get(..b.footer.len() - word.len() - 1).unwrap_or("");
                (keys.to_owned(), word)
            }
            None => (b.keys.first().map_or_else(String::new, |key| key.label()), b.footer),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice_in_a_scope() {
        for scope in Scope::ALL {
            let keys: Vec<Key> = BINDINGS
                .iter()
                .filter(|b| b.scope == scope)
                .flat_map(|b| b.keys)
                .copied()
                .collect();
            for (i, key) in keys.iter().enumerate() {
                assert!(!keys[..i].contains(key), "{} twice in {scope:?}", key.label());
            }
        }
    }

    #[test]
    fn every_scope_has_a_way_out_and_every_binding_has_words() {
        for binding in BINDINGS {
            assert!(!binding.words.is_empty() && !binding.keys.is_empty());
        }
        for scope in Scope::ALL {
            let out = action(scope, KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
            assert_eq!(out, Some(Action::Quit), "{scope:?}");
        }
        let help = action(Agencies, KeyEvent::new(KeyCode::Char('?'), KeyModifiers::NONE));
        assert_eq!(help, Some(Action::Help));
    }

    #[test]
    fn letters_are_text_in_the_search_box_and_commands_elsewhere() {
        let q = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(action(Search, q), Some(Action::Edit(InputRequest::InsertChar('q'))));
        assert_eq!(action(Detail, q), Some(Action::Quit));
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(action(Agencies, capital), Some(Action::Move(Motion::Last)));
    }
}
