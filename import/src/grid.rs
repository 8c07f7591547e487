//! The rows of a spreadsheet on their way to a table.
//!
//! As CSV they would have to be found out again: the delimiter guessed, quotes undone, and rows counted by line ends,
//! of which a note in a cell has its own. Here a row ends with the control character that is there for it, a cell with
//! another, and the text of a cell is as it was. Row n of the text is row n of the spreadsheet.

use crate::table::Table;
use crate::text::Encoding;

/// What the text begins with. No other file does.
const MARK: &str = "\u{1e}sheet\u{1e}";
/// What a row ends with: the record separator.
const ROW: char = '\u{1e}';

/// A text of rows that [`Table::read`] takes apart again.
#[derive(Debug, Clone)]
pub struct Grid {
    text: String,
    rows: u32,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            text: MARK.to_owned(),
            rows: 0,
        }
    }
}

impl Grid {
    /// What stands between two cells: the unit separator.
    pub const BETWEEN: char = '\u{1f}';

    /// Adds the row of this number, from 0. Those that were left out before it are blank. Numbers have to rise.
    pub fn push<'a>(&mut self, row: u32, cells: impl Iterator<Item = &'a str>) {
        for _ in self.rows..row {
            self.text.push(ROW);
        }
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.text.push(Self::BETWEEN);
            }
            // Neither means anything in a cell.
            if cell.contains([ROW, Self::BETWEEN]) {
                self.text.extend(cell.split([ROW, Self::BETWEEN]));
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push(ROW);
        self.rows = row + 1;
    }

    /// Bytes of the text.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The text.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// The table of a text that was made here.
pub fn table(bytes: &[u8]) -> Option<Table> {
    let text = std::str::from_utf8(bytes.strip_prefix(MARK.as_bytes())?).ok()?;
    let mut table = Table::empty(Encoding::Utf8, Grid::BETWEEN, text.len());
    for (row, cells) in (1..).zip(text.split(ROW)) {
        let cells = cells.split(Grid::BETWEEN);
        if cells.clone().any(|cell| !cell.trim().is_empty()) {
            table.push(row, cells);
        }
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_cells_their_text() {
        let mut grid = Grid::default();
        grid.push(2, ["handle", "note; with, all"].into_iter());
        grid.push(3, ["@pine", "\"two\"\nlines\r\n"].into_iter());
        grid.push(4, ["", " "].into_iter());
        grid.push(9, ["[1", "\u{1f}x\u{1e}y"].into_iter());
        let table = Table::read(&grid.into_bytes()).unwrap();
        let lines: Vec<u32> = (0..table.rows()).map(|row| table.line(row)).collect();
        assert_eq!(lines, [3, 4, 10]);
        assert_eq!(table.cell(0, 1), "note; with, all");
        assert_eq!(table.cell(1, 1), "\"two\"\nlines\r\n");
        assert_eq!([table.cell(2, 0), table.cell(2, 1)], ["[1", "xy"]);
    }
}
