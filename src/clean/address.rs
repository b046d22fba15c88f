//! MOA and ADDENDUM: the address of a document.

use std::borrow::Cow;

use super::spacing::{is_empty, mend};
use super::verdict::{Verdict, absent};
use crate::model::{DoubtKind, Rule};
use crate::text::percent_decoded;

/// How many wrappers an address may have.
const DEPTH: usize = 8;

/// The value of MOA or ADDENDUM.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Address {
    /// The document is pending.
    Pending,
    /// A plain address.
    Plain(String),
}

/// Reads an address, which is unwrapped until it is plain, or "link pending". Only `http` and
/// `https` addresses are recognized; anything else is in doubt.
#[must_use]
pub fn read(printed: &str) -> Verdict<Address> {
    let (mended, rule) = mend(printed);
    if let Some(verdict) = absent(&mended) {
        return verdict;
    }
    if let Some(verdict) = pending(&mended) {
        return verdict.after(rule);
    }
    let trimmed = printed.trim_matches(is_empty);
    let rule = (trimmed.len() < printed.len()).then_some(Rule::Spacing);
    plain(trimmed).map_or(Verdict::unknown(DoubtKind::Unreadable), |verdict| verdict.after(rule))
}

fn pending(mended: &str) -> Option<Verdict<Address>> {
    let rule = match mended {
        "link pending" => None,
        _ if mended.eq_ignore_ascii_case("link pending") => Some(Rule::Case),
        _ => {
            let usual = [
                "pending",
                "link pending",
                "linkpending",
                "link is pending",
                "moa pending",
                "addendum pending",
            ];
            let wording = mended.trim_end_matches('.').replace(['-', '_'], " ");
            if !usual.iter().any(|usual| wording.trim().eq_ignore_ascii_case(usual)) {
                return None;
            }
            Some(Rule::Synonym)
        }
    };
    Some(Verdict::by(Address::Pending, rule))
}

fn plain(printed: &str) -> Option<Verdict<Address>> {
    let mut address = Cow::Borrowed(printed);
    let mut rule = None;
    for _ in 0..DEPTH {
        let Some((inner, by)) = unwrapped(&address) else { break };
        address = Cow::Owned(inner);
        rule = rule.max(Some(by));
    }
    is_address(&address).then(|| Verdict::by(Address::Plain(address.into_owned()), rule))
}

/// The address without its outermost wrapper.
fn unwrapped(address: &str) -> Option<(String, Rule)> {
    safelink(address)
        .map(|inner| (inner, Rule::Safelink))
        .or_else(|| archived(address).map(|(_, inner)| (inner.to_owned(), Rule::WebArchive)))
        .or_else(|| extension(address).map(|inner| (inner, Rule::BrowserExtension)))
        .or_else(|| slashes(address).map(|whole| (whole, Rule::AddressSlashes)))
}

/// Splits an address into the prefix of a web archive,
/// `https://web.archive.org/web/20210113002027/`, and the archived address. The time of capture may
/// have a suffix, as in `20210113002027id_`.
#[must_use]
pub fn archived(address: &str) -> Option<(&str, &str)> {
    let (host, path) = host_and_path(address)?;
    if !["web.archive.org", "archive.org", "www.archive.org"]
        .iter()
        .any(|known| host.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let (time, inner) = path.strip_prefix("/web/")?.split_once('/')?;
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && time.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'*');
    let before = address.len() - inner.len();
    (is_time && scheme(inner).is_some()).then(|| address.split_at_checked(before)).flatten()
}

/// The address inside an Outlook Safe Links wrapper.
fn safelink(address: &str) -> Option<String> {
    let (host, path) = host_and_path(address)?;
    if !host.to_ascii_lowercase().ends_with(".safelinks.protection.outlook.com") {
        return None;
    }
    let query = path.split_once('?')?.1.replace("&amp;", "&");
    let url = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
    percent_decoded(url)
}

