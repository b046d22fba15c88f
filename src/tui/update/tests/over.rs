//! What lies over a view: citing, copying, opening, exporting.

use std::path::PathBuf;

use super::*;
use crate::tui::action::Answer;
use crate::tui::state::{Copied, Dialog, Fate, Order, Over};
use crate::tui::views;

fn shown(state: &State) -> &Copied {
    let Some(Over::Copied(shown)) = &state.over else { panic!("{:?}", state.over) };
    shown
}

fn dialog(state: &State) -> &Dialog {
    let Some(Over::Export(dialog)) = &state.over else { panic!("{:?}", state.over) };
    dialog
}

fn copied(effect: &Effect) -> &str {
    let Effect::Copy(text) = effect else { panic!("{effect:?}") };
    text
}

#[test]
fn the_figure_is_cited_and_the_agency_in_its_place() {
    let (data, mut state) = setup((120, 40));
    select(&mut state, &data, "Smith County Sheriff's Office");
    let figure = press(&mut state, &data, KeyCode::Char('y'));
    let text = copied(&figure);
    assert!(text.contains(" agreements with ICE under its 287(g) program"), "{text}");
    assert!(text.contains("according to ICE's list dated May 18, 2026.\nSource: "), "{text}");
    assert_eq!((shown(&state).text(), shown(&state).fate), (text, Fate::Shown));
    act(&mut state, &data, &[Action::Answer(Answer::Copied(true))]);
    assert_eq!(shown(&state).fate, Fate::Sent);

    let agency = press(&mut state, &data, KeyCode::Tab);
    assert!(copied(&agency).starts_with("The Smith County Sheriff's Office (Texas) had two "));
    assert_eq!(shown(&state).fate, Fate::Shown, "of this text nothing is known yet");
    assert_eq!(press(&mut state, &data, KeyCode::Tab), figure);
    assert_eq!(press(&mut state, &data, KeyCode::BackTab), agency);
}

#[test]
fn where_the_agency_has_the_keys_it_is_cited_first() {
    let (data, mut state) = setup((120, 40));
    select(&mut state, &data, "Smith County Sheriff's Office");
    act(&mut state, &data, &[Action::Open]);
    let effect = press(&mut state, &data, KeyCode::Char('y'));
    assert!(copied(&effect).starts_with("The Smith County Sheriff's Office (Texas) had two "));
}

#[test]
fn what_is_cited_is_what_is_filtered_on_the_day_of_the_header() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle, Action::StepLists(-1)]);
    let effect = press(&mut state, &data, KeyCode::Char('y'));
    let text = copied(&effect);
    assert!(
        text.contains(" in Florida had ") && text.contains("list dated Dec. 5, 2025"),
        "{text}"
    );
}

#[test]
fn any_key_closes_the_box_and_nothing_else() {
    for code in
        [KeyCode::Esc, KeyCode::Char('q'), KeyCode::Char('x'), KeyCode::Char('y'), KeyCode::Enter]
    {
        let (data, mut state) = setup((120, 40));
        act(&mut state, &data, &[Action::Paste("polk".into()), Action::LeaveSearch, Action::Cite]);
        let filter = state.filter.clone();
        assert_eq!(press(&mut state, &data, code), Effect::None, "{code:?}");
        assert!(state.over.is_none() && state.filter == filter, "{code:?}");
    }
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Cite]);
    assert_eq!(press(&mut state, &data, KeyCode::Char('m')), Effect::Mouse(false));
    assert!(state.over.is_some(), "the text is to be selected");
    let click = click_at(1, 1);
    let action = event::mouse(&state, click);
    act(&mut state, &data, &[action.unwrap()]);
    assert!(state.over.is_none());
}

#[test]
fn a_text_longer_than_the_screen_is_scrolled() {
    let (data, mut state) = setup((60, 10));
    select(&mut state, &data, "Polk County Sheriff's Office");
    let effect = press(&mut state, &data, KeyCode::Char('Y'));
    assert!(copied(&effect).starts_with("id\tagency\t"), "{effect:?}");
    for _ in 0..99 {
        press(&mut state, &data, KeyCode::Down);
    }
    assert!(shown(&state).top > 0);
    let end = shown(&state).top;
    press(&mut state, &data, KeyCode::Down);
    assert_eq!(shown(&state).top, end);
}

#[test]
fn the_rows_of_the_agency_are_those_that_are_filtered() {
    let (data, mut state) = setup((120, 40));
    select(&mut state, &data, "Smith County Sheriff's Office");
    let effect = press(&mut state, &data, KeyCode::Char('Y'));
    let rows: Vec<&str> = copied(&effect).lines().collect();
    assert_eq!(rows.len(), 3, "a heading and two agreements: {rows:?}");
    assert!(rows[1..].iter().all(|row| row.contains("\tSmith County Sheriff's Office\t")));
}

