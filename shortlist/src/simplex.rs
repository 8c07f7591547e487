//! The linear relaxation: creators may be chosen in part.
//!
//! A bounded dual simplex method with long steps. Every column and every row's sum lies between two bounds, so that any
//! basis is dual feasible once each other variable stands at the bound its reduced value asks for: the method starts
//! from, and goes on from, wherever it is, which is what a search that fixes and frees columns needs. A step of the dual
//! goes on past columns that would change sides as long as it pays, and turns them all at once (Wagner 1958, "The dual
//! simplex algorithm for bounded variables"; Maros 2003, "A generalized dual phase-2 simplex algorithm"). There are few
//! rows, so the inverse of the basis is kept as it is, dense.
//!
//! Floating point only proposes here: what counts is `bound`.

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::model::{Model, Place, Sums};

/// How far a value may be from a bound and count as at it; columns and rows are scaled to entries about 1.
const NEAR: f64 = 1e-9;
/// Entries smaller than this are no pivots.
const PIVOT: f64 = 1e-8;
/// Steps between inverting the basis anew.
const FRESH: u32 = 50;

/// Persons with a row of their own, at most: the inverse is dense. Beyond it the relaxation chooses too much, and only the
/// bound knows better.
const MOST_PERSONS: usize = 300;
/// Persons that get their rows at once.
const AT_ONCE: usize = 50;

/// What a step led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Go on.
    More,
    /// The relaxation is solved.
    Solved,
    /// No choice in parts keeps the rows: [`Simplex::ray`] says why.
    Infeasible,
    /// The arithmetic does not get on. What was found so far is still good for a bound.
    Stuck,
}

/// What a row is in the relaxation.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Money,
    Minutes,
    Number,
    Person(u32),
}

#[derive(Debug, Clone, Copy)]
struct Row {
    kind: Kind,
    lo: f64,
    hi: f64,
}

/// A column, scaled.
#[derive(Debug, Clone, Copy)]
struct Column {
    value: f64,
    money: f64,
    minutes: f64,
    class: u32,
    person: u32,
}

/// A vector over the rows, laid out to be multiplied by columns.
#[derive(Debug, Clone, Default)]
struct Weights {
    money: f64,
    minutes: f64,
    class: Vec<f64>,
    person: Vec<f64>,
}

impl Weights {
    #[inline(always)]
    fn times(&self, column: &Column) -> f64 {
        self.money * column.money
            + self.minutes * column.minutes
            + self.class[column.class as usize]
            + self.person[column.person as usize]
    }
}

/// Where the dual step of a leaving variable ends.
#[derive(Debug, Clone, Copy)]
struct Crossing {
    ratio: f64,
    /// How much the slope falls there.
    fall: f64,
    var: u32,
}

/// The method's state.
#[derive(Debug)]
pub struct Simplex {
    columns: Vec<Column>,
    rows: Vec<Row>,
    classes: Vec<Vec<u32>>,
    persons: u32,
    /// Units of value, money and minutes in one of the scaled.
    units: [f64; 3],
    /// Basic variables: columns, then rows' sums.
    basis: Vec<u32>,
    basic: Vec<bool>,
    upper: Vec<bool>,
    places: Vec<Place>,
    open: Vec<u32>,
    /// Inverse of the basis, by rows.
    inverse: Vec<f64>,
    /// Values of the basic variables.
    values: Vec<f64>,
    prices: Vec<f64>,
    steps: u32,
    since: u32,
    ray: Vec<f64>,
    across: Weights,
    down: Weights,
    crossings: Vec<Crossing>,
    dirty: bool,
}

/// The power of two at or below a number, at least 1: scaling by it loses nothing.
fn power(x: f64) -> f64 {
    f64::from_bits(x.max(1.0).to_bits() & (0x7ff << 52))
}

