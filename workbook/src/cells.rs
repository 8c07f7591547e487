//! The value of a cell as text.

use std::fmt::Write;

use calamine::{DataRef, ExcelDateTime};
use tierwise_import::exact;

use crate::formats::Format;

/// From here on a number has an exponent: a cell of five characters would else be one of three hundred.
const HUGE: f64 = 1e21;
/// Digits that a spreadsheet computes with. What a fraction has beyond them was never typed.
const DIGITS: usize = 15;

/// Writes a value into `text`. Nothing is written of an empty cell.
pub fn write(text: &mut String, value: &DataRef<'_>, format: &Format) {
    match value {
        DataRef::Empty => {}
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => {
            text.push_str(words)
        }
        DataRef::SharedString(words) => text.push_str(words),
        DataRef::Bool(true) => text.push_str("TRUE"),
        DataRef::Bool(false) => text.push_str("FALSE"),
        DataRef::Int(number) => self::number(text, *number as f64, format),
        DataRef::Float(number) => self::number(text, *number, format),
        DataRef::DateTime(when) => date(text, when),
        DataRef::Error(error) => put(text, format_args!("{error}")),
    }
}

fn number(text: &mut String, value: f64, format: &Format) {
    match format {
        Format::Plain => figure(text, value),
        Format::Percent => {
            figure(text, value * 100.0);
            text.push('%');
        }
        Format::Currency(sign) => {
            if value < 0.0 {
                text.push('-');
            }
            text.push_str(sign);
            figure(text, value.abs());
        }
    }
}

/// All digits of a number, none that its computation left behind, and no exponent, so that its point is taken for
/// nothing else.
fn figure(text: &mut String, value: f64) {
    if value.abs() >= HUGE {
        put(text, format_args!("{value:e}"));
    } else if value.fract() == 0.0 {
        put(text, format_args!("{value}"));
    } else {
        let rounded = format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value);
        text.push_str(&exact(rounded));
    }
}

/// A day as 2026-03-01, with its time after a T if it has one; a time alone as 14:30:00.
fn date(text: &mut String, when: &ExcelDateTime) {
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    let (serial, midnight) = (when.as_f64(), (hour, minute, second) == (0, 0, 0));
    if when.is_duration() {
        let seconds = (serial * 86_400.0).round() as i64;
        let (minutes, second) = (seconds / 60, (seconds % 60).abs());
        return put(
            text,
            format_args!("{}:{:02}:{second:02}", minutes / 60, (minutes % 60).abs()),
        );
    }
    let whole_day = serial >= 1.0;
    if whole_day {
        put(text, format_args!("{year:04}-{month:02}-{day:02}"));
    }
    if !midnight || !whole_day {
        let between = if whole_day { "T" } else { "" };
        put(
            text,
            format_args!("{between}{hour:02}:{minute:02}:{second:02}"),
        );
    }
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_digits_and_nothing_else() {
        for (value, format, expected) in [
            (1_234_567.0, Format::Plain, "1234567"),
            (0.1 + 0.2, Format::Plain, "0.3"),
            (12.345, Format::Plain, "12.3450"),
            (0.12345, Format::Percent, "12.3450%"),
            (1e-7, Format::Plain, "0.0000001"),
            (17_841_400_000_000_124.0, Format::Plain, "17841400000000124"),
            (-2.5, Format::Plain, "-2.5"),
            (1e300, Format::Plain, "1e300"),
            (0.035, Format::Percent, "3.5%"),
            (0.0114, Format::Percent, "1.14%"),
            (0.07, Format::Percent, "7%"),
            (1_200.5, Format::Currency("€".into()), "€1200.5"),
            (-80.0, Format::Currency("NZD ".into()), "-NZD 80"),
        ] {
            let mut text = String::new();
            number(&mut text, value, &format);
            assert_eq!(text, expected);
        }
    }
}
