//! The search as its callers see it: step by step, with something to show at every moment.

use crate::line::{End, Line};
use crate::model::Model;
use crate::problem::{Limit, Problem, Set};
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

/// How it is searched.
#[derive(Debug)]
enum Method {
    /// No set keeps all limits: seen at once.
    None,
    /// One row: dynamic programming.
    Line(Box<Line>, Box<Model>),
    /// Several: branch and bound.
    Tree(Box<Tree>),
}

/// A search for the best set of a problem.
#[derive(Debug)]
pub struct Search {
    method: Method,
    problem: Problem,
    best: Option<Set>,
    /// What an earlier method showed no set to be worth more than.
    most: i64,
}

impl Search {
    /// A search that has not begun.
    pub fn new(problem: &Problem) -> Self {
        Self::keeping(problem, &|_| true)
    }

    /// A search that keeps to some of the limits only.
    pub(crate) fn keeping(problem: &Problem, keeps: &dyn Fn(Limit) -> bool) -> Self {
        let method = match Model::new(problem, keeps) {
            None => Method::None,
            Some(model) => match Line::new(&model) {
                Some(line) => Method::Line(Box::new(line), Box::new(model)),
                None => Method::Tree(Box::new(Tree::new(model))),
            },
        };
        Self {
            method,
            problem: problem.clone(),
            best: None,
            most: i64::MAX,
        }
    }

    /// Goes on with about so much work, counted in candidates looked at; true once the search is over.
    pub fn step(&mut self, work: u64) -> bool {
        let mut done = 0;
        while done < work && !self.over() {
            done += match &mut self.method {
                Method::None => 0,
                Method::Line(line, _) => line.advance(),
                Method::Tree(tree) => tree.advance(),
            }
            .max(1);
            self.hand_over();
        }
        self.look();
        self.over()
    }

    fn over(&self) -> bool {
        match &self.method {
            Method::None => true,
            Method::Line(line, _) => line.end().is_some(),
            Method::Tree(tree) => tree.done(),
        }
    }

    /// Lets the tree go on where the dynamic program has too many states.
    fn hand_over(&mut self) {
        if let Method::Line(line, model) = &mut self.method
            && line.end() == Some(End::Full)
        {
            self.most = line.most();
            let found = line.best(model);
            let mut tree = Tree::new(std::mem::take(model));
            tree.know(found);
            self.method = Method::Tree(Box::new(tree));
        }
    }

    /// Takes over the best set found.
    fn look(&mut self) {
        let known = self.best.as_ref().map(|set| set.value);
        let news = |value: i64| known != u64::try_from(value).ok();
        let found = match &self.method {
            Method::None => None,
            Method::Line(line, model) => news(line.value()).then(|| line.best(model)),
            Method::Tree(tree) => tree.best().filter(|best| news(best.value)).cloned(),
        };
        if let Some(found) = found {
            self.best = Some(self.problem.set(found.chosen));
        }
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
        if !self.over() {
            Status::Gap(self.bound())
        } else if self.best.is_some() {
            Status::Proven
        } else {
            Status::Infeasible
        }
    }

    /// What no set that keeps all limits is worth more than; 0 where there is none.
    pub fn bound(&self) -> u64 {
        let most = match &self.method {
            Method::None => 0,
            Method::Line(line, _) => line.most(),
            Method::Tree(tree) => tree.most(),
        };
        u64::try_from(most.min(self.most)).unwrap_or(0)
    }
}
