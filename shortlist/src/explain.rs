//! What would be if something were different: found by searching again, from what is known.

use crate::problem::{Problem, Set, Who, Wish};
use crate::search::{Search, Status};

/// What is different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Somebody must be in.
    With(Who),
    /// Somebody must not be in.
    Without(Who),
    /// So much money in all, in minor units; a share stays the same share.
    Money(u64),
}

/// What a change leads to, against the set before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The best set found under the change; `None` where there is none, or none yet.
    pub set: Option<Set>,
    /// How good it is known to be. A gap's bound holds: no set is worth more.
    pub status: Status,
    /// Value gained; lost where negative. Of the set found: with a gap, it may be more.
    pub gain: i64,
    /// What the gain is at most, whatever is found: equal to it where the set is proven.
    pub most: i64,
    /// Money spent more, in minor units; less where negative.
    pub money: i64,
    /// Who comes.
    pub enters: Vec<Who>,
    /// Who leaves.
    pub leaves: Vec<Who>,
}

/// The search for what a change leads to.
#[derive(Debug)]
pub struct WhatIf {
    before: Set,
    search: Search,
}

impl WhatIf {
    /// A question about a problem, whose best set is `best`.
    pub fn new(problem: &Problem, best: &Set, change: Change) -> Self {
        let changed = match change {
            Change::With(who) => problem.wishing(who, Wish::Must),
            Change::Without(who) => problem.wishing(who, Wish::Never),
            Change::Money(most) => problem.with_money(most),
        };
        let start = match change {
            Change::With(who) => swapped(problem, best, who),
            _ => best.clone(),
        };
        Self {
            before: best.clone(),
            search: Search::knowing(&changed, &start),
        }
    }

    /// Goes on with about so much work; true once the search is over.
    pub fn step(&mut self, work: u64) -> bool {
        self.search.step(work)
    }

    /// Searches to the end.
    #[must_use]
    pub fn finish(mut self) -> Self {
        while !self.step(u64::MAX) {}
        self
    }

    /// The answer as far as it is known.
    pub fn answer(&self) -> Difference {
        let set = self.search.best().cloned();
        let known = set.as_ref().unwrap_or(&self.before);
        let less = |a: u64, b: u64| a as i64 - b as i64;
        Difference {
            status: self.search.status(),
            gain: less(known.value, self.before.value),
            most: less(self.search.bound(), self.before.value),
            money: less(known.money, self.before.money),
            enters: known.without(&self.before),
            leaves: self.before.without(known),
            set,
        }
    }
}

/// The set with somebody in place of the profile of the same person, or of one other so that all limits are kept, the
/// best such set; unchanged where there is none.
fn swapped(problem: &Problem, set: &Set, who: Who) -> Set {
    let with = |without: Option<Who>| {
        let others = set
            .chosen
            .iter()
            .copied()
            .filter(|w| Some(*w) != without && *w != who);
        problem.set(others.chain([who]).collect())
    };
    let alone = std::iter::once(None);
    let tries = alone.chain(set.chosen.iter().map(|w| Some(*w))).take(TRIED);
    let kept = tries
        .map(with)
        .filter(|set| problem.broken(&set.chosen).is_empty());
    kept.reduce(|best, next| if next.beats(&best) { next } else { best })
        .unwrap_or_else(|| set.clone())
}

/// Whom to leave out for somebody: so many are tried.
const TRIED: usize = 300;

/// A point of the curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Money in all, in minor units.
    pub money: u64,
    /// The best set found for it; `None` where there is none.
    pub set: Option<Set>,
    /// How good it is known to be.
    pub status: Status,
}

/// The best value over several sums of money, from the least to the most.
#[derive(Debug)]
pub struct Curve {
    problem: Problem,
    points: Vec<Point>,
    /// Still to come, the least last.
    rest: Vec<u64>,
    search: Option<Search>,
}

impl Curve {
    /// A curve over these sums of money, in any order. Without a limit on money all points are the same.
    pub fn new(problem: &Problem, money: &[u64]) -> Self {
        let mut rest = money.to_vec();
        rest.sort_unstable_by(|a, b| b.cmp(a));
        rest.dedup();
        Self {
            problem: problem.clone(),
            points: Vec::new(),
            rest,
            search: None,
        }
    }

    /// Goes on with about so much work at the present point; true once all points are proven. A caller that is out of
    /// patience with a point calls [`Curve::leave`].
    pub fn step(&mut self, work: u64) -> bool {
        let Some(money) = self.rest.last().copied() else {
            return true;
        };
        let best = self.points.iter().rev().find_map(|point| point.set.clone());
        let search = self.search.get_or_insert_with(|| {
            let problem = self.problem.with_money(money);
            Search::knowing(&problem, &best.unwrap_or_default())
        });
        if search.step(work) {
            self.leave();
        }
        self.rest.is_empty()
    }

    /// Leaves the present point as it is known and goes on with the next.
    pub fn leave(&mut self) {
        let Some(money) = self.rest.pop() else {
            return;
        };
        let search = self.search.take();
        self.points.push(Point {
            money,
            status: search
                .as_ref()
                .map_or(Status::Gap(u64::MAX), Search::status),
            set: search.and_then(|search| search.best().cloned()),
        });
    }

    /// The points that are known, by money.
    pub fn points(&self) -> &[Point] {
        &self.points
    }
}
