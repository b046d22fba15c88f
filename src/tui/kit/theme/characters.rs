//! The characters of the screen, in Unicode and in ASCII.

/// The characters that lines, bars and marks are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Characters {
    /// Eight heights of a column, the lowest first.
    pub heights: [&'static str; 8],
    /// Eight lengths of a bar, the shortest first.
    pub lengths: [&'static str; 8],
    /// Horizontal, vertical, corners (from the upper left, clockwise).
    pub frame: [&'static str; 6],
    /// Nothing under a model.
    pub nothing: &'static str,
    /// A value that is chosen.
    pub chosen: &'static str,
    /// The row of the cursor.
    pub cursor: &'static str,
    /// Before a heading whose rows are shown, and before one whose rows are not.
    pub fold: [&'static str; 2],
    /// A value not used as printed.
    pub repaired: &'static str,
    /// An agency that is watched.
    pub watched: &'static str,
    /// What takes a part of the filter off.
    pub off: &'static str,
    /// A blank that has to be seen.
    pub blank: &'static str,
    /// Where a text was cut.
    pub cut: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// From one day to another.
    pub dash: &'static str,
    /// Ascending, descending.
    pub order: [&'static str; 2],
    /// A text cursor.
    pub caret: &'static str,
}

pub(super) const UNICODE: Characters = Characters {
    heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    lengths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    frame: ["─", "│", "┌", "┐", "┘", "└"],
    nothing: "·",
    chosen: "●",
    cursor: "▌",
    fold: ["▾", "▸"],
    repaired: "⚠",
    watched: "★",
    off: "×",
    blank: "␣",
    cut: "…",
    dot: "·",
    dash: "–",
    order: ["▲", "▼"],
    caret: "▏",
};

pub(super) const ASCII: Characters = Characters {
    heights: [".", ".", ":", ":", "-", "=", "#", "#"],
    lengths: [" ", " ", " ", "-", "-", "=", "=", "="],
    frame: ["-", "|", "+", "+", "+", "+"],
    nothing: ".",
    chosen: "*",
    cursor: ">",
    fold: ["-", "+"],
    repaired: "!",
    watched: "*",
    off: "x",
    blank: "_",
    cut: "~",
    dot: "-",
    dash: "-",
    order: ["^", "v"],
    caret: "_",
};
