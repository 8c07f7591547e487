//! The mix: whole creators per tier under cash and hours, and the money that adds up to the minor unit.
//!
//! Value of `n` creators of a tier = acceptability x useful results of one x n^[`Scalar::Returns`]: results grow
//! less than in proportion inside a tier (audiences overlap), and a tier counts by how often it comes first. Creators
//! are added one at a time where they add most for the scarcer of money and hours, then exchanged while that helps.

use super::Note;
use super::typical::Typicals;
use crate::domain::brief::Brief;
use crate::domain::model::scalars::Scalar;
use crate::domain::money::Minor;
use crate::domain::sort::sort_short;
use crate::domain::tier::TierKind;

/// Creators and money. `rows` + `kept` + `left` = `budget`, to the minor unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mix {
    /// Money the mix divides.
    pub budget: Minor,
    /// One row per tier in the mix, leader first.
    pub rows: Vec<MixRow>,
    /// Kept for boosting the posts that work.
    pub kept: Minor,
    /// Not placed.
    pub left: Minor,
    /// Own hours the mix takes over the campaign, outreach included.
    pub hours: f64,
    /// Own hours there are over the campaign, given or assumed.
    pub hours_available: Option<f64>,
    /// What those hours cost; not part of the cash.
    pub hours_cost: Minor,
}

impl Mix {
    /// Creators in all tiers.
    pub fn creators(&self) -> u32 {
        self.rows.iter().map(|r| r.count).sum()
    }

    /// What all of them are paid, goods included: the budget without what is kept or left.
    pub fn placed(&self) -> Minor {
        self.budget.minus(self.kept).minus(self.left)
    }

    /// Nano and micro creators.
    pub fn small_creators(&self) -> u32 {
        self.rows
            .iter()
            .filter(|r| r.tier.is_small())
            .map(|r| r.count)
            .sum()
    }
}

/// One tier's part of the mix.
#[derive(Debug, Clone, PartialEq)]
pub struct MixRow {
    /// The tier.
    pub tier: TierKind,
    /// Whole creators.
    pub count: u32,
    /// Typical fee of one.
    pub fee: Minor,
    /// Cash for one: fee, goods, shipping, expected commission.
    pub each: Minor,
    /// Cash for all: `each` times `count`.
    pub cost: Minor,
    /// Own hours for all.
    pub hours: f64,
}

/// A tier as the mix sees it.
#[derive(Debug, Clone)]
struct Candidate {
    tier: TierKind,
    fee: Minor,
    each: i64,
    hours: f64,
    minimum: u32,
    most: u32,
    value: f64,
    leads: bool,
}

/// Limits of the mix.
#[derive(Debug, Clone, Copy)]
struct Limits {
    cash: i64,
    hours: f64,
}

/// How often each tier comes first, and which most often.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// The tier that the mix is built around.
    pub leader: TierKind,
    /// Acceptability by tier, in the order of the scheme.
    pub shares: Vec<f64>,
}

/// What of a budget is kept for boosting where so much goes to nobody, in minor units: the share that is kept for it, and
/// change that buys no whole creator, up to another one. Nothing where less than the first is there.
pub fn kept(budget: i64, rest: i64) -> i64 {
    if rest >= part(budget, Scalar::BoostShare) {
        rest.min(part(budget, Scalar::BoostMost))
    } else {
        0
    }
}

/// A share of an amount, in whole minor units.
fn part(amount: i64, share: Scalar) -> i64 {
    libm::floor(amount as f64 * share.value()) as i64
}

