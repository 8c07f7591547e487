//! Logarithm, exponential and normal quantile without branches, so that loops over them become vector instructions.

// Constants are written as their sources print them.
#![allow(clippy::excessive_precision)]

/// Natural logarithm of a positive, normal, finite number, to one unit in the last place; zero gives about -709.
///
/// The algorithm and constants of fdlibm's `e_log.c` (Sun Microsystems 1993) as musl has them, without its special
/// cases: x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and a polynomial in s = f / (2 + f).
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    /// High bits of sqrt(1/2): added and taken away, they move the cut between two powers of 2 there.
    const CUT: u64 = 0x3fe6_a09e_0000_0000;
    const ONE: u64 = 0x3ff0_0000_0000_0000;
    const FRACTION: u64 = 0x000f_ffff_ffff_ffff;
    /// 2^52 in its exponent: an integer put into the fraction reads as 2^52 plus that integer.
    const TWO_52: u64 = 0x4330_0000_0000_0000;
    const LN2_HIGH: f64 = 6.931_471_803_691_238_164_90e-01;
    const LN2_LOW: f64 = 1.908_214_929_270_587_700_02e-10;
    let bits = x.to_bits().wrapping_add(ONE - CUT);
    let k = f64::from_bits((bits >> 52) | TWO_52) - (4_503_599_627_370_496.0 + 1_023.0);
    let f = f64::from_bits((bits & FRACTION).wrapping_add(CUT)) - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w
        * (3.999_999_999_940_941_908e-01
            + w * (2.222_219_843_214_978_396e-01 + w * 1.531_383_769_920_937_332e-01));
    let odd = z
        * (6.666_666_666_666_735_130e-01
            + w * (2.857_142_874_366_239_149e-01
                + w * (1.818_357_216_161_805_012e-01 + w * 1.479_819_860_511_658_591e-01)));
    let half_square = 0.5 * f * f;
    s * (half_square + odd + even) + k * LN2_LOW - half_square + f + k * LN2_HIGH
}

/// Exponential, to one unit in the last place; below -708 and above 709 it stays at the value there.
///
/// The algorithm and constants of fdlibm's `e_exp.c` (Sun Microsystems 1993): x = k ln 2 + r, and a rational function
/// of r. The integer k is rounded and shifted into the exponent by adding 1.5 x 2^52.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    const LN2_HIGH: f64 = 6.931_471_803_691_238_164_90e-01;
    const LN2_LOW: f64 = 1.908_214_929_270_587_700_02e-10;
    let x = least(most(x, -708.0), 709.0);
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let k = rounded - ROUNDER;
    let high = x - k * LN2_HIGH;
    let low = k * LN2_LOW;
    let r = high - low;
    let rr = r * r;
    let c = r - rr
        * (1.666_666_666_666_660_190_37e-01
            + rr * (-2.777_777_777_701_559_338_42e-03
                + rr * (6.613_756_321_437_934_361_17e-05
                    + rr * (-1.653_390_220_546_525_153_90e-06
                        + rr * 4.138_136_797_057_238_460_39e-08))));
    let y = 1.0 + (r * c / (2.0 - c) - low + high);
    y * f64::from_bits((rounded.to_bits() << 52).wrapping_add(1.0_f64.to_bits()))
}

/// The smaller of two numbers, as one instruction (`f64::min` has to mind NaN).
#[inline(always)]
pub fn least(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// The larger of two numbers, as one instruction.
#[inline(always)]
pub fn most(a: f64, b: f64) -> f64 {
    if a < b { b } else { a }
}

/// Standard normal quantile between 1e-10 and 1 - 1e-10 to seven figures, what an `f32` holds: Wichura's algorithm
/// AS 241, PPND7 (Applied Statistics 37, 1988), without its farthest tail.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q
            * (((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9)
            / (((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-ln(tail)).sqrt() - 1.6;
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
        let mut x = 1e-12;
        while x < 1e15 {
            let (ours, theirs) = (ln(x), libm::log(x));
            assert!(
                (ours - theirs).abs() <= 4e-16 * theirs.abs(),
                "{x}: {ours} {theirs}"
            );
            x *= 1.000_37;
        }
        assert_eq!(ln(1.0), 0.0);
        assert!(ln(0.0) < -708.0);
    }

    #[test]
    fn exponentials_are_those_of_libm() {
        let mut x = -707.0;
        while x < 708.0 {
            let (ours, theirs) = (exp(x), libm::exp(x));
            assert!((ours / theirs - 1.0).abs() <= 4e-16, "{x}: {ours} {theirs}");
            x += 0.007_3;
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(-1e9) < 1e-300 && exp(1e9) > 1e300);
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
            assert!(
                (normal_quantile(p) - z).abs() < 1e-6,
                "{p}: {}",
                normal_quantile(p)
            );
        }
    }
}
