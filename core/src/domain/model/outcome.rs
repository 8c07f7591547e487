//! The outcome model: what one creator of a tier brings and costs in one draw, for one brief.
//!
//! useful results = raw results for the goal x share in the target geography x share interested x credible share;
//! all-in cost = fee + goods + shipping + commission + hours x hourly cost. Products are sums of logs here.

use std::rc::Rc;

use tierwise_kernel::problem::{ALTERNATIVES, CHANNELS, SHARED, TERMS};
use tierwise_kernel::{self as kernel, Choice, Problem};

use super::lookup::Lookup;
use super::noise::Noise;
use super::scalars::{self, Scalar};
use super::{priors, weights};
use crate::domain::advice::{CRITERIA, Criterion};
use crate::domain::brief::{Brief, Content, Geo, Goal, Niche, Pay, Platform};
use crate::domain::evidence::benchmarks::{Bench, Curves};
use crate::domain::niche;
use crate::domain::settings::Context;
use crate::domain::tier::{Band, TierKind};

#[cfg(test)]
mod reference;

/// Most tiers a scheme can have.
pub const MAX_TIERS: usize = TierKind::ALL.len();

/// A brief and its context, looked up once and ready to be drawn.
#[derive(Debug, Clone)]
pub struct World {
    /// One entry per band of the scheme.
    pub tiers: Vec<Tier>,
    /// What the context fixes.
    pub lookup: Rc<Lookup>,
    /// The same in the form that is simulated.
    pub problem: Problem,
    fixed: Fixed,
    goals: Vec<(Goal, f64)>,
    goal_weights: [f64; CRITERIA],
    extra_weights: [f64; CRITERIA],
}

/// Answers as the model wants them: US dollars, natural logs, `None` for "not sure".
#[derive(Debug, Clone)]
struct Fixed {
    niche: Option<Niche>,
    geo: Option<Geo>,
    test: Option<bool>,
    test_size: Option<f64>,
    hit_rate: Option<f64>,
    hours: Option<f64>,
    weeks: f64,
    hour_cost: Option<f64>,
    pay: Option<Pay>,
    platforms: Vec<Platform>,
    platform_prior: priors::Prior<Platform>,
    goods: Option<f64>,
    order_value: Option<f64>,
    budget: Option<f64>,
    fee_factor: f64,
}

/// A tier's tables at its typical account, in natural logs unless said.
#[derive(Debug, Clone)]
pub struct Tier {
    /// Which tier.
    pub kind: TierKind,
    followers: f64,
    engagement: [f64; 3],
    reach: [f64; 3],
    /// Plain US dollars.
    fee: [f64; 3],
    clicks: f64,
    leads: f64,
    conversion: f64,
    credible: f64,
    comments: f64,
    usable: f64,
    place: [f64; 6],
    interest: [f64; 3],
    /// Own hours for one creator who accepts, by kind of payment: handling plus asking those who decline. Log and plain.
    hours: [(f64, f64); 4],
    /// Suitable creators who accept, by kind of payment, before geography and niche.
    supply: [f64; 4],
    /// Share of accepting creators who post, by kind of payment.
    posts: [f64; 4],
    /// Plain, 0..1.
    trust: f64,
    /// Plain, 0..1.
    polish: f64,
    looks: Looks,
    /// What the shared uncertainties do to it, see [`super::noise`].
    loadings: [(f64, f64); SHARED],
    /// Plain count.
    pub minimum: f64,
}

/// The answers in force in one draw: the brief's, or sampled from their prior.
#[derive(Debug, Clone, Copy)]
pub struct Answers {
    /// How specialised.
    pub niche: Niche,
    /// Where.
    pub geo: Geo,
    /// The goal, where the brief names none.
    pub sampled_goal: Option<Goal>,
    /// Test on.
    pub test: bool,
    /// Hours over the campaign.
    pub hours: f64,
    /// US dollars an hour.
    pub hour_cost: f64,
    /// Kind of payment.
    pub pay: Pay,
    /// Platform of the draw.
    pub platform: Platform,
    /// Goods and postage for one creator, US dollars.
    pub goods: f64,
    /// Order value, US dollars.
    pub order_value: f64,
    /// Share of winners.
    pub hit_rate: f64,
    /// Budget, US dollars.
    pub budget: f64,
    ln_hours: f64,
    ln_budget: f64,
    ln_supply: f64,
    fee_factor: f64,
    commission: f64,
}