impl Simplex {
    /// The relaxation of a model.
    pub fn new(model: &Model) -> Self {
        let n = model.columns.len().max(1) as f64;
        let mean = |of: fn(&crate::model::Column) -> i64| {
            model.columns.iter().map(|c| of(c) as f64).sum::<f64>() / n
        };
        let units = [mean(|c| c.value), mean(|c| c.money), mean(|c| c.minutes)].map(power);
        let columns = model.columns.iter().map(|c| Column {
            value: c.value as f64 / units[0],
            money: c.money as f64 / units[1],
            minutes: c.minutes as f64 / units[2],
            class: c.class,
            person: c.person,
        });
        let rows = model.rows.iter().map(|row| {
            let (kind, unit) = match row.sums {
                Sums::Money => (Kind::Money, units[1]),
                Sums::Minutes => (Kind::Minutes, units[2]),
                Sums::Number => (Kind::Number, 1.0),
            };
            Row {
                kind,
                lo: row.lo as f64 / unit,
                hi: row.hi as f64 / unit,
            }
        });
        let weights = Weights {
            class: vec![0.0; model.classes.len()],
            person: vec![0.0; model.persons as usize + 1],
            ..Weights::default()
        };
        let mut simplex = Self {
            columns: columns.collect(),
            rows: rows.collect(),
            classes: model.classes.clone(),
            persons: model.persons,
            units,
            basis: Vec::new(),
            basic: Vec::new(),
            upper: Vec::new(),
            places: vec![Place::Open; model.columns.len()],
            open: Vec::new(),
            inverse: Vec::new(),
            values: Vec::new(),
            prices: Vec::new(),
            steps: 0,
            since: 0,
            ray: Vec::new(),
            across: weights.clone(),
            down: weights,
            crossings: Vec::new(),
            dirty: true,
        };
        simplex.start_over();
        simplex
    }

    fn count(&self) -> usize {
        self.columns.len()
    }

    /// Starts from the basis of the rows' sums.
    fn start_over(&mut self) {
        let (n, m) = (self.count(), self.rows.len());
        self.basis = (n..n + m).map(|var| var as u32).collect();
        self.basic = vec![false; n];
        self.basic.resize(n + m, true);
        self.upper = vec![false; n + m];
        self.inverse = vec![0.0; m * m];
        for at in 0..m {
            self.inverse[at * m + at] = -1.0;
        }
        self.since = 0;
        self.dirty = true;
    }

    /// Starts a solve with the columns where `places` says.
    pub fn restart(&mut self, places: &[Place]) {
        self.places.clear();
        self.places.extend_from_slice(places);
        self.open.clear();
        let open = (0..).zip(places).filter(|(_, p)| **p == Place::Open);
        self.open.extend(open.map(|(at, _)| at));
        self.steps = 0;
        self.dirty = true;
    }

    /// Columns that are open: what a step costs.
    pub fn size(&self) -> usize {
        self.open.len() + self.rows.len() * self.rows.len()
    }

    /// Prices of the model's rows: value for one unit of each.
    pub fn prices(&self) -> Vec<f64> {
        self.unscaled(&self.prices, self.units[0])
    }

    /// Prices that show that the rows cannot be kept.
    pub fn ray(&self) -> Vec<f64> {
        self.unscaled(&self.ray, 1.0)
    }

    fn unscaled(&self, prices: &[f64], value: f64) -> Vec<f64> {
        let rows = self.rows.iter().zip(prices);
        rows.filter_map(|(row, y)| match row.kind {
            Kind::Money => Some(y * value / self.units[1]),
            Kind::Minutes => Some(y * value / self.units[2]),
            Kind::Number => Some(y * value),
            Kind::Person(_) => None,
        })
        .collect()
    }

    /// How much of each column is chosen.
    pub fn shares(&self, into: &mut Vec<f64>) {
        into.clear();
        let whole = self.places.iter().zip(&self.upper);
        into.extend(whole.map(|(place, upper)| match place {
            Place::Open => f64::from(u8::from(*upper)),
            Place::In => 1.0,
            Place::Out => 0.0,
        }));
        for (var, value) in self.basis.iter().zip(&self.values) {
            if let Some(share) = into.get_mut(*var as usize) {
                *share = *value;
            }
        }
    }

