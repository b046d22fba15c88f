//! Hyperlinks (OSC 8) on the screen.

/// The longest address that becomes a link; terminals accept about 2,000 bytes.
const LONGEST: usize = 1_900;

/// A hyperlink on part of one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its first column.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its width in columns.
    pub width: u16,
    /// The address it opens, for which [`is_web`] holds.
    pub address: String,
}

impl Link {
    /// Whether a cell is part of the link.
    pub(super) fn holds(&self, x: usize, y: u16) -> bool {
        let from = usize::from(self.x);
        self.y == y && (from..from + usize::from(self.width)).contains(&x)
    }

    /// Opens the link. Links to the same address share an id, so that terminals treat one that
    /// spans several rows as a single link.
    pub(super) fn begin(&self, out: &mut Vec<u8>) {
        let sum = self.address.bytes().fold(0_u16, |sum, b| sum.wrapping_mul(31) ^ u16::from(b));
        out.extend_from_slice(format!("\x1b]8;id={sum:x};{}\x1b\\", self.address).as_bytes());
    }
}

/// Closes a link.
pub(super) const END: &[u8] = b"\x1b]8;;\x1b\\";

/// Whether `address` is a plain web address that a terminal, browser or shell cannot misinterpret.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty())
        && address.len() <= LONGEST
        && address.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://www.ice.gov/doclib/287gMOA/287gJEM_CollierCoFL2020-06-09.pdf", true)]
    #[case("http://www.ice.gov/x", true)]
    #[case("https://", false)]
    #[case("file:///etc/passwd", false)]
    #[case("javascript:alert(1)", false)]
    #[case("--help", false)]
    #[case("https://x/\u{1b}]0;y", false)]
    #[case("https://x/\u{9c}y", false)]
    #[case("https://x/ y", false)]
    fn only_web_addresses_are_links(#[case] address: &str, #[case] linked: bool) {
        assert_eq!(is_web(address), linked);
    }
}
