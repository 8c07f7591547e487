//! Text to cells.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::lines;
use crate::separated::Records;
use crate::text::{self, Encoding};
use crate::{grid, json, mapping, thousands};

/// What may stand between two cells.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// What files of other formats begin with, and what they are.
const OTHER_FORMATS: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "an Excel or another packed file"),
    (b"\xD0\xCF\x11\xE0", "an old Excel file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a packed file"),
];

/// Columns that are read; what stands to the right of them is no longer about creators.
pub const MOST_COLUMNS: usize = 1_000;

/// Records looked at to find the delimiter.
const SAMPLE: usize = 60;
/// Bytes looked at for quoted cells.
const SAMPLE_BYTES: usize = 1 << 16;

/// The cells of a file. A row without any text is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How its characters were written.
    pub encoding: Encoding,
    /// What stands between two cells; a brace where the file is JSON, a space where lines were typed,
    /// [`crate::Grid::BETWEEN`] where it is a sheet.
    pub delimiter: char,
    /// What of the file is in no row, as sentences.
    pub told: Vec<String>,
    /// What cells are parts of.
    text: String,
    cells: Vec<Part>,
    rows: Vec<Row>,
    /// Lines of which it is not known where their cells end, in order.
    open: Vec<u32>,
}

/// Where a cell stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    from: u32,
    to: u32,
}

/// Why a file makes no table, as a sentence with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    /// Line of the file, from 1.
    line: u32,
    /// Number of its first cell in the table.
    first: u32,
}

