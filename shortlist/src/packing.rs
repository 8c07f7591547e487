//! Whole sets: rounding what the relaxation chooses in part, filling up, and exchanging one for one.

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::model::{Model, Place, Sums};

/// A set of columns with its sums.
#[derive(Debug, Clone, Default)]
pub struct Packing {
    used: Vec<i64>,
    taken: Vec<bool>,
    chosen: Vec<bool>,
    value: i64,
}

/// Exchanges tried for one set.
const EXCHANGES: usize = 400_000;

impl Packing {
    /// Nobody of a model.
    pub fn clear(&mut self, model: &Model) {
        self.used.clear();
        self.used.resize(model.rows.len(), 0);
        self.taken.clear();
        self.taken.resize(model.persons as usize, false);
        self.chosen.clear();
        self.chosen.resize(model.columns.len(), false);
        self.value = 0;
    }

    /// Value of the chosen.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// The chosen columns.
    pub fn chosen(&self) -> &[bool] {
        &self.chosen
    }

    fn change(&mut self, model: &Model, at: usize, enters: bool) {
        let column = &model.columns[at];
        let sign = if enters { 1 } else { -1 };
        for (row, used) in model.rows.iter().zip(&mut self.used) {
            match row.sums {
                Sums::Money => *used += sign * column.money,
                Sums::Minutes => *used += sign * column.minutes,
                Sums::Number => {}
            }
        }
        for row in &model.classes[column.class as usize] {
            self.used[*row as usize] += sign;
        }
        if let Some(taken) = self.taken.get_mut(column.person as usize) {
            *taken = enters;
        }
        self.chosen[at] = enters;
        self.value += sign * column.value;
    }

    fn fits(&self, model: &Model, at: usize) -> bool {
        let column = &model.columns[at];
        let within = |(row, used): (&crate::model::Row, &i64)| match row.sums {
            Sums::Money => used + column.money <= row.hi,
            Sums::Minutes => used + column.minutes <= row.hi,
            Sums::Number => true,
        };
        let counts = |row: &u32| self.used[*row as usize] < model.rows[*row as usize].hi;
        !self.chosen[at]
            && self.taken.get(column.person as usize) != Some(&true)
            && model.classes[column.class as usize].iter().all(counts)
            && model.rows.iter().zip(&self.used).all(within)
    }

    /// Chooses a column if it fits.
    fn try_in(&mut self, model: &Model, at: usize) {
        if self.fits(model, at) {
            self.change(model, at, true);
        }
    }

    /// Whether some row lacks what the column counts for.
    fn lacks(&self, model: &Model, at: usize) -> bool {
        let short = |row: usize| self.used[row] < model.rows[row].lo;
        let rows = 0..model.rows.len();
        rows.filter(|row| short(*row))
            .any(|row| model.entry(row, &model.columns[at]) > 0)
    }

    /// Whether all rows are kept.
    pub fn keeps(&self, model: &Model) -> bool {
        let rows = model.rows.iter().zip(&self.used);
        rows.into_iter()
            .all(|(row, used)| (row.lo..=row.hi).contains(used))
    }

    /// Rounds the relaxation's choice: whole choices, then the largest parts that fit, then whom a row lacks, then
    /// whoever fits, in the given order.
    pub fn round(&mut self, model: &Model, places: &[Place], shares: &[f64], order: &[u32]) {
        self.clear(model);
        let mut parts: Vec<(usize, f64)> = Vec::new();
        for (at, share) in shares.iter().enumerate() {
            if places[at] == Place::In || (places[at] == Place::Open && *share > 1.0 - 1e-6) {
                self.try_in(model, at);
            } else if places[at] == Place::Open && *share > 1e-6 {
                parts.push((at, *share));
            }
        }
        parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let open = |at: &&u32| places[**at as usize] == Place::Open;
        if !self.keeps(model) {
            let parted = parts.iter().map(|(at, _)| *at);
            for at in parted.chain(order.iter().filter(open).map(|at| *at as usize)) {
                if self.lacks(model, at) {
                    self.try_in(model, at);
                }
            }
        }
        for (at, _) in parts {
            self.try_in(model, at);
        }
        for at in order.iter().filter(open) {
            if model.columns[*at as usize].value > 0 {
                self.try_in(model, *at as usize);
            }
        }
    }

    /// Exchanges one chosen column for a better one until nothing gets better, or enough was tried.
    pub fn exchange(&mut self, model: &Model, places: &[Place], order: &[u32]) {
        let mut tries = 0;
        let mut better = true;
        while better && tries < EXCHANGES {
            better = false;
            for out in order.iter().rev().map(|at| *at as usize) {
                if !self.chosen[out] || places[out] != Place::Open || tries >= EXCHANGES {
                    continue;
                }
                self.change(model, out, false);
                let mut best = out;
                for at in order.iter().map(|at| *at as usize) {
                    tries += 1;
                    let gains = model.columns[at].value > model.columns[best].value;
                    if gains
                        && places[at] == Place::Open
                        && self.fits(model, at)
                        && self.supplies(model, at)
                    {
                        best = at;
                    }
                }
                self.change(model, best, true);
                better |= best != out;
            }
            for at in order.iter().map(|at| *at as usize) {
                if model.columns[at].value > 0 && places[at] == Place::Open {
                    self.try_in(model, at);
                }
            }
        }
    }

    /// Whether no row lacks anything once the column is in.
    fn supplies(&self, model: &Model, at: usize) -> bool {
        let column = &model.columns[at];
        let rows = model.rows.iter().zip(&self.used).enumerate();
        rows.into_iter()
            .all(|(at, (row, used))| *used >= row.lo || used + model.entry(at, column) >= row.lo)
    }
}
