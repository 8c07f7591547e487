//! The search against trying every set.

mod common;

use common::{brute, small, solve};

#[test]
fn the_best_of_all_sets_is_found() {
    let mut infeasible = 0;
    for seed in 0..10_000 {
        let problem = small(seed);
        let best = brute(&problem);
        infeasible += u32::from(best.is_none());
        assert_eq!(solve(&problem), best, "seed {seed}: {problem:?}");
    }
    // The cases are of both sorts.
    assert!((1_000..6_000).contains(&infeasible), "{infeasible}");
}