/// Draws up the mix for a brief. `without_test` is the standing of the same brief with the test off, where it is on.
pub(super) fn solve(
    brief: &Brief,
    typicals: &Typicals,
    standing: Option<Standing>,
    without_test: Option<Standing>,
    notes: &mut Vec<Note>,
) -> Mix {
    let budget = typicals.budget;
    let empty = Mix {
        budget,
        left: budget,
        hours_available: Some(typicals.hours),
        ..Mix::default()
    };
    let Some(standing) = standing else {
        return empty;
    };
    let mut plan = Plan::new(typicals, &standing);
    match without_test {
        None => plan.fill(&plan.leading_floor()),
        Some(off) => {
            let mut plain = Plan::new(typicals, &off);
            plain.fill(&plain.leading_floor());
            plan.fill(&plan.test_floor(brief, typicals.hit_rate));
            if plan.small() < plain.small() {
                plan = plain;
            }
        }
    }
    if plan.counts.iter().all(|n| *n == 0) {
        notes.push(Note::HoursLimit);
        return empty;
    }
    plan.note_limits(brief, typicals, notes);
    plan.account(typicals)
}

/// Candidates, limits and the counts found so far.
struct Plan {
    options: Vec<Candidate>,
    limits: Limits,
    counts: Vec<u32>,
}

impl Plan {
    fn new(typicals: &Typicals, standing: &Standing) -> Self {
        let options = options(typicals, standing);
        let budget = typicals.budget.get();
        let reserve = part(budget, Scalar::BoostShare);
        let all = Limits {
            cash: budget,
            hours: typicals.hours,
        };
        let with_reserve = Limits {
            cash: budget - reserve,
            ..all
        };
        // The reserve for boosting yields where it would cost the leader its last creator.
        let limits = if leading_count(&options, with_reserve) > 0 {
            with_reserve
        } else {
            all
        };
        Self {
            counts: vec![0; options.len()],
            options,
            limits,
        }
    }

    /// The leader comes first, with fewer than its minimum where money or hours do not allow more.
    fn leading_floor(&self) -> Vec<u32> {
        let leading = leading_count(&self.options, self.limits);
        self.options
            .iter()
            .map(|o| if o.leads { leading } else { 0 })
            .collect()
    }

    /// With the product test on, a bench of the cheapest small creators too: up to the test size, within its share
    /// of money and hours.
    fn test_floor(&self, brief: &Brief, hit_rate: f64) -> Vec<u32> {
        let wanted = brief
            .test_size
            .map_or_else(|| advised_test_size(hit_rate), u32::from);
        let mut floor = self.leading_floor();
        let cheapest = self
            .options
            .iter()
            .enumerate()
            .filter(|(_, o)| o.tier.is_small())
            .min_by_key(|(_, o)| o.each);
        if let Some((i, option)) = cheapest
            && let Some(slot) = floor.get_mut(i)
        {
            let share = Scalar::TestShare.value();
            let by_cash = libm::floor(self.limits.cash as f64 * share / option.each as f64) as i64;
            let by_hours = libm::floor(self.limits.hours * share / option.hours.max(1e-9)) as i64;
            let bench = by_cash
                .min(by_hours)
                .min(i64::from(option.most))
                .clamp(0, i64::from(wanted)) as u32;
            if bench >= option.minimum {
                let leading = *slot;
                *slot = leading.max(bench);
                if !fits(&self.options, &floor, self.limits) {
                    return self.leading_floor();
                }
            }
        }
        floor
    }

    fn fill(&mut self, floor: &[u32]) {
        self.counts = fill(&self.options, self.limits, floor);
    }

    fn small(&self) -> u32 {
        self.options
            .iter()
            .zip(&self.counts)
            .filter(|(o, _)| o.tier.is_small())
            .map(|(_, n)| n)
            .sum()
    }

    /// Says which limit the mix ran into and which rule was relaxed.
    fn note_limits(&self, brief: &Brief, typicals: &Typicals, notes: &mut Vec<Note>) {
        let Some((leader, n)) = self.options.iter().zip(&self.counts).find(|(o, _)| o.leads) else {
            return;
        };
        let cap = Scalar::ShareCap.value() * typicals.budget.get() as f64;
        if *n > 0 && leader.each as f64 > cap {
            notes.push(Note::ShareCapRelaxed { tier: leader.tier });
        }
        if *n > 0 && *n < leader.minimum {
            notes.push(Note::MinimumRelaxed {
                tier: leader.tier,
                minimum: leader.minimum,
                bought: *n,
            });
        }
        if *n >= leader.most {
            notes.push(Note::SupplyLimit { tier: leader.tier });
        }
        let money_left = self.limits.cash - cash_of(&self.options, &self.counts) >= leader.each;
        let hours_left = hours_of(&self.options, &self.counts) + leader.hours <= self.limits.hours;
        if money_left && !hours_left && brief.hours.is_some() {
            notes.push(Note::HoursLimit);
        }
    }

