//! One row only: the knapsack problem, by dynamic programming over an expanding core (Pisinger 1997, "A minimal
//! algorithm for the 0-1 knapsack problem").
//!
//! In order of value for weight, columns are taken while they fit; the first that does not is the break. Around it
//! almost everything is decided. Columns enter the core in turns from both sides: one not taken may be added, one taken
//! removed. A state is a sum of weight and of value that some choice in the core leads to, taking the rest of the order
//! as it is; one with no less weight and no more value than another is dropped, and so is one that cannot beat the best
//! set even if what is left of the weight is filled, or the excess removed, at the best rate outside the core.
//!
//! How a state came about is kept as a chain of changes in one list, whose dead entries are cleared from time to time.

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::model::Model;
use crate::tree::Found;

/// A sum that some choice leads to.
#[derive(Debug, Clone, Copy)]
struct State {
    weight: i64,
    value: i64,
    /// The last change on the way here.
    change: u32,
}

/// A column that was added or removed, and the change before.
#[derive(Debug, Clone, Copy)]
struct Change {
    before: u32,
    item: u32,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    value: i64,
    weight: i64,
    column: u32,
}

/// No change: the order up to the break.
const START: u32 = u32::MAX;
/// States beyond which the rest is left to the tree.
const MOST_STATES: usize = 6_000_000;
/// Entries of changes beyond which dead ones are cleared, at first.
const MOST_CHANGES: usize = 1 << 22;

/// Value for weight.
#[derive(Debug, Clone, Copy)]
struct Rate {
    value: i64,
    weight: i64,
}

/// The dynamic program.
#[derive(Debug)]
pub struct Line {
    items: Vec<Item>,
    room: i64,
    /// Whether a product of a value and a weight may need more than 64 bits.
    wide: bool,
    /// Sums of the order up to the break.
    taken: State,
    /// First item not taken before the core: the core is `from..to`.
    broken: usize,
    from: usize,
    to: usize,
    states: Vec<State>,
    spare: Vec<State>,
    changes: Vec<Change>,
    /// Changes at which to clear next.
    clear_at: usize,
    /// Value of the best set of columns, and the items in it that differ from the order up to the break.
    best: i64,
    differs: Vec<u32>,
    bound: i64,
    end: Option<End>,
    base: Vec<u32>,
    base_value: i64,
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The best set is known.
    Proven,
    /// There are too many states to go on.
    Full,
}

impl Line {
    /// The program for a model of one row and no persons; `None` for others.
    pub fn new(model: &Model) -> Option<Self> {
        let [row] = model.rows.as_slice() else {
            return None;
        };
        if row.lo > 0 || model.persons > 0 {
            return None;
        }
        let columns = (0..).zip(&model.columns);
        let mut items: Vec<Item> = columns
            .filter(|(_, c)| c.value > 0)
            .map(|(at, c)| Item {
                value: c.value,
                weight: model.entry(0, c),
                column: at,
            })
            .collect();
        items.sort_by(|a, b| {
            let [left, right] =
                [(a, b), (b, a)].map(|(x, y)| i128::from(x.value) * i128::from(y.weight));
            right
                .cmp(&left)
                .then(b.weight.cmp(&a.weight))
                .then(a.column.cmp(&b.column))
        });
        let mut taken = State {
            weight: 0,
            value: 0,
            change: START,
        };
        let mut broken = 0;
        for item in &items {
            if taken.weight + item.weight > row.hi {
                break;
            }
            taken.weight += item.weight;
            taken.value += item.value;
            broken += 1;
        }
        let [values, weights] =
            [|i: &Item| i.value, |i: &Item| i.weight].map(|of| items.iter().map(of).sum::<i64>());
        let mut line = Self {
            room: row.hi,
            wide: (i128::from(values) * i128::from(weights)) >> 62 != 0,
            taken,
            broken,
            from: broken,
            to: broken,
            states: vec![taken],
            spare: Vec::new(),
            changes: Vec::new(),
            clear_at: MOST_CHANGES,
            best: taken.value,
            differs: Vec::new(),
            bound: 0,
            end: None,
            base: model.base.clone(),
            base_value: model.base_value,
            items,
        };
        line.fill(taken);
        line.bound = line.reach(taken, line.rates());
        Some(line)
    }

