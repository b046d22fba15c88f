//! Names of counties, folded for comparison.

/// Bodies behind a county's name, the longer ones first.
const BODIES: [&str; 10] = [
    " city and borough",
    " planning region",
    " census area",
    " municipality",
    " municipio",
    " borough",
    " parish",
    " county",
    " island",
    " city",
];

/// A folded county's name without its body.
pub(super) fn without_body(name: &str) -> &str {
    BODIES.iter().find_map(|body| name.strip_suffix(body)).unwrap_or(name)
}

/// A county's name for comparison: folded, "saint", "fort" and "mount" shortened, without blanks.
pub(super) fn county_key(folded: &str) -> String {
    folded
        .split(' ')
        .map(|word| match word {
            "saint" | "sainte" | "ste" => "st",
            "fort" => "ft",
            "mount" => "mt",
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_is_known_without_its_body() {
        let cases = [
            ("polk county", "polk"),
            ("james city county", "james city"),
            ("juneau city and borough", "juneau"),
            ("orleans parish", "orleans"),
            ("fairfax city", "fairfax"),
        ];
        for (name, bare) in cases {
            assert_eq!(without_body(name), bare);
        }
        assert_eq!(county_key("saint lucie county"), county_key("st lucie county"));
    }
}
