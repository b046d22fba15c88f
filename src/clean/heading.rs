//! The header row: which column is which.

use super::spelling::{nearest, words};
use crate::model::Column;
use crate::read::Cell;

/// The header row is looked for in this many rows that are not blank.
pub(super) const ROWS: u32 = 25;

/// The columns that every list must have.
const NEEDED: [Column; 3] = [Column::State, Column::Agency, Column::Model];

/// Other headings for a column: common wordings, and the names in g287's own output.
const ALIASES: [(&str, Column); 62] = [
    ("STATES", Column::State),
    ("STATE TERRITORY", Column::State),
    ("STATE OR TERRITORY", Column::State),
    ("STATE NAME", Column::State),
    ("ST", Column::State),
    ("JURISDICTION STATE", Column::State),
    ("AGENCY", Column::Agency),
    ("AGENCY NAME", Column::Agency),
    ("NAME OF AGENCY", Column::Agency),
    ("LEA", Column::Agency),
    ("LEA NAME", Column::Agency),
    ("LAW ENFORCEMENT AGENCIES", Column::Agency),
    ("LAW ENFORCEMENT AGENCY LEA", Column::Agency),
    ("LAW ENFORCEMENT AGENCY NAME", Column::Agency),
    ("NAME OF LAW ENFORCEMENT AGENCY", Column::Agency),
    ("PARTICIPATING AGENCY", Column::Agency),
    ("PARTICIPATING ENTITY", Column::Agency),
    ("PENDING AGENCY", Column::Agency),
    ("AGENCY TYPE", Column::Type),
    ("TYPE OF AGENCY", Column::Type),
    ("LEA TYPE", Column::Type),
    ("AGENCY KIND", Column::Type),
    ("KIND", Column::Type),
    ("COUNTIES", Column::County),
    ("COUNTY NAME", Column::County),
    ("COUNTY PARISH", Column::County),
    ("COUNTY OR PARISH", Column::County),
    ("MODEL", Column::Model),
    ("MODEL TYPE", Column::Model),
    ("TYPE OF MODEL", Column::Model),
    ("PROGRAM", Column::Model),
    ("PROGRAM TYPE", Column::Model),
    ("PROGRAM MODEL", Column::Model),
    ("SUPPORT", Column::Model),
    ("SUPPORT MODEL", Column::Model),
    ("TYPE OF SUPPORT", Column::Model),
    ("AGREEMENT TYPE", Column::Model),
    ("287G MODEL", Column::Model),
    ("287 G MODEL", Column::Model),
    ("287G PROGRAM", Column::Model),
    ("287 G PROGRAM", Column::Model),
    ("DATE SIGNED", Column::Signed),
    ("SIGNED DATE", Column::Signed),
    ("SIGNED ON", Column::Signed),
    ("SIGNING DATE", Column::Signed),
    ("SIGNATURE DATE", Column::Signed),
    ("DATE OF SIGNATURE", Column::Signed),
    ("DATE OF SIGNING", Column::Signed),
    ("DATE MOA SIGNED", Column::Signed),
    ("MOA SIGNED", Column::Signed),
    ("LINK", Column::Moa),
    ("MOA LINK", Column::Moa),
    ("LINK TO MOA", Column::Moa),
    ("MOA URL", Column::Moa),
    ("MOU", Column::Moa),
    ("MOA ADDRESS", Column::Moa),
    ("MEMORANDUM OF AGREEMENT", Column::Moa),
    ("ADDENDA", Column::Addendum),
    ("ADDENDUM LINK", Column::Addendum),
    ("LINK TO ADDENDUM", Column::Addendum),
    ("MOA ADDENDUM", Column::Addendum),
    ("ADDENDUM URL", Column::Addendum),
];

/// Words that are spelled similarly to a heading but mean something else.
const OTHERS: [&str; 8] =
    ["COUNT", "COUNTRY", "MODE", "STATS", "STATUS", "SIGNER", "COUNTS", "AGENCY ID"];

/// The role of a column of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A column that is read.
    Known(Column),
    /// A column that is kept under its name.
    Extra(String),
}

/// What a row is as a header row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum HeaderMatch {
    /// It is the header row.
    Heading(Vec<Role>),
    /// It names at least two columns, but not all required ones.
    Missing(Vec<Column>),
    /// It names a required column twice.
    Double(Column),
    /// It is not a header row.
    Nothing,
}

