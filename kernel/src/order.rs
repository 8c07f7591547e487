//! Percentiles of many numbers.

// Positions in the counts are masked to their length.
#![allow(clippy::indexing_slicing)]

/// The value below which a share of the numbers lies (nearest rank); 0 of none.
///
/// A radix selection: three passes that count leading, middle and trailing bits. Unlike a sort it needs neither a
/// copy nor comparisons, and takes the same time whatever the numbers.
pub fn percentile(values: &[f32], share: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let mut rank = ((values.len() - 1) as f64 * share + 0.5) as u32;
    // The bits of the answer that are known, and which those are.
    let (mut found, mut known) = (0_u32, 0_u32);
    for shift in [21, 10, 0] {
        let mut counts = [0_u32; 1 << 11];
        for value in values {
            let key = ordered(*value);
            if key & known == found {
                counts[(key >> shift) as usize & DIGIT] += 1;
            }
        }
        let mut digit = 0;
        while digit < DIGIT && rank >= counts[digit] {
            rank -= counts[digit];
            digit += 1;
        }
        found |= (digit as u32) << shift;
        known |= (DIGIT as u32) << shift;
    }
    f64::from(unordered(found))
}

/// Eleven bits.
const DIGIT: usize = (1 << 11) - 1;
const SIGN: u32 = 1 << 31;

/// A whole number that is ordered like the float: the sign bit flipped, and for negative numbers all others too.
#[inline(always)]
fn ordered(x: f32) -> u32 {
    let bits = x.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

fn unordered(key: u32) -> f32 {
    f32::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_a_sort() {
        let mut state = 1_u32;
        for n in [1, 2, 3, 10, 999, 1_000] {
            let values: Vec<f32> = (0..n)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let x = (state >> 8) as f32 / 1e6 - 8.0;
                    if state & 0x700 == 0 { 0.0 } else { x * x * x }
                })
                .collect();
            let mut sorted = values.clone();
            sorted.sort_by(f32::total_cmp);
            for share in [0.0, 0.1, 0.5, 0.9, 1.0] {
                let index = ((n - 1) as f64 * share + 0.5) as usize;
                assert_eq!(percentile(&values, share), f64::from(sorted[index]));
            }
        }
        assert_eq!(percentile(&[], 0.5), 0.0);
    }
}
