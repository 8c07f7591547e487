//! `cargo xtask test`: everything that must hold, in one count.

use crate::shell::{command, line};
use crate::{bundle, content, setup};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Count {
    fn one(good: bool) -> Self {
        Self {
            passed: usize::from(good),
            failed: usize::from(!good),
            skipped: 0,
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The parts of the suite, in the order they run.
pub const PARTS: [&str; 4] = ["lint", "native", "build", "browser"];

/// Runs the suite, or one part of it.
///
/// # Errors
/// When anything failed; the last line printed has the counts.
pub fn test(only: Option<&str>, filter: &[String]) -> Result<()> {
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    if only.is_some_and(|only| !PARTS.contains(&only)) {
        bail!("there is no such part; type: cargo xtask test --only lint|native|build|browser");
    }
    setup::for_tests()?;
    let mut sum = Count::default();
    let mut parts = Vec::new();
    let mut part = |name: &'static str, work: &dyn Fn() -> Count| {
        println!("\n== {name}");
        let start = Instant::now();
        let count = work();
        sum.add(count);
        parts.push((name, count, start.elapsed().as_secs()));
    };
    if wanted("lint") {
        part("format", &|| {
            plain(command("cargo").args(["fmt", "--all", "--check"]))
        });
        part("clippy, native", &|| {
            plain(command("cargo").args([
                "clippy",
                "--quiet",
                "--workspace",
                "--exclude",
                "tierwise",
                "--exclude",
                "tierwise-worker",
                "--exclude",
                "tierwise-bench",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]))
        });
        part("clippy, WebAssembly", &|| {
            plain(command("cargo").args([
                "clippy",
                "--quiet",
                "-p",
                "tierwise",
                "-p",
                "tierwise-worker",
                "-p",
                "tierwise-bench",
                "-p",
                "tierwise-shortlist-bench",
                "--target",
                "wasm32-unknown-unknown",
                "--",
                "-D",
                "warnings",
            ]))
        });
        part("what the files say", &contents);
    }
    if wanted("native") {
        part("native tests", &|| {
            tests(
                command("cargo")
                    .args([
                        "test",
                        "--workspace",
                        "--exclude",
                        "browser-tests",
                        "--no-fail-fast",
                    ])
                    .arg("--")
                    .args(filter),
            )
        });
    }
    if wanted("build") || (wanted("browser") && only.is_none()) {
        part("release build and budget", &|| {
            let built = bundle::build();
            if let Err(error) = &built {
                println!("FAILED: {error:#}");
            }
            Count::one(built.is_ok())
        });
    }
    if wanted("browser") {
        part("browser tests", &|| {
            // Two browsers at a time: each keeps a core busy. Three were no quicker.
            tests(
                command("cargo")
                    .args([
                        "test",
                        "-p",
                        "browser-tests",
                        "--no-fail-fast",
                        "--",
                        "--test-threads=2",
                    ])
                    .args(filter),
            )
        });
    }
    println!();
    for (name, count, seconds) in parts {
        println!(
            "{name:<28} {:>5} passed {:>3} failed {seconds:>5} s",
            count.passed, count.failed
        );
    }
    let skipped = if sum.skipped > 0 {
        format!(", {} skipped", sum.skipped)
    } else {
        String::new()
    };
    println!("\n{} passed, {} failed{skipped}", sum.passed, sum.failed);
    if sum.failed > 0 || sum.passed == 0 {
        bail!("the suite failed");
    }
    Ok(())
}

/// A command that counts as one test.
fn plain(command: &mut Command) -> Count {
    let good = crate::shell::run(command);
    if let Err(error) = &good {
        println!("FAILED: {error:#}");
    }
    Count::one(good.is_ok())
}

fn contents() -> Count {
    let mut count = Count::default();
    match content::check() {
        Ok(checks) => {
            for check in checks {
                count.add(Count::one(check.faults.is_empty()));
                let word = if check.faults.is_empty() {
                    "ok"
                } else {
                    "FAILED"
                };
                println!("{word}: {}", check.name);
                for fault in check.faults {
                    println!("   {fault}");
                }
            }
        }
        Err(error) => {
            println!("FAILED: {error:#}");
            count.add(Count::one(false));
        }
    }
    count
}

/// A `cargo test` run: its output passes through, its result lines are counted.
fn tests(command: &mut Command) -> Count {
    println!("$ {}", line(command));
    match counted(command) {
        Ok((count, good)) if good || count.failed > 0 => count,
        // It did not build, or a test binary died before its closing line.
        Ok((count, _)) => Count { failed: 1, ..count },
        Err(error) => {
            println!("FAILED: {error:#}");
            Count::one(false)
        }
    }
}

fn counted(command: &mut Command) -> Result<(Count, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo does not start")?;
    let mut count = Count::default();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            count.add(result_line(&line));
        }
    }
    Ok((count, child.wait()?.success()))
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
fn result_line(line: &str) -> Count {
    let Some((_, rest)) = line
        .trim()
        .strip_prefix("test result: ")
        .and_then(|l| l.split_once(". "))
    else {
        return Count::default();
    };
    let number = |word: &str| {
        rest.split(';')
            .filter_map(|part| part.trim().split_once(' '))
            .find(|(_, name)| *name == word)
            .and_then(|(n, _)| n.parse().ok())
            .unwrap_or(0)
    };
    Count {
        passed: number("passed"),
        failed: number("failed"),
        skipped: number("ignored"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_closing_line_of_a_test_run() {
        let line =
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out";
        let count = result_line(line);
        assert_eq!((count.passed, count.failed, count.skipped), (12, 2, 1));
        assert_eq!(result_line("test a ... ok").passed, 0);
    }
}
