//! A workbook: its sheets, and their rows.

use std::io::Cursor;

use calamine::{Cell, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};
use serde::{Deserialize, Serialize};
use tierwise_import::{Grid, Unreadable};

use crate::cells;
use crate::container;
use crate::formats::Format;

/// Rows that a spreadsheet can have. Those that are left out cost a byte each.
const LAST_ROW: u32 = 1_048_576;
/// Rows with something in them that a sheet may have.
const MOST_ROWS: u32 = 200_000;
/// Columns that a sheet may reach.
const MOST_COLUMNS: u32 = 200;
/// Cells with something in them that a sheet may have.
const MOST_CELLS: u32 = 4_000_000;
/// Bytes of text that a sheet may hold. A text that many cells share is in the file once, so it can be more than that.
const LARGEST_TEXT: usize = 200_000_000;
/// Rows between two words on how far it is.
const STEP: u32 = 5_000;

type File = Cursor<Vec<u8>>;

/// A workbook that was opened.
pub struct Workbook {
    book: Xlsx<File>,
    names: Vec<String>,
}

/// A sheet that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows with something in them.
    pub rows: u32,
}

impl Workbook {
    /// Opens a workbook. Sheets that are hidden or no tables are left out.
    ///
    /// # Errors
    /// When it is none, is too large, encrypted or damaged, or has no sheet to read.
    pub fn open(file: Vec<u8>) -> Result<Self, Unreadable> {
        container::check(&file)?;
        let book = Xlsx::new(Cursor::new(file)).map_err(damaged)?;
        let sheets = book.sheets_metadata().iter();
        let shown =
            sheets.filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible);
        let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
        if names.is_empty() {
            return Err(Unreadable(
                "This workbook has no visible sheet with cells. Show the sheet that holds your creators, save the workbook \
                 and bring it again."
                    .to_owned(),
            ));
        }
        Ok(Self { book, names })
    }

    /// Number of its sheets.
    #[expect(
        clippy::len_without_is_empty,
        reason = "one is never opened without sheets"
    )]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The sheets, in their order. This looks through all of them.
    pub fn sheets(&mut self) -> Vec<Sheet> {
        let names = self.names.clone();
        let count = |name: String| Sheet {
            rows: self.rows(&name),
            name,
        };
        names.into_iter().map(count).collect()
    }

    /// Rows of a sheet with something in them, as far as it can be read.
    fn rows(&mut self, name: &str) -> u32 {
        let Ok(mut cells) = self.book.worksheet_cells_reader(name) else {
            return 0;
        };
        let (mut rows, mut last) = (0, None);
        while let Ok(Some((cell, _))) = next(&mut cells) {
            let row = Some(cell.get_position().0);
            if row != last && *cell.get_value() != DataRef::Empty {
                rows += 1;
                last = row;
            }
        }
        rows
    }

    /// The rows of a sheet as a text for [`tierwise_import::Table::read`]. `tell` hears now and then how many it has so
    /// far.
    ///
    /// # Errors
    /// When the sheet is too large or damaged.
    pub fn read(&mut self, sheet: usize, tell: &mut dyn FnMut(u32)) -> Result<Vec<u8>, Unreadable> {
        let name = self.names.get(sheet).map_or("", String::as_str);
        let mut cells = self.book.worksheet_cells_reader(name).map_err(damaged)?;
        let formats: Vec<Format> = cells.styles().iter().map(Format::of).collect();
        let mut rows = Rows::default();
        while let Some((cell, style)) = next(&mut cells).map_err(damaged)? {
            let format = formats.get(style).unwrap_or(&Format::Plain);
            rows.put(&cell, format, tell)?;
        }
        rows.finish_row(tell)?;
        Ok(rows.grid.into_bytes())
    }
}

/// The next cell and its style. A cell with an error that calamine does not know, `#SPILL!` for instance, is passed over:
/// an error is nothing that is known.
fn next<'a>(
    cells: &mut XlsxCellReader<'a, File>,
) -> Result<Option<(Cell<DataRef<'a>>, usize)>, XlsxError> {
    loop {
        match cells.next_cell_with_style_id() {
            Err(XlsxError::CellError(_)) => {}
            other => return other,
        }
    }
}

/// Rows that are being collected.
#[derive(Default)]
struct Rows {
    grid: Grid,
    /// The row that is being filled. Its texts are used again for the next one.
    cells: Vec<String>,
    /// Cells of it that are filled, counted from the first.
    width: usize,
    row: u32,
    rows: u32,
    filled: u32,
}

impl Rows {
    fn put(
        &mut self,
        cell: &Cell<DataRef<'_>>,
        format: &Format,
        tell: &mut dyn FnMut(u32),
    ) -> Result<(), Unreadable> {
        let (row, column) = cell.get_position();
        if *cell.get_value() == DataRef::Empty {
            return Ok(());
        }
        if row < self.row || row >= LAST_ROW {
            return Err(Unreadable(
                "The rows of this sheet are not in their order. Open it in your spreadsheet, save it anew and bring that."
                    .to_owned(),
            ));
        }
        if row > self.row {
            self.finish_row(tell)?;
            self.row = row;
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable(format!(
                "This sheet has something in column {}, and Tierwise reads up to {MOST_COLUMNS} columns. Delete the \
                 columns that say nothing about a creator, or copy the others into a new sheet.",
                column + 1
            )));
        }
        self.filled += 1;
        if self.filled > MOST_CELLS {
            return Err(too_much(&format!(
                "more than {} million cells",
                MOST_CELLS / 1_000_000
            )));
        }
        let at = column as usize;
        if at >= self.cells.len() {
            self.cells.resize(at + 1, String::new());
        }
        self.width = self.width.max(at + 1);
        if let Some(text) = self.cells.get_mut(at) {
            text.clear();
            cells::write(text, cell.get_value(), format);
        }
        Ok(())
    }

    /// Puts the row away if there is something in it.
    fn finish_row(&mut self, tell: &mut dyn FnMut(u32)) -> Result<(), Unreadable> {
        let width = std::mem::take(&mut self.width);
        if width == 0 {
            return Ok(());
        }
        let cells = self.cells.get_mut(..width).unwrap_or_default();
        self.grid.push(self.row, cells.iter().map(String::as_str));
        cells.iter_mut().for_each(String::clear);
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(too_much("more than 200,000 rows"));
        }
        if self.grid.bytes() > LARGEST_TEXT {
            return Err(too_much(&format!(
                "more than {} MB of text",
                LARGEST_TEXT / 1_000_000
            )));
        }
        if self.rows.is_multiple_of(STEP) {
            tell(self.rows);
        }
        Ok(())
    }
}

fn too_much(what: &str) -> Unreadable {
    Unreadable(format!(
        "This sheet has {what}, which is more than Tierwise reads at once. Split it into several sheets or workbooks, and \
         bring them one after the other."
    ))
}

fn damaged(error: XlsxError) -> Unreadable {
    Unreadable(format!(
        "This workbook is damaged, or was written by a program that does not keep to the format ({error}). Open it in \
         your spreadsheet, save it anew as an Excel workbook (.xlsx) and bring that."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted() {
        let cell = Cell::new((0, 0), DataRef::Bool(true));
        let mut rows = Rows {
            filled: MOST_CELLS - 1,
            ..Rows::default()
        };
        let mut put = || rows.put(&cell, &Format::Plain, &mut |_| {});
        assert_eq!(put(), Ok(()));
        assert!(put().unwrap_err().0.contains("more than 4 million cells"));
    }
}
