//! The settings as a file: the value of each, where it comes from, and its default.

use super::Settings;
use super::keys::KEYS;
use super::values::{Origin, Values};

impl Settings {
    /// The lines of a file with these settings.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec!["# The settings of g287 in force.".to_owned()];
        match &self.file {
            Some(file) if self.found => lines.push(format!("# The file is {}.", file.display())),
            Some(file) => {
                lines.push(format!(
                    "# There is no settings file yet; save this as {}.",
                    file.display()
                ));
            }
            None => {}
        }
        let default = Values::default();
        for (key, origin) in KEYS.iter().zip(self.origins) {
            let usual = (key.write)(&default)
                .map_or_else(|| "not set".to_owned(), |value| value.to_string());
            let from = match origin {
                Origin::Default => "This is the default.".to_owned(),
                Origin::File(line) => format!("From line {line} of the file; default: {usual}."),
                Origin::Environment(name) => format!("From ${name}; default: {usual}."),
                Origin::CommandLine => format!("From the command line; default: {usual}."),
            };
            lines.extend([String::new(), format!("# {}", key.about), format!("# {from}")]);
            lines.push(match (key.write)(&self.values) {
                Some(value) => format!("{} = {value}", key.name),
                None => format!("# {} is not set.", key.name),
            });
        }
        lines
    }
}
