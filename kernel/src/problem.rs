//! What is simulated: the tables that a brief and the benchmarks come down to.
//!
//! Money is in US dollars, time in hours, `ln_` means a natural logarithm; shares and values run from 0 to 1. Tables
//! are arrays whose length is a power of two: a masked position needs no check. Alternatives that do not exist are
//! never taken, so what their places hold does not matter.

use crate::sequence::POINTS;
pub use crate::sequence::SHARED;
use crate::{CRITERIA, TIERS};

/// Most alternatives of an answer.
pub const ALTERNATIVES: usize = 8;
/// Places for kinds of payment.
pub const TERMS: usize = 4;
/// Places for platforms.
pub const CHANNELS: usize = 4;

/// An answer that each draw takes from a few alternatives. An alternative is a position in the answer's tables.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The alternatives.
    pub(crate) positions: [u32; ALTERNATIVES],
    /// Step of the draw from which the next alternative is taken, ascending.
    pub(crate) ends: [u32; ALTERNATIVES],
    /// Ends in use: alternatives less one.
    pub(crate) open: usize,
}

impl Choice {
    /// The answer is known: every draw takes this position.
    pub const fn known(position: usize) -> Self {
        Self {
            positions: [position as u32; ALTERNATIVES],
            ends: [u32::MAX; ALTERNATIVES],
            open: 0,
        }
    }

    /// Positions with their probabilities, which sum to 1; the first [`ALTERNATIVES`] count.
    pub fn among(alternatives: impl Iterator<Item = (usize, f64)>) -> Self {
        let mut choice = Self::known(0);
        let mut sum = 0.0;
        let mut count = 0_usize;
        for ((position, end), (at, probability)) in choice
            .positions
            .iter_mut()
            .zip(&mut choice.ends)
            .zip(alternatives)
        {
            *position = at as u32;
            sum += probability;
            // A draw lies in the middle of its step; from `sum` on the next alternative is taken.
            *end = (sum * POINTS as f64 - 0.5).ceil() as u32;
            count += 1;
        }
        choice.open = count.saturating_sub(1);
        choice
    }
}

impl Default for Choice {
    fn default() -> Self {
        Self::known(0)
    }
}

/// What counts as a result, and how much each criterion weighs, by goal (or mixture of goals).
///
/// A useful result's logarithm is a sum. What does not depend on the draw is in [`Tier::ln_results`]; here are the
/// coefficients of what does.
#[derive(Debug, Clone, Default)]
pub struct Goals {
    /// Of the reach or engagement an account still activates.
    pub response: [f32; ALTERNATIVES],
    /// Of the share in the target geography times the credible share.
    pub audience: [f32; ALTERNATIVES],
    /// Of the share interested.
    pub interest: [f32; ALTERNATIVES],
    /// Of the click rate.
    pub clicks: [f32; ALTERNATIVES],
    /// Of lead and order rates.
    pub conversion: [f32; ALTERNATIVES],
    /// Of trust.
    pub trust: [f32; ALTERNATIVES],
    /// Weights of the criteria, before the test's; only proportions count.
    pub weights: [[f32; ALTERNATIVES]; CRITERIA],
}

