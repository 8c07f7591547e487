//! Hard knapsacks of other people. With `TIERWISE_SUITES` set to a folder that holds `knapsack/`, all of them.

// Helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{Stream, keeps, solve};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tierwise_shortlist::*;

/// A knapsack: (profit, weight) of every item, capacity.
fn knapsack(items: &[(u64, u64)], capacity: u64) -> Problem {
    let candidates = (0..).zip(items).map(|(who, (value, money))| Candidate {
        value: *value,
        money: *money,
        person: who,
        ..Candidate::default()
    });
    let limits = Limits {
        money: Some(capacity),
        ..Limits::default()
    };
    Problem::new(candidates.collect(), limits).unwrap()
}

fn numbers(file: &Path) -> Vec<u64> {
    let text = std::fs::read_to_string(file).unwrap();
    text.split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect()
}

/// kplib: number of items, capacity, then "profit weight" lines.
fn kplib(file: &Path) -> Problem {
    let numbers = numbers(file);
    let items: Vec<(u64, u64)> = numbers[2..].chunks_exact(2).map(|i| (i[0], i[1])).collect();
    assert_eq!(items.len() as u64, numbers[0]);
    knapsack(&items, numbers[1])
}

/// Jooken, Leyman, De Causmaecker: number of items, "id profit weight" lines, capacity.
fn jooken(file: &Path) -> Problem {
    let numbers = numbers(file);
    let items = numbers[1..numbers.len() - 1].chunks_exact(3);
    let items: Vec<(u64, u64)> = items.map(|i| (i[1], i[2])).collect();
    assert_eq!(items.len() as u64, numbers[0]);
    knapsack(&items, numbers[numbers.len() - 1])
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.to_string_lossy().ends_with(end));
    files.sort();
    files
}

/// "name,optimum" lines; what comes after is not looked at.
fn optima(file: &Path) -> BTreeMap<String, u64> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().filter_map(|line| {
        let mut cells = line.split(',');
        let name = cells.next()?.trim().to_owned();
        Some((name, cells.next()?.trim().parse().ok()?))
    });
    lines.collect()
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kplib")
}

#[test]
fn kplib_with_up_to_a_thousand_items_is_solved() {
    let optima = optima(&own().join("optima.csv"));
    let files = files(&own(), ".kp");
    assert_eq!(files.len(), 26);
    for file in files {
        assert_eq!(
            solve(&kplib(&file)),
            Some(optima[&name(&file)]),
            "{}",
            name(&file)
        );
    }
}

/// Searches for ten seconds at most; the answer has to be the optimum, where it is known, or a true bound.
fn within(name: &str, problem: &Problem, optimum: Option<u64>) -> bool {
    let start = Instant::now();
    let mut search = Search::new(problem);
    while !search.step(500_000) && start.elapsed() < TEN_SECONDS {}
    let took = start.elapsed().as_secs_f64() * 1e3;
    let best = search.best().unwrap();
    assert!(keeps(problem, &best.chosen), "{name}");
    assert!(best.value <= search.bound(), "{name}");
    let proven = search.status() == Status::Proven;
    if let Some(optimum) = optimum {
        assert!(best.value <= optimum && optimum <= search.bound(), "{name}");
        assert!(!proven || best.value == optimum, "{name}");
    }
    println!(
        "{name:60} {took:9.1} ms {} {:?} {optimum:?}",
        best.value,
        search.status()
    );
    proven
}

const TEN_SECONDS: Duration = Duration::from_secs(10);

#[test]
fn whole_suites_within_ten_seconds_each() {
    let Some(suites) = std::env::var_os("TIERWISE_SUITES") else {
        println!("skipped: set TIERWISE_SUITES to the folder that holds knapsack/");
        return;
    };
    let suites = Path::new(&suites).join("knapsack");
    let known = optima(&own().join("optima.csv"));
    let mut proven = 0;
    let kp = files(&suites.join("kplib"), ".kp");
    assert!(!kp.is_empty(), "no kplib in {}", suites.display());
    for file in kp {
        let name = name(&file);
        proven += u32::from(within(&name, &kplib(&file), known.get(&name).copied()));
    }
    println!("{proven} of kplib proven");
    let hard = suites.join("hard-jooken");
    let known = optima(&hard.join("optima.csv"));
    let found = files(&hard, ".in");
    if found.is_empty() {
        println!("skipped: no hard-jooken in {}", suites.display());
    }
    for file in found {
        let name = name(&file);
        within(&name, &jooken(&file), known.get(&name).copied());
    }
    for (n, capacity, g, noise) in [
        (400, 1_000_000, 2, 100),
        (400, 100_000_000, 6, 100),
        (1_000, 10_000_000_000, 10, 300),
        (1_200, 10_000_000_000, 14, 300),
    ] {
        let problem = groups(n, capacity, g, n / 10, noise, n);
        let name = format!("groups n {n} c {capacity} g {g} noise {noise}");
        within(&name, &problem, None);
    }
}

/// Items in groups whose weights halve from one to the next, all with a little noise, and small ones: what makes
/// knapsacks hard for dynamic programs (Jooken, Leyman, De Causmaecker 2022, "A new class of hard problem instances for
/// the 0-1 knapsack problem").
fn groups(n: u64, capacity: u64, groups: u32, small: u64, noise: u64, seed: u64) -> Problem {
    let mut s = Stream(seed);
    let items = (0..n).map(|at| {
        let group = at * u64::from(groups) / (n - small).max(1);
        let base = if at < n - small {
            capacity >> (group + 1)
        } else {
            0
        };
        (base + 1 + s.below(noise), base + 1 + s.below(noise))
    });
    let items: Vec<(u64, u64)> = items.collect();
    knapsack(&items, capacity)
}

#[test]
fn groups_of_halving_weights_have_a_true_bound() {
    for seed in 0..6 {
        let problem = groups(60, 1_000_000, 2 + seed as u32, 10, 300, seed);
        let mut search = Search::new(&problem);
        search.step(3_000_000);
        let best = search.best().unwrap();
        assert!(keeps(&problem, &best.chosen));
        // With two rows, of which the second hardly binds, it is the tree that searches.
        let limits = Limits {
            creators: Some(best.chosen.len() as u32 + 1),
            ..problem.limits().clone()
        };
        let mut other = Search::new(&problem.under(limits));
        other.step(3_000_000);
        assert!(other.best().is_some_and(|set| set.value <= search.bound()));
        assert!(best.value <= other.bound());
    }
}

/// The best value, by a table over all capacities (Bellman 1957, "Dynamic programming").
fn by_table(problem: &Problem) -> u64 {
    let capacity = problem.limits().money.unwrap() as usize;
    let mut best = vec![0; capacity + 1];
    for c in problem.candidates() {
        for room in (c.money as usize..=capacity).rev() {
            best[room] = best[room].max(best[room - c.money as usize] + c.value);
        }
    }
    best[capacity]
}

#[test]
fn small_knapsacks_agree_with_a_table() {
    for seed in 0..1_500 {
        let mut s = Stream(seed);
        let n = 3 + s.below(40);
        let noise = 1 + s.below(12);
        let heavy = 4 + s.below(60);
        let items: Vec<(u64, u64)> = (0..n)
            .map(|_| {
                let weight = s.below(heavy);
                (weight * (seed % 3) + s.below(noise), weight)
            })
            .collect();
        let all: u64 = items.iter().map(|item| item.1).sum();
        let problem = knapsack(&items, s.below(all + 2));
        assert_eq!(solve(&problem), Some(by_table(&problem)), "seed {seed}");
    }
}
