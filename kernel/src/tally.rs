//! SMAA-2: stochastic multicriteria acceptability analysis (Lahdelma and Salminen, Operations Research 49, 2001).
//!
//! Each draw fixes the unknown answers, what every tier brings and costs, and the weights; the tiers are ranked;
//! the share of draws in which a tier comes first is its acceptability.

// Lanes run below LANES and tiers below TIERS, the lengths of the arrays; ranks and first places are tier numbers.
#![allow(clippy::indexing_slicing)]
// Most loops go over several columns at once.
#![allow(clippy::needless_range_loop)]

use crate::block::{Block, Column, LANES, Verdict};
use crate::math::least;
use crate::problem::Problem;
use crate::sequence::{Normals, POINTS};
use crate::{CRITERIA, TIERS};

/// Draws kept for the confidence factor, which ranks them once more under each tier's central weights.
const KEPT: usize = 512;

/// Ranks an unaffordable tier behind every affordable one, whatever its value.
const BEHIND_ALL: f64 = 1e6;

/// Counts and sums over the draws; indices are positions in [`Problem::tiers`].
#[derive(Debug, Clone)]
pub struct Tally {
    /// Draws counted.
    pub draws: usize,
    /// Draws in which tier `t` takes rank `r`: `ranks[t][r]`.
    pub ranks: [[u32; TIERS]; TIERS],
    /// Draws in which the budget buys the tier's minimum count.
    pub affordable: [u32; TIERS],
    /// Sums of normalised weight times value by criterion, as if affordable.
    pub parts: [[f64; CRITERIA]; TIERS],
    /// Sums of the value lost where not affordable (positive).
    pub lost: [f64; TIERS],
    /// Sums of normalised weights over the draws in which the tier comes first.
    pub central: [[f64; CRITERIA]; TIERS],
    /// Draws in which tier `t` would come first if criterion `c` did not count: `first_without[c][t]`. Detailed only.
    pub first_without: [[u32; TIERS]; CRITERIA],
    /// Draws in which the tier would come first if every tier were affordable. Detailed only.
    pub first_ungated: [u32; TIERS],
    /// Overall value of each tier by draw, 0 where not affordable. Detailed only, else empty.
    pub values: [Vec<f32>; TIERS],
    kept: Vec<Kept>,
}

/// A block of draws kept: values by tier and criterion, and the penalties.
#[derive(Debug, Clone)]
struct Kept {
    values: [[Column; CRITERIA]; TIERS],
    penalty: [Column; TIERS],
    count: usize,
}

/// One block's verdict on all tiers.
struct Judged {
    /// Criterion weights, summing to 1; 0 in lanes past the last draw.
    weights: [Column; CRITERIA],
    verdicts: [Verdict; TIERS],
    /// Zero where affordable, else what ranks the tier behind all affordable ones, the cheapest first.
    penalty: [Column; TIERS],
    /// Weighted values, as if affordable.
    overall: [Column; TIERS],
    /// What the tiers are ranked by, largest first.
    keys: [Column; TIERS],
}

impl Judged {
    fn new() -> Self {
        Self {
            weights: [[0.0; LANES]; CRITERIA],
            verdicts: [Verdict::NONE; TIERS],
            penalty: [[0.0; LANES]; TIERS],
            overall: [[0.0; LANES]; TIERS],
            keys: [[f64::NEG_INFINITY; LANES]; TIERS],
        }
    }

