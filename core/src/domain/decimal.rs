//! Numbers as decimals, written from integers: the shortest-digits writer of the standard library weighs more than a
//! page of text, and nothing here needs more than nine decimals.

/// Most decimals that can be asked for.
const MOST: u32 = 9;

/// The number with this many decimals (at most nine), rounded half away from zero: “2.50”.
pub fn fixed(x: f64, decimals: u32) -> String {
    let decimals = decimals.min(MOST);
    let scale = 10_i64.pow(decimals);
    let units = libm::round(x * scale as f64) as i64;
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (
        units.unsigned_abs() / scale.unsigned_abs(),
        units.unsigned_abs() % scale.unsigned_abs(),
    );
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = decimals as usize)
    }
}

/// As [`fixed`], without zeros at the end: “2.5”.
pub fn short(x: f64, decimals: u32) -> String {
    let text = fixed(x, decimals);
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_go_away_from_zero_and_signs_stay() {
        for (x, decimals, text) in [
            (0.0, 2, "0.00"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (-0.001, 2, "0.00"),
            (1.05, 1, "1.1"),
            (1234.5, 3, "1234.500"),
        ] {
            assert_eq!(fixed(x, decimals), text);
        }
        assert_eq!(short(100.0, 0), "100");
        assert_eq!(short(2.50, 4), "2.5");
        assert_eq!(short(3.0, 2), "3");
    }

    proptest! {
        #[test]
        fn nothing_is_off_by_more_than_half_a_unit(x in -1e6..1e6_f64, decimals in 0..7_u32) {
            let read: f64 = fixed(x, decimals).parse().unwrap();
            let half = 0.5 / 10_f64.powi(decimals as i32);
            prop_assert!((read - x).abs() <= half * (1.0 + 1e-6), "{x} {decimals} {read}");
        }
    }
}
