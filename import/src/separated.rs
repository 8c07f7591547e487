//! Separated values to cells: as RFC 4180 has them, and as people and programs write them instead.

use crate::table::Table;
use crate::words::trim;

/// Line breaks in a quoted cell beyond which its first quote is taken for a slip: biographies run over twenty lines, a
/// quote that stands there by mistake over the rest of the file.
const LONGEST: u32 = 100;
/// The same for a cell that nothing closes. A file that breaks off leaves a few lines in its last cell.
const LONGEST_OPEN: u32 = 3;

/// Reads records one after another.
pub struct Records<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    line: u32,
    delimiter: u8,
    /// Whether a carriage return ends a line on its own, as the first line does.
    returns: bool,
    /// Which bytes end a cell without quotes: looked up, because most of a file is such cells.
    stops: [bool; 256],
}

/// Where a cell stands in the text.
#[derive(Default)]
struct Span {
    from: usize,
    to: usize,
    /// The delimiter or line end after it.
    next: usize,
    /// Line breaks in it.
    breaks: u32,
    /// Whether quotes in it are doubled.
    doubled: bool,
}

impl<'a> Records<'a> {
    /// Starts at the beginning of the text, which is a line of this number.
    pub fn new(text: &'a str, delimiter: u8, line: u32) -> Self {
        let mut records = Self {
            bytes: text.as_bytes(),
            text,
            at: 0,
            line,
            delimiter,
            returns: true,
            stops: std::array::from_fn(|byte| {
                byte == usize::from(delimiter)
                    || byte == usize::from(b'\n')
                    || byte == usize::from(b'\r')
            }),
        };
        let mut end = records.span(0).next;
        while records.byte(end) == Some(delimiter) {
            end = records.span(end + 1).next;
        }
        records.returns = records.byte(end) == Some(b'\r') && records.byte(end + 1) != Some(b'\n');
        if let Some(stops) = records.stops.get_mut(usize::from(b'\r')) {
            *stops = records.returns || delimiter == b'\r';
        }
        records
    }

    /// Adds the next record with any text to a table; `false` after the last one.
    pub fn read(&mut self, table: &mut Table) -> bool {
        while self.at < self.bytes.len() {
            table.begin(self.line);
            let mut blank = self.cell(table, true);
            while self.byte(self.at) == Some(self.delimiter) {
                self.at += 1;
                blank = self.cell(table, blank);
            }
            let both = self.byte(self.at) == Some(b'\r') && self.byte(self.at + 1) == Some(b'\n');
            self.at += 1 + usize::from(both);
            self.line += 1;
            if !blank {
                return true;
            }
            table.forget_last();
        }
        false
    }

    /// Adds the cell that begins here and says whether all so far are blank.
    fn cell(&mut self, table: &mut Table, blank: bool) -> bool {
        let span = self.span(self.at);
        let cell = || self.text.get(span.from..span.to).unwrap_or("");
        if span.doubled {
            table.add(&cell().replace("\"\"", "\""));
        } else {
            table.point(span.from, span.to);
        }
        self.at = span.next;
        self.line += span.breaks;
        blank && trim(cell()).is_empty()
    }

    fn span(&self, from: usize) -> Span {
        if self.byte(from) == Some(b'"')
            && let Some(quoted) = self.quoted(from + 1)
        {
            return quoted;
        }
        let ends = |byte: &u8| self.stops.get(usize::from(*byte)) == Some(&true);
        let mut to = self.ahead(from, ends).unwrap_or(self.bytes.len());
        // A return and a feed end a line together.
        if self.byte(to) == Some(b'\n') && to > from && self.byte(to - 1) == Some(b'\r') {
            to -= 1;
        }
        Span {
            from,
            to,
            next: to,
            ..Span::default()
        }
    }

    /// The quoted cell of which the text begins here. A quote closes it that stands, blanks aside, before a delimiter or
    /// the end of a line; doubled quotes are text, and so is one astray. `None` where its first quote is a slip: nothing
    /// closes it for too many lines, nothing in the line of a quote astray, or another quoted cell seems to begin in it.
    ///
    /// No text makes this slow, though it looks ahead from every cell with a quote. After a quote astray it goes no
    /// farther than the next such cell. Where it went far without one, all quotes it passed were doubled, so that every
    /// cell that begins with them has one astray at once.
    fn quoted(&self, from: usize) -> Option<Span> {
        let mut span = Span {
            from,
            ..Span::default()
        };
        let mut at = from;
        let mut astray = false;
        while span.breaks <= LONGEST {
            let stops = |byte: &u8| *byte == b'"' || self.ends_line(*byte);
            let Some(stop) = self.ahead(at, stops) else {
                span.to = self.bytes.len();
                span.next = span.to;
                return (!astray && span.breaks <= LONGEST_OPEN).then_some(span);
            };
            at = stop + 1;
            let begins = self.begins_cell(stop);
            if astray && (begins || self.byte(stop) != Some(b'"')) {
                return None;
            }
            if self.byte(stop) != Some(b'"') {
                let second = self.byte(stop) == Some(b'\n') && self.byte(stop - 1) == Some(b'\r');
                span.breaks += u32::from(!(second && self.returns));
            } else if self.byte(at) == Some(b'"') {
                span.doubled = true;
                at += 1;
            } else if let Some(next) = self.closed(at) {
                return Some(Span {
                    to: stop,
                    next,
                    ..span
                });
            } else if begins && span.breaks > 0 {
                return None;
            } else {
                astray = true;
            }
        }
        None
    }

    /// Whether a delimiter or the end of a line stands before this place.
    fn begins_cell(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.byte(before));
        before.is_some_and(|byte| byte == self.delimiter || self.ends_line(byte))
    }

    /// Where a cell ends of which the last quote stands before this place: after blanks, if nothing else follows them.
    fn closed(&self, at: usize) -> Option<usize> {
        let text = |byte: &u8| {
            *byte == self.delimiter
                || !matches!(byte, b' ' | b'\t' | b'\r')
                || self.ends_line(*byte)
        };
        let next = self.ahead(at, text).unwrap_or(self.bytes.len());
        let after = self.byte(next);
        let ends = after.is_none_or(|byte| byte == self.delimiter || self.ends_line(byte));
        ends.then_some(next)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// The first byte from here on for which something holds.
    fn ahead(&self, from: usize, holds: impl Fn(&u8) -> bool) -> Option<usize> {
        let ahead = self.bytes.get(from..)?.iter().position(holds)?;
        Some(from + ahead)
    }

    fn ends_line(&self, byte: u8) -> bool {
        byte == b'\n' || (byte == b'\r' && self.returns)
    }
}
