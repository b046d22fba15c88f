//! Why a dataset cannot be read or written.

/// Why a dataset could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// It does not begin as one.
    #[error("not a dataset of this version of g287; rebuild it with `g287 build`")]
    Foreign,
    /// It ends early or holds a number that cannot be.
    #[error("malformed dataset, in {part}; rebuild it with `g287 build`")]
    Damaged {
        /// The part of the dataset.
        part: &'static str,
    },
    /// It could not be inflated or deflated.
    #[error("cannot compress or decompress the dataset: {0}")]
    Packed(#[from] std::io::Error),
}
