//! Counts by model as the parts of a column.

use super::colours::ModelColours;
use crate::model::Model;
use crate::query::{ByModel, Facet};
use crate::tui::kit::stack::{Part, mark};
use crate::tui::kit::theme::Theme;

/// The models from the bottom of a column to its top; last those without a known model.
pub(crate) const STACK: [Option<Model>; 4] =
    [Some(Model::TaskForce), Some(Model::WarrantService), Some(Model::JailEnforcement), None];

/// The count of a model.
pub(crate) fn count(counts: &ByModel, model: Option<Model>) -> u32 {
    counts.get(Model::slot(model)).copied().unwrap_or(0)
}

/// A model as a part of a column.
pub(crate) fn part(theme: Theme, counts: &ByModel, model: Option<Model>) -> Part {
    let letter = model.map_or('?', Model::letter);
    Part { count: count(counts, model), letter, style: theme.model(model) }
}

/// Counts by model as parts of a column, the lowest first.
pub(crate) fn parts(theme: Theme, counts: &ByModel) -> [Part; 4] {
    STACK.map(|model| part(theme, counts, model))
}

/// What a model looks like in a column, for a legend.
pub(crate) fn legend(theme: Theme, model: Option<Model>) -> String {
    mark(theme, part(theme, &ByModel::default(), model))
}