    /// Bounds of a variable.
    fn bounds(&self, var: usize) -> (f64, f64) {
        match self.places.get(var) {
            Some(Place::Open) => (0.0, 1.0),
            Some(Place::In) => (1.0, 1.0),
            Some(Place::Out) => (0.0, 0.0),
            None => {
                let row = &self.rows[var - self.count()];
                (row.lo, row.hi)
            }
        }
    }

    /// Adds a column's entries, times `by`, to a vector over the rows.
    fn add(&self, var: usize, by: f64, to: &mut [f64]) {
        let n = self.count();
        if var >= n {
            to[var - n] -= by;
            return;
        }
        let column = &self.columns[var];
        for (at, row) in self.rows.iter().enumerate() {
            match row.kind {
                Kind::Money => to[at] += by * column.money,
                Kind::Minutes => to[at] += by * column.minutes,
                Kind::Number => {}
                Kind::Person(person) if person == column.person => to[at] += by,
                Kind::Person(_) => {}
            }
        }
        for row in &self.classes[column.class as usize] {
            to[*row as usize] += by;
        }
    }

    /// The inverse times a vector over the rows.
    fn solve(&self, of: &[f64]) -> Vec<f64> {
        let m = self.rows.len();
        let rows = self.inverse.chunks_exact(m.max(1));
        rows.map(|row| row.iter().zip(of).map(|(a, b)| a * b).sum())
            .collect()
    }

    fn spread(rows: &[Row], classes: &[Vec<u32>], of: &[f64], to: &mut Weights) {
        to.money = 0.0;
        to.minutes = 0.0;
        for (row, y) in rows.iter().zip(of) {
            match row.kind {
                Kind::Money => to.money = *y,
                Kind::Minutes => to.minutes = *y,
                Kind::Number => {}
                Kind::Person(person) => to.person[person as usize] = *y,
            }
        }
        for (class, rows) in to.class.iter_mut().zip(classes) {
            *class = rows.iter().map(|row| of[*row as usize]).sum();
        }
    }

    /// Inverts the basis by Gauss and Jordan's elimination; false where it has no inverse.
    fn invert(&mut self) -> bool {
        let m = self.rows.len();
        // Work on the transpose: a row of `work` is a column of the basis.
        let mut work = vec![0.0; m * m];
        for (at, var) in self.basis.iter().enumerate() {
            self.add(*var as usize, 1.0, &mut work[at * m..(at + 1) * m]);
        }
        let mut inverse = vec![0.0; m * m];
        for at in 0..m {
            inverse[at * m + at] = 1.0;
        }
        for pivot in 0..m {
            let largest = (pivot..m).max_by(|a, b| {
                let [a, b] = [a, b].map(|row| work[row * m + pivot].abs());
                a.total_cmp(&b)
            });
            let Some(row) = largest.filter(|row| work[row * m + pivot].abs() > PIVOT) else {
                return false;
            };
            for at in 0..m {
                work.swap(row * m + at, pivot * m + at);
                inverse.swap(row * m + at, pivot * m + at);
            }
            let by = 1.0 / work[pivot * m + pivot];
            for at in 0..m {
                work[pivot * m + at] *= by;
                inverse[pivot * m + at] *= by;
            }
            for other in 0..m {
                let by = work[other * m + pivot];
                if other != pivot && by != 0.0 {
                    for at in 0..m {
                        work[other * m + at] -= by * work[pivot * m + at];
                        inverse[other * m + at] -= by * inverse[pivot * m + at];
                    }
                }
            }
        }
        for row in 0..m {
            for at in 0..m {
                self.inverse[at * m + row] = inverse[row * m + at];
            }
        }
        self.since = 0;
        true
    }

