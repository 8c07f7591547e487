//! A table as JSON: an array of objects, each with every column, so that the order of the columns is that of the first.

use tierwise_import::shielded;

use super::sheet::{Cell, Sheet, percentage};

/// An array of objects.
#[derive(Default)]
pub struct Json {
    text: String,
    keys: Vec<String>,
    /// Cells of the row so far; `None` while the columns are named.
    at: Option<usize>,
    rows: usize,
}

impl Sheet for Json {
    fn head(&mut self, label: &str) {
        self.keys.push(quoted(label));
    }

    fn cell(&mut self, cell: Cell) {
        let at = self.at.unwrap_or(0);
        let first = if self.rows == 0 { "" } else { "," };
        self.text.push_str(match at {
            0 => first,
            _ => ",",
        });
        self.text.push_str(if at == 0 { "\n{" } else { "" });
        self.text
            .push_str(self.keys.get(at).map_or("", String::as_str));
        self.text.push(':');
        let value = match cell {
            Cell::Text(text) if text.is_empty() => None,
            Cell::Text(text) => Some(quoted(&shielded(&text))),
            Cell::Figure(figure) | Cell::Share(figure) => figure.map(|figure| figure.to_string()),
            Cell::Percent(share) => share.map(|share| percentage(share).to_string()),
        };
        self.text.push_str(value.as_deref().unwrap_or("null"));
        self.at = Some(at + 1);
    }

    fn end(&mut self) {
        if self.at.is_some_and(|at| at > 0) {
            self.text.push('}');
            self.rows += 1;
        }
        self.at = Some(0);
    }

    fn file(self: Box<Self>) -> Vec<u8> {
        format!("[{}\n]\n", self.text).into_bytes()
    }
}

fn quoted(text: &str) -> String {
    // A text can always be written.
    serde_json::to_string(text).unwrap_or_default()
}
