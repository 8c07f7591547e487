//! Branch and bound over a model (Land and Doig 1960; for knapsacks with several rows the fixing at every node follows
//! Vimont, Boussier, Vasquez 2008, "Reduced costs propagation in an efficient implicit enumeration for the 0-1
//! multidimensional knapsack problem").
//!
//! Depth first. At every node the relaxation proposes prices, the exact bound at these prices prunes the node or settles
//! columns in it, and rounding proposes a set. At the root, where columns are settled for good, the model is made anew
//! without them: what is left is the core (Balas and Zemel 1980; Puchinger, Raidl, Pferschy 2010).

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::bound::{self, Bound, Prices};
use crate::model::{Model, Place};
use crate::packing::Packing;
use crate::problem::Who;
use crate::simplex::{Simplex, Step};

/// A node that waits: what was settled before it, and the other side of a branch.
#[derive(Debug)]
struct Waiting {
    settled: usize,
    column: u32,
    side: Place,
    bound: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Enter,
    Relaxing,
    Done,
}

/// A set that was found: its candidates and their value.
#[derive(Debug, Clone)]
pub struct Found {
    pub chosen: Vec<Who>,
    pub value: i64,
}

/// A model with the search's place in it.
#[derive(Debug)]
struct Frame {
    model: Model,
    simplex: Simplex,
    places: Vec<Place>,
    settled: Vec<u32>,
    waiting: Vec<Waiting>,
    /// Columns by what they are worth after paying the root's prices, the best first.
    order: Vec<u32>,
    shift: u32,
    /// Of the model's root: what changing sides costs each column, and the bound.
    root: Option<Root>,
    /// Value of the best set when a node of this frame got a frame of its own.
    known: i64,
}

impl Frame {
    fn new(model: Model) -> Self {
        Self {
            simplex: Simplex::new(&model),
            places: vec![Place::Open; model.columns.len()],
            settled: Vec::new(),
            waiting: Vec::new(),
            order: (0..model.columns.len() as u32).collect(),
            shift: bound::shift(&model),
            root: None,
            known: 0,
            model,
        }
    }
}

/// The search over a model.
#[derive(Debug)]
pub struct Tree {
    now: Frame,
    /// Frames with a node whose columns are mostly settled: it is searched in a frame without those.
    outer: Vec<Frame>,
    state: State,
    /// Bound of the present node, with the base.
    present: i64,
    bound: Bound,
    best: Option<Found>,
    packing: Packing,
    shares: Vec<f64>,
}

#[derive(Debug)]
struct Root {
    losses: Vec<(Place, i64)>,
    bound: i128,
    shift: u32,
}

/// A node with this many columns for each that is open is searched in a frame of its own.
const NARROW: usize = 4;

/// Columns that a node tries as the one to branch on.
const TRIED: usize = 12;

impl Tree {
    /// A search that has not begun.
    pub fn new(model: Model) -> Self {
        let total: i64 = model.columns.iter().map(|c| c.value).sum();
        Self {
            present: total + model.base_value,
            now: Frame::new(model),
            outer: Vec::new(),
            state: State::Enter,
            bound: Bound::default(),
            best: None,
            packing: Packing::default(),
            shares: Vec::new(),
        }
    }

    /// The best set found.
    pub fn best(&self) -> Option<&Found> {
        self.best.as_ref()
    }

    /// Starts from a set that is known.
    pub fn know(&mut self, found: Found) {
        if self
            .best
            .as_ref()
            .is_none_or(|best| best.value < found.value)
        {
            self.best = Some(found);
        }
    }

    /// What no set is worth more than; at least the best set's value.
    pub fn most(&self) -> i64 {
        let present = (self.state != State::Done).then_some(self.present);
        let frames = self.outer.iter().chain([&self.now]);
        let waiting = frames
            .flat_map(|frame| &frame.waiting)
            .map(|node| node.bound);
        let found = self.best.as_ref().map_or(0, |best| best.value);
        waiting.chain(present).max().unwrap_or(0).max(found)
    }

    /// Whether the search is over.
    pub fn done(&self) -> bool {
        self.state == State::Done
    }

    /// Values at or below this are of no more interest.
    fn than(&self) -> i64 {
        let best = self.best.as_ref();
        best.map_or(-1, |best| (best.value - self.now.model.base_value).max(-1))
    }

    /// Goes on a little; says how much work it was, in columns looked at.
    pub fn advance(&mut self) -> u64 {
        match self.state {
            State::Done => 0,
            State::Enter => {
                if self.propagate() {
                    self.now.simplex.restart(&self.now.places);
                    self.state = State::Relaxing;
                } else {
                    self.back();
                }
                self.now.places.len() as u64
            }
            State::Relaxing => self.relax(),
        }
    }

