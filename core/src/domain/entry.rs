//! Reading what people type: amounts, hours, weeks, shares, counts. Every error says what to enter.

mod number;
mod tidy;

use super::brief::{Hours, Share, Weeks};
use super::money::{Currency, MAX_MINOR, Minor, RATES, Rates};
use number::{Number, Single, plain, typed};

pub use tidy::tidy;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Zero where it makes no sense.
    Zero,
    /// More digits after the point than the currency has.
    TooPrecise,
    /// Below the range.
    TooSmall,
    /// Above the range, or absurd.
    TooLarge,
    /// The sign or code of another currency.
    OtherCurrency,
}

/// A refused entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryError {
    /// What is wrong.
    pub problem: Problem,
    /// What to enter, in plain words.
    pub message: String,
}

impl std::fmt::Display for EntryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EntryError {}

/// Most characters kept of a product, a place or what is tested.
pub const MAX_TEXT: usize = 200;

/// Largest amount taken, in US dollars: more is a typing slip.
pub const MAX_USD: f64 = 1e9;

/// Most creators in a test.
pub const MAX_TEST_SIZE: u16 = 10_000;

/// Most followers an entry may name.
pub const MAX_FOLLOWERS: u64 = 100_000_000_000;

/// An amount above zero: “5,000”, “5000.50”, “$5k”, “1.2M”, “5 000”, “5.000,50”. A single separator with three digits
/// behind it groups thousands, unless the currency has three decimals.
///
/// # Errors
/// What to enter.
pub fn parse_amount(text: &str, currency: Currency) -> Result<Minor, EntryError> {
    money(typed_amount(text, currency), currency, false)
}

/// Like [`parse_amount`], zero allowed: goods and shipping may cost nothing.
///
/// # Errors
/// What to enter.
pub fn parse_cost(text: &str, currency: Currency) -> Result<Minor, EntryError> {
    money(typed_amount(text, currency), currency, true)
}

/// An amount as links write it: digits with at most one decimal point, nothing else.
///
/// # Errors
/// What to enter.
pub fn parse_plain_amount(
    text: &str,
    currency: Currency,
    zero_allowed: bool,
) -> Result<Minor, EntryError> {
    money(plain(text), currency, zero_allowed)
}

/// An amount as links write it; [`parse_plain_amount`] gives it back exactly.
pub fn plain_amount(amount: Minor, currency: Currency) -> String {
    let (per_major, digits) = (currency.minor_per_major(), decimals(currency) as usize);
    let (major, minor) = (amount.get() / per_major, amount.get() % per_major);
    if minor == 0 {
        major.to_string()
    } else {
        format!("{major}.{minor:0digits$}")
    }
}

/// Hours a week, 0.1 to 168.
///
/// # Errors
/// What to enter.
pub fn parse_hours(text: &str) -> Result<Hours, EntryError> {
    let (low, high) = Hours::RANGE;
    let ask = "Enter hours a week in numbers, for instance 4.";
    let n = typed(
        text,
        &["hours a week", "hours", "hour", "hrs", "h"],
        Single::Decimal,
    );
    let x = in_range(
        n,
        low,
        high,
        ask,
        "A week has 168 hours. Enter the hours of one week, for instance 4.",
    )?;
    Hours::from_units(x).ok_or_else(|| error(Problem::TooLarge, ask))
}

/// Weeks, 1 to 104.
///
/// # Errors
/// What to enter.
pub fn parse_weeks(text: &str) -> Result<Weeks, EntryError> {
    let (low, high) = Weeks::RANGE;
    let ask = "Enter a number of weeks from 1 to 104, for instance 4.";
    let n = typed(text, &["weeks", "week", "wks", "wk", "w"], Single::Decimal);
    let x = in_range(n, low, high, ask, ask)?;
    Weeks::from_units(x).ok_or_else(|| error(Problem::TooLarge, ask))
}