/// One creator of a tier in one draw. `ln_` are natural logs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outcome {
    /// People one package reaches.
    pub ln_reach: f64,
    /// Engagements of one package.
    pub ln_engagements: f64,
    /// Clicks for each interested person reached.
    pub ln_click_rate: f64,
    /// Orders for each click.
    pub ln_conversion: f64,
    /// Share of the audience in the target geography.
    pub ln_place: f64,
    /// Share of the audience interested.
    pub ln_interest: f64,
    /// Credible share.
    pub ln_credible: f64,
    /// Share of accepting creators who post.
    pub ln_posts: f64,
    /// Trust, 0..1.
    pub trust: f64,
    /// Fee, US dollars.
    pub fee: f64,
    /// Fee, goods, postage: what has to be paid before the first order, US dollars.
    pub upfront: f64,
    /// Upfront money plus expected commission, US dollars.
    pub cash: f64,
    /// Cash plus own hours, US dollars.
    pub all_in: f64,
    /// Own hours.
    pub hours: f64,
    ln_hours: f64,
    ln_leads: f64,
}

impl Outcome {
    /// Clicks of one creator from people in the target who are interested.
    pub fn ln_clicks(&self) -> f64 {
        self.ln_reach
            + self.ln_place
            + self.ln_interest
            + self.ln_credible
            + self.ln_click_rate
            + self.ln_posts
    }
}

const LN_10: f64 = std::f64::consts::LN_10;

/// Part of the cash fee that is paid, 0 to 1.
pub fn fee_share(pay: Pay) -> f64 {
    match pay {
        Pay::Cash => 1.0,
        Pay::Mixed => Scalar::MixedFee.value(),
        Pay::Affiliate | Pay::Gifting => 0.0,
    }
}

/// Share of an order's value that is paid.
fn commission(pay: Pay) -> f64 {
    match pay {
        Pay::Affiliate => Scalar::Commission.value(),
        Pay::Mixed => Scalar::MixedCommission.value(),
        Pay::Cash | Pay::Gifting => 0.0,
    }
}

impl World {
    /// Looks a brief up.
    pub fn new(brief: &Brief, context: &Context) -> Self {
        let lookup = Lookup::of(context);
        let goals = goal_mix(brief);
        let mut goal_weights = [0.0; CRITERIA];
        for (goal, share) in &goals {
            for (sum, w) in goal_weights.iter_mut().zip(weights::by_goal(*goal)) {
                *sum += share * w;
            }
        }
        let mut extra_weights = [0.0; CRITERIA];
        let mut add = |asked: bool, extra: weights::Extra| {
            if let Some(w) = extra_weights
                .get_mut(extra.criterion as usize)
                .filter(|_| asked)
            {
                *w += extra.weight;
            }
        };
        add(brief.content.is_some(), weights::CONTENT);
        add(brief.safety == Some(true), weights::SAFETY);
        let mut tiers = lookup.tiers.clone();
        for tier in &mut tiers {
            tier.polish = tier.looks.polish(brief);
        }
        let mut world = Self {
            tiers,
            lookup,
            problem: Problem::default(),
            fixed: Fixed::new(brief, context),
            goals,
            goal_weights,
            extra_weights,
        };
        world.problem = world.to_problem();
        world
    }

    /// The answers at the middle of their priors, for figures that are drawn up once: cash fees, the modal platform
    /// and so on.
    pub fn middle_answers(&self) -> Answers {
        let f = &self.fixed;
        self.resolve(Sampled {
            niche: f.niche.unwrap_or(Niche::Specialist),
            geo: f.geo.unwrap_or(Geo::Country),
            goal: self.goals.is_empty().then_some(Goal::Engagement),
            test: f.test.unwrap_or(false),
            hours: f.hours.unwrap_or(priors::FULL_TIME),
            hour_cost: f
                .hour_cost
                .unwrap_or_else(|| priors::middle(priors::HOUR_COST)),
            pay: f.pay.unwrap_or(Pay::Cash),
            platform: f.platforms.first().copied().unwrap_or(Platform::Instagram),
            goods: f.goods.unwrap_or_else(|| priors::middle(priors::GOODS)),
            order_value: f
                .order_value
                .unwrap_or_else(|| priors::middle(priors::ORDER_VALUE)),
            hit_rate: f
                .hit_rate
                .unwrap_or_else(|| priors::middle(priors::HIT_RATE)),
            budget: f.budget.unwrap_or_else(|| priors::middle(priors::BUDGET)),
        })
    }

