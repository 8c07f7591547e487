//! A benchmark's figures as text: how they read, and how typed ones are read.

use tierwise_core::domain::evidence::benchmarks::Unit;
use tierwise_core::domain::money::Currency;

use crate::ui::format;

/// A figure in its unit: “2.4%”, “$420”, “3.5 h”, “4,000”.
pub fn words(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Share | Unit::Rate => format!("{}%", three_figures(value * 100.0)),
        Unit::Points => three_figures(value * 100.0),
        Unit::Dollars => format::money_major(value, Currency::USD),
        Unit::Hours => format!("{} h", format::decimal(value, 2)),
        Unit::Count => three_figures(value),
    }
}

/// A range in its unit, the unit said once where it stands behind the number.
pub fn range(unit: Unit, low: f64, high: f64) -> String {
    format!("{} to {}", words(unit, low), words(unit, high))
}

/// Three figures where the number is small, all of them where it is large: 0.015, 2.4, 4,000.
fn three_figures(x: f64) -> String {
    let decimals = if x >= 100.0 || x == 0.0 {
        0
    } else {
        (2 - x.abs().log10().floor() as i32).clamp(0, 5)
    };
    format::decimal(x, decimals as u32)
}

/// Reads a typed figure in the unit in which it is shown; shares are always percentages, points always of 100.
///
/// # Errors
/// What to enter.
pub fn parse(unit: Unit, text: &str) -> Result<f64, String> {
    let number = number(text).ok_or_else(|| format!("Enter {}.", unit.limits().2))?;
    Ok(match unit {
        Unit::Share | Unit::Rate | Unit::Points => number / 100.0,
        Unit::Dollars | Unit::Hours | Unit::Count => number,
    })
}

/// A number among signs and letters: “3.35%”, “3,35 %”, “$1,200”, “1.200,50”, “12k”.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let factor = match text
        .trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}'])
        .chars()
        .last()
    {
        Some('k' | 'K') => 1e3,
        Some('m' | 'M') => 1e6,
        _ => 1.0,
    };
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
        .collect();
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    // The mark that comes last and once is the decimal mark, unless it is a lone comma before three figures.
    let decimal = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(p), Some(c)) if p > c && points == 1 => '.',
        (Some(p), Some(c)) if c > p && commas == 1 => ',',
        (Some(_), None) if points == 1 => '.',
        (None, Some(c)) if commas == 1 && (digits.len() - c != 4 || digits.starts_with('0')) => ',',
        _ => ' ',
    };
    let plain: String = digits
        .chars()
        .filter_map(|c| match c {
            c if c == decimal => Some('.'),
            '.' | ',' => None,
            c => Some(c),
        })
        .collect();
    plain
        .parse::<f64>()
        .ok()
        .map(|x| x * factor)
        .filter(|x| x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_people_write_them() {
        for (text, value) in [
            ("3.35%", Some(3.35)),
            ("3,35 %", Some(3.35)),
            ("$1,200", Some(1200.0)),
            ("1.200,50 €", Some(1200.5)),
            ("1,200.50", Some(1200.5)),
            ("0,125", Some(0.125)),
            ("12k", Some(12_000.0)),
            ("2 000 000", Some(2_000_000.0)),
            ("-4", Some(-4.0)),
            ("", None),
            ("about", None),
        ] {
            assert_eq!(number(text), value, "{text}");
        }
    }

    #[test]
    fn shares_are_percentages() {
        assert_eq!(parse(Unit::Share, "0.5"), Ok(0.005));
        assert_eq!(parse(Unit::Points, "75"), Ok(0.75));
        assert!(parse(Unit::Share, "half").is_err_and(|e| e.starts_with("Enter a share")));
    }
}
