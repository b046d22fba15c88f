//! g287: a terminal explorer of ICE's 287(g) agreements. The README lists the rooms of the source and
//! what each may know.

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
pub mod text;
pub mod tui;
