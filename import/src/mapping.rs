//! What each column of a file holds.

use tierwise_core::domain::creator::{Basis, Network};
use tierwise_core::domain::money::Currency;

use crate::creators::{MOST_FOLLOWERS, read_as};
use crate::each::are_several;
use crate::fields::{Field, Kind, NETWORK_WORDS};
use crate::guard::unguarded;
use crate::handle;
use crate::headers::{
    DELIVERABLES, basis, bracketed, brackets, is_no_price, is_price, named, network, network_paid,
    rate_cell, understood, without,
};
use crate::heading::alone;
use crate::meanings::in_digits;
use crate::number::{self, Mark, Read};
use crate::table::Table;
use crate::worded::{currency_in, is_free, money_in};
use crate::words::words;
use crate::{sets, thousands, units};

/// Rows in which the header is looked for: exports put titles and notes above it.
const HEADER_WITHIN: usize = 15;
/// The same where what stands there is clearly one, and the names of fields that make it clear.
const FAR_HEADER_WITHIN: usize = 60;
const CLEAR: usize = 2;
/// Rows looked at to see what a column holds.
const SAMPLE: usize = 400;

/// What a column holds, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// As the file words it, line breaks as spaces.
    pub header: String,
    /// `None` where the column is left out.
    pub field: Option<Field>,
    /// The network that the header names.
    pub network: Option<Network>,
    /// Which of several profiles in a row it is about, from 1; 0 where a row has one, or each on a network of its own.
    pub set: u8,
    /// The currency that the header names.
    pub currency: Option<Currency>,
    /// What the header says that a rate in it is a share of.
    pub basis: Basis,
    /// What of a price list it holds the price of.
    pub deliverable: String,
    /// How its decimals are marked.
    pub mark: Mark,
    /// What a number without a sign or suffix counts: a hundredth in a column of percentages, a thousand below
    /// “Followers (in thousands)”.
    pub factor: f64,
    /// Share of its cells that read as what the column is to hold, 0..1.
    pub fits: f64,
}

impl Column {
    /// Whether it holds engagement rates, and its header does not say what they are a share of.
    pub fn leaves_basis_open(&self) -> bool {
        self.field == Some(Field::EngagementRate) && basis(&self.header) == Basis::Unknown
    }

    /// Whether it holds fractions although its header says that they are percentages.
    fn is_of_fractions(&self) -> bool {
        let is_rate = self
            .field
            .is_some_and(|f| f.kind() == Kind::Rate && f.highest().is_none());
        is_rate && self.header.contains('%') && self.factor >= 1.0
    }

    /// Whether its numbers have no three decimals: people are whole, and so is money but for cents.
    pub fn is_whole(&self) -> bool {
        let people = [Field::Followers, Field::Following, Field::Posts];
        let money = self.field.map(Field::kind) == Some(Kind::Money);
        let counted = self.field.is_some_and(|field| people.contains(&field)) || money;
        counted && (self.factor - 1.0).abs() < f64::EPSILON && is_whole(self.field, self.currency)
    }

    /// What a price in it is for. Where the header or a heading over it names a network, this does: what somebody asks
    /// for on Instagram is not what they ask for on TikTok.
    pub fn paid_for(&self) -> String {
        let what = self.deliverable.as_str();
        match self.network.map(Network::label) {
            Some(network) if what.is_empty() => network.to_owned(),
            Some(network) if network_paid(what).is_none() => format!("{network} {what}"),
            _ => what.to_owned(),
        }
    }
}

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Creators.
    Creators,
    /// Results of campaigns or posts: no roster.
    Results,
    /// Nothing that names or counts a creator.
    Unknown,
}

/// What each column of a table holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// The row with the headers; `None` where the file has none.
    pub header: Option<usize>,
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// The network of profiles of which nothing else says it.
    pub network: Option<Network>,
    /// The currency of amounts of which nothing else says it.
    pub currency: Option<Currency>,
    /// Whether the network is only guessed, by a word that other networks have, too.
    guessed: bool,
    /// Whether the units of the columns stand below the header.
    units: bool,
    /// The first of two columns that may hold the halves of one number, `12` and `500`: both are left out.
    halves: Option<usize>,
}

