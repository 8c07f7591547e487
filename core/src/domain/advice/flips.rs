//! What would change the answer: the nearest change of each answer that puts another tier first.
//!
//! Numbers are scanned on a log grid and every change of leader is bisected; alternatives are tried one by one; all
//! else stays as it is. One probe is one small simulation, so that a page can do a few between two frames.

use super::compute::leader_only;
use super::words;
use crate::domain::brief::{
    Brief, Content, Geo, Goal, Hours, Niche, Pay, Platform, Question, Share,
};
use crate::domain::money::Minor;
use crate::domain::settings::Context;
use crate::domain::sort::sort_short;
use crate::domain::tier::TierKind;

/// Draws of one probe.
const PROBE_DRAWS: usize = 1_000;
/// Points of the first scan along a number.
const SCAN: usize = 17;
/// Halvings of the stretch in which the leader changes: 1/64 of a scan step is finer than the wording.
const HALVINGS: usize = 6;

/// One axis along which the leader changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// The question whose answer moves.
    pub question: Question,
    /// What moves: “Budget”, “Hours a week”, “Goal”...
    pub label: &'static str,
    /// The tier that takes over at the nearest change.
    pub to: TierKind,
    /// The axis with the leading tier of each stretch.
    pub axis: Axis,
    /// A brief just past the nearest change, for “Try it”.
    pub brief: Brief,
    /// One sentence: “Above $31,000 macro leads.”
    pub text: String,
}

/// The leading tier along the values of one answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Axis {
    /// A number on a log scale: stretches with their upper end; `at` is the brief's own value.
    Number {
        /// Lowest value tried.
        low: f64,
        /// Highest value tried.
        high: f64,
        /// The brief's value, `None` if not answered.
        at: Option<f64>,
        /// Upper end of each stretch and the tier that leads in it.
        stretches: Vec<(f64, TierKind)>,
        /// What the number is.
        unit: Unit,
    },
    /// Alternatives with the tier that leads in each; `at` is the index of the brief's own.
    Choice {
        /// Label of the alternative and its leader.
        options: Vec<(String, TierKind)>,
        /// Index of the brief's own answer.
        at: Option<usize>,
    },
}

/// Unit of a number on a flip axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Major units of the brief's currency.
    Money,
    /// Hours a week.
    Hours,
    /// A share 0..1.
    Share,
}

/// A numeric answer that can move.
#[derive(Debug, Clone, Copy)]
struct Numeric {
    question: Question,
    label: &'static str,
    unit: Unit,
    /// Range in US dollars, hours or shares.
    range: (f64, f64),
    get: fn(&Brief) -> Option<f64>,
    set: fn(&mut Brief, f64),
}

fn major(amount: Option<Minor>, b: &Brief) -> Option<f64> {
    amount.map(|m| m.major(b.currency))
}

const NUMERICS: &[Numeric] = &[
    Numeric {
        question: Question::Budget,
        label: "Budget",
        unit: Unit::Money,
        range: (50.0, 1_000_000.0),
        get: |b| major(b.budget, b),
        set: |b, v| b.budget = Minor::from_major(v, b.currency),
    },
    Numeric {
        question: Question::Hours,
        label: "Hours a week",
        unit: Unit::Hours,
        range: (0.5, 80.0),
        get: |b| b.hours.map(|h| h.units()),
        set: |b, v| b.hours = Hours::from_units(v),
    },
    Numeric {
        question: Question::Hours,
        label: "Cost of an hour",
        unit: Unit::Money,
        range: (1.0, 300.0),
        get: |b| major(b.hour_cost, b),
        set: |b, v| b.hour_cost = Minor::from_major(v, b.currency),
    },
    Numeric {
        question: Question::Value,
        label: "Order value",
        unit: Unit::Money,
        range: (5.0, 2_000.0),
        get: |b| major(b.order_value, b),
        set: |b, v| b.order_value = Minor::from_major(v, b.currency),
    },
    Numeric {
        question: Question::Value,
        label: "Margin",
        unit: Unit::Share,
        range: (0.05, 0.95),
        get: |b| b.margin.map(Share::fraction),
        set: |b, v| b.margin = Share::from_fraction(v),
    },
];

/// The alternatives of one answer: label, brief with it, whether it is the brief's own.
type Alternatives = Vec<(String, Brief, bool)>;

