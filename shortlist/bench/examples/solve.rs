//! Times searches natively: candidates, first seed, seeds, persons (0 or 1).

use std::time::Instant;
use tierwise_shortlist::Search;
use tierwise_shortlist_bench::invent::invent;

fn main() {
    let args: Vec<u64> = std::env::args()
        .skip(1)
        .filter_map(|a| a.parse().ok())
        .collect();
    let arg = |at: usize, or: u64| args.get(at).copied().unwrap_or(or);
    for seed in arg(1, 1)..arg(1, 1) + arg(2, 3) {
        let problem = invent(arg(0, 10_000) as u32, seed, arg(3, 0) == 1);
        let start = Instant::now();
        let mut search = Search::new(&problem);
        let made = start.elapsed();
        let mut line = Vec::new();
        while !search.step(5_000_000) && start.elapsed().as_secs() < 20 {
            let best = search.best().map_or(0, |set| set.value);
            line.push(format!(
                "{}:{}..{}",
                start.elapsed().as_millis(),
                best,
                search.bound()
            ));
        }
        line.truncate(6);
        println!(
            "seed {seed}: {:?} made {made:?} {:?} {} of {} creators {}",
            start.elapsed(),
            search.status(),
            search.best().map_or(0, |set| set.value),
            search.best().map_or(0, |set| set.chosen.len()),
            line.join(" ")
        );
    }
}
