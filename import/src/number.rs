//! Numbers as people and tools write them: `12.5k`, `16,037 M`, `€1.200,00`, `3,5 %`, `600K-800K`, `N/A`.

use tierwise_core::domain::money::Currency;

use crate::worded::worded;
use crate::words::trim;

/// What stands before the decimals of a column's numbers, where one number alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// `1,200.50`
    #[default]
    Point,
    /// `1.200,50`
    Comma,
}

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// As written, thousands and millions multiplied out; a percentage stays one: 3.5 for `3,5 %`.
    pub value: f64,
    /// Whether a percent sign stood with it.
    pub percent: bool,
    /// The currency that stood with it.
    pub currency: Option<Currency>,
    /// Whether that was a sign that other currencies have, too: `$`.
    pub shared: bool,
    /// Whether it was written as about so much, at least so much, or from so much to so much.
    pub about: bool,
}

impl Number {
    /// Zero, and nothing that stood with it.
    pub const NOTHING: Self = Self {
        value: 0.0,
        percent: false,
        currency: None,
        shared: false,
        about: false,
    };

    /// The currency it is in, where others name one, the most telling first: what stands with the number counts, but of a
    /// sign that several currencies have it is the one that is named.
    pub fn currency_among(&self, named: &[Option<Currency>]) -> Option<Currency> {
        let mut named = named.iter().copied().flatten();
        let Some(own) = self.currency else {
            return named.next();
        };
        let others = SHARED.iter().find(|(code, _)| *code == own.code());
        let (_, others) = others.filter(|_| self.shared).copied().unwrap_or_default();
        Some(
            named
                .find(|code| others.contains(code.code()))
                .unwrap_or(own),
        )
    }
}

/// Decimals that a number may have by what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// Any.
    Any,
    /// Not three: it is money. “$1,200” and “€1.200” are the same amount whatever the others look like.
    Cents,
    /// Three as a rule: it is money in dinars, and “1.250 KWD” is one and a quarter.
    Thousandths,
}

impl Decimals {
    /// Those of amounts in a currency.
    fn of(currency: Currency) -> Self {
        if currency.minor_per_major() == 1_000 {
            Self::Thousandths
        } else {
            Self::Cents
        }
    }
}

/// What a cell holds where a number is expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Read {
    /// A number.
    Number(Number),
    /// Nothing, or a word for nothing.
    Missing,
    /// Something else.
    Wrong,
}

/// What people and tools write where they know nothing.
const NOTHING: [&str; 33] = [
    "-",
    "--",
    "—",
    "–",
    "?",
    "??",
    ".",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "n/d",
    "s/d",
    "k.a.",
    "nd",
    "null",
    "(null)",
    "none",
    "nil",
    "nan",
    "nan%",
    "tbd",
    "tba",
    "tbc",
    "unknown",
    "undefined",
    "missing",
    "empty",
    "x",
    // What spreadsheets show for “not available”, in their languages.
    "#n/a",
    "#n/d",
    "#nv",
    "#n/disp",
];

/// What a word for nothing begins with, in lower case. Most cells begin with something else.
const STARTS: &[u8] = b"-\xE2?.nsk(tumex#";

/// Bytes of the longest number, words around it included. What is longer is a text, and would take long to look through.
const LONGEST: usize = 200;

/// Bytes of the longest word for nothing, errors of spreadsheets included.
const LONGEST_NOTHING: usize = 12;

/// Endings that multiply, longest first among those that end alike.
const SUFFIXES: [(&str, f64); 44] = [
    ("thousand", 1e3),
    ("thsd", 1e3),
    ("tausend", 1e3),
    ("millionen", 1e6),
    ("millones", 1e6),
    ("millions", 1e6),
    ("milhões", 1e6),
    ("milioni", 1e6),
    ("million", 1e6),
    ("millón", 1e6),
    ("milhão", 1e6),
    ("miljoen", 1e6),
    ("milyon", 1e6),
    ("billion", 1e9),
    ("miliar", 1e9),
    ("lakhs", 1e5),
    ("lakh", 1e5),
    ("crores", 1e7),
    ("crore", 1e7),
    ("mill", 1e6),
    ("mil", 1e3),
    ("mio", 1e6),
    ("mrd", 1e9),
    ("tsd", 1e3),
    ("ribu", 1e3),
    ("juta", 1e6),
    ("mln", 1e6),
    ("tys", 1e3),
    ("jt", 1e6),
    ("rb", 1e3),
    ("cr", 1e7),
    ("mi", 1e6),
    ("mn", 1e6),
    ("mm", 1e6),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("b", 1e9),
    ("t", 1e3),
    ("тыс", 1e3),
    ("млн", 1e6),
    ("千", 1e3),
    ("万", 1e4),
    ("만", 1e4),
];