    /// How the program ended, once it did.
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Value of the best set.
    pub fn value(&self) -> i64 {
        self.best + self.base_value
    }

    /// What no set is worth more than.
    pub fn most(&self) -> i64 {
        let most = if self.end.is_some() {
            self.bound
        } else {
            self.reached()
        };
        most.max(self.best) + self.base_value
    }

    /// The best set.
    pub fn best(&self, model: &Model) -> Found {
        let mut taken: Vec<bool> = (0..self.items.len()).map(|at| at < self.broken).collect();
        for at in &self.differs {
            taken[*at as usize] = !taken[*at as usize];
        }
        let items = self.items.iter().zip(taken).filter(|(_, taken)| *taken);
        let chosen = items.map(|(item, _)| model.columns[item.column as usize].who);
        Found {
            chosen: self.base.iter().copied().chain(chosen).collect(),
            value: self.value(),
        }
    }

    /// First sets: the order up to the break, with others that fit; or with the break and without one other.
    fn fill(&mut self, taken: State) {
        let mut sum = taken;
        let mut added = Vec::new();
        for (at, item) in (0..).zip(&self.items).skip(self.broken) {
            if sum.weight + item.weight <= self.room {
                sum.weight += item.weight;
                sum.value += item.value;
                added.push(at);
            }
        }
        self.best = sum.value;
        self.differs = added;
        let Some(broken) = self.items.get(self.broken).copied() else {
            return;
        };
        for (at, item) in (0..).zip(&self.items[..self.broken]) {
            let weight = taken.weight + broken.weight - item.weight;
            let value = taken.value + broken.value - item.value;
            if weight <= self.room && value > self.best {
                self.best = value;
                self.differs = vec![at, self.broken as u32];
            }
        }
    }

    /// Rates at which weight can be filled and excess removed outside the core.
    fn rates(&self) -> (Rate, Rate) {
        let rate = |item: &Item| Rate {
            value: item.value,
            weight: item.weight,
        };
        let add = self.items.get(self.to).map(rate);
        let removed = self.from.checked_sub(1).and_then(|at| self.items.get(at));
        let nothing = Rate {
            value: 0,
            weight: 1,
        };
        // Nothing left to remove: no excess can be made good.
        let never = Rate {
            value: 1,
            weight: 0,
        };
        (add.unwrap_or(nothing), removed.map_or(never, rate))
    }

    /// The most a state can lead to; `i64::MIN` where its excess cannot be removed.
    fn reach(&self, state: State, (add, remove): (Rate, Rate)) -> i64 {
        let left = self.room - state.weight;
        let rate = if left >= 0 { add } else { remove };
        if rate.weight == 0 {
            return if left >= 0 { i64::MAX } else { i64::MIN };
        }
        let more = (i128::from(left) * i128::from(rate.value)).div_euclid(i128::from(rate.weight));
        state.value + more as i64
    }

    /// Whether a state can lead to more than the best set.
    #[inline(always)]
    fn promises(&self, state: State, (add, remove): (Rate, Rate)) -> bool {
        let left = self.room - state.weight;
        let rate = if left >= 0 { add } else { remove };
        let lacks = self.best + 1 - state.value;
        if self.wide {
            i128::from(lacks) * i128::from(rate.weight) <= i128::from(left) * i128::from(rate.value)
        } else {
            lacks * rate.weight <= left * rate.value
        }
    }

    /// Lets the next item into the core; says how much work it was.
    pub fn advance(&mut self) -> u64 {
        if self.end.is_some() {
            return 0;
        }
        if self.bound <= self.best {
            self.end = Some(End::Proven);
            return 1;
        }
        let adds = self.to < self.items.len();
        let removes = self.from > 0;
        if !adds && !removes || self.states.is_empty() {
            self.bound = self.best;
            self.end = Some(End::Proven);
            return 1;
        }
        // In turns, so that what is left outside stays balanced around the break.
        let inside = self.broken - self.from;
        if adds && (!removes || self.to - self.broken <= inside) {
            let item = self.to;
            self.to += 1;
            self.widen(item, 1)
        } else {
            self.from -= 1;
            self.widen(self.from, -1)
        }
    }

