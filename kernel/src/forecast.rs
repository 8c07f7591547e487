//! What a number of creators brings: their results in each draw.
//!
//! Each draw fixes what sources disagree on for all creators alike; creator-to-creator variance is independent and
//! shrinks with the number of creators.

// Lanes run below LANES, the length of every column; positions in tables are masked to the table's length.
#![allow(clippy::indexing_slicing)]
// Most loops go over several columns at once.
#![allow(clippy::needless_range_loop)]

use crate::TIERS;
use crate::block::{Block, Column, LANES, look_up};
use crate::math::exp;
use crate::problem::{CHANNELS, Problem, TERMS, Tier};
use crate::sequence::{self, Normals, POINTS};

/// Creators of one tier.
#[derive(Debug, Clone)]
pub struct Line {
    /// Their position in [`Problem::tiers`].
    pub tier: usize,
    /// Which creator-to-creator noise they have, 0 to [`TIERS`] - 1: the same for a kind of tier in every problem.
    pub creator: usize,
    /// How many.
    pub count: f64,
    /// People that one creator reaches, by channel, natural log.
    pub ln_reach: [f64; CHANNELS],
    /// Engagements of one creator, by channel, natural log.
    pub ln_engagements: [f64; CHANNELS],
    /// Clicks for each interested person reached, natural log.
    pub ln_click_rate: f64,
    /// Orders for each click, natural log.
    pub ln_conversion: f64,
    /// Differences between creators, by channel: reach and clicks, then engagements.
    pub spread: [[Sigma; CHANNELS]; 2],
    /// Differences between creators: orders for each click.
    pub order_spread: Sigma,
}

/// A log-normal factor with mean 1: standard deviation and half the variance of its log.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sigma {
    /// Standard deviation.
    pub deviation: f64,
    /// Half the variance: what keeps the mean at 1.
    pub half_variance: f64,
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
    let normals = Normals::get();
    let draws = draws.min(POINTS);
    let mut forecast = Forecast::default();
    for first in (0..draws).step_by(LANES) {
        let block = Block::new(problem, normals, first);
        let mut sums = [[0.0; LANES]; 4];
        for line in lines {
            if let Some(tier) = problem.tiers().nth(line.tier) {
                add(&block, normals, tier, line, &mut sums);
            }
        }
        let count = LANES.min(draws - first);
        let columns = [
            &mut forecast.reach,
            &mut forecast.engagements,
            &mut forecast.clicks,
            &mut forecast.orders,
        ];
        for (column, sum) in columns.into_iter().zip(sums) {
            column.extend_from_slice(&sum.map(|x| x as f32)[..count]);
        }
    }
    forecast
}

/// Adds a line's reach, engagements, clicks and orders in a block of draws.
#[inline(never)]
fn add(block: &Block, normals: &Normals, tier: &Tier, line: &Line, sums: &mut [Column; 4]) {
    let parts = block.parts(tier);
    let dimension = sequence::CREATOR + 2 * (line.creator % TIERS);
    let audience_z = normals.column(&block.reversed, dimension);
    let order_z = normals.column(&block.reversed, dimension + 1);
    let posts = look_up::<TERMS>(&tier.ln_posts, &block.terms);
    let reach = look_up(&line.ln_reach, &block.channel);
    let engagements = look_up(&line.ln_engagements, &block.channel);
    let [reached, engaged] = line.spread.each_ref().map(|by_channel| {
        (
            look_up(&by_channel.map(|s| s.deviation), &block.channel),
            look_up(&by_channel.map(|s| s.half_variance), &block.channel),
        )
    });
    let bought = line.order_spread;
    let [reach_sum, engagement_sum, click_sum, order_sum] = sums;
    for l in 0..LANES {
        let posted = posts[l] + parts.response[l];
        let ln_reach = posted + reach[l] + reached.0[l] * audience_z[l] - reached.1[l];
        let ln_engagements = posted + engagements[l] + engaged.0[l] * audience_z[l] - engaged.1[l];
        let rate = line.ln_click_rate + parts.clicks[l];
        let ln_clicks = ln_reach + parts.audience[l] + parts.interest[l] + rate;
        let ln_orders =
            ln_clicks + line.ln_conversion + parts.conversion[l] + bought.deviation * order_z[l]
                - bought.half_variance;
        reach_sum[l] += line.count * exp(ln_reach);
        engagement_sum[l] += line.count * exp(ln_engagements);
        click_sum[l] += line.count * exp(ln_clicks);
        order_sum[l] += line.count * exp(ln_orders);
    }
}