/// Signs of currencies. A sign that several share stands for the one that is meant most often.
const SIGNS: [(&str, &str); 35] = [
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("Rp.", "IDR"),
    ("Rp", "IDR"),
    ("zł", "PLN"),
    ("Rs.", "INR"),
    ("Rs", "INR"),
    ("RM", "MYR"),
    ("kr.", "SEK"),
    ("kr", "SEK"),
    ("Kr.", "SEK"),
    ("Kr", "SEK"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("₪", "ILS"),
    ("₽", "RUB"),
    ("원", "KRW"),
    ("円", "JPY"),
    ("元", "CNY"),
];

/// What the signs may stand for that several currencies share: the one that is meant most often, and the others.
const SHARED: [(&str, &str); 6] = [
    (
        "USD",
        "ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD",
    ),
    ("GBP", "EGP FKP GIP LBP SHP SSP SYP"),
    ("JPY", "CNY"),
    ("CNY", "HKD TWD"),
    ("SEK", "DKK ISK NOK"),
    ("INR", "LKR MUR NPR PKR SCR"),
];

/// Whether a sign says no more than that it is one of these.
fn is_shared(sign: &str) -> bool {
    matches!(
        sign,
        "$" | "£" | "¥" | "元" | "Rs" | "Rs." | "kr" | "kr." | "Kr" | "Kr."
    )
}

/// Whether a cell says that nothing is known.
pub fn is_missing(text: &str) -> bool {
    let text = trim(text);
    // Most cells: none of the words is as long, and none begins with a digit.
    if text.len() > LONGEST_NOTHING || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let first = text.as_bytes().first().map_or(b' ', u8::to_ascii_lowercase);
    text.is_empty()
        || STARTS.contains(&first) && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(text))
        // What spreadsheets show where a formula failed: #VALUE!, #VALOR!, #DIV/0!
        || (text.starts_with('#') && (text.ends_with('!') || text.ends_with('?')))
}

/// Reads a number.
pub fn read(text: &str, mark: Mark) -> Read {
    if let Some(number) = digits(text) {
        return Read::Number(number);
    }
    if is_missing(text) {
        return Read::Missing;
    }
    let text = trim(text);
    if text.len() > LONGEST {
        return Read::Wrong;
    }
    if let Some(number) = digits(text) {
        return Read::Number(number);
    }
    if let Some(number) = one(text, mark) {
        return Read::Number(number);
    }
    match range(text, mark).or_else(|| worded(text, mark)) {
        Some(number) => Read::Number(number),
        None => Read::Wrong,
    }
}

/// A figure as a text that reads back as that figure whatever column it stands in. Three digits after a point may be
/// taken for thousands, so there are never three.
pub fn exact(figure: f64) -> String {
    let mut text = figure.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    if decimals == 3 {
        text.push('0');
    }
    text
}

/// A number as somebody types it, and whether a percent sign stood with it.
pub fn figure(text: &str) -> Option<(f64, bool)> {
    match read(text, Mark::Point) {
        Read::Number(number) => Some((number.value, number.percent)),
        Read::Missing | Read::Wrong => None,
    }
}

/// Whether a text is the sign or the code of a currency, as it may stand beside a number.
pub fn names_currency(text: &str) -> bool {
    let (rest, currency, _) = without_currency(text);
    let code = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    code || currency.is_some() && rest.is_empty()
}

/// A plain whole number, as most are.
fn digits(text: &str) -> Option<Number> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut value = 0_u64;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    Some(Number {
        value: value as f64,
        ..Number::NOTHING
    })
}

/// `600K-800K`: the middle.
pub fn range(text: &str, mark: Mark) -> Option<Number> {
    let (from, to) = between(text)?;
    let high = one(to, mark)?;
    // What stands before a suffix that counts for both has to be a number by itself.
    one(from, mark)?;
    let low = one(&low_end(from, to, mark), mark)?;
    (low.value <= high.value).then_some(Number {
        value: f64::midpoint(low.value, high.value),
        about: true,
        currency: high.currency.or(low.currency),
        shared: high.shared || high.currency.is_none() && low.shared,
        ..high
    })
}

