//! Running other programs, with errors that say which line failed.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command started at the top of the checkout, with the installed tools first on its `PATH`.
#[must_use]
pub fn command(program: &str) -> Command {
    let tools = crate::tools();
    let mut path = vec![tools.join("bin"), tools.join("npm/node_modules/.bin")];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let mut command = Command::new(program);
    command.current_dir(crate::root());
    if let Ok(joined) = std::env::join_paths(path) {
        command.env("PATH", joined);
    }
    // The message says what went wrong; a trace of the harness only buries it.
    command.env("RUST_BACKTRACE", "0");
    command
}

/// The command as a person would type it.
#[must_use]
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Says what is run, runs it, and fails when it fails.
///
/// # Errors
/// When the program cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", line(command));
    run_quietly(command)
}

/// As [`run`], without saying what is run.
///
/// # Errors
/// As [`run`].
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let said = line(command);
    let status = command
        .status()
        .with_context(|| format!("could not start: {said}"))?;
    if !status.success() {
        bail!("failed: {said}");
    }
    Ok(())
}

/// Runs quietly and gives back what was printed; `None` when it could not run or failed.
#[must_use]
pub fn capture(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Where a program lies on the `PATH`.
#[must_use]
pub fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Every file under a folder, sorted by path.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
