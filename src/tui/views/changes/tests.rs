use super::row::Row;
use super::state::{Distance, Earlier};
use super::{Changes, layout};
use crate::export::changes::SectionKind;
use crate::history::Point;
use crate::model::State;
use crate::terminal::Depth;
use crate::tui::core::testing::{Alone, compare};
use crate::tui::core::{Destination, Outcome, View, sample};
use crate::tui::kit::theme::Theme;

/// What holds after every input.
fn check(screen: &Alone<Changes>) {
    let (view, cx) = (&screen.view, &screen.cx);
    let compared = view.compared.as_ref().unwrap();
    assert_eq!(compared.asked.filter, cx.filter, "what is shown is what is wanted");
    assert_eq!(compared.asked.to.participating, cx.day.position);
    let from = compared.asked.from.participating;
    assert!(from <= compared.asked.to.participating, "{from:?} is the earlier one");
    let rows = &compared.rows;
    assert!(view.cursor.at < rows.len().max(1), "{:?} of {}", view.cursor, rows.len());
    assert!(rows.get(view.cursor.at).is_none_or(|row| row.is_selectable()), "{:?}", view.cursor);
    let panes = layout::panes(cx.outline(), false);
    let height = usize::from(layout::rows(&panes, compared.head.len()).height);
    if height > 0 {
        let shown = view.cursor.top..view.cursor.top + height;
        assert!(shown.contains(&view.cursor.at), "{:?} with {height} rows", view.cursor);
    }
}

fn changes(size: (u16, u16)) -> Alone<Changes> {
    let screen = Alone::with(sample::of(sample::joined(), size));
    check(&screen);
    screen
}

/// The newest list compared with the oldest.
fn since_the_oldest(size: (u16, u16)) -> Alone<Changes> {
    let mut screen = changes(size);
    while screen.view.earlier != Earlier::Back(Distance::All) {
        screen.keys("p");
    }
    screen
}

/// Each list compared with the one before it.
fn since_the_list_before(size: (u16, u16)) -> Alone<Changes> {
    let mut screen = changes(size);
    while screen.view.earlier != Earlier::Back(Distance::List) {
        screen.keys("p");
    }
    screen
}

fn from(screen: &Alone<Changes>) -> Point {
    screen.view.compared.as_ref().unwrap().asked.from
}

fn compared_rows(screen: &Alone<Changes>) -> Vec<Row> {
    screen.view.compared.as_ref().unwrap().rows.clone()
}

fn count(screen: &Alone<Changes>, kind: SectionKind) -> usize {
    let compared = screen.view.compared.as_ref().unwrap();
    compared.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.items.len())
}

fn kinds(screen: &Alone<Changes>) -> Vec<SectionKind> {
    screen.view.compared.as_ref().unwrap().groups.iter().map(|group| group.kind).collect()
}

/// Puts the cursor on a row.
fn to_row(screen: &mut Alone<Changes>, row: Row) {
    screen.keys("g");
    let at = screen.view.compared.as_ref().unwrap().rows.iter().position(|&known| known == row);
    let at = at.expect("there is such a row");
    while screen.view.cursor.at < at {
        screen.keys("j");
    }
    assert_eq!(screen.view.cursor.at, at, "every row is reached");
}

/// Puts the cursor on the first change of a kind.
fn to_change(screen: &mut Alone<Changes>, kind: SectionKind) {
    let compared = screen.view.compared.as_ref().unwrap();
    let row = (0..compared.rows.len()).find(|&row| {
        compared.item(row).is_some() && compared.group(row).is_some_and(|g| g.kind == kind)
    });
    let row = row.expect("there is such a change");
    screen.keys("g");
    while screen.view.cursor.at < row {
        screen.keys("j");
    }
    assert_eq!(screen.view.cursor.at, row, "every change is reached row by row");
}

#[test]
fn the_earlier_list_is_that_of_a_week_before_until_another_is_chosen() {
    let mut screen = changes((120, 40));
    let newest = screen.cx.day.position.unwrap();
    assert_eq!(from(&screen).participating, Some(newest - 1));
    screen.change(|cx| cx.step_lists(-1));
    assert_eq!(from(&screen).participating, Some(newest - 2), "it moves along");
    for (span, position) in [
        (Distance::Month, newest - 2),
        (Distance::Year, 0),
        (Distance::All, 0),
        (Distance::List, newest - 2),
        (Distance::Week, newest - 2),
    ] {
        screen.keys("p");
        assert_eq!(screen.view.earlier, Earlier::Back(span));
        assert_eq!(from(&screen).participating, Some(position), "{span:?}");
        check(&screen);
    }
    screen.keys("(");
    assert_eq!(from(&screen).participating, Some(newest - 3));
    screen.change(|cx| cx.step_lists(1));
    assert_eq!(from(&screen).participating, Some(newest - 3), "a list that was chosen stays");
    screen.keys("f");
    assert_eq!(from(&screen).participating, Some(newest), "from the list in force on");
    let of_agreements = [SectionKind::Signed, SectionKind::Ended, SectionKind::Corrected];
    assert!(!kinds(&screen).iter().any(|kind| of_agreements.contains(kind)), "nothing yet");
    screen.keys(")");
    assert_eq!(from(&screen).participating, Some(newest), "no further than the later one");
}

