//! Rows to creators.

use std::collections::HashSet;
use std::mem;

use tierwise_core::domain::creator::{Basis, Creator, Engagement, Network, Price, Profile};
use tierwise_core::domain::decimal::short;
use tierwise_core::domain::money::{Currency, Minor};

use crate::each::each;
use crate::fields::{Field, Kind};
use crate::guard::unguarded;
use crate::handle;
use crate::headers::{names_several, network, networks, rate_cell};
use crate::heading::{Headings, are_headers};
use crate::mapping::{Column, Mapping};
use crate::number::{self, Number, Read};
use crate::places::Places;
use crate::sets::Placed;
use crate::table::Table;
use crate::worded::{is_free, money_in};
use crate::words::{trim, without_entities, words};

/// Nobody has more followers.
pub(crate) const MOST_FOLLOWERS: f64 = 5e9;
/// No post has more interactions than this for each follower.
const HIGHEST_RATE: f64 = 100.0;

/// Where a share of a profile goes.
type Put = fn(&mut Profile, f64);

/// Shares of a profile and where they go.
const SHARES: [(Field, Put); 2] = [
    (Field::Sponsored, |p, share| p.sponsored = Some(share)),
    (Field::PaidEffect, |p, share| p.paid_effect = Some(share)),
];

/// What stands for the place of a cell where a whole line can be put right.
pub const LINE: u32 = u32::MAX;

/// Something in a row that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Line of the file, from 1.
    pub line: u32,
    /// Header of the column; empty where the row as a whole is meant.
    pub column: String,
    /// Place of the cell that can be put right, from 0; [`LINE`] for the whole line; `None` where nothing can.
    pub place: Option<u32>,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a cell or a row, and what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// “1.2M+” and “600K-800K” are taken as the number they are about.
    About,
    /// No number where one belongs: the figure stays unknown.
    NoNumber,
    /// A line of cells with commas between them has more than the header, or than its neighbours where there is none: a
    /// comma may have moved every figure, so it is left out.
    Moved,
    /// The row has more cells than the header: those are left out.
    Wide,
    /// A second profile on one network: the first is taken.
    Second,
    /// The address of a post, or of anything else that is nobody's profile, beside a handle: it says a network and no more.
    Post,
    /// An address of mail where a handle belongs: it is taken for one.
    Mail,
    /// Several networks in one cell: the figures are taken for the first.
    Several,
    /// A platform that is not known: the profile is on none.
    NoNetwork,
    /// A count below zero or beyond all accounts: the figure stays unknown.
    Absurd,
    /// The row names nobody: it is left out.
    Nameless,
    /// The same profile stands in an earlier row: the row is left out.
    Twice,
    /// The row is a heading inside the table or a sum: it is left out.
    Heading,
    /// The row is the header of another list: it is left out.
    Header,
    /// The row holds the units of the columns, below the header: it is nobody, and nothing is left out.
    Units,
    /// A mark, stage, step, gift, package or share of an audience that is none: it stays open.
    Undecided,
}

impl Problem {
    /// All of them, those that keep a row out first.
    pub const ALL: [Self; 16] = [
        Self::Nameless,
        Self::Twice,
        Self::Heading,
        Self::Header,
        Self::Moved,
        Self::Wide,
        Self::Second,
        Self::Post,
        Self::Mail,
        Self::Several,
        Self::NoNetwork,
        Self::NoNumber,
        Self::Absurd,
        Self::About,
        Self::Undecided,
        Self::Units,
    ];

    /// Whether the row was taken all the same.
    pub const fn is_taken(self) -> bool {
        !matches!(
            self,
            Self::Nameless | Self::Twice | Self::Heading | Self::Header | Self::Moved
        )
    }

    /// Whether a cell holds nothing of what its column is for.
    const fn is_unread(self) -> bool {
        matches!(self, Self::NoNumber | Self::NoNetwork)
    }