    fn relax(&mut self) -> u64 {
        let work = self.now.simplex.size() as u64;
        match self.now.simplex.step() {
            Step::More => work,
            Step::Solved => {
                let mut shares = std::mem::take(&mut self.shares);
                self.now.simplex.shares(&mut shares);
                let parted = self.now.simplex.part_persons(&shares);
                self.shares = shares;
                if parted == 0 {
                    self.evaluate();
                }
                work * 3
            }
            Step::Stuck => {
                let mut shares = std::mem::take(&mut self.shares);
                self.now.simplex.shares(&mut shares);
                self.shares = shares;
                self.evaluate();
                work * 3
            }
            Step::Infeasible => {
                let prices = Prices::of_rows(&self.now.model, &self.now.simplex.ray());
                self.bound
                    .compute(&self.now.model, &prices, &self.now.places);
                if self.bound.most() < 0 {
                    self.back();
                } else {
                    // Not shown in whole numbers: smaller nodes will show it.
                    self.shares.clear();
                    self.shares.resize(self.now.places.len(), 0.0);
                    self.evaluate();
                }
                work * 2
            }
        }
    }

    /// Puts an open column in its place until the node is left.
    fn settle(&mut self, at: usize, place: Place) {
        if self.now.places[at] != Place::Open {
            return;
        }
        self.now.places[at] = place;
        self.now.settled.push(at as u32);
    }

    /// Settles what follows from the columns that are in; false where the rows cannot be kept any more.
    fn propagate(&mut self) -> bool {
        let rows = self.now.model.rows.len();
        let mut used = vec![0; rows];
        let mut reach = vec![0; rows];
        let mut taken = vec![None; self.now.model.persons as usize];
        for (at, column) in self.now.model.columns.iter().enumerate() {
            if self.now.places[at] == Place::In {
                (0..rows).for_each(|row| used[row] += self.now.model.entry(row, column));
                if let Some(taken) = taken.get_mut(column.person as usize) {
                    if taken.is_some() {
                        return false;
                    }
                    *taken = Some(at);
                }
            }
        }
        for at in 0..self.now.places.len() {
            if self.now.places[at] != Place::Open {
                continue;
            }
            let column = self.now.model.columns[at];
            let beside = taken
                .get(column.person as usize)
                .is_some_and(|t| t.is_some());
            let over = |row: usize| {
                used[row] + self.now.model.entry(row, &column) > self.now.model.rows[row].hi
            };
            if beside || (0..rows).any(over) {
                self.settle(at, Place::Out);
            } else {
                (0..rows).for_each(|row| reach[row] += self.now.model.entry(row, &column));
            }
        }
        let sums = used.iter().zip(&reach);
        let mut sums = self.now.model.rows.iter().zip(sums);
        sums.all(|(row, (used, reach))| *used <= row.hi && used + reach >= row.lo)
    }

    /// Bounds the node at the relaxation's prices, settles, rounds, and branches or goes back.
    fn evaluate(&mut self) {
        let prices = Prices::new(&self.now.model, &self.now.simplex.prices(), self.now.shift);
        self.bound
            .compute(&self.now.model, &prices, &self.now.places);
        self.present = self
            .present
            .min(self.bound.most() + self.now.model.base_value);
        let at_root = self.now.waiting.is_empty();
        if at_root {
            let reduced = self.bound.reduced();
            self.now
                .order
                .sort_by_key(|at| (std::cmp::Reverse(reduced[*at as usize]), *at));
        }
        let before = self.than();
        self.round();
        let better = self.than() > before;
        if self.bound.most() <= self.than() {
            self.back();
            return;
        }
        let mut settled = Vec::new();
        self.bound.settle(
            &self.now.model,
            &self.now.places,
            self.than(),
            |at, place| settled.push((at, place)),
        );
        for (at, place) in settled {
            self.settle(at, place);
        }
        if at_root {
            self.now.root = Some(Root {
                losses: self.bound.losses(&self.now.model, &self.now.places),
                bound: self.bound.exact(),
                shift: self.now.shift,
            });
            if self.shrink() {
                return;
            }
        } else if better && self.settle_root() || self.narrow() {
            return;
        }
        self.branch();
    }

    /// Makes a set of what the relaxation chose.
    fn round(&mut self) {
        let mut packing = std::mem::take(&mut self.packing);
        packing.round(
            &self.now.model,
            &self.now.places,
            &self.shares,
            &self.now.order,
        );
        if packing.keeps(&self.now.model) {
            let near = self.best.is_none() || packing.value() > self.than();
            if near || self.now.waiting.is_empty() {
                packing.exchange(&self.now.model, &self.now.places, &self.now.order);
            }
            if packing.value() > self.than() && packing.keeps(&self.now.model) {
                self.keep(&packing);
            }
        }
        self.packing = packing;
    }

