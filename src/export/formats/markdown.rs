//! A Markdown table.

use std::io::{self, Write};

use crate::export::format::{Content, Format, Markup, Options, SourcePlace};
use crate::export::grid::{Grid, Value};
use crate::text::{display_line, thousands};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    about: "a table for a document",
    ending: "md",
    content: Content::Markup(Markup {
        plain: escaped,
        bold: |text| format!("**{text}**"),
        italic: |text| format!("_{text}_"),
        item: |text| format!("- {text}"),
    }),
    source: SourcePlace::Below,
    write,
};

/// Writes the columns that a reader wants, numbers aligned right.
fn write(grid: &dyn Grid, _: Options, out: &mut dyn Write) -> io::Result<()> {
    let columns = grid.columns_to_read();
    for &column in &columns {
        write!(out, "| {} ", escaped(grid.heading(column)))?;
    }
    writeln!(out, "|")?;
    for &column in &columns {
        let number = grid.height() > 0 && matches!(grid.value(0, column), Value::Number(_));
        write!(out, "{}", if number { "| ---: " } else { "| --- " })?;
    }
    writeln!(out, "|")?;
    for row in 0..grid.height() {
        for &column in &columns {
            let value = grid.value(row, column);
            let text = match &value {
                Value::Number(number) => thousands(*number),
                other => escaped(&other.readable()),
            };
            write!(out, "| {text} ")?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

/// Returns `text` in one line, with every character escaped that means something to Markdown.
pub(in crate::export) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in display_line(text).chars() {
        if matches!(c, '|' | '\\' | '<' | '`' | '*' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_means_something_to_markdown_is_escaped() {
        assert_eq!(escaped("a|b <c> [d](e) *f*"), r"a\|b \<c> \[d\](e) \*f\*");
    }
}
