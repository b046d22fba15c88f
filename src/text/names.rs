//! Names of agencies, shortened.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// Words of agency names and their usual abbreviations, in the order in which they are applied.
const ABBREVIATIONS: [(&str, &str); 12] = [
    ("Department", "Dept."),
    ("County", "Co."),
    ("Township", "Twp."),
    ("Police Dept.", "PD"),
    ("Sheriff's Office", "SO"),
    ("Sheriff's Dept.", "SO"),
    ("Corrections", "Corr."),
    ("Public Safety", "Pub. Safety"),
    ("Constable's Office", "Constable"),
    ("Precinct", "Pct."),
    ("Borough", "Boro."),
    ("University", "Univ."),
];

/// Abbreviates the name of an agency, no further than needed to fit it into `width` columns. The
/// result is wider where all abbreviations together do not suffice.
#[must_use]
pub fn shorten(name: &str, width: usize) -> Cow<'_, str> {
    let mut shortened = Cow::Borrowed(name);
    for (long, short) in ABBREVIATIONS {
        if shortened.width() <= width {
            break;
        }
        if shortened.contains(long) {
            shortened = Cow::Owned(shortened.replace(long, short));
        }
    }
    shortened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_no_further_than_needed() {
        let cases = [
            ("Polk County Sheriff's Office", 28, "Polk County Sheriff's Office"),
            ("Polk County Sheriff's Office", 26, "Polk Co. Sheriff's Office"),
            ("Polk County Sheriff's Office", 24, "Polk Co. SO"),
            ("Brentwood Police Department", 24, "Brentwood Police Dept."),
            ("Brentwood Police Department", 12, "Brentwood PD"),
            ("Florida Highway Patrol", 10, "Florida Highway Patrol"),
        ];
        for (name, width, expected) in cases {
            assert_eq!(shorten(name, width), expected, "{name} in {width}");
        }
    }
}