impl Table {
    /// Takes a file apart: a sheet of a workbook or JSON where it looks like it, else separated values, of which any
    /// bytes make a table, if only one of a single cell.
    ///
    /// # Errors
    /// When it is JSON that breaks off or holds no list of objects, or a file of another format.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let other = OTHER_FORMATS
            .iter()
            .find(|(start, _)| bytes.starts_with(start));
        if let Some((_, what)) = other {
            return Err(Unreadable(format!(
                "This is {what}, which Tierwise cannot read. Open it in your spreadsheet, save the sheet as CSV and bring \
                 that, or copy the rows and paste them."
            )));
        }
        if let Some(sheet) = grid::table(bytes) {
            return Ok(sheet);
        }
        let (text, encoding) = text::decode(bytes);
        if json::looks_like_it(&text) {
            return json::table(&text, encoding);
        }
        Ok(Self::separated(text, encoding))
    }

    /// Takes text that was pasted apart.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn paste(text: &str) -> Result<Self, Unreadable> {
        Self::read(text.as_bytes())
    }

    /// A table without rows, with room for text.
    pub(crate) fn empty(encoding: Encoding, delimiter: char, room: usize) -> Self {
        Self {
            encoding,
            delimiter,
            told: Vec::new(),
            text: String::with_capacity(room),
            cells: Vec::new(),
            rows: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Adds a row that begins in a line of the file.
    pub(crate) fn push<'a>(&mut self, line: u32, cells: impl Iterator<Item = &'a str>) {
        self.begin(line);
        for cell in cells {
            self.add(cell);
        }
    }

    /// Begins a row.
    pub(crate) fn begin(&mut self, line: u32) {
        self.rows.push(Row {
            line,
            first: self.cells.len() as u32,
        });
    }

    /// Adds a cell to the last row, if that has room for it.
    pub(crate) fn add(&mut self, cell: &str) {
        let from = self.text.len();
        self.text.push_str(cell);
        self.point(from, self.text.len());
    }

    /// Adds a part of the text as a cell to the last row, if that has room for it.
    pub(crate) fn point(&mut self, from: usize, to: usize) {
        let first = self.rows.last().map_or(0, |row| row.first as usize);
        if self.cells.len() < first + MOST_COLUMNS {
            let (from, to) = (from as u32, to as u32);
            self.cells.push(Part { from, to });
        }
    }

    /// Takes the last row back.
    pub(crate) fn forget_last(&mut self) {
        if let Some(row) = self.rows.pop() {
            self.cells.truncate(row.first as usize);
        }
    }

    fn separated(text: Cow<'_, str>, encoding: Encoding) -> Self {
        let text = match lines::without_quotes(&text) {
            Cow::Owned(bare) => Cow::Owned(bare),
            Cow::Borrowed(_) => text,
        };
        let text = match lines::without_alignment(&text) {
            Cow::Owned(apart) => Cow::Owned(apart),
            Cow::Borrowed(_) => text,
        };
        if let Some(table) = lines::table(&text, encoding) {
            return table;
        }
        let bare = match lines::without_frame(&text) {
            Cow::Owned(bare) => Cow::Owned(bare),
            Cow::Borrowed(_) => text,
        };
        let (stated, body) = stated(&bare);
        let delimiter = stated.unwrap_or_else(|| sniff(body));
        let skipped = u32::from(stated.is_some());
        // Cells are parts of the text as it came; what is written otherwise in it is added behind it.
        let mut table = Self::empty(encoding, char::from(delimiter), body.len());
        table.text.push_str(body);
        let mut records = Records::new(body, delimiter, 1 + skipped);
        // Room for all of it at once: memory that is copied while it grows is touched twice. Nobody's cells are so short
        // that there are more of them.
        let most = body.len() / 4;
        let lines = memchr::memchr_iter(b'\n', body.as_bytes()).count();
        table.rows.reserve(lines.min(most));
        while records.read(&mut table) {
            if table.rows() == 1 {
                let cells = table.cells.len() * lines;
                table.cells.reserve(cells.min(most));
            }
        }
        if delimiter == b',' && mapping::header_row(&table).is_none() {
            thousands::mend(&mut table);
        }
        table
    }

    /// Puts cells together with those before them, row by row: `going_on` says for every cell of a row whether it goes on
    /// with the one before, nothing where all stay apart, and `None` where it is not known.
    pub(crate) fn join(&mut self, going_on: impl Fn(&[&str]) -> Option<Vec<bool>>) {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut open = Vec::new();
        for (row, place) in self.rows.iter().enumerate() {
            let parts = self.parts(row);
            let said: Vec<&str> = self.cells(row).collect();
            let going_on = going_on(&said).unwrap_or_else(|| {
                open.push(place.line);
                Vec::new()
            });
            let first = cells.len() as u32;
            rows.push(Row { first, ..*place });
            for (at, part) in parts.iter().enumerate() {
                match cells.last_mut() {
                    // Quotes would stand between two cells that are no parts of a number.
                    Some(Part { to, .. })
                        if going_on.get(at) == Some(&true) && *to + 1 == part.from =>
                    {
                        *to = part.to;
                    }
                    _ => cells.push(*part),
                }
            }
        }
        (self.cells, self.rows, self.open) = (cells, rows, open);
    }

    /// Whether it is not known where the cells of a line end.
    pub(crate) fn is_open(&self, line: u32) -> bool {
        self.open.binary_search(&line).is_ok()
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Cells of the widest row.
    pub fn width(&self) -> usize {
        (0..self.rows())
            .map(|row| self.cells(row).count())
            .max()
            .unwrap_or(0)
    }

    /// The row that begins in a line of the file.
    pub fn row_of(&self, line: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&line, |row| row.line).ok()
    }

    /// The line of the file in which a row begins, from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// A cell as it stands in the file; empty where a row is too short.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.parts(row)
            .get(column)
            .map_or("", |part| self.part(*part))
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        self.parts(row).iter().map(|part| self.part(*part))
    }

    /// Cells as a line of the file has them.
    pub fn written(&self, cells: &[&str]) -> String {
        let quoted = |cell: &&str| {
            if cell.contains([self.delimiter, '"', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                (*cell).to_owned()
            }
        };
        let cells: Vec<String> = cells.iter().map(quoted).collect();
        cells.join(&self.delimiter.to_string())
    }

    /// A line as a table of its own, with the cells told apart as they are here.
    pub fn line_of(&self, text: &str) -> Self {
        let mut line = Self::empty(self.encoding, self.delimiter, text.len());
        line.text.push_str(text);
        let delimiter = u8::try_from(self.delimiter).unwrap_or(DELIMITERS[0]);
        Records::new(text, delimiter, 1).read(&mut line);
        line
    }

    fn parts(&self, row: usize) -> &[Part] {
        let first = |row: usize| self.rows.get(row).map(|r| r.first as usize);
        let from = first(row).unwrap_or(self.cells.len());
        let to = first(row + 1).unwrap_or(self.cells.len());
        self.cells.get(from..to).unwrap_or(&[])
    }

    fn part(&self, part: Part) -> &str {
        let place = part.from as usize..part.to as usize;
        self.text.get(place).unwrap_or("")
    }
}

