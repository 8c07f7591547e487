//! What one creator of a tier brings and costs, for a block of draws at a time.

// Lanes run below LANES, the length of every column; positions in tables are masked to the table's length.
#![allow(clippy::indexing_slicing)]
// Most loops go over several columns at once.
#![allow(clippy::needless_range_loop)]

use crate::CRITERIA;
use crate::math::{exp, least, ln, most};
use crate::problem::{ALTERNATIVES, CHANNELS, Choice, Problem, Shared, TERMS, Tier};
use crate::sequence::{self, Normals, SHARED};

/// Draws worked through together: enough to pay for the looping, few enough for all columns to stay in the
/// processor's nearest cache.
pub const LANES: usize = 32;

/// One number for each draw of a block.
pub type Column = [f64; LANES];

/// Position in a table for each draw of a block.
type Positions = [u32; LANES];

/// What a block of draws fixes for all tiers alike.
pub(crate) struct Block {
    /// Bit-reversed numbers of the draws: where their points of the lattice lie.
    pub reversed: [u32; LANES],
    /// Level and tilt of each shared uncertainty.
    pub shared: [[Column; 2]; SHARED],
    pub interest: Positions,
    pub place: Positions,
    pub terms: Positions,
    pub channel: Positions,
    /// `terms * CHANNELS + channel`.
    pub fee: Positions,
    /// `goal * CHANNELS + channel`.
    pub result: Positions,
}

/// The answers of a block that only the comparison of tiers needs.
pub(crate) struct Answers {
    /// Coefficients of the goal, see [`crate::Goal`].
    response: Column,
    audience: Column,
    interest: Column,
    clicks: Column,
    conversion: Column,
    trust: Column,
    /// Weights of the criteria, summing to 1 (or all 0 where nothing weighs).
    pub weights: [Column; CRITERIA],
    ln_supply: Column,
    ln_hours: Column,
    hour_cost: Column,
    goods: Column,
    /// Dollars for each order.
    commission: Column,
    pub budget: Column,
    ln_budget: Column,
    /// Log chance that a creator is no winner; 0 where nothing is tested.
    ln_miss: Column,
    /// Whether trust is part of a result, commission is paid, a product is tested in some draw of the block.
    some_trust: bool,
    some_commission: bool,
    some_test: bool,
}

/// Uncertain parts of a tier's results, in natural logs.
pub(crate) struct Parts {
    pub response: Column,
    /// Share in the target geography times credible share.
    pub audience: Column,
    pub interest: Column,
    pub clicks: Column,
    pub conversion: Column,
}

/// A tier's verdict in a block of draws.
#[derive(Clone, Copy)]
pub(crate) struct Verdict {
    /// Criterion values: 0..1 on their fixed scales, the three log scales beyond in extreme cases.
    pub values: [Column; CRITERIA],
    /// Money due before the first order, dollars.
    pub upfront: Column,
}

impl Verdict {
    pub const NONE: Self = Self {
        values: [[0.0; LANES]; CRITERIA],
        upfront: [0.0; LANES],
    };
}

/// What a table holds at each position.
#[inline]
pub(crate) fn look_up<const N: usize>(table: &[f64; N], at: &Positions) -> Column {
    const { assert!(N.is_power_of_two()) };
    let mut column = [0.0; LANES];
    for l in 0..LANES {
        column[l] = table[at[l] as usize & (N - 1)];
    }
    column
}

impl Block {
    /// The draws from `first` on.
    #[inline(never)]
    pub fn new(problem: &Problem, normals: &Normals, first: usize) -> Self {
        let reversed = sequence::reversed(first);
        let mut shared = [[[0.0; LANES]; 2]; SHARED];
        for (i, columns) in shared.iter_mut().enumerate() {
            for (j, column) in columns.iter_mut().enumerate() {
                *column = normals.column(&reversed, 2 * i + j);
            }
        }
        let mut block = Self {
            reversed,
            shared,
            interest: [0; LANES],
            place: [0; LANES],
            terms: [0; LANES],
            channel: [0; LANES],
            fee: [0; LANES],
            result: [0; LANES],
        };
        block.interest = block.take(&problem.interest, Answer::Interest);
        block.place = block.take(&problem.place, Answer::Place);
        block.terms = block.take(&problem.terms, Answer::Terms);
        block.channel = block.take(&problem.channel, Answer::Channel);
        let goal = block.take(&problem.goal, Answer::Goal);
        for l in 0..LANES {
            block.fee[l] = block.terms[l] * CHANNELS as u32 + block.channel[l];
            block.result[l] = goal[l] * CHANNELS as u32 + block.channel[l];
        }
        block
    }

