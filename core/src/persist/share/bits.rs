//! Numbers as bits side by side. Followers and costs are like chance: compressed together with texts, they take more room,
//! and so do the texts.

/// Numbers one after another, each in as many bits as the largest needs, behind a byte with that width.
pub(super) fn pack(numbers: &[u64]) -> Vec<u8> {
    let width = u64::BITS
        - numbers
            .iter()
            .max()
            .map_or(u64::BITS, |n| n.leading_zeros());
    let mut bytes = vec![width as u8];
    let (mut bits, mut held) = (0_u128, 0);
    for number in numbers {
        bits = bits << width | u128::from(*number);
        held += width;
        while held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        bytes.push((bits << (8 - held)) as u8);
    }
    bytes
}

/// So many packed numbers, and the bytes behind them; `None` where there are not so many.
pub(super) fn unpack(bytes: &[u8], count: usize) -> Option<(Vec<u64>, &[u8])> {
    let (width, rest) = bytes.split_first()?;
    let width = u32::from(*width);
    if width > u64::BITS {
        return None;
    }
    let length = count.checked_mul(width as usize)?.div_ceil(8);
    let (packed, rest) = rest.split_at_checked(length)?;
    let mut packed = packed.iter();
    let (mut bits, mut held) = (0_u128, 0);
    let numbers = (0..count).map(|_| {
        while held < width {
            bits = bits << 8 | u128::from(*packed.next()?);
            held += 8;
        }
        held -= width;
        let number = bits >> held;
        bits &= (1 << held) - 1;
        u64::try_from(number).ok()
    });
    Some((numbers.collect::<Option<_>>()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_take_as_many_bits_as_the_largest() {
        assert_eq!(pack(&[]), [0]);
        assert_eq!(pack(&[0, 0, 0]), [0]);
        assert_eq!(pack(&[1, 0, 1]), [1, 0b1010_0000]);
        assert_eq!(pack(&[300, 5]), [9, 0b1001_0110, 0b0000_0001, 0b0100_0000]);
        assert_eq!(unpack(&[65, 1, 2], 1), None);
        assert_eq!(unpack(&[9, 1], 1), None);
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(numbers in proptest::collection::vec(any::<u64>(), 0..40), shift in 0_u32..64, tail: [u8; 3]) {
            let numbers: Vec<u64> = numbers.iter().map(|n| n >> shift).collect();
            let bytes = [pack(&numbers).as_slice(), &tail].concat();
            prop_assert_eq!(unpack(&bytes, numbers.len()), Some((numbers, tail.as_slice())));
        }
    }
}