impl Mapping {
    /// Proposes a mapping from headers and cells.
    pub fn propose(table: &Table) -> Self {
        let header = header_row(table);
        let width = table.width();
        let groups = groups(table, header);
        let sets = match header {
            // Networks over groups of columns say more.
            Some(row) if groups.is_empty() => {
                sets::of(&table.cells(row).map(unguarded).collect::<Vec<_>>())
            }
            _ => Vec::new(),
        };
        let units = header.is_some_and(|row| units::are_in(table, row + 1));
        let first = header.map_or(0, |row| row + 1 + usize::from(units));
        let mut columns: Vec<Column> = (0..width)
            .map(|at| {
                let text = header.map_or("", |row| unguarded(table.cell(row, at)));
                let text = match header {
                    Some(row) if units => units::with_unit(text, table.cell(row + 1, at)),
                    _ => text.to_owned(),
                };
                let set = sets.get(at).copied().unwrap_or(0);
                let mut column = match set {
                    0 => column(table, at, &text, first),
                    _ => Column {
                        set,
                        header: one_line(&text),
                        ..column(table, at, &sets::without_number(&text), first)
                    },
                };
                column.network = column.network.or(groups.get(at).copied().flatten());
                column
            })
            .collect();
        share_currency(table, &mut columns, first);
        find_handles(table, &mut columns, first);
        leave_posts(table, &mut columns, first);
        drop_twins(table, &mut columns, first);
        join_numbered(&mut columns);
        leave_decisions(&mut columns);
        leave_audience(&mut columns);
        keep_percentages(&mut columns);
        let said = titled(table, header, network).or_else(|| network_of_file(&columns));
        let guessed = network_by_words(&columns).filter(|_| said.is_none());
        let mut mapping = Self {
            header,
            network: said.or(guessed),
            currency: titled(table, header, currency_in),
            guessed: guessed.is_some(),
            units,
            halves: None,
            columns,
        };
        if header.is_none() {
            mapping.halves = Some(table)
                .filter(|table| table.delimiter == ',')
                .and_then(thousands::open_pair);
            mapping.see(table);
        }
        mapping
    }

    /// The same, with the network and the currency that the name of the file says, where nothing in the file says one.
    #[must_use]
    pub fn of_file(mut self, name: &str) -> Self {
        let said = words(name);
        let is = |word: &str| word.len() > 1 && without(&said, word).is_some();
        let mut named = NETWORK_WORDS.into_iter().filter(|(word, _)| is(word));
        if (self.network.is_none() || self.guessed)
            && let Some((_, first)) = named.next()
            && named.all(|(_, other)| other == first)
        {
            self.network = Some(first);
        }
        self.currency = self.currency.or_else(|| currency_in(name));
        self
    }

    /// Columns with figures of which nothing says the network, where creators have profiles on several: what they say is
    /// taken for the first.
    pub fn unplaced(&self) -> impl Iterator<Item = &Column> {
        let placed = |c: &&Column| c.network.is_some() && c.field.is_some();
        let mut networks = self.columns.iter().filter(placed).map(|c| c.network);
        let first = networks.next();
        let several = networks.any(|other| Some(other) != first);
        let by_row = self.columns.iter().any(|c| c.field == Some(Field::Network));
        let figure = |c: &&Column| {
            let kind = c.field.map(Field::kind);
            matches!(kind, Some(Kind::Count | Kind::Rate))
                && !matches!(
                    c.field,
                    Some(Field::Followers | Field::Credible | Field::Fake | Field::NotedAudience)
                )
        };
        let open = self.columns.iter().filter(|c| c.network.is_none());
        open.filter(figure).filter(move |_| several && !by_row)
    }

    /// Says of a table without a header what its columns seem to hold.
    fn see(&mut self, table: &Table) {
        for (field, least, looks_like_it) in SEEN {
            let has = |column: &Column| column.field == Some(field);
            if self.columns.iter().any(has) {
                continue;
            }
            let free = |at: &usize| {
                self.columns.get(*at).is_some_and(|c| c.field.is_none()) && !self.is_half(*at)
            };
            let looks = |at: &usize| share(samples(table, *at, 0), looks_like_it) > least;
            let found = (0..self.columns.len()).filter(free).find(looks);
            if let Some(at) = found {
                self.assign(table, at, Some(field));
            }
        }
    }

    /// Whether a column may hold the half of a number.
    fn is_half(&self, at: usize) -> bool {
        let halves = self.halves.map(|first| [first, first + 1]);
        halves.is_some_and(|halves| halves.contains(&at))
    }

    /// What of the columns a person is to know, as sentences.
    pub fn told(&self, table: &Table) -> Vec<String> {
        let told = [self.told_of_units(table), self.told_of_halves(table)];
        let fractions = (0..self.columns.len()).filter_map(|at| self.told_of_fractions(table, at));
        told.into_iter().flatten().chain(fractions).collect()
    }

    /// Fractions in a column whose header says that they are percentages.
    fn told_of_fractions(&self, table: &Table, at: usize) -> Option<String> {
        let column = self
            .columns
            .get(at)
            .filter(|column| column.is_of_fractions())?;
        let mut cells = samples(table, at, self.first_row());
        let (cell, rate) = cells.find_map(|cell| Some((cell, read_as(column, cell)?)))?;
        Some(format!(
            "“{}” holds fractions in spite of its percent sign: {} is read as {rate}. If it is {}%, write the sign in the \
             cells.",
            column.header,
            cell.trim(),
            cell.trim()
        ))
    }

