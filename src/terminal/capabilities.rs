//! What the terminal can do, judging by the environment.

use rustix::fd::OwnedFd;
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;
use thiserror::Error;

/// How many colours the terminal supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No colours, only attributes: bold, dim, underlined and reversed.
    None,
    /// The 16 ANSI colours.
    Ansi16,
    /// The 256 xterm colours.
    Ansi256,
    /// 24-bit colour: eight bits each of red, green and blue.
    Truecolor,
}

/// Whether the terminal's own background is dark or light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// A dark background with light text.
    Dark,
    /// A light background with dark text.
    Light,
}

/// A terminal multiplexer that the program runs inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplexer {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// What the terminal can do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent capability")]
pub struct Capabilities {
    /// How many colours it supports.
    pub depth: Depth,
    /// Whether the locale is UTF-8, so that lines and blocks can be drawn.
    pub unicode: bool,
    /// The multiplexer that the program runs in, if any.
    pub multiplexer: Option<Multiplexer>,
    /// The background, if the environment (`COLORFGBG`) says what it is.
    pub background: Option<Background>,
    /// Whether it is safe to query the terminal for its background colour.
    pub answers: bool,
    /// Whether the terminal supports links (OSC 8), or at least ignores them.
    pub links: bool,
    /// Whether the user would see a browser opened here: there is a desktop, and this is not an SSH
    /// session.
    pub desktop: bool,
}

/// Why the explorer cannot be shown.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard input or output is a file, a pipe or closed.
    #[error(
        "{0} is not a terminal, so the explorer cannot be shown; \
         use `g287 find WORDS`, `g287 stats` or `g287 --help`"
    )]
    NotATerminal(&'static str),
    /// `TERM` names a terminal that cannot move its cursor.
    #[error(
        "this terminal (TERM={0:?}) cannot show a full screen; \
         use `g287 find WORDS`, `g287 stats` or `g287 --help`"
    )]
    Dumb(String),
    /// Reading from or writing to the terminal failed.
    #[error("the terminal failed: {0}")]
    Io(#[from] std::io::Error),
}

/// Where the keys come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keys {
    /// From standard input.
    #[default]
    Stdin,
    /// From the controlling terminal, because standard input is data (`g287 -`).
    ControllingTerminal,
}

/// Checks that the explorer can be shown here, and returns what the terminal can do.
///
/// # Errors
/// Fails if standard input or output is not a terminal, or the terminal cannot move its cursor.
pub fn check(keys: Keys) -> Result<Capabilities, TerminalError> {
    open_keys(keys)?;
    if !isatty(stdout()) {
        return Err(TerminalError::NotATerminal("standard output"));
    }
    let variable = |name: &str| std::env::var_os(name)?.into_string().ok();
    Capabilities::from_environment(&variable)
}

/// Opens the terminal that the keys come from. crossterm makes the same choice.
pub(super) fn open_keys(keys: Keys) -> Result<OwnedFd, TerminalError> {
    if isatty(stdin()) {
        let stdin = rustix::io::fcntl_dupfd_cloexec(stdin(), 0);
        return Ok(stdin.map_err(std::io::Error::from)?);
    }
    let none = TerminalError::NotATerminal("standard input");
    if keys == Keys::Stdin {
        return Err(none);
    }
    let terminal = std::fs::File::options().read(true).write(true).open("/dev/tty");
    terminal.map(OwnedFd::from).map_err(|_| none)
}

impl Capabilities {
    fn from_environment(variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, TerminalError> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        if matches!(term.as_str(), "" | "dumb" | "unknown") {
            return Err(TerminalError::Dumb(term));
        }
        let in_screen = term.starts_with("screen") || set("STY").is_some();
        let multiplexer = match (set("TMUX").is_some() || term.starts_with("tmux"), in_screen) {
            (true, _) => Some(Multiplexer::Tmux),
            (false, true) => Some(Multiplexer::Screen),
            (false, false) => None,
        };
        let background = set("COLORFGBG").and_then(|colours| background_of(&colours));
        // screen swallows the query; the others ignore it or print it.
        let silent = ["screen", "linux", "vt", "cons", "ansi", "eterm"];
        let answers = background.is_none()
            && multiplexer != Some(Multiplexer::Screen)
            && !silent.iter().any(|prefix| term.starts_with(prefix));
        Ok(Self {
            depth: depth(&term, multiplexer, &set),
            unicode: is_utf8(&set),
            multiplexer,
            background,
            answers,
            links: takes_links(&term, multiplexer, &set),
            desktop: has_desktop(&set),
        })
    }
}

/// The user's preference about colours. `NO_COLOR` (no-color.org) takes precedence over
/// `CLICOLOR_FORCE`, which takes precedence over `CLICOLOR` (bixense.com/clicolors). A variable
/// that is set but empty counts as unset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// No colours.
    Never,
    /// Whatever the terminal supports.
    AsTheTerminal,
    /// Colours, even if the terminal claims to have none.
    Always,
}

