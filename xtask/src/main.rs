//! `cargo xtask`: everything a person does with this checkout.

use anyhow::{Context, Result, bail};
use std::process::ExitCode;
use xtask::{bundle, fuzz, measure, server::Server, setup, split, suite};

const HELP: &str = "\
cargo xtask setup                install what is missing (all commands below do so too)
cargo xtask serve [--port N]     build the page and serve it (port 8080)
            serve --watch        Trunk's development server: rebuilds on every change
cargo xtask build                release build in dist/, compressed sizes, budget
cargo xtask test                 everything: format, lints, native tests, build, browser tests
            test --only PART     one part: lint, native, build or browser
            test --only PART -- NAME   only tests with NAME in their name
cargo xtask bench                time of one recomputed advice, and of tasks while typing, in Chromium
cargo xtask bench-roster [FILE]  the roster beside PapaParse, in Chromium
cargo xtask bench-workbook [FILE]  a workbook of 100,000 rows, in Chromium
cargo xtask bench-shortlist [--runs N]  short lists beside HiGHS, in Node.js (7 runs each: up to half an hour)
cargo xtask lighthouse           Lighthouse scores of the release build, mobile preset
cargo xtask screens [PAGE...]    screenshots of every page in target/screens/
cargo xtask fuzz [MINUTES [TARGET...]]  inputs found by coverage for all that reads files and stores, each for so long

bench, bench-roster, bench-workbook, lighthouse and screens take --built to use dist/ as it is.

What setup installs, and where:
  Rust's WebAssembly target      into the Rust toolchain, with rustup
  Trunk and wasm-bindgen         into .tools/bin, built from source (about ten minutes, once)
  wasm-opt, esbuild, axe-core, Lighthouse, PapaParse, HiGHS into .tools/npm, with npm
  geckodriver, for Firefox       into .tools/bin, built from source (two minutes, once; tests only)
  Chromium and its driver        into the system, as Debian packages (tests and figures only)
  Firefox, WebKitGTK, Xvfb       into the system, as Debian packages (tests only)
  A C++ compiler                 into the system, as a Debian package (fuzzing only)
Deleting .tools/ and target/ undoes all but the first and the Debian packages.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let (verb, rest) = args
        .split_first()
        .map_or(("", args), |(v, r)| (v.as_str(), r));
    match verb {
        "setup" => {
            setup::for_tests()?;
            println!("setup: everything is there");
            Ok(())
        }
        "serve" => serve(rest),
        "build" => {
            setup::for_build()?;
            bundle::build()
        }
        "test" => {
            let (ours, filter) = match rest.iter().position(|arg| arg == "--") {
                Some(at) => (&rest[..at], &rest[at + 1..]),
                None => (rest, &[][..]),
            };
            suite::test(option(ours, "--only").as_deref(), filter)
        }
        "split" => split::split(),
        "bench" => measure::bench(rest),
        "bench-roster" => measure::bench_roster(rest),
        "bench-workbook" => measure::bench_workbook(rest),
        "bench-shortlist" => measure::bench_shortlist(option(rest, "--runs").as_deref()),
        "screens" => measure::screens(rest),
        "fuzz" => fuzz::fuzz(rest),
        "lighthouse" => measure::lighthouse(rest),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command {other}; type: cargo xtask --help"),
    }
}

fn serve(args: &[String]) -> Result<()> {
    let port = option(args, "--port").unwrap_or_else(|| "8080".to_owned());
    let port: u16 = port
        .parse()
        .with_context(|| format!("{port} is no port; type: cargo xtask serve --port 8080"))?;
    setup::for_build()?;
    if args.iter().any(|arg| arg == "--watch") {
        return bundle::trunk(
            "serve",
            &["--port", &port.to_string(), "--dist", "target/watch"],
        );
    }
    bundle::build_to_look_at()?;
    let server = Server::start(&xtask::dist(), "/", port)?;
    println!("Tierwise is at {}  (Ctrl-C stops it)", server.url());
    server.wait();
    Ok(())
}

/// The word after an option.
fn option(args: &[String], name: &str) -> Option<String> {
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1).cloned()
}