/// A share: “50”, “50%” and “0.5” are all half. A number below 1 without “%” is a fraction.
///
/// # Errors
/// What to enter.
pub fn parse_percent(text: &str) -> Result<Share, EntryError> {
    let ask = "Enter a share from 0% to 100%, for instance 50%.";
    let marked = text.contains('%');
    let x = in_range(
        typed(text, &["%", "percent"], Single::Decimal),
        0.0,
        100.0,
        ask,
        ask,
    )?;
    let fraction = if x < 1.0 && !marked { x } else { x / 100.0 };
    Share::from_fraction(fraction).ok_or_else(|| error(Problem::TooLarge, ask))
}

/// A share as links write it: 0 to 1.
///
/// # Errors
/// What to enter.
pub fn parse_fraction(text: &str) -> Result<Share, EntryError> {
    let ask = "Allowed is a share from 0 to 1, for instance 0.5 for 50%.";
    let x = in_range(plain(text), 0.0, 1.0, ask, ask)?;
    Share::from_fraction(x).ok_or_else(|| error(Problem::TooLarge, ask))
}

/// A whole number of creators, 1 to 10,000.
///
/// # Errors
/// What to enter.
pub fn parse_count(text: &str) -> Result<u16, EntryError> {
    let ask = "Enter a whole number of creators from 1 to 10,000, for instance 20.";
    let n = whole(
        typed(text, &["creators", "creator"], Single::Thousands),
        u64::from(MAX_TEST_SIZE),
        ask,
    )?;
    if n == 0 {
        return Err(error(Problem::Zero, ask));
    }
    u16::try_from(n).map_err(|_| error(Problem::TooLarge, ask))
}

/// A number of followers, 0 to a hundred billion: “10k”, “10,000”, “1.2M”.
///
/// # Errors
/// What to enter.
pub fn parse_followers(text: &str) -> Result<u64, EntryError> {
    let ask = "Enter a number of followers, for instance 10,000 or 10k.";
    whole(
        typed(text, &["followers"], Single::Thousands),
        MAX_FOLLOWERS,
        ask,
    )
}

/// A figure among signs and units: “3.35%”, “3,35 %”, “$1,200”, “1.200,50 €”, “12k”, “3.5 h”. `None` for what is no
/// number or below zero.
pub fn parse_figure(text: &str) -> Option<f64> {
    let mark = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let number = text
        .trim_start_matches(|c| !mark(c) && !matches!(c, '-' | '−'))
        .trim_end_matches(|c| !mark(c) && !matches!(c, 'k' | 'K' | 'm' | 'M'));
    typed(number, &[], Single::PointDecimal)
        .ok()
        .map(Number::value)
}