    /// Whether something of a row was read otherwise than it stands, or not at all.
    pub const fn is_repair(self) -> bool {
        self.is_taken() && !matches!(self, Self::Units)
    }

    /// What happened and what to do, as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::About => {
                "Taken as the number it is about. Write the exact figure if you know it."
            }
            Self::NoNumber => {
                "This is no number, so the figure stays unknown. Write a number, for instance 12.5k."
            }
            Self::Absurd => {
                "No account has such a figure, so it stays unknown. Check the column or the row."
            }
            Self::Moved => {
                "The line has more cells than the header or than the lines around it, so a comma stands inside one of them and figures are in the wrong columns. Put that cell in quotes (\"12,500\"), or leave its comma out."
            }
            Self::Wide => {
                "The row has more cells than the header, and the last ones are left out. Give their column a header if they belong to the creator."
            }
            Self::Second => {
                "This is of a second profile on the same network, or on none that is named, and only the first was taken. Give the other one a row of its own."
            }
            Self::Post => {
                "A link in the cell leads to a post or a page and to nobody’s profile. The handle beside it was taken, and of the link nothing but the platform."
            }
            Self::Mail => {
                "This is an e-mail address and no handle: it was taken as the creator’s e-mail, unless the row has another one. If you know the handle, say it in the creator’s row in the roster."
            }
            Self::Several => {
                "The cell names several platforms, and the creator was taken as being on the first. Give each platform a row of its own, or columns of its own, or write a figure for each in the same order: 12k / 45k."
            }
            Self::NoNetwork => {
                "Tierwise does not know this platform, so the creator came in without one. Choose it in their row in the roster if it goes by another name there."
            }
            Self::Undecided => {
                "This is not what its column is for, so it stays open. Say it in the creator’s row in the roster."
            }
            Self::Units => {
                "These are the units of the columns, and the figures below are read in them."
            }
            Self::Nameless => {
                "The row names nobody: it has neither a handle nor a name nor an id. Add one and read it again."
            }
            Self::Twice => {
                "This profile stands in an earlier row of the file or in your roster already, and that one was kept. \
                 Take the row instead if it is the newer one. To replace them all, or to fill their gaps, take the file \
                 in again."
            }
            Self::Header => {
                "This is a second header, of other words than the first, and the lines below it were read in the columns of the first one. If they have others, bring them as a file of their own."
            }
            Self::Heading => {
                "This looks like a heading or a sum inside the table, not like a person. If it is one, add a handle with an @ and read it again."
            }
        }
    }
}

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

/// The currency that a cell names by its code, its sign or its name.
fn currency_said(cell: &str) -> Option<Currency> {
    let by_name = || money_in(&words(cell)).map(|(_, code)| code);
    Currency::parse(cell)
        .or_else(|| number::sign_in(cell))
        .or_else(by_name)
}

/// What columns say in a row.
fn said<'a>(cells: &'a [&'a str], columns: &'a [usize]) -> impl Iterator<Item = &'a str> {
    let cells = columns.iter().filter_map(|at| cells.get(*at));
    cells
        .map(|cell| trim(cell))
        .filter(|cell| !number::is_missing(cell))
}

/// Texts of rows that were read, whose room the next row gets.
#[derive(Default)]
struct Room(Vec<String>);

impl Room {
    /// Makes a creator ready for the next row.
    fn clear(&mut self, creator: &mut Creator) {
        // One by one: drained, every profile would be moved for the sake of its handle.
        for profile in &mut creator.profiles {
            self.0.push(mem::take(&mut profile.handle));
        }
        self.0.append(&mut creator.categories);
        creator.clear();
    }

    /// A text of its own.
    fn keep(&mut self, text: &str) -> String {
        let mut kept = self.0.pop().unwrap_or_default();
        kept.clear();
        kept.push_str(text);
        kept
    }
}

