//! What a set of creators brings together.

use crate::score::{P90, Range};

/// Results of all together: P10, middle, P90. What sources disagree on moves all of them in the same direction, by at
/// most `shared` in logs; what is left of each one's range is their own and averages out (model.md section 3).
pub fn together(each: impl Iterator<Item = Range> + Clone, shared: f64) -> (f64, f64, f64) {
    let middle: f64 = each.clone().map(|results| results.expected).sum();
    if middle <= 0.0 {
        return (0.0, 0.0, 0.0);
    }
    let (mut common, mut own) = (0.0, 0.0);
    for results in each {
        let weight = results.expected / middle;
        let spread = if results.low > 0.0 {
            libm::log(results.high / results.low) / (2.0 * P90)
        } else {
            0.0
        };
        let in_common = spread.min(shared);
        common += weight * in_common;
        own += weight * weight * (spread * spread - in_common * in_common);
    }
    let spread = libm::sqrt(common * common + own);
    let at = |steps: f64| middle * libm::exp(steps * spread);
    (at(-P90), middle, at(P90))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn creator(low: f64, expected: f64, high: f64) -> Range {
        Range {
            low,
            expected,
            high,
        }
    }

    #[test]
    fn one_creator_has_their_own_range_and_many_a_narrower_one() {
        let one = creator(50.0, 100.0, 200.0);
        let (low, middle, high) = together([one].into_iter(), 0.3);
        assert!((low - 50.0).abs() < 1e-6 && (high - 200.0).abs() < 1e-6);
        assert!((middle - 100.0).abs() < 1e-9);
        let (low, _, high) = together(std::iter::repeat_n(one, 100), 0.3);
        let shared = libm::exp(0.3 * P90);
        assert!(low > 5_000.0 && high < 20_000.0);
        assert!(
            high / 10_000.0 > shared,
            "what all share does not average out"
        );
    }

    #[test]
    fn what_is_known_has_no_range() {
        let (low, middle, high) = together([creator(70.0, 70.0, 70.0)].into_iter(), 0.3);
        assert!((low, middle, high) == (70.0, 70.0, 70.0));
        assert!(together(std::iter::empty(), 0.3) == (0.0, 0.0, 0.0));
    }
}