    /// Computes prices and values from the basis, and puts every other variable at the bound it asks for.
    fn refresh(&mut self) {
        if self.since >= FRESH && !self.invert() {
            self.start_over();
        }
        let (n, m) = (self.count(), self.rows.len());
        self.prices.clear();
        self.prices.resize(m, 0.0);
        for (at, var) in self.basis.iter().enumerate() {
            if let Some(column) = self.columns.get(*var as usize) {
                for (y, entry) in self.prices.iter_mut().zip(&self.inverse[at * m..]) {
                    *y += column.value * entry;
                }
            }
        }
        Self::spread(&self.rows, &self.classes, &self.prices, &mut self.down);
        for at in &self.open {
            let at = *at as usize;
            let reduced = self.columns[at].value - self.down.times(&self.columns[at]);
            self.upper[at] = reduced > 0.0;
        }
        for (upper, y) in self.upper[n..].iter_mut().zip(&self.prices) {
            *upper = *y > 0.0;
        }
        let mut sums = vec![0.0; m];
        for var in 0..n {
            let there = match self.places[var] {
                Place::Open => self.upper[var],
                Place::In => true,
                Place::Out => false,
            };
            if there && !self.basic[var] {
                self.add(var, 1.0, &mut sums);
            }
        }
        for var in n..n + m {
            if !self.basic[var] {
                let (lo, hi) = self.bounds(var);
                self.add(var, if self.upper[var] { hi } else { lo }, &mut sums);
            }
        }
        self.values = self.solve(&sums);
        self.values.iter_mut().for_each(|value| *value = -*value);
        self.dirty = false;
    }

    /// The basic variable farthest out of bounds, measured in the dual's steepest edges: its position, how far, and
    /// whether it is above.
    fn leaving(&self) -> Option<(usize, f64, bool)> {
        let m = self.rows.len();
        let mut best = None;
        let mut most = 0.0;
        for (at, value) in self.values.iter().enumerate() {
            let (lo, hi) = self.bounds(self.basis[at] as usize);
            let (far, above) = if *value > hi {
                (value - hi, true)
            } else {
                (lo - value, false)
            };
            if far > NEAR * (1.0 + hi.abs().min(1e6)) {
                let row = &self.inverse[at * m..(at + 1) * m];
                let edge: f64 = row.iter().map(|x| x * x).sum();
                let weight = far * far / edge.max(1e-30);
                if weight > most {
                    most = weight;
                    best = Some((at, far, above));
                }
            }
        }
        best
    }

