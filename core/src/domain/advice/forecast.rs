//! What the mix is expected to bring, with ranges.
//!
//! Each draw fixes what sources disagree on for all creators alike; creator-to-creator variance is independent and
//! shrinks with the number of creators. So a forecast for many creators narrows only in the second part.

use super::Range;
use super::mix::Mix;
use super::returns::Sale;
use crate::domain::brief::{Brief, Platform};
use crate::domain::evidence::benchmarks::Bench;
use crate::domain::model::noise::Noise;
use crate::domain::model::outcome::{Tier, World};
use crate::domain::model::scalars::sigma;
use crate::domain::money::Minor;
use crate::domain::settings::Context;
use crate::domain::tier::TierKind;
use tierwise_kernel::{self as kernel, Sigma, percentiles};

/// Results of the mix over the campaign, from the draws. Money in major units of the brief's currency.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forecast {
    /// People reached (each creator's audience counted once; audiences of two creators may overlap).
    pub reach: Range,
    /// Likes, comments, saves and shares.
    pub engagements: Range,
    /// Clicks to the site.
    pub clicks: Range,
    /// Orders.
    pub orders: Range,
    /// Revenue; `None` without an order value.
    pub revenue: Option<Range>,
    /// What creators are paid, goods included, for 1,000 people reached. Boosting is in neither of the two, own hours
    /// are not cash: so is the cost of a short list.
    pub cpm: Range,
    /// The same for one engagement.
    pub cost_per_engagement: Range,
    /// The same for one click.
    pub cost_per_click: Range,
    /// The same for one order.
    pub cost_per_order: Range,
    /// Share of draws in which orders x order value x margin pay for all-in cost; `None` without value and margin.
    pub break_even_chance: Option<f64>,
    /// Orders needed to break even; `None` without value and margin.
    pub break_even_orders: Option<f64>,
    /// Each tier's middle figures, for the workings.
    pub parts: Vec<Part>,
}

/// One tier's part of the forecast at its middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The tier.
    pub tier: TierKind,
    /// Creators.
    pub count: u32,
    /// People one creator reaches.
    pub reach_each: f64,
    /// Engagements one creator gets.
    pub engagements_each: f64,
    /// Clicks for one person reached who is in the target and interested.
    pub click_rate: f64,
    /// Orders for one click.
    pub conversion: f64,
    /// Share of those reached who are in the target, interested and real.
    pub useful_share: f64,
}

/// Draws behind the ranges; P10 and P90 of a few hundred draws of the lattice rule are steady to a percent or two.
const FORECAST_DRAWS: usize = 1_000;

/// Most of a benchmark's P10 to P90 range is difference between creators, the rest is what sources disagree on,
/// which the shared draws hold already; the smaller tail keeps single creators from dominating a draw.
const LEAST_CREATOR_SIGMA: f64 = 0.15;

/// A row of the mix.
struct Line<'a> {
    tier: &'a Tier,
    /// The same for the kernel.
    simulated: kernel::Line,
}

