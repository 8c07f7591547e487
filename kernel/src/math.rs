//! Logarithm, exponential and normal quantile without branches and without a platform's library.

// Constants are written as their sources print them.
#![allow(clippy::excessive_precision)]

use crate::lanes::{F4, U4};

/// Natural logarithms of positive, normal, finite numbers, to one unit in the last place; of zero about -88.
///
/// The algorithm and constants of fdlibm's `e_logf.c` (Sun Microsystems 1993, Cygnus) as musl has them, without their
/// special cases: x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and a polynomial in s = f / (2 + f).
#[inline(always)]
pub fn ln(x: F4) -> F4 {
    /// Bits of sqrt(1/2): added and taken away, they move the cut between two powers of 2 there.
    const CUT: u32 = 0x3f35_04f3;
    const ONE: u32 = 0x3f80_0000;
    let c = F4::splat;
    let bits = x.to_bits() + U4::splat(ONE - CUT);
    let k = bits.shr(23).to_float() - c(127.0);
    let f = F4::from_bits((bits & U4::splat(0x007f_ffff)) + U4::splat(CUT)) - c(1.0);
    let s = f / (c(2.0) + f);
    let z = s * s;
    let w = z * z;
    let even = w * (c(0.400_009_721_52) + w * c(0.242_790_788_41));
    let odd = z * (c(0.666_666_626_93) + w * c(0.284_987_866_88));
    let half_square = c(0.5) * f * f;
    s * (half_square + odd + even) + k * c(9.058_000_614_5e-06) - half_square
        + f
        + k * c(6.931_381_225_6e-01)
}

/// Exponentials, to one unit in the last place; below -87 and above 88 they stay at the value there.
///
/// The algorithm and constants of fdlibm's `e_expf.c` (Sun Microsystems 1993, Cygnus): x = k ln 2 + r, and a rational
/// function of r. The integer k is rounded and moved into the exponent by adding 1.5 x 2^23.
#[inline(always)]
pub fn exp(x: F4) -> F4 {
    let c = F4::splat;
    let rounder = c(12_582_912.0);
    let x = x.most(c(-87.0)).least(c(88.0));
    let rounded = x * c(std::f32::consts::LOG2_E) + rounder;
    let k = rounded - rounder;
    let high = x - k * c(6.931_457_519_5e-01);
    let low = k * c(1.428_606_765_3e-06);
    let r = high - low;
    let rr = r * r;
    let p = r - rr * (c(1.666_662_544_0e-1) - rr * c(2.766_733_290_6e-3));
    let y = c(1.0) + (r * p / (c(2.0) - p) - low + high);
    y * F4::from_bits(rounded.to_bits().shl(23) + U4::splat(1.0_f32.to_bits()))
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
    let [ln_tail, ..] = ln(F4::splat(tail as f32)).to_array();
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
            let (ours, theirs) = (ln(F4::splat(x)).to_array()[2], libm::log(f64::from(x)));
            assert!(
                (f64::from(ours) - theirs).abs() <= 1.2e-7 * theirs.abs(),
                "{x}: {ours} {theirs}"
            );
            x *= 1.003_7;
        }
        assert_eq!(ln(F4::splat(1.0)).to_array(), [0.0; 4]);
        assert!(ln(F4::ZERO).to_array()[0] < -87.0);
    }

    #[test]
    fn exponentials_are_those_of_libm() {
        let mut x = -86.9_f32;
        while x < 87.9 {
            let (ours, theirs) = (exp(F4::splat(x)).to_array()[1], libm::exp(f64::from(x)));
            assert!(
                (f64::from(ours) / theirs - 1.0).abs() <= 1.2e-7,
                "{x}: {ours} {theirs}"
            );
            x += 0.007_3;
        }
        assert_eq!(exp(F4::ZERO).to_array(), [1.0; 4]);
        assert!(exp(F4::splat(-1e9)).to_array()[0] < 1e-37);
        assert!(exp(F4::splat(1e9)).to_array()[0] > 1e38);
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
