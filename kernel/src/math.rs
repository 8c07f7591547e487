//! Logarithm, exponential and normal quantile without branches and without a platform's library.

// Constants are written as their sources print them.
#![allow(clippy::excessive_precision)]

use crate::lanes::{F4, U4};

/// Logarithm and exponential with the constants they need.
///
/// The constants are vectors kept in memory, made once for each simulation: a browser builds a vector constant in the
/// code anew, from two halves, each time it is used.
#[derive(Debug)]
pub struct Math {
    half: F4,
    one: F4,
    two: F4,
    ln: [F4; 7],
    fraction: U4,
    cut: U4,
    one_less_cut: U4,
    exp: [F4; 8],
    one_bits: U4,
}

/// Bits of sqrt(1/2): added and taken away, they move the cut between two powers of 2 there.
const CUT: u32 = 0x3f35_04f3;

impl Math {
    /// The constants.
    pub fn new() -> Self {
        let one_bits = 1.0_f32.to_bits();
        Self {
            half: F4::splat(0.5),
            one: F4::splat(1.0),
            two: F4::splat(2.0),
            ln: [
                127.0,
                0.666_666_626_93,
                0.400_009_721_52,
                0.284_987_866_88,
                0.242_790_788_41,
                9.058_000_614_5e-06,
                6.931_381_225_6e-01,
            ]
            .map(F4::splat),
            fraction: U4::splat(0x007f_ffff),
            cut: U4::splat(CUT),
            one_less_cut: U4::splat(one_bits - CUT),
            exp: [
                -87.0,
                88.0,
                std::f32::consts::LOG2_E,
                12_582_912.0,
                6.931_457_519_5e-01,
                1.428_606_765_3e-06,
                1.666_662_544_0e-1,
                2.766_733_290_6e-3,
            ]
            .map(F4::splat),
            one_bits: U4::splat(one_bits),
        }
    }

    /// Natural logarithms of positive, normal, finite numbers, to one unit in the last place; of zero about -88.
    ///
    /// The algorithm and constants of fdlibm's `e_logf.c` (Sun Microsystems 1993, Cygnus) as musl has them, without
    /// their special cases: x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and a polynomial in
    /// s = f / (2 + f).
    #[inline(always)]
    pub fn ln(&self, x: F4) -> F4 {
        let [bias, c1, c2, c3, c4, ln2_low, ln2_high] = self.ln;
        let bits = x.to_bits() + self.one_less_cut;
        let k = bits.bits_down(23).to_float() - bias;
        let f = F4::from_bits((bits & self.fraction) + self.cut) - self.one;
        let s = f / (self.two + f);
        let z = s * s;
        let w = z * z;
        let even = w * (c2 + w * c4);
        let odd = z * (c1 + w * c3);
        let half_square = self.half * f * f;
        s * (half_square + odd + even) + k * ln2_low - half_square + f + k * ln2_high
    }

    /// Exponentials, to one unit in the last place; below -87 and above 88 they stay at the value there.
    ///
    /// The algorithm and constants of fdlibm's `e_expf.c` (Sun Microsystems 1993, Cygnus): x = k ln 2 + r, and a
    /// rational function of r. The integer k is rounded and moved into the exponent by adding 1.5 x 2^23.
    #[inline(always)]
    pub fn exp(&self, x: F4) -> F4 {
        let [least, most, log2_e, rounder, ln2_high, ln2_low, c1, c2] = self.exp;
        let x = x.most(least).least(most);
        let rounded = x * log2_e + rounder;
        let k = rounded - rounder;
        let high = x - k * ln2_high;
        let low = k * ln2_low;
        let r = high - low;
        let rr = r * r;
        let p = r - rr * (c1 - rr * c2);
        let y = self.one + (r * p / (self.two - p) - low + high);
        y * F4::from_bits(rounded.to_bits().bits_up(23) + self.one_bits)
    }
}

impl Default for Math {
    fn default() -> Self {
        Self::new()
    }
}

/// Standard normal quantile between 1e-10 and 1 - 1e-10 to six figures: Wichura's algorithm AS 241, PPND7 (Applied
/// Statistics 37, 1988), without its farthest tail.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q
            * (((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9)
            / (((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let [ln_tail, ..] = Math::new().ln(F4::splat(tail as f32)).to_array();
    let r = f64::from(-ln_tail).sqrt() - 1.6;
    let z = (((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r
        + 1.423_437_277_7)
        / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0);
    if q < 0.0 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_libm() {
        let mut x = 1e-12_f32;
        while x < 1e15 {
            let (ours, theirs) = (
                Math::new().ln(F4::splat(x)).to_array()[2],
                libm::log(f64::from(x)),
            );
            assert!(
                (f64::from(ours) - theirs).abs() <= 1.2e-7 * theirs.abs(),
                "{x}: {ours} {theirs}"
            );
            x *= 1.003_7;
        }
        assert_eq!(Math::new().ln(F4::splat(1.0)).to_array(), [0.0; 4]);
        assert!(Math::new().ln(F4::ZERO).to_array()[0] < -87.0);
    }

    #[test]
    fn exponentials_are_those_of_libm() {
        let mut x = -86.9_f32;
        while x < 87.9 {
            let (ours, theirs) = (
                Math::new().exp(F4::splat(x)).to_array()[1],
                libm::exp(f64::from(x)),
            );
            assert!(
                (f64::from(ours) / theirs - 1.0).abs() <= 1.2e-7,
                "{x}: {ours} {theirs}"
            );
            x += 0.007_3;
        }
        assert_eq!(Math::new().exp(F4::ZERO).to_array(), [1.0; 4]);
        assert!(Math::new().exp(F4::splat(-1e9)).to_array()[0] < 1e-37);
        assert!(Math::new().exp(F4::splat(1e9)).to_array()[0] > 1e38);
    }

    #[test]
    fn normal_quantiles_match_published_values() {
        for (p, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_544_600_5),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813_5),
            (0.000_1, -3.719_016_485_455_68),
        ] {
            let ours = normal_quantile(p);
            assert!((ours - z).abs() < 2e-6, "{p}: {ours}");
        }
    }
}
