//! Releases for tests of updates, made by changing a copy of the build.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::shell::files;

/// Puts a second release in the place of the first. Every name that says a content is another one, and no file of the
/// first release is left.
pub fn deploy_next(site: &Path) -> Result<()> {
    let mut old = Vec::new();
    for file in files(site)? {
        let name = file.strip_prefix(site)?.to_string_lossy().into_owned();
        old.push((name, fs::read(&file)?));
    }
    let hashes: BTreeSet<&str> = old
        .iter()
        .flat_map(|(name, _)| name.split(['-', '_', '.', '/']))
        .filter(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
        .collect();
    let renamed = |text: &str| {
        hashes.iter().fold(text.to_owned(), |text, hash| {
            text.replace(hash, &hash.chars().rev().collect::<String>())
        })
    };
    fs::remove_dir_all(site)?;
    for (name, bytes) in &old {
        let new = match String::from_utf8(bytes.clone()) {
            Ok(text) => renamed(&text)
                .replace("<html ", "<html data-release=\"2\" ")
                .into_bytes(),
            Err(_) => bytes.clone(),
        };
        let file = site.join(renamed(name));
        fs::create_dir_all(file.parent().context("a file is in a folder")?)?;
        fs::write(file, new)?;
    }
    xtask::offline::write(site)
}

/// Changes a byte of a file that no first visit needs. Gives back the file and what was in it.
pub fn corrupt(site: &Path) -> Result<(PathBuf, Vec<u8>)> {
    let file = files(site)?
        .into_iter()
        .find(|file| file.ends_with("workbook_bg.wasm"))
        .context("no workbook_bg.wasm")?;
    let good = fs::read(&file)?;
    let mut bad = good.clone();
    *bad.last_mut().context("it is empty")? ^= 1;
    fs::write(&file, bad)?;
    Ok((file, good))
}

/// Puts back what was there before [`corrupt`].
pub fn mend((file, good): &(PathBuf, Vec<u8>)) -> Result<()> {
    Ok(fs::write(file, good)?)
}

/// Does what docs/deploy.md says to do to be rid of the worker.
pub fn switch_off(site: &Path) -> Result<()> {
    fs::copy(site.join("sw-off.js"), site.join("sw.js"))?;
    Ok(())
}