fn alternatives<T: Copy + PartialEq>(
    brief: &Brief,
    all: &[T],
    own: Option<T>,
    label: impl Fn(T) -> &'static str,
    set: impl Fn(&mut Brief, T),
) -> Alternatives {
    all.iter()
        .map(|value| {
            let mut changed = brief.clone();
            set(&mut changed, *value);
            (label(*value).to_owned(), changed, own == Some(*value))
        })
        .collect()
}

fn choices(brief: &Brief) -> Vec<(Question, &'static str, Alternatives)> {
    let yes_no = |yes: bool| if yes { "Yes" } else { "No" };
    let one_platform = match brief.platforms.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    vec![
        (
            Question::Goal,
            "Goal",
            alternatives(
                brief,
                Goal::ALL,
                brief.goal.filter(|_| brief.also.is_empty()),
                Goal::label,
                |b, g| {
                    b.goal = Some(g);
                    b.also.clear();
                },
            ),
        ),
        (
            Question::Product,
            "Product",
            alternatives(brief, Niche::ALL, brief.niche, Niche::label, |b, n| {
                b.niche = Some(n)
            }),
        ),
        (
            Question::Geography,
            "Geography",
            alternatives(brief, Geo::ALL, brief.geo, Geo::label, |b, g| {
                b.geo = Some(g)
            }),
        ),
        (
            Question::Test,
            "Product test",
            alternatives(brief, &[false, true], brief.test, yes_no, |b, t| {
                b.test = Some(t)
            }),
        ),
        (
            Question::Platform,
            "Platform",
            alternatives(
                brief,
                Platform::ALL,
                one_platform,
                Platform::label,
                |b, p| b.platforms = vec![p],
            ),
        ),
        (
            Question::Payment,
            "Payment",
            alternatives(brief, Pay::ALL, brief.pay, Pay::label, |b, p| {
                b.pay = Some(p)
            }),
        ),
        (
            Question::Content,
            "Content",
            alternatives(
                brief,
                Content::ALL,
                brief.content,
                Content::label,
                |b, c| b.content = Some(c),
            ),
        ),
        (
            Question::Content,
            "Brand safety",
            alternatives(brief, &[false, true], brief.safety, yes_no, |b, s| {
                b.safety = Some(s)
            }),
        ),
    ]
}

#[derive(Debug, Clone)]
enum Task {
    Scan {
        numeric: Numeric,
        probed: Vec<(f64, Option<TierKind>)>,
        halving: Option<Halving>,
    },
    Choice {
        question: Question,
        label: &'static str,
        pending: Alternatives,
        done: Vec<(String, Brief, Option<TierKind>, bool)>,
    },
}

#[derive(Debug, Clone)]
struct Halving {
    /// Position in `probed` of the lower end of the stretch.
    index: usize,
    left: usize,
}

/// Search for flip points, one probe at a time, so that a page stays usable between steps.
#[derive(Debug, Clone)]
pub struct FlipSearch {
    brief: Brief,
    context: Context,
    leader: Option<TierKind>,
    tasks: Vec<Task>,
    done: usize,
    total: usize,
    found: Vec<(f64, Flip)>,
}

impl FlipSearch {
    /// Prepares the search; the first step finds the leader to compare with.
    pub fn new(brief: &Brief, context: &Context) -> Self {
        let mut tasks: Vec<Task> = choices(brief)
            .into_iter()
            .map(|(question, label, mut pending)| {
                pending.reverse();
                Task::Choice {
                    question,
                    label,
                    pending,
                    done: Vec::new(),
                }
            })
            .collect();
        tasks.extend(NUMERICS.iter().map(|n| Task::Scan {
            numeric: *n,
            probed: Vec::new(),
            halving: None,
        }));
        tasks.reverse();
        let total = 1 + tasks
            .iter()
            .map(|t| match t {
                Task::Scan { .. } => SCAN,
                Task::Choice { pending, .. } => pending.len(),
            })
            .sum::<usize>();
        Self {
            brief: brief.clone(),
            context: context.clone(),
            leader: None,
            tasks,
            done: 0,
            total,
            found: Vec::new(),
        }
    }

