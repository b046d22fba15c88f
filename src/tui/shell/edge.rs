//! The explorer's side effects: copying text, opening links and writing files. They are all here,
//! so that there is one place to refuse them.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::screen::Screen;
use crate::export::destination::check_links;
use crate::export::file;
use crate::terminal::{self, Capabilities};
use crate::text::display_line;
use crate::tui::core::{Order, Response};

/// Returns the bytes that make the terminal copy `text`, or `None` if it cannot. Inside tmux, also
/// loads the text into a tmux buffer.
pub(super) fn copy(text: &str, capabilities: &Capabilities) -> Option<Vec<u8>> {
    let bytes = terminal::copy(text, capabilities)?;
    // If only `TERM` names tmux, then tmux runs on another machine.
    if std::env::var_os("TMUX").is_some_and(|socket| !socket.is_empty()) {
        into_tmux(text);
    }
    Some(bytes)
}

/// Loads `text` into a tmux buffer. By default tmux ignores copy sequences from programs inside it,
/// but it passes a buffer loaded this way to the outer terminal.
fn into_tmux(text: &str) {
    let text = text.to_owned();
    // Do not wait, because a hanging tmux would block the screen.
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

/// Opens an address in a browser, if there is a desktop. Returns whether the browser was started.
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
            // Wait for the browser, so that it does not become a zombie.
            let _ = std::thread::Builder::new().name("browser".into()).spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

/// Writes the rows of the current view and their provenance.
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

/// The file that writing to `path` would replace, if any, or the reason not to write there.
fn replaced(path: &Path) -> Result<Option<PathBuf>, String> {
    check_links(path).map_err(|refusal| format!("{}: {refusal}", path.display()))?;
    file::existing(path).map_err(|error| format!("{}: {error}", path.display()))
}
