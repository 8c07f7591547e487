//! The engine: draws, definition tables, outcome model, stochastic multicriteria acceptability analysis (SMAA-2).
//!
//! Read in this order: [`priors`] and [`weights`] (tables), [`draws`] and [`noise`] (common random
//! numbers), [`outcome`] (what one
//! creator of a tier brings and costs in one draw), [`smaa`] (how often each tier comes first).

pub mod draws;
pub mod noise;
pub mod outcome;
pub mod priors;
pub mod scalars;
pub mod smaa;
pub mod weights;
