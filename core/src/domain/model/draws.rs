//! The fixed low-discrepancy sequence behind every simulation: common random numbers for every brief.
//!
//! An embedded rank-1 lattice rule in radical-inverse order (Cools, Kuo and Nuyens, "Constructing embedded lattice
//! rules for multivariable integration", SIAM J. Sci. Comput. 28, 2006), so that any prefix is evenly spread too,
//! with one fixed random shift (Cranley and Patterson 1976). The same draw means the same world for every brief:
//! a changed answer changes nothing else.

use std::sync::OnceLock;

use crate::domain::advice::{CRITERIA, DRAWS};

/// Uncertainties shared by all creators of a draw. Each has a level (all tiers move together) and a tilt (small
/// and large accounts move against each other); see [`super::outcome`].
#[derive(Debug, Clone, Copy)]
pub enum Shared {
    /// How much of its audience an account still activates: moves reach and engagement alike.
    Response,
    /// Fees.
    Fee,
    /// Click rate.
    Clicks,
    /// Lead and order rate.
    Conversion,
    /// Credible share.
    Credible,
    /// Share of the audience in the target geography.
    Place,
    /// Share of the audience interested.
    Interest,
    /// Own hours for one creator.
    Handling,
    /// Trust.
    Trust,
}

/// Number of [`Shared`] uncertainties.
pub const SHARED: usize = 9;

/// Answers that a draw samples where the brief says "not sure".
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Unknown {
    Niche,
    Geo,
    Goal,
    Test,
    Hours,
    HourCost,
    Pay,
    Platform,
    Goods,
    OrderValue,
    HitRate,
    Budget,
}

/// Number of [`Unknown`] answers.
pub const UNKNOWNS: usize = 12;

/// Tiers that get creator-to-creator noise of their own.
pub const TIERS: usize = 6;

/// One draw: the same numbers for every brief.
#[derive(Debug, Clone, Copy)]
pub struct Draw {
    /// Standard normal level and tilt of each [`Shared`] uncertainty.
    pub shared: [(f64, f64); SHARED],
    /// Uniform numbers for [`Unknown`] answers.
    pub unknown: [f64; UNKNOWNS],
    /// Gamma weights with mean 1, one for each criterion.
    pub weight: [f64; CRITERIA],
    /// Standard normal numbers for creator-to-creator variance: reach, then orders, by tier.
    pub creator: [(f64, f64); TIERS],
}

const DIMENSIONS: usize = 2 * SHARED + UNKNOWNS + CRITERIA + 2 * TIERS;

/// Generating vector: the first components of Kuo's `lattice-32001-1024-1048576.3600` for up to 2^20 points.
const GENERATOR: [u32; DIMENSIONS] = [
    1, 182_667, 469_891, 498_753, 110_745, 446_247, 250_185, 118_627, 245_333, 283_199, 408_519,
    391_023, 246_327, 126_539, 399_185, 461_527, 300_343, 69_681, 516_695, 436_179, 106_383,
    238_523, 413_283, 70_841, 47_719, 300_129, 113_029, 123_925, 410_745, 211_325, 17_489, 511_893,
    40_767, 186_077, 519_471, 255_369, 101_819, 243_573, 66_189, 152_143, 503_455, 113_217,
    132_603, 463_967, 297_717, 157_383, 224_015, 502_917,
];

/// Shape of the gamma distribution of the weights: a coefficient of variation of one half, so that a weight is
/// between half and one and a half times the table's in two of three draws.
const WEIGHT_SHAPE: f64 = 4.0;

/// The draws, made once.
pub fn draws() -> &'static [Draw] {
    static ALL: OnceLock<Vec<Draw>> = OnceLock::new();
    ALL.get_or_init(|| (0..DRAWS as u32).map(draw).collect())
}

fn draw(index: u32) -> Draw {
    let mut dimension = 0;
    let mut uniform = || {
        let u = point(index, dimension);
        dimension += 1;
        u
    };
    Draw {
        shared: std::array::from_fn(|_| (normal_quantile(uniform()), normal_quantile(uniform()))),
        unknown: std::array::from_fn(|_| uniform()),
        weight: std::array::from_fn(|_| gamma_quantile(uniform(), WEIGHT_SHAPE) / WEIGHT_SHAPE),
        creator: std::array::from_fn(|_| (normal_quantile(uniform()), normal_quantile(uniform()))),
    }
}

/// Coordinate of a lattice point, strictly between 0 and 1. All arithmetic is exact in integers.
fn point(index: u32, dimension: usize) -> f64 {
    let z = GENERATOR.get(dimension).copied().unwrap_or(1);
    // Radical inverse in base 2 as a 32-bit fraction, times the generator, modulo 1.
    let lattice = index.reverse_bits().wrapping_mul(z);
    let shifted = lattice.wrapping_add(shift(dimension as u32));
    (f64::from(shifted) + 0.5) / 4_294_967_296.0
}

/// A fixed pseudo-random shift for each dimension (the finaliser of SplitMix, Steele, Lea and Flood 2014).
fn shift(dimension: u32) -> u32 {
    let mut z = (u64::from(dimension) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 32) as u32
}

