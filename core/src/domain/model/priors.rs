//! What "not sure" means: each draw samples the answer from a stated prior over its values.
//!
//! All priors are judgement grade: they say what a brief looks like before it is answered, and every answer
//! replaces one of them.

use crate::domain::brief::{Age, Geo, Goal, Niche, Pay, Platform};

/// A prior over alternatives: value and weight; weights sum to 1.
pub type Prior<T> = &'static [(T, f64)];

/// How specialised the product is.
pub const NICHE: Prior<Niche> = &[
    (Niche::Mass, 0.35),
    (Niche::Specialist, 0.50),
    (Niche::Hyper, 0.15),
];

/// Where the customers are.
pub const GEO: Prior<Geo> = &[
    (Geo::Neighbourhood, 0.03),
    (Geo::City, 0.09),
    (Geo::Region, 0.18),
    (Geo::Country, 0.45),
    (Geo::Countries, 0.15),
    (Geo::World, 0.10),
];

/// Main goal.
pub const GOAL: Prior<Goal> = &[
    (Goal::Awareness, 0.25),
    (Goal::Engagement, 0.25),
    (Goal::Sales, 0.22),
    (Goal::Traffic, 0.10),
    (Goal::Leads, 0.06),
    (Goal::Content, 0.06),
    (Goal::Loyalty, 0.03),
    (Goal::Feedback, 0.03),
];

/// Whether a product is tested.
pub const TEST: Prior<bool> = &[(false, 0.75), (true, 0.25)];

/// Hours a week.
pub const HOURS: Prior<f64> = &[
    (2.0, 0.10),
    (4.0, 0.20),
    (8.0, 0.30),
    (15.0, 0.25),
    (30.0, 0.15),
];

/// Hours a week the mix is drawn up for where none are given: one person, full time. The simulation samples
/// [`HOURS`] instead; here a smaller number would leave money unplaced for a reason nobody stated.
pub const FULL_TIME: f64 = 40.0;

/// What an hour costs, US dollars.
pub const HOUR_COST: Prior<f64> = &[(20.0, 0.30), (30.0, 0.40), (50.0, 0.30)];

/// How creators are paid.
pub const PAY: Prior<Pay> = &[
    (Pay::Cash, 0.60),
    (Pay::Mixed, 0.28),
    (Pay::Affiliate, 0.06),
    (Pay::Gifting, 0.06),
];

/// Cost of goods and postage for one creator, US dollars, where neither is given.
pub const GOODS: Prior<f64> = &[(8.0, 0.30), (25.0, 0.40), (60.0, 0.30)];

/// Order value, US dollars; used for expected commission only (public figures run from $62 to $85).
pub const ORDER_VALUE: Prior<f64> = &[(30.0, 0.30), (60.0, 0.40), (110.0, 0.30)];

/// Share of creators that turn out winners: 10 to 20% bring most of the revenue (Influencer Hero).
pub const HIT_RATE: Prior<f64> = &[(0.05, 0.25), (0.10, 0.45), (0.20, 0.30)];

/// Budget for the period, US dollars.
pub const BUDGET: Prior<f64> = &[
    (500.0, 0.08),
    (1_500.0, 0.15),
    (4_000.0, 0.24),
    (10_000.0, 0.25),
    (25_000.0, 0.15),
    (80_000.0, 0.09),
    (300_000.0, 0.04),
];

/// Platform, by the age group to reach: the young are on TikTok, the old on YouTube.
pub const fn platform(age: Option<Age>) -> Prior<Platform> {
    match age {
        Some(Age::A13 | Age::A18) => &[
            (Platform::Instagram, 0.40),
            (Platform::TikTok, 0.45),
            (Platform::YouTube, 0.15),
        ],
        Some(Age::A45 | Age::A55) => &[
            (Platform::Instagram, 0.50),
            (Platform::TikTok, 0.10),
            (Platform::YouTube, 0.40),
        ],
        _ => &[
            (Platform::Instagram, 0.60),
            (Platform::TikTok, 0.25),
            (Platform::YouTube, 0.15),
        ],
    }
}

/// The value at a uniform number: the inverse of the prior's distribution function, in the order of the table.
pub fn sample<T: Copy>(prior: Prior<T>, u: f64, otherwise: T) -> T {
    let mut sum = 0.0;
    for (value, weight) in prior {
        sum += weight;
        if u < sum {
            return *value;
        }
    }
    prior.last().map_or(otherwise, |(value, _)| *value)
}

/// The middle value of a prior over numbers, for figures that are drawn up once and not simulated.
pub fn middle(prior: Prior<f64>) -> f64 {
    sample(prior, 0.5, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prior_sums_to_one() {
        let sums = [
            NICHE.iter().map(|x| x.1).sum::<f64>(),
            GEO.iter().map(|x| x.1).sum(),
            GOAL.iter().map(|x| x.1).sum(),
            TEST.iter().map(|x| x.1).sum(),
            HOURS.iter().map(|x| x.1).sum(),
            HOUR_COST.iter().map(|x| x.1).sum(),
            PAY.iter().map(|x| x.1).sum(),
            GOODS.iter().map(|x| x.1).sum(),
            ORDER_VALUE.iter().map(|x| x.1).sum(),
            HIT_RATE.iter().map(|x| x.1).sum(),
            BUDGET.iter().map(|x| x.1).sum(),
        ];
        for sum in sums.into_iter().chain(
            [None]
                .into_iter()
                .chain(Age::ALL.iter().map(|a| Some(*a)))
                .map(|a| platform(a).iter().map(|x| x.1).sum()),
        ) {
            assert!((sum - 1.0).abs() < 1e-12, "{sum}");
        }
    }
}
