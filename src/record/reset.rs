//! Going back to the bundled lists.

use std::fs;
use std::path::{Path, PathBuf};

use super::LoadError;
use super::store::{ADDED, Store};
use crate::history::dataset::MAGIC;

impl Store {
    /// Goes back to the bundled lists, and returns where the old record is now; `None` if there is
    /// no record. What is noted of its lists goes with it. `waiting` is called if another program is
    /// changing it.
    ///
    /// # Errors
    /// If the file is no record, or cannot be renamed. Then it is as it was.
    pub fn reset(&self, waiting: &dyn Fn()) -> Result<Option<PathBuf>, LoadError> {
        let place = self.place();
        let Some(bytes) = place.bytes()? else { return Ok(None) };
        if !bytes.starts_with(MAGIC) && !self.has_journal() {
            return Err(place.told(
                "this is not a record of g287, and stays as it is; name a record with --record \
                 FILE",
            ));
        }
        let _lock = place.lock(waiting)?;
        let added = |old: &Path| {
            let mut name = old.as_os_str().to_owned();
            name.push(ADDED);
            PathBuf::from(name)
        };
        let is_free = |path: &Path| path.symlink_metadata().is_err();
        let mut names = (1..).map(|n| match n {
            1 => place.beside(".old"),
            n => place.beside(&format!(".old{n}")),
        });
        let Some(old) = names.find(|old| is_free(old) && is_free(&added(old))) else {
            return Ok(None);
        };
        fs::rename(place.real(), &old).map_err(|error| place.failed(&error))?;
        // The record does without it.
        let _ = fs::rename(place.beside(ADDED), added(&old));
        place.sync_folder();
        Ok(Some(old))
    }
}