#[test]
fn the_address_of_a_memorandum_is_copied_or_opened() {
    let (data, mut state) = setup((120, 40));
    select(&mut state, &data, "Smith County Sheriff's Office");
    let effect = press(&mut state, &data, KeyCode::Char('M'));
    let address = "https://www.ice.gov/doclib/287gMOA/smith-county-sheriffs-office_TFM.pdf";
    assert_eq!(copied(&effect), address);
    let titles: Vec<&str> = shown(&state).faces.iter().map(|face| &*face.title).collect();
    assert_eq!(titles, ["Task Force", "Jail Enforcement"]);
    assert_eq!(press(&mut state, &data, KeyCode::Char('o')), Effect::Open(address.into()));
    act(&mut state, &data, &[Action::Back]);
    assert_eq!(press(&mut state, &data, KeyCode::Char('o')), Effect::Open(address.into()));
    act(&mut state, &data, &[Action::Answer(Answer::Opened(false))]);
    assert_eq!((shown(&state).text(), shown(&state).fate), (address, Fate::NotOpened));
    assert_eq!(copied(&press(&mut state, &data, KeyCode::Char('M'))), address);
}

#[test]
fn where_there_is_no_address_or_no_agency_it_is_said() {
    let (data, mut state) = setup((120, 40));
    select(&mut state, &data, REPAIRED);
    for key in ['M', 'o'] {
        assert_eq!(press(&mut state, &data, KeyCode::Char(key)), Effect::None);
        assert!(
            state.message.as_ref().is_some_and(|told| told.contains("no list gives an address"))
        );
    }
    act(&mut state, &data, &[Action::View(ViewKind::Sources)]);
    for key in ['Y', 'M', 'o'] {
        assert_eq!(press(&mut state, &data, KeyCode::Char(key)), Effect::None);
        assert!(state.message.as_ref().is_some_and(|told| told.contains("no agency")));
    }
    let effect = press(&mut state, &data, KeyCode::Char('y'));
    assert!(copied(&effect).contains("law enforcement agencies"), "the figure is cited anywhere");
}

#[test]
fn a_name_is_proposed_and_typed_and_takes_the_ending_of_the_format() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle]);
    press(&mut state, &data, KeyCode::Char('e'));
    assert_eq!(dialog(&state).name.value(), "g287-agreements-fl-2026-05-20.csv");
    press(&mut state, &data, KeyCode::Down);
    assert_eq!(dialog(&state).name.value(), "g287-agreements-fl-2026-05-20.tsv");
    let control_u = KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL);
    let action = event::key(&state, control_u);
    act(&mut state, &data, &[action.unwrap()]);
    assert_eq!(press(&mut state, &data, KeyCode::Enter), Effect::None);
    assert!(dialog(&state).trouble.is_some(), "a file needs a name");
    for c in "qy.tsv".chars() {
        press(&mut state, &data, KeyCode::Char(c));
    }
    let order = Order { path: "qy.tsv".into(), format: dialog(&state).format(), replace: false };
    assert_eq!(press(&mut state, &data, KeyCode::Enter), Effect::Write(order));
    act(&mut state, &data, &[Action::Answer(Answer::Written("written: qy.tsv".into()))]);
    assert!(state.over.is_none());
    assert_eq!(state.message.as_deref(), Some("written: qy.tsv"));
}

#[test]
fn a_name_alone_goes_to_the_folder_for_exports_and_nothing_hidden_is_written() {
    let (data, mut state) = setup((120, 40));
    state.folders.export = Some("/srv/out".into());
    let mut write = |name: &str| {
        act(&mut state, &data, &[Action::Export, Action::ClearSearch, Action::Paste(name.into())]);
        let effect = press(&mut state, &data, KeyCode::Enter);
        (effect, dialog(&state).trouble.clone())
    };
    for (name, expected) in [("rows.csv", "/srv/out/rows.csv"), ("./rows.csv", "./rows.csv")] {
        let (effect, trouble) = write(name);
        let Effect::Write(order) = effect else { panic!("{effect:?}") };
        assert_eq!((order.path, trouble), (PathBuf::from(expected), None));
    }
    for name in [".bashrc", "/home/ann/.ssh/authorized_keys"] {
        let (effect, trouble) = write(name);
        assert_eq!(effect, Effect::None);
        assert!(trouble.unwrap().contains("begins with a dot"), "{name}");
    }
}

#[test]
fn the_edge_writes_only_files_and_names_what_a_link_leads_to() {
    let (data, state) = setup((120, 40));
    let folder = tempfile::Builder::new().prefix("g287").tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str| {
        let format = crate::export::Format::named("json").unwrap();
        crate::tui::edge::write(&state, &data, &Order { path: at(name), format, replace: false })
    };
    std::fs::create_dir_all(at("folder/.hidden")).unwrap();
    std::fs::write(at("real"), "").unwrap();
    for (link, target) in [("link", "real"), ("null", "/dev/null"), ("hidden", "folder/.hidden")] {
        std::os::unix::fs::symlink(target, at(link)).unwrap();
    }
    for (name, words) in [
        ("folder", "this is a folder"),
        ("null", "this is a device"),
        ("hidden/rows.json", "a link leads to"),
    ] {
        let answer = write(name);
        let Answer::Failed(failed) = &answer else { panic!("{answer:?}") };
        assert!(failed.contains(words), "{failed}");
    }
    let answer = write("link");
    let Answer::Exists(asked) = &answer else { panic!("{answer:?}") };
    assert!(asked.contains("/link (a link to ") && asked.ends_with("/real)"), "{asked}");
}

