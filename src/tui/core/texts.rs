//! What the program has to say about the data in sentences: words, models, history, differences
//! from another dataset. Data alone: how it is wrapped and coloured is a matter of the view.

use chrono::NaiveDate;

use crate::model::{DoubtKind, PLACES_CREDIT};
use crate::query::{Period, PeriodKind};
use crate::reference::{fbi, people};

/// A word or a date, and what there is to say about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The word, the model, the date.
    pub term: &'static str,
    /// What it means or what happened, in sentences.
    pub text: &'static str,
    /// The document that says so; empty where the program's own rules do.
    pub source: &'static str,
}

const fn word(term: &'static str, text: &'static str) -> Entry {
    Entry { term, text, source: "" }
}

const fn entry(term: &'static str, text: &'static str, source: &'static str) -> Entry {
    Entry { term, text, source }
}

/// The words of lists, listings and what is made of them.
pub const WORDS: &[Entry] = &[
    word(
        "list",
        "One published version of one of ICE's two spreadsheets: the participating agencies, or the pending ones. Each new version replaces the one before it.",
    ),
    word("listing", "One row of one list."),
    word("agency", "One law-enforcement body in one state."),
    word(
        "state",
        "One of the 50 states. Territories, such as Guam, are counted apart from them, and so is the District of Columbia, which is not a state.",
    ),
    word("model", "What the agreement lets officers do: see Models."),
    word(
        "agreement",
        "One signed memorandum of agreement (MOA): one agency, one model, one signing date.",
    ),
    word(
        "application",
        "One agency and one model on a pending list. It has no signing date. What becomes of it: signed; held already, where the agency had an agreement under that model when it applied; renamed, where it goes on under another name or state; withdrawn, that is gone from the pending lists and never signed; or still pending.",
    ),
    word(
        "in force",
        "The list in force on a day is the newest accepted participating list of that day or earlier.",
    ),
    word("active", "On the participating list in force."),
    word(
        "ended",
        "Listed once, and not on the list in force. ICE announces no endings, so an ending is an interval: after the last list that has the agreement, and by the first list that lacks it.",
    ),
    word(
        "superseded",
        "A reason of an ending: the same agency has a new agreement under the same model, first listed after the old one's last list, on the next list or within 60 days. If the lists are more than 60 days apart, that happened at a time in between, and no other reason is given for what ended there.",
    ),
    word(
        "switched model",
        "A reason of an ending: the agency has a new agreement under another model, first listed in the same time.",
    ),
    word("left", "A reason of an ending: the agency has no active agreement any more."),
    word("removed", "A reason of an ending: none of the others."),
    word(
        "unconfirmed",
        "Missing from fewer than two accepted lists, or for under seven days: neither active nor ended yet.",
    ),
    word(
        "addition",
        "A second agreement of an agency that is first listed while the first one is still listed. Nothing is superseded.",
    ),
    word(
        "signed",
        "The date printed under SIGNED, after repair. The date as first printed is kept beside it.",
    ),
    word(
        "first listed",
        "The date of the first list that has the agreement. It is not the date of signature. On the oldest list, and on the first one after more than a year without any, it means \u{201c}by then\u{201d}.",
    ),
    word(
        "pending date",
        "The pending list has a date of its own. A pending figure always carries it, with a note once it is more than 14 days older than the participating list.",
    ),
];

/// What others know of agencies and counties, and the lists do not say.
pub const REFERENCE: &[Entry] = &[
    entry(
        "people",
        "The people of a county by one estimate, held constant, so that a share changes over time with the agreements alone. Statewide agencies are in no county. The territories have no figure of that estimate.",
        people::SOURCE,
    ),
    entry(
        "officers",
        "Sworn officers of an agency in the latest year that it reported, which stands beside them; so do its ORI, the identifier by which data of the FBI and of the Bureau of Justice Statistics are joined, and the people it serves, if the FBI counts any with it and not with another agency. People served overlap, as those of a sheriff and of a city police, and are not added up. An agency is one of the FBI's table by a rule that is named, and only if one candidate is left; the rows of a force's units are not added up.",
        fbi::SOURCE,
    ),
    entry(
        "local agencies",
        "Those of the FBI's table that are of cities, counties, campuses and other local bodies, and whose employees it has for 2023 or later; not state, tribal or federal ones. It is what a number of agencies with an agreement can be held against.",
        fbi::SOURCE,
    ),
    entry(
        "county",
        "Where ICE prints no county of the state, or one that does not have the agency's place, and its name says none: the only county that has the municipality, campus, airport or port. A place in several counties stays unknown. ⚠ marks such a county, and its rule is named.",
        PLACES_CREDIT,
    ),
    word(
        "body",
        "What an agency is by its name: a sheriff, police, a constable, campus police and so on. It is derived by this program; ICE prints only County, Municipality and State Agency.",
    ),
];

