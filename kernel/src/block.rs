//! What one creator of a tier brings and costs, four draws at a time.

// Positions in tables are masked to the table's length; the rest are constants of this crate.
#![allow(clippy::indexing_slicing)]

use crate::CRITERIA;
use crate::lanes::{F4, LANES, U4};
use crate::math::Math;
use crate::problem::{ALTERNATIVES, CHANNELS, Choice, Problem, Shared, Tier};
use crate::sequence::{self, Normals, Points, SHARED};

/// Positions in a table that four draws take.
#[derive(Clone, Copy)]
pub(crate) struct Positions {
    at: [u32; LANES],
    /// All the same, as they are where the answer is known.
    same: bool,
}

impl Positions {
    /// What a table holds there.
    #[inline(always)]
    pub fn of<const N: usize>(self, table: &[f32; N]) -> F4 {
        const { assert!(N.is_power_of_two()) };
        if self.same {
            F4::splat(table[self.at[0] as usize & (N - 1)])
        } else {
            F4::new(self.at.map(|at| table[at as usize & (N - 1)]))
        }
    }

    /// Positions in a table of rows of [`CHANNELS`], `columns` along.
    #[inline(always)]
    fn row(self, columns: Self) -> Self {
        let at = |l: usize| self.at[l] * CHANNELS as u32 + columns.at[l];
        Self {
            at: [at(0), at(1), at(2), at(3)],
            same: self.same & columns.same,
        }
    }
}

/// What four draws fix for all tiers alike.
pub(crate) struct Block {
    pub points: Points,
    /// Level and tilt of each shared uncertainty.
    shared: [[F4; 2]; SHARED],
    interest: Positions,
    place: Positions,
    pub terms: Positions,
    pub channel: Positions,
    goal: Positions,
}

/// The answers that only the comparison of tiers needs.
pub(crate) struct Answers {
    /// Positions in [`Tier::fees`] and [`Tier::ln_results`].
    fee: Positions,
    result: Positions,
    /// Coefficients of the goal, see [`Goals`](crate::problem::Goals).
    response: F4,
    audience: F4,
    interest: F4,
    clicks: F4,
    conversion: F4,
    trust: F4,
    /// Weights of the criteria, summing to 1 (or all 0 where nothing weighs).
    pub weights: [F4; CRITERIA],
    ln_supply: F4,
    ln_hours: F4,
    hour_cost: F4,
    goods: F4,
    /// Dollars for each order.
    commission: F4,
    pub budget: F4,
    ln_budget: F4,
    /// Log chance that a creator is no winner; 0 where nothing is tested.
    ln_miss: F4,
    /// Whether trust is part of a result, commission is paid, a product is tested in one of the draws.
    some_trust: bool,
    some_commission: bool,
    some_test: bool,
}

/// Uncertain parts of a tier's results, in natural logs.
pub(crate) struct Parts {
    pub response: F4,
    /// Share in the target geography times credible share.
    pub audience: F4,
    pub interest: F4,
    pub clicks: F4,
    pub conversion: F4,
}

/// A tier's verdict in four draws.
pub(crate) struct Verdict {
    /// Criterion values: 0..1 on their fixed scales, the three log scales beyond in extreme cases.
    pub values: [F4; CRITERIA],
    /// Money due before the first order, dollars.
    pub upfront: F4,
}

#[inline(always)]
fn any(x: F4) -> bool {
    x.to_array() != [0.0; LANES]
}

impl Block {
    /// The draws from `first` on.
    #[inline(always)]
    pub fn new(problem: &Problem, normals: &Normals, first: usize) -> Self {
        let points = Points::new(first);
        let z = |dimension| normals.at(points, dimension);
        Self {
            points,
            shared: std::array::from_fn::<_, SHARED, _>(|i| [z(2 * i), z(2 * i + 1)]),
            interest: take(points, &problem.interest, Answer::Interest),
            place: take(points, &problem.place, Answer::Place),
            terms: take(points, &problem.terms, Answer::Terms),
            channel: take(points, &problem.channel, Answer::Channel),
            goal: take(points, &problem.goal, Answer::Goal),
        }
    }

    /// Answers for the comparison of tiers.
    #[inline(always)]
    pub fn answers(&self, problem: &Problem, normals: &Normals) -> Answers {
        let p = problem;
        let answer = |choice: &Choice, answer, table: &[f32; ALTERNATIVES]| {
            take(self.points, choice, answer).of(table)
        };
        let goals = &p.goals;
        let order_value = answer(&p.order_value, Answer::OrderValue, &p.order_values);
        let commission = self.terms.of(&p.commission) * order_value;
        let tested = answer(&p.test, Answer::Test, &p.test_weight);
        let some_test = any(tested);
        let ln_miss = if some_test {
            let ln_miss = answer(&p.hit_rate, Answer::HitRate, &p.ln_miss);
            tested.gt(F4::ZERO).keep(ln_miss)
        } else {
            F4::ZERO
        };
        let budget = take(self.points, &p.budget, Answer::Budget);
        let trust = self.goal.of(&goals.trust);
        Answers {
            fee: self.terms.row(self.channel),
            result: self.goal.row(self.channel),
            response: self.goal.of(&goals.response),
            audience: self.goal.of(&goals.audience),
            interest: self.goal.of(&goals.interest),
            clicks: self.goal.of(&goals.clicks),
            conversion: self.goal.of(&goals.conversion),
            trust,
            weights: self.weights(p, normals, tested),
            ln_supply: self.interest.of(&p.ln_supply_by_interest)
                + self.place.of(&p.ln_supply_by_place),
            ln_hours: answer(&p.hours, Answer::Hours, &p.ln_hours),
            hour_cost: answer(&p.hour_cost, Answer::HourCost, &p.hour_costs),
            goods: answer(&p.goods, Answer::Goods, &p.goods_costs),
            commission,
            budget: budget.of(&p.budgets),
            ln_budget: budget.of(&p.ln_budgets),
            ln_miss,
            some_trust: any(trust),
            some_commission: any(commission),
            some_test,
        }
    }

