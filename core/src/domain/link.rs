//! A brief as the query of `#/advice?...` and back.
//!
//! One table names every key with how it is read and written. Reading never fails: what cannot be read is “not sure”,
//! with an issue that names it.
//!
//! ```
//! use tierwise_core::domain::link;
//!
//! let (brief, issues) = link::parse("budget=5000&goal=engagement&also=sales&hours=lots");
//! assert_eq!(link::write(&brief), "budget=5000&currency=USD&goal=engagement&also=sales");
//! assert_eq!(issues[0].key, "hours");
//! ```

use super::brief::{Age, Brief, Content, Geo, Goal, Niche, Pay, Platform};
use super::decimal::short;
use super::entry;
use super::money::{Currency, Minor};
use super::niche;

/// Longest query that is read, in bytes. What comes after is said and left unread.
pub const MAX_QUERY: usize = 16 * 1024;

/// Longest part between two `&` that is read, in bytes.
const MAX_PART: usize = 8 * 1024;

/// Most issues that are listed one by one.
pub const MAX_ISSUES: usize = 20;

/// Most characters of a key or value that an issue repeats.
const MAX_QUOTE: usize = 60;

/// A part of a link that was not taken. The answer counts as “not sure”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkIssue {
    /// The key as written, shortened; empty where the issue is the whole link.
    pub key: String,
    /// The value as written, shortened, plain text.
    pub value: String,
    /// What is wrong and what is allowed.
    pub message: String,
}

/// How one key is read and written.
struct Key {
    name: &'static str,
    /// What it is called on the page.
    words: &'static str,
    /// Takes the decoded, trimmed, non-empty value; returns what is wrong with it.
    read: fn(&mut Brief, &str) -> Result<(), String>,
    write: fn(&Brief) -> Option<String>,
}

/// A key whose value is a slug of a choice.
macro_rules! choice_key {
    ($name:literal, $words:literal, $field:ident, $type:ty) => {
        Key {
            name: $name,
            words: $words,
            read: |b, v| {
                b.$field = Some(
                    <$type>::from_slug(&v.to_lowercase())
                        .ok_or_else(|| allowed(<$type>::ALL.iter().map(|c| c.slug())))?,
                );
                Ok(())
            },
            write: |b| b.$field.map(|c| c.slug().to_owned()),
        }
    };
}

/// A key whose value is an amount in major units.
macro_rules! amount_key {
    ($name:literal, $words:literal, $field:ident, $zero_allowed:literal) => {
        Key {
            name: $name,
            words: $words,
            read: |b, v| {
                b.$field = Some(amount(b.currency, v, $zero_allowed)?);
                Ok(())
            },
            write: |b| b.$field.map(|a| entry::plain_amount(a, b.currency)),
        }
    };
}

/// A key whose value is free text.
macro_rules! text_key {
    ($name:literal, $words:literal, $field:ident) => {
        Key {
            name: $name,
            words: $words,
            read: |b, v| {
                b.$field = entry::clean_text(v);
                let whole = v.chars().count() <= entry::MAX_TEXT;
                if whole {
                    Ok(())
                } else {
                    Err(format!(
                        "Only the first {} characters were kept.",
                        entry::MAX_TEXT
                    ))
                }
            },
            write: |b| (!b.$field.is_empty()).then(|| b.$field.clone()),
        }
    };
}

/// A key whose value is yes or no.
macro_rules! yes_no_key {
    ($name:literal, $words:literal, $field:ident) => {
        Key {
            name: $name,
            words: $words,
            read: |b, v| {
                b.$field = Some(match v.to_lowercase().as_str() {
                    "yes" => true,
                    "no" => false,
                    _ => return Err(allowed(["yes", "no"].into_iter())),
                });
                Ok(())
            },
            write: |b| {
                b.$field
                    .map(|yes| if yes { "yes" } else { "no" }.to_owned())
            },
        }
    };
}

/// A key whose value is a list of slugs.
macro_rules! list_key {
    ($name:literal, $words:literal, $field:ident, $type:ty) => {
        Key {
            name: $name,
            words: $words,
            read: |b, v| {
                let mut unknown = Vec::new();
                for slug in v.split(',').map(str::trim).filter(|s| !s.is_empty()) {
                    match <$type>::from_slug(&slug.to_lowercase()) {
                        Some(c) if !b.$field.contains(&c) => b.$field.push(c),
                        Some(_) => {}
                        None => unknown.push(quote(slug)),
                    }
                }
                if unknown.is_empty() {
                    return Ok(());
                }
                unknown.truncate(5);
                Err(format!(
                    "“{}” is not known. {}",
                    unknown.join("”, “"),
                    allowed(<$type>::ALL.iter().map(|c| c.slug()))
                ))
            },
            write: |b| {
                (!b.$field.is_empty()).then(|| {
                    b.$field
                        .iter()
                        .map(|c| c.slug())
                        .collect::<Vec<_>>()
                        .join(",")
                })
            },
        }
    };
}

