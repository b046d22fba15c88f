//! The pane of one agency.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::agreements::{self, Reference};
use super::layout::{Pane, Panes};
use super::state::Explore;
use super::timeline;
use crate::model::{AgencyIx, ListingIx};
use crate::terminal::{Link, is_web};
use crate::tui::core::Context;
use crate::tui::kit::cells::{columns_of, put, skip};
use crate::tui::kit::document::{Document, DocumentLine};
use crate::tui::kit::frame::{MORE_BELOW, foot, title};

pub(super) fn draw(
    explore: &Explore,
    cx: &Context,
    panes: &Panes,
    area: Rect,
    buffer: &mut Buffer,
) {
    let framed = panes.outline.framed;
    if framed {
        let has_keys = explore.has_keys(cx, Pane::Detail);
        let approximate = cx.search.hits.as_ref().is_some_and(|hits| hits.approximate);
        let near = approximate && cx.selected.is_some();
        let more = near.then(|| Span::styled(NEAR, cx.theme.warning())).into_iter().collect();
        let heading = if explore.has_absent(cx) { "No agency" } else { "Agency" };
        title(buffer, cx.theme, area, has_keys, heading, more);
    }
    let area_of_text = text_area(panes.outline.within(area));
    if cx.selected.is_none() && !explore.has_absent(cx) {
        put(buffer, area_of_text, Span::styled("no agency", cx.theme.faint()));
        return;
    }
    let document = text(explore, cx, area_of_text);
    if document.draw(buffer, area_of_text, explore.detail_top) && framed {
        foot(buffer, cx.theme, area, MORE_BELOW);
    }
}

/// What stands behind the heading where the search only resembles the agency.
const NEAR: &str = "nearest by spelling ";

impl Explore {
    /// Whether the pane says that a place has no agreement in force.
    fn has_absent(&self, cx: &Context) -> bool {
        cx.selected.is_none() && !self.absent.lines.is_empty()
    }
}

/// The text of the agency that is selected, or of the place that has none.
fn text(explore: &Explore, cx: &Context, area: Rect) -> Document<Reference> {
    match cx.selected {
        Some(agency) => document(explore, cx, agency, area),
        None => explore.absent.document(cx, area.width),
    }
}

/// A blank column is left at the left.
fn text_area(inside: Rect) -> Rect {
    skip(inside, 1)
}

/// The text of an agency. Its years and its id are at the foot where there is room, so that they stay
/// in their place from one agency to the next.
fn document(explore: &Explore, cx: &Context, agency: AgencyIx, area: Rect) -> Document<Reference> {
    let history = &cx.data.history;
    let mut text = agreements::document(cx, agency, area.width, explore.shows_form);
    let mut foot = Document::new(area.width);
    for line in timeline::lines(cx, agency, area.width) {
        foot.line(line, None);
    }
    let id = history.tables.agencies.row(agency).id(&history.tables.texts);
    foot.paragraph(&id, cx.theme.faint());
    let room = usize::from(area.height).saturating_sub(text.lines.len() + foot.lines.len());
    text.lines.extend(std::iter::repeat_with(DocumentLine::default).take(room.max(1)));
    text.lines.append(&mut foot.lines);
    text
}

/// The text of the pane, and its place on the screen.
fn shown(explore: &Explore, cx: &Context) -> Option<(Document<Reference>, Rect)> {
    let area = text_area(explore.panes(cx).inside(Pane::Detail)?);
    Some((text(explore, cx, area), area))
}

/// How many lines the agency has, and how many of them are on the screen.
pub(super) fn length(explore: &Explore, cx: &Context) -> (usize, usize) {
    shown(explore, cx)
        .map_or((0, 0), |(document, area)| (document.lines.len(), usize::from(area.height)))
}

/// The row of a list that the first source line on the screen names, else the last one above.
pub(super) fn source(explore: &Explore, cx: &Context) -> Option<ListingIx> {
    let (document, area) = shown(explore, cx)?;
    let listing = |line: &DocumentLine<Reference>| match line.refers {
        Some(Reference::Listing(listing)) => Some(listing),
        _ => None,
    };
    let top = explore.detail_top.min(document.last_top(area.height));
    let mut below = document.lines.iter().skip(top).filter_map(listing);
    below.next().or_else(|| document.lines.iter().take(top).rev().find_map(listing))
}

/// The addresses on the screen, where the pane has the keys.
pub(super) fn links(explore: &Explore, cx: &Context) -> Vec<Link> {
    let Some((document, area)) = shown(explore, cx).filter(|_| explore.focus == Pane::Detail)
    else {
        return Vec::new();
    };
    let link = |(at, line): (Rect, &DocumentLine<Reference>)| {
        let Some(Reference::Address(address)) = line.refers else { return None };
        let address = cx.data.history.text(address).to_owned();
        let [label, part] = &*line.text.spans else { return None };
        let at = skip(at, columns_of(&label.clone().into()));
        let width = columns_of(&part.clone().into()).min(at.width);
        is_web(&address).then_some(Link { x: at.x, y: at.y, width, address })
    };
    document.shown(area, explore.detail_top).filter_map(link).collect()
}
