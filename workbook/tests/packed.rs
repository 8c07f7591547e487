//! Files that are no good: told in a sentence, whatever is the matter, without a panic and without filling the memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook as Writer;
use tierwise_workbook::{LARGEST_FILE, Workbook, too_large};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook of forty creators, made once.
static CREATORS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for row in 0..40 {
        sheet.write(row, 0, format!("@creator{row}")).unwrap();
        sheet.write(row, 1, 1_000 * row).unwrap();
        sheet.write(row, 2, row % 2 == 0).unwrap();
    }
    writer.save_to_buffer().unwrap()
});

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The workbook with some parts as they are given instead.
fn with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(CREATORS.as_slice())).unwrap();
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.push((name, bytes));
    }
    for (name, bytes) in parts {
        all.retain(|(other, _)| other != name);
        all.push(((*name).to_owned(), bytes.to_vec()));
    }
    let all: Vec<(&str, &[u8])> = all
        .iter()
        .map(|(n, b)| (n.as_str(), b.as_slice()))
        .collect();
    packed(&all)
}

fn with_sheet(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    );
    with(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
}

fn read(file: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut book = Workbook::open(file).map_err(|why| why.0)?;
    book.sheets();
    book.read(0, &mut |_| {}).map_err(|why| why.0)
}

fn refused(file: Vec<u8>, words: &str) {
    let why = read(file).unwrap_err();
    assert!(why.contains(words), "{why}");
    assert!(why.ends_with('.'), "{why}");
}

#[test]
fn what_is_no_workbook_is_told_by_name() {
    refused(b"PK\x03\x04 and no more".to_vec(), "damaged");
    refused(
        packed(&[("creators.csv", b"handle\n")]),
        "holds no workbook",
    );
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    refused(
        packed(&[types, ("word/document.xml", b"")]),
        "Word document",
    );
    refused(
        packed(&[types, ("ppt/presentation.xml", b"")]),
        "PowerPoint",
    );
    refused(packed(&[types, ("xl/workbook.bin", b"")]), ".xlsb");
    refused(packed(&[("content.xml", b"")]), ".ods");
    refused(packed(&[("Index/Document.iwa", b"")]), "Apple Numbers");
    refused(packed(&[types]), "damaged");
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(4_096, 0);
    refused(old.clone(), "(.xls)");
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused(old, "password");
}

#[test]
fn parts_that_are_missing_or_hostile_are_told() {
    let nothing: &[u8] = b"";
    for part in [
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
    ] {
        refused(with(&[(part, nothing)]), "damaged");
    }
    refused(with(&[("xl/worksheets/sheet1.xml", b"<a><b")]), "damaged");
    refused(
        with_sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>999</v></c></row>"),
        "damaged",
    );
    for row in ["1048577", "2000000", "4294967297", "99999999999"] {
        let sheet = with_sheet(&format!("<row><c r=\"A{row}\"><v>1</v></c></row>"));
        let text = read(sheet).map_or(0, |text| text.len());
        assert!(text < 1_100_000, "row {row} became {text} bytes");
    }
    let laughs: &[u8] =
        b"<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">\
        <!ENTITY c SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;&c;</t></si></sst>";
    let why = read(with(&[("xl/sharedStrings.xml", laughs)])).unwrap_err();
    assert!(why.contains("damaged"), "{why}");
}

#[test]
fn a_file_that_is_too_large_is_not_looked_into() {
    let mut large = b"PK\x03\x04".to_vec();
    large.resize(LARGEST_FILE as usize + 1_000_000, 0);
    assert_eq!(
        read(large).unwrap_err(),
        too_large(LARGEST_FILE + 1_000_000).0
    );
    let names: Vec<String> = (0..1_001).map(|at| format!("{at}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(packed(&parts), "1001 parts");
}

/// A part of 400 million equal bytes, which pack to less than half a million.
fn bomb() -> Vec<u8> {
    let zeros = vec![b' '; 400_000_000];
    let bomb = with(&[("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 500_000, "{} bytes", bomb.len());
    bomb
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused_also_when_it_lies() {
    let mut bomb = bomb();
    refused(bomb.clone(), "reads up to 300 MB");
    // The size as it stands in both of its headers.
    let size = 400_000_000_u32.to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4)
        .filter(|at| bomb[*at..*at + 4] == size)
        .collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bomb[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    refused(bomb, "larger than its declared");
}

#[test]
fn a_sheet_is_as_large_as_what_is_in_it() {
    // The dimension says sixteen thousand million cells.
    let few = read(with_sheet("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>")).unwrap();
    assert!(few.ends_with(b"7\x1e"), "{few:?}");
    let wide = "<row r=\"1\"><c r=\"GS1\"><v>7</v></c></row>";
    refused(with_sheet(wide), "column 201");
    let long: String = (1..=200_001)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"))
        .collect();
    refused(with_sheet(&long), "200,000 rows");
    let back =
        "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
    refused(with_sheet(back), "not in their order");
    // One text of 30,000 characters in 8,000 cells.
    let text = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let cells: String = (1..=8_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let file = with(&[
        ("xl/sharedStrings.xml", text.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    refused(file, "200 MB of text");
}

#[test]
fn cells_of_other_writers_are_read() {
    let text = read(with_sheet(
        "<row><c t=\"inlineStr\"><is><t>@pine</t></is></c><c><v>12</v></c><c t=\"str\"><f>A1</f><v>a &amp; b</v></c></row>\
         <row><c t=\"e\"><v>#SPILL!</v></c><c t=\"e\"><v>#N/A</v></c><c><f>NOW()</f></c></row>\
         <row r=\"4\"><c r=\"B4\"><v>2</v></c><c r=\"A4\"><v>1</v></c></row>",
    ))
    .unwrap();
    let text = String::from_utf8(text).unwrap();
    let rows: Vec<Vec<&str>> = text
        .split('\u{1e}')
        .skip(2)
        .map(|row| row.split('\u{1f}').collect())
        .collect();
    assert_eq!(rows[0], ["@pine", "12", "a & b"]);
    assert!(rows[1].contains(&"#N/A"), "{rows:?}");
    assert_eq!(rows[3], ["1", "2"]);
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_told() {
    let whole = &*CREATORS;
    for part in 0..50 {
        let cut = whole[..whole.len() * part / 50].to_vec();
        let why = read(cut).unwrap_err();
        assert!(why.ends_with('.'), "{part}: {why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn flipped_bits_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        let mut file = CREATORS.clone();
        for (at, bit) in flips {
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
        }
        let _ = read(file);
    }

    /// Inside the parts, which checksums keep the one above from.
    #[test]
    fn changed_parts_never_panic(
        part in prop::sample::select(vec!["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>/\"=&;A9 \0\xff-".to_vec())), 1..6),
    ) {
        let mut zip = ZipArchive::new(Cursor::new(CREATORS.as_slice())).unwrap();
        let mut bytes = Vec::new();
        zip.by_name(part).unwrap().read_to_end(&mut bytes).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(with(&[(part, &bytes)]));
    }
}
