//! Values separated by a character.
//!
//! A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula and would run
//! what someone else has written. Such a text gets an apostrophe in front, which every spreadsheet
//! hides; plain numbers stay as they are. Control characters, which a terminal would obey, are
//! replaced by signs, except tabs and line ends.
//!
//! There is no comment that every reader would skip, so nothing but rows is written; each agreement
//! names its list and row in a column of its own.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::export::format::Options;
use crate::export::grid::Grid;
use crate::text::display_controls;

/// Writes the names of the columns, then every row, with `delimiter` between values.
pub(super) fn write(
    grid: &dyn Grid,
    options: Options,
    delimiter: u8,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    writer.write_record((0..grid.width()).map(|column| grid.name(column))).map_err(io_error)?;
    for row in 0..grid.height() {
        for column in 0..grid.width() {
            let value = grid.value(row, column);
            let plain = value.plain();
            let field = if options.raw { plain } else { safe(plain) };
            writer.write_field(field.as_bytes()).map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    writer.flush()
}

fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Returns `text` in a form that neither a spreadsheet nor a terminal obeys.
fn safe(text: Cow<'_, str>) -> Cow<'_, str> {
    let guarded = match guarded(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(guarded) => Cow::Owned(guarded),
    };
    match display_controls(&guarded) {
        Cow::Borrowed(_) => guarded,
        Cow::Owned(shown) => Cow::Owned(shown),
    }
}

/// Returns `text`, with an apostrophe in front if a spreadsheet would take it for a formula.
#[must_use]
fn guarded(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula && !is_plain_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_get_an_apostrophe_and_numbers_do_not() {
        let prefixed = [
            "=1+1",
            "+1 555 0100",
            "-cmd",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            "-",
            "+",
            "-1-1",
            "-1.",
            "+.5",
        ];
        for text in prefixed {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "Polk County", "-12.5", "+3", "12", "a=b", "'=1"] {
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }
}