    /// A row of units, which is nobody.
    fn told_of_units(&self, table: &Table) -> Option<String> {
        let row = self.units_row()?;
        let said = table.cells(row).map(str::trim);
        let said: Vec<&str> = said.filter(|cell| !cell.is_empty()).collect();
        Some(format!(
            "Line {} is taken for the units of the columns: {}.",
            table.line(row),
            said.join(", ")
        ))
    }

    /// Two halves of a number, as long as nobody said what they are.
    fn told_of_halves(&self, table: &Table) -> Option<String> {
        let first = self.halves?;
        let free = |at: usize| self.columns.get(at).is_some_and(|c| c.field.is_none());
        let [one, other] = [first, first + 1].map(|at| table.cell(0, at).trim());
        (free(first) && free(first + 1)).then(|| {
            format!(
                "“{one}” and “{other}” in line {} may be one number, {one},{other}, or two: a comma stands between them as \
                 between cells. In all lines both are left out. If they are one, put it in quotes or a blank behind every \
                 other comma and bring the lines again; if they are two, say below what each of them is.",
                table.line(0)
            )
        })
    }

    /// The first row with a creator.
    pub fn first_row(&self) -> usize {
        let header = self.header.map_or(0, |row| row + 1);
        header + usize::from(self.units)
    }

    /// The row below the header that holds the units of the columns.
    pub fn units_row(&self) -> Option<usize> {
        self.header.filter(|_| self.units).map(|row| row + 1)
    }

    /// The mapping of a table with one cell, which a person typed over what stands there now.
    pub(crate) fn of_one(field: Field, network: Option<Network>, value: &str, now: &str) -> Self {
        let beside = Some(now).filter(|_| field.kind() == Kind::Count);
        let cells = std::iter::once(value).chain(beside);
        let mark = number::mark_of(cells, is_whole(Some(field), None));
        let column = Column {
            header: field.label().to_owned(),
            field: Some(field),
            network,
            set: 0,
            currency: None,
            basis: Basis::Unknown,
            deliverable: String::new(),
            mark,
            factor: factor(Some(field), field.label(), std::iter::once(value), mark),
            fits: 1.0,
        };
        Self {
            header: None,
            columns: vec![column],
            network: None,
            currency: None,
            guessed: false,
            units: false,
            halves: None,
        }
    }

    /// Has a column read as something else; `None` leaves it out.
    pub fn assign(&mut self, table: &Table, at: usize, field: Option<Field>) {
        let first = self.first_row();
        if let Some(column) = self.columns.get_mut(at) {
            column.field = field;
            let whole = is_whole(field, column.currency);
            column.mark = number::mark_of(samples(table, at, first), whole);
            column.factor = factor(
                field,
                &column.header,
                samples(table, at, first),
                column.mark,
            );
            let share = |field: Field| {
                share(samples(table, at, first), |cell| {
                    fits(field.kind(), cell, column.mark)
                })
            };
            column.fits = field.map_or(0.0, share);
        }
        keep_percentages(&mut self.columns);
    }

    /// Takes engagement rates of which no header says it for being a share of this.
    pub fn say_basis(&mut self, said: Basis) {
        let rates = self.columns.iter_mut();
        for column in rates.filter(|column| column.leaves_basis_open()) {
            column.basis = said;
        }
    }

    /// What the file is about.
    pub fn subject(&self) -> Subject {
        let has = |field: Field| self.columns.iter().any(|c| c.field == Some(field));
        let results = results(&self.columns);
        let named = has(Field::Handle) || has(Field::Name) || has(Field::Id);
        if results >= 3 || (results >= 1 && !has(Field::Followers) && !has(Field::Handle)) {
            Subject::Results
        } else if named || has(Field::Followers) {
            Subject::Creators
        } else {
            Subject::Unknown
        }
    }
}

/// How many columns hold what campaigns or posts brought.
fn results(columns: &[Column]) -> usize {
    let result = |c: &&Column| c.field.is_some_and(|f| f.kind() == Kind::Result);
    columns.iter().filter(result).count()
}

/// In a list of posts, the addresses of these are no handles. In a roster they still say where somebody is.
fn leave_posts(table: &Table, columns: &mut [Column], first: usize) {
    let of_posts = |at: &usize| share(samples(table, *at, first), handle::is_post) > 0.5;
    let handles = (0..columns.len()).filter(|at| {
        let column = columns.get(*at);
        column.is_some_and(|c| c.field == Some(Field::Handle))
    });
    let handles: Vec<usize> = handles.collect();
    let followers = columns.iter().any(|c| c.field == Some(Field::Followers));
    let least = if followers { 2 } else { 1 };
    if results(columns) < least || !handles.iter().all(of_posts) {
        return;
    }
    for at in handles {
        if let Some(column) = columns.get_mut(at) {
            column.field = Some(Field::Caption);
        }
    }
}

