//! Doubts about agreements as a whole: dates and documents that do not agree.

use chrono::NaiveDate;

use super::data::History;
use crate::model::{AgencyIx, AgreementDoubt, AgreementIx, DOCUMENT_DAYS, Link, ListingIx, Text};
use crate::text::day;

impl History {
    /// The doubts about an agreement as its row at `listing` shows it.
    #[must_use]
    pub fn doubts_of(&self, agreement: AgreementIx, listing: ListingIx) -> Vec<AgreementDoubt> {
        let row = self.agreements.row(agreement);
        let listed = self.lists.row(self.list_of(row.first)).date;
        let late = row.signed.filter(|&signed| signed > listed);
        let late = late.map(|signed| AgreementDoubt::SignedAfterListed { signed, listed });
        let Link::Address(address) = self.reading(listing).moa else {
            return late.into_iter().collect();
        };
        let file = file_name(self.text(address));
        let document = row.signed.zip(date_in(file)).and_then(|(signed, document)| {
            let far = (document - signed).num_days().abs() > DOCUMENT_DAYS;
            far.then_some(AgreementDoubt::DocumentDate { signed, document })
        });
        let other = self.document_of_another(row.agency, address, file);
        late.into_iter().chain(document).chain(other.map(AgreementDoubt::OtherDocument)).collect()
    }

    /// Describes a doubt to a reader, without a full stop.
    #[must_use]
    pub fn doubt_message(&self, doubt: AgreementDoubt) -> String {
        match doubt {
            AgreementDoubt::SignedAfterListed { signed, listed } => {
                format!("signed {}, but listed since {}", day(signed), day(listed))
            }
            AgreementDoubt::DocumentDate { signed, document } => format!(
                "signed {}, but the file of its memorandum is dated {}",
                day(signed),
                day(document)
            ),
            AgreementDoubt::OtherDocument(agency) => {
                let name = self.text(self.tables.agencies.row(agency).name);
                format!("links the memorandum of another agency, {name}")
            }
        }
    }

    /// The other agency whose memorandum an agency's row links: a row of that agency links it, too,
    /// and the name of the file has a word of its name but none of the first agency's. A likely pair
    /// may be one agency and is left out.
    fn document_of_another(&self, agency: AgencyIx, address: Text, file: &str) -> Option<AgencyIx> {
        let letters: String =
            file.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let words = |agency: AgencyIx| {
            self.text(self.tables.agencies.row(agency).slug).split('-').collect::<Vec<_>>()
        };
        let own = words(agency);
        let readings = self.tables.readings.iter();
        let linking = readings.filter(|(reading, row)| {
            row.moa == Link::Address(address) && self.agreement_of(*reading).is_some()
        });
        let may_be_one = |other| {
            self.likely_pairs
                .iter()
                .any(|pair| [(agency, other), (other, agency)].contains(&(pair.first, pair.second)))
        };
        let mut others = linking.map(|(_, row)| row.agency);
        others.find(|&other| {
            if other == agency || may_be_one(other) {
                return false;
            }
            let others = words(other);
            let only_own = || own.iter().filter(|word| !others.contains(word));
            let is_named = |word: &&str| word.len() > 2 && letters.contains(*word);
            only_own().next().is_some()
                && !only_own().any(is_named)
                && others.iter().filter(|word| !own.contains(word)).any(is_named)
        })
    }

    /// The doubts about all agreements as of the newest list, each as its last row shows it.
    pub fn all_doubts_of_agreements(
        &self,
    ) -> impl Iterator<Item = (AgreementIx, AgreementDoubt)> + '_ {
        self.agreements.iter().flat_map(|(ix, row)| {
            self.doubts_of(ix, row.last).into_iter().map(move |doubt| (ix, doubt))
        })
    }
}

/// The last part of an address, without its query.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}

/// The last date in the name of a file: month, day and year, or year, month and day, separated or,
/// with a year of four digits, in one run of eight digits.
fn date_in(file: &str) -> Option<NaiveDate> {
    let file = file.replace("%20", " ");
    let runs: Vec<&str> = file.split(|c: char| !c.is_ascii_digit() && !"-._".contains(c)).collect();
    runs.iter().rev().find_map(|run| {
        let parts: Vec<&str> = run.split(['-', '.', '_']).filter(|part| !part.is_empty()).collect();
        let three = parts.windows(3).rev().find_map(|three| match three {
            [a, b, c] => date(a, b, c),
            _ => None,
        });
        three.or_else(|| parts.iter().rev().find_map(|part| in_one_run(part)))
    })
}

fn in_one_run(run: &str) -> Option<NaiveDate> {
    if run.len() != 8 {
        return None;
    }
    date(run.get(..2)?, run.get(2..4)?, run.get(4..)?)
}

fn date(a: &str, b: &str, c: &str) -> Option<NaiveDate> {
    let number = |text: &str| text.parse::<u32>().ok();
    let (year, month, day) = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => (number(a)?, number(b)?, number(c)?),
        (1..=2, 1..=2, 4) => (number(c)?, number(a)?, number(b)?),
        (1..=2, 1..=2, 2) => (2000 + number(c)?, number(a)?, number(b)?),
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| (2002..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("JacksonvilleCoFL_JEM_MOA_04052026.pdf", Some("2026-04-05"))]
    #[case("FortWaltonBeachPoliceDeptFL_TFM_MOA_02.27.2025.pdf", Some("2025-02-27"))]
    #[case("287g_JEM_Knox_6-8-2020.pdf", Some("2020-06-08"))]
    #[case("287gJEM_MonmouthCoNj2016-06-08.pdf", Some("2016-06-08"))]
    #[case("georgiaDeptPublicSafety_TFM_MOA_03.10.25.pdf", Some("2025-03-10"))]
    #[case("287gJEM_%20etowahCoAL_06-09-2020.pdf", Some("2020-06-09"))]
    #[case("montgomery-tx-2017.pdf", None)]
    #[case("PoliceDept_MOA_99992025.pdf", None)]
    #[case("", None)]
    fn a_date_in_a_file_name(#[case] file: &str, #[case] want: Option<&str>) {
        let want = want.map(|want| want.parse().unwrap());
        assert_eq!(date_in(file), want);
    }
}