    /// Judges the draws from `first` on, of which `count` count.
    #[inline(never)]
    fn judge(&mut self, problem: &Problem, normals: &Normals, first: usize, count: usize) {
        let block = Block::new(problem, normals, first);
        let answers = block.answers(problem, normals);
        self.weights = answers.weights;
        for weights in &mut self.weights {
            weights[count..].fill(0.0);
        }
        let mut cheapest = [f64::INFINITY; LANES];
        for (tier, verdict) in problem.tiers().zip(&mut self.verdicts) {
            block.judge(problem, &answers, tier, verdict);
            for l in 0..LANES {
                cheapest[l] = least(cheapest[l], verdict.upfront[l]);
            }
        }
        // The gate: a tier is affordable if the budget buys its minimum count and no creator takes more than the
        // share cap where three of some tier can be bought. What counts is the money due before the first order;
        // commission follows revenue. Unaffordable tiers rank last, the cheapest first.
        let budget = &answers.budget;
        let mut cap = *budget;
        for l in 0..LANES {
            if 3.0 * cheapest[l] <= budget[l] {
                cap[l] *= problem.share_cap;
            }
        }
        for (t, tier) in problem.tiers().enumerate() {
            let Verdict { values, upfront } = &self.verdicts[t];
            self.overall[t] = weighted(values, &self.weights);
            for l in 0..LANES {
                let dear = (tier.minimum * upfront[l] > budget[l]) | (upfront[l] > cap[l]);
                let penalty = if dear { BEHIND_ALL + upfront[l] } else { 0.0 };
                self.penalty[t][l] = penalty;
                self.keys[t][l] = if dear { -penalty } else { self.overall[t][l] };
            }
        }
    }

    /// The tier with the largest key in each draw; of equals the smaller tier. `without` is a criterion not to count.
    #[inline(never)]
    fn best_without(&self, tiers: usize, without: usize) -> [u64; LANES] {
        let weights = &self.weights[without];
        let mut best = [f64::NEG_INFINITY; LANES];
        let mut first = [0; LANES];
        for t in 0..tiers {
            let (keys, penalty) = (&self.keys[t], &self.penalty[t]);
            let values = &self.verdicts[t].values[without];
            for l in 0..LANES {
                // An unaffordable tier stays behind.
                let counted = if penalty[l] == 0.0 {
                    weights[l] * values[l]
                } else {
                    0.0
                };
                let key = keys[l] - counted;
                if key > best[l] {
                    best[l] = key;
                    first[l] = t as u64;
                }
            }
        }
        first
    }
}

/// The tier with the largest number in each draw; of equals the smaller tier.
#[inline(never)]
fn best(keys: &[Column]) -> [u64; LANES] {
    let mut best = [f64::NEG_INFINITY; LANES];
    let mut first = [0; LANES];
    for (t, keys) in keys.iter().enumerate() {
        for l in 0..LANES {
            if keys[l] > best[l] {
                best[l] = keys[l];
                first[l] = t as u64;
            }
        }
    }
    first
}

/// Sum of weight times value over the criteria.
#[inline(never)]
fn weighted(values: &[Column; CRITERIA], weights: &[Column; CRITERIA]) -> Column {
    let mut sum = [0.0; LANES];
    for (values, weights) in values.iter().zip(weights) {
        for l in 0..LANES {
            sum[l] += values[l] * weights[l];
        }
    }
    sum
}

/// Counts the first draws of the sequence, at most [`POINTS`].
pub fn tally(problem: &Problem, draws: usize, detailed: bool) -> Tally {
    let draws = draws.min(POINTS);
    let normals = Normals::get();
    let mut sums = Box::new(Sums::new(problem, if detailed { draws } else { 0 }));
    let mut judged = Box::new(Judged::new());
    for first in (0..draws).step_by(LANES) {
        let count = LANES.min(draws - first);
        judged.judge(problem, normals, first, count);
        sums.add(&judged, count);
        if detailed {
            sums.add_details(&judged, count);
        }
    }
    sums.conclude(draws)
}

/// Share of draws in which the best of some tiers outranks the best of others, by position in [`Problem::tiers`].
pub fn outranks(
    problem: &Problem,
    draws: usize,
    some: [bool; TIERS],
    others: [bool; TIERS],
) -> f64 {
    let draws = draws.min(POINTS);
    let normals = Normals::get();
    let mut judged = Judged::new();
    let mut wins = 0;
    for first in (0..draws).step_by(LANES) {
        let count = LANES.min(draws - first);
        judged.judge(problem, normals, first, count);
        for l in 0..count {
            let best = |among: [bool; TIERS]| {
                judged
                    .keys
                    .iter()
                    .zip(among)
                    .filter(|(_, counts)| *counts)
                    .fold(f64::NEG_INFINITY, |best, (keys, _)| best.max(keys[l]))
            };
            wins += usize::from(best(some) > best(others));
        }
    }
    wins as f64 / draws.max(1) as f64
}

