//! A number for each model.

use serde::Serialize;

use crate::model::Model;

/// A number for each model, under its code.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PerModel<T> {
    /// Jail Enforcement Model.
    #[serde(rename = "JEM")]
    pub jail: T,
    /// Task Force Model.
    #[serde(rename = "TFM")]
    pub task_force: T,
    /// Warrant Service Officer.
    #[serde(rename = "WSO")]
    pub warrant: T,
}

impl<T> PerModel<T> {
    pub(super) fn new<S: Copy + Default>(by_position: &[S], value: impl Fn(S) -> T) -> Self {
        let at =
            |model: Model| value(by_position.get(model.position()).copied().unwrap_or_default());
        Self {
            jail: at(Model::JailEnforcement),
            task_force: at(Model::TaskForce),
            warrant: at(Model::WarrantService),
        }
    }
}