#[test]
fn a_file_is_replaced_only_after_it_was_asked_and_allowed() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Export]);
    let replaces = |effect: Effect| matches!(effect, Effect::Write(Order { replace: true, .. }));
    let forced = update(&mut state, &data, Action::Write { replace: true });
    assert!(!replaces(forced), "nobody was asked");
    for key in [KeyCode::Enter, KeyCode::Esc, KeyCode::Char('n'), KeyCode::Char('Y')] {
        act(&mut state, &data, &[Action::Answer(Answer::Exists("rows.csv".into()))]);
        assert_eq!(views::scope(&state), keymap::Scope::Replace);
        assert_eq!(press(&mut state, &data, key), Effect::None, "{key:?}");
        assert_eq!(views::scope(&state), keymap::Scope::Export, "back at the name");
    }
    act(&mut state, &data, &[Action::Answer(Answer::Exists("rows.csv".into()))]);
    assert!(replaces(press(&mut state, &data, KeyCode::Char('y'))));
    act(&mut state, &data, &[Action::Answer(Answer::Failed("disk full".into()))]);
    assert_eq!(dialog(&state).trouble.as_deref(), Some("disk full"));
    act(&mut state, &data, &[Action::Back]);
    assert!(state.over.is_none());
}

#[test]
fn what_is_exported_is_what_is_filtered_with_where_it_is_from() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle]);
    let agreements = state.answer.totals.agreements as usize;
    let view = views::current(&state).unwrap();
    let mut seen = 0;
    (view.gives.rows)(&state, &data, &mut |grid, provenance| {
        seen += 1;
        assert_eq!(grid.height(), agreements);
        assert_eq!(grid.name(0), "id");
        assert_eq!(
            provenance.line(),
            format!(
                "{agreements} agreements, only Florida, as of the list of 18 May 2026 \
                 (participating20260518.xlsx). Written by g287 {}.",
                env!("CARGO_PKG_VERSION")
            )
        );
    });
    assert_eq!(seen, 1);
}

#[test]
fn the_edge_writes_whole_files_with_their_source_and_asks_before_it_replaces() {
    let (data, state) = setup((120, 40));
    let folder = tempfile::tempdir().unwrap();
    for &format in Dialog::formats() {
        let path = folder.path().join(format!("rows.{}", format.ending));
        let mut order = Order { path: path.clone(), format, replace: false };
        let answer = crate::tui::edge::write(&state, &data, &order);
        assert!(matches!(answer, Answer::Written(_)), "{answer:?}");
        let bytes = std::fs::read(&path).unwrap();
        let told = order.note().map_or_else(|| bytes.clone(), |note| std::fs::read(note).unwrap());
        if format.is_text() {
            let told = String::from_utf8(told).unwrap();
            assert!(told.contains("participating20260518.xlsx"), "{told}");
        }
        let answer = crate::tui::edge::write(&state, &data, &order);
        assert!(matches!(answer, Answer::Exists(_)), "{answer:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        order.replace = true;
        let answer = crate::tui::edge::write(&state, &data, &order);
        assert!(matches!(answer, Answer::Written(_)), "{answer:?}");
        if let Some(note) = order.note() {
            let Answer::Exists(names) =
                crate::tui::edge::write(&state, &data, &Order { replace: false, ..order.clone() })
            else {
                panic!("both are there")
            };
            assert!(names.contains(".source.txt") && names.contains(" and "), "{names}");
            std::fs::remove_file(note).unwrap();
        }
    }
    let order = Order {
        path: PathBuf::from("/no/such/folder/rows.csv"),
        format: Dialog::formats()[0],
        replace: false,
    };
    let answer = crate::tui::edge::write(&state, &data, &order);
    assert!(matches!(answer, Answer::Failed(_)), "{answer:?}");
}

#[test]
fn an_address_on_the_screen_is_a_link_where_the_agency_has_the_keys() {
    let (data, mut state) = setup((160, 50));
    select(&mut state, &data, "Smith County Sheriff's Office");
    let links = super::super::super::view::links;
    assert!(links(&state, &data).is_empty(), "a row down is to cost few bytes");
    act(&mut state, &data, &[Action::Open]);
    let found = links(&state, &data);
    assert!(found.len() >= 2, "{found:?}");
    let screen = crate::tui::view::drawn(&state, &data);
    let mut shown = String::new();
    let address = "https://www.ice.gov/doclib/287gMOA/smith-county-sheriffs-office_TFM.pdf";
    for link in found.iter().filter(|link| link.address == address) {
        let area = ratatui::layout::Rect::new(link.x, link.y, link.width, 1);
        shown.push_str(&screen.line(area, link.y));
    }
    assert_eq!(shown, address, "the whole address and nothing else");
    act(&mut state, &data, &[Action::CopyAddress]);
    let found = links(&state, &data);
    assert_eq!((found.len(), &*found[0].address), (1, address));
    act(&mut state, &data, &[Action::Back, Action::Cite]);
    assert!(links(&state, &data).is_empty());
}
