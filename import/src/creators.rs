//! Rows to creators.

use std::collections::HashSet;

use tierwise_core::domain::creator::{Creator, Network, Price};
use tierwise_core::domain::money::{Currency, Minor};

use crate::fields::Field;
use crate::guard::unguarded;
use crate::heading::{Headings, are_headers};
use crate::mapping::{Column, Mapping};
use crate::number::{self, Read};
use crate::places::Places;
use crate::table::Table;
use crate::words::trim;

mod figures;
mod problem;
mod profiles;
mod row;

pub(crate) use figures::MOST_FOLLOWERS;
pub use figures::read_as;
use figures::{figure_in, share_of};
pub use problem::{Issue, LINE, Problem};
use row::{Room, Row};

/// Makes a creator of every row below the header. Amounts without a currency are in `currency`. A profile that an
/// earlier row named is left out; whoever has a roster already asks [`Rows`] and decides.
pub fn read(table: &Table, mapping: &Mapping, currency: Currency) -> (Vec<Creator>, Vec<Issue>) {
    let mut rows = Rows::new(table, mapping, currency);
    let mut seen = HashSet::new();
    let mut creators = Vec::with_capacity(table.rows());
    while let Some(line) = rows.next() {
        if seen.insert(key(rows.creator())) {
            creators.push(rows.creator().clone());
        } else {
            rows.twice(line);
        }
    }
    (creators, rows.into_issues())
}

/// Reads row by row into one creator, which saves a hundred thousand rows most of their allocations.
pub struct Rows<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    places: Places,
    headings: Headings,
    currency: Currency,
    next: usize,
    cells: Vec<&'a str>,
    creator: Creator,
    room: Room,
    issues: Vec<Issue>,
    unsaid: Unsaid,
}

/// How many creators the file does not say something of that every one has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsaid {
    /// Those with a profile of which nothing says the network.
    pub networks: u32,
    /// Those with an amount of which nothing says the currency.
    pub currencies: u32,
}

impl<'a> Rows<'a> {
    /// Starts at the first row below the header. Amounts without a currency are in `currency`.
    pub fn new(table: &'a Table, mapping: &'a Mapping, currency: Currency) -> Self {
        Self {
            table,
            mapping,
            places: Places::of(mapping),
            headings: Headings::new(table, mapping),
            currency,
            next: mapping.units_row().unwrap_or(mapping.first_row()),
            cells: Vec::new(),
            creator: Creator::default(),
            room: Room::default(),
            issues: Vec::new(),
            unsaid: Unsaid::default(),
        }
    }

