//! Rows inside a table that are nobody: its header said again, headings of sections, sums.

use tierwise_core::domain::creator::Network;

use crate::creators::Problem;
use crate::fields::Field;
use crate::guard::unguarded;
use crate::handle;
use crate::headers::{bracketed, network, understood};
use crate::mapping::{Mapping, is_data};
use crate::number::is_missing;
use crate::table::Table;
use crate::words::{trim, words};

/// Rows looked at to see how many cells are usually filled.
const SAMPLE: usize = 400;
/// Cells that a person's row usually has in a table where a lone word is a heading.
const USUAL: usize = 3;

/// What stands for a name in a row that sums up others, as [`words`] writes it, by the first two letters: every row is
/// compared.
fn sums(begins: [u8; 2]) -> &'static [&'static str] {
    match &begins {
        b"to" => &["total", "totals", "totale", "totaal", "toplam"],
        b"gr" => &["grand total", "gran total"],
        b"ge" => &["gesamt", "gesamtergebnis", "gesamtsumme", "gemiddelde"],
        b"su" => &["sum", "summe", "suma", "subtotal", "sub total"],
        b"so" => &["somme", "somma", "soma", "sous total"],
        b"av" => &["average", "avg"],
        // “Média”: what follows is no letter of ASCII.
        b"me" | b"m\xc3" => &["mean", "median", "mediane", "media"],
        b"mi" => &["mittelwert"],
        b"mo" => &["moyenne"],
        b"co" => &["count"],
        b"du" => &["durchschnitt"],
        b"in" => &["insgesamt"],
        b"pr" => &["promedio"],
        b"ju" => &["jumlah"],
        b"ra" => &["rata rata"],
        b"zw" => &["zwischensumme"],
        _ => &[],
    }
}

/// The first two letters of a text.
fn beginning(text: &str) -> [u8; 2] {
    let mut bytes = text.bytes().map(|byte| byte.to_ascii_lowercase());
    [bytes.next().unwrap_or(0), bytes.next().unwrap_or(0)]
}

/// Signs for the same.
const SIGNS: [char; 4] = ['Ø', 'ø', 'Σ', '∑'];

/// Sums that somebody, or what a column is about, may be called as well.
const NAMES: [&str; 6] = ["count", "mean", "media", "soma", "sum", "suma"];

/// What words of a sum there are besides fields, networks, numbers and currencies.
const OF_SUMS: [&str; 34] = [
    "total",
    "totale",
    "totals",
    "general",
    "generale",
    "geral",
    "complessivo",
    "complessiva",
    "overall",
    "all",
    "alle",
    "in",
    "per",
    "de",
    "des",
    "der",
    "von",
    "di",
    "creator",
    "creators",
    "influencer",
    "influencers",
    "influenceurs",
    "people",
    "profiles",
    "accounts",
    "rows",
    "posts",
    "value",
    "cost",
    "costs",
    "budget",
    "spend",
    "amount",
];

/// What the name of a row says of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// A sum, with nothing else or with words that sums have.
    Sum,
    /// The same in a word that may be somebody's name.
    SumOrName,
    /// A sum or somebody: “Total Fitness”.
    SumWithWords,
}

/// What a cell says of its row; nothing for most people. Compared without accents and case.
fn sum(cell: &str) -> Option<Said> {
    let cell = trim(cell);
    let begins = beginning(cell);
    if !begins.first().is_some_and(u8::is_ascii) {
        return sign(cell);
    }
    let sums = sums(begins).iter();
    if !sums.clone().any(|sum| may_begin(cell, sum)) {
        return None;
    }
    let said = words(cell);
    let (sum, rest) = sums
        .filter_map(|sum| Some((*sum, said.strip_prefix(sum)?)))
        .find(|(_, rest)| rest.is_empty() || rest.starts_with(' '))?;
    let is_name = NAMES.contains(&sum);
    match is_of_sums(trim(rest)) {
        true if is_name => Some(Said::SumOrName),
        true => Some(Said::Sum),
        false => (!is_name).then_some(Said::SumWithWords),
    }
}

fn sign(cell: &str) -> Option<Said> {
    let rest = cell.strip_prefix(SIGNS)?;
    let is_word = rest.starts_with(char::is_alphabetic);
    (!is_word && is_of_sums(&words(rest))).then_some(Said::Sum)
}

