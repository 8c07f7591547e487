//! Figures: how fast the advice is in a real browser, and what Lighthouse says.

use crate::server::Server;
use crate::shell::{command, run, run_quietly, which};
use crate::{bundle, setup};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Times the advice in Chromium and prints the median; then types into the release build and prints what held the page
/// up.
///
/// # Errors
/// When building or driving the browser fails, or a figure is over its limit.
pub fn bench(args: &[String]) -> Result<()> {
    setup::for_browsers()?;
    let (built, args): (Vec<&String>, Vec<&String>) = args.iter().partition(|a| *a == "--built");
    if built.is_empty() {
        bundle::build_to_look_at()?;
    }
    let target = "wasm32-unknown-unknown";
    run(command("cargo").args([
        "build",
        "-p",
        "tierwise-bench",
        "--release",
        "--target",
        target,
    ]))?;
    let page = crate::output("bench-page");
    let built = crate::output(target).join("release/tierwise_bench.wasm");
    run(command("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "bench",
            "--out-dir",
        ])
        .arg(&page)
        .arg(built))?;
    let wasm = page.join("bench_bg.wasm");
    crate::split::optimise(&wasm, &["-Oz"])?;
    for file in ["index.html", "run.js"] {
        fs::copy(crate::root().join("bench").join(file), page.join(file))?;
    }
    run(command("cargo")
        .args([
            "run",
            "--quiet",
            "-p",
            "browser-tests",
            "--bin",
            "bench",
            "--",
        ])
        .arg(&page)
        .args(args))
}

/// Measures the roster beside PapaParse. Arguments: `--built` to use `dist/` as it is, a CSV file.
///
/// # Errors
/// When the build or the browser fails.
pub fn bench_roster(args: &[String]) -> Result<()> {
    in_browser("roster_bench", args)
}

/// Measures how long a workbook takes. Arguments: `--built` to use `dist/` as it is, a workbook.
///
/// # Errors
/// When the build or the browser fails.
pub fn bench_workbook(args: &[String]) -> Result<()> {
    in_browser("workbook_bench", args)
}

