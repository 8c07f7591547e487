//! Picks the best set of creators under a budget and other limits, exactly, and says why.

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
pub use explain::{Change, Curve, Difference, Point, WhatIf};
pub use problem::{
    Candidate, Kind, Limit, Limits, MOST_CANDIDATES, MOST_IN_ALL, Money, Problem, Quota, Set,
    Share, TooLarge, Who, Wish,
};
pub use search::{Search, Status};