/// A row that is being read.
struct Row<'a> {
    mapping: &'a Mapping,
    places: &'a Places,
    /// The network that a heading above the row names.
    section: Option<Network>,
    line: u32,
    cells: &'a [&'a str],
    room: &'a mut Room,
    issues: &'a mut Vec<Issue>,
}

impl<'a> Row<'a> {
    fn read(&mut self, creator: &mut Creator, currency: Currency) {
        // A note is nobody's word for nothing, and its blanks are its own.
        for (_, note) in self.of(Field::Notes) {
            if creator.notes.is_empty() && !note.trim().is_empty() {
                creator.notes.push_str(note);
            }
        }
        for (place, columns) in &self.places.texts {
            if let Some(text) = said(self.cells, columns).next() {
                place(creator).push_str(text);
            }
        }
        let stated = self.texts(Field::Currency).find_map(currency_said);
        let (cells, room) = (self.cells, &mut *self.room);
        let categories = said(cells, self.places.field(Field::Category));
        let categories = categories.flat_map(|cell| cell.split(';')).map(str::trim);
        let categories = categories.filter(|one| !one.is_empty());
        creator
            .categories
            .extend(categories.map(|one| room.keep(one)));
        creator.country = self.texts(Field::Country).next().map(str::to_owned);
        creator.city = self.city(creator.country.as_deref());
        // Beside a first name “Nom” is the last one, beside a last name “Nombre” the first. Who has both and a name is
        // known by the name.
        let parts = [Field::FirstName, Field::LastName].map(|field| self.texts(field).next());
        match parts {
            [Some(first), Some(last)] if creator.name.is_empty() => {
                creator.name.extend([first, " ", last]);
            }
            [Some(first), None] => join_name(&mut creator.name, first, true),
            [None, Some(last)] => join_name(&mut creator.name, last, false),
            _ => {}
        }
        self.credible(creator);
        self.profiles(creator);
        self.prices(creator, stated, currency);
        if creator.name.contains('@') {
            handle_in_name(creator, self.section.or(self.mapping.network));
        }
        if creator.name.contains('&') {
            creator.name = without_entities(&creator.name);
        }
        if creator.name.is_empty()
            && let Some(named) = creator.profiles.iter().find(|p| !p.handle.is_empty())
        {
            creator.name.push_str(&named.handle);
        }
        // Who is known by nothing else is known by their address.
        if creator.name.is_empty() && creator.id.is_empty() {
            creator.name.push_str(&creator.contact);
        }
    }

    /// A column with its cell.
    fn at(&self, place: usize) -> Option<(&'a Column, &'a str)> {
        Some((self.mapping.columns.get(place)?, *self.cells.get(place)?))
    }

    /// The columns of a field with their cells.
    fn of(&self, field: Field) -> impl Iterator<Item = (&'a Column, &'a str)> {
        let places = self.places.field(field).iter();
        places.filter_map(|at| self.at(*at))
    }