/// A tally in the making: sums are kept for each lane and added up at the end.
struct Sums {
    tiers: usize,
    parts: [[Column; CRITERIA]; TIERS],
    lost: [Column; TIERS],
    tally: Tally,
}

impl Sums {
    fn new(problem: &Problem, details: usize) -> Self {
        let tiers = problem.tiers.len().min(TIERS);
        Self {
            tiers,
            parts: [[[0.0; LANES]; CRITERIA]; TIERS],
            lost: [[0.0; LANES]; TIERS],
            tally: Tally {
                draws: 0,
                ranks: [[0; TIERS]; TIERS],
                affordable: [0; TIERS],
                parts: [[0.0; CRITERIA]; TIERS],
                lost: [0.0; TIERS],
                central: [[0.0; CRITERIA]; TIERS],
                first_without: [[0; TIERS]; CRITERIA],
                first_ungated: [0; TIERS],
                values: std::array::from_fn(|t| {
                    Vec::with_capacity(if t < tiers { details } else { 0 })
                }),
                kept: Vec::with_capacity(KEPT.min(details).div_ceil(LANES)),
            },
        }
    }

    #[inline(never)]
    fn add(&mut self, judged: &Judged, count: usize) {
        let tally = &mut self.tally;
        for t in 0..self.tiers {
            let keys = &judged.keys[t];
            let (overall, penalty) = (&judged.overall[t], &judged.penalty[t]);
            for l in 0..LANES {
                self.lost[t][l] += if penalty[l] == 0.0 { 0.0 } else { overall[l] };
            }
            for (c, sums) in self.parts[t].iter_mut().enumerate() {
                let (values, weights) = (&judged.verdicts[t].values[c], &judged.weights[c]);
                for l in 0..LANES {
                    sums[l] += weights[l] * values[l];
                }
            }
            // Rank, 0 is best: how many are better; of equals the smaller tier is.
            let mut rank = [0_u64; LANES];
            for (other, others) in judged.keys.iter().enumerate().take(self.tiers) {
                if other < t {
                    for l in 0..LANES {
                        rank[l] += u64::from(others[l] >= keys[l]);
                    }
                } else {
                    for l in 0..LANES {
                        rank[l] += u64::from(others[l] > keys[l]);
                    }
                }
            }
            for l in 0..count {
                tally.ranks[t][rank[l] as usize % TIERS] += 1;
                tally.affordable[t] += u32::from(penalty[l] == 0.0);
                if rank[l] == 0 {
                    for (sum, weights) in tally.central[t].iter_mut().zip(&judged.weights) {
                        *sum += weights[l];
                    }
                }
            }
        }
    }

    /// Counts who would come first without each criterion, and without the gate, and keeps values.
    #[inline(never)]
    fn add_details(&mut self, judged: &Judged, count: usize) {
        let tally = &mut self.tally;
        let first = best(&judged.keys[..self.tiers]);
        for (c, firsts) in tally.first_without.iter_mut().enumerate() {
            // A criterion without weight changes nothing.
            let first = if judged.weights[c].iter().all(|w| *w == 0.0) {
                first
            } else {
                judged.best_without(self.tiers, c)
            };
            count_firsts(firsts, &first, count);
        }
        let ungated = best(&judged.overall[..self.tiers]);
        count_firsts(&mut tally.first_ungated, &ungated, count);
        for (t, values) in tally.values.iter_mut().enumerate().take(self.tiers) {
            let mut shown = [0.0_f32; LANES];
            for l in 0..LANES {
                let affordable = judged.penalty[t][l] == 0.0;
                shown[l] = if affordable {
                    judged.overall[t][l] as f32
                } else {
                    0.0
                };
            }
            values.extend_from_slice(&shown[..count]);
        }
        if tally.kept.len() < KEPT / LANES {
            tally.kept.push(Kept {
                values: judged.verdicts.each_ref().map(|v| v.values),
                penalty: judged.penalty,
                count,
            });
        }
    }

