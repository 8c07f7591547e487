//! The fixed low-discrepancy sequence behind every simulation: common random numbers for every problem.
//!
//! An embedded rank-1 lattice rule in radical-inverse order (Cools, Kuo and Nuyens, "Constructing embedded lattice
//! rules for multivariable integration", SIAM J. Sci. Comput. 28, 2006), so that any prefix is evenly spread too,
//! with one fixed random shift (Cranley and Patterson 1976). The same draw means the same world for every problem:
//! a changed answer changes nothing else.
//!
//! With [`POINTS`] points and a shift of whole steps, every coordinate of every draw is the middle of one of `POINTS`
//! equal steps, the same in all dimensions. So one table of `POINTS` quantiles, 64 kB, holds every normal number
//! there is, and a draw is looked up instead of worked out: nothing is stored for each draw.

// Table positions are masked to the table's length; dimensions are constants of this crate.
#![allow(clippy::indexing_slicing)]

use std::sync::OnceLock;

use crate::lanes::{F4, LANES, U4};
use crate::math::normal_quantile;

/// Points of the lattice, and the most draws there are.
pub const POINTS: usize = 1 << BITS;
const BITS: u32 = 14;

/// Uncertainties shared by all creators of a draw. Each takes two dimensions: a level (all tiers move together) and a
/// tilt (small and large accounts move against each other).
pub const SHARED: usize = 9;
/// Answers that a draw takes from alternatives; one dimension each.
pub const CHOICES: usize = 12;

/// First dimension of the answers.
pub(crate) const CHOICE: usize = 2 * SHARED;
/// First dimension of the weights.
pub(crate) const WEIGHT: usize = CHOICE + CHOICES;
/// First dimension of creator-to-creator noise; two for each tier.
pub(crate) const CREATOR: usize = WEIGHT + crate::CRITERIA;
const DIMENSIONS: usize = CREATOR + 2 * crate::TIERS;

/// Generating vector: the first components of Kuo's `lattice-32001-1024-1048576.3600` for up to 2^20 points.
const GENERATOR: [u32; DIMENSIONS] = [
    1, 182_667, 469_891, 498_753, 110_745, 446_247, 250_185, 118_627, 245_333, 283_199, 408_519,
    391_023, 246_327, 126_539, 399_185, 461_527, 300_343, 69_681, 516_695, 436_179, 106_383,
    238_523, 413_283, 70_841, 47_719, 300_129, 113_029, 123_925, 410_745, 211_325, 17_489, 511_893,
    40_767, 186_077, 519_471, 255_369, 101_819, 243_573, 66_189, 152_143, 503_455, 113_217,
    132_603, 463_967, 297_717, 157_383, 224_015, 502_917,
];

/// A fixed pseudo-random shift for each dimension, in steps (the finaliser of SplitMix, Steele, Lea and Flood 2014).
const SHIFTS: [u32; DIMENSIONS] = {
    let mut shifts = [0; DIMENSIONS];
    let mut dimension = 0;
    while dimension < DIMENSIONS {
        let mut z = (dimension as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        shifts[dimension] = ((z ^ (z >> 31)) >> (64 - BITS)) as u32;
        dimension += 1;
    }
    shifts
};

/// Four draws in a row as points of the lattice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Points(U4);

impl Points {
    /// The draws from `first` on: their numbers as radical inverses in base 2, in steps.
    #[inline(always)]
    pub fn new(first: usize) -> Self {
        let reversed = |l: usize| ((first + l) as u32).reverse_bits() >> (32 - BITS);
        Self(U4::new(std::array::from_fn::<_, LANES, _>(reversed)))
    }

    /// Steps in one dimension, 0 to [`POINTS`] - 1. All arithmetic is exact in integers.
    #[inline(always)]
    pub fn steps(self, dimension: usize) -> U4 {
        let lattice = self.0 * U4::splat(GENERATOR[dimension]);
        (lattice + U4::splat(SHIFTS[dimension])) & U4::splat(POINTS as u32 - 1)
    }
}

/// Standard normal quantiles at the middle of every step.
#[derive(Debug)]
pub struct Normals(Box<[f32; POINTS]>);

impl Normals {
    /// The table, worked out the first time it is asked for: about a millisecond.
    pub fn get() -> &'static Self {
        static TABLE: OnceLock<Normals> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Box::new([0.0; POINTS]);
            for (step, value) in table.iter_mut().enumerate() {
                *value = normal_quantile((step as f64 + 0.5) / POINTS as f64) as f32;
            }
            Self(table)
        })
    }

    /// Normal numbers of four draws in one dimension.
    #[inline(always)]
    pub(crate) fn at(&self, points: Points, dimension: usize) -> F4 {
        let steps = points.steps(dimension).to_array();
        F4::new(steps.map(|step| self.0[step as usize & (POINTS - 1)]))
    }

    /// Weights with mean 1 of four draws in one dimension: gamma quantiles of shape 4 (a coefficient of variation of
    /// one half, so that a weight is between half and one and a half times the table's in two of three draws), by the
    /// cube-root approximation of Wilson and Hilferty (PNAS 17, 1931): within 1% between the 1st and the 99th
    /// percentile, and increasing, which is all the weights need.
    #[inline(always)]
    pub(crate) fn weights(&self, points: Points, dimension: usize) -> F4 {
        const SHAPE: f32 = 4.0;
        // sqrt(SHAPE) = 2.
        let root = F4::splat(1.0 - 1.0 / (9.0 * SHAPE))
            + self.at(points, dimension) * F4::splat(1.0 / (3.0 * 2.0));
        let root = root.most(F4::ZERO);
        root * root * root
    }
}

