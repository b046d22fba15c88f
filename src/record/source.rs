//! Where the lists of a session come from.

use std::path::PathBuf;

use super::{Contents, LoadError, Loaded, Options, Progress, Store, bundled, given};

/// Where the lists of a session come from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The user's record. The bundled one is used if there is no place for it.
    pub record: Option<Store>,
    /// Lists in place of the record: files, folders, `-` for standard input, or datasets.
    pub instead: Vec<PathBuf>,
    /// Lists united with the others, and kept nowhere.
    pub with: Vec<PathBuf>,
    /// What the user says about all these lists.
    pub options: Options,
}

impl Source {
    /// Whether this is the record and nothing else, so that no list has to be read.
    #[must_use]
    pub fn is_record(&self) -> bool {
        self.instead.is_empty() && self.with.is_empty()
    }

    /// Every path that is to be read.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.instead.iter().chain(&self.with)
    }

    /// Reads the lists. What cannot be read is an error of [`Loaded`]; the rest is used.
    ///
    /// # Errors
    /// If the record cannot be opened.
    pub fn load(&self, progress: &dyn Progress) -> Result<Loaded, LoadError> {
        if self.is_record() {
            return self.record();
        }
        if self.with.is_empty() {
            return Ok(given(&self.instead, &self.options, progress));
        }
        if self.instead.is_empty() {
            let Loaded { history, notices, .. } = self.record()?;
            let mut contents = Contents::of_history(history);
            let (lists, errors) = Contents::read(&self.with, &self.options, progress);
            contents.unite(lists);
            return Ok(Loaded { history: contents.into_history(), errors, notices });
        }
        let paths: Vec<PathBuf> = self.paths().cloned().collect();
        Ok(given(&paths, &self.options, progress))
    }

    fn record(&self) -> Result<Loaded, LoadError> {
        self.record.as_ref().map_or_else(bundled, Store::load)
    }
}
