//! Where the lists of a session come from.

use std::path::PathBuf;

use super::{Contents, LoadError, Loaded, Options, Progress, bundled, given};

/// Where the lists of a session come from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Lists in place of the bundled record: files, folders, `-` for standard input, or datasets.
    /// If there are none, the bundled record is used.
    pub instead: Vec<PathBuf>,
    /// Lists united with the others, and kept nowhere.
    pub with: Vec<PathBuf>,
    /// What the user says about all these lists.
    pub options: Options,
}

impl Source {
    /// Whether this is the bundled record and nothing else, so that nothing has to be read.
    #[must_use]
    pub fn is_bundled(&self) -> bool {
        self.instead.is_empty() && self.with.is_empty()
    }

    /// Every path that is to be read.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.instead.iter().chain(&self.with)
    }

    /// Reads the lists. What cannot be read is an error of [`Loaded`]; the rest is used.
    ///
    /// # Errors
    /// If the program was built with a dataset of another version.
    pub fn load(&self, progress: &dyn Progress) -> Result<Loaded, LoadError> {
        if self.is_bundled() {
            return bundled();
        }
        if self.with.is_empty() {
            return Ok(given(&self.instead, &self.options, progress));
        }
        if self.instead.is_empty() {
            let mut contents = Contents::bundled()?;
            let (lists, errors) = Contents::read(&self.with, &self.options, progress);
            contents.unite(lists);
            return Ok(Loaded { history: contents.into_history(), errors });
        }
        let paths: Vec<PathBuf> = self.paths().cloned().collect();
        Ok(given(&paths, &self.options, progress))
    }
}