/// Position of a draw between 0 and 1 in the dimension of a choice, 0 to [`CHOICES`] - 1.
pub fn uniform_of_choice(draw: usize, choice: usize) -> f64 {
    uniform(draw, CHOICE + choice)
}

/// Level and tilt of a shared uncertainty, 0 to [`SHARED`] - 1, in a draw; standard normal.
pub fn shared_of(draw: usize, uncertainty: usize) -> (f64, f64) {
    let z = |dimension| f64::from(Normals::get().at(Points::new(draw), dimension).to_array()[0]);
    (z(2 * uncertainty), z(2 * uncertainty + 1))
}

/// What a draw multiplies the weight of a criterion by, 0 to [`crate::CRITERIA`] - 1; mean 1.
pub fn weight_of(draw: usize, criterion: usize) -> f64 {
    let weights = Normals::get().weights(Points::new(draw), WEIGHT + criterion);
    f64::from(weights.to_array()[0])
}

fn uniform(draw: usize, dimension: usize) -> f64 {
    let [step, ..] = Points::new(draw).steps(dimension).to_array();
    (f64::from(step) + 0.5) / POINTS as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_prefixes_are_even_in_every_dimension() {
        for n in [512, 1024, 8192] {
            for d in 0..DIMENSIONS {
                let mean: f64 = (0..n).map(|i| uniform(i, d)).sum::<f64>() / n as f64;
                assert!((mean - 0.5).abs() < 2.0 / n as f64, "dimension {d}: {mean}");
            }
        }
    }

    #[test]
    fn no_two_dimensions_follow_each_other() {
        let n = 8192;
        let columns: Vec<Vec<f64>> = (0..DIMENSIONS)
            .map(|d| (0..n).map(|i| uniform(i, d) - 0.5).collect())
            .collect();
        for a in 0..DIMENSIONS {
            for b in 0..a {
                let covariance: f64 = columns[a]
                    .iter()
                    .zip(&columns[b])
                    .map(|(x, y)| x * y)
                    .sum::<f64>()
                    / n as f64;
                assert!(
                    (covariance * 12.0).abs() < 0.03,
                    "{a} and {b}: {}",
                    covariance * 12.0
                );
            }
        }
    }

    #[test]
    fn weights_are_close_to_the_exact_gamma_quantiles_and_have_mean_one() {
        // Shape 4: chi-squared with 8 degrees of freedom, halved (published table), over the shape.
        let mut all: Vec<f64> = (0..POINTS).map(|i| weight_of(i, 0)).collect();
        let mean = all.iter().sum::<f64>() / POINTS as f64;
        assert!((mean - 1.0).abs() < 0.01, "{mean}");
        all.sort_by(f64::total_cmp);
        for (p, exact) in [(0.05, 2.7326), (0.5, 7.3441), (0.95, 15.5073)] {
            let ours = all[(p * POINTS as f64) as usize] * 8.0;
            assert!((ours / exact - 1.0).abs() < 0.01, "{p}: {ours} {exact}");
        }
    }
}