    /// Reads on to the next row that names somebody and gives back its line; `None` after the last row.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<u32> {
        while self.next < self.table.rows() {
            let row = self.next;
            self.next += 1;
            let line = self.table.line(row);
            self.cells.clear();
            self.cells.extend(self.table.cells(row).map(unguarded));
            if self.mapping.units_row() == Some(row) {
                self.units(line);
                continue;
            }
            if let Some((heading, problem)) = self.headings.read(&self.cells) {
                self.note(line, heading, problem);
                continue;
            }
            let is_below_header = self.mapping.header.is_some_and(|header| header + 1 == row);
            if is_below_header && are_headers(&self.cells) {
                self.header(line);
                continue;
            }
            if self.table.is_open(line) {
                self.moved(line);
                continue;
            }
            if self.is_in_columns(line) && self.read(line) {
                return Some(line);
            }
        }
        None
    }

    /// Reads the row of a line with other cells. Says whether it names somebody.
    pub fn again(&mut self, line: u32, cells: impl Iterator<Item = &'a str>) -> bool {
        self.cells.clear();
        self.cells.extend(cells.map(unguarded));
        self.is_in_columns(line) && self.read(line)
    }

    /// Whether the cells of the row stand below their headers. Where commas stand between cells, one inside a cell moves
    /// all that follow; in a sheet what stands beyond the header is only that.
    fn is_in_columns(&mut self, line: u32) -> bool {
        let Some(beyond) = self.headings.beyond(&self.cells) else {
            return true;
        };
        if self.table.delimiter == ',' {
            self.moved(line);
            return false;
        }
        self.note(line, beyond, Problem::Wide);
        true
    }

    /// Notes that a line holds headers.
    fn header(&mut self, line: u32) {
        let mut cells = self.cells.iter().map(|cell| trim(cell));
        let first = cells.find(|cell| !cell.is_empty()).unwrap_or("");
        self.note(line, first, self.headings.header_again(&self.cells));
    }

    /// Notes that the units of the columns stand in a line: there is nothing to put right.
    fn units(&mut self, line: u32) {
        let said = self.cells.iter().filter(|cell| !trim(cell).is_empty());
        let said: Vec<&str> = said.copied().collect();
        self.issues.push(Issue {
            line,
            column: String::new(),
            place: None,
            value: said.join(", "),
            problem: Problem::Units,
        });
    }

    /// Notes that a comma may have moved the cells of a line, which is put right as a whole.
    fn moved(&mut self, line: u32) {
        self.issues.push(Issue {
            line,
            column: String::new(),
            place: Some(LINE),
            value: self.table.written(&self.cells),
            problem: Problem::Moved,
        });
    }

    fn read(&mut self, line: u32) -> bool {
        self.room.clear(&mut self.creator);
        let told = self.issues.len();
        let mut reader = Row {
            mapping: self.mapping,
            places: &self.places,
            section: self.headings.network(),
            line,
            cells: &self.cells,
            room: &mut self.room,
            issues: &mut self.issues,
        };
        reader.read(&mut self.creator, self.currency);
        // Few rows are looked at so closely: of the header of another list hardly a cell can be read.
        let told_now = self.issues.get(told..).unwrap_or(&[]);
        let is_unread = told_now.iter().any(|issue| issue.problem.is_unread());
        if is_unread && are_headers(&self.cells) {
            self.issues.truncate(told);
            self.header(line);
            return false;
        }
        let named = is_named(&self.creator);
        if named {
            self.unsaid.count(&self.creator);
        } else {
            self.note(line, "", Problem::Nameless);
        }
        named
    }

    /// Notes something about a row, which is put right in the cell that names somebody.
    fn note(&mut self, line: u32, value: &str, problem: Problem) {
        let names = [Field::Handle, Field::Name, Field::Id];
        let place = names
            .iter()
            .find_map(|field| self.places.field(*field).first());
        self.issues.push(Issue {
            line,
            column: String::new(),
            place: place.map(|at| *at as u32),
            value: value.to_owned(),
            problem,
        });
    }

    /// Who stands in the row that was read last.
    pub fn creator(&self) -> &Creator {
        &self.creator
    }

    /// Whether a column holds this.
    pub fn has(&self, field: Field) -> bool {
        !self.places.field(field).is_empty()
    }

    /// What the row that was read last says of a field, as it stands.
    pub fn said(&self, field: Field) -> Option<&'a str> {
        let cells = self.filled(field);
        cells.map(|(_, cell)| cell).next()
    }

    /// The number that the row that was read last has for a field, with its currency.
    pub fn amount(&self, field: Field) -> Option<(f64, Currency)> {
        let (column, cell) = self.filled(field).next()?;
        match number::read(cell, column.mark) {
            Read::Number(number) => {
                let known = number.currency_among(&[column.currency, self.mapping.currency]);
                Some((number.value, known.unwrap_or(self.currency)))
            }
            Read::Missing | Read::Wrong => None,
        }
    }

    /// The share of a whole, 0 to 1, that the row that was read last has for a field; `Some(None)` where what stands
    /// there is none.
    pub fn part(&self, field: Field) -> Option<Option<f64>> {
        let (column, cell) = self.filled(field).next()?;
        match figure_in(column, cell) {
            Read::Number(number) => Some(share_of(&number, column, 1.0)),
            Read::Missing => None,
            Read::Wrong => Some(None),
        }
    }

    fn filled(&self, field: Field) -> impl Iterator<Item = (&'a Column, &'a str)> {
        let places = self.places.field(field).iter();
        let cells =
            places.filter_map(|at| Some((self.mapping.columns.get(*at)?, *self.cells.get(*at)?)));
        cells.filter(|(_, cell)| !trim(cell).is_empty())
    }

    /// Notes that what the row that was read last says of a field cannot be taken.
    pub fn undecided(&mut self, line: u32, field: Field) {
        let cell = self.filled(field).next();
        let (column, value) = cell.map_or((String::new(), ""), |(column, cell)| {
            (column.header.clone(), cell)
        });
        self.issues.push(Issue {
            line,
            column,
            place: None,
            value: value.to_owned(),
            problem: Problem::Undecided,
        });
    }

    /// Notes that the row that was read last names somebody again.
    pub fn twice(&mut self, line: u32) {
        self.issues.push(Issue {
            line,
            column: String::new(),
            place: None,
            value: self.creator.name.clone(),
            problem: Problem::Twice,
        });
    }

    /// What the rows that were read do not say.
    pub const fn unsaid(&self) -> Unsaid {
        self.unsaid
    }

    /// What could not be taken as it stands, in the order of the file.
    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }
}

impl Unsaid {
    fn count(&mut self, creator: &Creator) {
        let nowhere = creator.profiles.iter().any(|p| p.network.is_none());
        let bare = |price: &Price| !price.stated && price.amount != Minor::ZERO;
        self.networks += u32::from(nowhere || creator.profiles.is_empty());
        self.currencies += u32::from(creator.prices.iter().any(bare));
    }
}

/// Reads a value that somebody typed as a cell of a column of that field would be read, with the network of the profile
/// it is meant for. What comes back has that field and no other; nothing where the value says that nothing is known.
/// Amounts without a currency are in `currency`.
///
/// `12.345` may be twelve or twelve thousand. Of a count it is twelve only where `now`, what stands there so far, has
/// decimals: people have few of those, and more often write `12.345` as `12,345`.
///
/// # Errors
/// What is wrong with the value, where it cannot be taken as it stands.
pub fn typed(
    field: Field,
    network: Option<Network>,
    value: &str,
    now: &str,
    currency: Currency,
) -> Result<Creator, Problem> {
    let mapping = Mapping::of_one(field, network, value, now);
    let (mut creator, mut issues) = (Creator::default(), Vec::new());
    Row {
        mapping: &mapping,
        places: &Places::of(&mapping),
        section: None,
        line: 1,
        cells: &[value],
        room: &mut Room::default(),
        issues: &mut issues,
    }
    .read(&mut creator, currency);
    match issues.first() {
        Some(issue) if issue.problem != Problem::About => Err(issue.problem),
        _ => Ok(creator),
    }
}

fn is_named(creator: &Creator) -> bool {
    let names = [&creator.name, &creator.id];
    names.iter().any(|text| !text.is_empty())
        || creator.profiles.iter().any(|p| !p.handle.is_empty())
}

/// By what a creator is told from others: network and handle, else name and id.
fn key(creator: &Creator) -> (Option<Network>, String, String) {
    let profile = creator.profiles.iter().find(|p| !p.handle.is_empty());
    if let Some(profile) = profile {
        return (
            profile.network,
            profile.handle.to_lowercase(),
            String::new(),
        );
    }
    (None, creator.name.to_lowercase(), creator.id.clone())
}