    /// Does one probe (about a millisecond); `false` when all are done.
    pub fn step(&mut self) -> bool {
        if self.done == 0 {
            self.done = 1;
            self.leader = leader_only(&self.brief, &self.context, PROBE_DRAWS);
            return self.leader.is_some();
        }
        let Some(leader) = self.leader else {
            return false;
        };
        let Some(mut task) = self.tasks.pop() else {
            return false;
        };
        self.done += 1;
        let finished = match &mut task {
            Task::Choice { pending, done, .. } => {
                if let Some((label, brief, own)) = pending.pop() {
                    let probe = if own {
                        Some(leader)
                    } else {
                        leader_only(&brief, &self.context, PROBE_DRAWS)
                    };
                    done.push((label, brief, probe, own));
                }
                pending.is_empty()
            }
            Task::Scan {
                numeric,
                probed,
                halving,
            } => step_scan(
                &self.brief,
                &self.context,
                numeric,
                probed,
                halving,
                &mut self.total,
            ),
        };
        if finished {
            self.found
                .extend(conclude(&self.brief, &self.context, leader, task));
            sort_short(&mut self.found, |a, b| a.0.total_cmp(&b.0));
        } else {
            self.tasks.push(task);
        }
        true
    }

    /// Probes done and probes in all (grows where a stretch is halved), for a progress bar.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.min(self.total), self.total)
    }

    /// What was found so far, nearest first.
    pub fn found(&self) -> Vec<Flip> {
        self.found.iter().map(|(_, flip)| flip.clone()).collect()
    }
}

/// Range of a numeric axis in the brief's own units, wide enough to hold the brief's value.
fn range(brief: &Brief, context: &Context, numeric: &Numeric) -> (f64, f64) {
    let scale = if numeric.unit == Unit::Money {
        context.rates.per_usd(brief.currency)
    } else {
        1.0
    };
    let (low, high) = (numeric.range.0 * scale, numeric.range.1 * scale);
    match (numeric.get)(brief) {
        Some(at) if at > 0.0 => (low.min(at), high.max(at)),
        _ => (low, high),
    }
}

fn probe(brief: &Brief, context: &Context, numeric: &Numeric, value: f64) -> Option<TierKind> {
    let mut changed = brief.clone();
    (numeric.set)(&mut changed, value);
    leader_only(&changed, context, PROBE_DRAWS)
}

/// One probe of a numeric axis; `true` when the axis is done.
fn step_scan(
    brief: &Brief,
    context: &Context,
    numeric: &Numeric,
    probed: &mut Vec<(f64, Option<TierKind>)>,
    halving: &mut Option<Halving>,
    total: &mut usize,
) -> bool {
    let (low, high) = range(brief, context, numeric);
    if probed.len() < SCAN && halving.is_none() {
        let t = probed.len() as f64 / (SCAN - 1) as f64;
        let value = low * libm::pow(high / low, t);
        probed.push((value, probe(brief, context, numeric, value)));
        if probed.len() == SCAN {
            *halving = next_change(probed, 0);
            *total += probed
                .windows(2)
                .filter(|w| matches!(w, [a, b] if a.1 != b.1))
                .count()
                * HALVINGS;
        }
        return probed.len() == SCAN && halving.is_none();
    }
    let Some(at) = halving.as_mut() else {
        return true;
    };
    let (Some(a), Some(b)) = (
        probed.get(at.index).copied(),
        probed.get(at.index + 1).copied(),
    ) else {
        return true;
    };
    let middle = libm::sqrt(a.0 * b.0);
    let found = probe(brief, context, numeric, middle);
    let end = if found == a.1 {
        probed.get_mut(at.index)
    } else {
        probed.get_mut(at.index + 1)
    };
    if let Some(end) = end {
        *end = (middle, found);
    }
    at.left -= 1;
    if at.left == 0 {
        *halving = next_change(probed, at.index + 1);
    }
    halving.is_none()
}

/// The next stretch from `from` on in which the leader changes.
fn next_change(probed: &[(f64, Option<TierKind>)], from: usize) -> Option<Halving> {
    probed
        .windows(2)
        .enumerate()
        .skip(from)
        .find(|(_, w)| matches!(w, [a, b] if a.1 != b.1))
        .map(|(index, _)| Halving {
            index,
            left: HALVINGS,
        })
}