    /// What the columns of a field say.
    fn texts(&self, field: Field) -> impl Iterator<Item = &'a str> {
        said(self.cells, self.places.field(field))
    }

    /// City and state stand in columns of their own as often as in one: “Portland, Oregon”. The code of a state may be one
    /// of a country, too, and its country says which: “Los Angeles, CA, US”.
    fn city(&self, country: Option<&str>) -> Option<String> {
        let mut parts = self.texts(Field::City);
        let mut city = parts.next()?.to_owned();
        let mut coded = false;
        for part in parts {
            if !city.split(", ").any(|known| known == part) {
                city.extend([", ", part]);
                coded = part.len() == 2;
            }
        }
        if let Some(country) = country.filter(|_| coded) {
            city.extend([", ", country]);
        }
        Some(city)
    }

    fn profiles(&mut self, creator: &mut Creator) {
        // An X is a network here, and not nothing.
        let mut placed = Placed::default();
        let mut beside = Vec::new();
        for at in self.places.field(Field::Network) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let named = network(cell);
            if names_several(cell) {
                let all = networks(cell);
                if column.set == 0 && self.is_shared_out(&all) {
                    beside = all;
                    continue;
                }
                self.tell(column, cell, Problem::Several);
            }
            placed.say(column.set, named);
            if named.is_none() && !number::is_missing(cell) {
                self.tell(column, cell, Problem::NoNetwork);
            }
        }
        let beside = beside.as_slice();
        let of_all = placed.network(0).or(self.section).or(self.mapping.network);
        placed.say(0, of_all);
        for at in self.places.field(Field::Handle) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            if number::is_missing(cell) {
                continue;
            }
            self.handles(creator, column, cell, &mut placed, (of_all, beside));
        }
        // Numbered profiles are several, whatever is known of their networks.
        if !self.places.numbered {
            join_handle(creator);
        }
        // Figures of a row with one profile are that profile's, and so are those of no number among several.
        let file_network = match creator.profiles.as_slice() {
            [only] => only.network,
            [first, ..] if self.places.numbered => first.network,
            _ => of_all,
        };
        for (set, columns) in &self.places.counts {
            for at in columns {
                let Some((column, cell)) = self.at(*at) else {
                    continue;
                };
                let read = figure_in(column, cell);
                if read == Read::Wrong && self.share_out(creator, column, cell, beside, *set) {
                    continue;
                }
                if let Some(count) = self.count(column, cell, read)
                    && let Some(network) = self.network_of(column, cell, &mut placed, file_network)
                {
                    on_profile(creator, network, |profile| set(profile, count));
                }
            }
        }
        for at in self.places.field(Field::EngagementRate) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let Some(number) = self.number(column, cell) else {
                continue;
            };
            let Some(rate) = rate_of(&number, column) else {
                self.tell(column, cell, Problem::Absurd);
                continue;
            };
            let Some(network) = self.network_of(column, cell, &mut placed, file_network) else {
                continue;
            };
            // What stands in the cell is about this rate, what its header says about all.
            let basis = match rate_cell(cell).1 {
                Basis::Unknown => column.basis,
                said => said,
            };
            on_profile(creator, network, |profile| {
                profile.engagement = Some(Engagement { rate, basis });
            });
        }
        for (field, set) in SHARES {
            for at in self.places.field(field) {
                let Some((column, cell)) = self.at(*at) else {
                    continue;
                };
                let highest = field.highest().unwrap_or(1.0);
                if let Some(share) = self.share(column, cell, highest)
                    && let Some(network) = self.network_of(column, cell, &mut placed, file_network)
                {
                    on_profile(creator, network, |profile| set(profile, share));
                }
            }
        }
        if !self.places.numbered {
            share_handle(creator);
        }
        // Whose figures and handle are still to come is somewhere all the same.
        if creator.profiles.is_empty() && file_network.is_some() {
            on_profile(creator, file_network, |_| {});
        }
    }

    /// The profiles that a cell names.
    fn handles(
        &mut self,
        creator: &mut Creator,
        column: &Column,
        cell: &str,
        placed: &mut Placed,
        (of_all, beside): (Option<Network>, &[Network]),
    ) {
        if let Some(mail) = handle::mail_in(cell) {
            self.mail(creator, column, cell, mail);
        }
        let (mut is_named, mut is_elsewhere) = (false, false);
        let is_beside = beside.len() > 1 && handle::each(cell).count() == beside.len();
        for (at, named) in handle::each(cell).enumerate() {
            let is_nobody = named.handle.is_empty();
            is_named |= !is_nobody;
            is_elsewhere |= is_nobody;
            let in_its_place = beside.get(at).copied().filter(|_| is_beside);
            let here = || in_its_place.or(placed.network(column.set)).or(of_all);
            let network = named.network.or(column.network).or_else(here);
            // Of two numbered profiles on one network only the first is read.
            let mut second = column.set > 0 && !placed.take(column.set, network);
            let room = &mut *self.room;
            on_profile(creator, network, |profile| {
                if profile.handle.is_empty() {
                    profile.handle = room.keep(named.handle);
                } else if is_nobody {
                    // The handle stands in a cell before, if not in this one.
                    is_named = true;
                } else {
                    second |= !profile.handle.eq_ignore_ascii_case(named.handle);
                }
            });
            if second && (column.set == 0 || placed.is_untold(column.set)) {
                self.tell(column, cell, Problem::Second);
            }
        }
        if is_named && is_elsewhere {
            self.tell_only(column, cell, Problem::Post);
        }
    }

    /// Whether counts of the row are one for each of these networks.
    fn is_shared_out(&self, networks: &[Network]) -> bool {
        let places = self.places.counts.iter().flat_map(|(_, columns)| columns);
        let mut cells = places.filter_map(|at| self.at(*at));
        cells.any(|(_, cell)| each(cell, networks).is_some())
    }

    /// Takes a cell with a count for each of several networks apart. Says whether it is one.
    fn share_out(
        &mut self,
        creator: &mut Creator,
        column: &Column,
        cell: &str,
        beside: &[Network],
        set: fn(&mut Profile, f64),
    ) -> bool {
        if column.set > 0 || column.network.is_some() {
            return false;
        }
        let Some(figures) = each(cell, beside) else {
            return false;
        };
        for (network, figure) in figures {
            if let Some(count) = self.count(column, &figure, figure_in(column, &figure)) {
                on_profile(creator, Some(network), |profile| set(profile, count));
            }
        }
        true
    }

    /// An address of mail in the place of a handle is where somebody is written to, unless another one is known.
    fn mail(&mut self, creator: &mut Creator, column: &Column, cell: &str, mail: &str) {
        let known = &mut creator.contact;
        if known.eq_ignore_ascii_case(mail) {
            return;
        }
        if known.is_empty() {
            known.push_str(mail);
        }
        self.tell_only(column, cell, Problem::Mail);
    }

    /// On which network the profile is that a figure is about; `None`, and told, where that profile is left out.
    fn network_of(
        &mut self,
        column: &Column,
        cell: &str,
        placed: &mut Placed,
        file_network: Option<Network>,
    ) -> Option<Option<Network>> {
        if column.set == 0 {
            return Some(column.network.or(file_network));
        }
        let network = column.network.or(placed.network(column.set));
        let network = network.or(self.section).or(self.mapping.network);
        if placed.take(column.set, network) {
            return Some(network);
        }
        if placed.is_untold(column.set) {
            self.tell(column, cell, Problem::Second);
        }
        None
    }

    /// The share of followers who are real, or what the share of those who are not leaves; the first counts. A share is
    /// one up to 1, a percentage above.
    fn credible(&mut self, creator: &mut Creator) {
        let real = self.places.field(Field::Credible).iter();
        let fake = self.places.field(Field::Fake).iter();
        for at in real.chain(fake) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let Some(share) = self.share(column, cell, 1.0) else {
                continue;
            };
            if creator.credible.is_none() {
                let fake = column.field == Some(Field::Fake);
                creator.credible = Some(if fake { 1.0 - share } else { share });
            }
        }
    }

    /// A share of a whole, up to a highest one; above that it is a percentage.
    fn share(&mut self, column: &Column, cell: &str, highest: f64) -> Option<f64> {
        let number = self.number(column, cell)?;
        let share = share_of(&number, column, highest);
        if share.is_none() {
            self.tell(column, cell, Problem::Absurd);
        }
        share
    }

    fn prices(&mut self, creator: &mut Creator, stated: Option<Currency>, default: Currency) {
        for at in self.places.field(Field::Fee) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let free = is_free(cell);
            let number = if free {
                Some(Number::NOTHING)
            } else {
                self.number(column, cell)
            };
            let Some(number) = number else {
                continue;
            };
            let known = number.currency_among(&[column.currency, stated, self.mapping.currency]);
            let currency = known.unwrap_or(default);
            match Minor::from_major(number.value, currency) {
                Some(amount) => creator.prices.push(Price {
                    deliverable: column.paid_for(),
                    amount,
                    currency,
                    stated: known.is_some(),
                }),
                None => self.tell(column, cell, Problem::Absurd),
            }
        }
    }

    fn count(&mut self, column: &Column, cell: &str, read: Read) -> Option<f64> {
        let number = self.told(column, cell, read)?;
        let count = count_of(&number, column, cell);
        if (0.0..=MOST_FOLLOWERS).contains(&count) {
            return Some(count);
        }
        self.tell(column, cell, Problem::Absurd);
        None
    }

    fn number(&mut self, column: &Column, cell: &str) -> Option<Number> {
        self.told(column, cell, figure_in(column, cell))
    }

    /// The number that was read in a cell; told where it is about one, or none.
    fn told(&mut self, column: &Column, cell: &str, read: Read) -> Option<Number> {
        match read {
            Read::Missing => None,
            Read::Wrong => {
                self.tell(column, cell, Problem::NoNumber);
                None
            }
            Read::Number(number) => {
                if number.about {
                    self.tell(column, cell, Problem::About);
                }
                Some(number)
            }
        }
    }

    fn place(&self, column: &Column) -> Option<u32> {
        let mut columns = self.mapping.columns.iter();
        let at = columns.position(|c| std::ptr::eq(c, column))?;
        u32::try_from(at).ok()
    }

    fn tell(&mut self, column: &Column, cell: &str, problem: Problem) {
        self.tell_at(self.place(column), column, cell, problem);
    }

    /// Tells of a cell that was taken for what it is: there is nothing to put right in it.
    fn tell_only(&mut self, column: &Column, cell: &str, problem: Problem) {
        self.tell_at(None, column, cell, problem);
    }

    fn tell_at(&mut self, place: Option<u32>, column: &Column, cell: &str, problem: Problem) {
        self.issues.push(Issue {
            line: self.line,
            column: column.header.clone(),
            place,
            value: cell.to_owned(),
            problem,
        });
    }
}

