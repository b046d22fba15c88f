//! Aligned columns. A terminal gets as many columns as fit, and long texts cut with `…`; a pipe
//! gets every column whole.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::export::format::{Content, Format, Options, Origin};
use crate::export::grid::{Grid, Place, Value};
use crate::text::{ascii, cut, display_line, thousands};

pub(super) const FORMAT: Format = Format {
    name: "table",
    about: "aligned columns for reading",
    ending: "txt",
    content: Content::Text,
    origin: Origin::Below,
    write,
};

/// Blanks between two columns.
const GAP: usize = 2;

/// A text column is not cut below this width before a column of less weight is left out …
const COMFORT: usize = 28;

/// … nor below this one at all.
const NARROWEST: usize = 6;

/// A column as it is going to be drawn.
struct Drawn {
    column: usize,
    heading: String,
    width: usize,
    /// Whether it holds numbers, which stand to the right.
    number: bool,
    /// Whether it holds texts, which may be cut.
    text: bool,
    place: Place,
}

/// Writes the columns that a reader wants.
fn write(grid: &dyn Grid, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let mut columns = measured(grid, options);
    if let Some(width) = options.width {
        fit(&mut columns, width);
    }
    let headings: Vec<String> = columns.iter().map(|c| c.heading.clone()).collect();
    let (start, end) = if options.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    writeln!(out, "{start}{}{end}", line(&columns, &headings, options))?;
    for row in 0..grid.height() {
        let cells: Vec<String> =
            columns.iter().map(|c| shown(&grid.value(row, c.column), options)).collect();
        writeln!(out, "{}", line(&columns, &cells, options))?;
    }
    Ok(())
}

fn measured(grid: &dyn Grid, options: Options) -> Vec<Drawn> {
    let mut columns: Vec<Drawn> = grid
        .columns_to_read()
        .into_iter()
        .map(|column| {
            let heading = grid.heading(column).to_owned();
            let (width, place) = (heading.width(), grid.place(column));
            Drawn { column, heading, width, number: false, text: false, place }
        })
        .collect();
    for row in 0..grid.height() {
        for drawn in &mut columns {
            let value = grid.value(row, drawn.column);
            drawn.number |= matches!(value, Value::Number(_));
            drawn.text |= matches!(value, Value::Text(_) | Value::Parts(..));
            drawn.width = drawn.width.max(shown(&value, options).width());
        }
    }
    columns
}

/// Leaves out columns and narrows texts until a line has `width` cells at most.
fn fit(columns: &mut Vec<Drawn>, width: usize) {
    let total = |columns: &[Drawn], cap: usize| -> usize {
        let widths = columns.iter().map(|c| if c.text { c.width.min(cap) } else { c.width } + GAP);
        widths.sum::<usize>().saturating_sub(GAP)
    };
    while total(columns, COMFORT) > width {
        let least = columns.iter().enumerate().filter(|(_, c)| c.place != Place::Always);
        let Some((at, _)) = least.max_by_key(|(_, c)| c.place) else { break };
        columns.remove(at);
    }
    while total(columns, usize::MAX) > width {
        let widest = columns.iter_mut().filter(|c| c.text && c.width > NARROWEST);
        let Some(widest) = widest.max_by_key(|c| c.width) else { break };
        widest.width -= 1;
    }
}

fn shown(value: &Value<'_>, options: Options) -> String {
    let text = match value {
        Value::Unknown => (if options.ascii { "-" } else { "–" }).into(),
        Value::Number(number) => thousands(*number),
        other => display_line(&other.plain()).into_owned(),
    };
    if options.ascii { ascii(text).into_owned() } else { text }
}

fn line(columns: &[Drawn], cells: &[String], options: Options) -> String {
    let mut line = String::new();
    for (i, (drawn, cell)) in columns.iter().zip(cells).enumerate() {
        if i > 0 {
            line.extend(std::iter::repeat_n(' ', GAP));
        }
        let cell = cut(cell, drawn.width, if options.ascii { "~" } else { "…" });
        let blanks = std::iter::repeat_n(' ', drawn.width.saturating_sub(cell.width()));
        if drawn.number {
            line.extend(blanks);
            line.push_str(&cell);
        } else {
            line.push_str(&cell);
            line.extend(blanks);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Column, Sheet};

    struct Row(&'static str, Option<u64>, &'static str);

    const COLUMNS: &[Column<Row>] = &[
        Column {
            name: "a",
            heading: "Agency",
            place: Place::Always,
            get: |r| Value::Text(r.0.into()),
        },
        Column {
            name: "n",
            heading: "Count",
            place: Place::Always,
            get: |r| r.1.map_or(Value::Unknown, Value::Number),
        },
        Column { name: "c", heading: "County", place: Place::Room(1), get: |r| Value::filled(r.2) },
    ];

    fn text(options: Options) -> String {
        let rows = [
            Row("Doña Ana County Sheriff's Office", Some(1_843), "Doña Ana County"),
            Row("警察署", None, ""),
        ];
        let mut out = Vec::new();
        write(&Sheet { columns: COLUMNS, rows: &rows }, options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_pipe_gets_everything_aligned() {
        insta::assert_snapshot!(text(Options::default()), @r"
        Agency                            Count  County
        Doña Ana County Sheriff's Office  1,843  Doña Ana County
        警察署                                –  –
        ");
    }

    #[test]
    fn a_narrow_terminal_gets_fewer_columns_and_cut_texts() {
        insta::assert_snapshot!(text(Options { width: Some(30), ..Options::default() }), @r"
        Agency                   Count
        Doña Ana County Sherif…  1,843
        警察署                       –
        ");
    }

    #[test]
    fn a_plain_terminal_gets_ascii() {
        assert!(text(Options { ascii: true, width: Some(20), ..Options::default() }).is_ascii());
    }
}
