//! The problem as rows and columns: what is still open once must-haves, exclusions and the most for one creator are dealt with.
//!
//! A column is a candidate who may or may not be chosen. A row bounds a sum over the chosen: their money, their minutes,
//! or their number within some kind. Columns of the same tier, platform and country are in the same rows that count:
//! they are a class. Persons with one open profile need no row, and the others are kept apart (`Model::persons`).

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::problem::{Candidate, Kind, Limit, Problem, Who, Wish};
use std::collections::{BTreeMap, HashMap};

/// What a row sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sums {
    Money,
    Minutes,
    /// One for each column whose class names the row.
    Number,
}

/// Bounds of a sum over the chosen columns.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub sums: Sums,
    pub lo: i64,
    pub hi: i64,
}

/// A candidate who may or may not be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub who: Who,
    pub value: i64,
    pub money: i64,
    pub minutes: i64,
    pub class: u32,
    /// Number among persons with several open profiles; [`Model::persons`] where there is no other.
    pub person: u32,
}

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Open,
    Out,
    In,
}

/// Rows and columns.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The rows that count a class.
    pub classes: Vec<Vec<u32>>,
    /// How many persons have several open profiles.
    pub persons: u32,
    /// Who is in whatever the columns do.
    pub base: Vec<Who>,
    /// Their value.
    pub base_value: i64,
}

impl Model {
    /// The model of a problem with the limits that `keeps` says, or `None` where no set can keep them.
    pub fn new(problem: &Problem, keeps: &dyn Fn(Limit) -> bool) -> Option<Self> {
        let limits = problem.limits();
        let money = limits.money.filter(|_| keeps(Limit::Money));
        let capped = keeps(Limit::OnOne);
        let mut model = Self::default();
        let mut row = |sums, lo: u64, hi: Option<u64>| {
            let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX >> 2).min(i64::MAX >> 2);
            model.rows.push(Row {
                sums,
                lo: whole(lo),
                hi: hi.map_or(i64::MAX >> 2, whole),
            });
        };
        if let Some(money) = money {
            row(Sums::Money, 0, Some(money));
        }
        if let Some(minutes) = limits.minutes.filter(|_| keeps(Limit::Minutes)) {
            row(Sums::Minutes, 0, Some(minutes));
        }
        let mut counting: Vec<Option<Kind>> = Vec::new();
        if let Some(most) = limits.creators.filter(|_| keeps(Limit::Creators)) {
            row(Sums::Number, 0, Some(u64::from(most)));
            counting.push(None);
        }
        for (kind, quota) in &limits.quotas {
            let fewest = if keeps(Limit::Fewest(*kind)) {
                quota.fewest
            } else {
                0
            };
            let most = quota.most.filter(|_| keeps(Limit::Most(*kind)));
            if fewest > 0 || most.is_some() {
                row(Sums::Number, u64::from(fewest), most.map(u64::from));
                counting.push(Some(*kind));
            }
        }
        let before = (model.rows.len() - counting.len()) as u32;
        let mut classes = Classes::new(before, counting);
        let apart = keeps(Limit::OnePerPerson);
        let mut taken: HashMap<u32, ()> = HashMap::new();
        let mut base = Vec::new();
        for (who, candidate) in (0..).zip(problem.candidates()) {
            match candidate.wish {
                Wish::Never => {}
                Wish::Must if keeps(Limit::Must(who)) => {
                    if apart && taken.insert(candidate.person, ()).is_some() {
                        return None;
                    }
                    base.push(classes.column(who, candidate));
                }
                _ if capped && problem.is_too_dear(candidate) => {}
                _ => {
                    let column = classes.column(who, candidate);
                    model.columns.push(column);
                }
            }
        }
        model.classes = classes.rows;
        for column in &base {
            model.put_in(column)?;
        }
        if apart {
            let persons = problem.candidates();
            model
                .columns
                .retain(|c| !taken.contains_key(&persons[c.who as usize].person));
        }
        let mut number: HashMap<u32, u32> = HashMap::with_capacity(model.columns.len());
        for column in &mut model.columns {
            let next = number.len() as u32;
            column.person = *number.entry(column.person).or_insert(next);
        }
        model.persons = if apart { number.len() as u32 } else { 0 };
        model.tidy()
    }

    /// Whether no column can be chosen beside others of its person.
    pub fn alone(&self, column: &Column) -> bool {
        column.person >= self.persons
    }

    /// How much a column adds to a row.
    pub fn entry(&self, row: usize, column: &Column) -> i64 {
        match self.rows[row].sums {
            Sums::Money => column.money,
            Sums::Minutes => column.minutes,
            Sums::Number => {
                let counted = &self.classes[column.class as usize];
                i64::from(counted.contains(&(row as u32)))
            }
        }
    }

    /// The model that is left once columns stand where `places` says; `None` where no set can.
    pub fn settled(&self, places: &[Place]) -> Option<Self> {
        let mut model = self.clone();
        for (column, place) in self.columns.iter().zip(places) {
            if *place == Place::In {
                model.put_in(column)?;
            }
        }
        let mut taken = vec![false; self.persons as usize + 1];
        for (column, place) in self.columns.iter().zip(places) {
            taken[column.person as usize] |= *place == Place::In && !self.alone(column);
        }
        let mut places = places.iter();
        model
            .columns
            .retain(|c| places.next() == Some(&Place::Open) && !taken[c.person as usize]);
        model.tidy()
    }

    /// Takes a column's amounts off the rows.
    fn put_in(&mut self, column: &Column) -> Option<()> {
        for row in 0..self.rows.len() {
            let entry = self.entry(row, column);
            self.rows[row].lo -= entry;
            self.rows[row].hi -= entry;
            if self.rows[row].hi < 0 {
                return None;
            }
        }
        self.base.push(column.who);
        self.base_value += column.value;
        Some(())
    }

    /// Drops columns that fit nowhere and rows that bind nobody.
    fn tidy(mut self) -> Option<Self> {
        let wanted = self.rows.iter().any(|row| row.lo > 0);
        loop {
            let before = self.columns.len();
            let mut kept = std::mem::take(&mut self.columns);
            kept.retain(|c| {
                (wanted || c.value > 0)
                    && (0..self.rows.len()).all(|row| self.entry(row, c) <= self.rows[row].hi)
            });
            self.columns = kept;
            if self.columns.len() == before {
                break;
            }
        }
        self.number_persons();
        self.drop_loose_rows()
    }

    /// Numbers the persons with several open profiles, and drops profiles that another of the same person betters.
    fn number_persons(&mut self) {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); self.persons as usize];
        for (at, column) in (0..).zip(&self.columns) {
            if let Some(members) = of.get_mut(column.person as usize) {
                members.push(at);
            }
        }
        let mut dropped = vec![false; self.columns.len()];
        let mut persons = 0;
        for mut members in of.into_iter().filter(|members| members.len() > 1) {
            if members.len() <= MOST_COMPARED {
                let all = members.clone();
                members.retain(|a| !all.iter().any(|b| self.betters(*b, *a)));
                for at in all.iter().filter(|at| !members.contains(at)) {
                    dropped[*at as usize] = true;
                }
            }
            if members.len() > 1 {
                for at in members {
                    self.columns[at as usize].person = ALONE - 1 - persons;
                }
                persons += 1;
            }
        }
        let mut at = dropped.iter();
        self.columns.retain(|_| at.next() == Some(&false));
        // New numbers were written from above, so that old ones were not taken for them.
        let first = ALONE - persons;
        for column in &mut self.columns {
            let new = column.person >= first;
            column.person = if new {
                ALONE - 1 - column.person
            } else {
                persons
            };
        }
        self.persons = persons;
    }

    /// Whether choosing `b` is never worse than choosing `a`.
    fn betters(&self, b: u32, a: u32) -> bool {
        let [a, b] = [a, b].map(|at| &self.columns[at as usize]);
        let same = a.value == b.value && a.money == b.money && a.minutes == b.minutes;
        a.class == b.class
            && b.value >= a.value
            && b.money <= a.money
            && b.minutes <= a.minutes
            && (!same || b.who < a.who)
    }

    /// Drops rows that no choice of columns breaks; `None` where none keeps one.
    fn drop_loose_rows(mut self) -> Option<Self> {
        let mut sums = vec![0_i64; self.rows.len()];
        for column in &self.columns {
            for (row, sum) in sums.iter_mut().enumerate() {
                *sum += self.entry(row, column);
            }
        }
        let mut number = vec![None; self.rows.len()];
        let mut kept = Vec::new();
        for ((row, sum), number) in self.rows.iter().zip(sums).zip(&mut number) {
            let [lo, hi] = [row.lo.max(0), row.hi.min(sum)];
            if lo > hi {
                return None;
            }
            if lo > 0 || hi < sum {
                *number = Some(kept.len() as u32);
                kept.push(Row { lo, hi, ..*row });
            }
        }
        self.rows = kept;
        let mut merged: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut classes = Vec::new();
        let renamed: Vec<u32> = self
            .classes
            .iter()
            .map(|rows| {
                let rows: Vec<u32> = rows
                    .iter()
                    .filter_map(|row| number[*row as usize])
                    .collect();
                *merged.entry(rows.clone()).or_insert_with(|| {
                    classes.push(rows);
                    classes.len() as u32 - 1
                })
            })
            .collect();
        self.classes = classes;
        for column in &mut self.columns {
            column.class = renamed[column.class as usize];
        }
        Some(self)
    }
}