/// The two ends of a range, as they would be written alone; none where the text is no range.
pub fn ends_of_range(text: &str, mark: Mark) -> Vec<String> {
    match between(text) {
        Some((from, to)) if range(text, mark).is_some() => {
            vec![low_end(from, to, mark), to.to_owned()]
        }
        _ => Vec::new(),
    }
}

/// What stands before and after the dash of a range.
fn between(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text
        .split_once(['-', '–', '—', '~'])
        .or_else(|| text.split_once(" to "))?;
    Some((from.trim(), to.trim()))
}

/// The lower end of a range. In “10-50k” the suffix counts for both, in “900-1.2k” it cannot.
fn low_end(from: &str, to: &str, mark: Mark) -> String {
    let value = |text: &str| one(text, mark).map(|number| number.value);
    let suffix = to.chars().last().filter(|c| c.is_alphabetic());
    let both = suffix
        .filter(|_| from.ends_with(|c: char| c.is_ascii_digit()))
        .map(|suffix| format!("{from}{suffix}"));
    both.filter(|both| value(both) <= value(to))
        .unwrap_or_else(|| from.to_owned())
}

/// A single number, with its sign, suffix and currency.
pub fn one(text: &str, mark: Mark) -> Option<Number> {
    let exact = without_about(text);
    let before_currency = exact.len() != text.len();
    let (text, currency, shared) = without_currency(exact);
    let (text, percent) = match text.strip_suffix(['%', '％']) {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let bare = without_about(text);
    let about = before_currency || bare.len() != text.len();
    let bare = match bare.strip_suffix('.') {
        Some(short) if short.ends_with(char::is_alphabetic) => short,
        _ => bare,
    };
    let (digits, factor) = suffix(bare);
    let decimals = currency.map_or(Decimals::Any, Decimals::of);
    let value = plain(digits, mark, factor > 1.0, decimals)? * factor;
    Some(Number {
        value,
        percent,
        currency,
        shared,
        about,
    })
}

/// The text without the signs for “about” and “at least”.
fn without_about(text: &str) -> &str {
    text.trim_start_matches(['~', '≈', '>', '<', '≥', '≤', '±'])
        .trim_start_matches("ca.")
        .trim_end_matches('+')
        .trim()
}

/// The text without the sign or code of a currency before or after it, and whether that is one that several share.
fn without_currency(text: &str) -> (&str, Option<Currency>, bool) {
    // Most numbers have none.
    let ends = |c: char| c.is_ascii_digit() || matches!(c, 'k' | 'K' | 'm' | 'M' | 'b' | 'B' | '%');
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(ends) {
        return (text, None, false);
    }
    for (sign, code) in SIGNS {
        let rest = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign));
        if let Some(rest) = rest {
            return (rest.trim(), Currency::parse(code), is_shared(sign));
        }
    }
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_uppercase());
    if let Some((code, rest)) = text.split_at_checked(3)
        && letters(code)
        && rest.starts_with([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    {
        return (rest.trim(), Currency::parse(code), false);
    }
    if let Some((rest, code)) = text
        .len()
        .checked_sub(3)
        .and_then(|at| text.split_at_checked(at))
        && letters(code)
        && rest.ends_with(|c: char| c.is_ascii_digit() || c == ' ')
    {
        return (rest.trim(), Currency::parse(code), false);
    }
    (text, None, false)
}

/// The currency whose sign stands in a header: “Fee ($)”.
pub fn sign_in(header: &str) -> Option<Currency> {
    let is_sign = |sign: &str| !sign.chars().all(|c| c.is_alphabetic() || c == '.');
    let found = SIGNS
        .iter()
        .find(|(sign, _)| is_sign(sign) && header.contains(sign));
    found.and_then(|(_, code)| Currency::parse(code))
}

/// The text before an ending that multiplies, and by how much.
fn suffix(text: &str) -> (&str, f64) {
    // Most numbers end in a digit, most others in one of three letters.
    let short = match text.as_bytes() {
        [.., b'0'..=b'9'] => return (text, 1.0),
        [.., b'0'..=b'9' | b'.', b'k' | b'K'] => 1e3,
        [.., b'0'..=b'9' | b'.', b'm' | b'M'] => 1e6,
        [.., b'0'..=b'9' | b'.', b'b' | b'B'] => 1e9,
        _ => 1.0,
    };
    if short > 1.0 {
        return (text.get(..text.len() - 1).unwrap_or(text), short);
    }
    for (ending, factor) in SUFFIXES {
        let at = text.len().checked_sub(ending.len());
        if let Some((rest, end)) = at.and_then(|at| text.split_at_checked(at))
            && end.eq_ignore_ascii_case(ending)
            && rest
                .trim_end()
                .ends_with(|c: char| c.is_ascii_digit() || c == '.')
        {
            return (rest.trim_end(), factor);
        }
    }
    (text, 1.0)
}

/// Digits with separators. What stands before the decimals: the later of two kinds of separators; a single one that
/// cannot stand before thousands; else what the column's other numbers say. Before “M” a single separator stands
/// before decimals always: nobody writes 16,037 million for sixteen billion.
pub fn plain(text: &str, mark: Mark, multiplied: bool, kept: Decimals) -> Option<f64> {
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    // Whether a single separator stands before thousands, if it can.
    let groups = |other: Mark| (kept == Decimals::Cents || mark == other) && !multiplied;
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) if may_group(text, '.') && groups(Mark::Comma) && kept != Decimals::Thousandths => {
            None
        }
        (1, 0) => Some('.'),
        (0, 1) if may_group(text, ',') && groups(Mark::Point) => None,
        (0, 1) => Some(','),
        (_, 0) | (0, _) => None,
        _ if text.rfind('.') > text.rfind(',') => Some('.'),
        _ => Some(','),
    };
    let mut digits = String::with_capacity(text.len());
    let mut group = 0;
    let mut grouped = false;
    let mut decimals = false;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                digits.push(c);
                group += 1;
            }
            c if Some(c) == decimal => {
                if decimals || (grouped && group != 3) {
                    return None;
                }
                decimals = true;
                digits.push('.');
                group = 0;
            }
            ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if !decimals => {
                // India groups by two after the first three digits: 12,34,567.
                if group == 0 || (grouped && !(2..=3).contains(&group)) || group > 3 {
                    return None;
                }
                grouped = true;
                group = 0;
            }
            _ => return None,
        }
    }
    if grouped && !decimals && group != 3 {
        return None;
    }
    let value: f64 = digits.parse().ok()?;
    value
        .is_finite()
        .then_some(if negative { -value } else { value })
}