    fn resolve(&self, s: Sampled) -> Answers {
        let hours = s.hours * self.fixed.weeks;
        Answers {
            niche: s.niche,
            geo: s.geo,
            sampled_goal: s.goal,
            test: s.test,
            hours,
            hour_cost: s.hour_cost,
            pay: s.pay,
            platform: s.platform,
            goods: s.goods,
            order_value: s.order_value,
            hit_rate: s.hit_rate,
            budget: s.budget,
            ln_hours: libm::log(hours),
            ln_budget: libm::log(s.budget.max(1e-9)),
            ln_supply: libm::log(scalars::supply_by_geo(s.geo))
                + libm::log(scalars::supply_by_niche(s.niche)),
            fee_factor: self.fixed.fee_factor * fee_share(s.pay),
            commission: commission(s.pay),
        }
    }

    /// Goals with their shares under these answers: the brief's, else the sampled one.
    pub fn goals(&self, answers: &Answers) -> GoalMix<'_> {
        match answers.sampled_goal {
            Some(goal) => GoalMix::One(goal),
            None => GoalMix::Many(&self.goals),
        }
    }

    /// Criterion weights of the table under these answers, before the draw varies them.
    pub fn weights(&self, answers: &Answers) -> [f64; CRITERIA] {
        let mut w = match answers.sampled_goal {
            Some(goal) => weights::by_goal(goal),
            None => self.goal_weights,
        };
        for (w, extra) in w.iter_mut().zip(self.extra_weights) {
            *w += extra;
        }
        if answers.test
            && let Some(w) = w.get_mut(Criterion::Learning as usize)
        {
            *w += weights::TESTING.weight;
        }
        w
    }

    /// What one creator of a tier brings and costs in a draw; with [`Noise::NONE`] what a typical one does.
    #[inline]
    pub fn outcome(&self, tier: &Tier, answers: &Answers, noise: &Noise) -> Outcome {
        tier.outcome(answers, noise)
    }

    /// Creators of a tier that money, hours and supply allow, in natural log; not whole.
    #[inline]
    pub fn ln_volume(&self, tier: &Tier, answers: &Answers, outcome: &Outcome) -> f64 {
        let by_money = answers.ln_budget - libm::log(outcome.cash);
        let by_hours = answers.ln_hours - outcome.ln_hours;
        by_money.min(by_hours).min(tier.ln_supply(answers))
    }

    /// The six criterion values of a tier: 0..1 on their fixed scales, the three log scales beyond in extreme cases.
    #[inline]
    pub fn values(&self, tier: &Tier, answers: &Answers, outcome: &Outcome) -> [f64; CRITERIA] {
        let ln_n = self.ln_volume(tier, answers, outcome);
        let ln_all_in = libm::log(outcome.all_in);
        let mut above = 0.0;
        self.goals(answers).each(|goal, share| {
            above += share * (tier.ln_useful(goal, outcome) - MIDDLING.ln_per_dollar(goal));
        });
        let efficiency = on_scale(above - ln_all_in);
        let volume = on_scale(above + ln_n - MIDDLING.ln_budget);
        // What all the hours there are could bring, against the middling result of the middling budget.
        let effort = on_scale(above - outcome.ln_hours + answers.ln_hours - MIDDLING.ln_budget);
        let learning = if answers.test {
            let n = libm::exp(ln_n);
            let n = self.fixed.test_size.map_or(n, |size| n.min(size));
            1.0 - libm::exp(n * libm::log1p(-answers.hit_rate))
        } else {
            0.0
        };
        [
            efficiency,
            volume,
            outcome.trust,
            effort,
            tier.polish,
            learning,
        ]
    }
}