/// Simulates the mix with at most this number of draws.
pub(super) fn forecast(
    world: &World,
    brief: &Brief,
    context: &Context,
    mix: &Mix,
    draws: usize,
) -> Forecast {
    let lines = lines(world, context, mix);
    if lines.is_empty() {
        return Forecast::default();
    }
    let major = |amount: Minor| amount.major(brief.currency);
    let placed = major(mix.placed());
    let all_in = placed + major(mix.kept) + major(mix.hours_cost);
    let sale = Sale::of(brief);

    let simulated: Vec<kernel::Line> = lines.iter().map(|l| l.simulated.clone()).collect();
    let results = kernel::forecast(&world.problem, &simulated, draws.min(FORECAST_DRAWS));
    let [reach, engagements, clicks, orders] = [
        &results.reach,
        &results.engagements,
        &results.clicks,
        &results.orders,
    ]
    .map(|r| range(r));
    let cost_per = |results: Range, scale: f64| {
        let each = |r: f64| placed * scale / r.max(1e-9);
        Range {
            p10: each(results.p90),
            mid: each(results.mid),
            p90: each(results.p10),
        }
    };
    Forecast {
        cpm: cost_per(reach, 1_000.0),
        cost_per_engagement: cost_per(engagements, 1.0),
        cost_per_click: cost_per(clicks, 1.0),
        cost_per_order: cost_per(orders, 1.0),
        revenue: sale.map(|sale| sale.revenue(orders)),
        break_even_chance: sale.and_then(|sale| {
            let profit = |orders: f32| sale.profit(f64::from(orders), all_in);
            profit(0.0)?;
            let pays = |orders: &&f32| profit(**orders).is_some_and(|left| left >= 0.0);
            Some(results.orders.iter().filter(pays).count() as f64 / results.orders.len() as f64)
        }),
        break_even_orders: sale.and_then(|sale| sale.break_even(all_in)),
        reach,
        engagements,
        clicks,
        orders,
        parts: parts(world, &lines),
    }
}

fn lines<'a>(world: &'a World, context: &Context, mix: &Mix) -> Vec<Line<'a>> {
    mix.rows
        .iter()
        .filter_map(|row| {
            let position = world.tiers.iter().position(|t| t.kind == row.tier)?;
            let band = context.scheme.bands().iter().find(|b| b.tier == row.tier)?;
            let tier = world.tiers.get(position)?;
            let followers = band.typical_followers();
            let count = f64::from(row.count);
            let spread = |bench: Bench, shared: f64| {
                let (low, _, high) = world.lookup.curves.ln_at(bench, followers);
                // P10 to P90 spans 2.563 standard deviations.
                let all = (high - low) / 2.563;
                let creator =
                    (all * all - shared * shared).max(LEAST_CREATOR_SIGMA * LEAST_CREATOR_SIGMA);
                mean_of(count, creator)
            };
            let by_channel = |bench: fn(Platform) -> Bench| {
                std::array::from_fn(|i| {
                    Platform::ALL
                        .get(i)
                        .map_or(Sigma::default(), |p| spread(bench(*p), sigma::RESPONSE))
                })
            };
            Some(Line {
                tier,
                simulated: kernel::Line {
                    spread: [by_channel(Bench::reach), by_channel(Bench::engagement)],
                    order_spread: spread(Bench::Conversion, sigma::CONVERSION),
                    ..tier.line(position, count)
                },
            })
        })
        .collect()
}

/// Mean of `n` independent log-normal factors with median 1 and this variance of the log, as a log-normal with the
/// same mean and variance (Fenton 1960), divided by the single factor's mean so that the tier's typical figure stays
/// the expectation.
fn mean_of(n: f64, variance: f64) -> Sigma {
    let variance = libm::log1p((libm::exp(variance) - 1.0) / n.max(1.0));
    Sigma {
        deviation: libm::sqrt(variance) as f32,
        half_variance: (variance / 2.0) as f32,
    }
}

fn range(values: &[f32]) -> Range {
    let [p10, mid, p90] = percentiles(values);
    Range { p10, mid, p90 }
}

fn parts(world: &World, lines: &[Line<'_>]) -> Vec<Part> {
    let answers = world.middle_answers();
    lines
        .iter()
        .map(|line| {
            let o = world.outcome(line.tier, &answers, &Noise::NONE);
            Part {
                tier: line.tier.kind,
                count: line.simulated.count as u32,
                reach_each: libm::exp(o.ln_reach),
                engagements_each: libm::exp(o.ln_engagements),
                click_rate: libm::exp(o.ln_click_rate),
                conversion: libm::exp(o.ln_conversion),
                useful_share: libm::exp(o.ln_place + o.ln_interest + o.ln_credible),
            }
        })
        .collect()
}