/// Whether a cell is a sum and nothing more.
fn is_whole(cell: &str) -> bool {
    let said = words(cell);
    sums(beginning(&said)).contains(&said.as_str())
}

/// Whether a cell has words that no sum has.
fn is_of_somebody(cell: &str) -> bool {
    sum(cell).is_none() && !is_of_sums(&words(cell))
}

/// Whether a text may begin with a word once its accents are gone. To make every name words would cost more.
fn may_begin(cell: &str, word: &str) -> bool {
    let mut letters = cell.bytes();
    for of_word in word.bytes().take_while(|byte| *byte != b' ') {
        match letters.next() {
            Some(letter) if !letter.is_ascii() => return true,
            Some(letter) if letter.eq_ignore_ascii_case(&of_word) => {}
            _ => return false,
        }
    }
    !letters
        .next()
        .is_some_and(|next| next.is_ascii_alphabetic())
}

/// Whether nothing stands behind a sum, or only what says what of.
fn is_of_sums(rest: &str) -> bool {
    let is_one = |word: &str| {
        OF_SUMS.contains(&word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || is_currency(word)
            || understood(word).0.is_some()
    };
    rest.starts_with("of ") || understood(rest).0.is_some() || rest.split(' ').all(is_one)
}

fn is_currency(word: &str) -> bool {
    word.len() == 3 && bracketed(&format!("({})", word.to_uppercase())).is_some()
}

/// Whether the cells of a row are headers: most of them name fields, not all the same one, and none is data.
pub fn are_headers(cells: &[&str]) -> bool {
    // Nearly every other row has such a cell, which costs less to see than what a cell names.
    let begins = |byte: u8| byte.is_ascii_digit() || byte == b'@';
    if cells
        .iter()
        .any(|cell| cell.bytes().next().is_some_and(begins))
    {
        return false;
    }
    let mut named = Vec::new();
    let mut filled_cells = 0;
    for (_, cell) in filled(cells.iter().copied()) {
        filled_cells += 1;
        match understood(cell).0 {
            Some(field) => named.push(field),
            None if is_data(cell) => return false,
            None => {}
        }
    }
    named.len() * 2 > filled_cells && named.iter().any(|field| Some(field) != named.first())
}

/// Tells headings from people.
pub struct Headings {
    header: Vec<String>,
    /// Columns that name somebody.
    names: Vec<usize>,
    /// Columns that hold handles.
    handles: Vec<usize>,
    /// Columns that hold addresses of mail.
    mails: Vec<usize>,
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
                .map(|cell| unguarded(cell).trim().to_owned())
                .collect()
        };
        let header: Vec<String> = mapping.header.map_or_else(Vec::new, row);
        let naming = |field: &Option<Field>| matches!(field, Some(Field::Name | Field::Handle));
        let columns = mapping.columns.iter().enumerate();
        let names = columns
            .clone()
            .filter(|(at, column)| *at == 0 || naming(&column.field));
        let holding = |field: Field| {
            let columns = columns.clone();
            let here = columns.filter(move |(_, column)| column.field == Some(field));
            here.map(|(at, _)| at).collect()
        };
        let rows = mapping.first_row()..table.rows().min(mapping.first_row() + SAMPLE);
        let mut widths: Vec<usize> = rows.map(|row| filled(table.cells(row)).count()).collect();
        widths.sort_unstable();
        Self {
            header,
            names: names.map(|(at, _)| at).collect(),
            handles: holding(Field::Handle),
            mails: holding(Field::Email),
            usual: widths.get(widths.len() / 2).copied().unwrap_or(0),
            network: None,
        }
    }

    /// The network that the last heading below the header named.
    pub fn network(&self) -> Option<Network> {
        self.network
    }

    /// The words of a row that is a heading, and what is told of it.
    pub fn read<'a>(&mut self, cells: &[&'a str]) -> Option<(&'a str, Problem)> {
        let mut filled = filled(cells.iter().copied());
        let (at, first) = filled.next()?;
        let alone = filled.next().is_none();
        if !alone && self.is_said_again(at, first) && are_headers(cells) {
            return Some((first, self.header_again(cells)));
        }
        let is_heading = if alone {
            self.is_section(at, first, cells.len())
        } else {
            self.is_said_again(at, first) && self.is_header(cells)
        };
        (is_heading || self.is_sum(cells)).then_some((first, Problem::Heading))
    }

    /// Whether a cell says what its header does.
    fn is_said_again(&self, at: usize, cell: &str) -> bool {
        let header = self.header.get(at);
        header.is_some_and(|header| header.eq_ignore_ascii_case(cell))
    }

    /// What is told of a row of headers: the header of the table once more, or that of another list.
    pub fn header_again(&self, cells: &[&str]) -> Problem {
        if self.is_header(cells) {
            Problem::Heading
        } else {
            Problem::Header
        }
    }

    /// The first text of a row beyond the last column of the header.
    pub fn beyond<'a>(&self, cells: &[&'a str]) -> Option<&'a str> {
        let beyond = cells.get(self.header.len()..)?;
        let mut beyond = beyond.iter().copied().filter(|cell| !trim(cell).is_empty());
        beyond.next().filter(|_| !self.header.is_empty())
    }

    fn is_header(&self, cells: &[&str]) -> bool {
        filled(cells.iter().copied()).all(|(at, cell)| self.is_said_again(at, cell))
    }

    /// Whether a row sums up others: it is named so, and nothing in it tells that somebody is called so.
    fn is_sum(&self, cells: &[&str]) -> bool {
        let mut named = self.names.iter();
        let is_one = |at: &usize| {
            let said = cells.get(*at).and_then(|cell| sum(cell));
            said.is_some_and(|said| self.holds(said, *at, cells))
        };
        cells.len() > 1 && named.any(is_one)
    }

    /// Whether what the name in a column says of a row can be true of it.
    fn holds(&self, said: Said, at: usize, cells: &[&str]) -> bool {
        // A handle may be made of such words.
        let is_handle = |cell: &&str| handle::looks_like_one(cell) && !is_whole(cell);
        if self.handles.contains(&at) && cells.get(at).is_some_and(is_handle) {
            return false;
        }
        match said {
            Said::Sum => !self.has_address(at, cells),
            Said::SumOrName => {
                let mut names = in_columns(cells, &self.names).filter(|(other, _)| *other != at);
                !self.has_address(at, cells) && !names.any(|(_, cell)| is_of_somebody(cell))
            }
            Said::SumWithWords => {
                let addresses = [&self.handles, &self.mails];
                let none = |columns: &&Vec<usize>| in_columns(cells, columns).next().is_none();
                !self.handles.is_empty() && addresses.iter().all(none)
            }
        }
    }

    /// Whether a handle or an address of mail stands in a row, besides in one column.
    fn has_address(&self, besides: usize, cells: &[&str]) -> bool {
        let is_handle = |cell: &str| {
            handle::is_marked(cell) || handle::looks_like_one(cell) && is_of_somebody(cell)
        };
        let mut handles = in_columns(cells, &self.handles).filter(|(at, _)| *at != besides);
        let mut mails = in_columns(cells, &self.mails);
        handles.any(|(_, cell)| is_handle(cell)) || mails.any(|(_, cell)| cell.contains('@'))
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

/// The cells of some columns that say something, with their places.
fn in_columns<'a>(
    cells: &'a [&'a str],
    columns: &'a [usize],
) -> impl Iterator<Item = (usize, &'a str)> {
    let cells = columns
        .iter()
        .filter_map(|at| Some((*at, *cells.get(*at)?)));
    cells.filter(|(_, cell)| !is_missing(cell))
}

