//! Hard knapsacks of other people. With `TIERWISE_SUITES` set to a folder that holds `knapsack/`, all of them.

// Helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::keeps;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tierwise_shortlist::*;

/// An instance of kplib: "n", "capacity", then "profit weight" lines.
fn read(file: &Path) -> Problem {
    let text = std::fs::read_to_string(file).unwrap();
    let mut numbers = text.split_whitespace().map(|n| n.parse::<u64>().unwrap());
    let mut next = || numbers.next().unwrap();
    let n = next() as u32;
    let capacity = next();
    let candidates = (0..n).map(|who| Candidate {
        value: next(),
        money: next(),
        person: who,
        ..Candidate::default()
    });
    let money = Some(Money {
        most: capacity,
        share: None,
    });
    let limits = Limits {
        money,
        ..Limits::default()
    };
    Problem::new(candidates.collect(), limits).unwrap()
}

fn instances(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "kp" || e == "in"));
    files.sort();
    files
}

#[test]
fn all_of_kplib_within_ten_seconds_each() {
    let Some(suites) = std::env::var_os("TIERWISE_SUITES") else {
        println!("skipped: set TIERWISE_SUITES to the folder that holds knapsack/");
        return;
    };
    let files = instances(&Path::new(&suites).join("knapsack/kplib"));
    assert!(!files.is_empty());
    for file in files {
        let problem = read(&file);
        let start = Instant::now();
        let mut search = Search::new(&problem);
        while !search.step(1_000_000) && start.elapsed() < Duration::from_secs(10) {}
        let best = search.best().unwrap();
        assert!(keeps(&problem, &best.chosen));
        println!(
            "{:50} {:8.1} ms {} {:?}",
            file.file_name().unwrap().to_string_lossy(),
            start.elapsed().as_secs_f64() * 1e3,
            best.value,
            search.status()
        );
    }
}