/// The row above the data that holds most names of fields. Cells that are data speak against a row: who types
/// `@soap, instagram, 12k` names a network, but no column.
pub(crate) fn header_row(table: &Table) -> Option<usize> {
    let best = (0..table.rows().min(HEADER_WITHIN))
        .map(|row| (names_in(table, row), row))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    if best.0 < CLEAR
        && let Some(row) = header_below(table)
    {
        return Some(row);
    }
    if best.0 > 0 {
        return Some(best.1);
    }
    // A first row without data above rows with some is a header in words of its own.
    let data = |row: usize| data_in(table, row);
    (table.rows() > 1 && data(0) == 0 && data(1) > 0).then_some(0)
}

/// A header behind more titles and notes than usual, which has to be clear: names of fields in most of its cells, above
/// it nobody and hardly a row as full as it is.
fn header_below(table: &Table) -> Option<usize> {
    let filled = |row: usize| {
        table
            .cells(row)
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let names_somebody = |row: usize| table.cells(row).any(handle::is_marked);
    let last = table.rows().min(FAR_HEADER_WITHIN);
    let row = (HEADER_WITHIN..last).find(|row| {
        let names = names_in(table, *row);
        names >= CLEAR && names * 2 > filled(*row)
    })?;
    let as_full = (0..row)
        .filter(|above| filled(*above) >= filled(row))
        .count();
    let is_below_notes = as_full * 4 < row && !(0..row).any(names_somebody);
    is_below_notes.then_some(row)
}

/// Cells of a row that name fields, less those that are data.
fn names_in(table: &Table, row: usize) -> usize {
    let names = |cell: &&str| !cell.is_empty() && understood(cell).0.is_some();
    let names = table.cells(row).map(unguarded).filter(names).count();
    names.saturating_sub(data_in(table, row))
}

/// Cells of a row that are data. “@handle” is the name of a column.
fn data_in(table: &Table, row: usize) -> usize {
    let data = |cell: &&str| is_data(cell) && understood(cell).0.is_none();
    table.cells(row).map(unguarded).filter(data).count()
}

/// Whether a cell can only be a value: a number, a handle with its sign, the address of a profile.
pub fn is_data(cell: &str) -> bool {
    matches!(number::read(cell, Mark::Point), Read::Number(_)) || handle::is_marked(cell)
}

/// What a column may hold, the share of its cells that have to look like it, and how that is seen.
type Sight = (Field, f64, fn(&str) -> bool);

/// What the columns of a table without a header seem to hold, each thing once.
const SEEN: [Sight; 7] = [
    (Field::Network, 0.8, |cell| network(cell).is_some()),
    (Field::Handle, 0.5, handle::is_marked),
    (
        Field::EngagementRate,
        0.5,
        |cell| matches!(number::read(cell, Mark::Point), Read::Number(n) if n.percent),
    ),
    (
        Field::Fee,
        0.5,
        |cell| matches!(number::read(cell, Mark::Point), Read::Number(n) if n.currency.is_some()),
    ),
    (Field::Followers, 0.8, is_meant_as_number),
    (Field::Handle, 0.9, handle::looks_like_one),
    (Field::Name, 0.9, |cell| {
        cell.contains(char::is_alphabetic) && !is_meant_as_number(cell)
    }),
];

/// Whether a cell is a number, or was one before a letter was typed for a digit: `1O.2k`. It is told of then.
fn is_meant_as_number(cell: &str) -> bool {
    let is_number = |cell: &str| matches!(number::read(cell, Mark::Point), Read::Number(_));
    let begins = cell.trim_start().starts_with(|c: char| c.is_ascii_digit());
    is_number(cell) || (begins && is_number(&in_digits(cell)))
}

/// What stands in brackets behind a header whose numbers are thousands or millions.
const SCALES: [(&[&str], f64); 2] = [
    (
        &[
            "k",
            "in k",
            "thousand",
            "thousands",
            "in thousands",
            "000",
            "000s",
            "tsd",
            "in tsd",
            "milliers",
            "miles",
            "ribu",
        ],
        1e3,
    ),
    (
        &[
            "m",
            "in m",
            "million",
            "millions",
            "in millions",
            "mio",
            "in mio",
            "mn",
        ],
        1e6,
    ),
];

/// What a number counts below words that say thousands or millions.
pub fn scale(said: &str) -> Option<f64> {
    let found = SCALES.iter().find(|(words, _)| words.contains(&said));
    found.map(|(_, scale)| *scale)
}

/// The highest rate that half of a column of fractions may be above: a quarter of all followers.
const HIGHEST_HALF: f64 = 0.25;
/// The highest of fractions below a percent sign, and what half of them may be above: a column that really holds
/// percentages has more than a third of one percent somewhere.
const HIGHEST_FRACTION: f64 = 0.3;
const HIGHEST_HALF_OF_FRACTIONS: f64 = 0.2;
/// Decimals that a fraction is written with: 0.034 is 3.4%.
const FINE: usize = 3;

/// A header with its line breaks as spaces.
fn one_line(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn column(table: &Table, at: usize, header: &str, first: usize) -> Column {
    let header = one_line(header);
    let said = words(&header);
    let among_words = || {
        let mut codes = said.split(' ').rev().filter_map(Currency::parse);
        codes.find(|code| tierwise_core::domain::money::Rates::default_rate(*code).is_some())
    };
    let currency = bracketed(&header)
        .map(|(_, code)| code)
        .or_else(among_words)
        .or_else(|| number::sign_in(&header));
    let named_money = money_in(&said).filter(|_| currency.is_none() && is_price(&said));
    let currency = currency.or(named_money.map(|(_, code)| code));
    let code = currency.map(|code| code.code().to_lowercase());
    let name = named_money.map(|(name, _)| name).or(code.as_deref());
    let bare = name.and_then(|name| without(&said, name));
    let bare = bare.unwrap_or_else(|| said.clone());
    let (mut field, network) = match named(&bare) {
        (None, network) => {
            let (field, other) = understood(&header);
            (field, network.or(other))
        }
        both => both,
    };
    // “Stage (USD)” is the price of something.
    field = field.filter(|field| {
        let money = *field == Field::PackagePrice;
        !field.is_decision() || (network.is_none() && currency.is_some() == money)
    });
    let mut deliverable = String::new();
    // “Instagram Reel (NZD)”: a price list words its columns by what is bought.
    if currency.is_some() && !is_no_price(&said) && matches!(field, None | Some(Field::Handle)) {
        field = Some(Field::Fee);
        deliverable = bracketed(&header)
            .map_or(header.as_str(), |(what, _)| what)
            .to_owned();
    }
    let cells = || samples(table, at, first);
    let mark = number::mark_of(cells(), is_whole(field, currency));
    // “Story fee”, “Precio por publicación”: a price of something.
    let is_number =
        |cell: &str| matches!(number::read(cell, mark), Read::Number(_)) || is_free(cell);
    if field.is_none() && is_price(&said) && share(cells(), is_number) > 0.5 {
        field = Some(Field::Fee);
        deliverable.clone_from(&header);
    }
    let is_percent = |cell: &str| matches!(number::read(cell, mark), Read::Number(n) if n.percent);
    // “Rate” with 3.4% is no price.
    if field == Some(Field::Fee) && (header.contains('%') || share(cells(), is_percent) > 0.5) {
        field = Some(Field::EngagementRate);
    }
    // “IG Reel” with $200 is one, whatever else its words say.
    let is_money =
        |cell: &str| matches!(number::read(cell, mark), Read::Number(n) if n.currency.is_some());
    let bought = said.split(' ').any(|word| DELIVERABLES.contains(&word));
    let no_price = field.is_none_or(|f| matches!(f.kind(), Kind::Result | Kind::Handle));
    if bought && no_price && !is_no_price(&said) && share(cells(), is_money) > 0.5 {
        field = Some(Field::Fee);
        deliverable.clone_from(&header);
    }
    // Below the name of a network alone stand followers as often as handles.
    let is_count = |cell: &str| {
        matches!(number::read(cell, mark), Read::Number(n)
            if !n.percent && n.currency.is_none() && (1.0..MOST_FOLLOWERS).contains(&n.value))
    };
    if field == Some(Field::Handle)
        && network.is_some()
        && Field::called(&bare).is_none()
        && share(cells(), is_count) > 0.8
    {
        field = Some(Field::Followers);
    }
    // “Real followers” are as many as often as they are a share of all.
    let people = basis(&header) == Basis::Followers && !header.contains('%');
    let is_many = |cell: &str| {
        let mark = number::grouping(cell).unwrap_or(mark);
        matches!(number::read(cell, mark), Read::Number(n) if !n.percent && n.value > 100.0)
    };
    if people
        && matches!(field, Some(Field::Credible | Field::Fake))
        && share(cells(), is_many) > 0.5
    {
        field = None;
    }
    // “Engagement” holds a rate as often as a count, “interactions” never.
    if field == Some(Field::Engagements)
        && ["engagement", "engajamento", "keterlibatan"]
            .iter()
            .any(|word| said.contains(word))
        && share(
            cells(),
            |cell| matches!(number::read(cell, mark), Read::Number(n) if n.percent || n.value < 1.0 || (n.value < 100.0 && n.value.fract() > 0.0)),
        ) > 0.5
    {
        field = Some(Field::EngagementRate);
    }
    // “Comments” may be what somebody says about the creator.
    if field == Some(Field::Comments)
        && cells().next().is_some()
        && share(cells(), is_number) == 0.0
    {
        field = Some(Field::Notes);
    }
    let fits = field.map_or(0.0, |f| share(cells(), |cell| fits(f.kind(), cell, mark)));
    let factor = factor(field, &header, cells(), mark);
    Column {
        basis: basis(&header),
        header,
        field,
        network,
        set: 0,
        currency,
        deliverable,
        mark,
        factor,
        fits,
    }
}

/// Gives prices the currency that some of their cells name, where no column says it of each.
fn share_currency(table: &Table, columns: &mut [Column], first: usize) {
    if columns.iter().any(|c| c.field == Some(Field::Currency)) {
        return;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if column.field == Some(Field::Fee) && column.currency.is_none() {
            column.currency = currency_of(samples(table, at, first), column.mark);
        }
    }
}

/// The currency of prices, where every cell that names one names the same.
fn currency_of<'a>(cells: impl Iterator<Item = &'a str>, mark: Mark) -> Option<Currency> {
    let named = |cell| match number::read(cell, mark) {
        Read::Number(number) => number.currency,
        _ => None,
    };
    let mut named = cells.filter_map(named);
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// Whether a number of the column has no three decimals: people are whole, and so is money but for cents.
fn is_whole(field: Option<Field>, currency: Option<Currency>) -> bool {
    let thousandths = currency.is_some_and(|code| code.minor_per_major() == 1_000);
    match field.map(Field::kind) {
        None | Some(Kind::Count) => true,
        Some(Kind::Money) => !thousandths,
        Some(_) => false,
    }
}

/// What a bare number of a column counts.
fn factor<'a>(
    field: Option<Field>,
    header: &str,
    cells: impl Iterator<Item = &'a str>,
    mark: Mark,
) -> f64 {
    match field.map(Field::kind) {
        // Any share may be real: one number above the highest says that they are percentages.
        Some(Kind::Rate) if field.is_some_and(|field| field.highest().is_some()) => {
            let highest = field.and_then(Field::highest).unwrap_or(1.0);
            let mut numbers = cells.map(|cell| number::read(rate_cell(cell).0, mark));
            let is_percent =
                |read| matches!(read, Read::Number(n) if !n.percent && n.value > highest);
            // Of shares of an audience tools write fractions below a percent sign as well.
            let of_audience = matches!(
                field,
                Some(Field::Credible | Field::Fake | Field::NotedAudience)
            );
            let says = header.contains('%') && !of_audience;
            if says || numbers.any(is_percent) {
                0.01
            } else {
                1.0
            }
        }
        Some(Kind::Rate) if header.contains('%') => {
            let cells: Vec<&str> = cells.collect();
            if are_fractions(&cells, mark) {
                1.0
            } else {
                0.01
            }
        }
        Some(Kind::Rate) => {
            let bare = |cell| match number::read(rate_cell(cell).0, mark) {
                Read::Number(number) if !number.percent => Some(number.value),
                _ => None,
            };
            let mut bare: Vec<f64> = cells.filter_map(bare).collect();
            bare.sort_unstable_by(f64::total_cmp);
            // Fractions are small, and hardly one is above the whole.
            let at = |share: f64| bare.get((bare.len() as f64 * share) as usize).copied();
            let fractions = at(0.5).is_some_and(|half| half <= HIGHEST_HALF)
                && at(0.9).is_some_and(|most| most <= 1.0);
            if fractions { 1.0 } else { 0.01 }
        }
        Some(Kind::Count) => {
            let inside = words(&brackets(header).1);
            scale(&inside).unwrap_or(1.0)
        }
        _ => 1.0,
    }
}

/// Whether rates below a percent sign are fractions all the same: all of them small, and most written with three
/// decimals, as hardly anybody writes a percentage.
fn are_fractions(cells: &[&str], mark: Mark) -> bool {
    let mut rates = Vec::with_capacity(cells.len());
    for cell in cells {
        match number::read(rate_cell(cell).0, mark) {
            Read::Number(number) if number.percent => return false,
            Read::Number(number) if number.value > 0.0 => rates.push(number.value),
            _ => {}
        }
    }
    rates.sort_unstable_by(f64::total_cmp);
    let fine = cells.iter().filter(|cell| decimals(cell) >= FINE).count();
    fine * 2 > cells.len()
        && rates.last().is_some_and(|most| *most <= HIGHEST_FRACTION)
        && rates
            .get(rates.len() / 2)
            .is_some_and(|half| *half <= HIGHEST_HALF_OF_FRACTIONS)
}

/// Digits behind the last separator of a number.
fn decimals(cell: &str) -> usize {
    let cell = cell.trim();
    cell.rfind(['.', ',']).map_or(0, |at| cell.len() - at - 1)
}

/// The networks of a row above the header that has one over each group of columns. A cell over several columns is
/// written over the first.
fn groups(table: &Table, header: Option<usize>) -> Vec<Option<Network>> {
    let Some(above) = header.and_then(|row| row.checked_sub(1)) else {
        return Vec::new();
    };
    let named = |cell: &&str| network(cell).is_some();
    if table.cells(above).filter(named).count() < 2 {
        return Vec::new();
    }
    let mut last = None;
    // Sheets leave out what is empty at the end of a row.
    let cells = (0..table.width()).map(|at| {
        let cell = table.cell(above, at);
        if !cell.trim().is_empty() {
            last = network(cell);
        }
        last
    });
    cells.collect()
}

/// What a title above the header says, the nearest first. A title stands alone in its row.
fn titled<T>(table: &Table, header: Option<usize>, says: fn(&str) -> Option<T>) -> Option<T> {
    let rows = (0..header.unwrap_or(0)).rev();
    rows.filter_map(|row| alone(table.cells(row)))
        .find_map(says)
}

/// Cells of a column that hold anything, as they are read: programs write `="12500"` so that Excel keeps a text.
fn samples(table: &Table, at: usize, first: usize) -> impl Iterator<Item = &str> {
    // A file sorted by network has its few handles of another far below.
    (first..table.rows())
        .map(move |row| unguarded(table.cell(row, at)))
        .filter(|cell| !number::is_missing(cell))
        .take(SAMPLE)
}

/// Share of cells for which something holds; 0 without cells.
fn share<'a>(cells: impl Iterator<Item = &'a str>, holds: impl Fn(&str) -> bool) -> f64 {
    let (mut all, mut some) = (0_u32, 0_u32);
    for cell in cells {
        all += 1;
        some += u32::from(holds(cell));
    }
    f64::from(some) / f64::from(all.max(1))
}