/// Profiles of one person that are compared with one another: beyond it, the search sorts them out.
const MOST_COMPARED: usize = 64;

/// Above all numbers of persons.
const ALONE: u32 = u32::MAX;

/// Classes while they are being found.
struct Classes {
    /// First row that counts.
    first: u32,
    counting: Vec<Option<Kind>>,
    found: HashMap<(u8, u8, Option<u16>), u32>,
    rows: Vec<Vec<u32>>,
}

impl Classes {
    fn new(first: u32, counting: Vec<Option<Kind>>) -> Self {
        Self {
            first,
            counting,
            found: HashMap::new(),
            rows: Vec::new(),
        }
    }

    fn column(&mut self, who: Who, candidate: &Candidate) -> Column {
        let key = (candidate.tier, candidate.platform, candidate.country);
        let class = *self.found.entry(key).or_insert_with(|| {
            let counted = |kind: &Option<Kind>| kind.is_none_or(|kind| candidate.is(kind));
            let rows = (self.first..).zip(&self.counting);
            let rows = rows.filter(|(_, kind)| counted(kind)).map(|(row, _)| row);
            self.rows.push(rows.collect());
            self.rows.len() as u32 - 1
        });
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Column {
            who,
            value: whole(candidate.value),
            money: whole(candidate.money),
            minutes: i64::from(candidate.minutes),
            class,
            person: candidate.person,
        }
    }
}
