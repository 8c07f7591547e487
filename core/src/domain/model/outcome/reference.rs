//! Holds the kernel to the definition: the same draws worked through one by one with [`World::outcome`] and
//! [`World::values`].

use tierwise_kernel::problem::Shared;
use tierwise_kernel::sequence::{shared_of, uniform_of_choice, weight_of};

use super::{Answers, MAX_TIERS, Sampled, World};
use crate::domain::advice::CRITERIA;
use crate::domain::brief::{Geo, Goal, Niche, Pay, Platform};
use crate::domain::link;
use crate::domain::model::noise::{Noise, loadings};
use crate::domain::model::scalars::Scalar;
use crate::domain::model::{priors, smaa};
use crate::domain::settings::Context;

/// Answers that a draw samples where the brief says "not sure", in the order of the sequence.
#[derive(Debug, Clone, Copy)]
enum Unknown {
    Niche,
    Geo,
    Goal,
    Test,
    Hours,
    HourCost,
    Pay,
    Platform,
    Goods,
    OrderValue,
    HitRate,
    Budget,
}

impl World {
    /// The answers of a draw.
    fn answers(&self, draw: usize) -> Answers {
        let f = &self.fixed;
        let u = |which: Unknown| uniform_of_choice(draw, which as usize);
        let platform = match f.platforms.as_slice() {
            [] => priors::sample(f.platform_prior, u(Unknown::Platform), Platform::Instagram),
            chosen => chosen[(u(Unknown::Platform) * chosen.len() as f64) as usize],
        };
        let number = |known: Option<f64>, prior, which| {
            known.unwrap_or_else(|| priors::sample(prior, u(which), 0.0))
        };
        self.resolve(Sampled {
            niche: f.niche.unwrap_or_else(|| {
                priors::sample(priors::NICHE, u(Unknown::Niche), Niche::Specialist)
            }),
            geo: f
                .geo
                .unwrap_or_else(|| priors::sample(priors::GEO, u(Unknown::Geo), Geo::Country)),
            goal: self
                .goals
                .is_empty()
                .then(|| priors::sample(priors::GOAL, u(Unknown::Goal), Goal::Engagement)),
            test: f
                .test
                .unwrap_or_else(|| priors::sample(priors::TEST, u(Unknown::Test), false)),
            hours: number(f.hours, priors::HOURS, Unknown::Hours),
            hour_cost: number(f.hour_cost, priors::HOUR_COST, Unknown::HourCost),
            pay: f
                .pay
                .unwrap_or_else(|| priors::sample(priors::PAY, u(Unknown::Pay), Pay::Cash)),
            platform,
            goods: number(f.goods, priors::GOODS, Unknown::Goods),
            order_value: number(f.order_value, priors::ORDER_VALUE, Unknown::OrderValue),
            hit_rate: number(f.hit_rate, priors::HIT_RATE, Unknown::HitRate),
            budget: number(f.budget, priors::BUDGET, Unknown::Budget),
        })
    }
}

fn noise(draw: usize, followers: f64) -> Noise {
    let z = |which: Shared| {
        let (level, tilt) = shared_of(draw, which as usize);
        let (by_level, by_tilt) = loadings(followers)[which as usize];
        by_level * level + by_tilt * tilt
    };
    Noise {
        response: z(Shared::Response),
        clicks: z(Shared::Clicks),
        results: z(Shared::Conversion),
        credible: z(Shared::Credible),
        place: z(Shared::Place),
        interest: z(Shared::Interest),
        trust: z(Shared::Trust),
        ln_hours: z(Shared::Handling),
        hours: libm::exp(z(Shared::Handling)),
        fee: libm::exp(z(Shared::Fee)),
    }
}

/// Weighted values of the tiers in a draw, and which are affordable.
fn judge(world: &World, draw: usize) -> ([f64; MAX_TIERS], [bool; MAX_TIERS]) {
    let answers = world.answers(draw);
    let mut weights = world.weights(&answers);
    for (c, w) in weights.iter_mut().enumerate() {
        *w *= weight_of(draw, c);
    }
    let sum: f64 = weights.iter().sum();
    let mut overall = [0.0; MAX_TIERS];
    let mut upfront = [f64::INFINITY; MAX_TIERS];
    for (t, tier) in world.tiers.iter().enumerate() {
        let outcome = world.outcome(tier, &answers, &noise(draw, libm::exp(tier.followers)));
        let values = world.values(tier, &answers, &outcome);
        overall[t] = (0..CRITERIA).map(|c| values[c] * weights[c] / sum).sum();
        upfront[t] = outcome.upfront;
    }
    let cheapest = upfront.iter().fold(f64::INFINITY, |a, b| a.min(*b));
    let cap = if 3.0 * cheapest <= answers.budget {
        Scalar::ShareCap.value() * answers.budget
    } else {
        answers.budget
    };
    let mut affordable = [false; MAX_TIERS];
    for (t, tier) in world.tiers.iter().enumerate() {
        affordable[t] = tier.minimum * upfront[t] <= answers.budget && upfront[t] <= cap;
    }
    (overall, affordable)
}

#[test]
fn the_kernel_is_the_model() {
    for query in [
        "",
        "budget=10000",
        "budget=300&pay=affiliate&goal=sales",
        "niche=hyper&geo=city&goal=loyalty&test=yes&content=raw&safety=yes&platform=tiktok,youtube",
        "niche=mass&geo=world&budget=250000&goal=awareness&also=content,leads&age=45-54",
        "goal=traffic&pay=mixed&aov=900&hours=1&hourcost=80&test=yes&testsize=7&budget=4000&currency=EUR",
        "goal=feedback&pay=gifting&goods=90&shipping=9&content=polished&category=home-fragrance&test=no",
    ] {
        let (brief, issues) = link::parse(query);
        assert!(issues.is_empty(), "{query}: {issues:?}");
        let world = World::new(&brief, &Context::default());
        // Not a whole number of blocks.
        let draws = 500;
        let tally = smaa::tally(&world, draws, true);
        let mut affordable_draws = [0; MAX_TIERS];
        for draw in 0..draws {
            let (overall, affordable) = judge(&world, draw);
            for t in 0..world.tiers.len() {
                let ours = f64::from(tally.values[t][draw]);
                let theirs = if affordable[t] { overall[t] } else { 0.0 };
                assert!(
                    (ours - theirs).abs() < 3e-6,
                    "{query}, draw {draw}, tier {t}: {ours} {theirs}"
                );
                affordable_draws[t] += u32::from(affordable[t]);
            }
        }
        assert_eq!(tally.affordable, affordable_draws, "{query}");
        // Mean of the values: parts less what is lost where not affordable.
        for t in 0..world.tiers.len() {
            let (points, gate) = tally.points(t);
            let mean = tally.values[t].iter().map(|v| f64::from(*v)).sum::<f64>() / draws as f64;
            let mid = (points.iter().sum::<f64>() + gate) / 100.0;
            assert!((mean - mid).abs() < 1e-6, "{query}, tier {t}: {mean} {mid}");
        }
    }
}
