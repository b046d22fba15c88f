//! What of the changes is on the screen, and the two lists that are compared.

use chrono::{Months, NaiveDate};

use super::brief::{Said, Shown};
use super::compared::{Compared, Comparison};
use super::layout::{self, panes};
use super::row::Row;
use crate::export::changes::{Item, SectionKind};
use crate::history::{History, Point};
use crate::model::{AgencyIx, ListKind};
use crate::query::usual_day;
use crate::tui::core::{Context, TwoPanes};
use crate::tui::kit::cursor::{Cursor, Motion};

/// How far before the later list the earlier one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Distance {
    /// The list in force on the usual day, see [`usual_day`].
    #[default]
    Week,
    /// The list in force a month before.
    Month,
    /// The list in force a year before.
    Year,
    /// The oldest list.
    All,
    /// The list before it.
    List,
}

impl Distance {
    /// All of them, the usual one first.
    pub(super) const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Year, Self::All, Self::List];

    /// What is compared with, in words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::List => "the list before",
            Self::Week => "the list of a week before",
            Self::Month => "the list of a month before",
            Self::Year => "the list of a year before",
            Self::All => "the oldest list",
        }
    }

    /// The day before `day` that is meant, if it is a day.
    fn back_from(self, history: &History, kind: ListKind, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Week => Some(usual_day(history, kind, day)),
            Self::Month => day.checked_sub_months(Months::new(1)),
            Self::Year => day.checked_sub_months(Months::new(12)),
            Self::List | Self::All => None,
        }
    }
}

/// The earlier of the two lists. The later one is the list in force on the day of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Earlier {
    /// So far before the later one; it moves along.
    Back(Distance),
    /// The accepted list at a position; it stays.
    Kept(usize),
}

/// The view of the changes between two lists.
#[derive(Clone, Debug)]
pub(crate) struct Changes {
    /// The earlier list.
    pub(super) earlier: Earlier,
    /// Whether a section is in the order of states.
    pub(super) by_state: bool,
    /// Groups of which only the name is shown.
    pub(super) folded: Vec<SectionKind>,
    /// How much of what is said first is shown.
    pub(super) brief: Shown,
    /// Whether the pane of one change has the keys, not the table.
    pub(super) reading: bool,
    /// The cursor of the table.
    pub(super) cursor: Cursor,
    /// The first line of the pane on the screen.
    pub(super) page_top: usize,
    /// What is shown; nothing before the view is first looked at.
    pub(super) compared: Option<Compared>,
}

impl Default for Changes {
    fn default() -> Self {
        Self {
            earlier: Earlier::Back(Distance::default()),
            by_state: false,
            // Nearly every agreement gets a document some weeks after it is listed.
            folded: vec![SectionKind::Document],
            brief: Shown::default(),
            reading: false,
            cursor: Cursor::default(),
            page_top: 0,
            compared: None,
        }
    }
}

/// The later list: that of the day, among those of its kind.
pub(super) fn later(cx: &Context) -> (ListKind, Option<usize>) {
    match cx.day.position {
        Some(position) => (ListKind::Participating, Some(position)),
        None => (ListKind::Pending, cx.day.pending),
    }
}

impl Changes {
    /// Where everything stands on the screen.
    pub(super) fn panes(&self, cx: &Context) -> TwoPanes {
        panes(cx.outline(), self.reading)
    }

    /// The rows of the table on the screen.
    fn height(&self, cx: &Context) -> usize {
        let head = self.compared.as_ref().map_or(0, |compared| compared.head.len());
        usize::from(layout::rows(&panes(cx.outline(), false), head).height).max(1)
    }

    /// What is compared with the list in force.
    pub(super) fn earlier_point(&self, cx: &Context) -> Point {
        let history = &cx.data.history;
        let (kind, now) = later(cx);
        let Some(now) = now else { return Point::default() };
        let position = match self.earlier {
            Earlier::Kept(position) => Some(position.min(now)),
            Earlier::Back(Distance::List) => now.checked_sub(1),
            Earlier::Back(Distance::All) => Some(0),
            Earlier::Back(span) => {
                let day = span.back_from(history, kind, cx.day.as_of);
                if let Some(day) = day.filter(|&day| history.in_force(kind, day).is_some()) {
                    return history.point(day);
                }
                // The record does not reach back further than its oldest list.
                Some(0)
            }
        };
        position.and_then(|at| history.point_of(kind, at)).unwrap_or_default()
    }

    /// Compares, where something else is asked than before.
    pub(super) fn compare(&mut self, cx: &Context) {
        let panes = self.panes(cx);
        let asked = Comparison {
            from: self.earlier_point(cx),
            to: Point { participating: cx.day.position, pending: cx.day.pending },
            filter: cx.filter.clone(),
            by_state: self.by_state,
            width: panes.left_inside().width,
            head: layout::head_lines(&panes),
            brief: layout::brief_lines(&panes),
        };
        let fresh = self.compared.as_ref().is_some_and(|compared| compared.asked == asked);
        if !fresh {
            let on = self.item();
            self.compared = Some(Compared::new(cx, asked));
            self.page_top = 0;
            self.lay_out(on);
        }
        self.land(cx, self.cursor.at);
    }

