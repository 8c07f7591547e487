//! What the user can change besides the brief: the tier scheme, single benchmarks, exchange rates.

use super::evidence::benchmarks::Overrides;
use super::evidence::schemes;
use super::money::Rates;
use super::tier::TierScheme;

/// Everything the advice depends on besides the brief. It travels with the brand and with a shared link.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// Bounds of the tiers.
    pub scheme: TierScheme,
    /// Benchmarks the user has replaced.
    pub overrides: Overrides,
    /// Exchange rates the user has replaced.
    pub rates: Rates,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            scheme: schemes::default_scheme(),
            overrides: Overrides::default(),
            rates: Rates::default(),
        }
    }
}
