//! The rows in the document. Scrolling adds rows at one end and takes them away at the other: writing all of them anew
//! would take longer than a frame.

use tierwise_roster::columns::Column;
use tierwise_roster::wire::RowView;
use web_sys::Element;

use super::rows;
use crate::ui::markup::{Html, style};

/// What is in the document.
#[derive(Default)]
pub struct Drawn {
    columns: Vec<Column>,
    /// Place of the first row among all that match.
    from: usize,
    rows: Vec<RowView>,
}

impl Drawn {
    /// Writes rows from a place on into the body of the table.
    pub fn follow(&mut self, body: &Element, from: usize, rows: &[RowView], columns: &[Column]) {
        let next = Self {
            columns: columns.to_vec(),
            from,
            rows: rows.to_vec(),
        };
        let before = std::mem::replace(self, next);
        match self.shared(&before) {
            Some((from, to)) => self.add(body, &before, from, to),
            None => body.set_inner_html(&self.markup(self.from, self.to())),
        }
        style(body);
    }

    fn to(&self) -> usize {
        self.from + self.rows.len()
    }

    fn row(&self, at: usize) -> Option<&RowView> {
        self.rows.get(at.checked_sub(self.from)?)
    }

    /// The places of rows that stay as they are; `None` where there are none.
    fn shared(&self, before: &Self) -> Option<(usize, usize)> {
        let (from, to) = (self.from.max(before.from), self.to().min(before.to()));
        let mut places = from..to;
        let same = !places.is_empty() && self.columns == before.columns;
        (same && places.all(|at| self.row(at) == before.row(at))).then_some((from, to))
    }

    /// Keeps the rows at these places, takes the others away, and adds what is new around them.
    fn add(&self, body: &Element, before: &Self, from: usize, to: usize) {
        for _ in before.from..from {
            body.first_element_child().iter().for_each(Element::remove);
        }
        for _ in to..before.to() {
            body.last_element_child().iter().for_each(Element::remove);
        }
        // Neither place is ever refused.
        let _ = body.insert_adjacent_html("afterbegin", &self.markup(self.from, from));
        let _ = body.insert_adjacent_html("beforeend", &self.markup(to, self.to()));
    }

    fn markup(&self, from: usize, to: usize) -> String {
        let rows = (from..to).filter_map(|at| Some(rows::row(self.row(at)?, &self.columns, at)));
        rows.collect::<Html>().to_string()
    }
}
