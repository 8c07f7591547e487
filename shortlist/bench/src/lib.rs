//! Problems for short lists, solved here and written down for HiGHS.

pub mod invent;

use std::fmt::Write as _;
use tierwise_shortlist::{Kind, Problem, Search, Status};
use wasm_bindgen::prelude::*;

/// A problem to be timed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    problem: Problem,
}

/// What came of a search.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// Value of the best set.
    pub value: f64,
    /// What no set is worth more than.
    pub bound: f64,
    /// Whether the set is proven best.
    pub proven: bool,
}

#[wasm_bindgen]
impl Bench {
    /// Invents a problem.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(n: u32, seed: u32, persons: bool) -> Self {
        Self {
            problem: invent::invent(n, u64::from(seed), persons),
        }
    }

    /// Searches, with so much work at most.
    #[must_use]
    pub fn solve(&self, work: f64) -> Outcome {
        let mut search = Search::new(&self.problem);
        search.step(work as u64);
        Outcome {
            value: search.best().map_or(0.0, |set| set.value as f64),
            bound: search.bound() as f64,
            proven: search.status() == Status::Proven,
        }
    }

    /// A search to be done step by step.
    #[must_use]
    pub fn begin(&self) -> Steps {
        Steps {
            search: Search::new(&self.problem),
        }
    }

    /// The problem in the format of CPLEX's LP files, which HiGHS reads.
    #[must_use]
    pub fn lp(&self) -> String {
        lp(&self.problem)
    }
}

/// A search under way.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Steps {
    search: Search,
}

#[wasm_bindgen]
impl Steps {
    /// Goes on; true once the search is over.
    pub fn step(&mut self, work: u32) -> bool {
        self.search.step(u64::from(work))
    }

    /// How much more a set could be worth, as a share of the best one; 1 where there is none yet.
    #[must_use]
    pub fn gap(&self) -> f64 {
        let bound = self.search.bound() as f64;
        let best = self.search.best().map_or(0.0, |set| set.value as f64);
        if best > 0.0 {
            (bound - best) / best
        } else {
            1.0
        }
    }
}

/// The problem in the format of CPLEX's LP files.
#[must_use]
pub fn lp(problem: &Problem) -> String {
    let mut text = String::from("Maximize\n obj:");
    let all = || (0..).zip(problem.candidates());
    let mut line = 0;
    let mut add = |text: &mut String, by: u64, who: u32| {
        let _ = write!(text, " + {by} x{who}");
        line += 1;
        if line % 20 == 0 {
            text.push('\n');
        }
    };
    for (who, c) in all() {
        add(&mut text, c.value, who);
    }
    text.push_str("\nSubject To\n");
    let limits = problem.limits();
    if let Some(money) = limits.money {
        text.push_str(" money:");
        all().for_each(|(who, c)| add(&mut text, c.money, who));
        let _ = writeln!(text, " <= {}", money);
    }
    if let Some(minutes) = limits.minutes {
        text.push_str(" minutes:");
        all().for_each(|(who, c)| add(&mut text, u64::from(c.minutes), who));
        let _ = writeln!(text, " <= {minutes}");
    }
    for (kind, quota) in &limits.quotas {
        let name = match kind {
            Kind::Tier(n) => format!("tier{n}"),
            Kind::Platform(n) => format!("platform{n}"),
            Kind::Country(n) => format!("country{n}"),
        };
        let ends = [
            (quota.fewest > 0).then(|| ("fewest", format!(">= {}", quota.fewest))),
            quota.most.map(|most| ("most", format!("<= {most}"))),
        ];
        for (end, bound) in ends.into_iter().flatten() {
            let _ = write!(text, " {end}_{name}:");
            let of = all().filter(|(_, c)| c.is(*kind));
            of.for_each(|(who, _)| add(&mut text, 1, who));
            let _ = writeln!(text, " {bound}");
        }
    }
    let mut persons: std::collections::BTreeMap<u32, Vec<u32>> = std::collections::BTreeMap::new();
    for (who, c) in all() {
        persons.entry(c.person).or_default().push(who);
    }
    for (person, members) in persons.iter().filter(|(_, members)| members.len() > 1) {
        let _ = write!(text, " person{person}:");
        members.iter().for_each(|who| add(&mut text, 1, *who));
        text.push_str(" <= 1\n");
    }
    text.push_str("Binary\n");
    for (who, _) in all() {
        let _ = write!(text, " x{who}");
        if who % 20 == 19 {
            text.push('\n');
        }
    }
    text.push_str("\nEnd\n");
    text
}
