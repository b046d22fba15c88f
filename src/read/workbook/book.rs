//! The parts of a workbook, checked and repackaged with nothing else.

use std::collections::HashMap;

use super::super::error::{Fault, Location, Reason};
use super::package::{Package, PackagePart};
use super::repack::Repacked;
use super::sheet::{MAX_CELLS, SheetFacts, scan};
use super::xml::{XmlPiece, attribute, attributes, local, plain};
use super::{strings, styles};

/// The largest number of sheets; a list has one or two.
const MAX_SHEETS: usize = 1_000;

/// A workbook that is safe to open: its sheets are named `1`, `2`, … in the package.
pub(super) struct CheckedBook {
    pub(super) package: Vec<u8>,
    pub(super) sheets: Vec<Sheet>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    /// The names of sheets without cells, such as charts.
    pub(super) passed_over: Vec<String>,
}

/// A sheet and the findings about it.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) facts: SheetFacts,
}

/// Checks a workbook and repackages it.
pub(super) fn check(bytes: &[u8]) -> Result<CheckedBook, Fault> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let relations = relations(&mut package, &main)?;
    let listed = listed(&mut package, &main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut out = Repacked::new();

    if let Some(part) = package.part(&within(&folder, "sharedStrings.xml"))? {
        strings::scan(package.xml(&part)?)?;
        out.put("xl/sharedStrings.xml", part, &mut package)?;
    }
    if let Some(part) = package.part(&within(&folder, "styles.xml"))? {
        let styles = styles::of(package.xml(&part)?)?;
        out.write("xl/styles.xml", styles.as_bytes())?;
    }
    let mut book = CheckedBook {
        package: Vec::new(),
        sheets: Vec::new(),
        from_1904: listed.from_1904,
        passed_over: Vec::new(),
    };
    let mut cells = 0;
    for entry in listed.sheets {
        let Some(relation) = relations.get(&entry.relation) else {
            return Err(Fault::at(Location::sheet(&entry.name), missing()));
        };
        if !relation.kind.ends_with("/worksheet") {
            book.passed_over.push(entry.name);
            continue;
        }
        let path = resolve(&folder, &relation.target);
        let location = |mut fault: Fault| {
            fault.location.sheet.get_or_insert_with(|| entry.name.clone());
            fault
        };
        let part =
            package.part(&path).map_err(location)?.ok_or_else(|| location(missing().into()))?;
        let targets = targets(&mut package, &path).map_err(location)?;
        let facts = package.xml(&part).and_then(|xml| scan(xml, &targets)).map_err(location)?;
        cells += facts.cells;
        if cells > MAX_CELLS {
            let message = format!("more than {MAX_CELLS} cells");
            return Err(Reason::TooMuch(message).into());
        }
        let part = if facts.bad_dimension { without_dimension(part) } else { part };
        book.sheets.push(Sheet { name: entry.name, hidden: entry.hidden, facts });
        out.put(&format!("xl/{}.xml", book.sheets.len()), part, &mut package)?;
    }
    book.package = out.finish(book.sheets.len(), book.from_1904)?;
    Ok(book)
}

fn missing() -> Reason {
    Reason::Damaged("the sheet is missing".to_owned())
}

struct Relation {
    kind: String,
    target: String,
}

/// The path of the part that lists the sheets.
fn main_part(package: &mut Package<'_>) -> Result<String, Fault> {
    let relations = read_relations(package, "_rels/.rels")?;
    let main = relations.into_values().find(|relation| relation.kind.ends_with("/officeDocument"));
    let path = main.map(|relation| resolve("", &relation.target)).ok_or(Reason::NotAWorkbook)?;
    if package.has(&path) { Ok(path) } else { Err(Reason::NotAWorkbook.into()) }
}

fn relations(package: &mut Package<'_>, path: &str) -> Result<HashMap<String, Relation>, Fault> {
    read_relations(package, &relations_path(path))
}

fn relations_path(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{path}.rels"),
    }
}

fn read_relations(
    package: &mut Package<'_>,
    path: &str,
) -> Result<HashMap<String, Relation>, Fault> {
    let mut relations = HashMap::new();
    let Some(part) = package.part(path)? else { return Ok(relations) };
    let mut xml = package.xml(&part)?;
    loop {
        match xml.next()? {
            XmlPiece::Eof => return Ok(relations),
            XmlPiece::Start { name: "Relationship", attributes: raw, .. } => {
                let (mut id, mut kind, mut target) = ("", "", "");
                for (name, value) in attributes(raw) {
                    match name {
                        "Id" => id = value,
                        "Type" => kind = value,
                        "Target" => target = value,
                        _ => {}
                    }
                }
                let relation = Relation { kind: kind.to_owned(), target: plain(target) };
                relations.insert(id.to_owned(), relation);
            }
            _ => {}
        }
    }
}

/// The addresses of a sheet's hyperlinks by their id.
fn targets(package: &mut Package<'_>, path: &str) -> Result<HashMap<String, String>, Fault> {
    let relations = relations(package, path)?;
    let links = relations.into_iter().filter(|(_, relation)| relation.kind.ends_with("/hyperlink"));
    Ok(links.map(|(id, relation)| (id, relation.target)).collect())
}

#[derive(Default)]
struct SheetList {
    sheets: Vec<SheetEntry>,
    from_1904: bool,
}

struct SheetEntry {
    name: String,
    hidden: bool,
    relation: String,
}

/// The sheets that the main part lists.
fn listed(package: &mut Package<'_>, main: &str) -> Result<SheetList, Fault> {
    let mut listed = SheetList::default();
    let part = package.part(main)?.ok_or(Reason::NotAWorkbook)?;
    let mut xml = package.xml(&part)?;
    loop {
        let (name, raw) = match xml.next()? {
            XmlPiece::Start { name, attributes, .. } => (name, attributes),
            XmlPiece::Eof => return Ok(listed),
            _ => continue,
        };
        match name {
            "sheet" => {
                let mut entry =
                    SheetEntry { name: String::new(), hidden: false, relation: String::new() };
                for (name, value) in attributes(raw) {
                    match local(name) {
                        "name" => entry.name = plain(value),
                        "state" => entry.hidden = value != "visible",
                        "id" => value.clone_into(&mut entry.relation),
                        _ => {}
                    }
                }
                if listed.sheets.len() == MAX_SHEETS {
                    let message = format!("more than {MAX_SHEETS} sheets");
                    return Err(Reason::TooMuch(message).into());
                }
                listed.sheets.push(entry);
            }
            "workbookPr" => {
                if let Some(value) = attribute(raw, "date1904") {
                    listed.from_1904 = value == "1" || value == "true";
                }
            }
            _ => {}
        }
    }
}

fn within(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The path of a target as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let (mut names, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|name| !name.is_empty()).collect(), target),
    };
    for name in rest.split(['/', '\\']) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Blanks out the invalid dimensions of a sheet, which calamine rejects.
fn without_dimension(part: PackagePart) -> PackagePart {
    let PackagePart::Kept(mut bytes) = part else { return part };
    let start = bytes.windows(10).position(|window| window == b"<dimension");
    if let Some(tag) = start.and_then(|start| bytes.get_mut(start..)) {
        for byte in tag {
            let last = *byte == b'>';
            *byte = b' ';
            if last {
                break;
            }
        }
    }
    PackagePart::Kept(bytes)
}