fn fits(kind: Kind, cell: &str, mark: Mark) -> bool {
    match kind {
        Kind::Text | Kind::Result => true,
        Kind::Handle => handle::looks_like_one(cell),
        Kind::Network => network(cell).is_some(),
        Kind::Rate => matches!(number::read(rate_cell(cell).0, mark), Read::Number(_)),
        Kind::Count | Kind::Money => {
            matches!(number::read(cell, mark), Read::Number(_))
                || kind == Kind::Count && are_several(cell, mark)
        }
    }
}

/// Where no column is called a handle, a column of names may hold handles; of two, the one in which every cell reads
/// like one.
fn find_handles(table: &Table, columns: &mut [Column], first: usize) {
    // Whatever a column is called: what begins with an at sign or leads to a profile is a handle, and what names networks
    // is where the profile is.
    let mut placed = columns.iter().any(|c| c.field == Some(Field::Network));
    for at in 0..columns.len() {
        let has_handle = |c: &Column| c.field == Some(Field::Handle) && c.fits >= 0.5;
        let known = columns.iter().any(has_handle);
        let Some(column) = columns.get_mut(at) else {
            continue;
        };
        let says = |holds: fn(&str) -> bool| share(samples(table, at, first), holds);
        if matches!(column.field, None | Some(Field::Name)) && !placed && says(is_place) > 0.8 {
            column.field = Some(Field::Network);
            column.fits = 1.0;
            placed = true;
        }
        let open = matches!(column.field, None | Some(Field::Name))
            && (column.network.is_some() || !known);
        if open && says(handle::is_marked) > 0.5 {
            column.field = Some(Field::Handle);
            column.fits = 1.0;
        }
    }
    leave_mails(table, columns, first);
    // A column of handles whose cells are none holds names, if no other does.
    let mut names = columns.iter().any(is_name);
    for column in columns.iter_mut() {
        if column.field == Some(Field::Handle) && column.fits < 0.5 {
            let unnamed = !names && (column.fits > 0.0 || column.network.is_none());
            column.field = unnamed.then_some(Field::Name);
            names |= unnamed;
        }
    }
    if columns.iter().any(|c| c.field == Some(Field::Handle)) {
        return;
    }
    let like_handles: Vec<f64> = (0..columns.len())
        .map(|at| share(samples(table, at, first), handle::looks_like_one))
        .collect();
    let best = columns
        .iter_mut()
        .zip(&like_handles)
        .filter(|(c, _)| is_name(c))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    if let Some((column, like)) = best
        && *like > 0.95
    {
        column.field = Some(Field::Handle);
        column.fits = *like;
    }
}