/// The address after the prefix of a browser extension: `chrome-extension://id/https:/www…`,
/// possibly after the page of a viewer.
fn extension(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.to_ascii_lowercase().ends_with("-extension") {
        return None;
    }
    let (_, path) = rest.split_once('/')?;
    let inner = path.split_once("?file=").map_or(path, |(_, file)| file);
    let inner = inner.trim_start_matches('/');
    if inner.get(..5).is_some_and(|start| {
        start.eq_ignore_ascii_case("http%")
            || start.eq_ignore_ascii_case("https") && !inner.contains(':')
    }) {
        return percent_decoded(inner);
    }
    self::scheme(inner).map(|_| inner.to_owned())
}

/// The address with its scheme and two slashes, if it had too few or too many.
fn slashes(address: &str) -> Option<String> {
    if let Some((scheme, rest)) = scheme(address) {
        let bare = rest.trim_start_matches(['/', ':']);
        let whole = format!("{scheme}://{bare}");
        return (address.get(scheme.len()..) != whole.get(scheme.len()..)).then_some(whole);
    }
    let is_host = address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    is_host.then(|| format!("https://{address}"))
}

/// The scheme and what follows its colon, which may be missing if slashes follow.
fn scheme(address: &str) -> Option<(&'static str, &str)> {
    for scheme in ["https", "http"] {
        let Some((start, rest)) = address.split_at_checked(scheme.len()) else { continue };
        if start.eq_ignore_ascii_case(scheme) {
            let behind = rest.strip_prefix(':').or_else(|| rest.starts_with("//").then_some(rest));
            return behind.map(|behind| (scheme, behind));
        }
    }
    None
}

/// The host, and everything after it.
fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let rest = scheme(address)?.1.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end)
}