/// What the ids are shared with, and where the meaning differs.
pub const DATASET: &str = "The ids of agencies and agreements, and the meaning of agreement and superseded, are those of the Deportation Data Project's ice-287g dataset, so that rows of the two can be joined. This program differs in these points:";

/// The points in which the meaning differs from that of the Deportation Data Project's dataset.
pub const DIFFERENCES: &[Entry] = &[
    word(
        "unconfirmed",
        "An agreement that is missing from fewer than two accepted lists, or for under seven days, is not ended yet.",
    ),
    word("endings", "An ending is an interval between two lists, not a day."),
    word(
        "outcomes",
        "Each application has an outcome: signed, held already, renamed, withdrawn, still pending.",
    ),
    word("left", "An agency without any active agreement has left; that is a reason of its own."),
    word(
        "switched model",
        "An agreement that gives way to one under another model has a reason of its own.",
    ),
];

/// The three models.
pub const MODELS: &[Entry] = &[
    entry(
        "Jail Enforcement Model",
        "J, JEM. Officers question and process people who are booked into a jail. Since 2005; four weeks of training.",
        "CRS IF11898, 12 August 2021",
    ),
    entry(
        "Warrant Service Officer",
        "W, WSO. Officers serve administrative warrants inside their own jail. The program started on 6 May 2019.",
        "ICE announcement of 6 May 2019; CRS IF11898",
    ),
    entry(
        "Task Force Model",
        "T, TFM. Local officers may question people's immigration status in routine policing. ICE announced on 21 December 2012 that it would not renew such agreements; the model returned with Executive Order 14159 of 20 January 2025.",
        "ICE announcement of 21 December 2012; Executive Order 14159, section 11; news report of 9 June 2025",
    ),
];

/// The program's dates and what was found about it, the oldest first.
pub const PROGRAM: &[Entry] = &[
    entry(
        "30 September 1996",
        "Section 287(g) is added to the Immigration and Nationality Act (8 U.S.C. 1357(g)): officers of states and localities may act as immigration officers under a written agreement.",
        "IIRIRA, P.L. 104-208, division C, section 133",
    ),
    entry(
        "2002",
        "First agreement, with the Florida Department of Law Enforcement. 29 agencies take part by 1 September 2007, 67 by February 2009.",
        "GAO-09-381T, GAO-09-109",
    ),
    entry("2005", "Jail Enforcement Model; four weeks of training.", "CRS IF11898, 12 August 2021"),
    entry(
        "January 2009",
        "The Government Accountability Office finds that the program lacks documented objectives and consistent supervision.",
        "GAO-09-109",
    ),
    entry(
        "March 2010",
        "The Inspector General of the Department of Homeland Security reports on how the agreements are carried out and makes recommendations.",
        "DHS OIG-10-63",
    ),
    entry(
        "29 October 2010",
        "Caption of the oldest roster that comes with this program: 71 agreements.",
        "ICE's fact sheet on 287(g), captured on 20 February 2011",
    ),
    entry(
        "21 December 2012",
        "ICE announces that it will not renew agreements under the task force model. The model had met findings of racial profiling and lawsuits.",
        "ICE announcement; news report of 9 June 2025",
    ),
    entry(
        "25 January 2017",
        "Executive Order 13768, section 8, asks for agreements \u{201c}to the maximum extent permitted by law\u{201d}. Executive Order 13993 revokes it on 20 January 2021.",
        "EO 13768, EO 13993",
    ),
    entry(
        "1 August 2017",
        "Last roster that comes with this program: 58 agreements. The list after it is of 13 January 2021.",
        "ICE's fact sheet on 287(g), captured on that day",
    ),
    entry(
        "19 September 2018",
        "The Inspector General of the Department of Homeland Security finds that the program grew from 36 to 76 agencies in 14 months without planning for staff, equipment or training, and without monitoring that training is completed.",
        "DHS OIG-18-77",
    ),
    entry(
        "6 May 2019",
        "The Warrant Service Officer program starts: officers serve administrative warrants inside their own jail.",
        "ICE announcement; CRS IF11898",
    ),
    entry(
        "27 January 2021",
        "The Government Accountability Office finds growth from 35 to about 150 agreements, no goals or measures of performance, and no oversight mechanism for the Warrant Service Officer model; it makes three recommendations.",
        "GAO-21-186, released 26 February 2021",
    ),
    entry(
        "20 January 2025",
        "Executive Order 14159, section 11, asks for agreements \u{201c}to the maximum extent permitted by law\u{201d}. The task force model returns.",
        "EO 14159",
    ),
    entry(
        "30 January 2025",
        "ICE suspends the 287(g) Program Advisory Board, which had reviewed applicants since 2009.",
        "ICE memorandum",
    ),
    entry(
        "February 2025",
        "Workbooks replace the table on ICE's web page.",
        "the lists themselves",
    ),
    entry(
        "9 June 2025",
        "Record number of agreements; oversight warnings unanswered.",
        "news report of 9 June 2025",
    ),
];

