//! The keys that hold everywhere.

use crossterm::event::KeyCode;

use super::views::VIEWS;
use crate::model::ListKind;
use crate::tui::core::moves::MOVES;
use crate::tui::core::{Binding, Context, Hint, Key, Scope, ThemeStep, bind, keys};
use crate::tui::layers::help::Section;
use crate::tui::layers::palette::Command;

/// The name of their scope.
pub(super) const EVERYWHERE: &str = "Everywhere";

/// What can be done everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    /// Shows a view, by its place in the list.
    View(usize),
    /// A key that each view gives its own meaning.
    InView,
    Search,
    StepLists(i32),
    StepMonths(i32),
    Newest,
    Undo,
    Redo,
    ClearFilters,
    Chips,
    OnlyWatched,
    Theme(ThemeStep),
    Mouse,
    Palette,
    Help,
    Suspend,
    Quit,
    Cite,
    CopyRows,
    CopyAddress,
    OpenAddress,
    Export,
    Add,
}

#[rustfmt::skip]
const PANES: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Tab)], Action::InView, "next pane", "pane"),
    bind(&[Key::plain(KeyCode::BackTab)], Action::InView, "previous pane", ""),
];

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::char('/')], Action::Search, "search", "search"),
    bind(&[Key::char('x')], Action::ClearFilters, "clear all filters and the search", "clear"),
    bind(&[Key::char('X')], Action::Chips, "remove filters one by one", ""),
    bind(&[Key::char('u')], Action::Undo, "undo a change of filter, day or order", "undo"),
    bind(&[Key::char('U'), Key::control('r')], Action::Redo, "redo it", ""),
    bind(&[Key::char('W')], Action::OnlyWatched, "watched agencies only, or all", ""),
    bind(&[Key::char('y')], Action::Cite, "cite: copy a sentence with its source", "cite"),
    bind(&[Key::char('Y')], Action::CopyRows, "copy the rows of the agency", ""),
    bind(&[Key::char('M')], Action::CopyAddress, "copy the address of its memorandum (MOA)", ""),
    bind(&[Key::char('o')], Action::OpenAddress, "open the memorandum on a local desktop", ""),
    bind(&[Key::char('e')], Action::Export, "export what is shown to a file", "export"),
    bind(&[Key::char('[')], Action::StepLists(-1), "one list back in time", "[ ] list"),
    bind(&[Key::char(']')], Action::StepLists(1), "one list forward", ""),
    bind(&[Key::char('{')], Action::StepMonths(-1), "one month back in time", "{ } month"),
    bind(&[Key::char('}')], Action::StepMonths(1), "one month forward", ""),
    bind(&[Key::char('n')], Action::Newest, "to the newest list", "newest"),
    bind(&[Key::char(':')], Action::Palette, "command palette", "commands"),
    bind(&[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "these keys", "help"),
    bind(&[Key::char('q'), Key::control('c')], Action::Quit, "quit", "quit"),
    bind(&[Key::control('z')], Action::Suspend, "suspend", ""),
    bind(&[Key::char('t')], Action::Theme(ThemeStep::Partner), "theme: dark or light", ""),
    bind(&[Key::char('T')], Action::Theme(ThemeStep::Next), "theme: the next one, your own included", ""),
    bind(&[Key::char('m')], Action::Mouse, "mouse: g287 or the terminal's own", ""),
    bind(&[Key::char('a')], Action::Add, "add lists to your record", ""),
];

/// The digits that show views; there are never more than nine.
const DIGITS: [[Key; 1]; 9] = [
    [Key::char('1')],
    [Key::char('2')],
    [Key::char('3')],
    [Key::char('4')],
    [Key::char('5')],
    [Key::char('6')],
    [Key::char('7')],
    [Key::char('8')],
    [Key::char('9')],
];

/// What a key does everywhere.
pub(super) fn action(key: Key) -> Option<Action> {
    let view = DIGITS.iter().take(VIEWS.len()).position(|digit| digit.contains(&key));
    view.map(Action::View).or_else(|| keys::action(KEYS, key))
}

