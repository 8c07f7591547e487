//! Opens the benchmark page in Chromium and prints what it measured; then types into the release build and prints
//! which tasks held the page up meanwhile.
//! Arguments: the folder of the page, then `--limit MILLISECONDS` for the median.

use anyhow::{Context, Result, ensure};
use browser_tests::{Key, Page};
use std::path::{Path, PathBuf};

/// What a person may notice: tasks of the page's own thread longer than this many milliseconds.
const NOTICED: f64 = 50.0;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().context("which folder holds the page?")?);
    let limit: f64 = match (args.next().as_deref(), args.next()) {
        (Some("--limit"), Some(limit)) => limit.parse()?,
        _ => 16.0,
    };
    let median = recompute(&folder).await?;
    let longest = typing().await?;
    ensure!(
        median <= limit,
        "the median of {median:.2} ms is over the limit of {limit} ms"
    );
    ensure!(
        longest <= NOTICED,
        "a task of {longest:.0} ms while typing; wanted at most {NOTICED}"
    );
    Ok(())
}

/// Recomputes the advice over and over; the median in milliseconds.
async fn recompute(folder: &Path) -> Result<f64> {
    let page = Page::open_folder(folder, "/").await?;
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
    Ok(figure("median"))
}

/// Types into the brief while the preview follows; the longest task that the browser reports, which are those over 50
/// milliseconds, or 0.
async fn typing() -> Result<f64> {
    let page = Page::open().await?;
    page.before_load(
        "window.tasks = []; \
         new PerformanceObserver(l => tasks.push(...l.getEntries().map(e => [e.startTime, e.duration]))) \
         .observe({type: 'longtask'});",
    )
    .await?;
    page.goto("#/brief").await?;
    let ready = page.evaluate("performance.now()").await?;
    page.tab_to(
        "the product",
        "document.activeElement.dataset.testid === 'product'",
    )
    .await?;
    page.type_text("Hand-poured soy candles for small flats")
        .await?;
    page.go("#/brief/budget").await?;
    page.tab_to(
        "the amount",
        "document.activeElement.dataset.testid === 'budget'",
    )
    .await?;
    for amount in ["5000", "120", "48000", "3600000"] {
        page.type_text(amount).await?;
        page.settled().await?;
        page.press(&vec![Key::Backspace; amount.len()]).await?;
    }
    page.settled().await?;
    let tasks = page
        .run(
            "return tasks.filter(t => t[0] > arguments[0]).map(t => t[1])",
            vec![ready],
        )
        .await?;
    let tasks: Vec<f64> = tasks
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    let longest = tasks.iter().copied().fold(0.0, f64::max);
    println!(
        "tasks over {NOTICED} ms while typing a product and four budgets: {}, longest {longest:.0} ms",
        tasks.len()
    );
    page.finish().await?;
    Ok(longest)
}
