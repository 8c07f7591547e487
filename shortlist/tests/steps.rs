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

#[test]
fn a_curve_may_leave_a_point_unproven() {
    let problem = (0..).map(small).find(|p| {
        let search = Search::new(p);
        p.limits().money.is_some() && matches!(search.status(), Status::Gap(_))
    });
    let problem = problem.unwrap();
    let mut curve = Curve::new(&problem, &[10, 20, 30]);
    curve.leave();
    while !curve.step(u64::MAX) {}
    curve.leave();
    let points = curve.points();
    assert_eq!(points.len(), 3);
    assert_eq!(points[0].status, Status::Gap(u64::MAX));
    assert_eq!(points[0].set, None);
    assert!(!matches!(points[1].status, Status::Gap(_)));
}
