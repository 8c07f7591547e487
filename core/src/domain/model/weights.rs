//! The one weight table: goal by criterion, plus what the optional answers add. Nothing is weighted case by case.

use crate::domain::advice::{CRITERIA, Criterion};
use crate::domain::brief::Goal;

/// Weights of one goal, in the order of [`Criterion`]. They need not sum to 100: only proportions count.
pub const fn by_goal(goal: Goal) -> [f64; CRITERIA] {
    //                 result  volume  trust  effort  polish  learning
    match goal {
        // Efficiency, volume and effort weigh the same for awareness and engagement: what differs is what is
        // counted (people or engagements) and how much closeness matters (drawdecisiontree, elev8or, seed 001).
        Goal::Awareness => [20.0, 55.0, 2.0, 10.0, 0.0, 0.0],
        Goal::Engagement => [20.0, 55.0, 9.0, 10.0, 0.0, 0.0],
        Goal::Traffic => [25.0, 47.0, 5.0, 10.0, 0.0, 0.0],
        Goal::Leads => [28.0, 42.0, 7.0, 10.0, 0.0, 0.0],
        // Revenue for each dollar is where the strongest study sees small accounts ahead (Beichert et al. 2024).
        Goal::Sales => [30.0, 42.0, 9.0, 10.0, 0.0, 0.0],
        Goal::Content => [35.0, 32.0, 4.0, 10.0, 0.0, 0.0],
        Goal::Loyalty => [22.0, 35.0, 18.0, 10.0, 0.0, 0.0],
        Goal::Feedback => [24.0, 35.0, 12.0, 10.0, 0.0, 0.0],
    }
}

/// What an answer adds to the weights.
#[derive(Debug, Clone, Copy)]
pub struct Extra {
    /// The answer in words.
    pub answer: &'static str,
    /// Criterion that gains.
    pub criterion: Criterion,
    /// Weight added.
    pub weight: f64,
}

/// A product test makes learning count.
pub const TESTING: Extra = Extra {
    answer: "A product is tested",
    criterion: Criterion::Learning,
    weight: 8.0,
};
/// A wish for raw or polished content makes it count.
pub const CONTENT: Extra = Extra {
    answer: "Raw or polished content asked for",
    criterion: Criterion::Polish,
    weight: 10.0,
};
/// Brand safety makes professional handling count.
pub const SAFETY: Extra = Extra {
    answer: "Brand safety matters",
    criterion: Criterion::Polish,
    weight: 12.0,
};

/// All extras, for the page that shows the model.
pub const EXTRAS: &[Extra] = &[TESTING, CONTENT, SAFETY];