/// Standard normal quantile: Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988), to about 1e-16.
#[allow(clippy::excessive_precision)]
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(
            r,
            [
                3.387_132_872_796_366_608_0,
                133.141_667_891_784_377_45,
                1_971.590_950_306_551_442_7,
                13_731.693_765_509_461_125,
                45_921.953_931_549_871_457,
                67_265.770_927_008_700_853,
                33_430.575_583_588_128_105,
                2_509.080_928_730_122_672_7,
            ],
        ) / horner(
            r,
            [
                1.0,
                42.313_330_701_600_911_252,
                687.187_007_492_057_908_3,
                5_394.196_021_424_751_107_7,
                21_213.794_301_586_595_867,
                39_307.895_800_092_710_610,
                28_729.085_735_721_942_674,
                5_226.495_278_852_854_561_0,
            ],
        );
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail.max(f64::MIN_POSITIVE)));
    let z = if r <= 5.0 {
        let r = r - 1.6;
        horner(
            r,
            [
                1.423_437_110_749_683_577_34,
                4.630_337_846_156_545_295_9,
                5.769_497_221_460_691_405_5,
                3.647_848_324_763_204_605_04,
                1.270_458_252_452_368_382_58,
                0.241_780_725_177_450_611_77,
                0.022_723_844_989_269_184_583_3,
                7.745_450_142_783_414_076_4e-4,
            ],
        ) / horner(
            r,
            [
                1.0,
                2.053_191_626_637_758_821_87,
                1.676_384_830_183_803_849_4,
                0.689_767_334_985_100_004_55,
                0.148_103_976_427_480_074_59,
                0.015_198_666_563_616_457_153_6,
                5.475_938_084_995_344_946_5e-4,
                1.050_750_071_644_416_843_24e-9,
            ],
        )
    } else {
        let r = r - 5.0;
        horner(
            r,
            [
                6.657_904_643_501_103_777_20,
                5.463_784_911_164_114_369_90,
                1.784_826_539_917_291_335_80,
                0.296_560_571_828_504_891_23,
                0.026_532_189_526_576_123_093_0,
                1.242_660_947_388_078_438_60e-3,
                2.711_555_568_743_487_578_15e-5,
                2.010_334_399_292_288_132_65e-7,
            ],
        ) / horner(
            r,
            [
                1.0,
                0.599_832_206_555_887_937_69,
                0.136_929_880_922_735_805_31,
                0.014_875_361_290_850_614_852_5,
                7.868_691_311_456_132_591_00e-4,
                1.846_318_317_510_054_681_80e-5,
                1.421_511_758_316_445_888_70e-7,
                2.044_263_103_389_939_785_64e-15,
            ],
        )
    };
    if q < 0.0 { -z } else { z }
}

fn horner(x: f64, coefficients: [f64; 8]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Gamma quantile by the cube-root approximation of Wilson and Hilferty (PNAS 17, 1931): within 1% for a shape of 4
/// between the 1st and the 99th percentile, and increasing in `p`, which is all the weights need.
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let cube_root = 1.0 - 1.0 / (9.0 * shape) + normal_quantile(p) / (3.0 * libm::sqrt(shape));
    let positive = cube_root.max(0.0);
    shape * positive * positive * positive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_prefixes_are_even_in_every_dimension() {
        for n in [512_u32, 1024, 8192] {
            for d in 0..DIMENSIONS {
                let mean: f64 = (0..n).map(|i| point(i, d)).sum::<f64>() / f64::from(n);
                assert!(
                    (mean - 0.5).abs() < 2.0 / f64::from(n),
                    "dimension {d}: {mean}"
                );
            }
        }
    }

    #[test]
    fn no_two_dimensions_follow_each_other() {
        let n = 8192;
        for a in 0..DIMENSIONS {
            for b in 0..a {
                let covariance: f64 = (0..n)
                    .map(|i| (point(i, a) - 0.5) * (point(i, b) - 0.5))
                    .sum::<f64>()
                    / f64::from(n);
                assert!(
                    (covariance * 12.0).abs() < 0.03,
                    "{a} and {b}: {}",
                    covariance * 12.0
                );
            }
        }
    }

    #[test]
    fn normal_quantiles_match_published_values() {
        for (p, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_544_600_5),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813_5),
        ] {
            assert!((normal_quantile(p) - z).abs() < 1e-12, "{p}");
        }
    }

    #[test]
    fn gamma_quantiles_are_close_to_the_exact_ones() {
        // Shape 4: chi-squared with 8 degrees of freedom, halved (published table).
        for (p, exact) in [
            (0.05, 2.7326 / 2.0),
            (0.5, 7.3441 / 2.0),
            (0.95, 15.5073 / 2.0),
        ] {
            let approximate = gamma_quantile(p, 4.0);
            assert!(
                (approximate / exact - 1.0).abs() < 0.01,
                "{p}: {approximate} against {exact}"
            );
        }
    }

    #[test]
    fn weights_have_mean_one() {
        for j in 0..CRITERIA {
            let mean = draws().iter().map(|d| d.weight[j]).sum::<f64>() / DRAWS as f64;
            assert!((mean - 1.0).abs() < 0.01, "{mean}");
        }
    }
}
