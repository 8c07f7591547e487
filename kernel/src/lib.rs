//! The numeric heart of Tierwise: numbers in, numbers out.
//!
//! Everything that runs once for each draw and tier lives here, in a crate of its own, so that it alone is compiled
//! for speed while the rest of the page is compiled for size. It knows no brief, no word and no currency: the core
//! translates a brief into a [`Problem`] and reads a [`Tally`] or [`Forecast`] back.
//!
//! Read in this order: [`math`] and [`sequence`] (what a draw is made of), [`problem`] (what is simulated), [`block`]
//! (what one creator brings and costs, for a block of draws at a time), [`tally`](mod@tally) and
//! [`forecast`](mod@forecast) (what is counted), [`order`] (percentiles).
//!
//! **Speed.** Draws are worked through in blocks of [`block::LANES`]; every quantity is a column of that length, so
//! that each loop is a plain run over arrays that the compiler turns into vector instructions. **Same bits
//! everywhere.** Only addition, subtraction, multiplication, division and square root are used, which IEEE 754 rounds
//! in one way; nothing is fused, reordered or taken from a platform's library.

pub mod block;
pub mod forecast;
pub mod math;
pub mod order;
pub mod problem;
pub mod sequence;
pub mod tally;

pub use forecast::{Forecast, Line, Sigma, forecast};
pub use order::percentile;
pub use problem::{Choice, Goal, Problem, Tier};
pub use tally::{Tally, outranks, tally};

/// Most tiers of a problem.
pub const TIERS: usize = 6;
/// Criteria that tiers are compared on, in this order: result per dollar, volume, trust, effort, polish, learning.
pub const CRITERIA: usize = 6;
