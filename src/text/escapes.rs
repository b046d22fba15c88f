//! Percent-encoding, as in addresses and in the names of files that came from them.

/// Decodes percent-encoded text, or returns `None` if it is not UTF-8.
#[must_use]
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().iter();
    let mut plain = Vec::with_capacity(text.len());
    while let Some(&byte) = bytes.next() {
        let hex = |digit: Option<&u8>| digit.and_then(|d| char::from(*d).to_digit(16));
        let ahead = bytes.as_slice();
        match (byte, hex(ahead.first()), hex(ahead.get(1))) {
            (b'%', Some(high), Some(low)) => {
                plain.push(u8::try_from(high * 16 + low).ok()?);
                bytes.nth(1);
            }
            _ => plain.push(byte),
        }
    }
    String::from_utf8(plain).ok()
}
