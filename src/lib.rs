//! g287: a terminal explorer of ICE's 287(g) agreements. `ARCHITECTURE.md` describes the rooms of
//! the source, what each may use, and where to start for a change.

#[cfg(not(unix))]
compile_error!("g287 runs on Linux, macOS and other Unix systems; on Windows, build it in WSL");

pub mod clean;
pub mod cli;
pub mod export;
pub mod history;
pub mod map;
pub mod model;
pub mod query;
pub mod read;
pub mod record;
pub mod reference;
pub mod terminal;
pub mod text;
pub mod tui;
