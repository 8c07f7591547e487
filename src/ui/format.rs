//! Numbers for reading, in the browser's locale: money under ten with cents, otherwise whole; reach to three
//! figures; percentages with one decimal in tables and whole in headlines.

use tierwise_core::domain::money::{Currency, Minor};

use crate::platform::intl::{self, Style};

/// An exact amount: cents only where there are some.
pub fn money(amount: Minor, currency: Currency) -> String {
    let digits = minor_digits(currency);
    let whole = amount.get() % currency.minor_per_major() == 0;
    intl::format(
        amount.major(currency),
        Style::Money(currency.code(), if whole { 0 } else { digits }),
    )
}

/// An amount for reading: with cents under ten, otherwise whole.
pub fn money_round(amount: Minor, currency: Currency) -> String {
    money_major(amount.major(currency), currency)
}

/// An amount in major units for reading: with cents under ten, otherwise whole.
pub fn money_major(major: f64, currency: Currency) -> String {
    let whole = major.abs() >= 10.0 || major == 0.0;
    intl::format(
        major,
        Style::Money(
            currency.code(),
            if whole { 0 } else { minor_digits(currency) },
        ),
    )
}

/// A short amount for axes: $500, $2.5M.
pub fn money_compact(major: f64, currency: Currency) -> String {
    intl::format(major, Style::MoneyCompact(currency.code()))
}

/// People, clicks, orders: three figures at most.
pub fn count(number: f64) -> String {
    intl::format(number, Style::Significant(3))
}

/// A whole number, all its figures.
pub fn whole(number: f64) -> String {
    intl::format(number, Style::Decimal(0, 0))
}

/// A number with so many decimals at most.
pub fn decimal(number: f64, most: u32) -> String {
    intl::format(number, Style::Decimal(0, most))
}

/// A fraction as a percentage with one decimal, for tables.
pub fn percent(fraction: f64) -> String {
    intl::format(fraction, Style::Percent(1))
}

/// A fraction as a whole percentage, for headlines.
pub fn percent_whole(fraction: f64) -> String {
    intl::format(fraction, Style::Percent(0))
}

/// Followers, short: 1.25K, 34.2K, 2.5M.
pub fn compact_followers(followers: f64) -> String {
    intl::format(followers, Style::Compact(3))
}

/// Points with their sign: +4, −12, 0.
pub fn points(points: f64, decimals: u32) -> String {
    let fixed = |x: f64| intl::format(x, Style::Decimal(decimals, decimals));
    let text = fixed(points);
    let zero = fixed(0.0);
    match text.strip_prefix('−') {
        Some(rest) if rest == zero => zero,
        Some(_) => text,
        None if text == zero => text,
        None => format!("+{text}"),
    }
}

/// A share of draws as a count of 100 readings: 0.834 is 83. Never 100 or 0 where some disagree.
pub fn of_hundred(share: f64) -> u32 {
    if share <= 0.0 {
        return 0;
    }
    if share >= 1.0 {
        return 100;
    }
    ((share * 100.0).round() as u32).clamp(1, 99)
}

/// The word with an s unless there is one of it.
pub fn plural<'a>(number: u64, one: &'a str, many: &'a str) -> &'a str {
    if number == 1 { one } else { many }
}

fn minor_digits(currency: Currency) -> u32 {
    match currency.minor_per_major() {
        1 => 0,
        1_000 => 3,
        _ => 2,
    }
}

/// A day written as 2026-03-01, as the user's country writes it.
pub fn day(iso: &str) -> String {
    intl::day(iso)
}