#[test]
fn before_the_oldest_list_there_is_nothing() {
    let mut screen = since_the_list_before((120, 40));
    screen.change(|cx| cx.step_lists(-99));
    assert_eq!(from(&screen), Point::default());
    let standing = screen.cx.answer.totals.agreements as usize;
    assert_eq!(count(&screen, SectionKind::Signed), standing, "all that stands on it is new");
    screen.keys("(");
    assert_eq!(screen.cx.message.as_deref(), Some("this is the oldest list"));
}

#[test]
fn filters_and_search_hold() {
    let mut screen = since_the_oldest((120, 40));
    let all = count(&screen, SectionKind::Signed);
    screen.change(|cx| cx.set_text("polk"));
    let polk = count(&screen, SectionKind::Signed);
    assert!(polk > 0 && polk < all, "{polk} of {all}");
    let compared = screen.view.compared.as_ref().unwrap();
    let history = &screen.cx.data.history;
    for item in (0..compared.rows.len()).filter_map(|row| compared.item(row)) {
        let agency = history.tables.agencies.row(item.line(history).agency());
        assert!(history.text(agency.name).contains("Polk"));
    }
    screen.change(|cx| {
        cx.steps.unrecorded();
        cx.undo();
    });
    assert_eq!(count(&screen, SectionKind::Signed), all, "and are undone here");
}

#[test]
fn a_change_leads_to_its_agency_and_to_its_rows() {
    let mut screen = since_the_oldest((120, 40));
    for kind in kinds(&screen) {
        if kind == SectionKind::Document {
            continue;
        }
        to_change(&mut screen, kind);
        let history = &screen.cx.data.history;
        let line = screen.view.item().unwrap().line(history);
        let (agency, [first, last]) = (line.agency(), line.listings().unwrap());
        assert_eq!(history.reading(first).agency, agency, "{kind:?}");
        let applied_only =
            history.agreements_of(agency).all(|ix| screen.cx.day.status(ix).is_none());
        screen.keys("L");
        assert_eq!(screen.outcome, Outcome::Go(Destination::Listing(first)), "{kind:?}");
        screen.keys("l");
        assert_eq!(screen.outcome, Outcome::Go(Destination::Listing(last)), "{kind:?}");
        screen.keys("Enter");
        let expected = if applied_only {
            Destination::Listing(last)
        } else {
            Destination::Agency(agency, None)
        };
        assert_eq!(screen.outcome, Outcome::Go(expected), "{kind:?}");
        assert_eq!(screen.view.agency(&screen.cx), Some(agency));
    }
}

#[test]
fn a_heading_hides_its_rows_and_shows_them_again() {
    let mut screen = since_the_oldest((120, 40));
    to_row(&mut screen, Row::Heading(0));
    let rows = |screen: &Alone<Changes>| screen.view.compared.as_ref().unwrap().rows.clone();
    let before = rows(&screen);
    assert_eq!(before[screen.view.cursor.at], Row::Heading(0));
    for key in ["Enter", "Space"] {
        screen.keys(key);
        assert!(!rows(&screen).iter().any(|row| matches!(row, Row::Item(0, _))));
        assert_eq!(rows(&screen)[screen.view.cursor.at], Row::Heading(0), "the cursor stays");
        screen.keys(key);
        assert_eq!(rows(&screen), before);
    }
}

#[test]
fn lists_without_a_change_are_passed_over() {
    let mut screen = since_the_list_before((120, 40));
    screen.change(|cx| cx.set_text("polk"));
    let mut seen = Vec::new();
    loop {
        let before = screen.cx.day.position;
        screen.keys("<");
        check(&screen);
        if screen.cx.day.position == before {
            break;
        }
        assert!(!kinds(&screen).is_empty(), "something changed");
        seen.push(screen.cx.day.position.unwrap());
    }
    let message = screen.cx.message.as_deref();
    assert_eq!(message, Some("no earlier list changes what is shown"));
    screen.change(crate::tui::core::Context::go_to_newest);
    let mut brought = Vec::new();
    while screen.cx.day.position > Some(0) {
        screen.change(|cx| cx.step_lists(-1));
        brought.extend(screen.cx.day.position.filter(|_| !kinds(&screen).is_empty()));
    }
    assert_eq!(seen, brought);
}

