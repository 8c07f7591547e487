//! A table as separated values. Texts are guarded against formulas, figures are figures.

use tierwise_import::{BYTE_ORDER_MARK, exact, guarded};

use super::sheet::{Cell, Sheet, percentage};

/// Separated values.
pub struct Csv {
    text: String,
    begun: bool,
}

impl Default for Csv {
    fn default() -> Self {
        Self {
            text: BYTE_ORDER_MARK.to_owned(),
            begun: false,
        }
    }
}

impl Sheet for Csv {
    fn head(&mut self, label: &str) {
        self.cell(Cell::Text(label.to_owned()));
    }

    fn cell(&mut self, cell: Cell) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(',');
        }
        match cell {
            Cell::Text(text) if text.is_empty() => {}
            Cell::Text(text) => self.text.push_str(&guarded(&text)),
            Cell::Figure(None) | Cell::Share(None) | Cell::Percent(None) => {}
            Cell::Figure(Some(figure)) => self.text.push_str(&exact(figure)),
            Cell::Share(Some(share)) => {
                self.text.push_str(&exact(percentage(share)));
                self.text.push('%');
            }
            Cell::Percent(Some(share)) => self.text.push_str(&exact(percentage(share))),
        }
    }

    fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    fn file(self: Box<Self>) -> Vec<u8> {
        self.text.into_bytes()
    }
}
