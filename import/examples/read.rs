//! Says what is in a file: `cargo run --release -p tierwise-import --example read [--all] FILE...`; with `--all` every creator
//! and every line that was not taken as it stands, not the first few.

use std::collections::BTreeMap;
use std::time::Instant;
use tierwise_core::domain::creator::Creator;
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::settings::Context;
use tierwise_import::{Mapping, Table, creators};

fn main() -> std::io::Result<()> {
    let (options, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg == "--all");
    let shown = |few: usize| if options.is_empty() { few } else { usize::MAX };
    for file in files {
        let bytes = std::fs::read(&file)?;
        let from = Instant::now();
        let table = match Table::read(&bytes) {
            Ok(table) => table,
            Err(why) => {
                println!("\n{file}: {}", why.0);
                continue;
            }
        };
        let cells = from.elapsed();
        let mapping = Mapping::propose(&table);
        let mapped = from.elapsed();
        let (read, issues) = creators::read(&table, &mapping, Currency::USD);
        let took = from.elapsed();
        println!(
            "\n{file}: cells after {cells:?}, mapped after {mapped:?}, creators after {took:?}"
        );
        println!(
            "  {:?}, {:?} between cells, header in row {:?}, {:?}, on {:?}",
            table.encoding,
            table.delimiter,
            mapping.header,
            mapping.subject(),
            mapping.network
        );
        for column in &mapping.columns {
            let field = column.field.map_or("-", |f| f.label());
            println!(
                "  {:40} {field:20} {:?} {:?} {:.2}",
                column.header, column.network, column.mark, column.fits
            );
        }
        let scheme = Context::default().scheme;
        let tier = |creator: &Creator| {
            let followers = creator.largest().and_then(|p| p.followers);
            followers.map_or("unknown", |f| {
                scheme.band_of(f).map_or("below", |band| band.tier.slug())
            })
        };
        let mut tiers = BTreeMap::new();
        for creator in &read {
            *tiers.entry(tier(creator)).or_insert(0) += 1;
        }
        println!(
            "  {} creators: {tiers:?}; {} issues",
            read.len(),
            issues.len()
        );
        for creator in read.iter().take(shown(2)) {
            println!("  {creator:?}");
        }
        for issue in issues.iter().take(shown(4)) {
            println!("  {issue:?}");
        }
    }
    Ok(())
}