/// The flip an axis ends with, if its leader changes at all, with its distance from the brief.
fn conclude(brief: &Brief, context: &Context, leader: TierKind, task: Task) -> Option<(f64, Flip)> {
    match task {
        Task::Choice {
            question,
            label,
            done,
            ..
        } => conclude_choice(brief, leader, question, label, &done),
        Task::Scan {
            numeric, probed, ..
        } => conclude_scan(brief, context, leader, &numeric, &probed),
    }
}

fn conclude_choice(
    brief: &Brief,
    leader: TierKind,
    question: Question,
    label: &'static str,
    done: &[(String, Brief, Option<TierKind>, bool)],
) -> Option<(f64, Flip)> {
    let own = done.iter().position(|(.., own)| *own);
    let changed = done
        .iter()
        .enumerate()
        .filter(|(_, (_, _, tier, _))| tier.is_some_and(|t| t != leader))
        .min_by_key(|(i, _)| own.map_or(0, |o| i.abs_diff(o)))?;
    let (name, try_it, tier) = (&changed.1.0, &changed.1.1, changed.1.2?);
    let steps = own.map_or(1, |o| changed.0.abs_diff(o)) as f64;
    Some((
        steps,
        Flip {
            question,
            label,
            to: tier,
            axis: Axis::Choice {
                options: done
                    .iter()
                    .map(|(name, _, tier, _)| (name.clone(), tier.unwrap_or(leader)))
                    .collect(),
                at: own,
            },
            brief: try_it.clone(),
            text: format!(
                "If {} were “{name}”{}, {} would lead.",
                label.to_lowercase(),
                if own.is_none() && question.is_answered(brief) {
                    " alone"
                } else {
                    ""
                },
                tier.label().to_lowercase()
            ),
        },
    ))
}

fn conclude_scan(
    brief: &Brief,
    context: &Context,
    leader: TierKind,
    numeric: &Numeric,
    probed: &[(f64, Option<TierKind>)],
) -> Option<(f64, Flip)> {
    let (low, high) = range(brief, context, numeric);
    let at = (numeric.get)(brief);
    // Each change: value, leader below, leader above.
    let changes: Vec<(f64, Option<TierKind>, Option<TierKind>)> = probed
        .windows(2)
        .filter_map(|w| match w {
            [a, b] if a.1 != b.1 => Some((round_to_two(libm::sqrt(a.0 * b.0)), a.1, b.1)),
            _ => None,
        })
        .collect();
    let centre = at
        .filter(|a| *a > 0.0)
        .unwrap_or_else(|| libm::sqrt(low * high));
    let distance = |value: f64| libm::log(value / centre).abs();
    let takes_over = |change: &(f64, Option<TierKind>, Option<TierKind>)| {
        let other_side = if change.0 >= centre {
            change.2
        } else {
            change.1
        };
        other_side.filter(|t| *t != leader)
    };
    let nearest = changes
        .iter()
        .filter(|c| takes_over(c).is_some())
        .min_by(|a, b| distance(a.0).total_cmp(&distance(b.0)))?;
    let to = takes_over(nearest)?;
    let upwards = nearest.0 >= centre;
    let mut try_it = brief.clone();
    (numeric.set)(&mut try_it, nearest.0 * if upwards { 1.05 } else { 0.95 });
    let mut stretches = Vec::new();
    for change in &changes {
        if let Some(tier) = change.1 {
            stretches.push((change.0, tier));
        }
    }
    if let Some((_, Some(tier))) = probed.last() {
        stretches.push((high, *tier));
    }
    let text = format!(
        "{} {} {}, {} leads.",
        numeric.label,
        if upwards { "above" } else { "below" },
        in_words(nearest.0, numeric.unit, brief),
        to.label().to_lowercase()
    );
    Some((
        distance(nearest.0),
        Flip {
            question: numeric.question,
            label: numeric.label,
            to,
            axis: Axis::Number {
                low,
                high,
                at,
                stretches,
                unit: numeric.unit,
            },
            brief: try_it,
            text,
        },
    ))
}

fn in_words(value: f64, unit: Unit, brief: &Brief) -> String {
    match unit {
        Unit::Money => words::money_major(value, brief.currency),
        Unit::Hours => format!("{} hours", words::number(value)),
        Unit::Share => words::percent(value),
    }
}

/// Two significant figures: a threshold that rests on benchmark ranges is not known better.
fn round_to_two(value: f64) -> f64 {
    let scale = libm::pow(10.0, libm::floor(libm::log10(value)) - 1.0);
    libm::round(value / scale) * scale
}