/// Whether it is a complete web address: a scheme, a host with a period, and no character that
/// could end it early.
fn is_address(address: &str) -> bool {
    let Some((host, _)) = host_and_path(address) else { return false };
    let starts = address.get(..8).is_some_and(|start| {
        let start = start.to_ascii_lowercase();
        start.starts_with("http://") || start.starts_with("https://")
    });
    let name = host.rsplit('@').next().unwrap_or(host);
    starts
        && name.contains('.')
        && name.chars().all(|c| c.is_alphanumeric() || ".-:".contains(c))
        && !name.starts_with(['.', '-', ':'])
        && !address.chars().any(|c| c.is_control() || (c.is_whitespace() && c != ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const PLAIN: &str = "https://www.ice.gov/doclib/287gMOA/287gWSO_SweetwaterCoWY_03-13-2020.pdf";

    #[rstest]
    #[case("link pending", None)]
    #[case("link pending ", Some(Rule::Spacing))]
    #[case("link\u{a0}pending", Some(Rule::Spacing))]
    #[case("Link Pending", Some(Rule::Case))]
    #[case("pending", Some(Rule::Synonym))]
    #[case("Link-Pending", Some(Rule::Synonym))]
    fn a_document_may_follow(#[case] printed: &str, #[case] rule: Option<Rule>) {
        assert_eq!(read(printed), Verdict::by(Address::Pending, rule));
    }

    #[rstest]
    #[case("", None)]
    #[case(" ", Some(Rule::Spacing))]
    #[case("https:/", Some(Rule::AddressSlashes))]
    fn a_plain_address_stands(#[case] around: &str, #[case] rule: Option<Rule>) {
        let printed = match around {
            "https:/" => PLAIN.replace("https://", around),
            _ => format!("{around}{PLAIN}{around}"),
        };
        assert_eq!(read(&printed), Verdict::by(Address::Plain(PLAIN.into()), rule));
    }

    #[rstest]
    #[case("https://web.archive.org/web/20210113002027/{}", Rule::WebArchive)]
    #[case("http://web.archive.org/web/20210113002027id_/{}", Rule::WebArchive)]
    #[case(
        "https://web.archive.org/web/2021/https://web.archive.org/web/20210113002027/{}",
        Rule::WebArchive
    )]
    #[case("chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/{}", Rule::BrowserExtension)]
    #[case("moz-extension://f-1/web/viewer.html?file={}", Rule::BrowserExtension)]
    fn a_wrapping_is_taken_off(#[case] wrapping: &str, #[case] rule: Rule) {
        for (inner, by) in [
            (PLAIN.to_owned(), rule),
            (PLAIN.replace("https://", "https:/"), rule.max(Rule::AddressSlashes)),
        ] {
            let read = read(&wrapping.replace("{}", &inner));
            assert_eq!(read, Verdict::by(Address::Plain(PLAIN.into()), Some(by)));
        }
    }

    #[rstest]
    #[case(
        "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2F287gWSO_SweetwaterCoWY_03-13-2020.pdf&data=05%7C02%7CERO287g%40ice.dhs.gov%7C&reserved=0",
        Rule::Safelink
    )]
    #[case(
        "https://NAM10.safelinks.protection.outlook.com/ap/b-59584e83/?data=1&url=https%3a%2f%2fwww.ice.gov%2fdoclib%2f287gMOA%2f287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::Safelink
    )]
    #[case(
        "https://web.archive.org/web/20210113002027/https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2F287gWSO_SweetwaterCoWY_03-13-2020.pdf&amp;data=05",
        Rule::Safelink
    )]
    #[case(
        "chrome-extension://id/https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2F287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::BrowserExtension
    )]
    #[case(
        "https:www.ice.gov/doclib/287gMOA/287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::AddressSlashes
    )]
    #[case(
        "https:///www.ice.gov/doclib/287gMOA/287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::AddressSlashes
    )]
    #[case(
        "https//www.ice.gov/doclib/287gMOA/287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::AddressSlashes
    )]
    #[case(
        "www.ice.gov/doclib/287gMOA/287gWSO_SweetwaterCoWY_03-13-2020.pdf",
        Rule::AddressSlashes
    )]
    fn a_wrapped_address_is_unwrapped(#[case] printed: &str, #[case] rule: Rule) {
        assert_eq!(read(printed), Verdict::by(Address::Plain(PLAIN.into()), Some(rule)));
    }

    #[rstest]
    #[case("link")]
    #[case("link\u{a0}|\u{a0}addendum")]
    #[case("Cons")]
    #[case("javascript:alert(1)")]
    #[case("file:///etc/passwd")]
    #[case("mailto:ERO287g@ice.dhs.gov")]
    #[case("ftp://www.ice.gov/x.pdf")]
    #[case("https://")]
    #[case("https://localhost")]
    #[case("http:")]
    #[case("https://www.ice.gov/\u{1b}]8;;x")]
    #[case("https://gcc02.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)")]
    #[case("https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2F%0Ax")]
    #[case("chrome-extension://id/options.html")]
    fn anything_else_is_in_doubt(#[case] printed: &str) {
        assert_eq!(read(printed), Verdict::unknown(DoubtKind::Unreadable));
    }

    #[test]
    fn a_host_that_only_looks_like_outlook_stays() {
        let printed = "https://safelinks.protection.outlook.com.example.org/?url=https%3A%2F%2Fa.b";
        assert_eq!(read(printed), Verdict::plain(Address::Plain(printed.into())));
    }

    #[test]
    fn the_prefix_of_a_web_archive_is_split_off() {
        let prefix = "https://web.archive.org/web/20210113002027/";
        let printed = format!("{prefix}{PLAIN}");
        assert_eq!(archived(&printed), Some((prefix, PLAIN)));
        assert_eq!(archived(PLAIN), None);
        assert_eq!(archived("https://web.archive.org/web/20210113002027/x"), None);
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let _ = read(&text);
        }

        #[test]
        fn what_is_plain_stays(text in "(https?:/{0,3}|www\\.|chrome-extension://a/|https://web.archive.org/web/2021/|https://a.safelinks.protection.outlook.com/\\?url=){1,3}[a-z%./]{0,12}") {
            if let Verdict { value: Some(Address::Plain(plain)), .. } = read(&text) {
                prop_assert!(plain.starts_with("http"));
                if !plain.contains("safelinks") && !plain.contains("archive") {
                    prop_assert_eq!(read(&plain), Verdict::plain(Address::Plain(plain)));
                }
            }
        }
    }
}