impl Wish {
    fn from(set: &dyn Fn(&str) -> Option<String>) -> Self {
        if set("NO_COLOR").is_some() {
            Self::Never
        } else if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
            Self::Always
        } else if set("CLICOLOR").as_deref() == Some("0") {
            Self::Never
        } else {
            Self::AsTheTerminal
        }
    }
}

/// How commands format their output for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Whether to use bold and colours.
    pub colours: bool,
    /// Whether to use lines and symbols beyond ASCII.
    pub unicode: bool,
}

impl Writing {
    /// The formatting for standard output. Anything but a terminal can take Unicode.
    #[must_use]
    pub fn here(terminal: bool) -> Self {
        Self::from_environment(terminal, &|name| std::env::var_os(name)?.into_string().ok())
    }

    fn from_environment(terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_none_or(|term| term == "dumb");
        Self {
            colours: match Wish::from(&set) {
                Wish::Never => false,
                Wish::AsTheTerminal => terminal && !dumb,
                Wish::Always => true,
            },
            unicode: !terminal || is_utf8(&set),
        }
    }
}

fn depth(
    term: &str,
    multiplexer: Option<Multiplexer>,
    set: &dyn Fn(&str) -> Option<String>,
) -> Depth {
    let wish = Wish::from(set);
    if wish == Wish::Never {
        return Depth::None;
    }
    let named = |names: &[&str]| names.iter().any(|name| term.contains(name));
    let colours = set("COLORTERM").unwrap_or_default().to_ascii_lowercase();
    let truecolor = matches!(colours.as_str(), "truecolor" | "24bit")
        || named(&["-direct", "truecolor", "kitty", "ghostty", "alacritty", "wezterm", "foot"]);
    // COLORTERM is inherited from outside, but screen passes on 256 colours at most.
    if truecolor && multiplexer != Some(Multiplexer::Screen) {
        Depth::Truecolor
    } else if truecolor || !colours.is_empty() || named(&["256"]) {
        Depth::Ansi256
    } else if wish != Wish::Always
        && (term.ends_with("-m") || term.ends_with("-mono") || named(&["vt1", "vt2", "vt3"]))
    {
        Depth::None
    } else {
        Depth::Ansi16
    }
}