/// A first line `sep=;`, as spreadsheets write it, and the text after it.
fn stated(text: &str) -> (Option<u8>, &str) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (None, text);
    };
    let first = first.trim_end_matches('\r');
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// Quoted cells, among the first ones, after which something else stands than the delimiter or the end of the line.
fn torn(text: &str, delimiter: u8) -> usize {
    let mut bytes = text.bytes().take(SAMPLE_BYTES).peekable();
    let mut torn = 0;
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        if byte == b'"' && begins {
            // To the quote that closes; a doubled one is part of the text.
            while let Some(inside) = bytes.next() {
                if inside == b'"' && bytes.next_if_eq(&b'"').is_none() {
                    break;
                }
            }
            let after = bytes.peek().copied();
            let whole = after.is_none_or(|b| b == delimiter || matches!(b, b'\r' | b'\n'));
            torn += usize::from(!whole);
            begins = false;
        } else {
            begins = byte == delimiter || matches!(byte, b'\r' | b'\n');
        }
    }
    torn
}

/// The delimiter that tears no quoted cell and gives most rows the same number of cells, of two the one that gives more
/// cells. Titles and notes without any may fill more of the sample than the rows below them.
fn sniff(text: &str) -> u8 {
    let below_notes = || most_alike(text, |widths| widths.iter().position(|width| *width > 1));
    let found = most_alike(text, |_| Some(0)).or_else(below_notes);
    found.unwrap_or(DELIMITERS[0])
}

