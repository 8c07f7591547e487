//! The advice: which tier, which mix, for how much, how sure, why, and what would change it.

mod compute;
pub mod flips;
pub mod forecast;
mod lead;
pub mod mix;
pub mod reasons;
pub mod returns;
mod typical;
pub mod words;

pub use compute::{Consultation, advise, advise_with};
pub use lead::{Lead, Share, lead};

use super::brief::{Brief, Question};
use super::choice::choices;
use super::money::Minor;
use super::tier::{Band, TierKind};

choices! {
    /// What tiers are compared on. Every criterion is a value 0..1 on a fixed scale, the same for every brief.
    Criterion {
        Efficiency = "efficiency", "Result per dollar", "Useful results for each dollar of fees, goods, shipping, commission and your time (log scale)";
        Volume = "volume", "Volume", "Useful results in all that budget, hours and the number of suitable creators allow (log scale)";
        Trust = "trust", "Trust", "Closeness to the audience and share of credible followers";
        Effort = "effort", "Effort", "Your hours for each useful result, against the hours you have (log scale)";
        Polish = "polish", "Content and safety", "Content polish and brand safety; counts only when asked for";
        Learning = "learning", "Learning", "Chance that the creators you can afford and manage include a winner; counts only in a test";
    }
}

/// Number of criteria.
pub const CRITERIA: usize = Criterion::ALL.len();

/// Draws for the answer.
pub const DRAWS: usize = 10_000;

/// The whole answer to a brief. All parts follow from the same draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// The tier that comes first in most draws; `None` where the budget cannot buy one paid creator.
    pub leader: Option<TierKind>,
    /// The tier that comes second most often in first place.
    pub runner_up: Option<TierKind>,
    /// One entry per band of the scheme, in its order.
    pub tiers: Vec<TierAdvice>,
    /// Number of draws behind the shares.
    pub draws: usize,
    /// Leader against runner-up.
    pub reasons: Option<reasons::Reasons>,
    /// Creators and money.
    pub mix: mix::Mix,
    /// What the mix is expected to bring.
    pub forecast: forecast::Forecast,
    /// What was assumed or relaxed, for the page to say.
    pub notes: Vec<Note>,
}

impl Advice {
    /// The entry of a tier.
    pub fn tier(&self, tier: TierKind) -> Option<&TierAdvice> {
        self.tiers.iter().find(|t| t.band.tier == tier)
    }

    /// The entry of the leader.
    pub fn leader_entry(&self) -> Option<&TierAdvice> {
        self.leader.and_then(|t| self.tier(t))
    }
}

/// Something the page has to say about the advice. Fields name the tier, counts and amounts in question.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// No budget given: the mix is drawn up for this amount.
    BudgetAssumed(Minor),
    /// The budget buys no paid creator at a typical fee; the cheapest costs this much.
    NobodyAffordable { cheapest: Minor },
    /// The minimum sensible count of a tier was relaxed, because the budget cannot buy it.
    MinimumRelaxed {
        tier: TierKind,
        minimum: u32,
        bought: u32,
    },
    /// One creator takes more than 40% of the money, because fewer than three are affordable.
    ShareCapRelaxed { tier: TierKind },
    /// There is no exchange rate for the currency: 1 was used.
    NoExchangeRate,
    /// No hours given: the mix is drawn up for this many a week.
    HoursAssumed(f64),
    /// Not sure how to pay: the mix is drawn up for cash fees.
    CashAssumed,
    /// The hours given are what limits the mix.
    HoursLimit,
    /// The number of suitable creators is what limits the mix.
    SupplyLimit { tier: TierKind },
    /// Two tiers are so close that the order is a matter of taste.
    CloseCall { rival: TierKind },
}

