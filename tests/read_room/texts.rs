//! Delimited texts.

use g287::read::CellKind;

use crate::support::{Recorder, failure, rows_of};

fn lines(name: &str, bytes: &[u8]) -> Vec<(u32, String)> {
    rows_of(name, bytes).lines()
}

fn told(lines: &[(u32, &str)]) -> Vec<(u32, String)> {
    lines.iter().map(|(number, text)| (*number, (*text).to_owned())).collect()
}

#[test]
fn rows_have_the_number_of_their_line() {
    let expected = told(&[(1, "a|b"), (3, "1|x\ny"), (6, "2|z")]);
    for text in [
        "a,b\n\n1,\"x\ny\"\n,\n2,z",
        "a,b\r\n\r\n1,\"x\r\ny\"\r\n,\r\n2,z\r\n",
        "a,b\r\r1,\"x\ry\"\r , \r2,z\r",
    ] {
        assert_eq!(lines("list.csv", text.as_bytes()), expected, "{text:?}");
    }
    assert_eq!(lines("list.csv", b"\n\n\na,b\n1,2\n\n\n"), told(&[(4, "a|b"), (5, "1|2")]));
    assert_eq!(lines("head.csv", b"a,b"), told(&[(1, "a|b")]));
}

#[test]
fn quotes_and_blanks_are_kept() {
    let rows = rows_of("q.csv", b"a,b,c\n\"x \"\"y\"\"\", z ,\n5\" pipe,\"1,2\",\"\"\n");
    assert_eq!(rows.lines(), told(&[(1, "a|b|c"), (2, "x \"y\"| z |"), (3, "5\" pipe|1,2|")]));
    assert_eq!(rows.sheets[0].rows[1].1[2].kind, CellKind::Blank);
    assert_eq!(rows.sheets[0].rows[1].1[1].kind, CellKind::Text);
    assert_eq!(rows.notes, []);
}

#[test]
fn marks_and_encodings() {
    let expected = told(&[(1, "é|b"), (2, "😀|2")]);
    let text = "é,b\n😀,2\n";
    assert_eq!(lines("bom.csv", format!("\u{feff}{text}").as_bytes()), expected);
    let utf16 = |big: bool| -> Vec<u8> {
        let units = format!("\u{feff}{text}");
        let units = units.encode_utf16().collect::<Vec<_>>();
        units
            .iter()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    assert_eq!(lines("le.csv", &utf16(false)), expected);
    assert_eq!(lines("be.csv", &utf16(true)), expected);
    let message = failure("bare.csv", &utf16(false)[2..]);
    assert!(message.contains("byte order mark") || message.contains("NUL"), "{message}");
    let plain: Vec<u8> = "name,state\nx,y\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(failure("bare.csv", &plain).contains("UTF-16"));
}

#[test]
fn odd_bytes_are_counted() {
    let rows = rows_of("bytes.csv", b"a,b\n1,caf\xe9\nx\0y,\xff\xfe\n");
    assert_eq!(
        rows.lines(),
        told(&[(1, "a|b"), (2, "1|caf\u{fffd}"), (3, "x\0y|\u{fffd}\u{fffd}")])
    );
    let note =
        |words: &str| rows.notes.iter().find(|note| note.2.contains(words)).cloned().unwrap();
    assert_eq!(note("UTF-8").0, Some(2));
    assert!(note("UTF-8").2.starts_with("3 "));
    assert_eq!(note("NUL").0, Some(3));
    assert_eq!(
        lines("split.csv", b"a,b\n\xc3,\xa9\n"),
        told(&[(1, "a|b"), (2, "\u{fffd}|\u{fffd}")])
    );
}

#[test]
fn separators_are_told() {
    let cases: [(&str, &[u8], Option<&str>); 6] = [
        ("a.csv", b"a,b\n1,2\n", None),
        ("a.csv", b"a;b\n1;2\n", Some("semicolons")),
        ("a.csv", b"a\tb\n1\t2\n", Some("tabs")),
        ("a.tsv", b"a\tb\n1\t2\n", None),
        ("a.txt", b"a|b\n1|2\n", Some("vertical bars")),
        ("a.tsv", b"a,b\n1,2\n", None),
    ];
    for (name, bytes, words) in cases {
        let rows = rows_of(name, bytes);
        assert_eq!(rows.lines(), told(&[(1, "a|b"), (2, "1|2")]));
        match words {
            Some(words) => assert!(rows.has_note(words), "{name}"),
            None => assert_eq!(rows.notes, []),
        }
    }
}

#[test]
fn ragged_rows_are_told_up_to_a_point() {
    let rows = rows_of("ragged.csv", b"a,b\n1\n1,2,3\n1,2\n");
    let notes: Vec<_> = rows.notes.iter().map(|note| (note.0, note.2.as_str())).collect();
    assert_eq!(
        notes,
        [
            (Some(2), "short row: 1 column instead of 2"),
            (Some(3), "long row: 3 columns instead of 2")
        ]
    );
    let many = format!("a,b\n{}", "1\n".repeat(100));
    let rows = rows_of("many.csv", many.as_bytes());
    assert_eq!(rows.notes.len(), 21);
    assert!(rows.has_note("80 more rows"));
    let titled = rows_of("titled.csv", b"The list of May\n\na,b\n1,2\n");
    assert_eq!(titled.notes, []);
}

#[test]
fn texts_that_are_no_lists() {
    let open = b"a,b\n1,2\n3,\"open\n4,5\n6,7\n";
    let wide = "x,".repeat(1_000_000);
    let long = format!("a,b\n1,{}\n", "x".repeat(3 << 20));
    let endless = format!("a,b\n1,{}\n", "x".repeat(20 << 20));
    let quoted = format!("a,b\n2,3\n1,\"{}", "x,y\n".repeat(3 << 20));
    let cases: [(&str, &[u8], &str); 9] = [
        ("empty.csv", b"", "no rows"),
        ("blank.csv", b"\n \r\n\t\n", "no rows"),
        ("commas.csv", b",,\n,,\n", "no rows"),
        ("open.csv", open, "row 3: unclosed quote"),
        ("wide.csv", wide.as_bytes(), "row 1: 1000001 columns, more than 1000"),
        ("long.csv", long.as_bytes(), "row 2, column 2: field larger than 1 MB"),
        ("endless.csv", endless.as_bytes(), "row 2: field larger than 1 MB"),
        ("quoted.csv", quoted.as_bytes(), "row 3: field larger than 1 MB"),
        ("page.csv", b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    ];
    for (name, bytes, words) in cases {
        let message = failure(name, bytes);
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn a_reader_that_has_enough_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.csv");
    std::fs::write(&path, "a,b\n".repeat(1_000_000)).unwrap();
    let mut recorder = Recorder { most: 2, ..Recorder::default() };
    g287::read::read(&crate::support::source(&path), &mut recorder).unwrap();
    assert_eq!(recorder.lines().len(), 2);
}