/// Whether the terminal supports links or ignores them. GNU screen, consoles and the oldest
/// terminals print a link's address as text; tmux supports links since 3.4 and drops them before.
fn takes_links(
    term: &str,
    multiplexer: Option<Multiplexer>,
    set: &dyn Fn(&str) -> Option<String>,
) -> bool {
    let modern = ["xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "ghostty"];
    let named = modern.iter().any(|name| term.starts_with(name));
    // Terminal emulators set these.
    let emulated = set("TERM_PROGRAM").is_some() || set("VTE_VERSION").is_some();
    multiplexer != Some(Multiplexer::Screen) && (named || emulated)
}

fn has_desktop(set: &dyn Fn(&str) -> Option<String>) -> bool {
    let remote = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"];
    let shown = cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(|name| set(name).is_some());
    shown && !remote.into_iter().any(|name| set(name).is_some())
}

fn is_utf8(set: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// Parses `COLORFGBG`: `foreground;background` or `foreground;default;background`, in ANSI colours.
fn background_of(colours: &str) -> Option<Background> {
    match colours.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 9..=15 => Some(Background::Light),
        0..=6 | 8 => Some(Background::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use rstest::rstest;

    use super::*;

    fn from(variables: &[(&str, &str)]) -> Result<Capabilities, TerminalError> {
        Capabilities::from_environment(&of(variables))
    }

    fn of(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    const DUMB: Option<Depth> = None;

    /// The variables, the colour depth of the explorer, and whether a command uses colours in a
    /// terminal and in a pipe.
    #[rstest]
    #[case::fine(&[("TERM", "xterm-256color")], Some(Depth::Ansi256), [true, false])]
    #[case::true_colour(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Some(Depth::Truecolor), [true, false])]
    #[case::bits(&[("TERM", "xterm-256color"), ("COLORTERM", "24bit")], Some(Depth::Truecolor), [true, false])]
    #[case::some(&[("TERM", "xterm"), ("COLORTERM", "yes")], Some(Depth::Ansi256), [true, false])]
    #[case::empty(&[("TERM", "xterm"), ("COLORTERM", "")], Some(Depth::Ansi16), [true, false])]
    #[case::kitty(&[("TERM", "xterm-kitty")], Some(Depth::Truecolor), [true, false])]
    #[case::xterm(&[("TERM", "xterm")], Some(Depth::Ansi16), [true, false])]
    #[case::linux(&[("TERM", "linux")], Some(Depth::Ansi16), [true, false])]
    #[case::vt220(&[("TERM", "vt220")], Some(Depth::None), [true, false])]
    #[case::screen(&[("TERM", "screen-256color"), ("COLORTERM", "truecolor")], Some(Depth::Ansi256), [true, false])]
    #[case::tmux(&[("TERM", "screen-256color"), ("COLORTERM", "truecolor"), ("TMUX", "socket,1,0")], Some(Depth::Truecolor), [true, false])]
    #[case::dumb(&[("TERM", "dumb")], DUMB, [false, false])]
    #[case::nothing(&[], DUMB, [false, false])]
    #[case::no_color(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], Some(Depth::None), [false, false])]
    #[case::no_color_any(&[("TERM", "xterm-256color"), ("NO_COLOR", "0")], Some(Depth::None), [false, false])]
    #[case::no_color_empty(&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Some(Depth::Ansi256), [true, false])]
    #[case::no_color_true(&[("TERM", "xterm-kitty"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], Some(Depth::None), [false, false])]
    #[case::clicolor(&[("TERM", "xterm"), ("CLICOLOR", "1")], Some(Depth::Ansi16), [true, false])]
    #[case::clicolor_0(&[("TERM", "xterm-256color"), ("CLICOLOR", "0")], Some(Depth::None), [false, false])]
    #[case::force(&[("TERM", "xterm"), ("CLICOLOR_FORCE", "1")], Some(Depth::Ansi16), [true, true])]
    #[case::force_0(&[("TERM", "xterm"), ("CLICOLOR_FORCE", "0")], Some(Depth::Ansi16), [true, false])]
    #[case::force_vt220(&[("TERM", "vt220"), ("CLICOLOR_FORCE", "1")], Some(Depth::Ansi16), [true, true])]
    #[case::force_dumb(&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], DUMB, [true, true])]
    #[case::force_clicolor_0(&[("TERM", "xterm"), ("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], Some(Depth::Ansi16), [true, true])]
    #[case::force_no_color(&[("TERM", "xterm"), ("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], Some(Depth::None), [false, false])]
    fn colours_are_read_from_the_environment(
        #[case] variables: &[(&str, &str)],
        #[case] screen: Option<Depth>,
        #[case] command: [bool; 2],
    ) {
        assert_eq!(from(variables).ok().map(|here| here.depth), screen);
        let colours = |terminal| Writing::from_environment(terminal, &of(variables)).colours;
        assert_eq!([true, false].map(colours), command);
    }

    #[test]
    fn a_browser_opens_only_on_a_local_desktop() {
        let cases: [(&[(&str, &str)], bool); 5] = [
            (&[("DISPLAY", ":0")], true),
            (&[("WAYLAND_DISPLAY", "wayland-0")], true),
            (&[("DISPLAY", ":10"), ("SSH_CONNECTION", "a 1 b 2")], false),
            (&[("WAYLAND_DISPLAY", "wayland-0"), ("SSH_TTY", "/dev/pts/1")], false),
            (&[], cfg!(target_os = "macos")),
        ];
        for (variables, desktop) in cases {
            let all: Vec<_> = variables.iter().copied().chain([("TERM", "xterm")]).collect();
            assert_eq!(from(&all).unwrap().desktop, desktop, "{variables:?}");
        }
    }

    #[test]
    fn links_are_off_in_terminals_that_would_print_them() {
        let cases: [(&[(&str, &str)], bool); 8] = [
            (&[("TERM", "xterm-256color")], true),
            (&[("TERM", "xterm-kitty")], true),
            (&[("TERM", "tmux-256color"), ("TMUX", "socket,1,0")], true),
            (&[("TERM", "screen-256color"), ("TMUX", "socket,1,0")], true),
            (&[("TERM", "screen-256color")], false),
            (&[("TERM", "linux")], false),
            (&[("TERM", "vt220")], false),
            (&[("TERM", "ansi")], false),
        ];
        for (variables, links) in cases {
            assert_eq!(from(variables).unwrap().links, links, "{variables:?}");
        }
    }

    #[test]
    fn a_dumb_terminal_is_refused_in_one_line() {
        for variables in [&[][..], &[("TERM", "")], &[("TERM", "dumb")]] {
            let error = from(variables).unwrap_err().to_string();
            assert!(error.contains("g287 find WORDS") && !error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn the_locale_and_the_background_are_read() {
        let utf8 = [("TERM", "xterm"), ("LC_ALL", ""), ("LANG", "en_US.UTF-8")];
        assert!(from(&utf8).unwrap().unicode);
        assert!(Writing::from_environment(true, &of(&utf8)).unicode);
        let c = [("TERM", "xterm"), ("LC_ALL", "C"), ("LANG", "en_US.UTF-8")];
        assert!(!from(&c).unwrap().unicode);
        assert_eq!(
            [true, false].map(|tty| Writing::from_environment(tty, &of(&c)).unicode),
            [false, true]
        );
        let light = from(&[("TERM", "rxvt"), ("COLORFGBG", "0;default;15")]).unwrap();
        assert_eq!((light.background, light.answers), (Some(Background::Light), false));
        assert!(from(&[("TERM", "xterm")]).unwrap().answers);
        assert!(!from(&[("TERM", "linux")]).unwrap().answers);
        assert!(!from(&[("TERM", "screen.xterm")]).unwrap().answers);
    }
}