/// Changes the profile on a network, which is made where there is none yet.
fn on_profile(creator: &mut Creator, network: Option<Network>, change: impl FnOnce(&mut Profile)) {
    if let Some(known) = creator.profiles.iter_mut().find(|p| p.network == network) {
        return change(known);
    }
    let mut fresh = Profile {
        network,
        ..Profile::default()
    };
    change(&mut fresh);
    creator.profiles.push(fresh);
}

/// Adds a first or last name, unless the name has it already.
fn join_name(name: &mut String, part: &str, before: bool) {
    if name.split(' ').any(|word| word == part) || name == part {
        return;
    }
    let space = if name.is_empty() { "" } else { " " };
    if before {
        name.insert_str(0, space);
        name.insert_str(0, part);
    } else {
        name.push_str(space);
        name.push_str(part);
    }
}

/// `Ada Pine (@soap.pine)`: the handle of whom no column has one.
fn handle_in_name(creator: &mut Creator, network: Option<Network>) {
    if creator.profiles.iter().any(|p| !p.handle.is_empty()) {
        return;
    }
    let words = || {
        creator
            .name
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | ','))
    };
    let Some(handle) = words().find(|word| word.starts_with('@') && handle::is_marked(word)) else {
        return;
    };
    let others = words().filter(|word| *word != handle && !word.is_empty());
    let name = others.collect::<Vec<_>>().join(" ");
    let handle = handle::read(handle).handle.to_owned();
    let network = match creator.profiles.as_slice() {
        [only] => only.network,
        _ => network,
    };
    on_profile(creator, network, |profile| profile.handle = handle);
    creator.name = name;
}