    /// The position that each draw takes.
    #[inline(never)]
    fn take(&self, choice: &Choice, answer: Answer) -> Positions {
        if choice.open == 0 {
            return [choice.positions[0]; LANES];
        }
        let steps = sequence::steps(&self.reversed, sequence::CHOICE + answer as usize);
        let mut taken = [0; LANES];
        for end in choice.ends.iter().take(choice.open) {
            for l in 0..LANES {
                taken[l] += u32::from(steps[l] >= *end);
            }
        }
        taken.map(|t| choice.positions[t as usize & (ALTERNATIVES - 1)])
    }

    /// What each draw takes from a table by alternative.
    #[inline(never)]
    fn answer(&self, choice: &Choice, answer: Answer, table: &[f64; ALTERNATIVES]) -> Column {
        look_up(table, &self.take(choice, answer))
    }

    /// Answers for the comparison of tiers.
    #[inline(never)]
    pub fn answers(&self, problem: &Problem, normals: &Normals) -> Answers {
        let p = problem;
        let goal: Positions = self.result.map(|r| r / CHANNELS as u32);
        let of_goal = |get: fn(&crate::Goal) -> f64| look_up(&p.goals.each_ref().map(get), &goal);
        let tested = self.answer(&p.test, Answer::Test, &p.test_weight);
        let mut a = Answers {
            response: of_goal(|g| g.response),
            audience: of_goal(|g| g.audience),
            interest: of_goal(|g| g.interest),
            clicks: of_goal(|g| g.clicks),
            conversion: of_goal(|g| g.conversion),
            trust: of_goal(|g| g.trust),
            weights: [[0.0; LANES]; CRITERIA],
            ln_supply: look_up(&p.ln_supply_by_interest, &self.interest),
            ln_hours: self.answer(&p.hours, Answer::Hours, &p.ln_hours),
            hour_cost: self.answer(&p.hour_cost, Answer::HourCost, &p.hour_costs),
            goods: self.answer(&p.goods, Answer::Goods, &p.goods_costs),
            commission: look_up(&p.commission, &self.terms),
            budget: self.answer(&p.budget, Answer::Budget, &p.budgets),
            ln_budget: self.answer(
                &p.budget,
                Answer::Budget,
                &p.budgets.map(|b| ln(most(b, 1e-9))),
            ),
            ln_miss: self.answer(&p.hit_rate, Answer::HitRate, &p.ln_miss),
            some_trust: false,
            some_commission: false,
            some_test: false,
        };
        let by_place = look_up(&p.ln_supply_by_place, &self.place);
        let order_value = self.answer(&p.order_value, Answer::OrderValue, &p.order_values);
        for l in 0..LANES {
            a.ln_supply[l] += by_place[l];
            a.commission[l] *= order_value[l];
            if tested[l] == 0.0 {
                a.ln_miss[l] = 0.0;
            }
        }
        a.some_trust = a.trust.iter().any(|t| *t != 0.0);
        a.some_commission = a.commission.iter().any(|c| *c > 0.0);
        a.some_test = a.ln_miss.iter().any(|m| *m != 0.0);

        let mut sum = [0.0; LANES];
        for (c, weights) in a.weights.iter_mut().enumerate() {
            let varied = normals.weights(&self.reversed, sequence::WEIGHT + c);
            *weights = look_up(&p.goals.each_ref().map(|g| g.weights[c]), &goal);
            for l in 0..LANES {
                if c == LEARNING {
                    weights[l] += tested[l];
                }
                weights[l] *= varied[l];
                sum[l] += weights[l];
            }
        }
        let scale = sum.map(|s| if s > 0.0 { 1.0 / s } else { 0.0 });
        for weights in &mut a.weights {
            for l in 0..LANES {
                weights[l] *= scale[l];
            }
        }
        a
    }

    /// A shared uncertainty of a tier in each draw.
    #[inline(always)]
    pub fn noise(&self, tier: &Tier, which: Shared) -> Column {
        let (by_level, by_tilt) = tier.shared[which as usize];
        let [level, tilt] = &self.shared[which as usize];
        let mut column = [0.0; LANES];
        for l in 0..LANES {
            column[l] = by_level * level[l] + by_tilt * tilt[l];
        }
        column
    }