/// Measures short lists beside HiGHS, both as WebAssembly in one process of Node.js.
///
/// # Errors
/// When the build or a solver fails, or the two do not find the same optimum.
pub fn bench_shortlist(runs: Option<&str>) -> Result<()> {
    setup::for_build()?;
    let package = ["-p", "tierwise-shortlist-bench"];
    let target = "wasm32-unknown-unknown";
    run(command("cargo")
        .arg("build")
        .args(package)
        .args(["--release", "--target", target]))?;
    let folder = crate::output("bench-shortlist");
    let built = crate::output(target).join("release/tierwise_shortlist_bench.wasm");
    run(command("wasm-bindgen")
        .args([
            "--target",
            "nodejs",
            "--no-typescript",
            "--out-name",
            "shortlist",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(built))?;
    crate::split::optimise(&folder.join("shortlist_bg.wasm"), &["-O3"])?;
    run(command("node")
        .arg("shortlist/bench/run.mjs")
        .arg(&folder)
        .arg(crate::tools().join("npm/node_modules/highs"))
        .arg(runs.unwrap_or("7")))
}

/// Writes a screenshot of every page, both widths and both themes, to `target/screens`.
///
/// # Errors
/// When the build or the browser fails.
pub fn screens(args: &[String]) -> Result<()> {
    in_browser("screens", args)
}

/// Runs a program of the browser tests over the release build.
fn in_browser(program: &str, args: &[String]) -> Result<()> {
    setup::for_browsers()?;
    let (built, rest): (Vec<&String>, Vec<&String>) = args.iter().partition(|a| *a == "--built");
    if built.is_empty() {
        bundle::build_to_look_at()?;
    }
    run(command("cargo")
        .args([
            "run",
            "--quiet",
            "-p",
            "browser-tests",
            "--bin",
            program,
            "--",
        ])
        .args(rest))
}

/// Runs of Lighthouse, of which the median counts, as its authors advise: on a shared machine single runs differ by ten
/// points.
const RUNS: usize = 5;

/// Tries at one run: Chromium now and then loses the start of its own trace (`NO_NAVSTART`), and Lighthouse asks to be
/// run again.
const TRIES: usize = 3;

/// Runs Lighthouse's mobile preset on the release build and prints its scores.
///
/// # Errors
/// When Lighthouse cannot run, or a score is under what the project asks for.
pub fn lighthouse(args: &[String]) -> Result<()> {
    setup::for_browsers()?;
    if !args.iter().any(|arg| arg == "--built") {
        bundle::build_to_look_at()?;
    }
    let server = Server::start(&crate::dist(), "/", 0)?;
    let chromium = which("chromium").context("chromium is not on the PATH")?;
    let wanted = [
        ("performance", 95.0),
        ("accessibility", 100.0),
        ("best-practices", 100.0),
        ("seo", 0.0),
    ];
    fs::create_dir_all(crate::output("lighthouse"))?;
    let mut poor = Vec::new();
    for (name, hash) in [
        ("brief", ""),
        (
            "advice",
            "#/advice?niche=specialist&category=home-fragrance&budget=5000&goal=engagement&also=sales&test=yes",
        ),
    ] {
        let url = format!("{}{hash}", server.url());
        let mut reports = (0..RUNS)
            .map(|run| patiently(|| report(&url, &format!("{name}-{run}"), &chromium)))
            .collect::<Result<Vec<_>>>()?;
        let score = |report: &Value, category: &str| {
            100.0
                * report["categories"][category]["score"]
                    .as_f64()
                    .unwrap_or(0.0)
        };
        reports.sort_by(|a, b| score(a, "performance").total_cmp(&score(b, "performance")));
        let scores: Vec<String> = reports
            .iter()
            .map(|r| format!("{:.0}", score(r, "performance")))
            .collect();
        println!(
            "{name} page, performance in {RUNS} runs: {}",
            scores.join(", ")
        );
        let Some(median) = reports.get(RUNS / 2) else {
            continue;
        };
        for (category, least) in wanted {
            let score = score(median, category);
            println!("  {category:<26} {score:>4.0}");
            if score.round() < least {
                poor.push(format!(
                    "{name} {category} is {score:.0}, wanted {least:.0}"
                ));
                failing_audits(median, category);
            }
        }
        for audit in [
            "first-contentful-paint",
            "largest-contentful-paint",
            "total-blocking-time",
            "cumulative-layout-shift",
            "speed-index",
        ] {
            let shown = median["audits"][audit]["displayValue"]
                .as_str()
                .unwrap_or("?");
            println!("  {audit:<26} {shown}");
        }
        let index = median["environment"]["benchmarkIndex"].as_f64();
        println!(
            "  {:<26} {:.0}",
            "machine (benchmarkIndex)",
            index.unwrap_or(f64::NAN)
        );
    }
    if poor.is_empty() {
        Ok(())
    } else {
        bail!("{}", poor.join("; "))
    }
}

/// The first of a few tries that succeeds, or the last one's error.
fn patiently<T>(mut run: impl FnMut() -> Result<T>) -> Result<T> {
    (1..TRIES).find_map(|_| run().ok()).map_or_else(run, Ok)
}

/// One run of Lighthouse.
fn report(url: &str, name: &str, chromium: &Path) -> Result<Value> {
    let file = crate::output("lighthouse").join(format!("{name}.json"));
    run_quietly(command("lighthouse")
        .arg(url)
        .args(["--quiet", "--output=json", "--output-path"])
        .arg(&file)
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
        .env("CHROME_PATH", chromium))?;
    Ok(serde_json::from_str(&fs::read_to_string(&file)?)?)
}

fn failing_audits(json: &Value, category: &str) {
    for part in json["categories"][category]["auditRefs"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let id = part["id"].as_str().unwrap_or("");
        let audit = &json["audits"][id];
        if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
            println!(
                "     below: {id}: {}",
                audit["title"].as_str().unwrap_or("")
            );
        }
    }
}
