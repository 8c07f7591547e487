//! Puts the advice together: one run of draws, then typical figures, reasons, mix and forecast from it.

use super::forecast::{self, Forecast};
use super::mix::{self, Mix, Standing};
use super::reasons::{self, Reasons};
use super::typical::Typicals;
use super::{Advice, Criterion, DRAWS, Note, Range, TierAdvice};
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
    let mut consultation = Consultation::new(brief.clone(), context.clone(), count);
    loop {
        if let Some(advice) = consultation.step() {
            return advice;
        }
    }
}

/// An advice that is worked out in pieces, so that a page can react in between.
///
/// ```
/// use tierwise_core::domain::{advice::{Consultation, DRAWS, advise}, brief::Brief, settings::Context};
/// let mut consultation = Consultation::new(Brief::neutral(), Context::default(), DRAWS);
/// let advice = loop {
///     if let Some(advice) = consultation.step() { break advice }
/// };
/// assert_eq!(advice, advise(&Brief::neutral(), &Context::default()));
/// ```
pub struct Consultation {
    brief: Brief,
    context: Context,
    world: World,
    count: usize,
    tally: Option<Tally>,
    standings: Option<Standings>,
    mix: Option<Mix>,
    forecast: Option<Forecast>,
}

/// How the tiers stand after the draws.
struct Standings {
    typicals: Typicals,
    tiers: Vec<TierAdvice>,
    leader: Option<TierKind>,
    runner_up: Option<TierKind>,
    notes: Vec<Note>,
}

impl Consultation {
    /// Starts on an advice with a chosen number of draws, at most [`DRAWS`].
    pub fn new(brief: Brief, context: Context, count: usize) -> Self {
        Self {
            world: World::new(&brief, &context),
            brief,
            context,
            count: count.min(DRAWS),
            tally: None,
            standings: None,
            mix: None,
            forecast: None,
        }
    }

    /// Works out the next piece; the last one gives back the advice.
    pub fn step(&mut self) -> Option<Advice> {
        let (brief, context, world) = (&self.brief, &self.context, &self.world);
        let Some(tally) = &self.tally else {
            self.tally = Some(smaa::tally(world, self.count, true));
            return None;
        };
        let Some(standings) = &mut self.standings else {
            self.standings = Some(Standings::new(brief, context, world, tally));
            return None;
        };
        let Some(mix) = &self.mix else {
            self.mix = Some(standings.mix(brief, world, tally));
            return None;
        };
        let Some(forecast) = &self.forecast else {
            let forecast = forecast::forecast(world, brief, context, mix, tally.draws);
            self.forecast = Some(forecast);
            return None;
        };
        Some(Advice {
            leader: standings.leader,
            runner_up: standings.runner_up,
            tiers: standings.tiers.clone(),
            draws: tally.draws,
            reasons: standings.reasons(brief, context, tally),
            mix: mix.clone(),
            forecast: forecast.clone(),
            notes: standings.notes.clone(),
        })
    }
}

impl Standings {
    fn new(brief: &Brief, context: &Context, world: &World, tally: &Tally) -> Self {
        let typicals = Typicals::new(world, brief, context);
        let tiers = tier_entries(world, tally, &typicals, context);
        let mut notes = notes(brief, context, &typicals);
        let order = by_acceptability(&tiers);
        let affordable = typicals.anybody_affordable();
        let placed = |place: usize| order.get(place).copied().filter(|_| affordable);
        let (leader, runner_up) = (placed(0), placed(1));
        let share = |t: TierKind| {
            tiers
                .iter()
                .find(|e| e.band.tier == t)
                .map_or(0.0, |e| e.acceptability)
        };
        if let (Some(first), Some(second)) = (leader, runner_up)
            && share(first) - share(second) < CLOSE_CALL
        {
            notes.push(Note::CloseCall { rival: second });
        }
        Self {
            typicals,
            tiers,
            leader,
            runner_up,
            notes,
        }
    }

    /// The mix; adds to the notes what it had to relax.
    fn mix(&mut self, brief: &Brief, world: &World, tally: &Tally) -> Mix {
        let standing = self.leader.map(|leader| Standing {
            leader,
            shares: self.tiers.iter().map(|t| t.acceptability).collect(),
        });
        let without_test = standing
            .as_ref()
            .and_then(|_| standing_without_test(brief, world, tally));
        mix::solve(
            brief,
            &self.typicals,
            standing,
            without_test,
            &mut self.notes,
        )
    }

    fn reasons(&self, brief: &Brief, context: &Context, tally: &Tally) -> Option<Reasons> {
        let (leader, rival) = (self.leader?, self.runner_up?);
        reasons::reasons(brief, context, tally, &self.tiers, leader, rival)
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
