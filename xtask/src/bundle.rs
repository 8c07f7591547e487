//! The release build: Trunk, then compressed copies, then the budget.

use crate::desk::{FOLDER, WORKERS};
use crate::offline::is_later;
use crate::shell::{command, files, run};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

#[derive(Deserialize)]
struct Budgets {
    first_load: FirstLoad,
    /// By the name of the worker.
    workers: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct FirstLoad {
    limit: usize,
    extensions: Vec<String>,
    pages: Vec<String>,
}

/// One file of the build and what it weighs, in bytes.
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds `dist/`: relocatable, compressed copies beside the files, sizes printed.
///
/// # Errors
/// When the build fails or the first load is over its budget.
pub fn build() -> Result<()> {
    budget(&assemble()?)
}

/// As [`build`], but a first load over its budget is only said: somebody wants to see the page.
///
/// # Errors
/// When the build fails.
pub fn build_to_look_at() -> Result<()> {
    if let Err(over) = budget(&assemble()?) {
        println!("warning: {over:#}");
    }
    Ok(())
}

fn assemble() -> Result<Vec<Weight>> {
    trunk("build", &["--release"])?;
    let weights = compress(&crate::dist())?;
    cache_rules(&crate::dist(), &weights)?;
    Ok(weights)
}

/// Adds to `_headers` that files with a hash in their name may be kept for ever.
fn cache_rules(dist: &Path, weights: &[Weight]) -> Result<()> {
    let file = dist.join("_headers");
    let mut text = fs::read_to_string(&file).context("static/_headers is missing")?;
    for weight in weights.iter().filter(|w| is_hashed(&w.name)) {
        text.push_str(&format!(
            "/{}\n  Cache-Control: public, max-age=31536000, immutable\n",
            weight.name
        ));
    }
    fs::write(file, text)?;
    Ok(())
}

/// Whether a name carries Trunk's hash of 16 hexadecimal digits, as `app-0123456789abcdef.js`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.', '/'])
        .any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Runs Trunk with the installed tools on its path.
///
/// # Errors
/// When Trunk fails.
pub fn trunk(verb: &str, args: &[&str]) -> Result<()> {
    let mut trunk = command("trunk");
    // Trunk reads NO_COLOR as a boolean and stops at "1".
    trunk.arg(verb).args(args).env_remove("NO_COLOR");
    run(&mut trunk)
}

/// Writes `.br` and `.gz` beside every text and WebAssembly file.
fn compress(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for path in files(dist)? {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if !["html", "css", "js", "wasm", "svg", "json", "webmanifest"].contains(&extension) {
            continue;
        }
        let raw = fs::read(&path)?;
        let gzip = gzip(&raw)?;
        let brotli = brotli(&raw)?;
        fs::write(path.with_extension(format!("{extension}.gz")), &gzip)?;
        fs::write(path.with_extension(format!("{extension}.br")), &brotli)?;
        let name = path.strip_prefix(dist).unwrap_or(&path);
        weights.push(Weight {
            name: name.to_string_lossy().into_owned(),
            raw: raw.len(),
            gzip: gzip.len(),
            brotli: brotli.len(),
        });
    }
    Ok(weights)
}

fn gzip(raw: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(raw)?;
    Ok(encoder.finish()?)
}

fn brotli(raw: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: raw.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut out, &params)?;
    Ok(out)
}

/// Prints what every file and the first visit to every page weigh.
fn budget(weights: &[Weight]) -> Result<()> {
    let text = fs::read_to_string(crate::root().join("budgets.toml"))
        .context("budgets.toml is missing")?;
    let budgets: Budgets = toml::from_str(&text).context("budgets.toml does not parse")?;
    let first = budgets.first_load;
    println!(
        "{:<44} {:>10} {:>10} {:>10}",
        "file", "raw", "gzip", "brotli"
    );
    for w in weights {
        println!(
            "{:<44} {:>10} {:>10} {:>10}",
            w.name, w.raw, w.gzip, w.brotli
        );
    }
    let index = fs::read_to_string(crate::dist().join("index.html"))?;
    let pages = crate::split::pages(&index)?;
    let mut over = Vec::new();
    for (page, parts) in &pages {
        let needed = |w: &&Weight| {
            let extension = w.name.rsplit('.').next().unwrap_or("");
            let part = w
                .name
                .strip_prefix("parts-")
                .and_then(|n| n.split_once('/'));
            match part {
                Some((_, name)) if extension == "wasm" => {
                    parts.iter().any(|p| name == format!("{p}.wasm"))
                }
                _ if w.name.starts_with(FOLDER) || is_later(&w.name) => false,
                _ => first.extensions.iter().any(|e| e == extension),
            }
        };
        let total: usize = weights.iter().filter(needed).map(|w| w.brotli).sum();
        println!("{:<44} {:>32}", format!("first load of {page}"), total);
        if first.pages.contains(page) && total > first.limit {
            over.push(format!("{page} by {}", total - first.limit));
        }
    }
    if let Some(page) = first.pages.iter().find(|page| !pages.contains_key(*page)) {
        bail!("budgets.toml names the page {page}, which the build does not know");
    }
    if !over.is_empty() {
        bail!(
            "the first load is over the budget of {} bytes in brotli (budgets.toml): {}; \
             make it lighter, or load a part later",
            first.limit,
            over.join(", ")
        );
    }
    for worker in WORKERS {
        let total = on_first_use(weights, worker);
        println!("{:<44} {total:>32}", format!("first use of {worker}"));
        let limit = budgets.workers.get(worker);
        let limit = *limit.with_context(|| format!("budgets.toml has no limit for {worker}"))?;
        if total > limit {
            bail!(
                "the worker {worker} is over its budget of {limit} bytes in brotli (budgets.toml)"
            );
        }
    }
    println!(
        "budget: {} bytes in brotli for each of {}",
        first.limit,
        first.pages.join(", ")
    );
    Ok(())
}

/// What a worker weighs. The roster's styles come with the first one.
fn on_first_use(weights: &[Weight], worker: &str) -> usize {
    let its = |w: &&Weight| {
        let name = w.name.rsplit('/').next().unwrap_or("");
        let whose = WORKERS.iter().find(|worker| name.starts_with(**worker));
        w.name.starts_with(FOLDER) && *whose.unwrap_or(&"desk") == worker
    };
    weights.iter().filter(its).map(|w| w.brotli).sum()
}
