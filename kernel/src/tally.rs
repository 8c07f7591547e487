//! SMAA-2: stochastic multicriteria acceptability analysis (Lahdelma and Salminen, Operations Research 49, 2001).
//!
//! Each draw fixes the unknown answers, what every tier brings and costs, and the weights; the tiers are ranked;
//! the share of draws in which a tier comes first is its acceptability.

// Tiers run below TIERS, lanes below LANES; ranks and first places are tier numbers.
#![allow(clippy::indexing_slicing)]

use crate::block::{Block, Verdict};
use crate::lanes::{F4, LANES, Mask};
use crate::math::Math;
use crate::problem::Problem;
use crate::sequence::{Normals, POINTS};
use crate::{CRITERIA, TIERS};

/// Draws kept for the confidence factor, which ranks them once more under each tier's central weights.
const KEPT: usize = 512;

/// Draws whose sums are kept as 32-bit floats before they are added to the tally: few enough for rounding not to add
/// up. Also what one call works through, so that a browser can change to its faster code between two.
const RUN: usize = 256;

/// Ranks an unaffordable tier behind every affordable one, whatever its value (the log scales end far above -1,000).
const BEHIND_ALL: f32 = 1e4;

/// Seven figures may round what the budget buys exactly to a little more than the budget.
const ROUNDING: f32 = 1.0 + 1e-6;

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

/// Four draws kept: values by tier and criterion, and the penalties.
#[derive(Debug, Clone)]
struct Kept {
    values: [[F4; CRITERIA]; TIERS],
    penalty: [F4; TIERS],
}

/// Four draws' verdicts on all tiers.
struct Judged {
    /// Criterion weights, summing to 1; 0 in lanes past the last draw.
    weights: [F4; CRITERIA],
    values: [[F4; CRITERIA]; TIERS],
    /// Zero where affordable, else what ranks the tier behind all affordable ones, the cheapest first.
    penalty: [F4; TIERS],
    /// Weighted values, as if affordable.
    overall: [F4; TIERS],
    /// What the tiers are ranked by, largest first.
    keys: [F4; TIERS],
}

impl Judged {
    fn new() -> Self {
        Self {
            weights: [F4::ZERO; CRITERIA],
            values: [[F4::ZERO; CRITERIA]; TIERS],
            penalty: [F4::ZERO; TIERS],
            overall: [F4::ZERO; TIERS],
            keys: [F4::splat(f32::NEG_INFINITY); TIERS],
        }
    }

    /// Judges the draws from `first` on, of which `count` count.
    #[inline(always)]
    fn judge(
        &mut self,
        problem: &Problem,
        m: &Math,
        normals: &Normals,
        first: usize,
        count: usize,
    ) {
        let block = Block::new(problem, normals, first);
        let answers = block.answers(problem, normals);
        self.weights = answers.weights;
        if count < LANES {
            let counted = F4::new(std::array::from_fn(|l| if l < count { 1.0 } else { 0.0 }));
            self.weights = self.weights.map(|w| w * counted);
        }
        // Until the gate, `keys` holds the money due before the first order.
        let mut cheapest = F4::splat(f32::INFINITY);
        for (t, tier) in problem.tiers().enumerate() {
            let verdict: Verdict = block.judge(problem, m, &answers, tier);
            self.values[t] = verdict.values;
            self.overall[t] = weighted(&verdict.values, &self.weights);
            self.keys[t] = verdict.upfront;
            cheapest = cheapest.least(verdict.upfront);
        }
        // The gate: a tier is affordable if the budget buys its minimum count and no creator takes more than the
        // share cap where three of some tier can be bought. What counts is the money due before the first order;
        // commission follows revenue. Unaffordable tiers rank last, the cheapest first.
        let budget = answers.budget * F4::splat(ROUNDING);
        let capped = budget * F4::splat(problem.share_cap);
        let three = budget.ge(F4::splat(3.0) * cheapest);
        let cap = three.select(capped, budget);
        for (t, tier) in problem.tiers().enumerate() {
            let upfront = self.keys[t];
            let dear = (F4::splat(tier.minimum) * upfront).gt(budget) | upfront.gt(cap);
            self.penalty[t] = dear.keep(F4::splat(BEHIND_ALL) + upfront);
            self.keys[t] = dear.select(F4::ZERO - self.penalty[t], self.overall[t]);
        }
    }

