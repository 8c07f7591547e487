//! What several tests share: small random problems, and the best set found by trying all.

// Every test file takes what it needs; the helpers are tests too.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use tierwise_shortlist::*;

/// A stream of numbers (Steele, Lea, Flood 2014, SplitMix64).
pub struct Stream(pub u64);

impl Stream {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// True in so many of a hundred cases.
    pub fn often(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A small problem in which every limit occurs, some of them in conflict.
pub fn small(seed: u64) -> Problem {
    let mut s = Stream(seed);
    let n = s.below(13);
    let coarse = s.often(30);
    let amount = |s: &mut Stream, most: u64| {
        if coarse {
            s.below(4) * most / 4
        } else {
            s.below(most)
        }
    };
    let candidates: Vec<Candidate> = (0..n)
        .map(|who| Candidate {
            value: amount(&mut s, 1_000),
            money: amount(&mut s, 500),
            minutes: amount(&mut s, 90) as u32,
            tier: s.below(3) as u8,
            platform: s.below(2) as u8,
            country: if s.often(70) {
                Some(s.below(3) as u16)
            } else {
                None
            },
            person: if s.often(40) {
                s.below(4) as u32
            } else {
                100 + who as u32
            },
            wish: match s.below(20) {
                0 => Wish::Must,
                1 | 2 => Wish::Never,
                _ => Wish::Open,
            },
        })
        .collect();
    let mut quotas = BTreeMap::new();
    for _ in 0..s.below(5) {
        let kind = match s.below(3) {
            0 => Kind::Tier(s.below(3) as u8),
            1 => Kind::Platform(s.below(2) as u8),
            _ => Kind::Country(s.below(3) as u16),
        };
        let fewest = if s.often(40) { s.below(4) as u32 } else { 0 };
        let most = s.often(60).then(|| s.below(5) as u32);
        quotas.insert(kind, Quota { fewest, most });
    }
    let limits = Limits {
        money: s.often(80).then(|| s.below(2_000)),
        on_one: s.often(30).then(|| s.below(600)),
        minutes: s.often(50).then(|| s.below(300)),
        creators: s.often(30).then(|| s.below(6) as u32),
        quotas,
    };
    Problem::new(candidates, limits).unwrap()
}

/// Every set that keeps the limits; the best value among them.
pub fn brute(problem: &Problem) -> Option<u64> {
    let n = problem.candidates().len();
    let mut best = None;
    for bits in 0..1_u32 << n {
        let chosen: Vec<Who> = (0..n as u32).filter(|who| bits >> who & 1 == 1).collect();
        if keeps(problem, &chosen) {
            best = best.max(Some(problem.set(chosen).value));
        }
    }
    best
}

/// Whether a set keeps every limit and wish.
pub fn keeps(problem: &Problem, chosen: &[Who]) -> bool {
    let never = |who: &Who| {
        problem
            .candidate(*who)
            .is_none_or(|c| c.wish == Wish::Never)
    };
    !chosen.iter().any(never) && problem.broken(chosen).is_empty()
}

/// Searches to the end and holds the answer to the definition of the problem.
pub fn solve(problem: &Problem) -> Option<u64> {
    let search = Search::new(problem).finish();
    match (search.status(), search.best()) {
        (Status::Proven, Some(set)) => {
            assert!(
                keeps(problem, &set.chosen),
                "{:?}",
                problem.broken(&set.chosen)
            );
            assert_eq!(*set, problem.set(set.chosen.clone()));
            assert_eq!(search.bound(), set.value);
            Some(set.value)
        }
        (Status::Infeasible, None) => None,
        other => panic!("{other:?}"),
    }
}
