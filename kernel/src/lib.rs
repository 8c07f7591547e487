//! The numeric heart of Tierwise: numbers in, numbers out.
//!
//! Everything that runs once for each draw and tier lives here, in a crate of its own, so that it alone is compiled
//! for speed while the rest of the page is compiled for size. It knows no brief, no word and no currency: the core
//! translates a brief into a [`Problem`] and reads a [`Tally`] or [`Forecast`] back.
//!
//! Read in this order: [`lanes`], [`math`] and [`sequence`] (what a draw is made of), [`problem`] (what is simulated),
//! `block` (what one creator brings and costs, four draws at a time), [`tally`](mod@tally) and
//! [`forecast`](mod@forecast) (what is counted), [`order`] (percentiles).
//!
//! **Speed.** Four draws are worked through together, one vector instruction for the four. Draws are 32-bit floats:
//! their seven figures are four more than ten thousand draws can tell apart. **Same bits everywhere.** Only addition,
//! subtraction, multiplication, division and square root are used, which IEEE 754 rounds in one way; nothing is
//! fused, reordered or taken from a platform's library.

mod block;
pub mod forecast;
pub mod lanes;
pub mod math;
pub mod order;
pub mod problem;
pub mod sequence;
pub mod tally;

pub use forecast::{Forecast, Line, Sigma, forecast};
pub use order::percentiles;
pub use problem::{Choice, Goals, Problem, Tier};
pub use tally::{Tally, outranks, tally, tally_in_detail};

/// Most tiers of a problem.
pub const TIERS: usize = 6;
/// Criteria that tiers are compared on, in this order: result per dollar, volume, trust, effort, polish, learning.
pub const CRITERIA: usize = 6;
