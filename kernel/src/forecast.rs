//! What a number of creators brings: their results in each draw.
//!
//! Each draw fixes what sources disagree on for all creators alike; creator-to-creator variance is independent and
//! shrinks with the number of creators.

use crate::TIERS;
use crate::block::Block;
use crate::lanes::{F4, LANES};
use crate::math::Math;
use crate::problem::{CHANNELS, Problem, Tier};
use crate::sequence::{self, Normals, POINTS};

/// Creators of one tier.
#[derive(Debug, Clone)]
pub struct Line {
    /// Their position in [`Problem::tiers`].
    pub tier: usize,
    /// Which creator-to-creator noise they have, 0 to [`TIERS`] - 1: the same for a kind of tier in every problem.
    pub creator: usize,
    /// How many.
    pub count: f32,
    /// People that one creator reaches, by channel, natural log.
    pub ln_reach: [f32; CHANNELS],
    /// Engagements of one creator, by channel, natural log.
    pub ln_engagements: [f32; CHANNELS],
    /// Clicks for each interested person reached, natural log.
    pub ln_click_rate: f32,
    /// Orders for each click, natural log.
    pub ln_conversion: f32,
    /// Differences between creators, by channel: reach and clicks, then engagements.
    pub spread: [[Sigma; CHANNELS]; 2],
    /// Differences between creators: orders for each click.
    pub order_spread: Sigma,
}

/// A log-normal factor with mean 1: standard deviation and half the variance of its log.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sigma {
    /// Standard deviation.
    pub deviation: f32,
    /// Half the variance: what keeps the mean at 1.
    pub half_variance: f32,
}

/// Results of all creators together by draw.
#[derive(Debug, Clone, Default)]
pub struct Forecast {
    /// People reached, each creator's audience counted once.
    pub reach: Vec<f32>,
    /// Engagements.
    pub engagements: Vec<f32>,
    /// Clicks from people in the target who are interested.
    pub clicks: Vec<f32>,
    /// Orders.
    pub orders: Vec<f32>,
}

/// Simulates the first draws of the sequence, at most [`POINTS`]. Lines that name no tier bring nothing.
pub fn forecast(problem: &Problem, lines: &[Line], draws: usize) -> Forecast {
    let (m, normals) = (Math::new(), Normals::get());
    let draws = draws.min(POINTS);
    let mut forecast = Forecast::default();
    for first in (0..draws).step_by(LANES) {
        let block = Block::new(problem, normals, first);
        let mut sums = [F4::ZERO; 4];
        for line in lines {
            if let Some(tier) = problem.tiers().nth(line.tier) {
                add(&block, &m, normals, tier, line, &mut sums);
            }
        }
        let columns = [
            &mut forecast.reach,
            &mut forecast.engagements,
            &mut forecast.clicks,
            &mut forecast.orders,
        ];
        for (column, sum) in columns.into_iter().zip(sums) {
            column.extend(sum.to_array().iter().take(draws - first));
        }
    }
    forecast
}

/// Adds a line's reach, engagements, clicks and orders in four draws.
#[inline(never)]
fn add(block: &Block, m: &Math, normals: &Normals, tier: &Tier, line: &Line, sums: &mut [F4; 4]) {
    let parts = block.parts(tier);
    let dimension = sequence::CREATOR + 2 * (line.creator % TIERS);
    let z = normals.at(block.points, dimension);
    let order_z = normals.at(block.points, dimension + 1);
    let channel = block.channel;
    let at = |table: &[f32; CHANNELS]| channel.of(table);
    let spread = |by_channel: &[Sigma; CHANNELS]| {
        at(&by_channel.map(|s| s.deviation)) * z - at(&by_channel.map(|s| s.half_variance))
    };
    let [reached, engaged] = line.spread.each_ref().map(spread);
    let bought = F4::splat(line.order_spread.deviation) * order_z
        - F4::splat(line.order_spread.half_variance);
    let posted = block.terms.of(&tier.ln_posts) + parts.response;
    let ln_reach = posted + at(&line.ln_reach) + reached;
    let ln_engagements = posted + at(&line.ln_engagements) + engaged;
    let rate = F4::splat(line.ln_click_rate) + parts.clicks;
    let ln_clicks = ln_reach + parts.audience + parts.interest + rate;
    let ln_orders = ln_clicks + F4::splat(line.ln_conversion) + parts.conversion + bought;
    let count = F4::splat(line.count);
    for (sum, ln) in sums
        .iter_mut()
        .zip([ln_reach, ln_engagements, ln_clicks, ln_orders])
    {
        *sum = *sum + count * m.exp(ln);
    }
}