    /// The table's weights varied by the draw, summing to 1. `tested` is what a test adds to learning.
    #[inline(always)]
    fn weights(&self, problem: &Problem, normals: &Normals, tested: F4) -> [F4; CRITERIA] {
        let weights = std::array::from_fn::<_, CRITERIA, _>(|c| {
            let table = self.goal.of(&problem.goals.weights[c]);
            let table = if c == LEARNING { table + tested } else { table };
            table * normals.weights(self.points, sequence::WEIGHT + c)
        });
        let sum = weights.iter().fold(F4::ZERO, |sum, w| sum + *w);
        // Where nothing weighs, zeros stay zeros.
        let scale = F4::splat(1.0) / sum.most(F4::splat(f32::MIN_POSITIVE));
        weights.map(|w| w * scale)
    }

    /// A shared uncertainty of a tier.
    #[inline(always)]
    fn noise(&self, tier: &Tier, which: Shared) -> F4 {
        let (by_level, by_tilt) = tier.shared[which as usize];
        let [level, tilt] = self.shared[which as usize];
        F4::splat(by_level) * level + F4::splat(by_tilt) * tilt
    }

    /// The uncertain parts of a tier's results. Shares of the audience stay below 1.
    #[inline(always)]
    pub fn parts(&self, tier: &Tier) -> Parts {
        let share = |ln: F4, noise| (ln + self.noise(tier, noise)).least(F4::ZERO);
        let place = share(self.place.of(&tier.ln_place), Shared::Place);
        let credible = share(F4::splat(tier.ln_credible), Shared::Credible);
        Parts {
            response: self.noise(tier, Shared::Response),
            audience: place + credible,
            interest: share(self.interest.of(&tier.ln_interest), Shared::Interest),
            clicks: self.noise(tier, Shared::Clicks),
            conversion: self.noise(tier, Shared::Conversion),
        }
    }

    /// What one creator of the tier brings and costs, judged on the criteria.
    #[inline(always)]
    pub fn judge(&self, problem: &Problem, m: &Math, answers: &Answers, tier: &Tier) -> Verdict {
        let a = answers;
        let parts = self.parts(tier);
        let posts = self.terms.of(&tier.ln_posts);

        // Results above the middling ones for one dollar.
        let mut above = a.result.of(&tier.ln_results)
            + posts
            + a.response * parts.response
            + a.audience * parts.audience
            + a.interest * parts.interest
            + a.clicks * parts.clicks
            + a.conversion * parts.conversion;
        let trust = F4::splat(tier.trust) + self.noise(tier, Shared::Trust);
        let trust = trust.most(F4::ZERO).least(F4::splat(1.0));
        if a.some_trust {
            above = above + a.trust * m.ln(trust.most(F4::splat(0.01)));
        }

        // A creator is never quite free: a cent keeps logs finite where nothing is paid.
        let fee = a.fee.of(&tier.fees) * m.exp(self.noise(tier, Shared::Fee));
        let upfront = (fee + a.goods).most(F4::splat(0.01));
        let mut cash = upfront;
        if a.some_commission {
            let ln_orders = self.channel.of(&tier.ln_orders)
                + posts
                + parts.response
                + parts.audience
                + parts.interest
                + parts.clicks
                + parts.conversion;
            cash = cash + a.commission * m.exp(ln_orders);
        }
        let hours_noise = self.noise(tier, Shared::Handling);
        let hours = self.terms.of(&tier.hours) * m.exp(hours_noise);
        let all_in = cash + hours * a.hour_cost;

        // How many creators money, hours and supply allow.
        let by_money = a.ln_budget - m.ln(cash);
        let by_hours = a.ln_hours - self.terms.of(&tier.ln_hours) - hours_noise;
        let by_supply = self.terms.of(&tier.ln_supply) + a.ln_supply;
        let ln_count = by_money.least(by_hours).least(by_supply);

        let half = F4::splat(0.5);
        let slope = F4::splat(problem.slope);
        let above_budget = above - F4::splat(problem.ln_middling_budget);
        let efficiency = half + slope * (above - m.ln(all_in));
        // Volume: in all that budget, hours and supply allow. Effort: what all the hours could bring.
        let volume = half + slope * (above_budget + ln_count);
        let effort = half + slope * (above_budget + by_hours);
        let learning = if a.some_test {
            let count = m.exp(ln_count).least(F4::splat(problem.test_size));
            F4::splat(1.0) - m.exp(count * a.ln_miss)
        } else {
            F4::ZERO
        };
        let polish = F4::splat(tier.polish);
        Verdict {
            values: [efficiency, volume, trust, effort, polish, learning],
            upfront,
        }
    }
}

/// Position of learning among the criteria: the one that a test adds to.
const LEARNING: usize = 5;

/// The alternatives that four draws take.
#[inline(always)]
fn take(points: Points, choice: &Choice, answer: Answer) -> Positions {
    if choice.open == 0 {
        return Positions {
            at: [choice.positions[0]; LANES],
            same: true,
        };
    }
    let steps = points.steps(sequence::CHOICE + answer as usize);
    let mut taken = U4::splat(0);
    for end in choice.ends.iter().take(choice.open) {
        taken = taken + steps.ge(U4::splat(*end)).keep_u(U4::splat(1));
    }
    let position = |at| choice.positions[at as usize & (ALTERNATIVES - 1)];
    Positions {
        at: taken.to_array().map(position),
        same: false,
    }
}

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