/// A handle of no network beside one profile, or beside one of the same handle, names it once more.
fn join_handle(creator: &mut Creator) {
    let Some(at) = creator.profiles.iter().position(|p| p.network.is_none()) else {
        return;
    };
    let mut others = creator.profiles.iter().filter(|p| p.network.is_some());
    let said = creator.profiles.get(at).map_or("", |p| &p.handle);
    let same = others.clone().any(|p| p.handle.eq_ignore_ascii_case(said));
    if same || (others.next().is_some() && others.next().is_none()) {
        let handle = creator.profiles.remove(at).handle;
        if let [only] = creator.profiles.as_mut_slice()
            && !handle.is_empty()
        {
            only.handle = handle;
        }
    }
}

/// A handle of no network beside figures of networks is the handle on all of them. Other figures of no network are taken
/// for the first profile that has followers: [`Mapping::unplaced`] names their columns.
fn share_handle(creator: &mut Creator) {
    let Some(at) = creator.profiles.iter().position(|p| p.network.is_none()) else {
        return;
    };
    if creator.profiles.len() == 1
        || creator
            .profiles
            .get(at)
            .is_some_and(|p| p.followers.is_some())
    {
        return;
    }
    let rest = creator.profiles.remove(at);
    for profile in creator.profiles.iter_mut().filter(|p| p.handle.is_empty()) {
        profile.handle.clone_from(&rest.handle);
    }
    let counted = creator.profiles.iter().position(|p| p.followers.is_some());
    if let Some(first) = creator.profiles.get_mut(counted.unwrap_or(0)) {
        first.complete(&rest);
    }
}

