//! Draws bars and sparklines as text.

use super::theme::Characters;

/// A bar for `value`, in eighths of a column, where `most` fills all of `width`.
pub(crate) fn bar(value: u32, most: u32, width: u16, characters: &Characters) -> String {
    let eighths = scaled(value, most, u32::from(width) * 8);
    let full = characters.lengths.last().copied().unwrap_or("");
    let mut bar = full.repeat((eighths / 8) as usize);
    if let Some(rest) = (eighths % 8).checked_sub(1) {
        bar.push_str(characters.lengths.get(rest as usize).copied().unwrap_or(""));
    }
    bar
}

/// The height of a sparkline's largest value, in eighths. It leaves a gap to the line above.
const HIGHEST: u32 = 6;

/// A sparkline of `values`, scaled to the largest. Zero is a blank.
pub(crate) fn spark(values: &[u32], characters: &Characters) -> String {
    let most = values.iter().copied().max().unwrap_or(0);
    let height = |value: u32| match scaled(value, most, HIGHEST).checked_sub(1) {
        Some(height) => characters.heights.get(height as usize).copied().unwrap_or(" "),
        None => " ",
    };
    values.iter().map(|&value| height(value)).collect()
}

/// Scales `value` so that `most` becomes `full`. Anything above zero becomes at least 1.
pub(crate) fn scaled(value: u32, most: u32, full: u32) -> u32 {
    if value == 0 || most == 0 || full == 0 {
        return 0;
    }
    let scaled = (u64::from(value) * u64::from(full) + u64::from(most) / 2) / u64::from(most);
    u32::try_from(scaled).unwrap_or(full).clamp(1, full)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Depth;
    use crate::tui::kit::theme::Theme;

    #[test]
    fn the_largest_value_fills_the_width_and_the_smallest_is_visible() {
        let characters = Theme::built_in("dark", Depth::None, true).characters();
        assert_eq!(bar(387, 387, 6, characters), "██████");
        assert_eq!(bar(1, 387, 6, characters), "▏");
        assert_eq!(bar(0, 387, 6, characters), "");
        assert_eq!(bar(0, 0, 6, characters), "");
        assert_eq!(bar(5, 10, 3, characters), "█▌");
        assert_eq!(spark(&[0, 1, 4, 8], characters), " ▁▃▆");
        assert_eq!(spark(&[0, 0], characters), "  ");
        assert_eq!(spark(&[], characters), "");
    }
}
