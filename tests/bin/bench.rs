//! Opens the benchmark page in Chromium and prints what it measured.
//! Arguments: the folder of the page, then `--limit MILLISECONDS` for the median.

use anyhow::{Context, Result, ensure};
use browser_tests::Page;
use std::path::PathBuf;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().context("which folder holds the page?")?);
    let limit: f64 = match (args.next().as_deref(), args.next()) {
        (Some("--limit"), Some(limit)) => limit.parse()?,
        _ => 16.0,
    };
    let page = Page::open_folder(&folder, "/").await?;
    page.client().goto(page.home()).await?;
    page.wait("the benchmark to end", "window.benchmark")
        .await?;
    let figures = page.run("return window.benchmark", vec![]).await?;
    let figure = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
    println!(
        "preparation {:.2} ms in pieces of at most {:.2} ms",
        figure("prepared"),
        figure("piece")
    );
    println!(
        "recompute after one changed answer, {} draws, in Chromium, {} runs:",
        figure("draws"),
        figure("runs")
    );
    for name in ["first", "best", "median", "p90", "worst"] {
        println!("  {name:<7} {:>7.2} ms", figure(name));
    }
    page.finish().await?;
    ensure!(
        figure("median") <= limit,
        "the median of {:.2} ms is over the limit of {limit} ms",
        figure("median")
    );
    Ok(())
}
