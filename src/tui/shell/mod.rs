//! The program on the screen: the list of views, the stack of layers, the lines across the screen,
//! and the edge that carries effects out.

mod adding;
mod app;
mod edge;
mod footer;
mod header;
mod keys;
mod links;
mod message;
mod plain;
mod renewal;
mod screen;
mod start;
#[cfg(test)]
mod tests;
mod themes;
pub(crate) mod views;
pub mod watch_list;
mod welcome;

pub use adding::Adding;
pub use app::{Content, Loader, run};
pub use message::{FoundList, Message};
pub use plain::plain;
pub use screen::Screen;
pub use start::Start;
pub use themes::ThemeChoice;
pub use views::{VIEWS, ViewName};