/// The same among the first rows from one on that is told by how many cells each has; `None` where none is between cells.
fn most_alike(text: &str, from: impl Fn(&[usize]) -> Option<usize>) -> Option<u8> {
    let score = |delimiter: u8| {
        let mut table = Table::empty(Encoding::Utf8, char::from(delimiter), 0);
        let mut records = Records::new(text, delimiter, 1);
        while table.rows() < SAMPLE && records.read(&mut table) {}
        let mut widths: Vec<usize> = (0..table.rows())
            .map(|row| table.cells(row).count())
            .collect();
        let mut widths = widths.split_off(from(&widths)?);
        widths.sort_unstable();
        let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == usual).count();
        (usual >= 2).then(|| (Reverse(torn(text, delimiter)), alike * 1_000 + usual))
    };
    let mut best = (None, None);
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.0 {
            best = (score, Some(delimiter));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let table = Table::paste(text).unwrap();
        (0..table.rows())
            .map(|row| table.cells(row).map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn cells_are_found_whatever_stands_between_them() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = "name,followers,note\r\nPine,12000,\"a, b; c\"\r\n".replace(',', delimiter);
            let found = rows(&text);
            assert_eq!(found.len(), 2, "{delimiter:?}");
            assert_eq!(found[1].len(), 3, "{delimiter:?}: {found:?}");
        }
    }

    #[test]
    fn quotes_line_breaks_and_short_rows() {
        let found = rows("a,\"b\n\"\"c\"\"\",d\n\n,,\nx\n1,2,3,4\n");
        assert_eq!(found[0], ["a", "b\n\"c\"", "d"]);
        assert_eq!(found[1], ["x"]);
        assert_eq!(found[2].len(), 4);
        for end in ["\n", "\r\n", "\r"] {
            let text = "a,\"b\n\"\"c\"\"\",d\n\n,,\nx\ny\n".replace('\n', end);
            let table = Table::paste(&text).unwrap();
            let lines = [0, 1, 2].map(|row| table.line(row));
            assert_eq!(lines, [1, 5, 6], "{end:?}");
        }
        let table = Table::paste("a,b\nx\n").unwrap();
        assert_eq!(table.cell(1, 7), "");
    }

    #[test]
    fn a_quote_that_nothing_closes_takes_no_other_rows() {
        let rest = "pine,12\n".repeat(200);
        let stray = rows(&format!("\"Soap,3\n{rest}"));
        assert_eq!((stray.len(), stray[0][0].as_str()), (201, "\"Soap"));
        assert_eq!(
            rows(&format!("\"Soap,3\n{}", "pine,12\n".repeat(20))).len(),
            21
        );
        let closed_far_below = rows(&format!("\"Soap,3\n{rest}\"Moss, Inc\",4\n"));
        assert_eq!(closed_far_below.len(), 202);
        // A long biography is one cell, and so is the start of one in a file that breaks off.
        let bio = format!("pine,\"{}\"\nsoap,\"a\nb", "line\n".repeat(80));
        assert_eq!(rows(&bio).len(), 2);
    }

    #[test]
    fn a_quote_astray_takes_no_other_rows() {
        let rest = "N,@n,100,plain\n".repeat(40);
        let below = format!("{rest}Last,@last,99,\"a, b\"\n{rest}");
        for first in [
            "\"Queen\" of soap",
            "\"Queen of soap",
            "\"Queen\" of \"soap",
        ] {
            let found = rows(&format!("{first},@q,12000,nice\n{below}"));
            assert_eq!((found.len(), found[0][0].as_str()), (82, first));
            assert_eq!(found[41][3], "a, b");
        }
        // Also beside a cell that is quoted as it should be, and in the last line.
        let beside = "\"Queen\" of soap,@q,12000,\"a, b\"";
        assert_eq!(rows(beside), [["\"Queen\" of soap", "@q", "12000", "a, b"]]);
        // In a line of its own the cell is whole.
        let inside = "N,\"say \"hi\" to me, please\",1\nM,x,2\n";
        assert_eq!(rows(inside)[0][1], "say \"hi\" to me, please");
        // Doubled quotes are none astray.
        let bio = "N,\"one,\n\"\"two\"\", three\",1\nM,x,2\n";
        assert_eq!(rows(bio)[0][1], "one,\n\"two\", three");
    }

    /// None of these ends in an hour where the time grows with the square of the size.
    #[test]
    fn a_large_file_of_quotes_is_read_to_its_end() {
        for piece in [
            "\"a,",
            "\"\"a,",
            "\"\"\"a,",
            "\"\"\"\"a,",
            "\"a\"b,",
            "\"a\"",
            "\"\" ",
            "\"  ",
            "\"a\n",
            "\"a\"b\n",
            "\"\"a\n",
            ",\"",
            "\"\n\r",
            "\"a,\"\"b,",
        ] {
            let text = piece.repeat((1 << 20) / piece.len());
            assert!(Table::paste(&format!("\"x{text}\n\n\n\n\n\n")).is_ok());
        }
    }

    #[test]
    fn a_stated_delimiter_is_believed() {
        assert_eq!(rows("sep=;\r\na,b;c\r\n"), [["a,b", "c"]]);
        assert_eq!(Table::paste("sep=;\na;b\n").unwrap().line(0), 2);
    }

    #[test]
    fn decimal_commas_do_not_hide_semicolons() {
        let text = "a;b\n1,5;2,5\n3,5;4,5\n";
        assert_eq!(Table::paste(text).unwrap().delimiter, ';');
    }

    #[test]
    fn files_of_other_formats_are_told() {
        for start in [
            &b"PK\x03\x04\x14"[..],
            b"\xD0\xCF\x11\xE0",
            b"%PDF-1.7",
            b"\x1F\x8B\x08",
        ] {
            let Unreadable(why) = Table::read(start).unwrap_err();
            assert!(why.contains("save the sheet as CSV"), "{why}");
        }
    }

    #[test]
    fn nothing_and_noise_make_a_table() {
        assert_eq!(Table::read(b"").unwrap().rows(), 0);
        assert_eq!(Table::read(&[0xff, 0x00, 0x22, 0x0a]).unwrap().width(), 1);
    }
}
