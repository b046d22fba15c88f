//! Copying to the clipboard through the terminal, which also works over SSH.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::capabilities::{Capabilities, Multiplexer};

/// The longest text that is copied, in bytes. xterm and others accept about 100,000 bytes of base64
/// and drop the rest.
const LARGEST: usize = 74_000;

/// Returns the bytes that make the terminal copy `text` (OSC 52), or `None` if it cannot.
///
/// tmux gets the sequence twice: once plain, which works if `set-clipboard` is `on`, and once
/// wrapped, which it passes to the outer terminal if `allow-passthrough` is `on`. GNU screen
/// supports neither.
#[must_use]
pub fn copy(text: &str, capabilities: &Capabilities) -> Option<Vec<u8>> {
    if text.len() > LARGEST || capabilities.multiplexer == Some(Multiplexer::Screen) {
        return None;
    }
    let mut sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    if capabilities.multiplexer == Some(Multiplexer::Tmux) {
        let wrapped = format!("\x1bPtmux;\x1b{sequence}\x1b\\");
        sequence.push_str(&wrapped);
    }
    Some(sequence.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Depth;

    #[test]
    fn text_is_copied_as_base64() {
        let mut capabilities = Capabilities {
            depth: Depth::None,
            unicode: true,
            multiplexer: None,
            background: None,
            answers: false,
            links: false,
            desktop: false,
        };
        for (text, base64) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("Doña ÿ?", "RG/DsWEgw78/")]
        {
            let sequence = format!("\u{1b}]52;c;{base64}\u{7}").into_bytes();
            assert_eq!(copy(text, &capabilities), Some(sequence), "{text}");
        }
        assert_eq!(copy(&"x".repeat(LARGEST + 1), &capabilities), None);
        capabilities.multiplexer = Some(Multiplexer::Tmux);
        let both = "\u{1b}]52;c;Zm9v\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zm9v\u{7}\u{1b}\\";
        assert_eq!(copy("foo", &capabilities), Some(both.into()));
        capabilities.multiplexer = Some(Multiplexer::Screen);
        assert_eq!(copy("x", &capabilities), None);
    }
}
