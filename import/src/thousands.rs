//! Lines as people type them with commas between the cells and inside the numbers, too: `@ana, 12,500, 3.4%`.
//!
//! Where blanks stand behind the commas between cells, and where a line has as many cells more than its neighbours as it
//! has such commas, it is known which is which. Where it is not, nothing is taken for a number.

use crate::number::{self, Mark, Read};
use crate::table::Table;

/// Lines looked at to see how many cells one has.
const SAMPLE: usize = 60;

/// Digits between two commas inside a number.
const GROUP: usize = 3;

/// What is known of the commas of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Each cell is one.
    Apart,
    /// What goes on with the cell before belongs to it.
    Together,
    /// It may be either.
    Open,
}

/// How many cells a line has.
struct Shape {
    cells: usize,
    /// Of those, how many may go on with the number of the one before.
    torn: usize,
    /// Whether blanks say that they do.
    is_spaced: bool,
}

impl Shape {
    fn of(cells: &[&str]) -> Self {
        let going_on = going_on(cells);
        Self {
            cells: cells.len(),
            torn: torn(&going_on),
            is_spaced: are_spaced(cells, &going_on),
        }
    }
}

/// Puts numbers together that commas tore apart, in a table without a header and with commas between its cells.
pub fn mend(table: &mut Table) {
    let lines = 0..table.rows().min(SAMPLE);
    let seen: Vec<Shape> = lines.map(|row| Shape::of(&cells_of(table, row))).collect();
    if seen.iter().all(|line| line.torn == 0) {
        return;
    }
    let usual = usual(&seen);
    let alike = open_pair(table).is_some();
    table.join(|cells| {
        let going_on = going_on(cells);
        match known(cells, &going_on, usual) {
            // The same in every line: the columns are left out instead of the lines.
            Known::Open if usual.is_none() && alike => Some(Vec::new()),
            Known::Apart => Some(Vec::new()),
            Known::Together => Some(going_on),
            Known::Open => None,
        }
    });
}

/// Columns that may hold two halves of one number in every line, without anything that says whether they do: the place
/// of the first half.
pub fn open_pair(table: &Table) -> Option<usize> {
    let lines = 0..table.rows().min(SAMPLE);
    let mut halves = lines.map(|row| going_on(&cells_of(table, row)));
    let mut pairs = halves.next()?;
    for other in halves {
        for (at, pair) in pairs.iter_mut().enumerate() {
            *pair &= other.get(at) == Some(&true);
        }
    }
    pairs.iter().position(|pair| *pair)?.checked_sub(1)
}

fn cells_of(table: &Table, row: usize) -> Vec<&str> {
    table.cells(row).collect()
}

/// For every cell whether it may go on with the number of the cell before.
fn going_on(cells: &[&str]) -> Vec<bool> {
    let mut is_open = false;
    let each = cells.iter().map(|cell| {
        let goes_on = is_open && is_group(cell);
        is_open = if goes_on {
            cell.len() == GROUP
        } else {
            may_go_on(cell)
        };
        goes_on
    });
    each.collect()
}

/// Whether a cell ends in one to three digits of which the first is no zero, with nothing but a sign of money before.
fn may_go_on(cell: &str) -> bool {
    let rest = cell
        .trim_start()
        .trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = cell.trim_start().get(rest.len()..).unwrap_or("");
    let sign = rest.trim_end();
    (1..=GROUP).contains(&digits.len())
        && !digits.starts_with('0')
        && (sign.is_empty() || number::names_currency(sign))
}

/// Whether a cell begins with exactly three digits, and what follows them, if anything does, is a unit or decimals.
fn is_group(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = || {
        let number = format!("1,{cell}");
        // “12,500k” are two figures.
        !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '%')
            && matches!(number::read(&number, Mark::Point), Read::Number(_))
    };
    cell.len() - rest.len() == GROUP && (rest.is_empty() || unit())
}

/// Cells that may be parts of others.
fn torn(going_on: &[bool]) -> usize {
    going_on.iter().filter(|goes_on| **goes_on).count()
}

/// How many cells lines have: most of those in which no comma is in doubt; where all have such, what they agree on once
/// their numbers are put together, if they do not agree before.
fn usual(seen: &[Shape]) -> Option<usize> {
    let together = |line: &Shape| line.cells - line.torn;
    let sure = seen.iter().filter(|line| line.torn == 0 || line.is_spaced);
    let mut widths: Vec<usize> = sure.map(together).collect();
    if widths.is_empty() {
        let first = seen.first()?;
        let agree = seen.iter().all(|line| together(line) == together(first));
        let apart = seen.iter().any(|line| line.cells != first.cells);
        return (agree && apart).then(|| together(first));
    }
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied()
}

fn known(cells: &[&str], going_on: &[bool], usual: Option<usize>) -> Known {
    let torn = torn(going_on);
    if torn == 0 {
        return Known::Apart;
    }
    if are_spaced(cells, going_on) {
        return Known::Together;
    }
    match usual.map(|usual| cells.len().saturating_sub(usual)) {
        Some(0) => Known::Apart,
        Some(more) if more == torn => Known::Together,
        // They could be put together in several ways, or not at all.
        _ => Known::Open,
    }
}

/// Whether a blank stands behind every comma but those that may be inside a number.
fn are_spaced(cells: &[&str], going_on: &[bool]) -> bool {
    let others = cells.iter().zip(going_on).skip(1);
    let mut others = others.filter(|(_, goes_on)| !**goes_on).peekable();
    others.peek().is_some() && others.all(|(cell, _)| cell.starts_with(' '))
}