/// A column that is called one of handles and holds addresses of mail.
fn leave_mails(table: &Table, columns: &mut [Column], first: usize) {
    if columns.iter().any(|c| c.field == Some(Field::Email)) {
        return;
    }
    let mut of_mails = columns.iter_mut().enumerate().filter(|(at, column)| {
        column.field == Some(Field::Handle)
            && share(samples(table, *at, first), handle::is_mail) > 0.5
    });
    if let Some((_, column)) = of_mails.next() {
        column.field = Some(Field::Email);
        column.fits = 1.0;
    }
}

/// Whether a cell names a network and no profile on it.
fn is_place(cell: &str) -> bool {
    !handle::is_marked(cell) && network(cell).is_some()
}

/// A column of names, also where the header has words of its own around “name”.
fn is_name(column: &Column) -> bool {
    column.field == Some(Field::Name)
        || (column.field.is_none() && words(&column.header).split(' ').any(|w| w == "name"))
}

/// Of columns that hold the same, one as text and one as numbers, the one that is read best stays, then the one with more
/// plain numbers; of equals the later: tools put the exact figure after the short one.
fn drop_twins(table: &Table, columns: &mut [Column], first: usize) {
    let is_plain = |cell: &str| {
        let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
        cell.trim().bytes().all(digit)
    };
    let plain = |at: usize| share(samples(table, at, first), is_plain);
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let Some(column) = rest.first_mut() else {
            continue;
        };
        let counted = column
            .field
            .is_some_and(|f| matches!(f.kind(), Kind::Count | Kind::Rate));
        if !counted {
            continue;
        }
        // Rates by views and by reach are two things.
        let of = |column: &Column| (column.field, column.network, column.basis, column.set);
        let mut twins = before.iter_mut().enumerate();
        if let Some((place, twin)) = twins.find(|(_, c)| of(c) == of(column)) {
            let best = |column: &Column, at: usize| (column.fits, plain(at));
            let (this, other) = (best(column, at), best(twin, place));
            if this > other || (this >= other && column.header != twin.header) {
                twin.field = None;
            } else {
                column.field = None;
            }
        }
    }
}

