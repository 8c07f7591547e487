//! Rows inside a table that are nobody: its header said again, headings of sections, sums.

use tierwise_core::domain::creator::Network;

use crate::fields::Field;
use crate::handle;
use crate::headers::network;
use crate::mapping::Mapping;
use crate::table::Table;
use crate::words::trim;

/// Rows looked at to see how many cells are usually filled.
const SAMPLE: usize = 400;
/// Cells that a person's row usually has in a table where a lone word is a heading.
const USUAL: usize = 3;

/// What stands for a name in a row that sums up others, by the first letter: every row is compared.
fn sums(first: u8) -> &'static [&'static str] {
    match first {
        b't' => &["total", "totals", "totale", "toplam"],
        b'g' => &["grand total", "gesamt"],
        b's' => &[
            "sum",
            "summe",
            "subtotal",
            "sub total",
            "somme",
            "suma",
            "soma",
        ],
        b'a' => &["average", "avg"],
        b'm' => &["mean", "median", "mittelwert", "moyenne"],
        b'd' => &["durchschnitt"],
        b'p' => &["promedio"],
        b'j' => &["jumlah"],
        b'r' => &["rata-rata"],
        _ => &[],
    }
}

/// Tells headings from people.
pub struct Headings {
    header: Vec<String>,
    /// Columns that name somebody.
    names: Vec<usize>,
    /// Columns that hold handles.
    handles: Vec<usize>,
    /// How many cells of a row are filled as a rule.
    usual: usize,
    network: Option<Network>,
}

impl Headings {
    /// Looks at a table whose columns are known.
    pub fn new(table: &Table, mapping: &Mapping) -> Self {
        let row = |row: usize| {
            table
                .cells(row)
                .map(|cell| cell.trim().to_owned())
                .collect()
        };
        let header: Vec<String> = mapping.header.map_or_else(Vec::new, row);
        let naming = |field: &Option<Field>| matches!(field, Some(Field::Name | Field::Handle));
        let columns = mapping.columns.iter().enumerate();
        let names = columns
            .clone()
            .filter(|(at, column)| *at == 0 || naming(&column.field));
        let handles = columns.filter(|(_, column)| column.field == Some(Field::Handle));
        let rows = mapping.first_row()..table.rows().min(mapping.first_row() + SAMPLE);
        let mut widths: Vec<usize> = rows.map(|row| filled(table.cells(row)).count()).collect();
        widths.sort_unstable();
        Self {
            header,
            names: names.map(|(at, _)| at).collect(),
            handles: handles.map(|(at, _)| at).collect(),
            usual: widths.get(widths.len() / 2).copied().unwrap_or(0),
            network: None,
        }
    }

    /// The network that the last heading below the header named.
    pub fn network(&self) -> Option<Network> {
        self.network
    }

    /// The words of a row that is a heading.
    pub fn read<'a>(&mut self, cells: &[&'a str]) -> Option<&'a str> {
        let mut filled = filled(cells.iter().copied());
        let (at, first) = filled.next()?;
        let alone = filled.next().is_none();
        let heading = if alone {
            self.is_section(at, first, cells.len())
        } else {
            self.header.get(at).is_some_and(|header| header == first) && self.is_header(cells)
        };
        (heading || self.is_sum(cells)).then_some(first)
    }

    /// The first text of a row beyond the last column of the header.
    pub fn beyond<'a>(&self, cells: &[&'a str]) -> Option<&'a str> {
        let beyond = cells.get(self.header.len()..)?;
        let mut beyond = beyond.iter().copied().filter(|cell| !trim(cell).is_empty());
        beyond.next().filter(|_| !self.header.is_empty())
    }

    fn is_header(&self, cells: &[&str]) -> bool {
        let header = |at: usize| self.header.get(at).map(String::as_str);
        filled(cells.iter().copied()).all(|(at, cell)| header(at) == Some(cell))
    }

    fn is_sum(&self, cells: &[&str]) -> bool {
        let named = self.names.iter().filter_map(|at| cells.get(*at));
        let is_one = |cell: &str| {
            let cell = trim(cell).trim_end_matches([':', ' ']);
            let first = cell.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
            let sums = sums(first).iter();
            sums.into_iter().any(|sum| sum.eq_ignore_ascii_case(cell))
        };
        cells.len() > 1 && named.into_iter().any(|cell| is_one(cell))
    }

    /// What stands alone in its row is a heading where people have more to say of themselves, where it is a network, and
    /// where it is several words in place of a handle.
    fn is_section(&mut self, at: usize, word: &str, width: usize) -> bool {
        if width < 2 || handle::is_marked(word) {
            return false;
        }
        let said = network(word);
        self.network = said.or(self.network);
        let words = self.handles.contains(&at) && word.contains(' ');
        said.is_some() || (self.names.contains(&at) && (self.usual >= USUAL || words))
    }
}

/// The cells of a row with text, and their places.
fn filled<'a>(cells: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let cells = cells.map(trim).enumerate();
    cells.filter(|(_, cell)| !cell.is_empty())
}

/// The only cell with text of a row.
pub fn alone<'a>(cells: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut said = filled(cells);
    let (_, only) = said.next()?;
    said.next().is_none().then_some(only)
}