    /// Lays the table out; the cursor goes to the change that it was `on`, else to the first one.
    fn lay_out(&mut self, on: Option<Item>) {
        let Some(compared) = &mut self.compared else { return };
        compared.lay_out(&self.folded, self.brief);
        let rows = 0..compared.rows.len();
        let same = |at: &usize| on.is_some() && compared.item(*at) == on;
        let found = rows.clone().find(same);
        let first = rows.clone().find(|&at| {
            compared.item(at).is_some() || matches!(compared.rows.get(at), Some(Row::Said(..)))
        });
        self.cursor.at = found.or(first).unwrap_or(0);
        if found.is_none() {
            self.cursor.top = 0;
        }
    }

    /// Puts the cursor on a row, or on the nearest one where it may stand.
    pub(super) fn land(&mut self, cx: &Context, at: usize) {
        let height = self.height(cx);
        let Some(compared) = &self.compared else { return };
        let rows = &compared.rows;
        let selectable =
            (0..rows.len()).filter(|&row| rows.get(row).is_some_and(|row| row.is_selectable()));
        let at = selectable.min_by_key(|row| row.abs_diff(at)).unwrap_or(0);
        if self.cursor.at != at {
            self.page_top = 0;
        }
        self.cursor.go(at, rows.len(), height);
        // The heading over the first change stays in sight.
        if at <= 1 {
            self.cursor.top = 0;
        }
    }

    /// Moves the cursor of the table.
    pub(super) fn travel(&mut self, cx: &Context, motion: Motion) {
        let height = self.height(cx);
        let Some(compared) = &self.compared else { return };
        let rows = &compared.rows;
        let at = self.cursor.at;
        let to = motion.target(at, rows.len(), height);
        let selectable = |at: &usize| rows.get(*at).is_some_and(|row| row.is_selectable());
        let to = if to > at {
            (to..rows.len()).find(selectable).or_else(|| (at..to).rev().find(selectable))
        } else {
            (0..=to).rev().find(selectable).or_else(|| (to..at).find(selectable))
        };
        self.land(cx, to.unwrap_or(at));
    }

    /// Shows only the name of the group under the cursor, or all of it again.
    pub(super) fn fold(&mut self, cx: &Context) {
        let row = self.compared.as_ref().and_then(|compared| compared.rows.get(self.cursor.at));
        if matches!(row, Some(Row::Brief | Row::Said(..) | Row::MoreSaid)) {
            self.fold_brief(cx);
            return;
        }
        let kind = |changes: &Self| {
            let compared = changes.compared.as_ref()?;
            compared.group(changes.cursor.at).map(|group| group.kind)
        };
        let Some(kind) = kind(self) else { return };
        match self.folded.iter().position(|&folded| folded == kind) {
            Some(at) => drop(self.folded.remove(at)),
            None => self.folded.push(kind),
        }
        let top = self.cursor.top;
        self.lay_out(None);
        let Some(compared) = &self.compared else { return };
        let group = compared.groups.iter().position(|group| group.kind == kind);
        let heading = group.map(Row::Heading);
        let at = compared.rows.iter().position(|&row| Some(row) == heading);
        self.cursor.top = top;
        self.land(cx, at.unwrap_or(0));
    }

    /// Shows only the name of what is said first, or it again.
    fn fold_brief(&mut self, cx: &Context) {
        self.brief = match self.brief {
            Shown::Folded => Shown::First,
            Shown::First | Shown::All => Shown::Folded,
        };
        self.lay_out(None);
        self.land(cx, 0);
    }

    /// Shows all that is said first; the cursor goes to the first line that is new.
    pub(super) fn show_whole_brief(&mut self, cx: &Context) {
        let at = self.cursor.at;
        self.brief = Shown::All;
        self.lay_out(None);
        self.land(cx, at);
    }

    /// What is said first under the cursor.
    pub(super) fn said(&self) -> Option<&Said> {
        let compared = self.compared.as_ref()?;
        match compared.rows.get(self.cursor.at)? {
            Row::Said(at, _) => compared.brief.items.get(*at),
            _ => None,
        }
    }

    /// The change under the cursor.
    pub(super) fn item(&self) -> Option<Item> {
        self.compared.as_ref()?.item(self.cursor.at)
    }

    /// The agency of the change under the cursor.
    pub(super) fn changed_agency(&self, cx: &Context) -> Option<AgencyIx> {
        match self.said() {
            Some(said) => said.agency(cx),
            None => Some(self.item()?.line(&cx.data.history).agency()),
        }
    }
}