/// The translation for the kernel, which works through all draws: the same model as tables. A test holds it to the
/// definition in this file.
impl World {
    fn to_problem(&self) -> Problem {
        let f = &self.fixed;
        let (hours, hour_table) = amount(f.hours, priors::HOURS);
        let (hour_cost, hour_costs) = amount(f.hour_cost, priors::HOUR_COST);
        let (goods, goods_costs) = amount(f.goods, priors::GOODS);
        let (order_value, order_values) = amount(f.order_value, priors::ORDER_VALUE);
        let (hit_rate, hit_rates) = amount(f.hit_rate, priors::HIT_RATE);
        let (budget, budgets) = amount(f.budget, priors::BUDGET);
        let known_goal = (!self.goals.is_empty()).then_some(0);
        Problem {
            tiers: self.tiers.iter().map(|t| self.to_tier(t)).collect(),
            goals: self.to_goals(),
            goal: choice(known_goal, priors::GOAL, |g| g as usize),
            interest: choice(f.niche.map(|n| n as usize), priors::NICHE, |n| n as usize),
            ln_supply_by_interest: table(Niche::ALL, |n| libm::log(scalars::supply_by_niche(n))),
            place: choice(f.geo.map(|g| g as usize), priors::GEO, |g| g as usize),
            ln_supply_by_place: table(Geo::ALL, |g| libm::log(scalars::supply_by_geo(g))),
            test: choice(f.test.map(usize::from), priors::TEST, usize::from),
            test_weight: table(&[false, true], |t| {
                if t { weights::TESTING.weight } else { 0.0 }
            }),
            test_size: f.test_size.unwrap_or(f64::INFINITY) as f32,
            hit_rate,
            ln_miss: hit_rates.map(|rate| libm::log1p(-rate) as f32),
            hours,
            ln_hours: hour_table.map(|h| libm::log((h * f.weeks).max(1e-9)) as f32),
            hour_cost,
            hour_costs: hour_costs.map(|x| x as f32),
            terms: choice(f.pay.map(|p| p as usize), priors::PAY, |p| p as usize),
            commission: table(Pay::ALL, commission),
            channel: match f.platforms.as_slice() {
                [] => choice(None, f.platform_prior, |p| p as usize),
                chosen => {
                    let each = 1.0 / chosen.len() as f64;
                    Choice::among(chosen.iter().map(|p| (*p as usize, each)))
                }
            },
            goods,
            goods_costs: goods_costs.map(|x| x as f32),
            order_value,
            order_values: order_values.map(|x| x as f32),
            budget,
            budgets: budgets.map(|x| x as f32),
            ln_budgets: budgets.map(|x| libm::log(x.max(1e-9)) as f32),
            share_cap: Scalar::ShareCap.value() as f32,
            ln_middling_budget: MIDDLING.ln_budget as f32,
            slope: (1.0 / (scalars::SCALE_DECADES * LN_10)) as f32,
        }
    }

    fn to_goals(&self) -> kernel::Goals {
        let mut goals = kernel::Goals::default();
        for position in 0..ALTERNATIVES {
            let add = |row: &mut [f32; ALTERNATIVES], x: f64| {
                if let Some(slot) = row.get_mut(position) {
                    *slot += x as f32;
                }
            };
            self.goals_at(position).each(|goal, share| {
                let c = coefficients(goal);
                add(&mut goals.response, share * c.response);
                add(&mut goals.audience, share * c.audience);
                add(&mut goals.interest, share * c.interest);
                add(&mut goals.clicks, share * c.clicks);
                add(&mut goals.conversion, share * c.conversion);
                add(&mut goals.trust, share * c.trust);
                for (row, w) in goals.weights.iter_mut().zip(weights::by_goal(goal)) {
                    add(row, share * w);
                }
            });
            for (row, w) in goals.weights.iter_mut().zip(self.extra_weights) {
                add(row, w);
            }
        }
        goals
    }