/// Where the lists before 2021 are from.
pub const ROSTERS: &str = "ICE's fact sheet on 287(g) carried a roster of the agreements. Each version is read as a list. Its caption and the day of its capture, and the number that the caption states, are on its page under Lists.";

/// The day of Executive Order 14159, from which on the program grew and the task force model returned.
pub const ORDER: NaiveDate = match NaiveDate::from_ymd_opt(2025, 1, 20) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The days of an entry of [`PROGRAM`]: a day, a month or a year, as its term says.
fn days_of(term: &str) -> Option<(NaiveDate, NaiveDate)> {
    let forms =
        [("", PeriodKind::Day), ("1 ", PeriodKind::Month), ("1 January ", PeriodKind::Year)];
    forms.into_iter().find_map(|(before, kind)| {
        let day = NaiveDate::parse_from_str(&format!("{before}{term}"), "%d %B %Y").ok()?;
        let period = Period::of(kind, day);
        Some((period.first_day(), period.last_day()))
    })
}

/// The entries of [`PROGRAM`] with their first and last days.
pub fn program_days() -> impl Iterator<Item = ((NaiveDate, NaiveDate), &'static Entry)> {
    PROGRAM.iter().filter_map(|entry| Some((days_of(entry.term)?, entry)))
}

/// What the lists cannot say, whatever their number.
pub const LIMITS: &[Entry] = &[
    word(
        "endings",
        "ICE announces no endings. That an agreement ended is concluded from its absence: it lies between two lists, and its reason is what other rows of the same agency tell.",
    ),
    word(
        "first listed",
        "The day of the first list that has an agreement is not the day of its signature; between the two may lie days or months.",
    ),
];

/// What a repair is.
pub const REPAIRS: &str = "Nothing is altered in silence. Every value that is not used as printed is a repair: it has a list, a row, a column, what was printed, what is used, and a rule. What no rule could read is a doubt: it is kept as printed and is unknown to filters.";

/// What joining is.
pub const JOINED: &str = "ICE gives agencies and agreements no identifier. Where the lists print a name or a date in another form, these rules say when it is the same agency or the same agreement.";

/// What a likely pair is.
pub const LIKELY_PAIRS: &str =
    "Two agencies of one state that may be one. No rule settles it, so they stay apart.";

/// When a list is not accepted.
pub const NOT_ACCEPTED: &str = "A list that has far fewer rows than the list before it, while the next one is back to normal, is never in force.";

/// A kind of doubt.
#[must_use]
pub const fn doubt(kind: DoubtKind) -> Entry {
    word(kind.name(), kind.sentence())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_of_the_program_has_its_days() {
        assert_eq!(program_days().count(), PROGRAM.len());
        let said = |term| days_of(term).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(said("20 January 2025").as_deref(), Some("2025-01-20 2025-01-20"));
        assert_eq!(said("February 2025").as_deref(), Some("2025-02-01 2025-02-28"));
        assert_eq!(said("2012").as_deref(), Some("2012-01-01 2012-12-31"));
        assert_eq!(said("soon"), None);
        assert!(program_days().any(|((day, _), _)| day == ORDER));
    }
}
