//! The search as its callers see it: step by step, with something to show at every moment.

use crate::model::Model;
use crate::problem::{Problem, Set};
use crate::tree::Tree;

/// How good the best set is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// No set that keeps all limits is worth more.
    Proven,
    /// Not decided yet: no set that keeps all limits is worth more than this.
    Gap(u64),
    /// No set keeps all limits.
    Infeasible,
}

/// A search for the best set of a problem.
#[derive(Debug)]
pub struct Search {
    tree: Option<Tree>,
    problem: Problem,
    best: Option<Set>,
}

impl Search {
    /// A search that has not begun.
    pub fn new(problem: &Problem) -> Self {
        Self {
            tree: Model::new(problem, &|_| true).map(Tree::new),
            problem: problem.clone(),
            best: None,
        }
    }

    /// Goes on with about so much work, counted in candidates looked at; true once the search is over.
    pub fn step(&mut self, work: u64) -> bool {
        let Some(tree) = &mut self.tree else {
            return true;
        };
        let mut done = 0;
        while done < work && !tree.done() {
            done += tree.advance().max(1);
        }
        let value = self.best.as_ref().map(|set| set.value);
        if let Some(found) = tree.best()
            && value != u64::try_from(found.value).ok()
        {
            self.best = Some(self.problem.set(found.chosen.clone()));
        }
        tree.done()
    }

    /// Searches to the end.
    #[must_use]
    pub fn finish(mut self) -> Self {
        while !self.step(u64::MAX) {}
        self
    }

    /// The best set found.
    pub fn best(&self) -> Option<&Set> {
        self.best.as_ref()
    }

    /// What is known of it.
    pub fn status(&self) -> Status {
        match &self.tree {
            Some(tree) if !tree.done() => Status::Gap(self.bound()),
            _ if self.best.is_some() => Status::Proven,
            _ => Status::Infeasible,
        }
    }

    /// What no set that keeps all limits is worth more than; 0 where there is none.
    pub fn bound(&self) -> u64 {
        let most = self.tree.as_ref().map_or(0, Tree::most);
        u64::try_from(most).unwrap_or(0)
    }
}
