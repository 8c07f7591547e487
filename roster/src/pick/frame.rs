//! What a short list may cost, in money and in time.

use tierwise_core::domain::advice::mix;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::model::outcome::fee_share;
use tierwise_core::domain::model::scalars::Scalar;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_shortlist::Limits;

use super::Entry;
use crate::plan::Plan;

/// The frame of a short list: the plan, with what the brief says where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Currency of the amounts.
    pub currency: Currency,
    /// Money there is, in minor units; `None` where neither plan nor brief names any.
    pub budget: Option<i64>,
    /// Money of it that is kept for boosting, in minor units.
    pub kept: i64,
    /// Whether the plan itself says how much that is.
    pub keeps: bool,
    /// Minutes there are; `None` where neither plan nor brief says.
    pub minutes: Option<u64>,
    /// Most of the budget that may go to one creator, 0 to 1.
    pub share: f64,
    /// Goods and postage for each creator, in minor units, where the brief says what they cost.
    pub goods: i64,
    /// Part of a typical fee that is paid, 0 to 1: gifting pays none.
    pub fee: f64,
}

impl Frame {
    /// The frame of a plan for a brief.
    pub fn of(plan: &Plan, brief: &Brief) -> Self {
        let (budget, kept) = plan.amounts(brief.currency.code());
        let budget = budget.or(brief.budget.map(Minor::get));
        let usual = budget.map_or(0.0, |b| b as f64 * Scalar::BoostShare.value());
        let minor = |amount: Option<Minor>| amount.map_or(0, Minor::get);
        let hours = brief
            .hours
            .map(|hours| hours.units() * brief.weeks_or_month());
        Self {
            currency: brief.currency,
            budget,
            kept: kept.unwrap_or(usual as i64).min(budget.unwrap_or(0)),
            keeps: kept.is_some(),
            minutes: plan
                .minutes
                .map(u64::from)
                .or(hours.map(|h| (h * 60.0).round() as u64)),
            share: plan.share.unwrap_or(Scalar::ShareCap.value()),
            goods: minor(brief.goods) + minor(brief.shipping),
            fee: brief.pay.map_or(1.0, fee_share),
        }
    }

    /// What is kept for boosting where creators cost so much: as in the advice, where the plan says nothing else.
    pub fn kept_beside(&self, cost: i64) -> i64 {
        let usual = |budget: i64| mix::kept(budget, budget - cost).max(self.kept);
        let usual = self.budget.filter(|_| !self.keeps).map(usual);
        usual.unwrap_or(self.kept)
    }

    /// Money for creators, in minor units.
    pub fn to_spend(&self) -> Option<i64> {
        self.budget.map(|budget| (budget - self.kept).max(0))
    }

    /// The limits of a problem with the money of this frame.
    #[must_use]
    pub fn limits(&self, others: &Limits) -> Limits {
        Limits {
            money: self.to_spend().map(i64::unsigned_abs),
            on_one: self.most_on_one().map(i64::unsigned_abs),
            ..others.clone()
        }
    }

    /// The same with so much more money, in minor units.
    pub fn with_more(&self, extra: i64) -> Self {
        Self {
            budget: self.budget.map(|budget| (budget + extra).max(0)),
            ..*self
        }
    }

    /// Whether somebody costs more than may go to one creator. Whoever has to be in is exempt.
    pub fn is_too_dear(&self, entry: &Entry) -> bool {
        !entry.pinned && self.most_on_one().is_some_and(|most| entry.cost > most)
    }

    /// Most money for one creator, in minor units.
    pub fn most_on_one(&self) -> Option<i64> {
        self.budget
            .map(|budget| (budget as f64 * self.share).round() as i64)
    }
}
