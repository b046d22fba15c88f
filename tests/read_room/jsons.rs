//! JSON of every shape.

use g287::read::CellKind;

use crate::support::{failure, rows_of};

fn told(lines: &[(u32, &str)]) -> Vec<(u32, String)> {
    lines.iter().map(|(number, text)| (*number, (*text).to_owned())).collect()
}

/// A file's name, its text and its rows.
type Shape<'a> = (&'a str, &'a str, &'a [(u32, &'a str)]);

#[test]
fn shapes_are_read() {
    let cases: [Shape; 9] = [
        (
            "a.json",
            "[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"c\":null,\"a\":2.50}]",
            &[(1, "a|b|c"), (2, "1|x|"), (3, "2.5|y|")],
        ),
        ("a.json", "\u{feff} [\n[\"a\",\"b\"],\n[1,true]\n]\n", &[(1, "a|b"), (2, "1|true")]),
        (
            "a.json",
            "{\"as_of\":\"2025\",\"n\":[1],\"rows\":[{\"a\":1},{\"a\":2}],\"more\":{\"x\":[]}}",
            &[(1, "a"), (2, "1"), (3, "2")],
        ),
        ("a.json", "{\"rows\":[[\"a\"],[\"x\"]]}", &[(1, "a"), (2, "x")]),
        ("a.json", "{\n \"a\": 1,\n \"b\": \"x\"\n}", &[(1, "a|b"), (2, "1|x")]),
        (
            "a.jsonl",
            "{\"a\":1}\n\n{\"a\":2,\"b\":[{\"x\": 1}]}\r\n",
            &[(1, "a|b"), (1, "1|"), (3, "2|[{\"x\":1}]")],
        ),
        (
            "a.json",
            "{\"a\":1,\"r\":[{\"x\":1}]}\n{\"a\":2}",
            &[(1, "a|r"), (1, "1|[{\"x\":1}]"), (2, "2|")],
        ),
        ("a.ndjson", "{\"a\":1,\"r\":[{\"x\":1}]}", &[(1, "a|r"), (1, "1|[{\"x\":1}]")]),
        (
            "a.json",
            "[{\"a\":{\"b\": [1, \"x y\"]}}, {\"a\": 1e999}]",
            &[(1, "a"), (2, "{\"b\":[1,\"x y\"]}"), (3, "1e999")],
        ),
    ];
    for (name, text, lines) in cases {
        assert_eq!(rows_of(name, text.as_bytes()).lines(), told(lines), "{text}");
    }
}

#[test]
fn names_of_our_own_output_pass_through() {
    let text = "[{\"id\":\"TX-a#TFM#2025-02-18\",\"agency\":\"A\",\"state\":\"TX\",\"county\":null,\"type\":\"County\",\"model\":\"TFM\",\"signed\":\"2025-02-18\",\"moa\":\"https://x\",\"repairs\":[]}]";
    let rows = rows_of("find.json", text.as_bytes());
    assert_eq!(rows.lines()[0].1, "id|agency|state|county|type|model|signed|moa|repairs");
    assert_eq!(rows.lines()[1].1, "TX-a#TFM#2025-02-18|A|TX||County|TFM|2025-02-18|https://x|[]");
    assert_eq!(rows.sheets[0].rows[1].1[3].kind, CellKind::Blank);
}

#[test]
fn oddities_are_told() {
    let rows = rows_of("twice.json", b"[{\"a\":1,\"a\":2}]");
    assert_eq!(rows.lines()[1].1, "1");
    assert_eq!((rows.notes[0].0, rows.notes[0].1.as_deref()), (Some(2), Some("a")));
    let late = format!("[{}{{\"a\":1,\"z\":\"late\"}}]", "{\"a\":1},".repeat(1_000));
    let rows = rows_of("late.json", late.as_bytes());
    assert_eq!(rows.lines().len(), 1_002);
    assert_eq!(rows.lines()[1_001], (1_002, "1|late".to_owned()));
    assert!(rows.has_note("\"z\" is not in the header"));
    let two = rows_of("two.json", b"{\"x\":[{\"a\":1}],\"y\":[{\"a\":2}]}");
    assert_eq!(two.lines().len(), 2);
    assert!(two.has_note("\"y\""));
}

#[test]
fn what_is_no_list_is_an_error() {
    let deep = format!("[{}{}]", "[".repeat(10_000), "]".repeat(10_000));
    let deeper = format!("{{\"a\":{}1{}}}\n{{\"a\":1}}", "[".repeat(10_000), "]".repeat(10_000));
    let unclosed = "[".repeat(1_000_000);
    let objects = "{\"a\":".repeat(10_000);
    let wide = format!(
        "[{{{}\"z\":1}}]",
        (0..2_000).map(|index| format!("\"k{index}\":1,")).collect::<Vec<_>>().concat()
    );
    let long = format!("[{{\"a\":\"{}\"}}]", "x".repeat(10 << 20));
    let long_line = format!("{{\"a\":1}}\n{{\"a\":\"{}\"}}", "x".repeat(10 << 20));
    let cases: [(&str, &[u8], &str); 14] = [
        ("deep.json", deep.as_bytes(), "deep"),
        ("deeper.json", deeper.as_bytes(), "deep"),
        ("unclosed.json", unclosed.as_bytes(), "malformed"),
        ("objects.json", objects.as_bytes(), "malformed"),
        ("wide.json", wide.as_bytes(), "1000 columns"),
        ("long.json", long.as_bytes(), "row 1: record larger than 4 MB"),
        ("long.jsonl", long_line.as_bytes(), "row 2: record larger than 4 MB"),
        ("empty.json", b"[]", "no rows"),
        ("object.json", b"{}", "no rows"),
        ("rows.json", b"{\"total\":0,\"rows\":[]}", "no rows"),
        ("numbers.json", b"[1,2]", "row 2: malformed: a record must be"),
        ("cut.json", b"[{\"a\":1},\n{\"a\":", "row 2: malformed: EOF"),
        ("more.json", b"[{\"a\":1}] x", "trailing characters"),
        ("line.jsonl", b"{\"a\":1}\n{\"a\":}\n", "row 2: malformed: expected value"),
    ];
    for (name, bytes, words) in cases {
        let message = failure(name, bytes);
        assert!(message.contains(words), "{message}");
    }
}