    /// The goals at a position of the kernel's table: the brief's, else those of the prior one by one.
    fn goals_at(&self, position: usize) -> GoalMix<'_> {
        match Goal::ALL.get(position) {
            Some(goal) if self.goals.is_empty() => GoalMix::One(*goal),
            _ => GoalMix::Many(&self.goals),
        }
    }

    fn to_tier(&self, tier: &Tier) -> kernel::Tier {
        let mut ln_results = [0.0_f32; ALTERNATIVES * CHANNELS];
        let mut ln_orders = [0.0; CHANNELS];
        let mut fees = [0.0; TERMS * CHANNELS];
        for platform in Platform::ALL {
            let channel = *platform as usize;
            let o = tier.undivided(*platform);
            if let Some(slot) = ln_orders.get_mut(channel) {
                *slot = (o.ln_clicks() + o.ln_conversion) as f32;
            }
            for (i, slot) in ln_results
                .iter_mut()
                .skip(channel)
                .step_by(CHANNELS)
                .enumerate()
            {
                self.goals_at(i).each(|goal, share| {
                    *slot +=
                        (share * (tier.ln_useful(goal, &o) - MIDDLING.ln_per_dollar(goal))) as f32;
                });
            }
            let fee = self.fixed.fee_factor * tier.fee.get(channel).copied().unwrap_or(0.0);
            for (pay, slot) in Pay::ALL
                .iter()
                .zip(fees.iter_mut().skip(channel).step_by(CHANNELS))
            {
                *slot = (fee * fee_share(*pay)) as f32;
            }
        }
        kernel::Tier {
            shared: tier
                .loadings
                .map(|(level, tilt)| (level as f32, tilt as f32)),
            ln_results,
            ln_orders,
            ln_posts: padded(&tier.posts),
            ln_place: padded(&tier.place),
            ln_interest: padded(&tier.interest),
            ln_credible: tier.credible as f32,
            trust: tier.trust as f32,
            polish: tier.polish as f32,
            fees,
            hours: tier.hours.map(|(_, plain)| plain as f32),
            ln_hours: tier.hours.map(|(ln, _)| ln as f32),
            ln_supply: padded(&tier.supply),
            minimum: tier.minimum as f32,
        }
    }
}

/// How a useful result depends on what a draw varies, see [`kernel::Goals`].
#[derive(Clone, Copy, Default)]
struct Coefficients {
    response: f64,
    audience: f64,
    interest: f64,
    clicks: f64,
    conversion: f64,
    trust: f64,
}

/// [`Tier::ln_useful`] as coefficients.
fn coefficients(goal: Goal) -> Coefficients {
    let engaged = Coefficients {
        response: 1.0,
        audience: 1.0,
        interest: 1.0,
        ..Coefficients::default()
    };
    let clicked = Coefficients {
        clicks: 1.0,
        ..engaged
    };
    match goal {
        Goal::Awareness => Coefficients {
            interest: Scalar::AwarenessInterest.value(),
            ..engaged
        },
        Goal::Engagement | Goal::Feedback => engaged,
        Goal::Traffic => clicked,
        Goal::Leads | Goal::Sales => Coefficients {
            conversion: 1.0,
            ..clicked
        },
        Goal::Content => Coefficients::default(),
        Goal::Loyalty => Coefficients {
            trust: 1.0,
            ..engaged
        },
    }
}

/// The answer that is known, or those of the prior, by their position.
fn choice<T: Copy>(
    known: Option<usize>,
    prior: priors::Prior<T>,
    position: fn(T) -> usize,
) -> Choice {
    known.map_or_else(
        || Choice::among(prior.iter().map(|(value, p)| (position(*value), *p))),
        Choice::known,
    )
}

/// A numeric answer: the one that is known, or those of the prior, with their table.
fn amount(known: Option<f64>, prior: priors::Prior<f64>) -> (Choice, [f64; ALTERNATIVES]) {
    match known {
        Some(value) => (Choice::known(0), [value; ALTERNATIVES]),
        None => {
            let values = std::array::from_fn(|i| prior.get(i).map_or(1.0, |(value, _)| *value));
            let positions = prior.iter().enumerate().map(|(i, (_, p))| (i, *p));
            (Choice::among(positions), values)
        }
    }
}

