//! Oddities of delimited text, counted and reported.

use super::super::sink::{Sink, row_number};

/// How many notes of one kind are reported individually.
const REPORTED: u64 = 20;

/// The oddities found so far.
#[derive(Default)]
pub(super) struct Oddities {
    ragged: u64,
    nuls: Count,
    replaced: Count,
}

#[derive(Default)]
struct Count {
    count: u64,
    first: u64,
}

impl Count {
    fn add(&mut self, line: u64, count: usize) {
        if self.count == 0 {
            self.first = line;
        }
        self.count += count as u64;
    }

    fn report(&self, one: &str, several: &str, rest: &str, sink: &mut dyn Sink) {
        if self.count > 0 {
            let what = if self.count == 1 { one } else { several };
            let message = format!("{} {what} {rest}; the first is in this row", self.count);
            sink.note(Some(row_number(self.first)), None, message);
        }
    }
}

impl Oddities {
    /// Counts a row whose number of columns is not the usual one.
    pub(super) fn width(&mut self, line: u64, width: usize, usual: usize, sink: &mut dyn Sink) {
        if width == usual {
            return;
        }
        self.ragged += 1;
        if self.ragged <= REPORTED {
            let kind = if width < usual { "short" } else { "long" };
            let columns = if width == 1 { "column" } else { "columns" };
            let message = format!("{kind} row: {width} {columns} instead of {usual}");
            sink.note(Some(row_number(line)), None, message);
        }
    }

    /// Counts NUL bytes in a row.
    pub(super) fn nuls(&mut self, line: u64, count: usize) {
        self.nuls.add(line, count);
    }

    /// Counts invalid UTF-8 in a row.
    pub(super) fn replaced(&mut self, line: u64, bytes: &[u8]) {
        let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        self.replaced.add(line, broken);
    }

    /// Reports what was only counted.
    pub(super) fn report(&self, sink: &mut dyn Sink) {
        if self.ragged > REPORTED {
            let more = self.ragged - REPORTED;
            sink.note(None, None, format!("{more} more rows with too few or too many columns"));
        }
        self.nuls.report("NUL byte", "NUL bytes", "kept", sink);
        let rest = "replaced with \u{fffd}";
        self.replaced.report("invalid UTF-8 sequence", "invalid UTF-8 sequences", rest, sink);
    }
}
