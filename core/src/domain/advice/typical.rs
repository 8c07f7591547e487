//! A tier's typical figures for a brief: what the comparison table shows and the mix is drawn up with.

use super::{Range, Typical};
use crate::domain::brief::{Brief, Goal};
use crate::domain::evidence::benchmarks::Bench;
use crate::domain::model::noise::Noise;
use crate::domain::model::outcome::{Answers, MAX_TIERS, World};
use crate::domain::money::{Currency, Minor};
use crate::domain::settings::Context;
use crate::domain::tier::TierKind;

/// Typical figures of all tiers with what they were drawn up for.
#[derive(Debug, Clone)]
pub(super) struct Typicals {
    /// One entry per band, in the order of the scheme.
    pub tiers: Vec<TierTypical>,
    /// The brief's budget, or the one assumed.
    pub budget: Minor,
    /// Hours a week, the brief's or assumed.
    pub hours_a_week: f64,
    /// Hours over the campaign.
    pub hours: f64,
    /// Cost of an hour in the brief's currency.
    pub hour_cost: Minor,
    /// Chance that a creator is a winner.
    pub hit_rate: f64,
}

/// A tier with its typical figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct TierTypical {
    pub tier: TierKind,
    pub typical: Typical,
}

impl Typicals {
    pub fn new(world: &World, brief: &Brief, context: &Context) -> Self {
        let answers = world.middle_answers();
        let rate = context.rates.per_usd(brief.currency);
        let money =
            |dollars: f64| Minor::from_major(dollars * rate, brief.currency).unwrap_or_default();
        let curves = &world.lookup.curves;
        let budget = brief.budget.unwrap_or_else(|| money(answers.budget));
        let tiers = world
            .tiers
            .iter()
            .take(MAX_TIERS)
            .zip(context.scheme.bands())
            .map(|(tier, band)| {
                let o = world.outcome(tier, &answers, &Noise::NONE);
                let followers = band.typical_followers();
                let plain = |b: Bench| {
                    let (low, mid, high) = curves.ln_at(b, followers);
                    Range {
                        p10: libm::exp(low),
                        mid: libm::exp(mid),
                        p90: libm::exp(high),
                    }
                };
                let fee_range = plain(Bench::fee(answers.platform));
                let fee = nice(money(o.fee), brief.currency);
                let cash = fee.plus(money((o.cash - o.fee).max(0.0)));
                let hours = o.hours;
                let all_in = cash.plus(money(hours * answers.hour_cost));
                let useful = useful(world, tier, &answers, &o);
                let reach = libm::exp(o.ln_reach);
                let engagements = libm::exp(o.ln_engagements);
                let supply = libm::exp(tier.ln_supply(&answers));
                let major = |m: Minor| m.major(brief.currency);
                let typical = Typical {
                    followers,
                    fee,
                    fee_low: nice(money(o.fee * fee_range.p10 / fee_range.mid), brief.currency),
                    fee_high: nice(money(o.fee * fee_range.p90 / fee_range.mid), brief.currency),
                    cash,
                    all_in,
                    hours,
                    engagement_rate: plain(Bench::engagement(answers.platform)),
                    reach_rate: reach / followers,
                    reach,
                    engagements,
                    in_target: libm::exp(o.ln_place),
                    interested: libm::exp(o.ln_interest),
                    credible: libm::exp(o.ln_credible),
                    click_rate: libm::exp(o.ln_click_rate),
                    conversion: libm::exp(o.ln_conversion),
                    useful,
                    cost_per_useful: major(all_in) / useful,
                    cpm: major(cash) / reach * 1_000.0,
                    cpe: major(cash) / engagements,
                    affordable_count: whole(budget.get() as f64 / cash.get().max(1) as f64),
                    manageable_count: whole(answers.hours / hours),
                    supply,
                    minimum: tier.minimum as u32,
                };
                TierTypical {
                    tier: band.tier,
                    typical,
                }
            })
            .collect();
        Self {
            tiers,
            budget,
            hours_a_week: answers.hours / brief.weeks_or_month(),
            hours: answers.hours,
            hour_cost: money(answers.hour_cost),
            hit_rate: answers.hit_rate,
        }
    }

    /// Whether the budget buys one creator of the cheapest tier.
    pub fn anybody_affordable(&self) -> bool {
        self.tiers.iter().any(|t| t.typical.cash <= self.budget)
    }

    /// Cash for one creator of the cheapest tier.
    pub fn cheapest(&self) -> Minor {
        self.tiers
            .iter()
            .map(|t| t.typical.cash)
            .min()
            .unwrap_or_default()
    }
}

/// Useful results of one creator for the main goal (the sampled or first one).
fn useful(
    world: &World,
    tier: &crate::domain::model::outcome::Tier,
    answers: &Answers,
    o: &crate::domain::model::outcome::Outcome,
) -> f64 {
    let mut main = (Goal::Engagement, 0.0);
    world.goals(answers).each(|goal, share| {
        if share > main.1 {
            main = (goal, share);
        }
    });
    libm::exp(tier.ln_useful(main.0, o))
}

fn whole(x: f64) -> u32 {
    if x.is_finite() {
        libm::floor(x + 1e-9).clamp(0.0, 1e9) as u32
    } else {
        0
    }
}

/// Two significant figures, in whole major units from 10 on: a benchmark fee known to a factor is not quoted to the
/// cent.
pub(super) fn nice(amount: Minor, currency: Currency) -> Minor {
    let minor = amount.get();
    let unit = currency.minor_per_major();
    let mut step = 1_i64;
    while minor / step >= 100 {
        step *= 10;
    }
    let step = if minor >= 10 * unit {
        step.max(unit)
    } else {
        step
    };
    Minor::new((minor + step / 2) / step * step).unwrap_or(amount)
}