    fn account(&self, typicals: &Typicals) -> Mix {
        let rows: Vec<MixRow> = self
            .options
            .iter()
            .zip(&self.counts)
            .filter(|(_, n)| **n > 0)
            .map(|(o, n)| {
                let each = Minor::new(o.each).unwrap_or_default();
                let hours = o.hours * f64::from(*n);
                MixRow {
                    tier: o.tier,
                    count: *n,
                    fee: o.fee,
                    each,
                    cost: each.times(*n),
                    hours,
                }
            })
            .collect();
        let budget = typicals.budget;
        let placed = rows.iter().fold(Minor::ZERO, |sum, r| sum.plus(r.cost));
        let rest = budget.minus(placed);
        let kept = Minor::new(kept(budget.get(), rest.get())).unwrap_or_default();
        let hours: f64 = rows.iter().map(|r| r.hours).sum();
        Mix {
            budget,
            kept,
            left: rest.minus(kept),
            hours,
            hours_available: Some(typicals.hours),
            hours_cost: Minor::new(libm::round(typicals.hour_cost.get() as f64 * hours) as i64)
                .unwrap_or_default(),
            rows,
        }
    }
}

/// The tiers that may enter: the leader, and those that come first often enough, all under the share cap where three
/// creators are affordable.
fn options(typicals: &Typicals, standing: &Standing) -> Vec<Candidate> {
    let budget = typicals.budget.get();
    let three_affordable = typicals
        .tiers
        .iter()
        .any(|t| 3 * t.typical.cash.get() <= budget);
    let cap = if three_affordable {
        Scalar::ShareCap.value() * budget as f64
    } else {
        budget as f64
    };
    let mut options: Vec<Candidate> = typicals
        .tiers
        .iter()
        .zip(&standing.shares)
        .filter(|(t, share)| {
            t.tier == standing.leader || **share >= Scalar::MinimumAcceptability.value()
        })
        .filter(|(t, _)| t.typical.cash.get() as f64 <= cap)
        .map(|(t, share)| Candidate {
            tier: t.tier,
            fee: t.typical.fee,
            each: t.typical.cash.get().max(1),
            hours: t.typical.hours,
            minimum: t.typical.minimum,
            most: libm::floor(t.typical.supply).clamp(0.0, 1e6) as u32,
            value: share * t.typical.useful,
            leads: t.tier == standing.leader,
        })
        .collect();
    sort_short(&mut options, |a, b| {
        b.leads
            .cmp(&a.leads)
            .then(b.value.total_cmp(&a.value))
            .then(a.tier.cmp(&b.tier))
    });
    options
}

fn cash_of(options: &[Candidate], counts: &[u32]) -> i64 {
    options
        .iter()
        .zip(counts)
        .map(|(o, n)| o.each.saturating_mul(i64::from(*n)))
        .sum()
}

fn hours_of(options: &[Candidate], counts: &[u32]) -> f64 {
    options
        .iter()
        .zip(counts)
        .map(|(o, n)| o.hours * f64::from(*n))
        .sum()
}

fn fits(options: &[Candidate], counts: &[u32], limits: Limits) -> bool {
    cash_of(options, counts) <= limits.cash && hours_of(options, counts) <= limits.hours + 1e-9
}

fn value_of(options: &[Candidate], counts: &[u32]) -> f64 {
    options
        .iter()
        .zip(counts)
        .map(|(o, n)| o.value * libm::pow(f64::from(*n), Scalar::Returns.value()))
        .sum()
}

