//! Which colour of a theme stands for what in the record.

use ratatui::style::Style;

use crate::model::Model;
use crate::query::StatusKind;
use crate::tui::kit::theme::Theme;

/// The styles of models and statuses.
pub(crate) trait ModelColours {
    /// That of a model; agreements without a known model are faint.
    fn model(&self, model: Option<Model>) -> Style;

    /// That of a status.
    fn status(&self, status: Option<StatusKind>) -> Style;
}

impl ModelColours for Theme {
    fn model(&self, model: Option<Model>) -> Style {
        model.map_or_else(|| self.faint(), |model| self.category(model.position()))
    }

    fn status(&self, status: Option<StatusKind>) -> Style {
        match status {
            Some(StatusKind::Active | StatusKind::Pending) => self.text(),
            Some(StatusKind::Unconfirmed) => self.warning(),
            Some(
                StatusKind::Ended
                | StatusKind::ApplicationSigned
                | StatusKind::ApplicationHeld
                | StatusKind::ApplicationRenamed
                | StatusKind::Withdrawn,
            )
            | None => self.faint(),
        }
    }
}