/// Every key of a link, in the order in which they are written.
const KEYS: &[Key] = &[
    text_key!("product", "Product", product),
    Key {
        name: "category",
        words: "Category",
        read: |b, v| {
            let known = niche::category(&v.to_lowercase());
            b.category = Some(
                known
                    .map(|c| c.slug.to_owned())
                    .ok_or("There is no such category. Choose one from the list on the brief, or leave it out.")?,
            );
            Ok(())
        },
        write: |b| b.category.clone(),
    },
    choice_key!("niche", "How specialized", niche, Niche),
    choice_key!("age", "Age group", age, Age),
    amount_key!("budget", "Budget", budget, false),
    Key {
        name: CURRENCY,
        words: "Currency",
        read: |b, v| {
            b.currency = Currency::parse(v)
                .ok_or("Allowed is a code of three letters, for instance USD or EUR.")?;
            Ok(())
        },
        write: |b| {
            let amounts = [b.budget, b.hour_cost, b.order_value, b.goods, b.shipping];
            let needed = b.currency != Currency::USD || amounts.iter().any(Option::is_some);
            needed.then(|| b.currency.code().to_owned())
        },
    },
    Key {
        name: "weeks",
        words: "Weeks",
        read: |b, v| {
            b.weeks = Some(tenths(
                v,
                entry::parse_weeks,
                "Allowed is a number of weeks from 1 to 104, for instance 4.",
            )?);
            Ok(())
        },
        write: |b| b.weeks.map(|w| short(w.units(), 9)),
    },
    choice_key!("geo", "Geography", geo, Geo),
    text_key!("place", "Place", place),
    choice_key!("goal", "Goal", goal, Goal),
    list_key!("also", "Secondary goals", also, Goal),
    yes_no_key!("test", "Product test", test),
    text_key!("tested", "What is tested", tested),
    Key {
        name: "testsize",
        words: "Creators in the test",
        read: |b, v| {
            let allowed = "Allowed is a whole number of creators from 1 to 10000, for instance 20.";
            let digits = v.bytes().all(|c| c.is_ascii_digit());
            b.test_size = Some(
                entry::parse_count(v)
                    .ok()
                    .filter(|_| digits)
                    .ok_or(allowed)?,
            );
            Ok(())
        },
        write: |b| b.test_size.map(|n| n.to_string()),
    },
    Key {
        name: "hitrate",
        words: "Share of winners",
        read: |b, v| {
            b.hit_rate = Some(entry::parse_fraction(v).map_err(|e| e.message)?);
            Ok(())
        },
        write: |b| b.hit_rate.map(|s| short(s.fraction(), 9)),
    },
    Key {
        name: "hours",
        words: "Hours a week",
        read: |b, v| {
            b.hours = Some(tenths(
                v,
                entry::parse_hours,
                "Allowed is a number of hours a week from 0.1 to 168, for instance 4.",
            )?);
            Ok(())
        },
        write: |b| b.hours.map(|h| short(h.units(), 9)),
    },
    amount_key!("hourcost", "Cost of an hour", hour_cost, true),
    choice_key!("pay", "Payment", pay, Pay),
    choice_key!("content", "Content", content, Content),
    yes_no_key!("safety", "Brand safety", safety),
    list_key!("platform", "Platforms", platforms, Platform),
    amount_key!("aov", "Order value", order_value, false),
    Key {
        name: "margin",
        words: "Margin",
        read: |b, v| {
            b.margin = Some(entry::parse_fraction(v).map_err(|e| e.message)?);
            Ok(())
        },
        write: |b| b.margin.map(|s| short(s.fraction(), 9)),
    },
    amount_key!("goods", "Cost of goods", goods, true),
    amount_key!("shipping", "Shipping", shipping, true),
];

/// Read before all others: amounts need it.
const CURRENCY: &str = "currency";

/// What a key is called on the page; `None` for a key that no link has.
pub fn words(key: &str) -> Option<&'static str> {
    KEYS.iter().find(|k| k.name == key).map(|k| k.words)
}

fn allowed<'s>(slugs: impl Iterator<Item = &'s str>) -> String {
    format!("Allowed: {}.", slugs.collect::<Vec<_>>().join(", "))
}

fn amount(currency: Currency, value: &str, zero_allowed: bool) -> Result<Minor, String> {
    use entry::Problem::{Negative, TooLarge, TooPrecise, Zero};
    entry::parse_plain_amount(value, currency, zero_allowed).map_err(|e| match e.problem {
        Negative | Zero | TooLarge | TooPrecise => e.message,
        _ => "Allowed is an amount in plain digits, for instance 5000 or 49.50.".to_owned(),
    })
}

