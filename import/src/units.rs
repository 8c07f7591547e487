//! A row of units below the header: `,(k),(%),(USD)`.

use crate::mapping::scale;
use crate::number;
use crate::table::Table;
use crate::worded::{PERCENT, currency_in};
use crate::words::words;

/// Characters of the longest unit.
const LONGEST: usize = 24;

/// What else stands in such a row and changes nothing about a number, as [`words`] writes it; nothing is left of signs.
const PLAIN: [&str; 12] = [
    "", "text", "name", "number", "no", "nr", "count", "total", "url", "link", "date", "yes no",
];

/// What a cell of such a row says of its column.
enum Unit<'a> {
    /// How its numbers are read.
    Of(&'a str),
    /// Nothing about that.
    Plain,
}

/// Whether every cell of a row is a unit, and one at least says how numbers are read.
pub fn are_in(table: &Table, row: usize) -> bool {
    let cells = table.cells(row).filter(|cell| !cell.trim().is_empty());
    let units: Option<Vec<Unit>> = cells.map(unit).collect();
    let says = |unit: &Unit| matches!(unit, Unit::Of(_));
    units.is_some_and(|units| units.len() > 1 && units.iter().any(says))
}

/// A header with the unit that stands below it, as it would be written in one cell.
pub fn with_unit(header: &str, cell: &str) -> String {
    match unit(cell) {
        Some(Unit::Of(unit)) if !header.contains(unit) => format!("{header} ({unit})"),
        _ => header.to_owned(),
    }
}

fn unit(cell: &str) -> Option<Unit<'_>> {
    let brackets = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']');
    let bare = cell.trim_matches(brackets);
    if bare.len() > LONGEST || bare.contains(|c: char| c.is_ascii_digit() && c != '0') {
        return None;
    }
    let said = words(bare);
    if PERCENT.contains(&said.as_str()) {
        return Some(Unit::Of("%"));
    }
    let is_money = || currency_in(bare).is_some() || number::sign_in(bare).is_some();
    if matches!(said.as_str(), "%" | "in %") || scale(&said).is_some() || is_money() {
        return Some(Unit::Of(bare));
    }
    // Any word in brackets is one, whatever it says.
    let is_bracketed = bare.len() + 2 <= cell.trim().len();
    (is_bracketed || PLAIN.contains(&said.as_str())).then_some(Unit::Plain)
}
