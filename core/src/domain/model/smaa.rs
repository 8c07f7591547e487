//! SMAA-2: stochastic multicriteria acceptability analysis (Lahdelma and Salminen, Operations Research 49, 2001).
//!
//! Each draw fixes the unknown answers, what every tier brings and costs, and the weights; the tiers are ranked;
//! the share of draws in which a tier comes first is its acceptability.

// Positions are below the number of tiers, which the arrays' length bounds: no outside data indexes them.
#![allow(clippy::indexing_slicing)]

use super::draws::Draw;
use super::outcome::{MAX_TIERS, World};
use super::scalars::Scalar;
use crate::domain::advice::CRITERIA;
use crate::domain::tier::TierKind;

/// Draws kept for the confidence factor, which ranks them once more under each tier's central weights.
const KEPT: usize = 512;

/// Counts and sums over the draws; indices are positions in the scheme.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Draws counted.
    pub draws: usize,
    /// Draws in which tier `t` takes rank `r`: `ranks[t][r]`.
    pub ranks: [[u32; MAX_TIERS]; MAX_TIERS],
    /// Draws in which the budget buys the tier's minimum count.
    pub affordable: [u32; MAX_TIERS],
    /// Sums of normalised weight times value by criterion, as if affordable.
    pub parts: [[f64; CRITERIA]; MAX_TIERS],
    /// Sums of the value lost where not affordable (positive).
    pub lost: [f64; MAX_TIERS],
    /// Sums of normalised weights over the draws in which the tier comes first.
    pub central: [[f64; CRITERIA]; MAX_TIERS],
    /// Draws in which tier `t` would come first if criterion `c` did not count: `first_without[c][t]`.
    pub first_without: [[u32; MAX_TIERS]; CRITERIA],
    /// Draws in which the tier would come first if every tier were affordable.
    pub first_ungated: [u32; MAX_TIERS],
    /// Overall value of each tier in each draw, 0 where not affordable; empty unless asked for.
    pub values: Vec<[f32; MAX_TIERS]>,
    kept: Vec<Kept>,
}

#[derive(Debug, Clone, Copy)]
struct Kept {
    values: [[f64; CRITERIA]; MAX_TIERS],
    /// Zero where affordable, else a penalty that ranks the tier behind all affordable ones.
    penalty: [f64; MAX_TIERS],
}

/// Counts a run of draws, which must be a prefix of [`super::draws::draws`].
pub fn tally(world: &World, draws: &[Draw], detailed: bool) -> Tally {
    let tiers = world.tiers.len().min(MAX_TIERS);
    let mut tally = Tally {
        draws: draws.len(),
        ranks: [[0; MAX_TIERS]; MAX_TIERS],
        affordable: [0; MAX_TIERS],
        parts: [[0.0; CRITERIA]; MAX_TIERS],
        lost: [0.0; MAX_TIERS],
        central: [[0.0; CRITERIA]; MAX_TIERS],
        first_without: [[0; MAX_TIERS]; CRITERIA],
        first_ungated: [0; MAX_TIERS],
        values: Vec::with_capacity(if detailed { draws.len() } else { 0 }),
        kept: Vec::with_capacity(if detailed { KEPT.min(draws.len()) } else { 0 }),
    };
    for (index, draw) in draws.iter().enumerate() {
        let Judged {
            weights,
            values,
            penalty,
            keys,
        } = judge(world, index, draw);
        let mut overall = [0.0_f32; MAX_TIERS];
        for t in 0..tiers {
            for ((sum, v), w) in tally.parts[t].iter_mut().zip(values[t]).zip(weights) {
                *sum += w * v;
            }
            if penalty[t] == 0.0 {
                tally.affordable[t] += 1;
                overall[t] = keys[t] as f32;
            } else {
                tally.lost[t] += values[t]
                    .iter()
                    .zip(weights)
                    .map(|(v, w)| v * w)
                    .sum::<f64>();
            }
        }
        for t in 0..tiers {
            let rank = rank_of(t, &keys, tiers);
            tally.ranks[t][rank] += 1;
            if rank == 0 {
                for (sum, w) in tally.central[t].iter_mut().zip(weights) {
                    *sum += w;
                }
            }
        }
        if detailed {
            tally.count_without(tiers, &weights, &values, &penalty, &keys);
            tally.values.push(overall);
            if tally.kept.len() < KEPT {
                tally.kept.push(Kept { values, penalty });
            }
        }
    }
    tally
}

