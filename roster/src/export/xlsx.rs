//! A table as a workbook for Excel, in the few parts that one needs (ECMA-376): texts are texts and never formulas,
//! also when a cell is gone over by hand; figures are figures; the headers stay in sight.

use std::fmt::Write;

use tierwise_import::shielded;

use super::sheet::{Cell, Sheet, percentage};
use super::zip::{Part, Zip};

/// Most characters of a cell, as UTF-16: Excel takes no file with more.
const LONGEST: usize = 32_767;
/// Width of a column in characters: least and most.
const WIDTHS: (usize, usize) = (9, 42);
/// Bytes that are kept before they are packed.
const ROOM: usize = 1 << 16;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Creators" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
/// In the order of [`Style`]. A text with a quote prefix stays one when somebody goes over the cell.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#;

/// How a cell looks: its place in [`STYLES`].
#[derive(Clone, Copy)]
enum Style {
    Head = 1,
    Text = 2,
    Whole = 3,
    Parts = 4,
    Share = 5,
}

/// A workbook with one sheet.
pub struct Xlsx {
    part: Part,
    text: String,
    row: u32,
    column: u32,
}

impl Xlsx {
    /// A sheet whose columns hold texts of these lengths.
    pub fn new(widths: &[usize]) -> Self {
        let zip = Zip::default()
            .with("[Content_Types].xml", &format!("{HEAD}{TYPES}"))
            .with("_rels/.rels", &format!("{HEAD}{ROOT}"))
            .with("xl/workbook.xml", &format!("{HEAD}{BOOK}"))
            .with("xl/_rels/workbook.xml.rels", &format!("{HEAD}{PARTS}"))
            .with("xl/styles.xml", &format!("{HEAD}{STYLES}"));
        let mut sheet = Self {
            part: zip.part("xl/worksheets/sheet1.xml"),
            text: format!("{HEAD}{SHEET}<cols>"),
            row: 0,
            column: 0,
        };
        for (at, width) in (1..).zip(widths) {
            let width = (width + 2).clamp(WIDTHS.0, WIDTHS.1);
            sheet.put(format_args!(
                r#"<col min="{at}" max="{at}" width="{width}" customWidth="1"/>"#
            ));
        }
        sheet.text.push_str("</cols><sheetData>");
        sheet
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(what);
    }

    /// Begins a cell, and its row with the first one.
    fn begin(&mut self, style: Style) {
        if self.column == 0 {
            self.row += 1;
            let row = self.row;
            self.put(format_args!(r#"<row r="{row}">"#));
        }
        self.column += 1;
        let (column, row, style) = (letters(self.column), self.row, style as u8);
        self.put(format_args!(r#"<c r="{column}{row}" s="{style}""#));
    }

    fn words(&mut self, text: &str, style: Style) {
        self.begin(style);
        self.text
            .push_str(r#" t="inlineStr"><is><t xml:space="preserve">"#);
        escape(&mut self.text, cut(text));
        self.text.push_str("</t></is></c>");
    }

    fn figure(&mut self, figure: f64, style: Style) {
        self.begin(style);
        self.put(format_args!("><v>{figure}</v></c>"));
    }

    fn blank(&mut self) {
        if self.column == 0 {
            // The row begins with its first column in any case.
            self.begin(Style::Text);
            self.text.push_str("/>");
        } else {
            self.column += 1;
        }
    }
}

impl Sheet for Xlsx {
    fn head(&mut self, label: &str) {
        self.words(label, Style::Head);
    }

    fn cell(&mut self, cell: Cell) {
        match cell {
            Cell::Text(text) if !text.is_empty() => self.words(&shielded(&text), Style::Text),
            Cell::Figure(Some(figure)) if figure.fract() == 0.0 => {
                self.figure(figure, Style::Whole);
            }
            Cell::Figure(Some(figure)) => self.figure(figure, Style::Parts),
            Cell::Share(Some(share)) => self.figure(share, Style::Share),
            Cell::Percent(Some(share)) => self.figure(percentage(share), Style::Parts),
            _ => self.blank(),
        }
    }

    fn end(&mut self) {
        self.text.push_str("</row>");
        self.column = 0;
        if self.text.len() > ROOM {
            self.part.write(self.text.as_bytes());
            self.text.clear();
        }
    }

    fn file(mut self: Box<Self>) -> Vec<u8> {
        self.text.push_str("</sheetData></worksheet>");
        self.part.write(self.text.as_bytes());
        self.part.end().file()
    }
}

/// The letters of a column, from 1.
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// As much of a text as fits into a cell.
fn cut(text: &str) -> &str {
    let mut room = LONGEST;
    let over = text.char_indices().find(|(_, sign)| {
        let fits = sign.len_utf16() <= room;
        room = room.saturating_sub(sign.len_utf16());
        !fits
    });
    over.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Writes a text so that it is the same text when it is read. What XML has no sign for is written by its number, and
/// so is what looks like such a number.
fn escape(to: &mut String, text: &str) {
    for (at, sign) in text.char_indices() {
        match sign {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '_' if is_number(text.get(at..).unwrap_or_default()) => to.push_str("_x005F_"),
            '\t' | '\n' => to.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing to a string cannot fail.
                let _ = write!(to, "_x{:04X}_", u32::from(sign));
            }
            sign => to.push(sign),
        }
    }
}

/// Whether a text begins like `_x000D_`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits.is_some_and(|digits| {
        digits
            .strip_suffix('_')
            .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    })
}

/// Finds out how long the texts of each column are.
#[derive(Default)]
pub struct Widths {
    /// In characters.
    pub widths: Vec<usize>,
    column: usize,
}

impl Sheet for Widths {
    fn head(&mut self, label: &str) {
        self.widths.push(label.chars().count());
    }

    fn cell(&mut self, cell: Cell) {
        let width = match cell {
            Cell::Text(text) => text.chars().take(WIDTHS.1).count(),
            // A point at every three digits, two decimals.
            Cell::Figure(Some(figure)) => libm::log10(figure.abs().max(1.0)) as usize * 4 / 3 + 4,
            _ => 0,
        };
        if let Some(widest) = self.widths.get_mut(self.column) {
            *widest = width.max(*widest);
        }
        self.column += 1;
    }

    fn end(&mut self) {
        self.column = 0;
    }

    fn file(self: Box<Self>) -> Vec<u8> {
        Vec::new()
    }
}
