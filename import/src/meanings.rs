//! What a cell that could not be taken as it stands is taken for now, and what else may have been meant: offered to a
//! person, never taken unasked.

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::decimal::short;

use crate::creators::{Problem, read_as};
use crate::fields::{Field, Kind};
use crate::headers::{network, networks};
use crate::mapping::Column;
use crate::number::{Read, ends_of_range, read};
use crate::words::{trim, words};

/// Meanings that are offered: more would have to be read through.
const MOST: usize = 3;

/// Bytes of the longest cell that is looked at: what is longer is a text.
const LONGEST: usize = 40;

/// Letters that are typed or recognised for digits, and those digits.
const LOOKALIKES: [(char, char); 5] = [('O', '0'), ('o', '0'), ('l', '1'), ('I', '1'), ('S', '5')];

/// What the names of months begin with, January first, in the languages that headers are read in.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb", "fev"],
    &["mar", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mei"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou", "ago", "agu"],
    &["sep", "set"],
    &["oct", "okt", "out"],
    &["nov"],
    &["dec", "dez", "dic", "des"],
];

/// How a cell is taken, and what else it may mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meaning {
    /// What it is taken for: a number in plain digits, or words. Empty where it is not taken for anything.
    pub now: String,
    /// What may be written instead, the likeliest first. Each of them is read without anything to be told.
    pub instead: Vec<String>,
}

impl Meaning {
    /// What a cell that this was told of is taken for, and what else it may mean.
    pub fn of(column: &Column, cell: &str, problem: Problem) -> Self {
        let cell = trim(cell);
        let read = || read_as(column, cell).unwrap_or_default();
        let (now, mut instead) = match problem {
            Problem::About => (read(), ends_of_range(cell, column.mark)),
            Problem::Several => (label(network(cell)), names(cell)),
            Problem::NoNumber => (String::new(), figures(column, cell)),
            Problem::Absurd => (String::new(), smaller(column, cell)),
            _ => Default::default(),
        };
        if problem != Problem::Several {
            instead.retain(|text| is_exact(column, text));
        }
        instead.truncate(MOST);
        Self { now, instead }
    }
}

fn label(network: Option<Network>) -> String {
    network.map_or("", Network::label).to_owned()
}

/// The platforms that a cell names.
fn names(cell: &str) -> Vec<String> {
    let named = networks(cell).into_iter();
    named.map(|network| network.label().to_owned()).collect()
}

/// Whether a text is read in a column as it stands.
fn is_exact(column: &Column, text: &str) -> bool {
    let exact = matches!(read(text, column.mark), Read::Number(number) if !number.about);
    let negative = text.starts_with('-');
    exact && !negative && read_as(column, text).is_some()
}

/// Figures that a cell without a number may have had in it.
fn figures(column: &Column, cell: &str) -> Vec<String> {
    if cell.len() > LONGEST {
        return Vec::new();
    }
    let mut figures = Vec::new();
    if column.field.map(Field::kind) == Some(Kind::Rate)
        && let Some((day, month)) = day_and_month(cell)
    {
        // Spreadsheets take 5.3 for the fifth of March, or for the third of May.
        figures.push(format!("{day}.{month}%"));
        figures.push(format!("{month}.{day}%"));
    }
    let tidy = tidied(cell);
    let digits = in_digits(&tidy);
    for text in [tidy, digits] {
        if text != cell && !figures.contains(&text) {
            figures.push(text);
        }
    }
    figures
}

/// A text without separators that separate nothing: `4..1K`, `18,K`, `12 . 5k`.
fn tidied(text: &str) -> String {
    let is_separator = |c: char| matches!(c, '.' | ',');
    let mut tidy = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let twice = is_separator(c) && tidy.ends_with(is_separator);
        if !twice {
            if c.is_alphabetic() && tidy.ends_with(is_separator) {
                tidy.pop();
            }
            tidy.push(c);
        }
    }
    tidy.trim_end_matches(is_separator).to_owned()
}

/// A text with digits for the letters that are typed for them.
pub(crate) fn in_digits(text: &str) -> String {
    text.chars().map(digit_for).collect()
}

fn digit_for(letter: char) -> char {
    let found = LOOKALIKES.iter().find(|(like, _)| *like == letter);
    found.map_or(letter, |(_, digit)| *digit)
}

