//! The rows as read of a dataset: every text, and the printed columns of every reading.

use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use crate::model::{AgencyIx, Column, Link, PrintedRow, Reading, Tables, Text, Texts};

pub(super) fn write(out: &mut DatasetWriter, tables: &Tables) {
    out.count(tables.texts.len());
    for text in tables.texts.iter() {
        out.count(text.len());
    }
    for text in tables.texts.iter() {
        out.bytes.extend_from_slice(text.as_bytes());
    }
    let readings = tables.readings.rows();
    out.count(readings.len());
    for column in Column::ALL {
        for row in readings {
            out.number(row.as_printed().get(column).0);
        }
    }
    for row in readings {
        out.number(row.extras.0);
    }
    for row in readings {
        out.number(u32::from(row.archived));
    }
}

/// Texts, and readings of which only the printed columns are known.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) texts: Texts,
    pub(super) readings: Vec<Reading>,
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Rows, DatasetError> {
    let texts = read_texts(from)?;
    from.part("the rows");
    let count = from.count::<Reading>()?;
    let mut readings = vec![BLANK; count];
    read_printed(from, texts.len(), &mut readings)?;
    read_archived(from, &mut readings)?;
    Ok(Rows { texts, readings })
}

/// A reading of nothing.
pub(super) const BLANK: Reading = Reading {
    printed: PrintedRow::BLANK.printed,
    extras: PrintedRow::BLANK.extras,
    agency: AgencyIx(0),
    county: None,
    kind: None,
    model: None,
    signed: None,
    moa: Link::None,
    addendum: Link::None,
    archived: PrintedRow::BLANK.archived,
};

/// Reads the printed columns of readings, and the unknown columns.
pub(super) fn read_printed(
    from: &mut DatasetReader<'_>,
    texts: usize,
    readings: &mut [Reading],
) -> Result<(), DatasetError> {
    for column in Column::ALL {
        for row in &mut *readings {
            let text = Text(from.below(texts)?);
            if let Some(printed) = row.printed.get_mut(column.position()) {
                *printed = text;
            }
        }
    }
    for row in readings {
        row.extras = Text(from.below(texts)?);
    }
    Ok(())
}

/// Reads which MOA addresses are printed after the list's archive prefix.
pub(super) fn read_archived(
    from: &mut DatasetReader<'_>,
    readings: &mut [Reading],
) -> Result<(), DatasetError> {
    for row in readings {
        row.archived = from.below(2)? == 1;
    }
    Ok(())
}

pub(super) fn read_texts(from: &mut DatasetReader<'_>) -> Result<Texts, DatasetError> {
    from.part("the texts");
    let texts = from.count::<u32>()?;
    let mut ends = Vec::with_capacity(texts);
    let mut end = 0_u32;
    for _ in 0..texts {
        end = end.checked_add(from.number()?).ok_or_else(|| from.damaged())?;
        ends.push(end);
    }
    let bytes = from.text_of(end as usize)?;
    if ends.first() != Some(&0) || ends.iter().any(|&end| !bytes.is_char_boundary(end as usize)) {
        return Err(from.damaged());
    }
    from.take::<u8>(bytes.len())?;
    Ok(Texts::restore(bytes.to_owned(), ends))
}