/// The count that a number is: a plain one in a column of thousands counts those.
fn count_of(number: &Number, column: &Column, cell: &str) -> f64 {
    let plain = cell.as_bytes().last().is_some_and(u8::is_ascii_digit);
    number.value * if plain { column.factor } else { 1.0 }
}

/// How a number in a column is read, in plain digits; `None` for what is none there, and in columns of words.
pub fn read_as(column: &Column, cell: &str) -> Option<String> {
    let field = column.field?;
    let Read::Number(number) = figure_in(column, cell) else {
        return None;
    };
    match field.kind() {
        Kind::Rate => {
            let share = match field.highest() {
                Some(highest) => share_of(&number, column, highest)?,
                None => rate_of(&number, column)?,
            };
            Some(format!("{}%", short(share * 100.0, 4)))
        }
        Kind::Count => Some(short(count_of(&number, column, cell), 2)),
        Kind::Money => Some(short(number.value, 2)),
        Kind::Text | Kind::Handle | Kind::Network | Kind::Result => None,
    }
}

/// What stands in a cell as a number. Beside a rate may stand what it is a share of.
fn figure_in(column: &Column, cell: &str) -> Read {
    let is_rate = column.field.map(Field::kind) == Some(Kind::Rate);
    let bare = if is_rate { rate_cell(cell).0 } else { cell };
    // Nobody has 22.750 followers.
    let grouping = column.is_whole().then(|| number::grouping(bare)).flatten();
    number::read(bare, grouping.unwrap_or(column.mark))
}

/// The engagement rate that a number is; `None` where it is none. Nobody has more interactions than followers: above one
/// stands a percentage, whatever the others are.
fn rate_of(number: &Number, column: &Column) -> Option<f64> {
    let percent = number.percent || number.value > 1.0 || column.factor < 1.0;
    let rate = if percent {
        number.value / 100.0
    } else {
        number.value
    };
    (0.0..=HIGHEST_RATE).contains(&rate).then_some(rate)
}

/// The share of a whole that a number is; `None` where it is none. Up to the highest share it is one, above that a
/// percentage.
fn share_of(number: &Number, column: &Column, highest: f64) -> Option<f64> {
    let percent = number.percent || column.factor < 1.0 || number.value > highest;
    let share = if percent {
        number.value / 100.0
    } else {
        number.value
    };
    // More than the column's highest can only be a percentage that says so: 900% of engagement.
    let most = if highest > 1.0 { HIGHEST_RATE } else { 1.0 };
    (0.0..=most).contains(&share).then_some(share)
}
