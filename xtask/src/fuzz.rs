//! Fuzzing with libFuzzer on the stable toolchain: coverage comes from flags of the compiler that are stable, and the
//! fuzzer itself is built by a crate. What is found goes to target/fuzz/.

use crate::setup;
use crate::shell::{capture, command, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Minutes for each target where nobody says.
const MINUTES: u64 = 5;
/// What has the compiler count which parts of the code an input reaches, and what it compares.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";
/// Each target, its longest input, and folders with files to start from.
const TARGETS: [(&str, u32, &[&str]); 6] = [
    (
        "csv",
        8192,
        &["import/tests/golden/excerpts", "import/tests/csv-spectrum"],
    ),
    (
        "json",
        8192,
        &["import/tests/golden/excerpts", "import/tests/csv-spectrum"],
    ),
    ("xlsx", 16384, &["target/fuzz/seeds-xlsx"]),
    ("stored", 16384, &["target/fuzz/seeds"]),
    ("link", 4096, &["target/fuzz/seeds-link"]),
    ("number", 256, &[]),
];

/// Runs the targets that are named, or all of them, for some minutes each. Fails where one finds an input that breaks
/// the code.
///
/// # Errors
/// When something cannot be built, or an input was found.
pub fn fuzz(args: &[String]) -> Result<()> {
    let minutes: u64 = match args.first() {
        Some(text) => text
            .parse()
            .ok()
            .filter(|minutes| *minutes > 0)
            .with_context(|| {
                format!("{text} is no number of minutes; type: cargo xtask fuzz {MINUTES}")
            })?,
        None => MINUTES,
    };
    let named = args.get(1..).unwrap_or_default();
    let known = TARGETS.map(|(name, ..)| name);
    if let Some(unknown) = named.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("{unknown} is no target; there are {}", known.join(", "));
    }
    let wanted = |name: &str| named.is_empty() || named.iter().any(|one| one == name);
    setup::for_fuzzing()?;
    let built = build()?;
    let place = crate::root().join("target/fuzz");
    for folder in ["seeds", "seeds-xlsx", "seeds-link", "found"] {
        fs::create_dir_all(place.join(folder))?;
    }
    let manifest = ["--manifest-path", "fuzz/Cargo.toml"];
    run(command("cargo")
        .args([
            "run",
            "--quiet",
            "--release",
            "--target-dir",
            "target/fuzz",
            "--example",
            "seeds",
        ])
        .args(manifest)
        .args([
            "--",
            "import/tests/golden/excerpts",
            "target/fuzz/seeds",
            "target/fuzz/seeds-xlsx",
            "target/fuzz/seeds-link",
        ]))?;
    let (mut done, mut broken) = (Vec::new(), Vec::new());
    for (target, longest, seeds) in TARGETS.into_iter().filter(|(name, ..)| wanted(name)) {
        let corpus = place.join("corpus").join(target);
        fs::create_dir_all(&corpus)?;
        let mut fuzzer = command(&built.join(target).to_string_lossy());
        fuzzer
            .arg(format!("-max_total_time={}", minutes * 60))
            .arg(format!("-max_len={longest}"))
            .args(["-timeout=10", "-rss_limit_mb=1024", "-malloc_limit_mb=512"])
            .args(["-print_final_stats=1", "-verbosity=1"])
            .arg(format!("-artifact_prefix=target/fuzz/found/{target}-"))
            .arg(&corpus)
            .args(seeds);
        if run(&mut fuzzer).is_err() {
            broken.push(target);
        }
        done.push(target);
    }
    if !broken.is_empty() {
        bail!(
            "inputs that break {} are in target/fuzz/found; make each a test",
            broken.join(", ")
        );
    }
    println!(
        "fuzz: {minutes} minutes for each of {}, nothing found",
        done.join(", ")
    );
    Ok(())
}

/// Builds the targets and says where they lie. With a target named, build scripts go without the flags.
fn build() -> Result<std::path::PathBuf> {
    let said = capture(command("rustc").arg("-vV")).context("rustc does not run")?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say for what it builds")?;
    run(command("cargo").env("RUSTFLAGS", FLAGS).args([
        "build",
        "--release",
        "--bins",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--target-dir",
        "target/fuzz",
        "--target",
        host,
    ]))?;
    Ok(crate::root()
        .join(Path::new("target/fuzz"))
        .join(host)
        .join("release"))
}
