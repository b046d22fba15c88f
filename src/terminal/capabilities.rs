//! What the terminal can do, as far as the environment tells.

use rustix::fd::OwnedFd;
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;
use thiserror::Error;

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, dim, underlined and reversed are all there is.
    None,
    /// The sixteen of ANSI.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// Red, green and blue of eight bits each.
    Truecolor,
}

/// What the terminal's own background is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Dark, with light letters.
    Dark,
    /// Light, with dark letters.
    Light,
}

/// A program between this one and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplexer {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// What the terminal can do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that a terminal can or cannot do"
)]
pub struct Capabilities {
    /// Colours.
    pub depth: Depth,
    /// Whether the locale is UTF-8, so that lines and blocks can be drawn.
    pub unicode: bool,
    /// The multiplexer that the program runs in.
    pub multiplexer: Option<Multiplexer>,
    /// The background, where the environment tells it (`COLORFGBG`).
    pub background: Option<Background>,
    /// Whether the terminal may be asked for its background colour.
    pub answers: bool,
    /// Whether the terminal takes links (OSC 8), or passes them over without harm.
    pub links: bool,
    /// Whether a browser opened here would be seen: there is a desktop, and nobody comes from afar.
    pub desktop: bool,
}

/// Why the explorer cannot be shown.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Input or output is a file, a pipe or nothing.
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
    /// The terminal did not do as it was told.
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

/// Whether the explorer can be shown here, and what the terminal can do.
///
/// # Errors
/// Standard input or output is not a terminal, or the terminal cannot move its cursor.
pub fn check(keys: Keys) -> Result<Capabilities, TerminalError> {
    open_keys(keys)?;
    if !isatty(stdout()) {
        return Err(TerminalError::NotATerminal("standard output"));
    }
    let variable = |name: &str| std::env::var_os(name)?.into_string().ok();
    Capabilities::from_environment(&variable)
}

/// The terminal that the keys come from. crossterm makes the same choice.
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
        // screen swallows the question; the others answer nothing, or show it.
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

/// What the user wants of colours. `NO_COLOR` (no-color.org) goes before `CLICOLOR_FORCE`, and that
/// before `CLICOLOR` (bixense.com/clicolors); what is set but empty is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// None.
    Never,
    /// Those that the terminal has.
    AsTheTerminal,
    /// Some, whatever the terminal says of itself.
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

/// How rows and sentences are written for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Whether with bold and colours.
    pub colours: bool,
    /// Whether lines and signs beyond ASCII may be used.
    pub unicode: bool,
}

impl Writing {
    /// On standard output, which is a terminal or is not. What is no terminal takes any sign.
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

/// Screen, the consoles and the oldest terminals show a link's address as text. tmux has links from
/// 3.4 on and throws them away before.
fn takes_links(
    term: &str,
    multiplexer: Option<Multiplexer>,
    set: &dyn Fn(&str) -> Option<String>,
) -> bool {
    let modern = ["xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "ghostty"];
    let named = modern.iter().any(|name| term.starts_with(name));
    // These are set by programs that draw a terminal in a window.
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

/// `COLORFGBG` is `foreground;background` or `foreground;default;background`, as colours of ANSI.
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

    /// Variables, the colours of the screen, whether a command has colours in a terminal, in a pipe.
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
    fn a_browser_is_opened_on_a_local_desktop_only() {
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
    fn links_are_for_terminals_that_do_not_print_them() {
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
