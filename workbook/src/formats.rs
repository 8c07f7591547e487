//! What the format of a number says about it: that it is a share, and which currency it is in.

use calamine::Style;
use tierwise_import::names_currency;

/// What stands with the numbers of a style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Format {
    /// Nothing that matters.
    #[default]
    Plain,
    /// A percent sign: 0.035 is shown as 3.5%.
    Percent,
    /// A sign or code of a currency, to be written before the number.
    Currency(String),
}

/// Signs that stand for a currency by language, as Windows numbers them.
const LANGUAGES: [(u32, &str); 15] = [
    (0x0409, "USD"),
    (0x0C09, "AUD"),
    (0x1009, "CAD"),
    (0x0C0C, "CAD"),
    (0x1409, "NZD"),
    (0x4809, "SGD"),
    (0x0C04, "HKD"),
    (0x0404, "TWD"),
    (0x080A, "MXN"),
    (0x2C0A, "ARS"),
    (0x411, "JPY"),
    (0x804, "CNY"),
    (0x406, "DKK"),
    (0x414, "NOK"),
    (0x41D, "SEK"),
];
/// Signs that stand for several currencies, so that the language decides.
const SHARED: [&str; 3] = ["$", "¥", "kr"];

impl Format {
    /// What the format of a style says.
    pub fn of(style: &Style) -> Self {
        let Some(format) = &style.number_format else {
            return Self::Plain;
        };
        // Without a code of its own in the file, the format means the currency of whoever opens it.
        let anyones = matches!(format.format_id, Some(42 | 44));
        if anyones && format.format_code.starts_with("_($*") {
            return Self::Plain;
        }
        Self::read(&format.format_code)
    }

    /// Reads a format as Excel writes it: `0.0%`, `"€"#,##0`, `[$NZ$-1409]#,##0;[Red]-...`. The part for positive numbers
    /// counts.
    fn read(code: &str) -> Self {
        let mut words = String::new();
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '%' => return Self::Percent,
                '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' => words.extend(chars.next()),
                // Room as wide as the next character, and filling up with it.
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if let Some(sign) = inside.strip_prefix('$') {
                        words.push_str(&in_brackets(sign));
                    }
                }
                '0' | '#' | '?' | '.' | ',' => {}
                c => words.push(c),
            }
        }
        let words = words.trim();
        if !names_currency(words) {
            return Self::Plain;
        }
        // A code is a word of its own.
        let gap = if words.ends_with(|c: char| c.is_ascii_alphabetic()) {
            " "
        } else {
            ""
        };
        Self::Currency(format!("{words}{gap}"))
    }
}

/// `€-407`: a sign and a language.
fn in_brackets(text: &str) -> String {
    let (sign, language) = text.rsplit_once('-').unwrap_or((text, ""));
    let language = u32::from_str_radix(language, 16).ok();
    let known = LANGUAGES
        .iter()
        .find(|(number, _)| Some(*number) == language);
    match known {
        Some((_, code)) if SHARED.contains(&sign) => (*code).to_owned(),
        _ => sign.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_shares_and_currencies() {
        for (code, expected) in [
            ("General", Format::Plain),
            ("#,##0", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("0.0%", Format::Percent),
            ("0\"%\"", Format::Plain),
            ("\"€\"#,##0", Format::Currency("€".into())),
            ("#,##0.00\\ \"€\"", Format::Currency("€".into())),
            ("[$€-2]\\ #,##0.00", Format::Currency("€".into())),
            ("$#,##0;[Red]-$#,##0", Format::Currency("$".into())),
            ("_-[$£-809]* #,##0.00_-", Format::Currency("£".into())),
            ("_(\"$\"* #,##0.00_);_(@_)", Format::Currency("$".into())),
            ("[$$-1409]#,##0.00", Format::Currency("NZD ".into())),
            ("[$NZ$-1409]#,##0.00", Format::Currency("NZ$".into())),
            ("#,##0.00 [$kr-41D]", Format::Currency("SEK ".into())),
            ("[$EUR] #,##0", Format::Currency("EUR ".into())),
            ("[Red]#,##0", Format::Plain),
            ("0 \"posts\"", Format::Plain),
            ("#,##0;\"$\"", Format::Plain),
            ("\"", Format::Plain),
            ("[$", Format::Plain),
            ("\\", Format::Plain),
        ] {
            assert_eq!(Format::read(code), expected, "{code}");
        }
    }
}
