//! The colours of the map.

use super::tint::Rgb;

/// The colours of the map, which is drawn only if the terminal has at least 256.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MapColours {
    /// The colours of the three categories, by position.
    pub models: [Rgb; 3],
    /// Counties without an agreement.
    pub ground: Rgb,
    /// Counties outside the selected state.
    pub away: Rgb,
    /// The colour that borders are blended towards.
    pub line: Rgb,
    /// The outline of the county or state under the cursor.
    pub cursor: Rgb,
}

impl MapColours {
    /// The colour of a county by its category, or of the ground if it has none.
    #[must_use]
    pub fn fill(&self, category: Option<usize>) -> Rgb {
        let colour = category.and_then(|position| self.models.get(position));
        colour.copied().unwrap_or(self.ground)
    }

    /// Blends `from` with a percentage of `to`.
    #[must_use]
    pub fn mixed(from: Rgb, to: Rgb, hundredths: u8) -> Rgb {
        let part = u16::from(hundredths.min(100));
        let mix = |a: u8, b: u8| {
            let mixed = (u16::from(a) * (100 - part) + u16::from(b) * part) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
    }

    /// Black or white, whichever is legible on a colour.
    #[must_use]
    pub fn ink_on((red, green, blue): Rgb) -> Rgb {
        let light = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
        if light > 130_000 { (14, 14, 16) } else { (244, 244, 240) }
    }
}
