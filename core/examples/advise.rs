//! Advice on briefs given as links: `cargo run -p tierwise-core --example advise -- "goal=sales&budget=5000" ...`
//!
//! Prints the acceptability of every tier, the mix and the reasons; with `--flips` also what would change it.

use tierwise_core::domain::advice::{advise, flips::FlipSearch, words};
use tierwise_core::domain::link;
use tierwise_core::domain::settings::Context;

fn main() {
    let context = Context::default();
    let (flags, queries): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    for query in queries {
        let (brief, issues) = link::parse(&query);
        for issue in issues {
            println!("! {}", issue.message);
        }
        let advice = advise(&brief, &context);
        let shares: Vec<String> = advice
            .tiers
            .iter()
            .map(|t| format!("{} {:.1}", t.band.name(), 100.0 * t.acceptability))
            .collect();
        println!(
            "{query}\n  {:?}  {}",
            advice.leader.map(|t| t.slug()),
            shares.join("  ")
        );
        for row in &advice.mix.rows {
            println!(
                "    {} {} x {}",
                row.count,
                row.tier.slug(),
                words::money(row.each, brief.currency)
            );
        }
        println!(
            "    kept {} left {}",
            words::money(advice.mix.kept, brief.currency),
            words::money(advice.mix.left, brief.currency)
        );
        if flags.iter().any(|f| f == "--reasons")
            && let Some(reasons) = &advice.reasons
        {
            println!(
                "    against {}: lead {:.2}",
                reasons.rival.slug(),
                reasons.lead
            );
            for row in &reasons.by_criterion {
                println!("      {:+.2} {}", row.points, row.text);
            }
            for row in &reasons.by_answer {
                println!("      {:+.2} {} | {}", row.points, row.answer, row.text);
            }
        }
        if flags.iter().any(|f| f == "--flips") {
            let mut search = FlipSearch::new(&brief, &context);
            while search.step() {}
            for flip in search.found() {
                println!("    {}", flip.text);
            }
        }
    }
}
