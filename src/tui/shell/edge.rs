//! What the explorer does to the world outside: copying, opening, writing. Nothing else does, so
//! that it can be refused in one place.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::screen::Screen;
use crate::export::destination::check_links;
use crate::export::file;
use crate::terminal::{self, Capabilities};
use crate::text::display_line;
use crate::tui::core::{Order, Response};

/// What to write to the terminal to have `text` copied, if it can be told to.
pub(super) fn copy(text: &str, capabilities: &Capabilities) -> Option<Vec<u8>> {
    let bytes = terminal::copy(text, capabilities)?;
    // Not where only the terminal's name is tmux's: then tmux is on another machine.
    if std::env::var_os("TMUX").is_some_and(|socket| !socket.is_empty()) {
        into_tmux(text);
    }
    Some(bytes)
}

/// Gives `text` to tmux itself, which as it comes out of the box takes no orders from inside to
/// copy, but hands on to the outer terminal what it is given so.
fn into_tmux(text: &str) {
    let text = text.to_owned();
    // It is not waited for: a hanging tmux would take the screen with it.
    let _ = std::thread::Builder::new().name("tmux".into()).spawn(move || {
        let mut tmux = Command::new("tmux");
        tmux.args(["load-buffer", "-w", "-"]);
        tmux.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Ok(mut child) = tmux.spawn() {
            if let Some(mut stdin) = child.stdin.take() {
                let _ = stdin.write_all(text.as_bytes());
            }
            let _ = child.wait();
        }
    });
}

/// Opens an address in a browser, where there is a desktop here. Whether it was called.
pub(super) fn open(address: &str, capabilities: &Capabilities) -> bool {
    if !capabilities.desktop || !terminal::is_web(address) {
        return false;
    }
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut browser = Command::new(program);
    browser.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut browser, 0);
    match browser.spawn() {
        Ok(mut child) => {
            // What ends is waited for, so that none is left behind as a zombie.
            let _ = std::thread::Builder::new().name("browser".into()).spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

/// Writes the rows of the view on the screen, and where they are from.
pub(super) fn write(screen: &Screen, order: &Order) -> Response {
    let mut made = Ok((Vec::new(), String::new()));
    screen.rows(&mut |grid, provenance| {
        let mut bytes = Vec::new();
        let written = order.format.document(grid, provenance, &mut bytes);
        made = written.map(|()| (bytes, provenance.quoted()));
    });
    let note = order.note();
    let name = |path: &Path| display_line(&path.display().to_string()).into_owned();
    let mut there = Vec::new();
    for path in [Some(&order.path), note.as_ref()].into_iter().flatten() {
        match replaced(path) {
            Ok(None) => {}
            Ok(Some(real)) if path.is_symlink() => {
                there.push(format!("{} (a link to {})", name(path), name(&real)));
            }
            Ok(Some(_)) => there.push(name(path)),
            Err(words) => return Response::Failed(display_line(&words).into_owned()),
        }
    }
    if !order.replace && !there.is_empty() {
        return Response::Exists(there.join(" and "));
    }
    let written = made.and_then(|(bytes, line)| {
        file::write(&order.path, &bytes, order.replace)?;
        match &note {
            Some(note) => file::write(note, format!("{line}\n").as_bytes(), order.replace),
            None => Ok(()),
        }
    });
    match written {
        Ok(()) => {
            let beside = note.map_or_else(String::new, |note| format!(" and {}", name(&note)));
            Response::Written(format!("written: {}{beside}", name(&order.path)))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Response::Exists(name(&order.path))
        }
        Err(error) => Response::Failed(format!("{}: {error}", name(&order.path))),
    }
}

/// The file that a path would replace; else why nothing is written there.
fn replaced(path: &Path) -> Result<Option<PathBuf>, String> {
    check_links(path).map_err(|refusal| format!("{}: {refusal}", path.display()))?;
    file::existing(path).map_err(|error| format!("{}: {error}", path.display()))
}
