//! What the marketer asks of a short list: money, hours, and how many of whom.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Plans that are kept side by side.
pub const PLANS: usize = 6;
/// Longest name and longest line for finding creators, in characters.
const LONGEST: usize = 400;
/// Rules of one kind that are kept.
const RULES: usize = 60;
/// Most creators that a bound can speak of.
const MOST: u32 = 1_000_000;

/// Fewest and most creators of some kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// At least so many.
    pub fewest: u32,
    /// At most so many; `None` for any number.
    pub most: Option<u32>,
}

impl Bounds {
    /// Whether nothing is asked.
    pub fn is_free(self) -> bool {
        self == Self::default()
    }
}

/// What a short list has to keep to. What is `None` follows the brief.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// What the marketer calls it.
    pub name: String,
    /// Who may be chosen, as the line for finding creators understands it; empty for everybody.
    pub among: String,
    /// Currency of the amounts, as a code of three letters. In another currency than the brief's they do not count.
    pub currency: String,
    /// Money there is, in minor units.
    pub budget: Option<i64>,
    /// Money of it that is kept for boosting, in minor units.
    pub kept: Option<i64>,
    /// Minutes there are for handling creators.
    pub minutes: Option<u32>,
    /// Most of the budget that may go to one creator, 0 to 1.
    pub share: Option<f64>,
    /// Most creators in all.
    pub most: Option<u32>,
    /// By slug of a tier.
    pub tiers: Vec<(String, Bounds)>,
    /// By slug of a network.
    pub networks: Vec<(String, Bounds)>,
    /// By name of a country, state or city. Who is in several counts for the first.
    pub places: Vec<(String, Bounds)>,
}

impl Plan {
    /// What it is called where it stands among the others, counted from 0.
    pub fn called(&self, at: usize) -> String {
        if self.name.is_empty() {
            format!("Plan {}", at + 1)
        } else {
            self.name.clone()
        }
    }

    /// The same without what makes no sense, and no larger than can be kept.
    pub fn checked(self) -> Self {
        let amount = |minor: &i64| *minor >= 0;
        let rules = |rules: Vec<(String, Bounds)>| {
            let named = rules.into_iter().take(RULES);
            let named = named.map(|(what, bounds)| (short(&what), sensible(bounds)));
            named.filter(|(what, _)| !what.is_empty()).collect()
        };
        Self {
            name: short(&self.name),
            among: short(&self.among),
            currency: short(&self.currency),
            budget: self.budget.filter(amount),
            kept: self.kept.filter(amount),
            minutes: self.minutes,
            share: self.share.filter(|share| (0.0..=1.0).contains(share)),
            most: self.most.map(|most| most.min(MOST)),
            tiers: rules(self.tiers),
            networks: rules(self.networks),
            places: rules(self.places),
        }
    }

    /// The same with amounts in this currency: those in another one do not count any more.
    pub fn set_currency(&mut self, currency: &str) {
        if self.currency != currency {
            (self.budget, self.kept) = (None, None);
            self.currency = currency.to_owned();
        }
    }

    /// Its amounts, where they are in this currency.
    pub fn amounts(&self, currency: &str) -> (Option<i64>, Option<i64>) {
        if self.currency == currency {
            (self.budget, self.kept)
        } else {
            (None, None)
        }
    }
}

fn sensible(bounds: Bounds) -> Bounds {
    Bounds {
        fewest: bounds.fewest.min(MOST),
        most: bounds.most.map(|most| most.min(MOST)),
    }
}

fn short(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// The plans of a brand, and which of them is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plans {
    /// In the order in which they are shown; never empty.
    pub all: Vec<Plan>,
    /// Place of the one that is looked at.
    pub current: u32,
}

impl Default for Plans {
    fn default() -> Self {
        Self {
            all: vec![Plan::default()],
            current: 0,
        }
    }
}

impl Plans {
    /// What the one that is looked at is called, where there are others.
    pub fn open_among_others(&self) -> Option<String> {
        let several = self.all.len() > 1;
        let plan = self.all.get(self.current as usize).filter(|_| several)?;
        Some(plan.called(self.current as usize))
    }

    /// The same without what makes no sense.
    pub fn checked(self) -> Self {
        let all: Vec<Plan> = self
            .all
            .into_iter()
            .take(PLANS)
            .map(Plan::checked)
            .collect();
        if all.is_empty() {
            return Self::default();
        }
        let last = all.len() as u32 - 1;
        Self {
            current: self.current.min(last),
            all,
        }
    }

    /// What was done to these where they are others now, for whoever may take it back.
    pub fn turned_into(&self, others: &Self) -> &'static str {
        match others.all.len().cmp(&self.all.len()) {
            Ordering::Less => "removal of a plan",
            Ordering::Greater => "another plan",
            Ordering::Equal if others.all == self.all => "choice of a plan",
            Ordering::Equal => "limits of the short list",
        }
    }

    /// The one that is looked at.
    pub fn plan(&self) -> Plan {
        self.all
            .get(self.current as usize)
            .cloned()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_left_out_and_there_is_always_a_plan() {
        let plan = Plan {
            budget: Some(-1),
            share: Some(f64::NAN),
            most: Some(u32::MAX),
            tiers: vec![(" ".to_owned(), Bounds::default())],
            among: "x".repeat(1000),
            ..Plan::default()
        };
        let checked = plan.checked();
        assert_eq!((checked.budget, checked.share), (None, None));
        assert_eq!((checked.most, checked.tiers.len()), (Some(MOST), 0));
        assert_eq!(checked.among.len(), LONGEST);
        let none = Plans {
            all: Vec::new(),
            current: 9,
        };
        assert_eq!(none.checked(), Plans::default());
    }

    #[test]
    fn amounts_of_another_currency_do_not_count() {
        let plan = Plan {
            currency: "EUR".to_owned(),
            budget: Some(500),
            ..Plan::default()
        };
        assert_eq!(plan.amounts("EUR"), (Some(500), None));
        assert_eq!(plan.amounts("USD"), (None, None));
    }
}
