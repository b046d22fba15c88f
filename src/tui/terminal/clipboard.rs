//! Copying through the terminal, which works over SSH too.

use super::capabilities::{Capabilities, Multiplexer};

/// The most bytes of text: xterm and others take about 100,000 in base64 and drop the rest.
const LARGEST: usize = 74_000;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What to write to have the terminal copy `text` (OSC 52). tmux takes it as it is and passes it
/// on as its `set-clipboard` says; GNU screen knows nothing of the kind, so there is nothing to
/// write.
#[must_use]
pub fn copy(text: &str, capabilities: &Capabilities) -> Option<Vec<u8>> {
    if text.len() > LARGEST || capabilities.multiplexer == Some(Multiplexer::Screen) {
        return None;
    }
    let mut bytes = b"\x1b]52;c;".to_vec();
    for three in text.as_bytes().chunks(3) {
        let byte = |index| three.get(index).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit =
                usize::try_from(bits >> shift & 63).ok().and_then(|digit| DIGITS.get(digit));
            bytes.push(if place <= three.len() { digit.copied().unwrap_or(b'=') } else { b'=' });
        }
    }
    bytes.push(b'\x07');
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    #[test]
    fn text_is_copied_in_base64() {
        let mut capabilities = Capabilities {
            depth: Depth::None,
            unicode: true,
            multiplexer: Some(Multiplexer::Tmux),
            background: None,
            answers: false,
        };
        for (text, base64) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("Doña ÿ?", "RG/DsWEgw78/")]
        {
            let sequence = format!("\u{1b}]52;c;{base64}\u{7}").into_bytes();
            assert_eq!(copy(text, &capabilities), Some(sequence), "{text}");
        }
        assert_eq!(copy(&"x".repeat(LARGEST + 1), &capabilities), None);
        capabilities.multiplexer = Some(Multiplexer::Screen);
        assert_eq!(copy("x", &capabilities), None);
    }
}