/// “Fee 2 (USD)” behind “Fee (USD)” is a second price of the same.
fn join_numbered(columns: &mut [Column]) {
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let Some(column) = rest.first_mut() else {
            continue;
        };
        let numbered = column.deliverable.rsplit_once(' ');
        let numbered = numbered.filter(|(_, n)| n.bytes().all(|byte| byte.is_ascii_digit()));
        let Some((what, _)) = numbered else {
            continue;
        };
        let what = match named(&words(what)) {
            (Some(Field::Fee), _) => "",
            _ => what,
        };
        let first = |c: &Column| {
            c.field == Some(Field::Fee)
                && (c.deliverable.as_str(), c.currency, c.network)
                    == (what, column.currency, column.network)
        };
        if before.iter().any(first) {
            column.deliverable = what.to_owned();
        }
    }
}

/// Stages and tags of other tools mean something else: without the marks that Tierwise saves they are left out until the
/// user says what they are.
fn leave_decisions(columns: &mut [Column]) {
    let has = |field: Field| columns.iter().any(|c| c.field == Some(field));
    if has(Field::Mark) {
        return;
    }
    // A share without the place that was noted with it would be taken for another place's.
    let placed = has(Field::NotedPlace);
    for column in columns {
        column.field = column
            .field
            .filter(|field| !(field.is_decision() || placed && *field == Field::NotedAudience));
    }
}

