//! Puts the advice together: one run of draws, then typical figures, reasons, mix and forecast from it.

use super::mix::Standing;
use super::typical::Typicals;
use super::{Advice, Criterion, DRAWS, Note, Range, TierAdvice, forecast, mix, reasons};
use crate::domain::brief::Brief;
use crate::domain::model::outcome::{MAX_TIERS, World};
use crate::domain::model::smaa::{self, Tally};
use crate::domain::settings::Context;
use crate::domain::sort::sort_short;
use crate::domain::tier::TierKind;
use tierwise_kernel::percentiles;

/// Advice on a brief with [`DRAWS`] draws.
///
/// ```
/// use tierwise_core::domain::{advice::advise, brief::{Brief, Geo}, settings::Context, tier::TierKind};
/// let city = Brief { geo: Some(Geo::City), ..Brief::neutral() };
/// assert_eq!(advise(&city, &Context::default()).leader, Some(TierKind::Nano));
/// ```
pub fn advise(brief: &Brief, context: &Context) -> Advice {
    advise_with(brief, context, DRAWS)
}

/// Advice with a chosen number of draws, at most [`DRAWS`]; 1,000 suffice in property tests. Ledgers and forecast, which
/// take fewer, never take more.
pub fn advise_with(brief: &Brief, context: &Context, count: usize) -> Advice {
    let world = World::new(brief, context);
    let tally = smaa::tally(&world, count.min(DRAWS), true);
    let typicals = Typicals::new(&world, brief, context);
    let tiers = tier_entries(&world, &tally, &typicals, context);

    let order = by_acceptability(&tiers);
    let affordable = typicals.anybody_affordable();
    let leader = order.first().copied().filter(|_| affordable);
    let runner_up = order.get(1).copied().filter(|_| affordable);

    let mut notes = notes(brief, context, &typicals);
    if let (Some(first), Some(second)) = (leader, runner_up) {
        let share = |t: TierKind| {
            tiers
                .iter()
                .find(|e| e.band.tier == t)
                .map_or(0.0, |e| e.acceptability)
        };
        if share(first) - share(second) < CLOSE_CALL {
            notes.push(Note::CloseCall { rival: second });
        }
    }
    let standing = leader.map(|leader| Standing {
        leader,
        shares: tiers.iter().map(|t| t.acceptability).collect(),
    });
    let without_test = standing
        .as_ref()
        .and_then(|_| standing_without_test(brief, &world, &tally));
    let mix = mix::solve(brief, &typicals, standing, without_test, &mut notes);
    let forecast = forecast::forecast(&world, brief, context, &mix, tally.draws);
    let reasons = match (leader, runner_up) {
        (Some(leader), Some(rival)) => {
            reasons::reasons(brief, context, &tally, &tiers, leader, rival)
        }
        _ => None,
    };
    Advice {
        leader,
        runner_up,
        tiers,
        draws: tally.draws,
        reasons,
        mix,
        forecast,
        notes,
    }
}

/// The standing with the product test off, where it is on: its mix is solved first and bounds the other from below.
fn standing_without_test(brief: &Brief, world: &World, tally: &Tally) -> Option<Standing> {
    if brief.test != Some(true) {
        return None;
    }
    let first = tally.first_without.get(Criterion::Learning as usize)?;
    let leading = (0..world.tiers.len()).reduce(|best, t| {
        if first.get(t) > first.get(best) {
            t
        } else {
            best
        }
    })?;
    let share = |n: &u32| f64::from(*n) / tally.draws.max(1) as f64;
    Some(Standing {
        leader: world.tiers.get(leading)?.kind,
        shares: first.iter().map(share).collect(),
    })
}

/// Share of draws in which each tier of the scheme comes first, with a chosen number of draws and nothing else
/// computed: a preview, or a comparison of two briefs.
pub fn acceptabilities(brief: &Brief, context: &Context, count: usize) -> Vec<(TierKind, f64)> {
    let world = World::new(brief, context);
    let tally = smaa::tally(&world, count.min(DRAWS), false);
    world
        .tiers
        .iter()
        .enumerate()
        .map(|(t, tier)| (tier.kind, tally.acceptability(t)))
        .collect()
}

/// The tier that comes first most often, with a chosen number of draws and nothing else computed; for flip points.
pub(super) fn leader_only(brief: &Brief, context: &Context, count: usize) -> Option<TierKind> {
    let world = World::new(brief, context);
    if !Typicals::new(&world, brief, context).anybody_affordable() {
        return None;
    }
    let tally = smaa::tally(&world, count.min(DRAWS), false);
    world.tiers.get(tally.leader()).map(|t| t.kind)
}

/// Leads smaller than this share of the draws are called a matter of taste.
const CLOSE_CALL: f64 = 0.08;

fn tier_entries(
    world: &World,
    tally: &Tally,
    typicals: &Typicals,
    context: &Context,
) -> Vec<TierAdvice> {
    let count = world.tiers.len().min(MAX_TIERS);
    context
        .scheme
        .bands()
        .iter()
        .zip(&typicals.tiers)
        .enumerate()
        .take(count)
        .map(|(t, (band, typical))| {
            let (points, gate) = tally.points(t);
            let values = tally.values.get(t).map_or(&[][..], Vec::as_slice);
            let [p10, _, p90] = percentiles(values).map(|v| v * 100.0);
            let mid = points.iter().sum::<f64>() + gate;
            TierAdvice {
                band: band.clone(),
                acceptability: tally.acceptability(t),
                ranks: tally.rank_shares(t, count),
                confidence: tally.confidence(t, count),
                central_weights: tally.central_weights(t),
                value: Range { p10, mid, p90 },
                affordable: tally.affordable_share(t),
                points,
                gate,
                typical: typical.typical,
            }
        })
        .collect()
}

/// Tiers by acceptability, largest first; of equals the smaller tier first.
fn by_acceptability(tiers: &[TierAdvice]) -> Vec<TierKind> {
    let mut order: Vec<&TierAdvice> = tiers.iter().collect();
    sort_short(&mut order, |a, b| {
        b.acceptability.total_cmp(&a.acceptability)
    });
    order.into_iter().map(|t| t.band.tier).collect()
}

fn notes(brief: &Brief, context: &Context, typicals: &Typicals) -> Vec<Note> {
    let mut notes = Vec::new();
    if !context.rates.is_known(brief.currency) {
        notes.push(Note::NoExchangeRate);
    }
    if brief.budget.is_none() {
        notes.push(Note::BudgetAssumed(typicals.budget));
    }
    if brief.hours.is_none() {
        notes.push(Note::HoursAssumed(typicals.hours_a_week));
    }
    if brief.pay.is_none() {
        notes.push(Note::CashAssumed);
    }
    if !typicals.anybody_affordable() {
        notes.push(Note::NobodyAffordable {
            cheapest: typicals.cheapest(),
        });
    }
    notes
}
