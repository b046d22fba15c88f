//! Where and how rows are written.

use std::path::PathBuf;

use super::*;
use crate::export::{FORMATS, Format};
use crate::tui::core::Order;
use crate::tui::shell::edge;

/// The order that the last key gave.
fn order(driver: &Driver) -> Order {
    match &driver.effect {
        Some(Effect::Write(order)) => order.clone(),
        other => panic!("nothing is written: {other:?}"),
    }
}

fn exists() -> Response {
    Response::Exists("rows.csv".into())
}

#[test]
fn a_name_is_proposed_and_typed_and_takes_the_extension_of_the_format() {
    let mut driver = Driver::new((120, 40));
    let text = driver.choose_state("florida").keys("e").text();
    assert!(text.contains("file     g287-agreements-fl-2026-05-20.csv"), "{text}");
    let text = driver.keys("Down").text();
    assert!(text.contains("file     g287-agreements-fl-2026-05-20.tsv"), "{text}");
    assert_eq!(driver.keys("Ctrl-U Enter").effect, None);
    let text = driver.text();
    assert!(text.contains("Not written: the file needs a name"), "{text}");
    driver.type_in("qy.tsv").keys("Enter");
    let tsv = Format::named("tsv").unwrap();
    assert_eq!(order(&driver), Order { path: "qy.tsv".into(), format: tsv, replace: false });
    driver.answer(&Response::Written("written: qy.tsv".into()));
    assert_eq!((driver.scope(), driver.footer().as_str()), ("Agencies", " written: qy.tsv"));
}

#[test]
fn a_name_alone_goes_to_the_folder_for_exports_and_nothing_hidden_is_written() {
    let folders = Folders { export: Some("/srv/out".into()), home: None };
    let mut driver = Driver::with_folders(folders);
    driver.keys("e");
    for (name, expected) in [("rows.csv", "/srv/out/rows.csv"), ("./rows.csv", "./rows.csv")] {
        driver.keys("Ctrl-U").paste(name).keys("Enter");
        assert_eq!(order(&driver).path, PathBuf::from(expected));
        assert!(!driver.text().contains("Not written"), "{name}");
    }
    for name in [".bashrc", "/home/ann/.ssh/authorized_keys"] {
        driver.keys("Ctrl-U").paste(name).keys("Enter");
        assert_eq!(driver.effect, None);
        assert!(driver.text().contains("begins with a dot"), "{name}");
    }
}

#[test]
fn a_file_is_replaced_only_where_that_was_asked_and_allowed() {
    let mut driver = Driver::new((120, 40));
    driver.keys("e y");
    assert_eq!(driver.effect, None, "nobody was asked");
    driver.keys("Backspace");
    for key in ["Enter", "Esc", "n", "Y"] {
        driver.answer(&exists());
        assert_eq!(driver.scope(), "File exists");
        assert!(driver.text().contains("File exists: rows.csv"), "{}", driver.text());
        assert_eq!(driver.keys(key).effect, None, "{key}");
        assert_eq!(driver.scope(), "Export", "back at the name");
    }
    driver.answer(&exists()).keys("y");
    assert!(order(&driver).replace);
    driver.answer(&Response::Failed("disk full".into()));
    assert!(driver.text().contains("Not written: disk full"), "{}", driver.text());
    assert_eq!(driver.keys("Esc").scope(), "Agencies");
}

#[test]
fn the_rows_are_those_of_the_filter_with_where_they_are_from() {
    let mut driver = Driver::new((120, 40));
    driver.choose_state("florida");
    let agreements = driver.cx().answer.totals.agreements as usize;
    let mut given = 0;
    driver.screen.rows(&mut |grid, provenance| {
        given += 1;
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
    assert_eq!(given, 1);
}

#[test]
fn the_edge_writes_only_files_and_names_what_a_link_leads_to() {
    let driver = Driver::new((120, 40));
    let folder = tempfile::Builder::new().prefix("g287").tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str| {
        let format = Format::named("json").unwrap();
        edge::write(&driver.screen, &Order { path: at(name), format, replace: false })
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
        let Response::Failed(failed) = &answer else { panic!("{answer:?}") };
        assert!(failed.contains(words), "{failed}");
    }
    let answer = write("link");
    let Response::Exists(asked) = &answer else { panic!("{answer:?}") };
    assert!(asked.contains("/link (a link to ") && asked.ends_with("/real)"), "{asked}");
}

#[test]
fn the_edge_writes_whole_files_with_their_source_and_asks_before_it_replaces() {
    let driver = Driver::new((120, 40));
    let write = |order: &Order| edge::write(&driver.screen, order);
    let folder = tempfile::tempdir().unwrap();
    // The first format is the table of a terminal.
    for &format in &FORMATS[1..] {
        let path = folder.path().join(format!("rows.{}", format.ending));
        let mut order = Order { path: path.clone(), format, replace: false };
        let answer = write(&order);
        assert!(matches!(answer, Response::Written(_)), "{answer:?}");
        let bytes = std::fs::read(&path).unwrap();
        let source =
            order.note().map_or_else(|| bytes.clone(), |note| std::fs::read(note).unwrap());
        if format.is_text() {
            let source = String::from_utf8(source).unwrap();
            assert!(source.contains("participating20260518.xlsx"), "{source}");
        }
        let answer = write(&order);
        assert!(matches!(answer, Response::Exists(_)), "{answer:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        order.replace = true;
        let answer = write(&order);
        assert!(matches!(answer, Response::Written(_)), "{answer:?}");
        if let Some(note) = order.note() {
            order.replace = false;
            let Response::Exists(names) = write(&order) else { panic!("both are there") };
            assert!(names.contains(".source.txt") && names.contains(" and "), "{names}");
            std::fs::remove_file(note).unwrap();
        }
    }
    let path = PathBuf::from("/no/such/folder/rows.csv");
    let answer = write(&Order { path, format: FORMATS[1], replace: false });
    assert!(matches!(answer, Response::Failed(_)), "{answer:?}");
}