/// What Tierwise saves below a percent sign are percentages, however small.
fn keep_percentages(columns: &mut [Column]) {
    if columns.iter().any(|c| c.field == Some(Field::Mark)) {
        let fractions = columns.iter_mut().filter(|c| c.is_of_fractions());
        fractions.for_each(|column| column.factor = 0.01);
    }
}

/// Words for where an audience is.
const OF_AUDIENCE: [&str; 6] = [
    "audience",
    "audiencia",
    "publico",
    "audiens",
    "zielland",
    "top",
];

/// Where an audience is says where somebody is only as long as nothing else does.
fn leave_audience(columns: &mut [Column]) {
    let of_audience = |column: &Column| {
        let said = words(&column.header);
        said.split(' ').any(|word| OF_AUDIENCE.contains(&word))
    };
    let country = |column: &Column| column.field == Some(Field::Country);
    if columns.iter().any(|c| country(c) && !of_audience(c)) {
        let other = columns.iter_mut().filter(|c| country(c) && of_audience(c));
        other.for_each(|column| column.field = None);
    }
}

/// A network that headers agree on: “TikTok name”, “Tiktoker”. A column that holds of no network what
/// another holds of one is about profiles elsewhere.
fn network_of_file(columns: &[Column]) -> Option<Network> {
    let of_profile = |c: &&Column| {
        let kind = c.field.map(Field::kind);
        matches!(kind, Some(Kind::Count | Kind::Handle))
    };
    let elsewhere = |column: &Column| {
        let same = |c: &Column| c.field == column.field && c.network.is_some();
        column.network.is_none() && columns.iter().any(same)
    };
    if columns.iter().filter(of_profile).any(elsewhere) {
        return None;
    }
    let mut said = columns.iter().filter_map(|c| c.network);
    let first = said.next();
    match first {
        Some(network) if said.all(|other| other == network) => Some(network),
        _ => None,
    }
}

/// The network that a word makes likely which others have, too.
fn network_by_words(columns: &[Column]) -> Option<Network> {
    let none_said = columns.iter().all(|column| column.network.is_none());
    let subscribers = |c: &Column| words(&c.header).contains("subscriber");
    (none_said && columns.iter().any(subscribers)).then_some(Network::YouTube)
}