/// One draw's verdict on all tiers.
struct Judged {
    /// Criterion weights, summing to 1.
    weights: [f64; CRITERIA],
    values: [[f64; CRITERIA]; MAX_TIERS],
    /// Zero where affordable, else what ranks the tier behind all affordable ones, the cheapest first.
    penalty: [f64; MAX_TIERS],
    /// What the tiers are ranked by, largest first.
    keys: [f64; MAX_TIERS],
}

#[inline]
fn judge(world: &World, index: usize, draw: &Draw) -> Judged {
    let answers = world.answers(draw);
    let weights = normalised(world.weights(&answers), &draw.weight);
    let mut values = [[0.0; CRITERIA]; MAX_TIERS];
    let mut upfront = [0.0; MAX_TIERS];
    let noise = world.noise.row(index);
    for (((tier, noise), values), upfront) in world
        .tiers
        .iter()
        .zip(noise)
        .zip(&mut values)
        .zip(&mut upfront)
    {
        let outcome = world.outcome(tier, &answers, noise);
        *values = world.values(tier, &answers, &outcome);
        *upfront = outcome.upfront;
    }
    let penalty = penalties(world, &upfront, answers.budget);
    let mut keys = [f64::NEG_INFINITY; MAX_TIERS];
    for ((key, (values, penalty)), _) in keys
        .iter_mut()
        .zip(values.iter().zip(penalty))
        .zip(&world.tiers)
    {
        *key = if penalty == 0.0 {
            values.iter().zip(weights).map(|(v, w)| v * w).sum()
        } else {
            -penalty
        };
    }
    Judged {
        weights,
        values,
        penalty,
        keys,
    }
}

/// Share of draws in which the best of some tiers outranks the best of others.
pub fn outranks(
    world: &World,
    draws: &[Draw],
    some: fn(TierKind) -> bool,
    others: fn(TierKind) -> bool,
) -> f64 {
    let wins = draws
        .iter()
        .enumerate()
        .filter(|(index, draw)| {
            let judged = judge(world, *index, draw);
            let best = |among: fn(TierKind) -> bool| {
                world
                    .tiers
                    .iter()
                    .zip(judged.keys)
                    .filter(|(tier, _)| among(tier.kind))
                    .fold(f64::NEG_INFINITY, |best, (_, key)| best.max(key))
            };
            best(some) > best(others)
        })
        .count();
    wins as f64 / draws.len().max(1) as f64
}

/// Weights of the table varied by the draw, summing to 1.
#[inline]
fn normalised(table: [f64; CRITERIA], varied: &[f64; CRITERIA]) -> [f64; CRITERIA] {
    let mut weights = table;
    let mut sum = 0.0;
    for (w, v) in weights.iter_mut().zip(varied) {
        *w *= v;
        sum += *w;
    }
    let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
    weights.iter_mut().for_each(|w| *w *= scale);
    weights
}

/// Ranks an unaffordable tier behind every affordable one, whatever its value.
const BEHIND_ALL: f64 = 1e6;

/// The gate: a tier is affordable if the budget buys its minimum count and no creator takes more than the share cap
/// where three of some tier can be bought. What counts is the money due before the first order; commission follows
/// revenue. Unaffordable tiers rank last, the cheapest first.
#[inline]
fn penalties(world: &World, upfront: &[f64; MAX_TIERS], budget: f64) -> [f64; MAX_TIERS] {
    let cheapest = world
        .tiers
        .iter()
        .zip(upfront)
        .fold(f64::INFINITY, |least, (_, c)| least.min(*c));
    let cap = if 3.0 * cheapest <= budget {
        Scalar::ShareCap.value() * budget
    } else {
        budget
    };
    let mut penalty = [0.0; MAX_TIERS];
    for ((penalty, tier), each) in penalty.iter_mut().zip(&world.tiers).zip(upfront) {
        if tier.minimum * each > budget || *each > cap {
            *penalty = BEHIND_ALL + each;
        }
    }
    penalty
}