    /// The uncertain parts of a tier's results. Shares of the audience stay below 1.
    #[inline(never)]
    pub fn parts(&self, tier: &Tier) -> Parts {
        let mut parts = Parts {
            response: self.noise(tier, Shared::Response),
            audience: self.noise(tier, Shared::Place),
            interest: self.noise(tier, Shared::Interest),
            clicks: self.noise(tier, Shared::Clicks),
            conversion: self.noise(tier, Shared::Conversion),
        };
        let credible = self.noise(tier, Shared::Credible);
        let place = look_up(&tier.ln_place, &self.place);
        let interest = look_up(&tier.ln_interest, &self.interest);
        for l in 0..LANES {
            parts.audience[l] = least(place[l] + parts.audience[l], 0.0)
                + least(tier.ln_credible + credible[l], 0.0);
            parts.interest[l] = least(interest[l] + parts.interest[l], 0.0);
        }
        parts
    }

    /// What one creator of the tier brings and costs, judged on the criteria.
    #[inline(never)]
    pub fn judge(&self, problem: &Problem, answers: &Answers, tier: &Tier, verdict: &mut Verdict) {
        let a = answers;
        let parts = self.parts(tier);
        let [efficiency, volume, trust, effort, polish, learning] = &mut verdict.values;
        let upfront = &mut verdict.upfront;
        let posts = look_up(&tier.ln_posts, &self.terms);
        let ln_supply = look_up(&tier.ln_supply, &self.terms);
        let ln_hours = look_up(&tier.ln_hours, &self.terms);
        let hours = look_up(&tier.hours, &self.terms);
        let fees = look_up(&tier.fees, &self.fee);
        let fee_noise = self.noise(tier, Shared::Fee);
        let hours_noise = self.noise(tier, Shared::Handling);
        let trust_noise = self.noise(tier, Shared::Trust);

        // Results above the middling ones for one dollar.
        let mut above = look_up(&tier.ln_results, &self.result);
        for l in 0..LANES {
            above[l] += posts[l]
                + a.response[l] * parts.response[l]
                + a.audience[l] * parts.audience[l]
                + a.interest[l] * parts.interest[l]
                + a.clicks[l] * parts.clicks[l]
                + a.conversion[l] * parts.conversion[l];
            trust[l] = least(most(tier.trust + trust_noise[l], 0.0), 1.0);
            // A creator is never quite free: a cent keeps logs finite where nothing is paid.
            upfront[l] = most(fees[l] * exp(fee_noise[l]) + a.goods[l], 0.01);
        }
        if a.some_trust {
            for l in 0..LANES {
                above[l] += a.trust[l] * ln(most(trust[l], 0.01));
            }
        }
        let mut cash = *upfront;
        if a.some_commission {
            let ln_orders = look_up(&tier.ln_orders, &self.channel);
            for l in 0..LANES {
                let ln_orders = ln_orders[l]
                    + posts[l]
                    + parts.response[l]
                    + parts.audience[l]
                    + parts.interest[l]
                    + parts.clicks[l]
                    + parts.conversion[l];
                cash[l] += a.commission[l] * exp(ln_orders);
            }
        }
        let slope = problem.slope;
        let mut ln_count = [0.0; LANES];
        for l in 0..LANES {
            let ln_hours = ln_hours[l] + hours_noise[l];
            let all_in = cash[l] + hours[l] * exp(hours_noise[l]) * a.hour_cost[l];
            let by_money = a.ln_budget[l] - ln(cash[l]);
            let by_hours = a.ln_hours[l] - ln_hours;
            ln_count[l] = least(least(by_money, by_hours), ln_supply[l] + a.ln_supply[l]);
            efficiency[l] = 0.5 + slope * (above[l] - ln(all_in));
            // Volume: in all that budget, hours and supply allow. Effort: what all the hours could bring.
            let above = above[l] - problem.ln_middling_budget;
            volume[l] = 0.5 + slope * (above + ln_count[l]);
            effort[l] = 0.5 + slope * (above + by_hours);
        }
        *polish = [tier.polish; LANES];
        *learning = [0.0; LANES];
        if a.some_test {
            for l in 0..LANES {
                let count = least(exp(ln_count[l]), problem.test_size);
                learning[l] = 1.0 - exp(count * a.ln_miss[l]);
            }
        }
    }
}

/// Position of learning among the criteria: the one that a test adds to.
const LEARNING: usize = 5;

/// Dimensions of the answers, in the order of the sequence.
#[derive(Clone, Copy)]
enum Answer {
    Interest,
    Place,
    Goal,
    Test,
    Hours,
    HourCost,
    Terms,
    Channel,
    Goods,
    OrderValue,
    HitRate,
    Budget,
}

const _: () = assert!(TERMS <= ALTERNATIVES && CHANNELS <= ALTERNATIVES);