/// The mark with which the only separator of a number without anything else stands before thousands, if it can.
pub fn grouping(text: &str) -> Option<Mark> {
    // Most numbers have none.
    let at = text.len().checked_sub(4)?;
    let separator = text.as_bytes().get(at)?;
    let after = || text.bytes().skip(at + 1).all(|byte| byte.is_ascii_digit());
    match separator {
        b'.' if after() && may_group(text, '.') => Some(Mark::Comma),
        b',' if after() && may_group(text, ',') => Some(Mark::Point),
        _ => None,
    }
}

/// Whether a number's only separator may stand before thousands: before three digits, and after one to three of which
/// the first is no zero.
fn may_group(text: &str, separator: char) -> bool {
    let Some((before, after)) = text.split_once(separator) else {
        return false;
    };
    let digits = before.bytes().all(|byte| byte.is_ascii_digit());
    after.len() == 3 && digits && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// Which mark a column uses, from all its cells: a number that can only be read one way decides. `whole` says that
/// its figures are counts, which have no decimals: `644,000` is then six hundred and forty-four thousand.
pub fn mark_of<'a>(cells: impl Iterator<Item = &'a str>, whole: bool) -> Mark {
    let (mut point, mut comma, mut either) = (0_usize, 0_usize, [0_usize; 2]);
    for cell in cells {
        // Before “M” and “Mio.” a separator stands before decimals whatever it means elsewhere.
        if suffix(cell.trim().trim_end_matches('.')).1 > 1.0 {
            continue;
        }
        let digits: String = cell
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .collect();
        let digits = digits.trim_matches(['.', ',']);
        let (p, c) = (digits.rfind('.'), digits.rfind(','));
        match (p, c) {
            (Some(p), Some(c)) if p > c => point += 1,
            (Some(_), Some(_)) => comma += 1,
            (Some(_), None) if digits.matches('.').count() > 1 => comma += 1,
            (None, Some(_)) if digits.matches(',').count() > 1 => point += 1,
            (Some(_), None) if may_group(digits, '.') => either[0] += 1,
            (None, Some(_)) if may_group(digits, ',') => either[1] += 1,
            (Some(_), None) => point += 1,
            (None, Some(_)) => comma += 1,
            (None, None) => {}
        }
    }
    match comma.cmp(&point) {
        std::cmp::Ordering::Greater => Mark::Comma,
        std::cmp::Ordering::Less => Mark::Point,
        // Only “644.000” or only “644,000”: in counts the separator groups, else it stands before decimals.
        std::cmp::Ordering::Equal if (either[0] > either[1]) == whole => Mark::Comma,
        std::cmp::Ordering::Equal => Mark::Point,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, mark: Mark) -> f64 {
        match read(text, mark) {
            Read::Number(n) => n.value,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        use Mark::{Comma, Point};
        for (text, mark, number) in [
            ("1432", Point, 1_432.0),
            ("12.5k", Point, 12_500.0),
            ("12,5k", Point, 12_500.0),
            ("475.8m", Point, 475_800_000.0),
            ("29.0b", Point, 29e9),
            ("0.89k", Point, 890.0),
            ("145.6K", Comma, 145_600.0),
            ("16,037 M", Point, 16_037_000.0),
            ("1.2M+", Point, 1_200_000.0),
            ("600K-800K", Point, 700_000.0),
            ("10-50k", Point, 30_000.0),
            ("644,000", Point, 644_000.0),
            ("644.000", Comma, 644_000.0),
            ("1,234,567", Point, 1_234_567.0),
            ("12,34,567", Point, 1_234_567.0),
            ("1 234 567", Point, 1_234_567.0),
            ("1\u{202f}234\u{202f}567,5", Comma, 1_234_567.5),
            ("1'200", Point, 1_200.0),
            ("€1.200,00", Comma, 1_200.0),
            ("€1.200,00", Point, 1_200.0),
            ("$1,296", Point, 1_296.0),
            ("1 500 €", Comma, 1_500.0),
            ("NZD 1200", Point, 1_200.0),
            ("1200 EUR", Point, 1_200.0),
            ("Rp 1.500.000", Comma, 1_500_000.0),
            ("3,5 %", Comma, 3.5),
            ("3.5%", Point, 3.5),
            ("0,034", Comma, 0.034),
            ("2,5 Mio", Comma, 2_500_000.0),
            ("15 mil", Comma, 15_000.0),
            ("1,2 jt", Comma, 1_200_000.0),
            ("~ 5000", Point, 5_000.0),
            ("30912000", Point, 30_912_000.0),
            ("1,2 Mio.", Point, 1_200_000.0),
            ("1,2 millones", Point, 1_200_000.0),
            ("45 Tsd.", Comma, 45_000.0),
            ("1.2 Lakh", Point, 120_000.0),
            ("1.2 万", Point, 12_000.0),
            ("+12500", Point, 12_500.0),
            ("48000*", Point, 48_000.0),
            ("12.5k followers", Point, 12_500.0),
            ("approx. 15000", Point, 15_000.0),
            ("from $400", Point, 400.0),
            ("USD 1,200.00/post", Point, 1_200.0),
            ("150$/post", Point, 150.0),
            ("200 usd per reel", Point, 200.0),
            ("Rs. 1,20,000", Point, 120_000.0),
            ("500 euros", Point, 500.0),
            ("$100 - $200 per post", Point, 150.0),
            ("84/100", Point, 84.0),
            ("$1,200", Comma, 1_200.0),
            ("€ 1.200", Point, 1_200.0),
            ("£1,200 + VAT", Point, 1_200.0),
            ("EUR 950,-", Comma, 950.0),
            ("CHF 1'200.–", Point, 1_200.0),
            ("$500 (reel)", Point, 500.0),
            ("IG: 20k", Point, 20_000.0),
            ("10k~50k", Point, 30_000.0),
            ("3.4 pct", Point, 3.4),
            ("1.2E+06", Point, 1_200_000.0),
            // No separator of thousands stands there.
            ("1234567.126", Comma, 1_234_567.126),
            ("1234,567", Point, 1_234.567),
            ("1 234,567", Point, 1_234.567),
            ("0.345", Comma, 0.345),
            ("0,345", Point, 0.345),
            // Dinars have three decimals, dollars never.
            ("1.234 KWD", Comma, 1.234),
            ("1,234 KWD", Point, 1_234.0),
            ("1,234 KWD", Comma, 1.234),
            ("1.234 USD", Point, 1_234.0),
        ] {
            let read = value(text, mark);
            assert!((read - number).abs() <= number * 1e-12, "{text}: {read}");
        }
    }

    #[test]
    fn nothing_is_not_zero_and_words_are_not_numbers() {
        for text in [
            "", "  ", "N/A", "TBD", "NULL", "#VALOR!", "#N/A", "#N/D", "#NV", "#N/DISP", "-",
            "NaN", "None",
        ] {
            assert_eq!(read(text, Mark::Point), Read::Missing, "{text}");
        }
        for text in [
            "many",
            "12 apples",
            "1,2,3",
            "1..2",
            "2021-05-03",
            "12:30",
            "k",
            "1e5",
            "+",
            "12/05/2025",
            "03.05.2025",
            "negotiable",
            "2 x $250",
            "Reel: $150, Story: $50",
            "call 555 0100",
        ] {
            assert_eq!(read(text, Mark::Point), Read::Wrong, "{text}");
        }
    }

    #[test]
    fn what_stands_with_a_number_is_kept() {
        let read = |text| match read(text, Mark::Point) {
            Read::Number(n) => n,
            other => panic!("{other:?}"),
        };
        assert_eq!(read("NZ$ 1,200").currency, Currency::parse("NZD"));
        assert!(read("1.39%").percent);
        let [usd, cad, eur, sek, nok] = ["USD", "CAD", "EUR", "SEK", "NOK"].map(Currency::parse);
        for (text, named, meant) in [
            ("$500", [cad, None], cad),
            ("$500", [None, cad], cad),
            ("$500", [usd, cad], cad),
            ("$100 - $200 per post", [cad, None], cad),
            ("$500", [eur, None], usd),
            ("$500", [None, None], usd),
            ("US$500", [cad, None], usd),
            ("500 USD", [cad, None], usd),
            ("€500", [cad, None], eur),
            ("500", [cad, eur], cad),
            ("$500 CAD", [None, None], cad),
            ("$500 CAD", [usd, None], cad),
            ("kr 5 000", [None, None], sek),
            ("5.000 kr.", [nok, None], nok),
            ("5000 Kr", [eur, None], sek),
        ] {
            assert_eq!(read(text).currency_among(&named), meant, "{text} {named:?}");
        }
        assert!(read("1.2M+").about && read("600K-800K").about && !read("1.2M").about);
    }

    #[test]
    fn a_figure_reads_back_whatever_stands_beside_it() {
        assert_eq!(exact(12.345), "12.3450");
        for figure in [
            0.0,
            12.345,
            -12.345,
            1e-7,
            123_456.5,
            1_234_567.126,
            0.001,
            1e20,
        ] {
            for mark in [Mark::Point, Mark::Comma] {
                let text = exact(figure);
                let Read::Number(number) = read(&text, mark) else {
                    panic!("{text}");
                };
                assert_eq!(number.value, figure, "{text}");
            }
            assert_eq!(
                mark_of([exact(figure).as_str()].into_iter(), true),
                Mark::Point
            );
        }
    }

    #[test]
    fn a_text_of_any_length_is_looked_through_in_no_time() {
        assert_eq!(read(&"a ".repeat(500_000), Mark::Point), Read::Wrong);
        let text = format!("{}1", "about ".repeat(200_000));
        assert_eq!(read(&text, Mark::Point), Read::Wrong);
    }

    #[test]
    fn a_column_tells_what_its_commas_mean() {
        let mark = |cells: &[&str], whole| mark_of(cells.iter().copied(), whole);
        assert_eq!(mark(&["3,45", "2,1"], false), Mark::Comma);
        assert_eq!(mark(&["3,450", "2,1"], false), Mark::Comma);
        assert_eq!(mark(&["644,000", "496,000"], true), Mark::Point);
        assert_eq!(mark(&["644.000", "496.000"], true), Mark::Comma);
        assert_eq!(mark(&["1.234", "0.034"], false), Mark::Point);
        assert_eq!(mark(&["1.234.567", "12"], true), Mark::Comma);
        assert_eq!(mark(&["12.543", "1,2 Mio."], true), Mark::Comma);
        assert_eq!(mark(&["12.543", "1.2 mln"], true), Mark::Comma);
        assert_eq!(mark(&["12.345", "0.125"], true), Mark::Point);
        assert_eq!(mark(&["12,345", "1234567,126"], true), Mark::Comma);
        assert_eq!(mark(&[], true), Mark::Point);
    }
}
