//! Times the advice natively: `cargo run --release -p tierwise-core --example timing [rounds]`, for a profiler too.

use std::time::Instant;
use tierwise_core::domain::advice::{DRAWS, advise, lead};
use tierwise_core::domain::brief::Question;
use tierwise_core::domain::link;
use tierwise_core::domain::settings::Context;

/// The brief of `cargo xtask bench`, with everything answered that makes the advice work hardest.
const BRIEF: &str = "niche=specialist&category=home-fragrance&budget=5000&currency=USD&weeks=4\
&geo=region&place=Pacific%20Northwest&goal=engagement&also=sales&test=yes&testsize=20&hours=4\
&hourcost=30&pay=mixed&content=raw&safety=no&age=25-34&platform=instagram,tiktok&aov=40\
&margin=0.5&goods=12&shipping=6";

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    let rounds = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(20_usize);
    let context = Context::default();
    let (brief, _) = link::parse(BRIEF);
    let mut briefs = Vec::new();
    for budget in [300, 5_000, 80_000, 5_000_000] {
        briefs.push(brief.clone().with_budget_major(budget));
    }
    for question in Question::ALL {
        briefs.push(brief.clone());
        briefs.push(brief.clone().without(*question));
    }
    let milliseconds = |from: Instant| from.elapsed().as_secs_f64() * 1e3;
    let from = Instant::now();
    advise(&brief, &context);
    println!("first {:.2} ms", milliseconds(from));
    let mut all = Vec::new();
    for (i, brief) in briefs.iter().enumerate() {
        let (mut advices, mut shares) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let from = Instant::now();
            advise(brief, &context);
            advices.push(milliseconds(from));
            let from = Instant::now();
            lead(brief, &context, DRAWS);
            shares.push(milliseconds(from));
        }
        all.extend(advices.iter().copied());
        println!(
            "brief {i}: advice {:.2} ms, who leads alone {:.2} ms",
            median(advices),
            median(shares)
        );
    }
    println!("median {:.2} ms", median(all));
}