/// What a tier's simulation says.
#[derive(Debug, Clone, PartialEq)]
pub struct TierAdvice {
    /// The band of the scheme.
    pub band: Band,
    /// Share of draws in which the tier comes first, 0..1. All shares sum to 1.
    pub acceptability: f64,
    /// Share of draws in which the tier takes rank 1, 2, ...; as many entries as tiers; sums to 1.
    pub ranks: Vec<f64>,
    /// Share of draws in which the tier would come first if its own central weights were everybody's; `None` if it
    /// never comes first (Lahdelma and Salminen 2001, confidence factor).
    pub confidence: Option<f64>,
    /// Average weights (summing to 1) of the draws in which the tier comes first: who would be right to choose it.
    pub central_weights: Option<[f64; CRITERIA]>,
    /// Overall value, P10, mean and P90 over the draws: 0..100 on the fixed scales, below 0 for a tier that is hopeless.
    pub value: Range,
    /// Share of draws in which the budget buys the tier's minimum count.
    pub affordable: f64,
    /// Mean contribution of each criterion to `value`, in points; with `gate` they sum to the mean value.
    pub points: [f64; CRITERIA],
    /// Points lost in draws in which the tier is not affordable, zero or negative.
    pub gate: f64,
    /// The tier at its typical figures, for comparison tables.
    pub typical: Typical,
}

/// Low (P10), middle and high (P90).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Range {
    /// One in ten is lower.
    pub p10: f64,
    /// The middle: median, or the mean where the field says so.
    pub mid: f64,
    /// One in ten is higher.
    pub p90: f64,
}

/// A tier's typical figures for this brief: medians of the benchmark distributions, answers "not sure" at the middle
/// of their prior. Money in minor units of the brief's currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typical {
    /// Followers of a typical account.
    pub followers: f64,
    /// Fee for one package.
    pub fee: Minor,
    /// P10 and P90 of the fee.
    pub fee_low: Minor,
    /// P90 of the fee.
    pub fee_high: Minor,
    /// Cash for one creator: fee, goods, shipping, expected commission.
    pub cash: Minor,
    /// Cash plus own hours.
    pub all_in: Minor,
    /// Your hours for one creator over the campaign.
    pub hours: f64,
    /// Engagement rate by followers, 0..1.
    pub engagement_rate: Range,
    /// Share of followers who see one package, 0..1.
    pub reach_rate: f64,
    /// People reached by one creator.
    pub reach: f64,
    /// Engagements of one creator.
    pub engagements: f64,
    /// Share of the audience in the target geography, 0..1.
    pub in_target: f64,
    /// Share of the audience interested in such a product, 0..1.
    pub interested: f64,
    /// Credible share of followers, 0..1.
    pub credible: f64,
    /// Clicks for one person reached.
    pub click_rate: f64,
    /// Orders for one click.
    pub conversion: f64,
    /// Useful results for the goal from one creator, after geography, interest and credibility.
    pub useful: f64,
    /// All-in money for one useful result, in major units of the brief's currency.
    pub cost_per_useful: f64,
    /// Cash for 1,000 people reached, in major units.
    pub cpm: f64,
    /// Cash for one engagement, in major units.
    pub cpe: f64,
    /// Creators the budget buys (by cash), whatever the hours.
    pub affordable_count: u32,
    /// Creators the hours can handle.
    pub manageable_count: u32,
    /// Suitable creators that exist and accept.
    pub supply: f64,
    /// Minimum sensible count.
    pub minimum: u32,
}

/// A row of the contrastive ledger by answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerKey {
    /// Everything "not sure": where the tiers stand before an answer.
    Start,
    /// One answered question.
    Answer(Question),
    /// What the answers do together beyond what each does alone.
    Together,
}

impl LedgerKey {
    /// Name of the row.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Start => "Before any answer",
            Self::Answer(question) => question.label(),
            Self::Together => "Together",
        }
    }
}

/// A row of the contrastive ledger by criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriterionKey {
    /// One criterion.
    One(Criterion),
    /// Whether the budget buys enough creators.
    Affordable,
    /// What the criteria do together beyond what each does alone.
    Together,
}

impl CriterionKey {
    /// Name of the row.
    pub const fn label(self) -> &'static str {
        match self {
            Self::One(criterion) => criterion.label(),
            Self::Affordable => "Affordability",
            Self::Together => "Together",
        }
    }
}

/// A brief's questions that are answered, in order.
pub fn answered(brief: &Brief) -> impl Iterator<Item = Question> + '_ {
    Question::ALL
        .iter()
        .copied()
        .filter(|q| q.is_answered(brief))
}
