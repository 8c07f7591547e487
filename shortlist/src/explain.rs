//! What would be if something were different: found by searching again, from what is known.

use crate::problem::{Candidate, Limits, Problem, Set, Who, Wish};
use crate::search::{Search, Status};

/// What is different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Somebody must be in.
    With(Who),
    /// Somebody must not be in.
    Without(Who),
    /// There is other money: in all, and for one creator.
    Money(Option<u64>, Option<u64>),
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
            Change::Money(money, on_one) => problem.under(Limits {
                money,
                on_one,
                ..problem.limits().clone()
            }),
        };
        // A set that breaks a limit all the same is forgotten by the search.
        let start = match change {
            Change::With(who) => swapped(problem, best, who),
            Change::Without(who) => problem.set(others(best, who).collect()),
            Change::Money(..) => thinned(&changed, best),
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

/// Who is in a set beside somebody.
fn others(set: &Set, who: Who) -> impl Iterator<Item = Who> {
    set.chosen.iter().copied().filter(move |w| *w != who)
}

/// The set without those who bring least for their money, until the money is enough for the rest.
fn thinned(problem: &Problem, set: &Set) -> Set {
    let of = |who: &Who| Some((*who, problem.candidate(*who)?));
    let mut rest: Vec<(Who, &Candidate)> = set.chosen.iter().filter_map(of).collect();
    rest.retain(|(_, c)| !problem.is_too_dear(c));
    // Most for the money first, after whoever has to be in.
    let gain = |a: &Candidate, b: &Candidate| u128::from(a.value) * u128::from(b.money);
    rest.sort_by(|(_, a), (_, b)| {
        let must = |c: &Candidate| c.wish == Wish::Must;
        let order = must(b).cmp(&must(a));
        order.then(gain(b, a).cmp(&gain(a, b)))
    });
    let mut left = problem.limits().money.unwrap_or(u64::MAX);
    rest.retain(|(_, c)| match left.checked_sub(c.money) {
        Some(less) => {
            left = less;
            true
        }
        None => false,
    });
    problem.set(rest.into_iter().map(|(who, _)| who).collect())
}

/// The set with somebody in place of the profile of the same person, or of one other so that all limits are kept, the
/// best such set; unchanged where there is none.
fn swapped(problem: &Problem, set: &Set, who: Who) -> Set {
    let with = |without: Option<Who>| {
        let others = others(set, who).filter(|w| Some(*w) != without);
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