/// A number with a decimal point, no unit.
fn tenths<T>(
    value: &str,
    parse: fn(&str) -> Result<T, entry::EntryError>,
    allowed: &str,
) -> Result<T, String> {
    let plain = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    parse(value)
        .ok()
        .filter(|_| plain)
        .ok_or_else(|| allowed.to_owned())
}

/// Reads the part after `?`. Never fails: what cannot be read is “not sure”, with an issue that names it. Of a key
/// that stands twice, the first one counts; an empty value is “not sure”.
pub fn parse(query: &str) -> (Brief, Vec<LinkIssue>) {
    let mut brief = Brief::default();
    let mut issues = Issues::default();
    let parts = parts(query.strip_prefix('?').unwrap_or(query), &mut issues);

    let mut seen: Vec<&'static str> = Vec::new();
    let mut taken: Vec<(&Key, &str)> = Vec::new();
    for (name, value) in &parts {
        let Some(key) = KEYS.iter().find(|k| k.name == name) else {
            issues.add(
                name,
                value,
                "Tierwise does not know this part of a link; it was ignored.",
            );
            continue;
        };
        if seen.contains(&key.name) {
            issues.add(
                name,
                value,
                "This stands twice in the link; the first one counts.",
            );
            continue;
        }
        seen.push(key.name);
        if !value.trim().is_empty() {
            taken.push((key, value.trim()));
        }
    }
    let (first, rest): (Vec<_>, Vec<_>) =
        taken.into_iter().partition(|(key, _)| key.name == CURRENCY);
    for (key, value) in first.into_iter().chain(rest) {
        if let Err(message) = (key.read)(&mut brief, value) {
            issues.add(key.name, value, &message);
        }
    }
    // Only a goal that is main and secondary at once is left to tidy, and says nothing new.
    entry::tidy(&mut brief);
    (brief, issues.done())
}

/// The part after `?` for a brief; empty for an empty brief. [`parse`] gives the brief back, tidied.
pub fn write(brief: &Brief) -> String {
    let mut brief = brief.clone();
    entry::tidy(&mut brief);
    let parts = KEYS
        .iter()
        .filter_map(|key| (key.write)(&brief).map(|v| format!("{}={}", key.name, encode(&v))));
    parts.collect::<Vec<_>>().join("&")
}

/// Issues, bounded in number.
#[derive(Default)]
struct Issues {
    list: Vec<LinkIssue>,
    more: usize,
}

impl Issues {
    fn add(&mut self, key: &str, value: &str, message: &str) {
        if self.list.len() < MAX_ISSUES {
            self.list.push(LinkIssue {
                key: quote(key),
                value: quote(value),
                message: message.to_owned(),
            });
        } else {
            self.more += 1;
        }
    }

    fn done(mut self) -> Vec<LinkIssue> {
        if self.more > 0 {
            let message = format!("{} more parts of the link could not be read.", self.more);
            self.list.push(LinkIssue {
                key: String::new(),
                value: String::new(),
                message,
            });
        }
        self.list
    }
}

/// Splits and decodes, within the bounds.
fn parts(query: &str, issues: &mut Issues) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let mut room = MAX_QUERY;
    for part in query.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        if part.len() > MAX_PART {
            issues.add(
                key,
                value,
                "This part of the link is too long; it was ignored.",
            );
            continue;
        }
        match room.checked_sub(part.len() + 1) {
            Some(left) => room = left,
            None => {
                issues.add("", "", "The link is longer than any brief; what comes after its first 16,000 characters was not read.");
                break;
            }
        }
        parts.push((decode(key), decode(value)));
    }
    parts
}

/// Text for an issue: one line, shortened.
fn quote(text: &str) -> String {
    let line = entry::clean_text(text);
    if line.chars().count() <= MAX_QUOTE {
        return line;
    }
    line.chars().take(MAX_QUOTE).chain(['…']).collect()
}

/// Undoes percent-encoding and `+`; a `%` that is not followed by two hex digits stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [a, b, after @ ..]) => match (hex(*a), hex(*b)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|d| u8::try_from(d).ok())
}

/// Percent-encodes everything but unreserved characters and commas.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .fold(String::with_capacity(text.len()), |mut out, b| {
            if b.is_ascii_alphanumeric() || b"-._~,".contains(&b) {
                out.push(char::from(b));
            } else {
                out.push('%');
                out.extend(
                    [b >> 4, b & 15]
                        .iter()
                        .filter_map(|d| char::from_digit(u32::from(*d), 16))
                        .map(|c| c.to_ascii_uppercase()),
                );
            }
            out
        })
}
