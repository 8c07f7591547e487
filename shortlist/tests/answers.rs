//! What must hold of every answer, whatever the problem.

// Helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{Stream, brute, keeps, small, solve};
use proptest::prelude::*;
use tierwise_shortlist::*;

/// Middling problems, too large to try every set.
fn middling(seed: u64) -> Problem {
    let mut s = Stream(seed);
    let n = 20 + s.below(60);
    let candidates = (0..n).map(|who| Candidate {
        value: 50 + s.below(1_000),
        money: 20 + s.below(500),
        minutes: s.below(120) as u32,
        tier: s.below(4) as u8,
        platform: s.below(3) as u8,
        country: s.often(80).then(|| s.below(4) as u16),
        person: if s.often(30) {
            s.below(12) as u32
        } else {
            1_000 + who as u32
        },
        wish: if s.often(3) { Wish::Must } else { Wish::Open },
    });
    let candidates = candidates.collect();
    let mut limits = Limits {
        money: Some(500 + s.below(4_000)),
        on_one: s.often(20).then_some(300),
        minutes: s.often(60).then(|| 200 + s.below(800)),
        creators: s.often(20).then(|| 5 + s.below(10) as u32),
        ..Limits::default()
    };
    for tier in 0..3 {
        let most = s.often(60).then(|| 1 + s.below(5) as u32);
        limits
            .quotas
            .insert(Kind::Tier(tier), Quota { fewest: 0, most });
    }
    for platform in 0..2 {
        let fewest = s.below(3) as u32;
        limits
            .quotas
            .insert(Kind::Platform(platform), Quota { fewest, most: None });
    }
    Problem::new(candidates, limits).unwrap()
}