    /// What the tiers are ranked by if a criterion does not count; an unaffordable tier stays behind.
    #[inline(always)]
    fn keys_without(&self, tier: usize, criterion: usize) -> F4 {
        let counted = self.weights[criterion] * self.values[tier][criterion];
        let dear = self.penalty[tier].gt(F4::ZERO);
        self.keys[tier] - dear.select(F4::ZERO, counted)
    }
}

/// The tier with the largest key in each draw, as a float; of equals the smaller tier.
#[inline(always)]
fn best(tiers: usize, key: impl Fn(usize) -> F4) -> F4 {
    let mut best = key(0);
    let mut first = F4::ZERO;
    for t in 1..tiers.min(TIERS) {
        let key = key(t);
        let better: Mask = key.gt(best);
        best = better.select(key, best);
        first = better.select(F4::splat(t as f32), first);
    }
    first
}

/// Sum of weight times value over the criteria.
#[inline(always)]
fn weighted(values: &[F4; CRITERIA], weights: &[F4; CRITERIA]) -> F4 {
    let mut sum = F4::ZERO;
    for (value, weight) in values.iter().zip(weights) {
        sum = sum + *value * *weight;
    }
    sum
}

/// Counts the first draws of the sequence, at most [`POINTS`]: ranks, points, central weights, what is affordable.
pub fn tally(problem: &Problem, draws: usize) -> Tally {
    let mut tally = Tally::new(draws.min(POINTS), 0);
    let (m, normals) = (Math::new(), Normals::get());
    for first in (0..tally.draws).step_by(RUN) {
        run(problem, &m, normals, first, false, &mut tally);
    }
    tally
}

/// [`tally`] with all that a whole advice needs besides: who would come first without each criterion, values by draw,
/// the confidence factor.
pub fn tally_in_detail(problem: &Problem, draws: usize) -> Tally {
    let mut tally = Tally::new(draws.min(POINTS), problem.tiers().count());
    let (m, normals) = (Math::new(), Normals::get());
    for first in (0..tally.draws).step_by(RUN) {
        run(problem, &m, normals, first, true, &mut tally);
    }
    tally
}

/// Counts up to [`RUN`] draws from `first` on.
#[inline(never)]
fn run(
    problem: &Problem,
    m: &Math,
    normals: &Normals,
    first: usize,
    detailed: bool,
    tally: &mut Tally,
) {
    let tiers = problem.tiers.len().clamp(1, TIERS);
    let mut sums = Sums::new();
    let mut judged = Judged::new();
    for first in (first..tally.draws.min(first + RUN)).step_by(LANES) {
        let count = LANES.min(tally.draws - first);
        judged.judge(problem, m, normals, first, count);
        sums.add(tiers, &judged);
        tally.rank(tiers, &judged, count);
        if detailed {
            tally.detail(tiers, &judged, first, count);
        }
    }
    sums.conclude(tally);
}

/// Share of draws in which the best of some tiers outranks the best of others, by position in [`Problem::tiers`].
pub fn outranks(
    problem: &Problem,
    draws: usize,
    some: [bool; TIERS],
    others: [bool; TIERS],
) -> f64 {
    let draws = draws.min(POINTS);
    let (m, normals) = (Math::new(), Normals::get());
    let mut wins = 0;
    let mut judged = Judged::new();
    for first in (0..draws).step_by(LANES) {
        let count = LANES.min(draws - first);
        judged.judge(problem, &m, normals, first, count);
        let best = |among: [bool; TIERS]| {
            judged
                .keys
                .iter()
                .zip(among)
                .filter(|(_, counts)| *counts)
                .fold(F4::splat(f32::NEG_INFINITY), |best, (keys, _)| {
                    best.most(*keys)
                })
                .to_array()
        };
        let (some, others) = (best(some), best(others));
        wins += (0..count).filter(|l| some[*l] > others[*l]).count();
    }
    wins as f64 / draws.max(1) as f64
}

/// Sums over a run of draws, for each lane.
struct Sums {
    parts: [[F4; CRITERIA]; TIERS],
    central: [[F4; CRITERIA]; TIERS],
    lost: [F4; TIERS],
}

impl Sums {
    fn new() -> Self {
        Self {
            parts: [[F4::ZERO; CRITERIA]; TIERS],
            central: [[F4::ZERO; CRITERIA]; TIERS],
            lost: [F4::ZERO; TIERS],
        }
    }