#[test]
fn the_newest_change_is_first_or_the_states_are_in_order() {
    let mut screen = since_the_oldest((120, 40));
    let signed = |screen: &Alone<Changes>| {
        let history = &screen.cx.data.history;
        let compared = screen.view.compared.as_ref().unwrap();
        let lines = compared.groups[0].items.iter().map(|item| item.line(history));
        let keys = lines.map(|line| {
            let agency = history.tables.agencies.row(line.agency());
            (line.when(), agency.state.map(State::name))
        });
        keys.unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let (days, _) = signed(&screen);
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    screen.keys("s");
    let (_, states) = signed(&screen);
    assert!(states.is_sorted(), "{states:?}");
}

#[test]
fn clicks_choose_and_open() {
    let mut screen = since_the_oldest((120, 40));
    let compared = screen.view.compared.as_ref().unwrap();
    let panes = layout::panes(screen.cx.outline(), false);
    let rows = layout::rows(&panes, compared.head.len());
    let at = |row: usize| (rows.x + 5, rows.y + u16::try_from(row).unwrap());
    let item = (0..compared.rows.len()).filter(|&row| compared.item(row).is_some()).nth(1).unwrap();
    let (x, y) = at(item);
    screen.click(x, y);
    assert_eq!(screen.view.cursor.at, item);
    let page = panes.right.unwrap();
    screen.click(page.x + 5, page.y + 5);
    assert!(screen.view.reading);
    screen.click(x, y);
    assert!(matches!(screen.outcome, Outcome::Go(Destination::Agency(..))), "a second click opens");
    let heading = compared_rows(&screen).iter().position(|&row| row == Row::Heading(0)).unwrap();
    let (x, y) = at(heading);
    screen.click(x, y);
    assert!(screen.view.folded.contains(&SectionKind::Signed), "a click on a heading folds");
}

#[test]
fn the_wheel_moves_what_is_under_it() {
    let mut screen = since_the_oldest((120, 40));
    let page = layout::panes(screen.cx.outline(), false).right.unwrap();
    screen.keys("g").wheel(5, 20, true);
    assert!(screen.view.cursor.at > 0);
    screen.keys("j").wheel(page.x + 5, 20, true);
    let at = screen.view.cursor.at;
    screen.wheel(page.x + 5, 20, false);
    assert_eq!(screen.view.cursor.at, at, "the table stays");
}

#[test]
fn the_changes_shown_are_what_is_exported() {
    let mut screen = since_the_oldest((120, 40));
    screen.change(|cx| cx.set_text("polk"));
    let mut height = 0;
    screen.view.rows(&screen.cx, &mut |grid, provenance| {
        height = grid.height();
        let line = provenance.line();
        assert!(line.contains(&format!("{height} changes. From the list of 20 February 2025")));
        let agency = (0..grid.width()).find(|&column| grid.name(column) == "agency").unwrap();
        assert!((0..height).all(|row| grid.value(row, agency).plain().contains("Polk")));
    });
    let compared = screen.view.compared.as_ref().unwrap();
    let shown: usize = compared.groups.iter().map(|group| group.items.len()).sum();
    assert_eq!(height, shown);
    assert!(height > 1);
}

#[test]
fn the_sentences_name_the_lists_and_every_change() {
    let screen = since_the_oldest((120, 40));
    let sentences = screen.view.sentences(&screen.cx);
    assert!(sentences[0].starts_with("From the list of 20 February 2025"), "{sentences:?}");
    assert!(sentences.iter().any(|line| line.contains("Goliad County Sheriff's Office")));
}

#[test]
fn what_is_said_first_leads_to_its_rows_and_to_the_agency() {
    let mut screen = changes((120, 40));
    let rows = compared_rows(&screen);
    assert_eq!(rows[0], Row::Brief);
    assert_eq!(rows[screen.view.cursor.at], Row::Said(0, 0), "the view opens on it");
    let said = screen.view.said().unwrap().clone();
    assert_eq!(said.item.rule.name, "state-first");
    let row = said.item.rows[0].listing.unwrap();
    screen.keys("Enter");
    assert_eq!(screen.outcome, Outcome::Go(Destination::Listing(row)));
    screen.keys("l");
    assert_eq!(screen.outcome, Outcome::Go(Destination::Listing(row)));
    let agency = screen.cx.data.history.reading(row).agency;
    assert_eq!(screen.view.agency(&screen.cx), Some(agency));
    let cited = screen.view.citation(&screen.cx);
    assert!(cited[0].text.starts_with(&said.item.text), "{cited:?}");
    assert!(cited[0].text.contains("Source: participating20260518.xlsx, row"), "{cited:?}");
}

#[test]
fn what_is_said_first_leaves_room_for_the_changes_until_more_is_asked_for() {
    for size in [(120, 40), (80, 24), (60, 20), (40, 15), (20, 5)] {
        let mut screen = since_the_oldest(size);
        let height = usize::from(layout::panes(screen.cx.outline(), false).left_inside().height);
        let said = |screen: &Alone<Changes>| {
            let rows = compared_rows(screen);
            rows.iter().filter(|row| matches!(row, Row::Said(..))).count()
        };
        let first = screen.view.compared.as_ref().unwrap().brief.items[0].lines.len();
        assert!(said(&screen) <= (height / 2).max(first), "{size:?}");
        if compared_rows(&screen).contains(&Row::MoreSaid) {
            to_row(&mut screen, Row::MoreSaid);
            screen.keys("Enter");
            check(&screen);
        }
        let items = &screen.view.compared.as_ref().unwrap().brief.items;
        let all: usize = items.iter().map(|said| said.lines.len()).sum();
        assert_eq!(said(&screen), all, "{size:?}");
        screen.keys("g Enter");
        assert_eq!(said(&screen), 0, "{size:?}: only the name is left");
        screen.keys("Enter");
        assert!(said(&screen) > 0, "{size:?}: and back");
    }
}

#[test]
fn a_click_on_any_line_of_what_is_said_chooses_it() {
    let mut screen = changes((80, 24));
    let panes = layout::panes(screen.cx.outline(), false);
    let head = screen.view.compared.as_ref().unwrap().head.len();
    let area = layout::rows(&panes, head);
    let rows = compared_rows(&screen);
    let second = rows.iter().position(|&row| row == Row::Said(1, 0)).unwrap();
    assert_eq!(rows[second + 1], Row::Said(1, 1), "it takes two lines");
    screen.click(area.x + 5, area.y + u16::try_from(second + 1).unwrap());
    assert_eq!(screen.view.cursor.at, second);
}

#[test]
fn the_changes_look_as_they_did() {
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let pages: [(&str, &str, &str); 10] = [
        ("newest", "", ""),
        ("all", "p p p", ""),
        ("heading", "p p p g", ""),
        ("end", "p p p G", ""),
        ("read", "p p p Tab", ""),
        ("brief", "g Enter", ""),
        ("folded", "p p p g Enter j j Enter", ""),
        ("changed", "p p p g Enter j j", ""),
        ("searched", "p p p", "polk"),
        ("nothing", "p p p", "/^zzz/"),
    ];
    let mut scenes: Vec<(String, (u16, u16), &str, &str)> = Vec::new();
    for (page, keys, text) in pages {
        scenes.extend(sizes.map(|(name, size)| (format!("{page}_{name}"), size, keys, text)));
    }
    scenes.push(("all_160x50".into(), (160, 50), "p p p", ""));
    scenes.push(("newest_20x5".into(), (20, 5), "", ""));
    for (name, size, keys, text) in scenes {
        let mut screen = changes(size);
        screen.keys(keys).change(|cx| cx.set_text(text));
        check(&screen);
        compare(&name, &screen.body());
        screen.cx.theme = Theme::built_in("dark", Depth::None, false);
        let ascii = screen.refresh().body();
        assert!(ascii.is_ascii(), "{name}: {ascii}");
        if name == "all_80x24" {
            compare("ascii_all_80x24", &ascii);
        }
    }
    for (name, size) in sizes {
        let mut screen = changes(size);
        screen.change(|cx| cx.step_lists(-9));
        compare(&format!("oldest_{name}"), &screen.body());
    }
}

#[test]
fn the_change_under_the_cursor_is_cited() {
    let mut screen = since_the_oldest((120, 40));
    for (kind, words) in [
        (SectionKind::Signed, "that was first listed on ICE's list dated"),
        (SectionKind::Ended, "and missing from the one dated"),
        (SectionKind::Corrected, "ICE gave"),
        (SectionKind::New, "was first on ICE's list of pending applications dated"),
    ] {
        if count(&screen, kind) == 0 {
            continue;
        }
        to_change(&mut screen, kind);
        let cited = screen.view.citation(&screen.cx);
        let titles: Vec<&str> = cited.iter().map(|passage| passage.title.as_str()).collect();
        assert_eq!(titles, ["the change", "the agency", "both lists", "the figure"]);
        assert!(cited[0].text.contains(words), "{kind:?}: {}", cited[0].text);
        assert!(cited[0].text.contains(", row"), "{kind:?}: {}", cited[0].text);
    }
}