fn permuted(problem: &Problem, seed: u64) -> Problem {
    let mut s = Stream(seed);
    let mut candidates = problem.candidates().to_vec();
    for at in (1..candidates.len()).rev() {
        candidates.swap(at, s.below(at as u64 + 1) as usize);
    }
    Problem::new(candidates, problem.limits().clone()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_candidates_does_not_matter(seed: u64) {
        let problem = middling(seed);
        prop_assert_eq!(solve(&problem), solve(&permuted(&problem, !seed)));
    }

    #[test]
    fn more_money_never_lowers_value(seed: u64, more in 1..2_000_u64) {
        let problem = middling(seed);
        let mut limits = problem.limits().clone();
        limits.money = limits.money.map(|most| most + more);
        prop_assert!(solve(&problem.under(limits)) >= solve(&problem));
    }

    #[test]
    fn one_more_limit_never_raises_value(seed: u64, which in 0..4_u8) {
        let problem = middling(seed);
        let mut limits = problem.limits().clone();
        match which {
            0 => limits.minutes = Some(limits.minutes.map_or(400, |m| m / 2)),
            1 => limits.creators = Some(limits.creators.map_or(6, |m| m - 1)),
            2 => drop(limits.quotas.insert(Kind::Country(1), Quota { fewest: 2, most: Some(2) })),
            _ => limits.on_one = Some(limits.on_one.map_or(150, |most| most / 2)),
        }
        prop_assert!(solve(&problem.under(limits)) <= solve(&problem));
    }

    #[test]
    fn at_every_moment_the_bound_holds_and_steps_do_not_matter(seed: u64, step in 1..3_000_u64) {
        let problem = middling(seed);
        let whole = Search::new(&problem).finish();
        let optimum = whole.best().map_or(0, |set| set.value);
        let mut search = Search::new(&problem);
        let mut last = u64::MAX;
        loop {
            let done = search.step(step);
            prop_assert!(search.bound() >= optimum);
            prop_assert!(search.bound() <= last);
            last = search.bound();
            if let Some(set) = search.best() {
                prop_assert!(keeps(&problem, &set.chosen));
                prop_assert!(set.value <= optimum);
            }
            if done {
                break;
            }
            prop_assert_eq!(search.status(), Status::Gap(search.bound()));
        }
        prop_assert_eq!(search.best(), whole.best());
        prop_assert_eq!(search.status(), whole.status());
    }

    #[test]
    fn what_is_known_beforehand_changes_no_value(seed: u64, other: u64) {
        let problem = middling(seed);
        let best = Search::new(&problem).finish().best().cloned().unwrap_or_default();
        let half: Vec<Who> = best.chosen.iter().copied().step_by(2).collect();
        for set in [best.clone(), problem.set(half), problem.set(vec![other as u32 % 20])] {
            let search = Search::knowing(&problem, &set).finish();
            prop_assert_eq!(search.best().map_or(0, |set| set.value), best.value);
        }
    }

    #[test]
    fn a_change_is_answered_by_the_changed_problem(seed: u64, who in 0..20_u32, share in 20..200_u64) {
        let problem = middling(seed);
        let Some(best) = Search::new(&problem).finish().best().cloned() else {
            return Ok(());
        };
        let money = problem.limits().money.map(|most| most * share / 100);
        let on_one = problem.limits().on_one.map(|most| most * share / 100);
        let other = Limits { money, on_one, ..problem.limits().clone() };
        for (change, changed) in [
            (Change::With(who), problem.wishing(who, Wish::Must)),
            (Change::Without(who), problem.wishing(who, Wish::Never)),
            (Change::Money(money, on_one), problem.under(other)),
        ] {
            let answer = WhatIf::new(&problem, &best, change).finish().answer();
            let Some(value) = solve(&changed) else {
                prop_assert_eq!(answer.status, Status::Infeasible);
                continue;
            };
            let set = answer.set.unwrap();
            prop_assert!(keeps(&changed, &set.chosen));
            prop_assert_eq!(set.value, value);
            prop_assert_eq!(answer.gain, value as i64 - best.value as i64);
            prop_assert_eq!(answer.most, answer.gain);
            let mut whole: Vec<Who> = best.chosen.clone();
            whole.retain(|w| !answer.leaves.contains(w));
            whole.extend(&answer.enters);
            prop_assert_eq!(problem.set(whole), set);
        }
    }
}

#[test]
fn a_change_begins_with_what_is_known() {
    let problem = (0..)
        .map(middling)
        .find(|p| p.limits().quotas.values().all(|q| q.fewest == 0));
    let problem = problem.unwrap();
    let best = Search::new(&problem).finish().best().cloned().unwrap();
    let half = problem.limits().money.map(|most| most / 2);
    let dropped = best.chosen[0];
    for change in [
        Change::Without(dropped),
        Change::Money(half, problem.limits().on_one),
    ] {
        let answer = WhatIf::new(&problem, &best, change).answer();
        let set = answer.set.unwrap();
        assert!(set.value > 0 && set.value <= best.value, "{change:?}");
        assert!(matches!(answer.status, Status::Gap(bound) if bound >= set.value));
    }
}

/// The best value for money and number of creators, one of each person, by a table over both.
fn by_table(problem: &Problem) -> u64 {
    let money = problem.limits().money.unwrap() as usize;
    let number = problem.limits().creators.unwrap() as usize;
    let mut persons: Vec<u32> = problem.candidates().iter().map(|c| c.person).collect();
    persons.sort_unstable();
    persons.dedup();
    let mut best = vec![vec![0; money + 1]; number + 1];
    for person in persons {
        let before = best.clone();
        for c in problem.candidates().iter().filter(|c| c.person == person) {
            for taken in 1..=number {
                for spent in c.money as usize..=money {
                    let value = before[taken - 1][spent - c.money as usize] + c.value;
                    best[taken][spent] = best[taken][spent].max(value);
                }
            }
        }
    }
    best[number][money]
}

#[test]
fn a_table_over_money_and_number_agrees() {
    for seed in 0..120 {
        let mut s = Stream(seed);
        // Value that goes with money is what makes a knapsack hard.
        let noise = [400, 60, 10][seed as usize % 3];
        let candidates = (0..150).map(|who| {
            let money = 20 + s.below(300);
            Candidate {
                value: money + s.below(noise),
                money,
                person: if s.often(40) {
                    s.below(25) as u32
                } else {
                    100 + who
                },
                ..Candidate::default()
            }
        });
        let candidates = candidates.collect();
        let limits = Limits {
            money: Some(1_500 + s.below(1_000)),
            creators: Some(8 + s.below(8) as u32),
            ..Limits::default()
        };
        let problem = Problem::new(candidates, limits).unwrap();
        assert_eq!(solve(&problem), Some(by_table(&problem)), "seed {seed}");
    }
}

/// The fewest limits that no set keeps together, by trying all sets and all choices of limits.
fn fewest_in_conflict(problem: &Problem) -> Option<usize> {
    let limits = problem.all_limits();
    let n = problem.candidates().len() as u32;
    let mut broken: Vec<u32> = Vec::new();
    for bits in 0..1_u32 << n {
        let chosen: Vec<Who> = (0..n).filter(|who| bits >> who & 1 == 1).collect();
        let never = |who: &Who| {
            problem
                .candidate(*who)
                .is_none_or(|c| c.wish == Wish::Never)
        };
        if !chosen.iter().any(never) {
            let breaks = problem.broken(&chosen);
            let at = |limit| limits.binary_search(limit).unwrap();
            broken.push(breaks.iter().map(|limit| 1 << at(limit)).sum());
        }
    }
    broken.sort_unstable();
    broken.dedup();
    let choices = 0..1_u32 << limits.len();
    let hits = choices.filter(|choice| broken.iter().all(|broken| broken & choice != 0));
    hits.map(u32::count_ones).min().map(|n| n as usize)
}

#[test]
fn a_conflict_is_the_smallest_there_is() {
    let mut sizes = [0; 6];
    for seed in 0..4_000 {
        let problem = small(seed);
        if problem.candidates().len() > 9
            || problem.all_limits().len() > 12
            || brute(&problem).is_some()
        {
            continue;
        }
        let conflict = Conflict::new(&problem).finish();
        let limits = conflict.limits().unwrap();
        assert_eq!(
            Some(limits.len()),
            fewest_in_conflict(&problem),
            "{limits:?} {problem:?}"
        );
        assert_eq!(conflict.at_least(), limits.len());
        let mut slowly = Conflict::new(&problem);
        while !slowly.step(1) {}
        assert_eq!(slowly.limits(), conflict.limits());
        sizes[limits.len()] += 1;
    }
    assert!(sizes[1..4].iter().all(|n| *n > 3), "{sizes:?}");
}

#[test]
fn limits_that_can_be_kept_are_in_no_conflict() {
    let problem = Problem::new(vec![Candidate::default()], Limits::default()).unwrap();
    let conflict = Conflict::new(&problem).finish();
    assert_eq!(conflict.limits(), None);
}

#[test]
fn a_must_have_beyond_the_money_is_named_with_it() {
    let candidates = [(10, 900), (10, 200), (10, 2_000)].map(|(value, money)| Candidate {
        value,
        money,
        person: money as u32,
        wish: if money == 2_000 {
            Wish::Must
        } else {
            Wish::Open
        },
        ..Candidate::default()
    });
    let limits = Limits {
        money: Some(1_000),
        minutes: Some(100),
        ..Limits::default()
    };
    let problem = Problem::new(candidates.to_vec(), limits).unwrap();
    assert_eq!(Search::new(&problem).status(), Status::Infeasible);
    let conflict = Conflict::new(&problem).finish();
    assert_eq!(conflict.limits(), Some(&[Limit::Money, Limit::Must(2)][..]));
}

#[test]
fn among_equals_the_cheaper_and_the_first_are_taken() {
    let candidate = |value, money, person| Candidate {
        value,
        money,
        person,
        ..Candidate::default()
    };
    let candidates = vec![
        candidate(5, 40, 0),
        candidate(5, 30, 1),
        candidate(5, 30, 2),
        candidate(0, 1, 3),
    ];
    let limits = Limits {
        creators: Some(1),
        ..Limits::default()
    };
    let problem = Problem::new(candidates, limits).unwrap();
    let search = Search::new(&problem).finish();
    assert_eq!(search.best().unwrap().chosen, [1]);
}

#[test]
fn numbers_beyond_exact_sums_are_refused() {
    let of = |value, money| Candidate {
        value,
        money,
        ..Candidate::default()
    };
    let try_one = |candidate| Problem::new(vec![candidate, candidate], Limits::default());
    assert_eq!(try_one(of(MOST_IN_ALL, 0)), Err(TooLarge::Value));
    assert_eq!(try_one(of(0, u64::MAX)), Err(TooLarge::Money));
    assert!(try_one(of(MOST_IN_ALL / 2, MOST_IN_ALL / 2)).is_ok());
    let all = vec![Candidate::default(); MOST_CANDIDATES + 1];
    assert_eq!(
        Problem::new(all, Limits::default()),
        Err(TooLarge::Candidates)
    );
}
