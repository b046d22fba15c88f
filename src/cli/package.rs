//! `g287 package`: writes the whole record as a data package.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use super::args::Common;
use super::data::{self, NO_LISTS};
use super::exit::Exit;
use super::output::Output;
use crate::export::file::folder::NewFolder;
use crate::export::package::{self, FILES};
use crate::query::Day;
use crate::text::{counted, thousands};

/// Writes the package into the folder, whole or not at all.
pub(super) fn run(path: &Path, common: &Common) -> Result<Exit> {
    if let Some(flag) = common.filters.first() {
        bail!("{flag} does not apply: a data package holds the whole record; `g287 find` filters");
    }
    if common.output.format.is_some() || common.output.output.is_some() {
        bail!(
            "--format and --output do not apply: a data package is a folder of CSV tables, and DIR names it"
        );
    }
    if path.as_os_str() == "-" {
        bail!("-: a data package is a folder, which standard output cannot take; name a folder");
    }
    let data = data::load(&common.data)?;
    let history = &data.history;
    let Some(day) = Day::last(history) else { bail!(NO_LISTS) };
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => {
            anyhow!("{}: folder exists; use --force to replace it", path.display())
        }
        _ => anyhow!("{}: {error}", path.display()),
    };
    let folder = NewFolder::new(path, common.output.force, &FILES).map_err(failed)?;
    let tables = package::write(history, &day, &folder).map_err(failed)?;
    folder.finish().map_err(failed)?;

    let mut output = Output::new(&common.output)?;
    output.line(&format!(
        "{}: {}, {}",
        path.display(),
        counted(history.lists.len(), "list", "lists"),
        counted(history.listings.len(), "row", "rows")
    ))?;
    for table in tables {
        output.line(&format!(
            "  {}.csv: {}, {} bytes",
            table.name,
            counted(table.rows, "row", "rows"),
            thousands(table.bytes)
        ))?;
    }
    output.finish()?;
    Ok(Exit::new(true, data.incomplete))
}
