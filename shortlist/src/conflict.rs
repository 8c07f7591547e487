//! Why no set keeps all limits: the smallest number of limits that cannot be kept together.
//!
//! Every set of candidates breaks some limits, and a conflict holds one of those (otherwise that set would keep all of
//! it). So a conflict hits what every set breaks. The smallest choice of limits that hits everything known so far is
//! tried: if no set keeps it, it is the smallest conflict there is; if one does, what that set breaks is one more to hit
//! (Ignatiev, Previti, Liffiton, Marques-Silva 2015, "Smallest MUS extraction with minimal hitting set dualization").

// Positions come from this module's own loops and tables.
#![allow(clippy::indexing_slicing)]

use crate::problem::{Limit, Problem};
use crate::search::Search;

/// What is being found out.
#[derive(Debug)]
enum Stage {
    /// Whether all limits can be kept.
    All(Box<Search>),
    /// Whether these can be.
    Hit(Vec<usize>, Box<Search>),
    /// Whether one more limit can be kept with those kept already; what is kept, and which are still to try.
    Grow(Vec<bool>, Vec<usize>, Box<Search>),
    Over(Option<Vec<Limit>>),
}

/// A search for the smallest conflict among the limits of a problem.
#[derive(Debug)]
pub struct Conflict {
    problem: Problem,
    limits: Vec<Limit>,
    /// What some sets break: positions in `limits`.
    broken: Vec<Vec<usize>>,
    stage: Stage,
}

impl Conflict {
    /// A search that has not begun.
    pub fn new(problem: &Problem) -> Self {
        Self {
            limits: problem.all_limits(),
            broken: Vec::new(),
            stage: Stage::All(Box::new(Search::new(problem))),
            problem: problem.clone(),
        }
    }

    /// Goes on with about so much work; true once the search is over.
    pub fn step(&mut self, work: u64) -> bool {
        // In equal parts, whatever the caller asks for: which set is found first decides between conflicts of a size.
        let mut left = work;
        while left > 0 && !matches!(self.stage, Stage::Over(_)) {
            left = left.saturating_sub(PART);
            self.go_on();
        }
        matches!(self.stage, Stage::Over(_))
    }

    /// Searches to the end.
    #[must_use]
    pub fn finish(mut self) -> Self {
        while !self.step(u64::MAX) {}
        self
    }

    /// The smallest conflict, in order; `None` while it is not known, and where all limits can be kept.
    pub fn limits(&self) -> Option<&[Limit]> {
        match &self.stage {
            Stage::Over(limits) => limits.as_deref(),
            _ => None,
        }
    }

    /// Fewest limits that a conflict has, as far as is known.
    pub fn at_least(&self) -> usize {
        match &self.stage {
            Stage::All(_) => 0,
            Stage::Hit(hit, _) => hit.len(),
            Stage::Grow(..) => hitting(&self.broken, self.limits.len()).len(),
            Stage::Over(limits) => limits.as_ref().map_or(0, Vec::len),
        }
    }

    fn go_on(&mut self) {
        let (Stage::All(search) | Stage::Hit(_, search) | Stage::Grow(_, _, search)) =
            &mut self.stage
        else {
            return;
        };
        let over = search.step(PART);
        let found = search.best().map(|set| set.chosen.clone());
        if !over && found.is_none() {
            return;
        }
        let kept = found.map(|chosen| {
            let broken = self.problem.broken(&chosen);
            self.limits
                .iter()
                .map(|limit| !broken.contains(limit))
                .collect()
        });
        self.stage = match (std::mem::replace(&mut self.stage, Stage::Over(None)), kept) {
            (Stage::All(_), Some(_)) => Stage::Over(None),
            (Stage::All(_), None) => self.try_smallest(),
            (Stage::Hit(hit, _), None) => {
                Stage::Over(Some(hit.iter().map(|at| self.limits[*at]).collect()))
            }
            (Stage::Hit(..), Some(kept)) => self.grow(kept, (0..self.limits.len()).collect()),
            (Stage::Grow(_, rest, _), Some(kept)) => self.grow(kept, rest),
            (Stage::Grow(kept, rest, _), None) => self.grow(kept, rest),
            (over, _) => over,
        };
    }

    /// Tries the next limit that is not kept yet; once there is none, what is broken is known to be as little as can be.
    fn grow(&mut self, kept: Vec<bool>, mut rest: Vec<usize>) -> Stage {
        rest.retain(|at| !kept[*at]);
        if rest.is_empty() {
            let broken = (0..kept.len()).filter(|at| !kept[*at]).collect();
            self.broken.push(broken);
            return self.try_smallest();
        }
        let trying = rest.remove(0);
        let search = self.search(|at| kept[at] || at == trying);
        Stage::Grow(kept, rest, search)
    }

    fn try_smallest(&self) -> Stage {
        let hit = hitting(&self.broken, self.limits.len());
        let search = self.search(|at| hit.contains(&at));
        Stage::Hit(hit, search)
    }

    /// A search that keeps the limits at some positions.
    fn search(&self, keeps: impl Fn(usize) -> bool) -> Box<Search> {
        let keeps = |limit: Limit| self.limits.binary_search(&limit).is_ok_and(&keeps);
        Box::new(Search::keeping(&self.problem, &keeps))
    }
}

/// Work between two looks at whether a set was found.
const PART: u64 = 50_000;

/// The smallest choice below `n` that has a member of each of the sets; the same for the same sets.
fn hitting(sets: &[Vec<usize>], n: usize) -> Vec<usize> {
    let mut chosen = Vec::new();
    for most in 0..=n {
        if hit(sets, most, &mut chosen) {
            break;
        }
    }
    chosen.sort_unstable();
    chosen
}

/// Adds at most `more` to what is chosen so that it has a member of each set; false where that is too few.
fn hit(sets: &[Vec<usize>], more: usize, chosen: &mut Vec<usize>) -> bool {
    let missed = |set: &&Vec<usize>| !set.iter().any(|at| chosen.contains(at));
    let Some(set) = sets.iter().find(missed) else {
        return true;
    };
    if more == 0 {
        return false;
    }
    for at in set {
        chosen.push(*at);
        if hit(sets, more - 1, chosen) {
            return true;
        }
        chosen.pop();
    }
    false
}
