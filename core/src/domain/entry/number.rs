//! Numbers as people and links write them, read exactly.

use super::Problem;

/// Digits up to here and powers of ten up to there are whole `f64`s, so that a number made of one of each is rounded
/// once, correctly (Clinger, How to read floating point numbers accurately, PLDI 1990).
const MAX_DIGITS: u64 = 1 << 53;
const MAX_EXPONENT: usize = 22;

/// A number read exactly: `digits` times ten to the `exponent`, within the bounds above.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    digits: u64,
    exponent: i32,
}

impl Number {
    /// The nearest `f64`.
    pub(super) fn value(self) -> f64 {
        let power = (0..self.exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
        let digits = self.digits as f64;
        if self.exponent < 0 {
            digits / power
        } else {
            digits * power
        }
    }

    /// The number in units of which ten to the `decimals` make one; whole or refused.
    pub(super) fn in_units(self, decimals: u32) -> Result<u64, Problem> {
        let exponent = self.exponent.saturating_add_unsigned(decimals);
        let power = 10u64.checked_pow(exponent.unsigned_abs());
        if exponent >= 0 {
            power
                .and_then(|power| self.digits.checked_mul(power))
                .ok_or(Problem::TooLarge)
        } else {
            power
                .filter(|power| self.digits.is_multiple_of(*power))
                .map(|power| self.digits / power)
                .ok_or(Problem::TooPrecise)
        }
    }
}

/// What a lone separator with three digits behind it means.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Single {
    /// “1,234” is one thousand two hundred and thirty-four.
    Thousands,
    /// “1.234” has three decimals, “1,234” groups thousands.
    PointDecimal,
    /// Always a decimal separator.
    Decimal,
}

/// A number as people type it, with one of the `units` allowed behind it and “k”, “m”, “b” where separators may group.
pub(super) fn typed(text: &str, units: &[&str], single: Single) -> Result<Number, Problem> {
    // Nothing anybody means is longer.
    if text.len() > 200 {
        return Err(Problem::NotANumber);
    }
    let lower = text.trim().to_lowercase();
    let mut rest = lower.as_str();
    if rest.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(unit) = units.iter().find(|u| rest.ends_with(**u)) {
        rest = rest.strip_suffix(unit).unwrap_or(rest).trim();
    }
    let (rest, zeros) = magnitude(rest, single != Single::Decimal);
    let inside = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    let unsigned = rest.strip_prefix(['-', '−', '–']).or(inside);
    let body = unsigned
        .unwrap_or(rest)
        .trim_start_matches(['+', '$', '€', '£', '¥'])
        .trim();
    let n = digits(body, single, zeros)?;
    if unsigned.is_some() && n.digits > 0 {
        Err(Problem::Negative)
    } else {
        Ok(n)
    }
}

/// Words and letters for thousands, millions, billions, and their zeros.
const MAGNITUDES: &[(&str, u32)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("mio", 6),
    ("mn", 6),
    ("bn", 9),
    ("k", 3),
    ("m", 6),
    ("b", 9),
];

fn magnitude(text: &str, allowed: bool) -> (&str, u32) {
    MAGNITUDES
        .iter()
        .filter(|_| allowed)
        .find_map(|(word, zeros)| text.strip_suffix(word).map(|rest| (rest.trim(), *zeros)))
        .unwrap_or((text, 0))
}

