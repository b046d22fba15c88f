//! A list and a row of it, in a sentence.

use super::agency::{CitedRow, sources};
use super::parts::{Citation, dated};
use crate::history::History;
use crate::model::{Column, ListIx, ListKind, ListingIx};
use crate::text::{capital, display_line, news_list_day, thousands};

/// What a list is, and how many rows it has.
#[must_use]
pub fn list(history: &History, list: ListIx) -> Citation {
    let list = history.lists.row(list);
    let rows = thousands((list.listings.end - list.listings.start).into());
    let what = match list.kind {
        ListKind::Participating => "participating agencies",
        ListKind::Pending => "pending applications",
    };
    let refused = if list.acceptance.is_accepted() {
        ""
    } else {
        " It has far fewer rows than the list before, and is not used."
    };
    let date = news_list_day(list);
    let named = if list.date_rule.is_guess() {
        format!("An undated ICE list of {what} from {date}")
    } else {
        format!("ICE's list of {what} dated {date}")
    };
    let sentence = format!("{named}, has {rows} rows.{refused}");
    Citation { sentence, source: format!("{}, sheet {}", list.file, list.sheet) }
}

/// What a row of a list prints.
#[must_use]
pub fn listing(history: &History, listing: ListingIx) -> Citation {
    let list = history.lists.row(history.list_of(listing));
    let printed: Vec<String> = Column::ALL
        .into_iter()
        .filter_map(|column| {
            let printed = history.printed(listing, column);
            let printed = display_line(printed.trim()).into_owned();
            (!printed.is_empty()).then(|| format!("{} \"{printed}\"", column.heading()))
        })
        .collect();
    let row = CitedRow::new(history, listing, history.reading(listing).model);
    let sentence = format!("{}, prints {}.", capital(&dated(list)), printed.join(", "));
    Citation { sentence, source: sources(&[row]) }
}