/// Whether a key holds even where letters are typed: quitting and suspending.
pub(super) fn holds_always(key: Key) -> bool {
    key.letter().is_none() && matches!(action(key), Some(Action::Quit | Action::Suspend))
}

/// The scope of the keys that hold everywhere.
pub(super) fn scope() -> Scope {
    let views = VIEWS.iter().zip(&DIGITS).map(|(entry, digit)| Hint {
        keys: digit,
        words: entry.about,
        footer: "",
    });
    let panes = Scope::new(EVERYWHERE, PANES).hints;
    let moves = Scope::new(EVERYWHERE, MOVES).hints;
    let rest = Scope::new(EVERYWHERE, KEYS).hints;
    let hints = views.chain(panes).chain(moves).chain(rest).collect();
    Scope { name: EVERYWHERE, hints, exclusive: false }
}

/// What one wants to do with the keys that hold everywhere, in the order of the help.
const GROUPS: [&str; 6] =
    ["Find", "Cite, copy and save", "Go through time", "Move", "Views", "Screen"];

/// The group of an action, by its place in [`GROUPS`].
const fn group(action: Action) -> usize {
    match action {
        Action::Search
        | Action::ClearFilters
        | Action::Chips
        | Action::Undo
        | Action::Redo
        | Action::OnlyWatched => 0,
        Action::Cite
        | Action::CopyRows
        | Action::CopyAddress
        | Action::OpenAddress
        | Action::Export
        | Action::Add => 1,
        Action::StepLists(_) | Action::StepMonths(_) | Action::Newest => 2,
        Action::InView => 3,
        Action::View(_) => 4,
        Action::Palette
        | Action::Help
        | Action::Quit
        | Action::Suspend
        | Action::Theme(_)
        | Action::Mouse => 5,
    }
}

/// The sections of the help, as seen from a scope: its own keys, those that hold everywhere by what
/// one wants to do, then those of other panes, views and layers.
pub(super) fn help(current: &str, scopes: Vec<Scope>) -> Vec<Section> {
    let own = scopes.iter().find(|scope| scope.name == current);
    let taken: Vec<Key> =
        own.iter().flat_map(|scope| &scope.hints).flat_map(|hint| hint.keys).copied().collect();
    let mut groups: Vec<Section> =
        GROUPS.iter().map(|name| Section { name, here: false, rows: Vec::new() }).collect();
    for hint in scope().hints {
        let press = hint.keys.iter().find(|key| !taken.contains(key)).copied();
        let found = hint.keys.first().and_then(|&key| action(key));
        // Keys that move have no action of their own.
        if let Some(section) = groups.get_mut(found.map_or(group(Action::InView), group)) {
            section.rows.push((hint, press));
        }
    }
    let (mut here, mut others) = (Vec::new(), Vec::new());
    for scope in scopes.into_iter().filter(|scope| scope.name != EVERYWHERE) {
        let is_here = scope.name == current;
        let row = |hint: Hint| (hint, hint.keys.first().copied().filter(|_| is_here));
        let rows = scope.hints.into_iter().map(row).collect();
        let section = Section { name: scope.name, here: is_here, rows };
        if is_here { here.push(section) } else { others.push(section) }
    }
    here.into_iter().chain(groups).chain(others).collect()
}

/// Everything that can be done, as seen from a scope: first what can be done in it, then what can be
/// done everywhere, then what other panes and views do.
pub(super) fn commands(current: &str, scopes: &[Scope]) -> Vec<Command> {
    let own = scopes.iter().find(|scope| scope.name == current);
    let taken: Vec<Key> =
        own.iter().flat_map(|scope| &scope.hints).flat_map(|hint| hint.keys).copied().collect();
    let mut commands: Vec<Command> = Vec::new();
    for scope in scopes.iter().filter(|scope| !scope.exclusive) {
        let everywhere = scope.name == EVERYWHERE;
        for hint in &scope.hints {
            let keys: Vec<Key> = hint
                .keys
                .iter()
                .filter(|key| !(everywhere && taken.contains(key)))
                .copied()
                .collect();
            if keys.is_empty() || keys.first().is_some_and(|&key| opens_palette(key)) {
                continue;
            }
            let here = everywhere || scope.name == current;
            commands.push(Command { scope: scope.name, words: hint.words, keys, here });
        }
    }
    commands.sort_by_key(|command| (!command.here, command.here && command.scope != current));
    commands
}

