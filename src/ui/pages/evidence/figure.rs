//! A benchmark's figures as text: how they read, and how typed ones are read.

use tierwise_core::domain::entry::parse_figure;
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
    let number = parse_figure(text).ok_or_else(|| format!("Enter {}.", unit.limits().2))?;
    Ok(match unit {
        Unit::Share | Unit::Rate | Unit::Points => number / 100.0,
        Unit::Dollars | Unit::Hours | Unit::Count => number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_percentages() {
        assert_eq!(parse(Unit::Share, "0.5"), Ok(0.005));
        assert_eq!(parse(Unit::Points, "75"), Ok(0.75));
        assert!(parse(Unit::Share, "half").is_err_and(|e| e.starts_with("Enter a share")));
    }
}
