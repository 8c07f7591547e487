//! Which tier an account behaves like: size alone does not decide (model.md section 1).

use tierwise_core::domain::creator::Basis;
use tierwise_core::domain::evidence::benchmarks::Bench;
use tierwise_core::domain::tier::{Band, TierScheme};

use super::{P90, Scorer, Seen};
use crate::people::{Person, Roster};

/// Decades of followers by which published definitions of a tier differ, as a standard deviation. Judgement: their
/// bounds lie up to a factor of two apart (Evidence page, tier definitions).
pub(super) const BLUR: f64 = 0.2;
/// A tier is told where its posterior is above this (model.md section 1).
pub(super) const SURE: f64 = 0.6;
/// Share of creators with a single niche, from the smallest to the largest accounts. Judgement: the larger, the broader.
const FOCUSED: (f64, f64) = (0.75, 0.45);
/// Followers between which that share falls.
const FOCUS: (f64, f64) = (1e3, 5e6);

/// A tier that an account behaves like, other than the one of its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Behaves {
    /// Place of the tier in the scheme.
    pub band: usize,
    /// Its posterior, above 0.6.
    pub posterior: f64,
}

impl Scorer {
    /// The tier that somebody behaves like, where that is another than the one of their size: the posterior over the
    /// tiers from followers, from the engagement rate beside each tier's benchmark, and from how many niches there are.
    pub fn behaves(
        &self,
        roster: &Roster,
        person: &Person,
        scheme: &TierScheme,
    ) -> Option<Behaves> {
        let seen = Seen::of(self.account(roster, person).as_ref());
        let size = seen.size?;
        let (rate, _) = seen.engagement.filter(|(rate, _)| rate.rate > 0.0)?;
        let niches = roster.niches(person.niches).count();
        let bands = scheme.bands();
        let weights: Vec<f64> = bands
            .iter()
            .map(|band| {
                let center = center(band);
                let of_size = near(band, size);
                let of_rate = self.likelihood(&seen, rate.rate, rate.basis, center);
                of_size * of_rate * focus(niches, center)
            })
            .collect();
        let sum: f64 = weights.iter().sum();
        let (band, weight) = weights
            .into_iter()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let own = scheme.band_of(libm::round(libm::exp(size)) as u64)?;
        let posterior = weight / sum;
        let other = bands.get(band).is_some_and(|b| b.tier != own.tier);
        (other && posterior > SURE).then_some(Behaves { band, posterior })
    }

    /// How likely a rate is for accounts of a size: log-normal through the benchmark's P10 and P90.
    fn likelihood(&self, seen: &Seen, rate: f64, basis: Basis, size: f64) -> f64 {
        let (low, mut typical, high) = self.curves.at_ln(Bench::engagement(seen.bench), size);
        if matches!(basis, Basis::Reach | Basis::Views) {
            typical -= self.curves.at_ln(Bench::reach(seen.bench), size).1;
        }
        let spread = ((high - low) / (2.0 * P90)).max(0.05);
        let z = (libm::log(rate) - typical) / spread;
        libm::exp(-0.5 * z * z) / spread
    }
}

/// The middle of a tier, in logs of followers; of an open one, three times its lower bound.
fn center(band: &Band) -> f64 {
    let upper = band.upper.unwrap_or(band.lower.saturating_mul(9));
    f64::midpoint(ln(band.lower), ln(upper))
}

/// 1 inside a tier, less the further away.
fn near(band: &Band, size: f64) -> f64 {
    let below = ln(band.lower) - size;
    let above = band.upper.map_or(0.0, |upper| size - ln(upper));
    let decades = below.max(above).max(0.0) / std::f64::consts::LN_10;
    libm::exp(-0.5 * (decades / BLUR) * (decades / BLUR))
}

/// How likely so many niches are for accounts of a size.
fn focus(niches: usize, size: f64) -> f64 {
    if niches == 0 {
        return 1.0;
    }
    let (from, to) = (libm::log(FOCUS.0), libm::log(FOCUS.1));
    let along = ((size - from) / (to - from)).clamp(0.0, 1.0);
    let one = FOCUSED.0 + (FOCUSED.1 - FOCUSED.0) * along;
    if niches == 1 { one } else { 1.0 - one }
}

fn ln(followers: u64) -> f64 {
    libm::log(followers.max(1) as f64)
}