/// Adds creators one at a time, or a tier's minimum at once, while money and hours last; never below `floor`.
fn fill(options: &[Candidate], limits: Limits, floor: &[u32]) -> Vec<u32> {
    let mut counts = floor.to_vec();
    while let Some(next) = best_step(options, &counts, limits) {
        counts = next;
    }
    improve(options, limits, floor, counts)
}

/// The counts after the step that adds most value for what it takes of money and hours.
fn best_step(options: &[Candidate], counts: &[u32], limits: Limits) -> Option<Vec<u32>> {
    let before = value_of(options, counts);
    let mut best: Option<(f64, Vec<u32>)> = None;
    for (i, option) in options.iter().enumerate() {
        let mut next = counts.to_vec();
        let Some(n) = next.get_mut(i) else { continue };
        let add = if *n == 0 { option.minimum } else { 1 };
        if n.saturating_add(add) > option.most {
            continue;
        }
        *n += add;
        if !fits(options, &next, limits) {
            continue;
        }
        let taken = f64::from(add)
            * (option.each as f64 / limits.cash.max(1) as f64)
                .max(option.hours / limits.hours.max(1e-9));
        let gain = (value_of(options, &next) - before) / taken.max(1e-12);
        if best.as_ref().is_none_or(|(g, _)| gain > *g) {
            best = Some((gain, next));
        }
    }
    best.map(|(_, counts)| counts)
}

/// Exchanges creators of one tier for creators of another while that adds value.
fn improve(options: &[Candidate], limits: Limits, floor: &[u32], mut counts: Vec<u32>) -> Vec<u32> {
    for _ in 0..200 {
        let before = value_of(options, &counts);
        let mut best: Option<(f64, Vec<u32>)> = None;
        for (i, from) in options.iter().enumerate() {
            let Some(&n) = counts.get(i) else { continue };
            let least = floor.get(i).copied().unwrap_or(0).max(if from.leads {
                from.minimum.min(n)
            } else {
                0
            });
            for out in [1, 2, 3, from.minimum, n] {
                if out == 0 || n < out || n - out < least || (n - out > 0 && n - out < from.minimum)
                {
                    continue;
                }
                let mut next = counts.clone();
                if let Some(slot) = next.get_mut(i) {
                    *slot -= out;
                }
                while let Some(more) = best_step(options, &next, limits) {
                    next = more;
                    if value_of(options, &next) > before * 4.0 {
                        break;
                    }
                }
                let gain = value_of(options, &next) - before;
                if gain > before * 1e-9 && best.as_ref().is_none_or(|(g, _)| gain > *g) {
                    best = Some((gain, next));
                }
            }
        }
        match best {
            Some((_, next)) => counts = next,
            None => break,
        }
    }
    counts
}

/// The leader's minimum count, or as many as money, hours and supply allow.
fn leading_count(options: &[Candidate], limits: Limits) -> u32 {
    let Some(leader) = options.iter().find(|o| o.leads) else {
        return 0;
    };
    let by_cash = limits.cash / leader.each;
    let by_hours = libm::floor(limits.hours / leader.hours.max(1e-9)) as i64;
    by_cash
        .min(by_hours)
        .min(i64::from(leader.most))
        .clamp(0, i64::from(leader.minimum)) as u32
}

/// Creators needed to find at least one winner with [`Scalar::TestConfidence`]:
/// n = ceil(ln(1 - confidence) / ln(1 - hit rate)).
pub fn advised_test_size(hit_rate: f64) -> u32 {
    test_size(Scalar::TestConfidence.value(), hit_rate)
}

/// Creators needed to find at least one winner with a given chance.
///
/// ```
/// use tierwise_core::domain::advice::mix::test_size;
/// assert_eq!(test_size(0.80, 0.10), 16);
/// assert_eq!(test_size(0.95, 0.10), 29);
/// ```
pub fn test_size(confidence: f64, hit_rate: f64) -> u32 {
    let n = libm::log(1.0 - confidence.clamp(0.0, 0.999_999))
        / libm::log(1.0 - hit_rate.clamp(1e-6, 0.999_999));
    libm::ceil(n - 1e-9).clamp(1.0, 1e9) as u32
}