/// The only cell with text of a row.
pub fn alone<'a>(cells: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut said = filled(cells);
    let (_, only) = said.next()?;
    said.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::creators;
    use tierwise_core::domain::money::Currency;

    /// The names of those who are read of rows.
    fn people(header: &str, rows: &[&str]) -> Vec<String> {
        let text = format!("{header}\n{}\n", rows.join("\n"));
        let table = Table::paste(&text).unwrap();
        let mapping = Mapping::propose(&table);
        let (people, _) = creators::read(&table, &mapping, Currency::USD);
        people.into_iter().map(|creator| creator.name).collect()
    }

    const SUMS: [&str; 34] = [
        "Total",
        "TOTAL:",
        "Total général",
        "Total Geral",
        "Gesamtergebnis",
        "Gesamtsumme",
        "Somme totale",
        "Insgesamt",
        "Média",
        "Me\u{301}diane",
        "Avg.",
        "Average per creator",
        "Total (2 creators)",
        "TOTAL EUR",
        "Total €",
        "Total in USD",
        "Ø",
        "Ø Follower",
        "Σ",
        "Totaal",
        "Totale complessivo",
        "Suma total",
        "Total followers",
        "Total engagement rate",
        "Total Instagram",
        "Sum of followers",
        "Sum of anything",
        "Somme de followers",
        "Count",
        "Count of creators",
        "Sub-total",
        "Sous-total",
        "Rata-rata",
        "Grand Total",
    ];

    #[test]
    fn sums_are_nobody() {
        for sum in SUMS {
            let last = format!("{sum}\t\t22000");
            let rows = ["Ada Pine\t@ada\t12000", "Bo Moss\t@bo\t10000", &last];
            let read = people("Name\tHandle\tFollowers", &rows);
            assert_eq!(read, ["Ada Pine", "Bo Moss"], "{sum}");
            let last = format!("{sum}\t22000\t3%");
            let rows = ["Ada Pine\t12000\t2%", "Bo Moss\t10000\t4%", &last];
            let read = people("Name\tFollowers\tEngagement rate", &rows);
            assert_eq!(read, ["Ada Pine", "Bo Moss"], "{sum}");
            let last = format!("{sum}\t22000\t3%");
            let rows = ["@ada\t12000\t2%", "@bo\t10000\t4%", &last];
            let read = people("Handle\tFollowers\tEngagement rate", &rows);
            assert_eq!(read, ["ada", "bo"], "{sum}");
        }
    }

    #[test]
    fn a_sum_may_say_what_of_where_others_have_handles() {
        let rows = [
            "Ada Pine\t@ada\t12000",
            "Total\tall creators\t12000",
            "Total\tcreators\t12000",
            "Total\t2\t12000",
            "Count\tn/a\t12000",
            "Total Q3 campaign\t\t12000",
        ];
        assert_eq!(people("Name\tHandle\tFollowers", &rows), ["Ada Pine"]);
    }

    #[test]
    fn who_has_a_handle_is_somebody() {
        let names = [
            "Total Fitness",
            "Total Geral",
            "Count Basil",
            "Average Joe",
            "Soma",
            "Median",
        ];
        let rows: Vec<String> = (names.iter().enumerate())
            .map(|(at, name)| format!("{name}\t@somebody{at}\t12000"))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(people("Name\tHandle\tFollowers", &rows), names);
        let rows: Vec<String> = rows.iter().map(|row| row.replace('@', "")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(people("Name\tHandle\tFollowers", &rows), names);
    }

    #[test]
    fn without_handles_people_are_not_taken_for_sums() {
        let rows = [
            "Total Fitness\t12000\t3%",
            "Count Basil\t12000\t3%",
            "Average Joe\t12000\t3%",
            "Tomas Total\t12000\t3%",
            "Øystein\t12000\t3%",
            "Mediha\t12000\t3%",
        ];
        let read = people("Name\tFollowers\tEngagement rate", &rows);
        assert_eq!(read.len(), rows.len(), "{read:?}");
        // Among people with handles, too, a word that may be a name is none of a sum.
        let rows = ["Ada Pine\t@ada\t12000", "Count Basil\t\t12000"];
        assert_eq!(people("Name\tHandle\tFollowers", &rows).len(), 2);
        let rows = [
            "Ada Pine\t@ada\tada@pine.com",
            "Total Fitness\t\thi@total.com",
        ];
        assert_eq!(people("Name\tHandle\tEmail", &rows).len(), 2);
    }

    #[test]
    fn a_handle_may_be_made_of_words_of_sums() {
        let rows = [
            "total.creators\t12000\t3%",
            "avg_reach\t12000\t3%",
            "ada.pine\t12000\t3%",
        ];
        let read = people("Handle\tFollowers\tEngagement rate", &rows);
        assert_eq!(read, ["total.creators", "avg_reach", "ada.pine"]);
    }

    #[test]
    fn what_somebody_is_about_is_no_sum() {
        let rows = ["Media\tAda Pine\t12000", "Beauty\tBo Moss\t10000"];
        let read = people("Category\tName\tFollowers", &rows);
        assert_eq!(read, ["Ada Pine", "Bo Moss"]);
    }
}
