//! Picks the best set of creators under a budget and other limits, exactly, and says why.
//!
//! A [`Problem`] holds candidates and limits, in whole numbers. [`Search`] looks for its best set, step by step, and has a
//! set and a bound that holds at any moment. [`Conflict`] names the fewest limits that no set keeps together. [`WhatIf`]
//! says what another wish would change. Nothing here knows a clock: work is counted in
//! candidates looked at, and the caller decides when it has waited long enough.
//!
//! Read in this order: `problem` (what is asked), `model` (rows and columns), `simplex` (choosing in parts), `bound` (what
//! no set is worth more than), `packing` (whole sets), `tree` (branch and bound), `line` (one row: dynamic programming),
//! `search`, `conflict`, `explain`. Methods and their sources are named where they are used; why these and no others is in
//! docs/adr/0009-short-list.md.

mod bound;
mod conflict;
mod explain;
mod line;
mod model;
mod packing;
mod problem;
mod search;
mod simplex;
mod tree;

pub use conflict::Conflict;
pub use explain::{Change, Difference, WhatIf};
pub use problem::{
    Candidate, Kind, Limit, Limits, MOST_CANDIDATES, MOST_IN_ALL, Problem, Quota, Set, TooLarge,
    Who, Wish,
};
pub use search::{Search, Status};