/// A figure for each alternative, in the order of the answer.
fn table<T: Copy, const N: usize>(all: &[T], figure: impl Fn(T) -> f64) -> [f32; N] {
    std::array::from_fn(|i| all.get(i).map_or(0.0, |x| figure(*x) as f32))
}

/// A table with places to spare.
fn padded<const N: usize>(table: &[f64]) -> [f32; N] {
    std::array::from_fn(|i| table.get(i).map_or(0.0, |x| *x as f32))
}

/// Goals of a draw with their shares.
#[derive(Debug, Clone, Copy)]
pub enum GoalMix<'a> {
    /// One goal with all the weight.
    One(Goal),
    /// Several, shares summing to 1.
    Many(&'a [(Goal, f64)]),
}

impl GoalMix<'_> {
    /// Calls `f` with each goal and its share.
    #[inline]
    pub fn each(&self, mut f: impl FnMut(Goal, f64)) {
        match self {
            Self::One(goal) => f(*goal, 1.0),
            Self::Many(goals) => goals.iter().for_each(|(goal, share)| f(*goal, *share)),
        }
    }
}

struct Middling {
    ln_per_dollar: [f64; 8],
    ln_budget: f64,
}

impl Middling {
    #[inline]
    fn ln_per_dollar(&self, goal: Goal) -> f64 {
        self.ln_per_dollar
            .get(goal as usize)
            .copied()
            .unwrap_or(0.0)
    }
}

/// Centres of the scales in natural logs (`ln` is not a const fn; a test checks them against the table).
const MIDDLING: Middling = Middling {
    ln_per_dollar: [
        1.0986122886681098,
        -1.8971199848858813,
        -2.3025850929940455,
        -5.115995809754082,
        -6.214608098422191,
        -6.214608098422191,
        -2.3025850929940455,
        -4.8283137373023015,
    ],
    ln_budget: 9.210_340_371_976_184,
};

/// Position of a log distance from the centre on a scale of [`scalars::SCALE_DECADES`] powers of ten. The scale goes on
/// straight beyond its ends: cut off there, a tier that is already hopeless could not lose more, and a narrower
/// geography would seem to favour it.
#[inline]
fn on_scale(ln_above_middling: f64) -> f64 {
    0.5 + ln_above_middling / (scalars::SCALE_DECADES * LN_10)
}

/// Answers before they are looked up.
struct Sampled {
    niche: Niche,
    geo: Geo,
    goal: Option<Goal>,
    test: bool,
    hours: f64,
    hour_cost: f64,
    pay: Pay,
    platform: Platform,
    goods: f64,
    order_value: f64,
    hit_rate: f64,
    budget: f64,
}

/// Main goal 1, each secondary one half, normalised; secondary ones alone weigh the same.
fn goal_mix(brief: &Brief) -> Vec<(Goal, f64)> {
    let mut mix: Vec<(Goal, f64)> = brief.goal.iter().map(|g| (*g, 1.0)).collect();
    for goal in &brief.also {
        if !mix.iter().any(|(g, _)| g == goal) {
            mix.push((*goal, 0.5));
        }
    }
    let sum: f64 = mix.iter().map(|(_, w)| w).sum();
    mix.iter_mut().for_each(|(_, w)| *w /= sum);
    mix
}

impl Fixed {
    fn new(brief: &Brief, context: &Context) -> Self {
        let rate = context.rates.per_usd(brief.currency);
        let dollars = |minor: crate::domain::money::Minor| minor.major(brief.currency) / rate;
        let goods = match (brief.goods, brief.shipping) {
            (None, None) => None,
            (goods, shipping) => Some(goods.map_or(0.0, dollars) + shipping.map_or(0.0, dollars)),
        };
        Self {
            niche: brief.niche,
            geo: brief.geo,
            test: brief.test,
            test_size: brief.test_size.map(f64::from),
            hit_rate: brief.hit_rate.map(|s| s.fraction().clamp(0.0001, 0.9999)),
            hours: brief.hours.map(|h| h.units()),
            weeks: brief.weeks_or_month(),
            hour_cost: brief.hour_cost.map(dollars),
            pay: brief.pay,
            platforms: brief.platforms.clone(),
            platform_prior: priors::platform(brief.age),
            goods,
            order_value: brief.order_value.map(dollars),
            budget: brief.budget.map(dollars),
            fee_factor: brief
                .category
                .as_deref()
                .and_then(niche::category)
                .map_or(1.0, |c| c.fee_factor),
        }
    }
}

