//! The engine: draws, definition tables, outcome model, stochastic multicriteria acceptability analysis (SMAA-2).
//!
//! Read in this order: [`priors`] and [`weights`] (tables), [`outcome`] (what one creator of a tier brings and costs,
//! and its translation for the kernel), [`noise`] (what is uncertain about it), [`smaa`] (how often each tier comes
//! first). [`lookup`] and [`prepare`] hold what does not depend on the brief. The draws themselves are in the
//! `tierwise-kernel` crate.

pub mod lookup;
pub mod noise;
pub mod outcome;
pub mod prepare;
pub mod priors;
pub mod scalars;
pub mod smaa;
pub mod weights;
