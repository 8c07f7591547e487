//! Explanations are bounded by work: what they say before they are over has to hold too.

// Helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{brute, small};
use tierwise_shortlist::*;

#[test]
fn an_answer_that_is_not_over_bounds_the_gain() {
    let mut asked = 0;
    for seed in 0..600 {
        let problem = small(seed);
        let Some(best) = Search::new(&problem).finish().best().cloned() else {
            continue;
        };
        for who in 0..problem.candidates().len() as Who {
            if problem.candidate(who).unwrap().wish == Wish::Never {
                continue;
            }
            let changed = problem.wishing(who, Wish::Must);
            let gain = brute(&changed).map(|value| value as i64 - best.value as i64);
            let mut question = WhatIf::new(&problem, &best, Change::With(who));
            loop {
                let done = question.step(1);
                let answer = question.answer();
                if let Some(gain) = gain {
                    assert!(answer.most >= gain);
                    assert!(answer.set.is_none() || answer.gain <= gain);
                }
                if done {
                    assert_eq!(answer.set.is_some(), gain.is_some());
                    assert!(answer.set.is_none_or(|set| set.has(who)));
                    break;
                }
            }
            asked += 1;
        }
        if asked > 700 {
            return;
        }
    }
}
