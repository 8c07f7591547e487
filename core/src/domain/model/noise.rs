//! What the shared uncertainties do to a tier.
//!
//! Each uncertainty has a standard normal level (all tiers move together) and tilt (small and large accounts move
//! against each other). Turned by an angle that grows with the account's size they make one standard normal number
//! for each tier: tiers that are close on the log follower axis move together, and every tier keeps unit variance.

use tierwise_kernel::problem::{SHARED, Shared};

use super::scalars::{TILT, sigma};

/// One tier in one draw: shifts of natural logs, and factors.
#[derive(Debug, Clone, Copy)]
pub struct Noise {
    /// Reach and engagement.
    pub response: f64,
    /// Click rate.
    pub clicks: f64,
    /// Lead and order rates.
    pub results: f64,
    /// Credible share.
    pub credible: f64,
    /// Share in the target geography.
    pub place: f64,
    /// Share interested.
    pub interest: f64,
    /// Trust, in points of 0..1.
    pub trust: f64,
    /// Own hours.
    pub ln_hours: f64,
    /// Factor on own hours: the exponential of `ln_hours`.
    pub hours: f64,
    /// Factor on the fee.
    pub fee: f64,
}

impl Noise {
    /// Every uncertainty at its median.
    pub const NONE: Self = Self {
        response: 0.0,
        clicks: 0.0,
        results: 0.0,
        credible: 0.0,
        place: 0.0,
        interest: 0.0,
        trust: 0.0,
        ln_hours: 0.0,
        hours: 1.0,
        fee: 1.0,
    };
}

/// What one unit of level and of tilt of each shared uncertainty does at an account size, in the order of [`Shared`].
pub(crate) fn loadings(followers: f64) -> [(f64, f64); SHARED] {
    let angle = TILT * (libm::log10(followers) - 5.0);
    let (cos, sin) = cos_and_sin(angle);
    let mut loadings = [(0.0, 0.0); SHARED];
    for (shared, sigma) in [
        (Shared::Response, sigma::RESPONSE),
        (Shared::Fee, sigma::FEE),
        (Shared::Clicks, sigma::CLICKS),
        (Shared::Conversion, sigma::CONVERSION),
        (Shared::Credible, sigma::CREDIBLE),
        (Shared::Place, sigma::PLACE),
        (Shared::Interest, sigma::INTEREST),
        (Shared::Handling, sigma::HANDLING),
        (Shared::Trust, sigma::TRUST),
    ] {
        if let Some(slot) = loadings.get_mut(shared as usize) {
            *slot = (sigma * cos, sigma * sin);
        }
    }
    loadings
}

/// Cosine and sine of a few radians, by their Taylor series: a hundred bytes of page instead of five thousand, which
/// `libm` takes to be right for any angle.
fn cos_and_sin(angle: f64) -> (f64, f64) {
    let (mut cos, mut sin) = (0.0, 0.0);
    let mut term = 1.0;
    for n in 0..40 {
        // Even powers belong to the cosine, odd ones to the sine; the sign changes every second power.
        let signed = if n & 2 == 0 { term } else { -term };
        if n & 1 == 0 {
            cos += signed;
        } else {
            sin += signed;
        }
        term *= angle / f64::from(n + 1);
    }
    (cos, sin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_and_sines_are_those_of_libm() {
        // Accounts from one follower to a hundred billion.
        for tenths in -26..=31 {
            let angle = f64::from(tenths) / 10.0;
            let (cos, sin) = cos_and_sin(angle);
            assert!((cos - libm::cos(angle)).abs() < 1e-14, "{angle}");
            assert!((sin - libm::sin(angle)).abs() < 1e-14, "{angle}");
        }
    }

    #[test]
    fn every_tier_keeps_the_variance_of_the_table() {
        for (by_level, by_tilt) in loadings(20_000.0) {
            assert!(libm::hypot(by_level, by_tilt) > 0.03);
        }
        let (by_level, by_tilt) = loadings(3e6)[Shared::Fee as usize];
        assert!((libm::hypot(by_level, by_tilt) - sigma::FEE).abs() < 1e-12);
    }
}