fn opens_palette(key: Key) -> bool {
    action(key) == Some(Action::Palette)
}

/// An entry of the footer: keys, and a word for what they do.
pub(super) struct Item {
    /// The keys; two are a pair, as those that step back and forward.
    pub(super) keys: Vec<Key>,
    /// The word.
    pub(super) word: &'static str,
    /// How long it stays where there is no room for all, from 0 on.
    pub(super) rank: usize,
}

/// What the footer shows in a scope, from left to right: the keys of the scope, then those that hold
/// everywhere and would do something now.
pub(super) fn footer(cx: &Context, scope: &Scope) -> Vec<Item> {
    let own = scope.hints.iter().enumerate();
    // The way back stays longest.
    let rank = |at, hint: &Hint| if hint.footer == BACK { 0 } else { PINNED.len() + at };
    let mut items: Vec<Item> = own.filter_map(|(at, hint)| item(hint, rank(at, hint))).collect();
    if scope.exclusive {
        return items;
    }
    let after = PINNED.len() + scope.hints.len();
    let panes = PANES.iter().map(|binding| (binding, Action::InView));
    let rest = KEYS.iter().map(|binding| (binding, binding.action));
    for (binding, action) in panes.chain(rest).filter(|&(_, action)| would_do(cx, action)) {
        let hint = Hint { keys: binding.keys, words: binding.words, footer: binding.footer };
        // What a key does here goes before what it does everywhere.
        let first = hint.keys.first();
        if scope.hints.iter().any(|own| first.is_some_and(|key| own.keys.contains(key))) {
            continue;
        }
        let place = |ranked: &[Action]| ranked.iter().position(|other| *other == action);
        let rank = place(&PINNED).unwrap_or_else(|| after + place(&RANKED).unwrap_or(RANKED.len()));
        items.extend(item(&hint, rank));
    }
    items
}

/// The word of the key that leads back.
const BACK: &str = "back";

/// What stays in the footer of the smallest screen, the most important first.
const PINNED: [Action; 4] = [Action::Help, Action::Quit, Action::Search, Action::Cite];

/// What stays longest after the keys of the scope.
const RANKED: [Action; 7] = [
    Action::ClearFilters,
    Action::Newest,
    Action::InView,
    Action::Palette,
    Action::Undo,
    Action::StepLists(-1),
    Action::Export,
];

/// Whether there is something for it to do.
fn would_do(cx: &Context, action: Action) -> bool {
    match action {
        Action::ClearFilters => !cx.filter.is_empty(),
        Action::Undo => cx.steps.len().0 > 0,
        Action::Newest => {
            let lists = cx.data.history.accepted(ListKind::Participating).len();
            cx.day.position.is_some_and(|at| at + 1 < lists)
        }
        _ => true,
    }
}

/// A row as the footer has it: `"[ ] list"` names two keys. `None` where it has no word.
fn item(hint: &Hint, rank: usize) -> Option<Item> {
    let letter = |text: &str| {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none()).map(Key::char)
    };
    let footer = hint.footer;
    let mut parts = footer.splitn(3, ' ');
    if let (Some(first), Some(second), Some(word)) = (parts.next(), parts.next(), parts.next())
        && let (Some(first), Some(second)) = (letter(first), letter(second))
    {
        return Some(Item { keys: vec![first, second], word, rank });
    }
    let key = *hint.keys.first()?;
    (!footer.is_empty()).then(|| Item { keys: vec![key], word: footer, rank })
}
