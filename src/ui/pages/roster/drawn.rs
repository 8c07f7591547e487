//! The rows in the document. Scrolling adds rows at one end and takes them away at the other: writing all of them anew
//! would take longer than a frame.

use std::ops::Range;

use tierwise_roster::columns::Column;
use tierwise_roster::wire::RowView;
use web_sys::Element;

use super::rows;
use crate::ui::markup::{Html, style};

/// Rows that are added at one end at a time: more would be laid out in a task that is felt.
const AT_ONCE: usize = 12;

/// What is in the document.
#[derive(Default)]
pub struct Drawn {
    columns: Vec<Column>,
    /// Place of the first row among all that match.
    from: usize,
    rows: Vec<RowView>,
}

impl Drawn {
    /// Writes rows from a place on into the body of the table: where none of them stands there, those in the window;
    /// else some more at either end. What is left is written when this is called again.
    pub fn follow(
        &mut self,
        body: &Element,
        (from, rows): (usize, &[RowView]),
        columns: &[Column],
        window: Range<usize>,
    ) {
        let all = Self {
            columns: columns.to_vec(),
            from,
            rows: rows.to_vec(),
        };
        let kept = all.shared(self);
        let now = turn(&all.places(), kept.as_ref(), window);
        let before = std::mem::replace(self, all.part(now));
        match kept {
            Some(kept) => self.add(body, &before, kept.start, kept.end),
            None => body.set_inner_html(&self.markup(self.from, self.to())),
        }
        style(body);
    }

    /// The places of the rows in the document.
    pub fn places(&self) -> Range<usize> {
        self.from..self.to()
    }

    /// The rows at these places.
    fn part(self, places: Range<usize>) -> Self {
        let before = places.start.saturating_sub(self.from);
        let rows = self.rows.into_iter().skip(before).take(places.len());
        Self {
            columns: self.columns,
            from: places.start,
            rows: rows.collect(),
        }
    }

    fn to(&self) -> usize {
        self.from + self.rows.len()
    }

    fn row(&self, at: usize) -> Option<&RowView> {
        self.rows.get(at.checked_sub(self.from)?)
    }

    /// The places of rows that stay as they are; `None` where there are none.
    fn shared(&self, before: &Self) -> Option<Range<usize>> {
        let places = self.from.max(before.from)..self.to().min(before.to());
        let same = !places.is_empty() && self.columns == before.columns;
        (same && places.clone().all(|at| self.row(at) == before.row(at))).then_some(places)
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

/// Which places of all are written in this turn: where some stand, these and some more at either end, else those in the
/// window; all where none is in it.
fn turn(all: &Range<usize>, kept: Option<&Range<usize>>, window: Range<usize>) -> Range<usize> {
    let wanted = kept.map_or(window, |kept| {
        kept.start.saturating_sub(AT_ONCE)..kept.end + AT_ONCE
    });
    let part = wanted.start.max(all.start)..wanted.end.min(all.end);
    if part.is_empty() { all.clone() } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_window_is_written_first_and_the_rest_a_few_at_a_time() {
        let (all, window) = (90..140, 100..112);
        let mut places = turn(&all, None, window.clone());
        assert_eq!(places, window);
        let mut turns = 1;
        while places != all {
            let next = turn(&all, Some(&places), window.clone());
            assert!(next.start <= places.start && places.end <= next.end && next != places);
            assert!(places.start - next.start <= AT_ONCE && next.end - places.end <= AT_ONCE);
            places = next;
            turns += 1;
        }
        assert_eq!(turns, 4);
    }

    #[test]
    fn rows_that_are_nowhere_near_the_window_are_written_all_the_same() {
        assert_eq!(turn(&(0..14), None, 5_000..5_010), 0..14);
        assert_eq!(turn(&(0..0), None, 0..10), 0..0);
    }
}
