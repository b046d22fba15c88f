//! Moves the cursor in as few bytes as possible.

/// Writes `number` in decimal.
pub(super) fn push_number(out: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

fn digits(number: u16) -> usize {
    match number {
        0..10 => 1,
        10..100 => 2,
        100..1000 => 3,
        1000..10_000 => 4,
        10_000.. => 5,
    }
}

/// A movement along one axis.
#[derive(Clone, Copy)]
enum Step {
    Stay,
    /// `n` backspaces.
    Back(u16),
    /// A CSI sequence with a count, omitted if it is 1, and this final byte.
    Csi(u16, u8),
}

impl Step {
    fn cost(self) -> usize {
        match self {
            Self::Stay => 0,
            Self::Back(count) => count.into(),
            Self::Csi(1, _) => 3,
            Self::Csi(count, _) => 3 + digits(count),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        match self {
            Self::Stay => {}
            Self::Back(count) => out.extend(std::iter::repeat_n(b'\x08', count.into())),
            Self::Csi(count, last) => {
                out.extend_from_slice(b"\x1b[");
                if count != 1 {
                    push_number(out, count);
                }
                out.push(last);
            }
        }
    }

    fn along(from: u16, to: u16, forth: u8, back: u8) -> Self {
        match (to.saturating_sub(from), from.saturating_sub(to)) {
            (0, 0) => Self::Stay,
            (0, count) => Self::Csi(count, back),
            (count, _) => Self::Csi(count, forth),
        }
    }
}

/// The cheapest step from column `from` to column `to`.
fn sideways(from: u16, to: u16) -> Step {
    let relative = Step::along(from, to, b'C', b'D');
    let steps = [relative, Step::Csi(to + 1, b'G')];
    let back = (to < from).then(|| Step::Back(from - to));
    steps.into_iter().chain(back).min_by_key(|step| step.cost()).unwrap_or(relative)
}

/// How many bytes it takes to move right by `count` columns.
pub(super) fn cost_right(count: u16) -> usize {
    Step::along(0, count, b'C', b'D').cost()
}

/// Writes the shortest sequence that moves the cursor from `from`, if known, to column `x` and row
/// `y`. Line feeds are not used, because their effect depends on the terminal's modes.
pub(super) fn push_move(out: &mut Vec<u8>, from: Option<(u16, u16)>, x: u16, y: u16) {
    let absolute = match (x, y) {
        (0, 0) => 3,
        (0, y) => 3 + digits(y + 1),
        (x, 0) => 4 + digits(x + 1),
        (x, y) => 4 + digits(x + 1) + digits(y + 1),
    };
    if let Some((from_x, from_y)) = from {
        let (vertical, horizontal) = if x == 0 && y > from_y && from_x != 0 {
            (Step::Csi(y - from_y, b'E'), Step::Stay)
        } else {
            (Step::along(from_y, y, b'B', b'A'), sideways(from_x, x))
        };
        if vertical.cost() + horizontal.cost() <= absolute {
            vertical.write(out);
            horizontal.write(out);
            return;
        }
    }
    out.extend_from_slice(b"\x1b[");
    if y > 0 {
        push_number(out, y + 1);
    }
    if x > 0 {
        out.push(b';');
        push_number(out, x + 1);
    }
    out.push(b'H');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;

    #[test]
    fn the_shortest_sequence_is_chosen() {
        for (from, to, written) in [
            (None, (0, 0), "^[H"),
            (None, (0, 9), "^[10H"),
            (None, (9, 0), "^[;10H"),
            (None, (9, 9), "^[10;10H"),
            (Some((5, 5)), (5, 5), ""),
            (Some((5, 5)), (6, 5), "^[C"),
            (Some((5, 5)), (17, 5), "^[12C"),
            (Some((5, 5)), (3, 5), "<<"),
            (Some((50, 5)), (3, 5), "^[4G"),
            (Some((20, 5)), (15, 5), "^[5D"),
            (Some((5, 5)), (0, 6), "^[E"),
            (Some((31, 5)), (30, 6), "^[B<"),
            (Some((31, 5)), (31, 4), "^[A"),
            (Some((31, 5)), (90, 30), "^[31;91H"),
            (Some((300, 5)), (0, 5), "^[G"),
        ] {
            let mut out = Vec::new();
            push_move(&mut out, from, to.0, to.1);
            let shown =
                String::from_utf8(out).unwrap().replace('\u{1b}', "^").replace('\u{8}', "<");
            assert_eq!(shown, written, "{from:?} -> {to:?}");
        }
    }
}
