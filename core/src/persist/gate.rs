//! Field by field: everything that is valid comes in, everything else is dropped with a word.

use serde_json::{Map, Value};

use super::Repair;
use crate::domain::brief::Brief;
use crate::domain::entry::{self, clean_text};
use crate::domain::evidence::benchmarks::{Bench, Overrides};
use crate::domain::evidence::schemes;
use crate::domain::money::{Currency, Rates};
use crate::domain::settings::Context;
use crate::domain::tier::{TierKind, TierScheme};
use crate::domain::workspace::Workspace;

/// Most repairs that are listed one by one.
pub(super) const MAX_REPAIRS: usize = 40;

/// The fields of a brief in the words of the page.
const FIELDS: &[(&str, &str)] = &[
    ("product", "Product"),
    ("category", "Category"),
    ("niche", "How specialized"),
    ("age", "Age group"),
    ("budget", "Budget"),
    ("currency", "Currency"),
    ("weeks", "Weeks"),
    ("geo", "Geography"),
    ("place", "Place"),
    ("goal", "Goal"),
    ("also", "Secondary goals"),
    ("test", "Product test"),
    ("tested", "What is tested"),
    ("test_size", "Creators in the test"),
    ("hit_rate", "Share of winners"),
    ("hours", "Hours a week"),
    ("hour_cost", "Cost of an hour"),
    ("pay", "Payment"),
    ("content", "Content"),
    ("safety", "Brand safety"),
    ("platforms", "Platforms"),
    ("order_value", "Order value"),
    ("margin", "Margin"),
    ("goods", "Cost of goods"),
    ("shipping", "Shipping"),
];

/// What was repaired, bounded.
#[derive(Default)]
struct Repairs {
    list: Vec<Repair>,
    more: usize,
}

impl Repairs {
    fn add(&mut self, what: impl AsRef<str>, message: impl Into<String>) {
        if self.list.len() < MAX_REPAIRS {
            let what: String = clean_text(what.as_ref()).chars().take(60).collect();
            self.list.push(Repair {
                what,
                message: message.into(),
            });
        } else {
            self.more += 1;
        }
    }

    fn done(mut self) -> Vec<Repair> {
        if self.more > 0 {
            let message = format!(
                "{} more stored values were not valid and were left out.",
                self.more
            );
            self.list.push(Repair {
                what: "More".to_owned(),
                message,
            });
        }
        self.list
    }
}

const NOT_SURE: &str = "The stored answer was not valid; it counts as not sure.";
const OURS: &str = "The stored value was not valid; ours is used.";
const UNKNOWN: &str = "This version does not know it; it was left out.";

/// A workspace from a payload of the newest schema; `None` if it is no object at all.
pub(super) fn admit(payload: Value) -> Option<(Workspace, Vec<Repair>)> {
    let Value::Object(mut payload) = payload else {
        return None;
    };
    let mut repairs = Repairs::default();
    let brief = match payload.remove("brief") {
        None => Brief::default(),
        Some(Value::Object(stored)) => brief(stored, &mut repairs),
        Some(_) => {
            repairs.add(
                "Brief",
                "The stored answers were not valid; all count as not sure.",
            );
            Brief::default()
        }
    };
    let context = match payload.remove("context") {
        None => Context::default(),
        Some(Value::Object(stored)) => context(stored, &mut repairs),
        Some(_) => {
            repairs.add(
                "Settings",
                "The stored settings were not valid; ours are used.",
            );
            Context::default()
        }
    };
    for key in payload.keys() {
        repairs.add(key, UNKNOWN);
    }
    Some((Workspace { brief, context }, repairs.done()))
}

fn brief(stored: Map<String, Value>, repairs: &mut Repairs) -> Brief {
    let mut brief = Brief::default();
    for (key, value) in stored {
        let Some((_, label)) = FIELDS.iter().find(|(field, _)| *field == key) else {
            repairs.add(key, UNKNOWN);
            continue;
        };
        match with_field(&brief, &key, value.clone()) {
            Some(better) => brief = better,
            None => {
                // Of a list, the valid members stay.
                if let Value::Array(members) = value {
                    let valid = members.into_iter().filter(|m| {
                        with_field(&brief, &key, Value::Array(vec![m.clone()])).is_some()
                    });
                    brief = with_field(&brief, &key, valid.collect()).unwrap_or(brief);
                    repairs.add(label, "A stored choice was not valid and was left out.");
                } else {
                    repairs.add(label, NOT_SURE);
                }
            }
        }
    }
    for said in entry::tidy(&mut brief) {
        repairs.add("Brief", said);
    }
    brief
}

/// The brief with one field replaced, if the value is valid for it.
fn with_field(brief: &Brief, key: &str, value: Value) -> Option<Brief> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(brief) else {
        return None;
    };
    fields.insert(key.to_owned(), value);
    serde_json::from_value(Value::Object(fields)).ok()
}

fn context(mut stored: Map<String, Value>, repairs: &mut Repairs) -> Context {
    let scheme = match stored
        .remove("scheme")
        .map(serde_json::from_value::<TierScheme>)
    {
        None => schemes::default_scheme(),
        Some(Ok(scheme)) => schemes::tidy(scheme),
        Some(Err(error)) => {
            repairs.add(
                "Tier scheme",
                format!("The stored scheme was not valid; the default is used. {error}"),
            );
            schemes::default_scheme()
        }
    };
    let overrides = stored
        .remove("overrides")
        .map(|v| overrides(v, repairs))
        .unwrap_or_default();
    let rates = stored
        .remove("rates")
        .map(|v| rates(v, repairs))
        .unwrap_or_default();
    for key in stored.keys() {
        repairs.add(key, UNKNOWN);
    }
    Context {
        scheme,
        overrides,
        rates,
    }
}

fn overrides(stored: Value, repairs: &mut Repairs) -> Overrides {
    let mut overrides = Overrides::default();
    let Value::Object(benches) = stored else {
        repairs.add(
            "Benchmarks",
            "The stored benchmarks were not valid; ours are used.",
        );
        return overrides;
    };
    for (slug, cells) in benches {
        let (Some(bench), Value::Object(cells)) = (Bench::from_slug(&slug), cells) else {
            repairs.add(slug, OURS);
            continue;
        };
        for (tier, value) in cells {
            let set = TierKind::from_slug(&tier)
                .zip(value.as_f64())
                .and_then(|(tier, value)| overrides.set(bench, tier, Some(value)).ok());
            if set.is_none() {
                repairs.add(bench.label(), OURS);
            }
        }
    }
    overrides
}

fn rates(stored: Value, repairs: &mut Repairs) -> Rates {
    let mut rates = Rates::default();
    let Value::Object(entries) = stored else {
        repairs.add(
            "Exchange rates",
            "The stored rates were not valid; ours are used.",
        );
        return rates;
    };
    for (code, value) in entries {
        let set = Currency::parse(&code)
            .zip(value.as_f64())
            .and_then(|(currency, rate)| rates.set(currency, Some(rate)).ok());
        if set.is_none() {
            repairs.add(format!("Exchange rate {code}"), OURS);
        }
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_brief_has_words() {
        let Ok(Value::Object(fields)) = serde_json::to_value(Brief::default()) else {
            panic!("no object")
        };
        let mut known: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
        known.sort_unstable();
        let mut stored: Vec<&str> = fields.keys().map(String::as_str).collect();
        stored.sort_unstable();
        assert_eq!(known, stored);
    }
}