/// Digits with separators, and so many zeros said in a word behind them.
fn digits(text: &str, single: Single, zeros: u32) -> Result<Number, Problem> {
    let is_space = |c: char| {
        matches!(
            c,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '_'
        )
    };
    if !text.chars().any(|c| c.is_ascii_digit())
        || !text
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.' || is_space(c))
    {
        return Err(Problem::NotANumber);
    }
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    let decimal = match (count(','), count('.')) {
        (0, 0) => None,
        (_, 0) => lone(text, ',', single, zeros),
        (0, _) => lone(text, '.', single, zeros),
        // Both: the last one separates the decimals and stands once.
        _ => text.chars().rev().find(|c| *c == ',' || *c == '.'),
    };
    let (head, tail) = match decimal {
        Some(mark) => match text.rsplit_once(mark) {
            Some((head, _)) if head.contains(mark) => return Err(Problem::NotANumber),
            Some(parts) => parts,
            None => (text, ""),
        },
        None => (text, ""),
    };
    if !tail.chars().all(|c| c.is_ascii_digit()) || !grouped(head, |c| !c.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    let tail = tail.trim_end_matches('0');
    let all: String = head
        .chars()
        .chain(tail.chars())
        .filter(char::is_ascii_digit)
        .collect();
    let digits = all
        .bytes()
        .try_fold(0u64, |n, digit| {
            n.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        })
        .filter(|digits| *digits <= MAX_DIGITS && tail.len() <= MAX_EXPONENT);
    match digits {
        Some(digits) => Ok(Number {
            digits,
            exponent: zeros as i32 - tail.len() as i32,
        }),
        None if tail.len() > 12 => Err(Problem::TooPrecise),
        None => Err(Problem::TooLarge),
    }
}

/// Whether the only kind of separator in a number stands before the decimals.
fn lone(text: &str, mark: char, single: Single, zeros: u32) -> Option<char> {
    let (head, tail) = text.split_once(mark)?;
    let once = !tail.contains(mark);
    let like_group = tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0');
    let decimal = once
        && match single {
            Single::Decimal => true,
            Single::PointDecimal => mark == '.' || !like_group,
            // “1.234M” counts millions; “1,234k” groups.
            Single::Thousands => !like_group || (zeros > 0 && mark == '.'),
        };
    decimal.then_some(mark)
}

/// Groups of three, or two and three as in India, with one kind of separator; or no separator at all.
fn grouped(head: &str, is_mark: impl Fn(char) -> bool) -> bool {
    let marks: Vec<char> = head.chars().filter(|c| is_mark(*c)).collect();
    if marks.iter().zip(marks.iter().skip(1)).any(|(a, b)| a != b) {
        return false;
    }
    let groups: Vec<&str> = head.split(is_mark).collect();
    match groups.as_slice() {
        [] | [_] => true,
        [first, middle @ .., last] => {
            (1..=3).contains(&first.len())
                && last.len() == 3
                && (middle.iter().all(|g| g.len() == 3) || middle.iter().all(|g| g.len() == 2))
        }
    }
}

/// Digits with at most one decimal point.
pub(super) fn plain(text: &str) -> Result<Number, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (head, tail) = body.split_once('.').unwrap_or((body, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(head) || !all_digits(tail) {
        return Err(Problem::NotANumber);
    }
    if negative {
        return Err(Problem::Negative);
    }
    digits(body, Single::Decimal, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hard_cases_round_as_in_std() {
        for text in [
            "0",
            "0.1",
            "0.3",
            "1.005",
            "2.675",
            "8.41",
            "9007199254740992",
            "9007199254740991",
            "0.9007199254740991",
            "0.0000000000000000000001",
            "0.0000009007199254740991",
            "900719925474.0991",
            "123456.7890123456",
        ] {
            let read = plain(text).unwrap().value();
            assert_eq!(read, text.parse::<f64>().unwrap(), "{text}");
        }
        for (text, problem) in [
            ("9007199254740993", Problem::TooLarge),
            ("4503599627370497.5", Problem::TooLarge),
            ("0.9007199254740993", Problem::TooPrecise),
            ("0.00000000000000000000001", Problem::TooPrecise),
        ] {
            assert_eq!(plain(text).unwrap_err(), problem, "{text}");
        }
    }

    #[test]
    fn words_for_zeros_count() {
        for (text, value) in [
            ("1.2m", 1.2e6),
            ("3.14159265358979 b", 3_141_592_653.589_79),
            ("0.5k", 500.0),
        ] {
            assert_eq!(
                typed(text, &[], Single::Thousands).unwrap().value(),
                value,
                "{text}"
            );
        }
    }

    #[test]
    fn units_are_whole() {
        let units = |text: &str, decimals| plain(text).unwrap().in_units(decimals);
        assert_eq!(units("12.50", 2), Ok(1_250));
        assert_eq!(units("12.5", 0), Err(Problem::TooPrecise));
        assert_eq!(
            units("0.0000000000000000000001", 2),
            Err(Problem::TooPrecise)
        );
        assert_eq!(units("9007199254740992", 3), Ok(9_007_199_254_740_992_000));
        assert_eq!(units("9007199254740992", 4), Err(Problem::TooLarge));
        assert_eq!(units("0", 3), Ok(0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

        #[test]
        fn values_are_those_of_std(digits in 0..=MAX_DIGITS, bits in 0u32..54, point in 0..=MAX_EXPONENT) {
            // Short numbers as often as long ones.
            let text = format!("{:023}", digits >> bits);
            let (head, tail) = text.split_at(text.len() - point);
            let text = if tail.is_empty() { head.to_owned() } else { format!("{head}.{tail}") };
            prop_assert_eq!(plain(&text).unwrap().value(), text.parse::<f64>().unwrap(), "{}", text);
        }
    }
}