/// Free text as it may be kept: one line, no control or direction characters, trimmed, at most [`MAX_TEXT`] characters.
pub fn clean_text(text: &str) -> String {
    // A text of a megabyte is not worth reading to the end.
    let readable = text
        .chars()
        .take(MAX_TEXT * 8)
        .filter(|c| !is_direction(*c));
    let spaced: String = readable
        .map(|c| {
            if c.is_control() || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let line = spaced
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let cut: String = line.chars().take(MAX_TEXT).collect();
    cut.trim_end().to_owned()
}

/// Characters that reorder what stands around them, and invisible ones nobody types.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Largest amount taken in a currency: a billion dollars at the shipped rate, or what fits where there is no rate.
fn largest(currency: Currency) -> Minor {
    Rates::default_rate(currency)
        .and_then(|rate| Minor::from_major(MAX_USD * rate, currency))
        .or_else(|| Minor::new(MAX_MINOR))
        .unwrap_or(Minor::ZERO)
}

fn error(problem: Problem, message: impl Into<String>) -> EntryError {
    EntryError {
        problem,
        message: message.into(),
    }
}

fn in_range(
    n: Result<Number, Problem>,
    low: f64,
    high: f64,
    ask: &str,
    above: &str,
) -> Result<f64, EntryError> {
    let x = n.map_err(|p| error(p, ask))?.value();
    if x > high {
        return Err(error(Problem::TooLarge, above));
    }
    if x < low {
        return Err(error(
            if x == 0.0 {
                Problem::Zero
            } else {
                Problem::TooSmall
            },
            ask,
        ));
    }
    Ok(x)
}

fn whole(n: Result<Number, Problem>, most: u64, ask: &str) -> Result<u64, EntryError> {
    match n.and_then(|n| n.in_units(0)) {
        Ok(x) if x <= most => Ok(x),
        Ok(_) => Err(error(Problem::TooLarge, ask)),
        Err(problem) => Err(error(problem, ask)),
    }
}

/// Digits after the point that a currency has.
fn decimals(currency: Currency) -> u32 {
    match currency.minor_per_major() {
        1 => 0,
        100 => 2,
        _ => 3,
    }
}

fn example(currency: Currency) -> &'static str {
    if Rates::default_rate(currency).is_some_and(|r| r > 50.0) {
        "500,000"
    } else {
        "5,000"
    }
}

fn money(
    n: Result<Number, Problem>,
    currency: Currency,
    zero_allowed: bool,
) -> Result<Minor, EntryError> {
    let example = example(currency);
    let say = |problem| {
        let message = match problem {
            Problem::Negative | Problem::Zero if zero_allowed => {
                format!("Enter zero or more, for instance {example}.")
            }
            Problem::Negative | Problem::Zero => {
                format!("Enter an amount above zero, for instance {example}.")
            }
            Problem::TooLarge => {
                "That is more than a billion dollars. Check the number of zeros.".to_owned()
            }
            Problem::TooPrecise if decimals(currency) == 0 => {
                format!(
                    "{} has no smaller unit. Enter a whole number, for instance {example}.",
                    currency.code()
                )
            }
            Problem::TooPrecise => {
                format!(
                    "Enter at most {} digits after the point, for instance {example}.50.",
                    decimals(currency)
                )
            }
            Problem::OtherCurrency => format!(
                "The amount names another currency than {}. Change the currency, or leave the sign out.",
                currency.code()
            ),
            Problem::Empty | Problem::NotANumber | Problem::TooSmall => {
                format!("Enter an amount in numbers, for instance {example}.")
            }
        };
        EntryError { problem, message }
    };
    let units = n
        .and_then(|n| n.in_units(decimals(currency)))
        .map_err(say)?;
    let minor = i64::try_from(units)
        .ok()
        .and_then(Minor::new)
        .ok_or_else(|| say(Problem::TooLarge))?;
    if minor > largest(currency) {
        return Err(say(Problem::TooLarge));
    }
    if minor == Minor::ZERO && !zero_allowed {
        return Err(say(Problem::Zero));
    }
    Ok(minor)
}

/// Signs of currencies and whose they are. A sign that another one ends with stands first.
const SIGNS: &[(&str, &[&str])] = &[
    ("r$", &["BRL"]),
    (
        "$",
        &[
            "USD", "CAD", "AUD", "NZD", "HKD", "TWD", "SGD", "MXN", "ARS", "CLP", "COP", "BRL",
        ],
    ),
    ("€", &["EUR"]),
    ("£", &["GBP", "EGP"]),
    ("¥", &["JPY", "CNY"]),
    ("₩", &["KRW"]),
    ("₹", &["INR"]),
    ("₺", &["TRY"]),
    ("₴", &["UAH"]),
    ("₪", &["ILS"]),
    ("₦", &["NGN"]),
    ("₱", &["PHP"]),
    ("฿", &["THB"]),
    ("₫", &["VND"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
];

/// A typed amount: the currency's own sign or code may stand before or behind it.
fn typed_amount(text: &str, currency: Currency) -> Result<Number, Problem> {
    if text.len() > 200 {
        return Err(Problem::NotANumber);
    }
    let lower = text.trim().to_lowercase();
    let code = currency.code().to_lowercase();
    let mut rest = lower.as_str();
    for (sign, codes) in SIGNS {
        if let Some(cut) = strip(rest, sign) {
            if !codes.contains(&currency.code()) {
                return Err(if cut.chars().any(|c| c.is_ascii_digit()) {
                    Problem::OtherCurrency
                } else {
                    Problem::NotANumber
                });
            }
            rest = cut;
            break;
        }
    }
    if let Some(cut) = strip(rest, &code) {
        rest = cut;
    } else if let Some(other) = named_code(rest)
        && other != code
    {
        return Err(Problem::OtherCurrency);
    }
    let single = if currency.minor_per_major() == 1_000 {
        Single::PointDecimal
    } else {
        Single::Thousands
    };
    typed(rest, &[], single)
}

/// `text` without `mark` at its start (after a sign of the number) or end.
fn strip<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    text.strip_prefix(mark)
        .or_else(|| text.strip_suffix(mark))
        .map(str::trim)
}

/// A currency code of the rate table before or behind the number.
fn named_code(text: &str) -> Option<String> {
    RATES
        .iter()
        .map(|(code, _, _)| code.to_lowercase())
        .find(|code| strip(text, code).is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::brief::Brief;

    fn usd(text: &str) -> Result<i64, Problem> {
        parse_amount(text, Currency::USD)
            .map(Minor::get)
            .map_err(|e| e.problem)
    }
    fn of(text: &str, code: &str) -> Result<i64, Problem> {
        parse_amount(text, Currency::parse(code).unwrap())
            .map(Minor::get)
            .map_err(|e| e.problem)
    }

    #[test]
    fn amounts_as_people_type_them() {
        for (text, minor) in [
            ("5,000", 500_000),
            ("5000.50", 500_050),
            ("$5k", 500_000),
            ("$ 5,000.00", 500_000),
            ("1.2M", 120_000_000),
            ("1,2M", 120_000_000),
            ("1,234k", 123_400_000),
            ("1.234M", 123_400_000),
            ("5 000", 500_000),
            ("5\u{202f}000", 500_000),
            ("5'000", 500_000),
            ("5.000,50", 500_050),
            ("5,000.5", 500_050),
            ("1,234", 123_400),
            ("5.000", 500_000),
            ("1,00,000", 10_000_000),
            ("1.234.567,89", 123_456_789),
            ("0.50", 50),
            (".5", 50),
            ("0,5", 50),
            ("5000 usd", 500_000),
            ("USD 5,000", 500_000),
            ("5 thousand", 500_000),
            ("+5000", 500_000),
            ("5.", 500),
            ("5.555", 555_500),
        ] {
            assert_eq!(usd(text), Ok(minor), "{text}");
        }
        assert_eq!(of("5.000 €", "EUR"), Ok(500_000));
        assert_eq!(of("500,000", "JPY"), Ok(500_000));
        assert_eq!(of("1.234", "KWD"), Ok(1_234));
        assert_eq!(of("1,234", "KWD"), Ok(1_234_000));
        assert_eq!(of("R$ 5.000", "BRL"), Ok(500_000));
        assert_eq!(of("C 5", "USD"), Err(Problem::NotANumber));
    }

    #[test]
    fn amounts_that_are_none() {
        for (text, problem) in [
            ("", Problem::Empty),
            ("   ", Problem::Empty),
            ("abc", Problem::NotANumber),
            ("five", Problem::NotANumber),
            ("5e3", Problem::NotANumber),
            ("NaN", Problem::NotANumber),
            ("inf", Problem::NotANumber),
            ("0x10", Problem::NotANumber),
            ("1,2,3", Problem::NotANumber),
            ("5 0", Problem::NotANumber),
            ("1.2.3", Problem::NotANumber),
            ("1,000.000,00", Problem::NotANumber),
            ("--5", Problem::NotANumber),
            ("-5", Problem::Negative),
            ("−5,000", Problem::Negative),
            ("-$5", Problem::Negative),
            ("(5,000)", Problem::Negative),
            ("0", Problem::Zero),
            ("-0", Problem::Zero),
            ("0.00", Problem::Zero),
            ("1.2345", Problem::TooPrecise),
            ("0.001", Problem::TooPrecise),
            ("2000000000", Problem::TooLarge),
            ("99999999999999999999999999999999999", Problem::TooLarge),
            ("9999999999999999999999b", Problem::TooLarge),
            ("€5,000", Problem::OtherCurrency),
            ("5,000 GBP", Problem::OtherCurrency),
        ] {
            assert_eq!(usd(text), Err(problem), "{text}");
        }
        assert_eq!(of("5.5", "JPY"), Err(Problem::TooPrecise));
        assert_eq!(parse_cost("0", Currency::USD), Ok(Minor::ZERO));
    }

    #[test]
    fn errors_say_what_to_enter() {
        let say = |t: &str| parse_amount(t, Currency::USD).unwrap_err().to_string();
        assert_eq!(
            say("lots"),
            "Enter an amount in numbers, for instance 5,000."
        );
        assert_eq!(say("-1"), "Enter an amount above zero, for instance 5,000.");
        assert_eq!(
            say("5000000000"),
            "That is more than a billion dollars. Check the number of zeros."
        );
        assert_eq!(
            say("1.2345"),
            "Enter at most 2 digits after the point, for instance 5,000.50."
        );
    }

    #[test]
    fn other_entries() {
        let half = Share::from_bp(5_000).unwrap();
        for text in ["50", "50%", "0.5", "50 %", "0,5", "50 percent"] {
            assert_eq!(parse_percent(text), Ok(half), "{text}");
        }
        assert_eq!(parse_percent("1").unwrap().bp(), 100);
        assert_eq!(parse_percent("0.5%").unwrap().bp(), 50);
        assert_eq!(parse_percent("100").unwrap().bp(), 10_000);
        for text in ["", "-5", "101", "half", "1e2"] {
            assert!(parse_percent(text).is_err(), "{text}");
        }
        assert_eq!(parse_hours("4").unwrap().units(), 4.0);
        assert_eq!(parse_hours("4,5 h").unwrap().units(), 4.5);
        assert_eq!(parse_hours("0").unwrap_err().problem, Problem::Zero);
        assert_eq!(parse_hours("169").unwrap_err().problem, Problem::TooLarge);
        assert_eq!(parse_weeks("6 weeks").unwrap().units(), 6.0);
        assert!(parse_weeks("0.5").is_err());
        assert_eq!(parse_count("1,000"), Ok(1_000));
        assert!(
            parse_count("2.5").is_err()
                && parse_count("0").is_err()
                && parse_count("10001").is_err()
        );
        assert_eq!(parse_followers("10k"), Ok(10_000));
        assert_eq!(parse_followers("1.2M"), Ok(1_200_000));
        assert_eq!(parse_followers("10.000"), Ok(10_000));
        assert!(parse_followers("-1").is_err());
        assert_eq!(parse_fraction("0.5"), Ok(half));
        assert!(parse_fraction("50").is_err() && parse_fraction("50%").is_err());
    }

    #[test]
    fn figures_as_people_write_them() {
        for (text, value) in [
            ("3.35%", Some(3.35)),
            ("3,35 %", Some(3.35)),
            ("$1,200", Some(1200.0)),
            ("US$1,200", Some(1200.0)),
            ("1.200,50 €", Some(1200.5)),
            ("1,200.50", Some(1200.5)),
            ("0,125", Some(0.125)),
            ("0.125", Some(0.125)),
            (".5", Some(0.5)),
            ("12k", Some(12_000.0)),
            ("1.5M", Some(1.5e6)),
            ("2 000 000", Some(2_000_000.0)),
            ("3.5 h", Some(3.5)),
            ("640", Some(640.0)),
            ("-4", None),
            ("1e5", None),
            ("", None),
            ("about", None),
        ] {
            assert_eq!(parse_figure(text), value, "{text}");
        }
    }

    #[test]
    fn text_is_one_safe_line() {
        assert_eq!(clean_text("  a\tb\n\u{202e}c  "), "a b c");
        assert_eq!(clean_text(&"x".repeat(5_000)).len(), MAX_TEXT);
        assert_eq!(clean_text("Nürnberg 🕯️"), "Nürnberg 🕯️");
    }

    #[test]
    fn tidy_says_what_it_did() {
        use crate::domain::brief::Goal;
        let mut brief = Brief {
            category: Some("<script>".to_owned()),
            goal: Some(Goal::Sales),
            also: vec![Goal::Sales, Goal::Traffic, Goal::Traffic],
            budget: Some(Minor::ZERO),
            test_size: Some(0),
            place: "a\nb".to_owned(),
            ..Brief::default()
        };
        assert_eq!(tidy(&mut brief).len(), 5);
        assert_eq!(brief.also, [Goal::Traffic]);
        assert_eq!(
            (brief.category.clone(), brief.budget, brief.test_size),
            (None, None, None)
        );
        assert!(tidy(&mut brief).is_empty());
    }
}
