//! Workbooks that were made to hurt their reader.

use crate::support::{book, book_with, failure, read_bytes, rows_of, sheet, zip_of};

const CELL: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

fn strings(head: &str, strings: &str) -> String {
    format!("<sst {head}>{strings}</sst>")
}

#[test]
fn attacks_end_with_a_line_that_says_why() {
    let declared = strings("uniqueCount=\"4294967295\"", "<si><t>a</t></si>");
    let huge = strings("uniqueCount=\"99999999999999999999999\"", "<si><t>a</t></si>");
    let many = strings("", &"<si/>".repeat(2_000_001));
    let long = strings("", &format!("<si><t>{}</t></si>", "x".repeat(40_000)));
    let pieces = strings("", &format!("<si>{}</si>", "<r><t>xxxxxxxxxx</t></r>".repeat(40_000)));
    let entities = strings("", "<si><t>&xxe;</t></si>");
    let laughs = format!(
        "<!DOCTYPE sst [<!ENTITY lol \"lol\"><!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>{entities}"
    );
    let with_strings =
        |strings: &str| book_with(&sheet(CELL), &[("xl/sharedStrings.xml", strings.as_bytes())]);
    let random: String = (0_u32..300_000)
        .map(|index| {
            char::from(b'a' + u8::try_from(index.wrapping_mul(2_654_435_761) >> 27).unwrap() % 26)
        })
        .collect();
    let tag = format!("<row r=\"1\"><c r=\"A1\" x=\"{}\"><v>1</v></c></row>", random.repeat(32));
    let cells = |from: u32, to: u32| {
        use std::fmt::Write as _;
        let mut rows = String::new();
        for row in from..=to {
            let _ = write!(
                rows,
                "<row r=\"{row}\"><c r=\"A{row}\"><v>{}</v></c></row>",
                row.wrapping_mul(2_654_435_761)
            );
        }
        rows
    };
    let xfs = format!(
        "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
        format!("<xf numFmtId=\"0\" x=\"{:120}\"/>", "").repeat(70_001)
    );
    let entries: Vec<(String, Vec<u8>)> =
        (0..2_001).map(|index| (format!("x/{index}"), Vec::new())).collect();
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let spaces =
        format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", " ".repeat(40 << 20));
    let text = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{random}</v></c></row>");
    let sheets = format!(
        "<workbook><sheets>{}</sheets></workbook>",
        "<sheet name=\"a\" r:id=\"rId1\"/>".repeat(1_001)
    );
    let mut bomb = book(&cells(1, 3));
    bomb.truncate(bomb.len() - 30);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("uniqueCount", with_strings(&declared), "2000000 distinct strings"),
        ("uniqueCount of no number", with_strings(&huge), "2000000 distinct strings"),
        ("empty strings", with_strings(&many), "2000000 distinct strings"),
        ("long string", with_strings(&long), "32,767 characters"),
        ("long string of pieces", with_strings(&pieces), "32,767 characters"),
        ("entity without meaning", with_strings(&entities), "malformed"),
        ("external entity", with_strings(&laughs), "malformed"),
        ("string index outside", with_strings("<sst/>"), "shared strings"),
        ("no strings", book(CELL), "shared strings"),
        ("A0", book("<row r=\"1\"><c r=\"A0\"><v>1</v></c></row>"), "A0"),
        ("no row in the reference", book("<row r=\"1\"><c r=\"A\"><v>1</v></c></row>"), "outside the sheet"),
        ("column XFE", book("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "XFE1"),
        ("row overflow", book("<row r=\"99999999999999\"><c r=\"A99999999999999\"><v>1</v></c></row>"), "99999999999999"),
        ("row overflow in the cell", book("<row><c r=\"A99999999999999\"><v>1</v></c></row>"), "A99999999999999"),
        ("row 0", book("<row r=\"0\"/>"), "\"0\""),
        ("row after the last", book("<row r=\"1048576\"/><row><c><v>1</v></c></row>"), "1048577"),
        ("column 1,001", book("<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>"), "1000 columns"),
        ("bomb of spaces", book(&spaces), "200 times"),
        ("long cell", book(&text), "row 1, column A"),
        ("long tag", book(&tag), "larger than 1 MB"),
        ("too many formats", book_with(&sheet(CELL), &[("xl/styles.xml", xfs.as_bytes())]), "cell formats"),
        ("2,001 entries", zip_of(&entries), "2001 zip entries"),
        ("1,001 sheets", book_with("", &[("xl/workbook.xml", sheets.as_bytes())]), "1000 sheets"),
        ("truncated", bomb, "malformed"),
        ("no data", book_with("<worksheet/>", &[]), "sheet without data"),
        ("not closed", book_with("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1", &[]), "malformed"),
        ("sheet missing", book_with("", &[("xl/_rels/workbook.xml.rels", b"<Relationships/>")]), "sheet List: malformed: the sheet is missing"),
        ("part missing", book_with("", &[("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"gone.xml\"/></Relationships>")]), "missing"),
        ("empty sheet", book(""), "no rows"),
        ("xlsb", zip_of(&[("_rels/.rels", b""), ("xl/workbook.bin", b"")]), ".xlsb"),
        ("ods", zip_of(&[("mimetype", b"application/vnd.oasis"), ("content.xml", b"")]), "OpenDocument"),
        ("other zip", zip_of(&[("word/document.xml", b"")]), "not a workbook"),
        ("nothing", zip_of(&[]), "not a workbook"),
    ];
    for (name, bytes, words) in cases {
        let message = failure(&format!("{name}.xlsx"), &bytes);
        assert!(message.contains(words), "{name}: {message}");
    }
}

#[test]
fn ole2_is_told_apart() {
    let magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert!(failure("old.xls", &magic).contains("old .xls workbook"));
    let mut encrypted = magic;
    encrypted.extend(vec![0; 100_000]);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(failure("secret.xlsx", &encrypted).contains("password"));
}

#[test]
fn what_looks_bad_and_is_harmless_is_read() {
    let far = book(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"3\"/><c r=\"ALL1048576\"><v>2</v></c></row>",
    );
    let rows = rows_of("far.xlsx", &far);
    assert_eq!(
        rows.sheets[0].rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        [1, 1_048_576]
    );
    assert_eq!(rows.sheets[0].rows[1].1.len(), 1_000);

    for dimension in ["A1:XFD1048576", "B2:A1", "A1:XFE9999999999", "", "A1:C3:D4"] {
        let lies = format!(
            "<worksheet><dimension ref=\"{dimension}\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"
        );
        assert_eq!(
            rows_of("lies.xlsx", &book_with(&lies, &[])).lines(),
            [(1, "1".to_owned())],
            "{dimension}"
        );
    }

    let deep = format!(
        "<worksheet><x>{}{}</x><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    let (_, result) = read_bytes("deep.xlsx", &book_with(&deep, &[]));
    // Either is right; it must only come back.
    if let Err(error) = result {
        assert!(error.to_string().contains("200 times"), "{error}");
    }
    let climbing =
        book_with(&sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), &[("../../evil", b"x")]);
    assert_eq!(rows_of("climbing.xlsx", &climbing).lines(), [(1, "1".to_owned())]);
}

#[test]
fn one_font_is_not_copied_for_every_format() {
    let styles = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "x".repeat(900_000),
        "<xf numFmtId=\"14\" fontId=\"0\"/>".repeat(60_000)
    );
    let bytes = book_with(
        &sheet("<row r=\"1\"><c r=\"A1\" s=\"59999\"><v>45922</v></c></row>"),
        &[("xl/styles.xml", styles.as_bytes())],
    );
    let (rows, result) = read_bytes("styles.xlsx", &bytes);
    match result {
        Ok(()) => assert_eq!(rows.lines(), [(1, "2025-09-22".to_owned())]),
        Err(error) => assert!(error.to_string().contains("200 times"), "{error}"),
    }
}
