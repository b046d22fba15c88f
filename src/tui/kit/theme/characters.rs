//! The characters that the screen is drawn with, in Unicode and in ASCII.

/// The characters for lines, bars and marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Characters {
    /// A column in eight heights, lowest first.
    pub heights: [&'static str; 8],
    /// A bar in eight lengths, shortest first.
    pub lengths: [&'static str; 8],
    /// The horizontal and vertical lines, then the corners, clockwise from the upper left.
    pub frame: [&'static str; 6],
    /// The placeholder for a model without an agreement.
    pub nothing: &'static str,
    /// The mark of a selected value.
    pub chosen: &'static str,
    /// The mark of the cursor's row.
    pub cursor: &'static str,
    /// The marks of an expanded and of a collapsed heading.
    pub fold: [&'static str; 2],
    /// The mark of a value that is not used as printed.
    pub repaired: &'static str,
    /// The mark of what is only like what was asked for.
    pub near: &'static str,
    /// The mark of an agency on the watch list.
    pub watched: &'static str,
    /// The button that removes part of the filter.
    pub off: &'static str,
    /// A visible blank.
    pub blank: &'static str,
    /// The mark where text was cut.
    pub cut: &'static str,
    /// The separator between parts of a line.
    pub dot: &'static str,
    /// The dash in a range of days.
    pub dash: &'static str,
    /// The marks of ascending and descending order.
    pub order: [&'static str; 2],
    /// The text cursor.
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
    near: "≈",
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
    near: "~",
    watched: "*",
    off: "x",
    blank: "_",
    cut: "~",
    dot: "-",
    dash: "-",
    order: ["^", "v"],
    caret: "_",
};
