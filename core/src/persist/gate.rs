//! Value by value: everything that is valid comes in, everything else is dropped with a word.

use super::Repair;
use super::payload::{Payload, Scheme};
use crate::domain::brief::Brief;
use crate::domain::entry::{self, clean_text};
use crate::domain::evidence::benchmarks::{Bench, Overrides};
use crate::domain::evidence::schemes;
use crate::domain::link;
use crate::domain::money::{Currency, Rates};
use crate::domain::settings::Context;
use crate::domain::tier::{Band, TierKind, TierScheme};
use crate::domain::workspace::Workspace;

/// Most repairs that are listed one by one.
pub(super) const MAX_REPAIRS: usize = 40;

/// What was repaired, bounded.
#[derive(Default)]
struct Repairs {
    list: Vec<Repair>,
    more: usize,
}

impl Repairs {
    fn add(&mut self, what: &str, message: impl Into<String>) {
        if self.list.len() < MAX_REPAIRS {
            self.list.push(Repair {
                what: clean_text(what).chars().take(60).collect(),
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

const OURS: &str = "The stored value was not valid; ours is used.";

/// A valid workspace, and what was dropped or changed to get one.
pub(super) fn admit(stored: Payload) -> (Workspace, Vec<Repair>) {
    let mut repairs = Repairs::default();
    let workspace = Workspace {
        brief: brief(&stored.brief, &mut repairs),
        context: Context {
            scheme: scheme(stored.scheme, &mut repairs),
            overrides: overrides(&stored.overrides, &mut repairs),
            rates: rates(&stored.rates, &mut repairs),
        },
    };
    (workspace, repairs.done())
}

fn brief(query: &str, repairs: &mut Repairs) -> Brief {
    let (mut brief, issues) = link::parse(query);
    for issue in issues {
        match link::words(&issue.key) {
            Some(words) => repairs.add(
                words,
                format!(
                    "“{}” was not taken as it stood. {}",
                    issue.value, issue.message
                ),
            ),
            None if issue.key.is_empty() => repairs.add("Brief", issue.message),
            None => repairs.add(
                &issue.key,
                "This version does not know it; it was left out.",
            ),
        }
    }
    for said in entry::tidy(&mut brief) {
        repairs.add("Brief", said);
    }
    brief
}

fn scheme(stored: Scheme, repairs: &mut Repairs) -> TierScheme {
    let bands = stored.bands.into_iter().map(|b| {
        let tier = TierKind::from_slug(&b.tier)
            .ok_or_else(|| format!("There is no tier “{}”.", clean_text(&b.tier)))?;
        Ok(Band {
            tier,
            label: b.label,
            lower: b.lower,
            upper: b.upper,
        })
    });
    let built = bands.collect::<Result<_, String>>().and_then(|bands| {
        TierScheme::new(stored.id, stored.name, stored.source, stored.year, bands)
            .map_err(|e| e.to_string())
    });
    match built {
        Ok(scheme) => schemes::tidy(scheme),
        Err(why) => {
            repairs.add(
                "Tier scheme",
                format!("The stored scheme was not valid; the default is used. {why}"),
            );
            schemes::default_scheme()
        }
    }
}

fn overrides(stored: &[(String, String, f64)], repairs: &mut Repairs) -> Overrides {
    let mut overrides = Overrides::default();
    for (slug, tier, value) in stored {
        let bench = Bench::from_slug(slug);
        let set = bench
            .zip(TierKind::from_slug(tier))
            .is_some_and(|(bench, tier)| overrides.set(bench, tier, Some(*value)).is_ok());
        if !set {
            repairs.add(bench.map_or(slug.as_str(), |b| b.label()), OURS);
        }
    }
    overrides
}

fn rates(stored: &[(String, f64)], repairs: &mut Repairs) -> Rates {
    let mut rates = Rates::default();
    for (code, rate) in stored {
        let set =
            Currency::parse(code).is_some_and(|currency| rates.set(currency, Some(*rate)).is_ok());
        if !set {
            repairs.add(&format!("Exchange rate {code}"), OURS);
        }
    }
    rates
}