    #[inline(always)]
    fn add(&mut self, tiers: usize, judged: &Judged) {
        let first = best(tiers, |t| judged.keys[t]);
        for t in 0..tiers {
            let leads = first.ge(F4::splat(t as f32 - 0.5)).keep(F4::splat(1.0));
            let passed = first.ge(F4::splat(t as f32 + 0.5)).keep(F4::splat(1.0));
            let leads = leads - passed;
            for c in 0..CRITERIA {
                let weight = judged.weights[c];
                self.parts[t][c] = self.parts[t][c] + weight * judged.values[t][c];
                self.central[t][c] = self.central[t][c] + weight * leads;
            }
            let dear = judged.penalty[t].gt(F4::ZERO);
            self.lost[t] = self.lost[t] + dear.keep(judged.overall[t]);
        }
    }

    /// Adds the sums to the tally's.
    fn conclude(&self, tally: &mut Tally) {
        let total = |sum: &F4| sum.to_array().iter().map(|x| f64::from(*x)).sum::<f64>();
        for t in 0..TIERS {
            for c in 0..CRITERIA {
                tally.parts[t][c] += total(&self.parts[t][c]);
                tally.central[t][c] += total(&self.central[t][c]);
            }
            tally.lost[t] += total(&self.lost[t]);
        }
    }
}

fn count_firsts(firsts: &mut [u32; TIERS], first: F4, count: usize) {
    for t in first.to_array().iter().take(count) {
        if let Some(firsts) = firsts.get_mut(*t as usize) {
            *firsts += 1;
        }
    }
}

impl Tally {
    /// Nothing counted yet; room for the values of `detailed` tiers.
    fn new(draws: usize, detailed: usize) -> Self {
        Self {
            draws,
            ranks: [[0; TIERS]; TIERS],
            affordable: [0; TIERS],
            parts: [[0.0; CRITERIA]; TIERS],
            lost: [0.0; TIERS],
            central: [[0.0; CRITERIA]; TIERS],
            first_without: [[0; TIERS]; CRITERIA],
            first_ungated: [0; TIERS],
            values: std::array::from_fn(|t| vec![0.0; if t < detailed { draws } else { 0 }]),
            kept: Vec::with_capacity(if detailed > 0 { KEPT / LANES } else { 0 }),
        }
    }

    /// Counts ranks (0 is best: how many are better; of equals the smaller tier is) and what is affordable.
    #[inline(always)]
    fn rank(&mut self, tiers: usize, judged: &Judged, count: usize) {
        let one = F4::splat(1.0);
        let mut ranks = [F4::ZERO; TIERS];
        for t in 1..tiers {
            for smaller in 0..t {
                let better = judged.keys[t].gt(judged.keys[smaller]).keep(one);
                ranks[smaller] = ranks[smaller] + better;
                ranks[t] = ranks[t] + (one - better);
            }
        }
        for (t, rank) in ranks.into_iter().enumerate().take(tiers) {
            count_firsts(&mut self.ranks[t], rank, count);
            for penalty in judged.penalty[t].to_array().iter().take(count) {
                self.affordable[t] += u32::from(*penalty == 0.0);
            }
        }
    }

    /// Counts who would come first without each criterion, and without the gate, and keeps values.
    #[inline(always)]
    fn detail(&mut self, tiers: usize, judged: &Judged, at: usize, count: usize) {
        for c in 0..CRITERIA {
            let first = best(tiers, |t| judged.keys_without(t, c));
            count_firsts(&mut self.first_without[c], first, count);
        }
        let ungated = best(tiers, |t| judged.overall[t]);
        count_firsts(&mut self.first_ungated, ungated, count);
        for (t, values) in self.values.iter_mut().enumerate().take(tiers) {
            let affordable = judged.penalty[t].gt(F4::ZERO);
            let shown = affordable.select(F4::ZERO, judged.overall[t]).to_array();
            for (slot, value) in values.iter_mut().skip(at).zip(shown) {
                *slot = value;
            }
        }
        if at + LANES <= KEPT {
            self.kept.push(Kept {
                values: judged.values,
                penalty: judged.penalty,
            });
        }
    }

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