/// What the simulation runs on.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// The tiers, from small to large; at most [`TIERS`] count.
    pub tiers: Vec<Tier>,
    /// Goals to sample from.
    pub goals: Goals,
    /// Which goal.
    pub goal: Choice,
    /// How specialised the product is: position in [`Tier::ln_interest`].
    pub interest: Choice,
    /// Log factor on the number of suitable creators, by interest.
    pub ln_supply_by_interest: [f32; ALTERNATIVES],
    /// Which target geography: position in [`Tier::ln_place`].
    pub place: Choice,
    /// Log factor on the number of suitable creators, by place.
    pub ln_supply_by_place: [f32; ALTERNATIVES],
    /// Whether a product is tested.
    pub test: Choice,
    /// Weight that a test adds to learning: 0 for the alternatives without one.
    pub test_weight: [f32; ALTERNATIVES],
    /// Most creators that a test uses; infinite where not limited.
    pub test_size: f32,
    /// Share of creators that turn out winners.
    pub hit_rate: Choice,
    /// Log chance that a creator is no winner.
    pub ln_miss: [f32; ALTERNATIVES],
    /// Own hours over the campaign.
    pub hours: Choice,
    /// Own hours over the campaign.
    pub ln_hours: [f32; ALTERNATIVES],
    /// What an own hour costs.
    pub hour_cost: Choice,
    /// Dollars an hour.
    pub hour_costs: [f32; ALTERNATIVES],
    /// Kind of payment: position in the tables by terms.
    pub terms: Choice,
    /// Share of an order's value paid as commission, by terms.
    pub commission: [f32; TERMS],
    /// Platform: position in the tables by channel.
    pub channel: Choice,
    /// Goods and postage for one creator.
    pub goods: Choice,
    /// Dollars for each creator.
    pub goods_costs: [f32; ALTERNATIVES],
    /// Value of an order.
    pub order_value: Choice,
    /// Dollars.
    pub order_values: [f32; ALTERNATIVES],
    /// Budget over the campaign.
    pub budget: Choice,
    /// Dollars.
    pub budgets: [f32; ALTERNATIVES],
    /// The same, natural log.
    pub ln_budgets: [f32; ALTERNATIVES],
    /// Most of the budget that one creator may take where three of some tier are affordable.
    pub share_cap: f32,
    /// Centre of the scales of volume and effort: the middling budget.
    pub ln_middling_budget: f32,
    /// Value points for each natural log above the centre of a log scale.
    pub slope: f32,
}

/// A tier's tables at its typical account.
#[derive(Debug, Clone, Copy)]
pub struct Tier {
    /// What a standard normal level and tilt of each shared uncertainty do to this tier, in the order of [`Shared`].
    pub shared: [(f32, f32); SHARED],
    /// Useful results of one creator by goal and channel (`goal * CHANNELS + channel`), less the middling result for
    /// one dollar, before [`Tier::ln_posts`], the shares of the audience and the uncertainties.
    pub ln_results: [f32; ALTERNATIVES * CHANNELS],
    /// Orders of one creator by channel, before the same.
    pub ln_orders: [f32; CHANNELS],
    /// Share of accepting creators who post, by terms.
    pub ln_posts: [f32; TERMS],
    /// Share of the audience in the target geography, by place.
    pub ln_place: [f32; ALTERNATIVES],
    /// Share of the audience interested, by interest.
    pub ln_interest: [f32; ALTERNATIVES],
    /// Credible share.
    pub ln_credible: f32,
    /// Trust, 0..1.
    pub trust: f32,
    /// Polish or safety, 0..1.
    pub polish: f32,
    /// Fee by terms and channel (`terms * CHANNELS + channel`).
    pub fees: [f32; TERMS * CHANNELS],
    /// Own hours for one creator, by terms.
    pub hours: [f32; TERMS],
    /// The same, logarithm.
    pub ln_hours: [f32; TERMS],
    /// Suitable creators who accept, by terms, before geography and niche.
    pub ln_supply: [f32; TERMS],
    /// Fewest creators that make sense.
    pub minimum: f32,
}

impl Problem {
    /// The tiers that count.
    #[inline(always)]
    pub(crate) fn tiers(&self) -> impl Iterator<Item = &Tier> {
        self.tiers.iter().take(TIERS)
    }
}

/// Uncertainties shared by all creators of a draw, as positions in [`Tier::shared`]. Those of logarithms add to them.
#[derive(Debug, Clone, Copy)]
pub enum Shared {
    /// How much of its audience an account still activates: moves reach and engagement alike (log).
    Response,
    /// Fees (log).
    Fee,
    /// Click rate (log).
    Clicks,
    /// Lead and order rate (log).
    Conversion,
    /// Credible share (log).
    Credible,
    /// Share of the audience in the target geography (log).
    Place,
    /// Share of the audience interested (log).
    Interest,
    /// Own hours for one creator (log).
    Handling,
    /// Trust, in points of 0..1.
    Trust,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_cut_the_steps_by_their_probabilities() {
        let choice = Choice::among([(4, 0.25), (0, 0.5), (7, 0.25)].into_iter());
        assert_eq!(choice.open, 2);
        assert_eq!(choice.ends[..2], [4_096, 12_288]);
        assert_eq!(choice.positions[..3], [4, 0, 7]);
        assert_eq!(Choice::among([(3, 1.0)].into_iter()).open, 0);
        assert_eq!(Choice::among(std::iter::empty()).open, 0);
    }
}
