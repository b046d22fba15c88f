//! Errors of datasets.

/// An error of reading or writing a dataset.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// The first bytes are not those of a dataset.
    #[error("not a dataset of g287")]
    Foreign,
    /// The format is too old to be read.
    #[error("dataset of an old version of g287; build it again with `g287 build`")]
    Old,
    /// The format or the rules are newer than this program.
    #[error("dataset of a newer version of g287; install that version to use it")]
    Newer,
    /// The rules have changed since, and by those of this program a list of the dataset has no date.
    /// To open the rest would be to lose that list.
    #[error(
        "dataset of an older version of g287, which alone can date {0}; open it with that version, or build it again with `g287 build`"
    )]
    Undated(String),
    /// The dataset has no rows as read, so that nothing can be added to it.
    #[error(
        "dataset of an old version of g287, to which nothing can be added; build it again with `g287 build`"
    )]
    Closed,
    /// A checksum is wrong, the dataset is truncated, or it contains an invalid number.
    #[error(
        "damaged dataset, in {part}; replace it by another copy, or build it again with `g287 build`"
    )]
    Damaged {
        /// The part of the dataset.
        part: &'static str,
    },
    /// The dataset takes more memory than a dataset may.
    #[error("dataset too large: it takes more than 256 MiB of memory")]
    TooLarge,
    /// Compression or decompression failed.
    #[error("cannot compress or decompress the dataset: {0}")]
    Packed(#[from] std::io::Error),
}