    /// Share of the first draws (of whole fours) in which the tier comes first if everybody weighs like its central weights. Detailed
    /// only.
    pub fn confidence(&self, t: usize, tiers: usize) -> Option<f64> {
        let weights = self.central_weights(t)?.map(|w| F4::splat(w as f32));
        let mut firsts = 0;
        for kept in &self.kept {
            let first = best(tiers.min(TIERS), |tier| {
                let overall = weighted(&kept.values[tier], &weights);
                let penalty = kept.penalty[tier];
                let dear = penalty.gt(F4::ZERO);
                dear.select(F4::ZERO - penalty, overall)
            });
            firsts += first
                .to_array()
                .iter()
                .filter(|f| **f as usize == t)
                .count();
        }
        Some(firsts as f64 / (LANES * self.kept.len()).max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Choice, Tier};

    /// Two tiers alike, but for what one creator costs; only the result per dollar counts.
    fn problem(fees: [f32; 2]) -> Problem {
        let tier = |fee| Tier {
            shared: [(0.1, 0.0); crate::problem::SHARED],
            ln_results: [0.0; 32],
            ln_orders: [0.0; 4],
            ln_posts: [0.0; 4],
            ln_place: [-1.0; 8],
            ln_interest: [-1.0; 8],
            ln_credible: -0.1,
            trust: 0.5,
            polish: 0.5,
            fees: [fee; 16],
            hours: [1.0; 4],
            ln_hours: [0.0; 4],
            ln_supply: [9.0; 4],
            minimum: 2.0,
        };
        let mut problem = Problem {
            tiers: fees.map(tier).to_vec(),
            budget: Choice::known(1),
            share_cap: 1.0,
            slope: 0.1,
            ..Problem::default()
        };
        problem.goals.weights[0] = [1.0; 8];
        problem.budgets[1] = 1_000.0;
        problem
    }

    #[test]
    fn the_cheaper_of_two_comes_first_and_what_is_too_dear_last() {
        // Not a whole number of fours, and more than one run.
        let draws = RUN + 3;
        let tally = tally_in_detail(&problem([80.0, 100.0]), draws);
        assert_eq!(tally.draws, draws);
        assert_eq!(tally.ranks[0][0] as usize, draws);
        assert_eq!(tally.ranks[1][1] as usize, draws);
        assert_eq!(tally.leader(), 0);
        assert_eq!(tally.affordable[..2], [draws as u32; 2]);
        assert_eq!(
            tally.central_weights(0),
            Some([1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
        );
        assert_eq!(tally.central_weights(1), None);
        assert_eq!(tally.confidence(0, 2), Some(1.0));
        assert_eq!(tally.values[1].len(), draws);
        // Without the one criterion that counts all are equal, and the first is named.
        assert_eq!(tally.first_without[0][0] as usize, draws);
        // Two of them cost more than the budget.
        let tally = tally_in_detail(&problem([900.0, 100.0]), draws);
        assert_eq!(tally.affordable[0], 0);
        assert_eq!(tally.ranks[1][0] as usize, draws);
        assert!(tally.values[0].iter().all(|v| *v == 0.0));
    }

    #[test]
    fn the_plain_tally_counts_like_the_detailed_one_and_prefixes_agree() {
        let problem = problem([100.0, 100.3]);
        let (plain, detailed) = (tally(&problem, 1_000), tally_in_detail(&problem, 1_000));
        assert_eq!(plain.ranks, detailed.ranks);
        assert_eq!(plain.parts, detailed.parts);
        assert!(plain.values.iter().all(Vec::is_empty));
        let prefix = tally_in_detail(&problem, 77);
        assert_eq!(prefix.values[0][..], detailed.values[0][..77]);
        let (small, large) = ([true, false], [false, true]);
        let only = |which: [bool; 2]| std::array::from_fn(|t| which.get(t) == Some(&true));
        let wins = outranks(&problem, 1_000, only(small), only(large));
        assert_eq!(wins, detailed.acceptability(0));
    }

    #[test]
    fn parts_are_the_mean_of_the_values() {
        let tally = tally_in_detail(&problem([50.0, 70.0]), 2_000);
        for t in 0..2 {
            let mean = tally.values[t].iter().map(|v| f64::from(*v)).sum::<f64>() / 2_000.0;
            let (points, gate) = tally.points(t);
            assert!((points.iter().sum::<f64>() + gate - 100.0 * mean).abs() < 1e-4);
        }
    }
}
