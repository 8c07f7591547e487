//! Numbers as people and links write them, read exactly.

use super::Problem;

/// A number read exactly: `digits / 10^decimals`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) digits: u128,
    pub(super) decimals: u32,
}

impl Number {
    pub(super) fn value(self) -> f64 {
        self.digits as f64 / libm::pow(10.0, f64::from(self.decimals))
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
    let mut n = digits(body, single, zeros)?;
    n.digits = match n.digits.checked_mul(10u128.pow(zeros)) {
        Some(d) => d,
        None => return Err(Problem::TooLarge),
    };
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

/// Digits with separators.
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
    let all = all.trim_start_matches('0');
    if all.len() > 24 || tail.len() > 24 {
        return Err(if tail.len() > 12 {
            Problem::TooPrecise
        } else {
            Problem::TooLarge
        });
    }
    let digits = if all.is_empty() {
        0
    } else {
        all.parse().map_err(|_| Problem::NotANumber)?
    };
    Ok(Number {
        digits,
        decimals: tail.len() as u32,
    })
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
