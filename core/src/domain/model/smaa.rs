//! SMAA-2, stochastic multicriteria acceptability analysis (Lahdelma and Salminen, Operations Research 49, 2001): the
//! kernel goes through the draws, here it is asked.

use tierwise_kernel as kernel;
pub use tierwise_kernel::Tally;

use super::outcome::{MAX_TIERS, World};
use crate::domain::tier::TierKind;

/// Counts the first draws of the sequence. `detailed` adds what only a whole advice needs: who would come first
/// without each criterion, values by draw, the confidence factor.
pub fn tally(world: &World, draws: usize, detailed: bool) -> Tally {
    if detailed {
        kernel::tally_in_detail(&world.problem, draws)
    } else {
        kernel::tally(&world.problem, draws)
    }
}

/// Share of the first draws in which the best of some tiers outranks the best of others.
pub fn outranks(
    world: &World,
    draws: usize,
    some: fn(TierKind) -> bool,
    others: fn(TierKind) -> bool,
) -> f64 {
    let among = |which: fn(TierKind) -> bool| -> [bool; MAX_TIERS] {
        std::array::from_fn(|t| world.tiers.get(t).is_some_and(|tier| which(tier.kind)))
    };
    kernel::outranks(&world.problem, draws, among(some), among(others))
}