/// The day and the month of a date that a spreadsheet made: `5-Mar`, `05. Mrz`, `2024-03-05`.
fn day_and_month(cell: &str) -> Option<(u32, u32)> {
    let said = words(cell);
    let parts: Vec<&str> = said.split(' ').collect();
    let (day, month) = match parts.as_slice() {
        [day, month] => (*day, month_named(month)?),
        [year, month, day, ..] if year.len() == 4 => (*day, month.parse().ok()?),
        _ => return None,
    };
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    (1..=12).contains(&month).then_some((day, month))
}

fn month_named(word: &str) -> Option<u32> {
    let begins = |starts: &&[&str]| starts.iter().any(|start| word.starts_with(start));
    let at = MONTHS.iter().position(begins)?;
    u32::try_from(at + 1).ok()
}

/// What a figure that no account has may be: without its sign, or a rate of which the point was lost.
fn smaller(column: &Column, cell: &str) -> Vec<String> {
    let Read::Number(number) = read(cell, column.mark) else {
        return Vec::new();
    };
    if number.value < 0.0 {
        return vec![cell.trim_start_matches(['-', '−']).to_owned()];
    }
    match column.field.map(Field::kind) {
        Some(Kind::Rate) => [1e2, 1e3, 1e4]
            .map(|lost| number.value / lost)
            .into_iter()
            // Hardly anybody has a higher rate.
            .filter(|percent| (0.1..=30.0).contains(percent))
            .map(|percent| format!("{}%", short(percent, 4)))
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mapping, Table, creators};
    use tierwise_core::domain::money::Currency;

    /// What is offered for the last column of a row of which something is told.
    fn offered(header: &str, cell: &str) -> (Problem, Meaning) {
        let text = format!("Handle\t{header}\n@pine\t{cell}\n@moss\t\n");
        let table = Table::paste(&text).unwrap();
        let mapping = Mapping::propose(&table);
        let (_, issues) = creators::read(&table, &mapping, Currency::USD);
        let issue = issues.first().unwrap_or_else(|| panic!("{cell} is taken"));
        let meaning = Meaning::of(&mapping.columns[1], &issue.value, issue.problem);
        for text in &meaning.instead {
            let text = format!("Handle\t{header}\n@pine\t{text}\n@moss\t\n");
            let table = Table::paste(&text).unwrap();
            let again = creators::read(&table, &mapping, Currency::USD).1;
            assert!(again.is_empty(), "{cell}: {again:?}");
        }
        (issue.problem, meaning)
    }

    #[test]
    fn what_may_be_meant_is_offered_and_reads_without_a_word() {
        let cases: [(&str, &str, &str, &[&str]); 10] = [
            ("Followers", "600K-800K", "700000", &["600K", "800K"]),
            ("Followers", "7-8k", "7500", &["7k", "8k"]),
            ("Followers", "1.2M+", "1200000", &[]),
            ("Followers", "4..1K", "", &["4.1K"]),
            ("Followers", "18,K", "", &["18K"]),
            ("Followers", "1O.5k", "", &["10.5k"]),
            ("Followers", "many", "", &[]),
            ("Followers", "-1200", "", &["1200"]),
            ("Engagement rate", "5-Mar", "", &["5.3%", "3.5%"]),
            (
                "Engagement rate",
                "2024-03-05 00:00:00",
                "",
                &["5.3%", "3.5%"],
            ),
        ];
        for (header, cell, now, instead) in cases {
            let (_, meaning) = offered(header, cell);
            assert_eq!(
                (meaning.now.as_str(), &*meaning.instead),
                (
                    now,
                    &*instead.iter().map(|t| t.to_string()).collect::<Vec<_>>()
                ),
                "{cell}"
            );
        }
    }

    #[test]
    fn of_several_platforms_each_can_be_chosen() {
        let (problem, meaning) = offered("Platform", "TikTok / Instagram");
        assert_eq!(problem, Problem::Several);
        assert_eq!(
            (meaning.now.as_str(), meaning.instead),
            ("TikTok", vec!["TikTok".to_owned(), "Instagram".to_owned()])
        );
    }

    #[test]
    fn a_rate_that_lost_its_point_may_have_been_a_smaller_one() {
        let (problem, meaning) = offered("Engagement rate", "31200%");
        assert_eq!(problem, Problem::Absurd);
        assert_eq!(meaning.instead, ["3.12%"]);
    }
}
