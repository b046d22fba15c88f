//! Why a dataset cannot be read or written.

/// Why a dataset could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// It does not begin as one.
    #[error("this is not a dataset of this version of g287; build it again with `g287 build`")]
    Foreign,
    /// It ends early or holds a number that cannot be.
    #[error("the dataset is damaged at {part}; build it again with `g287 build`")]
    Damaged {
        /// The part of the dataset.
        part: &'static str,
    },
    /// It could not be inflated or deflated.
    #[error("the dataset cannot be unpacked: {0}")]
    Packed(#[from] std::io::Error),
}
