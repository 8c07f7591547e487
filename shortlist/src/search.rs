//! The search as its callers see it: step by step, with something to show at every moment.

use crate::line::{End, Line};
use crate::model::Model;
use crate::problem::{Limit, Problem, Set, Who, Wish};
use crate::tree::{Found, Tree};
use std::collections::HashMap;

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
///
/// **Ties.** Of sets of the same value the first found counts, and what is found first depends on nothing but the
/// problem: neither on time nor on the sizes of the steps. At the end, whoever is worth nothing leaves if the limits
/// allow it, and creators give way to others of the same value who cost less, or as much with a lower number.
#[derive(Debug)]
pub struct Search {
    method: Method,
    problem: Problem,
    best: Option<Set>,
    /// What an earlier method showed no set to be worth more than.
    most: i64,
    /// Whether the set has been made as cheap as exchanges make it.
    polished: bool,
}

impl Search {
    /// A search that has not begun.
    pub fn new(problem: &Problem) -> Self {
        Self::keeping(problem, &|_| true)
    }

    /// A search that knows a set from before; one that breaks a limit of this problem is of no use, and forgotten.
    pub fn knowing(problem: &Problem, set: &Set) -> Self {
        let mut search = Self::new(problem);
        let never = |who: &Who| {
            problem
                .candidate(*who)
                .is_none_or(|c| c.wish == Wish::Never)
        };
        if !set.chosen.iter().any(never) && problem.broken(&set.chosen).is_empty() {
            let set = problem.set(set.chosen.clone());
            if let Method::Tree(tree) = &mut search.method {
                tree.know(Found {
                    chosen: set.chosen.clone(),
                    value: i64::try_from(set.value).unwrap_or(0),
                });
            }
            search.best = Some(set);
        }
        search
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
            polished: false,
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
        let over = self.over();
        if over && !self.polished {
            self.polished = true;
            let best = self.best.take();
            self.best = best.map(|set| cheapened(&self.problem, set));
        }
        over
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
        let news = |value: i64| known < u64::try_from(value).ok();
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
        let known = self.best.as_ref().map_or(0, |set| set.value);
        u64::try_from(most.min(self.most)).unwrap_or(0).max(known)
    }
}

/// The set after exchanges that leave its value as it is: without those worth nothing, and with others of the same value
/// who cost less, or as much and have a lower number.
fn cheapened(problem: &Problem, set: Set) -> Set {
    let open = |who: Who| problem.candidate(who).filter(|c| c.wish == Wish::Open);
    let mut alike: HashMap<u64, Vec<(u64, Who)>> = HashMap::new();
    for who in &set.chosen {
        if let Some(candidate) = open(*who) {
            alike.entry(candidate.value).or_default();
        }
    }
    for (who, candidate) in (0..).zip(problem.candidates()) {
        if candidate.wish == Wish::Open
            && let Some(others) = alike.get_mut(&candidate.value)
        {
            others.push((candidate.money, who));
        }
    }
    alike.values_mut().for_each(|others| others.sort_unstable());
    let mut best = set;
    let mut tries = 0;
    for who in best.chosen.clone() {
        let Some(candidate) = open(who) else {
            continue;
        };
        let rest: Vec<Who> = best.chosen.iter().copied().filter(|w| *w != who).collect();
        let nobody = (candidate.value == 0).then_some(None);
        let others = alike.get(&candidate.value).map_or(&[][..], Vec::as_slice);
        let others = others
            .iter()
            .take_while(|other| **other < (candidate.money, who));
        let others = others
            .filter(|(_, other)| !best.has(*other))
            .map(|(_, other)| Some(*other));
        for other in nobody.into_iter().chain(others) {
            tries += 1;
            if tries > EXCHANGES {
                return best;
            }
            let chosen: Vec<Who> = rest.iter().copied().chain(other).collect();
            if problem.broken(&chosen).is_empty() {
                best = problem.set(chosen);
                break;
            }
        }
    }
    best
}

/// Exchanges for somebody of the same value that are tried.
const EXCHANGES: usize = 200;
