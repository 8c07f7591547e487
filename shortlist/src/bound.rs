//! Bounds that are true to the last digit.
//!
//! Any prices on the rows bound the value of every set (Lagrangian relaxation; Fisher 1981, "The Lagrangian relaxation
//! method for solving integer programming problems"): what the rows allow, at their prices, plus what every person is
//! still worth after paying them. The simplex method proposes prices in floating point; here they become whole numbers
//! of a fine unit, so that the bound is computed without any rounding. What choosing, or not choosing, a column would
//! take off the bound says which columns are settled (Dantzig, Fulkerson, Johnson 1954, on reduced costs).

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::model::{Column, Model, Place, Sums};

/// Prices on the rows, in units of 2^-shift of a value.
#[derive(Debug, Clone, Default)]
pub struct Prices {
    rows: Vec<i64>,
    money: i64,
    minutes: i64,
    class: Vec<i64>,
    shift: u32,
    /// 0 where only the rows count: a negative bound then says that no set keeps them.
    worth: i64,
}

/// Bits of the largest product of a price and an amount: eight of them fit into an `i64`.
const BITS: u32 = 60;

/// Bits that a whole number takes.
fn bits(n: i64) -> u32 {
    64 - n.unsigned_abs().leading_zeros()
}

/// Largest fineness at which no sum overflows.
pub fn shift(model: &Model) -> u32 {
    let sum: i64 = model.columns.iter().map(|c| c.value).sum();
    (BITS - bits(sum).min(BITS)).min(40)
}

impl Prices {
    /// The nearest prices on the grid to `of` (value for one unit of the row).
    pub fn new(model: &Model, of: &[f64], shift: u32) -> Self {
        let scale = (1_u64 << shift) as f64;
        Self::scaled(model, of, scale, shift, 1)
    }

    /// Prices whose bound is about the rows alone: negative where they cannot be kept.
    pub fn of_rows(model: &Model, of: &[f64]) -> Self {
        let largest = of.iter().fold(0.0_f64, |max, y| max.max(y.abs()));
        let scale = (1_u64 << 40) as f64 / largest.max(f64::MIN_POSITIVE);
        Self::scaled(model, of, scale, 0, 0)
    }

    fn scaled(model: &Model, of: &[f64], scale: f64, shift: u32, worth: i64) -> Self {
        let most = |of: fn(&Column) -> i64| model.columns.iter().map(of).max().unwrap_or(0);
        let [money_bits, minute_bits] = [bits(most(|c| c.money)), bits(most(|c| c.minutes))];
        let mut prices = Self {
            rows: Vec::with_capacity(model.rows.len()),
            money: 0,
            minutes: 0,
            class: vec![0; model.classes.len()],
            shift,
            worth,
        };
        for (row, y) in model.rows.iter().zip(of) {
            let amount = match row.sums {
                Sums::Money => money_bits,
                Sums::Minutes => minute_bits,
                Sums::Number => 3,
            };
            // Any price makes a true bound, so one that is out of bounds may be cut.
            let most = 1_i64 << BITS.saturating_sub(amount);
            let price = ((y * scale).round() as i64).clamp(-most, most);
            match row.sums {
                Sums::Money => prices.money = price,
                Sums::Minutes => prices.minutes = price,
                Sums::Number => {}
            }
            prices.rows.push(price);
        }
        for (class, rows) in prices.class.iter_mut().zip(&model.classes) {
            *class = rows.iter().map(|row| prices.rows[*row as usize]).sum();
        }
        prices
    }

    /// What a column is worth after paying the prices.
    #[inline(always)]
    pub fn reduced(&self, column: &Column) -> i64 {
        self.worth * (column.value << self.shift)
            - self.money * column.money
            - self.minutes * column.minutes
            - self.class[column.class as usize]
    }
}

/// A bound with what every person brings to it.
#[derive(Debug, Default)]
pub struct Bound {
    /// In units of 2^-shift.
    total: i128,
    shift: u32,
    /// The largest and second largest reduced value among the open profiles of a person, at least 0, and whose it is.
    persons: Vec<(i64, i64, u32)>,
    reduced: Vec<i64>,
}

/// The reduced value of nobody: below all others.
const NONE: u32 = u32::MAX;

impl Bound {
    /// Computes the bound at some prices for the columns still open.
    pub fn compute(&mut self, model: &Model, prices: &Prices, places: &[Place]) {
        self.shift = prices.shift;
        self.total = 0;
        for (row, price) in model.rows.iter().zip(&prices.rows) {
            let at = if *price > 0 { row.hi } else { row.lo };
            self.total += i128::from(*price) * i128::from(at);
        }
        self.persons.clear();
        self.persons.resize(model.persons as usize, (0, 0, NONE));
        self.reduced.clear();
        for (at, (column, place)) in (0..).zip(model.columns.iter().zip(places)) {
            let reduced = prices.reduced(column);
            self.reduced.push(reduced);
            match place {
                Place::Out => {}
                Place::In => self.total += i128::from(reduced),
                Place::Open => match self.persons.get_mut(column.person as usize) {
                    None => self.total += i128::from(reduced.max(0)),
                    Some(person) if reduced > person.0 => *person = (reduced, person.0, at),
                    Some(person) => person.1 = person.1.max(reduced),
                },
            }
        }
        self.total += self.persons.iter().map(|p| i128::from(p.0)).sum::<i128>();
    }

    /// The most that a set of these columns may be worth; negative where there is none.
    pub fn most(&self) -> i64 {
        (self.total >> self.shift) as i64
    }

    /// Where the bound has an open column, and what standing on the other side takes off it.
    fn loss(&self, at: usize, column: &Column) -> (Place, i64) {
        let reduced = self.reduced[at];
        match self.persons.get(column.person as usize) {
            None if reduced > 0 => (Place::In, reduced),
            None => (Place::Out, -reduced),
            Some((best, second, whose)) if *whose == at as u32 => (Place::In, best - second),
            Some((best, ..)) => (Place::Out, best - reduced),
        }
    }

    /// Calls `settle` with every open column that has to stand where the bound has it, in any set worth more than
    /// `than`.
    pub fn settle(
        &self,
        model: &Model,
        places: &[Place],
        than: i64,
        mut settle: impl FnMut(usize, Place),
    ) {
        let needed = (i128::from(than) + 1) << self.shift;
        let spare = i64::try_from(self.total - needed).unwrap_or(i64::MAX);
        for (at, column) in model.columns.iter().enumerate() {
            if places[at] == Place::Open {
                let (side, loss) = self.loss(at, column);
                if loss > spare {
                    settle(at, side);
                }
            }
        }
    }

    /// Where the bound has every column, and what standing elsewhere takes off it; columns that are settled already stay
    /// where they are.
    pub fn losses(&self, model: &Model, places: &[Place]) -> Vec<(Place, i64)> {
        let columns = model.columns.iter().zip(places).enumerate();
        let loss = |(at, (column, place)): (usize, (&Column, &Place))| match place {
            Place::Open => self.loss(at, column),
            settled => (*settled, i64::MAX),
        };
        columns.map(loss).collect()
    }

    /// The bound in units of 2^-shift.
    pub fn exact(&self) -> i128 {
        self.total
    }

    /// Reduced values of the columns.
    pub fn reduced(&self) -> &[i64] {
        &self.reduced
    }
}