    /// Collects where reduced values change sign if the basic variable at `at` leaves; gives its row of the inverse.
    fn cross(&mut self, at: usize, above: bool) -> Vec<f64> {
        let (n, m) = (self.count(), self.rows.len());
        let sign = if above { -1.0 } else { 1.0 };
        let edge = self.inverse[at * m..(at + 1) * m].to_vec();
        Self::spread(&self.rows, &self.classes, &edge, &mut self.across);
        self.crossings.clear();
        for var in &self.open {
            let column = &self.columns[*var as usize];
            let entry = sign * self.across.times(column);
            let upper = self.upper[*var as usize];
            let meets = if upper { entry > PIVOT } else { entry < -PIVOT };
            if meets && !self.basic[*var as usize] {
                let reduced = column.value - self.down.times(column);
                self.crossings.push(Crossing {
                    ratio: (reduced / entry).max(0.0),
                    fall: entry.abs(),
                    var: *var,
                });
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let entry = -sign * edge[at];
            let upper = self.upper[n + at];
            let meets = if upper { entry > PIVOT } else { entry < -PIVOT };
            if meets && !self.basic[n + at] && row.hi > row.lo {
                self.crossings.push(Crossing {
                    ratio: (self.prices[at] / entry).max(0.0),
                    fall: entry.abs() * (row.hi - row.lo),
                    var: (n + at) as u32,
                });
            }
        }
        edge
    }

    /// One step of the method.
    pub fn step(&mut self) -> Step {
        if self.dirty || self.since >= FRESH {
            self.refresh();
        }
        let Some((at, far, above)) = self.leaving() else {
            return Step::Solved;
        };
        self.steps += 1;
        if self.steps as usize > 200 + 20 * self.rows.len() {
            return Step::Stuck;
        }
        let edge = self.cross(at, above);
        let Some(passed) = pass(&mut self.crossings, far) else {
            let sign = if above { -1.0 } else { 1.0 };
            self.ray = edge.iter().map(|x| sign * x).collect();
            return Step::Infeasible;
        };
        self.turn(passed);
        let entering = self.crossings[passed].var as usize;
        self.exchange(at, above, entering, &edge);
        Step::More
    }

    /// Puts the first of the crossings at their other bounds.
    fn turn(&mut self, passed: usize) {
        if passed == 0 {
            return;
        }
        let mut sums = vec![0.0; self.rows.len()];
        for crossing in &self.crossings[..passed] {
            let var = crossing.var as usize;
            let (lo, hi) = self.bounds(var);
            let by = if self.upper[var] { lo - hi } else { hi - lo };
            self.add(var, by, &mut sums);
        }
        for at in 0..passed {
            let var = self.crossings[at].var as usize;
            self.upper[var] = !self.upper[var];
        }
        let change = self.solve(&sums);
        for (value, change) in self.values.iter_mut().zip(change) {
            *value -= change;
        }
    }

    /// Lets the basic variable at `at` leave to its bound and another enter.
    fn exchange(&mut self, at: usize, above: bool, entering: usize, edge: &[f64]) {
        let m = self.rows.len();
        let mut entries = vec![0.0; m];
        self.add(entering, 1.0, &mut entries);
        let column = self.solve(&entries);
        let pivot = column[at];
        let across: f64 = edge.iter().zip(&entries).map(|(a, b)| a * b).sum();
        let worth = self.columns.get(entering).map_or(0.0, |c| c.value);
        let paid: f64 = self.prices.iter().zip(&entries).map(|(a, b)| a * b).sum();
        let step = (worth - paid) / across;
        for (y, x) in self.prices.iter_mut().zip(edge) {
            *y += step * x;
        }
        Self::spread(&self.rows, &self.classes, &self.prices, &mut self.down);
        let leaving = self.basis[at] as usize;
        let (lo, hi) = self.bounds(leaving);
        let [bound, from] = [if above { hi } else { lo }, self.bounds(entering).0];
        let from = if self.upper[entering] {
            self.bounds(entering).1
        } else {
            from
        };
        let by = (self.values[at] - bound) / pivot;
        for (value, entry) in self.values.iter_mut().zip(&column) {
            *value -= by * entry;
        }
        self.values[at] = from + by;
        self.upper[leaving] = above;
        self.basic[leaving] = false;
        self.basic[entering] = true;
        self.basis[at] = entering as u32;
        let scaled: Vec<f64> = edge.iter().map(|x| x / pivot).collect();
        for (row, entry) in self.inverse.chunks_exact_mut(m).zip(&column) {
            for (x, y) in row.iter_mut().zip(&scaled) {
                *x -= entry * y;
            }
        }
        self.inverse[at * m..(at + 1) * m].copy_from_slice(&scaled);
        self.since += 1;
    }

    /// Adds a row for every person more than one of whose profiles is chosen; says how many.
    pub fn part_persons(&mut self, shares: &[f64]) -> usize {
        let mut chosen = vec![0.0; self.persons as usize];
        for (column, share) in self.columns.iter().zip(shares) {
            if let Some(sum) = chosen.get_mut(column.person as usize) {
                *sum += share;
            }
        }
        let rows = |row: &&Row| matches!(row.kind, Kind::Person(_));
        let room = MOST_PERSONS.saturating_sub(self.rows.iter().filter(rows).count());
        let over = (0..).zip(chosen).filter(|(_, sum)| *sum > 1.0 + 1e-7);
        let over: Vec<u32> = over
            .map(|(person, _)| person)
            .take(room.min(AT_ONCE))
            .collect();
        over.iter().for_each(|person| self.part(*person));
        over.len()
    }

    /// Adds the row of a person, whose sum becomes basic.
    fn part(&mut self, person: u32) {
        let (n, m) = (self.count(), self.rows.len());
        let mut inverse = vec![0.0; (m + 1) * (m + 1)];
        for (row, old) in self.inverse.chunks_exact(m.max(1)).enumerate() {
            inverse[row * (m + 1)..row * (m + 1) + m].copy_from_slice(old);
        }
        for (at, var) in self.basis.iter().enumerate() {
            let its = |c: &Column| c.person == person;
            if self.columns.get(*var as usize).is_some_and(its) {
                for entry in 0..m {
                    inverse[m * (m + 1) + entry] += self.inverse[at * m + entry];
                }
            }
        }
        inverse[m * (m + 1) + m] = -1.0;
        self.inverse = inverse;
        self.rows.push(Row {
            kind: Kind::Person(person),
            lo: 0.0,
            hi: 1.0,
        });
        self.basis.push((n + m) as u32);
        self.basic.push(true);
        self.upper.push(false);
        self.dirty = true;
    }

    /// The columns chosen in part, with their shares.
    pub fn fractions(&self) -> impl Iterator<Item = (usize, f64)> {
        let basic = self.basis.iter().zip(&self.values);
        basic.filter_map(|(var, value)| {
            let open = self.places.get(*var as usize) == Some(&Place::Open);
            let parted = open && *value > 1e-6 && *value < 1.0 - 1e-6;
            parted.then_some((*var as usize, *value))
        })
    }

    /// How much the bound falls at least, in values, if a basic column is left out, and if it is chosen: what a first
    /// step of the method finds (Driebeek 1966, "An algorithm for the solution of mixed integer programming problems").
    pub fn penalties(&mut self, column: usize) -> [f64; 2] {
        let Some(at) = self.basis.iter().position(|var| *var as usize == column) else {
            return [0.0; 2];
        };
        let share = self.values[at];
        [(share, true), (1.0 - share, false)].map(|(far, above)| {
            self.cross(at, above);
            let Some(passed) = pass(&mut self.crossings, far) else {
                return f64::INFINITY;
            };
            let ratio = self.crossings[passed].ratio;
            let kept = self.crossings[..passed].iter();
            let lost: f64 = kept.map(|c| c.fall * (ratio - c.ratio)).sum();
            (far * ratio - lost) * self.units[0]
        })
    }
}

/// Orders the crossings so that those a long step passes come first, and gives the position of the one it ends at;
/// `None` where it never ends. A quickselect by the sum of falls.
fn pass(crossings: &mut [Crossing], far: f64) -> Option<usize> {
    let all: f64 = crossings.iter().map(|c| c.fall).sum();
    if all < far - NEAR {
        return None;
    }
    let (mut from, mut to, mut left) = (0, crossings.len(), far);
    while from < to {
        let range = &mut crossings[from..to];
        let ratio = middle(range);
        let less = split(range, |c| c.ratio < ratio);
        let same = less + split(&mut range[less..], |c| c.ratio <= ratio);
        let fall = |part: &[Crossing]| part.iter().map(|c| c.fall).sum::<f64>();
        let below = fall(&range[..less]);
        if less > 0 && below >= left {
            to = from + less;
            continue;
        }
        let at = fall(&range[less..same]);
        if below + at >= left || from + same == to {
            // Of those at the same ratio the largest entry is the safest pivot, and the lowest variable the rule.
            let ties = range[less..same].iter().enumerate();
            let best =
                ties.max_by(|(_, a), (_, b)| a.fall.total_cmp(&b.fall).then(b.var.cmp(&a.var)));
            let (best, _) = best?;
            range.swap(less, less + best);
            return Some(from + less);
        }
        left -= below + at;
        from += same;
    }
    None
}

/// The middle ratio of three.
fn middle(range: &[Crossing]) -> f64 {
    let at = |index: usize| range.get(index).map_or(0.0, |c| c.ratio);
    let mut three = [
        at(0),
        at(range.len() / 2),
        at(range.len().saturating_sub(1)),
    ];
    three.sort_by(f64::total_cmp);
    three[1]
}

/// Moves what fits to the front; says how many those are.
fn split(range: &mut [Crossing], fits: impl Fn(&Crossing) -> bool) -> usize {
    let mut front = 0;
    for at in 0..range.len() {
        if fits(&range[at]) {
            range.swap(front, at);
            front += 1;
        }
    }
    front
}