/// Rank of a tier, 0 is best; of equals the smaller tier comes first.
#[inline]
fn rank_of(t: usize, keys: &[f64; MAX_TIERS], tiers: usize) -> usize {
    let mut rank = 0;
    for other in 0..tiers {
        if keys[other] > keys[t] || (keys[other] == keys[t] && other < t) {
            rank += 1;
        }
    }
    rank
}

impl Tally {
    /// Counts who would come first without each criterion, and without the gate.
    #[inline]
    fn count_without(
        &mut self,
        tiers: usize,
        weights: &[f64; CRITERIA],
        values: &[[f64; CRITERIA]; MAX_TIERS],
        penalty: &[f64; MAX_TIERS],
        keys: &[f64; MAX_TIERS],
    ) {
        let best = |key: &dyn Fn(usize) -> f64| {
            (1..tiers).fold(0, |b, t| if key(t) > key(b) { t } else { b })
        };
        let first = best(&|t| keys[t]);
        for (c, firsts) in self.first_without.iter_mut().enumerate() {
            // A criterion without weight changes nothing; an unaffordable tier stays behind.
            let first = if weights[c] == 0.0 {
                first
            } else {
                best(&|t| {
                    if penalty[t] == 0.0 {
                        keys[t] - weights[c] * values[t][c]
                    } else {
                        keys[t]
                    }
                })
            };
            firsts[first] += 1;
        }
        let ungated = if penalty.iter().take(tiers).all(|p| *p == 0.0) {
            first
        } else {
            best(&|t| values[t].iter().zip(weights).map(|(v, w)| v * w).sum())
        };
        self.first_ungated[ungated] += 1;
    }

    /// Share of draws in which the tier comes first.
    pub fn acceptability(&self, t: usize) -> f64 {
        f64::from(self.ranks[t][0]) / self.draws.max(1) as f64
    }

    /// Share of draws in which the tier takes rank 1, 2, ...
    pub fn rank_shares(&self, t: usize, tiers: usize) -> Vec<f64> {
        self.ranks[t]
            .iter()
            .take(tiers)
            .map(|n| f64::from(*n) / self.draws.max(1) as f64)
            .collect()
    }

    /// Share of draws in which the budget buys the tier's minimum count.
    pub fn affordable_share(&self, t: usize) -> f64 {
        f64::from(self.affordable[t]) / self.draws.max(1) as f64
    }

    /// Position of the tier that comes first most often; of equals the smaller tier.
    pub fn leader(&self) -> usize {
        (0..MAX_TIERS).fold(0, |best, t| {
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
        (self.parts[t].map(|p| p * scale), -self.lost[t] * scale)
    }

    /// Mean weights of the draws in which the tier comes first, summing to 1; `None` if it never does.
    pub fn central_weights(&self, t: usize) -> Option<[f64; CRITERIA]> {
        let first = f64::from(self.ranks[t][0]);
        (first > 0.0).then(|| self.central[t].map(|w| w / first))
    }

    /// Share of draws in which the tier comes first if everybody weighs like its central weights.
    pub fn confidence(&self, t: usize, tiers: usize) -> Option<f64> {
        let weights = self.central_weights(t)?;
        let firsts = self
            .kept
            .iter()
            .filter(|kept| {
                let mut keys = [f64::NEG_INFINITY; MAX_TIERS];
                for (key, (values, penalty)) in keys
                    .iter_mut()
                    .zip(kept.values.iter().zip(kept.penalty))
                    .take(tiers)
                {
                    *key = if penalty == 0.0 {
                        values.iter().zip(weights).map(|(v, w)| v * w).sum()
                    } else {
                        -penalty
                    };
                }
                rank_of(t, &keys, tiers) == 0
            })
            .count();
        Some(firsts as f64 / self.kept.len().max(1) as f64)
    }
}
