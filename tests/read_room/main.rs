//! The room that reads files: every format, every attack, and the archive where there is one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says that it is skipped"
)]

mod archive;
mod attacks;
mod files;
mod jsons;
mod support;
mod texts;
mod workbooks;