    /// Whether an item might change sides in a better set: what it loses at the break's rate.
    fn may_change(&self, item: Item, sign: i64) -> bool {
        self.items.get(self.broken).is_none_or(|broken| {
            let rate = Rate {
                value: broken.value,
                weight: broken.weight,
            };
            self.promises(shifted(self.taken, item, sign, START), (rate, rate))
        })
    }

    /// Lets an item into the core: every state as it is, and with the item added (`sign` 1) or removed (-1).
    fn widen(&mut self, at: usize, sign: i64) -> u64 {
        let item = self.items[at];
        if !self.may_change(item, sign) {
            return 1;
        }
        let rates = self.rates();
        let states = std::mem::take(&mut self.states);
        let mut merged = std::mem::take(&mut self.spare);
        merged.clear();
        let mut most = i64::MIN;
        let mut left = states.iter().copied().peekable();
        let mut changed = states
            .iter()
            .map(|s| shifted(*s, item, sign, s.change))
            .peekable();
        loop {
            let first = match (left.peek(), changed.peek()) {
                (None, None) => break,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (Some(a), Some(b)) => (a.weight, -a.value) <= (b.weight, -b.value),
            };
            if first {
                if let Some(state) = left.next()
                    && state.value > most
                    && self.promises(state, rates)
                {
                    most = state.value;
                    merged.push(state);
                }
            } else if let Some(mut state) = changed.next()
                && state.value > most
            {
                let better = state.weight <= self.room && state.value > self.best;
                if better || self.promises(state, rates) {
                    most = state.value;
                    self.changes.push(Change {
                        before: state.change,
                        item: at as u32,
                    });
                    state.change = self.changes.len() as u32 - 1;
                    merged.push(state);
                }
                if better {
                    self.best = state.value;
                    self.differs = self.chain(state.change);
                }
            }
        }
        let work = states.len() as u64 * 2;
        self.spare = states;
        self.states = merged;
        if self.changes.len() > self.clear_at {
            self.clear();
        }
        if self.states.len() > MOST_STATES {
            self.bound = self.reached();
            self.end = Some(End::Full);
        }
        work
    }

    /// The items changed on the way to a state.
    fn chain(&self, mut change: u32) -> Vec<u32> {
        let mut items = Vec::new();
        while let Some(entry) = self.changes.get(change as usize) {
            items.push(entry.item);
            change = entry.before;
        }
        items
    }

    /// Clears changes that lead to no state any more.
    fn clear(&mut self) {
        let mut live = vec![false; self.changes.len()];
        for state in &self.states {
            if let Some(live) = live.get_mut(state.change as usize) {
                *live = true;
            }
        }
        for at in (0..self.changes.len()).rev() {
            let before = self.changes[at].before as usize;
            if live[at] && before < live.len() {
                live[before] = true;
            }
        }
        let mut renamed = vec![START; self.changes.len()];
        let mut kept = 0;
        for at in 0..self.changes.len() {
            if live[at] {
                let change = self.changes[at];
                let before = renamed.get(change.before as usize).copied();
                self.changes[kept] = Change {
                    before: before.unwrap_or(START),
                    item: change.item,
                };
                renamed[at] = kept as u32;
                kept += 1;
            }
        }
        self.changes.truncate(kept);
        for state in &mut self.states {
            let new = renamed.get(state.change as usize).copied();
            state.change = new.unwrap_or(START);
        }
        self.clear_at = MOST_CHANGES.max(kept * 2);
    }

    /// The most that any state can lead to.
    fn reached(&self) -> i64 {
        let rates = self.rates();
        let states = self.states.iter().map(|state| self.reach(*state, rates));
        states.max().unwrap_or(self.best).min(self.bound)
    }
}

/// A state with an item added or removed.
#[inline(always)]
fn shifted(state: State, item: Item, sign: i64, change: u32) -> State {
    State {
        weight: state.weight + sign * item.weight,
        value: state.value + sign * item.value,
        change,
    }
}
