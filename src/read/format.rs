//! The format of a file, by its first bytes and never by its name.

use super::error::Reason;

/// A format that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FileFormat {
    /// A zip archive, which has to be a workbook.
    Workbook,
    /// A JSON array or object, or JSON lines.
    Json,
    /// Delimited text.
    Delimited,
}

/// First bytes of files that are not lists, and what those files are.
const FOREIGN: [(&[u8], &str); 7] = [
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\0", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x89PNG", "an image"),
    (b"{\\rtf", "a rich text document"),
];

const OLE2: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The format of a file that begins with `head`.
pub(super) fn of(head: &[u8]) -> Result<FileFormat, Reason> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(FileFormat::Workbook);
    }
    if head.starts_with(OLE2) {
        return Err(Reason::OldWorkbook);
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Reason::Foreign(what));
    }
    let text = beginning(head);
    let mut bytes = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    match (bytes.next(), bytes.next()) {
        (None, _) => Err(Reason::NoRows),
        (Some(b'<'), Some(second))
            if second == b'!' || second == b'?' || second.is_ascii_alphabetic() =>
        {
            let lower = text.to_ascii_lowercase();
            let page = [&b"<html"[..], b"<!doctype html", b"<head", b"<body", b"<script"];
            let is_page = page.iter().any(|tag| contains(&lower, tag));
            Err(if is_page { Reason::WebPage } else { Reason::Xml })
        }
        (Some(b'{'), Some(b'"' | b'}')) => Ok(FileFormat::Json),
        (Some(b'['), Some(b'[' | b'{' | b']' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')) => {
            Ok(FileFormat::Json)
        }
        _ if looks_like_bare_utf16(head) => Err(Reason::NoByteOrderMark),
        _ => Ok(FileFormat::Delimited),
    }
}

/// Whether an OLE2 file contains an encrypted workbook.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    contains(bytes, &name)
}

/// Whether these are the first bytes of an OLE2 file.
pub(super) fn is_ole2(head: &[u8]) -> bool {
    head.starts_with(OLE2)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The first 4 KB after a byte order mark and blanks, without the NUL bytes that UTF-16 puts
/// between.
fn beginning(head: &[u8]) -> Vec<u8> {
    let head = head.get(..4096).unwrap_or(head);
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let text = marks.iter().find_map(|mark| head.strip_prefix(*mark)).unwrap_or(head);
    let mut text: Vec<u8> = text.iter().copied().filter(|&byte| !(utf16 && byte == 0)).collect();
    let blanks = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    text.drain(..blanks);
    text
}

/// Whether every other byte is NUL, as in UTF-16 of Western text.
fn looks_like_bare_utf16(head: &[u8]) -> bool {
    let head = head.get(..4096).unwrap_or(head);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.len() < 4 {
        return false;
    }
    let nuls =
        |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let half = head.len() / 2;
    even.max(odd) * 10 >= half * 7 && even.min(odd) * 5 <= half
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn content_decides_the_format() {
        let cases: [(&[u8], FileFormat); 9] = [
            (b"PK\x03\x04rest", FileFormat::Workbook),
            (b"a,b\n1,2\n", FileFormat::Delimited),
            (b"\xef\xbb\xbfSTATE;X\n", FileFormat::Delimited),
            (b" \n[{\"a\":1}]", FileFormat::Json),
            (b"{\"a\":1}\n", FileFormat::Json),
            (b"[]", FileFormat::Json),
            (b"[sic],b\n", FileFormat::Delimited),
            (b"\xff\xfea\0,\0b\0", FileFormat::Delimited),
            (b"<5,more\n", FileFormat::Delimited),
        ];
        for (head, format) in cases {
            assert_eq!(of(head).unwrap(), format, "{head:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_named() {
        let cases: [(&[u8], &str); 9] = [
            (b"", "no rows"),
            (b" \r\n\t\n", "no rows"),
            (b"\xef\xbb\xbf", "no rows"),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML><html>", "web page"),
            (b"<head><title>Sign in", "web page"),
            (b"<?xml version='1.0'?><feed/>", "XML"),
            (b"%PDF-1.7", "PDF"),
            (b"a\0,\0b\0\n\x001\x00,\x002\0\n\0", "byte order mark"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        ];
        for (head, words) in cases {
            let message = of(head).unwrap_err().to_string();
            assert!(message.contains(words), "{head:?}: {message}");
        }
    }
}