/// How well a tier does what may be asked of content, 0..1.
#[derive(Debug, Clone, Copy)]
struct Looks {
    raw: f64,
    polished: f64,
    safe: f64,
}

impl Looks {
    /// What a brief asks for.
    fn polish(&self, brief: &Brief) -> f64 {
        let look = |content| match content {
            Content::Raw => self.raw,
            Content::Polished => self.polished,
        };
        match (brief.content, brief.safety) {
            (Some(content), None | Some(false)) => look(content),
            (None, _) => self.safe,
            (Some(content), Some(true)) => {
                (look(content) * weights::CONTENT.weight + self.safe * weights::SAFETY.weight)
                    / (weights::CONTENT.weight + weights::SAFETY.weight)
            }
        }
    }
}

impl Tier {
    /// Reads the benchmarks at the band's typical account.
    pub fn new(band: &Band, curves: &Curves) -> Self {
        let followers = band.typical_followers();
        let ln = |bench: Bench| curves.ln_at(bench, followers).1;
        let plain = |bench: Bench| libm::exp(ln(bench));
        let handling = plain(Bench::Handling);
        let pays = [Pay::Cash, Pay::Gifting, Pay::Affiliate, Pay::Mixed];
        Self {
            kind: band.tier,
            followers: libm::log(followers),
            engagement: std::array::from_fn(|i| {
                Platform::ALL
                    .get(i)
                    .map_or(0.0, |p| ln(Bench::engagement(*p)))
            }),
            reach: std::array::from_fn(|i| {
                Platform::ALL.get(i).map_or(0.0, |p| ln(Bench::reach(*p)))
            }),
            fee: std::array::from_fn(|i| {
                Platform::ALL.get(i).map_or(0.0, |p| plain(Bench::fee(*p)))
            }),
            clicks: ln(Bench::Clicks),
            leads: ln(Bench::Leads),
            conversion: ln(Bench::Conversion),
            credible: ln(Bench::Credible),
            comments: ln(Bench::Comments),
            usable: ln(Bench::Usable),
            place: std::array::from_fn(|i| {
                Geo::ALL.get(i).map_or(0.0, |g| ln(Bench::in_target(*g)))
            }),
            interest: std::array::from_fn(|i| {
                Niche::ALL.get(i).map_or(0.0, |n| ln(Bench::interested(*n)))
            }),
            hours: pays.map(|p| {
                let hours = handling + Scalar::Outreach.value() / plain(Bench::acceptance(p));
                (libm::log(hours), hours)
            }),
            supply: pays.map(|p| ln(Bench::Supply) + ln(Bench::acceptance(p))),
            posts: pays.map(|p| ln(Bench::posting(p)).min(0.0)),
            trust: plain(Bench::Trust),
            polish: 0.0,
            looks: Looks {
                raw: plain(Bench::Raw),
                polished: plain(Bench::Polish),
                safe: plain(Bench::Safety),
            },
            loadings: super::noise::loadings(followers),
            minimum: libm::round(plain(Bench::Minimum)).max(1.0),
        }
    }

