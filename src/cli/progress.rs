//! A progress bar on standard error, if that is a terminal.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::record::Progress;

/// Reading fewer bytes than this ends before a bar would be of use.
const LARGE: u64 = 8 << 20;

/// A progress bar.
pub(super) struct Bar {
    bar: ProgressBar,
    /// The bytes from which it is shown.
    from: u64,
}

impl Bar {
    /// Creates a bar that is always shown.
    pub(super) fn shown() -> Self {
        Self { bar: ProgressBar::hidden(), from: 0 }
    }

    /// Creates a bar that is shown only if there is much to read.
    pub(super) fn for_large() -> Self {
        Self { bar: ProgressBar::hidden(), from: LARGE }
    }

    /// Removes the bar from the terminal.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn total(&self, files: u64, bytes: u64) {
        if bytes < self.from || !io::stderr().is_terminal() {
            return;
        }
        let style = ProgressStyle::with_template(
            "reading {msg} files [{bar:30}] {bytes} of {total_bytes}, {eta} left",
        );
        if let Ok(style) = style {
            self.bar.set_style(style.progress_chars("=> "));
        }
        self.bar.set_message(files.to_string());
        self.bar.set_length(bytes);
        self.bar.set_draw_target(ProgressDrawTarget::stderr());
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    fn done(&self, _: u64, bytes: u64) {
        self.bar.inc(bytes);
    }
}
