//! Puts the scripts that every visit begins with into a folder named after their content. Then the name of every file but
//! the page itself says what is in it, and files of two versions cannot be taken for each other.

use crate::split::hash;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// They know each other by these names.
const SCRIPTS: [&str; 5] = ["early.js", "boot.js", "warm.js", "offline.js", "focus.js"];

/// Moves the scripts and tells the page where they are.
///
/// # Errors
/// When Trunk left none.
pub fn place(staging: &Path) -> Result<()> {
    let mut content = Vec::new();
    for name in SCRIPTS {
        content.extend(fs::read(staging.join(name)).with_context(|| format!("{name} is missing"))?);
    }
    let folder = format!("start-{:016x}", hash(&content));
    fs::create_dir_all(staging.join(&folder))?;
    let index = staging.join("index.html");
    let mut page = fs::read_to_string(&index)?;
    for name in SCRIPTS {
        fs::rename(staging.join(name), staging.join(&folder).join(name))?;
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{folder}/{name}\""));
    }
    ensure!(
        page.matches(&folder).count() == 2,
        "index.html does not ask for early.js and boot.js; see xtask/src/start.rs"
    );
    fs::write(index, page)?;
    Ok(())
}
