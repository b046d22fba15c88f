//! The colours of the map as styles.

use ratatui::style::{Color, Modifier, Style};

use crate::model::Model;
use crate::tui::kit::theme::{MapColours, Rgb, Theme};

/// A colour as ratatui has it.
pub(super) const fn rgb((red, green, blue): Rgb) -> Color {
    Color::Rgb(red, green, blue)
}

/// The colour of a place by the broadest model of its agreements; that of the ground where it has
/// none.
pub(super) fn colour_of(colours: &MapColours, model: Option<Model>) -> Rgb {
    colours.fill(model.map(Model::position))
}

/// Text on a colour, black or white.
pub(super) fn text_on(ground: Rgb) -> Style {
    Style::new().fg(rgb(MapColours::ink_on(ground))).bg(rgb(ground))
}

/// A letter on the colour of its model.
pub(super) fn swatch(theme: Theme, model: Model) -> Style {
    text_on(colour_of(theme.map(), Some(model))).add_modifier(Modifier::BOLD)
}