    fn conclude(self, draws: usize) -> Tally {
        let mut tally = self.tally;
        tally.draws = draws;
        tally.parts = self
            .parts
            .map(|tier| tier.map(|column| column.iter().sum()));
        tally.lost = self.lost.map(|column| column.iter().sum());
        tally
    }
}

fn count_firsts(firsts: &mut [u32; TIERS], first: &[u64; LANES], count: usize) {
    for t in &first[..count] {
        firsts[*t as usize % TIERS] += 1;
    }
}

impl Tally {
    /// Share of draws in which the tier comes first.
    pub fn acceptability(&self, t: usize) -> f64 {
        self.share(&self.ranks, t, 0)
    }

    /// Share of draws in which the tier takes rank 1, 2, ...
    pub fn rank_shares(&self, t: usize, tiers: usize) -> Vec<f64> {
        (0..tiers.min(TIERS))
            .map(|rank| self.share(&self.ranks, t, rank))
            .collect()
    }

    fn share(&self, counts: &[[u32; TIERS]; TIERS], t: usize, rank: usize) -> f64 {
        let count = counts.get(t).and_then(|row| row.get(rank));
        f64::from(count.copied().unwrap_or(0)) / self.draws.max(1) as f64
    }

    /// Share of draws in which the budget buys the tier's minimum count.
    pub fn affordable_share(&self, t: usize) -> f64 {
        f64::from(self.affordable.get(t).copied().unwrap_or(0)) / self.draws.max(1) as f64
    }

    /// Position of the tier that comes first most often; of equals the smaller tier.
    pub fn leader(&self) -> usize {
        (0..TIERS).fold(0, |best, t| {
            if self.ranks[t][0] > self.ranks[best][0] {
                t
            } else {
                best
            }
        })
    }

    /// Mean contribution of each criterion to the tier's overall value, in points of 100, and the points lost where
    /// it is not affordable (negative).
    pub fn points(&self, t: usize) -> ([f64; CRITERIA], f64) {
        let scale = 100.0 / self.draws.max(1) as f64;
        let parts = self.parts.get(t).copied().unwrap_or_default();
        let lost = self.lost.get(t).copied().unwrap_or_default();
        (parts.map(|p| p * scale), -lost * scale)
    }

    /// Mean weights of the draws in which the tier comes first, summing to 1; `None` if it never does.
    pub fn central_weights(&self, t: usize) -> Option<[f64; CRITERIA]> {
        let first = f64::from(self.ranks.get(t)?[0]);
        (first > 0.0).then(|| self.central[t].map(|w| w / first))
    }

    /// Share of the first draws in which the tier comes first if everybody weighs like its central weights. Detailed
    /// only.
    pub fn confidence(&self, t: usize, tiers: usize) -> Option<f64> {
        let weights = self.central_weights(t)?.map(|w| [w; LANES]);
        let (mut firsts, mut draws) = (0, 0);
        for kept in &self.kept {
            let mut keys = [[f64::NEG_INFINITY; LANES]; TIERS];
            for (tier, keys) in keys.iter_mut().enumerate().take(tiers) {
                *keys = weighted(&kept.values[tier], &weights);
                let penalty = &kept.penalty[tier];
                for l in 0..LANES {
                    keys[l] = if penalty[l] == 0.0 {
                        keys[l]
                    } else {
                        -penalty[l]
                    };
                }
            }
            let first = best(&keys);
            firsts += first[..kept.count]
                .iter()
                .filter(|f| **f == t as u64)
                .count();
            draws += kept.count;
        }
        Some(firsts as f64 / draws.max(1) as f64)
    }
}
