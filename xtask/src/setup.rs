//! Installs what is missing, and nothing else. Everything but Debian's browser packages and
//! Rust's WebAssembly target goes to `.tools/` in the checkout.

use crate::shell::{capture, command, run, run_quietly, which};
use anyhow::{Context, Result, bail};
use std::fs;

/// Newest Trunk that the installed Rust can build.
const TRUNK: &str = "0.21.14";
/// Drives Firefox. Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";
const WASM: &str = "wasm32-unknown-unknown";

/// What building and serving need.
///
/// # Errors
/// When something is missing and cannot be installed; the message has the line to type.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    // Trunk builds offline, so the crates of Cargo.lock must be there. Instant when they are.
    run_quietly(command("cargo").args(["fetch", "--quiet"]))
        .context("the crates of Cargo.lock cannot be had; type: cargo fetch")?;
    cargo_tool("trunk", "trunk", TRUNK, true)?;
    // Its own lock file names a crate version that is no longer to be had.
    cargo_tool(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &locked_version("wasm-bindgen")?,
        false,
    )?;
    npm_tools()
}

/// What browser tests, screenshots and measurements need on top.
///
/// # Errors
/// As [`for_build`].
pub fn for_browsers() -> Result<()> {
    for_build()?;
    debian(&[
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
    ])
}

/// What the whole test suite needs on top.
///
/// # Errors
/// As [`for_build`].
pub fn for_tests() -> Result<()> {
    for_browsers()?;
    cargo_tool("geckodriver", "geckodriver", GECKODRIVER, true)?;
    debian(&[
        ("firefox-esr", "firefox-esr"),
        ("WebKitWebDriver", "webkit2gtk-driver"),
        ("Xvfb", "xvfb"),
        // Opens what was saved, as its reader would.
        ("soffice", "libreoffice-calc-nogui"),
    ])?;
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if capture(command("cargo").args([subcommand, "--version"])).is_none() {
            println!("setup: installing the Rust component {component} (rustup)");
            run(command("rustup").args(["component", "add", component]))
                .with_context(|| format!("type: rustup component add {component}"))?;
        }
    }
    Ok(())
}

/// What fuzzing needs: libFuzzer is C++, and a crate builds it.
///
/// # Errors
/// As [`for_build`].
pub fn for_fuzzing() -> Result<()> {
    debian(&[("c++", "g++")])?;
    run_quietly(command("cargo").args(["fetch", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]))
        .context("the crates of fuzz/Cargo.lock cannot be had; type: cargo fetch --manifest-path fuzz/Cargo.toml")
}

fn wasm_target() -> Result<()> {
    let sysroot = capture(command("rustc").args(["--print", "sysroot"]))
        .context("rustc does not run; install Rust with rustup")?;
    let target = std::path::Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM);
    if target.is_dir() {
        return Ok(());
    }
    println!("setup: installing Rust's {WASM} target into the Rust toolchain (rustup)");
    run(command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("type: rustup target add {WASM}"))
}

/// The version of a crate in `Cargo.lock`.
///
/// # Errors
/// When the lock file is missing, broken, or has no such crate.
pub fn locked_version(name: &str) -> Result<String> {
    let file = crate::root().join("Cargo.lock");
    let text = fs::read_to_string(&file).context("Cargo.lock is missing; type: cargo metadata")?;
    let lock: toml::Table = text.parse().context("Cargo.lock does not parse")?;
    lock.get("package")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .find(|p| p.get("name").and_then(toml::Value::as_str) == Some(name))
        .and_then(|p| p.get("version").and_then(toml::Value::as_str))
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no crate {name}"))
}

fn cargo_tool(package: &str, binary: &str, version: &str, locked: bool) -> Result<()> {
    let tools = crate::tools();
    let file = tools.join("bin").join(binary);
    let installed = capture(std::process::Command::new(&file).arg("--version")).unwrap_or_default();
    if installed.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    println!(
        "setup: building {package} {version} from source into .tools/bin (some minutes, once)"
    );
    let build = tools.join("build");
    let mut install = command("cargo");
    install.args(["install", package, "--version", version, "--force"]);
    if locked {
        install.arg("--locked");
    }
    install.arg("--root").arg(&tools);
    // A tool that runs for a second need not be optimised for minutes.
    install
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    let lock = if locked { " --locked" } else { "" };
    run(&mut install).with_context(|| {
        format!("type: cargo install {package} --version {version}{lock} --root .tools")
    })?;
    let _ = fs::remove_dir_all(build);
    Ok(())
}

fn npm_tools() -> Result<()> {
    debian(&[("node", "nodejs"), ("npm", "npm")])?;
    let source = crate::root().join("xtask/npm");
    let place = crate::tools().join("npm");
    let lock = fs::read_to_string(source.join("package-lock.json"))
        .context("xtask/npm/package-lock.json is missing from the checkout")?;
    let stamp = place.join("installed.json");
    let complete = [
        "binaryen/bin/wasm-opt",
        "axe-core/axe.min.js",
        "esbuild/bin/esbuild",
        "lighthouse/cli/index.js",
        "papaparse/papaparse.min.js",
        "highs/build/highs.wasm",
    ]
    .iter()
    .all(|file| place.join("node_modules").join(file).is_file());
    if complete && fs::read_to_string(&stamp).is_ok_and(|kept| kept == lock) {
        return Ok(());
    }
    println!(
        "setup: installing wasm-opt, esbuild, axe-core, Lighthouse, PapaParse and HiGHS into .tools/npm (npm)"
    );
    fs::create_dir_all(&place)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), place.join(file))?;
    }
    // No install scripts: they would download browsers from hosts outside the registry.
    run(command("npm").current_dir(&place).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))
    .context("type: cd .tools/npm && npm ci --ignore-scripts")?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// Installs the Debian packages whose program is missing.
fn debian(needed: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<&str> = needed
        .iter()
        .filter(|(program, _)| which(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand = format!("type: sudo apt-get update && sudo apt-get install -y {packages}");
    if which("apt-get").is_none() {
        bail!(
            "{packages} missing and this is no Debian; install them so that they are on the PATH"
        );
    }
    let root = capture(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root {
        bail!("{packages} missing; {by_hand}");
    }
    println!("setup: installing {packages} into the system (Debian packages)");
    run(command("apt-get").args(["update", "-qq"])).with_context(|| by_hand.clone())?;
    run(command("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(&missing))
    .context(by_hand)
}
