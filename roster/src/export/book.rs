//! A table that a workbook is made of, by whoever has the means (`tierwise_workbook::write`).

use tierwise_import::shielded;
use tierwise_workbook::table::{self, Cells};

use super::sheet::{Cell, Sheet, percentage};

/// The cells of a workbook.
#[derive(Default)]
pub struct Book(Cells);

impl Sheet for Book {
    fn head(&mut self, label: &str) {
        self.0.push(table::Cell::Text(label));
    }

    fn cell(&mut self, cell: Cell) {
        let text = match &cell {
            Cell::Text(text) => shielded(text),
            _ => Default::default(),
        };
        self.0.push(match cell {
            Cell::Text(_) if !text.is_empty() => table::Cell::Text(&text),
            Cell::Figure(Some(figure)) => table::Cell::Figure(figure),
            Cell::Share(Some(share)) => table::Cell::Share(share),
            Cell::Percent(Some(share)) => table::Cell::Figure(percentage(share)),
            _ => table::Cell::Blank,
        });
    }

    fn end(&mut self) {
        self.0.push(table::Cell::End);
    }

    fn file(self: Box<Self>) -> Vec<u8> {
        self.0.into_bytes()
    }
}
