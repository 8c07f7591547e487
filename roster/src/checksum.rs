//! FNV-1a with 64 bits: quick, and a change of any byte changes it.

/// The checksum of bytes.
pub fn of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_its_authors() {
        assert_eq!(of("".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of("foobar".bytes()), 0x8594_4171_f739_67e8);
    }
}
