//! Makes scripts and styles smaller. Trunk's own way knows no option to leave names in modules alone.

use crate::shell::{command, files, run_quietly};
use anyhow::Result;
use std::path::Path;

/// Every script and stylesheet of the build, in place.
///
/// # Errors
/// When esbuild fails.
pub fn all(dist: &Path) -> Result<()> {
    for file in files(dist)? {
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or("");
        if ["js", "css"].contains(&extension) {
            run_quietly(
                command("esbuild")
                    .args([
                        "--minify",
                        "--charset=utf8",
                        "--target=es2022",
                        "--log-level=error",
                        "--allow-overwrite",
                    ])
                    .arg(format!("--outfile={}", file.display()))
                    .arg(&file),
            )?;
        }
    }
    Ok(())
}
