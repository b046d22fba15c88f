//! Writes an explanation as lines for a reader.

use super::explanation::{Explanation, Life, LifeEntry, PrintedValue};
use crate::model::Model;
use crate::text::{capital, counted};

impl Explanation<'_> {
    /// Writes the explanation as lines for a reader.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            self.agency.to_owned(),
            format!("{} · {}", self.state.unwrap_or("state unknown"), self.agency_id),
            format!("{}. {}", capital(self.membership.unwrap_or("not listed yet")), self.because),
        ];
        for name in &self.names {
            lines
                .push(format!("  also printed as \u{201c}{}\u{201d}: {}", name.printed, name.rule));
            lines.push(format!("    {}", name.sentence));
        }
        for moved in &self.moved_here {
            let from = format!("\u{201c}{}\u{201d} in {}", moved.printed, moved.printed_state);
            lines.push(format!("  {} was also printed as {from}: {}", moved.id, moved.rule));
            lines.push(format!("    {}, row {} ({})", moved.list, moved.row, moved.date));
            lines.push(format!("    {}", moved.sentence));
        }
        for moved in &self.moved_away {
            lines.push(format!("  {} was printed under its name: {}", moved.id, moved.rule));
            lines.push(format!("    {}, row {} ({})", moved.list, moved.row, moved.date));
            lines.push(format!("    {}", moved.sentence));
        }
        for pair in &self.likely_pairs {
            lines.push(format!("  may be the same as {} ({})", pair.agency, pair.id));
            lines.push(format!("    {} The two are kept apart.", pair.sentence));
        }
        for life in &self.lives {
            lines.push(String::new());
            life.write(&mut lines);
        }
        lines
    }
}

impl Life<'_> {
    fn write(&self, lines: &mut Vec<String>) {
        let model = self.model.and_then(Model::from_code).map_or("Unknown model", Model::name);
        let reason = self.ended_reason.map_or_else(String::new, |reason| format!(" ({reason})"));
        if self.what == "application" {
            lines.push(format!("Application for {model}: {}", self.status));
        } else {
            let signed = self.signed.as_deref().unwrap_or("on an unknown day");
            lines.push(format!("{model}, signed {signed}: {}{reason}", self.status));
            lines.push(format!("  {}", self.id));
        }
        lines.push(format!("  {}", self.because));
        for doubt in &self.doubts {
            lines.push(format!("  ⚠ {}. {}", capital(&doubt.message), doubt.sentence));
        }
        for entry in &self.entries {
            entry.write(lines);
        }
    }
}

impl LifeEntry<'_> {
    fn write(&self, lines: &mut Vec<String>) {
        let place = match (self.row, self.lists) {
            (Some(row), _) => format!("{}, row {row}", self.list),
            (None, Some(lists)) if lists > 1 => {
                format!(
                    "{} and {}",
                    self.list,
                    counted(lists.saturating_sub(1) as usize, "later list", "later lists")
                )
            }
            (None, _) => self.list.to_owned(),
        };
        lines.push(format!("  {}  {:<12}  {place}", self.date, self.event));
        for value in &self.changes {
            value.write(lines);
        }
    }
}

impl PrintedValue<'_> {
    fn write(&self, lines: &mut Vec<String>) {
        let quoted = |text: &str| match text {
            "" => "nothing".to_owned(),
            text => format!("\u{201c}{text}\u{201d}"),
        };
        let before = match &self.before {
            Some(before) => format!("{} → ", quoted(before)),
            None => String::new(),
        };
        let used = match &self.used {
            Some(used) => {
                let used = used.as_deref().unwrap_or("unknown");
                format!(", read as {used} ({})", self.rule.unwrap_or_default())
            }
            None => String::new(),
        };
        let indent = " ".repeat(14);
        lines.push(format!("{indent}{}: {before}{}{used}", self.column, quoted(&self.printed)));
        if let Some(sentence) = self.sentence {
            lines.push(format!("{indent}  {sentence}"));
        }
    }
}