    fn keep(&mut self, packing: &Packing) {
        let columns = self.now.model.columns.iter().zip(packing.chosen());
        let chosen = columns.filter(|(_, chosen)| **chosen).map(|(c, _)| c.who);
        self.best = Some(Found {
            chosen: self.now.model.base.iter().copied().chain(chosen).collect(),
            value: packing.value() + self.now.model.base_value,
        });
    }

    /// Whether enough is settled for a model without it to be worth making.
    fn is_core(places: &[Place]) -> bool {
        open(places) * 5 <= places.len() * 4
    }

    /// Makes the model anew without what is settled at the root, if that is worth it.
    fn shrink(&mut self) -> bool {
        if !Self::is_core(&self.now.places) {
            return false;
        }
        match self.now.model.settled(&self.now.places) {
            Some(model) => {
                self.now = Frame::new(model);
                self.state = State::Enter;
            }
            None => {
                self.now.waiting.clear();
                self.back();
            }
        }
        true
    }

    /// Gives a node most of whose columns are settled a frame without those; true where it did.
    fn narrow(&mut self) -> bool {
        if open(&self.now.places) * NARROW > self.now.places.len() {
            return false;
        }
        match self.now.model.settled(&self.now.places) {
            Some(model) => {
                let mut outer = std::mem::replace(&mut self.now, Frame::new(model));
                outer.known = self.best.as_ref().map_or(-1, |best| best.value);
                self.outer.push(outer);
                self.state = State::Enter;
            }
            None => self.back(),
        }
        true
    }

    /// Once a better set is found: starts anew from the root, if enough is settled there by now.
    fn settle_root(&mut self) -> bool {
        let Some(root) = &self.now.root else {
            return false;
        };
        let needed = (i128::from(self.than()) + 1) << root.shift;
        let spare = i64::try_from(root.bound - needed).unwrap_or(i64::MAX);
        let losses = root.losses.iter();
        let places = losses.map(|(side, loss)| if *loss > spare { *side } else { Place::Open });
        let places: Vec<Place> = places.collect();
        if !Self::is_core(&places) {
            return false;
        }
        self.present = self.most();
        self.now.places = places;
        self.shrink()
    }

    /// Chooses a column and a side to go on with; the other side waits.
    fn branch(&mut self) {
        let mut parted: Vec<(usize, f64)> = self.now.simplex.fractions().collect();
        parted.retain(|(at, _)| self.now.places[*at] == Place::Open);
        let far = |share: f64| (share - 0.5).abs();
        parted.sort_by(|a, b| far(a.1).total_cmp(&far(b.1)).then(a.0.cmp(&b.0)));
        parted.truncate(TRIED);
        let gap = (self.bound.most() - self.than()) as f64;
        let mut best: Option<(f64, usize, Place)> = None;
        for (at, _) in parted {
            let [out, inside] = self
                .now
                .simplex
                .penalties(at)
                .map(|p| p.min(gap) + gap * 1e-6);
            let side = if out < inside { Place::Out } else { Place::In };
            let score = out * inside;
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, at, side));
            }
        }
        let any = || {
            let open = |at: &&u32| self.now.places[**at as usize] == Place::Open;
            self.now
                .order
                .iter()
                .find(open)
                .map(|at| (*at as usize, Place::In))
        };
        let Some((at, side)) = best.map(|(_, at, side)| (at, side)).or_else(any) else {
            // Everything is settled: there is one set to look at.
            self.round();
            self.back();
            return;
        };
        self.now.waiting.push(Waiting {
            settled: self.now.settled.len(),
            column: at as u32,
            side: if side == Place::In {
                Place::Out
            } else {
                Place::In
            },
            bound: self.present,
        });
        self.settle(at, side);
        self.state = State::Enter;
    }

    /// Leaves the node for the last one that waits and is still of interest.
    fn back(&mut self) {
        loop {
            let floor = self.than() + self.now.model.base_value;
            let Some(node) = self.now.waiting.pop() else {
                let Some(outer) = self.outer.pop() else {
                    self.state = State::Done;
                    return;
                };
                self.now = outer;
                if self
                    .best
                    .as_ref()
                    .is_some_and(|best| best.value > self.now.known)
                    && self.settle_root()
                {
                    return;
                }
                continue;
            };
            for at in self.now.settled.drain(node.settled..) {
                self.now.places[at as usize] = Place::Open;
            }
            if node.bound > floor {
                self.present = node.bound;
                self.settle(node.column as usize, node.side);
                self.state = State::Enter;
                return;
            }
        }
    }
}

/// How many columns are open.
fn open(places: &[Place]) -> usize {
    places.iter().filter(|p| **p == Place::Open).count()
}
