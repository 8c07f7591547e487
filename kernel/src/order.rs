//! Percentiles of many numbers.

// Positions in the counts are masked to their length.
#![allow(clippy::indexing_slicing)]

/// The values below which one in ten, half, and nine in ten of the numbers lie (nearest rank); 0 of none.
///
/// A radix selection: a pass over all numbers counts their leading bits, then those that share the wanted leading bits
/// are counted by their middle and by their trailing bits. Unlike a sort it needs no comparisons, and takes about the
/// same time whatever the numbers.
pub fn percentiles(values: &[f32]) -> [f64; 3] {
    if values.is_empty() {
        return [0.0; 3];
    }
    let mut leading = [0_u32; 1 << 11];
    for value in values {
        leading[(ordered(*value) >> 21) as usize & DIGIT] += 1;
    }
    [0.1, 0.5, 0.9].map(|share| {
        let rank = ((values.len() - 1) as f64 * share + 0.5) as u32;
        f64::from(select(values, &leading, rank))
    })
}

/// The number of a rank, 0 the smallest.
fn select(values: &[f32], leading: &[u32; 1 << 11], mut rank: u32) -> f32 {
    let mut found = digit(leading, &mut rank) << 21;
    let mut keys: Vec<u32> = values
        .iter()
        .map(|value| ordered(*value))
        .filter(|key| key >> 21 == found >> 21)
        .collect();
    for shift in [10, 0] {
        let mut counts = [0_u32; 1 << 11];
        for key in &keys {
            counts[(key >> shift) as usize & DIGIT] += 1;
        }
        found |= digit(&counts, &mut rank) << shift;
        keys.retain(|key| key >> shift == found >> shift);
    }
    unordered(found)
}

/// The digit at which the rank is reached; what comes before is taken off the rank.
fn digit(counts: &[u32; 1 << 11], rank: &mut u32) -> u32 {
    for (digit, count) in counts.iter().enumerate() {
        if *rank < *count {
            return digit as u32;
        }
        *rank -= count;
    }
    DIGIT as u32
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
            for (ours, share) in percentiles(&values).into_iter().zip([0.1, 0.5, 0.9]) {
                let index = ((n - 1) as f64 * share + 0.5) as usize;
                assert_eq!(ours, f64::from(sorted[index]));
            }
        }
        assert_eq!(percentiles(&[]), [0.0; 3]);
    }
}
