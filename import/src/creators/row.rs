//! One row to one creator.

use std::mem;

use tierwise_core::domain::creator::{Creator, Network, Price};
use tierwise_core::domain::money::{Currency, Minor};

use super::figures::{MOST_FOLLOWERS, count_of, figure_in, share_of};
use super::problem::{Issue, Problem};
use super::profiles::handle_in_name;
use crate::fields::Field;
use crate::mapping::{Column, Mapping};
use crate::number::{self, Number, Read};
use crate::places::Places;
use crate::worded::{is_free, money_in};
use crate::words::{trim, without_entities, words};

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
pub(super) struct Room(Vec<String>);

impl Room {
    /// Makes a creator ready for the next row.
    pub(super) fn clear(&mut self, creator: &mut Creator) {
        // One by one: drained, every profile would be moved for the sake of its handle.
        for profile in &mut creator.profiles {
            self.0.push(mem::take(&mut profile.handle));
        }
        self.0.append(&mut creator.categories);
        creator.clear();
    }

    /// A text of its own.
    pub(super) fn keep(&mut self, text: &str) -> String {
        let mut kept = self.0.pop().unwrap_or_default();
        kept.clear();
        kept.push_str(text);
        kept
    }
}

/// A row that is being read.
pub(super) struct Row<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) places: &'a Places,
    /// The network that a heading above the row names.
    pub(super) section: Option<Network>,
    pub(super) line: u32,
    pub(super) cells: &'a [&'a str],
    pub(super) room: &'a mut Room,
    pub(super) issues: &'a mut Vec<Issue>,
}

impl<'a> Row<'a> {
    pub(super) fn read(&mut self, creator: &mut Creator, currency: Currency) {
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
    pub(super) fn at(&self, place: usize) -> Option<(&'a Column, &'a str)> {
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
    pub(super) fn share(&mut self, column: &Column, cell: &str, highest: f64) -> Option<f64> {
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

    pub(super) fn count(&mut self, column: &Column, cell: &str, read: Read) -> Option<f64> {
        let number = self.told(column, cell, read)?;
        let count = count_of(&number, column, cell);
        if (0.0..=MOST_FOLLOWERS).contains(&count) {
            return Some(count);
        }
        self.tell(column, cell, Problem::Absurd);
        None
    }

    pub(super) fn number(&mut self, column: &Column, cell: &str) -> Option<Number> {
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

    pub(super) fn tell(&mut self, column: &Column, cell: &str, problem: Problem) {
        self.tell_at(self.place(column), column, cell, problem);
    }

    /// Tells of a cell that was taken for what it is: there is nothing to put right in it.
    pub(super) fn tell_only(&mut self, column: &Column, cell: &str, problem: Problem) {
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
