//! Errors of datasets.

/// An error of reading or writing a dataset.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// The first bytes are not those of a dataset of this version.
    #[error("not a dataset of this version of g287; rebuild it with `g287 build`")]
    Foreign,
    /// The dataset is truncated or contains an invalid number.
    #[error("malformed dataset, in {part}; rebuild it with `g287 build`")]
    Damaged {
        /// The part of the dataset.
        part: &'static str,
    },
    /// Compression or decompression failed.
    #[error("cannot compress or decompress the dataset: {0}")]
    Packed(#[from] std::io::Error),
}
