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

// Table positions are masked to the table's length, lanes run below the columns' length.
#![allow(clippy::indexing_slicing)]
// Most loops go over several columns at once.
#![allow(clippy::needless_range_loop)]

use std::sync::OnceLock;

use crate::block::{Column, LANES};
use crate::math::{most, normal_quantile};

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

/// Steps of a block of draws in one dimension, 0 to [`POINTS`] - 1. All arithmetic is exact in integers.
#[inline(always)]
pub(crate) fn steps(reversed: &[u32; LANES], dimension: usize) -> [u32; LANES] {
    let z = GENERATOR.get(dimension).copied().unwrap_or(1);
    let shift = shift(dimension as u32);
    let mut steps = [0; LANES];
    for l in 0..LANES {
        steps[l] = reversed[l].wrapping_mul(z).wrapping_add(shift) & (POINTS as u32 - 1);
    }
    steps
}

/// Radical inverses in base 2 of the draws from `first` on, in steps.
pub(crate) fn reversed(first: usize) -> [u32; LANES] {
    std::array::from_fn(|l| ((first + l) as u32).reverse_bits() >> (32 - BITS))
}

/// A fixed pseudo-random shift for each dimension, in steps (the finaliser of SplitMix, Steele, Lea and Flood 2014).
const fn shift(dimension: u32) -> u32 {
    let mut z = (dimension as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> (64 - BITS)) as u32
}

/// Standard normal quantiles at the middle of every step.
static NORMALS: OnceLock<Normals> = OnceLock::new();

/// The table of normal quantiles.
#[derive(Debug)]
pub struct Normals(Box<[f32; POINTS]>);

impl Normals {
    /// The table; worked out at once where [`Filling`] has not done it.
    pub fn get() -> &'static Self {
        NORMALS.get_or_init(|| {
            let mut filling = Filling::default();
            filling.fill(POINTS);
            Self(filling.table)
        })
    }

    /// Normal numbers of a block of draws in one dimension.
    #[inline(always)]
    pub(crate) fn column(&self, reversed: &[u32; LANES], dimension: usize) -> Column {
        let steps = steps(reversed, dimension);
        let mut column = [0.0; LANES];
        for l in 0..LANES {
            column[l] = f64::from(self.0[steps[l] as usize & (POINTS - 1)]);
        }
        column
    }

    /// Weights with mean 1 of a block of draws in one dimension: gamma quantiles of shape 4 (a coefficient of
    /// variation of one half, so that a weight is between half and one and a half times the table's in two of three
    /// draws), by the cube-root approximation of Wilson and Hilferty (PNAS 17, 1931): within 1% between the 1st and
    /// the 99th percentile, and increasing, which is all the weights need.
    #[inline(always)]
    pub(crate) fn weights(&self, reversed: &[u32; LANES], dimension: usize) -> Column {
        const SHAPE: f64 = 4.0;
        let mut column = self.column(reversed, dimension);
        for w in &mut column {
            // sqrt(SHAPE) = 2.
            let root = most(1.0 - 1.0 / (9.0 * SHAPE) + *w / (3.0 * 2.0), 0.0);
            *w = root * root * root;
        }
        column
    }
}

/// The table of normal quantiles in the making, a piece at a time.
#[derive(Debug)]
pub struct Filling {
    table: Box<[f32; POINTS]>,
    done: usize,
}

impl Default for Filling {
    fn default() -> Self {
        Self {
            table: Box::new([0.0; POINTS]),
            done: 0,
        }
    }
}

impl Filling {
    /// Works out a piece of the table, an eighth (well under a millisecond); `true` while there is more to do.
    pub fn step(&mut self) -> bool {
        if NORMALS.get().is_some() {
            return false;
        }
        self.fill(self.done + POINTS / 8);
        if self.done < POINTS {
            return true;
        }
        // Somebody else may have been faster: the table is the same.
        let _ = NORMALS.set(Normals(std::mem::take(self).table));
        false
    }

    fn fill(&mut self, end: usize) {
        for (step, value) in self.table.iter_mut().enumerate().take(end).skip(self.done) {
            *value = normal_quantile((step as f64 + 0.5) / POINTS as f64) as f32;
        }
        self.done = end.min(POINTS);
    }
}

/// Position of a draw between 0 and 1 in the dimension of a choice, 0 to [`CHOICES`] - 1.
pub fn uniform_of_choice(draw: usize, choice: usize) -> f64 {
    uniform(draw, CHOICE + choice)
}

/// Level and tilt of a shared uncertainty, 0 to [`SHARED`] - 1, in a draw; standard normal.
pub fn shared_of(draw: usize, uncertainty: usize) -> (f64, f64) {
    let reversed = reversed(draw);
    let [level, tilt] =
        [2 * uncertainty, 2 * uncertainty + 1].map(|d| Normals::get().column(&reversed, d)[0]);
    (level, tilt)
}

/// What a draw multiplies the weight of a criterion by, 0 to [`crate::CRITERIA`] - 1; mean 1.
pub fn weight_of(draw: usize, criterion: usize) -> f64 {
    Normals::get().weights(&reversed(draw), WEIGHT + criterion)[0]
}

fn uniform(draw: usize, dimension: usize) -> f64 {
    (f64::from(steps(&reversed(draw), dimension)[0]) + 0.5) / POINTS as f64
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
    fn the_table_filled_by_pieces_is_the_table() {
        let mut filling = Filling::default();
        while filling.done < POINTS {
            filling.fill(filling.done + 1_000);
        }
        assert_eq!(filling.table, Normals::get().0);
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