    #[inline]
    fn outcome(&self, answers: &Answers, noise: &Noise) -> Outcome {
        let platform = answers.platform as usize;
        let at = |row: &[f64]| row.get(platform).copied().unwrap_or(0.0);
        let response = self.followers + noise.response;
        let (ln_hours, hours) = self
            .hours
            .get(answers.pay as usize)
            .copied()
            .unwrap_or_default();
        let fee = answers.fee_factor * at(&self.fee) * noise.fee;
        // A creator is never quite free: a cent keeps logs finite where nothing is paid.
        let upfront = (fee + answers.goods).max(0.01);
        let mut out = Outcome {
            ln_reach: response + at(&self.reach),
            ln_engagements: response + at(&self.engagement),
            ln_click_rate: self.clicks + noise.clicks,
            ln_conversion: self.conversion + noise.results,
            ln_place: (self.place.get(answers.geo as usize).copied().unwrap_or(0.0) + noise.place)
                .min(0.0),
            ln_interest: (self
                .interest
                .get(answers.niche as usize)
                .copied()
                .unwrap_or(0.0)
                + noise.interest)
                .min(0.0),
            ln_credible: (self.credible + noise.credible).min(0.0),
            ln_posts: self.posts.get(answers.pay as usize).copied().unwrap_or(0.0),
            trust: (self.trust + noise.trust).clamp(0.0, 1.0),
            fee,
            upfront,
            cash: upfront,
            all_in: 0.0,
            hours: hours * noise.hours,
            ln_hours: ln_hours + noise.ln_hours,
            ln_leads: self.leads + noise.results,
        };
        if answers.commission > 0.0 {
            let orders = libm::exp(out.ln_clicks() + out.ln_conversion);
            out.cash += answers.commission * answers.order_value * orders;
        }
        out.all_in = out.cash + out.hours * answers.hour_cost;
        out
    }

    /// A creator before anything is taken off: everybody is in the target, interested and real, and posts.
    fn undivided(&self, platform: Platform) -> Outcome {
        let at = |row: &[f64]| row.get(platform as usize).copied().unwrap_or(0.0);
        Outcome {
            ln_reach: self.followers + at(&self.reach),
            ln_engagements: self.followers + at(&self.engagement),
            ln_click_rate: self.clicks,
            ln_conversion: self.conversion,
            ln_leads: self.leads,
            trust: 1.0,
            ..Outcome::default()
        }
    }

    /// What the forecast simulates for some creators of this tier, without the differences between creators.
    pub fn line(&self, position: usize, count: f64) -> kernel::Line {
        let reach = self.reach.map(|ln| self.followers + ln);
        let engagements = self.engagement.map(|ln| self.followers + ln);
        kernel::Line {
            tier: position,
            creator: self.kind as usize,
            count: count as f32,
            ln_reach: padded(&reach),
            ln_engagements: padded(&engagements),
            ln_click_rate: self.clicks as f32,
            ln_conversion: self.conversion as f32,
            spread: Default::default(),
            order_spread: kernel::Sigma::default(),
        }
    }

    /// Useful results of one creator for a goal, in natural log.
    #[inline]
    pub fn ln_useful(&self, goal: Goal, o: &Outcome) -> f64 {
        let audience = o.ln_place + o.ln_credible + o.ln_posts;
        let clicks = o.ln_clicks();
        match goal {
            // People who are not interested still get to know the name, a little.
            Goal::Awareness => {
                o.ln_reach + Scalar::AwarenessInterest.value() * o.ln_interest + audience
            }
            Goal::Engagement => o.ln_engagements + o.ln_interest + audience,
            Goal::Traffic => clicks,
            Goal::Leads => clicks + o.ln_leads,
            Goal::Sales => clicks + o.ln_conversion,
            // A picture is as good wherever its maker's followers live.
            Goal::Content => self.usable + o.ln_posts,
            Goal::Loyalty => {
                o.ln_engagements + o.ln_interest + audience + libm::log(o.trust.max(0.01))
            }
            Goal::Feedback => o.ln_engagements + o.ln_interest + audience + self.comments,
        }
    }

    /// Suitable creators who accept, in natural log.
    #[inline]
    pub fn ln_supply(&self, answers: &Answers) -> f64 {
        self.supply
            .get(answers.pay as usize)
            .copied()
            .unwrap_or(0.0)
            + answers.ln_supply
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_centres_of_the_scales_are_those_of_the_table() {
        for goal in Goal::ALL {
            let exact = libm::log(scalars::middling_per_dollar(*goal));
            assert!(
                (MIDDLING.ln_per_dollar(*goal) - exact).abs() < 1e-12,
                "{}: {exact}",
                goal.slug()
            );
        }
        assert!((MIDDLING.ln_budget - libm::log(scalars::MIDDLING_BUDGET)).abs() < 1e-12);
    }

    #[test]
    fn payment_rows_are_in_the_order_of_the_answers() {
        assert_eq!(
            Pay::ALL,
            [Pay::Cash, Pay::Gifting, Pay::Affiliate, Pay::Mixed]
        );
    }
}
