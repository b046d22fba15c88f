//! Aligned columns. A terminal gets as many columns as fit, with long texts cut by `…`; a pipe gets
//! every column whole.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::export::format::{Content, Format, Options, SourcePlace};
use crate::export::grid::{Grid, Place, Value};
use crate::text::{ColumnDemand, FittedColumn, ascii, cut, display_line, fit_columns, thousands};

pub(super) const FORMAT: Format = Format {
    name: "table",
    about: "aligned columns for reading",
    ending: "txt",
    content: Content::Text,
    source: SourcePlace::Below,
    write,
};

/// Blanks between two columns.
const GAP: usize = 2;

/// A text is not cut below this width as long as there is another column to leave out.
const COMFORTABLE: usize = 28;

/// A text is not cut below this width at all.
const NARROWEST: usize = 6;

/// A column with the width of its longest value, then with the width that it gets.
#[derive(Clone)]
struct Measured {
    column: usize,
    heading: String,
    width: usize,
    /// Whether it holds numbers, which are aligned right.
    number: bool,
    /// Whether it holds texts, which may be cut.
    text: bool,
    place: Place,
}

/// Writes the columns that a reader wants.
fn write(grid: &dyn Grid, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let mut columns = measured(grid, options);
    if let Some(room) = options.width {
        columns = fitted(&columns, room);
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

fn measured(grid: &dyn Grid, options: Options) -> Vec<Measured> {
    let mut columns: Vec<Measured> = grid
        .columns_to_read()
        .into_iter()
        .map(|column| {
            let heading = grid.heading(column).to_owned();
            let (width, place) = (heading.width(), grid.place(column));
            Measured { column, heading, width, number: false, text: false, place }
        })
        .collect();
    for row in 0..grid.height() {
        for measured in &mut columns {
            let value = grid.value(row, measured.column);
            measured.number |= matches!(value, Value::Number(_));
            measured.text |= matches!(value, Value::Text(_) | Value::Parts(..));
            measured.width = measured.width.max(shown(&value, options).width());
        }
    }
    columns
}

/// The columns that fit into `room` cells, long texts cut.
fn fitted(columns: &[Measured], room: usize) -> Vec<Measured> {
    let demands: Vec<ColumnDemand> = columns
        .iter()
        .map(|column| {
            let least =
                |width: usize| if column.text { column.width.min(width) } else { column.width };
            ColumnDemand {
                narrowest: least(NARROWEST),
                comfortable: least(COMFORTABLE),
                widest: column.width,
                priority: match column.place {
                    Place::Always | Place::Never => 0,
                    Place::Room(priority) => priority,
                },
            }
        })
        .collect();
    let fitted = fit_columns(&demands, GAP, room).into_iter();
    fitted
        .filter_map(|FittedColumn { index, width }| {
            Some(Measured { width, ..columns.get(index)?.clone() })
        })
        .collect()
}

fn shown(value: &Value<'_>, options: Options) -> String {
    let text = match value {
        Value::Unknown => (if options.ascii { "-" } else { "–" }).into(),
        Value::Number(number) => thousands(*number),
        other => display_line(&other.readable()).into_owned(),
    };
    if options.ascii { ascii(text).into_owned() } else { text }
}

fn line(columns: &[Measured], cells: &[String], options: Options) -> String {
    let mut line = String::new();
    for (i, (measured, cell)) in columns.iter().zip(cells).enumerate() {
        if i > 0 {
            line.extend(std::iter::repeat_n(' ', GAP));
        }
        let cell = cut(cell, measured.width, if options.ascii { "~" } else { "…" });
        let blanks = std::iter::repeat_n(' ', measured.width.saturating_sub(cell.width()));
        if measured.number {
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
        Column::new("a", "Agency", Place::Always, |r| Value::Text(r.0.into())),
        Column::new("n", "Count", Place::Always, |r| r.1.map_or(Value::Unknown, Value::Number)),
        Column::new("c", "County", Place::Room(1), |r| Value::filled(r.2)),
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
