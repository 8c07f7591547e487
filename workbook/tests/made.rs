//! Workbooks made by another program than the one that reads them.

#![allow(clippy::unwrap_used)]

use rust_xlsxwriter::{
    Chart, ChartType, ExcelDateTime, Format, Formula, Workbook as Writer, Worksheet,
};
use tierwise_core::domain::money::Currency;
use tierwise_import::{Mapping, Table, creators};
use tierwise_workbook::Workbook;

fn made(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    fill(&mut writer);
    writer.save_to_buffer().unwrap()
}

fn one(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    made(|writer| fill(writer.add_worksheet()))
}

fn table(file: Vec<u8>, sheet: usize) -> Table {
    let text = Workbook::open(file)
        .unwrap()
        .read(sheet, &mut |_| {})
        .unwrap();
    Table::read(&text).unwrap()
}

fn rows(table: &Table) -> Vec<(u32, Vec<&str>)> {
    let row = |row| (table.line(row), table.cells(row).collect());
    (0..table.rows()).map(row).collect()
}

#[test]
fn every_kind_of_cell_is_its_text() {
    let file = one(|sheet| {
        let percent = Format::new().set_num_format("0.0%");
        let euro = Format::new().set_num_format("\"€\"#,##0.00");
        let nz = Format::new().set_num_format("[$$-1409]#,##0");
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let time = Format::new().set_num_format("d/m/yy h:mm");
        let bold = Format::new().set_bold();
        sheet.write(0, 0, "  Škoda & <Söhne> 🦊 ").unwrap();
        sheet.write(0, 1, 1_234_567).unwrap();
        sheet.write(0, 2, 0.1 + 0.2).unwrap();
        sheet.write_with_format(0, 3, 0.035, &percent).unwrap();
        sheet.write_with_format(0, 4, 1_200.5, &euro).unwrap();
        sheet.write_with_format(0, 5, 800, &nz).unwrap();
        sheet.write(0, 6, true).unwrap();
        let date = ExcelDateTime::parse_from_str("2026-03-01").unwrap();
        sheet.write_with_format(0, 7, &date, &day).unwrap();
        let date = ExcelDateTime::parse_from_str("2026-03-01T14:30:00").unwrap();
        sheet.write_with_format(0, 8, &date, &time).unwrap();
        sheet.write(0, 9, "1784140000000012345").unwrap();
        sheet
            .write(0, 10, Formula::new("B1*2").set_result("2469134"))
            .unwrap();
        sheet
            .write(0, 11, Formula::new("A1&\"!\"").set_result("Škoda!"))
            .unwrap();
        sheet
            .write(0, 12, Formula::new("1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet
            .write_rich_string(0, 13, &[(&bold, "two "), (&Format::default(), "parts")])
            .unwrap();
        sheet
            .write(0, 14, "line\nbreak, \"quoted\"; _x0041_")
            .unwrap();
        sheet.write_with_format(0, 15, "text", &percent).unwrap();
        sheet.write(0, 16, 0).unwrap();
    });
    let sheet = table(file, 0);
    assert_eq!(
        rows(&sheet)[0].1,
        [
            "  Škoda & <Söhne> 🦊 ",
            "1234567",
            "0.3",
            "3.5%",
            "€1200.5",
            "NZD 800",
            "TRUE",
            "2026-03-01",
            "2026-03-01T14:30:00",
            "1784140000000012345",
            "2469134",
            "Škoda!",
            "#DIV/0!",
            "two parts",
            "line\nbreak, \"quoted\"; _x0041_",
            "text",
            "0",
        ]
    );
}

#[test]
fn rows_have_the_numbers_of_the_sheet() {
    let sheet = table(
        one(|sheet| {
            sheet.write(2, 1, "handle").unwrap();
            sheet.write(2, 3, "note").unwrap();
            sheet.write(3, 1, "@pine").unwrap();
            sheet.write(3, 3, "three\nlines\nhere").unwrap();
            // Formatted and empty.
            sheet.write_blank(5, 1, &Format::new().set_bold()).unwrap();
            sheet.write(9, 1, "@oak").unwrap();
            sheet.write(9, 4, "beyond the notes").unwrap();
            sheet
                .merge_range(11, 1, 12, 3, "@elm", &Format::new())
                .unwrap();
            sheet.write(1_048_575, 0, "the last row").unwrap();
        }),
        0,
    );
    let lines: Vec<u32> = (0..sheet.rows()).map(|row| sheet.line(row)).collect();
    assert_eq!(lines, [3, 4, 10, 12, 1_048_576]);
    assert_eq!(sheet.cell(0, 1), "handle");
    assert_eq!(sheet.cell(1, 3), "three\nlines\nhere");
    assert_eq!(rows(&sheet)[2].1, ["", "@oak", "", "", "beyond the notes"]);
    assert_eq!(rows(&sheet)[3].1, ["", "@elm"]);
}

#[test]
fn the_sheets_that_are_shown_are_listed() {
    let file = made(|writer| {
        let sheet = writer.add_worksheet().set_name("Notes").unwrap();
        sheet.write(0, 0, "Read me").unwrap();
        let sheet = writer.add_worksheet().set_name("Créateurs 🇫🇷").unwrap();
        for row in 0..30 {
            sheet.write(row, 0, format!("@creator{row}")).unwrap();
            sheet.write(row, 1, row).unwrap();
        }
        let sheet = writer.add_worksheet().set_name("Hidden").unwrap();
        sheet.write(0, 0, "secret").unwrap().set_hidden(true);
        let sheet = writer.add_worksheet().set_name("Very").unwrap();
        sheet.write(0, 0, "secret").unwrap().set_very_hidden(true);
        let sheet = writer.add_worksheet().set_name("Empty").unwrap();
        sheet.write_blank(0, 0, &Format::new().set_bold()).unwrap();
        let mut chart = Chart::new(ChartType::Column);
        chart.add_series().set_values("Notes!$A$1:$A$1");
        let sheet = writer.add_chartsheet().set_name("Chart").unwrap();
        sheet.insert_chart(0, 0, &chart).unwrap();
    });
    let mut book = Workbook::open(file.clone()).unwrap();
    let sheets = book.sheets();
    let sheets: Vec<(&str, u32)> = sheets.iter().map(|s| (s.name.as_str(), s.rows)).collect();
    assert_eq!(sheets, [("Notes", 1), ("Créateurs 🇫🇷", 30), ("Empty", 0)]);
    assert_eq!(table(file.clone(), 1).cell(29, 0), "@creator29");
    assert_eq!(table(file, 2).rows(), 0);
}

#[test]
fn a_workbook_says_how_far_it_is() {
    let file = one(|sheet| {
        for row in 0..12_000 {
            sheet.write(row, 0, row).unwrap();
        }
    });
    let mut told = Vec::new();
    let mut book = Workbook::open(file).unwrap();
    book.read(0, &mut |rows| told.push(rows)).unwrap();
    assert_eq!(told, [5_000, 10_000]);
}

/// A rate card as agencies keep it: a title, figures in formats, and the same as they would have typed it.
#[test]
fn a_sheet_gives_the_creators_of_its_csv() {
    let percent = Format::new().set_num_format("0.00%");
    let pounds = Format::new().set_num_format("[$£-809]#,##0");
    let file = one(|sheet| {
        sheet.write(0, 0, "Rate card 2026").unwrap();
        let header = ["Creator", "Instagram Followers", "ER", "Fee", "Email"];
        for (column, word) in (0..).zip(header) {
            sheet.write(2, column, word).unwrap();
        }
        for row in 0..20_u32 {
            let at = row + 3;
            sheet.write(at, 0, format!("creator_{row:02}")).unwrap();
            sheet.write(at, 1, 12_500 + 977 * row).unwrap();
            let rate = f64::from(200 + row) / 10_000.0;
            sheet.write_with_format(at, 2, rate, &percent).unwrap();
            sheet
                .write_with_format(at, 3, 300 + 25 * row, &pounds)
                .unwrap();
            sheet.write(at, 4, format!("c{row}@example.org")).unwrap();
        }
    });
    let sheet = table(file, 0);
    let mut csv = "Rate card 2026,,,,\n,,,,\nCreator,Instagram Followers,ER,Fee,Email\n".to_owned();
    for row in 0..20_u32 {
        csv.push_str(&format!(
            "creator_{row:02},{},{:.2}%,£{},c{row}@example.org\n",
            12_500 + 977 * row,
            f64::from(200 + row) / 100.0,
            300 + 25 * row
        ));
    }
    let read = |table: &Table| creators::read(table, &Mapping::propose(table), Currency::USD);
    let (from_sheet, issues) = read(&sheet);
    assert_eq!(
        (&from_sheet, &issues),
        (&read(&Table::paste(&csv).unwrap()).0, &Vec::new())
    );
    assert_eq!(from_sheet.len(), 20);
    assert_eq!(from_sheet[0].prices[0].currency.code(), "GBP");
}