/// Examines a row. A column is recognized by the heading that ICE prints, or else by another common
/// one, or else by one that is spelled similarly.
pub(super) fn look(cells: &[Cell<'_>]) -> HeaderMatch {
    let ranked: Vec<Option<(u8, Column)>> =
        cells.iter().map(|cell| column(&words(cell.text))).collect();
    let best = |column: Column| {
        let ranks = ranked.iter().flatten().filter(|(_, known)| *known == column);
        ranks.map(|(rank, _)| *rank).min()
    };
    let missing: Vec<Column> = NEEDED.into_iter().filter(|c| best(*c).is_none()).collect();
    if !missing.is_empty() {
        let named = Column::ALL.into_iter().filter(|column| best(*column).is_some()).count();
        return if named >= 2 { HeaderMatch::Missing(missing) } else { HeaderMatch::Nothing };
    }
    let mut taken = Vec::new();
    let mut roles = Vec::new();
    for (at, (cell, ranked)) in cells.iter().zip(&ranked).enumerate() {
        match *ranked {
            Some((rank, column)) if best(column) == Some(rank) => {
                if !taken.contains(&column) {
                    taken.push(column);
                    roles.push(Role::Known(column));
                    continue;
                }
                if NEEDED.contains(&column) {
                    return HeaderMatch::Double(column);
                }
                roles.push(extra(cell.text, at, &roles, 2));
            }
            _ => roles.push(extra(cell.text, at, &roles, 1)),
        }
    }
    HeaderMatch::Heading(roles)
}

/// Whether a text is a common heading for that column.
pub(super) fn names(text: &str, of: Column) -> bool {
    usual(&words(text)).is_some_and(|(_, column)| column == of)
}

/// The name of a column that is kept: its heading, numbered if the heading is repeated, or its
/// position if the heading is blank.
fn extra(heading: &str, at: usize, before: &[Role], from: usize) -> Role {
    let heading = super::spacing::mend(heading).0;
    if heading.is_empty() {
        return Role::Extra(unnamed(at));
    }
    let taken =
        |name: &str| before.iter().any(|role| matches!(role, Role::Extra(known) if known == name));
    let mut name = if from > 1 { format!("{heading} ({from})") } else { heading.to_string() };
    let mut number = from;
    while taken(&name) {
        number += 1;
        name = format!("{heading} ({number})");
    }
    Role::Extra(name)
}

/// The name of a column without a heading.
pub(super) fn unnamed(at: usize) -> String {
    format!("column {}", at + 1)
}

/// The column that a heading names, and a rank: 0 as ICE prints it, 1 by another wording, 2 by a
/// similar spelling.
fn column(heading: &str) -> Option<(u8, Column)> {
    if let Some(usual) = usual(heading) {
        return Some(usual);
    }
    let bound = match heading.chars().count() {
        5..=8 => 1,
        9..=60 => 2,
        _ => return None,
    };
    if OTHERS.contains(&heading) {
        return None;
    }
    let headings = Column::ALL.into_iter().map(|column| (column.heading(), column));
    let long = headings.chain(ALIASES).filter(|(wording, _)| wording.len() >= 5);
    nearest(heading, bound, long).map(|(column, _)| (2, column))
}

/// The column of a heading that ICE prints, or of another common wording.
fn usual(heading: &str) -> Option<(u8, Column)> {
    let by_ice = Column::ALL.into_iter().find(|column| column.heading() == heading);
    by_ice.map(|column| (0, column)).or_else(|| {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == heading);
        alias.map(|(_, column)| (1, *column))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::CellKind;
    use rstest::rstest;

    fn row(headings: &str) -> HeaderMatch {
        let cells: Vec<Cell<'_>> = headings
            .split('|')
            .map(|text| Cell { kind: CellKind::Text, text, link: None })
            .collect();
        look(&cells)
    }

    fn roles(headings: &str) -> String {
        let HeaderMatch::Heading(roles) = row(headings) else {
            return format!("{:?}", row(headings));
        };
        let names = roles.iter().map(|role| match role {
            Role::Known(column) => format!("{column:?}"),
            Role::Extra(name) => format!("<{name}>"),
        });
        names.collect::<Vec<_>>().join("|")
    }

    #[rstest]
    #[case(
        "STATE|LAW ENFORCEMENT AGENCY|TYPE|COUNTY|SUPPORT TYPE|SIGNED|MOA|ADDENDUM",
        "State|Agency|Type|County|Model|Signed|Moa|Addendum"
    )]
    #[case("Support type|state |Law  Enforcement\nAgency", "Model|State|Agency")]
    #[case(
        "id|agency|agency_id|state|county|type|model|signed|signed_printed|status|moa",
        "<id>|Agency|<agency_id>|State|County|Type|Model|Signed|<signed_printed>|<status>|Moa"
    )]
    #[case(
        "STATE|LEA|AGENCY TYPE|PROGRAM|DATE SIGNED|MOA LINK",
        "State|Agency|Type|Model|Signed|Moa"
    )]
    #[case("STAET|LAW ENFORCMENT AGENCY|SUPORT TYPE|SINGED", "State|Agency|Model|Signed")]
    #[case(
        "STATE|LAW ENFORCEMENT AGENCY|SUPPORT TYPE||Agency Validation|",
        "State|Agency|Model|<column 4>|<Agency Validation>|<column 6>"
    )]
    #[case(
        "STATE|AGENCY|MODEL|MOA|MOA|moa|note|note",
        "State|Agency|Model|Moa|<MOA (2)>|<moa (2)>|<note>|<note (2)>"
    )]
    #[case(
        "STATE|LAW ENFORCEMENT AGENCY|Agency|SUPPORT TYPE|Model",
        "State|Agency|<Agency>|Model|<Model>"
    )]
    #[case("STATE|AGENCY|MODEL|count|country", "State|Agency|Model|<count>|<country>")]
    #[case("STATE|AGENCY|STATE|MODEL", "Double(State)")]
    #[case("STATE|AGENCY|TYPE|COUNTY", "Missing([Model])")]
    #[case("STATE|COUNTY", "Missing([Agency, Model])")]
    #[case("Total||JEM||TFM||WSO", "Nothing")]
    #[case("TEXAS|Smith County Sheriff's Office|County|Smith County|Task Force Model", "Nothing")]
    fn words_decide_what_a_heading_is(#[case] headings: &str, #[case] want: &str) {
        assert_eq!(roles(headings), want);
    }
}
