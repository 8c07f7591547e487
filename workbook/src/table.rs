//! A table on its way to become a workbook: its cells in postcard's form, one behind the other, row by row.

use serde::{Deserialize, Serialize};

/// A cell, or the end of a row of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Words. In the first row they are headers.
    Text(&'a str),
    /// A number.
    Figure(f64),
    /// A share, to be shown as a percentage.
    Share(f64),
    /// The end of the row.
    End,
}

/// A table that is being made.
#[derive(Default)]
pub struct Cells(Vec<u8>);

impl Cells {
    /// Adds a cell.
    pub fn push(&mut self, cell: Cell<'_>) {
        // A list of bytes takes everything.
        self.0 = postcard::to_extend(&cell, std::mem::take(&mut self.0)).unwrap_or_default();
    }

    /// The table.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// The cells of a table.
pub fn cells(mut table: &[u8]) -> impl Iterator<Item = Cell<'_>> {
    std::iter::from_fn(move || {
        let (cell, rest) = postcard::take_from_bytes(table).ok()?;
        table = rest;
        Some(cell)
    })
}
