//! Workbooks that are written here: read back they say what they were made of.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Read;

use proptest::collection::vec;
use proptest::prelude::*;
use tierwise_import::Table;
use tierwise_workbook::table::{Cell, Cells};
use tierwise_workbook::{Workbook, write};

fn book(rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut cells = Cells::default();
    for row in rows {
        for cell in row {
            cells.push(*cell);
        }
        cells.push(Cell::End);
    }
    write(&cells.into_bytes()).unwrap()
}

/// The cells of the sheet, as far as there is something in them.
fn read(book: Vec<u8>) -> Vec<Vec<String>> {
    let rows = Workbook::open(book).unwrap().read(0, &mut |_| {}).unwrap();
    let table = Table::read(&rows).unwrap();
    (0..table.rows())
        .map(|row| table.cells(row).map(str::to_owned).collect())
        .collect()
}

/// A part of the packed file.
fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn texts_are_texts_and_figures_are_figures() {
    let head = ["Name", "Note", "Followers", "Mean", "Share"].map(Cell::Text);
    let row = vec![
        Cell::Text("=1+1"),
        Cell::Text("1e3"),
        Cell::Figure(1_234_567.0),
        Cell::Figure(0.1),
        Cell::Share(0.125),
    ];
    let book = book(&[head.to_vec(), vec![Cell::Blank], row]);
    assert_eq!(
        read(book.clone()),
        [
            vec!["Name", "Note", "Followers", "Mean", "Share"],
            vec!["=1+1", "1e3", "1234567", "0.1", "12.5%"],
        ]
    );
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(sheet.contains("<cols>"), "{sheet}");
    // Whoever goes over a text with the cursor does not make a formula of it.
    let styles = part(&book, "xl/styles.xml");
    assert_eq!(styles.matches("quotePrefix=\"1\"").count(), 2, "{styles}");
    assert_eq!(styles.matches("numFmtId=\"49\"").count(), 2, "{styles}");
}

#[test]
fn a_text_is_cut_where_no_spreadsheet_would_open_it() {
    // Characters outside the first plane count twice.
    let long = format!("{}🦊🦊", "x".repeat(32_764));
    let book = book(&[vec![Cell::Text("Note")], vec![Cell::Text(&long)]]);
    assert_eq!(read(book)[1], [format!("{}🦊", "x".repeat(32_764))]);
}

proptest! {
    #[test]
    fn every_text_comes_back(all in vec(r"[ -~\n\t\r\x00é🦊]{1,12}|<r>[a-z<>/]{0,9}</r>|_x00[0-9A-F]{2}_", 1..20)) {
        // Blanks around a text mean nothing, and what stands in one cell alone is a row.
        let all: Vec<String> = all.into_iter().map(|text| format!("a{text}a")).chain(["<r><t>=1</t></r>".to_owned()]).collect();
        let rows = [vec![Cell::Text("Note"); all.len()], all.iter().map(|text| Cell::Text(text)).collect()];
        prop_assert_eq!(&read(book(&rows))[1], &all);
    }
}
